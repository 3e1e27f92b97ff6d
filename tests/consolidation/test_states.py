"""States of lines and tasks, against tables and against a second, slower reading of the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.consolidation.tables import AS_OF, consolidated, day, decision, register, sent, task
from toolkit.consolidation.answers import LineAnswers
from toolkit.consolidation.dues import DueBook
from toolkit.consolidation.rollup import TaskContext, assess_task
from toolkit.consolidation.rules import DecidedBy, JudgingRules
from toolkit.consolidation.states import Judge, assess_line
from toolkit.model.plan import DeadlineKind
from toolkit.model.register import (
    Assignment,
    Decision,
    DecisionKind,
    Directory,
    OpeningState,
    OpeningStatus,
    Register,
    Role,
    RollUp,
    Task,
)
from toolkit.model.results import LineAssessment, LineReport, TaskAssessment, TaskState
from toolkit.model.returns import Value
from toolkit.register.dues import Weekend

KEY = "74-2026/I.1"
DUE = date(2026, 6, 30)
CONTEXT = TaskContext(date(2026, 1, 7), Directory())


def line_of(
    one: Task,
    answers: dict[str, Value],
    decisions: tuple[Decision, ...] = (),
    judging: JudgingRules | None = None,
) -> LineAssessment:
    """Agency A's line as of 30/11/2026."""
    rules = judging or JudgingRules()
    dues = DueBook(register([one], (), decisions), rules.weekend)
    return assess_line(one, "A", LineAnswers(answers), Judge(dues, AS_OF, rules))


def row(line: LineAssessment) -> str:
    """'state report done days' for tables."""
    return f"{line.state} {line.report} {'done' if line.done else '-'} {line.days_late}"


@pytest.mark.parametrize(
    ("due", "status", "submitted", "issued", "expected"),
    [
        ("2026-06-30", "done", "2026-06-30", None, "done_on_time reported done None"),
        ("2026-06-30", "done", "2026-07-01", None, "done_late reported done 1"),
        ("2026-06-30", "done", "2026-06-30", "2026-07-20", "done_on_time reported done None"),
        ("2026-06-30", "done", None, "2026-06-20", "done_on_time reported done None"),
        ("2026-06-30", "done", None, "2026-07-02", "done_late reported done 2"),
        ("2026-06-30", "done", None, None, "no_data reported done None"),
        (None, "done", "2026-07-02", None, "done_on_time reported done None"),
        ("2026-11-30", "under_way", None, None, "under_way reported - None"),
        ("2026-11-29", "under_way", None, None, "overdue reported - 1"),
        ("2026-11-29", "under_way", "2026-11-29", None, "under_way reported - None"),
        ("2026-11-29", "not_started", "2026-11-30", None, "overdue reported - 1"),
        ("2026-12-31", "not_started", None, None, "under_way reported - None"),
        (None, "under_way", None, None, "under_way reported - None"),
        ("2026-06-30", "nothing", None, None, "no_data nothing - None"),
        ("2026-06-30", "no_data", None, None, "no_data no_data - None"),
        ("2026-06-30", "secret", None, None, "no_data secret - None"),
        ("2026-06-30", None, None, None, "no_data missing - None"),
        ("2026-12-31", None, None, None, "no_data missing - None"),
    ],
)
def test_dated_duties(
    due: str | None, status: str | None, submitted: str | None, issued: str | None, expected: str
) -> None:
    typed: dict[str, Value] = {"status": status} if status else {}
    typed |= {"submitted_on": day(submitted)} if submitted else {}
    typed |= {"issued_on": day(issued)} if issued else {}
    assert row(line_of(task(KEY, due), typed)) == expected


@pytest.mark.parametrize(
    ("kind", "status", "decisions", "expected"),
    [
        (DeadlineKind.RECURRING, "done", (), "recurring reported done None"),
        (DeadlineKind.ONGOING, None, (), "recurring missing - None"),
        (DeadlineKind.CONDITIONAL, "under_way", (), "waiting reported - None"),
        (DeadlineKind.CONDITIONAL, None, (), "waiting missing - None"),
        (
            DeadlineKind.CONDITIONAL,
            None,
            ((DecisionKind.CONDITION_MET, "2026-10-31"),),
            "no_data missing - None",
        ),
        (
            DeadlineKind.CONDITIONAL,
            "under_way",
            ((DecisionKind.CONDITION_MET, "2026-10-31"),),
            "overdue reported - 30",
        ),
        (
            DeadlineKind.CONDITIONAL,
            "under_way",
            ((DecisionKind.CONDITION_MET, None),),
            "under_way reported - None",
        ),
        (DeadlineKind.RECURRING, "under_way", ((DecisionKind.REMOVE_TASK, None),), "removed reported - None"),
        (
            DeadlineKind.CONDITIONAL,
            None,
            ((DecisionKind.CLOSE_TASK, "2026-03-01"),),
            "done_on_time missing done None",
        ),
    ],
)
def test_duties_without_a_date_of_their_own(
    kind: DeadlineKind,
    status: str | None,
    decisions: tuple[tuple[DecisionKind, str | None], ...],
    expected: str,
) -> None:
    made = tuple(decision(what, KEY, None, when) for what, when in decisions)
    assert row(line_of(task(KEY, None, kind), {"status": status} if status else {}, made)) == expected


