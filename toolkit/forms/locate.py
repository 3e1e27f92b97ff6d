"""Finding the tables and boxes of a form in a workbook that people have worked on.

Sheet names may be changed, columns moved, rows sorted, inserted or moved: a table is known by its headings,
a row by its key, a box by its label.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.forms.arrange import column_letters
from toolkit.forms.columns import AnswerField, BoxSheet, CheckColumn, ContextColumn, ContextRole, TableSheet
from toolkit.forms.signs import LineKeys, SignedSheet, heading_key
from toolkit.model.form import MeasureLine, TaskLine
from toolkit.model.returns import CellKind, RawCell, RawSheet

AnyTableSheet = TableSheet[TaskLine] | TableSheet[MeasureLine]

AnyColumn = ContextColumn[TaskLine] | ContextColumn[MeasureLine] | CheckColumn | AnswerField

_HEADING_ROWS = 300
_LEAST_HEADINGS = 3


class FoundRow(NamedTuple):
    """A row of a table; ``key`` is None where the key column holds nothing like a key."""

    number: int
    key: str | None
    cells: Mapping[int, RawCell]


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table in a workbook: where its columns are now. ``columns`` maps field names to columns, ``fields``
    has the same in the order of the declaration, with the letters of the columns."""

    declared: AnyTableSheet
    sheet: RawSheet
    header_row: int
    key_column: int | None
    columns: Mapping[str, int]
    fields: tuple[tuple[AnswerField, int, str], ...]
    roles: Mapping[ContextRole, tuple[int, ...]]
    known: frozenset[int]
    rows: tuple[FoundRow, ...]


@dataclass(frozen=True, slots=True)
class FoundBoxes:
    """A sheet of boxes: row of each field, and the column of the answers."""

    declared: BoxSheet
    sheet: RawSheet
    header_row: int
    answer_column: int
    rows: Mapping[str, int]
    cells: Mapping[tuple[int, int], RawCell]


def find_tables(
    sheets: Iterable[SignedSheet], declared: AnyTableSheet, known: LineKeys
) -> tuple[FoundTable, ...]:
    """All tables with these headings, in order of the sheets."""
    headings = {heading_key(column.heading): column for column in declared.columns}
    found = (_find_table(sheet, declared, headings, known) for sheet in sheets if sheet.headings)
    return tuple(table for table in found if table is not None)


def _find_table(
    signed: SignedSheet, declared: AnyTableSheet, headings: Mapping[str, AnyColumn], known: LineKeys
) -> FoundTable | None:
    best_row, best = 0, dict[str, int]()
    for number, said in signed.headings.items():
        match = {key: column for key, column in said.items() if key in headings}
        if number <= _HEADING_ROWS and len(match) > len(best):
            best_row, best = number, match
    answers = [key for key in best if isinstance(headings[key], AnswerField)]
    if len(best) < _LEAST_HEADINGS or not answers:
        return None
    rows = _by_row(signed.sheet)
    key_column = best.get(heading_key(declared.key_heading)) or _key_like_column(rows, best_row, known)
    if key_column is None:
        return None
    found = tuple(
        FoundRow(number, _key_in(cells.get(key_column), known), cells)
        for number, cells in rows.items()
        if number > best_row
    )
    if not any(row.key for row in found):
        return None
    columns = {
        column.name: at for key, at in best.items() if isinstance(column := headings[key], AnswerField)
    }
    return FoundTable(
        declared=declared,
        sheet=signed.sheet,
        header_row=best_row,
        key_column=key_column,
        columns=columns,
        fields=tuple(
            (f, columns[f.name], column_letters(columns[f.name]))
            for f in declared.fields
            if f.name in columns
        ),
        roles=_roles(best, headings),
        known=frozenset((*best.values(), key_column)),
        rows=found,
    )


def _by_row(sheet: RawSheet) -> dict[int, dict[int, RawCell]]:
    rows: defaultdict[int, dict[int, RawCell]] = defaultdict(dict)
    for cell in sheet.cells:
        rows[cell.row][cell.column] = cell
    return dict(sorted(rows.items()))


def _key_in(cell: RawCell | None, known: LineKeys) -> str | None:
    return None if cell is None else known.find(cell.text)


def _key_like_column(
    rows: Mapping[int, Mapping[int, RawCell]], header_row: int, known: LineKeys
) -> int | None:
    """The column with most keys, where its heading has been changed."""
    counts = Counter(
        column
        for number, cells in rows.items()
        if number > header_row
        for column, cell in cells.items()
        if cell.kind is CellKind.TEXT and known.find(cell.text)
    )
    return counts.most_common(1)[0][0] if counts else None


def _roles(
    best: Mapping[str, int],
    headings: Mapping[str, AnyColumn],
) -> dict[ContextRole, tuple[int, ...]]:
    roles: dict[ContextRole, tuple[int, ...]] = {}
    for key, column in best.items():
        declared = headings[key]
        if isinstance(declared, ContextColumn):
            roles[declared.role] = (*roles.get(declared.role, ()), column)
    return roles


def find_boxes(sheets: Iterable[SignedSheet], declared: BoxSheet) -> tuple[FoundBoxes, ...]:
    """All sheets with at least two of the labels in one column."""
    names = {heading_key(field.heading): field.name for field in declared.fields}
    found = (_find_boxes(sheet, declared, names) for sheet in sheets if sheet.labels)
    return tuple(boxes for boxes in found if boxes is not None)


def _find_boxes(signed: SignedSheet, declared: BoxSheet, names: Mapping[str, str]) -> FoundBoxes | None:
    found: dict[int, dict[str, int]] = {}
    for label, cell in signed.labels:
        if label in names:
            found.setdefault(cell.column, {}).setdefault(names[label], cell.row)
    if not found:
        return None
    column, rows = max(found.items(), key=lambda item: (len(item[1]), -item[0]))
    if len(rows) < min(2, len(names)):
        return None
    heading = heading_key(declared.answer_heading)
    heads = ((row, said[heading]) for row, said in signed.headings.items() if heading in said)
    header_row, answer_column = next(heads, (min(rows.values()) - 1, column + 1))
    return FoundBoxes(
        declared=declared,
        sheet=signed.sheet,
        header_row=header_row,
        answer_column=answer_column,
        rows=rows,
        cells={(cell.row, cell.column): cell for cell in signed.sheet.cells},
    )
