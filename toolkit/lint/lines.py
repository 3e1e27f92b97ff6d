"""Lines of text and lines that are drawn: what finding the parts of a document rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from toolkit.lint.document import Align, Paragraph, Run, Table
from toolkit.vietnamese.text import ascii_key

_LIKE = 85.0
_TYPED_LINE = re.compile(r"^[_—–-]{4,}$")
_NUMBERED = re.compile(r"^([IVX]+|\d+)[.)]\s")
_SIGN_WIDTH = 10
"""Width of one sign of a typed line, in twips for each point of its size."""


def columns(table: Table) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs of the first and of the last column, line by line."""
    left = [p for row in table.rows if row.cells for p in row.cells[0]]
    right = [p for row in table.rows if len(row.cells) > 1 for p in row.cells[-1]]
    return lines_of(left), lines_of(right)


def lines_of(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Paragraphs with a line break in them as several: each line is a part of its own."""
    lines: list[Paragraph] = []
    for paragraph in paragraphs:
        if not any("\n" in run.text for run in paragraph.runs):
            lines.append(paragraph)
            continue
        current: list[Run] = []
        for run in paragraph.runs:
            first, *others = run.text.split("\n")
            current.append(replace(run, text=first))
            for other in others:
                lines.append(replace(paragraph, runs=tuple(current)))
                current = [replace(run, text=other)]
        lines.append(replace(paragraph, runs=tuple(current)))
    return lines


def like(paragraphs: Iterable[Paragraph], *keys: str) -> tuple[Paragraph, ...]:
    """The first paragraph whose words are nearly those of a key."""
    for paragraph in paragraphs:
        letters = " ".join(re.findall(r"[a-z]+", ascii_key(paragraph.text)))
        if any(ratio(letters, key) >= _LIKE for key in keys):
            return (paragraph,)
    return ()


def rules(paragraphs: Iterable[Paragraph]) -> Iterator[float]:
    """Widths in twips of the lines drawn or typed at these paragraphs."""
    for paragraph in paragraphs:
        yield from (*paragraph.borders, *paragraph.drawn)
        if is_typed_line(paragraph):
            yield len(paragraph.text) * paragraph.size * _SIGN_WIDTH


def is_typed_line(paragraph: Paragraph) -> bool:
    """Whether the words are a line put together from signs."""
    return bool(_TYPED_LINE.match(paragraph.text))


def is_numbered(paragraph: Paragraph) -> bool:
    """Whether a number begins the text ('I.', '1.')."""
    return bool(_NUMBERED.match(paragraph.text))


def stands_out(paragraph: Paragraph) -> bool:
    """Whether a paragraph is set as a title is: centred, or bold throughout."""
    return paragraph.layout.align is Align.CENTER or paragraph.all_bold


def is_capitals(paragraph: Paragraph) -> bool:
    """Whether the text is in capitals."""
    return paragraph.text == paragraph.text.upper()
