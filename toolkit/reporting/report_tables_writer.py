"""Tables of the appendices as one XML fragment each: cell by cell, 2,000 rows would take an hour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from toolkit.reporting.report_docx_writer import printable
from toolkit.reporting.report_parts import Align, Column, Row, Table

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD_STYLE, _SECTION_STYLE = "BangDau", "BangNhom"
_STYLES = {Align.LEFT: "BangChu", Align.CENTER: "BangGiua", Align.RIGHT: "BangSo"}
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
_MIDDLE = '<w:vAlign w:val="center"/>'


def table_element(table: Table, width: int) -> BaseOxmlElement:
    """A table of ``width`` twips: thin black borders, head repeated on every page, rows not torn."""
    from docx.oxml import parse_xml

    widths = _widths(table.columns, width)
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    head = _row(
        (_cell(column.title, own, _HEAD_STYLE, extra=_MIDDLE) for column, own in _pairs(table, widths)),
        head=True,
    )
    rows = "".join(_body_row(table, row, widths) for row in table.rows)
    xml = (
        f'<w:tbl xmlns:w="{_NAMESPACE}">{_properties(width)}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>'
    )
    return parse_xml(xml)


def _properties(width: int) -> str:
    borders = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in _EDGES)
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/>'
        '<w:right w:w="57" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0020"/></w:tblPr>'
    )


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    """Widths in twips by the columns' shares; the last column takes what rounding left."""
    total = sum(column.width for column in columns)
    widths = [width * column.width // total for column in columns]
    widths[-1] += width - sum(widths)
    return widths


def _pairs(table: Table, widths: Sequence[int]) -> Iterable[tuple[Column, int]]:
    return zip(table.columns, widths, strict=True)


def _body_row(table: Table, row: Row, widths: Sequence[int]) -> str:
    if row.section:
        span = f'<w:gridSpan w:val="{len(widths)}"/>'
        return _row([_cell(row.cells[0], sum(widths), _SECTION_STYLE, span, _SHADE)])
    return _row(
        _cell(text, own, _STYLES[column.align], bold=row.bold)
        for text, (column, own) in zip(row.cells, _pairs(table, widths), strict=True)
    )


def _row(cells: Iterable[str], *, head: bool = False) -> str:
    repeat = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(  # noqa: PLR0913 - the one place that knows the parts of a cell
    text: str, width: int, style: str, span: str = "", extra: str = "", bold: bool = False
) -> str:
    paragraphs = "".join(_paragraph(line, style, bold) for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{extra}</w:tcPr>{paragraphs}</w:tc>'


def _paragraph(line: str, style: str, bold: bool) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    if not line:
        return f"<w:p>{properties}</w:p>"
    face = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    shown = escape(str(printable(line)))
    return f'<w:p>{properties}<w:r>{face}<w:t xml:space="preserve">{shown}</w:t></w:r></w:p>'
