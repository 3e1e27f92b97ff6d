"""Deadlines of plans: the forms of the two real plans and their cousins, and what is said of several at once."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.vietnamese.deadline_table import forms
from toolkit.model.plan import Deadline, DeadlineKind
from toolkit.vietnamese.deadlines import read_deadline, read_deadlines, render_deadline

GOLD = Path(__file__).resolve().parents[1] / "plans" / "gold" / "tasks_557.json"


@pytest.mark.parametrize(
    ("typed", "deadline"), forms(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_read(typed: str, deadline: Deadline) -> None:
    assert read_deadline(typed) == deadline


def test_the_table_has_every_kind_and_each_form_once() -> None:
    rows = forms()
    assert len(rows) >= 500
    assert len({typed for typed, _ in rows}) == len(rows)
    assert {deadline.kind for _, deadline in rows} == set(DeadlineKind)


def test_nothing_is_a_condition_without_words() -> None:
    assert read_deadline(" ") == Deadline("", DeadlineKind.CONDITIONAL)


def test_annex_of_plan_557_is_read_as_it_was_by_hand() -> None:
    rows = json.loads(GOLD.read_text("utf-8"))
    read = [read_deadline(row["deadline_raw"]) for row in rows]
    assert [
        {
            "kind": deadline.kind.value,
            "start": deadline.start and deadline.start.isoformat(),
            "due": deadline.due and deadline.due.isoformat(),
            "condition": deadline.condition,
        }
        for deadline in read
    ] == [{key: row["deadline"][key] for key in ("kind", "start", "due", "condition")} for row in rows]
    assert len(rows) == 33


@pytest.mark.parametrize(
    ("raw", "kind", "start", "due", "condition"),
    [
        ("trước ngày 30/11", "date", None, date(2026, 11, 29), None),
        ("Trước 30/6, báo cáo UBND tỉnh", "date", None, date(2026, 6, 29), None),
        ("trước 30/6 (nếu đủ điều kiện)", "date", None, date(2026, 6, 29), "nếu đủ điều kiện"),
        ("ngày 30 tháng 11", "date", None, date(2026, 11, 30), None),
        ("Quý II", "quarter", None, date(2026, 6, 30), None),
        ("Quý II, III", "range", date(2026, 4, 1), date(2026, 9, 30), None),
        ("Tháng 6", "month", None, date(2026, 6, 30), None),
        ("Tháng 6/2025", "month", None, date(2025, 6, 30), None),
        ("6 tháng cuối năm", "range", date(2026, 7, 1), date(2026, 12, 31), None),
        ("nửa đầu năm", "range", date(2026, 1, 1), date(2026, 6, 30), None),
        ("Hoàn thành trong năm", "year", None, date(2026, 12, 31), None),
        ("Cuối năm", "year", None, date(2026, 12, 31), None),
        ("Từ 01/3 đến 30/6", "range", date(2026, 3, 1), date(2026, 6, 30), None),
        ("trước ngày 30/11 hằng năm", "recurring", None, None, "trước ngày 30/11"),
    ],
)
def test_a_given_year_completes_what_has_none(
    raw: str, kind: str, start: date | None, due: date | None, condition: str | None
) -> None:
    assert read_deadline(raw, year=2026) == Deadline(raw, DeadlineKind(kind), start, due, condition)


@pytest.mark.parametrize("raw", ["30 ngày", "6/26", "30/13", "trước 31/6", "Năm nay", "đầu quý II", "cuối"])
def test_a_given_year_makes_no_period_of_what_is_none(raw: str) -> None:
    assert read_deadline(raw, year=2026) == Deadline(raw, DeadlineKind.CONDITIONAL, condition=raw)


def test_several_deadlines_are_given_one_by_one() -> None:
    raw = "- Đề án: Quý II/2026\n- Báo cáo: hằng năm (trước ngày 30/11)\n- Nghị quyết: sau khi có hướng dẫn"
    assert read_deadlines(raw) == (
        Deadline("Đề án: Quý II/2026", DeadlineKind.QUARTER, due=date(2026, 6, 30), condition="Đề án"),
        Deadline(
            "Báo cáo: hằng năm (trước ngày 30/11)", DeadlineKind.RECURRING, condition="trước ngày 30/11"
        ),
        Deadline(
            "Nghị quyết: sau khi có hướng dẫn",
            DeadlineKind.CONDITIONAL,
            condition="Nghị quyết: sau khi có hướng dẫn",
        ),
    )


@pytest.mark.parametrize(
    "raw",
    [
        "Quý II/2026",
        "Quý II, IV/2026",
        "Quý II/2026 (nếu có vốn; nếu đủ điều kiện)",
        "Năm 2026, trước ngày 30/6/2026",
        "Sau khi có hướng dẫn; hoàn thành trong năm 2026",
        "Đề án: Quý II/2026",
        "- Quý II/2026",
    ],
)
def test_one_deadline_is_one(raw: str) -> None:
    assert len(read_deadlines(raw)) == 1


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (Deadline("", DeadlineKind.QUARTER, due=date(2026, 3, 31)), "Quý I/2026"),
        (Deadline("", DeadlineKind.MONTH, due=date(2026, 2, 28)), "Tháng 02/2026"),
        (Deadline("", DeadlineKind.MONTH, due=date(2026, 8, 31)), "Tháng 8/2026"),
        (
            Deadline("", DeadlineKind.YEAR, due=date(2026, 12, 31), condition="khi có vốn"),
            "Năm 2026 (khi có vốn)",
        ),
        (Deadline("", DeadlineKind.DATE, due=date(2025, 12, 29)), "Chậm nhất ngày 29/12/2025"),
        (Deadline("", DeadlineKind.RANGE, date(2023, 1, 1), date(2030, 12, 31)), "Giai đoạn 2023 - 2030"),
        (Deadline("", DeadlineKind.RECURRING), "Định kỳ"),
        (
            Deadline("", DeadlineKind.ONGOING, condition="theo kế hoạch"),
            "Trong quá trình thực hiện (theo kế hoạch)",
        ),
        (
            Deadline("", DeadlineKind.RECURRING, condition="theo điểm a) khoản 1"),
            "Định kỳ [theo điểm a) khoản 1]",
        ),
        (Deadline("Theo tiến độ", DeadlineKind.CONDITIONAL, condition="Theo tiến độ"), "Theo tiến độ"),
    ],
)
def test_render(deadline: Deadline, words: str) -> None:
    assert render_deadline(deadline) == words
