"""Rules on the sign-off, on the rows of a return, and across returns; switches, order and outcome."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date

import pytest

from tests.validation.build import (
    AS_OF,
    MEASURE,
    SIGNED,
    TASK,
    a_return,
    batch,
    checked,
    content,
    parts,
    rows,
    told,
)
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding, Outcome, Place, Severity
from toolkit.model.form import FormContent
from toolkit.validation import checks
from toolkit.validation.batch import Batch, ToCheck
from toolkit.validation.checks import check, own_findings
from toolkit.validation.outcome import outcome_of
from toolkit.vietnamese.dates import read_date

DONE = "status: done; percent: 100; submitted_on: 15/9/2026; document: 123/QĐ-UBND; result: Đã ban hành"
FIGURE = "value: 41.5; value_status: official; value_date: 31/10/2026; source: Thống kê tỉnh"

SIGN_OFF = """
changed                        | findings
phone: 0237 3852 246           |
phone: 912345678               |
phone: +84 912 345 678         |
phone: (0237) 3.852.246        |
phone: 0912345678 / 0237 3852246 |
phone: hỏi văn thư             | W806 phone
phone: 12345                   | W806 phone
phone:                         | W810 phone
letter_number:                 | E801 letter_number
letter_number: /BC-STC         | E808 letter_number
letter_number: 1234/STC-TH     |
letter_date:                   | E802 letter_date
letter_date: 1/12/2026         | E805 letter_date
letter_date: 30/11/2026        |
letter_date: 30/11/2025        | W807 letter_date
letter_date: 14/9/2026         | W811 letter_date
letter_date: 15/9/2026         |
letter_date: 30/11/1926        | E504 letter_date
letter_date: ?hôm nay          |
signer:                        | E803 signer
signer: ...                    | E809 signer
signer_title:                  | W810 signer_title
preparer:                      | E804 preparer
preparer: x                    | E809 preparer
highlights: nt                 | W604 highlights
highlights: Thu ngân sách vượt dự toán |
"""


@pytest.mark.parametrize(("changed", "findings"), rows(SIGN_OFF))
def test_sign_off(changed: str, findings: str) -> None:
    signed = {**parts(SIGNED), **parts(changed)}
    front = "; ".join(f"{name}: {shown}" for name, shown in signed.items() if shown)
    assert checked(content([TASK]), {TASK.key: DONE}, front) == list(filter(None, [findings]))


def _check_one(form: FormContent, **changed: object) -> tuple[Finding, ...]:
    read = replace(a_return(form, {TASK.key: DONE}), **changed)  # type: ignore[arg-type]
    return check(batch(ToCheck("a.xlsx", "STC", form, read)))["a.xlsx"]


def test_a_row_that_is_gone_is_one_finding_and_hides_no_other() -> None:
    form = content([TASK, replace(TASK, key="74-2026/I.2", title="Quy hoạch chung")])
    assert _check_one(form, lines=(TASK.key,)) == (
        make(
            "E310",
            Place("Nhiệm vụ", None, "74-2026/I.2"),
            args={"title": "Quy hoạch chung", "line": "74-2026/I.2"},
        ),
    )


def test_a_row_of_another_form_does_not_count_and_is_told() -> None:
    found = _check_one(content([TASK]), lines=(TASK.key, "74-2026/II.9"))
    assert found == (make("W311", Place(None, None, "74-2026/II.9"), args={"line": "74-2026/II.9"}),)


@pytest.mark.parametrize("sheet", ["Nhiệm vụ", "Ký duyệt"])
def test_a_sheet_that_is_gone_is_not_asked_for_cell_by_cell(sheet: str) -> None:
    form = content([TASK])
    read = a_return(form, {TASK.key: DONE}, SIGNED if sheet == "Nhiệm vụ" else "")
    told_by_reader = (make("E202", args={"name": sheet}),)
    lines = () if sheet == "Nhiệm vụ" else (TASK.key,)
    item = ToCheck("a.xlsx", "STC", form, replace(read, findings=told_by_reader, lines=lines))
    assert check(batch(item)) == {"a.xlsx": ()}


def test_an_answer_already_found_faulty_is_not_called_missing() -> None:
    form = content([TASK])
    read = a_return(form, {TASK.key: "percent: 60"}, SIGNED)
    column = make("E203", Place("Nhiệm vụ", "A6", None, "status"), args={"heading": "Tình trạng"})
    assert check(batch(ToCheck("a.xlsx", "STC", form, replace(read, findings=(column,))))) == {"a.xlsx": ()}


def test_a_box_that_was_deleted_is_asked_for_where_it_was_issued() -> None:
    form = content([TASK])
    read = a_return(form, {TASK.key: DONE}, "; ".join(SIGNED.split(";")[1:]))
    place = next(place for place in read.places if place.field == "letter_number")
    read = replace(read, places=tuple(p for p in read.places if p != place))
    expected = make("E801", Place("Ký duyệt", place.cell, None, "letter_number"))
    assert check(batch(ToCheck("a.xlsx", "STC", form, read))) == {"a.xlsx": (expected,)}


def test_findings_are_whole_and_in_order_of_sheet_row_and_code() -> None:
    second = replace(TASK, key="74-2026/I.2", no="2")
    form = content([TASK, second], [MEASURE])
    given = {
        TASK.key: "status: under_way; percent: 60; result: Đã trình; next_step: Hoàn thiện; percent: 101",
        second.key: "",
        MEASURE.key: FIGURE.replace("41.5", "415"),
    }
    read = a_return(form, given, SIGNED.replace("phone: 0912 345 678", "phone: ?"))
    found = check(batch(ToCheck("a.xlsx", "STC", form, read)))["a.xlsx"]
    cells = {(place.line, place.field): place for place in read.places}

    def at(line: str | None, field: str) -> Place:
        place = cells[line, field]
        return Place(place.sheet, place.cell, line, field)

    assert found == (
        make("E301", at(TASK.key, "percent"), "101"),
        make("E405", at(TASK.key, "cause"), args={"due": "30/9/2026"}),
        make("E401", at(second.key, "status")),
        make("W702", at(MEASURE.key, "value"), "415", {"factor": "10", "reference": "50"}),
    )


@dataclass(frozen=True)
class _Switch:
    severity: str
    until: date | None = None
    from_: date | None = None


SWITCHES = """
severity | from       | until      | expected
         |            |            | error
