"""Sheets of a master read by their headings: columns may stand anywhere, and people may add their own."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.messages import _
from toolkit.model.errors import FileInUseError, WorkspaceError
from toolkit.register.cells import Broken, CellFault, Stored, read_cell
from toolkit.register.faults import Fault, Placed
from toolkit.register.tables import BookSpec, Owner, Row, Scalar, SheetSpec
from toolkit.vietnamese.text import match_key

_HEADING_ROWS = 20


@dataclass(frozen=True, slots=True)
class Located:
    """Where a sheet stands in an open workbook: row of the headings, and column of each field (1-based)."""

    sheet: Worksheet
    heading_row: int
    fields: tuple[tuple[str, int], ...]

    def column(self, field: str) -> int | None:
        """The column of a field, or None when the sheet does not show it."""
        return next((number for name, number in self.fields if name == field), None)

    @property
    def last_row(self) -> int:
        """The last row in which any cell holds something."""
        sheet = self.sheet
        for number in range(sheet.max_row, self.heading_row, -1):
            cells = sheet.iter_rows(min_row=number, max_row=number, values_only=True)
            if any(value is not None for row in cells for value in row):
                return number
        return self.heading_row


@dataclass(frozen=True, slots=True)
class SheetReading:
    """The rows of one sheet that could be understood, with their row numbers; ``located`` None: no sheet."""

    spec: SheetSpec
    located: Located | None
    rows: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class BookReading:
    """An open workbook, its sheets and everything wrong in it."""

    book: BookSpec
    workbook: Workbook
    sheets: tuple[SheetReading, ...]
    faults: tuple[Fault, ...]


def read_rows(path: Path, book: BookSpec) -> tuple[tuple[SheetReading, ...], tuple[Fault, ...]]:
    """The rows people keep in a master workbook, and everything wrong in them; as ``read_book``, in half the time.

    Hidden sheets, which tell what an import last wrote, are not looked at, and nothing can be written.
    """
    workbook = _open(path, rows_only=True)
    try:
        for sheet in workbook.worksheets:
            # Programs exist that write a wrong extent; rows beyond it would be lost.
            sheet.reset_dimensions()
        sheets, faults = _sheets(workbook, path, tuple(spec for spec in book.sheets if not spec.hidden))
    finally:
        workbook.close()
    return sheets, faults


def read_book(path: Path, book: BookSpec) -> BookReading:
    """Read one master workbook; raise WorkspaceError when it is missing or no workbook, FileInUseError

    when another program keeps it closed to readers. Faults of cells are collected, not raised.
    """
    workbook = _open(path)
    sheets, faults = _sheets(workbook, path, book.sheets)
    return BookReading(book, workbook, sheets, faults)


def _sheets(
    workbook: Workbook, path: Path, specs: tuple[SheetSpec, ...]
) -> tuple[tuple[SheetReading, ...], tuple[Fault, ...]]:
    results = _Results(path)
    sheets: list[SheetReading] = []
    faults: list[Fault] = []
    for spec in specs:
        located, found = _locate(workbook, spec, path.name)
        faults.extend(found)
        rows: tuple[Placed, ...] = ()
        if located is not None:
            rows, found = _read_rows(located, spec, results)
            faults.extend(found)
        sheets.append(SheetReading(spec, located, rows))
    return tuple(sheets), tuple(faults)


def _open(path: Path, results: bool = False, rows_only: bool = False) -> Workbook:
    try:
        return load_workbook(path, read_only=rows_only, rich_text=not results, data_only=results)
    except FileNotFoundError as error:
        raise WorkspaceError(
            _("{path} is missing. Put it back, or make a new workspace with “toolkit init”.").format(
                path=path
            )
        ) from error
    except PermissionError as error:
        raise FileInUseError(
            _("{path} cannot be read. If it is open in Excel, close it and run again.").format(path=path)
        ) from error
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise WorkspaceError(
            _("{path} is not a sound Excel workbook. Open it in Excel and save it again as .xlsx.").format(
                path=path
            )
        ) from error


class _Results:
    """Stored results of formulas, read only when a master really holds a formula."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._workbook: Workbook | None = None

    def of(self, sheet: str, row: int, column: int) -> Stored:
        """The stored result of the formula in a cell; Broken when there is none."""
        if self._workbook is None:
            self._workbook = _open(self._path, results=True)
        cell = self._workbook[sheet].cell(row, column)
        if cell.value is None or cell.data_type == "e":
            return Broken(str(cell.value or "="))
        return _stored(cell.value)