def test_only_an_approved_decision_moves_a_due_date_and_the_original_stays() -> None:
    asks: dict[str, Value] = {
        "status": "under_way",
        "extension_to": day("2027-03-31"),
        "extension_reason": "chờ",
    }
    alone = line_of(task(KEY), asks)
    assert (alone.state, alone.due, alone.original_due) == (TaskState.OVERDUE, DUE, DUE)
    given_ = (
        decision(DecisionKind.EXTENSION, KEY, None, "2026-09-30"),
        replace(decision(DecisionKind.EXTENSION, KEY, "A", "2026-12-31"), decided_on=day("2026-12-01")),
        decision(DecisionKind.EXTENSION, KEY, "B", "2027-12-31"),
    )
    moved = line_of(task(KEY), asks, given_)
    assert (moved.state, moved.due, moved.original_due) == (TaskState.UNDER_WAY, day("2026-12-31"), DUE)


def test_closed_by_decision_is_done_by_the_best_date_known() -> None:
    dated = decision(DecisionKind.CLOSE_TASK, KEY, None, "2026-06-01")
    undated = decision(DecisionKind.CLOSE_TASK, KEY)
    assert line_of(task(KEY), {}, (dated,)).state is TaskState.DONE_ON_TIME
    assert line_of(task(KEY), {"submitted_on": day("2026-06-05")}, (undated,)).state is TaskState.DONE_ON_TIME
    assert line_of(task(KEY), {}, (undated,)).state is TaskState.DONE_LATE


@pytest.mark.parametrize(
    ("opening", "on", "expected"),
    [
        (OpeningStatus.UNKNOWN, None, "no_data missing - None"),
        (OpeningStatus.UNDER_WAY, None, "overdue missing - 153"),
        (OpeningStatus.NOT_STARTED, None, "overdue missing - 153"),
        (OpeningStatus.DONE, "2026-05-01", "done_on_time missing done None"),
        (OpeningStatus.DONE, None, "no_data missing done None"),
    ],
)
def test_a_line_nobody_answered_rests_on_what_a_person_confirmed(
    opening: OpeningStatus, on: str | None, expected: str
) -> None:
    state = OpeningState(opening, None, day(on) if on else None, "Sở Tài chính")
    assert row(line_of(task(KEY, opening=state), {})) == expected


def test_the_issued_date_and_working_days_decide_where_an_office_says_so() -> None:
    answers: dict[str, Value] = {"status": "done", "submitted_on": DUE, "issued_on": DUE + timedelta(days=1)}
    by_issue = JudgingRules(decided_by=DecidedBy.ISSUED)
    assert line_of(task(KEY), answers, (), by_issue).state is TaskState.DONE_LATE
    saturday = task(KEY, "2026-11-28")
    working = JudgingRules(weekend=Weekend.NEXT_WORKING_DAY)
    kept = line_of(saturday, {"status": "under_way"})
    moved = line_of(saturday, {"status": "under_way"}, (), working)
    assert (kept.state, moved.state) == (TaskState.OVERDUE, TaskState.UNDER_WAY)
    assert (moved.due, moved.original_due) == (day("2026-11-30"), day("2026-11-28"))


def test_an_assignment_may_have_its_own_due_date() -> None:
    one = task(KEY)
    known = register([one])
    known = replace(known, assignments=(Assignment(KEY, "sở  a", Role.LEAD, due=day("2026-12-31")),))
    judge = Judge(DueBook(known), AS_OF)
    states = {
        code: assess_line(one, code, LineAnswers({"status": "under_way"}), judge).state for code in "AB"
    }
    assert states == {"A": TaskState.UNDER_WAY, "B": TaskState.OVERDUE}


# --- The second implementation: one rule after another, as the design words them. ---

SPOKEN = ["done", "under_way", "not_started", "nothing", "no_data", "secret", None]


