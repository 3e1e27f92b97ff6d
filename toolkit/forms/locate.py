"""Finding the tables and boxes of a form in a workbook that people have worked on.

Sheet names may be changed, columns moved, rows sorted, inserted or moved: a table is known by its headings,
a row by its key, a box by its label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from toolkit.forms.columns import AnswerField, BoxSheet, CheckColumn, ContextColumn, ContextRole, TableSheet
from toolkit.model.form import MeasureLine, TaskLine
from toolkit.model.returns import CellKind, RawCell, RawSheet, RawWorkbook
from toolkit.vietnamese.text import match_key, squeeze

AnyTableSheet = TableSheet[TaskLine] | TableSheet[MeasureLine]

_KEY = re.compile(r"\d+[^\s/]*-20\d\d/\S+")
_LONGEST_HEADING = 80
_HEADING_ROWS = 300
_LEAST_HEADINGS = 3
_STAR = re.compile(r"\s*\(\*\)\s*$")


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row of a table; ``key`` is None where the key column holds nothing like a key."""

    number: int
    key: str | None
    cells: Mapping[int, RawCell]


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table in a workbook: where its columns are now. ``columns`` maps field names to columns."""

    declared: AnyTableSheet
    sheet: RawSheet
    header_row: int
    key_column: int | None
    columns: Mapping[str, int]
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


@lru_cache(maxsize=8192)
def heading_key(text: str) -> str:
    """The key under which headings are compared: first line, without the asterisk of required ones."""
    return match_key(_STAR.sub("", squeeze(text)))


def key_of(text: str, known: Mapping[str, str]) -> str | None:
    """The line key a text stands for: one of the known (by match key), else the text if it looks like one."""
    squeezed = squeeze(text)
    found = known.get(match_key(squeezed))
    if found is not None:
        return found
    return squeezed if _KEY.fullmatch(squeezed) else None


def find_tables(
    workbook: RawWorkbook, declared: AnyTableSheet, known: Mapping[str, str]
) -> tuple[FoundTable, ...]:
    """All tables with these headings, in order of the sheets; ``known`` maps match keys to line keys."""
    found = (_find_table(s, declared, known) for s in workbook.sheets)
    return tuple(table for table in found if table is not None)


def _find_table(sheet: RawSheet, declared: AnyTableSheet, known: Mapping[str, str]) -> FoundTable | None:
    rows = _by_row(sheet)
    headings = {heading_key(column.heading): column for column in declared.columns}
    best_row, best = 0, dict[str, int]()
    for number, cells in rows.items():
        if number > _HEADING_ROWS:
            break
        match = _headings_in(cells, headings)
        if len(match) > len(best):
            best_row, best = number, match
    answers = [key for key in best if isinstance(headings[key], AnswerField)]
    if len(best) < _LEAST_HEADINGS or not answers:
        return None
    key_column = best.get(heading_key(declared.key_heading)) or _key_like_column(rows, best_row, known)
    if key_column is None:
        return None
    below = {number: cells for number, cells in rows.items() if number > best_row}
    found = tuple(FoundRow(n, _key_in(cells.get(key_column), known), cells) for n, cells in below.items())
    if not any(row.key for row in found):
        return None
    columns = {
        column.name: at for key, at in best.items() if isinstance(column := headings[key], AnswerField)
    }
    return FoundTable(
        declared=declared,
        sheet=sheet,
        header_row=best_row,
        key_column=key_column,
        columns=columns,
        roles=_roles(best, headings),
        known=frozenset((*best.values(), key_column)),
        rows=found,
    )


def _by_row(sheet: RawSheet) -> dict[int, dict[int, RawCell]]:
    rows: dict[int, dict[int, RawCell]] = {}
    for cell in sheet.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    return dict(sorted(rows.items()))


def _headings_in(cells: Mapping[int, RawCell], headings: Mapping[str, object]) -> dict[str, int]:
    """Columns of the headings in a row; of two with the same heading the first."""
    match: dict[str, int] = {}
    for column, cell in cells.items():
        if cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST_HEADING:
            key = heading_key(cell.text)
            if key in headings:
                match.setdefault(key, column)
    return match


def _key_in(cell: RawCell | None, known: Mapping[str, str]) -> str | None:
    return None if cell is None else key_of(cell.text, known)


def _key_like_column(
    rows: Mapping[int, Mapping[int, RawCell]], header_row: int, known: Mapping[str, str]
) -> int | None:
    """The column with most keys, where its heading has been changed."""
    counts = Counter(
        column
        for number, cells in rows.items()
        if number > header_row
        for column, cell in cells.items()
        if cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST_HEADING and _key_in(cell, known)
    )
    return counts.most_common(1)[0][0] if counts else None


def _roles(
    best: Mapping[str, int],
    headings: Mapping[str, ContextColumn[TaskLine] | ContextColumn[MeasureLine] | CheckColumn | AnswerField],
) -> dict[ContextRole, tuple[int, ...]]:
    roles: dict[ContextRole, tuple[int, ...]] = {}
    for key, column in best.items():
        declared = headings[key]
        if isinstance(declared, ContextColumn):
            roles[declared.role] = (*roles.get(declared.role, ()), column)
    return roles


def find_boxes(workbook: RawWorkbook, declared: BoxSheet) -> tuple[FoundBoxes, ...]:
    """All sheets with at least two of the labels in one column."""
    found = (_find_boxes(sheet, declared) for sheet in workbook.sheets)
    return tuple(boxes for boxes in found if boxes is not None)


def _find_boxes(sheet: RawSheet, declared: BoxSheet) -> FoundBoxes | None:
    labels = {heading_key(field.heading): field.name for field in declared.fields}
    found: dict[int, dict[str, int]] = {}
    for cell in sheet.cells:
        if cell.kind is CellKind.TEXT:
            name = labels.get(heading_key(cell.text.strip().split("\n")[0].split("\r")[0]))
            if name is not None:
                found.setdefault(cell.column, {}).setdefault(name, cell.row)
    if not found:
        return None
    column, rows = max(found.items(), key=lambda item: (len(item[1]), -item[0]))
    if len(rows) < min(2, len(labels)):
        return None
    heading = heading_key(declared.answer_heading)
    head = next(
        (
            c
            for c in sheet.cells
            if c.kind is CellKind.TEXT and heading_key(c.text[:_LONGEST_HEADING]) == heading
        ),
        None,
    )
    return FoundBoxes(
        declared=declared,
        sheet=sheet,
        header_row=head.row if head else min(rows.values()) - 1,
        answer_column=head.column if head else column + 1,
        rows=rows,
        cells={(cell.row, cell.column): cell for cell in sheet.cells},
    )
