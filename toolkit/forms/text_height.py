"""How many lines a text takes in a column, so that no row is too low."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

# Advance widths of Times New Roman in thousandths of the size; a digit has 500.
_WIDTHS = {
    **dict.fromkeys(" .,", 250),
    **dict.fromkeys("ijlt/:;|", 278),
    **dict.fromkeys("frI()-", 333),
    **dict.fromkeys("ace", 444),
    **dict.fromkeys("sJ", 389),
    **dict.fromkeys("bdghknopquvxyz", 500),
    **dict.fromkeys("mM%", 889),
    **dict.fromkeys("wQOUNĐDGHKVXYAR", 722),
    **dict.fromkeys("BCELPSTZF", 667),
    "W": 944,
}
_DIGIT = 500
_BLANK = 250
# Columns are measured in digits of a rounded pixel width; a little is lost to that and to the padding.
_USABLE = 0.95
_PADDING = 0.4


@cache
def _width(word: str) -> int:
    letters = unicodedata.normalize("NFD", word)
    return sum(_WIDTHS.get(letter, 560) for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=8192)
def line_count(text: str, width: float) -> int:
    """Lines that ``text`` takes in a column ``width`` digits wide, at least 1; long words are broken."""
    room = max(width * _USABLE - _PADDING, 1.0) * _DIGIT
    lines = 0
    for paragraph in text.split("\n"):
        lines += 1
        used = 0.0
        for word in paragraph.split(" "):
            size = float(_width(word))
            if used and used + _BLANK + size > room:
                lines, used = lines + 1, 0.0
            if size > room:
                extra = int(size / room)
                lines, used = lines + extra, size - extra * room
            else:
                used += size + (_BLANK if used else 0)
    return lines
