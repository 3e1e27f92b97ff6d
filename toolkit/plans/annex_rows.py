"""The rows of an annex table as cells named by their meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.plans.columns import Column, Role
from toolkit.plans.deadline_columns import joined
from toolkit.plans.document import Cell, Row
from toolkit.plans.numerals import read_numeral
from toolkit.vietnamese.text import match_key, squeeze

_COUNTED = re.compile(r"\(?\s*(?:\d{1,2}|[A-Za-z])\s*(?:=.*)?\)?")
_SEVERAL = 2
_WORDS = 12
"""Letters from which a text in a number cell is no number that was misread."""


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A row by the meaning of its cells. ``wide`` rows hold one text over all columns or after the number.

    ``continued`` are the roles whose cells go on with the row above (merged cells); ``uneven`` rows have more or
    fewer cells than the heading, so that it is not certain which cell stands where; ``heads`` rows are headings made
    from a column that groups the rows.
    """

    cells: Mapping[Role, str]
    targets: tuple[tuple[Column, str], ...]
    wide: bool
    line: int
    continued: frozenset[Role] = frozenset()
    uneven: bool = False
    heads: bool = False

    def text(self, role: Role) -> str:
        """The cell of this role, its lines kept; '' where the annex has no such column."""
        return self.cells.get(role, "")

    def line_of(self, role: Role) -> str:
        """The cell of this role on one line."""
        return squeeze(self.text(role))


def named_rows(
    rows: Sequence[Row], columns: Sequence[Column], headings: set[str], width: int
) -> tuple[AnnexRow, ...]:
    """The rows that say something: no repeated heading (``headings`` are row keys), no row of (1) (2) (3).

    ``width`` is the number of columns the heading spans, known ones and others.
    """
    return tuple(
        _named(row, columns, width)
        for row in rows
        if row.filled and row_key(row) not in headings and not _counts(row)
    )


def row_key(row: Row) -> str:
    """The key by which a repeated heading is known."""
    return match_key(" ".join(cell.text for cell in row.cells))


def _counts(row: Row) -> bool:
    """Whether the row only numbers the columns: (1) (2) (3)."""
    texts = [cell.text for cell in row.filled]
    return len(texts) > 2 and all(_COUNTED.fullmatch(text) for text in texts) and len(texts) == len(row.cells)


def _named(row: Row, columns: Sequence[Column], width: int) -> AnnexRow:
    row = _shifted(row, columns)
    own = next((column for column in columns if column.role in {Role.TITLE, Role.NAME}), columns[0])
    filled = row.filled
    numbered = bool(filled) and read_numeral(filled[0].text) is not None
    wide = len(filled) == (2 if numbered and len(filled) > 1 else 1)
    uneven = not wide and row.width != width
    if uneven:
        row = _spread(row, columns, width)
    grid = row.grid()
    cells = {column.role: grid[column.index].text for column in columns if column.index < len(grid)}
    texts = [cell.text for cell in row.cells for _column in range(cell.span)]
    targets = _targets(row, columns)
    if wide and (filled[-1].span > 1 or cells.get(own.role)):
        number = filled[0].text if numbered and len(filled) > 1 else ""
        cells = {Role.NUMBER: number, own.role: filled[-1].text}
        targets = tuple((column, "") for column, _text in targets)
    elif any(column.part for column in columns):
        cells[Role.DEADLINE] = _deadline(texts, columns)
    continued = frozenset(c.role for c in columns if c.index < len(grid) and grid[c.index].continued)
    return AnnexRow(cells, targets, wide, row.line, continued, uneven)


def _targets(row: Row, columns: Sequence[Column]) -> tuple[tuple[Column, str], ...]:
    """The cells of the targets; one that is merged over several targets is that of each."""
    demanding = {column.index: column for column in columns if column.role is Role.TARGET}
    found: dict[int, str] = {}
    index = 0
    for cell in row.cells:
        merged = range(index, index + cell.span) if index in demanding else ()
        found.update((column, cell.text) for column in merged if column in demanding)
        index += cell.span
    return tuple((column, found.get(at, "")) for at, column in demanding.items() if at < index)


def _deadline(texts: Sequence[str], columns: Sequence[Column]) -> str:
    """The deadline that is spread over columns; a cell merged over several of them stands in each."""
    parts = [(c.part, texts[c.index]) for c in columns if c.part is not None and c.index < len(texts)]
    return joined(parts)


def _spread(row: Row, columns: Sequence[Column], width: int) -> Row:
    """A row short of cells, where only one cell can have been merged: over the parts of the deadline."""
    parts = [column.index for column in columns if column.part is not None]
    if (
        len(parts) < _SEVERAL
        or len(parts) != width - row.width + 1
        or parts != list(range(parts[0], parts[-1] + 1))
    ):
        return row
    before = 0
    cells: list[Cell] = []
    for cell in row.cells:
        cells.append(Cell(cell.text, len(parts), cell.continued) if before == parts[0] else cell)
        before += cells[-1].span
    return Row(tuple(cells), row.line)


def _shifted(row: Row, columns: Sequence[Column]) -> Row:
    """A row whose number cell holds words lost its number: the words belong to the next column."""
    number = next((column for column in columns if column.role is Role.NUMBER), None)
    if number is None or number.index != 0 or not row.cells or len(row.cells) < 2:
        return row
    first = row.cells[0]
    if first.span > 1 or not first.text or read_numeral(first.text) or len(first.text) < _WORDS:
        return row
    last = row.cells[-1]
    rest = (
        (*row.cells[1:-1], Cell(last.text, last.span - 1, last.continued)) if last.span > 1 else row.cells[1:]
    )
    return Row((Cell(""), first, *rest), row.line)
