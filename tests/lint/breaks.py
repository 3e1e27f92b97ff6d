"""Every rule of the declaration, and a document of ours in which it alone is broken."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from tests.lint.lint_builder import (
    Spoil,
    each_run,
    everything,
    find,
    header,
    insert_after,
    remove,
    rewrite,
    rule_below,
)

OPENING = "Thực hiện"
COUNTRY, MOTTO = "CỘNG HÒA", "Độc lập"


@dataclass(frozen=True, slots=True)
class Break:
    """A rule, the document it is broken in, and how."""

    rule: str
    document: str
    spoil: Spoil


def _italic(start: str, italic: bool = True) -> Spoil:
    return lambda document: each_run(find(document, start), lambda run: setattr(run, "italic", italic))


def _text(start: str, text: str) -> Spoil:
    return lambda document: rewrite(find(document, start), text)


def _gone(*starts: str) -> Spoil:
    def spoil(document: Document) -> None:
        for start in starts:
            remove(find(document, start))

    return spoil


def _format(start: str, name: str, value: object) -> Spoil:
    return lambda document: setattr(find(document, start).paragraph_format, name, value)


def _fonts(start: str, slots: tuple[str, ...], font: str) -> Spoil:
    def spoil(document: Document) -> None:
        for slot in slots:
            find(document, start).runs[0]._r.rPr.rFonts.set(qn(f"w:{slot}"), font)

    return spoil


def _section(change: Callable[[Section], object], at: int = 0) -> Spoil:
    return lambda document: change(document.sections[at])


def _letter_paper(section: Section) -> None:
    section.page_width, section.page_height = Mm(215.9), Mm(279.4)


def _across(section: Section) -> None:
    section.page_width, section.page_height = section.page_height, section.page_width


def _no_page_number(document: Document) -> None:
    remove_runs(header(document))


def remove_runs(paragraph: Paragraph) -> None:
    for run in list(paragraph._p.findall(qn("w:r"))):
        paragraph._p.remove(run)


def _number_below(document: Document) -> None:
    document.sections[0].footer._element.append(header(document)._p)


def _number_format(section: Section) -> None:
    section._sectPr.find(qn("w:pgNumType")).set(qn("w:fmt"), "upperRoman")


def _number_goes_on(section: Section) -> None:
    del section._sectPr.find(qn("w:pgNumType")).attrib[qn("w:start")]


def _place_above(document: Document) -> None:
    rule_below(document, MOTTO)._p.addnext(find(document, "Thanh Hóa, ngày")._p)
    cell = document.tables[0].rows[1].cells[1]._tc
    cell.append(OxmlElement("w:p"))


def _no_motto_line(document: Document) -> None:
    rule_below(document, MOTTO).paragraph_format.left_indent = Cm(5)


def _no_rule(start: str) -> Spoil:
    return lambda document: remove(rule_below(document, start))


def _no_body(document: Document) -> None:
    for paragraph in document.paragraphs:
        if paragraph.text and not paragraph.text.startswith("Kính gửi"):
            remove(paragraph)


def _point_below_roman(document: Document) -> None:
    point = find(document, "a) ")
    heading = find(document, "II. ")
    twin = copy.deepcopy(point._p)
    heading._p.addnext(twin)


def _signed(*lines: str) -> Spoil:
    def spoil(document: Document) -> None:
        office = find(document, "GIÁM ĐỐC")
        for line in reversed(lines[1:]):
            insert_after(office, line)
        rewrite(office, lines[0])

    return spoil


def _label_above(document: Document) -> None:
    row = document.tables[-1].rows[0]._tr
    twin = copy.deepcopy(row)
    row.addprevious(twin)
    for cell in twin.findall(qn("w:tc")):
        for paragraph in cell.findall(qn("w:p")):
            text = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
            if text != "Nơi nhận:":
                for run in paragraph.findall(qn("w:r")):
                    paragraph.remove(run)
    remove(find(document, "Nơi nhận:", 1))


def _not_referred(document: Document) -> None:
    for paragraph in everything(document):
        for run in paragraph.runs:
            if "hụ lục" in run.text and run.text != "Phụ lục":
                run.text = run.text.replace("Phụ lục", "biểu").replace("phụ lục", "biểu")


def _rows(name: str) -> Spoil:
    def spoil(document: Document) -> None:
        longest = max(document.tables, key=lambda table: len(table.rows))
        for mark in list(longest._tbl.iter(qn(f"w:{name}"))):
            mark.getparent().remove(mark)

    return spoil


BREAKS = (
    Break("page_size", "request", _section(_letter_paper)),
    Break("page_orientation", "request", _section(_across)),
    Break("page_margins", "request", _section(lambda one: setattr(one, "bottom_margin", Mm(15)))),
    Break("font_face", "report", _fonts(OPENING, ("ascii", "hAnsi"), "Arial")),
    Break("font_slots", "appendices", _fonts("Phụ lục II", ("eastAsia",), "Calibri")),
    Break(
        "text_colour",
        "reminder",
        lambda d: setattr(find(d, "Kính gửi").runs[0].font.color, "rgb", RGBColor(192, 0, 0)),
    ),
    Break("page_number_missing", "report", _no_page_number),
    Break("page_number_position", "report", _number_below),
    Break(
        "page_number_first",
        "report",
        _section(lambda one: setattr(one, "different_first_page_header_footer", False)),
    ),
    Break("page_number_format", "report", _section(_number_format)),
    Break("page_number_restart", "appendices", _section(_number_goes_on, 1)),
    Break(
        "page_number.look",
        "report",
        lambda d: each_run(header(d), lambda run: setattr(run.font, "size", Pt(10))),
    ),
    Break("country.missing", "report", _gone(COUNTRY)),
    Break("country.look", "report", _italic(COUNTRY)),
    Break("country_text", "report", _text(COUNTRY, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
    Break("motto.missing", "request", _gone(MOTTO)),
    Break("motto.look", "request", _italic(MOTTO)),
    Break("motto_text", "request", _text(MOTTO, "Độc lập – Tự do – Hạnh phúc")),
    Break("motto_line", "request", _no_motto_line),
    Break("superior.look", "report", _italic("UBND TỈNH")),
    Break("issuer.missing", "report", _gone("UBND TỈNH", "SỞ TÀI CHÍNH")),
    Break("issuer.look", "report", _italic("SỞ TÀI CHÍNH")),
    Break("issuer_line", "report", _no_rule("SỞ TÀI CHÍNH")),
    Break("number.missing", "report", _gone("Số:")),
    Break("number.look", "report", _italic("Số:")),
    Break("number_form", "report", _text("Số:", "Số: 5/BC-STC")),
    Break("number_symbol", "report", _text("Số:", "Số: 05/TB-STC")),
    Break("place.missing", "report", _gone("Thanh Hóa, ngày")),
    Break("place.look", "report", _italic("Thanh Hóa, ngày", italic=False)),
    Break("place_form", "report", _text("Thanh Hóa, ngày", "Thanh Hóa, ngày 05 tháng 03 năm 2026")),
    Break("place_row", "report", _place_above),
    Break("type_name.missing", "report", _gone("BÁO CÁO")),
    Break("type_name.look", "report", _italic("BÁO CÁO")),
    Break("subject.missing", "report", _gone("Tình hình, kết quả")),
    Break("subject.look", "report", _italic("Tình hình, kết quả")),
    Break("subject_line", "report", _no_rule("Tình hình, kết quả")),
    Break("letter_subject.missing", "request", _gone("V/v")),
    Break("letter_subject.look", "request", _italic("V/v")),
    Break("letter_subject_form", "request", _text("V/v", "Về việc báo cáo kết quả năm 2026")),
    Break("letter_subject_gap", "request", _format("V/v", "space_before", Pt(0))),
    Break("addressee.missing", "feedback", _gone("Kính gửi")),
    Break("addressee.look", "feedback", _italic("Kính gửi")),
    Break("addressee_form", "feedback", _text("Kính gửi", "Kính gửi Sở Y tế")),
    Break("basis.look", "bases", _italic("Căn cứ", italic=False)),
    Break(
        "basis_end", "bases", _text("Căn cứ Quyết định", "Căn cứ Quyết định số 557/QĐ-UBND của UBND tỉnh;")
    ),
    Break("chapter.look", "chapters", _italic("Phần I")),
    Break("article.look", "chapters", _italic("Điều 1.")),
    Break("roman.look", "report", _italic("II. ")),
    Break("clause.look", "report", _italic("1. ")),
    Break("point.look", "report", _italic("a) ")),
    Break("heading_order", "report", _text("II. ", "III. KẾT QUẢ THỰC HIỆN")),
    Break("heading_level", "report", _point_below_roman),
    Break("body.missing", "request", _no_body),
    Break("body.look", "report", _italic(OPENING)),
    Break("body_align", "report", _format(OPENING, "alignment", WD_ALIGN_PARAGRAPH.LEFT)),
    Break("body_indent", "report", _format(OPENING, "first_line_indent", Cm(2))),
    Break("body_gap", "report", _format("1. ", "space_before", Pt(3))),
    Break("body_lines", "report", _format(OPENING, "line_spacing", 2.0)),
    Break(
        "body_end",
        "request",
        _text("Đề nghị Sở Y tế quan tâm", "Đề nghị Sở Y tế quan tâm, phối hợp thực hiện."),
    ),
    Break("signer_title.missing", "report", _gone("GIÁM ĐỐC")),
    Break("signer_title.look", "report", _italic("GIÁM ĐỐC")),
    Break("signer_authority", "report", _signed("K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    Break("signer_office", "report", _signed("KT. GIÁM ĐỐC")),
    Break("signer_name.look", "report", _italic("Lê Thị Bình")),
    Break("signer_degree", "report", _text("Lê Thị Bình", "ThS. Lê Thị Bình")),
    Break("recipients_label.missing", "report", _gone("Nơi nhận:")),
    Break("recipients_label.look", "report", _italic("Nơi nhận:", italic=False)),
    Break("recipients_label_text", "report", _text("Nơi nhận:", "Nơi nhận")),
    Break("recipients_level", "report", _label_above),
    Break("recipients.look", "report", _italic("- Như trên")),
    Break("recipients_form", "report", _text("- Như trên", "- Như trên,")),
    Break("recipients_same", "report", _text("- Như trên", "- Sở Y tế;")),
    Break("recipients_archive", "report", _text("- Lưu", "- Phòng Tổng hợp.")),
    Break("appendix_label.look", "appendices", _italic("Phụ lục II")),
    Break("appendix_number", "appendices", _text("Phụ lục II", "Phụ lục 2")),
    Break("appendix_title.missing", "appendices", _gone("KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ")),
    Break("appendix_title.look", "appendices", _italic("KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ")),
    Break("appendix_bracket.missing", "appendices", _gone("(Kèm theo")),
    Break("appendix_bracket.look", "appendices", _italic("(Kèm theo", italic=False)),
    Break("appendix_bracket_form", "appendices", _text("(Kèm theo", "(Kèm theo Báo cáo của Sở Tài chính)")),
    Break("appendix_referred", "whole", _not_referred),
    Break("table_head", "appendices", _rows("tblHeader")),
    Break("table_rows", "appendices", _rows("cantSplit")),
)
"""One row for every rule."""
