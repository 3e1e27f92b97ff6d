"""Files changed at random are read or refused in one sentence; nothing else ever comes out."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plans.docx_builder import Package, cell, p, row, table
from tests.plans.pdf_builder import PdfPage, pdf_bytes
from tests.plans.plan_builder import FRONT
from tests.plans.plan_shared import seed_book
from tests.plans.test_docx_numbering import OUTLINE, item, style
from tests.plans.test_html_reader import ARCHIVE, WORD_PAGE
from toolkit.model.errors import PlanError
from toolkit.plans import office_reader
from toolkit.plans.interpret import interpret
from toolkit.plans.reader import read_document

BODY = (
    "".join(p(text) for text in FRONT)
    + item("NHIỆM VỤ", 1)
    + item("Sở Tài chính chủ trì xây dựng đề án; báo cáo trong Quý II/2026.", 1, 1)
    + p("ẩn", '<w:pStyle w:val="A"/>', "<w:vanish/>")
    + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r>'
    '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    + table(
        row("TT", cell("Nội dung nhiệm vụ", '<w:gridSpan w:val="1"/>'), "Đơn vị chủ trì", "Thời hạn"),
        row("1", "Lập đề án", cell("Sở Nội vụ", '<w:vMerge w:val="restart"/>'), "Quý I/2026"),
        row("2", "Rà soát", cell("", "<w:vMerge/>"), "2027", properties='<w:gridAfter w:val="1"/>'),
    )
    + p("")
)
PACKAGE = Package(
    BODY + '<w:altChunk r:id="c"/>',
    OUTLINE,
    style("A", 1),
    parts={"word/c.htm": b"<html><body><table><tr><td>a<td>b</table></body></html>"},
    relations='<Relationship Id="c" Target="c.htm" Type="http://x/aFChunk"/>',
)
PAGE = (
    "<html><head><meta charset=utf-8><style>p.a {font-family:.VnTime}</style></head><body>"
    + "".join(f"<p>{text}</p>" for text in FRONT)
    + "<ol type=I start=2><li>NHIỆM VỤ<ol><li value=3>Sở A chủ trì</ol></ol><table><tr><td rowspan=2 colspan=2>TT<td>a"
    "<tr><td>b<table><tr><td>c<td>d</table></table><pre>x\ty\tz\n1\t2\t3</pre></body></html>"
)
TEXT = "\n".join(
    [*FRONT, "II. NHIỆM VỤ", "1. Sở Tài chính chủ trì lập đề án;", "|", "TT |", "Việc |", "|", "1 |", "A |", "x\ty\tz",
     "1\t2\t3", "", "\tTT", "\tViệc", "", "\t1", "\tA", "", "a    b    c", "1    2    3", "2    3    4"]
)  # fmt: skip


def _pdf() -> bytes:
    page = PdfPage()
    page.lines(60, [*FRONT, "II. NHIỆM VỤ", "1. Sở Tài chính chủ trì lập đề án;"])
    page.grid((85, 125, 325, 540), (300, 330, 360))
    for x, text in ((90, "TT"), (130, "Nội dung"), (330, "Chủ trì")):
        page.text(x, 315, text)
        page.text(x, 345, "1")
    return pdf_bytes([page, page], packed=False)


SEEDS = {
    "a.docx": PACKAGE.bytes(),
    "a.html": PAGE.encode(),
    "b.html": WORD_PAGE.encode("cp1252"),
    "a.mht": ARCHIVE.format(frame="PHA+YTwvcD4=").encode(),
    "a.txt": TEXT.encode(),
    "b.txt": TEXT.encode("utf-16"),
    "a.pdf": _pdf(),
    "b.pdf": pdf_bytes([PdfPage()]),
}
Edit = tuple[float, str, bytes]
EDITS = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.sampled_from(["replace", "insert", "delete", "repeat", "swap", "cut"]),
        st.binary(min_size=1, max_size=6),
    ),
    min_size=1,
    max_size=8,
)
# Digits, brackets and quotes are where parsers take numbers and ends from.
SHARP_EDITS = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.sampled_from(["replace", "insert", "repeat"]),
        st.sampled_from(
            [b"9", b"-", b"99999999999", b"<", b">", b'"', b"/", b"\x00", b"\xff", b"(", b"]", b" ", b"&#0;"]
        ),
    ),
    min_size=1,
    max_size=6,
)


def changed(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The bytes after all edits, each at its share of the length."""
    for place, kind, new in edits:
        at = int(place * len(data))
        step = len(new) * 7
        if kind == "replace":
            data = data[:at] + new + data[at + len(new) :]
        elif kind == "insert":
            data = data[:at] + new + data[at:]
        elif kind == "delete":
            data = data[:at] + data[at + step :]
        elif kind == "repeat":
            data = data[:at] + data[at : at + step] * 3 + data[at + step :]
        elif kind == "swap":
            data = data[at:] + data[:at]
        else:
            data = data[:at]
    return data


