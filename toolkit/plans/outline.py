"""The body of a plan as numbered items: which paragraph stands under which headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.plans.document import Document, Paragraph, Table
from toolkit.plans.numerals import Numeral, NumeralKind, read_numeral
from toolkit.vietnamese.text import match_key

_NUMBERED = re.compile(
    r"(?P<number>[IVX]+[.)]|[A-ZĐ]\.|\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}\.|[a-zđ]\))\s*(?=\D)(?P<text>\S.*)",
    re.DOTALL,
)
_PART = re.compile(
    r"(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?P<number>[IVX]+|\d+)\b[.:]?\s*(?P<text>.*)", re.DOTALL
)
_BULLET = re.compile(r"(?P<mark>[-–—−+*•·●])\s*(?P<text>\S.*)", re.DOTALL)
_ANNEX = re.compile(r"(?:Phụ lục|PHỤ LỤC|Biểu|BIỂU)(?:\s+(?:số\s+)?(?:\d+|[IVX]+))?\s*[:.]?(?:\s|$)")
_RANK = {NumeralKind.LETTER: 0, NumeralKind.ROMAN: 1, NumeralKind.ARABIC: 2, NumeralKind.SMALL: 9}


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered item above others; ``rank`` grows inwards."""

    numeral: Numeral
    text: str
    rank: int


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of the body: its own number or bullet, its text, and the headings it stands under."""

    numeral: Numeral | None
    bullet: str | None
    text: str
    line: int
    path: tuple[Heading, ...]

    def under(self, *words: str) -> bool:
        """Whether a heading above names one of these (lower-case) words."""
        return any(word in match_key(heading.text) for heading in self.path for word in words)


def read_outline(document: Document) -> tuple[Item, ...]:
    """The items of the body, up to the first annex, in order."""
    return tuple(_items(_body(document)))


def _body(document: Document) -> Iterator[Paragraph]:
    begun = False
    wide = [t for t in document.tables if len(t.rows) > 2 and max(r.width for r in t.rows) > 3]
    last = wide[0] if wide else None
    for block in document.blocks:
        if isinstance(block, Table):
            if block is last:
                return
            continue
        begun = begun or _NUMBERED.match(block.text) is not None
        if begun and _ANNEX.match(block.text) and len(block.text) < 40:
            return
        yield block


def _items(paragraphs: Iterator[Paragraph]) -> Iterator[Item]:
    stack: list[Heading] = []
    for paragraph in paragraphs:
        bullet = _BULLET.match(paragraph.text)
        if bullet is not None:
            mark = "+" if bullet["mark"] == "+" else "-"
            yield Item(None, mark, bullet["text"], paragraph.line, tuple(stack))
            continue
        number = _PART.match(paragraph.text) or _NUMBERED.match(paragraph.text)
        numeral = None if number is None else read_numeral(number["number"])
        if number is None or numeral is None:
            yield Item(None, None, paragraph.text, paragraph.line, tuple(stack))
            continue
        rank = _rank(numeral, stack)
        while stack and (stack[-1].rank >= rank or not _parent(stack[-1], numeral)):
            stack.pop()
        yield Item(numeral, None, number["text"], paragraph.line, tuple(stack))
        stack.append(Heading(numeral, number["text"], rank))


def _parent(heading: Heading, numeral: Numeral) -> bool:
    """Whether a decimal number can stand under this heading: '3.1' does not stand under '2'."""
    if numeral.kind is not NumeralKind.DECIMAL or heading.rank < _RANK[NumeralKind.ARABIC]:
        return True
    return numeral.text.startswith(f"{heading.numeral.text}.")


def _rank(numeral: Numeral, stack: list[Heading]) -> int:
    if numeral.kind is NumeralKind.DECIMAL:
        return 2 + numeral.text.count(".")
    if numeral.kind is NumeralKind.ROMAN and len(numeral.text) == 1 and _in_letter_series(numeral, stack):
        return _RANK[NumeralKind.LETTER]
    return _RANK[numeral.kind]


def _in_letter_series(numeral: Numeral, stack: list[Heading]) -> bool:
    """Whether 'C.' or 'I.' follows 'B.' or 'H.' rather than being a roman number."""
    letters = [heading.numeral for heading in stack if heading.rank == _RANK[NumeralKind.LETTER]]
    before = {"C": "B", "D": "C", "I": "H", "L": "K", "V": "U", "X": "V"}.get(numeral.text)
    return bool(letters) and letters[-1].text == before
