"""Text files: paragraphs one a line, and the shapes in which converters and people write tables."""

from __future__ import annotations

from toolkit.plans.blank_table import read_blank_table
from toolkit.plans.document import Block, Caution, CautionKind, Document, Paragraph
from toolkit.plans.encoding import decode
from toolkit.plans.pipe_table import read_pipe_table
from toolkit.plans.row_table import read_row_table
from toolkit.plans.tab_table import read_tab_table

Lines = tuple[str, ...]


def parse_text(name: str, data: bytes) -> Document:
    """The blocks of a text file; tables are known by their form alone."""
    blocks, aligned = _read(_lines(decode(name, data)))
    cautions = tuple(Caution(CautionKind.ALIGNED_COLUMNS, str(line)) for line in aligned)
    return Document(name, tuple(blocks), cautions)


def text_blocks(text: str) -> list[Block]:
    """The blocks of a text that stands in another document with its line breaks."""
    return _read(_lines(text))[0]


def _lines(text: str) -> Lines:
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "").split("\n"))


def _read(lines: Lines) -> tuple[list[Block], list[int]]:
    """The blocks, and the first lines of tables whose columns are only aligned by blanks."""
    blocks: list[Block] = []
    aligned: list[int] = []
    at = by_row = by_blanks = 0
    while at < len(lines):
        found = read_pipe_table(lines, at) or read_tab_table(lines, at)
        table, after = found if found is not None else (None, at + 1)
        if table is None and at >= by_row:
            table, by_row = read_row_table(lines, at)
            after = by_row
        if table is None and at >= by_blanks:
            table, by_blanks = read_blank_table(lines, at)
            after = by_blanks
            aligned.extend([at + 1] if table is not None else [])
        if table is not None:
            blocks.extend([table] if table.rows else [])
            at = after
            continue
        if lines[at].strip(" \t|"):
            blocks.append(Paragraph(lines[at].strip(), at + 1))
        at += 1
    return blocks, aligned
