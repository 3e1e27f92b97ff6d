"""Which tables hold data, and which only lay out a page or frame a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.plans.document import Block, Cell, Paragraph, Row, Table
from toolkit.plans.line_breaks import parted

_LONG = 30
"""Blocks in one cell from which it is a document of its own rather than an entry in a table."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell as a reader finds it: what it holds and the columns it covers.

    ``continued``: it belongs to a cell of a row above, and holds what that one holds.
    """

    blocks: tuple[Block, ...] = ()
    span: int = 1
    continued: bool = False


def blocks_of(rows: Sequence[Sequence[Box]]) -> Iterator[Block]:
    """A table as a block; one that only lays out a page as the blocks in it; nothing for one without text."""
    own = [[box for box in row if not box.continued] for row in rows]
    if not any(box.blocks for row in own for box in row):
        return
    if _is_layout(own):
        for row in own:
            for box in row:
                yield from _freed(box.blocks)
        return
    yield Table(
        tuple(
            Row(tuple(Cell(cell_text(box.blocks), box.span, box.continued) for box in row), number)
            for number, row in enumerate(rows, start=1)
            if row
        ),
        0,
    )


def _is_layout(rows: Sequence[Sequence[Box]]) -> bool:
    """Whether a table, given as its rows of own cells, only lays out what is in it.

    It does when no row has two cells, and when one cell holds more than half of all letters and that cell
    is a document in itself: it holds a table no smaller than this one, or a long run of paragraphs.
    """
    if all(len(row) <= 1 for row in rows):
        return True
    cells = [box.blocks for row in rows for box in row]
    sizes = [len(cell_text(cell)) for cell in cells]
    largest = max(range(len(cells)), key=sizes.__getitem__)
    if 2 * sizes[largest] <= sum(sizes):
        return False
    inner = [block for block in cells[largest] if isinstance(block, Table)]
    return len(cells[largest]) >= _LONG or any(len(table.rows) >= len(rows) for table in inner)


def cell_text(blocks: Sequence[Block]) -> str:
    """The blocks of one cell as its text: a line for each paragraph, and for each row of a table in it."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from filter(None, (line.strip() for line in block.text.split("\n")))
        return
    for row in block.rows:
        texts = [cell.text.replace("\n", " ") for cell in row.cells if cell.text and not cell.continued]
        if texts:
            yield " ".join(texts)


def _freed(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a cell that was only a frame, as blocks of the body."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (Paragraph(text, 0) for text in parted(block.text))
        else:
            yield block
