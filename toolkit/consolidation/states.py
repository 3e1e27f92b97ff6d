"""The state of one agency's task line, computed from dates (design, rules 6 and 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.consolidation.answers import LineAnswers
from toolkit.consolidation.dues import DueBook
from toolkit.consolidation.rules import DEFAULT_RULES, DecidedBy, JudgingRules
from toolkit.model.form import TaskStatus
from toolkit.model.plan import DeadlineKind
from toolkit.model.register import DecisionKind, OpeningState, OpeningStatus, Task
from toolkit.model.results import LineAssessment, LineReport, TaskState
from toolkit.register.dues import Due

_SAYS_NOTHING = {
    TaskStatus.NOTHING: LineReport.NOTHING,
    TaskStatus.NO_DATA: LineReport.NO_DATA,
    TaskStatus.SECRET: LineReport.SECRET,
}
_OPEN = (TaskStatus.UNDER_WAY, TaskStatus.NOT_STARTED)
_STATUSES = frozenset(TaskStatus)


@dataclass(frozen=True, slots=True)
class Judge:
    """What every line is judged with: due dates and decisions, the as-of date, the rules."""

    dues: DueBook
    as_of: date
    rules: JudgingRules = DEFAULT_RULES


@dataclass(frozen=True, slots=True)
class _Finding:
    """State, whether done, and the days past the due date (None where it is not late)."""

    state: TaskState
    done: bool = False
    days_late: int | None = None


def assess_line(task: Task, agency: str, answers: LineAnswers, judge: Judge) -> LineAssessment:
    """Judge what one agency answered on one task.

    The due date is inclusive. Removed, recurring, ongoing and waiting duties stand outside the four states.
    A duty declared done without any date has no state that could be proved: NO_DATA with ``done`` True.
    Saying nothing (không phát sinh, chưa có số liệu, chế độ mật) is NO_DATA, told apart by ``report``. A line
    nobody answered is OVERDUE only when a person had confirmed an unfinished opening state; with an unknown
    one it is NO_DATA. An unfinished duty whose deciding date lies within the due date is not overdue: it was
    submitted in time and waits for others.
    """
    due = judge.dues.due(task, agency)
    found = _judge(task, agency, answers, judge)
    return LineAssessment(
        agency=agency,
        line=task.key,
        report=report_of(answers),
        state=found.state,
        done=found.done,
        due=due.valid,
        original_due=due.original,
        submitted_on=answers.day("submitted_on"),
        days_late=found.days_late,
        percent=answers.number("percent"),
        document=answers.text("document"),
        issued_on=answers.day("issued_on"),
        result=answers.text("result"),
        reason=_reason(answers),
        proposal=answers.text("proposal"),
        next_step=answers.text("next_step"),
        extension_to=answers.day("extension_to"),
        extension_reason=answers.text("extension_reason"),
        provisional=answers.provisional,
    )


def report_of(answers: LineAnswers) -> LineReport:
    """What an agency said of a task line; a line without any answer is missing."""
    if not answers:
        return LineReport.MISSING
    status = _status(answers)
    return _SAYS_NOTHING.get(status, LineReport.REPORTED) if status is not None else LineReport.REPORTED


def _judge(task: Task, agency: str, answers: LineAnswers, judge: Judge) -> _Finding:
    declared_done = _status(answers) is TaskStatus.DONE
    if judge.dues.decided(task.key, agency, DecisionKind.REMOVE_TASK) is not None:
        return _Finding(TaskState.REMOVED, declared_done)
    kind = task.deadline.kind if task.deadline else None
    due = judge.dues.due(task, agency)
    closed = judge.dues.decided(task.key, agency, DecisionKind.CLOSE_TASK)
    if closed is not None:
        # The day of the decision is the last resort: by then the duty was certainly settled.
        return _done(closed.new_date or _deciding_date(answers, judge.rules) or closed.decided_on, due)
    if kind in (DeadlineKind.RECURRING, DeadlineKind.ONGOING):
        return _Finding(TaskState.RECURRING, declared_done)
    if declared_done:
        return _done(_deciding_date(answers, judge.rules), due)
    if not answers and task.opening.status is OpeningStatus.DONE:
        return _done(task.opening.on, due)
    if kind is DeadlineKind.CONDITIONAL and due.valid is None and not due.condition_met:
        return _Finding(TaskState.WAITING)
    return _unfinished(task.opening, answers, due, judge)


def _done(on: date | None, due: Due) -> _Finding:
    if on is None:
        return _Finding(TaskState.NO_DATA, True)
    if due.valid is None or on <= due.valid:
        return _Finding(TaskState.DONE_ON_TIME, True)
    return _Finding(TaskState.DONE_LATE, True, (on - due.valid).days)


def _unfinished(opening: OpeningState, answers: LineAnswers, due: Due, judge: Judge) -> _Finding:
    past = due.valid is not None and judge.as_of > due.valid
    if not answers:
        known_open = opening.status in (OpeningStatus.UNDER_WAY, OpeningStatus.NOT_STARTED)
        return _overdue(due, judge.as_of) if past and known_open else _Finding(TaskState.NO_DATA)
    if _status(answers) not in _OPEN:
        return _Finding(TaskState.NO_DATA)
    field = "issued_on" if judge.rules.decided_by is DecidedBy.ISSUED else "submitted_on"
    decided_on = answers.day(field)
    in_time = decided_on is not None and due.valid is not None and decided_on <= due.valid
    return _overdue(due, judge.as_of) if past and not in_time else _Finding(TaskState.UNDER_WAY)


def _overdue(due: Due, as_of: date) -> _Finding:
    assert due.valid is not None
    return _Finding(TaskState.OVERDUE, False, (as_of - due.valid).days)


def _status(answers: LineAnswers) -> TaskStatus | None:
    declared = answers.text("status")
    return TaskStatus(declared) if declared in _STATUSES else None


def _deciding_date(answers: LineAnswers, rules: JudgingRules) -> date | None:
    """The date that decides timeliness; where only the other of the two dates is given, that one."""
    submitted, issued = answers.day("submitted_on"), answers.day("issued_on")
    return (issued or submitted) if rules.decided_by is DecidedBy.ISSUED else (submitted or issued)


def _reason(answers: LineAnswers) -> str | None:
    """Difficulty and cause as the agency wrote them, one after the other."""
    parts = [text for text in (answers.text("difficulty"), answers.text("cause")) if text]
    return "; ".join([*(part.rstrip(" .;") for part in parts[:-1]), *parts[-1:]]) or None
