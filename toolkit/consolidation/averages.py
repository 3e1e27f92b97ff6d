"""The average of several years: geometric for growth rates, arithmetic otherwise; compared exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from toolkit.model.register import Measure
from toolkit.vietnamese.numbers import round_half_up
from toolkit.vietnamese.text import match_key

_GROWTH = ("tốc độ tăng", "tăng trưởng")
_WORKING = Context(prec=60)
_PLACES = 6
"""Decimals of an average that is shown; comparisons are made with the exact one."""


@dataclass(frozen=True, slots=True)
class Average:
    """Yearly figures of a span so far, in points per year where they are ``growth`` rates."""

    figures: tuple[Decimal, ...]
    growth: bool

    def against(self, other: Decimal) -> int:
        """Whether the exact average is above (1), equal to (0) or below (-1) a figure."""
        if self.growth:
            difference = self._product() - _factor(other) ** len(self.figures)
        else:
            difference = sum(map(Fraction, self.figures), Fraction()) - len(self.figures) * Fraction(other)
        return (difference > 0) - (difference < 0)

    @property
    def value(self) -> Decimal:
        """The average to six decimals."""
        if self.growth:
            return _rate(self._product(), len(self.figures))
        return to_decimal(sum(map(Fraction, self.figures), Fraction()) / len(self.figures))

    def remaining(self, aim: Decimal, years: int) -> Decimal | None:
        """What each of the years left must bring so that the whole span averages ``aim``; None for no years left.

        A growth rate that could not be made up by any year gives None as well.
        """
        if years <= 0:
            return None
        known = len(self.figures)
        if not self.growth:
            lacking = (known + years) * Fraction(aim) - sum(map(Fraction, self.figures), Fraction())
            return to_decimal(lacking / years)
        needed = _factor(aim) ** (known + years) / self._product()
        return _rate(needed, years) if needed > 0 else None

    def _product(self) -> Fraction:
        product = Fraction(1)
        for figure in self.figures:
            product *= _factor(figure)
        return product


def average_of(measure: Measure, years: Sequence[int], known: Mapping[int, Decimal]) -> Average | None:
    """The average over exactly these years; None where a year is unknown or a rate leaves nothing (-100 %)."""
    figures = tuple(known[year] for year in years if year in known)
    growth = is_growth(measure)
    if not figures or len(figures) < len(years) or (growth and min(figures) <= -100):
        return None
    return Average(figures, growth)


def is_growth(measure: Measure) -> bool:
    """Whether yearly figures of a measure build on one another: rates of growth in per cent.

    'Tỉ lệ hộ nghèo giảm 1%' takes points from a share and does not.
    """
    name = match_key(measure.name)
    return (measure.unit or "").strip().startswith("%") and any(match_key(word) in name for word in _GROWTH)


def to_decimal(number: Fraction) -> Decimal:
    """A fraction to six decimals, half up."""
    return round_half_up(_WORKING.divide(Decimal(number.numerator), Decimal(number.denominator)), _PLACES)


def _factor(rate: Decimal) -> Fraction:
    return 1 + Fraction(rate) / 100


def _rate(product: Fraction, years: int) -> Decimal:
    whole = _WORKING.divide(Decimal(product.numerator), Decimal(product.denominator))
    root = _WORKING.power(whole, _WORKING.divide(Decimal(1), Decimal(years)))
    return round_half_up((root - 1) * 100, _PLACES)
