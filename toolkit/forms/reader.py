"""Reading a workbook into plain values, whatever kind it is."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from defusedxml import ElementTree

from toolkit.forms.kinds import FileKind
from toolkit.forms.raw_cells import MAX_COLUMNS, MAX_ROWS, Look, raw_cell
from toolkit.forms.remarks_reader import Remarks, has_legacy_runs, read_remarks
from toolkit.forms.strict_reader import open_transitional
from toolkit.model.returns import CellKind, RawCell, RawSheet, RawWorkbook, TextRun

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_FORMULA = re.compile(rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f[\s/>]")
_ADDRESS = re.compile(rb'\br="([A-Z]{1,3}[0-9]{1,7})"')
_STRING_RESULT = re.compile(rb'\bt="str"')


def read_workbook(path: Path, kind: FileKind) -> RawWorkbook:
    """All non-empty cells of all sheets, hidden ones too, within 20,000 rows and 200 columns.

    ``kind`` is decided from the bytes, never from the name. Of .xlsb files neither fonts, number formats and
    comments are seen nor error cells and formulas, of .xls files no formulas. Raises whatever the library
    raises on a damaged file; the caller limits time and memory.
    """
    match kind:
        case FileKind.XLSX | FileKind.XLSM:
            return _read_package(path)
        case FileKind.ODS:
            from toolkit.forms.ods_reader import read_ods

            return read_ods(path)
        case FileKind.XLS:
            from toolkit.forms.xls_reader import read_xls

            return read_xls(path)
        case FileKind.XLSB:
            from toolkit.forms.xlsb_reader import read_xlsb

            return read_xlsb(path)


def _read_package(path: Path) -> RawWorkbook:
    from toolkit.forms.plain_parts_reader import NotPlainError
    from toolkit.forms.plain_reader import read_plain

    try:
        return read_plain(path)
    except NotPlainError:
        return read_by_library(path)


def read_by_library(path: Path) -> RawWorkbook:
    """An .xlsx workbook with all that may stand in one."""
    from openpyxl import load_workbook

    formulas, remarks, rich_text = _beside_values(path)
    with warnings.catch_warnings(), open_transitional(path) as stream:
        # The library warns of parts it drops (validations, pictures); none of them carries an answer.
        warnings.simplefilter("ignore")
        book: Workbook = load_workbook(stream, data_only=True, keep_links=False, rich_text=rich_text)
    sheets = tuple(
        RawSheet(
            sheet.title,
            sheet.sheet_state != "visible",
            tuple(_cells(sheet, formulas.get(sheet.title, {}))),
            tuple(sorted(str(r) for r in sheet.merged_cells.ranges)),
            remarks[sheet.title].comments if sheet.title in remarks else (),
            remarks[sheet.title].shapes if sheet.title in remarks else (),
        )
        for sheet in book.worksheets
    )
    # The type stubs do not know the attribute; the library has it since 3.1.
    properties = getattr(book, "custom_doc_props").props  # noqa: B009
    return RawWorkbook(sheets, tuple((str(p.name), str(p.value)) for p in properties))


def _cells(sheet: Worksheet, formulas: dict[str, bool]) -> Iterator[RawCell]:
    # Only cells that exist: a stray cell at the far corner must not make millions of them.
    stored = sheet._cells
    for row, column in sorted(stored):
        if row > MAX_ROWS or column > MAX_COLUMNS:
            continue
        cell: Cell = stored[row, column]  # type: ignore[assignment]
        raw = _raw(cell, formulas.get(cell.coordinate))
        if raw is not None:
            yield raw


def _raw(cell: Cell, formula: bool | None) -> RawCell | None:
    """The cell as stored; ``formula`` is None for no formula, True where its result is an empty text."""
    value = cell.value
    if value is None:
        if formula is None or formula:
            return None
        return RawCell(cell.row, cell.column, CellKind.UNCOMPUTED, "", formula=True)
    number_format = cell.number_format
    if cell.data_type == "e":
        return RawCell(
            cell.row,
            cell.column,
            CellKind.ERROR,
            str(value),
            number_format=number_format,
            formula=formula is not None,
        )
    look = Look(number_format, cell.font.name)
    raw = raw_cell((cell.row, cell.column), value, look, formula is not None)
    return raw._replace(runs=_runs(value, look.font)) if raw is not None and isinstance(value, list) else raw


def _runs(value: Iterable[object], font: str | None) -> tuple[TextRun, ...]:
    """The pieces of a text; texts come in pieces only where a font of before Unicode is among them."""
    pieces = ((str(piece), getattr(getattr(piece, "font", None), "rFont", None)) for piece in value)
    return tuple(TextRun(text, own or font) for text, own in pieces)


def _beside_values(path: Path) -> tuple[dict[str, dict[str, bool]], dict[str, Remarks], bool]:
    """By sheet name the cells that hold a formula (True where the saved result is an empty text) and the
    remarks; and whether texts must be read piece by piece for the sake of their fonts.

    The library gives values or formulas, not both; a look at the XML is twenty times faster than loading
    the workbook a second time.
    """
    formulas: dict[str, dict[str, bool]] = {}
    remarks: dict[str, Remarks] = {}
    with zipfile.ZipFile(path) as package:
        strings = "xl/sharedStrings.xml"
        rich_text = strings in package.namelist() and has_legacy_runs(package.read(strings))
        for name, part in _sheet_parts(package):
            data = package.read(part)
            rich_text = rich_text or has_legacy_runs(data)
            remarks[name] = read_remarks(package, part)
            cells: dict[str, bool] = {}
            for match in _FORMULA.finditer(data):
                address = _ADDRESS.search(match[1])
                if address is not None:
                    cells[address[1].decode()] = _STRING_RESULT.search(match[1]) is not None
            formulas[name] = cells
    return formulas, remarks, rich_text


def _sheet_parts(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    parts = set(package.namelist())
    book = next((p for p in ("xl/workbook.xml", "xl/workbook2.xml") if p in parts), None)
    if book is None:
        return
    folder = PurePosixPath(book).parent
    relations = f"{folder}/_rels/{PurePosixPath(book).name}.rels"
    if relations not in parts:
        return
    targets = {r.get("Id"): r.get("Target", "") for r in ElementTree.fromstring(package.read(relations))}
    for sheet in ElementTree.fromstring(package.read(book)).findall(".//{*}sheet"):
        # By local names: the strict variant of the format has other namespaces.
        relation = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), None)
        target = targets.get(relation, "")
        part = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        if part in parts:
            yield sheet.get("name", ""), part
