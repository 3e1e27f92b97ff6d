"""Reading .xlsb workbooks: values alone."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from toolkit.forms.raw_cells import MAX_COLUMNS, MAX_ROWS, NO_LOOK, raw_cell
from toolkit.model.returns import RawCell, RawSheet, RawWorkbook


def read_xlsb(path: Path) -> RawWorkbook:
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
            raw = raw_cell((row, column), value, NO_LOOK)
            if raw is not None:
                yield raw
