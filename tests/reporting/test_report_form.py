"""The form of the Word documents, as Nghị định 30/2020/NĐ-CP (Phụ lục I) asks for it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import msgspec
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from openxml_audit import OpenXmlValidator

from tests.reporting.report_builder import SETTINGS, TEMPLATES, Case, case, contribution, with_issuer
from tests.reporting.test_report_text import AGENCIES, MEASURES, TASKS
from toolkit.model.errors import WorkspaceError
from toolkit.model.period import Period
from toolkit.register.settings import ReportIssuer, ReportRules
from toolkit.reporting.report_metrics import longest_line, rule_indent, text_width
from toolkit.reporting.report_parts import Align, Appendix, Column, Row, Table
from toolkit.reporting.report_wording_reader import read_report_wording, template_of
from toolkit.reporting.report_writer import appendices_bytes, report_bytes
from toolkit.workflows.lint import lint_file

REPORT, APPENDICES = TEMPLATES / "report.docx", TEMPLATES / "appendices.docx"
DOCUMENTS = (
    "report.docx",
    "appendices.docx",
    *(f"letters/{n}.docx" for n in ("request", "feedback", "reminder", "thanks")),
)


def _full() -> Case:
    ticked = (contribution("SYT", "highlights", "Khánh thành bệnh viện."),)
    return replace(case(TASKS, MEASURES, AGENCIES), ticked=ticked)


@pytest.fixture(scope="module")
def report() -> Document:
    """A report with every part filled."""
    return docx.Document(io.BytesIO(report_bytes(_full().text(), REPORT)))


@pytest.fixture(scope="module")
def appendices() -> Document:
    """Appendices with tables."""
    return docx.Document(io.BytesIO(appendices_bytes(_full().text(), APPENDICES)))


def _find(document: Document, start: str) -> Paragraph:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    return next(paragraph for paragraph in paragraphs if paragraph.text.startswith(start))


def _look(paragraph: Paragraph) -> tuple[float, bool, bool]:
    """Size, bold, italic as they take effect: run, then style."""
    run, style = paragraph.runs[0], paragraph.style
    assert style is not None
    size = run.font.size or style.font.size
    assert size is not None
    bold = run.font.bold if run.font.bold is not None else bool(style.font.bold)
    italic = run.font.italic if run.font.italic is not None else bool(style.font.italic)
    return size.pt, bold, italic


@pytest.mark.parametrize(
    ("start", "size", "bold", "italic"),
    [
        ("UBND TỈNH THANH HÓA", 13, False, False),
        ("SỞ TÀI CHÍNH", 13, True, False),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, False),
        ("Số:      /BC-STC", 13, False, False),
        ("Thanh Hóa, ngày      tháng 12 năm 2026", 14, False, True),
        ("BÁO CÁO", 14, True, False),
        ("Tình hình, kết quả", 14, True, False),
        ("Kính gửi: UBND tỉnh.", 14, False, False),
        ("II. KẾT QUẢ THỰC HIỆN", 14, True, False),
        ("1. Kết quả thực hiện mục tiêu", 14, True, False),
        ("Tổng số 05 nhiệm vụ", 14, False, False),
        ("Nơi nhận:", 12, True, True),
        ("- Như trên;", 11, False, False),
        ("- Lưu: VT, TH.", 11, False, False),
        ("GIÁM ĐỐC", 14, True, False),
        ("Lê Thị Bình", 14, True, False),
    ],
)
def test_each_component_has_its_size_and_style(
    report: Document, start: str, size: float, bold: bool, italic: bool
) -> None:
    assert _look(_find(report, start)) == (size, bold, italic)


def test_the_page_is_a4_with_margins_within_the_rule(report: Document) -> None:
    (section,) = report.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    top, bottom, left, right = (
        side.mm
        for side in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    )
    assert 20 <= round(top, 1) <= 25
    assert 20 <= round(bottom, 1) <= 25
    assert 30 <= round(left, 1) <= 35
    assert 15 <= round(right, 1) <= 20


def test_the_body_is_justified_indented_and_spaced(report: Document) -> None:
    style = _find(report, "Tổng số 05 nhiệm vụ").style
    assert style is not None
    form = style.paragraph_format
    assert form.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert 1.0 <= round(form.first_line_indent.cm, 2) <= 1.27
    assert form.space_before.pt >= 6
    assert 1 <= float(form.line_spacing) <= 1.5


def test_page_numbers_stand_at_the_top_centre_from_page_two(report: Document, appendices: Document) -> None:
    for section in (*report.sections, *appendices.sections):
        assert section.different_first_page_header_footer
        assert not any(p.text.strip() for p in section.first_page_header.paragraphs)
        assert (
            "PAGE" not in section.first_page_header._element.xml.replace("w:", "").upper().split("XMLNS")[0]
        )
        (number,) = section.header.paragraphs
        assert "PAGE" in number._p.xml
        assert number.style is not None
        assert number.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert number.style.font.size.pt in (13, 14)


def test_the_report_ends_with_its_sign(report: Document) -> None:
    assert [p.text for p in report.paragraphs if p.text.strip()][-1].endswith("xem xét, chỉ đạo./.")


def test_every_font_slot_is_times_new_roman() -> None:
    slots = [qn(f"w:{name}") for name in ("ascii", "hAnsi", "cs", "eastAsia")]
    for data in (report_bytes(_full().text(), REPORT), appendices_bytes(_full().text(), APPENDICES)):
        document = docx.Document(io.BytesIO(data))
        fonts = [*document.element.iter(qn("w:rFonts")), *document.styles.element.iter(qn("w:rFonts"))]
        assert len(fonts) > 10
        assert {font.get(slot) for font in fonts for slot in slots} == {"Times New Roman"}
        package = zipfile.ZipFile(io.BytesIO(data))
        assert "Calibri" not in "".join(
            package.read(n).decode() for n in package.namelist() if n.endswith("xml")
        )


@pytest.mark.parametrize("name", ["SỞ TÀI CHÍNH", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "BAN " * 40])
def test_the_rule_below_the_issuer_is_a_third_to_half_of_its_name(name: str) -> None:
    agencies = tuple(
        replace(one, name=name) if one.code == "STC" else one for one in _full().register.directory.agencies
    )
    given = _full()
    directory = replace(given.register.directory, agencies=agencies)
    text = replace(given, register=replace(given.register, directory=directory)).text()
    cell = docx.Document(io.BytesIO(report_bytes(text, REPORT))).tables[0].rows[0].cells[0]
    rule = cell.paragraphs[2].paragraph_format
    width = cell.width.twips - rule.left_indent.twips - rule.right_indent.twips
    drawn = longest_line(text.head.issuer_upper, 13, cell.width.twips)
    assert 1 / 3 <= width / drawn <= 1 / 2


def test_the_rule_below_the_motto_is_as_long_as_the_motto(report: Document) -> None:
    cell = report.tables[0].rows[0].cells[1]
    style = cell.paragraphs[2].style
    assert style is not None
    assert style.element.find(f".//{qn('w:pBdr')}/{qn('w:top')}").get(qn("w:val")) == "single"
    rule = cell.paragraphs[2].paragraph_format
    width = cell.width.twips - rule.left_indent.twips - rule.right_indent.twips
    assert width == pytest.approx(text_width("Độc lập - Tự do - Hạnh phúc", 14), rel=0.02)


def test_a_short_rule_stands_below_the_subject(report: Document) -> None:
    above, rule = next(
        (above, below)
        for above, below in pairwise(report.paragraphs)
        if above.style and above.style.name == "Trích yếu"
    )
    assert rule.style is not None
    assert rule.style.name == "Dòng kẻ ngắn"
    width = 9071 - rule.paragraph_format.left_indent.twips - rule.paragraph_format.right_indent.twips
    assert 1 / 3 <= width / longest_line(above.text, 14, 9071 - 2 * 567) <= 1 / 2


def test_a_rule_is_centred_below_a_wrapped_name() -> None:
    assert rule_indent("AB", 10, 1000, 1000) == round((1000 - 0.42 * text_width("AB", 10)) / 2)
    assert longest_line("MMMM MM", 10, text_width("MMMM", 10) + 1) == text_width("MMMM", 10)


def test_an_empty_place_is_visibly_marked(report: Document) -> None:
    place = _find(report, "[Phần này do Sở Tài chính viết")
    assert place.text.endswith("]")
    assert place.runs[0]._r.find(f".//{qn('w:shd')}") is not None


def test_samples_say_so_on_every_page(report: Document) -> None:
    assert "SỐ LIỆU MẪU" not in report.sections[0].footer.paragraphs[0].text
    given = replace(_full(), settings=msgspec.structs.replace(SETTINGS, sample=True))
    for data in (report_bytes(given.text(), REPORT), appendices_bytes(given.text(), APPENDICES)):
        for section in docx.Document(io.BytesIO(data)).sections:
            assert "SỐ LIỆU MẪU" in section.footer.paragraphs[0].text
            assert "SỐ LIỆU MẪU" in section.first_page_footer.paragraphs[0].text


def test_appendices_are_landscape_and_numbered_anew(appendices: Document) -> None:
    assert len(appendices.sections) == 5
    for section in appendices.sections:
        assert section.orientation == WD_ORIENT.LANDSCAPE
        assert round(section.page_width.mm) == 297
        assert 20 <= round(section.top_margin.mm, 1) <= 25
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    labels = [p.text for p in appendices.paragraphs if p.style and p.style.name == "Phụ lục số"]
    assert labels == [f"Phụ lục {no}" for no in ("I", "II", "III", "IV", "V")]
    assert _look(_find(appendices, "Phụ lục I")) == (14, True, False)
    assert _look(_find(appendices, "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU")) == (14, True, False)
    assert _look(_find(appendices, "(Kèm theo Báo cáo số      /BC-STC")) == (13, False, True)


def test_tables_repeat_their_head_and_keep_rows_whole(appendices: Document) -> None:
    assert len(appendices.tables) == 5
    for table in appendices.tables:
        rows = table._tbl.findall(qn("w:tr"))
        heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        assert heads == [True, *[False] * (len(rows) - 1)]
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        edges = table._tbl.tblPr.find(qn("w:tblBorders"))
        assert {edge.get(qn("w:color")) for edge in edges} == {"000000"}


def test_figures_of_the_appendix_stand_right_with_a_decimal_comma(appendices: Document) -> None:
    row = next(row for row in appendices.tables[0].rows if row.cells[1].text == "Tăng trưởng GRDP")
    paragraph = row.cells[6].paragraphs[0]
    assert paragraph.text == "10,2"
    assert paragraph.style is not None
    assert paragraph.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert 11 <= paragraph.style.font.size.pt <= 12


HOSTILE = "=SUM(A1) <w:p/> & {{ 7*7 }} {% for %} \x00\x1f a\tb \ud800"


def test_texts_of_agencies_never_become_markup() -> None:
    given = with_issuer(_full(), contact=HOSTILE, signer=HOSTILE)
    given = replace(given, ticked=(contribution("SYT", "causes", HOSTILE),))
    task = given.consolidation.tasks[1]
    lines = tuple(replace(one, reason=HOSTILE, next_step=HOSTILE) for one in task.lines)
    tasks = (given.consolidation.tasks[0], replace(task, lines=lines), *given.consolidation.tasks[2:])
    text = replace(given, consolidation=replace(given.consolidation, tasks=tasks)).text()
    shown = "=SUM(A1) <w:p/> & {{ 7*7 }} {% for %} a b"
    body = docx.Document(io.BytesIO(report_bytes(text, REPORT)))
    assert _find(body, "- Theo báo cáo của Sở Y tế").text == f"- Theo báo cáo của Sở Y tế: {shown}"
    tables = docx.Document(io.BytesIO(appendices_bytes(text, APPENDICES))).tables
    assert tables[2].rows[1].cells[5].text == shown


def test_the_same_report_has_the_same_bytes() -> None:
    assert report_bytes(_full().text(), REPORT) == report_bytes(_full().text(), REPORT)
    assert appendices_bytes(_full().text(), APPENDICES) == appendices_bytes(_full().text(), APPENDICES)


@pytest.mark.parametrize("given", [_full(), case()], ids=["full", "empty"])
def test_word_opens_the_documents_without_repair(given: Case, tmp_path: Path) -> None:
    for name, data in (
        ("report.docx", report_bytes(given.text(), REPORT)),
        ("appendices.docx", appendices_bytes(given.text(), APPENDICES)),
    ):
        (tmp_path / name).write_bytes(data)
        assert OpenXmlValidator().validate(str(tmp_path / name)).errors == []


def test_thousands_of_rows_make_one_table() -> None:
    columns = tuple(Column(f"Cột {n}", 10, Align.LEFT) for n in range(12))
    table = Table(columns, tuple(Row(tuple(f"ô {row}.{n}" for n in range(12))) for row in range(2000)))
    text = replace(_full().text(), appendices=(Appendix("Phụ lục I", "A", "(b)", (table,)),))
    document = docx.Document(io.BytesIO(appendices_bytes(text, APPENDICES)))
    assert len(document.tables[0]._tbl.findall(qn("w:tr"))) == 2001


@pytest.mark.parametrize("name", DOCUMENTS)
def test_templates_are_ordinary_word_documents(name: str) -> None:
    assert OpenXmlValidator().validate(str(TEMPLATES / name)).errors == []


def test_a_template_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    text = _full().text()
    with pytest.raises(WorkspaceError, match=r"none\.docx is missing"):
        report_bytes(text, tmp_path / "none.docx")
    (tmp_path / "text.docx").write_bytes(b"not a document")
    with pytest.raises(WorkspaceError, match=r"text\.docx cannot be read as a Word document"):
        report_bytes(text, tmp_path / "text.docx")
    broken = docx.Document(str(REPORT))
    _find(broken, "Kính gửi").runs[0].text = "Kính gửi: {{ recipiend }}."
    broken.save(str(tmp_path / "broken.docx"))
    with pytest.raises(WorkspaceError, match=r"broken\.docx has a placeholder .*recipiend"):
        report_bytes(text, tmp_path / "broken.docx")


def test_an_office_may_reword_its_template(tmp_path: Path) -> None:
    own = docx.Document(str(REPORT))
    _find(own, "Kính gửi").runs[0].text = "Kính gửi: Chủ tịch {{ recipient }}."
    own.save(str(tmp_path / "own.docx"))
    document = docx.Document(io.BytesIO(report_bytes(_full().text(), tmp_path / "own.docx")))
    assert _find(document, "Kính gửi").text == "Kính gửi: Chủ tịch UBND tỉnh."


def test_ubnd_reports_to_its_superiors_in_its_own_name(tmp_path: Path) -> None:
    """No body above it at the head, several addressees one per line, signed for the committee (II.2, II.7, II.9)."""
    given = _full()
    rules = ReportRules(
        issued_by="province",
        province=ReportIssuer(
            copies=("Thường trực Tỉnh ủy",), signer_form="KT.", signer_title="PHÓ CHỦ TỊCH"
        ),
    )
    text = replace(given, settings=msgspec.structs.replace(given.settings, report=rules)).text()
    path = tmp_path / "report.docx"
    path.write_bytes(report_bytes(text, REPORT))
    document = docx.Document(str(path))
    head = [p.text for p in document.tables[0].rows[0].cells[0].paragraphs]
    assert head == ["ỦY BAN NHÂN DÂN TỈNH\u00a0THANH\u00a0HÓA", ""]
    body = [p.text for p in document.paragraphs]
    start = body.index("Kính gửi:")
    assert body[start : start + 3] == ["Kính gửi:", "- Thủ tướng Chính phủ;", "- Bộ Tài chính."]
    left, right = document.tables[-1].rows[0].cells
    assert [p.text for p in left.paragraphs][1:] == [
        "- Như trên;",
        "- Thường trực Tỉnh ủy;",
        "- Lưu: VT, THKH.",
    ]
    assert [p.text for p in right.paragraphs][:3] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert "/BC-UBND" in document.tables[0].rows[1].cells[0].text
    assert "kính báo cáo Thủ tướng Chính phủ và Bộ Tài chính" in "\n".join(body)
    assert lint_file(path) == ()


SLIPS = [
    ("Kính gửi: {{ recipiend }}.", "“recipiend”; perhaps “recipient” is meant"),
    ("Kính gửi: {{ recipient }.", "a brace is missing or one too many"),
    ("Kính gửi: recipient }}.", "a brace is missing or one too many"),
    ("Kính gửi: {{ re cipient }}.", "cannot be understood"),
    ("Kính gửi: {{ “recipient” }}.", "stands in quotation marks: write {{ recipient }}"),
    ("Kính gửi: {{ recipient|hoa }}.", "No filter named 'hoa'"),
    ("Kính gửi: {{ recipient.name }}.", "there is no “.name”"),
    ("Kính gửi: {{ 1/0 }}.", "division by zero"),
    ("Kính gửi: {%p if superior %} a", "takes its whole paragraph"),
    ("{%p foreach r in recipients %}", "is no mark"),
    ("{%p for x in recipients %}", "stands where {% endfor %} is due"),
]


@pytest.mark.parametrize(("slip", "told"), SLIPS, ids=[slip for slip, _told in SLIPS])
def test_a_slip_in_the_template_is_named_with_its_place(slip: str, told: str, tmp_path: Path) -> None:
    broken = docx.Document(str(REPORT))
    _find(broken, "Kính gửi: {{").runs[0].text = slip
    broken.save(str(tmp_path / "broken.docx"))
    with pytest.raises(WorkspaceError, match=re.escape(told)) as raised:
        report_bytes(case().text(), tmp_path / "broken.docx")
    assert "broken.docx" in str(raised.value)
    assert str(raised.value).count(". ") == 1


def test_a_placeholder_that_word_cut_in_pieces_is_filled(tmp_path: Path) -> None:
    document = docx.Document(str(REPORT))
    paragraph = _find(document, "Kính gửi: {{")
    paragraph.runs[0].text = "Kính gửi: {"
    for piece in ("{ reci", "pient }", "}."):
        paragraph.add_run(piece).bold = True
    document.save(str(tmp_path / "pieces.docx"))
    (tmp_path / "report.docx").write_bytes(report_bytes(case().text(), tmp_path / "pieces.docx"))
    assert "Kính gửi: UBND tỉnh." in [p.text for p in docx.Document(str(tmp_path / "report.docx")).paragraphs]


@pytest.mark.parametrize(("period", "used"), [("2026-Q3", "report-quarter.docx"), ("2026", "report.docx")])
def test_another_kind_of_report_is_a_template_of_its_own(period: str, used: str, tmp_path: Path) -> None:
    for name in ("report.docx", "report.toml"):
        (tmp_path / name).write_bytes((TEMPLATES / name).read_bytes())
    (tmp_path / "report-quarter.docx").write_bytes((TEMPLATES / "report.docx").read_bytes())
    assert template_of(tmp_path, "report.docx", Period.parse(period)).name == used
    words = (
        (TEMPLATES / "report.toml")
        .read_text("utf-8")
        .replace('document = "BÁO CÁO"', 'document = "BÁO CÁO NHANH"')
    )
    (tmp_path / "report-quarter.toml").write_text(words, "utf-8")
    named = read_report_wording(tmp_path, Period.parse(period)).frame.document
    assert named == ("BÁO CÁO NHANH" if used != "report.docx" else "BÁO CÁO")
