"""Web pages: as portals show them, as browsers save them and as Word writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plans.docx_builder import grid, texts, words
from toolkit.model.errors import PlanError
from toolkit.plans.document import Document
from toolkit.plans.reader import read_document

ROWS = "<tr><td>TT</td><td>Việc</td><td>Hạn</td></tr><tr><td>1</td><td>A</td><td>2026</td></tr>"
DATA = f"<table>{ROWS}</table>"
CELLS = [["TT", "Việc", "Hạn"], ["1", "A", "2026"]]


def read(folder: Path, page: str | bytes, name: str = "a.html") -> Document:
    path = folder / name
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return read_document(path)


def body(inside: str) -> str:
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{inside}</body></html>"


def test_the_page_round_the_document_is_dropped(tmp_path: Path) -> None:
    page = body(
        "<header>Cổng thông tin</header><nav>Trang chủ</nav><form id='aspnetForm'><main><header><h1>KẾ HOẠCH</h1>"
        "</header><p>Điều 1.</p></main></form><aside>Văn bản liên quan</aside><div role='navigation'>Menu</div>"
        "<div style='display: none'>ẩn</div><p hidden>ẩn</p><span style='visibility:hidden'>ẩn</span><script>x</script>"
        "<style>p{}</style><noscript>Bật JavaScript</noscript><button>Tải về</button><select><option>1</option>"
        "</select><textarea>góp ý</textarea><iframe src='q.html'>khung</iframe><footer>Bản quyền</footer>"
    )
    assert texts(read(tmp_path, page)) == ["KẾ HOẠCH", "Điều 1."]


def test_layout_tables_are_seen_through(tmp_path: Path) -> None:
    page = body(
        f"<table><tr><td>Biểu trưng</td></tr><tr><td><table><tr><td>Menu</td><td><p>KẾ HOẠCH</p>{DATA}<p>Hết</p></td>"
        "<td>Quảng cáo</td></tr></table></td></tr><tr><td>Bản quyền</td></tr></table>"
    )
    found = read(tmp_path, page)
    assert words(found) == CELLS
    assert texts(found) == ["Biểu trưng", "Menu", "KẾ HOẠCH", "Hết", "Quảng cáo", "Bản quyền"]


def test_a_document_beside_a_menu_without_any_inner_table(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>Đoạn {number} nói về một việc.</p>" for number in range(40))
    page = body(
        f"<table><tr><td colspan=2>Đầu trang</td></tr><tr><td>Menu</td><td>{paragraphs}</td></tr></table>"
    )
    found = read(tmp_path, page)
    assert found.tables == ()
    assert len(found.paragraphs) == 42


def test_a_small_table_in_a_data_table_stays_in_its_cell(tmp_path: Path) -> None:
    inner = "<table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>"
    rows = "".join(f"<tr><td>{n}</td><td>Việc thứ {n}</td><td>Sở A</td></tr>" for n in range(5))
    page = body(f"<table>{rows}<tr><td>6</td><td>gồm{inner}</td><td>Sở B</td></tr></table>")
    assert words(read(tmp_path, page))[-1] == ["6", "gồm\na 1\nb 2", "Sở B"]


def test_letterheads_stay_tables(tmp_path: Path) -> None:
    page = body(
        "<table><tr><td>ỦY BAN NHÂN DÂN<br>TỈNH A<br>-------</td><td>CỘNG HÒA XÃ HỘI<br>CHỦ NGHĨA VIỆT NAM</td></tr>"
        "<tr><td>Số: 1/QĐ-UBND</td><td>A, ngày 05 tháng 3 năm 2025</td></tr></table>"
    )
    assert words(read(tmp_path, page))[1] == ["Số: 1/QĐ-UBND", "A, ngày 05 tháng 3 năm 2025"]


def test_spans_in_every_direction(tmp_path: Path) -> None:
    page = body(
        "<table><thead><tr><th rowspan=2>TT</th><th rowspan=2>Việc</th><th colspan=2>Phân công</th></tr>"
        "<tr><th>Chủ trì</th><th>Phối hợp</th></tr></thead><tfoot><tr><td colspan=4>cuối</td></tr></tfoot>"
        "<tbody><tr><td>1</td><td>A</td><td rowspan=0>Sở X</td><td>Y</td></tr><tr><td>2</td><td>B</td><td>Z</td></tr>"
        "<tr><td>3</td></tr></tbody></table>"
    )
    assert grid(read(tmp_path, page)) == [
        [("TT", 1, False), ("Việc", 1, False), ("Phân công", 2, False)],
        [("TT", 1, True), ("Việc", 1, True), ("Chủ trì", 1, False), ("Phối hợp", 1, False)],
        [("1", 1, False), ("A", 1, False), ("Sở X", 1, False), ("Y", 1, False)],
        [("2", 1, False), ("B", 1, False), ("Sở X", 1, True), ("Z", 1, False)],
        [("3", 1, False), ("", 1, False), ("Sở X", 1, True)],
        [("cuối", 4, False)],
    ]


def test_a_span_beyond_the_table_hangs_no_further_than_its_rows(tmp_path: Path) -> None:
    page = body(
        "<table><tr><td rowspan=99999>a</td><td>b</td></tr><tr><td colspan='x'>c</td></tr></table>" + DATA
    )
    found = read(tmp_path, page)
    assert [len(table.rows) for table in found.tables] == [2, 2]


def test_blanks_and_breaks(tmp_path: Path) -> None:
    page = body(
        "<p>Căn&nbsp;cứ\n   Luật<br>số 1;</p>Không thẻ<div>trong <b>khối</b></div>"
        "<span style='display:block'>hàng</span>"
    )
    assert texts(read(tmp_path, page)) == ["Căn cứ Luật", "số 1;", "Không thẻ", "trong khối", "hàng"]


@pytest.mark.parametrize(
    ("attributes", "labels"),
    [
        ("", ["1.", "2."]),
        ("start=5", ["5.", "6."]),
        ("type=a", ["a.", "b."]),
        ("type=I start=4", ["IV.", "V."]),
        ("type=i", ["i.", "ii."]),
        ("type=A", ["A.", "B."]),
        ("style='list-style-type: lower-alpha'", ["a.", "b."]),
        ("style='list-style: none'", ["", ""]),
        ("start=x", ["1.", "2."]),
    ],
)
def test_ordered_lists(attributes: str, labels: list[str], tmp_path: Path) -> None:
    found = texts(read(tmp_path, body(f"<ol {attributes}><li>Một</li><li><p>Hai</p><p>nữa</p></li></ol>")))
    assert found == [f"{labels[0]} Một".strip(), f"{labels[1]} Hai".strip(), "nữa"]


def test_lists_in_lists(tmp_path: Path) -> None:
    page = body(
        "<ol><li>A<ul><li>a</li><li>b</li></ul></li><li value=7>B</li><li>C</li></ol><ul><li>1. đã có số</li></ul>"
    )
    assert texts(read(tmp_path, page)) == ["1. A", "- a", "- b", "7. B", "8. C", "1. đã có số"]


def test_preformatted_text_keeps_its_lines(tmp_path: Path) -> None:
    assert texts(read(tmp_path, body("<pre>Điều 1.\nBan hành\n</pre>"))) == ["Điều 1.", "Ban hành"]


def test_marks_of_footnotes(tmp_path: Path) -> None:
    page = body(
        '<p>việc<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> này, 5 m<sup>2</sup>, <a href="x#a">[2]</a></p>'
        '<p><a href="#_ftnref1" name="_ftn1">1</a>Như: Luật Đất đai.</p>'
    )
    assert texts(read(tmp_path, page)) == ["việc này, 5 m2, [2]", "[1] Như: Luật Đất đai."]


def test_deleted_text_is_gone(tmp_path: Path) -> None:
    assert texts(read(tmp_path, body("<p>giữ <del>bỏ</del><ins>thêm</ins></p>"))) == ["giữ thêm"]


WORD_PAGE = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"><!--[if gte mso 9]><xml><w:WordDocument>
<w:View>Print</w:View></w:WordDocument></xml><![endif]--><style>p.MsoNormal {margin:0cm}</style></head>
<body lang=VI><div class=WordSection1>
<p class=MsoToc1>I. M&#7908;C &#272;&#205;CH 1</p>
<p class=MsoNormal><b><![if !supportLists]><span style='mso-list:Ignore'>I.<span style='font:7.0pt "Times New Roman"'>
&nbsp;&nbsp; </span></span><![endif]>M&#7908;C &#272;&#205;CH</b><o:p></o:p></p>
<p class=MsoListParagraph><span style='font-family:Symbol'><span style='mso-list:Ignore'>\xb7<span>&nbsp; </span></span>
</span>Vi&#7879;c m&#7897;t<!--[if supportFields]><span>PAGE</span><![endif]--></p>
<p class=MsoListParagraph><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span>&nbsp;
</span></span></span>Vi&#7879;c hai<span style='mso-hide:all;display:none'>\xe9</span></p>
<table class=MsoTable><tr style='mso-yfti-irow:0'><td><p class=MsoNormal><span style='mso-list:Ignore'>1.<span>&nbsp;
</span></span><o:p>&nbsp;</o:p></p></td><td><p>A</p><p>B</p></td></tr><tr><td>2</td><td>C</td></tr></table>
</div><div style='mso-element:footnote-list'><div id=ftn1><p>[1] note</p></div></div></body></html>"""