warning  |            |            | warning
info     |            | 30/11/2026 | info
info     |            | 29/11/2026 | error
off      |            |            |
warning  | 30/11/2026 |            | warning
warning  | 01/12/2026 |            | error
off      | 01/11/2026 | 30/11/2026 |
"""


@pytest.mark.parametrize(("severity", "first", "until", "expected"), rows(SWITCHES))
def test_switches_hold_from_their_first_day_to_their_last(
    severity: str, first: str, until: str, expected: str
) -> None:
    form = content([TASK])
    one = ToCheck("a.xlsx", "STC", form, a_return(form, {TASK.key: ""}))
    switches = {"E401": _Switch(severity, read_date(until).value, read_date(first).value)} if severity else {}
    found = check(Batch(batch(one).period, AS_OF, (one,), switches))["a.xlsx"]
    assert [finding.severity.value for finding in found] == list(filter(None, [expected]))


@pytest.mark.parametrize(
    ("severities", "outcome"),
    [((), "accepted"), (("warning", "info"), "accepted"), (("info", "error"), "returned")],
)
def test_only_errors_return_a_file(severities: tuple[str, ...], outcome: str) -> None:
    found = [Finding("X", Severity(severity)) for severity in severities]
    assert outcome_of(found) is Outcome(outcome)


def _returns(answers: dict[str, str], field: str) -> tuple[ToCheck, ...]:
    """A return per agency, all with the same line: a task for statuses, a measure for values."""
    made = []
    for agency, text in answers.items():
        code = agency.split(" ")[0]
        form = content(
            [TASK] if field == "status" else [], [] if field == "status" else [MEASURE], code, f"Sở {code}"
        )
        made.append(ToCheck(f"{agency}.xlsx", code, form, a_return(form, {form.line_keys[0]: text})))
    return tuple(made)


def _told(answers: dict[str, str], field: str) -> dict[str, tuple[list[str], str]]:
    found = check(batch(*_returns(answers, field)))
    return {
        file.removesuffix(".xlsx"): (told(findings), dict(findings[0].args)["others"])
        for file, findings in found.items()
        if findings
    }


def test_two_leads_with_different_figures_are_told_of_each_other() -> None:
    answers = {"STC": FIGURE, "SCT": FIGURE.replace("41.5", "42.5"), "SXD": FIGURE}
    assert _told(answers, "value") == {
        "STC": (["W901 value"], "Sở SCT: 42,5"),
        "SCT": (["W901 value"], "Sở STC: 41,5; Sở SXD: 41,5"),
        "SXD": (["W901 value"], "Sở SCT: 42,5"),
    }


def test_the_same_figure_written_otherwise_is_no_conflict() -> None:
    assert _told({"STC": FIGURE, "SCT": FIGURE.replace("41.5", "41.50")}, "value") == {}


def test_an_agency_does_not_contradict_its_own_earlier_return() -> None:
    answers = {"STC 1": FIGURE.replace("41.5", "40"), "STC 2": FIGURE, "SCT": FIGURE}
    assert _told(answers, "value") == {"STC 1": (["W901 value"], "Sở SCT: 41,5")}


def test_communes_and_whole_groups_are_not_compared() -> None:
    communes = {str(code): FIGURE.replace("41.5", f"4{code % 10}") for code in range(14758, 14762)}
    many = {f"S{letter}": FIGURE.replace("41.5", f"4{i}") for i, letter in enumerate("ABCDEF")}
    assert (_told(communes, "value"), _told(many, "value")) == ({}, {})


def test_done_here_and_not_started_there_is_told_to_both() -> None:
    not_started = "status: not_started; cause: Chưa được giao vốn; next_step: Lập dự toán"
    assert _told({"STC": DONE, "SCT": not_started}, "status") == {
        "STC": (["I902 status"], "Sở SCT: Chưa thực hiện"),
        "SCT": (["I902 status"], "Sở STC: Đã hoàn thành"),
    }


LINKED = """
field  | mine | other | findings
status | done | done | -
status | done | under_way | status status
status | done | nothing | -
status | under_way | not_started | -
value  | 41.5 | 41.50 | -
value  | 41.5 | 41.6 | value value
"""


@pytest.mark.parametrize(("field", "mine", "other", "findings"), rows(LINKED))
def test_one_duty_of_two_plans_has_one_answer(field: str, mine: str, other: str, findings: str) -> None:
    twins = (
        [TASK, replace(TASK, key="557-2023/IV.11")] if field == "status" else [],
        [] if field == "status" else [MEASURE, replace(MEASURE, key="74-2026/CT.I.4.1")],
    )
    form = content(*twins)
    first, second = form.line_keys
    read = a_return(form, {first: f"{field}: {mine}", second: f"{field}: {other}"})
    one = ToCheck("a.xlsx", "STC", form, read)
    for same in (((first, second),), ((second, first),)):
        found = check(replace(batch(one), same=same))["a.xlsx"]
        told_of = [finding.place.field for finding in found if finding.code == "W903"]
        assert " ".join(str(name) for name in told_of) == findings.strip("-")
    assert not any(f.code == "W903" for f in check(batch(one))["a.xlsx"])


def test_figures_in_two_units_are_not_compared() -> None:
    twin = replace(MEASURE, key="74-2026/CT.I.4.1", unit="nghìn người")
    form = content((), [MEASURE, twin])
    read = a_return(form, {MEASURE.key: FIGURE, twin.key: FIGURE.replace("41.5", "1500")})
    one = replace(batch(ToCheck("a.xlsx", "STC", form, read)), same=((MEASURE.key, twin.key),))
    assert not any(f.code == "W903" for f in check(one)["a.xlsx"])


def test_a_few_at_a_time_are_judged_as_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {
        "STC": FIGURE,
        "SCT": FIGURE.replace("41.5", "42.5"),
        "SXD": "",
        "SNV": "value: -1",
        "SYT": FIGURE,
    }
    whole = batch(*_returns(answers, "value"))
    expected = check(whole)
    assert sum(map(bool, expected.values())) >= 4
    monkeypatch.setattr(checks, "_AT_ONCE", 2)
    assert check(whole) == expected
    one_by_one = {
        file: own
        for item in whole.returns
        for file, own in own_findings(replace(whole, returns=(item,))).items()
    }
    assert check(whole, one_by_one) == expected


def test_nothing_to_check_is_nothing_found() -> None:
    assert check(batch()) == {}


def test_the_heavy_libraries_are_loaded_only_when_there_is_something_to_check() -> None:
    program = (
        "import sys, datetime; from toolkit.validation.checks import check; "
        "from toolkit.validation.batch import Batch; from toolkit.model.period import Period; "
        "check(Batch(Period(2026), datetime.date(2026, 11, 30), ())); "
        "print({'pandas', 'pandera'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
