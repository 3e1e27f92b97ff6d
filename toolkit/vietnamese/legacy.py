"""Text typed in the fonts of before Unicode: TCVN3 ('.VnTime') and VNI ('VNI-Times').

In both, Vietnamese letters sit on the code points of Latin-1, so a wrong conversion destroys sound text
('chính' would become 'chớnh'). Therefore convert only what a font name, a closed list of names or the closed list of
Vietnamese syllables vouches for, and before any other repair: in TCVN3 the soft hyphen U+00AD is the letter ư.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum
from functools import lru_cache

from toolkit.vietnamese.syllables import is_syllable
from toolkit.vietnamese.text import TONES, match_key, nfc


class LegacyEncoding(StrEnum):
    """Encodings of before Unicode; the capital variant is a TCVN3 font that draws all letters as capitals."""

    TCVN3 = "tcvn3"
    TCVN3_CAPITALS = "tcvn3_capitals"
    VNI = "vni"


# Each row: a vowel, then the code points of its forms with huyền, hỏi, ngã, sắc, nặng (order of TONES).
_TCVN3_ROWS = (
    "aµ¶·¸¹", "ă»¼½¾Æ", "âÇÈÉÊË", "eÌÎÏÐÑ", "êÒÓÔÕÖ", "i×ØÜÝÞ",
    "oßáâãä", "ôåæçèé", "ơêëìíî", "uïñòóô", "ưõö÷øù", "yúûüýþ",
)  # fmt: skip
_TCVN3_PLAIN = {
    "¨": "ă", "©": "â", "®": "đ", "ª": "ê", "«": "ô", "¬": "ơ", "\u00ad": "ư",
    "¡": "Ă", "¢": "Â", "£": "Ê", "¤": "Ô", "¥": "Ơ", "¦": "Ư", "§": "Đ",
}  # fmt: skip

# VNI writes a vowel and a sign; one sign carries a tone, or a circumflex or breve together with a tone.
_VNI_TONE_SIGNS = "øûõùï"
_VNI_CIRCUMFLEX = "âàåãáä"
_VNI_BREVE = "êèúüéë"
_VNI_SINGLE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư"}

_UNICODE_ONLY = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300-\u0323]"
)
_LATIN_1 = re.compile("[\u00a1-\u00ff]")
_WORD = re.compile(r"\S+")
_MARKED_WORD = re.compile("[A-Za-z\u00a1-\u00ff]*[\u00a1-\u00ff][A-Za-z\u00a1-\u00ff]*")


@lru_cache(maxsize=256)
def encoding_of_font(font: str | None) -> LegacyEncoding | None:
    """The encoding a font name implies: '.VnTime', '.VnTimeH' (capitals), 'VNI-Times'; None for others."""
    name = (font or "").strip()
    if name.lower().startswith(".vn"):
        return LegacyEncoding.TCVN3_CAPITALS if name.endswith("H") else LegacyEncoding.TCVN3
    return LegacyEncoding.VNI if name.lower().startswith("vni-") else None


def convert(text: str, encoding: LegacyEncoding) -> str:
    """The text in Unicode, composed; one that already holds letters only Unicode has comes back as it was."""
    if _UNICODE_ONLY.search(text) or not _LATIN_1.search(text):
        return text.upper() if encoding is LegacyEncoding.TCVN3_CAPITALS and text.isascii() else text
    if encoding is LegacyEncoding.VNI:
        return nfc(_VNI_PATTERN.sub(lambda match: _VNI[match[0]], text))
    converted = text.translate(_TCVN3)
    return (
        converted.upper() if encoding is LegacyEncoding.TCVN3_CAPITALS or _all_capitals(text) else converted
    )


def guess(text: str, closed_list_keys: Collection[str]) -> LegacyEncoding | None:
    """The one encoding under which the text is a name of the closed list (by ``match_key``); else None.

    A text that is in the list as it stands needs no conversion; one that fits two encodings is left alone.
    """
    if not _LATIN_1.search(text) or match_key(text) in closed_list_keys:
        return None
    fitting = [
        encoding
        for encoding in (LegacyEncoding.TCVN3, LegacyEncoding.VNI)
        if match_key(convert(text, encoding)) in closed_list_keys
    ]
    return fitting[0] if len(fitting) == 1 else None


def guess_by_syllables(text: str) -> LegacyEncoding | None:
    """The one encoding under which every marked word of a text is Vietnamese, while as typed not all are.

    Abbreviations count for neither; a text that holds a letter only Unicode has is Unicode.
    """
    if text.isascii() or _UNICODE_ONLY.search(text) or not _LATIN_1.search(text):
        return None
    words = [word for word in _MARKED_WORD.findall(text) if any(c.isascii() and c.isalpha() for c in word)]
    if not words or all(is_syllable(word) for word in words):
        return None
    fitting = [
        encoding
        for encoding in (LegacyEncoding.TCVN3, LegacyEncoding.VNI)
        if all(_becomes_vietnamese(word, encoding) for word in words)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _becomes_vietnamese(word: str, encoding: LegacyEncoding) -> bool:
    converted = convert(word, encoding)
    return is_syllable(converted) or (converted.isupper() and converted.isalpha() and word != converted)


def _all_capitals(text: str) -> bool:
    """TCVN3 has no capitals with a tone, so a heading comes as 'ñY BAN': every plain letter is a capital.

    A capital within a word must be among them; 'Hµ' is an ordinary word with one plain letter.
    """
    plain = [character for character in text if character.isascii() and character.isalpha()]
    within = any(re.search(r"\S[A-Z]", word) for word in _WORD.findall(text))
    return within and all(character.isupper() for character in plain)


def _tcvn3_table() -> dict[int, str]:
    table = {ord(code): letter for code, letter in _TCVN3_PLAIN.items()}
    for row in _TCVN3_ROWS:
        table |= {ord(code): nfc(row[0] + tone) for code, tone in zip(row[1:], TONES, strict=True)}
    return table


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_SINGLE)
    for vowel, letter in (*((plain, plain) for plain in "aeiouy"), ("ô", "ơ"), ("ö", "ư")):
        table |= {vowel + sign: letter + tone for sign, tone in zip(_VNI_TONE_SIGNS, TONES, strict=True)}
    for vowel, mark, signs in (
        *((vowel, "\u0302", _VNI_CIRCUMFLEX) for vowel in "aeo"),
        ("a", "\u0306", _VNI_BREVE),
    ):
        table |= {vowel + sign: vowel + mark + tone for sign, tone in zip(signs, ("", *TONES), strict=True)}
    both: dict[str, str] = {}
    for code, letter in table.items():
        both |= {code: nfc(letter), code.upper(): nfc(letter).upper()}
        # A word processor that capitalises the first letter leaves its sign small.
        both[code[0].upper() + code[1:]] = nfc(letter).upper()
        both.setdefault(code[0] + code[1:].upper(), nfc(letter))
    return both


_TCVN3 = _tcvn3_table()
_VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
