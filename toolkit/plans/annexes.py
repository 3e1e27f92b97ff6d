"""Annex tables: which tables of a document are annexes, of what kind, and their rows as named cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from toolkit.plans.columns import Column, Role, read_column, read_columns
from toolkit.plans.document import Cell, Document, Paragraph, Row, Table
from toolkit.plans.numerals import read_numeral
from toolkit.vietnamese.text import match_key, squeeze

_HEADING_ROWS = 4
_LONG_HEADING = 60
_CAPTION = re.compile(r"(?:phụ lục|biểu|danh mục|bảng)(?:\s+(?:số\s+)?(?:\d+|[ivx]+))?", re.IGNORECASE)
_COUNTED = re.compile(r"\(?\s*(?:\d{1,2}|[A-Za-z])\s*(?:=.*)?\)?")


class AnnexKind(Enum):
    """What the rows of an annex are."""

    TASKS = "tasks"
    INDICATORS = "indicators"


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A row by the meaning of its cells. ``wide`` rows hold one text over all columns or after the number."""

    cells: Mapping[Role, str]
    targets: tuple[tuple[Column, str], ...]
    wide: bool
    line: int
    again: bool = False

    def text(self, role: Role) -> str:
        """The cell of this role, its lines kept; '' where the annex has no such column."""
        return self.cells.get(role, "")

    def line_of(self, role: Role) -> str:
        """The cell of this role on one line."""
        return squeeze(self.text(role))


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex table with the caption it is known by."""

    kind: AnnexKind
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[AnnexRow, ...]

    def has(self, role: Role) -> bool:
        """Whether the annex has such a column."""
        return any(column.role is role for column in self.columns)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A recognised table heading and where it lies in the table."""

    kind: AnnexKind
    columns: tuple[Column, ...]
    first: int
    rows: int


def find_annexes(document: Document) -> tuple[Annex, ...]:
    """The annexes in order; a table without heading that goes on with the columns above is joined."""
    annexes: list[Annex] = []
    above: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            above.append(block.text)
            continue
        heading = _heading(block)
        if heading is not None:
            rows = block.rows[heading.first + heading.rows :]
            keys = {_key(row) for row in block.rows[heading.first : heading.first + heading.rows]}
            body = tuple(_rows(rows, heading.columns, keys))
            annexes.append(Annex(heading.kind, _caption(above, len(annexes) + 1), heading.columns, body))
        elif annexes and not above and _same_width(block, annexes[-1]):
            last = annexes.pop()
            more = tuple(_rows(block.rows, last.columns, set()))
            annexes.append(Annex(last.kind, last.caption, last.columns, last.rows + more))
        above = []
    return tuple(annexes)


def _caption(above: list[str], number: int) -> str:
    for text in reversed(above[-6:]):
        found = _CAPTION.match(text)
        if found is not None and (len(text) < 40 or text[found.end() : found.end() + 1] in {":", "."}):
            return squeeze(found[0]).capitalize()
    return f"Bảng {number}"


def _same_width(table: Table, annex: Annex) -> bool:
    width = max((row.width for row in table.rows), default=0)
    return width == max(column.index for column in annex.columns) + 1


def _heading(table: Table) -> _Heading | None:
    best: _Heading | None = None
    for first in range(min(_HEADING_ROWS, len(table.rows))):
        for count in (1, 2):
            rows = table.rows[first : first + count]
            if len(rows) < count or (count == 2 and not _second(rows[0], rows[1])):
                continue
            columns = read_columns(rows)
            kind = _kind({column.role for column in columns})
            if kind is not None and (best is None or len(columns) >= len(best.columns)):
                best = _Heading(kind, columns, first, count)
        if best is not None:
            return best
    return None


def _second(upper: Row, lower: Row) -> bool:
    """Whether the lower row goes on with the heading: it starts no numbered row and parts wide headings."""
    if not lower.cells or (read_numeral(lower.cells[0].text) and not lower.cells[0].continued):
        return False
    own = [cell for cell in lower.cells if cell.text and not cell.continued]
    parted = any(cell.span > 1 for cell in upper.cells) or any(cell.continued for cell in lower.cells)
    known = all(len(cell.text) < _LONG_HEADING and read_column(cell.text, 0) for cell in own)
    return len(own) >= 2 and known and (parted or any(not cell.text for cell in lower.grid()))


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


def _rows(rows: tuple[Row, ...], columns: tuple[Column, ...], headings: set[str]) -> Iterator[AnnexRow]:
    for row in rows:
        if not row.filled or _key(row) in headings or _counts(row):
            continue
        yield _named(row, columns)


def _key(row: Row) -> str:
    return match_key(" ".join(cell.text for cell in row.cells))


def _counts(row: Row) -> bool:
    """Whether the row only numbers the columns: (1) (2) (3)."""
    texts = [cell.text for cell in row.filled]
    return len(texts) > 2 and all(_COUNTED.fullmatch(text) for text in texts) and len(texts) == len(row.cells)


def _named(row: Row, columns: tuple[Column, ...]) -> AnnexRow:
    row = _shifted(row, columns)
    grid = row.grid()
    own = next((column for column in columns if column.role in {Role.TITLE, Role.NAME}), columns[0])
    cells = {column.role: grid[column.index].text for column in columns if column.index < len(grid)}
    targets = tuple(
        (column, grid[column.index].text)
        for column in columns
        if column.role is Role.TARGET and column.index < len(grid)
    )
    filled = [cell for cell in row.cells if cell.text]
    numbered = bool(filled) and read_numeral(filled[0].text) is not None
    wide = len(filled) == (2 if numbered and len(filled) > 1 else 1)
    if wide and (filled[-1].span > 1 or cells.get(own.role)):
        cells = {
            Role.NUMBER: filled[0].text if numbered and len(filled) > 1 else "",
            own.role: filled[-1].text,
        }
        targets = tuple((column, "") for column, _text in targets)
    again = own.index < len(grid) and grid[own.index].continued
    return AnnexRow(cells, targets, wide, row.line, again)


def _shifted(row: Row, columns: tuple[Column, ...]) -> Row:
    """A row whose number cell holds words lost its number: the words belong to the next column."""
    number = next((column for column in columns if column.role is Role.NUMBER), None)
    if number is None or number.index != 0 or not row.cells or len(row.cells) < 2:
        return row
    first = row.cells[0]
    if first.span > 1 or not first.text or read_numeral(first.text) or len(first.text) < 12:
        return row
    last = row.cells[-1]
    rest = (
        (*row.cells[1:-1], Cell(last.text, last.span - 1, last.continued)) if last.span > 1 else row.cells[1:]
    )
    return Row((Cell(""), first, *rest), row.line)
