"""How wide a bold text in Times New Roman is: the rules under names are drawn to measure.

Nghị định 30/2020/NĐ-CP asks for a line as long as the text under the motto, and for one of a third to a half
of the text under the issuer and under the trích yếu (Phụ lục I, phần II, mục 1, 2 and 5).
"""

from __future__ import annotations

import unicodedata

SHORT_RULE = 0.42
"""Share of the text that a short rule takes: between a third and a half, with room for other fonts."""

_ADVANCES = {
    250: " .,",
    278: "il/'",
    333: "fjt;:-()",
    389: "Is",
    444: "cerz",
    500: "Jagovxy0123456789–“”",
    554: "ơ",
    556: "Sbdhknpquđ",
    600: "ư",
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYĐw",
    778: "GHKOQƠ",
    796: "Ư",
    833: "m&",
    944: "M",
    1000: "W%",
}
_WIDTHS = {letter: width for width, letters in _ADVANCES.items() for letter in letters}
_OTHER = 600
_HORN = "\u031b"
_TWIPS_PER_POINT = 20


def text_width(text: str, size: float) -> float:
    """Width in twips (1/20 pt) of one line of bold text at a size in points."""
    return sum(_WIDTHS.get(_base(letter), _OTHER) for letter in text) * size * _TWIPS_PER_POINT / 1000


def longest_line(text: str, size: float, available: float) -> float:
    """Width in twips of the longest line when the text is broken at blanks to fit the available width."""
    longest, line = 0.0, ""
    for word in text.split():
        longer = f"{line} {word}".lstrip()
        if line and text_width(longer, size) > available:
            longest, line = max(longest, text_width(line, size)), word
        else:
            line = longer
    return min(available, max(longest, text_width(line, size)))


def rule_indent(text: str, size: float, available: float, container: float) -> int:
    """Indent in twips, left and right, that leaves a short rule centred in the container under the text."""
    width = SHORT_RULE * longest_line(text, size, available)
    return max(0, round((container - width) / 2))


def _base(letter: str) -> str:
    """The letter without its tone and circumflex, which add no width; the horn of ơ and ư does."""
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
