"""Measures over the years: what is known of each year, beside the plan of the year, as values and as a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from toolkit.model.period import Period, PeriodKind
from toolkit.model.register import FigureKind, YearFigure
from toolkit.model.results import MeasureAssessment
from toolkit.reporting.workbook_input import Names, WorkbookInput
from toolkit.reporting.workbook_layout import SERIES, Column, ColumnKind, SheetLayout
from toolkit.reporting.workbook_tables import Cell, Row, Sheet, Spark, joined, section


@dataclass(frozen=True, slots=True)
class YearPoint:
    """One year of a measure: what was reached and what was planned, either of them None where nobody gave it.

    ``base`` tells that the value is the base a person typed, not a result of the year.
    """

    year: int
    value: Decimal | None
    plan: Decimal | None
    base: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """A measure over the years in order; only years of which something is known are there."""

    key: str
    points: tuple[YearPoint, ...]

    @property
    def values(self) -> int:
        """How many years have a value: a line needs two."""
        return sum(point.value is not None for point in self.points)


def series_of(given: WorkbookInput) -> tuple[Series, ...]:
    """Every measure over the years up to that of the period, in order of the consolidation.

    The result of the period counts for its year only when the period is a year; a part of a year is no year.
    """
    period = Period.parse(given.consolidation.period)
    figures: dict[str, list[YearFigure]] = {}
    for figure in given.register.figures:
        if figure.year <= period.year:
            figures.setdefault(figure.measure, []).append(figure)
    return tuple(_series(one, figures.get(one.key, []), period) for one in given.consolidation.measures)


def _series(measure: MeasureAssessment, figures: list[YearFigure], period: Period) -> Series:
    known = {(figure.kind, figure.year): figure.value for figure in figures}
    if period.kind is PeriodKind.YEAR:
        past = ((Period.parse(point.period).year, point.value) for point in measure.series)
        known |= {(FigureKind.ACTUAL, year): value for year, value in past}
        if measure.value is not None:
            known[FigureKind.ACTUAL, period.year] = measure.value
    points = []
    for year in sorted({year for _, year in known}):
        actual = known.get((FigureKind.ACTUAL, year))
        base = known.get((FigureKind.BASE, year)) if actual is None else None
        value = base if actual is None else actual
        points.append(YearPoint(year, value, known.get((FigureKind.PLAN, year)), base is not None))
    return Series(measure.key, tuple(points))


def series_sheet(given: WorkbookInput, names: Names) -> Sheet:
    """Measures of which at least one year is known, a column a year and a small line beside them."""
    found = [one for one in series_of(given) if one.values]
    years = sorted({p.year for one in found for p in one.points if p.value is not None})
    targets = {one.key: one.targets for one in given.consolidation.measures}
    rows: list[Row] = []
    heading = ""
    for one in found:
        measure = names.measures[one.key]
        if names.section(measure) != heading:
            heading = names.section(measure)
            rows.append(section(heading))
        by_year = {point.year: point for point in one.points}
        plan = one.points[-1].plan if one.points else None
        rows.append(
            Row(
                (
                    measure.no or "",
                    measure.name,
                    measure.unit,
                    *_values(by_year, years),
                    Spark(_FIRST_YEAR, _FIRST_YEAR + len(years) - 1) if one.values > 1 else None,
                    plan,
                    joined(target.text for target in targets[one.key]),
                    measure.key,
                )
            )
        )
    return Sheet(_layout(years), tuple(rows))


_FIRST_YEAR = 3
"""The column of the first year."""


def _values(by_year: dict[int, YearPoint], years: Iterable[int]) -> list[Cell]:
    return [by_year[year].value if year in by_year else None for year in years]


def _layout(years: list[int]) -> SheetLayout:
    """The declared layout with a column a year after its first three."""
    columns = SERIES.columns
    added = (Column(f"Năm {year}", 12, ColumnKind.NUMBER) for year in years)
    return SheetLayout(
        SERIES.name, SERIES.title, SERIES.empty, (*columns[:_FIRST_YEAR], *added, *columns[_FIRST_YEAR:])
    )
