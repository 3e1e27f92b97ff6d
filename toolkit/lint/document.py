"""A Word document as the checks of its form see it: pages, paragraphs with the format that takes effect, tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Region(StrEnum):
    """The part of a page that holds a paragraph."""

    BODY = "body"
    TABLE = "table"
    HEADER = "header"
    FOOTER = "footer"
    BOX = "box"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a paragraph stands; section, table and row count from 1."""

    region: Region
    section: int
    table: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """How the letters of a run look: fonts of the slots that print Vietnamese, and of the others.

    ``size`` in points; ``colour`` is 'RRGGBB', empty for the automatic black; ``caps`` prints small letters large.
    """

    fonts: tuple[str, ...]
    other_fonts: tuple[str, ...]
    size: float
    bold: bool = False
    italic: bool = False
    caps: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look."""

    text: str
    look: Look


class Align(StrEnum):
    """How the lines of a paragraph stand between the margins."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Layout:
    """The measures of a paragraph in twips (1/20 pt); ``lines`` is the distance of lines, 1 for single.

    ``joins``: there is no gap to a neighbour of the same style.
    """

    align: Align
    first_line: float
    left: float
    right: float
    before: float
    after: float
    lines: float
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``label`` is its automatic number; ``container`` the width in twips it may fill.

    ``borders`` and ``drawn`` are the widths in twips of the horizontal lines at it: its own border, or a shape.
    """

    runs: tuple[Run, ...]
    layout: Layout
    spot: Spot
    container: float
    label: str = ""
    style: str = ""
    borders: tuple[float, ...] = ()
    drawn: tuple[float, ...] = ()
    has_page_number: bool = False

    @property
    def text(self) -> str:
        """What is read, with the automatic number, in one line."""
        words = "".join(run.text for run in self.runs)
        return " ".join(f"{self.label} {words}".split())

    @property
    def shown(self) -> tuple[Run, ...]:
        """The runs that print something."""
        return tuple(run for run in self.runs if run.text.strip())

    @property
    def size(self) -> float:
        """The size of its first letters, in points; 0 for an empty paragraph."""
        return self.shown[0].look.size if self.shown else 0.0

    @property
    def all_bold(self) -> bool:
        """Whether every letter is bold."""
        return bool(self.shown) and all(run.look.bold for run in self.shown)

    @property
    def all_italic(self) -> bool:
        """Whether every letter is italic."""
        return bool(self.shown) and all(run.look.italic for run in self.shown)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: whether it is repeated on every page, and whether it stays whole."""

    cells: tuple[tuple[Paragraph, ...], ...]
    repeated: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    rows: tuple[Row, ...]
    spot: Spot

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """Its paragraphs, row by row."""
        return (paragraph for row in self.rows for cell in row.cells for paragraph in cell)


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins of a page in millimetres."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one setting; sizes in millimetres.

    ``headers`` are those of the pages after the first, one for odd and one for even pages where these differ;
    ``first_headers`` that of the first page where it differs, else None. ``starts_at`` is the page number it
    begins with, None where numbers go on.
    """

    width: float
    height: float
    margins: Margins
    headers: tuple[tuple[Paragraph, ...], ...]
    footers: tuple[Paragraph, ...]
    first_headers: tuple[Paragraph, ...] | None
    first_footers: tuple[Paragraph, ...] | None
    starts_at: int | None
    number_format: str

    @property
    def landscape(self) -> bool:
        """Whether the page is wider than high."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Document:
    """The whole document; ``boxes`` are the paragraphs of text boxes, ``notes`` those of foot- and endnotes."""

    blocks: tuple[Paragraph | Table, ...]
    sections: tuple[Section, ...]
    boxes: tuple[Paragraph, ...] = ()
    notes: tuple[Paragraph, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph: body and tables in order, text boxes, notes, headers and footers."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield from block.paragraphs
            else:
                yield block
        yield from (*self.boxes, *self.notes)
        for section in self.sections:
            for header in section.headers:
                yield from header
            yield from section.first_headers or ()
            yield from (*section.footers, *(section.first_footers or ()))
