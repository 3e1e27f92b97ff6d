"""The dataset and the assessments for other programs: JSON (design, section 6) and tables for CSV."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.consolidation.dictionary import PACE, table_named
from toolkit.consolidation.plain import plain, plain_number, plain_or_none
from toolkit.model.period import Window
from toolkit.model.results import (
    AgencyStatus,
    Conflict,
    Consolidation,
    DataPoint,
    LineAssessment,
    MeasureAssessment,
    MeasureReport,
    Pace,
    ReportTotals,
    ReturnGroup,
    TargetAssessment,
    TaskAssessment,
    TaskGroup,
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table for one CSV file: its name without suffix, headings, and rows of plain text ('' is empty)."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def to_json(consolidation: Consolidation) -> dict[str, object]:
    """The object of ``export --json``: choices as codes, percentages in points, numbers as decimal strings,

    dates ISO, empty answer cells absent.
    """
    return {
        "period": consolidation.period,
        "as_of": consolidation.as_of.isoformat(),
        "values": [_value(point) for point in consolidation.dataset.points],
        "tasks": [_task(task) for task in consolidation.tasks],
        "indicators": [_measure(measure) for measure in consolidation.measures],
        "agencies": [_agency(agency) for agency in consolidation.agencies],
        "conflicts": [_conflict(conflict) for conflict in consolidation.conflicts],
        "totals": _totals(consolidation.totals),
        "task_groups": [_task_group(group) for group in consolidation.groups],
        "return_groups": [_return_group(group) for group in consolidation.returns],
        "window": _window(consolidation.window),
    }


def to_tables(consolidation: Consolidation) -> tuple[Table, ...]:
    """The same as flat tables, one per kind of record; lines, reports and targets point to theirs by key."""
    tasks, measures = consolidation.tasks, consolidation.measures
    return (
        _table("values", [_flat_value(point) for point in consolidation.dataset.points]),
        _table("tasks", [_task_summary(task) for task in tasks]),
        _table("task_lines", [{"key": line.line, **_line(line)} for t in tasks for line in t.lines]),
        _table("indicators", [_measure_summary(measure) for measure in measures]),
        _table("indicator_reports", [{"key": m.key, **_report(r)} for m in measures for r in m.reports]),
        _table("targets", [{"key": m.key, **target_record(t)} for m in measures for t in m.targets]),
        _table("indicator_series", [{"key": m.key, **p} for m in measures for p in _series(m)]),
        _table("agencies", [_agency(agency) for agency in consolidation.agencies]),
        _table("conflicts", [row for one in consolidation.conflicts for row in _conflict_rows(one)]),
        _table(
            "totals", [{"state": state, "count": n} for state, n in _totals(consolidation.totals).items()]
        ),
        _table("task_groups", [_task_group(group) for group in consolidation.groups]),
        _table("return_groups", [_flat_group(group) for group in consolidation.returns]),
    )


def _conflict_rows(conflict: Conflict) -> list[dict[str, object]]:
    record = _conflict(conflict)
    values = record.pop("values")
    assert isinstance(values, list)
    return [{**record, **value} for value in values]


def _flat_group(group: ReturnGroup) -> dict[str, object]:
    return {**_return_group(group), "members": " ".join(group.members)}


def _table(name: str, records: list[dict[str, object]]) -> Table:
    header = table_named(name).header
    return Table(name, header, tuple(tuple(_cell(record[column]) for column in header) for record in records))


def _cell(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _value(point: DataPoint) -> dict[str, object]:
    return {
        "agency": point.agency,
        "line": point.line,
        "field": point.field,
        "value": plain(point.value),
        "provisional": point.provisional,
        "source": {
            "file": point.source.file,
            "sha256": point.source.sha256,
            "sheet": point.source.sheet,
            "cell": point.source.cell,
        },
    }


def _flat_value(point: DataPoint) -> dict[str, object]:
    record = _value(point)
    source = record.pop("source")
    assert isinstance(source, Mapping)
    return {**record, **source}


def _task_summary(task: TaskAssessment) -> dict[str, object]:
    return {
        "key": task.key,
        "state": task.state.value,
        "due": plain_or_none(task.due),
        "original_due": plain_or_none(task.original_due),
        "due_before_plan": task.due_before_plan,
        "expected": task.expected,
        "done": task.done,
        "under_way": task.under_way,
        "not_reported": task.not_reported,
        "percent": plain_or_none(task.percent),
        "instance": task.instance,
    }


def _task(task: TaskAssessment) -> dict[str, object]:
    return {**_task_summary(task), "lines": [_line(line) for line in task.lines]}


def _line(line: LineAssessment) -> dict[str, object]:
    return {
        "agency": line.agency,
        "report": line.report.value,
        "state": line.state.value,
        "done": line.done,
        "due": plain_or_none(line.due),
        "original_due": plain_or_none(line.original_due),
        "submitted_on": plain_or_none(line.submitted_on),
        "issued_on": plain_or_none(line.issued_on),
        "days_late": line.days_late,
        "percent": plain_or_none(line.percent),
        "document": plain_or_none(line.document),
        "result": plain_or_none(line.result),
        "reason": plain_or_none(line.reason),
        "proposal": plain_or_none(line.proposal),
        "next_step": plain_or_none(line.next_step),
        "extension_to": plain_or_none(line.extension_to),
        "extension_reason": plain_or_none(line.extension_reason),
        "provisional": line.provisional,
    }


def _measure_summary(measure: MeasureAssessment) -> dict[str, object]:
    return {
        "key": measure.key,
        "assessment": measure.assessment.value,
        "value": plain_or_none(measure.value),
        "status": measure.status,
        "chosen_from": measure.chosen_from,
        "year_plan": plain_or_none(measure.year_plan),
        "year_share": plain_or_none(measure.year_share),
        "base": plain_or_none(measure.base),
        "previous": plain_or_none(measure.previous),
        "conflict": measure.conflict,
        "year_gap": plain_or_none(measure.year_gap),
        "last_year": plain_or_none(measure.last_year),
        "change": plain_or_none(measure.change),
        "growth": plain_or_none(measure.growth),
    }


def _measure(measure: MeasureAssessment) -> dict[str, object]:
    return {
        **_measure_summary(measure),
        "targets": [target_record(target) for target in measure.targets],
        "reports": [_report(report) for report in measure.reports],
        "series": _series(measure),
    }


def _series(measure: MeasureAssessment) -> list[dict[str, object]]:
    return [
        {"period": point.period, "value": plain_number(point.value), "status": point.status}
        for point in measure.series
    ]


def target_record(target: TargetAssessment) -> dict[str, object]:
    """A verdict against a target with every component of it, under the names of the export."""
    share = plain_number(target.share) if target.share is not None else None
    return {
        "plan": target.plan,
        "text": target.text,
        "verdict": target.verdict.value,
        "share": share,
        "gap": plain_or_none(target.gap),
        "lacking": target.lacking.value if target.lacking else None,
        **_pace(target.pace),
    }


def _pace(pace: Pace | None) -> dict[str, object]:
    """Components of the verdict, under the names of the record; None where there are none."""
    if pace is None:
        return dict.fromkeys(PACE)
    return {
        "base_year": pace.base_year,
        "base": plain_or_none(pace.base),
        "end": pace.end,
        "aim": plain_number(pace.aim),
        "pace_value": plain_number(pace.value),
        "needed": plain_number(pace.needed),
        "required": plain_number(pace.required),
        "actual": plain_number(pace.actual),
        "remaining": plain_or_none(pace.remaining),
    }


def _report(report: MeasureReport) -> dict[str, object]:
    return {
        "agency": report.agency,
        "report": report.report.value,
        "value": plain_or_none(report.value),
        "status": report.status,
        "value_date": plain_or_none(report.value_date),
        "source": plain_or_none(report.source_text),
        "explanation": plain_or_none(report.explanation),
        "provisional": report.provisional,
    }


def _agency(agency: AgencyStatus) -> dict[str, object]:
    return {
        "code": agency.code,
        "expected": agency.expected,
        "received_on": plain_or_none(agency.received_on),
        "outcome": agency.outcome.value if agency.outcome else None,
        "on_time": agency.on_time,
        "lines_asked": agency.lines_asked,
        "lines_filled": agency.lines_filled,
        "signed": agency.signed,
        "paper": agency.paper,
        "due": plain_or_none(agency.due),
        "lines_provisional": agency.lines_provisional,
    }


def _conflict(conflict: Conflict) -> dict[str, object]:
    values = [
        {
            "agency": report.agency,
            "value": plain_or_none(report.value),
            "status": report.status,
            "value_date": plain_or_none(report.value_date),
            "source": plain_or_none(report.source_text),
            "provisional": report.provisional,
        }
        for report in conflict.figures
    ]
    return {
        "line": conflict.line,
        "field": conflict.field,
        "values": values,
        "settled_by": conflict.settled_by,
        "settled_on": plain_or_none(conflict.settled_on),
        "chosen": plain_or_none(conflict.chosen),
    }


def _totals(totals: ReportTotals) -> dict[str, object]:
    return {
        "total": totals.total,
        "done_on_time": totals.done_on_time,
        "done_late": totals.done_late,
        "under_way": totals.under_way,
        "overdue": totals.overdue,
        "recurring": totals.recurring,
        "waiting": totals.waiting,
        "removed": totals.removed,
        "no_data": totals.no_data,
        "recurring_done": totals.recurring_done,
    }


def _task_group(group: TaskGroup) -> dict[str, object]:
    return {"by": group.by.value, "key": group.key, "label": group.label, **_totals(group.totals)}


def _return_group(group: ReturnGroup) -> dict[str, object]:
    return {
        "by": group.by.value,
        "key": group.key,
        "expected": group.expected,
        "received": group.received,
        "usable": group.usable,
        "on_time": group.on_time,
        "late": group.late,
        "lines_asked": group.lines_asked,
        "lines_filled": group.lines_filled,
        "lines_provisional": group.lines_provisional,
        "members": list(group.members),
    }


def _window(window: Window | None) -> dict[str, object] | None:
    return {"first": window.first.isoformat(), "last": window.last.isoformat()} if window else None
