"""Rows on one line each, their cells parted by tabs or bars: a table copied out of Word, Excel or a browser.

A cell of several paragraphs breaks its row over several lines, and a merged row has fewer cells than the
others; both are told by counting against the fullest row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.plans.document import Cell, Row, Table
from toolkit.plans.line_breaks import begins_item
from toolkit.plans.numerals import read_numeral

_MARKS = ("\t", "|")
_MIN_COLUMNS = 3
_MIN_FULL_ROWS = 2
_LONGEST_CELL = 12
"""Lines without a mark that a cell may run over."""


def read_row_table(lines: tuple[str, ...], start: int) -> tuple[Table | None, int]:
    """The table that begins at ``start`` (None where there is none), and the first line not looked at."""
    mark = next((mark for mark in _MARKS if mark in lines[start]), None)
    if mark is None:
        return None, start + 1
    end, bare = start, 0
    while end < len(lines) and lines[end].strip() and bare <= _LONGEST_CELL:
        bare = 0 if mark in lines[end] else bare + 1
        end += 1
    counts = Counter(line.count(mark) for line in lines[start:end])
    width = 1 + max((count for count, times in counts.items() if times >= _MIN_FULL_ROWS), default=0)
    if width < _MIN_COLUMNS:
        return None, end
    # A line with more cells than any two rows have is something else: the table ends before it.
    last = next((i for i in range(start, end) if lines[i].count(mark) >= width), end)
    while last > start and mark not in lines[last - 1]:
        last -= 1
    if sum(line.count(mark) == width - 1 for line in lines[start:last]) < _MIN_FULL_ROWS:
        return None, max(last, start + 1)
    rows = tuple(draft.closed(width) for draft in _rows(lines[start:last], mark, start, width))
    return Table(rows, start + 1), last


@dataclass(slots=True)
class _Draft:
    """A row being read."""

    line: int
    cells: list[str] = field(default_factory=list)

    def go_on(self, parts: Sequence[str]) -> None:
        """Take in a line that goes on with the last cell."""
        self.cells[-1] = f"{self.cells[-1]}\n{parts[0]}".strip()
        self.cells.extend(parts[1:])

    def closed(self, width: int) -> Row:
        """The row; its last cell runs over the columns that are left."""
        spare = width - len(self.cells)
        last = len(self.cells) - 1
        cells = tuple(Cell(text, 1 + (spare if i == last else 0)) for i, text in enumerate(self.cells))
        return Row(cells, self.line)


def _rows(lines: Sequence[str], mark: str, offset: int, width: int) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for number, line in enumerate(lines, start=offset + 1):
        parts = [part.strip() for part in line.split(mark)]
        if draft is not None and _goes_on(draft, parts, width):
            draft.go_on(parts)
            continue
        if draft is not None:
            yield draft
        draft = _Draft(number, parts)
    if draft is not None:
        yield draft


def _goes_on(draft: _Draft, parts: Sequence[str], width: int) -> bool:
    """Whether a line belongs to the row above: it has no cells of its own, or just those that row lacks."""
    if len(parts) == width:
        return False
    if len(parts) == 1:
        numbered = len(draft.cells) == width and begins_item(parts[0]) and parts[0][0].isalnum()
        return not (numbered or parts[0].isupper())
    completes = len(draft.cells) + len(parts) - 1 == width
    return len(draft.cells) < width and completes and read_numeral(parts[0]) is None
