"""The text of a document by levels: legal bases, headings, points, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import dropwhile

from toolkit.lint.document import Align, Paragraph
from toolkit.lint.lines import is_capitals, stands_out

_ROMAN = re.compile(r"^([IVX]+)\.\s")
_CLAUSE = re.compile(r"^(\d{1,2})\.\s")
_POINT = re.compile(r"^([a-zđ])\)\s")
_CHAPTER = re.compile(r"^(Phần|Chương|Mục|Tiểu mục)\s+([IVXLC]+|\d+)\.?$", re.IGNORECASE)
_ARTICLE = re.compile(r"^Điều\s+\d+\.\s\S.*[^.;:,]$")
_BASIS = re.compile(r"^(-\s*)?(Căn cứ|Xét|Theo đề nghị)\b", re.IGNORECASE)
_DEEPER = re.compile(r"^\d+(\.\d+)+\.?\s")
_END = re.compile(r"[.;:,/…\]”)!?]$")
_LONG = 90


class Outline(StrEnum):
    """What a paragraph of the text is; the values are components of the declaration."""

    BASIS = "basis"
    CHAPTER = "chapter"
    ARTICLE = "article"
    ROMAN = "roman"
    CLAUSE = "clause"
    POINT = "point"
    BODY = "body"
    CAPTION = "caption"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the text with its kind and, where it has one, its number or letter."""

    kind: Outline
    paragraph: Paragraph
    number: str = ""


SENTENCES = frozenset({Outline.BODY, Outline.POINT})
"""Paragraphs that are read as text: justified and indented."""


def outline(body: Sequence[Paragraph]) -> tuple[Piece, ...]:
    """Every paragraph of the text with its kind."""
    bases = {id(one) for one in _bases(body)}
    return tuple(Piece(Outline.BASIS, one) if id(one) in bases else _piece(one) for one in body)


def _bases(body: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The legal bases that a text begins with: lines, not the sentence that opens a report."""
    # Above them stands, in capitals, the authority that decides.
    for paragraph in dropwhile(lambda p: stands_out(p) and is_capitals(p), body):
        if not _BASIS.match(paragraph.text) or paragraph.text.endswith(":"):
            return
        if not (paragraph.all_italic or paragraph.text.endswith(";")):
            return
        yield paragraph


def _piece(paragraph: Paragraph) -> Piece:
    text = paragraph.text
    if text.startswith("[") and text.endswith("]"):
        return Piece(Outline.NOTE, paragraph)
    for pattern, kind in ((_CHAPTER, Outline.CHAPTER), (_ARTICLE, Outline.ARTICLE)):
        if pattern.match(text):
            return Piece(kind, paragraph)
    for pattern, kind in ((_ROMAN, Outline.ROMAN), (_POINT, Outline.POINT)):
        found = pattern.match(text)
        if found:
            return Piece(kind, paragraph, found[1])
    clause = _CLAUSE.match(text)
    if clause:
        return Piece(Outline.CLAUSE if _is_heading(paragraph) else Outline.BODY, paragraph, clause[1])
    return Piece(Outline.CAPTION if _is_caption(paragraph) else Outline.BODY, paragraph)


def _is_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return not _END.search(text) or text.endswith(")") or (paragraph.all_bold and len(text) < _LONG)


def _is_caption(paragraph: Paragraph) -> bool:
    """Whether a short line is no sentence: a caption, or a lead-in that is stressed. The decree is silent on these."""
    text = paragraph.text
    if len(text) >= _LONG:
        return False
    stressed = (paragraph.all_bold or paragraph.all_italic) and (text.endswith(":") or _DEEPER.match(text))
    apart = paragraph.layout.align in {Align.CENTER, Align.RIGHT}
    return not _END.search(text) or apart or bool(stressed)
