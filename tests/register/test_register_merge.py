"""A document into the register: keys stay, people's edits stay, nothing is deleted, twice is once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.register.build import PLAN, indicator, reading, register, target
from toolkit.model.plan import Comparator, Doubt, Origin, PlanReading
from toolkit.model.register import Direction, MeasureKind, Register, RegisterDoubt, Role, RollUp
from toolkit.register.from_plan import kind_of
from toolkit.register.merge import ChangeKind, Merge, merge_plan

FIRST = """
I  | | Tuyên truyền, phổ biến               | Các sở, ngành         | Hằng năm
II | 1 | Lập quy hoạch chung đô thị         | Sở An                 | Quý I/2025
II | 2 | Xây dựng đề án bệnh viện nhiệt đới | Sở Bình               | Quý II/2025
TM.1 | 1 | Duy trì kỷ cương hành chính      | Sở An                 |
"""
PARTS = indicator("2", "Cơ cấu", (target("30", "nông nghiệp"), target("70", "dịch vụ")), ("Sở An", "Sở Bình"))


def _first(document: PlanReading | None = None) -> Register:
    return merge_plan(register(), document or reading(FIRST, (PARTS,))).register


def _told(merge: Merge) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(str(c.kind), c.key.removeprefix("9-2024/"), c.details) for c in merge.changes]


def test_everything_of_a_first_document_is_new() -> None:
    merge = merge_plan(register(), reading(FIRST, (PARTS,)))
    assert _told(merge) == [
        (ChangeKind.NEW, key, ()) for key in ("I", "II.1", "II.2", "TM.1.1", "CT.I.2.a", "CT.I.2.b")
    ]
    result = merge.register
    assert result.plans == (PLAN,)
    assert [(t.key, t.asked, t.origin, t.rollup) for t in result.tasks][2:] == [
        ("9-2024/II.2", True, Origin.ANNEX, RollUp.ALL),
        ("9-2024/TM.1.1", False, Origin.NARRATIVE, RollUp.ALL),
    ]
    assert [(m.key, m.name) for m in result.measures] == [
        ("9-2024/CT.I.2.a", "Cơ cấu - nông nghiệp"),
        ("9-2024/CT.I.2.b", "Cơ cấu - dịch vụ"),
    ]
    assert [(t.key, t.measure, t.text) for t in result.targets] == [
        ("9-2024/CT.I.2.a:1", "9-2024/CT.I.2.a", "Năm 2030: 30% trở lên"),
        ("9-2024/CT.I.2.b:1", "9-2024/CT.I.2.b", "Năm 2030: 70% trở lên"),
    ]
    leads = [(a.item, a.assignee) for a in result.assignments if a.role is Role.LEAD]
    assert ("9-2024/CT.I.2.b", "Sở Bình") in leads
    assert ("9-2024/I", "Các sở, ngành") in leads
    assert ("9-2024/I", "Các đơn vị liên quan", Role.COOPERATING) in [
        (a.item, a.assignee, a.role) for a in result.assignments
    ]


def test_the_same_document_again_changes_nothing() -> None:
    once = _first()
    assert merge_plan(once, reading(FIRST, (PARTS,))) == Merge(once, ())


def test_a_changed_document_moves_cells_nobody_touched() -> None:
    later = reading(FIRST.replace("Quý I/2025", "Quý IV/2025"), (PARTS,))
    merge = merge_plan(_first(), later)
    assert _told(merge) == [
        (
            "changed",
            "II.1",
            (
                "Thời hạn theo văn bản: “Quý I/2025” became “Quý IV/2025”",
                "Hạn cuối: “31/3/2025” became “31/12/2025”",
            ),
        )
    ]
    task = merge.register.tasks[1]
    assert task.deadline is not None
    assert (task.key, task.deadline.due) == ("9-2024/II.1", date(2025, 12, 31))


def test_a_persons_edit_stays_and_the_documents_change_is_told_once() -> None:
    edited = _first()
    mine = replace(edited.tasks[1], product="Quy hoạch (đã sửa)", asked=False)
    edited = replace(edited, tasks=(edited.tasks[0], mine, *edited.tasks[2:]))
    assert merge_plan(edited, reading(FIRST, (PARTS,))).changes == ()
    table = FIRST.replace("Sở An                 | Quý I/2025", "Sở An | Quý I/2025 | Tờ trình")
    merge = merge_plan(edited, reading(table, (PARTS,)))
    assert merge.register.tasks[1] == mine
    assert _told(merge) == [
        (
            "changed",
            "II.1",
            ("Sản phẩm: the new document says “Tờ trình”, the master keeps “Quy hoạch (đã sửa)”",),
        )
    ]
    assert merge_plan(merge.register, reading(table, (PARTS,))).changes == ()


def test_rows_renumbered_by_an_inserted_row_keep_their_keys() -> None:
    table = """
