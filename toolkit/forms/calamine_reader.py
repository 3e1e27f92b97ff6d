"""Reading .xls, .xlsb and .ods workbooks."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from toolkit.forms.reader import MAX_COLUMNS, MAX_ROWS, exact, shown_date, shown_number
from toolkit.model.returns import CellKind, RawCell, RawSheet, RawWorkbook


def read_other(path: Path) -> RawWorkbook:
    """All non-empty cells. The bytes are handed over: given a path, the library trusts its ending."""
    with CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())) as book:
        sheets = tuple(
            RawSheet(
                about.name,
                about.visible != SheetVisibleEnum.Visible,
                tuple(_cells(book.get_sheet_by_name(about.name))),
            )
            for about in book.sheets_metadata
            if about.typ == SheetTypeEnum.WorkSheet
        )
    return RawWorkbook(sheets)


def _cells(sheet: CalamineSheet) -> Iterator[RawCell]:
    rows = sheet.to_python(skip_empty_area=False, nrows=MAX_ROWS)
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values[:MAX_COLUMNS], 1):
            raw = _raw((row, column), value)
            if raw is not None:
                yield raw


def _raw(where: tuple[int, int], value: object) -> RawCell | None:
    row, column = where
    if isinstance(value, bool):
        return RawCell(row, column, CellKind.BOOLEAN, str(value))
    if isinstance(value, int | float):
        number = exact(value)
        return RawCell(row, column, CellKind.NUMBER, shown_number(number, None), number=number)
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return RawCell(row, column, CellKind.DATE, shown_date(day), date=day)
    text = str(value)
    return RawCell(row, column, CellKind.TEXT, text) if text.strip() else None
