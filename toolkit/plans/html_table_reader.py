"""Tables of web pages: their own rows and cells, and the grid that spanning cells make of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import lxml.html

from toolkit.plans.document import Block
from toolkit.plans.layout import Box

_MOST_COLUMNS = 63
_MOST_ROWS = 65_534

Element: TypeAlias = lxml.html.HtmlElement


@dataclass(frozen=True, slots=True)
class Span:
    """A cell as written: what it holds, and its ``colspan`` and ``rowspan``."""

    blocks: tuple[Block, ...]
    across: str | None
    down: str | None


@dataclass(frozen=True, slots=True)
class _Hanging:
    """A cell of an earlier row that goes on for ``left`` rows."""

    box: Box
    left: int


def rows_of(table: Element, skipped: Callable[[Element], bool]) -> list[list[list[Element]]]:
    """The cells of each row of each group, in the order they are shown: head, bodies, foot."""
    groups: dict[str, list[list[list[Element]]]] = {"thead": [], "tbody": [], "tfoot": []}
    loose: list[list[Element]] = []
    for child in table.iterchildren():
        if not isinstance(child.tag, str) or skipped(child):
            continue
        if child.tag == "tr":
            if not loose:
                groups["tbody"].append(loose)
            loose.append(_cells(child, skipped))
        elif child.tag in groups:
            loose = []
            rows = [row for row in child.iterchildren("tr") if not skipped(row)]
            groups[child.tag].append([_cells(row, skipped) for row in rows])
    return [*groups["thead"], *groups["tbody"], *groups["tfoot"]]


def _cells(row: Element, skipped: Callable[[Element], bool]) -> list[Element]:
    return [cell for cell in row.iterchildren("td", "th") if not skipped(cell)]


def grid(rows: Sequence[Sequence[Span]]) -> Iterator[list[Box]]:
    """The rows of one group with the cells that hang into them from above."""
    hanging: dict[int, _Hanging] = {}
    for number, row in enumerate(rows):
        boxes = list(_row(row, hanging, len(rows) - number))
        if boxes:
            yield boxes


def _row(row: Sequence[Span], hanging: dict[int, _Hanging], rest: int) -> Iterator[Box]:
    pending = iter(row)
    column = 0
    while True:
        above = hanging.pop(column, None)
        if above is not None:
            if above.left > 1:
                hanging[column] = _Hanging(above.box, above.left - 1)
            yield Box(above.box.blocks, above.box.span, continued=True)
            column += above.box.span
            continue
        cell = next(pending, None)
        if cell is None:
            further = min((key for key in hanging if key > column), default=None)
            if further is None:
                return
            yield Box((), further - column)
            column = further
            continue
        box = Box(cell.blocks, _number(cell.across, _MOST_COLUMNS) or 1)
        down = _number(cell.down, _MOST_ROWS)
        down = rest if down == 0 else min(down, rest)
        if down > 1:
            hanging[column] = _Hanging(box, down - 1)
        yield box
        column += box.span


def _number(text: str | None, most: int) -> int:
    """A span as written; 1 where nothing sensible is."""
    bare = (text or "1").strip()
    return min(int(bare), most) if bare.isascii() and bare.isdecimal() and len(bare) < 10 else 1
