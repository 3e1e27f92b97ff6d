"""Rules across the returns of several agencies that lead the same task or measure.

Communes report their own territory, and what a whole group of agencies owes is counted, not compared: their
answers differ by nature. So only a few co-leads of the province are held against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pandas as pd

from toolkit.forms.layout import choice_label
from toolkit.model.form import TaskStatus
from toolkit.validation.rule import Fault
from toolkit.vietnamese.numbers import format_number

_MOST_CO_LEADS = 5


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
