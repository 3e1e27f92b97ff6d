"""Reading files: both text shapes, Word with all it puts into a text, web pages, and clear refusals."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.plans.plan_builder import save, table, word
from toolkit.model.errors import PlanError
from toolkit.plans.cleaning import tidy
from toolkit.plans.document import Cell, Document, Paragraph, Table
from toolkit.plans.reader import read_document


def parse(tmp_path: Path, name: str, text: str | bytes) -> Document:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_document(path)


def cells(found: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.tables[0].rows]


def texts(found: Document) -> list[str]:
    return [paragraph.text for paragraph in found.paragraphs]


TAB_SHAPE = "Trước\n\n\tTT\n\tViệc\n\tThời gian \nbáo cáo\n\n\tI\n\tNhóm\n\n\t1\n\tA\n\t\n\n\nSau\n"
PIPE_SHAPE = (
    "Trước\n|\nTT |\nViệc |\nThời gian\nbáo cáo |\n|\nNhóm |\n||\n|\n1 |\nA |\n|\n|\n2 |\nB\nb |\nC |\nSau\n"
)


def test_tab_shape(tmp_path: Path) -> None:
    found = parse(tmp_path, "a.txt", TAB_SHAPE)
    assert cells(found) == [["TT", "Việc", "Thời gian\nbáo cáo"], ["I", "Nhóm"], ["1", "A", ""]]
    assert found.tables[0].rows[1].cells == (Cell("I"), Cell("Nhóm", 2))
    assert [row.line for row in found.tables[0].rows] == [3, 8, 11]
    assert texts(found) == ["Trước", "Sau"]


def test_pipe_shape_with_an_empty_cell_and_a_merged_row(tmp_path: Path) -> None:
    found = parse(tmp_path, "a.txt", PIPE_SHAPE)
    assert cells(found) == [
        ["TT", "Việc", "Thời gian\nbáo cáo"],
        ["Nhóm"],
        ["1", "A", ""],
        ["2", "B\nb", "C"],
    ]
    assert found.tables[0].rows[1].cells == (Cell("Nhóm", 3),)
    assert texts(found) == ["Trước", "Sau"]


def test_rows_on_one_line(tmp_path: Path) -> None:
    found = parse(tmp_path, "a.txt", "| TT | Việc |\n|---|---|\n| 1 | A |\nSau")
    assert cells(found) == [["TT", "Việc"], ["1", "A"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings(tmp_path: Path, encoding: str) -> None:
    assert texts(parse(tmp_path, "a.txt", "Nghị quyết số 1\r\nĐiều 1".encode(encoding))) == [
        "Nghị quyết số 1",
        "Điều 1",
    ]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"  \n\n ", "is empty"),
        ("a.txt", "Nghị quyết".encode("cp1258", "replace") + b"\xd0\xf0", "not Unicode text"),
        ("a.pdf", b"%PDF-1.7", "is damaged or no PDF"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest", "cannot be read as a plan"),
        ("a.docx", b"plain text", "no file of the type its name says"),
        ("a.docx", b"PK\x03\x04 broken", "is damaged"),
        ("a.txt", b"PK\x03\x04 a package", "is damaged or no Word document"),
        ("a.xlsx", b"PK\x03\x04", "is a workbook"),
        ("a.html", b"<html><body><script>x</script></body></html>", "holds no text"),
    ],
)
def test_refusals_say_what_is_wrong(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    with pytest.raises(PlanError, match=said):
        parse(tmp_path, name, data)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="does not exist"):
        read_document(tmp_path / "none.docx")


RUNS = "<w:p {ns}><w:pPr>{mark}</w:pPr><w:r><w:t xml:space='preserve'>{first}</w:t></w:r>{rest}</w:p>"


def paragraph(first: str, rest: str = "", mark: str = "") -> object:
    return parse_xml(RUNS.format(ns=nsdecls("w"), first=first, rest=rest, mark=mark))


def test_word_text_as_it_looks_with_changes_accepted(tmp_path: Path) -> None:
    document = word(())
    body = document.element.body
    changed = "<w:ins><w:r><w:t>mới</w:t></w:r></w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r>"
        "<w:hyperlink><w:r><w:t> liên kết</w:t></w:r></w:hyperlink>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
    )
    box = (
        "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p><w:r>"
        "<w:t>trong khung</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    control = (
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:sdt><w:sdtContent><w:p><w:r><w:t>lồng nhau</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    )
    for number, element in enumerate(
        (
            paragraph("bản ", changed),
            paragraph("trang ", field),
            paragraph("ngoài khung", box),
            parse_xml(control),
            paragraph("nối ", "", "<w:rPr><w:del/></w:rPr>"),
            paragraph("liền"),
        )
    ):
        body.insert(number, element)
    found = read_document(save(document, tmp_path))
    assert texts(found) == [
        "bản mới",
        "trang 7 liên kết",
        "ngoài khung",
        "trong khung",
        "lồng nhau",
        "nối liền",
    ]


def test_word_list_numbers_that_stand_nowhere_in_the_text(tmp_path: Path) -> None:
    document = word(())
    for text in ("một", "hai"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("chấm", style="List Bullet")
    added = table(document, [["TT", "Việc"], ["", "A"], ["", "B"]])
    for row in added.rows[1:]:
        row.cells[0].paragraphs[0].style = document.styles["List Number 2"]
    found = read_document(save(document, tmp_path))
    assert texts(found) == ["1. một", "2. hai", "- chấm"]
    assert cells(found) == [["TT", "Việc"], ["1.", "A"], ["2.", "B"]]


def test_web_page_with_merged_cells(tmp_path: Path) -> None:
    page = """<html><head><title>x</title></head><body><nav>Đăng nhập</nav><table><tr><td>
      <p>Điều 1.<br>Ban hành</p>
      <table><tr><td rowspan="2">TT</td><td colspan="2">Thực hiện</td></tr>
      <tr><td>Chủ trì</td><td>Phối hợp</td></tr>
      <tr><td>1</td><td>A<br>B</td><td></td></tr></table></td></tr></table></body></html>"""
    found = parse(tmp_path, "a.html", page)
    assert texts(found) == ["Điều 1.", "Ban hành"]
    assert [[(c.text, c.span, c.continued) for c in row.cells] for row in found.tables[0].rows] == [
        [("TT", 1, False), ("Thực hiện", 2, False)],
        [("TT", 1, True), ("Chủ trì", 1, False), ("Phối hợp", 1, False)],
        [("1", 1, False), ("A\nB", 1, False), ("", 1, False)],
    ]


def document(*lines: str) -> Document:
    return Document("x", tuple(Paragraph(text, number) for number, text in enumerate(lines, start=1)))


def test_artefacts_of_extraction_are_mended() -> None:
    found = tidy(
        document(
            "[bookmark: loai_1_name]- Tham  mưu\u00a0việc[1] này trên địa",
            "bàn tỉnh;",
            "b) việc khác",
            "B. NHIỆM VỤ TRỌNG TÂM I. VỀ KINH TẾ",
            "[1] Như: Luật Đất đai.",
            "Mục tiêu chung",
            "Đến năm 2030",
            "Thực hiện Nghị quyết số",
            "57-NQ/TW của",
            "Bộ Chính trị về chuyển đổi số",
            "1.1. Quán triệt",
        )
    )
    assert texts(found) == [
        "- Tham mưu việc[1] này trên địa bàn tỉnh;",
        "b) việc khác",
        "B. NHIỆM VỤ TRỌNG TÂM",
        "I. VỀ KINH TẾ",
        "Mục tiêu chung",
        "Đến năm 2030",
        "Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị về chuyển đổi số",
        "1.1. Quán triệt",
    ]


def test_a_preamble_printed_twice_is_read_once() -> None:
    preamble = tuple(f"Căn cứ văn bản thứ {number}, " + "x" * 90 + "." for number in range(8))
    found = tidy(document("Tên.", *preamble, *preamble, "Hết."))
    assert texts(found) == ["Tên.", *preamble, "Hết."]


def test_short_repetitions_stay() -> None:
    assert texts(tidy(document("Việc.", "Việc.", "Việc."))) == ["Việc.", "Việc.", "Việc."]


def test_tables_are_blocks_in_their_place(tmp_path: Path) -> None:
    made = word(("trước",))
    table(made, [["a", "b"]])
    made.add_paragraph("sau")
    found = read_document(save(made, tmp_path))
    assert [type(block) for block in found.blocks] == [Paragraph, Table, Paragraph]
