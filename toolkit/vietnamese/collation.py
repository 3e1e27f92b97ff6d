"""The order of Vietnamese dictionaries, whatever the locale of the computer."""

from __future__ import annotations

import re
import unicodedata

from toolkit.vietnamese.text import TONES, clean, nfc

SyllableKey = tuple[tuple[int, ...], tuple[int, ...]]
SortKey = tuple[tuple[SyllableKey, ...], str]
"""Compares as dictionaries do; what is inside is of no concern to callers."""

_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONE_RANKS = {tone: rank for rank, tone in enumerate(TONES, start=1)}
_SYLLABLE = re.compile(r"[0-9]+|[^\W\d_]+")
_NUMBERS = -1
_OTHER_LETTERS = 1000


def sort_key(text: str) -> SortKey:
    """A key for ``sorted``: syllable by syllable, first by letters (a ă â b c d đ e ê …), then by tone.

    Tones stand in the order ngang, huyền, hỏi, ngã, sắc, nặng; numbers before letters and by their value, so
    'Phụ lục 2' comes before 'Phụ lục 10'. Capitals and punctuation decide only between equal words.
    """
    composed = clean(text).text
    return tuple(_syllable(part) for part in _SYLLABLE.findall(composed.lower())), composed


def _syllable(part: str) -> SyllableKey:
    if part[0] in "0123456789":
        digits = part.lstrip("0")
        return (_NUMBERS, len(digits), *map(int, digits)), ()
    letters: list[int] = []
    tones: list[int] = []
    for character in part:
        decomposed = unicodedata.normalize("NFD", character)
        base = nfc("".join(sign for sign in decomposed if sign not in TONES))
        letters.append(_ALPHABET.get(base, _OTHER_LETTERS + ord(base[0])))
        tones.append(max((_TONE_RANKS.get(sign, 0) for sign in decomposed), default=0))
    return tuple(letters), tuple(tones)
