"""Sheets about tasks: all tasks, overdue lines, proposed extensions."""

from __future__ import annotations

from toolkit.model.register import Decision, DecisionKind, Task
from toolkit.model.results import LineAssessment, LineReport, TaskAssessment, TaskState
from toolkit.reporting.workbook_input import Names, WorkbookInput
from toolkit.reporting.workbook_layout import EXTENSIONS, OVERDUE, REPORT_LABELS, TASKS
from toolkit.reporting.workbook_tables import (
    Cell,
    Row,
    RowKind,
    Sheet,
    joined,
    numbered,
    outcome_text,
    section,
    state_label,
)
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.words import join_list

_SHOWN_LINES = 3
"""Answers of up to this many agencies are printed in the row of their task; more are counted."""


def tasks_sheet(given: WorkbookInput, names: Names) -> Sheet:
    """All tasks in order of the master, under a heading per plan and section."""
    rows: list[Row] = []
    heading = ""
    for assessment in given.consolidation.tasks:
        task = names.tasks[assessment.key]
        if names.section(task) != heading:
            heading = names.section(task)
            rows.append(section(heading))
        kind = RowKind.ALERT if assessment.state is TaskState.OVERDUE else RowKind.PLAIN
        rows.append(Row(_task_cells(task, assessment, names), kind))
    return Sheet(TASKS, tuple(rows))


def counts_text(task: TaskAssessment) -> str:
    """'120/166 hoàn thành, 30 đang thực hiện, 16 chưa báo cáo'; parts that are zero are left out.

    Of a standing duty it says how many agencies have reported.
    """
    if task.state is TaskState.RECURRING:
        told = sum(line.report is not LineReport.MISSING for line in task.lines)
        return f"{told}/{len(task.lines)} đơn vị đã báo cáo"
    parts = [f"{task.done}/{task.expected} hoàn thành"]
    parts += [f"{task.under_way} đang thực hiện"] if task.under_way else []
    parts += [f"{task.not_reported} chưa báo cáo"] if task.not_reported else []
    silent = task.expected - task.done - task.under_way - task.not_reported
    parts += [f"{silent} không phát sinh, chưa có số liệu hoặc báo cáo mật"] if silent else []
    return ", ".join(parts)


def _task_cells(task: Task, assessment: TaskAssessment, names: Names) -> tuple[Cell, ...]:
    lines = assessment.lines
    alone = lines[0] if len(lines) == 1 else None
    many = len(lines) > _SHOWN_LINES
    leaders = "\n".join(f"{leader.role} {leader.name}".strip() for leader in task.leaders)
    done = 0 < assessment.expected == assessment.done
    return (
        task.no or task.section,
        task.title,
        join_list(task.leads),
        task.product,
        leaders or None,
        task.deadline.raw if task.deadline else None,
        assessment.due,
        state_label(assessment.state, done),
        _done_of(assessment),
        counts_text(assessment) if many else _side_by_side(lines, "result"),
        alone.submitted_on if alone else None,
        alone.issued_on if alone else None,
        None if many else _side_by_side(lines, "reason"),
        _remarks(task, assessment, names),
        names.section_mark(task),
        task.key,
    )


def _done_of(task: TaskAssessment) -> str | None:
    """'120/166'; a standing duty is never finished, so it has no such count."""
    if not task.expected or (task.state is TaskState.RECURRING and not task.done):
        return None
    return f"{task.done}/{task.expected}"


def _side_by_side(lines: tuple[LineAssessment, ...], what: str) -> str | None:
    """Texts of few agencies one below the other, with their codes when there are several."""
    texts = [(line.agency, outcome_text(line) if what == "result" else line.reason) for line in lines]
    if len(lines) == 1:
        return texts[0][1]
    return joined(f"{agency}: {text}" for agency, text in texts if text)


def _remarks(task: Task, assessment: TaskAssessment, names: Names) -> str | None:
    lines = assessment.lines
    alone = lines[0] if len(lines) == 1 else None
    notes: list[str | None] = []
    if not lines:
        notes.append("Không giao báo cáo trong kỳ")
    elif alone is not None and alone.report is not LineReport.REPORTED:
        notes.append(REPORT_LABELS[alone.report])
    if assessment.original_due != assessment.due and assessment.original_due and assessment.due:
        notes.append(f"Hạn theo kế hoạch: {format_date(assessment.original_due)}")
    if assessment.due_before_plan:
        notes.append("Thời hạn trước ngày ban hành kế hoạch")
    if task.named_reporter:
        notes.append(f"Đầu mối báo cáo: {names.agency(task.named_reporter)}")
    if any(line.provisional for line in lines):
        notes.append("Tạm tính" if alone else "Có số liệu tạm tính")
    return joined(notes, "; ")


def overdue_sheet(given: WorkbookInput, names: Names) -> Sheet:
    """Overdue lines, the longest overdue first; every agency with its own reason."""
    late = [
        line for task in given.consolidation.tasks for line in task.lines if line.state is TaskState.OVERDUE
    ]
    orphans = [t for t in given.consolidation.tasks if t.state is TaskState.OVERDUE and not t.lines]
    rows: list[tuple[Cell, ...]] = [
        (
            names.agency(line.agency),
            names.item(line.line),
            line.original_due,
            line.due,
            line.days_late,
            line.percent,
            joined(
                (line.reason, REPORT_LABELS[line.report] if line.report is not LineReport.REPORTED else None)
            ),
            line.next_step,
            line.proposal,
            line.line,
        )
        for line in sorted(late, key=lambda line: -(line.days_late or 0))
    ]
    for task in orphans:
        days = (given.consolidation.as_of - task.due).days if task.due else None
        unasked = "Không giao báo cáo trong kỳ"
        owner = join_list(names.tasks[task.key].leads)
        rows.append(
            (
                owner,
                names.item(task.key),
                task.original_due,
                task.due,
                days,
                None,
                unasked,
                None,
                None,
                task.key,
            )
        )
    return Sheet(OVERDUE, tuple(numbered(rows)))


def extensions_sheet(given: WorkbookInput, names: Names) -> Sheet:
    """Every proposed extension with what was decided about it."""
    decisions = [d for d in given.register.decisions if d.kind is DecisionKind.EXTENSION]
    rows: list[tuple[Cell, ...]] = [
        (
            names.agency(line.agency),
            names.item(line.line),
            line.original_due,
            line.due,
            line.extension_to,
            line.extension_reason,
            _decided(line, decisions),
            line.line,
        )
        for task in given.consolidation.tasks
        for line in task.lines
        if line.extension_to is not None or line.extension_reason
    ]
    return Sheet(EXTENSIONS, tuple(numbered(rows)))


def _decided(line: LineAssessment, decisions: list[Decision]) -> str:
    own = [d for d in decisions if d.item == line.line and d.agency in (None, line.agency) and d.new_date]
    if not own:
        return "Chưa có quyết định"
    last = max(own, key=lambda d: (d.decided_on, d.agency is not None))
    assert last.new_date is not None
    until = f"Đã gia hạn đến {format_date(last.new_date)}"
    return f"{until} ({last.basis})" if last.basis else until
