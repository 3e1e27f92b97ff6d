"""The pipe shape: every cell ends in '|'; a line with nothing but '|' begins a row.

``||||||`` after a cell are the empty columns of a row that is merged across. The same line '|' also stands
for an empty cell, so a row is counted against the number of columns. Whole rows between bars ('| a | b |')
are read too, also when a cell of several lines breaks them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from toolkit.plans.document import Cell, Row, Table

_BAR = re.compile(r"\s*\|\s*")
_BARS = re.compile(r"\s*\|(?:\s*\|)+\s*")
_RULE = re.compile(r"[\s|:+-]*-{2,}[\s|:+-]*")
_ORDINAL = re.compile(r"(?:\d+(?:\.\d+)*|[IVXLC]+|[A-ZĐ])[.)]?")
_MOST_COLUMNS = 63
_LONGEST_ROW = 40
"""Lines a row between bars may be broken over; the list of those who receive a decision is long."""
_HEADING_CELLS = 2
"""Cells of a row that heads the rows below it: its number and its name."""
_LONGEST_CELL = 12
"""Lines a cell may run over before we say that the table had ended earlier."""


@dataclass(slots=True)
class _Draft:
    """A table under construction."""

    rows: list[Row] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    line: int = 0
    width: int | None = None
    whole: int = 0

    def add_whole(self, line: int, cells: list[str]) -> None:
        """Take in a row that came whole."""
        self.close()
        self.rows.append(Row(tuple(Cell(text) for text in cells), line))
        self.whole += 1
        self.width = None

    def widen(self) -> None:
        """Let the last cell of a heading among the rows that came whole run over the columns it lacks."""
        first = len(self.rows) - self.whole
        width = max((row.width for row in self.rows[first:]), default=0)
        for index in range(first, len(self.rows)):
            row = self.rows[index]
            if len(row.cells) <= _HEADING_CELLS < width:
                last = row.cells[-1]
                wide = Cell(last.text, width - row.width + 1)
                self.rows[index] = Row((*row.cells[:-1], wide), row.line)
        self.whole = 0

    def complete(self) -> bool:
        return self.width is not None and sum(c.span for c in self.cells) >= self.width

    def close(self) -> None:
        if any(cell.text for cell in self.cells):
            self.widen()
            self.rows.append(Row(tuple(self.cells), self.line))
            if self.width is None:
                self.width = sum(cell.span for cell in self.cells)
        self.cells = []


def read_pipe_table(lines: tuple[str, ...], start: int) -> tuple[Table, int] | None:
    """The table that begins at ``start`` and the index of the line after it, or None."""
    if not lines[start].lstrip().startswith("|"):
        return None
    draft = _Draft()
    at = start
    while at < len(lines):
        after = _step(lines, at, draft)
        if after is None:
            break
        at = after
    draft.close()
    draft.widen()
    if not draft.rows and lines[start].strip(" |"):
        return None
    return Table(tuple(draft.rows), start + 1), max(at, start + 1)


def _step(lines: tuple[str, ...], at: int, draft: _Draft) -> int | None:
    """Take in what stands at line ``at``; the next line, or None when the table has ended."""
    line = lines[at]
    if len(draft.cells) > _MOST_COLUMNS:
        draft.cells = []
        return None
    if _RULE.fullmatch(line) and "|" in line:
        return at + 1
    if _BAR.fullmatch(line):
        _bar(lines, at, draft)
        return at + 1
    if _BARS.fullmatch(line):
        _bars(line, draft)
        return at + 1
    if line.lstrip().startswith("|"):
        return _whole_row(lines, at, draft)
    if draft.complete() or (not draft.cells and not _opened(lines, at)):
        return None
    return _cell(lines, at, draft)


def _whole_row(lines: tuple[str, ...], at: int, draft: _Draft) -> int | None:
    """Read the row that begins with a bar, up to the line that ends with one or the next that begins with one."""
    end = _end_of_row(lines, at)
    text = "\n".join(filter(None, (line.strip() for line in lines[at : end + 1])))
    cells = [cell.strip() for cell in text.removeprefix("|").removesuffix("|").split("|")]
    if end == at and len(cells) < _HEADING_CELLS and not text.endswith("|"):
        return None
    draft.add_whole(at + 1, cells)
    return end + 1


def _end_of_row(lines: tuple[str, ...], at: int) -> int:
    for end in range(at, min(at + _LONGEST_ROW, len(lines))):
        if lines[end].rstrip().endswith("|"):
            return end
        if end > at and lines[end].lstrip().startswith("|"):
            return end - 1 if all(line.strip() for line in lines[at:end]) else at
    return at


def _opened(lines: tuple[str, ...], at: int) -> bool:
    """Whether the line above opened a row."""
    return at > 0 and _BAR.fullmatch(lines[at - 1]) is not None


def _bar(lines: tuple[str, ...], at: int, draft: _Draft) -> None:
    begins = draft.complete() or not draft.cells
    if draft.width is None and draft.cells:
        begins = any(cell.text for cell in draft.cells)
    elif draft.cells and not draft.complete():
        following = next((lines[i] for i in range(at + 1, len(lines)) if lines[i].strip()), "")
        begins = _ORDINAL.fullmatch(following.strip().rstrip("|").strip()) is not None
    if begins and not draft.cells and _opened(lines, at) and draft.line == at:
        draft.cells.append(Cell(""))
    elif begins:
        draft.close()
        draft.line = at + 1
    else:
        draft.cells.append(Cell(""))


def _bars(line: str, draft: _Draft) -> None:
    count = line.count("|")
    if len(draft.cells) == 1:
        draft.cells = [Cell(draft.cells[0].text, 1 + count)]
    else:
        draft.cells.extend(Cell("") for _ in range(count))


def _cell(lines: tuple[str, ...], at: int, draft: _Draft) -> int | None:
    """Read one cell, which may run over several lines up to its '|'."""
    for end in range(at, min(at + _LONGEST_CELL, len(lines))):
        text = lines[end].rstrip()
        if end > at and text.lstrip().startswith("|"):
            return None
        if text.endswith("|"):
            parts = "\n".join(line.strip() for line in lines[at : end + 1]).rstrip("|").split("|")
            draft.cells.extend(Cell(part.strip()) for part in parts)
            return end + 1
    return None
