"""Documents of our own to lint, and ways to spoil them."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable, Iterator
from functools import cache

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from tests.reporting.report_builder import TEMPLATES, Case, a_letter, case
from tests.reporting.test_report_text import AGENCIES, MEASURES, TASKS
from toolkit.lint.declaration_reader import read_declaration
from toolkit.lint.docx_reader import parse_document
from toolkit.lint.judge import LintFinding, judge
from toolkit.reporting.letters_writer import LetterKind, letter_bytes
from toolkit.reporting.report_writer import appendices_bytes, report_bytes

Spoil = Callable[[Document], object]
_MORE = "\n".join(f"I | Đề án số {no} | done_on_time | SXD | 1/6/2026 | 1/QĐ-UBND" for no in range(8))
_BASES = ("Căn cứ Luật Tổ chức chính quyền địa phương;", "Căn cứ Quyết định số 557/QĐ-UBND của UBND tỉnh.")


def full() -> Case:
    """A report with every part filled, and a table long enough for two pages."""
    return case(f"{TASKS.strip()}\n{_MORE}", MEASURES, AGENCIES)


@cache
def bytes_of(name: str) -> bytes:
    """One of our documents: report, appendices, a letter; or a report with bases, chapters or an appendix in it."""
    if name == "report":
        return report_bytes(full().text(), TEMPLATES / "report.docx")
    if name == "appendices":
        return appendices_bytes(full().text(), TEMPLATES / "appendices.docx")
    if name in set(LetterKind):
        return letter_bytes(a_letter(LetterKind(name)), TEMPLATES)
    document = open_bytes(bytes_of("report"))
    {"bases": _add_bases, "chapters": _add_chapters, "whole": _add_appendix}[name](document)
    return saved(document)


def open_bytes(data: bytes) -> Document:
    """A document to change."""
    return docx.Document(io.BytesIO(data))


def saved(document: Document) -> bytes:
    """The changed document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def lint(data: bytes) -> tuple[LintFinding, ...]:
    """All findings of a document."""
    findings = judge(parse_document("x.docx", data), read_declaration())
    assert findings is not None
    return findings


def spoiled(name: str, spoil: Spoil) -> tuple[LintFinding, ...]:
    """The findings of one of our documents after a change."""
    document = open_bytes(bytes_of(name))
    spoil(document)
    return lint(saved(document))


def everything(document: Document) -> Iterator[Paragraph]:
    """All paragraphs of the body and its tables, in order."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document._body)


def find(document: Document, start: str, nth: int = 0) -> Paragraph:
    """The nth paragraph that begins so."""
    return [one for one in everything(document) if one.text.startswith(start)][nth]


def header(document: Document) -> Paragraph:
    """The paragraph of the page number."""
    return next(p for p in document.sections[0].header.paragraphs if "PAGE" in p._p.xml)


def rewrite(paragraph: Paragraph, text: str) -> None:
    """Other words in the look of the first run."""
    first, *others = paragraph.runs
    first.text = text
    for run in others:
        run._r.getparent().remove(run._r)


def remove(paragraph: Paragraph) -> None:
    """Take a paragraph away; a cell keeps an empty one."""
    parent = paragraph._p.getparent()
    if parent.tag == qn("w:tc") and len(parent.findall(qn("w:p"))) == 1:
        for run in paragraph.runs:
            run._r.getparent().remove(run._r)
    else:
        parent.remove(paragraph._p)


def insert_after(paragraph: Paragraph, text: str) -> Paragraph:
    """A copy of a paragraph below it, with other words."""
    twin = copy.deepcopy(paragraph._p)
    paragraph._p.addnext(twin)
    added = Paragraph(twin, paragraph._parent)
    rewrite(added, text)
    return added


def each_run(paragraph: Paragraph, change: Callable[[Run], object]) -> None:
    """Change every run."""
    for run in paragraph.runs:
        change(run)


def rule_below(document: Document, start: str) -> Paragraph:
    """The paragraph that draws the line below a text."""
    element = find(document, start)._p.getnext()
    return Paragraph(element, document._body)


def _add_bases(document: Document) -> None:
    opening = find(document, "Thực hiện")
    for text in _BASES:
        twin = copy.deepcopy(opening._p)
        opening._p.addprevious(twin)
        basis = Paragraph(twin, opening._parent)
        rewrite(basis, text)
        each_run(basis, lambda run: setattr(run, "italic", True))


def _add_chapters(document: Document) -> None:
    heading = find(document, "I. ")
    for text, align in (("Phần I", WD_ALIGN_PARAGRAPH.CENTER), ("Điều 1. Trách nhiệm của các đơn vị", None)):
        twin = copy.deepcopy(heading._p)
        heading._p.addprevious(twin)
        added = Paragraph(twin, heading._parent)
        rewrite(added, text)
        added.paragraph_format.alignment = align


def _add_appendix(document: Document) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section._sectPr.find(qn("w:pgNumType")).set(qn("w:start"), "1")
    bracket = find(open_bytes(bytes_of("appendices")), "(Kèm theo").text
    for text, size, bold in (("Phụ lục", 14, True), ("KẾT QUẢ", 14, True), (bracket, 13, False)):
        added = document.add_paragraph()
        added.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = added.add_run(text)
        run.font.size, run.bold, run.italic = Pt(size), bold, not bold
