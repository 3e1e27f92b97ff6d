"""Repair of typed Vietnamese, and keys under which two spellings of the same words are equal.

Repairs are only the certain ones and each is told; whatever merely makes comparison easier (tone placement,
i/y, dashes) happens in keys and never touches a text that is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Combining marks of the five written tones in dictionary order: huyền, hỏi, ngã, sắc, nặng."""


class RepairRule(StrEnum):
    """What kind of certain repair was made."""

    COMPOSED = "composed"
    INVISIBLE = "invisible"
    LETTER_D = "letter_d"
    SPACES = "spaces"
    LEGACY_ENCODING = "legacy_encoding"


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair of a whole text: what it was, what it became, and by which rule."""

    before: str
    after: str
    rule: RepairRule


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A repaired text with the repairs in the order they were made; none means it came clean."""

    text: str
    repairs: tuple[Repair, ...] = ()


# Excel writes a stray carriage return into XML as this escape.
_ESCAPED_CONTROL = re.compile(r"_x00(?:0[0-8BCEF]|1[0-9A-F]|7F)_", re.IGNORECASE)
_ESCAPED_RETURN = re.compile(r"_x000D_\n?|_x000A_", re.IGNORECASE)
_INVISIBLE_ONES = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
_INVISIBLE = re.compile(f"[{_INVISIBLE_ONES}]")
_LETTER_D = str.maketrans({"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"})
_LINE_BREAK = re.compile(r"[^\S\n]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[^\S\n]*")
_BLANKS = re.compile(r"\s+")
_BLANKS_IN_LINE = re.compile(r"[^\S\n]+")

_UNUSUAL = re.compile(
    f"[{_INVISIBLE_ONES}\u00d0\u0189\u00f0\u0256\t-\r\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)
_DASHES = re.compile("[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]")
_KEY_SIGNS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'", "…": "..."}
)
_AROUND_JOINER = re.compile(r"\s*([-/])\s*")
_BEFORE_STOP = re.compile(r"\s+(?=[,;:.!?)\]])")
_AFTER_OPENING = re.compile(r"(?<=[(\[])\s+")
_TRAILING = " .,;:-/"

_TONED_PAIR = re.compile(r"(?<!q)([ou])([a-zà-ỹ])(?![^\W\d_])|(?<!q)([òóỏõọùúủũụ])([aey])(?=[^\W\d_])")
_AFTER_QU_GI = re.compile(r"(?<![^\W\d_])(?:(q)([ùúủũụ])([aăâeêioơy])|(g)([ìíỉĩị])([aăâeêoôơuư]))")
_LOWER = bytes(range(256)).lower()
_NOT_CONSONANTS = bytes(set(range(128)) - set(b"bcfghjklmnpqrstvwzBCFGHJKLMNPQRSTVWZ"))
_OPEN_PAIRS = {"oa", "oe", "uy"}
_I_OR_Y = re.compile(r"(?<![^\W\d_])(h|k|l|m|s|t|qu)([iìíỉĩị])(?![^\W\d_])")


def nfc(text: str) -> str:
    """Composed form. Never the compatibility form: that would turn m² into m2 and Ⅳ into IV."""
    return unicodedata.normalize("NFC", text)


def _is_ordinary(text: str) -> bool:
    """Whether a text is one line that no repair would change; most are, and this costs a fifth of trying."""
    return (
        _UNUSUAL.search(text) is None
        and "  " not in text
        and text[:1] != " "
        and text[-1:] != " "
        and "_x00" not in text
        and unicodedata.is_normalized("NFC", text)
    )


def squeeze(text: str) -> str:
    """One line: composed, without invisible characters, each run of white space one blank, trimmed."""
    if _is_ordinary(text):
        return text
    return _one_line(_without_invisible(nfc(text)))


