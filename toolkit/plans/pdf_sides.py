"""Two blocks of text side by side without a line between them: the head of a decision, and its signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.plans.pdf_lines import Column
from toolkit.plans.pdf_page import Line

_GUTTER = 2.0
"""Sizes of letters that the gap must at least be wide."""
_FAR = 3.5
"""Sizes of letters between lines from which the blocks are taken to have ended."""
_APART = 1.5
_MARK = re.compile(r"[-–—+*•·]|\(?[\w.]{1,7}[.)]|(?:Điều|Phần|Chương|Mục)\s+\w+[.:]?")
_OWN_ROW = re.compile(r"Số\b")


@dataclass(frozen=True, slots=True)
class Sides:
    """The two blocks, as rows of a table of two columns."""

    top: float
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Halves:
    """A line as what stands left and right of the gutter."""

    base: float
    size: float
    left: str
    right: str


def sides_in(lines: Sequence[Line], column: Column) -> Iterator[Sides | Line]:
    """The lines of a page with those that stand side by side put together."""
    at = 0
    while at < len(lines):
        gutter = _gutter(lines[at], column)
        if gutter is None:
            yield lines[at]
            at += 1
            continue
        halves = [_split(lines[at], gutter)]
        at += 1
        while at < len(lines):
            narrower = _goes_on(lines[at], lines[at - 1], gutter)
            if narrower is None:
                break
            gutter = narrower
            halves.append(_split(lines[at], gutter))
            at += 1
        yield Sides(halves[0].base, tuple(_rows(halves)))


def _gutter(line: Line, column: Column) -> tuple[float, float] | None:
    """The widest gap in a line, if it parts two blocks: neither after a list number nor beside the middle."""
    gaps = [(b.left - a.right, a.right, b.left) for a, b in pairwise(line.words)]
    if not gaps:
        return None
    width, begin, end = max(gaps)
    before = Line(tuple(word for word in line.words if word.right <= begin + 0.1))
    if width < _GUTTER * line.size or not before.words or _MARK.fullmatch(before.text):
        return None
    third = (column.right - column.left) / 4
    return (begin, end) if begin > column.left + third / 2 and end < column.right - third / 2 else None


def _goes_on(line: Line, above: Line, gutter: tuple[float, float]) -> tuple[float, float] | None:
    """The gutter as this line leaves it, None when the line crosses it or stands too far below."""
    if line.base - above.base > _FAR * line.size:
        return None
    begin, end = gutter
    for word in line.words:
        x, _y = word.middle
        if word.left < end and word.right > begin:
            if x < (begin + end) / 2:
                begin = max(begin, word.right)
            else:
                end = min(end, word.left)
    return (begin, end) if end - begin >= line.size else None


def _split(line: Line, gutter: tuple[float, float]) -> _Halves:
    middle = (gutter[0] + gutter[1]) / 2
    left = tuple(word for word in line.words if word.middle[0] < middle)
    right = tuple(word for word in line.words if word.middle[0] >= middle)
    return _Halves(line.base, line.size, Line(left).text if left else "", Line(right).text if right else "")


def _rows(halves: Sequence[_Halves]) -> Iterator[tuple[str, str]]:
    """Lines close to each other as one row; the line of the document's number is a row of its own."""
    left: list[str] = []
    right: list[str] = []
    above: _Halves | None = None
    for half in halves:
        apart = above is not None and half.base - above.base > _APART * half.size
        if above is not None and (apart or _OWN_ROW.match(half.left)):
            yield "\n".join(left), "\n".join(right)
            left, right = [], []
        left += [half.left] if half.left else []
        right += [half.right] if half.right else []
        above = half
    yield "\n".join(left), "\n".join(right)