def _stored(value: object) -> Stored:
    if isinstance(value, CellRichText):
        return str(value)
    return value if isinstance(value, Stored) else str(value)


def _locate(workbook: Workbook, spec: SheetSpec, file: str) -> tuple[Located | None, list[Fault]]:
    wanted = match_key(spec.name)
    sheet = next((s for s in workbook.worksheets if match_key(s.title) == wanted), None)
    if sheet is None:
        missing = _("the sheet is missing; restore it from a copy, headings included")
        return None, [] if spec.hidden or spec.optional else [Fault(file, spec.name, "", missing)]
    row, headings = _heading_row(sheet, spec)
    faults: list[Fault] = []
    fields: list[tuple[str, int]] = []
    for column in spec.columns:
        places = headings.get(match_key(column.heading), [])
        if len(places) > 1:
            text = _("the heading “{heading}” stands twice; rename one of them").format(
                heading=column.heading
            )
            faults.append(Fault(file, spec.name, f"{get_column_letter(places[1])}{row}", text))
        if places:
            fields.append((column.field, places[0]))
        elif column.owner is not Owner.SHOWN and not column.optional:
            text = _("the column “{heading}” is missing; type this heading above its column").format(
                heading=column.heading
            )
            faults.append(Fault(file, spec.name, f"A{row}", text))
    return Located(sheet, row, tuple(fields)), faults


def _heading_row(sheet: Worksheet, spec: SheetSpec) -> tuple[int, dict[str, list[int]]]:
    """The row that holds most of the headings, and the columns of every heading in it."""
    known = {match_key(column.heading) for column in spec.columns}
    best: tuple[int, int, dict[str, list[int]]] = (-1, 1, {})
    rows = sheet.iter_rows(min_row=1, max_row=_HEADING_ROWS, values_only=True)
    for number, values in enumerate(rows, 1):
        found: dict[str, list[int]] = {}
        for column, value in enumerate(values, 1):
            if value is not None:
                found.setdefault(match_key(str(value)), []).append(column)
        score = len(known & found.keys())
        if score > best[0]:
            best = (score, number, found)
    return best[1], best[2]


def _read_rows(
    located: Located, spec: SheetSpec, results: _Results
) -> tuple[tuple[Placed, ...], list[Fault]]:
    rows: list[Placed] = []
    faults: list[Fault] = []
    places = [located.column(column.field) for column in spec.columns]
    for number, cells in _filled(located, spec, results):
        values: list[Scalar] = []
        wrong = len(faults)
        for column, place, stored in zip(spec.columns, places, cells, strict=True):
            value = None if column.owner is Owner.SHOWN or place is None else read_cell(column, stored)
            if isinstance(value, CellFault):
                faults.append(Fault.at(spec, number, place, value.text))
                value = None
            values.append(value)
        if len(faults) == wrong:
            rows.append(Placed(Row(spec, tuple(values)), number, located.fields))
    return tuple(rows), faults


def _filled(located: Located, spec: SheetSpec, results: _Results) -> Iterator[tuple[int, list[Stored]]]:
    """Stored cells of every row in which a person or the toolkit filled one of our columns."""
    places = [located.column(column.field) for column in spec.columns]
    ours = [column.owner is not Owner.SHOWN for column in spec.columns]
    title = located.sheet.title
    for number, cells in enumerate(
        located.sheet.iter_rows(min_row=located.heading_row + 1), located.heading_row + 1
    ):
        stored: list[Stored] = []
        for place in places:
            if place is None or place > len(cells) or (cell := cells[place - 1]).value is None:
                stored.append(None)
            elif cell.data_type == "f":
                stored.append(results.of(title, number, place))
            elif cell.data_type == "e":
                stored.append(Broken(str(cell.value)))
            else:
                stored.append(_stored(cell.value))
        if any(
            mine and value is not None and str(value).strip()
            for mine, value in zip(ours, stored, strict=True)
        ):
            yield number, stored
