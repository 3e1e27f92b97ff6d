"""Appendices I to V, each with its label, title, the line '(Kèm theo …)' and its tables."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.model.results import AgencyStatus, LineReport, TaskAssessment, TaskState
from toolkit.reporting.phrases import month_name, plain, signing_day
from toolkit.reporting.report_context import (
    EXTENSIONS,
    FEW_COMMUNES,
    INDICATORS,
    OVERDUE,
    RETURNS,
    TASKS,
    ReportContext,
)
from toolkit.reporting.report_outlook import ExtensionRequest, extension_requests
from toolkit.reporting.report_parts import Align, Appendix, Block, BlockKind, Column, Row, Table
from toolkit.reporting.report_tables import due_text, measure_rows, task_rows
from toolkit.reporting.report_tasks import overdue_lines, spread
from toolkit.reporting.report_wording import AppendixWords
from toolkit.vietnamese.dates import format_date

_L, _C, _R = Align.LEFT, Align.CENTER, Align.RIGHT
_SHAPES: dict[int, tuple[tuple[int, Align], ...]] = {
    INDICATORS: (
        (8, _C), (35, _L), (16, _C), (25, _L), (19, _R), (19, _R), (20, _R), (14, _R), (14, _R),
        (23, _L), (24, _L), (24, _L), (20, _L),
    ),
    TASKS: (
        (8, _C), (38, _L), (22, _L), (22, _L), (19, _L), (18, _L), (22, _C), (27, _L), (27, _C),
        (22, _L), (27, _L), (16, _L),
    ),
    OVERDUE: ((10, _C), (70, _L), (38, _L), (24, _C), (18, _R), (54, _L), (48, _L)),
    EXTENSIONS: ((10, _C), (70, _L), (38, _L), (26, _C), (24, _C), (54, _L), (40, _L)),
    RETURNS: ((10, _C), (90, _L), (22, _R), (22, _R), (24, _C), (24, _C), (40, _L), (24, _C)),
}  # fmt: skip
_COMMUNE_SHAPE = ((10, _C), (46, _L), (22, _R), (18, _R), (18, _R), (18, _R), (124, _L))
_REASONS = 5
_TITLES = {1: "indicators", 2: "tasks", 3: "overdue", 4: "extensions", 5: "returns"}


def appendices(context: ReportContext) -> tuple[Appendix, ...]:
    """All five, always: their numbers are known to the readers; an empty one says that there is nothing."""
    return (
        _appendix(context, INDICATORS, measure_rows(context)),
        _appendix(context, TASKS, task_rows(context)),
        _appendix(context, OVERDUE, _overdue_rows(context)),
        _appendix(context, EXTENSIONS, _extension_rows(context)),
        _returns(context),
    )


def appendix_title(context: ReportContext, number: int) -> str:
    """Title of an appendix as within a sentence."""
    return _words(context, number).title.format(period=context.period, as_of=context.as_of)


def _words(context: ReportContext, number: int) -> AppendixWords:
    words: AppendixWords = getattr(context.words.appendices, _TITLES[number])
    return words


def _appendix(context: ReportContext, number: int, rows: tuple[Row, ...]) -> Appendix:
    if not rows:
        return _framed(context, number, (_nothing(context, number),))
    parts: list[Block | Table] = [Table(_columns(context, number), rows)]
    mark = context.words.appendices.provisional_mark.strip()
    if mark and any(mark in cell for row in rows for cell in row.cells):
        parts.append(Block(BlockKind.NOTE, context.words.appendices.provisional_note))
    return _framed(context, number, tuple(parts))


def _framed(context: ReportContext, number: int, parts: tuple[Block | Table, ...]) -> Appendix:
    day = signing_day(context.given.consolidation.as_of)
    bracket = context.words.appendices.bracket.format(
        symbol=context.symbol,
        month=month_name(day),
        year=day.year,
        issuer=context.issuer,
    )
    return Appendix(context.appendix(number), appendix_title(context, number).upper(), bracket, parts)


def _nothing(context: ReportContext, number: int) -> Block:
    sentence = _words(context, number).nothing
    return Block(BlockKind.TEXT, sentence.format(period=context.period, as_of=context.as_of))


def _columns(context: ReportContext, number: int) -> tuple[Column, ...]:
    year = context.given.period.year
    titles = [title.format(year=year, last_year=year - 1) for title in _words(context, number).columns]
    return tuple(
        Column(title, width, align) for title, (width, align) in zip(titles, _SHAPES[number], strict=True)
    )


def _overdue_rows(context: ReportContext) -> tuple[Row, ...]:
    rows: list[Row] = []
    late = [task for task in context.given.consolidation.tasks if task.state is TaskState.OVERDUE]
    for number, task in enumerate(late, 1):
        entries = _overdue_entries(context, task)
        for position, cells in enumerate(entries):
            first = (str(number), context.task_title(task.key)) if position == 0 else ("", "")
            rows.append(Row((*first, *cells)))
    return tuple(rows)


def _overdue_entries(context: ReportContext, task: TaskAssessment) -> list[tuple[str, ...]]:
    """Agency, due date, days past it, reason, next step: a row per agency, one for all communes."""
    words = context.words.tasks
    lines = overdue_lines(task)
    entries: list[tuple[str, ...]] = []
    for line in lines:
        if context.is_commune(line.agency):
            continue
        open_text = line.report is not LineReport.SECRET
        missing = line.report is LineReport.MISSING
        reason = plain(line.reason or "") if open_text else context.words.labels.secret
        entries.append(
            (
                context.agency(line.agency),
                due_text(context, task, line),
                _days(context, task, line.days_late),
                words.no_report if missing else reason or words.no_reason,
                plain(line.next_step or "") if open_text else "",
            )
        )
    communes = [line for line in lines if context.is_commune(line.agency)]
    if communes:
        days = max((line.days_late or 0 for line in communes), default=0)
        who = f"{words.communes} ({len(communes)})"
        entries.append(
            (who, due_text(context, task), _days(context, task, days or None), spread(context, task), "")
        )
    if not entries:
        known = context.tasks.get(task.key)
        leads = "\n".join(plain(lead) for lead in known.leads) if known else ""
        entries.append((leads, due_text(context, task), _days(context, task, None), words.no_report, ""))
    return entries


def _days(context: ReportContext, task: TaskAssessment, days: int | None) -> str:
    if days is None and task.due is not None:
        days = (context.given.consolidation.as_of - task.due).days
    return "" if days is None or days <= 0 else str(days)


def _extension_rows(context: ReportContext) -> tuple[Row, ...]:
    """A row per request; more than a few communes asking for one task share a row."""
    by_task: dict[str, list[ExtensionRequest]] = {}
    for request in extension_requests(context):
        by_task.setdefault(request.task.key, []).append(request)
    rows: list[Row] = []
    for number, (key, requests) in enumerate(by_task.items(), 1):
        first = (str(number), context.task_title(key))
        for cells in _extension_entries(context, requests):
            rows.append(Row((*first, *cells)))
            first = ("", "")
    return tuple(rows)


def _extension_entries(context: ReportContext, requests: Sequence[ExtensionRequest]) -> list[tuple[str, ...]]:
    communes = [request for request in requests if context.is_commune(request.line.agency)]
    together = communes if len(communes) > FEW_COMMUNES else []
    entries = [_extension_cells(context, request) for request in requests if request not in together]
    if together:
        dates = sorted({request.line.extension_to for request in together if request.line.extension_to})
        reasons = tuple(dict.fromkeys(plain(request.line.extension_reason or "") for request in together))
        answers = tuple(dict.fromkeys(_extension_answer(context, request) for request in together))
        entries.append(
            (
                "\n".join(context.who(request.line.agency for request in together)),
                due_text(context, together[0].task),
                " - ".join(format_date(day) for day in dict.fromkeys((*dates[:1], *dates[-1:]))),
                "\n".join(reason for reason in reasons[:_REASONS] if reason),
                "\n".join(answers[:_REASONS]),
            )
        )
    return entries


def _extension_cells(context: ReportContext, request: ExtensionRequest) -> tuple[str, ...]:
    line = request.line
    return (
        context.agency(line.agency),
        due_text(context, request.task, line),
        format_date(line.extension_to) if line.extension_to else "",
        plain(line.extension_reason or ""),
        _extension_answer(context, request),
    )


def _extension_answer(context: ReportContext, request: ExtensionRequest) -> str:
    words, decision = context.words.appendices, request.decision
    if decision is None or decision.new_date is None:
        return words.not_decided
    return words.approved.format(date=format_date(decision.new_date), basis=plain(decision.basis))


def _returns(context: ReportContext) -> Appendix:
    asked = [status for status in context.given.consolidation.agencies if status.expected]
    agencies = [status for status in asked if not context.is_commune(status.code)]
    communes = [status for status in asked if context.is_commune(status.code)]
    words = context.words.appendices
    parts: list[Block | Table] = []
    if agencies:
        parts.append(_caption(words.agencies_caption, agencies))
        rows = tuple(_agency_row(context, number, status) for number, status in enumerate(agencies, 1))
        parts.append(Table(_columns(context, RETURNS), rows))
    if communes:
        parts.append(_caption(words.communes_caption, communes))
        columns = tuple(
            Column(title, width, align)
            for title, (width, align) in zip(words.communes_columns, _COMMUNE_SHAPE, strict=True)
        )
        parts.append(Table(columns, _district_rows(context, communes)))
    return _framed(context, RETURNS, tuple(parts) or (_nothing(context, RETURNS),))


def _caption(sentence: str, statuses: Sequence[AgencyStatus]) -> Block:
    came = sum(status.received_on is not None for status in statuses)
    return Block(BlockKind.CAPTION, sentence.format(received=came, asked=len(statuses)))


def _agency_row(context: ReportContext, number: int, status: AgencyStatus) -> Row:
    labels = context.words.labels
    came = status.received_on is not None
    outcome: str = getattr(labels, status.outcome.value) if status.outcome else labels.missing
    timely = (
        {True: labels.on_time, False: labels.late}.get(status.on_time) if status.on_time is not None else ""
    )
    return Row(
        (
            str(number),
            context.agency(status.code),
            str(status.lines_asked),
            str(status.lines_filled) if came else "",
            format_date(status.received_on) if status.received_on else "",
            (timely or "") if came else "",
            outcome,
            (labels.signed if status.signed else labels.unsigned) if came else "",
        )
    )


def _district_rows(context: ReportContext, communes: Sequence[AgencyStatus]) -> tuple[Row, ...]:
    """Communes by the district they belonged to before 01/7/2025, and a sum."""
    districts: dict[str, list[AgencyStatus]] = {}
    for status in communes:
        agency = context.agencies.get(status.code)
        name = plain(agency.former_district or "") if agency else ""
        districts.setdefault(name or context.words.appendices.no_district, []).append(status)
    rows = [
        Row((str(number), name, *_counts(found), _missing_names(context, found)))
        for number, (name, found) in enumerate(districts.items(), 1)
    ]
    rows.append(Row(("", context.words.appendices.sum_row, *_counts(communes), ""), bold=True))
    return tuple(rows)


def _counts(statuses: Sequence[AgencyStatus]) -> tuple[str, str, str, str]:
    came = sum(status.received_on is not None for status in statuses)
    timely = sum(status.received_on is not None and status.on_time is True for status in statuses)
    return str(len(statuses)), str(came), str(timely), str(len(statuses) - came)


def _missing_names(context: ReportContext, statuses: Sequence[AgencyStatus]) -> str:
    return ", ".join(
        context.agency(status.code).removeprefix("UBND ") for status in statuses if status.received_on is None
    )
