"""Numbers of headings and rows: roman, arabic, letters, and which of them follow each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_ROMAN = re.compile(r"(?=[IVXL])(X[LC]|L?X{0,3})(IX|IV|V?I{0,3})")
_ONES = (("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
_LARGE = (("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50))
LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The order of list letters in Vietnamese documents (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""


class NumeralKind(Enum):
    """What a heading or row is numbered with; PART is 'Phần thứ hai', 'Chương I', 'Mục 3'."""

    PART = "part"
    LETTER = "letter"
    ROMAN = "roman"
    ARABIC = "arabic"
    DECIMAL = "decimal"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed, without its stop: 'II', '3', '3.2', 'a'."""

    text: str
    kind: NumeralKind

    @property
    def ordinal(self) -> int:
        """Place in its own series, from 1 (the last part of '3.2' is 2)."""
        if self.kind is NumeralKind.ROMAN:
            return from_roman(self.text)
        if self.kind in {NumeralKind.PART, NumeralKind.ARABIC, NumeralKind.DECIMAL}:
            return int(self.text.rsplit(".", 1)[-1])
        return LETTERS.find(self.text.lower()) + 1


def read_numeral(text: str) -> Numeral | None:
    """The numeral a cell or heading number holds ('1', '01.', 'II', 'A.', '1.2', 'a)', '(1)'), or None."""
    bare = text.strip().strip("()[]").rstrip(".)/:-").strip()
    if re.fullmatch(r"\d{1,3}", bare):
        return Numeral(str(int(bare)), NumeralKind.ARABIC)
    if re.fullmatch(r"\d{1,3}(?:\.\d{1,3})+", bare):
        return Numeral(".".join(str(int(part)) for part in bare.split(".")), NumeralKind.DECIMAL)
    if _ROMAN.fullmatch(bare):
        return Numeral(bare, NumeralKind.ROMAN)
    if len(bare) == 1 and bare.lower() in LETTERS:
        return Numeral(bare, NumeralKind.LETTER if bare.isupper() else NumeralKind.SMALL)
    return None


def from_roman(text: str) -> int:
    """The value of a roman number up to 89."""
    total, rest = 0, text
    for sign, value in (("XC", 90), ("XL", 40), ("L", 50), *_ONES[1:]):
        while rest.startswith(sign):
            total, rest = total + value, rest[len(sign) :]
    return total


def to_roman(number: int) -> str:
    """The roman number of 1 to 3999; the figures themselves for others."""
    if not 0 < number < 4000:
        return str(number)
    pieces, rest = [], number
    for sign, value in (*_LARGE, *_ONES):
        while rest >= value:
            pieces.append(sign)
            rest -= value
    return "".join(pieces)
