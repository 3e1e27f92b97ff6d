"""The report and its appendices as Word documents, in the form of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.reporting.report_charts_writer import set_charts
from toolkit.reporting.report_docx_writer import finish, render, text_width_of
from toolkit.reporting.report_parts import Appendix, Letterhead, ReportText, Table
from toolkit.reporting.report_tables_writer import table_element

if TYPE_CHECKING:
    from docx.document import Document

REPORT_TEMPLATE = "report.docx"
APPENDICES_TEMPLATE = "appendices.docx"
_MARKER = "[[table {number}]]"


def report_bytes(text: ReportText, template: Path) -> bytes:
    """The body of the report (.docx), from ``templates/report.docx`` or an office's own version of it.

    Raises WorkspaceError when the template cannot be used.
    """
    values = {
        **head_values(text.head),
        "sample_mark": text.sample_mark,
        "document": text.document,
        "subject": text.subject,
        "opening": text.opening,
        "sections": text.sections,
        "attached": text.attached,
        "closing": text.closing,
    }
    document = render(template, values)
    set_charts(document, text.charts)
    return finish(document, f"{text.document}: {text.subject}", text.head.issuer, text.state)


def appendices_bytes(text: ReportText, template: Path) -> bytes:
    """All appendices in one document, each in a landscape section with pages numbered anew.

    ``template`` is ``templates/appendices.docx``; raises WorkspaceError when it cannot be used.
    """
    tables: dict[str, Table] = {}
    values = {
        **head_values(text.head),
        "sample_mark": text.sample_mark,
        "appendices": [_appendix_values(appendix, tables) for appendix in text.appendices],
    }
    document = render(template, values)
    if not tables:
        _turn_upright(document)
    width = text_width_of(document)
    for paragraph in document.paragraphs:
        table = tables.get(paragraph.text)
        if table is not None:
            element = paragraph._p
            element.addprevious(table_element(table, width))
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
    return finish(document, f"Phụ lục - {text.subject}", text.head.issuer, text.state)


def _turn_upright(document: Document) -> None:
    """Pages lie across for the sake of tables only (NĐ 30/2020/NĐ-CP, Phụ lục I, I.2)."""
    from docx.enum.section import WD_ORIENT

    for section in document.sections:
        if section.orientation == WD_ORIENT.LANDSCAPE:
            section.orientation = WD_ORIENT.PORTRAIT
            section.page_width, section.page_height = section.page_height, section.page_width


def head_values(head: Letterhead) -> dict[str, object]:
    """The letterhead as a template names its parts."""
    return {field.name: getattr(head, field.name) for field in fields(head)}


def _appendix_values(appendix: Appendix, tables: dict[str, Table]) -> dict[str, object]:
    """An appendix as the template loops over it; tables leave a marker and are set in afterwards."""
    blocks: list[dict[str, str]] = []
    for part in appendix.parts:
        if isinstance(part, Table):
            marker = _MARKER.format(number=len(tables) + 1)
            tables[marker] = part
            blocks.append({"kind": "table", "text": marker})
        else:
            blocks.append({"kind": part.kind.value, "text": part.text})
    return {
        "label": appendix.label,
        "title": appendix.title,
        "bracket": appendix.bracket,
        "blocks": blocks,
    }