def clean(text: str, keep_lines: bool = False) -> Cleaned:
    """Make the certain repairs and tell each of them; ``keep_lines`` keeps the line breaks of a long text.

    Text typed in a legacy font must be converted first (``legacy.convert``): there U+00AD is a letter.
    """
    if _is_ordinary(text):
        return Cleaned(text)
    steps: tuple[tuple[RepairRule, Callable[[str], str]], ...] = (
        (RepairRule.COMPOSED, nfc),
        (RepairRule.INVISIBLE, _without_invisible),
        (RepairRule.LETTER_D, _with_letter_d),
        (RepairRule.SPACES, _kept_lines if keep_lines else _one_line),
    )
    repairs: list[Repair] = []
    current = text
    for rule, step in steps:
        after = step(current)
        if after != current:
            repairs.append(Repair(current, after, rule))
        current = after
    return Cleaned(current, tuple(repairs))


@lru_cache(maxsize=1 << 15)
def match_key(text: str) -> str:
    """The key under which spellings of the same words are equal; never shown to anyone.

    Folded: letter case, composition, look-alike Đ, tone placement (hóa/hoá, thủy/thuỷ), i/y (tỉ/tỷ, sĩ/sỹ,
    kĩ/kỹ; the key has y), dashes and the blanks around them, quotes, blanks, trailing punctuation.
    Diacritics stay: 'Đông Tiến' and 'Đồng Tiến' are two places.
    """
    folded = nfc(_with_letter_d(squeeze(text)).casefold())
    folded = _DASHES.sub("-", folded).translate(_KEY_SIGNS)
    folded = _AFTER_OPENING.sub("", _BEFORE_STOP.sub("", _AROUND_JOINER.sub(r"\1", folded)))
    folded = _AFTER_QU_GI.sub(_tone_on_last, folded)
    folded = _TONED_PAIR.sub(_tone_on_its_vowel, folded)
    folded = _I_OR_Y.sub(lambda match: match[1] + _with_tone("y", _split_tone(match[2])[1]), folded)
    return folded.rstrip(_TRAILING) or folded.strip()


def consonants(text: str) -> bytes:
    """The letters that no spelling of a text changes: those of texts with equal match keys are equal.

    A sieve at a fortieth of the cost of a match key. Without d, which stands for đ too where look-alikes are
    mended, and x, which begins an escaped control character.
    """
    return text.encode("ascii", "ignore").translate(_LOWER, _NOT_CONSONANTS)


def ascii_key(text: str) -> str:
    """The match key without diacritics; a last resort, for different names can share it."""
    parts = unicodedata.normalize("NFD", match_key(text).replace("đ", "d"))
    return "".join(character for character in parts if not unicodedata.combining(character))


def _without_invisible(text: str) -> str:
    return _INVISIBLE.sub("", _ESCAPED_CONTROL.sub("", _ESCAPED_RETURN.sub("\n", text)))


def _with_letter_d(text: str) -> str:
    return text.translate(_LETTER_D)


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _kept_lines(text: str) -> str:
    return _BLANKS_IN_LINE.sub(" ", _LINE_BREAK.sub("\n", text)).strip()


def _split_tone(letter: str) -> tuple[str, str]:
    """The letter without its tone, and the combining mark of the tone ('' for ngang)."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(part for part in parts if part in TONES)
    return nfc("".join(part for part in parts if part not in TONES)), tone


def _with_tone(letter: str, tone: str) -> str:
    return nfc(letter + tone)


def _tone_on_last(match: re.Match[str]) -> str:
    """'qúy' and 'gía' are slips for 'quý' and 'giá': the u of qu and the i of gi bear no tone."""
    consonant, semivowel, vowel = (group for group in match.groups() if group is not None)
    base, tone = _split_tone(semivowel)
    return consonant + base + _with_tone(vowel, tone)


def _tone_on_its_vowel(match: re.Match[str]) -> str:
    """Open syllables take the tone on the first vowel (hóa), closed ones on the second (hoán)."""
    first, second = (group for group in match.groups() if group is not None)
    bare_first, first_tone = _split_tone(first)
    bare_second, second_tone = _split_tone(second)
    if bare_first + bare_second not in _OPEN_PAIRS:
        return match[0]
    if match[1] is not None:
        return _with_tone(bare_first, second_tone) + bare_second
    return bare_first + _with_tone(bare_second, first_tone)
