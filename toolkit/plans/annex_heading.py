"""The heading of an annex table: where it lies, what its columns are, and of what kind the table is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from toolkit.plans.columns import Column, Role, read_column, read_columns
from toolkit.plans.deadline_columns import read_part
from toolkit.plans.document import Cell, Row, Table
from toolkit.plans.numerals import read_numeral

_FIRST_ROWS = 4
_MOST_ROWS = 3
_LONG = 60


class AnnexKind(Enum):
    """What the rows of an annex are."""

    TASKS = "tasks"
    INDICATORS = "indicators"


@dataclass(frozen=True, slots=True)
class Heading:
    """A recognised table heading: ``rows`` rows from row ``first`` on (counted from 0)."""

    kind: AnnexKind
    columns: tuple[Column, ...]
    first: int
    rows: int


def find_heading(table: Table) -> Heading | None:
    """The heading of a table, in its first rows; None where the columns are not those of an annex."""
    for first in range(min(_FIRST_ROWS, len(table.rows))):
        best: Heading | None = None
        for count in range(1, _MOST_ROWS + 1):
            rows = table.rows[first : first + count]
            if len(rows) < count or (count > 1 and not _goes_on(rows[-2], rows[-1])):
                break
            columns = read_columns(_aligned(rows))
            kind = _kind({column.role for column in columns})
            if kind is not None and (best is None or len(columns) >= len(best.columns)):
                best = Heading(kind, columns, first, count)
        if best is not None:
            return best
    return None


def _goes_on(upper: Row, lower: Row) -> bool:
    """Whether the lower row goes on with the heading: it starts no numbered row and parts wide headings."""
    if not lower.cells or (read_numeral(lower.cells[0].text) and not lower.cells[0].continued):
        return False
    if _parts(upper, lower):
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


def _is_heading(text: str, above: str) -> bool:
    return read_column(text, 0) is not None or read_part(text, above) is not None


def _aligned(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Heading rows of one width, where copying has left each merged cell once.

    The cells a lower row leaves empty lie under cells of the upper row that go down, each filled run lies
    under one wide cell. Where that does not come out even, only the outer cells are certain.
    """
    lower = rows[-1]
    return tuple(_widened(row, lower) if row.width < lower.width else row for row in rows)


def _widened(upper: Row, lower: Row) -> Row:
    runs = [
        (bool(text), len(list(cells))) for text, cells in groupby(cell.text != "" for cell in lower.grid())
    ]
    slots = [
        span if filled else 1 for filled, length in runs for span in ([length] if filled else [1] * length)
    ]
    if len(slots) == len(upper.cells):
        return Row(tuple(Cell(c.text, span) for c, span in zip(upper.cells, slots, strict=True)), upper.line)
    left = runs[0][1] if not runs[0][0] else 0
    right = runs[-1][1] if not runs[-1][0] else 0
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
