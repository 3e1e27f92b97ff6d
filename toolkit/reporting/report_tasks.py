"""Parts II.2 and II.3: tasks by field, totals, notable products, and what is overdue and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from toolkit.model.results import LineAssessment, LineReport, TaskAssessment, TaskState
from toolkit.reporting.phrases import dated, plain, point_letter, without_stop
from toolkit.reporting.report_context import OVERDUE, TASKS, ReportContext
from toolkit.reporting.report_parts import Block, BlockKind, item, subitem, text
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.words import join_list, upper_first

_DONE = (TaskState.DONE_ON_TIME, TaskState.DONE_LATE)


def field_blocks(context: ReportContext) -> tuple[Block, ...]:
    """Part II.2: a paragraph per plan, a sentence per section of the plan."""
    words = context.words.tasks
    blocks: list[Block] = []
    by_plan = _by_plan(context)
    for position, (plan, tasks) in enumerate(by_plan.items()):
        sentence = words.plan.format(
            letter=point_letter(position),
            plan=context.plan_name(plan),
            count=context.count(len(tasks)),
            parts="; ".join(state_parts(context, tasks)),
        )
        blocks.append(Block(BlockKind.POINT, sentence))
        for name, found in by_section(context, tasks):
            parts = "; ".join(state_parts(context, found))
            blocks.append(item(words.field.format(field=name, count=context.count(len(found)), parts=parts)))
    return tuple(blocks)


def by_section(
    context: ReportContext, tasks: Iterable[TaskAssessment]
) -> list[tuple[str, list[TaskAssessment]]]:
    """Tasks of one plan by section, in the order of the plan; the name is the section's title."""
    sections: dict[str, list[TaskAssessment]] = {}
    names: dict[str, str] = {}
    for task in tasks:
        known = context.tasks.get(task.key)
        section = known.section if known else ""
        title = context.field_name(known.section_title) if known and known.section_title else ""
        sections.setdefault(section, []).append(task)
        if title or section not in names:
            names[section] = title or context.words.tasks.unnamed_field.format(section=section).strip()
    return [(names[section], found) for section, found in sections.items()]


def state_parts(context: ReportContext, tasks: Iterable[TaskAssessment]) -> list[str]:
    """'đã hoàn thành 04 (đúng hạn 03, quá hạn 01)', 'đang thực hiện, trong hạn 05', …; never a zero."""
    words = context.words.tasks
    counts = Counter(task.state for task in tasks)
    done = sum(counts[state] for state in _DONE)
    parts = []
    if done:
        details = context.parts(
            [(words.on_time, counts[TaskState.DONE_ON_TIME]), (words.late, counts[TaskState.DONE_LATE])]
        )
        parts.append(words.done.format(count=context.count(done), parts=", ".join(details)))
    parts += context.parts(
        [(words.under_way, counts[TaskState.UNDER_WAY]), (words.overdue, counts[TaskState.OVERDUE])]
    )
    return parts + other_parts(context, counts)


def other_parts(context: ReportContext, counts: Mapping[TaskState, int]) -> list[str]:
    """The four states outside done and not done, those that occur."""
    words = context.words.tasks
    states = (
        (words.recurring, TaskState.RECURRING),
        (words.waiting, TaskState.WAITING),
        (words.removed, TaskState.REMOVED),
        (words.no_data, TaskState.NO_DATA),
    )
    return context.parts([(sentence, counts.get(state, 0)) for sentence, state in states])


def total_blocks(context: ReportContext) -> tuple[Block, ...]:
    """Part II.3: the totals sentence of such reports, notable products, overdue tasks by agency."""
    if not context.given.consolidation.totals.total:
        return ()
    return (*_totals(context), *_products(context), *_overdue(context))


def _totals(context: ReportContext) -> list[Block]:
    """The four states stand in one sentence, as leaders know it: in pairs, where there is anything of a pair; the
    others follow where they occur."""
    totals = context.given.consolidation.totals
    words = context.words.tasks
    facts = {"total": context.count(totals.total), "appendix": context.appendix(TASKS)}
    others = other_parts(
        context,
        {
            TaskState.RECURRING: totals.recurring,
            TaskState.WAITING: totals.waiting,
            TaskState.REMOVED: totals.removed,
            TaskState.NO_DATA: totals.no_data,
        },
    )
    done = totals.done_on_time + totals.done_late
    still_open = totals.under_way + totals.overdue
    if not done + still_open:
        return [text(words.others_only.format(parts=join_list(others), **facts))]
    told = (
        (words.done, done, ((words.on_time, totals.done_on_time), (words.late, totals.done_late))),
        (words.open, still_open, ((words.open_in_time, totals.under_way), (words.open_late, totals.overdue))),
    )
    parts = [
        sentence.format(
            count=context.count(count), parts=", ".join(context.fill(part, number) for part, number in inner)
        )
        for sentence, count, inner in told
        if count
    ]
    sentence = words.totals.format(parts="; ".join(parts), **facts)
    rest = [text(words.others.format(parts=join_list(others)))] if others else []
    return [text(sentence), *rest]


def overdue_lines(task: TaskAssessment) -> tuple[LineAssessment, ...]:
    """The lines an overdue task waits for: those overdue themselves, else all that are not done."""
    late = tuple(line for line in task.lines if line.state is TaskState.OVERDUE)
    return late or tuple(line for line in task.lines if not line.done)