def slow_state(due: date | None, status: str | None, submitted: date | None, kind: DeadlineKind) -> str:
    """The state of an answered or unanswered line without decisions and with an unknown opening state."""
    if kind in (DeadlineKind.RECURRING, DeadlineKind.ONGOING):
        return "recurring"
    if status == "done" and submitted is None:
        return "no_data"
    if status == "done":
        days = [] if due is None else [submitted == due - timedelta(days=back) for back in range(4000)]
        return "done_on_time" if due is None or any(days) else "done_late"
    if kind is DeadlineKind.CONDITIONAL and due is None:
        return "waiting"
    if status not in ("under_way", "not_started"):
        return "no_data"
    over = due is not None and (AS_OF - due).days >= 1
    excused = submitted is not None and due is not None and (submitted - due).days <= 0
    return "overdue" if over and not excused else "under_way"


@given(
    st.one_of(st.none(), st.dates(date(2022, 1, 1), date(2030, 12, 31))),
    st.sampled_from(SPOKEN),
    st.one_of(st.none(), st.dates(date(2022, 1, 1), date(2026, 11, 30))),
    st.sampled_from(list(DeadlineKind)),
)
def test_states_agree_with_the_slow_reading(
    due: date | None, status: str | None, submitted: date | None, kind: DeadlineKind
) -> None:
    if kind in (DeadlineKind.RECURRING, DeadlineKind.ONGOING):
        due = None
    answers: dict[str, Value] = {}
    if status is not None:
        answers = {"status": status} | ({"submitted_on": submitted} if submitted else {})
    found = line_of(task(KEY, due.isoformat() if due else None, kind), answers)
    assert found.state == slow_state(due, status, submitted if status else None, kind)
    assert found.done == (status == "done")
    assert (found.days_late or 0) > 0 or found.state not in (TaskState.OVERDUE, TaskState.DONE_LATE)


def slow_rollup(rule: RollUp, lines: list[LineAssessment], as_of: date) -> str:
    """All lines of one dated task: strike out those that owe nothing, then ask in turn."""
    owing = [line for line in lines if line.report is not LineReport.NOTHING]
    if not owing:
        return "no_data"
    names = sorted(line.state.value for line in owing)
    if all(line.done for line in owing):
        return "done_late" if "done_late" in names else "no_data" if "no_data" in names else "done_on_time"
    if set(names) == {"no_data"}:
        return "no_data"
    still_time = all(line.due is None or as_of <= line.due for line in owing if not line.done)
    if rule is RollUp.COUNT_ONLY:
        spoke = any(line.report is not LineReport.MISSING for line in owing)
        return "under_way" if spoke and (still_time or set(names) == {"under_way"}) else "no_data"
    if "overdue" in names:
        return "overdue"
    if "under_way" in names:
        return "under_way"
    begun = [line for line in owing if line.done]
    return "under_way" if begun and still_time else "no_data"


LINE = st.tuples(st.sampled_from(SPOKEN), st.sampled_from(["2026-06-01", "2026-07-01", None]))


@given(
    st.lists(LINE, min_size=1, max_size=5),
    st.sampled_from(["2026-06-15", "2026-12-31"]),
    st.sampled_from([RollUp.ALL, RollUp.EVERY_PART, RollUp.COUNT_ONLY]),
)
def test_rollups_agree_with_the_slow_reading(
    spoken: list[tuple[str | None, str | None]], due: str, rule: RollUp
) -> None:
    lines = [
        replace(
            line_of(
                task(KEY, due),
                ({"status": status} | ({"submitted_on": day(on)} if on else {})) if status else {},
            ),
            agency=f"X{number}",
        )
        for number, (status, on) in enumerate(spoken)
    ]
    found = rolled(rule, lines, due)
    assert found.state == slow_rollup(rule, lines, AS_OF)
    said = [status for status, _on in spoken]
    assert (found.expected, found.done) == (len(spoken), said.count("done"))
    assert found.under_way == said.count("under_way") + said.count("not_started")
    assert found.not_reported == said.count(None)


def rolled(rule: RollUp, lines: list[LineAssessment], due: str = "2026-06-15") -> TaskAssessment:
    """The task of these lines."""
    one = task(KEY, due, rollup=rule)
    return assess_task(one, lines, CONTEXT, Judge(DueBook(register([one])), AS_OF))


def test_166_communes_make_one_task() -> None:
    spoken = ["done"] * 120 + ["under_way"] * 30 + [None] * 16
    lines = [
        line_of(task(KEY, "2026-12-31"), {"status": s, "submitted_on": day("2026-06-01")} if s else {})
        for s in spoken
    ]
    found = rolled(RollUp.ALL, lines, "2026-12-31")
    counts = (found.expected, found.done, found.under_way, found.not_reported, found.state, found.percent)
    assert counts == (166, 120, 30, 16, TaskState.UNDER_WAY, None)