def test_a_page_written_by_word(tmp_path: Path) -> None:
    found = read(tmp_path, WORD_PAGE.encode("cp1252"))
    assert texts(found) == ["I. MỤC ĐÍCH", "- Việc một", "- Việc hai"]
    assert words(found) == [["1.", "A\nB"], ["2", "C"]]


@pytest.mark.parametrize(
    "data",
    [
        body("<p>Nghị quyết</p>").encode(),
        body("<p>Nghị quyết</p>").encode("utf-8-sig"),
        body("<p>Nghị quyết</p>").encode("utf-16"),
        body("<p>Nghị quyết</p>").encode("utf-16-le"),
        b'<html><meta charset="windows-1258"><p>'
        + "Nghi\u0323 quyê\u0301t".encode("cp1258")
        + b"</p></html>",
        b"<html><meta charset=windows-1258><p>" + "Nghị quyết".encode() + b"</p></html>",
        b'<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>'
        + "Nghị quyết".encode()
        + b"</p></body></html>",
        b"<html><meta charset=utf-8><meta name=d content='\xe1\xbb'><p>"
        + "Nghị quyết".encode()
        + b"</p></html>",
    ],
)
def test_encodings(data: bytes, tmp_path: Path) -> None:
    assert texts(read(tmp_path, data)) == ["Nghị quyết"]


