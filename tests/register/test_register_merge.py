"""A document into the register: keys stay, people's edits stay, nothing is deleted, twice is once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.register.build import ON, PLAN, indicator, merged, reading, register, target
from toolkit.model.plan import Comparator, Doubt, Origin, PlanReading
from toolkit.model.register import Amendment, Direction, MeasureKind, Register, RegisterDoubt, Role, RollUp
from toolkit.register.changes import by_agency
from toolkit.register.from_plan import kind_of
from toolkit.register.merge import ChangeKind, Merge

FIRST = """
I  | | Tuyên truyền, phổ biến               | Các sở, ngành         | Hằng năm
II | 1 | Lập quy hoạch chung đô thị         | Sở An                 | Quý I/2025
II | 2 | Xây dựng đề án bệnh viện nhiệt đới | Sở Bình               | Quý II/2025
TM.1 | 1 | Duy trì kỷ cương hành chính      | Sở An                 |
"""
PARTS = indicator("2", "Cơ cấu", (target("30", "nông nghiệp"), target("70", "dịch vụ")), ("Sở An", "Sở Bình"))


def _first(document: PlanReading | None = None) -> Register:
    return merged(register(), document or reading(FIRST, (PARTS,))).register


def _told(merge: Merge) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (str(c.kind), c.key.removeprefix("9-2024/"), tuple(d.text for d in c.differences))
        for c in merge.changes
    ]


def test_everything_of_a_first_document_is_new() -> None:
    merge = merged(register(), reading(FIRST, (PARTS,)))
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
    assert merged(once, reading(FIRST, (PARTS,))) == Merge(once, ())


def test_a_changed_document_moves_cells_nobody_touched() -> None:
    later = reading(FIRST.replace("Quý I/2025", "Quý IV/2025"), (PARTS,))
    merge = merged(_first(), later)
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
    assert merged(edited, reading(FIRST, (PARTS,))).changes == ()
    table = FIRST.replace("Sở An                 | Quý I/2025", "Sở An | Quý I/2025 | Tờ trình")
    merge = merged(edited, reading(table, (PARTS,)))
    assert merge.register.tasks[1] == mine
    assert _told(merge) == [
        (
            "changed",
            "II.1",
            ("Sản phẩm: the new document says “Tờ trình”, the master keeps “Quy hoạch (đã sửa)”",),
        )
    ]
    assert merged(merge.register, reading(table, (PARTS,))).changes == ()


def test_rows_renumbered_by_an_inserted_row_keep_their_keys() -> None:
    table = """