def reads_or_refuses(name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        try:
            interpret(read_document(path), seed_book())
        except PlanError as error:
            assert str(error)  # noqa: PT017
            assert "\n" not in str(error)  # noqa: PT017


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here is another program's affair."""
    monkeypatch.setattr(office_reader, "find_office", lambda: None)


many = settings(max_examples=150, deadline=None, derandomize=True, database=None)


@pytest.mark.parametrize("name", SEEDS)
@many
@given(edits=EDITS | SHARP_EDITS)
def test_changed_bytes(name: str, edits: Sequence[Edit]) -> None:
    reads_or_refuses(name, changed(SEEDS[name], edits))


@pytest.mark.parametrize("part", ["body", "numbering", "styles", "relations"])
@many
@given(edits=SHARP_EDITS)
def test_changed_parts_of_a_word_file(part: str, edits: Sequence[Edit]) -> None:
    whole = getattr(PACKAGE, part).encode()
    text = changed(whole, edits).decode("utf-8", "replace").replace("\x00", "")
    reads_or_refuses("a.docx", replace(PACKAGE, **{part: text}).bytes())


WORDS = st.sampled_from(
    ["<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:r>", "</w:r>",
     "<w:t>x</w:t>", "<w:sdt>", "</w:sdt>", "<w:sdtContent>", "</w:sdtContent>", '<w:gridSpan w:val="3"/>',
     "<w:vMerge/>", "<w:br/>", '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>',
     '<w:sym w:char="ZZ"/>', '<w:sym w:font="Symbol" w:char="F0B3"/>', '<w:altChunk r:id="x"/>',
     "<w:txbxContent>", "</w:txbxContent>"]
)  # fmt: skip


@many
@given(pieces=st.lists(WORDS, max_size=30))
def test_word_elements_in_any_order(pieces: list[str]) -> None:
    reads_or_refuses("a.docx", Package("".join(pieces)).bytes())


TAGS = st.sampled_from(
    ["<table>", "</table>", "<tr>", "</tr>", "<td>", "<td rowspan=3>", "<td colspan=2>", "</td>", "<ol start=-3>",
     "</ol>", "<ul>", "<li>", "<p>", "</p>", "x", "<br>", "<pre>a\tb\tc\n1\t2\t3", "</pre>", "<tbody>", "<thead>",
     "<caption>", "<![if x]>", "<!--", "-->", "<header>", "<iframe src=y>",
     "<span style='mso-list:Ignore'>o", "</span>"]
)  # fmt: skip


@many
@given(pieces=st.lists(TAGS, max_size=30))
def test_tags_in_any_order(pieces: list[str]) -> None:
    reads_or_refuses("a.html", f"<html>{''.join(pieces)}".encode())


LINES = st.sampled_from(
    [
        "|",
        "||",
        "a |",
        "| a | b |",
        "a\tb\tc",
        "\ta",
        "\t",
        "",
        " ",
        "a   b   c",
        "1.",
        "---  ---  ---",
        "|---|",
    ]
)


@many
@given(lines=st.lists(LINES, max_size=30))
def test_lines_in_any_order(lines: list[str]) -> None:
    reads_or_refuses("a.txt", "\n".join(["Kế hoạch", *lines]).encode())


@many
@given(
    rules=st.lists(
        st.tuples(st.booleans(), st.integers(0, 8), st.integers(0, 8), st.integers(0, 8)), max_size=30
    ),
    texts=st.lists(
        st.tuples(
            st.integers(0, 60), st.integers(0, 80), st.sampled_from(["a", "1.", "- x", "KẾ HOẠCH", "-"])
        ),
        max_size=20,
    ),
)
def test_lines_and_words_anywhere_on_a_page(
    rules: list[tuple[bool, int, int, int]], texts: list[tuple[int, int, str]]
) -> None:
    page = PdfPage()
    for level, place, begin, end in rules:
        at, first, last = 60 + place * 60, 60 + begin * 60, 60 + end * 60
        page.line(first, at, last, at) if level else page.line(at, first, at, last)
    for x, y, text in texts:
        page.text(x * 10, y * 10, text)
    reads_or_refuses("a.pdf", pdf_bytes([page, page]))
