"""One figure as it is typed: which sign groups thousands, which one separates decimals, and what may be meant else."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")


@dataclass(frozen=True, slots=True)
class Figure:
    """The value of a figure; ``alternative`` is its other possible reading, ``foreign`` tells the signs are."""

    value: Decimal
    alternative: Decimal | None = None
    foreign: bool = False


def read_figure(token: str) -> Figure | None:
    """Read digits with their signs, as '1.650.000,5' or '- 5'; None where the signs make no number."""
    negative = token[0] not in "+0123456789.,"
    digits = token.lstrip("+-\u2010\u2011\u2012\u2013\u2014\u2015\u2212 ")
    figure = _unsigned(digits)
    if figure is None or not negative or figure.value.is_zero():
        return figure
    if token[1] == " " and figure.alternative is None:
        # The dash of '- 5' may be a minus or the mark of a list.
        return replace(figure, value=figure.value.copy_negate(), alternative=figure.value)
    other = None if figure.alternative is None else figure.alternative.copy_negate()
    return replace(figure, value=figure.value.copy_negate(), alternative=other)


def _unsigned(digits: str) -> Figure | None:
    if " " in digits:
        # Blanks group thousands in other countries; then either sign can only mean decimals.
        return Figure(Decimal(digits.replace(" ", "").replace(",", ".")), foreign=True)
    dots, commas = digits.count("."), digits.count(",")
    if not dots and not commas:
        return Figure(Decimal(digits))
    if dots and commas:
        return _both_signs(digits)
    if dots + commas > 1:
        return Figure(_joined(digits), foreign=commas > 0) if _GROUPED.fullmatch(digits) else None
    return _one_sign(digits, foreign=dots == 1)


def _one_sign(digits: str, foreign: bool) -> Figure:
    """One dot or one comma: grouping and decimals cannot be told apart before exactly three digits."""
    whole, _, decimals = digits.replace(",", ".").partition(".")
    as_decimal = Decimal(f"{whole or '0'}.{decimals}")
    if len(decimals) != 3 or whole in ("", "0"):
        return Figure(as_decimal, foreign=foreign)
    if not foreign:
        other = _joined(digits) if _GROUPED.fullmatch(digits) else None
        return Figure(as_decimal, other)
    if _GROUPED.fullmatch(digits):
        return Figure(_joined(digits), as_decimal)
    return Figure(as_decimal, _joined(digits), foreign=True)


def _both_signs(digits: str) -> Figure | None:
    point = max(digits.rfind("."), digits.rfind(","))
    whole, decimals = digits[:point], digits[point + 1 :]
    if not decimals or digits[point] in whole or not _GROUPED.fullmatch(whole):
        return None
    return Figure(Decimal(f"{_joined(whole)}.{decimals}"), foreign=digits[point] == ".")


def _joined(digits: str) -> Decimal:
    return Decimal(digits.replace(".", "").replace(",", ""))
