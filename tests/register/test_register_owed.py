"""Who owes what: splits, groups, validity, decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.register.build import DUE, directory, indicator, merged, reading, register, target
from toolkit.model.form import FormContent, PriorAnswer
from toolkit.model.period import Period
from toolkit.model.plan import Deadline, DeadlineKind
from toolkit.model.register import (
    AgencyKind,
    Assignment,
    Decision,
    DecisionKind,
    FigureKind,
    OpeningState,
    OpeningStatus,
    Register,
    Role,
    RollUp,
    YearFigure,
)
from toolkit.register.dues import Weekend
from toolkit.register.owed import Owed, OwedRequest, owed

TABLE = """
I  |    | Tuyên truyền          | Các sở, ngành; UBND các huyện | Hằng năm
II | 1  | Việc của sở cũ        | Sở Cũ; Sở A                   | Quý I/2025
II | 2  | Việc chưa rõ ai       | Sở Cũ                         | Quý I/2025
II | 10 | Việc của huyện X      | UBND huyện X                  | Năm 2026
II | 9  | Việc ven biển         | UBND các xã ven biển          | Năm 2026
II | 11 | Việc của ai           | Sở Lạ                         | Năm 2026
II | 12 | Không ai              |                               | Năm 2026
II | 13 | Tương lai             | Sở Mới                        | Năm 2027
TM.1 | 1 | Việc trong lời văn   | Sở An                         |
"""
INDICATORS = (
    indicator("1", "Tỷ lệ một", (target("50"),)),
    indicator("2", "Cơ cấu hai", (target("30", "phần một"), target("70", "phần hai")), ("Sở Cũ",)),
)


def _register() -> Register:
    return merged(register(), reading(TABLE, INDICATORS)).register


def _owed(of: Register, due: date = DUE, priors: dict[tuple[str, str], PriorAnswer] | None = None) -> Owed:
    return owed(of, OwedRequest(Period(2026), due, "Bà B", "Sở An", priors=priors or {}))


def _form(result: Owed, agency: str) -> FormContent:
    return next(form for form in result.forms if form.agency == agency)


def _short(result: Owed) -> dict[str, list[str]]:
    return {form.agency: [key.removeprefix("9-2024/") for key in form.line_keys] for form in result.forms}


def test_lines_go_to_those_who_answer_today() -> None:
    result = _owed(_register())
    assert _short(result) == {
        "A": ["I", "II.1", "CT.I.1"],
        "B": ["I", "CT.I.2.a", "CT.I.2.b"],
        "00001": ["I", "II.10"],
        "00002": ["I"],
    }
    assert [(str(p.kind), p.item.removeprefix("9-2024/"), p.assignee) for p in result.problems] == [
        ("unconfirmed_successor", "II.2", "Sở Cũ"),
        ("empty_group", "II.9", "UBND các xã ven biển"),
        ("unknown_assignee", "II.11", "Sở Lạ"),
        ("no_owner", "II.12", None),
        ("agency_gone", "II.13", "Sở Mới"),
    ]


def test_line_says_whom_the_plan_named() -> None:
    result = _owed(_register())
    told = {
        (form.agency, line.key): line.predecessor
        for form in result.forms
        for line in (*form.tasks, *form.measures)
    }
    assert told[("A", "9-2024/II.1")] is None, "the plan names Sở A itself beside Sở Cũ"
    assert told[("B", "9-2024/CT.I.2.a")] == "Sở Cũ"
    assert told[("00001", "9-2024/II.10")] == "UBND huyện X"
    assert told[("A", "9-2024/I")] is None, "a group of today is no predecessor"
    assert told[("00002", "9-2024/I")] == "UBND các huyện"


def test_before_the_reform_the_former_bodies_have_no_form() -> None:
    result = _owed(_register(), date(2024, 11, 29))
    assert {form.agency for form in result.forms} == {"A", "B"}
    kinds = {(problem.item.removeprefix("9-2024/"), str(problem.kind)) for problem in result.problems}
    assert ("I", "empty_group") in kinds
    assert ("II.10", "agency_gone") in kinds


def test_validity_of_agencies_is_looked_at_on_the_due_date() -> None:
    late = _owed(_register(), date(2027, 1, 1))
    assert _short(late)["D"] == ["I", "II.13"]


def test_task_line_carries_the_words_of_the_plan_and_the_valid_date() -> None:
    line = _form(_owed(_register()), "A").tasks[1]
    assert (line.plan_number, line.deadline, line.due) == ("9/QĐ-UBND", "Quý I/2025", date(2025, 3, 31))
    assert (line.section, line.section_title, line.no) == ("II", "Nhóm hai", "1")
    assert line.leaders == "Chủ tịch UBND tỉnh Nguyễn Văn A"
    assert line.prior == PriorAnswer("Chưa có số liệu kỳ trước")


def test_assignment_may_have_its_own_date_and_product_and_validity() -> None:
    of = _register()
    own = replace(
        of.assignments[0], item="9-2024/II.12", assignee="Sở Bình", due=date(2026, 5, 1), product="Đề án"
    )
    ended = replace(own, assignee="A", valid_to=date(2025, 1, 1))
    result = _owed(replace(of, assignments=(*of.assignments, own, ended)))
    line = next(line for line in _form(result, "B").tasks if line.key == "9-2024/II.12")
    assert (line.due, line.product, line.deadline) == (date(2026, 5, 1), "Đề án", "Năm 2026")
    assert "II.12" not in _short(result)["A"]


def _decision(kind: DecisionKind, agency: str | None, on: date, new: date | None = None) -> Decision:
    return Decision(kind, "9-2024/II.1", agency, new, None, "CV 1", "Ông C", on)


def test_only_a_decision_moves_a_due_date_and_the_words_stay() -> None:
    first = _decision(DecisionKind.EXTENSION, None, date(2025, 1, 1), date(2025, 6, 30))
    later = _decision(DecisionKind.EXTENSION, "A", date(2025, 5, 1), date(2026, 6, 30))
    other = _decision(DecisionKind.EXTENSION, "B", date(2025, 6, 1), date(2029, 6, 30))
    too_late = _decision(DecisionKind.EXTENSION, None, date(2027, 7, 1), date(2030, 6, 30))
    of = replace(_register(), decisions=(later, first, other, too_late))
    line = _form(_owed(of), "A").tasks[1]
    assert (line.due, line.deadline) == (date(2026, 6, 30), "Quý I/2025")


def test_each_kind_of_agency_has_its_due_date_and_forms_print_the_day_that_holds() -> None:
    of = _register()
    met = _decision(DecisionKind.CONDITION_MET, "A", date(2026, 5, 1), date(2026, 9, 5))
    request = OwedRequest(
        Period(2026), DUE, dues={AgencyKind.COMMUNE: date(2026, 11, 25)}, weekend=Weekend.NEXT_WORKING_DAY
    )
    forms = {form.agency: form for form in owed(replace(of, decisions=(met,)), request).forms}
    assert {form.agency: form.due for form in forms.values()} == {
        agency.code: date(2026, 11, 25) if agency.kind is AgencyKind.COMMUNE else DUE
        for agency in of.directory.agencies
        if agency.code in forms
    }
    assert {form.due for form in forms.values()} == {DUE, date(2026, 11, 25)}
    assert forms["A"].tasks[1].due == date(2026, 9, 7)


def test_a_duty_of_every_year_is_asked_whatever_was_done_before() -> None:
    of = _register()
    done = OpeningState(OpeningStatus.DONE, "QĐ 5", date(2024, 5, 6), "Bà D")
    tasks = tuple(replace(one, opening=done) for one in of.tasks)
    yearly = tuple(
        replace(one, deadline=Deadline("Hằng năm", DeadlineKind.RECURRING))
        if one.key == "9-2024/II.1"
        else one
        for one in tasks
    )
    assert [_short(_owed(replace(of, tasks=some)))["A"].count("II.1") for some in (tasks, yearly)] == [0, 1]


@pytest.mark.parametrize("kind", [DecisionKind.CLOSE_TASK, DecisionKind.REMOVE_TASK])
@pytest.mark.parametrize(("agency", "asked"), [(None, False), ("A", False), ("B", True)])
def test_closed_and_removed_lines_are_not_asked(kind: DecisionKind, agency: str | None, asked: bool) -> None:
    of = replace(_register(), decisions=(_decision(kind, agency, date(2026, 1, 1)),))
    assert ("II.1" in _short(_owed(of))["A"]) is asked


@pytest.mark.parametrize(
    ("opening", "asked", "prior"),
    [
        (OpeningState(OpeningStatus.DONE, "QĐ 5", date(2024, 5, 6), "Bà D"), False, ""),
        (
            OpeningState(OpeningStatus.DONE, "QĐ 5", date(2024, 5, 6)),
            True,
            "Đã hoàn thành (chưa xác nhận), QĐ 5, ngày 06/5/2024",
        ),
        (OpeningState(OpeningStatus.UNDER_WAY), True, "Đang thực hiện"),
        (OpeningState(), True, "Chưa có số liệu kỳ trước"),
    ],
)
def test_opening_state(opening: OpeningState, asked: bool, prior: str) -> None:
    of = _register()
    of = replace(
        of, tasks=tuple(replace(t, opening=opening) if t.key.endswith("II.1") else t for t in of.tasks)
    )
    lines = {line.key: line for line in _form(_owed(of), "A").tasks}
    assert ("9-2024/II.1" in lines) is asked
    if asked:
        assert lines["9-2024/II.1"].prior == PriorAnswer(prior)


def test_measure_line_shows_targets_plan_of_the_year_and_last_result() -> None:
    figures = (
        YearFigure("9-2024/CT.I.1", 2026, FigureKind.PLAN, Decimal("45.5")),
        YearFigure("9-2024/CT.I.1", 2025, FigureKind.ACTUAL, Decimal("44"), "Niên giám"),
        YearFigure("9-2024/CT.I.1", 2024, FigureKind.ACTUAL, Decimal("40")),
    )
    (line,) = _form(_owed(replace(_register(), figures=figures)), "A").measures
    assert [brief.text for brief in line.targets] == ["Năm 2030: 50% trở lên"]
    assert line.year_plan == Decimal("45.5")
    assert line.prior == PriorAnswer("Thực hiện năm 2025: 44% (Niên giám)", value=Decimal(44))


def test_an_earlier_answer_wins_over_what_the_masters_say() -> None:
    prior = PriorAnswer("Đang thực hiện (kỳ 2025)", "under_way")
    result = _owed(_register(), priors={("A", "9-2024/II.1"): prior})
    assert _form(result, "A").tasks[1].prior == prior
    assert _form(result, "B").tasks[0].prior == PriorAnswer("Chưa có số liệu kỳ trước")


def test_a_task_that_has_a_named_reporter_is_asked_of_it_too() -> None:
    of = _register()
    named = tuple(
        replace(t, rollup=RollUp.NAMED_REPORTER, named_reporter="B") if t.key.endswith("II.1") else t
        for t in of.tasks
    )
    assert "II.1" in _short(_owed(replace(of, tasks=named)))["B"]


def test_cooperating_and_monitoring_agencies_are_not_asked() -> None:
    of = _register()
    extra = (
        Assignment("9-2024/II.1", "Sở Bình", Role.COOPERATING),
        Assignment("9-2024/II.1", "Sở Bình", Role.MONITORING),
    )
    assert _short(_owed(replace(of, assignments=(*of.assignments, *extra)))) == _short(_owed(of))


def test_code_follows_the_lines_and_nothing_else() -> None:
    of = _register()
    code = _form(_owed(of), "A").code
    assert code.startswith("BM-2026-A-")
    assert len(code) == len("BM-2026-A-") + 6
    assert _form(_owed(of, priors={("A", "9-2024/II.1"): PriorAnswer("x")}), "A").code == code
    fewer = replace(of, tasks=tuple(t for t in of.tasks if not t.key.endswith("II.1")))
    assert _form(_owed(fewer), "A").code != code


def test_a_circle_of_successions_ends() -> None:
    seed = directory()
    circle = (
        replace(seed.successions[0], predecessor="Sở Cũ", successor="C", items=()),
        replace(seed.successions[0], predecessor="Sở Cũ", successor="B", items=()),
    )
    of = replace(_register(), directory=replace(seed, successions=circle))
    assert "II.2" in _short(_owed(of))["B"]
