"""A target as a short Vietnamese phrase."""

from __future__ import annotations

from toolkit.model.plan import Comparator, Target
from toolkit.vietnamese.numbers import format_number

_FORMS = {
    Comparator.AT_LEAST: "{value} trở lên",
    Comparator.ABOVE: "trên {value}",
    Comparator.AT_MOST: "không quá {value}",
    Comparator.BELOW: "dưới {value}",
    Comparator.EQUAL: "{value}",
    Comparator.RANGE: "{value}",
}


def target_in_words(target: Target) -> str:
    """'10,1% trở lên', 'dưới 20%', '0,5 - 0,75%'."""
    value = format_number(target.value)
    if target.value_max is not None:
        value = f"{value} - {format_number(target.value_max)}"
    unit = target.unit or ""
    value = f"{value}{unit}" if unit in {"%", "‰"} else f"{value} {unit}".strip()
    about = "khoảng " if target.approximate else ""
    return about + _FORMS[target.comparator].format(value=value)
