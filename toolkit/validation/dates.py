"""Rules on dates: after the closing day, before the plan, out of order, in a year that cannot be meant."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from toolkit.forms.layout import LAYOUT
from toolkit.model.form import CellType, TaskStatus, ValueStatus
from toolkit.validation.rule import Mask, RowRule, chosen, day, days

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""A year outside these is a slip of the keyboard or of the spreadsheet (1900, 0026)."""
_FIGURE_LAG = timedelta(days=3 * 366)
"""Census and yearbook figures come up to two years late; older ones belong to another period."""


def plausible(value: date) -> bool:
    """Whether the year of a date can be meant at all."""
    return FIRST_YEAR <= value.year <= LAST_YEAR


def after_closing(frame: pd.DataFrame, name: str) -> Mask:
    """Rows whose date is later than the closing day."""
    return days(frame, name, "as_of", lambda value, as_of: plausible(value) and value > as_of)


def _before_plan(frame: pd.DataFrame, name: str) -> Mask:
    """A duty that was due before the plan was signed may well have been done before it, too."""
    early = days(frame, name, "plan_issued_on", lambda value, issued: plausible(value) and value < issued)
    return early & ~days(frame, "due", "plan_issued_on", lambda due, issued: due < issued)


def _implausible(name: str) -> RowRule:
    return RowRule("E504", name, lambda frame: day(frame, name, lambda value: not plausible(value)))


def _happened(name: str) -> tuple[RowRule, ...]:
    return (
        RowRule("E501", name, lambda frame: after_closing(frame, name), ("as_of",)),
        RowRule("W502", name, lambda frame: _before_plan(frame, name), ("plan_issued_on",)),
    )


def _issued_too_early(frame: pd.DataFrame) -> Mask:
    return days(
        frame,
        "issued_on",
        "submitted_on",
        lambda issued, submitted: plausible(issued) and plausible(submitted) and issued < submitted,
    )


def _extension_not_after_due(frame: pd.DataFrame) -> Mask:
    return days(frame, "extension_to", "due", lambda wanted, due: plausible(wanted) and wanted <= due)


def _extension_already_past(frame: pd.DataFrame) -> Mask:
    past = days(frame, "extension_to", "as_of", lambda wanted, as_of: plausible(wanted) and wanted <= as_of)
    return past & ~_extension_not_after_due(frame) & ~chosen(frame, "status", TaskStatus.DONE)


def _firm_but_to_come(frame: pd.DataFrame) -> Mask:
    """An estimate of the whole year may be dated its last day; a firm figure may not."""
    firm = chosen(frame, "value_status", ValueStatus.PRELIMINARY, ValueStatus.OFFICIAL)
    return firm & after_closing(frame, "value_date")


def _of_another_period(frame: pd.DataFrame) -> Mask:
    old = days(
        frame,
        "value_date",
        "period_start",
        lambda value, start: plausible(value) and start - value > _FIGURE_LAG,
    )
    ahead = days(
        frame, "value_date", "period_start", lambda value, start: plausible(value) and value.year > start.year
    )
    return old | (ahead & ~_firm_but_to_come(frame))


_DATES_OF_TASKS = tuple(field.name for field in LAYOUT.tasks.fields if field.kind is CellType.DATE)
_DATES_OF_MEASURES = tuple(field.name for field in LAYOUT.measures.fields if field.kind is CellType.DATE)
_DATES_OF_FRONT = tuple(field.name for field in LAYOUT.sign_off.fields if field.kind is CellType.DATE)

TASK_RULES = (
    *(_implausible(name) for name in _DATES_OF_TASKS),
    *_happened("submitted_on"),
    *_happened("issued_on"),
    RowRule("W503", "issued_on", _issued_too_early, ("submitted_on",)),
    RowRule("E505", "extension_to", _extension_not_after_due, ("due",)),
    RowRule(
        "W506",
        "extension_to",
        lambda frame: chosen(frame, "status", TaskStatus.DONE) & frame["extension_to"].notna(),
    ),
    RowRule("W507", "extension_to", _extension_already_past, ("as_of",)),
)
MEASURE_RULES = (
    *(_implausible(name) for name in _DATES_OF_MEASURES),
    RowRule("W508", "value_date", _firm_but_to_come, ("as_of",)),
    RowRule("W509", "value_date", _of_another_period, ("period",)),
)
FRONT_RULES = tuple(_implausible(name) for name in _DATES_OF_FRONT)