I  | | Tuyên truyền, phổ biến               | Các sở, ngành | Hằng năm
II | 1 | Tổ chức diễn đàn doanh nghiệp      | Sở An         | Năm 2026
II | 2 | Lập quy hoạch chung đô thị         | Sở An         | Quý I/2025
II | 3 | Xây dựng đề án bệnh viện nhiệt đới | Sở Bình       | Quý II/2025
TM.1 | 1 | Duy trì kỷ cương hành chính      | Sở An         |
"""
    merge = merge_plan(_first(), reading(table, (PARTS,)))
    assert [(t.key, t.no, t.title) for t in merge.register.tasks if t.section == "II"] == [
        ("9-2024/II.1", "2", "Lập quy hoạch chung đô thị"),
        ("9-2024/II.2", "3", "Xây dựng đề án bệnh viện nhiệt đới"),
        ("9-2024/II.1-2", "1", "Tổ chức diễn đàn doanh nghiệp"),
    ]
    assert merge_plan(merge.register, reading(table, (PARTS,))) == Merge(merge.register, ())


def test_a_reworded_title_is_the_same_task_and_a_replaced_one_is_not() -> None:
    reworded = merge_plan(
        _first(), reading(FIRST.replace("Lập quy hoạch chung", "Lập, duyệt quy hoạch chung"), (PARTS,))
    )
    assert [(c.kind, c.key) for c in reworded.changes] == [(ChangeKind.CHANGED, "9-2024/II.1")]
    replaced = merge_plan(
        _first(), reading(FIRST.replace("Lập quy hoạch chung đô thị", "Mua xe cứu hỏa"), (PARTS,))
    )
    assert [(c.kind, c.key) for c in replaced.changes] == [
        (ChangeKind.NEW, "9-2024/II.1-2"),
        (ChangeKind.GONE, "9-2024/II.1"),
    ]


def test_gone_items_are_told_and_kept() -> None:
    once = _first()
    shorter = "\n".join(line for line in FIRST.splitlines() if "II | 2" not in line)
    merge = merge_plan(once, reading(shorter))
    assert [(c.kind, c.key) for c in merge.changes] == [
        (ChangeKind.GONE, key) for key in ("9-2024/II.2", "9-2024/CT.I.2.a", "9-2024/CT.I.2.b")
    ]
    assert merge.register == once


def test_assignments_that_a_person_removed_or_added_stay_so() -> None:
    once = _first()
    without = tuple(a for a in once.assignments if a.item != "9-2024/II.1" or a.role is not Role.LEAD)
    edited = replace(once, assignments=without)
    assert merge_plan(edited, reading(FIRST, (PARTS,))) == Merge(edited, ())
    moved = FIRST.replace("đô thị         | Sở An  ", "đô thị         | Sở Bình")
    merge = merge_plan(once, reading(moved, (PARTS,)))
    told = merge.changes[0].details
    assert "assigned to Sở Bình (lead)" in told
    assert "the document no longer names Sở An (lead); the assignment stays" in told
    leads = [
        a.assignee for a in merge.register.assignments if a.item == "9-2024/II.1" and a.role is Role.LEAD
    ]
    assert leads == ["Sở An", "Sở Bình"]


def test_doubts_keep_the_tick_of_the_person_who_settled_them() -> None:
    document = replace(reading(FIRST), doubts=(Doubt("9-2024/II.1", "Quý I", "Lệch"), Doubt(None, "a", "b")))
    once = _first(document)
    ticked = replace(once, doubts=(replace(once.doubts[0], settled=True), once.doubts[1]))
    again = merge_plan(ticked, replace(document, doubts=(*document.doubts, Doubt(None, "c", "d")))).register
    assert again.doubts == (*ticked.doubts, RegisterDoubt("9-2024", Doubt(None, "c", "d")))


def test_two_plans_with_the_same_indicator_stay_two_measures() -> None:
    other = replace(PLAN, key="7-2026", number="7/QĐ-UBND")
    one = indicator("1", "GRDP bình quân đầu người", (target("50"),))
    same = replace(one, key="7-2026/CT.I.1")
    both = merge_plan(_first(reading("", (one,))), PlanReading(other, indicators=(same,))).register
    assert [m.key for m in both.measures] == ["9-2024/CT.I.1", "7-2026/CT.I.1"]


def test_narrative_indicators_are_asked_only_without_an_annex() -> None:
    spoken = replace(indicator("9", "Tỷ lệ khác", (target("5"),)), origin=Origin.NARRATIVE)
    assert [m.asked for m in _first(reading("", (spoken,))).measures] == [True]
    assert [m.asked for m in _first(reading("", (PARTS, spoken))).measures] == [True, True, False]


@pytest.mark.parametrize(
    ("name", "period", "kind"),
    [
        ("Tốc độ tăng dân số bình quân hằng năm", False, MeasureKind.ANNUAL_RATE),
        ("Tỷ lệ hộ nghèo giảm bình quân hàng năm", False, MeasureKind.ANNUAL_RATE),
        ("Tỷ lệ xã an toàn hằng năm", False, MeasureKind.LEVEL),
        ("Tốc độ tăng GRDP bình quân giai đoạn 2021 - 2030", False, MeasureKind.PERIOD_AVERAGE),
        ("Tốc độ tăng GRDP", True, MeasureKind.PERIOD_AVERAGE),
        ("Tổng vốn đầu tư giai đoạn 2021 - 2030", False, MeasureKind.CUMULATIVE),
        ("GRDP bình quân đầu người đến năm 2030", False, MeasureKind.LEVEL),
        ("Tỷ lệ đô thị hóa", False, MeasureKind.LEVEL),
    ],
)
def test_kind_of_a_measure(name: str, period: bool, kind: MeasureKind) -> None:
    assert kind_of(name, period) is kind


@pytest.mark.parametrize(
    ("comparator", "direction"),
    [
        (Comparator.AT_LEAST, Direction.HIGHER),
        (Comparator.BELOW, Direction.LOWER),
        (Comparator.RANGE, Direction.RANGE),
    ],
)
def test_direction_of_a_measure(comparator: Comparator, direction: Direction) -> None:
    one = indicator("1", "Tỷ lệ x", (replace(target("5", comparator=comparator)),))
    (measure,) = _first(reading("", (one,))).measures
    assert (measure.direction, measure.low, measure.high) == (direction, 0, 100)


_TITLES = st.lists(
    st.sampled_from([f"Việc {word}" for word in ["một", "hai", "ba", "bốn", "năm", "sáu"]]), unique=True
)


@settings(max_examples=60, deadline=None)
@given(before=_TITLES, after=_TITLES)
def test_a_title_never_changes_its_key(before: list[str], after: list[str]) -> None:
    """Whatever rows come, go and move: an unchanged title keeps its key, keys are unique, twice is once."""

    def document(titles: list[str]) -> PlanReading:
        return reading(
            "\n".join(f"II | {n} | {title} | Sở An | Năm 2026" for n, title in enumerate(titles, 1))
        )

    once = merge_plan(register(), document(before)).register
    keys = {task.title: task.key for task in once.tasks}
    twice = merge_plan(once, document(after)).register
    assert len({task.key for task in twice.tasks}) == len(twice.tasks)
    kept = {task.title: task.key for task in twice.tasks}
    assert all(kept[title] == keys[title] for title in after if title in keys)
    assert merge_plan(twice, document(after)).register == twice
