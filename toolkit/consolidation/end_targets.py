"""Holding a measure against the end target of a plan, with every component of the verdict."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from toolkit.consolidation.averages import Average, average_of, to_decimal
from toolkit.model.period import Period, PeriodKind
from toolkit.model.plan import Comparator, Target
from toolkit.model.register import Direction, Measure, MeasureKind
from toolkit.model.results import Lacking, Pace, Verdict
from toolkit.vietnamese.text import match_key

_UPWARD = (Comparator.AT_LEAST, Comparator.ABOVE)
_DOWNWARD = (Comparator.AT_MOST, Comparator.BELOW)
_STANDING = (MeasureKind.LEVEL, MeasureKind.CUMULATIVE)
_SPAN = re.compile(r"\s*(\d{4})\s*[-–—]\s*(\d{4})\s*")

Against = Callable[[Decimal], int]
"""Whether something is above (1), equal to (0) or below (-1) a figure."""


@dataclass(frozen=True, slots=True)
class Base:
    """A base value and its year."""

    year: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verdict rests on: the figure of the period, the base, and whole-year figures of earlier years."""

    value: Decimal
    period: Period
    base: Base | None = None
    years: Mapping[int, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its components; ``lacking`` says what was missing where there is no basis."""

    verdict: Verdict
    pace: Pace | None = None
    lacking: Lacking | None = None


def target_verdict(evidence: Evidence, target: Target, measure: Measure, likely: Decimal) -> Judgement:
    """Reached, likely or hard against an end target; NO_BASIS where that cannot be told.

    A level or cumulative figure that fulfils the target has reached it; before the target year another one is
    likely when at least ``likely`` of the way that should lie behind by now (straight from base to target) does.
    A cumulative figure of a span begins at zero with the span. Yearly rates and averages of a span are held
    against the target by their average over every year of the span so far, and never reached before its end: one
    good year proves nothing for ten. A yearly rate without any span is owed each year. In the last year itself a
    full-year figure either reaches or misses the target.
    """
    if not _same_unit(measure.unit, target.unit):
        return _nothing(Lacking.UNIT)
    if measure.kind in _STANDING:
        return _standing(evidence, target, measure, likely)
    if evidence.period.kind is not PeriodKind.YEAR:
        return _nothing(Lacking.WHOLE_YEAR)
    return _by_years(evidence, target, measure, likely)


def satisfies(against: Against, target: Target, direction: Direction) -> bool:
    """Whether a figure fulfils a target as its row states it.

    A bare number or range ('10,1', '3 - 4') is bettered by going further the good way, unless the measure
    itself is to stay within a range.
    """
    low, high = against(target.value), against(_top(target))
    match target.comparator:
        case Comparator.AT_LEAST:
            return low >= 0
        case Comparator.ABOVE:
            return low > 0
        case Comparator.AT_MOST:
            return low <= 0
        case Comparator.BELOW:
            return low < 0
        case _ if good_way(target, direction) is Direction.HIGHER:
            return low >= 0
        case _ if good_way(target, direction) is Direction.LOWER:
            return high <= 0
        case _:
            return low >= 0 >= high


def compared(value: Decimal) -> Against:
    """A plain figure as something to hold against others."""
    return lambda other: (value > other) - (value < other)


def good_way(target: Target, direction: Direction) -> Direction:
    """Which way is good for this target: its comparator says, else the target, else the measure."""
    if target.comparator in _UPWARD:
        return Direction.HIGHER
    if target.comparator in _DOWNWARD or target.lower_is_better:
        return Direction.LOWER
    return direction


def nearest(value: Decimal, target: Target) -> Decimal:
    """The figure of a target that lies nearest: of a range its nearer end, or the value itself within it."""
    return min(max(value, target.value), _top(target))


def span_of(target: Target) -> tuple[int | None, int | None]:
    """First and last year of a target: '2021 - 2030', or only the last where it names one year."""
    match = _SPAN.fullmatch(target.period or "")
    first, last = (int(match[1]), int(match[2])) if match else (None, None)
    return first, target.year if target.year is not None else last


def _nothing(lacking: Lacking, pace: Pace | None = None) -> Judgement:
    return Judgement(Verdict.NO_BASIS, pace, lacking)


def _standing(evidence: Evidence, target: Target, measure: Measure, likely: Decimal) -> Judgement:
    first, end = span_of(target)
    fulfilled = satisfies(compared(evidence.value), target, measure.direction)
    base = evidence.base
    if measure.kind is MeasureKind.CUMULATIVE and first is not None:
        # What adds up over a span has nothing before it; a base of an earlier span would be another sum.
        base = Base(first - 1, Decimal(0))
    way = _towards(evidence.value, target, measure.direction)
    pace = _pace(evidence, (base, end), _aim(target, way))
    if _over(evidence.period, end):
        return Judgement(Verdict.REACHED if fulfilled else Verdict.MISSED, pace)
    if fulfilled:
        return Judgement(Verdict.REACHED, pace)
    if end is None:
        return _nothing(Lacking.END)
    if pace is None or base is None:
        return _nothing(Lacking.BASE)
    return Judgement(_way_behind(evidence, base, pace, (way, likely)), pace)


def _way_behind(evidence: Evidence, base: Base, pace: Pace, rule: tuple[Direction, Decimal]) -> Verdict:
    """Whether enough of the way from the base to the target lies behind, exactly."""
    way, likely = rule
    elapsed = _elapsed(evidence.period, base.year)
    whole = Fraction(pace.aim) - Fraction(base.value)
    floor = Fraction(base.value) + Fraction(likely) * whole * elapsed / (pace.end - base.year)
    value = Fraction(evidence.value)
    enough = value <= floor if way is Direction.LOWER else value >= floor
    return Verdict.LIKELY if enough else Verdict.HARD


def _pace(evidence: Evidence, between: tuple[Base | None, int | None], aim: Decimal) -> Pace | None:
    base, end = between
    if base is None or end is None:
        return None
    elapsed, whole = _elapsed(evidence.period, base.year), end - base.year
    if elapsed <= 0 or whole <= 0:
        return None
    way, done = Fraction(aim) - Fraction(base.value), Fraction(evidence.value) - Fraction(base.value)
    left = whole - elapsed
    return Pace(
        base_year=base.year,
        base=base.value,
        end=end,
        aim=aim,
        value=evidence.value,
        needed=to_decimal(Fraction(base.value) + way * min(elapsed / whole, Fraction(1))),
        required=to_decimal(way / whole),
        actual=to_decimal(done / elapsed),
        remaining=to_decimal((way - done) / left) if left > 0 else None,
    )


def _by_years(evidence: Evidence, target: Target, measure: Measure, likely: Decimal) -> Judgement:
    first, end = span_of(target)
    year = evidence.period.year
    if first is None:
        return _without_span(evidence, target, measure, end)
    years = range(first, min(year, end or year) + 1)
    known = {**evidence.years, year: evidence.value}
    average = average_of(measure, years, known) if years else None
    if average is None or end is None:
        return _nothing(Lacking.YEARS)
    way = _towards(average.value, target, measure.direction)
    aim = _aim(target, way)
    pace = Pace(
        base_year=first - 1,
        base=None,
        end=end,
        aim=aim,
        value=average.value,
        needed=aim,
        required=aim,
        actual=average.value,
        remaining=average.remaining(aim, end - years[-1]),
    )
    fulfilled = satisfies(average.against, target, measure.direction)
    if year >= end:
        return Judgement(Verdict.REACHED if fulfilled else Verdict.MISSED, pace)
    near = fulfilled or _near(average, aim, way, likely)
    return Judgement(Verdict.LIKELY if near else Verdict.HARD, pace)


def _without_span(evidence: Evidence, target: Target, measure: Measure, end: int | None) -> Judgement:
    """A rate without a first year: owed each year where it names no year at all, else judged in the last one."""
    yearly = end is None and measure.kind is MeasureKind.ANNUAL_RATE
    if not yearly and (end is None or evidence.period.year < end):
        return _nothing(Lacking.END if end is None else Lacking.YEARS)
    fulfilled = satisfies(compared(evidence.value), target, measure.direction)
    return Judgement(Verdict.REACHED if fulfilled else Verdict.MISSED)


def _near(average: Average, aim: Decimal, way: Direction, likely: Decimal) -> bool:
    """Whether an average that does not fulfil the target is close to it; without slack nothing is."""
    slack = (1 - likely) * abs(aim)
    if not slack:
        return False
    if way is Direction.LOWER:
        return average.against(aim + slack) <= 0
    return average.against(aim - slack) >= 0


def _towards(value: Decimal, target: Target, direction: Direction) -> Direction:
    """Which way a figure has to go; one that is to stay within a range goes to the nearer end of it."""
    way = good_way(target, direction)
    if way is Direction.RANGE:
        return Direction.LOWER if value > _top(target) else Direction.HIGHER
    return way


def _aim(target: Target, way: Direction) -> Decimal:
    return _top(target) if way is Direction.LOWER else target.value


def _top(target: Target) -> Decimal:
    return target.value_max if target.value_max is not None else target.value


def _over(period: Period, end: int | None) -> bool:
    return end is not None and (period.year > end or (period.year == end and period.kind is PeriodKind.YEAR))


def _elapsed(period: Period, since: int) -> Fraction:
    """Years from the end of ``since`` to the end of the period, a quarter being a fourth of one."""
    return Fraction(12 * (period.year - 1 - since) + period.last_day.month, 12)


def _same_unit(first: str | None, second: str | None) -> bool:
    """Units agree unless both are given and differ before a slash ('USD' and 'USD/người' agree)."""
    if not first or not second:
        return True
    return match_key(first.partition("/")[0]) == match_key(second.partition("/")[0])
