"""The page for leaders as values: the tables of the consolidated workbook, and what its charts draw.

Every figure is one of the workbook's: the page chooses and arranges, it computes nothing of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from toolkit.model.register import Task
from toolkit.model.results import ReturnsBy, TaskAssessment
from toolkit.reporting.workbook_agencies import contributions_sheet, returns_sheet
from toolkit.reporting.workbook_groups import NO_DISTRICT, NO_LEADER, districts_sheet
from toolkit.reporting.workbook_input import Names, WorkbookInput
from toolkit.reporting.workbook_layout import (
    CONTRIBUTIONS,
    RETURNS,
    SERIES,
    Column,
)
from toolkit.reporting.workbook_measures import conflicts_sheet, measures_sheet, verdict_text
from toolkit.reporting.workbook_overview import Overview, overview_of
from toolkit.reporting.workbook_series import series_of, series_sheet
from toolkit.reporting.workbook_tables import Cell, Row, RowKind, Sheet, Spark, state_label
from toolkit.reporting.workbook_tasks import extensions_sheet, overdue_sheet, tasks_sheet
from toolkit.vietnamese.text import ascii_key

_HIDDEN = frozenset({"TT", "Sản phẩm", "Ngày trình", "Ngày ban hành", "Kế hoạch, mục"})
"""Columns of the list of tasks that a leader looks up in the workbook."""
_MEASURES_HIDDEN = frozenset({"TT", "Ngày số liệu", "Nguồn, giải trình", "Mức độ số liệu"})


@dataclass(frozen=True, slots=True)
class Facets:
    """What a task is filtered by; ``words`` are those of its row as they are searched, without marks."""

    plan: str
    section: str
    state: str
    leaders: tuple[str, ...]
    agencies: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Reach:
    """A measure beside the plan of the year; ``share`` in percent of that figure, ``plan`` the decision it is of."""

    name: str
    plan: str
    share: Decimal
    verdict: str


@dataclass(frozen=True, slots=True)
class Returned:
    """Agencies of a kind or a former district: how many sent in time, late, not at all."""

    label: str
    on_time: int
    late: int
    missing: int


@dataclass(frozen=True, slots=True)
class Point:
    """A year of a measure: what was reached (or was the base, where ``base``), and what was planned."""

    year: int
    value: Decimal | None
    plan: Decimal | None
    base: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A measure over the years, with the words of its targets."""

    key: str
    name: str
    unit: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page. ``facets`` go with the rows of ``tasks`` that are no headings, in their order."""

    overview: Overview
    conflicts: Sheet
    tasks: Sheet
    facets: tuple[Facets, ...]
    overdue: Sheet
    measures: Sheet
    reaches: tuple[Reach, ...]
    series: Sheet
    lines: tuple[Line, ...]
    returns: Sheet
    kinds: tuple[Returned, ...]
    districts: Sheet
    by_district: tuple[Returned, ...]
    extensions: Sheet
    contributions: Sheet
    code: str
    sample: bool


def page_of(given: WorkbookInput) -> Page:
    """The page from what the workbook is made from."""
    names = Names(given.register)
    overview = overview_of(given, names)
    tasks = tasks_sheet(given, names)
    consolidation = given.consolidation
    return Page(
        overview=overview,
        conflicts=conflicts_sheet(given, names),
        tasks=without(tasks, _HIDDEN),
        facets=tuple(_facets(one, names) for one in consolidation.tasks),
        overdue=without(overdue_sheet(given, names), {"TT"}),
        measures=without(measures_sheet(given, names), _MEASURES_HIDDEN),
        reaches=_reaches(given, names),
        series=without(series_sheet(given, names), {"TT", SERIES.columns[3].heading}),
        lines=_lines(given, names),
        returns=without(returns_sheet(given, names), {"TT", RETURNS.columns[10].heading}),
        kinds=tuple(Returned(one.label, one.on_time, one.late, one.missing) for one in overview.returns),
        districts=without(districts_sheet(given, names), {"TT"}),
        by_district=_by_district(given),
        extensions=without(extensions_sheet(given, names), {"TT"}),
        contributions=without(contributions_sheet(given, names), {"TT", CONTRIBUTIONS.columns[5].heading}),
        code=consolidation.state_hash,
        sample=consolidation.sample,
    )


def without(sheet: Sheet, headings: Iterable[str]) -> Sheet:
    """A sheet without the columns of these headings; headings over groups stay as they are."""
    gone = frozenset(headings)
    shown = [index for index, column in enumerate(sheet.layout.columns) if column.heading not in gone]
    rows = tuple(
        row if row.kind is RowKind.SECTION else replace(row, cells=tuple(_cells(row, shown)))
        for row in sheet.rows
    )
    columns: Sequence[Column] = [sheet.layout.columns[index] for index in shown]
    return Sheet(replace(sheet.layout, columns=tuple(columns)), rows)


def _cells(row: Row, shown: Iterable[int]) -> Iterator[Cell]:
    for index in shown:
        cell = row.cells[index] if index < len(row.cells) else None
        yield None if isinstance(cell, Spark) else cell


def _facets(assessment: TaskAssessment, names: Names) -> Facets:
    task = names.tasks[assessment.key]
    done = 0 < assessment.expected == assessment.done
    leaders = tuple(f"{leader.role} {leader.name}".strip() for leader in task.leaders) or (NO_LEADER,)
    return Facets(
        plan=names.plans.get(task.plan, task.plan),
        section=names.section(task),
        state=state_label(assessment.state, done),
        leaders=leaders,
        agencies=task.leads,
        words=ascii_key(" ".join(_words(task, assessment))),
    )


def _words(task: Task, assessment: TaskAssessment) -> Iterable[str]:
    yield from (task.key, task.title, task.product or "", *task.leads)
    for line in assessment.lines:
        yield from (line.document or "", line.reason or "")


def _reaches(given: WorkbookInput, names: Names) -> tuple[Reach, ...]:
    """Measures that have a plan of the year and a figure, in order of the master."""
    return tuple(
        Reach(measure.name, names.plans.get(measure.plan, measure.plan), one.year_share, verdict_text(one))
        for one in given.consolidation.measures
        if one.year_share is not None
        for measure in [names.measures[one.key]]
    )


def _lines(given: WorkbookInput, names: Names) -> tuple[Line, ...]:
    """Measures with figures of at least two years: one year is no line."""
    return tuple(
        Line(
            one.key,
            names.measures[one.key].name,
            names.measures[one.key].unit or "",
            tuple(Point(point.year, point.value, point.plan, point.base) for point in one.points),
        )
        for one in series_of(given)
        if one.values > 1
    )


def _by_district(given: WorkbookInput) -> tuple[Returned, ...]:
    groups = [one for one in given.consolidation.returns if one.by is ReturnsBy.DISTRICT and one.expected]
    # Without a due date nobody is late, so whoever has sent something is drawn as in time.
    return tuple(
        Returned(one.key or NO_DISTRICT, one.received - one.late, one.late, one.expected - one.received)
        for one in groups
    )
