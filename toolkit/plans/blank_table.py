"""Tables whose columns are only aligned by blanks, where nothing else can be meant.

The gaps must run through every line, cells must begin on the first line of their row, and rows must be
plenty; anything less is left as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.plans.document import Cell, Row, Table

_MIN_ROWS = 3
_MIN_COLUMNS = 3
_MIN_GAP = 2
_GAPS = re.compile(r"\S {2,}(?=\S)")
_RULE = re.compile(r"[-=_ +]*[-=_]{3}[-=_ +]*")


def read_blank_table(lines: tuple[str, ...], start: int) -> tuple[Table | None, int]:
    """The table that begins at ``start`` (None where there is none), and the first line not looked at."""
    if not _looks_like_row(lines[start]):
        return None, start + 1
    end, columns = _extent(lines, start)
    rows = list(_rows(lines[start:end], columns, start))
    full = sum(1 for row in rows if all(row.texts))
    if len(rows) < _MIN_ROWS or full < _MIN_ROWS - 1 or not all(row.sound for row in rows):
        return None, end
    made = tuple(Row(tuple(Cell(text.strip()) for text in row.texts), row.line) for row in rows)
    return Table(made, start + 1), end


def _looks_like_row(line: str) -> bool:
    return "\t" not in line and len(_GAPS.findall(line.strip())) >= _MIN_COLUMNS - 1


def _extent(lines: Sequence[str], start: int) -> tuple[int, tuple[int, ...]]:
    """The line after the table and where its columns begin."""
    filled: set[int] = set()
    columns: tuple[int, ...] = ()
    end = start
    while end < len(lines):
        line = lines[end].rstrip()
        if not line and (end + 1 >= len(lines) or not lines[end + 1].strip()):
            break
        if "\t" in line:
            break
        more = filled if _RULE.fullmatch(line) else filled | {i for i, sign in enumerate(line) if sign != " "}
        found = _columns(more)
        if len(found) < max(_MIN_COLUMNS, len(columns)):
            break
        filled, columns = more, found
        end += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return end, columns


def _columns(filled: set[int]) -> tuple[int, ...]:
    """Where stretches of text begin that are parted by gaps wide enough."""
    begins: list[int] = []
    last = -_MIN_GAP - 1
    for place in sorted(filled):
        if place - last > _MIN_GAP:
            begins.append(place)
        last = place
    return tuple(begins)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row with the lines of each cell; ``sound``: every cell with text begins on its first line."""

    line: int
    texts: tuple[str, ...]
    sound: bool


def _rows(lines: Sequence[str], columns: tuple[int, ...], offset: int) -> Iterator[_Draft]:
    group: list[tuple[str, ...]] = []
    first = offset + 1
    for number, line in enumerate(lines, start=offset + 1):
        if not line.strip() or _RULE.fullmatch(line):
            continue
        cells = tuple(line[a:b].strip() for a, b in zip(columns, (*columns[1:], None), strict=True))
        if cells[0] and group:
            yield _draft(first, group)
            group = []
        if not group:
            first = number
        group.append(cells)
    if group:
        yield _draft(first, group)


def _draft(line: int, group: Sequence[tuple[str, ...]]) -> _Draft:
    texts = tuple(" ".join(filter(None, column)) for column in zip(*group, strict=True))
    # A later line that fills all columns may be a row whose number stands in the middle of its height.
    sound = bool(group[0][0]) and not any(all(cells[1:]) for cells in group[1:])
    sound = sound and all(bool(top) == bool(text) for top, text in zip(group[0], texts, strict=True))
    return _Draft(line, texts, sound)
