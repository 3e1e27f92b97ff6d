"""Deadlines of plans: the forms of the two real plans and their cousins, and words read back as meant."""

from __future__ import annotations

import calendar
import json
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.plan import Deadline, DeadlineKind
from toolkit.vietnamese.deadlines import read_deadline, render_deadline

GOLD = Path(__file__).resolve().parents[1] / "plans" / "gold" / "tasks_557.json"

# text | kind | start | due | condition
TABLE = """
Quý I/2026 | quarter | | 2026-03-31 |
Quý IV năm 2024 | quarter | | 2024-12-31 |
báo cáo UBND tỉnh trong Quý IV năm 2024 | quarter | | 2024-12-31 |
quý I năm 2023 | quarter | | 2023-03-31 |
Quí 2/2026 | quarter | | 2026-06-30 |
Quý 1 - 2026 | quarter | | 2026-03-31 |
Q3/2026 | quarter | | 2026-09-30 |
đến hết quý II/2026 | quarter | | 2026-06-30 |
Trình HĐND tỉnh trong Quý II/2026 | quarter | | 2026-06-30 |
Tháng 8/2026 | month | | 2026-08-31 |
Tháng 02/2028 | month | | 2028-02-29 |
tháng 6, 2026 | month | | 2026-06-30 |
Tháng 12 năm 2025 | month | | 2025-12-31 |
T12/2025 | month | | 2025-12-31 |
6/2026 | month | | 2026-06-30 |
Năm 2023 | year | | 2023-12-31 |
2027 | year | | 2027-12-31 |
Hoàn thành trong năm 2026 | year | | 2026-12-31 |
trong năm 2026 | year | | 2026-12-31 |
đến năm 2030 | year | | 2030-12-31 |
Cuối năm 2026 | year | | 2026-12-31 |
Từ nay đến hết năm 2026 | year | | 2026-12-31 |
Hoàn thành trước tháng 6 năm 2023 | date | | 2023-05-31 |
trước quý III/2026 | date | | 2026-06-30 |
Trước năm 2027 | date | | 2026-12-31 |
trước ngày 30/12/2025 | date | | 2025-12-29 |
trước 31/12/2026 | date | | 2026-12-30 |
Hoàn thành trước 01/01/2027 | date | | 2026-12-31 |
chậm nhất ngày 15/6/2026 | date | | 2026-06-15 |
Chậm nhất là ngày 15 tháng 6 năm 2026 | date | | 2026-06-15 |
không muộn hơn ngày 15/6/2026 | date | | 2026-06-15 |
đến hết ngày 30/6/2026 | date | | 2026-06-30 |
Ngày 30.6.2026 | date | | 2026-06-30 |
Năm 2026, hoàn thành trước ngày 30/6/2026 | date | | 2026-06-29 |
Giai đoạn 2023 - 2030 | range | 2023-01-01 | 2030-12-31 |
Giai đoạn 2023-2030 | range | 2023-01-01 | 2030-12-31 |
Giai đoạn 2023 – 2030 | range | 2023-01-01 | 2030-12-31 |
Giai đoạn 2026 - 2030, tầm nhìn đến năm 2045 | range | 2026-01-01 | 2030-12-31 |
Thực hiện trong năm 2026 - 2027 | range | 2026-01-01 | 2027-12-31 |
trong năm 2026, 2027 | range | 2026-01-01 | 2027-12-31 |
Từ năm 2026 đến năm 2030 | range | 2026-01-01 | 2030-12-31 |
6 tháng đầu năm 2026 | range | 2026-01-01 | 2026-06-30 |
06 tháng cuối năm 2026 | range | 2026-07-01 | 2026-12-31 |
9 tháng đầu năm 2026 | range | 2026-01-01 | 2026-09-30 |
Quý I, II/2026 | range | 2026-01-01 | 2026-06-30 |
Quý III và quý IV năm 2026 | range | 2026-07-01 | 2026-12-31 |
Quý IV/2025 - Quý I/2026 | range | 2025-10-01 | 2026-03-31 |
Tháng 11, 12/2025 | range | 2025-11-01 | 2025-12-31 |
Từ tháng 3 đến tháng 9/2026 | range | 2026-03-01 | 2026-09-30 |
Từ ngày 01/3/2026 đến trước ngày 01/7/2026 | range | 2026-03-01 | 2026-06-30 |
Hằng năm | recurring | | |
Hàng năm | recurring | | |
Thường xuyên | recurring | | |
Thường xuyên, hằng năm | recurring | | |
định kỳ hằng quý | recurring | | |
Định kì 6 tháng | recurring | | |
Năm 2026 và các năm tiếp theo | recurring | | |
Thường xuyên trong giai đoạn 2026 - 2030 | recurring | | |
Trước ngày 30/11 hằng năm | recurring | | | Trước ngày 30/11
Hằng năm (trước ngày 30/11) | recurring | | | trước ngày 30/11
Trong quá trình thực hiện Nghị quyết | ongoing | | |
Trong thời gian thực hiện Nghị Quyết | ongoing | | |
Trong suốt quá trình thực hiện Kế hoạch | ongoing | | |
Từ năm 2026 | ongoing | | |
Từ năm 2026 trở đi | ongoing | | |
Năm 2023 (sau khi Thủ tướng Chính phủ phê duyệt) | year | | 2023-12-31 | sau khi Thủ tướng Chính phủ phê duyệt
Năm 2023, sau khi được Thủ tướng phê duyệt | year | | 2023-12-31 | sau khi được Thủ tướng phê duyệt
Quý I/2026 (theo chỉ đạo, hướng dẫn của Bộ) | quarter | | 2026-03-31 | theo chỉ đạo, hướng dẫn của Bộ
Quý I/2026 theo chỉ đạo của Trung ương | quarter | | 2026-03-31 | theo chỉ đạo của Trung ương
Sau khi có hướng dẫn, chậm nhất ngày 30/6/2026 | date | | 2026-06-30 | Sau khi có hướng dẫn
Sau khi có hướng dẫn (dự kiến Quý II/2026) | quarter | | 2026-06-30 | Sau khi có hướng dẫn
Quý I/2026 (sau Nghị quyết ngày 03/11/2025) | quarter | | 2026-03-31 | sau Nghị quyết ngày 03/11/2025
"""

