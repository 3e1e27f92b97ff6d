"""From the lines of many agencies to the state of one task (design, rule 8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.consolidation.answers import LineAnswers
from toolkit.consolidation.dues import names_of
from toolkit.consolidation.states import Judge, assess_line
from toolkit.model.plan import DeadlineKind
from toolkit.model.register import Directory, RollUp, Task
from toolkit.model.results import LineAssessment, LineReport, TaskAssessment, TaskState
from toolkit.vietnamese.text import match_key

_OUTSIDE = (TaskState.REMOVED, TaskState.RECURRING, TaskState.WAITING)


@dataclass(frozen=True, slots=True)
class TaskContext:
    """What a roll-up needs beside the lines: the date of the plan, who is who, and the year of the period."""

    plan_issued_on: date | None
    directory: Directory
    year: int | None = None


def assess_task(
    task: Task, lines: Sequence[LineAssessment], context: TaskContext, judge: Judge
) -> TaskAssessment:
    """One task over all agencies asked; nothing is averaged, so a percent stands only for a single line.

    ALL and EVERY_PART: done when every line is done, in time only if all are; overdue as soon as one line
    is; lines that only lack data leave the task under way until it is due and without data afterwards. A
    line 'không phát sinh' owes nothing, and a line removed for one agency leaves the count.
    NAMED_REPORTER: the line of the agency named in the master speaks for the task, and it alone is counted.
    COUNT_ONLY: agencies are counted; one late agency makes no late task, and a task past its due date that
    not all have done is left without a state.
    A task that nobody was asked for is judged by decisions, kind of deadline and opening state alone.
    """
    whole = assess_line(task, "", LineAnswers(), judge)
    counted = _counted(task, lines, context.directory)
    state = _state(task, counted, whole, judge.as_of)
    original = _common_due([line.original_due for line in counted], whole.original_due)
    named_missing = task.rollup is RollUp.NAMED_REPORTER and not counted and bool(lines)
    return TaskAssessment(
        key=task.key,
        state=state,
        due=_common_due([line.due for line in counted], whole.due),
        original_due=original,
        due_before_plan=_before(original, context.plan_issued_on),
        expected=1 if named_missing else len(counted),
        done=sum(line.done for line in counted),
        under_way=sum(not line.done and line.report is LineReport.REPORTED for line in counted),
        not_reported=1 if named_missing else sum(_unreported(line) for line in counted),
        lines=tuple(lines),
        percent=_percent(counted),
        instance=context.year if _every_year(task) else None,
    )


def _every_year(task: Task) -> bool:
    return task.deadline is not None and task.deadline.kind in (DeadlineKind.RECURRING, DeadlineKind.ONGOING)


def _counted(task: Task, lines: Sequence[LineAssessment], directory: Directory) -> list[LineAssessment]:
    """Lines that make the count: the named reporter's alone, or all that are not removed for one agency."""
    if task.rollup is RollUp.NAMED_REPORTER and task.named_reporter:
        wanted = match_key(task.named_reporter)
        return [line for line in lines if wanted in names_of(directory, line.agency, task.key)][:1]
    kept = [line for line in lines if line.state is not TaskState.REMOVED]
    return kept or list(lines)


def _state(task: Task, counted: Sequence[LineAssessment], whole: LineAssessment, as_of: date) -> TaskState:
    if not counted:
        return whole.state
    owing = [line for line in counted if line.report is not LineReport.NOTHING or line.done]
    if not owing:
        return whole.state if whole.state in _OUTSIDE else TaskState.NO_DATA
    states = {line.state for line in owing}
    if len(states) == 1:
        (only,) = states
        if only is not TaskState.OVERDUE or task.rollup is not RollUp.COUNT_ONLY:
            return only
    if TaskState.RECURRING in states:
        return TaskState.RECURRING
    if all(line.done for line in owing):
        return _done_state(states)
    return _open_state(task, owing, as_of)


def _done_state(states: set[TaskState]) -> TaskState:
    """All lines are done: late if one is, unproved if one has no date."""
    late_first = (TaskState.DONE_LATE, TaskState.NO_DATA, TaskState.DONE_ON_TIME)
    return next(state for state in late_first if state in states)


def _open_state(task: Task, owing: Sequence[LineAssessment], as_of: date) -> TaskState:
    states = {line.state for line in owing}
    past = any(line.due is not None and as_of > line.due for line in owing if not line.done)
    if task.rollup is RollUp.COUNT_ONLY:
        answered = any(line.report is not LineReport.MISSING for line in owing)
        return TaskState.UNDER_WAY if answered and not past else TaskState.NO_DATA
    if TaskState.OVERDUE in states:
        return TaskState.OVERDUE
    if TaskState.UNDER_WAY in states:
        return TaskState.UNDER_WAY
    begun = any(line.done for line in owing)
    return TaskState.UNDER_WAY if begun and not past else TaskState.NO_DATA


def _unreported(line: LineAssessment) -> bool:
    return line.report is LineReport.MISSING and not line.done


def _common_due(dues: Sequence[date | None], otherwise: date | None) -> date | None:
    """The last of the dates of all parts: the task as a whole is due when its last part is."""
    return max((due for due in dues if due is not None), default=otherwise)


def _before(due: date | None, issued_on: date | None) -> bool:
    return due is not None and issued_on is not None and due < issued_on


def _percent(counted: Sequence[LineAssessment]) -> Decimal | None:
    return counted[0].percent if len(counted) == 1 else None
