"""Outlines of the Word documents, held against files: each paragraph with its style, each table with its shape.

After a change that is meant: TOOLKIT_REGENERATE=1 pytest tests/golden, then look at the difference.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import docx
import msgspec
import pytest
from docx.oxml.ns import qn
from docx.section import Section
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.golden.test_golden import LETTER
from tests.reporting.report_builder import TEMPLATES, Case, case, contribution
from tests.reporting.test_report_text import AGENCIES, MEASURES, TASKS
from toolkit.register.settings import ReportIssuer, ReportRules
from toolkit.reporting.letters_writer import LetterKind, letter_bytes
from toolkit.reporting.report_writer import appendices_bytes, report_bytes

GOLDEN = Path(__file__).with_name("files")
_CELL = 60


def full() -> Case:
    ticked = (
        contribution("SYT", "highlights", "Khánh thành bệnh viện."),
        contribution("SXD", "proposals", "Đề nghị bố trí đủ vốn."),
    )
    return replace(case(TASKS, MEASURES, AGENCIES), ticked=ticked)


def province() -> Case:
    rules = ReportRules(issued_by="province", province=ReportIssuer(copies=("Thường trực Tỉnh ủy",)))
    given = full()
    return replace(given, settings=msgspec.structs.replace(given.settings, report=rules))


def report(given: Case) -> bytes:
    return report_bytes(given.text(), TEMPLATES / "report.docx")


def appendices(given: Case) -> bytes:
    return appendices_bytes(given.text(), TEMPLATES / "appendices.docx")


MADE: dict[str, Callable[[], bytes]] = {
    "report-empty.txt": lambda: report(case()),
    "report-full.txt": lambda: report(full()),
    "report-province.txt": lambda: report(province()),
    "appendices-empty.txt": lambda: appendices(case()),
    "appendices-full.txt": lambda: appendices(full()),
    **{
        f"letter-{kind.value}.txt": lambda kind=kind: letter_bytes(replace(LETTER, kind=kind), TEMPLATES)  # type: ignore[misc]
        for kind in LetterKind
    },
}


def outline(data: bytes) -> str:
    """Paragraphs as '[style] text', tables as their shape and rows, sections as the shape of their pages."""
    document = docx.Document(io.BytesIO(data))
    return "\n".join(line.rstrip() for line in _lines(document)) + "\n"


def _lines(document: docx.document.Document) -> Iterator[str]:
    for element in document.element.body:
        if element.tag == qn("w:tbl"):
            yield from _table(Table(element, document))
        elif element.tag == qn("w:p"):
            paragraph = Paragraph(element, document)
            picture = " (picture)" if list(element.iter(qn("w:drawing"))) else ""
            yield f"[{paragraph.style.name if paragraph.style else ''}] {paragraph.text}{picture}"
            if element.pPr is not None and element.pPr.find(qn("w:sectPr")) is not None:
                yield "--- section"
    for section in document.sections:
        yield _page(section)


def _table(table: Table) -> Iterator[str]:
    rows = table._tbl.findall(qn("w:tr"))
    yield f"table {len(rows)} rows, {len(table._tbl.tblGrid)} columns"
    for row in rows:
        properties = row.find(qn("w:trPr"))
        marks = [] if properties is None else [one.tag.split("}")[1] for one in properties]
        cells = [
            "".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.findall(qn("w:tc"))
        ]
        shown = [cell if len(cell) <= _CELL else f"{cell[:_CELL]}…" for cell in cells]
        yield f"  {'+'.join(marks) or '-'} | {' | '.join(shown)}"


def _page(section: Section) -> str:
    width, height = section.page_width, section.page_height
    assert width is not None
    assert height is not None
    anew = section._sectPr.find(qn("w:pgNumType")) is not None
    return f"page {round(width.mm)} x {round(height.mm)} mm, {'numbered anew' if anew else 'numbered on'}"


@pytest.mark.parametrize("name", sorted(MADE))
def test_the_document_is_as_it_was(name: str) -> None:
    made = outline(MADE[name]())
    golden = GOLDEN / name
    if os.environ.get("TOOLKIT_REGENERATE"):
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")
