"""The consolidated workbook: an overview with charts, and a list for every question a leader may ask."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.files.store import stable_zip
from toolkit.reporting.workbook_input import WorkbookInput
from toolkit.reporting.workbook_layout import (
    BY_AGENCY,
    CONFLICTS,
    CONTRIBUTIONS,
    EXTENSIONS,
    MEASURES,
    OVERDUE,
    RETURNS,
    SAMPLE_BANNER,
    SOURCES,
    TASKS,
    Column,
    ColumnKind,
    SheetLayout,
)
from toolkit.reporting.workbook_overview_writer import write_overview
from toolkit.reporting.workbook_records import conflict_rows, contribution_rows, return_rows, source_rows
from toolkit.reporting.workbook_rows import (
    SheetRow,
    agency_rows,
    extension_rows,
    measure_rows,
    overdue_rows,
    task_rows,
)
from toolkit.reporting.workbook_styles_writer import FONT, SIZE, Look, Styles
from toolkit.vietnamese.dates import format_date

_CREATED = datetime(2020, 1, 1, tzinfo=UTC)
_LINE_HEIGHT = 14.5
_TALLEST = 400.0
_HEADER_ROW = 3
_LOOKS = {
    ColumnKind.TEXT: Look.TEXT,
    ColumnKind.SHORT: Look.SHORT,
    ColumnKind.NUMBER: Look.NUMBER,
    ColumnKind.DATE: Look.DATE,
    ColumnKind.TICK: Look.TICK,
}


def consolidated_bytes(given: WorkbookInput) -> bytes:
    """The workbook as .xlsx bytes; the same input gives the same bytes."""
    target = io.BytesIO()
    book = Workbook(
        target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": FONT, "font_size": SIZE},
        },
    )
    styles = Styles(book)
    write_overview(book, styles, given)
    for layout, rows in _lists(given):
        _write_list(book, styles, given, (layout, rows))
    book.set_properties(
        {"title": f"Tổng hợp báo cáo {given.consolidation.period}", "created": _CREATED, "author": ""}
    )
    book.set_custom_property("toolkit-state-sha256", given.consolidation.state_hash, "text")
    book.close()
    return stable_zip(target.getvalue())


def _lists(given: WorkbookInput) -> tuple[tuple[SheetLayout, tuple[SheetRow, ...]], ...]:
    return (
        (TASKS, task_rows(given)),
        (MEASURES, measure_rows(given)),
        (OVERDUE, overdue_rows(given)),
        (BY_AGENCY, agency_rows(given)),
        (CONFLICTS, conflict_rows(given)),
        (EXTENSIONS, extension_rows(given)),
        (CONTRIBUTIONS, contribution_rows(given)),
        (RETURNS, return_rows(given)),
        (SOURCES, source_rows(given)),
    )


def _write_list(
    book: Workbook, styles: Styles, given: WorkbookInput, content: tuple[SheetLayout, Sequence[SheetRow]]
) -> None:
    layout, rows = content
    sheet = book.add_worksheet(layout.name)
    last = len(layout.columns) - 1
    for position, column in enumerate(layout.columns):
        sheet.set_column(position, position, column.width)
    sheet.write_string(0, 0, layout.title, styles[Look.TITLE])
    sheet.write_string(1, 0, subtitle(given), styles[Look.SUBTITLE])
    heights = max(_lines(column.heading, column.width, True) for column in layout.columns)
    sheet.set_row(_HEADER_ROW, max(2, heights) * _LINE_HEIGHT + 4)
    for position, column in enumerate(layout.columns):
        sheet.write_string(_HEADER_ROW, position, column.heading, styles[Look.HEADER])
    if rows:
        for number, row in enumerate(rows, start=_HEADER_ROW + 1):
            _write_row(sheet, styles, layout, (number, row))
        sheet.autofilter(_HEADER_ROW, 0, _HEADER_ROW + len(rows), last)
    else:
        sheet.merge_range(_HEADER_ROW + 1, 0, _HEADER_ROW + 1, last, layout.empty, styles[Look.EMPTY])
    sheet.freeze_panes(_HEADER_ROW + 1, 0)
    set_up_page(sheet, layout.title)
    sheet.repeat_rows(_HEADER_ROW)


def subtitle(given: WorkbookInput) -> str:
    """Period and day under every title; the words that mark samples in front."""
    text = f"Kỳ báo cáo {given.consolidation.period}; tính đến ngày {format_date(given.consolidation.as_of)}"
    return f"{SAMPLE_BANNER}. {text}" if given.consolidation.sample else text


def set_up_page(sheet: Worksheet, title: str) -> None:
    """A4 landscape, one page wide, title and page numbers at the foot."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f'&L&"{FONT},Regular"&9{title}&R&"{FONT},Regular"&9Trang &P/&N')
    sheet.hide_gridlines(2)


def _write_row(sheet: Worksheet, styles: Styles, layout: SheetLayout, line: tuple[int, SheetRow]) -> None:
    number, row = line
    if row.section:
        sheet.write_string(number, 0, str(row.cells[0]), styles[Look.SECTION])
        for position in range(1, len(layout.columns)):
            sheet.write_blank(number, position, None, styles[Look.SECTION])
        return
    lines = 1
    for position, (column, value) in enumerate(zip(layout.columns, row.cells, strict=True)):
        lines = max(lines, _lines(str(value), column.width) if isinstance(value, str) else 1)
        _write_cell(sheet, styles, column, (number, position, value))
    sheet.set_row(number, min(lines * _LINE_HEIGHT + 3, _TALLEST))


def _write_cell(sheet: Worksheet, styles: Styles, column: Column, cell: tuple[int, int, object]) -> None:
    """Texts are always written as texts, so that a leading = + - @ never becomes a formula."""
    row, position, value = cell
    look = styles[_LOOKS[column.kind]]
    match value:
        case None | "":
            sheet.write_blank(row, position, None, look)
        case int() | Decimal():
            sheet.write_number(row, position, value, styles.number(value))
        case date():
            sheet.write_datetime(row, position, datetime(value.year, value.month, value.day), styles[Look.DATE])
        case _:
            sheet.write_string(row, position, str(value), look)


def _lines(text: str, width: float, bold: bool = False) -> int:
    """How many lines a text takes in a column: an estimate on the safe side."""
    fitting = max(1.0, width * (0.92 if bold else 1.05))
    return sum(max(1, -(-len(part) // int(fitting))) for part in text.split("\n"))
