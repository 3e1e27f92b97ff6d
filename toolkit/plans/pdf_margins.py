"""What stands on a page beside its text: page numbers, running titles and footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.plans.pdf_page import Line

_NUMBER = re.compile(r"(?:[-–—]\s*)?(?:[Tt]rang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?")
_FIGURES = re.compile(r"\d+")
_NOTE = re.compile(r"\[?\d{1,3}\]?")
_MARGIN = 0.12
_DEPTH = 3
_MIN_PAGES = 3
_NEAR = 4.0
_SMALLER = 0.95


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's lines outside tables, with its height and the size of letters of the whole text."""

    number: int
    height: float
    lines: tuple[Line, ...]


def bodies(sheets: Sequence[Sheet]) -> list[list[Line]]:
    """The lines of each page that belong to the running text."""
    size = _body_size(sheets)
    running = _running(sheets)
    return [_without_notes(_body(sheet, running), size) for sheet in sheets]


def _body(sheet: Sheet, running: set[tuple[str, int]]) -> list[Line]:
    edge = set(map(id, _edge(sheet)))
    return [
        line
        for line in sheet.lines
        if id(line) not in edge or not (_NUMBER.fullmatch(line.text) or _print(line) in running)
    ]


def _edge(sheet: Sheet) -> list[Line]:
    """The outermost lines of a page that lie in its margins."""
    top = [line for line in sheet.lines[:_DEPTH] if line.base < _MARGIN * sheet.height]
    bottom = [line for line in sheet.lines[-_DEPTH:] if line.base > (1 - _MARGIN) * sheet.height]
    return [*top, *bottom]


def _running(sheets: Sequence[Sheet]) -> set[tuple[str, int]]:
    """Lines that stand at one height in the margins of several pages, but for the figures in them."""
    counts = Counter(mark for sheet in sheets for mark in {_print(line) for line in _edge(sheet)})
    return {mark for mark, count in counts.items() if count >= _MIN_PAGES and 2 * count >= len(sheets) - 1}


def _print(line: Line) -> tuple[str, int]:
    return _FIGURES.sub("#", line.text), round(line.base / _NEAR)


def _body_size(sheets: Sequence[Sheet]) -> float:
    letters: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _without_notes(lines: list[Line], size: float) -> list[Line]:
    """The lines above the footnotes: at the foot, all smaller than the text, begun by a raised number."""
    first = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        if lines[index].size >= _SMALLER * size:
            break
        word = lines[index].words[0]
        if lines[index].raises(word) and _NOTE.fullmatch(word.text):
            first = index
    return lines[:first]
