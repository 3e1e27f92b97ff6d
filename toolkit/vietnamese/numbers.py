"""Numbers as Vietnamese text writes them: a dot groups thousands, a comma separates decimals.

Reading never guesses: where the text allows a second reading it is given as ``alternative``, and where the
signs are those of another country but leave one reading, ``foreign`` says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

from toolkit.vietnamese.figures import read_figure
from toolkit.vietnamese.text import match_key, squeeze


class MarkKind(StrEnum):
    """Signs that stand in a number cell without being a number (the signs of the statistical yearbook)."""

    NONE = "none"
    NOTHING = "nothing"
    ELLIPSIS = "ellipsis"
    CROSS = "cross"


@dataclass(frozen=True, slots=True)
class NumberReading:
    """A number read from text; ``value`` None means that no number could be read with certainty.

    ``alternative`` is the other possible reading of an ambiguous text ('1.500': value 1500, alternative 1.5).
    ``value_max`` and ``alternative_max`` are the upper end of a range. ``unit`` is what follows the number,
    as typed ('%', 'USD', 'tỷ đồng'; never applied to the value), ``qualifier`` the words around it
    ('trở lên', 'khoảng', 'ước'). ``mark`` tells an empty reading made by '-', 'không', '…' or 'x'.
    """

    value: Decimal | None
    alternative: Decimal | None = None
    unit: str | None = None
    qualifier: str | None = None
    value_max: Decimal | None = None
    alternative_max: Decimal | None = None
    approximate: bool = False
    foreign: bool = False
    mark: MarkKind = MarkKind.NONE

    @property
    def ambiguous(self) -> bool:
        """Whether the text allows a second reading."""
        return self.alternative is not None or self.alternative_max is not None


_MARKS = {
    "": MarkKind.NONE,
    "-": MarkKind.NOTHING,
    "--": MarkKind.NOTHING,
    "---": MarkKind.NOTHING,
    "không": MarkKind.NOTHING,
    "không có": MarkKind.NOTHING,
    "không phát sinh": MarkKind.NOTHING,
    "...": MarkKind.ELLIPSIS,
    "x": MarkKind.CROSS,
}
# Longer texts are prose or an accident; reading them would only cost time.
_LONGEST = 200
_DASH = "[-\u2010-\u2015\u2212]"
_DIGITS = r"(?:[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[.,]?[0-9](?:[0-9.,]*[0-9])?)"
_SIGN = rf"(?:{_DASH}\s?|\+\s?)?"
_LEAD_WORDS = (
    "khoảng", "gần", "xấp xỉ", "ước", "ước tính", "ước đạt", "ước khoảng", "đạt", "đạt khoảng", "đạt trên",
    "trên", "hơn", "dưới", "từ", "tối thiểu", "tối đa", "ít nhất", "nhiều nhất", "không quá", "không dưới",
    "không thấp hơn", "không vượt quá", "tăng", "bằng",
)  # fmt: skip
_LEAD = "|".join(sorted(_LEAD_WORDS, key=len, reverse=True))
_LEAD_SIGNS = r"[~≈≥≤><]=?"
_PATTERN = re.compile(
    rf"(?P<lead>(?:(?:{_LEAD})\s+|{_LEAD_SIGNS}\s*)*)"
    rf"(?P<first>{_SIGN}{_DIGITS})"
    rf"(?:\s*(?P<unit1>%)?\s*(?:{_DASH}|÷|đến|tới)\s*(?P<second>{_DIGITS}))?"
    r"(?P<rest>(?:[^0-9.,].*)?)[.,;]?",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\s*\b(trở lên|trở xuống|trở lại)$", re.IGNORECASE)
_REMARK = re.compile(r"\s*\(([^()]*)\)$")
_ANOTHER_NUMBER = re.compile(r"(?:^|[\s(/×*+=:;,-])[0-9]")
_APPROXIMATE = re.compile(r"khoảng|gần|xấp xỉ|ước|[~≈]", re.IGNORECASE)
_POWER_OF_TEN = re.compile(r"e[+-]?[0-9]", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=[0-9])(?=(?:[0-9]{3})+$)")


def read_number(text: str) -> NumberReading:
    """Read one number, or one range, with its unit and the words around it.

    A text with anything that is not understood (two numbers, '120/166', '(5)', a date) has value None.
    """
    if len(text) <= _LONGEST and text.isascii() and text.isdigit():
        # The common case needs no taking apart.
        return NumberReading(Decimal(text))
    line = squeeze(text)
    # No mark begins with a digit.
    mark = MarkKind.NONE if line[:1].isdigit() else _MARKS.get(match_key(line), MarkKind.NONE)
    nothing = NumberReading(None, mark=mark)
    match = _PATTERN.fullmatch(line) if len(line) <= _LONGEST else None
    if match is None or mark is not MarkKind.NONE:
        return nothing
    first = read_figure(match["first"])
    tail = _tail(match["rest"] or "")
    if first is None or tail is None:
        return nothing
    lead = match["lead"].strip()
    reading = NumberReading(
        first.value,
        alternative=first.alternative,
        unit=tail[0],
        qualifier=" ".join(filter(None, (lead, tail[1]))) or None,
        approximate=_APPROXIMATE.search(lead) is not None,
        foreign=first.foreign,
    )
    return reading if match["second"] is None else _range(reading, match["second"], match["unit1"])


def round_half_up(value: Decimal, places: int) -> Decimal:
    """Round to ``places`` decimals, five upward from zero, as socio-economic reports do; never minus zero."""
    enough = Context(prec=max(28, value.adjusted() + places + 2))
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=enough)
    return rounded.copy_abs() if rounded.is_zero() else rounded


def format_number(value: Decimal, places: int | None = None) -> str:
    """'1.650.000', '10,1', '-0,5'. ``places`` rounds half up and pads; without it all digits are shown."""
    shown = _plain(value) if places is None else round_half_up(value, places)
    whole, _, decimals = f"{shown:f}".partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = _THOUSANDS.sub(".", digits)
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"


def format_percent(value: Decimal, places: int | None = None) -> str:
    """Percentage points as text: Decimal('12.5') gives '12,5%'."""
    return f"{format_number(value, places)}%"


def _plain(value: Decimal) -> Decimal:
    if value.is_zero():
        return Decimal(0)
    text = f"{value:f}"
    return Decimal(text.rstrip("0").rstrip(".")) if "." in text else Decimal(text)


def _range(low: NumberReading, second: str, unit: str | None) -> NumberReading:
    """The reading widened to a range; none at all where the upper end is not above the lower."""
    high = read_figure(second)
    if high is None or low.value is None or high.value <= low.value or unit not in (None, low.unit):
        return NumberReading(None)
    return replace(
        low,
        value_max=high.value,
        alternative_max=high.alternative,
        foreign=low.foreign or high.foreign,
    )


def _tail(rest: str) -> tuple[str | None, str | None] | None:
    """Unit and trailing qualifier of what follows the number; None when it holds another number."""
    unit, notes = rest.strip(), list[str]()
    while (found := _REMARK.search(unit) or _TRAILING.search(unit)) is not None:
        notes.insert(0, found[1].strip())
        unit = unit[: found.start()]
    unit = unit.strip(" .,;:")
    if (
        _ANOTHER_NUMBER.search(unit)
        or _POWER_OF_TEN.match(unit)
        or unit[:1] in {"/", "(", "-", "+", "^", "*", ":"}
    ):
        return None
    return unit or None, " ".join(filter(None, notes)) or None
