"""Word files: body paragraphs and tables in reading order, as they look with all tracked changes accepted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from toolkit.messages import _
from toolkit.model.errors import PlanError
from toolkit.plans.document import Block, Cell, Document, Paragraph, Row, Table
from toolkit.plans.docx_numbering_reader import Labels, W, read_labels

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MAX_PART = 200 << 20
_GONE = frozenset({f"{W}del", f"{W}moveFrom", f"{_MC}Fallback", f"{W}instrText", f"{W}delText"})
_SKIPPED = _GONE | {f"{W}pPr", f"{W}rPr"}
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"})

Element = etree._Element


def parse_docx(name: str, data: bytes) -> Document:
    """The blocks of a .docx file; PlanError when the package is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            body = _part(package, "word/document.xml").find(f"{W}body")
            names = set(package.namelist())
            numbering = _part(package, "word/numbering.xml") if "word/numbering.xml" in names else None
            styles = _part(package, "word/styles.xml") if "word/styles.xml" in names else None
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, OSError, NotImplementedError) as error:
        raise PlanError(_damaged(name)) from error
    if body is None:
        raise PlanError(_damaged(name))
    return Document(name, tuple(_Reader(read_labels(numbering, styles)).blocks(body)))


def _damaged(name: str) -> str:
    return _(
        "{name} is damaged or no Word document. Open it in Word, save it as .docx again and read that."
    ).format(name=name)


def _part(package: zipfile.ZipFile, name: str) -> Element:
    if package.getinfo(name).file_size > _MAX_PART:
        raise zipfile.BadZipFile(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(package.read(name), parser)


def _flat(parent: Element) -> Iterator[Element]:
    """Children of a body, cell, table or row, seeing through content controls and accepted insertions."""
    for child in parent.iterchildren(tag=etree.Element):
        if child.tag in _GONE:
            continue
        if child.tag in _WRAPPERS:
            yield from _flat(child)
        else:
            yield child


class _Reader:
    """Walks one document; numbers paragraphs and list labels as it goes."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._count = 0

    def blocks(self, body: Element) -> Iterator[Block]:
        carry = ""
        for element in _flat(body):
            if element.tag == f"{W}p":
                text, boxes = self._paragraph(element)
                text = carry + text
                if _mark_deleted(element):
                    carry = text
                    continue
                carry = ""
                yield from self._lines(text)
                for box in boxes:
                    yield from self.blocks(box)
            elif element.tag == f"{W}tbl":
                self._count += 1
                yield Table(tuple(self._rows(element)), self._count)
        yield from self._lines(carry)

    def _lines(self, text: str) -> Iterator[Paragraph]:
        if text.strip():
            self._count += 1
            yield Paragraph(text.strip(), self._count)

    def _paragraph(self, element: Element) -> tuple[str, list[Element]]:
        """The text with its list label, and the text boxes anchored in it."""
        pieces: list[str] = []
        boxes: list[Element] = []
        _collect(element, pieces, boxes)
        text = "".join(pieces)
        label = self._labels.next(element, bool(text.strip()))
        return (f"{label} {text}" if label and text.strip() else text), boxes

    def _rows(self, table: Element) -> Iterator[Row]:
        above: dict[int, str] = {}
        number = 0
        for row in _flat(table):
            if row.tag != f"{W}tr" or row.find(f"{W}trPr/{W}del") is not None:
                continue
            number += 1
            cells = tuple(self._cells(row, above))
            if cells:
                yield Row(cells, number)

    def _cells(self, row: Element, above: dict[int, str]) -> Iterator[Cell]:
        column = 0
        for _gap in range(_number(row.find(f"{W}trPr/{W}gridBefore"), 0)):
            yield Cell("")
            column += 1
        for cell in _flat(row):
            if cell.tag != f"{W}tc":
                continue
            span = max(1, _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1))
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            continued = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            text = above.get(column, "") if continued else self._cell_text(cell)
            above[column] = text
            yield Cell(text, span, continued)
            column += span

    def _cell_text(self, cell: Element) -> str:
        lines: list[str] = []
        alone = True
        for element in _flat(cell):
            if element.tag == f"{W}p":
                pieces: list[str] = []
                boxes: list[Element] = []
                _collect(element, pieces, boxes)
                text = "".join(pieces)
                # An empty paragraph with automatic numbering is how Word fills a 'Số TT' column.
                label = self._labels.next(element, bool(text.strip()) or alone)
                lines.append(f"{label} {text}".strip() if label else text)
                lines.extend(
                    block.text for box in boxes for block in self.blocks(box) if isinstance(block, Paragraph)
                )
            elif element.tag == f"{W}tbl":
                lines.extend(c.text for inner in self._rows(element) for c in inner.cells if not c.continued)
            alone = alone and element.tag == f"{W}tcPr"
        return "\n".join(line.strip() for line in lines if line.strip())


def _collect(element: Element, pieces: list[str], boxes: list[Element]) -> None:
    for child in element.iterchildren(tag=etree.Element):
        if child.tag == f"{W}t":
            pieces.append(child.text or "")
        elif child.tag in _SIGNS:
            pieces.append(_SIGNS[child.tag])
        elif child.tag == f"{W}txbxContent":
            boxes.append(child)
        elif child.tag in _SKIPPED or (child.tag == f"{W}r" and _hidden(child)):
            continue
        else:
            _collect(child, pieces, boxes)


def _hidden(run: Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "1") not in {"0", "false", "off"}


def _mark_deleted(paragraph: Element) -> bool:
    """Whether the paragraph's end was deleted, so that it runs on into the next one."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _number(element: Element | None, default: int) -> int:
    value = None if element is None else element.get(f"{W}val")
    return int(value) if value is not None and value.isdigit() else default
