"""Reporting periods: '2026', '2026-H1', '2026-9M', '2026-Q3'."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_MONTHS = {
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
    "9M": (1, 9),
}
_PATTERN = re.compile(r"(?P<year>20\d\d)(?:-(?P<part>Q[1-4]|H[12]|9M))?")


class PeriodKind(StrEnum):
    """The rhythms of reporting that Nghị định 09/2019/NĐ-CP, Điều 12 and provincial practice know."""

    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class WindowDays:
    """Between which days the figures of a period are gathered.

    Nghị định 09/2019/NĐ-CP, Điều 12: from the 15th of the month before the period to the 14th of its last month
    (the year: 15/12 of the year before to 14/12). ``calendar`` takes the calendar days of the period instead.
    """

    opens: int = 15
    closes: int = 14
    calendar: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day of the figures of a period, both inclusive."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One reporting period; ``str()`` gives the key it is written with everywhere."""

    year: int
    part: str = ""

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a key such as '2026' or '2026-Q3'; raise ValueError for anything else."""
        match = _PATTERN.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        return cls(int(match["year"]), match["part"] or "")

    @property
    def kind(self) -> PeriodKind:
        """The rhythm this period belongs to."""
        if not self.part:
            return PeriodKind.YEAR
        if self.part == "9M":
            return PeriodKind.NINE_MONTHS
        return PeriodKind.QUARTER if self.part.startswith("Q") else PeriodKind.HALF_YEAR

    @property
    def first_day(self) -> date:
        """The first calendar day of the period."""
        return date(self.year, _MONTHS.get(self.part, (1, 12))[0], 1)

    @property
    def last_day(self) -> date:
        """The last calendar day of the period."""
        month = _MONTHS.get(self.part, (1, 12))[1]
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def year_before(self) -> Period:
        """The same period of the year before (cùng kỳ năm trước)."""
        return Period(self.year - 1, self.part)

    def window(self, days: WindowDays = WindowDays()) -> Window:
        """The days whose figures belong to the period."""
        if days.calendar:
            return Window(self.first_day, self.last_day)
        month_before = self.first_day - timedelta(days=1)
        return Window(month_before.replace(day=days.opens), self.last_day.replace(day=days.closes))

    def __str__(self) -> str:
        return f"{self.year}-{self.part}" if self.part else str(self.year)
