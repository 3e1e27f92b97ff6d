"""Where everything stands in a fresh form: rows, columns and the cell of every field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from toolkit.forms.columns import AnswerField, BoxSheet, CheckColumn, ContextColumn, Layout, TableSheet
from toolkit.forms.layout import LAYOUT
from toolkit.model.form import FormContent, MeasureLine, TaskLine
from toolkit.model.returns import FieldPlace
from toolkit.vietnamese.dates import format_date

TITLE_ROW, IDENTITY_ROW, STRIP_ROW, HEADER_ROW = 1, 2, 3, 4
"""1-based rows that every sheet with answers begins with."""

BOX_LABEL_COLUMN, BOX_ANSWER_COLUMN, BOX_HELP_COLUMN = 2, 3, 4

L = TypeVar("L", TaskLine, MeasureLine)


@cache
def column_letters(column: int) -> str:
    """'A' for 1, 'AA' for 27."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """1 for 'A', 27 for 'AA'."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def cell_name(row: int, column: int) -> str:
    """'H12' for row 12, column 8."""
    return f"{column_letters(column)}{row}"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row that names a plan or a section of it."""

    row: int
    text: str
    plan: bool


@dataclass(frozen=True, slots=True)
class LineRow(Generic[L]):
    """A row that asks about one line."""

    row: int
    line: L


@dataclass(frozen=True, slots=True)
class Table(Generic[L]):
    """A table sheet filled with lines: its columns (those without any text left out) and rows in order."""

    sheet: TableSheet[L]
    columns: tuple[ContextColumn[L] | CheckColumn | AnswerField, ...]
    groups: tuple[GroupRow, ...]
    rows: tuple[LineRow[L], ...]

    @property
    def last_row(self) -> int:
        """The last row with a line."""
        return self.rows[-1].row

    def column_of(self, field: str) -> int:
        """1-based column of an answer field."""
        return next(
            i for i, c in enumerate(self.columns, 1) if isinstance(c, AnswerField) and c.name == field
        )

    @property
    def check_column(self) -> int:
        """1-based column of the check."""
        return next(i for i, c in enumerate(self.columns, 1) if isinstance(c, CheckColumn))


def arrange_tasks(content: FormContent, layout: Layout = LAYOUT) -> Table[TaskLine] | None:
    """The task table; None when the agency has no task."""
    return _arrange(layout.tasks, content.tasks)


def arrange_measures(content: FormContent, layout: Layout = LAYOUT) -> Table[MeasureLine] | None:
    """The measure table; None when the agency has no measure."""
    return _arrange(layout.measures, content.measures)


def _arrange(sheet: TableSheet[L], lines: tuple[L, ...]) -> Table[L] | None:
    if not lines:
        return None
    columns = tuple(
        c
        for c in sheet.columns
        if not (isinstance(c, ContextColumn) and c.optional) or any(c.text(line) for line in lines)
    )
    groups: list[GroupRow] = []
    rows: list[LineRow[L]] = []
    row, plan, section = HEADER_ROW + 1, "", ""
    for line in lines:
        if line.plan != plan:
            groups.append(GroupRow(row, _plan_text(line), plan=True))
            row, plan, section = row + 1, line.plan, ""
        if line.section != section:
            groups.append(GroupRow(row, _section_text(line), plan=False))
            row, section = row + 1, line.section
        rows.append(LineRow(row, line))
        row += 1
    return Table(sheet, columns, tuple(groups), tuple(rows))


def _plan_text(line: TaskLine | MeasureLine) -> str:
    day = line.plan_issued_on
    number = f"KẾ HOẠCH THEO QUYẾT ĐỊNH SỐ {line.plan_number}"
    return f"{number} NGÀY {format_date(day)}" if day else number


def _section_text(line: TaskLine | MeasureLine) -> str:
    return f"{line.section}. {line.section_title}" if line.section_title else f"Mục {line.section}"


def places(content: FormContent, layout: Layout = LAYOUT) -> tuple[FieldPlace, ...]:
    """The cell of every field of a fresh form, in order of the sheets."""
    return tuple(
        place
        for table in (arrange_tasks(content, layout), arrange_measures(content, layout))
        if table is not None
        for place in _table_places(table)
    ) + tuple(place for boxes in (layout.general, layout.sign_off) for place in box_places(boxes))


def _table_places(table: Table[TaskLine] | Table[MeasureLine]) -> Iterator[FieldPlace]:
    for row in table.rows:
        for index, column in enumerate(table.columns, 1):
            if isinstance(column, AnswerField):
                yield FieldPlace(row.line.key, column.name, table.sheet.name, cell_name(row.row, index))


def box_places(boxes: BoxSheet) -> Iterator[FieldPlace]:
    """The cells of a sheet of boxes, one row each below the header."""
    for row, field in enumerate(boxes.fields, HEADER_ROW + 1):
        yield FieldPlace(None, field.name, boxes.name, cell_name(row, BOX_ANSWER_COLUMN))
