"""Two blocks of text side by side without a line between them: the head of a decision, and its signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.plans.line_breaks import begins_item
from toolkit.plans.pdf_lines import Column
from toolkit.plans.pdf_page import Line, line_of

_GUTTER = 2.0
"""Sizes of letters that the gap must at least be wide."""
_FAR = 9.0
"""Sizes of letters between lines from which the blocks are taken to have ended; a signature needs room."""
_LISTED = 1.7
_EDGE = 0.08
"""Share of the text's width within which no gutter is looked for."""
_MARK = re.compile(r"[-–—+*•·]|\(?[\w.]{1,7}[.)]|(?:Điều|Phần|Chương|Mục)\s+\w+[.:]?")
_OWN_ROW = re.compile(r"Số\b")


@dataclass(frozen=True, slots=True)
class Sides:
    """The two blocks, as rows of a table of two columns."""

    top: float
    rows: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Pair:
    """Two blocks being read, with the gap between them."""

    begin: float
    end: float
    lines: list[tuple[Line | None, Line | None]]

    def takes(self, line: Line, column: Column) -> bool:
        """Take in the next line, if it belongs to the blocks: it keeps the gap, or keeps to one of them."""
        last = next(half for half in reversed(self.lines[-1]) if half is not None)
        if line.base - last.base > _FAR * line.size:
            return False
        gutter = _gutter(line, column)
        if gutter is not None and min(gutter[1], self.end) - max(gutter[0], self.begin) >= line.size:
            self.begin, self.end = max(gutter[0], self.begin), min(gutter[1], self.end)
            self.lines.append(_halves(line, (self.begin + self.end) / 2))
            return True
        for side in (0, 1):
            block = [half for pair in self.lines if (half := pair[side]) is not None]
            # A signature on the right leaves room above it; what is on the left is a list, line by line.
            listed = line.base - last.base < _LISTED * line.size or begins_item(line.text)
            near = side == 1 or listed
            inside = line.right < self.end if side == 0 else line.left > self.begin
            if near and inside and _keeps_to(line, block):
                self.lines.append((line, None) if side == 0 else (None, line))
                return True
        return False


def sides_in(lines: Sequence[Line], column: Column) -> Iterator[Sides | Line]:
    """The lines of a page with those that stand side by side put together."""
    at = 0
    while at < len(lines):
        gutter = _gutter(lines[at], column)
        if gutter is None:
            yield lines[at]
            at += 1
            continue
        pair = _Pair(*gutter, [_halves(lines[at], sum(gutter) / 2)])
        top = lines[at].base
        at += 1
        while at < len(lines) and pair.takes(lines[at], column):
            at += 1
        yield Sides(top, tuple(_rows(pair.lines)))


def _gutter(line: Line, column: Column) -> tuple[float, float] | None:
    """The widest gap in a line, if it parts two blocks: not after a list number, and not near an edge."""
    gaps = [(b.left - a.right, a.right, b.left) for a, b in pairwise(line.words)]
    if not gaps:
        return None
    width, begin, end = max(gaps)
    before = [word for word in line.words if word.right <= begin + 0.1]
    if width < _GUTTER * line.size or not before or _MARK.fullmatch(line_of(before).text):
        return None
    edge = (column.right - column.left) * _EDGE
    return (begin, end) if begin > column.left + edge and end < column.right - edge else None


def _keeps_to(line: Line, block: Sequence[Line]) -> bool:
    """Whether a line is set as a block is: from its left edge, or round its middle."""
    if not block:
        return False
    left, right = min(one.left for one in block), max(one.right for one in block)
    return (
        abs(line.left - left) <= line.size or abs((line.left + line.right) - (left + right)) <= 2 * line.size
    )


def _halves(line: Line, middle: float) -> tuple[Line | None, Line | None]:
    left = tuple(word for word in line.words if word.middle[0] < middle)
    right = tuple(word for word in line.words if word.middle[0] >= middle)
    return (line_of(left) if left else None), (line_of(right) if right else None)


def _rows(lines: Sequence[tuple[Line | None, Line | None]]) -> Iterator[tuple[str, str]]:
    """The two blocks as one row; the line of the document's number begins another one."""
    cells: tuple[list[str], list[str]] = ([], [])
    for pair in lines:
        if any(cells) and pair[0] is not None and _OWN_ROW.match(pair[0].text):
            yield "\n".join(cells[0]), "\n".join(cells[1])
            cells = ([], [])
        for cell, half in zip(cells, pair, strict=True):
            cell.extend([half.text] if half is not None else [])
    yield "\n".join(cells[0]), "\n".join(cells[1])
