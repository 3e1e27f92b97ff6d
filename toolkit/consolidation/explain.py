"""Where a figure comes from: from a key back to the cells it was typed in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from toolkit.consolidation.explain_counts import counted, counted_in_group
from toolkit.consolidation.export import target_record
from toolkit.consolidation.plain import plain, plain_or_none
from toolkit.model.results import (
    Consolidation,
    DataPoint,
    LineAssessment,
    MeasureAssessment,
    SourceCell,
    TargetAssessment,
    TaskAssessment,
    TaskState,
)


class TraceKind(StrEnum):
    """A record tells either something computed, or a value as it was typed."""

    COMPUTED = "computed"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Trace:
    """One step back. ``item`` is a task, measure or total; ``agency`` None concerns all agencies.

    ``field`` is a field of the form for typed values, a name of the export for computed ones. ``source`` is
    None for computed values and for figures that a decision set.
    """

    kind: TraceKind
    item: str
    agency: str | None
    field: str
    value: str
    provisional: bool = False
    source: SourceCell | None = None


def explain(consolidation: Consolidation, key: str) -> tuple[Trace, ...]:
    """Trace a key; empty for a key that is not known.

    ``key`` is a task or measure ('557-2023/II.5'), a task or measure with an agency and optionally a field
    ('557-2023/II.5 STC status'), an agency ('STC': all it sent) with optionally a field or a state ('STC
    highlights', 'STC overdue': its lines counted), or a count (see ``explain_counts``: the items counted), also one
    of a plan, section, leader or district ('section:557-2023/II overdue').
    """
    parts = key.split()
    if not parts or len(parts) > 3:
        return ()
    item, second, field = (*parts, "", "")[:3]
    if item in {status.code for status in consolidation.agencies}:
        return _of_agency(consolidation, item, second) if not field else ()
    if ":" in item:
        found = counted_in_group(consolidation, item, second) if not field else ()
        return tuple(Trace(TraceKind.COMPUTED, *one) for one in found)
    computed = [
        *(Trace(TraceKind.COMPUTED, *one) for one in counted(consolidation, item)),
        *(t for task in consolidation.tasks if task.key == item for t in _task(task, second)),
        *(t for m in consolidation.measures if m.key == item for t in _measure(m, second)),
    ]
    shared = {(one.agency, one.line) for one in consolidation.shared if one.item == item}
    typed = [
        _typed(point)
        for point in consolidation.dataset.points
        if (point.line == item or (point.agency, point.line) in shared)
        and second in ("", point.agency)
        and field in ("", point.field)
    ]
    return (*(trace for trace in computed if field in ("", trace.field)), *typed)


def _of_agency(consolidation: Consolidation, code: str, second: str) -> tuple[Trace, ...]:
    """All of an agency, one of its fields, or its lines in one state."""
    if second in set(TaskState):
        lines = [
            line
            for task in consolidation.tasks
            for line in task.lines
            if line.agency == code and line.state == second
        ]
        told = [Trace(TraceKind.COMPUTED, line.line, code, "state", line.state.value) for line in lines]
        return (Trace(TraceKind.COMPUTED, second, code, "count", str(len(lines))), *told)
    computed = [trace for trace in _agency(consolidation, code) if second in ("", trace.field)]
    points = [point for point in consolidation.dataset.points if point.agency == code]
    return (*computed, *(_typed(point) for point in points if second in ("", point.field)))


def _typed(point: DataPoint) -> Trace:
    value = plain(point.value)
    item = point.line or ""
    return Trace(TraceKind.TYPED, item, point.agency, point.field, value, point.provisional, point.source)


def _task(task: TaskAssessment, agency: str) -> Iterator[Trace]:
    if not agency:
        facts = (
            ("state", task.state.value),
            ("due", plain_or_none(task.due)),
            ("original_due", plain_or_none(task.original_due)),
            ("expected", str(task.expected)),
            ("done", str(task.done)),
            ("under_way", str(task.under_way)),
            ("not_reported", str(task.not_reported)),
            ("percent", plain_or_none(task.percent)),
        )
        yield from (Trace(TraceKind.COMPUTED, task.key, None, name, value) for name, value in facts if value)
    for line in task.lines:
        if agency in ("", line.agency):
            yield from _line(line)


def _line(line: LineAssessment) -> Iterator[Trace]:
    facts = (
        ("report", line.report.value),
        ("state", line.state.value),
        ("due", plain_or_none(line.due)),
        ("days_late", str(line.days_late) if line.days_late is not None else None),
    )
    for name, value in facts:
        if value is not None:
            yield Trace(TraceKind.COMPUTED, line.line, line.agency, name, value, line.provisional)


def _measure(measure: MeasureAssessment, agency: str) -> Iterator[Trace]:
    facts = (
        ("assessment", measure.assessment.value),
        ("value", plain_or_none(measure.value)),
        ("chosen_from", measure.chosen_from),
        ("year_plan", plain_or_none(measure.year_plan)),
        ("year_share", plain_or_none(measure.year_share)),
        ("base", plain_or_none(measure.base)),
        ("previous", plain_or_none(measure.previous)),
        ("year_gap", plain_or_none(measure.year_gap)),
        ("last_year", plain_or_none(measure.last_year)),
        ("change", plain_or_none(measure.change)),
        ("growth", plain_or_none(measure.growth)),
        ("conflict", "true" if measure.conflict else None),
    )
    if not agency:
        yield from (
            Trace(TraceKind.COMPUTED, measure.key, None, n, value) for n, value in facts if value is not None
        )
        for target in measure.targets:
            yield from _target(measure.key, target)
    for report in measure.reports:
        if agency in ("", report.agency):
            yield Trace(
                TraceKind.COMPUTED,
                measure.key,
                report.agency,
                "report",
                report.report.value,
                report.provisional,
            )


def _target(key: str, target: TargetAssessment) -> Iterator[Trace]:
    """The verdict against one plan's target with all its components, each named after the plan."""
    for name, value in target_record(target).items():
        if name not in ("plan", "text") and value is not None:
            yield Trace(TraceKind.COMPUTED, key, None, f"{target.plan}:{name}", str(value))


def _agency(consolidation: Consolidation, code: str) -> Iterator[Trace]:
    for status in consolidation.agencies:
        if status.code == code:
            facts = (
                ("received_on", plain_or_none(status.received_on)),
                ("on_time", None if status.on_time is None else str(status.on_time).lower()),
                ("outcome", status.outcome.value if status.outcome else None),
                ("lines_asked", str(status.lines_asked)),
                ("lines_filled", str(status.lines_filled)),
            )
            for name, value in facts:
                if value is not None:
                    yield Trace(TraceKind.COMPUTED, code, code, name, value)
