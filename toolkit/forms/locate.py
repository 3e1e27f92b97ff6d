"""Finding the tables and boxes of a form in a workbook that people have worked on.

Sheet names may be changed, columns moved, rows sorted, inserted or moved, sheets pasted below each other: a
table is known by its headings and ends where the next one begins, a row is known by its key, a box by its
label.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.forms.arrange import column_letters
from toolkit.forms.columns import AnswerField, BoxSheet, CheckColumn, ContextColumn, ContextRole, TableSheet
from toolkit.forms.signs import LineKeys, SignedSheet, heading_key
from toolkit.model.form import MeasureLine, TaskLine
from toolkit.model.returns import CellKind, RawCell, RawSheet

AnyTableSheet = TableSheet[TaskLine] | TableSheet[MeasureLine]

AnyColumn = ContextColumn[TaskLine] | ContextColumn[MeasureLine] | CheckColumn | AnswerField

_LEAST_HEADINGS = 3


class FoundRow(NamedTuple):
    """A row of a table; ``key`` is None where the key column holds nothing like a key."""

    number: int
    key: str | None
    cells: Mapping[int, RawCell]


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table in a workbook: where its columns are now.

    ``columns`` maps field names to columns, ``fields`` has the same in the order of the declaration, with the
    letters of the columns; ``locked`` has the headings of the columns the form fills itself, in that order,
    with their columns, ``strange`` the cells of the heading row that are no heading of the form. Without any
    key in its rows ``key_column`` is None.
    """

    declared: AnyTableSheet
    sheet: RawSheet
    header_row: int
    key_column: int | None
    columns: Mapping[str, int]
    fields: tuple[tuple[AnswerField, int, str], ...]
    locked: Mapping[str, int]
    roles: Mapping[ContextRole, tuple[int, ...]]
    known: frozenset[int]
    strange: Mapping[int, RawCell]
    rows: tuple[FoundRow, ...]


@dataclass(frozen=True, slots=True)
class FoundBoxes:
    """A sheet of boxes: row of each field, the column of the labels and that of the answers."""

    declared: BoxSheet
    sheet: RawSheet
    header_row: int
    label_column: int
    answer_column: int
    rows: Mapping[str, int]
    cells: Mapping[tuple[int, int], RawCell]

    def answer(self, field: str) -> RawCell | None:
        """What stands in the box of a field."""
        row = self.rows.get(field)
        return None if row is None else self.cells.get((row, self.answer_column))

    @property
    def filled(self) -> bool:
        """Whether anything stands in any of the boxes."""
        return any(self.answer(field) is not None for field in self.rows)


def find_tables(
    sheets: Iterable[SignedSheet], declared: Sequence[AnyTableSheet], known: LineKeys
) -> tuple[FoundTable, ...]:
    """All tables with these headings, kind by kind, in order of the sheets; also those without any key."""
    kinds = [_Kind(table, {heading_key(c.heading): c for c in table.columns}) for table in declared]
    found = [table for sheet in sheets if sheet.headings for table in _tables_in(sheet, kinds, known)]
    order = {table.name: number for number, table in enumerate(declared)}
    return tuple(sorted(found, key=lambda table: order[table.declared.name]))


@dataclass(frozen=True, slots=True)
class _Kind:
    """A table to look for, and its columns by heading key."""

    declared: AnyTableSheet
    headings: Mapping[str, AnyColumn]


@dataclass(frozen=True, slots=True)
class _Header:
    """A row of headings: whose they are, and the column of each by heading key."""

    row: int
    kind: _Kind
    at: Mapping[str, int]


def _tables_in(signed: SignedSheet, kinds: Sequence[_Kind], known: LineKeys) -> Iterator[FoundTable]:
    headers = [h for row, said in sorted(signed.headings.items()) if (h := _header(row, said, kinds))]
    if not headers:
        return
    rows = _by_row(signed.sheet)
    ends = [header.row for header in headers[1:]] + [max(rows) + 1]
    for header, end in zip(headers, ends, strict=True):
        below = {number: cells for number, cells in rows.items() if header.row < number < end}
        yield _table(signed.sheet, header, (rows[header.row], below), known)


def _header(row: int, said: Mapping[str, int], kinds: Sequence[_Kind]) -> _Header | None:
    """The headings in a row; where two kinds of table share some, the kind with more of them."""
    if len(said) < _LEAST_HEADINGS:
        return None
    best: _Header | None = None
    for kind in kinds:
        at = {key: column for key, column in said.items() if key in kind.headings}
        # Answers alone are an example, as the instructions give one.
        both = len({isinstance(kind.headings[key], AnswerField) for key in at}) > 1
        if both and len(at) >= _LEAST_HEADINGS and (best is None or len(at) > len(best.at)):
            best = _Header(row, kind, at)
    return best


def _table(
    sheet: RawSheet,
    header: _Header,
    rows: tuple[Mapping[int, RawCell], Mapping[int, Mapping[int, RawCell]]],
    known: LineKeys,
) -> FoundTable:
    head, below = rows
    declared, headings = header.kind.declared, header.kind.headings
    key_column = header.at.get(heading_key(declared.key_heading)) or _key_like_column(below, known)
    found = tuple(
        FoundRow(n, _key_in(cells.get(key_column or 0), known), cells) for n, cells in below.items()
    )
    if not any(row.key for row in found):
        key_column = None
    columns = {c.name: at for key, at in header.at.items() if isinstance(c := headings[key], AnswerField)}
    locked: dict[str, int] = {}
    roles: dict[ContextRole, tuple[int, ...]] = {}
    for key, column in headings.items():
        if isinstance(column, ContextColumn) and key in header.at:
            roles[column.role] = (*roles.get(column.role, ()), header.at[key])
            if column.role is not ContextRole.KEY:
                locked[column.heading] = header.at[key]
    taken = frozenset((*header.at.values(), *filter(None, (key_column,))))
    return FoundTable(
        declared=declared,
        sheet=sheet,
        header_row=header.row,
        key_column=key_column,
        columns=columns,
        fields=tuple(
            (f, columns[f.name], column_letters(columns[f.name]))
            for f in declared.fields
            if f.name in columns
        ),
        locked=locked,
        roles=roles,
        known=taken,
        strange={column: cell for column, cell in head.items() if column not in taken},
        rows=found,
    )


def _by_row(sheet: RawSheet) -> dict[int, dict[int, RawCell]]:
    rows: defaultdict[int, dict[int, RawCell]] = defaultdict(dict)
    for cell in sheet.cells:
        rows[cell.row][cell.column] = cell
    return dict(sorted(rows.items()))


def _key_in(cell: RawCell | None, known: LineKeys) -> str | None:
    return None if cell is None else known.find(cell.text)


def _key_like_column(rows: Mapping[int, Mapping[int, RawCell]], known: LineKeys) -> int | None:
    """The column with most keys, where its heading has been changed."""
    counts = Counter(
        column
        for cells in rows.values()
        for column, cell in cells.items()
        if cell.kind is CellKind.TEXT and known.find(cell.text)
    )
    return counts.most_common(1)[0][0] if counts else None


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
        label_column=column,
        answer_column=answer_column,
        rows=rows,
        cells={(cell.row, cell.column): cell for cell in signed.sheet.cells},
    )
