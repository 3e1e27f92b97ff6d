"""Amounts as plans word them: '840 nghìn tỉ đồng', '01 triệu tấn', 'mười lăm đề án'.

The words that count ('nghìn', 'triệu', 'tỷ') are told apart from the unit that is counted, so that
'1.650.000 tỷ đồng' and '1.650 nghìn tỷ đồng' can be compared. Nothing is guessed: what may be meant otherwise
stays an alternative, and what is not certain is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from toolkit.vietnamese.numbers import NumberReading, read_number
from toolkit.vietnamese.spelled_numbers import read_spelled
from toolkit.vietnamese.text import squeeze

# Longer texts are prose or an accident; reading them would only cost time.
_LONGEST = 200
_MULTIPLIERS = {
    "chục": 10, "trăm": 10**2, "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_MULTIPLIER = re.compile(
    rf"(?:{'|'.join(_MULTIPLIERS)})(?![^\W_])(?!\s+(?:lệ|trọng|số|suất|giá)\b)\s*", re.IGNORECASE
)
_HALF_MORE = re.compile(r"rưỡi\b\s*", re.IGNORECASE)
_PERCENT = re.compile(r"phần trăm\b", re.IGNORECASE)
LEAD = (
    r"khoảng|xấp xỉ|gần|ước đạt|ước|đạt|chiếm|trên|hơn|quá|dưới|ít nhất|tối thiểu|tối đa|không quá|không dưới"
    r"|tăng|giảm|bằng|còn"
)
"""Words before an amount that compare or hedge it."""

_LEADING = re.compile(rf"(?P<lead>(?:(?:{LEAD})\s+)*)(?P<rest>.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a unit: 'khoảng 840 nghìn tỉ đồng' is the figure 840, a multiplier of 10^12 and 'đồng'.

    ``value``, ``alternative`` and the upper ends are the figures as written (see ``NumberReading``); ``total``
    and ``total_max`` are the value and the upper end multiplied.
    """

    value: Decimal
    multiplier: Decimal = Decimal(1)
    unit: str | None = None
    value_max: Decimal | None = None
    alternative: Decimal | None = None
    alternative_max: Decimal | None = None
    qualifier: str | None = None
    approximate: bool = False

    @property
    def total(self) -> Decimal:
        """The value in the unit itself."""
        return self.value * self.multiplier

    @property
    def total_max(self) -> Decimal | None:
        """The upper end of a range in the unit itself."""
        return None if self.value_max is None else self.value_max * self.multiplier

    @property
    def ambiguous(self) -> bool:
        """Whether the figure allows a second reading ('1.500 triệu')."""
        return self.alternative is not None or self.alternative_max is not None


def read_amount(text: str) -> Amount | None:
    """Read one number or range in figures or spelled out, with the words that count and the unit.

    None where nothing can be read with certainty ('một số đề án', '12 tỷ 500 triệu').
    """
    line = squeeze(text)
    if len(line) > _LONGEST:
        return None
    reading = read_number(line)
    if reading.value is None:
        reading = read_number(_in_figures(line))
    return None if reading.value is None else _amount(reading, reading.value)


def split_multiplier(unit: str) -> tuple[Decimal, str | None]:
    """What counts and what is counted: 'nghìn tỉ đồng' gives 10^12 and 'đồng', '%' gives 1 and '%'."""
    multiplier, at = 1, 0
    while (found := _MULTIPLIER.match(unit, at)) is not None:
        multiplier *= _MULTIPLIERS[found[0].strip().lower()]
        at = found.end()
    return Decimal(multiplier), unit[at:].strip() or None


def without_lead(line: str) -> tuple[str, str]:
    """The words that compare or hedge ('trên', 'khoảng'), and the text behind them."""
    match = _LEADING.fullmatch(line)
    return ("", line) if match is None else (match["lead"].strip(), match["rest"])


def _in_figures(line: str) -> str:
    """The text with the number it begins with in figures; unchanged where it begins with none."""
    lead, rest = without_lead(line)
    spelled = read_spelled(rest)
    if spelled is None:
        return line
    return f"{lead} {f'{spelled.value:f}'.replace('.', ',')} {spelled.rest}"


def _amount(reading: NumberReading, value: Decimal) -> Amount:
    multiplier, unit = split_multiplier(reading.unit or "")
    half = _HALF_MORE.match(unit or "") if multiplier > 1 and reading.value_max is None else None
    if half is not None and not reading.ambiguous and value == value.to_integral_value():
        value, unit = value + Decimal("0.5"), (unit or "")[half.end() :].strip() or None
    return Amount(
        value,
        multiplier,
        _PERCENT.sub("%", unit) if unit else None,
        reading.value_max,
        reading.alternative,
        reading.alternative_max,
        reading.qualifier,
        reading.approximate,
    )
