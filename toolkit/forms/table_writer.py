"""The sheets with a row per task or measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from toolkit.forms.arrange import HEADER_ROW, STRIP_ROW, LineRow, Table, cell_name, column_letters
from toolkit.forms.columns import AnswerField, CheckColumn, ContextColumn, Required
from toolkit.forms.draft_writer import AnySheet, Draft, row_height, start_sheet
from toolkit.forms.entry_writer import guard_entry
from toolkit.forms.requirements import RowCells, excel_condition, late_lines
from toolkit.forms.self_check import Open, column_counts, open_in_row, row_formula, strip_formula, strip_text
from toolkit.forms.styles_writer import Style
from toolkit.forms.text_height import line_count
from toolkit.forms.validity import excel_validity
from toolkit.model.form import MeasureLine, TaskLine

AnyTable = Table[TaskLine] | Table[MeasureLine]
_SMALL_FONT = 1.5
_LEAST_LINES = 3
_ROW, _CELL = "\ue000", "\ue001"
"""Marks in formulas that stand for the number of a row, and for the cell that is judged."""
_BOLD = 0.9
_CONTEXT = Style.CONTEXT
_CONTEXT_STYLES = {1: Style.KEY, 2: Style.NUMBER_COLUMN}


def write_table(draft: Draft, table: AnyTable) -> None:
    """Write one table sheet with all its rows, checks and colours."""
    sheet = start_sheet(draft, table.sheet.name, table.sheet.title)
    _write_header(draft, sheet, table)
    for group in table.groups:
        style = Style.PLAN if group.plan else Style.SECTION
        for number in range(1, len(table.columns) + 1):
            draft.put(sheet, (group.row, number), group.text if number == 2 else "", style)
        sheet.set_row(group.row - 1, 20)
    late = late_lines(draft.content)
    cells = _row_cells(table, _ROW)
    checks = tuple(row_formula(table.sheet, cells, is_late) for is_late in (False, True))
    left = Open()
    for row in table.rows:
        is_late = row.line.key in late
        open_here = open_in_row(table.sheet, _write_row(draft, sheet, table, row), is_late)
        formula = checks[is_late].replace(_ROW, str(row.row))
        look = draft.styles.get(Style.CHECK)
        sheet.write_formula(row.row - 1, table.check_column - 1, formula, look, open_here.number)
        left += open_here
    _write_strip(draft, sheet, table, left)
    for index, column in enumerate(table.columns, 1):
        if isinstance(column, AnswerField):
            guard_entry(draft, sheet, column, (HEADER_ROW + 1, table.last_row, index))
    _colour(draft, sheet, table, late)
    _set_up(sheet, table)


def _write_header(draft: Draft, sheet: AnySheet, table: AnyTable) -> None:
    for index, column in enumerate(table.columns, 1):
        answer = isinstance(column, AnswerField)
        draft.put(
            sheet, (HEADER_ROW, index), heading_text(column), Style.ANSWER_HEAD if answer else Style.HEAD
        )
        sheet.set_column(index - 1, index - 1, column.width)
    lines = max(line_count(f"{heading_text(c)}M", c.width * _BOLD) for c in table.columns)
    sheet.set_row(HEADER_ROW - 1, row_height(min(lines, 5)))


def heading_text(
    column: ContextColumn[TaskLine] | ContextColumn[MeasureLine] | CheckColumn | AnswerField,
) -> str:
    """The heading as printed; an asterisk marks what must always be filled."""
    always = isinstance(column, AnswerField) and column.required is Required.ALWAYS
    return f"{column.heading} (*)" if always else column.heading


def _write_row(
    draft: Draft, sheet: AnySheet, table: AnyTable, row: LineRow[TaskLine] | LineRow[MeasureLine]
) -> Mapping[str, str]:
    """Write what is asked and what has been answered; returns the answers that are not empty, by field."""
    lines = _LEAST_LINES
    answers: dict[str, str] = {}
    for index, column in enumerate(table.columns, 1):
        if isinstance(column, AnswerField):
            text = draft.put_answer(sheet, (row.row, index), (row.line.key, column.name))
            if text:
                answers[column.name] = text
        elif isinstance(column, CheckColumn):
            continue
        else:
            text = column.text(row.line)  # type: ignore[arg-type]  # a table's lines are those of its columns
            draft.put(sheet, (row.row, index), text, _CONTEXT_STYLES.get(index, _CONTEXT))
        if text:
            width = column.width * _SMALL_FONT if index == 1 else column.width
            lines = max(lines, line_count(text, width))
    sheet.set_row(row.row - 1, row_height(lines))
    return answers


def _row_cells(table: AnyTable, row: int | str, sign: str = "") -> RowCells:
    return RowCells(
        tuple(
            (c.name, f"{sign}{column_letters(index)}{row}")
            for index, c in enumerate(table.columns, 1)
            if isinstance(c, AnswerField)
        )
    )


def _write_strip(draft: Draft, sheet: AnySheet, table: AnyTable, left: Open) -> None:
    column = table.check_column
    counts = column_counts(f"{cell_name(HEADER_ROW + 1, column)}:{cell_name(table.last_row, column)}")
    strip = draft.wording.strip
    formula = strip_formula(strip, *counts)
    sheet.write_formula(STRIP_ROW - 1, 0, formula, draft.styles.get(Style.STRIP), strip_text(strip, left))


def _colour(draft: Draft, sheet: AnySheet, table: AnyTable, late: frozenset[str]) -> None:
    """Colour what is filled and what is required now; marked cells keep the colour of their mark."""
    marked = {(m.line, m.field) for m in draft.filling.marks}
    for index, column in enumerate(table.columns, 1):
        if not isinstance(column, AnswerField):
            continue
        free = [r for r in table.rows if (r.line.key, column.name) not in marked]
        validity = excel_validity(column, _CELL)
        if validity is not None:
            wrong = f'AND({_CELL}<>"",NOT({validity}))'
            _apply(sheet, index, [r.row for r in free], (wrong, draft.styles.invalid))
        _apply(sheet, index, [r.row for r in free], (f'{_CELL}<>""', draft.styles.filled_in))
        is_late = column.required is Required.WHEN_LATE
        rows = [r.row for r in free if not is_late or r.line.key in late]
        if not rows:
            continue
        condition = excel_condition(table.sheet, column.required, _row_cells(table, rows[0], "$"), late=True)
        if condition is not None:
            _apply(sheet, index, rows, (f'AND({condition},{_CELL}="")', draft.styles.required_now))


def _apply(sheet: AnySheet, column: int, rows: Sequence[int], rule: tuple[str, object]) -> None:
    if not rows:
        return
    first = cell_name(rows[0], column)
    ranges = " ".join(
        cell_name(a, column) if a == b else f"{cell_name(a, column)}:{cell_name(b, column)}"
        for a, b in _runs(rows)
    )
    sheet.conditional_format(
        rows[0] - 1,
        column - 1,
        rows[0] - 1,
        column - 1,
        {
            "type": "formula",
            "criteria": "=" + rule[0].replace(_CELL, first),
            "format": rule[1],
            "multi_range": ranges,
        },
    )


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _set_up(sheet: AnySheet, table: AnyTable) -> None:
    last_column = len(table.columns)
    printed = sum(1 for c in table.columns if c.printed)
    sheet.freeze_panes(HEADER_ROW, 3)
    sheet.repeat_rows(HEADER_ROW - 1)
    sheet.print_area(0, 0, table.last_row - 1, printed - 1)
    sheet.autofilter(HEADER_ROW - 1, 0, table.last_row - 1, last_column - 1)
    block = f"A{HEADER_ROW + 1}:{cell_name(table.last_row, last_column)}"
    sheet.ignore_errors({"number_stored_as_text": block})
