"""A page of a PDF as plain values: words and ruling lines, in points from the top left corner as it is seen."""

from __future__ import annotations

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
    """Words on one baseline, from left to right."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return max(word.right for word in self.words)

    @property
    def base(self) -> float:
        """Its baseline: that of its largest word, so that raised signs do not lift it."""
        return max(self.words, key=lambda word: word.size).base

    @property
    def size(self) -> float:
        """The size of its largest word."""
        return max(word.size for word in self.words)

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
