"""Reading .xls workbooks (Excel 97 to 2003), formats, fonts, errors and comments included."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import xlrd
from xlrd.book import Book
from xlrd.sheet import Cell, Sheet

from toolkit.forms.arrange import cell_name
from toolkit.forms.raw_cells import MAX_COLUMNS, MAX_ROWS, exact, shown_date, shown_number
from toolkit.model.returns import CellKind, RawCell, RawComment, RawSheet, RawWorkbook, TextRun
from toolkit.vietnamese.legacy import encoding_of_font


def read_xls(path: Path) -> RawWorkbook:
    """All non-empty cells. Formulas are seen by their results only; document properties are not read.

    Raises whatever the library raises on a damaged file.
    """
    # What the library finds odd about a file goes nowhere: it is no finding, and no line for a terminal.
    book = xlrd.open_workbook(
        file_contents=path.read_bytes(), formatting_info=True, logfile=io.StringIO(), ragged_rows=True
    )
    return RawWorkbook(tuple(_sheet(book, sheet) for sheet in book.sheets()))


def _sheet(book: Book, sheet: Sheet) -> RawSheet:
    return RawSheet(
        sheet.name,
        sheet.visibility != 0,
        tuple(_cells(book, sheet)),
        tuple(
            sorted(
                f"{cell_name(top + 1, left + 1)}:{cell_name(bottom, right)}"
                for top, bottom, left, right in sheet.merged_cells
            )
        ),
        tuple(
            RawComment(row + 1, column + 1, note.text)
            for (row, column), note in sorted(sheet.cell_note_map.items())
            if note.text.strip()
        ),
    )


def _cells(book: Book, sheet: Sheet) -> Iterator[RawCell]:
    for row in range(min(sheet.nrows, MAX_ROWS)):
        for column in range(min(sheet.row_len(row), MAX_COLUMNS)):
            raw = _raw(book, sheet, (row, column))
            if raw is not None:
                yield raw


def _raw(book: Book, sheet: Sheet, where: tuple[int, int]) -> RawCell | None:
    cell: Cell = sheet.cell(*where)
    row, column = where[0] + 1, where[1] + 1
    look = book.xf_list[cell.xf_index]
    shown = str(book.format_map[look.format_key].format_str)
    match cell.ctype:
        case xlrd.XL_CELL_NUMBER:
            number = exact(cell.value)
            text = shown_number(number, shown)
            return RawCell(row, column, CellKind.NUMBER, text, number=number, number_format=shown)
        case xlrd.XL_CELL_DATE:
            return _date(book, cell, (row, column, shown))
        case xlrd.XL_CELL_BOOLEAN:
            text = "TRUE" if cell.value else "FALSE"
            return RawCell(row, column, CellKind.BOOLEAN, text, number_format=shown)
        case xlrd.XL_CELL_ERROR:
            error = xlrd.error_text_from_code.get(cell.value, "#ERR")
            return RawCell(row, column, CellKind.ERROR, error, number_format=shown)
        case xlrd.XL_CELL_TEXT if str(cell.value).strip():
            font = str(book.font_list[look.font_index].name)
            runs = _runs(book, str(cell.value), sheet.rich_text_runlist_map.get(where, []), font)
            return RawCell(
                row, column, CellKind.TEXT, str(cell.value), number_format=shown, font=font, runs=runs
            )
    return None


def _date(book: Book, cell: Cell, about: tuple[int, int, str]) -> RawCell:
    row, column, shown = about
    try:
        day = xlrd.xldate_as_datetime(cell.value, book.datemode).date()
    except (ValueError, OverflowError):
        number = exact(cell.value)
        return RawCell(
            row, column, CellKind.NUMBER, shown_number(number, None), number=number, number_format=shown
        )
    return RawCell(row, column, CellKind.DATE, shown_date(day), date=day, number_format=shown)


def _runs(book: Book, text: str, starts: list[tuple[int, int]], font: str) -> tuple[TextRun, ...]:
    """The pieces of a text, where one of them is in a font of before Unicode."""
    if not starts:
        return ()
    marks = [(0, font), *((at, str(book.font_list[index].name)) for at, index in starts), (len(text), font)]
    runs = tuple(TextRun(text[at:end], name) for (at, name), (end, _next) in pairwise(marks) if at < end)
    return runs if any(encoding_of_font(run.font) for run in runs) else ()
