"""Reading OpenDocument spreadsheets: values with all their digits, formats, fonts, errors, comments."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import isfinite
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from toolkit.forms.arrange import cell_name
from toolkit.forms.ods_styles_reader import OdsStyles
from toolkit.forms.raw_cells import MAX_COLUMNS, MAX_ROWS, exact, shown_date, shown_number
from toolkit.model.returns import CellKind, RawCell, RawComment, RawSheet, RawWorkbook, TextRun
from toolkit.vietnamese.legacy import encoding_of_font

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELL, _COVERED = f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"
_NUMBERS = ("float", "percentage", "currency")
_UNKNOWN_ERROR = "#ERR"
_MOST_CELLS = 200_000


def read_ods(path: Path) -> RawWorkbook:
    """All non-empty cells of all sheets; raises KeyError, zip or XML errors on a damaged file."""
    with zipfile.ZipFile(path) as package:
        content = ElementTree.fromstring(package.read("content.xml"))
        names = set(package.namelist())
        others = [
            ElementTree.fromstring(package.read(name)) if name in names else None
            for name in ("styles.xml", "meta.xml")
        ]
    styles = OdsStyles(root for root in (others[0], content) if root is not None)
    book = content.find(f"{_OFFICE}body/{_OFFICE}spreadsheet")
    tables = book.findall(f"{_TABLE}table") if book is not None else []
    return RawWorkbook(tuple(_SheetOf(table, styles).read() for table in tables), _properties(others[1]))


def _properties(meta: Element | None) -> tuple[tuple[str, str], ...]:
    if meta is None:
        return ()
    return tuple((one.get(f"{_META}name", ""), one.text or "") for one in meta.iter(f"{_META}user-defined"))


@dataclass(frozen=True, slots=True)
class _Stored:
    """A stored cell: its element, and the style in force."""

    element: Element
    style: str | None


class _SheetOf:
    """One table of the document on its way to a sheet."""

    def __init__(self, table: Element, styles: OdsStyles) -> None:
        self._table = table
        self._styles = styles
        self._cells: list[RawCell] = []
        self._comments: list[RawComment] = []
        self._merged: list[str] = []

    def read(self) -> RawSheet:
        columns = self._column_styles()
        row = 1
        for element in _rows(self._table):
            repeated = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
            if row > MAX_ROWS:
                break
            stored = tuple(_stored_cells(element, columns))
            for offset in range(min(repeated, MAX_ROWS - row + 1) if stored else 0):
                if len(self._cells) > _MOST_CELLS:
                    break
                self._take_row(row + offset, stored)
            row += repeated
        return RawSheet(
            self._table.get(f"{_TABLE}name", ""),
            self._styles.hides(self._table.get(f"{_TABLE}style-name")),
            tuple(self._cells),
            tuple(sorted(self._merged)),
            tuple(self._comments),
            tuple(_shapes(self._table)),
        )

    def _column_styles(self) -> list[str | None]:
        found: list[str | None] = []
        for column in self._table.iter(f"{_TABLE}table-column"):
            count = min(int(column.get(f"{_TABLE}number-columns-repeated", "1")), MAX_COLUMNS - len(found))
            found += [column.get(f"{_TABLE}default-cell-style-name")] * count
        return found

    def _take_row(self, row: int, stored: Sequence[tuple[int, int, _Stored]]) -> None:
        for first, count, cell in stored:
            for column in range(first, first + count):
                raw = self._raw((row, column), cell)
                if raw is not None:
                    self._cells.append(raw)
            self._take_extras((row, first), cell.element)

    def _take_extras(self, where: tuple[int, int], element: Element) -> None:
        rows = int(element.get(f"{_TABLE}number-rows-spanned", "1"))
        columns = int(element.get(f"{_TABLE}number-columns-spanned", "1"))
        if rows > 1 or columns > 1:
            last = cell_name(where[0] + rows - 1, where[1] + columns - 1)
            self._merged.append(f"{cell_name(*where)}:{last}")
        for note in element.iter(f"{_OFFICE}annotation"):
            text = "\n".join(map(_words, note.iter(f"{_TEXT}p"))).strip()
            if text:
                self._comments.append(RawComment(*where, text))

    def _raw(self, where: tuple[int, int], cell: _Stored) -> RawCell | None:
        element = cell.element
        if element.tag == _COVERED:
            return None
        shown = "\n".join(_words(part) for part in element.findall(f"{_TEXT}p"))
        look = self._styles.number_format(cell.style)
        formula = element.get(f"{_TABLE}formula") is not None
        if element.get(f"{_CALC}value-type") == "error":
            return RawCell(*where, CellKind.ERROR, shown or _UNKNOWN_ERROR, number_format=look, formula=True)
        kind = element.get(f"{_OFFICE}value-type")
        if kind in _NUMBERS:
            number = _number(element.get(f"{_OFFICE}value", ""))
            if number is not None:
                text = shown_number(number, look)
                return RawCell(
                    *where, CellKind.NUMBER, text, number=number, number_format=look, formula=formula
                )
        if kind == "date":
            day = _day(element.get(f"{_OFFICE}date-value", ""))
            if day is not None:
                return RawCell(
                    *where, CellKind.DATE, shown_date(day), date=day, number_format=look, formula=formula
                )
        if kind == "boolean":
            text = element.get(f"{_OFFICE}boolean-value", "").upper()
            return RawCell(*where, CellKind.BOOLEAN, text, number_format=look, formula=formula)
        if not shown.strip():
            # A text result that is empty is an answer that is empty; no result at all is a question.
            uncomputed = formula and kind is None
            return RawCell(*where, CellKind.UNCOMPUTED, "", formula=True) if uncomputed else None
        font, runs = self._styles.font(cell.style), self._runs(element)
        return RawCell(
            *where, CellKind.TEXT, shown, number_format=look, font=font, formula=formula, runs=runs
        )

    def _runs(self, element: Element) -> tuple[TextRun, ...]:
        """The pieces of a text, where one of them is in a font of before Unicode."""
        spans = [span.get(f"{_TEXT}style-name") for span in element.iter(f"{_TEXT}span")]
        if not any(encoding_of_font(self._styles.font(style)) for style in spans):
            return ()
        runs: list[TextRun] = []
        for number, part in enumerate(element.findall(f"{_TEXT}p")):
            if number:
                runs.append(TextRun("\n"))
            runs.append(TextRun(part.text or ""))
            for child in part:
                inner = _words(child) if len(child) or child.text else _sign(child)
                runs.append(TextRun(inner, self._styles.font(child.get(f"{_TEXT}style-name"))))
                runs.append(TextRun(child.tail or ""))
        return tuple(run for run in runs if run.text)


def _rows(table: Element) -> Iterator[Element]:
    """Rows in order, those within groups and headers too; not those of a table within a cell."""
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in (
            f"{_TABLE}table-header-rows",
            f"{_TABLE}table-rows",
            f"{_TABLE}table-row-group",
        ):
            yield from _rows(child)


def _stored_cells(row: Element, columns: Sequence[str | None]) -> Iterator[tuple[int, int, _Stored]]:
    """First column, number of columns, and the cell stored for them; those without any content left out."""
    column = 1
    for element in row:
        if element.tag not in (_CELL, _COVERED):
            continue
        repeated = int(element.get(f"{_TABLE}number-columns-repeated", "1"))
        if column > MAX_COLUMNS:
            return
        if len(element) or element.get(f"{_OFFICE}value-type") or element.get(f"{_TABLE}formula"):
            own = element.get(f"{_TABLE}style-name")
            default = columns[column - 1] if column <= len(columns) else None
            yield column, min(repeated, MAX_COLUMNS - column + 1), _Stored(element, own or default)
        column += repeated


def _words(part: Element) -> str:
    """The text of a paragraph, with the blanks and breaks that the format writes as elements."""
    words = [part.text or ""]
    for child in part:
        words.append(_sign(child) or _words(child))
        words.append(child.tail or "")
    return "".join(words)


def _sign(element: Element) -> str:
    match element.tag.removeprefix(_TEXT):
        case "s":
            return " " * int(element.get(f"{_TEXT}c", "1"))
        case "tab":
            return "\t"
        case "line-break":
            return "\n"
    return ""


def _shapes(table: Element) -> Iterator[str]:
    """The words in shapes drawn on the sheet; '' for a picture. A chart says nothing of its own."""
    for shape in table.iter():
        if not shape.tag.startswith(_DRAW) or shape.find(f"{_DRAW}object") is not None:
            continue
        words = " ".join(_words(part).strip() for part in shape.findall(f"{_TEXT}p")).strip()
        if words or shape.find(f"{_DRAW}image") is not None:
            yield words


def _number(text: str) -> Decimal | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return exact(number) if isfinite(number) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
