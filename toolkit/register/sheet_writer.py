"""Sheets of the masters as they are made the first time: headings, help, drop-downs, paper."""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import copy

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.register.cells import label_of
from toolkit.register.choices import NO, YES
from toolkit.register.tables import Column, ColumnType, Owner, Row, Scalar, SheetSpec

HEADING_ROW = 2
_LAST_LISTED_ROW = 5000
_FONT = "Times New Roman"
_HEADING_FILLS = {Owner.PLAN: "1F4E79", Owner.PERSON: "375623", Owner.SHOWN: "7F7F7F"}
_HEADING_FONT = Font(name=_FONT, size=11, bold=True, color="FFFFFF")
_BODY_FONT = Font(name=_FONT, size=11)
_SHOWN_FONT = Font(name=_FONT, size=11, color="595959")
_ABOUT_FONT = Font(name=_FONT, size=11, italic=True)
_OPEN_FILL = PatternFill("solid", bgColor="FFF2CC")
_LINE = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FORMATS = {
    ColumnType.TEXT: "@",
    ColumnType.DATE: "dd/mm/yyyy",
    ColumnType.NUMBER: "#,##0.###",
    ColumnType.YEAR: "0",
}
_CENTRED = frozenset({ColumnType.DATE, ColumnType.YEAR, ColumnType.YES_NO, ColumnType.CHOICE})
_CHARACTERS_PER_PAGE = 210
_MOST_PROMPT = 250
_LINE_POINTS, _MOST_POINTS = 15.0, 409.0
_FILLED = 1.15  # letters of Times New Roman 11 per unit of width, with room for breaks at words

_STYLE = "_style"  # the stubs of openpyxl do not know it
_FORMULA_SIGNS = tuple("=+-@")


def make_sheet(workbook: Workbook, spec: SheetSpec) -> Worksheet:
    """Add the empty sheet of a master: a line that says what it is for, headings, drop-downs, paper."""
    sheet: Worksheet = workbook.create_sheet(spec.name)
    if spec.hidden:
        sheet.sheet_state = "hidden"
    about = cell_at(sheet, 1, 1)
    about.value, about.font = spec.about, copy(_ABOUT_FONT)
    for number, column in enumerate(spec.columns, 1):
        make_heading(sheet, (HEADING_ROW, number), column)
        if not spec.hidden:
            _courtesy(sheet, number, column)
    sheet.row_dimensions[HEADING_ROW].height = 46
    sheet.freeze_panes = f"{get_column_letter(spec.frozen + 1)}{HEADING_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEADING_ROW}:{get_column_letter(len(spec.columns))}{HEADING_ROW}"
    _mark_open(sheet, spec)
    _paper(sheet, spec)
    return sheet


class RowWriter:
    """Adds rows to one sheet; formats are made once per column, since making them is what takes time."""

    def __init__(self, sheet: Worksheet, spec: SheetSpec, places: tuple[tuple[str, int], ...]) -> None:
        self._sheet = sheet
        columns = {column.field: column for column in spec.columns}
        self._columns = [(spec.index(field), columns[field], place) for field, place in places]
        self._styles: dict[str, StyleArray] = {}

    def write(self, number: int, row: Row) -> None:
        """Write a new row into the columns where the sheet has its fields."""
        for index, column, place in self._columns:
            cell = cell_at(self._sheet, number, place)
            style = self._styles.get(column.field)
            if style is None:
                _format(cell, column)
                self._styles[column.field] = _style_of(cell)
            else:
                setattr(cell, _STYLE, copy(style))
            put(cell, column, row.values[index])
        height = _height(row, self._columns)
        if height > _LINE_POINTS + 1:
            self._sheet.row_dimensions[number].height = height


def _height(row: Row, columns: Sequence[tuple[int, Column, int]]) -> float:
    """Points a row needs so that no text is cut, estimated from the widths of the columns."""
    lines = 1
    for index, column, _place in columns:
        value = row.values[index]
        if isinstance(value, str) and not column.choices and column.owner is not Owner.SHOWN:
            room = max(column.width * _FILLED, 4.0)
            lines = max(lines, sum(math.ceil(max(len(part), 1) / room) for part in value.split("\n")))
    return min(lines * _LINE_POINTS + 1, _MOST_POINTS)


