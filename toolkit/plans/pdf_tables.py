"""Tables of PDF pages: texts in their cells, and one table again where it goes on over the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.plans.document import Paragraph
from toolkit.plans.layout import Box
from toolkit.plans.numerals import read_numeral
from toolkit.plans.pdf_grid import Area, Grid
from toolkit.plans.pdf_lines import Column, cell_paragraphs, lines_of
from toolkit.plans.pdf_page import Line, Word

_NEAR = 5.0
_FOOT = 1.6
"""Sizes of letters between the last line of a cell cut by the page and the line under it."""


@dataclass(frozen=True, slots=True)
class PdfCell:
    """A cell's lines and edges; ``again``: it began in a row above; ``tall``: it covers several rows."""

    left: float
    right: float
    lines: tuple[Line, ...] = ()
    again: bool = False
    tall: bool = False

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class PdfRow:
    """A row with the edge it ends at."""

    cells: tuple[PdfCell, ...]
    bottom: float

    @property
    def text(self) -> tuple[str, ...]:
        """The texts of its cells."""
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table on one page, or on several once joined; ``pages`` are the first and the last."""

    xs: tuple[float, ...]
    top: float
    rows: tuple[PdfRow, ...]
    pages: tuple[int, int]


def table_in(grid: Grid, words: Iterable[Word], page: int) -> PdfTable:
    """The table that a grid and the words in it make."""
    inside: dict[Area, list[Word]] = {area: [] for area in grid.areas}
    by_row: dict[int, list[Area]] = {}
    for area in grid.areas:
        for row in range(area.rows[0], area.rows[1] + 1):
            by_row.setdefault(row, []).append(area)
    for word in words:
        x, y = word.middle
        row = sum(edge <= y for edge in grid.ys[1:-1])
        home = next((area for area in by_row.get(row, ()) if area.holds(x, y)), None)
        if home is not None:
            inside[home].append(word)
    lines = {area: tuple(lines_of(found)) for area, found in inside.items()}
    rows = []
    for row in range(len(grid.ys) - 1):
        areas = sorted(by_row.get(row, ()), key=lambda area: area.left)
        cells = tuple(
            PdfCell(a.left, a.right, lines[a], again=a.rows[0] < row, tall=a.rows[0] < a.rows[1])
            for a in areas
        )
        if any(cell.lines and not cell.again for cell in cells):
            rows.append(PdfRow(cells, grid.ys[row + 1]))
    return PdfTable(grid.xs, grid.ys[0], tuple(rows), (page, page))


def continues(table: PdfTable, overleaf: PdfTable) -> bool:
    """Whether the columns of a table at the head of a page are those of the one at the foot of the page before."""
    shift = table.xs[0] - overleaf.xs[0]
    moved = [x + shift for x in overleaf.xs]
    fewer, more = sorted((list(table.xs), moved), key=len)
    ends = abs(fewer[-1] - more[-1]) <= _NEAR
    return ends and all(any(abs(x - other) <= _NEAR for other in more) for x in fewer)


def joined(table: PdfTable, overleaf: PdfTable) -> PdfTable:
    """One table of two: without the heading printed again, and with a row cut by the page made whole."""
    shift = table.xs[0] - overleaf.xs[0]
    rows = [_moved(row, shift) for row in _without_heading(table, overleaf)]
    above = list(table.rows)
    if rows and above:
        rows = _with_tall(above[-1], rows)
        if _is_cut(above[-1], rows[0]):
            above[-1] = _whole(above[-1], rows.pop(0))
    xs = _united(table.xs, [x + shift for x in overleaf.xs])
    return PdfTable(xs, table.top, (*above, *rows), (table.pages[0], overleaf.pages[1]))


def _without_heading(table: PdfTable, overleaf: PdfTable) -> tuple[PdfRow, ...]:
    again = 0
    for first, other in zip(table.rows, overleaf.rows, strict=False):
        if first.text != other.text:
            break
        again += 1
    return overleaf.rows[again:]


def _moved(row: PdfRow, shift: float) -> PdfRow:
    cells = tuple(replace(cell, left=cell.left + shift, right=cell.right + shift) for cell in row.cells)
    return PdfRow(cells, row.bottom)


def _united(xs: Sequence[float], others: Sequence[float]) -> tuple[float, ...]:
    new = [x for x in others if all(abs(x - known) > _NEAR for known in xs)]
    return tuple(sorted([*xs, *new]))


def _counterpart(row: PdfRow, cell: PdfCell) -> PdfCell | None:
    found = (c for c in row.cells if abs(c.left - cell.left) <= _NEAR and abs(c.right - cell.right) <= _NEAR)
    return next(found, None)


def _with_tall(above: PdfRow, rows: Sequence[PdfRow]) -> list[PdfRow]:
    """The rows with cells that go on from a merged cell of the page before holding what that one holds."""
    filled: list[PdfRow] = []
    for row in rows:
        before = filled[-1] if filled else above
        cells = []
        for cell in row.cells:
            other = _counterpart(before, cell)
            goes_on = cell.again if filled else other is not None and (cell.tall or other.tall)
            if other is not None and other.lines and not cell.lines and goes_on:
                cell = replace(cell, lines=other.lines, again=True)
            cells.append(cell)
        filled.append(PdfRow(tuple(cells), row.bottom))
    return filled


def _is_cut(above: PdfRow, row: PdfRow) -> bool:
    """Whether the page cut a row in two: no number begins the lower part, and each text in it goes on.

    A text goes on when the one above reaches down to the edge of its cell and its last line is full.
    """
    own = [cell for cell in row.cells if cell.lines and not cell.again]
    first = row.cells[0]
    if not own or (first.lines and not first.again and (len(row.cells) == 1 or read_numeral(first.text))):
        return False
    return all(_text_goes_on(above, cell) for cell in own)


def _text_goes_on(above: PdfRow, cell: PdfCell) -> bool:
    other = _counterpart(above, cell)
    if other is None or not other.lines:
        return False
    last, following = other.lines[-1], cell.lines[0]
    padding = min(max(min(line.left for line in other.lines) - other.left, 0.0), 6.0)
    column = Column(other.left + padding, other.right - padding)
    return above.bottom - last.base < _FOOT * last.size and column.is_full(last, following)


def _whole(above: PdfRow, row: PdfRow) -> PdfRow:
    cells = []
    for cell in above.cells:
        other = _counterpart(row, cell)
        more = () if other is None or other.again else other.lines
        cells.append(replace(cell, lines=(*cell.lines, *more)))
    return PdfRow(tuple(cells), row.bottom)


def boxes(table: PdfTable) -> Iterator[list[Box]]:
    """The rows with their texts, and spans counted in the columns of the whole table."""
    for row in table.rows:
        yield [
            Box(
                tuple(Paragraph(text, 0) for text in cell_paragraphs(cell.lines, cell.left, cell.right)),
                max(1, _column(table.xs, cell.right) - _column(table.xs, cell.left)),
                cell.again,
            )
            for cell in row.cells
        ]


def _column(xs: Sequence[float], x: float) -> int:
    return min(range(len(xs)), key=lambda index: abs(xs[index] - x))
