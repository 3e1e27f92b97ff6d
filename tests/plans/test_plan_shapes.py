"""Plans of other shapes than the two samples, built in code and read right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.plans.plan_builder import FRONT, save, table, word
from tests.plans.plan_shared import seed_book
from toolkit.model.plan import DeadlineKind, Leader, PlanReading
from toolkit.plans.interpret import interpret
from toolkit.plans.reader import read_document
from toolkit.plans.target_words import target_in_words


def read(path: Path) -> PlanReading:
    return interpret(read_document(path), seed_book())


def test_other_heading_words_and_order_over_two_rows(tmp_path: Path) -> None:
    document = word()
    table(
        document,
        [
            [
                "TT",
                "Thời hạn hoàn thành",
                "Tên nhiệm vụ, đề án",
                "Phân công thực hiện",
                "<",
                "Kết quả đầu ra",
                "Người phụ trách",
            ],
            ["^", "^", "^", "Cơ quan chủ trì", "Cơ quan phối hợp", "^", "^"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            ["A", "LĨNH VỰC KINH TẾ", "<", "<", "<", "<", "<"],
            [
                "1",
                "Quý III/2025",
                "Xây dựng Đề án phát triển kinh tế biển",
                "Sở Tài chính",
                "Sở Xây dựng; Sở Nội vụ",
                "Đề án",
                "Đ/c Nguyễn Văn A, Phó Chủ tịch UBND tỉnh",
            ],
            [
                "2",
                "Trước ngày 15/6/2025",
                "Rà soát quy hoạch",
                "Sở Xây dựng",
                "UBND các xã, phường",
                "Báo cáo",
                "",
            ],
            ["B", "LĨNH VỰC XÃ HỘI", "<", "<", "<", "<", "<"],
            ["1", "Thường xuyên", "Chăm sóc người có công", "Sở Nội vụ", "", "Kế hoạch", "CT Trần Thị B"],
        ],
    )
    found = read(save(document, tmp_path))
    assert found.plan.key == "1234-2025"
    assert found.plan.title == "Kế hoạch hành động thực hiện Nghị quyết số 39-NQ/TW của Bộ Chính trị"
    assert [(s.no, s.title) for s in found.sections] == [("A", "LĨNH VỰC KINH TẾ"), ("B", "LĨNH VỰC XÃ HỘI")]
    assert [
        (
            t.key,
            t.title,
            t.leads,
            t.cooperating,
            t.product,
            t.leaders,
            t.deadline and t.deadline.kind,
            t.deadline and t.deadline.due,
        )
        for t in found.tasks
    ] == [
        (
            "1234-2025/A.1",
            "Xây dựng Đề án phát triển kinh tế biển",
            ("Sở Tài chính",),
            ("Sở Xây dựng", "Sở Nội vụ"),
            "Đề án",
            (Leader("Phó Chủ tịch UBND tỉnh", "Nguyễn Văn A"),),
            DeadlineKind.QUARTER,
            date(2025, 9, 30),
        ),
        (
            "1234-2025/A.2",
            "Rà soát quy hoạch",
            ("Sở Xây dựng",),
            ("UBND các xã, phường",),
            "Báo cáo",
            (),
            DeadlineKind.DATE,
            date(2025, 6, 14),
        ),
        (
            "1234-2025/B.1",
            "Chăm sóc người có công",
            ("Sở Nội vụ",),
            (),
            "Kế hoạch",
            (Leader("Chủ tịch UBND tỉnh", "Trần Thị B"),),
            DeadlineKind.RECURRING,
            None,
        ),
    ]


def test_indicators_with_a_column_for_each_year(tmp_path: Path) -> None:
    document = word((*FRONT, "Phụ lục I"))
    table(
        document,
        [
            ["STT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2024", "Kế hoạch", "<", "<", "Cơ quan theo dõi"],
            ["^", "^", "^", "^", "2026", "2028", "2030", "^"],
            ["I", "Kinh tế", "<", "<", "<", "<", "<", "<"],
            ["1", "Tốc độ tăng GRDP", "%", "8,1", "9,5", "10", "≥ 10,5", "Sở Tài chính"],
            ["2", "Cơ cấu kinh tế", "%", "", "", "", "", "Thống kê tỉnh"],
            ["", "- Nông nghiệp", "%", "14", "13", "12", "11", ""],
            ["", "- Công nghiệp", "%", "50", "51", "53", "55", ""],
            [
                "3",
                "Tỷ lệ hộ nghèo",
                "%",
                "3",
                "dưới 2,5",
                "dưới 2",
                "dưới 1,5",
                "Sở Nông nghiệp và Môi trường",
            ],
        ],
    )
    found = read(save(document, tmp_path))
    assert [
        (i.key, i.parent, i.name, i.leads, [(target_in_words(t), t.year) for t in i.targets])
        for i in found.indicators
    ] == [
        (
            "1234-2025/CT.I.1",
            None,
            "Tốc độ tăng GRDP",
            ("Sở Tài chính",),
            [("9,5%", 2026), ("10%", 2028), ("10,5% trở lên", 2030)],
        ),
        ("1234-2025/CT.I.2", None, "Cơ cấu kinh tế", ("Thống kê tỉnh",), []),
        (
            "1234-2025/CT.I.2.1",
            "1234-2025/CT.I.2",
            "Nông nghiệp",
            (),
            [("13%", 2026), ("12%", 2028), ("11%", 2030)],
        ),
        (
            "1234-2025/CT.I.2.2",
            "1234-2025/CT.I.2",
            "Công nghiệp",
            (),
            [("51%", 2026), ("53%", 2028), ("55%", 2030)],
        ),
        (
            "1234-2025/CT.I.3",
            None,
            "Tỷ lệ hộ nghèo",
            ("Sở Nông nghiệp và Môi trường",),
            [("dưới 2,5%", 2026), ("dưới 2%", 2028), ("dưới 1,5%", 2030)],
        ),
    ]
    # The directory is that of Thanh Hóa, the plan one of Nghệ An: this body is not the one in the directory.
    assert [doubt.text for doubt in found.doubts] == ["Thống kê tỉnh"]


def test_a_task_merged_downwards_and_lead_cells_merged_over_rows(tmp_path: Path) -> None:
    document = word()
    table(
        document,
        [
            ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Sản phẩm", "Thời gian thực hiện"],
            ["1", "Cải cách hành chính", "Sở Nội vụ", "Kế hoạch", "Năm 2025"],
            ["^", "^", "Sở Tư pháp", "Báo cáo", "^"],
            ["2", "Chuyển đổi số", "Sở Khoa học và Công nghệ", "Đề án", "Năm 2026"],
            ["3", "Đô thị thông minh", "^", "Đề án", "Năm 2027"],
        ],
    )
    tasks = read(save(document, tmp_path)).tasks
    assert [(t.no, t.title, t.leads, t.product, t.deadline and t.deadline.raw) for t in tasks] == [
        ("1", "Cải cách hành chính", ("Sở Nội vụ", "Sở Tư pháp"), "Kế hoạch Báo cáo", "Năm 2025"),
        ("2", "Chuyển đổi số", ("Sở Khoa học và Công nghệ",), "Đề án", "Năm 2026"),
        ("3", "Đô thị thông minh", ("Sở Khoa học và Công nghệ",), "Đề án", "Năm 2027"),
    ]


def test_two_annexes_numbered_alike_keep_their_keys_apart(tmp_path: Path) -> None:
    document = word()
    heading = ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"]
    document.add_paragraph("Phụ lục 1")
    table(document, [heading, ["1", "Việc một", "Sở Y tế", "", "Năm 2025"]])
    document.add_paragraph("Phụ lục 2")
    table(document, [heading, ["1", "Việc hai", "Sở Nội vụ", "", "Năm 2026"]])
    assert [task.key for task in read(save(document, tmp_path)).tasks] == [
        "1234-2025/I.1",
        "1234-2025/PL2.I.1",
    ]


def test_an_annex_going_on_in_a_second_table_without_heading(tmp_path: Path) -> None:
    document = word()
    table(document, [["STT", "Nội dung", "Chủ trì", "Thời gian"], ["1", "Việc một", "Sở Y tế", "Năm 2025"]])
    table(document, [["2", "Việc hai", "Sở Nội vụ", "Năm 2026"]])
    assert [task.key for task in read(save(document, tmp_path)).tasks] == ["1234-2025/I.1", "1234-2025/I.2"]


def test_unknown_names_are_kept_and_doubted_with_a_suggestion(tmp_path: Path) -> None:
    document = word()
    table(
        document,
        [
            ["STT", "Nội dung", "Chủ trì", "Thời gian"],
            ["1", "Việc một", "Sở Kế hoạch Đầu tư, Sở Hàng hải, Đảo và Biển", "Năm 2025"],
            ["3", "Việc ba", "", "Khi thuận lợi"],
        ],
    )
    found = read(save(document, tmp_path))
    assert found.tasks[0].leads == ("Sở Kế hoạch Đầu tư", "Sở Hàng hải, Đảo và Biển")
    whys = {(doubt.key, doubt.text): doubt.why for doubt in found.doubts}
    assert "Sở Kế hoạch và Đầu tư" in whys[("1234-2025/I.1", "Sở Kế hoạch Đầu tư")]
    assert ("1234-2025/I.1", "Sở Hàng hải, Đảo và Biển") in whys
    assert whys[("1234-2025/I.3", "I.3")] == "Number 2 is missing before this one (part I)."
    assert whys[("1234-2025/I.3", "Việc ba")] == "Nobody is named to lead this task."


@pytest.mark.parametrize("size", [0, 3])
def test_a_large_table_with_unknown_headings_is_told(tmp_path: Path, size: int) -> None:
    document = word(
        (
            *FRONT,
            "B. NHIỆM VỤ",
            "1. Kinh tế",
            "- Sở Tài chính xây dựng kế hoạch; báo cáo UBND tỉnh trong năm 2025.",
        )
    )
    table(document, [["Cột a", "Cột b", "Cột c", "Cột d"]] + [["x", "y", "z", "t"]] * (size + 1))
    found = read(save(document, tmp_path))
    assert [t.leads for t in found.tasks] == [("Sở Tài chính",)]
    assert any("was not read" in doubt.why for doubt in found.doubts) is (size == 3)


def test_headings_with_arabic_numbers_are_no_tasks(tmp_path: Path) -> None:
    document = word()
    table(
        document,
        [
            ["STT", "Nội dung", "Đơn vị thực hiện", "Thời gian"],
            ["I", "KINH TẾ", "<", "<"],
            ["1", "Nông nghiệp", "<", "<"],
            ["1.1", "Việc một", "Sở Y tế chủ trì, phối hợp với Sở Nội vụ", "Năm 2025"],
            ["1.2", "Việc hai", "Sở Nội vụ", "Năm 2025"],
            ["2", "Công nghiệp", "<", "<"],
            ["2.1", "Việc ba", "Sở Công Thương", "Năm 2025"],
        ],
    )
    found = read(save(document, tmp_path))
    assert [(t.key, t.title) for t in found.tasks] == [
        ("1234-2025/I.1.1", "Việc một"),
        ("1234-2025/I.1.2", "Việc hai"),
        ("1234-2025/I.2.1", "Việc ba"),
    ]
    assert found.tasks[0].cooperating == ("Sở Nội vụ",)
    assert found.doubts == ()


def test_groups_numbered_with_arabic_numbers(tmp_path: Path) -> None:
    document = word()
    table(
        document,
        [
            ["STT", "Nội dung", "Chủ trì", "Thời gian"],
            ["1", "KINH TẾ", "<", "<"],
            ["1", "Việc một", "Sở Y tế", "Năm 2025"],
            ["2", "VĂN HÓA", "<", "<"],
            ["1", "Việc hai", "Sở Nội vụ", "Năm 2025"],
        ],
    )
    found = read(save(document, tmp_path))
    assert [(s.no, s.title) for s in found.sections] == [("I", "KINH TẾ"), ("II", "VĂN HÓA")]
    assert [t.key for t in found.tasks] == ["1234-2025/I.1", "1234-2025/II.1"]


def test_a_plan_with_its_number_on_page_one_and_everything_in_the_body(tmp_path: Path) -> None:
    document = word(())
    table(
        document,
        [["UBND TỈNH NGHỆ AN", "CỘNG HÒA"], ["Số: 15/KH-UBND", "Nghệ An, ngày 09 tháng 01 năm 2026"]],
    )
    for text in (
        "KẾ HOẠCH",
        "Phát triển kinh tế biển năm 2026",
        "I. MỤC TIÊU",
        "- Tỷ lệ đô thị hóa đạt 40% trở lên.",
        "II. NHIỆM VỤ VÀ GIẢI PHÁP",
        "1. Sở Tài chính",
        "- Xây dựng đề án; báo cáo UBND tỉnh trước ngày 30/6/2026.",
        "2. Sở Xây dựng chủ trì, phối hợp với các đơn vị liên quan rà soát quy hoạch.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Sở Tài chính theo dõi.",
    ):
        document.add_paragraph(text)
    found = read(save(document, tmp_path))
    assert (found.plan.key, found.plan.title) == ("15-2026", "Kế hoạch phát triển kinh tế biển năm 2026")
    assert [(t.key, t.leads, t.deadline and t.deadline.due) for t in found.tasks] == [
        ("15-2026/TM.1.1", ("Sở Tài chính",), date(2026, 6, 29)),
        ("15-2026/TM.2.1", ("Sở Xây dựng",), None),
    ]
    assert [(i.key, i.name) for i in found.indicators] == [("15-2026/CT.I.0.1", "Tỷ lệ đô thị hóa")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("PHỤ LỤC", "PHỤ LỤC"),
        ("Nhiệm vụ cụ thể được phân công tại Phụ lục II kèm theo Kế hoạch này.", "tại Phụ lục II kèm theo"),
        ("Đề nghị các đơn vị gửi kế hoạch kèm theo.", None),
    ],
)
def test_an_annex_that_is_named_and_not_there_is_told(tmp_path: Path, line: str, told: str | None) -> None:
    body = ("II. NHIỆM VỤ", "1. Sở Y tế chủ trì lập đề án; báo cáo UBND tỉnh trong Quý II/2026.", line)
    found = read(save(word((*FRONT, *body)), tmp_path))
    named = [doubt.text for doubt in found.doubts if "names an annex" in doubt.why]
    assert named == ([] if told is None else [told])


def test_slivers_between_the_columns_of_a_word_table_are_no_columns(tmp_path: Path) -> None:
    document = word()
    added = table(
        document,
        [
            ["STT", "Nội dung", "Chủ trì", "Thời gian", "Sản phẩm", "<"],
            ["1", "Việc một", "Sở Y tế", "Năm 2025", "<", "Đề án"],
            ["2", "Việc hai", "Sở Nội vụ", "Năm 2026", "", "Kế hoạch"],
        ],
    )
    for column, width in zip(added._tbl.tblGrid.gridCol_lst, (600, 3000, 1500, 1500, 12, 1500), strict=True):
        column.w = width * 635  # twips in the units of the drawing
    tasks = read(save(document, tmp_path)).tasks
    assert [(t.title, t.leads, t.deadline and t.deadline.raw, t.product) for t in tasks] == [
        ("Việc một", ("Sở Y tế",), "Năm 2025", "Đề án"),
        ("Việc hai", ("Sở Nội vụ",), "Năm 2026", "Kế hoạch"),
    ]


def test_a_cell_with_several_deadlines_is_doubted_with_all_of_them(tmp_path: Path) -> None:
    document = word()
    table(
        document,
        [
            ["STT", "Nội dung", "Chủ trì", "Thời gian"],
            ["1", "Việc một", "Sở Y tế", "- Đề án: Quý II/2026\n- Báo cáo: Quý IV/2026"],
            ["2", "Việc hai", "Sở Nội vụ", "Quý III/2026"],
        ],
    )
    found = read(save(document, tmp_path))
    assert [t.deadline and t.deadline.due for t in found.tasks] == [date(2026, 12, 31), date(2026, 9, 30)]
    assert [(d.key, d.text) for d in found.doubts if "several deadlines" in d.why] == [
        ("1234-2025/I.1", "Đề án: Quý II/2026; Báo cáo: Quý IV/2026")
    ]


def test_figures_in_words_and_in_other_multiples_are_the_same_figures(tmp_path: Path) -> None:
    document = word(
        (
            *FRONT,
            "A. MỤC TIÊU ĐẾN NĂM 2030",
            "- Tổng vốn đầu tư toàn xã hội đạt 840 nghìn tỷ đồng.",
            "- Ít nhất một nửa số xã đạt chuẩn nông thôn mới.",
            "- Số doanh nghiệp gấp đôi năm 2025.",
        )
    )
    table(
        document,
        [
            ["STT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu năm 2030", "Chủ trì"],
            ["1", "Tổng vốn đầu tư toàn xã hội", "Tỷ đồng", "840.000", "Sở Tài chính"],
        ],
    )
    found = read(save(document, tmp_path))
    body = [t for i in found.indicators[1:] for t in i.targets]
    assert [(str(t.comparator), str(t.value), t.unit) for t in body] == [
        (">=", "50", "%"),
        ("=", "2", "lần năm 2025"),
    ]
    assert [d.key for d in found.doubts if "The annex says" in d.why] == []


BODY = (
    "KẾ HOẠCH",
    "Phát triển kinh tế số",
    "II. NHIỆM VỤ",
    "1. Hạ tầng số",
    "a. Sở Công Thương chủ trì lập đề án; hoàn thành trong năm 2027.",
    "b. Sở Nội vụ chủ trì rà soát; hoàn thành trong năm 2026.",
)


def test_a_letterhead_of_one_row_whose_cells_hold_everything(tmp_path: Path) -> None:
    document = word(())
    table(
        document,
        [
            [
                "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG TRỊ\n-------\nSố: 77/KH-UBND",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nQuảng Trị, ngày 5 tháng 3 năm 2026",
            ]
        ],
    )
    for text in BODY:
        document.add_paragraph(text)
    found = read(save(document, tmp_path))
    assert (found.plan.number, found.plan.issued_on, found.plan.issuer) == (
        "77/KH-UBND",
        date(2026, 3, 5),
        "Ủy ban nhân dân tỉnh Quảng Trị",
    )
    assert [(t.key, t.leads) for t in found.tasks] == [
        ("77-2026/TM.1.a.1", ("Sở Công Thương",)),
        ("77-2026/TM.1.b.1", ("Sở Nội vụ",)),
    ]


def test_a_letterhead_of_tabs(tmp_path: Path) -> None:
    head = ("UBND THÀNH PHỐ HUẾ\tCỘNG HÒA", "Số: 12/KH-UBND\t\tHuế, ngày 5 tháng 3 năm 2026")
    plan = read(save(word((*head, *BODY)), tmp_path)).plan
    assert (plan.key, plan.issued_on) == ("12-2026", date(2026, 3, 5))
