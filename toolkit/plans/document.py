"""A document as plain blocks, whatever file it came from: paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``line`` is its 1-based line in a text file, or its ordinal among the blocks."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell over ``span`` columns; lines inside it are parted by line feeds.

    ``continued`` cells repeat the text of a cell that is merged downwards.
    """

    text: str
    span: int = 1
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; ``line`` is its 1-based line in a text file, else its number in the table."""

    cells: tuple[Cell, ...]
    line: int

    @property
    def width(self) -> int:
        """Number of grid columns this row covers."""
        return sum(cell.span for cell in self.cells)

    def grid(self) -> tuple[Cell, ...]:
        """One cell per grid column; the columns a wide cell covers beyond its first one are empty."""
        return tuple(c for cell in self.cells for c in (cell, *(Cell(""),) * (cell.span - 1)))

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that hold text."""
        return tuple(cell for cell in self.cells if cell.text)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with all its rows, header included."""

    rows: tuple[Row, ...]
    line: int


Block = Paragraph | Table


class CautionKind(Enum):
    """What in a file makes its reading less certain than its words are."""

    TRACKED_CHANGES = "tracked_changes"
    PICTURE = "picture"
    EMBEDDED_OBJECT = "embedded_object"
    PDF_TABLES = "pdf_tables"
    SCANNED_PAGES = "scanned_pages"
    RECOGNISED_TEXT = "recognised_text"
    ALIGNED_COLUMNS = "aligned_columns"


@dataclass(frozen=True, slots=True)
class Caution:
    """One such thing; ``place`` is where it is found: words that stand before it, pages or a line number."""

    kind: CautionKind
    place: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds, in order, and what a person should look at because of the kind of file it is."""

    name: str
    blocks: tuple[Block, ...]
    cautions: tuple[Caution, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs outside tables."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    def texts(self) -> Iterator[str]:
        """All texts in order, those in table cells too."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.text
            else:
                yield from (cell.text for row in block.rows for cell in row.cells if not cell.continued)
