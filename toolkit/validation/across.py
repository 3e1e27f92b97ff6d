"""Rules across the returns of several agencies that lead the same task or measure, and across two plans that
ask for the same.

Communes report their own territory, and what a whole group of agencies owes is counted, not compared: their
answers differ by nature. So only a few co-leads of the province are held against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

import pandas as pd

from toolkit.forms.layout import choice_label
from toolkit.model.form import TaskStatus
from toolkit.validation.batch import Pair
from toolkit.validation.rule import Fault
from toolkit.vietnamese.numbers import format_number
from toolkit.vietnamese.text import match_key

_MOST_CO_LEADS = 5
_MEANT_ALIKE = frozenset({TaskStatus.DONE.value, TaskStatus.UNDER_WAY.value, TaskStatus.NOT_STARTED.value})
"""Statuses that say how far a duty has come: two of them cannot be true of one duty."""


def figure_conflicts(measures: pd.DataFrame) -> Iterator[Fault]:
    """Co-leads that report different figures of one measure; each is told what the others say."""
    return _conflicts(measures, "W901", "value", _other_figure)


def status_conflicts(tasks: pd.DataFrame) -> Iterator[Fault]:
    """Co-leads of whom one says done and one says not started."""
    return _conflicts(tasks, "I902", "status", _opposite_status)


def _other_figure(mine: object, other: object) -> str | None:
    if isinstance(mine, Decimal) and isinstance(other, Decimal) and mine != other:
        return format_number(other)
    return None


def _opposite_status(mine: object, other: object) -> str | None:
    if {mine, other} == {TaskStatus.DONE.value, TaskStatus.NOT_STARTED.value}:
        return choice_label("status", str(other))
    return None


def linked_statuses(tasks: pd.DataFrame, same: Iterable[Pair]) -> Iterator[Fault]:
    """One duty of two plans that is done in one row and not in the other."""
    return _linked(tasks, same, "status", _done_only_here)


def linked_figures(measures: pd.DataFrame, same: Iterable[Pair]) -> Iterator[Fault]:
    """One measure of two plans with two figures in the same unit."""
    return _linked(measures, same, "value", _other_figure)


def _done_only_here(mine: object, other: object) -> str | None:
    said = {mine, other}
    if said <= _MEANT_ALIKE and TaskStatus.DONE.value in said and len(said) > 1:
        return choice_label("status", str(other))
    return None


def _linked(
    frame: pd.DataFrame, same: Iterable[Pair], field: str, differs: Callable[[object, object], str | None]
) -> Iterator[Fault]:
    """Rows of linked lines in the latest return of one agency; each is told of the other row."""
    partners: dict[str, list[str]] = {}
    for first, second in same:
        partners.setdefault(first, []).append(second)
        partners.setdefault(second, []).append(first)
    linked = frame.loc[frame["line"].isin(partners.keys()), ["agency", "line", "unit", "answers", field]]
    latest = {
        (agency, line): (int(row), unit, answers.cell(line, field).cell or "", value)
        for row, agency, line, unit, answers, value in linked.itertuples()
    }
    for (agency, line), (row, unit, _cell, mine) in latest.items():
        for partner in partners[line]:
            _row, other_unit, cell, other = latest.get((agency, partner), (0, unit, "", mine))
            said = differs(mine, other) if match_key(unit or "") == match_key(other_unit or "") else None
            if said is not None:
                yield Fault(row, "W903", field, {"other": said, "other_line": partner, "other_cell": cell})


def _conflicts(
    frame: pd.DataFrame, code: str, field: str, differs: Callable[[object, object], str | None]
) -> Iterator[Fault]:
    provincial = frame.loc[[not str(agency).isdigit() for agency in frame["agency"]]]
    shared = provincial[provincial["line"].duplicated(keep=False)]
    for _line, rows in shared.groupby("line", sort=False):
        if not 1 < rows["agency"].nunique() <= _MOST_CO_LEADS:
            continue
        latest = rows.drop_duplicates("agency", keep="last")
        facing = tuple(zip(latest["agency"], latest["agency_name"], latest[field], strict=True))
        for row, agency, mine in zip(rows.index, rows["agency"], rows[field], strict=True):
            said = ((name, differs(mine, other)) for who, name, other in facing if who != agency)
            others = "; ".join(f"{name}: {other}" for name, other in said if other is not None)
            if others:
                yield Fault(int(row), code, field, {"others": others})
