"""Rules on one cell: the kind of value, the choices and the range that the declaration of the form gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from toolkit.forms.columns import PERCENT_RANGE, AnswerField
from toolkit.model.form import CellType
from toolkit.validation.rule import ElementRule

_KINDS: dict[CellType, type] = {
    CellType.CHOICE: str,
    CellType.NUMBER: Decimal,
    CellType.PERCENT: Decimal,
    CellType.DATE: date,
    CellType.TEXT: str,
}


def element_rules(fields: Sequence[AnswerField]) -> tuple[ElementRule, ...]:
    """The rules that follow from the declaration of these fields."""
    return tuple(rule for field in fields for rule in _rules_of(field))


def _rules_of(field: AnswerField) -> Iterator[ElementRule]:
    yield ElementRule("E303", field.name, _is_a(_KINDS[field.kind]))
    if field.kind is CellType.CHOICE:
        yield ElementRule("E302", field.name, _one_of(frozenset(choice.code for choice in field.choices)))
    if field.kind is CellType.PERCENT:
        yield ElementRule("E301", field.name, _within_range)


def _is_a(kind: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kind)


def _one_of(codes: frozenset[str]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or value in codes


def _within_range(value: object) -> bool:
    low, high = PERCENT_RANGE
    return not isinstance(value, Decimal) or low <= value <= high
