"""Shapes of annex tables, each reduced to the one thing that is unusual in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plans.annex_markup import doubts, read_copied, read_markup, sections, tasks
from toolkit.model.plan import PlanReading
from toolkit.plans.target_words import target_in_words

Y, NV, TC = "Sở Y tế", "Sở Nội vụ", "Sở Tài chính"


@pytest.mark.parametrize(
    ("cell", "leads", "cooperating"),
    [
        ("Sở Y tế (chủ trì); Sở Nội vụ, Sở Tài chính (phối hợp)", [Y], [NV, TC]),
        ("Sở Y tế (cơ quan chủ trì), Sở Nội vụ", [Y], [NV]),
        ("Sở Y tế phối hợp với Sở Nội vụ", [Y], [NV]),
        ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ, Sở Tài chính", [Y], [NV, TC]),
        ("CQ chủ trì: Sở Y tế⏎CQ phối hợp: Sở Nội vụ", [Y], [NV]),
        ("Chủ trì: Sở Y tế; phối hợp: các Sở: Nội vụ, Tài chính", [Y], [NV, TC]),
        ("- Chủ trì: Sở Y tế, Sở Nội vụ", [Y, NV], []),
    ],
)
def test_one_column_for_those_who_lead_and_those_who_cooperate(
    cell: str, leads: list[str], cooperating: list[str]
) -> None:
    found = tasks(f"""
| TT | Nhiệm vụ | Cơ quan chủ trì, phối hợp | Thời gian |
| 1 | Việc một | {cell} | Quý II/2026 |""")
    assert found == [("I.1", "Việc một", leads, cooperating, "Quý II/2026")]


def test_one_column_for_both_roles_without_a_word_who_is_which() -> None:
    table = """
| TT | Nhiệm vụ | Cơ quan chủ trì, phối hợp | Thời gian |
| 1 | Việc một | Sở Y tế, Sở Nội vụ | Quý II/2026 |"""
    assert tasks(table) == [("I.1", "Việc một", [Y, NV], [], "Quý II/2026")]
    assert [(key, why[:50]) for key, why in doubts(table)] == [
        ("I.1", "One column names those who lead and those who coop")
    ]


@pytest.mark.parametrize(
    ("headings", "cells", "deadline"),
    [
        ("Thời gian bắt đầu | Thời gian hoàn thành", "Quý II/2026 | Năm 2027", "Từ quý II/2026 đến năm 2027"),
        ("Thời gian bắt đầu | Thời gian hoàn thành", " | Năm 2027", "Năm 2027"),
        ("Thời gian trình | Thời gian ban hành", "Tháng 5/2026 | Tháng 6/2026", "Tháng 5/2026"),
        ("Năm 2026 | Năm 2027", " | x", "Năm 2027"),
        ("2026 | 2027", "x | x", "Năm 2026 - Năm 2027"),
        ("Quý III/2026 | Quý IV/2026", "X | ", "Quý III/2026"),
    ],
)
def test_deadlines_in_two_columns(headings: str, cells: str, deadline: str) -> None:
    found = tasks(f"""
| TT | Nhiệm vụ | Chủ trì | {headings} |
| 1 | Việc một | Sở Y tế | {cells} |""")
    assert [task[-1] for task in found] == [deadline]


@pytest.mark.parametrize(
    ("above", "below", "cells", "deadline"),
    [
        ("Thời gian (năm 2026)", "T3 | T4 | T5", " | x | ", "Tháng 4/2026"),
        ("Thời gian (năm 2026)", "3 | 4 | 5", " | x | ", None),
        ("Các tháng năm 2026", "3 | 4 | 5", " | x | ", "Tháng 4/2026"),
        ("Tiến độ năm 2026", "Quý II | Quý III | Quý IV", "x | x | x", "Quý II/2026 - Quý IV/2026"),
        ("Tiến độ năm 2026", "Quý II | Quý III | Quý IV", "x |  | x", "Quý II/2026, Quý IV/2026"),
        ("Tiến độ năm 2026", "Quý II | Quý III | Quý IV", "Thường xuyên | < | <", "Thường xuyên"),
        ("Tiến độ năm 2026", "Quý II | Quý III | Quý IV", " | x | <", "Quý III/2026 - Quý IV/2026"),
        ("Tiến độ năm 2026", "Quý II | Quý III | Quý IV", " | Trình HĐND | ", "Quý III/2026: Trình HĐND"),
        ("Thời hạn", "Ngày | Tháng | Năm", "15 | 6 | 2026", "15/6/2026"),
        ("Thời hạn", "Tháng | Quý | Năm", " | IV | 2027", "Quý IV/2027"),
        ("Thời hạn", "Tháng | Quý | Năm", " |  | 2027", "Năm 2027"),
        ("Thời hạn", "Tháng | Quý | Năm", "Theo tiến độ dự án | < | <", "Theo tiến độ dự án"),
        ("Thời hạn", "Tháng | Quý | Năm", " |  | ", None),
    ],
)
def test_deadlines_under_a_heading_of_two_rows(
    above: str, below: str, cells: str, deadline: str | None
) -> None:
    found = tasks(f"""
