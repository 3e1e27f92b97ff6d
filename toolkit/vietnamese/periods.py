"""Stretches of time named in Vietnamese text: days, months, quarters, halves, years, with both ends."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class SpanKind(StrEnum):
    """The unit of time a text names; ``STRETCH`` is several at once ('Quý I, II', '6 tháng đầu năm')."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    STRETCH = "stretch"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time named at ``text[begin:end]``, from its first to its last day, both included."""

    begin: int
    end: int
    kind: SpanKind
    first: date
    last: date

    def covers(self, text: str) -> bool:
        """Whether the whole text is this one stretch of time."""
        return self.begin == 0 and self.end == len(text)


_YEAR = r"(?P<year>(?:19|20|21)\d{2})(?![\d/]|\.\d)"
_TO_YEAR = r"\s*(?:[/.,-]\s*(?:năm\s*)?|\s(?:của\s+)?năm\s*)"
_MORE = r"(?:\s*(?:[-–—,;&]|và|đến|tới|\+)\s*"
_ROMAN = r"(?:IV|I{1,3}|[1-4])(?![^\W_])"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_HALVES = {"đầu": (1, 6), "cuối": (7, 12)}
_START = r"(?<![^\W_])(?<!\d[./-])"
# A year may follow a year ('2023-2030') but not the rest of a date that was no date ('31-02-2026').
_YEAR_START = r"(?<![^\W_])(?<!/)(?<!/ )(?<!\d[.])(?<!(?<!\d)\d-)(?<!(?<!\d)\d\d-)"

_DAY_SIGNS = (
    rf"{_START}(?:ngày\s*)?(?P<day>\d{{1,2}})\s?(?P<sign>[/.-])\s?(?P<month>\d{{1,2}})\s?(?P=sign)\s?{_YEAR}"
)
_DAY_WORDS = (
    rf"{_START}(?:ngày\s*)?(?P<day>\d{{1,2}})\s*(?:tháng\s*|/)(?P<month>\d{{1,2}})"
    rf"(?:\s*/|\s*,?\s*năm)\s*{_YEAR}"
)
_HALF = rf"{_START}(?:(?:0?6|sáu)\s+tháng|nửa)\s+(?P<half>đầu|cuối)\s+(?:của\s+)?(?:năm\s*)?{_YEAR}"
_FIRST_MONTHS = rf"{_START}(?P<count>0?3|0?9|ba|chín)\s+tháng\s+đầu\s+(?:của\s+)?(?:năm\s*)?{_YEAR}"
_QUARTERS = (
    rf"{_START}(?:qu(?:ý|úy|í|úi)\s*|Q\.?\s?)"
    rf"(?P<list>{_ROMAN}{_MORE}(?:qu[ýí]\s*|Q\.?)?{_ROMAN})*){_TO_YEAR}{_YEAR}"
)
_MONTHS = (
    rf"{_START}(?:tháng\s*|T\.?\s?)"
    rf"(?P<list>{_MONTH}{_MORE}(?:tháng\s*|T\.?)?{_MONTH})*){_TO_YEAR}{_YEAR}"
)
_BARE_MONTH = rf"{_START}(?P<list>{_MONTH})\s?/\s?{_YEAR}"
_WHOLE_YEAR = rf"{_YEAR_START}(?:năm\s*)?{_YEAR}"

_ROMAN_VALUES = {"I": 1, "II": 2, "III": 3, "IV": 4}
_NUMERAL = re.compile(r"IV|I{1,3}|\d+", re.IGNORECASE)


def find_spans(text: str) -> tuple[Span, ...]:
    """All stretches of time in the text, in order and without overlap; impossible dates are passed over."""
    found: list[Span] = []
    for pattern, reader in _READERS:
        for match in pattern.finditer(text):
            span = reader(match)
            if span is not None and all(span.end <= old.begin or span.begin >= old.end for old in found):
                found.append(span)
    return tuple(sorted(found, key=lambda span: span.begin))


def month_span(year: int, first: int, last: int) -> tuple[date, date]:
    """First day of one month and last day of another month of the same year."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def day_before(day: date) -> date:
    """'Trước ngày 30/11' still counts the 29th and no longer the 30th."""
    return day - timedelta(days=1)


def _of(match: re.Match[str], kind: SpanKind, ends: tuple[date, date]) -> Span:
    return Span(match.start(), match.end(), kind, *ends)


def _day(match: re.Match[str]) -> Span | None:
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return _of(match, SpanKind.DAY, (day, day))


def _half(match: re.Match[str]) -> Span:
    return _of(match, SpanKind.STRETCH, month_span(int(match["year"]), *_HALVES[match["half"].lower()]))


def _first_months(match: re.Match[str]) -> Span:
    months = 3 if match["count"].lstrip("0").lower() in {"3", "ba"} else 9
    return _of(match, SpanKind.STRETCH, month_span(int(match["year"]), 1, months))


def _numerals(text: str) -> list[int]:
    return [_ROMAN_VALUES.get(found.upper()) or int(found) for found in _NUMERAL.findall(text)]


def _quarters(match: re.Match[str]) -> Span | None:
    numbers = _numerals(match["list"])
    if numbers != sorted(set(numbers)):
        return None
    kind = SpanKind.QUARTER if len(numbers) == 1 else SpanKind.STRETCH
    return _of(match, kind, month_span(int(match["year"]), 3 * numbers[0] - 2, 3 * numbers[-1]))


def _months(match: re.Match[str]) -> Span | None:
    numbers = _numerals(match["list"])
    if numbers != sorted(set(numbers)):
        return None
    kind = SpanKind.MONTH if len(numbers) == 1 else SpanKind.STRETCH
    return _of(match, kind, month_span(int(match["year"]), numbers[0], numbers[-1]))


def _year(match: re.Match[str]) -> Span:
    return _of(match, SpanKind.YEAR, month_span(int(match["year"]), 1, 12))


# The order matters: a day must be taken before the month and year inside it.
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reader)
    for pattern, reader in (
        (_DAY_SIGNS, _day),
        (_DAY_WORDS, _day),
        (_HALF, _half),
        (_FIRST_MONTHS, _first_months),
        (_QUARTERS, _quarters),
        (_MONTHS, _months),
        (_BARE_MONTH, _months),
        (_WHOLE_YEAR, _year),
    )
)