UNREAD = [
    "Sau khi có hướng dẫn, quy định của Trung ương",
    "Theo tiến độ của Trung ương",
    "Sau khi Nghị quyết số 26 ngày 03/11/2022 được ban hành",
    "Chậm nhất 30 ngày sau khi Luật có hiệu lực",
    "Sau năm 2026",
    "Đầu năm 2026",
    "Trước kỳ họp cuối năm 2026",
    "Năm học 2026 - 2027",
    "Quý V/2026",
    "Quý V năm 2026",
    "Tháng 13/2026",
    "trước ngày 31/02/2026",
    "31-02-2026",
    "trước ngày 30/11",
    "năm 2030 - 2026",
    "-",
]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _rows() -> list[tuple[str, Deadline]]:
    rows = []
    for line in TABLE.strip().splitlines():
        raw, kind, start, due, condition = (cell.strip() for cell in line.split("|"))
        rows.append((raw, Deadline(raw, DeadlineKind(kind), _day(start), _day(due), condition or None)))
    return rows


@pytest.mark.parametrize(
    ("raw", "deadline"), _rows(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_read(raw: str, deadline: Deadline) -> None:
    assert read_deadline(raw) == deadline


@pytest.mark.parametrize("raw", UNREAD)
def test_what_is_not_certain_keeps_its_words_and_has_no_due_date(raw: str) -> None:
    assert read_deadline(raw) == Deadline(raw, DeadlineKind.CONDITIONAL, condition=raw)


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
    "typed",
    [
        "Quý I/2026\n(theo chỉ đạo,\nhướng dẫn của Trung ương)",
        "Quý\u00a0I/2026  (theo chỉ đạo, hướng dẫn của Trung ương)",
        unicodedata.normalize("NFD", "Quý I/2026 (theo chỉ đạo, hướng dẫn của Trung ương)"),
    ],
)
def test_line_breaks_blanks_and_composition_do_not_matter(typed: str) -> None:
    assert read_deadline(typed) == read_deadline("Quý I/2026 (theo chỉ đạo, hướng dẫn của Trung ương)")


@pytest.mark.parametrize(
    ("raw", "kind", "due"),
    [
        ("trước ngày 30/11", "date", date(2026, 11, 29)),
        ("ngày 30 tháng 11", "date", date(2026, 11, 30)),
        ("Quý II", "quarter", date(2026, 6, 30)),
        ("Tháng 6", "month", date(2026, 6, 30)),
        ("Tháng 6/2025", "month", date(2025, 6, 30)),
    ],
)
def test_a_given_year_completes_what_has_none(raw: str, kind: str, due: date) -> None:
    assert read_deadline(raw, year=2026) == Deadline(raw, DeadlineKind(kind), due=due)


def test_a_given_year_makes_no_period_of_other_numbers() -> None:
    assert read_deadline("30 ngày", year=2026).kind is DeadlineKind.CONDITIONAL


DAYS = st.dates(min_value=date(2001, 1, 2), max_value=date(2150, 12, 31))
CONDITIONS = st.sampled_from(
    [None, "theo hướng dẫn của Trung ương", "sau khi được phê duyệt ngày 01/02/2025"]
)


@st.composite
def _deadlines(draw: st.DrawFn) -> Deadline:
    kind = draw(st.sampled_from(list(DeadlineKind)))
    condition = draw(CONDITIONS)
    start, due = None, None
    day = draw(DAYS)
    if kind is DeadlineKind.CONDITIONAL:
        return Deadline("", kind, condition=condition or "Theo tiến độ")
    if kind is DeadlineKind.DATE:
        due = day
    elif kind is DeadlineKind.RANGE:
        start, due = day, day + timedelta(days=draw(st.integers(min_value=1, max_value=4000)))
    elif kind in {DeadlineKind.MONTH, DeadlineKind.QUARTER, DeadlineKind.YEAR}:
        months = {DeadlineKind.MONTH: 1, DeadlineKind.QUARTER: 3, DeadlineKind.YEAR: 12}[kind]
        month = -(-day.month // months) * months
        due = date(day.year, month, calendar.monthrange(day.year, month)[1])
    return Deadline("", kind, start, due, condition)


@given(_deadlines())
def test_what_is_rendered_is_read_back(deadline: Deadline) -> None:
    words = render_deadline(deadline)
    read = read_deadline(words)
    assert (read.kind, read.start, read.due, read.condition) == (
        deadline.kind,
        deadline.start,
        deadline.due,
        deadline.condition,
    )


@given(st.integers(min_value=2000, max_value=2100), st.integers(min_value=0, max_value=20))
def test_whole_years_are_rendered_as_a_stage(year: int, length: int) -> None:
    stage = Deadline("", DeadlineKind.RANGE, date(year, 1, 1), date(year + length, 12, 31))
    read = read_deadline(render_deadline(stage))
    assert (read.kind, read.start, read.due) == (stage.kind, stage.start, stage.due)


@given(DAYS)
def test_before_a_day_ends_the_day_before(day: date) -> None:
    assert read_deadline(f"Trước ngày {day.day}/{day.month}/{day.year}").due == day - timedelta(days=1)


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
        (Deadline("", DeadlineKind.RECURRING), "Hằng năm"),
    ],
)
def test_render(deadline: Deadline, words: str) -> None:
    assert render_deadline(deadline) == words


@given(st.text(alphabet="Quý IV/2026-, trướcngàytháng3năm0()sauđếntừ;.", max_size=50))
def test_any_text_is_read_and_an_end_never_lies_before_its_start(text: str) -> None:
    deadline = read_deadline(text)
    if deadline.start is not None:
        assert deadline.due is not None
        assert deadline.start <= deadline.due
    assert (deadline.start is not None) <= (deadline.kind is DeadlineKind.RANGE)


def test_very_long_texts_are_kept_and_not_read() -> None:
    raw = "Quý I/2026 " + "quý II, " * 4000
    assert read_deadline(raw) == Deadline(raw.strip(), DeadlineKind.CONDITIONAL, condition=raw.strip())