| TT | Nhiệm vụ | Chủ trì | {above} | < | < |
| ^ | ^ | ^ | {below} |
| 1 | Việc một | Sở Y tế | {cells} |""")
    assert [task[-1] for task in found] == [deadline]


def test_a_tick_takes_its_year_from_the_title_of_the_annex() -> None:
    found = tasks("""
Phụ lục 2
NHIỆM VỤ NĂM 2027
| TT | Nhiệm vụ | Chủ trì | Quý I | Quý II |
| 1 | Việc một | Sở Y tế |  | x |""")
    assert [task[-1] for task in found] == ["Quý II/2027"]


def test_a_column_that_groups_the_rows() -> None:
    table = """
| TT | Nhóm nhiệm vụ, giải pháp | Nhiệm vụ cụ thể | Chủ trì | Thời gian |
| 1 | Thể chế | Việc một | Sở Y tế | Năm 2026 |
| 2 | ^ | Việc hai | Sở Y tế | Năm 2026 |
| 3 | Hạ tầng | Việc ba | Sở Y tế | Năm 2026 |"""
    assert sections(table) == [("I", "Thể chế"), ("II", "Hạ tầng")]
    assert [task[:2] for task in tasks(table)] == [
        ("I.1", "Việc một"),
        ("I.2", "Việc hai"),
        ("II.3", "Việc ba"),
    ]
    assert doubts(table) == []


def test_a_column_that_groups_the_rows_and_bears_the_numbers() -> None:
    table = """
| TT | Lĩnh vực | Nội dung công việc | Chủ trì | Thời gian |
| 1 | Thể chế | Việc một | Sở Y tế | Năm 2026 |
| ^ | ^ | Việc hai | Sở Y tế | Năm 2026 |
| 2 | Hạ tầng | Việc ba | Sở Y tế | Năm 2026 |"""
    assert sections(table) == [("1", "Thể chế"), ("2", "Hạ tầng")]
    assert [task[:2] for task in tasks(table)] == [
        ("1.1", "Việc một"),
        ("1.2", "Việc hai"),
        ("2.1", "Việc ba"),
    ]


def test_rows_numbered_in_their_titles_or_not_at_all() -> None:
    numbered = """
| Nhiệm vụ | Chủ trì | Thời gian |
| I. NHÓM MỘT | < | < |
| 1. Việc một | Sở Y tế | Năm 2026 |
| 2. Việc hai | Sở Y tế | Năm 2026 |"""
    assert sections(numbered) == [("I", "NHÓM MỘT")]
    assert [task[:2] for task in tasks(numbered)] == [("I.1", "Việc một"), ("I.2", "Việc hai")]
    bare = """
| Nhiệm vụ | Chủ trì | Thời gian |
| Việc một | Sở Y tế | Năm 2026 |
| Việc hai | Sở Y tế | Năm 2026 |"""
    assert [task[:2] for task in tasks(bare)] == [("I.1", "Việc một"), ("I.2", "Việc hai")]
    assert doubts(numbered) == doubts(bare) == []


def test_rows_under_a_numbered_row() -> None:
    table = """
