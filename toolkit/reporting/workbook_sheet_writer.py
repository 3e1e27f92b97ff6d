"""Writing one list sheet: heading, rows, filter, panes and page."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING

from toolkit.forms.arrange import cell_name
from toolkit.forms.text_height import line_count
from toolkit.reporting.phrases import shorten
from toolkit.reporting.workbook_layout import SAMPLE_BANNER, TICK, Column, ColumnKind
from toolkit.reporting.workbook_rows_writer import Rows, Written
from toolkit.reporting.workbook_styles_writer import DATE_FORMAT, Styles, number_format
from toolkit.reporting.workbook_tables import Row, RowKind, Sheet, Spark

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_LINE_HEIGHT = 14.6
_TALLEST_ROW = 409
"""Points; Excel allows no taller row, and a longer text is read in its cell."""
_WIDER_WHEN_BOLD = 1.08
_LONGEST_TEXT = 32_000
"""Excel holds 32,767 characters in a cell."""


class _Target:
    """What rows are written into: their XML, and what the library keeps of the sheet around them."""

    def __init__(self, page: Worksheet, rows: Rows, styles: Styles, columns: tuple[Column, ...]) -> None:
        self.page, self.rows, self.styles, self.columns = page, rows, styles, columns
        self._looks: dict[RowKind, tuple[Format, ...]] = {}

    def looks(self, kind: RowKind) -> tuple[Format, ...]:
        """The look of each cell of such a row, found once: there are tens of thousands of cells."""
        if kind not in self._looks:
            self._looks[kind] = tuple(self.styles.cell(column.kind, kind) for column in self.columns)
        return self._looks[kind]


def write_sheet(book: Workbook, styles: Styles, sheet: Sheet, subtitle: str, sample: bool) -> Written | None:
    """Add a list sheet; returns its rows, which are put in when the library is done.

    An empty list says so in one sentence under its heading row.
    """
    layout = sheet.layout
    page = book.add_worksheet(layout.name)
    last = len(layout.columns) - 1
    row = write_head(page, styles, (layout.title, subtitle), last, sample)
    for index, column in enumerate(layout.columns):
        page.set_column(index, index, column.width)
        page.write_string(row, index, column.heading, styles.heading)
    headings = [(column.heading, column.width / _WIDER_WHEN_BOLD) for column in layout.columns]
    page.set_row(row, _height(headings))
    heading = row
    target = _Target(page, Rows(book), styles, layout.columns)
    for line in sheet.rows:
        row += 1
        _write_row(target, row, line)
    if sheet.rows:
        page.autofilter(heading, 0, row, last)
        _offer_ticks(page, layout.columns, heading + 1, row)
    else:
        page.write_string(row + 1, 0, layout.empty, styles.note)
    page.freeze_panes(heading + 1, min(2, last))
    page.repeat_rows(heading)
    set_page(page, layout.name, fit_height=0)
    if not sheet.rows:
        return None
    return Written(len(book.worksheets()), target.rows.xml(), cell_name(row + 1, last + 1))


def write_head(
    page: Worksheet, styles: Styles, texts: tuple[str, str], last_column: int, sample: bool
) -> int:
    """Banner of a sample, title and subtitle over the whole width; returns the next free row."""
    row = 0
    if sample:
        page.merge_range(row, 0, row, last_column, SAMPLE_BANNER, styles.banner)
        row += 1
    title, subtitle = texts
    page.merge_range(row, 0, row, last_column, title, styles.title)
    page.set_row(row, 22)
    page.merge_range(row + 1, 0, row + 1, last_column, subtitle, styles.subtitle)
    return row + 3


def set_page(page: Worksheet, name: str, fit_height: int) -> None:
    """A4 landscape, one page wide, number of the page in the foot."""
    page.set_paper(_A4)
    page.set_landscape()
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(1, fit_height)
    page.center_horizontally()
    page.set_footer(f'&L&"Times New Roman,Italic"&9{name}&R&"Times New Roman,Regular"&9Trang &P/&N')
    page.hide_gridlines(2)


def write_text(page: Worksheet | Rows, place: tuple[int, int], text: str, look: Format) -> None:
    """Write text as text, whatever it begins with; what Excel cannot hold is cut and marked."""
    shown = text if len(text) <= _LONGEST_TEXT else shorten(text, _LONGEST_TEXT)
    if shown.startswith("<r>") and shown.endswith("</r>"):
        # xlsxwriter would take it for its own markup.
        shown += " "
    page.write_string(*place, shown, look)


def _write_row(target: _Target, row: int, line: Row) -> None:
    rows, columns = target.rows, target.columns
    if line.kind is RowKind.SECTION:
        rows.set_row(row, _height([]))
    else:
        # Heights are set here because not every program fits rows to wrapped text when it opens a file.
        shown = zip(line.cells, columns, strict=True)
        texts = [(cell, column.width) for cell, column in shown if isinstance(cell, str)]
        rows.set_row(row, _height(texts))
    for index, (value, look) in enumerate(zip_longest(line.cells, target.looks(line.kind))):
        if value is None or value == "":
            rows.write_blank(row, index, None, look)
        elif isinstance(value, str):
            write_text(rows, (row, index), value, look)
        else:
            _write_figure(target, (row, index), value, line.kind)


def _write_figure(
    target: _Target, at: tuple[int, int], value: Spark | date | Decimal | int, kind: RowKind
) -> None:
    """Write what looks otherwise than the other cells of its row and column."""
    rows, column = target.rows, target.columns[at[1]].kind
    if isinstance(value, Spark):
        rows.write_blank(*at, None, target.styles.cell(column, kind))
        target.page.add_sparkline(*at, _spark(target.page.name, at[0], value))
    elif isinstance(value, date):
        moment = datetime(value.year, value.month, value.day)
        rows.write_datetime(*at, moment, target.styles.cell(column, kind, DATE_FORMAT))
    else:
        rows.write_number(*at, _number(value), target.styles.cell(column, kind, number_format(value)))


def _height(texts: list[tuple[str, float]]) -> float:
    """Height in points that shows all of these texts in columns of these widths."""
    lines = max((line_count(text, width) for text, width in texts), default=1)
    return min(_TALLEST_ROW, lines * _LINE_HEIGHT + 2)


def _spark(sheet: str, row: int, spark: Spark) -> dict[str, object]:
    """A line over the years with a mark on each; years without a figure are bridged, not taken for zero."""
    from xlsxwriter.utility import xl_range

    cells = xl_range(row, spark.first, row, spark.last)
    return {
        "range": f"'{sheet}'!{cells}",
        "markers": True,
        "show_hidden": True,
        "empty_cells": "connect",
        "series_color": "#1F4E79",
        "markers_color": "#C00000",
        "weight": 1.5,
    }


def _number(value: Decimal | int) -> float | int:
    return value if isinstance(value, int) else float(value)


def _offer_ticks(page: Worksheet, columns: tuple[Column, ...], first: int, last: int) -> None:
    for index, column in enumerate(columns):
        if column.kind is ColumnKind.TICK:
            page.data_validation(
                first,
                index,
                last,
                index,
                {
                    "validate": "list",
                    "source": [TICK],
                    "input_title": "Chọn đưa vào báo cáo",
                    "input_message": "Chọn x để đưa ý kiến này vào báo cáo; để trống nếu không chọn.",
                    "error_title": "Giá trị không hợp lệ",
                    "error_message": "Chỉ chọn x hoặc để trống.",
                },
            )
