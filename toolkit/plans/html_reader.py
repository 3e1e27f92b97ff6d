"""Web pages of legal portals: paragraphs and tables in reading order, without the page round them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

import lxml.html
from lxml import etree

from toolkit.messages import _
from toolkit.model.errors import PlanError
from toolkit.plans.document import Block, Cell, Document, Paragraph, Row, Table
from toolkit.plans.encoding import decode

_SKIPPED = frozenset(
    {
        "script",
        "style",
        "nav",
        "header",
        "footer",
        "form",
        "noscript",
        "head",
        "template",
        "button",
        "select",
        "svg",
    }
)
_BREAKING = frozenset(
    {
        "p", "div", "section", "article", "main", "body", "html", "ul", "ol", "li", "dl", "dt", "dd",
        "blockquote", "pre", "center", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
        "address", "figure", "fieldset", "aside",
    }
)  # fmt: skip
_MAX_SPAN = 60

Element: TypeAlias = lxml.html.HtmlElement


def parse_html(name: str, data: bytes) -> Document:
    """The blocks of an HTML page; PlanError when it cannot be parsed or is not Unicode."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(name, data))
    try:
        root = lxml.html.document_fromstring(text)
    except (etree.ParserError, ValueError) as error:
        raise PlanError(
            _("{name} is no web page. Save the page again, or save it as .docx.").format(name=name)
        ) from error
    walker = _Walker()
    walker.visit(root)
    walker.flush()
    return Document(name, tuple(walker.blocks))


class _Walker:
    """Collects blocks; text gathers until something breaks the line."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._text: list[str] = []

    def flush(self) -> None:
        text = _squeezed("".join(self._text))
        self._text = []
        if text:
            self.blocks.append(Paragraph(text, len(self.blocks) + 1))

    def visit(self, element: Element) -> None:
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            return
        if element.tag == "table" and not _is_frame(element):
            self.flush()
            rows = tuple(_rows(element))
            if rows:
                self.blocks.append(Table(rows, len(self.blocks) + 1))
            return
        breaks = element.tag in _BREAKING or element.tag in {"table", "tr", "td", "th", "br"}
        if breaks:
            self.flush()
        if element.tag == "li":
            self._text.append("- ")
        self._text.append(element.text or "")
        for child in element.iterchildren():
            self.visit(child)
            self._text.append(child.tail or "")
        if breaks:
            self.flush()


def _is_frame(table: Element) -> bool:
    """Whether a table only lays out the page: it holds other tables."""
    return table.find(".//table") is not None


def _rows(table: Element) -> Iterator[Row]:
    hanging: dict[int, tuple[int, str, int]] = {}
    for number, row in enumerate(table.iter("tr"), start=1):
        cells = list(_cells(row, hanging))
        if cells:
            yield Row(tuple(cells), number)


def _cells(row: Element, hanging: dict[int, tuple[int, str, int]]) -> Iterator[Cell]:
    """The cells of a row, with those of earlier rows that hang into it (column: rows left, text, span)."""
    column = 0
    pending = iter([child for child in row.iterchildren() if child.tag in {"td", "th"}])
    while True:
        if column in hanging:
            left, text, span = hanging.pop(column)
            if left > 1:
                hanging[column] = (left - 1, text, span)
            yield Cell(text, span, continued=True)
            column += span
            continue
        cell = next(pending, None)
        if cell is None:
            return
        span, down = _span(cell, "colspan"), _span(cell, "rowspan")
        text = _cell_text(cell)
        if down > 1:
            hanging[column] = (down - 1, text, span)
        yield Cell(text, span)
        column += span


def _span(cell: Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(1, int(value)), _MAX_SPAN) if value.isdigit() else 1


def _cell_text(cell: Element) -> str:
    walker = _Walker()
    walker.visit(cell)
    walker.flush()
    return "\n".join(block.text for block in walker.blocks if isinstance(block, Paragraph))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