| TT | Nhiệm vụ | Chủ trì | Thời gian |
| 1 | Đề án A | Sở Y tế | Năm 2026 |
| a | Việc con | Sở Nội vụ | Năm 2026 |
| 2 | Nhóm việc | < | < |
| 2.1 | Việc con hai | Sở Y tế | Năm 2026 |
| 2.1.1 | Việc cháu | Sở Y tế | Năm 2026 |
| 3 | Nhóm nữa |  |  |
| a) | Việc con ba | Sở Y tế | Năm 2026 |
| 4 | Việc bốn | Sở Y tế | Năm 2026 |"""
    assert sections(table) == [("I", None), ("I.2", "Nhóm việc"), ("I.3", "Nhóm nữa")]
    assert [task[:2] for task in tasks(table)] == [
        ("I.1", "Đề án A"),
        ("I.1.a", "Việc con"),
        ("I.2.1", "Việc con hai"),
        ("I.2.1.1", "Việc cháu"),
        ("I.3.a", "Việc con ba"),
        ("I.4", "Việc bốn"),
    ]
    assert [why for _key, why in doubts(table) if "missing" in why] == []


def test_rows_that_begin_with_a_dash_go_with_the_row_above() -> None:
    table = """
| TT | Nhiệm vụ | Chủ trì | Thời gian |
| I | Nhóm một | < | < |
| 1 | Công tác chỉ đạo |  |  |
|  | - Ban hành kế hoạch | Sở Y tế | Năm 2026 |
|  | - Tổ chức hội nghị | Sở Y tế | Năm 2026 |
| 2 | Đề án | Sở Y tế | Năm 2026 |
| - | Khảo sát | Sở Nội vụ | Năm 2026 |"""
    assert sections(table) == [("I", "Nhóm một"), ("I.1", "Công tác chỉ đạo")]
    assert [task[:3] for task in tasks(table)] == [
        ("I.1.1", "Ban hành kế hoạch", [Y]),
        ("I.1.2", "Tổ chức hội nghị", [Y]),
        ("I.2", "Đề án", [Y]),
        ("I.2.1", "Khảo sát", [NV]),
    ]
    assert doubts(table) == []


def test_who_heads_an_agency_stands_for_it() -> None:
    found = tasks("""
| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian bắt đầu - hoàn thành |
| 1 | Việc một | Giám đốc Sở Y tế | Chánh Văn phòng UBND tỉnh, Chủ tịch UBND các xã, phường | Năm 2026 |""")
    helpers = ["Văn phòng UBND tỉnh", "UBND các xã, phường"]
    assert found == [("I.1", "Việc một", [Y], helpers, "Năm 2026")]


def test_numbers_that_run_on_over_the_sections_and_a_gap_in_them() -> None:
    found = doubts("""
| TT | Nhiệm vụ | Chủ trì | Thời gian |
| I | Nhóm một | < | < |
| 1 | Việc một | Sở Y tế | Năm 2026 |
| 2 | Việc hai | Sở Y tế | Năm 2026 |
| II | Nhóm hai | < | < |
| 3 | Việc ba | Sở Y tế | Năm 2026 |
| 5 | Việc năm | Sở Y tế | Năm 2026 |""")
    assert [(key, why) for key, why in found if "missing" in why] == [
        ("II.5", "Number 4 is missing before this one (part II).")
    ]


def test_numbers_that_begin_again_in_each_section_and_a_lost_first_row() -> None:
    found = doubts("""
| TT | Nhiệm vụ | Chủ trì | Thời gian |
| I | Nhóm một | < | < |
| 1 | Việc một | Sở Y tế | Năm 2026 |
| 2 | Việc hai | Sở Y tế | Năm 2026 |
| II | Nhóm hai | < | < |
| 2 | Việc ba | Sở Y tế | Năm 2026 |""")
    assert [why for _key, why in found] == ["Number 1 is missing before this one (part II)."]


def test_a_section_headed_by_an_agency_owns_its_tasks() -> None:
    table = """
| TT | Nhiệm vụ | Sản phẩm | Thời gian |
| I | Sở Y tế | < | < |
| 1 | Việc một | Đề án | Năm 2026 |
| II | Nhiệm vụ của Sở Nội vụ | < | < |
| 1 | Việc hai | Đề án | Năm 2026 |"""
    assert [task[1:3] for task in tasks(table)] == [("Việc một", [Y]), ("Việc hai", [NV])]
    assert doubts(table) == []


def test_a_table_without_a_lead_column_is_told_once() -> None:
    found = doubts("""
