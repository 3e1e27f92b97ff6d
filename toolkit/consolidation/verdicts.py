"""Holding a figure against the plan of its year and against a target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from toolkit.model.period import Period, PeriodKind
from toolkit.model.plan import Comparator, Target
from toolkit.model.register import Direction, Measure, MeasureKind
from toolkit.model.results import Verdict
from toolkit.vietnamese.numbers import round_half_up
from toolkit.vietnamese.text import match_key

_HUNDRED = Decimal(100)
_PLACES = 1
_UPWARD = (Comparator.AT_LEAST, Comparator.ABOVE)
_DOWNWARD = (Comparator.AT_MOST, Comparator.BELOW)


@dataclass(frozen=True, slots=True)
class Base:
    """A base value and its year."""

    year: int
    value: Decimal


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


def satisfies(value: Decimal, target: Target, direction: Direction) -> bool:
    """Whether a value fulfils a target as its row states it.

    A bare number or range ('10,1', '3 - 4') is bettered by going further the good way, unless the measure
    itself is to stay within a range.
    """
    top = target.value_max if target.value_max is not None else target.value
    match target.comparator:
        case Comparator.AT_LEAST:
            return value >= target.value
        case Comparator.ABOVE:
            return value > target.value
        case Comparator.AT_MOST:
            return value <= target.value
        case Comparator.BELOW:
            return value < target.value
        case _ if good_way(target, direction) is Direction.HIGHER:
            return value >= target.value
        case _ if good_way(target, direction) is Direction.LOWER:
            return value <= top
        case _:
            return target.value <= value <= top


def good_way(target: Target, direction: Direction) -> Direction:
    """Which way is good for this target: its comparator says, else the target, else the measure."""
    if target.comparator in _UPWARD:
        return Direction.HIGHER
    if target.comparator in _DOWNWARD or target.lower_is_better:
        return Direction.LOWER
    return direction


def target_verdict(
    value: Decimal, target: Target, measure: Measure, period: Period, base: Base | None
) -> Verdict:
    """Reached, likely or hard against an end target; NO_BASIS where that cannot be told.

    Before the target year a level or cumulative figure that already fulfils the target has reached it;
    otherwise it is likely only when the pace since a base value would suffice, and hard when not. Rates and
    averages of a whole period are judged in its last year alone: one good year proves nothing for ten. In
    the last year itself a full-year figure either reaches or misses the target.
    """
    end = _end_year(target)
    if not _same_unit(measure.unit, target.unit):
        return Verdict.NO_BASIS
    fulfilled = satisfies(value, target, measure.direction)
    if end is not None and period.year >= end and period.kind is PeriodKind.YEAR:
        return Verdict.REACHED if fulfilled else Verdict.MISSED
    if measure.kind not in (MeasureKind.LEVEL, MeasureKind.CUMULATIVE):
        return Verdict.NO_BASIS
    if fulfilled:
        return Verdict.REACHED
    if base is None or end is None or not base.year < period.year < end:
        return Verdict.NO_BASIS
    way = good_way(target, measure.direction)
    if way is Direction.RANGE:
        return Verdict.NO_BASIS
    aim = target.value_max if way is Direction.LOWER and target.value_max is not None else target.value
    needed = base.value + (aim - base.value) * (period.year - base.year) / (end - base.year)
    on_pace = value >= needed if way is Direction.HIGHER else value <= needed
    return Verdict.LIKELY if on_pace else Verdict.HARD


def _end_year(target: Target) -> int | None:
    if target.year is not None:
        return target.year
    last = (target.period or "").replace("–", "-").rpartition("-")[2].strip()
    return int(last) if last.isdigit() else None


def _same_unit(first: str | None, second: str | None) -> bool:
    """Units agree unless both are given and differ before a slash ('USD' and 'USD/người' agree)."""
    if not first or not second:
        return True
    return match_key(first.partition("/")[0]) == match_key(second.partition("/")[0])
