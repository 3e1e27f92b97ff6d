"""Stretches of time named in Vietnamese text: days, months, quarters, halves, years, with both ends."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from toolkit.vietnamese import period_words as words


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


_NUMERAL = re.compile(
    r"IV|I{1,3}|[\u2160-\u2163]|\d+|mười một|mười hai|mười|một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín",
    re.IGNORECASE,
)
_WITHOUT_YEAR = re.compile(words.WITHOUT_YEAR, re.IGNORECASE)
_THIS_YEAR = re.compile(words.THIS_YEAR, re.IGNORECASE)


def find_spans(text: str) -> tuple[Span, ...]:
    """All stretches of time in the text, in order and without overlap; impossible dates are passed over."""
    line, found = words.plain_signs(text), list[Span]()
    for pattern, reader in _READERS:
        for match in pattern.finditer(line):
            span = reader(match)
            if span is not None and all(span.end <= old.begin or span.begin >= old.end for old in found):
                found.append(span)
    return tuple(sorted(found, key=lambda span: span.begin))


def around(text: str, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """The words before, between and after the stretches of time: one text more than there are stretches."""
    edges = [0, *(edge for span in spans for edge in (span.begin, span.end)), len(text)]
    return tuple(text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2))


def parts_of_year(text: str) -> str | None:
    """From the first to the last day, month, quarter or half without a year that the text names, as written."""
    found = list(_WITHOUT_YEAR.finditer(words.plain_signs(text)))
    return text[found[0].start() : found[-1].end()] if found else None


def complete(text: str, year: int) -> str:
    """The text with the year put to each day, month, quarter or half that has none."""
    spans = find_spans(text)
    pieces = [_complete(piece, year) for piece in around(text, spans)]
    kept = [text[span.begin : span.end] for span in spans]
    return "".join(piece + span for piece, span in zip(pieces, [*kept, ""], strict=True))


def month_span(year: int, first: int, last: int) -> tuple[date, date]:
    """First day of one month and last day of another month of the same year."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def day_before(day: date) -> date:
    """'Trước ngày 30/11' still counts the 29th and no longer the 30th."""
    return day - timedelta(days=1)


def _complete(text: str, year: int) -> str:
    line = _WITHOUT_YEAR.sub(
        lambda found: f"{found[0]}{' ' if found[0].lower().endswith('năm') else '/'}{year}",
        words.plain_signs(text),
    )
    return _THIS_YEAR.sub(lambda found: f"{found[0]} {year}", line)


def _year_of(match: re.Match[str]) -> int:
    short = match.groupdict().get("short")
    return int(match["year"]) if short is None else 2000 + int(short)


def _of(match: re.Match[str], kind: SpanKind, ends: tuple[date, date]) -> Span:
    return Span(match.start(), match.end(), kind, *ends)


def _day(match: re.Match[str]) -> Span | None:
    try:
        day = date(_year_of(match), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return _of(match, SpanKind.DAY, (day, day))


def _days(match: re.Match[str]) -> Span | None:
    year, last_month = _year_of(match), int(match["last_month"])
    try:
        first = date(year, int(match["month"] or last_month), int(match["day"]))
        last = date(year, last_month, int(match["last_day"]))
    except ValueError:
        return None
    return _of(match, SpanKind.STRETCH, (first, last)) if first < last else None


def _some_months(match: re.Match[str]) -> Span:
    months = words.numeral(match["count"]) if match["count"] else 6
    ends = (1, months) if match["end"].lower() == "đầu" else (13 - months, 12)
    return _of(match, SpanKind.STRETCH, month_span(_year_of(match), *ends))


def _listed(text: str) -> list[int] | None:
    """The numbers of a list, or None when they do not rise."""
    numbers = [words.numeral(found) for found in _NUMERAL.findall(text)]
    return numbers if numbers == sorted(set(numbers)) else None


def _quarters(match: re.Match[str]) -> Span | None:
    numbers = _listed(match["quarters"])
    if numbers is None:
        return None
    kind = SpanKind.QUARTER if len(numbers) == 1 else SpanKind.STRETCH
    return _of(match, kind, month_span(_year_of(match), 3 * numbers[0] - 2, 3 * numbers[-1]))


def _months(match: re.Match[str]) -> Span | None:
    numbers = _listed(match["months"])
    if numbers is None:
        return None
    kind = SpanKind.MONTH if len(numbers) == 1 else SpanKind.STRETCH
    return _of(match, kind, month_span(_year_of(match), numbers[0], numbers[-1]))


def _year(match: re.Match[str]) -> Span:
    return _of(match, SpanKind.YEAR, month_span(_year_of(match), 1, 12))


# The order matters: a day must be taken before the month and year inside it.
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reader)
    for pattern, reader in (
        (words.YEAR_FIRST, _day),
        (words.DAYS, _days),
        (words.DAY_SIGNS, _day),
        (words.DAY_WORDS, _day),
        (words.SOME_MONTHS, _some_months),
        (words.QUARTERS, _quarters),
        (words.YEAR_QUARTER, _quarters),
        (words.MONTHS, _months),
        (words.SHORT_MONTHS, _months),
        (words.SPELLED_MONTH, _months),
        (words.BARE_MONTH, _months),
        (words.WHOLE_YEAR, _year),
    )
)
