"""The arithmetic a second time, plain and slow: fractions, loops over years, one rule after another.

Nothing of ``toolkit.consolidation`` is used here; the words are those of design.md, section 7, and of the issue.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Demand:
    """A target: comparator, lower and upper figure, first and last year of its span."""

    comparator: str
    low: Fraction
    high: Fraction
    first: int | None
    last: int | None


def meets(figure: Fraction, demand: Demand, way: str) -> bool:
    """Whether the figure does what the row says; ``way`` is that of the measure."""
    if demand.comparator == ">=":
        return not figure < demand.low
    if demand.comparator == ">":
        return not figure <= demand.low
    if demand.comparator == "<=":
        return not figure > demand.low
    if demand.comparator == "<":
        return not figure >= demand.low
    if way == "higher":
        return not figure < demand.low
    if way == "lower":
        return not figure > demand.high
    return not (figure < demand.low or figure > demand.high)


def way_of(demand: Demand, way: str) -> str:
    """The comparator says which way is good, else the measure does."""
    return {">=": "higher", ">": "higher", "<=": "lower", "<": "lower"}.get(demand.comparator, way)


def of_a_year(figure: Fraction, plan: Fraction, way: str, near: Fraction) -> str:
    """Đạt và vượt, xấp xỉ đạt, không đạt."""
    lacking = {"higher": plan - figure, "lower": figure - plan, "range": max(plan - figure, figure - plan)}[
        way
    ]
    if lacking <= 0:
        return "met"
    allowed = max(plan, -plan) - max(plan, -plan) * near
    return "missed" if lacking > allowed else "near"


def of_a_level(
    figure: Fraction, demand: Demand, way: str, base: tuple[int, Fraction] | None, now: int
) -> str:
    """A level of the end of the year ``now``: walk the straight way from the base year by year."""
    kept = meets(figure, demand, way)
    if demand.last is not None and now >= demand.last:
        return "reached" if kept else "missed"
    if kept:
        return "reached"
    if demand.last is None or base is None:
        return "no_basis"
    way = way_of(demand, way)
    if way == "range":
        way = "lower" if figure > demand.high else "higher"
    aim = demand.high if way == "lower" else demand.low
    year, needed = base
    step = (aim - needed) / (demand.last - year)
    while year < now:
        needed += step
        year += 1
    behind = figure > needed if way == "lower" else figure < needed
    return "hard" if behind else "likely"


def of_a_rate(figures: dict[int, Fraction], demand: Demand, way: str, now: int, growth: bool) -> str:
    """An average over every year of the span; growth is compounded as an index that begins at 100."""
    assert demand.first is not None
    assert demand.last is not None
    years = [year for year in range(demand.first, demand.last + 1) if year <= now]
    if any(year not in figures for year in years):
        return "no_basis"

    def beside(rate: Fraction) -> Fraction:
        """0 where the years average exactly this rate, above or below it otherwise."""
        index, wanted, total = Fraction(100), Fraction(100), Fraction(0)
        for year in years:
            index += index * figures[year] / 100
            wanted += wanted * rate / 100
            total += figures[year] - rate
        return index - wanted if growth else total

    held = Demand(demand.comparator, Fraction(0), Fraction(0), None, None)
    at_low, at_high = beside(demand.low), beside(demand.high)
    if demand.comparator in (">=", ">", "<=", "<") or way == "higher":
        kept = meets(at_low, held, way)
    elif way == "lower":
        kept = meets(at_high, held, way)
    else:
        kept = at_low >= 0 and at_high <= 0
    if now >= demand.last:
        return "reached" if kept else "missed"
    return "likely" if kept else "hard"


def percent(figure: Fraction, whole: Fraction) -> str:
    """A share in points to one decimal, half up, digit by digit."""
    if whole <= 0 or figure < 0:
        return "None"
    tenths, rest = divmod(1000 * figure.numerator * whole.denominator, figure.denominator * whole.numerator)
    if 2 * rest >= figure.denominator * whole.numerator:
        tenths += 1
    return f"{tenths // 10}.{tenths % 10}"


def tally(states: Iterable[str]) -> dict[str, int]:
    """How often each state occurs."""
    found: dict[str, int] = {}
    for state in states:
        found[state] = found.get(state, 0) + 1
    return found
