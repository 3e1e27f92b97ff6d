"""The report as values: what stands on its pages, before any file is made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.reporting.report_charts import Chart


class BlockKind(StrEnum):
    """What a paragraph is; the Word template gives each kind its style."""

    TEXT = "text"
    HEADING = "heading"
    POINT = "point"
    ITEM = "item"
    SUBITEM = "subitem"
    EMPTY = "empty"
    CAPTION = "caption"
    NOTE = "note"
    CHART = "chart"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. ``EMPTY`` is a place that a person must write; it prints marked, in square brackets."""

    kind: BlockKind
    text: str


def text(sentence: str) -> Block:
    """An ordinary paragraph."""
    return Block(BlockKind.TEXT, sentence)


def heading(title: str) -> Block:
    """A heading '1. …'."""
    return Block(BlockKind.HEADING, title)


def item(sentence: str) -> Block:
    """A paragraph of a list; the template sets the dash."""
    return Block(BlockKind.ITEM, sentence)


def subitem(sentence: str) -> Block:
    """A paragraph of a list within a list; the template sets the sign '+'."""
    return Block(BlockKind.SUBITEM, sentence)


def empty(sentence: str) -> Block:
    """A place left for a person."""
    return Block(BlockKind.EMPTY, sentence)


@dataclass(frozen=True, slots=True)
class Section:
    """A part 'I. …' of the report with its paragraphs."""

    no: str
    title: str
    blocks: tuple[Block, ...]


class Align(StrEnum):
    """How the cells of a column stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an appendix; ``width`` is its share of the table, in any unit."""

    title: str
    width: int
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """One cell text per column; of a ``section`` row only the first cell counts, printed over all columns."""

    cells: tuple[str, ...]
    section: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an appendix; line breaks in a cell are new lines."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix on its own pages; ``bracket`` is the line '(Kèm theo …)' (NĐ 30/2020, Phụ lục I, III)."""

    label: str
    title: str
    bracket: str
    parts: tuple[Block | Table, ...]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the head and at the foot of a document (NĐ 30/2020/NĐ-CP, Phụ lục I, phần II).

    Number and day are left blank for the clerk, who fills them in after signing (Điều 15). ``superior`` is
    empty for UBND tỉnh, which has no body above it at the head; ``recipient`` are the ``recipients`` within a
    sentence, ``copies`` further ones at the foot.
    """

    superior: str
    issuer: str
    issuer_upper: str
    symbol: str
    place: str
    month: str
    year: str
    recipient: str
    recipients: tuple[str, ...]
    copies: tuple[str, ...]
    signer_lines: tuple[str, ...]
    signer: str
    drafted_by: str


@dataclass(frozen=True, slots=True)
class ReportText:
    """The whole report in words and tables; ``sample_mark`` is printed on every page, empty for real data.

    ``state`` is the hash of the figures it was made from; ``charts`` are those that blocks of the sections mark.
    """

    head: Letterhead
    document: str
    subject: str
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    attached: str
    closing: str
    appendices: tuple[Appendix, ...]
    sample_mark: str = ""
    state: str = ""
    charts: tuple[Chart, ...] = ()
