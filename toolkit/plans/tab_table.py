"""The tab shape: one cell a line, each indented by a tab; rows parted by blank lines.

A line without a tab inside a row continues the cell above it. A row with fewer cells than the header is one
whose last cell runs over the remaining columns.
"""

from __future__ import annotations

from toolkit.plans.document import Cell, Row, Table

_MIN_ROWS = 2
_MIN_COLUMNS = 2
_MOST_COLUMNS = 63


def read_tab_table(lines: tuple[str, ...], start: int) -> tuple[Table, int] | None:
    """The table that begins at ``start`` and the index of the line after it, or None."""
    if not lines[start].startswith("\t") or not lines[start].strip():
        return None
    raw: list[tuple[int, list[str]]] = []
    at = start
    while at < len(lines) and lines[at].startswith("\t"):
        first = at
        cells, at = _row(lines, at)
        if len(cells) > _MOST_COLUMNS:
            return None
        raw.append((first + 1, cells))
        while at < len(lines) and lines[at] == "":
            at += 1
    width = max(len(cells) for _line, cells in raw)
    if len(raw) < _MIN_ROWS or width < _MIN_COLUMNS:
        return None
    return Table(tuple(Row(_spanned(cells, width), line) for line, cells in raw), start + 1), at


def _row(lines: tuple[str, ...], at: int) -> tuple[list[str], int]:
    cells: list[str] = []
    while at < len(lines) and lines[at] != "" and len(cells) <= _MOST_COLUMNS:
        if lines[at].startswith("\t"):
            cells.append(lines[at].strip())
        elif lines[at].strip():
            cells[-1] = f"{cells[-1]}\n{lines[at].strip()}".strip()
        at += 1
    return cells, at


def _spanned(cells: list[str], width: int) -> tuple[Cell, ...]:
    spare = width - len(cells)
    return tuple(Cell(text, 1 + (spare if i == len(cells) - 1 else 0)) for i, text in enumerate(cells))