I  | | Tuyên truyền, phổ biến               | Các sở, ngành | Hằng năm
II | 1 | Tổ chức diễn đàn doanh nghiệp      | Sở An         | Năm 2026
II | 2 | Lập quy hoạch chung đô thị         | Sở An         | Quý I/2025
II | 3 | Xây dựng đề án bệnh viện nhiệt đới | Sở Bình       | Quý II/2025
TM.1 | 1 | Duy trì kỷ cương hành chính      | Sở An         |
"""
    merge = merged(_first(), reading(table, (PARTS,)))
    assert [(t.key, t.no, t.title) for t in merge.register.tasks if t.section == "II"] == [
        ("9-2024/II.1", "2", "Lập quy hoạch chung đô thị"),
        ("9-2024/II.2", "3", "Xây dựng đề án bệnh viện nhiệt đới"),
        ("9-2024/II.1-2", "1", "Tổ chức diễn đàn doanh nghiệp"),
    ]
    assert merged(merge.register, reading(table, (PARTS,))) == Merge(merge.register, ())


def test_a_reworded_title_is_the_same_task_and_a_replaced_one_is_not() -> None:
    reworded = merged(
        _first(), reading(FIRST.replace("Lập quy hoạch chung", "Lập, duyệt quy hoạch chung"), (PARTS,))
    )
    assert [(c.kind, c.key) for c in reworded.changes] == [(ChangeKind.CHANGED, "9-2024/II.1")]
    replaced = merged(
        _first(), reading(FIRST.replace("Lập quy hoạch chung đô thị", "Mua xe cứu hỏa"), (PARTS,))
    )
    assert [(c.kind, c.key) for c in replaced.changes] == [
        (ChangeKind.NEW, "9-2024/II.1-2"),
        (ChangeKind.GONE, "9-2024/II.1"),
    ]


def test_gone_items_are_told_and_kept() -> None:
    once = _first()
    shorter = "\n".join(line for line in FIRST.splitlines() if "II | 2" not in line)
    merge = merged(once, reading(shorter))
    assert [(c.kind, c.key) for c in merge.changes] == [
        (ChangeKind.GONE, key) for key in ("9-2024/II.2", "9-2024/CT.I.2.a", "9-2024/CT.I.2.b")
    ]
    assert merge.changes[0].agencies == ("Sở Bình",)
    kept = (merge.register.tasks, merge.register.measures, merge.register.assignments)
    assert kept == (once.tasks, once.measures, once.assignments)
    assert [(a.item, a.what, a.old, a.new) for a in merge.register.amendments][:1] == [
        ("9-2024/II.2", "row no longer in the document", "Xây dựng đề án bệnh viện nhiệt đới", None)
    ]
    assert merged(merge.register, reading(shorter)) == Merge(merge.register, ())
    again = merged(merge.register, reading(FIRST, (PARTS,)))
    assert [(c.kind, c.key) for c in again.changes] == [
        (ChangeKind.BACK, key) for key in ("9-2024/II.2", "9-2024/CT.I.2.a", "9-2024/CT.I.2.b")
    ]


def test_assignments_that_a_person_removed_or_added_stay_so() -> None:
    once = _first()
    without = tuple(a for a in once.assignments if a.item != "9-2024/II.1" or a.role is not Role.LEAD)
    edited = replace(once, assignments=without)
    assert merged(edited, reading(FIRST, (PARTS,))) == Merge(edited, ())
    moved = FIRST.replace("đô thị         | Sở An  ", "đô thị         | Sở Bình")
    merge = merged(once, reading(moved, (PARTS,)))
    (change,) = merge.changes
    assert [d.text for d in change.differences if d.what == "Chủ trì"] == [
        "Chủ trì: now “Sở Bình”",
        "Chủ trì: no longer “Sở An”",
    ]
    assert change.agencies == ("Sở Bình", "Sở An")
    assert _leads(merge.register) == [("Sở An", None, EVE), ("Sở Bình", None, None)]
    back = merged(merge.register, reading(FIRST, (PARTS,))).register
    assert _leads(back) == [("Sở An", None, EVE), ("Sở Bình", None, EVE), ("Sở An", ON, None)]


EVE = date(2026, 5, 31)


def _leads(result: Register) -> list[tuple[str, date | None, date | None]]:
    return [
        (a.assignee, a.valid_from, a.valid_to)
        for a in result.assignments
        if a.item == "9-2024/II.1" and a.role is Role.LEAD
    ]


def test_an_assignment_that_a_person_changed_does_not_end() -> None:
    once = _first()
    mine = tuple(
        replace(a, due=date(2025, 5, 5)) if (a.item, a.role) == ("9-2024/II.1", Role.LEAD) else a
        for a in once.assignments
    )
    moved = FIRST.replace("đô thị         | Sở An  ", "đô thị         | Sở Bình")
    merge = merged(replace(once, assignments=mine), reading(moved, (PARTS,)))
    assert _leads(merge.register) == [("Sở An", None, None), ("Sở Bình", None, None)]
    assert "Chủ trì: the document no longer has “Sở An”, the master keeps it" in [
        d.text for d in merge.changes[0].differences
    ]


def test_what_a_document_changed_stays_visible() -> None:
    later = reading(FIRST.replace("Quý I/2025", "Quý IV/2025"), (PARTS,))
    merge = merged(_first(), later)
    assert merge.register.amendments == (
        Amendment(ON, "9-2024", "9-2024/II.1", "Thời hạn theo văn bản", "Quý I/2025", "Quý IV/2025"),
        Amendment(ON, "9-2024", "9-2024/II.1", "Hạn cuối", "31/3/2025", "31/12/2025"),
    )
    assert [(one.agency, [c.key for c in one.changes]) for one in by_agency(merge.changes)] == [
        ("Sở An", ["9-2024/II.1"])
    ]
    assert merged(merge.register, later) == Merge(merge.register, ())


def test_a_target_the_document_drops_is_told_and_kept() -> None:
    both = indicator("1", "Tỷ lệ x", (target("5"), replace(target("6"), year=2028)))
    once = _first(reading("", (both,)))
    merge = merged(once, reading("", (replace(both, targets=both.targets[:1]),)))
    assert [d.text for c in merge.changes for d in c.differences] == [
        "Mục tiêu: the document no longer has “Năm 2028: 6% trở lên”, the master keeps it"
    ]
    assert merge.register.targets == once.targets
    assert merged(merge.register, reading("", (replace(both, targets=both.targets[:1]),))).changes == ()


def test_doubts_keep_the_tick_of_the_person_who_settled_them() -> None:
    document = replace(reading(FIRST), doubts=(Doubt("9-2024/II.1", "Quý I", "Lệch"), Doubt(None, "a", "b")))
    once = _first(document)
    ticked = replace(once, doubts=(replace(once.doubts[0], settled=True), once.doubts[1]))
    again = merged(ticked, replace(document, doubts=(*document.doubts, Doubt(None, "c", "d")))).register
    assert again.doubts == (*ticked.doubts, RegisterDoubt("9-2024", Doubt(None, "c", "d")))


def test_two_plans_with_the_same_indicator_stay_two_measures() -> None:
    other = replace(PLAN, key="7-2026", number="7/QĐ-UBND")
    one = indicator("1", "GRDP bình quân đầu người", (target("50"),))
    same = replace(one, key="7-2026/CT.I.1")
    both = merged(_first(reading("", (one,))), PlanReading(other, indicators=(same,))).register
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

    once = merged(register(), document(before)).register
    keys = {task.title: task.key for task in once.tasks}
    twice = merged(once, document(after)).register
    assert len({task.key for task in twice.tasks}) == len(twice.tasks)
    kept = {task.title: task.key for task in twice.tasks}
    assert all(kept[title] == keys[title] for title in after if title in keys)
    assert merged(twice, document(after)).register == twice