def test_the_named_reporter_speaks_for_the_task() -> None:
    asked = {"A": [KEY], "B": [KEY]}
    one = replace(task(KEY, rollup=RollUp.NAMED_REPORTER), named_reporter="Sở B")
    files = [
        sent("A", f"{KEY} | status | under_way"),
        sent("B", f"{KEY} | status | done\n{KEY} | submitted_on | 2026-06-01\n{KEY} | percent | 100"),
    ]
    (found,) = consolidated(register([one]), asked, files).tasks
    assert (found.state, found.expected, found.done, str(found.percent)) == (
        TaskState.DONE_ON_TIME,
        1,
        1,
        "100",
    )
    (silent,) = consolidated(register([replace(one, named_reporter="Sở C")]), asked, files).tasks
    assert (silent.state, silent.expected, silent.not_reported) == (TaskState.NO_DATA, 1, 1)


def test_a_line_removed_for_one_agency_leaves_the_count() -> None:
    files = [sent("A", f"{KEY} | status | done\n{KEY} | submitted_on | 2026-06-01")]
    removed = decision(DecisionKind.REMOVE_TASK, KEY, "B")
    (found,) = consolidated(register([task(KEY)], (), [removed]), {"A": [KEY], "B": [KEY]}, files).tasks
    assert (found.state, found.expected, found.done) == (TaskState.DONE_ON_TIME, 1, 1)
    everywhere = decision(DecisionKind.REMOVE_TASK, KEY)
    (gone,) = consolidated(register([task(KEY)], (), [everywhere]), {"A": [KEY], "B": [KEY]}, files).tasks
    assert gone.state is TaskState.REMOVED


@pytest.mark.parametrize(
    ("kind", "due", "opening", "expected"),
    [
        (DeadlineKind.DATE, "2026-06-30", OpeningStatus.UNKNOWN, TaskState.NO_DATA),
        (DeadlineKind.DATE, "2026-06-30", OpeningStatus.UNDER_WAY, TaskState.OVERDUE),
        (DeadlineKind.DATE, "2026-06-30", OpeningStatus.DONE, TaskState.DONE_ON_TIME),
        (DeadlineKind.RECURRING, None, OpeningStatus.UNKNOWN, TaskState.RECURRING),
        (DeadlineKind.CONDITIONAL, None, OpeningStatus.UNKNOWN, TaskState.WAITING),
    ],
)
def test_a_task_nobody_was_asked_for(
    kind: DeadlineKind, due: str | None, opening: OpeningStatus, expected: TaskState
) -> None:
    one = task(KEY, due, kind, opening=OpeningState(opening, on=day("2026-05-01")))
    (found,) = consolidated(register([one]), {}, []).tasks
    assert (found.state, found.expected, found.lines) == (expected, 0, ())


def test_a_deadline_before_the_plan_is_judged_and_said() -> None:
    early, first_day = task("74-2026/I.1", "2025-12-31"), task("74-2026/I.2", "2026-01-07")
    files = [sent("A", f"{early.key} | status | under_way\n{first_day.key} | status | under_way")]
    result = consolidated(register([early, first_day]), {"A": [early.key, first_day.key]}, files)
    assert [(one.state.value, one.due_before_plan) for one in result.tasks] == [
        ("overdue", True),
        ("overdue", False),
    ]


def test_totals_count_every_task_once_in_one_of_eight_states() -> None:
    kinds = [DeadlineKind.DATE, DeadlineKind.RECURRING, DeadlineKind.CONDITIONAL]
    spoken = ["done", "under_way", None]
    tasks = [
        task(f"74-2026/I.{number}", "2026-06-30" if kind is DeadlineKind.DATE else None, kind)
        for number, (kind, _status) in enumerate(product(kinds, spoken), start=1)
    ]
    table = "\n".join(
        f"{one.key} | status | {status}"
        for one, (_k, status) in zip(tasks, product(kinds, spoken), strict=True)
        if status
    )
    given_: Register = register([*tasks, replace(task("74-2026/TM.1"), asked=False)])
    totals = consolidated(given_, {"A": [one.key for one in tasks]}, [sent("A", table)]).totals
    assert (totals.total, totals.recurring, totals.waiting, totals.overdue, totals.no_data) == (9, 3, 2, 1, 3)
    assert totals.total == (
        totals.done_on_time + totals.done_late + totals.under_way + totals.overdue
        + totals.recurring + totals.waiting + totals.removed + totals.no_data
    )  # fmt: skip
