"""Rows of the sheets about tasks, measures and agencies. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.model.register import DecisionKind, Measure, Task
from toolkit.model.results import (
    LineAssessment,
    LineReport,
    MeasureAssessment,
    MeasureReport,
    TaskAssessment,
    TaskState,
    Verdict,
)
from toolkit.reporting.workbook_input import WorkbookInput
from toolkit.reporting.workbook_layout import (
    DONE_UNDATED,
    REPORT_LABELS,
    STATE_LABELS,
    STATUS_LABELS,
    VERDICT_LABELS,
)
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.numbers import format_number

CellValue = str | int | Decimal | date | None
_FEW = 4


@dataclass(frozen=True, slots=True)
class SheetRow:
    """Cells of one row; of a ``section`` row only the first counts, written over the whole width."""

    cells: tuple[CellValue, ...]
    section: bool = False


def section_row(title: str) -> SheetRow:
    """A row that heads a group."""
    return SheetRow((title,), section=True)


def task_rows(given: WorkbookInput) -> tuple[SheetRow, ...]:
    """Every task given out, under rows for plan and section."""
    rows: list[SheetRow] = []
    group: tuple[str, str] | None = None
    for assessed in given.consolidation.tasks:
        task = given.tasks[assessed.key]
        rows += _group_rows(given, task, group)
        group = (task.plan, task.section)
        rows.append(SheetRow(_task_cells(given, task, assessed)))
    return tuple(rows)


def _group_rows(given: WorkbookInput, item: Task | Measure, before: tuple[str, str] | None) -> list[SheetRow]:
    rows = []
    if before is None or before[0] != item.plan:
        rows.append(section_row(given.plan_number(item.plan)))
    if before != (item.plan, item.section):
        title = f"{item.section}. {item.section_title}" if item.section_title else f"Nhóm {item.section}"
        rows.append(section_row(title))
    return rows


def _task_cells(given: WorkbookInput, task: Task, assessed: TaskAssessment) -> tuple[CellValue, ...]:
    told = [line for line in assessed.lines if line.report is LineReport.REPORTED]
    single = told[0] if len(assessed.lines) == 1 and told else None
    return (
        task.no or task.section,
        task.title,
        ", ".join(task.leads),
        task.product,
        "\n".join(leader.name for leader in task.leaders),
        task.deadline.raw if task.deadline else None,
        assessed.due,
        state_label(assessed),
        f"{assessed.done}/{assessed.expected}" if assessed.expected else "-",
        _told(given, [(line, line.document or line.result) for line in told]),
        single.submitted_on if single else None,
        single.issued_on if single else None,
        _told(given, [(line, line.reason) for line in told]),
        _remark(assessed),
        task.key,
    )


def state_label(assessed: TaskAssessment) -> str:
    """The state in words."""
    if assessed.state is TaskState.NO_DATA and assessed.expected and assessed.done == assessed.expected:
        return DONE_UNDATED
    return STATE_LABELS[assessed.state]


def _told(given: WorkbookInput, texts: Iterable[tuple[LineAssessment, str | None]]) -> str | None:
    """What agencies wrote: alone as it is, several with their names, the rest counted."""
    known = [(line.agency, text) for line, text in texts if text]
    if len(known) == 1:
        return known[0][1]
    shown = [f"{given.agency_name(agency)}: {text}" for agency, text in known[:_FEW]]
    if len(known) > _FEW:
        shown.append(f"… và {len(known) - _FEW} đơn vị khác")
    return "\n".join(shown) or None


def _remark(assessed: TaskAssessment) -> str | None:
    parts = []
    if assessed.due_before_plan:
        parts.append("Thời hạn trước ngày ban hành kế hoạch")
    if assessed.expected > 1:
        parts.append(
            f"{assessed.done}/{assessed.expected} hoàn thành, {assessed.under_way} đang thực hiện, "
            f"{assessed.not_reported} chưa báo cáo"
        )
    if not assessed.expected:
        parts.append("Chưa giao đơn vị nào báo cáo")
    return "; ".join(parts) or None


def agency_rows(given: WorkbookInput) -> tuple[SheetRow, ...]:
    """One row an agency: its task lines by state, its measures."""
    lines: dict[str, list[LineAssessment]] = {}
    for task in given.consolidation.tasks:
        for line in task.lines:
            lines.setdefault(line.agency, []).append(line)
    reported: dict[str, int] = {}
    for measure in given.consolidation.measures:
        for report in measure.reports:
            if report.report is not LineReport.MISSING:
                reported[report.agency] = reported.get(report.agency, 0) + 1
    rows = []
    for number, status in enumerate((s for s in given.consolidation.agencies if s.expected), start=1):
        own = lines.get(status.code, [])
        counts = [sum(line.state is state for line in own) for state in TaskState]
        missing = sum(line.report is LineReport.MISSING for line in own)
        measures = len(given.contents[status.code].measures) if status.code in given.contents else 0
        name = given.agency_name(status.code)
        rows.append(
            SheetRow(
                (
                    number,
                    status.code,
                    name,
                    len(own),
                    *counts,
                    missing,
                    measures,
                    reported.get(status.code, 0),
                )
            )
        )
    return tuple(rows)


def measure_rows(given: WorkbookInput) -> tuple[SheetRow, ...]:
    """Every measure, under rows for plan and section."""
    rows: list[SheetRow] = []
    group: tuple[str, str] | None = None
    for assessed in given.consolidation.measures:
        measure = given.measures[assessed.key]
        rows += _group_rows(given, measure, group)
        group = (measure.plan, measure.section)
        rows.append(SheetRow(_measure_cells(given, measure, assessed)))
    return tuple(rows)


def _measure_cells(
    given: WorkbookInput, measure: Measure, assessed: MeasureAssessment
) -> tuple[CellValue, ...]:
    chosen = next((r for r in assessed.reports if r.value is not None and r.value == assessed.value), None)
    several = len(assessed.targets) > 1
    return (
        measure.no,
        measure.name,
        measure.unit,
        "\n".join(target.text for target in given.targets.get(assessed.key, ())),
        assessed.previous,
        assessed.year_plan,
        assessed.value if assessed.value is not None else _no_value(assessed),
        STATUS_LABELS.get(assessed.status or ""),
        assessed.year_share,
        VERDICT_LABELS[assessed.assessment],
        "\n".join(format_number(t.share, 1) for t in assessed.targets if t.share is not None) or None,
        "\n".join(
            f"{given.plan_number(t.plan)}: {VERDICT_LABELS[t.verdict]}"
            if several
            else VERDICT_LABELS[t.verdict]
            for t in assessed.targets
        ),
        ", ".join(given.agency_name(report.agency) for report in assessed.reports)
        or "Chưa có cơ quan báo cáo",
        chosen.value_date if chosen else None,
        _source(chosen) if chosen else None,
        assessed.key,
    )


def _no_value(assessed: MeasureAssessment) -> str | None:
    """Why there is no figure: conflict, secret, nothing arisen, no data, or not reported."""
    if assessed.conflict:
        return "Chưa thống nhất"
    if assessed.assessment in (Verdict.SECRET, Verdict.NOTHING, Verdict.NOT_REPORTED):
        return VERDICT_LABELS[assessed.assessment]
    told = {report.report for report in assessed.reports}
    return REPORT_LABELS[told.pop()] if len(told) == 1 else None


def _source(report: MeasureReport) -> str | None:
    return "; ".join(part for part in (report.source_text, report.explanation) if part) or None


def overdue_rows(given: WorkbookInput) -> tuple[SheetRow, ...]:
    """Open lines past their due date, the longest overdue first."""
    found = [
        line for task in given.consolidation.tasks for line in task.lines if line.state is TaskState.OVERDUE
    ]
    found.sort(key=lambda line: (-(line.days_late or 0), line.line, line.agency))
    return tuple(
        SheetRow(
            (
                number,
                given.agency_name(line.agency),
                given.tasks[line.line].title,
                line.original_due,
                line.due,
                line.days_late,
                line.percent,
                line.reason,
                line.next_step,
                line.proposal,
                line.line,
            )
        )
        for number, line in enumerate(found, start=1)
    )


def extension_rows(given: WorkbookInput) -> tuple[SheetRow, ...]:
    """Requests to move a due date, beside the decision about it."""
    found = [
        line for task in given.consolidation.tasks for line in task.lines if line.extension_to is not None
    ]
    return tuple(
        SheetRow(
            (
                number,
                given.agency_name(line.agency),
                given.tasks[line.line].title,
                line.original_due,
                line.due,
                line.extension_to,
                line.extension_reason,
                _decided(given, line),
                line.line,
            )
        )
        for number, line in enumerate(found, start=1)
    )


def _decided(given: WorkbookInput, line: LineAssessment) -> str:
    decisions = [
        decision
        for decision in given.register.decisions
        if decision.kind is DecisionKind.EXTENSION
        and decision.item == line.line
        and decision.agency in (None, line.agency)
        and decision.new_date is not None
    ]
    if not decisions:
        return "Chưa có quyết định"
    last = decisions[-1]
    return f"Gia hạn đến {format_date(last.new_date)} ({last.basis})" if last.new_date else last.basis
