"""Whether the rows of the masters fit together: keys only once, references that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.messages import _
from toolkit.model.period import Period
from toolkit.model.plan import Comparator
from toolkit.model.register import DecisionKind, LinkKind
from toolkit.register.faults import Fault, Placed
from toolkit.vietnamese.text import match_key

Tables = Mapping[str, Sequence[Placed]]

_NAMESPACES = (("agencies", "groups"), ("plans",), ("tasks", "measures"), ("targets",))


@dataclass(frozen=True, slots=True)
class _Reference:
    """A field whose values must be keys of one of some tables."""

    table: str
    field: str
    to: tuple[str, ...]


_REFERENCES = (
    _Reference("members", "group", ("groups",)),
    _Reference("members", "agency", ("agencies",)),
    _Reference("successions", "successor", ("agencies", "groups")),
    _Reference("tasks", "plan", ("plans",)),
    _Reference("measures", "plan", ("plans",)),
    _Reference("targets", "plan", ("plans",)),
    _Reference("targets", "measure", ("measures",)),
    _Reference("figures", "measure", ("measures",)),
    _Reference("assignments", "item", ("tasks", "measures")),
    _Reference("links", "first", ("tasks", "measures")),
    _Reference("links", "second", ("tasks", "measures")),
    _Reference("decisions", "item", ("tasks", "measures")),
    _Reference("decisions", "agency", ("agencies",)),
)
_ORDERED = (
    ("agencies", "valid_from", "valid_to"),
    ("members", "valid_from", "valid_to"),
    ("assignments", "valid_from", "valid_to"),
)


def check_tables(tables: Tables) -> tuple[Fault, ...]:
    """Everything that does not fit together, in the order of the checks."""
    return (
        *_duplicates(tables),
        *_dangling(tables),
        *_disordered(tables),
        *_incomplete(tables),
        *_mislinked(tables),
    )


def _duplicates(tables: Tables) -> Iterator[Fault]:
    """Keys of one namespace used twice; the first row that bears a key is never the fault."""
    for names in _NAMESPACES:
        seen: set[str] = set()
        for placed in (placed for table in names for placed in tables.get(table, ())):
            key = placed.row.key()[0]
            if key in seen:
                text = _("“{key}” is used by another row already; give this row a key of its own")
                yield placed.fault(placed.row.spec.keys[0], text.format(key=key))
            seen.add(key)


def _dangling(tables: Tables) -> Iterator[Fault]:
    for reference in _REFERENCES:
        known = {placed.row.key()[0] for table in reference.to for placed in tables.get(table, ())}
        for placed in tables.get(reference.table, ()):
            value = placed.row.text(reference.field)
            if value and value not in known:
                yield placed.fault(
                    reference.field,
                    _("“{value}” is not in the master; type a code or key that exists").format(value=value),
                )


def _disordered(tables: Tables) -> Iterator[Fault]:
    for table, first, last in _ORDERED:
        for placed in tables.get(table, ()):
            start, end = placed.row.day(first), placed.row.day(last)
            if start and end and end < start:
                yield placed.fault(last, _("the end is before the beginning; correct one of the two dates"))
    for placed in tables.get("measures", ()):
        low, high = placed.row.number("low"), placed.row.number("high")
        if low is not None and high is not None and high < low:
            yield placed.fault("high", _("the largest value is below the smallest; correct one of the two"))


def _incomplete(tables: Tables) -> Iterator[Fault]:
    for placed in tables.get("decisions", ()):
        kind = placed.row.text("kind")
        if kind == DecisionKind.EXTENSION and placed.row.day("new_date") is None:
            yield placed.fault("new_date", _("an extension needs its new date; type day/month/year"))
        if kind == DecisionKind.FIGURE and placed.row.number("figure") is None:
            yield placed.fault("figure", _("a chosen figure is missing; type the number"))
        period = placed.row.text("period")
        if period and not _is_period(period):
            text = _("“{value}” is no period; type 2026, 2026-Q3, 2026-H1 or 2026-9M")
            yield placed.fault("period", text.format(value=period))
    for placed in tables.get("targets", ()):
        if placed.row.text("comparator") == Comparator.RANGE and placed.row.number("value_max") is None:
            yield placed.fault("value_max", _("a range needs its upper end; type the number"))


def _is_period(text: str) -> bool:
    try:
        Period.parse(text)
    except ValueError:
        return False
    return True


def _mislinked(tables: Tables) -> Iterator[Fault]:
    """Links between an item and itself, a task and a measure, or figures in different units."""
    units = {placed.row.key()[0]: placed.row.text("unit") for placed in tables.get("measures", ())}
    for placed in tables.get("links", ()):
        first, second = placed.row.text("first"), placed.row.text("second")
        same = placed.row.yes("confirmed") and placed.row.text("kind") == LinkKind.SAME
        if first == second or (first in units) != (second in units):
            yield placed.fault("second", _("a link joins two tasks or two measures of different plans"))
        elif same and first in units and match_key(units[first]) != match_key(units[second]):
            text = _(
                "the units differ (“{first}”, “{second}”), so one figure cannot answer both; choose Liên quan"
            )
            yield placed.fault("kind", text.format(first=units[first], second=units[second]))