| TT | Nội dung | Sản phẩm | Thời gian |
| 1 | Việc một | Đề án | Năm 2026 |
| 2 | Việc hai | Đề án | Năm 2026 |""")
    assert found == [(None, "This table has no column that says who leads; its tasks have no owner.")]


def test_a_table_that_goes_on_with_its_heading_on_the_next_page() -> None:
    table = """
| TT | Nhiệm vụ | Chủ trì | Thời gian |
| I | Nhóm một | < | < |
| 1 | Việc một | Sở Y tế | Năm 2026 |
---
| TT | Nhiệm vụ | Chủ trì | Thời gian |
| 2 | Việc hai | Sở Y tế | Năm 2026 |"""
    assert [task[:2] for task in tasks(table)] == [("I.1", "Việc một"), ("I.2", "Việc hai")]
    assert sections(table) == [("I", "Nhóm một")]


def test_tables_under_numbered_headings_of_their_own() -> None:
    table = """
Phụ lục
NHIỆM VỤ NĂM 2026
1. Thể chế
| TT | Nhiệm vụ | Chủ trì | Thời gian |
| 1 | Việc một | Sở Y tế | Năm 2026 |
2. Hạ tầng:
| 1 | Việc hai | Sở Y tế | Năm 2026 |"""
    assert sections(table) == [("1", "Thể chế"), ("2", "Hạ tầng")]
    assert [task[:2] for task in tasks(table)] == [("1.1", "Việc một"), ("2.1", "Việc hai")]
    assert [task.source and task.source.part for task in read_markup(table).tasks] == ["Phụ lục", "Phụ lục"]


def test_a_sentence_over_a_table_is_no_section() -> None:
    table = """
1. Các sở, ngành thực hiện nhiệm vụ theo bảng sau đây.
| TT | Nhiệm vụ | Chủ trì | Thời gian |
| 1 | Việc một | Sở Y tế | Năm 2026 |"""
    assert sections(table) == [("I", None)]


def test_annexes_keep_the_number_they_bear() -> None:
    table = """
Phụ lục I
| TT | Nhiệm vụ | Chủ trì | Thời gian |
| 1 | Việc một | Sở Y tế | Năm 2026 |
Phụ lục II
| TT | Chỉ tiêu | ĐVT | Năm 2030 | Cơ quan theo dõi |
| 1 | Số bác sĩ | Người | 15 | Sở Y tế |
Phụ lục III: NHIỆM VỤ THƯỜNG XUYÊN
| TT | Nhiệm vụ | Chủ trì | Thời gian |
| 1 | Việc hai | Sở Y tế | Hằng năm |"""
    assert [task[0] for task in tasks(table)] == ["I.1", "PL3.I.1"]
    assert sections(table) == [("I", None), ("PL3.I", "NHIỆM VỤ THƯỜNG XUYÊN")]
    assert doubts(table) == []


def test_what_is_neither_a_task_nor_an_indicator_is_not_read_as_one() -> None:
    table = """
