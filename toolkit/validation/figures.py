"""What makes a figure doubtful, by itself and against what is known of its measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from toolkit.model.form import TargetBrief
from toolkit.model.plan import Comparator
from toolkit.vietnamese.numbers import format_number
from toolkit.vietnamese.text import match_key

_FLOORS = frozenset({Comparator.AT_LEAST, Comparator.ABOVE, Comparator.EQUAL, Comparator.RANGE})
_RISING = frozenset({Comparator.AT_LEAST, Comparator.ABOVE})
_CEILINGS = frozenset({Comparator.AT_MOST, Comparator.BELOW})
_MAY_FALL = re.compile(
    r"\b(?:tăng|giảm|tốc độ|chênh lệch|biến động|cân đối|thay đổi|thặng dư|thâm hụt|cán cân|di cư|thuần"
    r"|nhiệt độ|bội chi|bội thu|chuyển dịch|so với|lợi nhuận)\b"
)
_MAY_EXCEED_100 = re.compile(
    r"\b(?:tăng|tốc độ|so với|kế hoạch|dự toán|hoàn thành|chỉ số|nhập học chung|thuê bao)\b"
)
_FULL = Decimal(100)
_WIDE = Decimal("0.2")
_TIGHT = Decimal("0.1")
_CUT_LOW, _CUT_HIGH = Decimal("0.25"), Decimal(2)
_NEAR_LOW, _NEAR_HIGH = Decimal("0.4"), Decimal("2.5")
_FAR = Decimal(50)
_THOUSANDS = Decimal(1000)
_RETREAT = Decimal("0.1")
"""A tenth of the earlier figure: less than that, figures of a year move by revision and rounding."""
_SMALL_SHARE, _LARGE_SHARE = Decimal(1), Decimal(20)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with what is known of its measure. ``references`` are the earlier and the planned figure,
    ``prior`` is the earlier one alone; ``explained`` tells whether the row explains it."""

    value: Decimal
    name: str
    unit: str | None
    low: Decimal | None = None
    high: Decimal | None = None
    targets: tuple[TargetBrief, ...] = ()
    references: tuple[Decimal, ...] = ()
    prior: Decimal | None = None
    explained: bool = False

    @property
    def is_rate_of_change(self) -> bool:
        """Whether the figure says how much something changes, and may go up, down and below zero."""
        return _MAY_FALL.search(match_key(self.name)) is not None

    @property
    def is_percent(self) -> bool:
        """Whether it is typed in points of a percentage."""
        return self.unit is not None and self.unit.lstrip().startswith("%")

    @property
    def known(self) -> tuple[Decimal, ...]:
        """All figures known of the measure."""
        ends = (end for target in self.targets for end in (target.value, target.value_max))
        return (*self.references, *(end for end in ends if end is not None))


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a figure is doubtful: code of the finding and the arguments of its message."""

    code: str
    args: tuple[tuple[str, str], ...] = ()


def doubt_about(figure: Figure) -> Doubt | None:
    """The most telling doubt, or None: one slip is told once, not as several findings on one cell."""
    return next(_doubts(figure), None)


def _doubts(figure: Figure) -> Iterator[Doubt]:
    slip = _slip(figure)
    if slip is not None:
        yield slip
    if figure.value < 0 and _cannot_be_negative(figure):
        yield Doubt("E705")
    if figure.is_percent and figure.value > _FULL and _is_share(figure):
        yield Doubt("W704")
    below = figure.low is not None and figure.value < figure.low
    above = figure.high is not None and figure.value > figure.high
    if below or above:
        yield Doubt("W701", (("low", _shown(figure.low)), ("high", _shown(figure.high))))
    target = _left_behind(figure)
    if target is not None and figure.prior is not None:
        yield Doubt("W710", (("prior", format_number(figure.prior)), ("target", target.text)))


def _left_behind(figure: Figure) -> TargetBrief | None:
    """The target a level has moved away from by a tenth or more since the last time, without a word why.

    Rates of change go up and down of themselves, and beyond its target a figure may move as it likes.
    """
    before = figure.prior
    if before is None or before <= 0 or figure.explained or figure.is_rate_of_change:
        return None
    change = (figure.value - before) / before
    for target in figure.targets:
        upper = target.value if target.value_max is None else target.value_max
        rising, falling = target.comparator in _RISING, target.comparator in _CEILINGS
        fell = change <= -_RETREAT and figure.value < target.value and (rising or before <= target.value)
        rose = change >= _RETREAT and figure.value > upper and (falling or before >= upper)
        if (fell and not falling) or (rose and not rising):
            return target
    return None


def _shown(bound: Decimal | None) -> str:
    return "…" if bound is None else format_number(bound)


def _cannot_be_negative(figure: Figure) -> bool:
    allowed = figure.low is not None and figure.low < 0
    return not (allowed or any(known < 0 for known in figure.known) or figure.is_rate_of_change)


def _is_share(figure: Figure) -> bool:
    allowed = figure.high is not None and figure.value <= figure.high
    above = any(known > _FULL for known in figure.known)
    return not (allowed or above or _MAY_EXCEED_100.search(match_key(figure.name)))


def _slip(figure: Figure) -> Doubt | None:
    """A power of ten between the figure and one that is known, unless it fits another known one."""
    if figure.value == 0 or any(_fits(figure.value, known) for known in figure.known):
        return None
    for reference in figure.references:
        power = _power(figure.value, reference, both_ways=True)
        if power:
            return _slip_doubt(power, reference)
    for target in figure.targets:
        power = _power_to_target(figure, target)
        if power:
            return _slip_doubt(power, target.value)
    return None


def _slip_doubt(power: int, reference: Decimal) -> Doubt:
    code = "W702" if power > 0 else "W703"
    factor = format_number(Decimal(10) ** abs(power))
    return Doubt(code, (("factor", factor), ("reference", format_number(reference))))


def _fits(value: Decimal, known: Decimal) -> bool:
    return value * known > 0 and _NEAR_LOW <= value / known <= _NEAR_HIGH


def _power(value: Decimal, reference: Decimal, both_ways: bool) -> int:
    """The power of ten the value seems to be off by; 0 for none. Far upward any power is a slip."""
    if value * reference <= 0:
        return 0
    ratio = value / reference
    exponent = ratio.log10()
    power = int(exponent.to_integral_value())
    if power > 0:
        return power if ratio >= _FAR or abs(exponent - power) <= _WIDE else 0
    if power < 0 and both_ways:
        return power if ratio <= 1 / _FAR or abs(exponent - power) <= _TIGHT else 0
    return 0


def _power_to_target(figure: Figure, target: TargetBrief) -> int:
    """Against a target of years to come only such gaps count as no real progress could leave.

    Far above a target is a slip unless the target is a ceiling, which may still be far off. Below it a figure
    is a slip where a share was typed as a fraction (0,545 for 54,5) or thousands were cut off (7,85 for
    7.850).
    """
    above = _power(figure.value, target.value, both_ways=False)
    if above:
        return above if target.comparator in _FLOORS else 0
    if figure.value * target.value <= 0:
        return 0
    if figure.is_percent:
        fraction = 0 < figure.value <= _SMALL_SHARE and target.value >= _LARGE_SHARE
        return -2 if fraction and target.comparator in _FLOORS else 0
    ratio = figure.value / target.value
    for power in (-3, -6):
        if _CUT_LOW <= ratio.scaleb(-power) <= _CUT_HIGH and target.value >= _THOUSANDS:
            return power
    return 0
