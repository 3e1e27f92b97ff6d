"""Two plans, one duty: what is proposed, what a confirmed link does to forms, what the masters refuse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.register.build import DUE, ON, PLAN, indicator, merged, reading, register, target
from toolkit.model.errors import WorkspaceError
from toolkit.model.form import FormContent
from toolkit.model.period import Period
from toolkit.model.plan import Doubt, PlanHeader, PlanIndicator, PlanReading, Target
from toolkit.model.register import Amendment, Link, LinkKind, Register
from toolkit.register.asked_once import AskedOnce
from toolkit.register.linking import propose_links, with_proposals
from toolkit.register.owed import OwedRequest, owed
from toolkit.register.reader import read_register
from toolkit.register.writer import write_register

LATER = PlanHeader("74-2026", "74/QĐ-UBND", date(2026, 1, 7), "UBND tỉnh", "Kế hoạch sau")
TWICE = """
IV | 11 | Đề án thành lập Khu công nghệ cao tỉnh Thanh Hóa.     | Sở An   | Quý IV/2024
IV | 12 | Đề án thành lập Trung tâm hỗ trợ khởi nghiệp sáng tạo | Sở Bình | Năm 2025
"""
ONCE_MORE = """
II | 2 | Đề án thành lập Khu công nghệ cao tỉnh Thanh Hóa | Sở An   | Quý II/2026
II | 3 | Đề án phát triển du lịch đến năm 2030            | Sở Bình | Năm 2026
"""


def _later(document: PlanReading) -> PlanReading:
    """The same document as the later plan."""

    def key(old: str) -> str:
        return old.replace(PLAN.key, LATER.key)

    return replace(
        document,
        plan=LATER,
        tasks=tuple(replace(task, key=key(task.key)) for task in document.tasks),
        indicators=tuple(replace(one, key=key(one.key)) for one in document.indicators),
    )


def _rate(name: str, one: Target, leads: tuple[str, ...] = ("Sở An",)) -> PlanIndicator:
    return indicator("1", name, (one,), leads)


def _two(first: PlanReading, second: PlanReading) -> Register:
    return merged(merged(register(), first).register, _later(second)).register


def _both() -> Register:
    forest = _rate("Tỷ lệ che phủ rừng năm 2030", target("54"))
    ownerless = replace(forest, name="Tỉ lệ che phủ rừng đến năm 2030", leads=(), targets=(target("55"),))
    return _two(reading(TWICE, (forest,)), reading(ONCE_MORE, (ownerless,)))


def _confirmed(before: Register) -> Register:
    proposed, _new = with_proposals(before)
    links = tuple(replace(link, confirmed=True, confirmed_by="Bà E") for link in proposed.links)
    return replace(proposed, links=links)


def _forms(after: Register, issued: dict[str, frozenset[str]] | None = None) -> dict[str, FormContent]:
    once = AskedOnce(after)
    forms = owed(after, OwedRequest(Period.parse("2026"), DUE)).forms
    return {form.agency: once.of(form, issued[form.agency] if issued else None) for form in forms}


def test_the_same_duty_and_the_same_measure_are_proposed_with_their_differences() -> None:
    assert propose_links(_both()) == (
        Link(
            "9-2024/IV.11",
            "74-2026/II.2",
            LinkKind.SAME,
            "same title",
            ("deadline: “Quý IV/2024” / “Quý II/2026”",),
        ),
        Link(
            "9-2024/CT.I.1",
            "74-2026/CT.I.1",
            LinkKind.SAME,
            "same measure",
            (
                "name: “Tỷ lệ che phủ rừng năm 2030” / “Tỉ lệ che phủ rừng đến năm 2030”",
                "target: “Năm 2030: 54% trở lên” / “Năm 2030: 55% trở lên”",
                "lead: “Sở An” / “-”",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            _rate(
                "Tốc độ tăng GRDP bình quân giai đoạn 2021 - 2030",
                replace(target("10"), year=None, period="2021-2030"),
            ),
            _rate(
                "Tốc độ tăng GRDP bình quân giai đoạn 2026 - 2030",
                replace(target("11"), year=None, period="2026-2030"),
            ),
            id="other period",
        ),
        pytest.param(
            _rate("Kim ngạch xuất khẩu", target("15")),
            replace(_rate("Kim ngạch xuất khẩu", replace(target("15"), unit="tỷ USD")), unit="tỷ USD"),
            id="other unit",
        ),
    ],
)
def test_one_subject_that_one_figure_cannot_answer_is_only_related(
    first: PlanIndicator, second: PlanIndicator
) -> None:
    both = _two(reading("", (first,)), reading("", (second,)))
    assert [(link.kind, link.reason) for link in propose_links(both)] == [
        (LinkKind.RELATED, "same subject, other period or unit")
    ]
    forms = _forms(_confirmed(both))
    assert [line.key for line in forms["A"].measures] == ["9-2024/CT.I.1", "74-2026/CT.I.1"]


def test_nothing_is_proposed_twice_nor_within_one_plan() -> None:
    both, new = with_proposals(_both())
    assert len(new) == 2
    assert with_proposals(both) == (both, ())
    twice = reading("II | 1 | Lập quy hoạch | Sở An | Năm 2026\nII | 2 | Lập quy hoạch | Sở Bình | Năm 2026")
    assert propose_links(merged(register(), twice).register) == ()


def test_a_proposal_alone_changes_no_form() -> None:
    proposed, _new = with_proposals(_both())
    assert _forms(proposed) == _forms(_both())


def test_a_confirmed_link_asks_once_and_names_the_owner_the_other_plan_lacks() -> None:
    forms = _forms(_confirmed(_both()))
    (task,), (measure,) = forms["A"].tasks, forms["A"].measures
    assert (task.key, [(o.key, o.plan_number, o.number, o.deadline) for o in task.also]) == (
        "74-2026/II.2",
        [("9-2024/IV.11", "9/QĐ-UBND", "IV.11", "Quý IV/2024")],
    )
    assert (task.plan_issued_on, task.asked_since) == (LATER.issued_on, PLAN.issued_on)
    assert (measure.key, [o.key for o in measure.also]) == ("74-2026/CT.I.1", ["9-2024/CT.I.1"])
    assert [t.text for t in measure.targets] == [
        "Năm 2030: 55% trở lên",
        "Năm 2030: 54% trở lên (9/QĐ-UBND)",
    ]
    assert set(forms["A"].answered) == {
        ("74-2026/II.2", "74-2026/II.2"),
        ("9-2024/IV.11", "74-2026/II.2"),
        ("74-2026/CT.I.1", "74-2026/CT.I.1"),
        ("9-2024/CT.I.1", "74-2026/CT.I.1"),
    }
    problems = owed(_confirmed(_both()), OwedRequest(Period.parse("2026"), DUE)).problems
    assert [problem.item for problem in problems] == []


def test_agencies_that_owe_one_of_the_two_alone_keep_their_line() -> None:
    other = ONCE_MORE.replace("tỉnh Thanh Hóa | Sở An ", "tỉnh Thanh Hóa | Sở Bình")
    forms = _forms(_confirmed(_two(reading(TWICE), reading(other))))
    assert [(line.key, line.also) for line in forms["A"].tasks] == [("9-2024/IV.11", ())]
    assert [line.key for line in forms["B"].tasks] == ["9-2024/IV.12", "74-2026/II.2", "74-2026/II.3"]


@pytest.mark.parametrize(
    ("issued", "asked", "answered"),
    [
        (("9-2024/IV.11", "74-2026/II.2"), ["9-2024/IV.11", "74-2026/II.2"], []),
        (("9-2024/IV.11",), ["9-2024/IV.11"], ["74-2026/II.2"]),
        (("74-2026/II.2",), ["74-2026/II.2"], ["9-2024/IV.11"]),
    ],
)
def test_a_form_already_sent_keeps_its_lines(
    issued: tuple[str, ...], asked: list[str], answered: list[str]
) -> None:
    lines = {"A": frozenset(issued), "B": frozenset[str]()}
    form = _forms(_confirmed(_both()), lines)["A"]
    assert [line.key for line in form.tasks] == asked
    assert [other.key for line in form.tasks for other in line.also] == answered


def test_links_and_amendments_stand_in_the_master_and_are_read_back(tmp_path: Path) -> None:
    linked = _confirmed(_both())
    full = replace(
        linked, amendments=(Amendment(ON, "74-2026", "74-2026/II.2", "Hạn cuối", "=1", None, False),)
    )
    write_register(tmp_path, full)
    assert read_register(tmp_path) == full
    sheet = load_workbook(tmp_path / "tasks.xlsx")["Trùng giữa các kế hoạch"]
    assert [cell.value for cell in sheet[3]][:6] == [
        "9-2024/IV.11",
        "Đề án thành lập Khu công nghệ cao tỉnh Thanh Hóa.",
        "74-2026/II.2",
        "Đề án thành lập Khu công nghệ cao tỉnh Thanh Hóa",
        "Cùng một việc",
        "same title",
    ]


@pytest.mark.parametrize(
    ("first", "second", "fault"),
    [
        ("9-2024/IV.11", "9-2024/IV.11", "two tasks or two measures"),
        ("9-2024/IV.11", "74-2026/CT.I.1", "two tasks or two measures"),
        ("9-2024/IV.11", "74-2026/II.9", "is not in the master"),
        ("9-2024/CT.I.1", "74-2026/CT.I.1", "the units differ"),
    ],
)
def test_a_link_that_cannot_be_is_told_with_its_cell(
    tmp_path: Path, first: str, second: str, fault: str
) -> None:
    both = _both()
    measures = (both.measures[0], replace(both.measures[1], unit="ha"))
    wrong = replace(both, measures=measures, links=(Link(first, second, LinkKind.SAME, "", confirmed=True),))
    write_register(tmp_path, wrong)
    with pytest.raises(WorkspaceError, match=f"“Trùng giữa các kế hoạch”, cell [A-Z]3: .*{fault}"):
        read_register(tmp_path)


def test_masters_from_before_these_sheets_and_columns_get_them_when_needed(tmp_path: Path) -> None:
    old = _both()
    write_register(tmp_path, old)
    path = tmp_path / "tasks.xlsx"
    book = load_workbook(path)
    del book["Trùng giữa các kế hoạch"], book["Thay đổi của văn bản"]
    doubts = book["Nghi vấn"]
    for heading in ("Vị trí trong văn bản", "Cần kiểm tra"):
        place = next(cell.column for cell in doubts[2] if cell.value == heading)
        doubts.delete_cols(place)
    book.save(path)
    assert read_register(tmp_path) == old
    write_register(tmp_path, old)
    assert "Trùng giữa các kế hoạch" not in load_workbook(path).sheetnames
    doubt = Doubt("74-2026/II.2", "Quý II", "Lệch", "Đối chiếu bản gốc.", "Phụ lục, số TT 2")
    newer = _confirmed(merged(old, replace(_later(reading(ONCE_MORE)), doubts=(doubt,))).register)
    write_register(tmp_path, newer)
    assert read_register(tmp_path) == newer