| TT | Nhiệm vụ | Chủ trì | Thời gian |
| 1 | Việc một | Sở Y tế | Năm 2026 |
Biểu kinh phí
| TT | Nội dung | Đơn vị tính | Số lượng | Kinh phí năm 2026 | Kinh phí năm 2027 |
| 1 | Mua máy | Cái | 5 | 100 | 200 |
| 2 | Mua xe | Cái | 5 | 100 | 200 |
| 3 | Mua tủ | Cái | 5 | 100 | 200 |"""
    found = read_markup(table)
    assert found.indicators == ()
    assert [doubt.why for doubt in found.doubts] == [
        "The headings of this table are not known; it was not read."
    ]


THEN = "| TT | Chỉ tiêu | ĐVT | Đến năm 2030 | Cơ quan theo dõi |"
INDICATORS = [
    (
        "| TT | Chỉ tiêu | ĐVT | Mục tiêu | Cơ quan chủ trì |",
        "| 1 | Tỷ lệ A | % | 80 | Sở Y tế |",
        [("80%", None)],
    ),
    (
        "| TT | Mục tiêu | Chỉ tiêu | ĐVT | 2025 | 2026 | 2030 |",
        "| 1 | Y tế tốt | Tỷ lệ A | % | 70 | 80 | 90 |",
        [("80%", 2026), ("90%", 2030)],
    ),
    (
        "| TT | Chỉ tiêu | ĐVT | TH 2025 | KH 2026 | Mục tiêu 2030 |",
        "| 1 | Tỷ lệ A | % | 70 | 80 | 90 |",
        [("80%", 2026), ("90%", 2030)],
    ),
    (
        "| TT | Chỉ tiêu | Ước TH năm 2025 | Năm 2026 | Cơ quan theo dõi |",
        "| 1 | Tỷ lệ A (%) | 70 | 80 | Sở Y tế |",
        [("80%", 2026)],
    ),
    (
        "| TT | Chỉ tiêu | ĐVT | Mục tiêu | Thời gian | Chủ trì |",
        "| 1 | Tỷ lệ A | % | 80 | Năm 2027 | Sở Y tế |",
        [("80%", 2027)],
    ),
    (THEN, "| 1 | Tỷ lệ A | % | 11%/năm trở lên | Sở Y tế |", [("11% trở lên", 2030)]),
    (THEN, "| 1 | Tỷ lệ A | % | -1,2 | Sở Y tế |", [("-1,2%", 2030)]),
    (THEN, "| 1 | Chỉ số A | Thứ hạng | 10 | Sở Y tế |", [("10 thứ hạng", 2030)]),
    (THEN, "| 1 | Chỉ số A | Hạng | Tốp 10 cả nước | Sở Y tế |", [("không quá 10 hạng", 2030)]),
]


@pytest.mark.parametrize(("heading", "row", "targets"), INDICATORS)
def test_columns_of_indicators(heading: str, row: str, targets: list[tuple[str, int | None]]) -> None:
    (found,) = read_markup(f"\n{heading}\n{row}").indicators
    assert [(target_in_words(target), target.year) for target in found.targets] == targets


def test_indicators_in_a_table_for_each_section() -> None:
    found = read_markup("""
I. Kinh tế
| TT | Chỉ tiêu | ĐVT | Năm 2030 | Cơ quan theo dõi |
| 1 | Thu ngân sách | Tỷ đồng | 50.000 | Sở Tài chính |
II. Xã hội
| TT | Chỉ tiêu | ĐVT | Năm 2030 | Cơ quan theo dõi |
| 1 | Số bác sĩ | Người | 15 | Sở Y tế |""")
    assert [indicator.key for indicator in found.indicators] == ["77-2026/CT.I.1", "77-2026/CT.II.1"]
    assert [(own.no, own.title) for own in found.sections] == [("I", "Kinh tế"), ("II", "Xã hội")]


def test_values_for_each_quarter() -> None:
    (found,) = read_markup("""
| TT | Chỉ tiêu | ĐVT | Kế hoạch năm 2026 | < | < |
| ^ | ^ | ^ | Cả năm 2026 | Quý I | Quý II |
| 1 | Thu ngân sách | Tỷ đồng | 50.000 | 12.000 | 13.000 |""").indicators
    assert [(str(target.value), target.year, target.period) for target in found.targets] == [
        ("50000", 2026, None),
        ("12000", None, "2026-Q1"),
        ("13000", None, "2026-Q2"),
    ]


@pytest.mark.parametrize(
    ("above", "below", "cells", "targets"),
    [
        ("Lộ trình thực hiện", "2026 | 2030", "60 | 100", [(None, "60", 2026), (None, "100", 2030)]),
        (
            "Kế hoạch giai đoạn 2026-2030",
            "2026 | 2030",
            "60 | 100",
            [(None, "60", 2026), (None, "100", 2030)],
        ),
        ("Kế hoạch giai đoạn 2026-2030", "2026 | 2030", "60 | <", [(None, "60", 2026), (None, "60", 2030)]),
        (
            "Mục tiêu năm 2030",
            "Toàn tỉnh | Miền núi",
            "60 | 50",
            [("Toàn tỉnh", "60", 2030), ("Miền núi", "50", 2030)],
        ),
    ],
)
def test_targets_under_a_heading_of_two_rows(
    above: str, below: str, cells: str, targets: list[tuple[str | None, str, int]]
) -> None:
    (found,) = read_markup(f"""
