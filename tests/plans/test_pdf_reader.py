"""PDF files: paragraphs and tables made whole again from words and lines on pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plans.docx_builder import grid, texts, words
from tests.plans.pdf_builder import HEIGHT, LEFT, RIGHT, SIZE, WIDTH, PdfPage, opened, pdf_bytes, wide
from toolkit.model.errors import PlanError
from toolkit.plans.document import CautionKind
from toolkit.plans.reader import read_document

HEADING = ["TT", "Nội dung", "Chủ trì", "Hạn"]
XS = (85.0, 125.0, 325.0, 435.0, 540.0)
FULL = "Sở Tài chính chủ trì, phối hợp với các đơn vị liên quan xây dựng đề án"
"""71 letters: too long for one more word on a line of 75."""


def put(page: PdfPage, top: float, row: list[str]) -> None:
    for x, text in zip(XS, row, strict=False):
        for number, line in enumerate(text.split("\n")):
            page.text(x + 4, top + 14 + 14 * number, line)


def table_page(rows: list[tuple[float, list[str]]], bottom: float, bars: bool = False) -> PdfPage:
    page = PdfPage()
    page.grid(XS, [*(top for top, _row in rows), bottom], bars)
    for top, row in rows:
        put(page, top, row)
    return page


def test_broken_lines_are_joined_and_paragraphs_kept(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(100, ["I. MỤC ĐÍCH", FULL, "và trình duyệt.", f"- {FULL}", "trong năm 2026;", "- Việc khác"])
    assert texts(opened([page], tmp_path)) == [
        "I. MỤC ĐÍCH",
        f"{FULL} và trình duyệt.",
        f"- {FULL} trong năm 2026;",
        "- Việc khác",
    ]


def test_a_wider_gap_ends_a_paragraph_though_its_line_is_full(tmp_path: Path) -> None:
    page = PdfPage()
    for start in (100, 160, 220):
        page.lines(start, [FULL, FULL, FULL])
    assert texts(opened([page], tmp_path)) == [" ".join([FULL] * 3)] * 3


def test_an_indented_line_begins_a_paragraph(tmp_path: Path) -> None:
    page = PdfPage()
    indented = FULL[: -len("án") - 1]
    y = 100.0
    for _paragraph in range(3):
        page.filled(LEFT + 36, y, indented)
        page.filled(LEFT, y + 16, FULL)
        page.filled(LEFT, y + 32, FULL)
        y += 48
    assert texts(opened([page], tmp_path)) == [f"{indented} {FULL} {FULL}"] * 3


def test_hanging_items_keep_their_lines(tmp_path: Path) -> None:
    page = PdfPage()
    short = FULL[:-8]
    for start in (100, 132):
        page.filled(LEFT, start, f"1. {short} đề")
        page.text(LEFT + 18, start + 16, "án này;")
    page.lines(200, [FULL] * 4)
    found = texts(opened([page], tmp_path))
    assert found[:2] == [f"1. {short} đề án này;"] * 2


def test_hyphens_at_the_end_of_a_line(tmp_path: Path) -> None:
    page = PdfPage()
    first = FULL[:-12] + "giai đoạn 2021 -"
    second = FULL[:-14] + "số 12345/QĐ-"
    third = FULL[:-10] + "thời kỳ 2021"
    page.lines(100, [first, f"2030 và {second[8:]}", "UBND ngày 05 tháng 3 năm 2025."])
    page.lines(200, [third, "- 2030, tầm nhìn 2045."])
    page.lines(300, [FULL] * 4)
    found = texts(opened([page], tmp_path))
    assert "2021 - 2030 và" in found[0]
    assert "QĐ-UBND ngày" in found[0]
    assert found[1].endswith("2021 - 2030, tầm nhìn 2045.")


def test_page_numbers_and_running_titles_are_no_text(tmp_path: Path) -> None:
    pages = []
    for number in range(1, 5):
        page = PdfPage()
        page.text(LEFT, 30, "KẾ HOẠCH CỦA TỈNH")
        page.text(300, 45, ["2", "- 2 -", "Trang 2/9", "2"][number - 1].replace("2", str(number), 1))
        page.lines(100, [f"{number}. Việc thứ {number};"] if number != 2 else [f"2. {FULL}"])
        pages.append(page)
    pages[2].operations = pages[2].operations[:2]
    pages[2].lines(100, ["và việc khác."])
    assert texts(opened(pages, tmp_path)) == ["1. Việc thứ 1;", f"2. {FULL} và việc khác.", "4. Việc thứ 4;"]


def test_a_sentence_goes_on_over_the_page_and_a_finished_one_does_not(tmp_path: Path) -> None:
    first, second, third = PdfPage(), PdfPage(), PdfPage()
    first.lines(700, [FULL, FULL])
    second.lines(100, ["vào năm 2026.", FULL + " 26."])
    third.lines(100, ["Việc khác hẳn."])
    assert texts(opened([first, second, third], tmp_path)) == [
        f"{FULL} {FULL} vào năm 2026.",
        FULL + " 26.",
        "Việc khác hẳn.",
    ]


def test_footnotes_are_left_out(tmp_path: Path) -> None:
    page, over = PdfPage(), PdfPage()
    page.lines(600, [FULL, FULL])
    page.text(RIGHT, 612, "1", 7)
    page.text(LEFT, 780, "1", 5)
    page.text(LEFT + 4, 783, "Luật Đất đai năm 2024", 9)
    page.text(LEFT, 795, "và các nghị định.", 9)
    over.lines(100, ["trong năm 2026."])
    page.text(LEFT, 550, "Diện tích 5 m")
    page.text(LEFT + wide("Diện tích 5 m"), 545, "2", 7)
    found = texts(opened([page, over], tmp_path))
    assert found == ["Diện tích 5 m2", f"{FULL} {FULL}[1] trong năm 2026."]


@pytest.mark.parametrize("bars", [False, True])
def test_a_table_with_lines_or_bars(bars: bool, tmp_path: Path) -> None:
    page = table_page(
        [
            (100, ["TT", "Nội dung", "Chủ trì", "Hạn"]),
            (125, ["1", "Xây dựng đề án phát triển kinh tế\nbiển", "Sở Tài chính", "2026"]),
            (170, ["2", "Gồm:\n- phần một;\n- phần hai", "Sở A", ""]),
        ],
        230,
        bars,
    )
    page.lines(80, ["Phụ lục"])
    page.lines(260, ["Kết thúc."])
    found = opened([page], tmp_path)
    assert words(found) == [
        ["TT", "Nội dung", "Chủ trì", "Hạn"],
        ["1", "Xây dựng đề án phát triển kinh tế biển", "Sở Tài chính", "2026"],
        ["2", "Gồm:\n- phần một;\n- phần hai", "Sở A", ""],
    ]
    assert [type(block).__name__ for block in found.blocks] == ["Paragraph", "Table", "Paragraph"]
    assert [(c.kind, c.place) for c in found.cautions] == [(CautionKind.PDF_TABLES, "1")]


def test_a_table_drawn_through_a_form(tmp_path: Path) -> None:
    page = table_page([(100, HEADING), (125, ["1", "Việc", "A", "2026"])], 150)
    page.framed()
    assert words(opened([page], tmp_path)) == [HEADING, ["1", "Việc", "A", "2026"]]


def test_shades_and_curves_are_no_borders(tmp_path: Path) -> None:
    page = PdfPage()
    page.bar(85, 90, 400, 40)
    page.operations.append("85 700 m 200 760 300 760 485 700 c S 85 600 m 200 580 l S 85 500 100 50 re n")
    page.lines(110, ["Điều 1. Ban hành kế hoạch."])
    found = opened([page], tmp_path)
    assert (found.tables, texts(found)) == ((), ["Điều 1. Ban hành kế hoạch."])


def test_merged_cells(tmp_path: Path) -> None:
    page = PdfPage()
    for y in (100, 160, 200, 240):
        page.line(XS[0], y, XS[-1], y)
    page.line(XS[2], 130, XS[-1], 130)
    page.line(XS[0], 180, XS[1], 180)
    page.line(XS[2], 180, XS[-1], 180)
    for x in (XS[0], XS[1], XS[2], XS[-1]):
        page.line(x, 100, x, 240) if x in (XS[0], XS[-1]) else page.line(x, 100, x, 200)
    page.line(XS[3], 130, XS[3], 200)
    put(page, 100, ["TT", "Nội dung", "Phân công"])
    put(page, 130, ["", "", "Chủ trì", "Phối hợp"])
    put(page, 160, ["1", "Việc chung", "A", "B"])
    put(page, 180, ["2", "", "C", "D"])
    put(page, 200, ["NHÓM HAI"])
    assert grid(opened([page], tmp_path)) == [
        [("TT", 1, False), ("Nội dung", 1, False), ("Phân công", 2, False)],
        [("TT", 1, True), ("Nội dung", 1, True), ("Chủ trì", 1, False), ("Phối hợp", 1, False)],
        [("1", 1, False), ("Việc chung", 1, False), ("A", 1, False), ("B", 1, False)],
        [("2", 1, False), ("Việc chung", 1, True), ("C", 1, False), ("D", 1, False)],
        [("NHÓM HAI", 4, False)],
    ]


def test_a_table_without_an_outer_border(tmp_path: Path) -> None:
    page = PdfPage()
    for y in (100, 125, 150):
        page.line(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        page.line(x, 100, x, 150)
    put(page, 100, ["TT", "Nội dung", "Chủ trì", "Hạn"])
    put(page, 125, ["1", "Việc", "A", "2026"])
    assert words(opened([page], tmp_path)) == [
        ["TT", "Nội dung", "Chủ trì", "Hạn"],
        ["1", "Việc", "A", "2026"],
    ]


def test_a_table_goes_on_over_pages_with_its_heading_again(tmp_path: Path) -> None:
    first = table_page([(700, HEADING), (725, ["1", "Việc A", "Sở A", "2026"])], 760)
    second = table_page([(60, HEADING), (85, ["2", "Việc B", "Sở B", "2027"])], 110)
    second.text(300, 30, "2")
    third = table_page([(60, HEADING), (85, ["3", "Việc C", "Sở C", "2028"])], 110)
    third.lines(140, ["Kết thúc."])
    found = opened([first, second, third], tmp_path)
    assert len(found.tables) == 1
    assert words(found) == [
        HEADING,
        ["1", "Việc A", "Sở A", "2026"],
        ["2", "Việc B", "Sở B", "2027"],
        ["3", "Việc C", "Sở C", "2028"],
    ]
    assert found.cautions[0].place == "1-3"


def test_a_row_cut_by_the_page_is_made_whole(tmp_path: Path) -> None:
    head = "Rà soát, điều chỉnh quy hoạch chung"
    first = table_page([(700, HEADING), (725, ["1", f"{head}\n{head}", "Sở Xây dựng", "2026"])], 757)
    second = table_page([(60, ["", "đô thị Thanh Hóa.", "", ""]), (85, ["2", "Việc B", "Sở B", "2027"])], 110)
    assert words(opened([first, second], tmp_path)) == [
        HEADING,
        ["1", f"{head} {head} đô thị Thanh Hóa.", "Sở Xây dựng", "2026"],
        ["2", "Việc B", "Sở B", "2027"],
    ]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["02/5/202", "4 của"], "02/5/2024 của"),
        (["109.", "000"], "109.000"),
        (["Năm", "2026"], "Năm 2026"),
        (["nghi", "ệp lớn"], "nghiệp lớn"),
        (["dụn", "g cụ"], "dụng cụ"),
        (["Nă", "m"], "Năm"),
        (["NN&M", "T"], "NN&MT"),
        (["tỉnh", "trưởng"], "tỉnh trưởng"),
        (["UBND", "TP"], "UBND TP"),
        (["nghiệp", ", hợp"], "nghiệp, hợp"),
    ],
)
def test_words_cut_by_a_narrow_column(lines: list[str], text: str, tmp_path: Path) -> None:
    page = PdfPage()
    right = 100 + wide(lines[0]) + 12
    page.grid((100, right, 540), (100, 160, 190))
    for number, line in enumerate(lines):
        page.text(105, 116 + 14 * number, line)
    page.text(right + 5, 180, "khác")
    assert words(opened([page], tmp_path))[0][0] == text


def test_a_row_without_a_number_of_its_own_is_not_swallowed(tmp_path: Path) -> None:
    first = table_page([(700, HEADING), (725, ["1", "Tăng trưởng GRDP", "Sở A", "10%"])], 757)
    second = table_page([(60, ["", "Trong đó: Dịch vụ", "Sở B", "9%"])], 85)
    assert words(opened([first, second], tmp_path))[-2:] == [
        ["1", "Tăng trưởng GRDP", "Sở A", "10%"],
        ["", "Trong đó: Dịch vụ", "Sở B", "9%"],
    ]


def test_a_cell_merged_over_the_page(tmp_path: Path) -> None:
    pages = [PdfPage(), PdfPage()]
    for page, tops in zip(pages, ([700, 725, 750, 775], [60, 85, 110]), strict=True):
        for y in tops:
            page.line(
                XS[0], y, XS[-1] if y in (tops[0], tops[-1]) or (tops[0] == 700 and y == 725) else XS[3], y
            )
        for x in XS:
            page.line(x, tops[0], x, tops[-1])
    put(pages[0], 700, HEADING)
    put(pages[0], 725, ["1", "Việc A", "Sở A", "Hằng năm"])
    put(pages[0], 750, ["2", "Việc B", "Sở B"])
    put(pages[1], 60, ["3", "Việc C", "Sở C"])
    put(pages[1], 85, ["4", "Việc D", "Sở D"])
    assert [cells[-1] for cells in grid(opened(pages, tmp_path))] == [
        ("Hạn", 1, False),
        ("Hằng năm", 1, False),
        ("Hằng năm", 1, True),
        ("Hằng năm", 1, True),
        ("Hằng năm", 1, True),
    ]


def test_another_table_on_the_next_page_stays_its_own(tmp_path: Path) -> None:
    first = table_page([(700, HEADING), (725, ["1", "Việc A", "Sở A", "2026"])], 757)
    second = PdfPage()
    second.grid((85, 200, 540), (60, 85, 110))
    second.text(90, 75, "Chỉ tiêu")
    assert len(opened([first, second], tmp_path).tables) == 2


def test_the_head_and_the_signature_stand_side_by_side(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(100, 60, "ỦY BAN NHÂN DÂN")
    page.text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    page.text(110, 75, "TỈNH NGHỆ AN")
    page.text(330, 75, "Độc lập - Tự do - Hạnh phúc")
    page.text(110, 100, "Số: 12/QĐ-UBND")
    page.text(310, 100, "Nghệ An, ngày 05 tháng 3 năm 2025")
    page.text(260, 130, "QUYẾT ĐỊNH")
    page.lines(160, [FULL, FULL])
    page.text(LEFT, 300, "Nơi nhận:")
    page.text(350, 300, "TM. ỦY BAN NHÂN DÂN")
    page.text(LEFT, 316, "- Như trên;")
    page.text(380, 316, "CHỦ TỊCH")
    page.text(LEFT, 332, "- Lưu: VT.")
    found = opened([page], tmp_path)
    assert words(found) == [
        ["ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
        ["Số: 12/QĐ-UBND", "Nghệ An, ngày 05 tháng 3 năm 2025"],
    ]
    assert texts(found) == ["QUYẾT ĐỊNH", f"{FULL} {FULL}"]
    assert words(found, 1) == [["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"]]
    assert found.cautions == ()


def test_a_number_with_a_tab_after_it_is_no_column(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(LEFT, 100, "1.")
    page.text(LEFT + 60, 100, "Việc một")
    page.lines(140, [FULL] * 3)
    assert texts(opened([page], tmp_path))[0] == "1. Việc một"


@pytest.mark.parametrize(("rotate", "turned"), [(0, True), (90, True)])
def test_pages_lying_on_their_side(rotate: int, turned: bool, tmp_path: Path) -> None:
    page = PdfPage(rotate=rotate)
    # Written upwards: a reader turns the page clockwise, so that its left edge is the top.
    for number, top in enumerate((100.0, 125.0, 150.0)):
        page.line(top, 42, top, 742)
        if number < 2:
            for column, text in enumerate((["TT", "Nội dung"], ["1", "Việc A"])[number]):
                page.text(top + 14, 740 - 100 * column, text, turned=turned)
    for y in (742, 642, 42):
        page.line(100, y, 150, y)
    found = opened([page], tmp_path)
    assert words(found) == [["TT", "Nội dung"], ["1", "Việc A"]]


def test_a_stamp_across_the_page_is_no_text(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(100, ["Điều 1."])
    page.operations.append(page.operations[0].replace("1 0 0 1", "0.7 0.7 -0.7 0.7"))
    assert texts(opened([page], tmp_path)) == ["Điều 1."]


def test_a_scan_is_refused_and_scanned_pages_are_told(tmp_path: Path) -> None:
    scan, text = PdfPage(), PdfPage()
    scan.picture()
    text.lines(100, [FULL])
    with pytest.raises(PlanError, match="is a scan"):
        opened([scan, scan], tmp_path)
    stamped = PdfPage()
    stamped.picture()
    stamped.text(300, 30, "2")
    found = opened([text, scan, stamped, text], tmp_path)
    assert [(c.kind, c.place) for c in found.cautions] == [(CautionKind.SCANNED_PAGES, "2-3")]


def test_recognised_text_is_told(tmp_path: Path) -> None:
    page = PdfPage()
    page.picture()
    page.invisible(LEFT, 100, FULL)
    found = opened([page], tmp_path)
    assert texts(found) == [FULL]
    assert [(c.kind, c.place) for c in found.cautions] == [(CautionKind.RECOGNISED_TEXT, "1")]


def test_an_empty_pdf(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="holds no text"):
        opened([PdfPage()], tmp_path)


def refused(data: bytes, folder: Path) -> str:
    path = folder / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(PlanError) as caught:
        read_document(path)
    return str(caught.value)


def test_refusals(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(100, [FULL])
    assert "locked with a password" in refused(pdf_bytes([page], locked=True), tmp_path)
    assert "fonts do not say which letters" in refused(pdf_bytes([page], readable=False), tmp_path)
    assert "is damaged or no PDF" in refused(b"%PDF-1.7\n" + bytes(range(256)), tmp_path)
    assert "has 1001 pages" in refused(pdf_bytes([PdfPage()] * 1001), tmp_path)


def test_measures_of_the_builder() -> None:
    assert wide(FULL) <= RIGHT - LEFT < wide(FULL) + SIZE * 3
    assert WIDTH < HEIGHT
