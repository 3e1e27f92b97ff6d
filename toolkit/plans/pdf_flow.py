"""Pages of a PDF to blocks: paragraphs and tables made whole again over lines and pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from toolkit.plans.document import Block, Cell, Paragraph, Row, Table
from toolkit.plans.layout import blocks_of
from toolkit.plans.line_breaks import ends_sentence
from toolkit.plans.pdf_grid import find_grids
from toolkit.plans.pdf_lines import Column, glued, goes_on, goes_on_overleaf, lines_of
from toolkit.plans.pdf_margins import Sheet, bodies
from toolkit.plans.pdf_page import Line, Page
from toolkit.plans.pdf_sides import Sides, sides_in
from toolkit.plans.pdf_tables import PdfTable, boxes, continues, joined, table_in

_USUAL_PITCH = 1.2
_MIN_GAPS = 5
_LEAST_LINES = 3
_NEAR = 3.0
_FIRST_INDENT = 8.0
_SAME_SIZE = 0.5
_LEAST_PITCH, _MOST_PITCH = 0.9, 2.2

Item = PdfTable | Sides | Line


@dataclass(frozen=True, slots=True)
class Flow:
    """The blocks of all pages, and the pages that tables with ruling lines stand on."""

    blocks: tuple[Block, ...]
    table_pages: tuple[tuple[int, int], ...]


def flow(pages: Sequence[Page]) -> Flow:
    """Paragraphs and tables in reading order, without page numbers, running titles and footnotes."""
    tables: dict[int, list[PdfTable]] = {}
    sheets = []
    for page in pages:
        grids = find_grids(page.rules)
        tables[page.number] = [table_in(grid, page.words, page.number) for grid in grids]
        loose = [word for word in page.words if not any(grid.holds(*word.middle) for grid in grids)]
        sheets.append(Sheet(page.number, page.height, tuple(lines_of(loose))))
    texts = bodies(sheets)
    columns = _columns(pages, texts)
    builder = _Builder()
    for page, lines in zip(pages, texts, strict=True):
        column = columns[page.number]
        items: list[Item] = [*(t for t in tables[page.number] if t.rows), *sides_in(lines, column)]
        builder.page(sorted(items, key=_top), column)
    return Flow(tuple(builder.finished()), tuple(builder.table_pages))


def _top(item: Item) -> float:
    return item.base if isinstance(item, Line) else item.top


def _columns(pages: Sequence[Page], texts: Sequence[Sequence[Line]]) -> dict[int, Column]:
    """The stretch that text fills on each page: as on all pages of its size together."""
    alike: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for page, lines in zip(pages, texts, strict=True):
        alike[round(page.width), round(page.height)].extend(lines)
    widest = {size: _stretch(lines) for size, lines in alike.items()}
    own = [widest[round(page.width), round(page.height)] for page in pages]
    gaps = [list(_gaps(lines, column)) for lines, column in zip(texts, own, strict=True)]
    usual = _pitch([gap for on_page in gaps for gap in on_page], _USUAL_PITCH)
    return {
        page.number: replace(column, pitch=_pitch(on_page, usual))
        for page, column, on_page in zip(pages, own, gaps, strict=True)
    }


def _stretch(lines: Sequence[Line]) -> Column:
    left, right = -_edge([-line.left for line in lines]), _edge([line.right for line in lines])
    begins = Counter(round(line.left) for line in lines)
    at_edge = sum(count for place, count in begins.items() if place <= left + _NEAR)
    inwards = [(count, place) for place, count in begins.items() if place > left + _FIRST_INDENT]
    usual = 2 * at_edge > len(lines) and inwards
    return Column(left, right, indent=float(max(inwards)[1]) if usual else None)


def _edge(places: Sequence[float]) -> float:
    """The outermost place at which several lines end."""
    ordered = sorted(places, reverse=True)
    for index, place in enumerate(ordered[: -_LEAST_LINES + 1]):
        if place - ordered[index + _LEAST_LINES - 1] <= _NEAR:
            return place
    return ordered[0] if ordered else 0.0


def _gaps(lines: Sequence[Line], column: Column) -> Iterator[float]:
    """Distances of baselines, in sizes of letters, where a full line without a stop goes on in the next."""
    for above, line in pairwise(lines):
        gap = (line.base - above.base) / max(line.size, 1.0)
        alike = abs(above.size - line.size) < _SAME_SIZE and not ends_sentence(above.text)
        if alike and _LEAST_PITCH < gap < _MOST_PITCH and column.is_full(above, line):
            yield gap


def _pitch(gaps: Sequence[float], usual: float) -> float:
    return median(gaps) if len(gaps) >= _MIN_GAPS else usual


@dataclass(slots=True)
class _Builder:
    """Puts pages after each other; the last paragraph and the last table stay open for the next page."""

    blocks: list[Block] = field(default_factory=list)
    table_pages: list[tuple[int, int]] = field(default_factory=list)
    _lines: list[Line] = field(default_factory=list)
    _text: str = ""
    _table: PdfTable | None = None

    def page(self, items: Sequence[Item], column: Column) -> None:
        """Take in the items of one page, from top to bottom."""
        for index, item in enumerate(items):
            if isinstance(item, PdfTable):
                self._take_table(item, first=index == 0)
                continue
            self._end_table()
            if isinstance(item, Line):
                self._take_line(item, column, overleaf=index == 0)
            else:
                self._end_paragraph()
                self.blocks.append(_of_sides(item))

    def finished(self) -> Iterator[Block]:
        """All blocks."""
        self._end_paragraph()
        self._end_table()
        return iter(self.blocks)

    def _take_table(self, table: PdfTable, first: bool) -> None:
        self._end_paragraph()
        if first and self._table is not None and continues(self._table, table):
            self._table = joined(self._table, table)
            return
        self._end_table()
        self._table = table

    def _end_table(self) -> None:
        if self._table is not None:
            self.blocks.extend(blocks_of(list(boxes(self._table))))
            self.table_pages.append(self._table.pages)
            self._table = None

    def _take_line(self, line: Line, column: Column, overleaf: bool) -> None:
        follows = goes_on_overleaf if overleaf else goes_on
        if self._lines and follows(self._lines, line, column):
            self._text = glued(self._text, line.text)
        else:
            self._end_paragraph()
            self._text = line.text
        self._lines.append(line)

    def _end_paragraph(self) -> None:
        if self._text.strip():
            self.blocks.append(Paragraph(self._text.strip(), 0))
        self._lines, self._text = [], ""


def _of_sides(sides: Sides) -> Table:
    """Two blocks side by side, as the heads and signatures of decisions have them, as a table."""
    rows = tuple(Row((Cell(left), Cell(right)), n) for n, (left, right) in enumerate(sides.rows, start=1))
    return Table(rows, 0)
