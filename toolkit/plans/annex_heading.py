"""The heading of an annex table: where it lies, what its columns are, and of what kind the table is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, product

from toolkit.plans.columns import Column, Role, read_column, read_columns
from toolkit.plans.deadline_columns import read_part
from toolkit.plans.document import Cell, Row, Table
from toolkit.plans.numerals import read_numeral

_FIRST_ROWS = 4
_MOST_ROWS = 3
_WIDE = 2
_MOST_SHARED = 12
"""Columns under wide headings beyond which the ways to share them are too many to try."""
_LONG = 60


class AnnexKind(Enum):
    """What the rows of an annex are."""

    TASKS = "tasks"
    INDICATORS = "indicators"


@dataclass(frozen=True, slots=True)
class Heading:
    """A recognised table heading: ``rows`` rows from row ``first`` on (counted from 0), over ``width`` columns.

    ``certain`` is false where copied text does not tell which cell of its first row stands over which column.
    """

    kind: AnnexKind
    columns: tuple[Column, ...]
    first: int
    rows: int
    width: int
    certain: bool = True


def find_heading(table: Table) -> Heading | None:
    """The heading of a table, in its first rows; None where the columns are not those of an annex."""
    for first in range(min(_FIRST_ROWS, len(table.rows))):
        best: Heading | None = None
        for count in range(1, _MOST_ROWS + 1):
            rows = table.rows[first : first + count]
            if len(rows) < count or (count > 1 and not _goes_on(rows[-2], rows[-1])):
                break
            columns, certain = _columns(rows)
            kind = _kind({column.role for column in columns})
            wider = count > 1 and rows[-2].width < rows[-1].width
            if kind is not None and (best is None or wider or len(columns) >= len(best.columns)):
                best = Heading(kind, columns, first, count, max(row.width for row in rows), certain)
        if best is not None:
            return best
    return None


def _goes_on(upper: Row, lower: Row) -> bool:
    """Whether the lower row goes on with the heading: it starts no numbered row and parts wide headings."""
    if not lower.cells or (read_numeral(lower.cells[0].text) and not lower.cells[0].continued):
        return False
    if _parts(upper, lower) or _narrower(upper, lower):
        return True
    over = [cell.text for cell in upper.cells for _column in range(cell.span)]
    grid = lower.grid()
    own = [
        (cell.text, over[column] if len(over) == len(grid) else " ".join(over))
        for column, cell in enumerate(grid)
        if cell.text and not cell.continued
    ]
    parted = any(cell.span > 1 for cell in upper.cells) or any(cell.continued for cell in lower.cells)
    known = all(len(text) < _LONG and _is_heading(text, above) for text, above in own)
    return len(own) >= 2 and known and (parted or any(not cell.text for cell in grid))


def _parts(upper: Row, lower: Row) -> bool:
    """Whether the own cells of the lower row all lie under wide cells and the others go down from the upper row."""
    wide = [cell.span > 1 for cell in upper.cells for _column in range(cell.span)]
    grid = lower.grid()
    own = [column for column, cell in enumerate(grid) if not cell.continued]
    return len(wide) == len(grid) and 0 < len(own) < len(grid) and all(wide[column] for column in own)


def _narrower(upper: Row, lower: Row) -> bool:
    """Whether the lower row parts wide headings of which copying has left one cell each.

    It has more cells than the upper row, and none where each row of the table has its number and its title.
    """
    texts = [cell.text for cell in lower.grid()]
    return upper.width < lower.width and not any(texts[:2]) and all(len(text) < _LONG for text in texts)


def _is_heading(text: str, above: str) -> bool:
    return read_column(text, 0) is not None or read_part(text, above) is not None


def _columns(rows: tuple[Row, ...]) -> tuple[tuple[Column, ...], bool]:
    """The columns of heading rows, and whether they are certain.

    Copying leaves each merged cell once. The cells a lower row leaves empty lie under cells of the upper row that
    go down; how the others share its filled cells is tried, and what reads most of them is taken. Where two
    ways read as many and differ, only the outer cells of the upper row are.
    """
    *above, lower = rows
    short = [row for row in above if row.width < lower.width]
    if len(short) != 1 or len(above) != 1:
        return read_columns(rows), not short
    tried = [read_columns((row, lower)) for row in _shares(short[0], lower)]
    most = max((len(columns) for columns in tried), default=0)
    best = {
        tuple((c.role, c.index, c.year, c.part) for c in columns) for columns in tried if len(columns) == most
    }
    if len(best) == 1:
        return next(columns for columns in tried if len(columns) == most), True
    return read_columns((_outer(short[0], lower), lower)), False


def _shares(upper: Row, lower: Row) -> Iterator[Row]:
    """The upper row with its cells widened, in each way they can share the columns of the lower row.

    A cell over filled ones is wide: one that stands over a single column goes down to it.
    """
    runs = [(filled, len(list(cells))) for filled, cells in groupby(bool(cell.text) for cell in lower.grid())]
    spare = len(upper.cells) - sum(length for filled, length in runs if not filled)
    ways = [_splits(length) if filled else ((1,) * length,) for filled, length in runs]
    if sum(length for filled, length in runs if filled) > _MOST_SHARED:
        return
    for way in product(*ways):
        spans = [span for part in way for span in part]
        if sum(len(part) for part, (filled, _n) in zip(way, runs, strict=True) if filled) == spare:
            cells = (Cell(cell.text, span) for cell, span in zip(upper.cells, spans, strict=True))
            yield Row(tuple(cells), upper.line)


def _splits(length: int) -> tuple[tuple[int, ...], ...]:
    """The ways to part a length into pieces of two or more, in order: 5 is 5, 2+3 or 3+2; 1 is itself."""
    if length < _WIDE:
        return ((1,) * length,)
    longer = ((first, *rest) for first in range(_WIDE, length - 1) for rest in _splits(length - first))
    return ((length,), *longer)


def _outer(upper: Row, lower: Row) -> Row:
    """The upper row with the cells over the empty ends of the lower row alone."""
    texts = [cell.text for cell in lower.grid()]
    left = next((at for at, text in enumerate(texts) if text), 0)
    right = next((at for at, text in enumerate(reversed(texts)) if text), 0)
    if left + right >= len(upper.cells):
        return upper
    ends = upper.cells[len(upper.cells) - right :]
    return Row((*upper.cells[:left], Cell("", lower.width - left - right), *ends), upper.line)


def _kind(roles: set[Role]) -> AnnexKind | None:
    if not roles & {Role.TITLE, Role.NAME}:
        return None
    if Role.TARGET in roles and (Role.UNIT in roles or Role.NAME in roles):
        return AnnexKind.INDICATORS
    if Role.UNIT in roles and Role.NAME in roles:
        return AnnexKind.INDICATORS
    wanted = roles & {Role.LEAD, Role.COOPERATING, Role.PRODUCT, Role.DEADLINE, Role.LEADER}
    if Role.TITLE in roles and len(wanted) >= 2:
        return AnnexKind.TASKS
    return None
