"""The pipe shape: every cell ends in '|'; a line with nothing but '|' begins a row.

``||||||`` after a cell are the empty columns of a row that is merged across. The same line '|' also stands
for an empty cell, so a row is counted against the number of columns. Whole rows on one line ('| a | b |')
are read too.
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
_LONGEST_CELL = 12
"""Lines a cell may run over before we say that the table had ended earlier."""
_LONGEST_ROW = 40


@dataclass(slots=True)
class _Draft:
    """A table under construction."""

    rows: list[Row] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    line: int = 0
    width: int | None = None

    def complete(self) -> bool:
        return self.width is not None and sum(c.span for c in self.cells) >= self.width

    def close(self) -> None:
        if any(cell.text for cell in self.cells):
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
    return (
        (Table(tuple(draft.rows), start + 1), at)
        if draft.rows
        else (Table((), start + 1), max(at, start + 1))
    )


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
    end = _row_end(lines, at)
    if end is not None:
        draft.close()
        draft.line = at + 1
        row = "\n".join(own.strip() for own in lines[at : end + 1])
        draft.cells = [Cell(text.strip()) for text in row.strip("|").split("|")]
        draft.close()
        draft.width = None
        return end + 1
    if draft.complete() or (not draft.cells and not _opened(lines, at)):
        return None
    return _cell(lines, at, draft)


def _row_end(lines: tuple[str, ...], at: int) -> int | None:
    """The line where a row '| a | b |' that begins at ``at`` ends; its cells may run over several lines."""
    if not lines[at].lstrip().startswith("|"):
        return None
    for end in range(at, min(at + _LONGEST_ROW, len(lines))):
        if end > at and (not lines[end].strip() or lines[end].lstrip().startswith("|")):
            return None
        if lines[end].rstrip().endswith("|"):
            return end
    return None


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
