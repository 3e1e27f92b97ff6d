"""The order in which items are printed: plan by date, annex before narrative, then printed numbers."""

from __future__ import annotations

import re
from datetime import date

from toolkit.model.plan import PlanHeader
from toolkit.model.register import Measure, Register, Task

_PIECES = re.compile(r"\d+|[^\W\d_]+")
_ROMAN = re.compile(r"(?=[IVXL])(XL|L?X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}

NaturalKey = tuple[tuple[int, int, str], ...]
ItemKey = tuple[date, str, bool, NaturalKey, NaturalKey, NaturalKey]


def natural_key(text: str) -> NaturalKey:
    """A sort key by which II stands before IX and 2 before 10; words sort after numbers."""
    return tuple(_piece(piece) for piece in _PIECES.findall(text))


def _piece(piece: str) -> tuple[int, int, str]:
    if piece.isdigit():
        return (0, int(piece), "")
    if _ROMAN.fullmatch(piece):
        return (0, roman_value(piece), "")
    return (1, 0, piece)


def roman_value(numeral: str) -> int:
    """The value of a Roman numeral up to LXXXIX."""
    values = [_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


class PrintOrder:
    """Sort keys of tasks and measures in the order of the documents."""

    def __init__(self, register: Register) -> None:
        self._plans: dict[str, PlanHeader] = {plan.key: plan for plan in register.plans}

    def of(self, item: Task | Measure) -> ItemKey:
        """The sort key of an item; an item of an unknown plan comes last."""
        plan = self._plans.get(item.plan)
        narrative = isinstance(item, Task) and item.origin.value != "annex"
        return (
            plan.issued_on if plan else date.max,
            item.plan,
            narrative,
            natural_key(item.section),
            natural_key(item.no or ""),
            natural_key(item.key),
        )
