"""Holding a figure against the plan of its year."""

from __future__ import annotations

from decimal import Decimal

from toolkit.model.register import Direction
from toolkit.model.results import Verdict
from toolkit.vietnamese.numbers import round_half_up

_HUNDRED = Decimal(100)
_PLACES = 1


def share_of(value: Decimal, plan: Decimal) -> Decimal | None:
    """Value in percent of the plan, in points to one decimal, half up; None for a plan of zero or below.

    A value below zero has no share either: 'bằng -12% kế hoạch' says nothing.
    """
    if plan <= 0 or value < 0:
        return None
    return round_half_up(value / plan * _HUNDRED, _PLACES)


def year_verdict(value: Decimal, plan: Decimal, direction: Direction, near: Decimal) -> Verdict:
    """Met, near or missed against the plan of the year.

    The gap is what is missing in the good direction (either way for RANGE); it is near while it is at
    most 1 - ``near`` of the plan. A plan of zero is either met or missed.
    """
    gap = plan - value
    if direction is Direction.LOWER:
        gap = -gap
    elif direction is Direction.RANGE:
        gap = abs(gap)
    if gap <= 0:
        return Verdict.MET
    return Verdict.NEAR if gap <= (1 - near) * abs(plan) else Verdict.MISSED


def growth_of(value: Decimal, before: Decimal) -> Decimal | None:
    """'Tăng (giảm) … % so với cùng kỳ', in points to one decimal, half up; None from zero or below."""
    return round_half_up((value - before) / before * _HUNDRED, _PLACES) if before > 0 else None
