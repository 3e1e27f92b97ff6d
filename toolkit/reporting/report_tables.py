"""Appendices I and II: indicators and tasks, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from toolkit.model.register import Measure, Task
from toolkit.model.results import (
    LineAssessment,
    LineReport,
    MeasureAssessment,
    MeasureReport,
    TaskAssessment,
    TaskState,
    Verdict,
)
from toolkit.reporting.phrases import dated, figure, plain, without_stop
from toolkit.reporting.report_context import FEW, ReportContext
from toolkit.reporting.report_indicators import disputed_figures, measure_name
from toolkit.reporting.report_parts import Row
from toolkit.reporting.report_tasks import overdue_lines, spread
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.numbers import format_percent

_MANY = 3
_Reported = TypeVar("_Reported", TaskAssessment, MeasureAssessment)


def measure_rows(context: ReportContext) -> tuple[Row, ...]:
    """Appendix I: a row per measure, under rows for plan and section."""
    known = context.measures
    return _grouped(
        context,
        context.given.consolidation.measures,
        lambda found: known.get(found.key),
        lambda found: _measure_row(context, found),
    )


def task_rows(context: ReportContext) -> tuple[Row, ...]:
    """Appendix II: a row per task, under rows for plan and section."""
    known = context.tasks
    return _grouped(
        context,
        context.given.consolidation.tasks,
        lambda found: known.get(found.key),
        lambda found: _task_row(context, found),
    )


def due_text(context: ReportContext, task: TaskAssessment, line: LineAssessment | None = None) -> str:
    """The due date in force; the original one stays visible (design, rule 7)."""
    words = context.words.appendices
    due = (line.due if line else None) or task.due
    original = (line.original_due if line else None) or task.original_due
    parts = [format_date(due) if due else ""]
    if due and original and due != original:
        parts.append(words.due_was.format(date=format_date(original)))
    if task.due_before_plan:
        parts.append(words.early_due)
    return "\n".join(part for part in parts if part)


def _grouped(
    context: ReportContext,
    found: Sequence[_Reported],
    known: Callable[[_Reported], Task | Measure | None],
    row: Callable[[_Reported], Row],
) -> tuple[Row, ...]:
    rows: list[Row] = []
    plan, section = "", ""
    for entry in found:
        item = known(entry)
        own_plan = item.plan if item else entry.key.partition("/")[0]
        if own_plan != plan:
            plan, section = own_plan, ""
            sentence = context.words.appendices.plan_row
            rows.append(Row((sentence.format(plan=context.plan_name(plan)),), section=True))
        if item is not None and item.section != section:
            section = item.section
            rows.append(Row((_section_title(context, item),), section=True))
        rows.append(row(entry))
    return tuple(rows)


def _section_title(context: ReportContext, item: Task | Measure) -> str:
    if not item.section_title:
        return context.words.tasks.unnamed_field.format(section=item.section)
    title = without_stop(item.section_title)
    return context.words.appendices.section_row.format(no=item.section, title=title)


def _measure_row(context: ReportContext, measure: MeasureAssessment) -> Row:
    known = context.measures.get(measure.key)
    secret = measure.assessment is Verdict.SECRET
    value = "" if secret else _number(measure.value)
    if value and any(r.provisional for r in measure.reports if r.agency == measure.chosen_from):
        value += context.words.appendices.provisional_mark
    name = measure_name(context, measure.key)
    return Row(
        (
            (known.no or "") if known else "",
            f"- {name}" if known and known.parent else name,
            plain(known.unit or "") if known else "",
            _targets(context, measure),
            _number(measure.previous),
            _number(measure.year_plan),
            value,
            "" if secret else _number(measure.year_share),
            "" if secret else "\n".join(_number(target.share) for target in measure.targets if target.share),
            _verdicts(context, measure),
            "\n".join(context.who(report.agency for report in measure.reports)),
            _entries(context, measure.reports, lambda report: _source(context, report)),
            _remarks(context, measure),
        )
    )


def _number(value: Decimal | None) -> str:
    return "" if value is None else figure(value)


def _targets(context: ReportContext, measure: MeasureAssessment) -> str:
    if len({target.plan for target in measure.targets}) < 2:
        return "\n".join(plain(target.text) for target in measure.targets)
    sentence = context.words.appendices.target_of
    return "\n".join(
        sentence.format(target=plain(target.text), plan=context.plan_name(target.plan))
        for target in measure.targets
    )


def _verdicts(context: ReportContext, measure: MeasureAssessment) -> str:
    label: str = getattr(context.words.labels, measure.assessment.value)
    parts = [label]
    for target in measure.targets:
        if target.verdict is not Verdict.NO_BASIS and measure.value is not None:
            verdict: str = getattr(context.words.labels, target.verdict.value)
            parts.append(context.words.appendices.target_verdict.format(verdict=verdict))
    return "\n".join(parts)


def _source(context: ReportContext, report: MeasureReport) -> str:
    if report.report is not LineReport.REPORTED:
        return ""
    labels = context.words.labels
    firm: dict[str, str] = {
        "estimate": labels.estimate,
        "preliminary": labels.preliminary,
        "official": labels.official,
    }
    source = ", ".join(filter(None, (without_stop(report.source_text or ""), firm.get(report.status or ""))))
    on = dated(source, report.value_date)
    if on is None:
        return source
    if not source:
        return on
    return context.words.appendices.source_dated.format(source=source, date=on)


def _remarks(context: ReportContext, measure: MeasureAssessment) -> str:
    parts = []
    if measure.conflict:
        parts.append(context.words.appendices.undecided.format(values=disputed_figures(context, measure)))
    parts.append(
        _entries(
            context,
            measure.reports,
            lambda report: "" if report.report is LineReport.SECRET else plain(report.explanation or ""),
        )
    )
    return "\n".join(part for part in parts if part)


def _task_row(context: ReportContext, task: TaskAssessment) -> Row:
    known = context.tasks.get(task.key)
    lines = [line for line in task.lines if line.report is not LineReport.SECRET]
    agencies = context.who(line.agency for line in task.lines) or (known.leads if known else ())
    return Row(
        (
            (known.no or "") if known else "",
            context.task_title(task.key),
            "\n".join(plain(name) for name in agencies),
            "\n".join(plain(name) for name in known.cooperating) if known else "",
            plain(known.product or "") if known else "",
            "\n".join(plain(f"{leader.role} {leader.name}") for leader in known.leaders) if known else "",
            _deadline(context, task, known),
            _entries(context, lines, lambda line: _result(context, line)) if len(lines) <= FEW else "",
            _entries(context, lines, _completed) if len(lines) <= _MANY else "",
            _state(context, task),
            _reasons(context, task),
            _entries(context, lines, lambda line: plain(line.proposal or "")),
        )
    )


def _deadline(context: ReportContext, task: TaskAssessment, known: Task | None) -> str:
    raw = plain(known.deadline.raw) if known and known.deadline else ""
    moved = task.due is not None and task.original_due is not None and task.due != task.original_due
    if raw and not moved:
        note = context.words.appendices.early_due if task.due_before_plan else ""
        return "\n".join(filter(None, (raw, note)))
    return due_text(context, task)


def _result(context: ReportContext, line: LineAssessment) -> str:
    document = without_stop(line.document or "")
    on = dated(document, line.issued_on) if document else None
    shown = f"{document} ({on})" if on else document
    text = "; ".join(filter(None, (shown, plain(line.result or ""))))
    return f"{text}{context.words.appendices.provisional_mark}" if text and line.provisional else text


def _completed(line: LineAssessment) -> str:
    on = line.submitted_on or line.issued_on
    return format_date(on) if line.done and on else ""


def _state(context: ReportContext, task: TaskAssessment) -> str:
    labels = context.words.labels
    label: str = getattr(labels, task.state.value)
    if task.expected > 1:
        return f"{label}\n{spread(context, task)}"
    report = task.lines[0].report if len(task.lines) == 1 else LineReport.REPORTED
    if task.state is TaskState.NO_DATA and report is not LineReport.REPORTED:
        said: str = getattr(labels, report.value)
        return said
    if task.percent is not None and task.state in (TaskState.UNDER_WAY, TaskState.OVERDUE):
        return f"{label} ({format_percent(task.percent)})"
    return label


def _reasons(context: ReportContext, task: TaskAssessment) -> str:
    if task.state is TaskState.OVERDUE:
        lines: Iterable[LineAssessment] = overdue_lines(task)
    else:
        lines = (line for line in task.lines if line.state is TaskState.DONE_LATE)
    told = [line for line in lines if line.report is not LineReport.SECRET]
    return _entries(context, told, lambda line: plain(line.reason or ""))


_Line = TypeVar("_Line", LineAssessment, MeasureReport)


def _entries(context: ReportContext, lines: Sequence[_Line], tell: Callable[[_Line], str]) -> str:
    """What each agency says; named where several were asked, and cut off after a few."""
    told = [(line.agency, said) for line in lines if (said := tell(line))]
    if len(lines) <= 1:
        return "\n".join(said for _agency, said in told)
    sentence = context.words.appendices.figure_of
    shown = [sentence.format(agency=context.agency(code), value=said) for code, said in told[:_MANY]]
    if len(told) > _MANY:
        shown.append(context.words.appendices.more_agencies.format(count=len(told) - _MANY))
    return "\n".join(shown)
