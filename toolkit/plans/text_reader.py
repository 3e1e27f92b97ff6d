"""Text files: paragraphs one a line, and the two shapes in which converters write tables."""

from __future__ import annotations

from toolkit.plans.document import Block, Document, Paragraph
from toolkit.plans.encoding import decode
from toolkit.plans.pipe_table import read_pipe_table
from toolkit.plans.tab_table import read_tab_table

Lines = tuple[str, ...]


def parse_text(name: str, data: bytes) -> Document:
    """The blocks of a text file; tables are known by their form (cells after a tab, or ended by '|')."""
    lines = tuple(decode(name, data).replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        found = read_pipe_table(lines, at) or read_tab_table(lines, at)
        if found is not None:
            table, at = found
            blocks.append(table)
            continue
        if lines[at].strip():
            blocks.append(Paragraph(lines[at].strip(), at + 1))
        at += 1
    return Document(name, tuple(blocks))
