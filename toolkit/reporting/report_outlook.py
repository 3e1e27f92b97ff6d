"""Parts III and IV: what agencies wrote and a person ticked, and what is due next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.model.register import Decision, DecisionKind
from toolkit.model.results import LineAssessment, LineReport, TaskAssessment, TaskState
from toolkit.reporting.phrases import ROMAN, last_day, lines_of, next_period, point_letter, without_stop
from toolkit.reporting.report_context import OVERDUE, TASKS, ReportContext
from toolkit.reporting.report_parts import Block, BlockKind, Section, empty, heading, item, subitem, text
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.words import join_list, lower_first, upper_first

_CLOSED = (
    TaskState.DONE_ON_TIME,
    TaskState.DONE_LATE,
    TaskState.REMOVED,
    TaskState.OVERDUE,
    TaskState.RECURRING,
)


@dataclass(frozen=True, slots=True)
class ExtensionRequest:
    """An agency asks for another date; ``decision`` is the approval that covers it, if there is one."""

    task: TaskAssessment
    line: LineAssessment
    decision: Decision | None


def review(context: ReportContext) -> Section:
    """Part III: texts of agencies that a person ticked, each with its agency; the rest is left to write."""
    words = context.words.review
    blocks: list[Block] = []
    titles = (
        ("highlights", words.highlights),
        ("shortcomings", words.shortcomings),
        ("causes", words.causes),
        ("", words.lessons),
    )
    for number, (field, title) in enumerate(titles, 1):
        blocks.append(heading(f"{number}. {title}"))
        blocks.extend(_quotes(context, field) or [left_empty(context, lower_first(title))])
    return Section("III", words.title, tuple(blocks))


def outlook(context: ReportContext) -> Section:
    """Part IV: overdue tasks to finish, due dates ahead by quarter, then the solutions agencies propose."""
    words = context.words.outlook
    dates = _dates(context)
    solutions = _quotes(context, "next_year") or [left_empty(context, lower_first(words.solutions_title))]
    blocks: list[Block] = []
    for number, (title, found) in enumerate(
        [entry for entry in ((words.dates_title, dates), (words.solutions_title, solutions)) if entry[1]], 1
    ):
        blocks.extend((heading(f"{number}. {title}"), *found))
    title = words.title.format(next_period=context.next_period).upper()
    return Section("IV", title, tuple(blocks))


def extension_requests(context: ReportContext) -> tuple[ExtensionRequest, ...]:
    """Lines with a wish for a later date, in the order of the tasks."""
    approvals: dict[str, list[Decision]] = {}
    for decision in context.given.register.decisions:
        if decision.kind is DecisionKind.EXTENSION and decision.new_date is not None:
            approvals.setdefault(decision.item, []).append(decision)
    return tuple(
        ExtensionRequest(task, line, _approval(approvals.get(task.key, ()), line))
        for task in context.given.consolidation.tasks
        for line in task.lines
        if (line.extension_to or line.extension_reason)
        and not line.done
        and line.report is not LineReport.SECRET
    )


def _approval(decisions: Sequence[Decision], line: LineAssessment) -> Decision | None:
    """The last approval for this agency that gives at least the date asked for."""
    fitting = [
        decision
        for decision in decisions
        if decision.agency in (None, line.agency)
        and decision.new_date is not None
        and line.extension_to is not None
        and decision.new_date >= line.extension_to
    ]
    return max(fitting, key=lambda decision: decision.decided_on, default=None)


def _quotes(context: ReportContext, field: str) -> list[Block]:
    """Each ticked text with its agency; further lines of a text are listed below it."""
    blocks: list[Block] = []
    for contribution in context.given.ticked:
        lines = lines_of(contribution.text) if contribution.field == field else ()
        for position, line in enumerate(lines):
            if position:
                blocks.append(subitem(line))
            else:
                agency = context.agency(contribution.agency)
                blocks.append(item(context.words.review.quote.format(agency=agency, text=line)))
    return blocks


def left_empty(context: ReportContext, what: str) -> Block:
    """The mark of a part that a person is to write."""
    sentence = context.words.review.empty
    return empty(sentence.format(issuer=context.issuer, what=what, period=context.period))


def _dates(context: ReportContext) -> list[Block]:
    words = context.words.outlook
    tasks = context.given.consolidation.tasks
    blocks: list[Block] = []
    late = sum(task.state is TaskState.OVERDUE for task in tasks)
    if late:
        count, appendix = context.count(late), context.appendix(OVERDUE)
        blocks.append(text(words.overdue.format(count=count, appendix=appendix)))
    horizon = last_day(next_period(context.given.period))
    ahead = sorted(
        ((task.due, task) for task in tasks if task.due is not None and _is_ahead(context, task)),
        key=lambda entry: entry[0],
    )
    blocks.extend(_groups(context, [entry for entry in ahead if entry[0] <= horizon]))
    later = sum(due > horizon for due, _task in ahead)
    if later:
        blocks.append(text(words.later.format(count=context.count(later), next_period=context.next_period)))
    going_on = context.parts(
        [
            (context.words.tasks.recurring, sum(task.state is TaskState.RECURRING for task in tasks)),
            (context.words.tasks.waiting, sum(task.state is TaskState.WAITING for task in tasks)),
        ]
    )
    if going_on:
        blocks.append(text(words.going_on.format(parts=join_list(going_on))))
    return blocks


def _is_ahead(context: ReportContext, task: TaskAssessment) -> bool:
    if task.state in _CLOSED or task.due is None or task.due <= context.given.consolidation.as_of:
        return False
    return task.expected == 0 or task.done < task.expected


def _groups(context: ReportContext, ahead: Sequence[tuple[date, TaskAssessment]]) -> list[Block]:
    """Due dates by quarter, at most as many tasks each as the limit says."""
    words = context.words.outlook
    quarters: dict[tuple[int, int], list[tuple[date, TaskAssessment]]] = {}
    for due, task in ahead:
        quarters.setdefault((due.year, (due.month - 1) // 3), []).append((due, task))
    limit = context.words.limits.ahead
    blocks: list[Block] = []
    for position, ((year, quarter), found) in enumerate(quarters.items()):
        span = context.words.periods.quarter.format(quarter=ROMAN[quarter], year=year)
        sentence = words.group.format(
            letter=point_letter(position), span=upper_first(span), count=context.count(len(found))
        )
        blocks.append(Block(BlockKind.POINT, sentence))
        sentences = [_ahead(context, due, task) for due, task in found[:limit]]
        if len(found) > limit:
            sentences.append(upper_first(context.more(len(found) - limit, TASKS)))
        sentences[-1] = sentences[-1].rstrip(";") + "."
        blocks.extend(item(sentence) for sentence in sentences)
    return blocks


def _ahead(context: ReportContext, due: date, task: TaskAssessment) -> str:
    known = context.tasks.get(task.key)
    agencies = context.who(line.agency for line in task.lines) or (known.leads if known else ())
    return context.words.outlook.item.format(
        task=without_stop(context.short(context.task_title(task.key))),
        agencies=join_list([without_stop(name) for name in agencies]),
        due=format_date(due),
    )
