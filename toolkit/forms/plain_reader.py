"""Reading .xlsx workbooks whose sheets are written as Excel, LibreOffice and most programs write them.

Many times faster than the library that reads all there can be, and with the same outcome: every character
between the first row and the last must belong to a row or to a plain cell. Whatever else stands there makes
a file one for the library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from itertools import islice
from operator import gt
from pathlib import Path
from typing import Any

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils import column_index_from_string
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import from_excel

from toolkit.forms.plain_parts_reader import NotPlainError, Parts, need, unescaped
from toolkit.forms.raw_cells import MAX_COLUMNS, MAX_ROWS, Look, raw_cell
from toolkit.model.returns import CellKind, RawCell, RawSheet, RawWorkbook

# Every repetition is possessive: what does not fit is found at once, whatever the size of the file.
_TEXT = r"<t(?: [^>]*+)?+>([^<]*+)</t>"
_EMPTY = r'<c r="[A-Z]++[0-9]++"(?: s="[0-9]++")?+ ?/>|</?row[^>]*+>'
_FILLED = (
    r'<c r="([A-Z]++)([0-9]++)"(?: s="([0-9]++)")?+(?: t="([a-zA-Z]++)")?+>'
    r"(<f[^>]*+>(?:[^<]*+</f>)?+)?+(?:<v>([^<]*+)</v>|<v ?/>|<is>" + _TEXT + "</is>)?+</c>"
)
_CELL = re.compile(f"(?:{_EMPTY})*+{_FILLED}")
_EMPTIES = re.compile(f"(?:{_EMPTY})*+")
_RUNS = r"(?:<r>(?:<rPr>(?:<(?!/rPr)[^<>]*+>)*+</rPr>)?+<t(?: [^>]*+)?+>[^<]*+</t></r>)++"
_ENTRY = f"<si>(?:{_TEXT}|<t ?/>|({_RUNS}))</si>"
_STRING = re.compile(_ENTRY)
_RUN = re.compile(_TEXT)
_MERGED = re.compile(r'<mergeCell ref="(([A-Z]+)([0-9]+):([A-Z]+)([0-9]+))"/>')
_LINK = re.compile(r'<hyperlink\b[^>]*? ref="([A-Z0-9:]+)"')
_FONT = re.compile(r'<name val="([^"]*)"/>')
_NUMBER = re.compile(r'<numFmt numFmtId="([0-9]+)" formatCode="([^"]*)"/>')
_FORMAT = re.compile(r'<xf numFmtId="([0-9]+)" fontId="([0-9]+)"')
_LEGACY_FONT = re.compile(r'<rFont val="(?:\.vn|vni-)', re.IGNORECASE)
_INTEGER = re.compile(r"-?[0-9]+")
_LISTS = {"font": "fonts", "numFmt": "numFmts", "xf": "cellXfs"}
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_TEXT_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}lpwstr"
_MANY = 10_000
# A member of an enum is looked up as slowly as all the rest of a loop over cells goes.
_TEXT_CELL = CellKind.TEXT

Where = tuple[int, int]


def read_plain(path: Path) -> RawWorkbook:
    """The workbook, the same as the library would tell; NotPlainError where that is not certain."""
    try:
        return _workbook(Parts(path.read_bytes()))
    except NotPlainError:
        raise
    except Exception as error:
        # Whatever is wrong with a file, the library decides what becomes of it.
        raise NotPlainError from error


def _workbook(package: Parts) -> RawWorkbook:
    parts = {
        relation.get("Id"): (relation.get("Type", "").rpartition("/")[2], _part(relation.get("Target", "")))
        for relation in package.tree("xl/_rels/workbook.xml.rels")
    }
    named = dict(parts.values())
    _need_nothing_over_cells(package)
    book = package.tree("xl/workbook.xml")
    about = book.find(f"{_MAIN}workbookPr")
    need(about is None or "date1904" not in about.attrib)
    strings = _strings(package.text(named["sharedStrings"])) if "sharedStrings" in named else []
    looks = _Looks(package.text(named["styles"]))
    sheets = []
    for sheet in book.iterfind(f"{_MAIN}sheets/{_MAIN}sheet"):
        kind, part = parts[sheet.get(_RELATION)]
        need(kind == "worksheet")
        cells, merged = _sheet(package.text(part), strings, looks)
        hidden = sheet.get("state", "visible") != "visible"
        sheets.append(RawSheet(sheet.get("name", ""), hidden, cells, merged))
    need(len({sheet.name.casefold() for sheet in sheets}) == len(sheets) > 0)
    return RawWorkbook(tuple(sheets), _properties(package))


def _need_nothing_over_cells(package: Parts) -> None:
    """Comments, shapes and pictures are for the library; some programs save drawings with nothing on them."""
    names = "\n".join(package)
    need("comment" not in names.lower())
    if "/drawings/drawing" in names:
        need(not any("Anchor" in package.text(name) for name in package if "/drawings/drawing" in name))


def _part(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _properties(package: Parts) -> tuple[tuple[str, str], ...]:
    if "docProps/custom.xml" not in package:
        return ()
    found = []
    for entry in package.tree("docProps/custom.xml"):
        text = entry.findtext(_TEXT_PROPERTY)
        need(entry.tag == _PROPERTY and bool(text) and "linkTarget" not in entry.attrib)
        found.append((entry.get("name", ""), text or ""))
    return tuple(found)


def _strings(text: str) -> list[str]:
    """The table of strings; of a text in several fonts its runs together."""
    start, end = text.index(">", text.index("<sst")) + 1, text.rindex("</sst>")
    need("<rFont" not in text or _LEGACY_FONT.search(text) is None)
    entries = _STRING.findall(text, start, end)
    need(len(entries) == text.count("<si", start, end))
    strings = [simple or "".join(_RUN.findall(runs)) for simple, runs in entries]
    if "&" in text:
        strings = [unescaped(string) for string in strings]
    # The library drops this mark of an escaped underscore.
    return [string.replace("x005F_", "") for string in strings] if "x005F_" in text else strings


class _Looks(dict[str | None, Look]):
    """Number format and font of the cell formats, by their numbers; only those that are met are looked up."""

    def __init__(self, styles: str) -> None:
        super().__init__()
        self._fonts = [unescaped(name) for name in _entries(styles, "font", _FONT)]
        own = _entries(styles, "numFmt", _NUMBER) if "</numFmts>" in styles else []
        self._numbers = {number: unescaped(code) for number, code in own}
        self._formats = _entries(styles, "xf", _FORMAT)

    def __missing__(self, number: str | None) -> Look:
        shown, font = self._formats[int(number or 0)]
        look = Look(self._numbers.get(shown) or BUILTIN_FORMATS[int(shown)], self._fonts[int(font)])
        self[number] = look
        return look


def _entries(styles: str, entry: str, pattern: re.Pattern[str]) -> list[Any]:
    """What a list in the styles has, of which every entry must be written as we read it."""
    name = _LISTS[entry]
    start = styles.index(f"<{name} ") + len(name)
    end = styles.index(f"</{name}>", start)
    found = pattern.findall(styles, start, end)
    need(len(found) == styles.count(f"<{entry}", start, end))
    return found


def _sheet(text: str, strings: Sequence[str], looks: _Looks) -> tuple[tuple[RawCell, ...], tuple[str, ...]]:
    """Cells that are not empty, row by row, and merged ranges."""
    _head, _tag, rest = text.partition("<sheetData>")
    body, end, tail = rest.partition("</sheetData>")
    need(bool(end) or "<sheetData/>" in text)
    cells = _cells(body, strings, looks)
    merged = _MERGED.findall(tail) if "<mergeCell " in tail else []
    need(len(merged) == tail.count("<mergeCell "))
    for _area, left, top, right, bottom in merged:
        _uncover(cells, (int(top), _COLUMNS[left]), (int(bottom), _COLUMNS[right]))
    # Of a cell without a text the library gives the address it leads to.
    for link in _LINK.findall(tail):
        need(coordinate_to_tuple(link) in cells)
    return tuple(_in_order(cells)), tuple(sorted({area[0] for area in merged}))


def _in_order(cells: dict[Where, RawCell]) -> Iterable[RawCell]:
    """Row by row, as programs write them anyway."""
    if any(map(gt, cells, islice(cells, 1, None))):
        return [cells[where] for where in sorted(cells)]
    return cells.values()


def _cells(body: str, strings: Sequence[str], looks: _Looks) -> dict[Where, RawCell]:
    """The cells that hold something, by (row, column)."""
    cells: dict[Where, RawCell] = {}
    position = 0
    columns, new = _COLUMNS, tuple.__new__
    for found in _CELL.finditer(body):
        start, end = found.span()
        if start != position:
            raise NotPlainError
        position = end
        letters, digits, look, kind, formula, value, inline = found.groups()
        where = row, column = int(digits), columns[letters]
        if row > MAX_ROWS or column > MAX_COLUMNS:
            continue
        if kind == "s" and value:
            text = strings[int(value)]
            if text and not text.isspace():
                shown, font = looks[look]
                # As the class makes it, without the detour over a function in Python.
                stored = (row, column, _TEXT_CELL, text, None, None, shown, font, formula is not None, ())
                cells[where] = new(RawCell, stored)
            continue
        cell = _other_cell(where, (kind, formula, value or inline), looks[look])
        if cell is not None:
            cells[where] = cell
    need(_EMPTIES.fullmatch(body, position) is not None)
    return cells


def _other_cell(
    where: Where, stored: tuple[str | None, str | None, str | None], look: Look
) -> RawCell | None:
    """A cell whose content is not in the table of strings: kind, formula, and value or text."""
    kind, formula, text = stored
    computed = formula is not None
    if not text:
        # The result of a formula may be an empty text; without any result it was never calculated.
        return RawCell(*where, CellKind.UNCOMPUTED, "", formula=True) if computed and kind != "str" else None
    if kind in ("str", "inlineStr"):
        return raw_cell(where, unescaped(text), look, computed)
    if kind == "e":
        return RawCell(*where, CellKind.ERROR, text, number_format=look.number_format, formula=computed)
    if kind == "b":
        return raw_cell(where, bool(int(text)), look, computed)
    need(kind is None or kind == "n")
    if _is_counted(look.number_format) and _INTEGER.fullmatch(text):
        count = int(text)
        return RawCell(
            *where, CellKind.NUMBER, str(count), Decimal(count), None, look.number_format, None, computed
        )
    number = int(text) if _INTEGER.fullmatch(text) else float(text)
    is_date, is_span = _dated(look.number_format)
    return raw_cell(where, from_excel(number, timedelta=is_span) if is_date else number, look, computed)


@cache
def _is_counted(number_format: str | None) -> bool:
    """Whether a whole number is shown with its digits."""
    return not any(_dated(number_format)) and "%" not in (number_format or "")


@cache
def _dated(number_format: str | None) -> tuple[bool, bool]:
    """Whether a number format shows a date, and whether it shows a span of time."""
    return is_date_format(number_format), is_timedelta_format(number_format)


class _Columns(dict[str, int]):
    """Numbers of columns by their letters."""

    def __missing__(self, letters: str) -> int:
        self[letters] = column_index_from_string(letters)
        return self[letters]


_COLUMNS = _Columns()


def _uncover(cells: dict[Where, RawCell], first: Where, last: Where) -> None:
    """Only the first cell of a merged range holds anything."""
    (top, left), (bottom, right) = first, last
    need((bottom - top) * (right - left) < _MANY)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if (row, column) != first:
                cells.pop((row, column), None)
