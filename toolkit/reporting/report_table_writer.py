"""Tables of appendices: built as one piece of XML, because a table filled cell by cell takes quadratic time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from lxml import etree

from toolkit.reporting.report_parts import Align, Column, Row, Table

_MARKER = re.compile(r"\[\[(\d+)\]\]")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HALF_POINTS = "22"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TWIP = 635
_FALLBACK_WIDTH = Emu(int(14_570 * _TWIP))


def put_tables(document: Document, tables: Sequence[Table]) -> None:
    """Replace each paragraph that holds a marker '[[n]]' by the n-th table."""
    width = _text_width(document)
    for paragraph in list(document.element.body.iter(qn("w:p"))):
        match = _MARKER.fullmatch("".join(paragraph.itertext()).strip())
        if match is None:
            continue
        table = _table(tables[int(match[1])], width)
        paragraph.addprevious(table)
        paragraph.getparent().remove(paragraph)
        # Word wants a paragraph between two tables, and one after the last.
        following = table.getnext()
        if following is None or following.tag != qn("w:p"):
            table.addnext(_thin_paragraph())


def _text_width(document: Document) -> int:
    """Width between the margins, in twips."""
    section = document.sections[0]
    page = section.page_width or _FALLBACK_WIDTH
    return int((page - (section.left_margin or 0) - (section.right_margin or 0)) / _TWIP)


def _table(table: Table, width: int) -> etree._Element:
    shares = sum(column.width for column in table.columns)
    widths = [int(width * column.width / shares) for column in table.columns]
    element = _sub(None, "tbl")
    properties = _sub(element, "tblPr")
    _sub(properties, "tblW", w=str(sum(widths)), type="dxa")
    borders = _sub(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _sub(borders, side, val="single", sz="4", space="0", color="000000")
    _sub(properties, "tblLayout", type="fixed")
    margins = _sub(properties, "tblCellMar")
    _sub(margins, "left", w="57", type="dxa")
    _sub(margins, "right", w="57", type="dxa")
    grid = _sub(element, "tblGrid")
    for one in widths:
        _sub(grid, "gridCol", w=str(one))
    _header(element, table.columns, widths)
    for row in table.rows:
        _row(element, row, table.columns, widths)
    return element


def _header(table: etree._Element, columns: Sequence[Column], widths: Sequence[int]) -> None:
    row = _sub(table, "tr")
    properties = _sub(row, "trPr")
    _sub(properties, "cantSplit")
    _sub(properties, "tblHeader")
    for column, width in zip(columns, widths, strict=True):
        _cell(row, column.title, width, (Align.CENTER, True))


def _row(table: etree._Element, row: Row, columns: Sequence[Column], widths: Sequence[int]) -> None:
    element = _sub(table, "tr")
    _sub(_sub(element, "trPr"), "cantSplit")
    if row.section:
        _cell(element, row.cells[0], sum(widths), (Align.LEFT, True), span=len(columns))
        return
    for text, column, width in zip(row.cells, columns, widths, strict=True):
        _cell(element, text, width, (column.align, row.bold))


def _cell(row: etree._Element, text: str, width: int, look: tuple[Align, bool], span: int = 1) -> None:
    align, bold = look
    cell = _sub(row, "tc")
    properties = _sub(cell, "tcPr")
    _sub(properties, "tcW", w=str(width), type="dxa")
    if span > 1:
        _sub(properties, "gridSpan", val=str(span))
    _sub(properties, "vAlign", val="center" if bold else "top")
    paragraph = _sub(cell, "p")
    layout = _sub(paragraph, "pPr")
    _sub(layout, "spacing", before="20", after="20", line="240", lineRule="auto")
    _sub(layout, "ind", left="0", firstLine="0")
    _sub(layout, "jc", val=align.value)
    run = _sub(paragraph, "r")
    look_of_run = _sub(run, "rPr")
    fonts = {name: "Times New Roman" for name in ("ascii", "hAnsi", "eastAsia", "cs")}
    _sub(look_of_run, "rFonts", **fonts)
    if bold:
        _sub(look_of_run, "b")
    _sub(look_of_run, "sz", val=_HALF_POINTS)
    _sub(look_of_run, "szCs", val=_HALF_POINTS)
    for number, line in enumerate(_CONTROL.sub("", text).split("\n")):
        if number:
            _sub(run, "br")
        written = _sub(run, "t")
        written.text = line
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _thin_paragraph() -> etree._Element:
    paragraph = cast("etree._Element", OxmlElement("w:p"))
    _sub(_sub(paragraph, "pPr"), "spacing", before="0", after="0", line="120", lineRule="auto")
    return paragraph


def _sub(parent: etree._Element | None, tag: str, **attributes: str) -> etree._Element:
    values = {f"{{{_W}}}{name}": value for name, value in attributes.items()}
    if parent is None:
        return etree.Element(f"{{{_W}}}{tag}", values, nsmap={"w": _W})
    return etree.SubElement(parent, f"{{{_W}}}{tag}", values)
