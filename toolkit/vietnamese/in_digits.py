"""Figures that a sentence spells out, written in digits where that is exact: 'gấp đôi', 'một nửa', 'ba phần tư'."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from toolkit.vietnamese.amounts import read_amount
from toolkit.vietnamese.numbers import format_number
from toolkit.vietnamese.ratios import RatioKind, read_ratio

_WORD = r"[^\W\d_]+"
_SPELLED = re.compile(
    rf"\bgấp\s+(?:(?:hơn|gần|khoảng|trên)\s+)?(?:đôi|rưỡi|{_WORD}(?:\s+{_WORD})?\s+lần(?:\s+rưỡi)?)\b"
    rf"|\b(?:quá|hơn|trên|gần)?\s*(?:một\s+)?nửa\b(?!\s+(?:đầu|cuối|năm|quý|tháng)\b)"
    rf"|\b{_WORD}\s+phần\s+(?:ba|tư|năm|mười)\b"
    rf"|\b(?:{_WORD}\s+){{1,4}}phần\s+trăm\b",
    re.IGNORECASE,
)
_MOST_WORDS = 4
_PLACES = 100
"""A share is written in percent where it needs two decimals at most; two thirds stay words."""


def in_digits(sentence: str) -> str:
    """The sentence with what it spells out in digits; what is not certain or not exact stays as it stands."""
    if "gấp" not in sentence and "nửa" not in sentence and "phần" not in sentence:
        return sentence
    return _SPELLED.sub(lambda match: _written(match[0]), sentence)


def _written(words: str) -> str:
    parts = words.split()
    # The words before 'phần trăm' may begin with some that belong to no number ('đạt năm mươi phần trăm').
    for first in range(min(len(parts), _MOST_WORDS)):
        figure = _figure(" ".join(parts[first:]))
        if figure is not None:
            blank = " " if words[:1].isspace() else ""
            return blank + " ".join((*parts[:first], figure))
    return words


def _figure(words: str) -> str | None:
    if words.lower().endswith("phần trăm"):
        amount = read_amount(words)
        exact = amount is not None and amount.unit == "%" and not amount.qualifier
        return f"{format_number(amount.value)}%" if amount is not None and exact else None
    ratio = read_ratio(words)
    if ratio is None or ratio.of or ratio.value_max is not None:
        return None
    before = {"quá": "trên"}.get((ratio.qualifier or "").lower(), ratio.qualifier)
    lead = f"{before} " if before else ""
    if ratio.kind is RatioKind.MULTIPLE:
        return f"gấp {lead}{_decimal(ratio.value)} lần"
    percent = ratio.value * 100
    return f"{lead}{_decimal(percent)}%" if (percent * _PLACES).denominator == 1 else None


def _decimal(value: Fraction) -> str:
    return format_number(Decimal(value.numerator) / Decimal(value.denominator))