| TT | Chỉ tiêu | ĐVT | {above} | < | Cơ quan theo dõi |
| ^ | ^ | ^ | {below} | ^ |
| 1 | Tỷ lệ A | % | {cells} | Sở Y tế |""").indicators
    assert [(target.label, str(target.value), target.year) for target in found.targets] == targets


def test_ranks_are_better_the_lower_they_are() -> None:
    (found,) = read_markup("""
| TT | Chỉ tiêu | ĐVT | Năm 2026 | Năm 2030 |
| 1 | Chỉ số PCI | Thứ hạng | 12 | Nhóm 10 tỉnh dẫn đầu |""").indicators
    assert [(str(t.comparator), t.lower_is_better) for t in found.targets] == [("=", True), ("<=", True)]


def test_a_figure_left_out_of_a_target_is_told() -> None:
    table = """
| TT | Chỉ tiêu | ĐVT | Năm 2030 | Cơ quan theo dõi |
| 1 | Tỷ lệ A | % | 55 ± 2 | Sở Y tế |
| 2 | Tỷ lệ B | % | 95 (năm 2029: 90) | Sở Y tế |
| 3 | Tỷ lệ C | % | Hoàn thành | Sở Y tế |
| 4 | Tỷ lệ D | % | - | Sở Y tế |"""
    assert [(key, why) for key, why in doubts(table) if "figure" in why or "number" in why] == [
        ("CT.I.1", "This target has a figure that was not understood: 2."),
        ("CT.I.2", "This target has a figure that was not understood: 90."),
        ("CT.I.3", "This target could not be read as a number."),
    ]


def test_signs_that_repeat_the_cell_above() -> None:
    found = read_markup("""
| TT | Chỉ tiêu | ĐVT | Năm 2030 | Cơ quan theo dõi |
| 1 | Dân số | Nghìn người | 4.000 | Sở Y tế |
|  | Trong đó: | < | < | < |
|  | - Thành thị | " | 2.000 | nt |""").indicators
    assert [(i.name, i.unit, i.leads, i.parent) for i in found] == [
        ("Dân số", "Nghìn người", (Y,), None),
        ("Thành thị", "Nghìn người", (Y,), "77-2026/CT.I.1"),
    ]


def test_rows_of_two_kinds_in_one_table() -> None:
    found = read_markup("""
| TT | Chỉ tiêu, nhiệm vụ | ĐVT | Đến năm 2030 | Chủ trì | Thời gian | Sản phẩm |
| I | Y tế | < | < | < | < | < |
| 1 | Số bác sĩ | Người | 15 | Sở Y tế |  |  |
| 2 | Đề án bệnh viện |  |  | Sở Y tế | Năm 2026 | Đề án |
| II | Tổ chức | < | < | < | < | < |
| 1 | Sắp xếp bộ máy |  |  | Sở Nội vụ | Năm 2026 | Đề án |""")
    assert [indicator.key for indicator in found.indicators] == ["77-2026/CT.I.1"]
    assert [task.key for task in found.tasks] == ["77-2026/I.2", "77-2026/II.1"]
    assert [(section.no, section.title) for section in found.sections] == [("I", "Y tế"), ("II", "Tổ chức")]


@pytest.mark.parametrize(
    ("issuer", "written", "read"),
    [
        ("tỉnh Thanh Hóa", "Thuế tỉnh", "Thuế tỉnh Thanh Hóa"),
        ("tỉnh Vĩnh Long", "Thuế tỉnh", "Thuế tỉnh"),
        ("tỉnh Vĩnh Long", "UBND phường Quang Trung", "UBND phường Quang Trung"),
        ("tỉnh Vĩnh Long", "Sở NN&MT", "Sở Nông nghiệp và Môi trường"),
    ],
)
def test_the_directory_speaks_for_its_own_province_alone(issuer: str, written: str, read: str) -> None:
    table = f"""
| TT | Nhiệm vụ | Chủ trì | Thời gian |
| 1 | Việc một | {written} | Năm 2026 |"""
    found = read_markup(table, issuer)
    assert found.tasks[0].leads == (read,)
    known = read.startswith("Sở") or read == "Thuế tỉnh Thanh Hóa"
    assert [doubt.text for doubt in found.doubts] == ([] if known else [read])


