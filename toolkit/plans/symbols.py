"""Signs of the fonts Symbol and Wingdings, which a document stores as code points of no meaning."""

from __future__ import annotations

import re

_PRIVATE = re.compile("[\uf020-\uf0ff]")
_SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xB0: "°", 0xAE: "→", 0xBC: "…",
    0x2D: "-", 0xB7: "-", 0xA4: "/", 0x44: "Δ", 0x61: "α", 0x62: "β", 0x64: "δ", 0x6D: "μ", 0x70: "π", 0x53: "Σ",
}  # fmt: skip
_ORNAMENTS = ("wingdings", "webdings", "dingbats", "marlett")
_SAME = frozenset(" !%()+,./0123456789:;<=>?[]_{|}")


def sign(font: str, code: int, first: bool) -> str:
    """The sign with this code in a symbol font ('' for an ornament).

    ``first``: it opens its paragraph, where an ornament is a bullet.
    """
    low = code & 0xFF
    if not any(name in font.lower() for name in _ORNAMENTS):
        if low in _SYMBOL:
            return _SYMBOL[low]
        if chr(low) in _SAME:
            return chr(low)
    return "- " if first else ""


def with_signs(text: str, font: str = "") -> str:
    """The text with private code points of symbol fonts replaced by the signs they draw."""
    if not _PRIVATE.search(text):
        return text
    return _PRIVATE.sub(lambda m: sign(font, ord(m[0]), not text[: m.start()].strip()), text)