def spread(context: ReportContext, task: TaskAssessment) -> str:
    """How a task stands over many agencies: '120/166 đơn vị đã hoàn thành, 30 đang thực hiện, …'."""
    words = context.words.tasks
    parts = [
        words.spread_done.format(done=context.count(task.done), expected=context.count(task.expected)),
        *context.parts([(words.spread_under_way, task.under_way), (words.spread_missing, task.not_reported)]),
    ]
    return ", ".join(parts)


def _by_plan(context: ReportContext) -> dict[str, list[TaskAssessment]]:
    plans: dict[str, list[TaskAssessment]] = {}
    for task in context.given.consolidation.tasks:
        known = context.tasks.get(task.key)
        plan = known.plan if known else task.key.partition("/")[0]
        plans.setdefault(plan, []).append(task)
    return plans


def _products(context: ReportContext) -> list[Block]:
    """Documents of tasks that are done; many agencies' documents of one task are left to the appendix."""
    words = context.words.tasks
    found = [
        (task, line)
        for task in context.given.consolidation.tasks
        if task.state in _DONE
        for line in task.lines[:1]
        if line.document and line.report is LineReport.REPORTED and task.expected == 1
    ]
    if not found:
        return []
    limit = context.words.limits.products
    sentences = [_product(context, task, line) for task, line in found[:limit]]
    sentences[-1] = sentences[-1].rstrip(";") + "."
    blocks = [text(words.products), *(item(sentence) for sentence in sentences)]
    if len(found) > limit:
        more = words.products_more.format(
            count=context.count(len(found) - limit), appendix=context.appendix(TASKS)
        )
        blocks.append(text(more))
    return blocks


def _product(context: ReportContext, task: TaskAssessment, line: LineAssessment) -> str:
    words = context.words.tasks
    document = without_stop(line.document or "")
    facts = {
        "agency": context.agency(line.agency),
        "document": context.short(document),
        "task": without_stop(context.short(context.task_title(task.key))),
    }
    on = dated(document, line.issued_on or line.submitted_on)
    return words.product.format(**facts) if on is None else words.product_dated.format(date=on, **facts)


def _overdue(context: ReportContext) -> list[Block]:
    late = [task for task in context.given.consolidation.tasks if task.state is TaskState.OVERDUE]
    if not late:
        return []
    words = context.words.tasks
    entries: dict[str, list[str]] = {}
    for task in late:
        for name, sentence in _overdue_entries(context, task):
            entries.setdefault(name, []).append(sentence)
    intro = words.overdue_intro.format(
        count=context.count(len(late)), as_of=context.as_of, appendix=context.appendix(OVERDUE)
    )
    return [text(intro), *(block for entry in entries.items() for block in _overdue_agency(context, *entry))]


def _overdue_agency(context: ReportContext, name: str, sentences: Sequence[str]) -> list[Block]:
    """One agency: a single task in its own line, several as a list below it."""
    words = context.words.tasks
    if len(sentences) == 1:
        return [item(words.overdue_single.format(agency=name, task=sentences[0]))]
    limit = context.words.limits.overdue
    shown = list(sentences[:limit])
    if len(sentences) > limit:
        shown.append(upper_first(context.more(len(sentences) - limit, OVERDUE)))
    ends = [";"] * (len(shown) - 1) + ["."]
    return [
        item(words.overdue_agency.format(agency=name, count=context.count(len(sentences)))),
        *(subitem(sentence + end) for sentence, end in zip(shown, ends, strict=True)),
    ]


def _overdue_entries(context: ReportContext, task: TaskAssessment) -> list[tuple[str, str]]:
    """Who an overdue task waits for, with a sentence each; communes together make one entry."""
    lines = overdue_lines(task)
    single = [line for line in lines if not context.is_commune(line.agency)]
    entries = [
        (context.agency(line.agency), _overdue_task(context, task, line, _why(context, line)))
        for line in single
    ]
    communes = [line for line in lines if context.is_commune(line.agency)]
    if communes:
        name = context.words.tasks.communes
        entries.append((name, _overdue_task(context, task, communes[0], spread(context, task))))
    if not lines:
        known = context.tasks.get(task.key)
        name = join_list([plain(lead) for lead in known.leads]) if known else ""
        entries.append((name or plain(task.key), _overdue_task(context, task, None, _why(context, None))))
    return entries


def _overdue_task(context: ReportContext, task: TaskAssessment, line: LineAssessment | None, why: str) -> str:
    words = context.words.tasks
    due = (line.due if line else None) or task.due
    facts = [words.early_due, why] if task.due_before_plan else [why]
    return words.overdue_task.format(
        task=without_stop(context.short(context.task_title(task.key))),
        due=format_date(due) if due else "",
        facts=", ".join(facts),
    )


def _why(context: ReportContext, line: LineAssessment | None) -> str:
    """The agency's own reason, or in fair words that none was given or that no report came."""
    words = context.words.tasks
    if line is None or line.report is LineReport.MISSING:
        return words.no_report
    if not line.reason:
        return words.no_reason
    return words.reason.format(reason=without_stop(context.short(line.reason)))
