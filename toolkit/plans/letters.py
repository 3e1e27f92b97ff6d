"""Vietnamese capitals as a character class; a code point range would take in small letters too."""

from __future__ import annotations

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""For use inside the brackets of a pattern."""


def capitalized(text: str) -> str:
    """The text with its first letter capital."""
    return text[:1].upper() + text[1:]