@pytest.mark.parametrize(
    "data",
    [
        b"<html><p>" + "Nghi\u0323 quyê\u0301t".encode("cp1258") + b"</p></html>",
        b"<html><meta charset=utf-8><p>Ngh\xe1 quy</p></html>",
        b"<html><meta charset=big5><p>Ngh\xe1 quy</p></html>",
    ],
)
def test_letters_that_cannot_be_told_are_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="not Unicode text"):
        read(tmp_path, data)


def test_old_fonts_named_by_style_or_class(tmp_path: Path) -> None:
    page = (
        '<html><head><meta charset=windows-1252><style>p.cu {font-family:".VnTime";}</style></head><body>'
        "<p class=cu>KÕ ho¹ch</p><p style='font-family:.VnTime'>hµnh ®éng</p><font face='VNI-Times'>quyeát</font>"
        "<p>chính</p></body></html>"
    )
    assert texts(read(tmp_path, page.encode("cp1252"))) == ["Kế hoạch", "hành động", "quyết", "chính"]


ARCHIVE = """From: <Saved by a browser>
Subject: =?utf-8?Q?K=E1=BA=BF_ho=E1=BA=A1ch?=
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b"

------b
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.vn/

<html><body><p>tr=C6=B0=E1=BB=9Bc</p><iframe src=3D"cid:f1@x"></iframe><p>sau</p></body></html>
------b
Content-Type: text/html; charset="utf-8"
Content-ID: <f1@x>
Content-Transfer-Encoding: base64

{frame}
------b--
"""


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.doc"])
def test_a_page_saved_in_one_file(name: str, tmp_path: Path) -> None:
    from base64 import encodebytes

    frame = encodebytes(body(f"<p>trong khung</p>{DATA}").encode()).decode()
    found = read(tmp_path, ARCHIVE.format(frame=frame), name)
    assert texts(found) == ["trước", "trong khung", "sau"]
    assert words(found) == CELLS


def test_an_archive_without_a_page(tmp_path: Path) -> None:
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
    archive = f"{head}--b\nContent-Type: image/png\n\nx\n--b--\n"
    with pytest.raises(PlanError, match="holds no web page"):
        read(tmp_path, archive, "a.mht")


def test_a_frame_within_itself_is_read_once(tmp_path: Path) -> None:
    archive = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n"
        "Content-Location: x\n\n<p>a</p><iframe src='y'></iframe>\n--b\nContent-Type: text/html\n"
        "Content-Location: y\n\n<p>b</p><iframe src='y'></iframe>\n--b--\n"
    )
    assert texts(read(tmp_path, archive, "a.mht")) == ["a", "b"]


def test_a_picture_in_the_page_itself_is_no_text(tmp_path: Path) -> None:
    picture = "A" * 11_000_000
    page = body(f"<p>trước</p><img src='data:image/png;base64,{picture}'><p>sau</p>")
    assert texts(read(tmp_path, page)) == ["trước", "sau"]


def test_parts_nested_beyond_reason(tmp_path: Path) -> None:
    deep = "<div>" * 3000 + "trong cùng" + "</div>" * 3000
    tables = "<table><tr><td>a<td>" * 300 + "x"
    for page in (deep, tables):
        try:
            read(tmp_path, body(page))
        except PlanError as error:
            assert str(error)  # noqa: PT017
