"""A page of a PDF as plain values: words and ruling lines, in points from the top left corner as it is seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_BLANK = 0.2
_SMALL = 0.85
_RAISED = 0.15
_SQUARED = ("m", "co")


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a blank between them. ``base`` is the baseline, ``apart`` tells of a blank before them."""

    text: str
    left: float
    right: float
    base: float
    size: float
    apart: bool = True

    @property
    def middle(self) -> tuple[float, float]:
        """A point well inside the letters."""
        return (self.left + self.right) / 2, self.base - 0.3 * self.size


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along the page: horizontal when ``top == bottom``, else vertical."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether it runs across the page."""
        return self.top == self.bottom


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``pictured`` is the share of it under pictures; ``unseen``: its letters lie invisibly over one."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    pictured: float = 0.0
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, from left to right, with its edges and the baseline and size of its largest word."""

    words: tuple[Word, ...]
    left: float
    right: float
    base: float
    size: float

    @property
    def text(self) -> str:
        """The words with the blanks between them; a raised number is a footnote mark, but for square metres."""
        pieces: list[str] = []
        before: Word | None = None
        for word in self.words:
            gap = 0.0 if before is None else word.left - before.right
            if pieces and (word.apart or gap > _BLANK * word.size):
                pieces.append(" ")
            marked = before is not None and self.raises(word) and word.text.isdecimal()
            marked = marked and not (before is not None and before.text.lower().endswith(_SQUARED))
            pieces.append(f"[{word.text}]" if marked else word.text)
            before = word
        return "".join(pieces)

    def raises(self, word: Word) -> bool:
        """Whether a word of this line stands small above the others."""
        return word.size < _SMALL * self.size and word.base < self.base - _RAISED * self.size


def line_of(words: Iterable[Word]) -> Line:
    """These words, of which there is at least one, as a line."""
    ordered = tuple(sorted(words, key=lambda word: word.left))
    largest = max(ordered, key=lambda word: word.size)
    return Line(ordered, ordered[0].left, max(word.right for word in ordered), largest.base, largest.size)