def _style_of(cell: Cell) -> StyleArray:
    style = copy(getattr(cell, _STYLE))
    assert isinstance(style, StyleArray)
    return style


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell that can be written; one that people merged into a neighbour is set free first."""
    cell = sheet.cell(row, column)
    if isinstance(cell, Cell):
        return cell
    for area in [area for area in sheet.merged_cells.ranges if cell.coordinate in area]:
        sheet.unmerge_cells(area.coord)
    freed = sheet.cell(row, column)
    assert isinstance(freed, Cell)
    return freed


def put(cell: Cell, column: Column, value: Scalar) -> None:
    """Put a value into a cell; text never becomes a formula, whatever it begins with."""
    if value is None or isinstance(value, bool) or column.type is ColumnType.CHOICE:
        cell.value = label_of(column, value) or None
        return
    if column.type is ColumnType.YEAR:
        cell.value = int(label_of(column, value))
        return
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        if value[:1] in _FORMULA_SIGNS:
            cell.quotePrefix = True


def stretch_filter(sheet: Worksheet, last_row: int) -> None:
    """Let the filter of a sheet, if it still has one, reach the last row."""
    reference = sheet.auto_filter.ref
    if reference and ":" in reference:
        first, last = reference.split(":")
        letters = "".join(sign for sign in last if sign.isalpha())
        digits = "".join(sign for sign in last if sign.isdigit())
        if digits and int(digits) < last_row:
            sheet.auto_filter.ref = f"{first}:{letters}{last_row}"


def make_heading(sheet: Worksheet, place: tuple[int, int], column: Column) -> None:
    """Write the heading of a column into a cell (row, column), in the colour of whose word holds there."""
    number = place[1]
    cell = cell_at(sheet, *place)
    cell.value = column.heading
    cell.font = copy(_HEADING_FONT)
    cell.fill = PatternFill("solid", fgColor=_HEADING_FILLS[column.owner])
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.border = copy(_BORDER)
    dimension = sheet.column_dimensions[get_column_letter(number)]
    dimension.width = column.width


def _courtesy(sheet: Worksheet, number: int, column: Column) -> None:
    """Help on the heading, and a drop-down below it where the column is a closed list."""
    letter = get_column_letter(number)
    if column.help:
        prompt = DataValidation(allow_blank=True, showInputMessage=True)
        prompt.promptTitle, prompt.prompt = column.heading[:32], column.help[:_MOST_PROMPT]
        prompt.add(f"{letter}{HEADING_ROW}")
        sheet.add_data_validation(prompt)
    labels = [choice.label for choice in column.choices]
    if column.type is ColumnType.YES_NO:
        labels = [YES, NO]
    if labels:
        listed = DataValidation(type="list", formula1=f'"{",".join(labels)}"', allow_blank=True)
        listed.showErrorMessage, listed.errorStyle = True, "warning"
        listed.errorTitle, listed.error = "Ngoài danh sách", "Xin chọn một mục trong danh sách."
        listed.add(f"{letter}{HEADING_ROW + 1}:{letter}{_LAST_LISTED_ROW}")
        sheet.add_data_validation(listed)


def _format(cell: Cell, column: Column) -> None:
    cell.font = copy(_SHOWN_FONT if column.owner is Owner.SHOWN else _BODY_FONT)
    cell.border = copy(_BORDER)
    cell.number_format = _FORMATS.get(column.type, "General")
    horizontal = "center" if column.type in _CENTRED else None
    cell.alignment = Alignment(horizontal=horizontal, vertical="top", wrap_text=True)


def _mark_open(sheet: Worksheet, spec: SheetSpec) -> None:
    """A pale fill on rows that still wait for a person."""
    last = get_column_letter(len(spec.columns))
    area = f"A{HEADING_ROW + 1}:{last}{_LAST_LISTED_ROW}"
    style = DifferentialStyle(fill=copy(_OPEN_FILL))
    for number, column in enumerate(spec.columns, 1):
        if column.waits:
            formula = f'${get_column_letter(number)}{HEADING_ROW + 1}="{NO}"'
            rule = Rule(type="expression", formula=[formula], dxf=style)
            sheet.conditional_formatting.add(area, rule)


def _paper(sheet: Worksheet, spec: SheetSpec) -> None:
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    width = sum(column.width for column in spec.columns)
    sheet.page_setup.fitToWidth = max(1, math.ceil(width / _CHARACTERS_PER_PAGE))
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.6, header=0.3, footer=0.3)
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    if sheet.page_setup.fitToWidth > 1:
        sheet.print_title_cols = "A:A"
    footer = HeaderFooterItem(center=_HeaderFooterPart("Trang &P/&N"), left=_HeaderFooterPart(spec.name))
    sheet.HeaderFooter.oddFooter = footer