def test_groups_the_directory_does_not_list_are_doubted() -> None:
    table = """
| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |
| 1 | Việc một | Sở Y tế | UBND các phường, xã, đặc khu | Năm 2026 |
| 2 | Việc hai | Sở Y tế | UBND cấp xã | Năm 2026 |
| 3 | Việc ba | Sở Y tế | UBND các xã có dự án đi qua, Sở Nội vụ | Năm 2026 |"""
    zones = "UBND các xã, phường, đặc khu"
    # 'xã, phường, đặc khu' elsewhere in the document tells what 'cấp xã' is.
    found = read_markup(f"Kính gửi: UBND các xã, phường, đặc khu.\n{table}")
    assert [task.cooperating for task in found.tasks] == [
        (zones,),
        (zones,),
        ("UBND các xã có dự án đi qua", NV),
    ]
    assert [doubt.text for doubt in found.doubts] == [zones, zones, "UBND các xã có dự án đi qua"]


def told(reading: PlanReading) -> list[tuple[str | None, str]]:
    return [(doubt.key, doubt.why) for doubt in reading.doubts]


def test_a_copied_heading_is_aligned_by_what_its_second_row_leaves_empty(tmp_path: Path) -> None:
    found = read_copied(
        """
| TT | Chỉ tiêu | ĐVT | Mục tiêu năm 2030 | < | Cơ quan theo dõi |
| ^ | ^ | ^ | Toàn tỉnh | Miền núi | ^ |
| 1 | Tỷ lệ A | % | 60 | 50 | Sở Y tế |
""",
        tmp_path,
    )
    (indicator,) = found.indicators
    assert indicator.leads == (Y,)
    assert [(t.label, str(t.value), t.year) for t in indicator.targets] == [
        ("Toàn tỉnh", "60", 2030),
        ("Miền núi", "50", 2030),
    ]
    assert told(found) == []


def test_a_copied_heading_with_two_wide_cells_side_by_side(tmp_path: Path) -> None:
    found = read_copied(
        """
| TT | Nhiệm vụ | Phân công thực hiện | < | Thời hạn | < | Sản phẩm |
| ^ | ^ | Chủ trì | Phối hợp | Tháng | Năm | ^ |
| 1 | Việc một | Sở Y tế | Sở Nội vụ | 5 | 2026 | Đề án |
""",
        tmp_path,
    )
    assert [(t.leads, t.cooperating, t.product, t.deadline and t.deadline.raw) for t in found.tasks] == [
        ((Y,), (NV,), "Đề án", "Tháng 5/2026")
    ]
    assert told(found) == []


def test_a_copied_heading_that_can_be_shared_in_two_ways_is_told(tmp_path: Path) -> None:
    found = read_copied(
        """
| TT | Nhiệm vụ | Chủ trì | Kinh phí | < | Thời gian | < | < | Sản phẩm |
| ^ | ^ | ^ | Bước một | Bước hai | Bước một | Bước hai | Bước ba | ^ |
| 1 | Việc một | Sở Y tế | 100 | 200 | Quý II/2026 | Quý III/2026 | Năm 2027 | Đề án |
""",
        tmp_path,
    )
    assert [(t.leads, t.product) for t in found.tasks] == [((Y,), "Đề án")]
    unsure = "The heading of this table does not tell for certain which column is which."
    assert unsure in [why for _key, why in told(found)]


def test_a_copied_row_with_a_cell_less_is_told(tmp_path: Path) -> None:
    found = read_copied(
        """
| TT | Nhiệm vụ | Chủ trì | Thời hạn | < | Sản phẩm |
| ^ | ^ | ^ | Tháng | Năm | ^ |
| 1 | Việc một | Sở Y tế | 5 | 2026 | Đề án |
| 2 | Việc hai | Sở Y tế | Hằng năm | < | Báo cáo |
| 3 | Việc ba | Sở Y tế và Sở Nội vụ | < | 2026 | Báo cáo |
""",
        tmp_path,
    )
    assert [(t.deadline and t.deadline.raw, t.product) for t in found.tasks][:2] == [
        ("Tháng 5/2026", "Đề án"),
        ("Hằng năm", "Báo cáo"),
    ]
    uneven = "This row has more or fewer cells than the heading; some may have been read in a wrong column."
    assert [key for key, why in told(found) if why == uneven] == ["77-2026/I.2", "77-2026/I.3"]
