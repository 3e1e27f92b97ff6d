"""Dates as Vietnamese text writes them, always day first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from toolkit.vietnamese.periods import find_spans
from toolkit.vietnamese.text import squeeze

# Longer texts are prose or an accident; reading them would only cost time.
_LONGEST = 200
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


class DateDoubt(StrEnum):
    """Why a text gives no date."""

    NONE = "none"
    NOT_A_DATE = "not_a_date"
    IMPOSSIBLE = "impossible"
    MONTH_FIRST = "month_first"
    NO_YEAR = "no_year"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date read from text. ``alternative`` is what the text might mean where ``value`` is None:

    the last day of a period ('Quý II/2026'), or the only reading of '9/25/2026', month first.
    """

    value: date | None
    alternative: date | None = None
    doubt: DateDoubt = DateDoubt.NONE


_TIME = r"(?:[T ]\s?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?"
_DAY_FIRST = re.compile(
    rf"(?:ngày\s*)?(?P<day>\d{{1,2}})\s?(?P<sign>[/.-])\s?(?P<month>\d{{1,2}})\s?(?P=sign)\s?"
    rf"(?P<year>\d{{4}}|\d{{2}}){_TIME}",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})(?P<sign>[/.-])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}}){_TIME}"
)
_IN_WORDS = re.compile(
    r"(?:[^\d,]+,\s*)?(?:ngày\s*)?(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})[\s,]*(?:năm\s*)?(?P<year>\d{4})",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(r"(?:ngày\s*)?\d{1,2}\s?(?:[/.-]|tháng)\s?\d{1,2}", re.IGNORECASE)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))


def read_date(text: str) -> DateReading:
    """Read one date; a two-digit year is of this century. A period or an impossible date has no value."""
    line = squeeze(text).translate(_DASHES).rstrip(" .,;").strip()
    if len(line) > _LONGEST:
        return DateReading(None, doubt=DateDoubt.NOT_A_DATE)
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _IN_WORDS):
        match = pattern.fullmatch(line)
        if match is not None:
            return _from_numbers(match["day"], match["month"], match["year"], pattern is _DAY_FIRST)
    if _NO_YEAR.fullmatch(line):
        return DateReading(None, doubt=DateDoubt.NO_YEAR)
    spans = find_spans(line)
    if len(spans) == 1 and spans[0].covers(line):
        return DateReading(None, spans[0].last, DateDoubt.PERIOD)
    return DateReading(None, doubt=DateDoubt.NOT_A_DATE)


def format_date(value: date) -> str:
    """'09/8/2021', '24/01/2025': the day has two digits, the month only for 1 and 2 (NĐ 30/2020/NĐ-CP)."""
    return f"{value.day:02d}/{_month(value)}/{value.year}"


def format_date_long(value: date) -> str:
    """'ngày 07 tháng 01 năm 2026', padded as in ``format_date`` (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.4)."""
    return f"ngày {value.day:02d} tháng {_month(value)} năm {value.year}"


def _month(value: date) -> str:
    return f"{value.month:02d}" if value.month <= 2 else str(value.month)


def _from_numbers(day: str, month: str, year: str, may_swap: bool) -> DateReading:
    full_year = int(year) + 2000 if len(year) == 2 else int(year)
    value = _date(full_year, int(month), int(day))
    if value is not None:
        return DateReading(value)
    swapped = _date(full_year, int(day), int(month)) if may_swap else None
    return DateReading(None, swapped, DateDoubt.MONTH_FIRST if swapped else DateDoubt.IMPOSSIBLE)


def _date(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
