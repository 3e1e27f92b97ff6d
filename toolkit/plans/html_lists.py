"""Labels of list items in a web page, as a browser shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.plans.numerals import to_roman

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_BULLETS = frozenset({"disc", "circle", "square"})
_LETTERS = 26
_WHOLE = re.compile(r"\s*(-?[0-9]{1,6})\s*")


@dataclass(slots=True)
class OpenList:
    """A list being read: how its items are labelled and the number of the next one."""

    kind: str
    next: int = 1

    def label(self, value: str | None, kind: str | None) -> str:
        """The label of the next item; ``value`` and ``kind`` are what the item itself says."""
        shown = kind or self.kind
        self.next = _whole(value, self.next)
        number, self.next = self.next, self.next + 1
        if shown == "none":
            return ""
        return "-" if shown in _BULLETS else f"{_figure(shown, number)}."


def opened(ordered: bool, kind: str | None, start: str | None, styled: str | None) -> OpenList:
    """A list by its tag, its ``type`` and ``start`` attributes and the list style it is given."""
    usual = "decimal" if ordered else "disc"
    return OpenList(styled or (_TYPES.get(kind or "", usual) if ordered else usual), _whole(start, 1))


def _whole(text: str | None, default: int) -> int:
    found = _WHOLE.fullmatch(text or "")
    return int(found[1]) if found else default


def _figure(kind: str, number: int) -> str:
    letters = 0 < number <= _LETTERS
    if kind in {"lower-alpha", "lower-latin"} and letters:
        return chr(ord("a") + number - 1)
    if kind in {"upper-alpha", "upper-latin"} and letters:
        return chr(ord("A") + number - 1)
    if kind in {"lower-roman", "upper-roman"}:
        return to_roman(number) if kind == "upper-roman" else to_roman(number).lower()
    return str(number)
