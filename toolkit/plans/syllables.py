"""Whether letters can be a Vietnamese syllable, to tell a word from a piece of one."""

from __future__ import annotations

import re
import unicodedata

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_ONSET = r"(?:ngh|[ckgnpt]h|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnrstvx])?"
# What may end a syllable, and vowels that must be followed by something.
_OPEN = (
    r"(?:uyê|iê|yê|uô|ươ|oă|uâ|oo|ă|â)(?:ng|nh|ch|[cmnptuyi])"
    r"|(?:oai|oay|oao|oeo|uya|uyu|uây|iêu|yêu|uôi|ươi|ươu|uê|uy|uơ|oa|oe|ia|ya|ua|ưa|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi"
    r"|ui|ưi|ưu|[aeêioôơuưy])(?:ng|nh|ch|[cmnpt])?"
)
_VOWELS = frozenset("aăâeêioôơuưy")
_SYLLABLE = re.compile(rf"{_ONSET}(?:{_OPEN})")


def is_syllable(text: str) -> bool:
    """Whether the letters of a word can be a syllable of Vietnamese; its tone is not looked at."""
    return _SYLLABLE.fullmatch(_toneless(text)) is not None


def begins_with_vowel(text: str) -> bool:
    """Whether no consonant stands at the beginning."""
    return _toneless(text)[:1] in _VOWELS


def _toneless(text: str) -> str:
    bare = _TONES.sub("", unicodedata.normalize("NFD", text.lower()))
    return unicodedata.normalize("NFC", bare)
