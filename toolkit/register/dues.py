"""Which decisions hold for a period, and what they make of a due date: one rule for forms and consolidation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from toolkit.model.period import Period
from toolkit.model.register import Decision, DecisionKind

AFTERWARDS = timedelta(days=180)
"""How long after a period a decision may still concern it: a report is settled within half a year."""
_SATURDAY = 5


class Weekend(StrEnum):
    """What becomes of a due date on a Saturday or Sunday."""

    KEEP = "keep"
    NEXT_WORKING_DAY = "next_working_day"


@dataclass(frozen=True, slots=True)
class Due:
    """The due date that holds and the one of the plan; both inclusive, None where there is none.

    ``condition_met`` is True when a decision stated that the condition of a conditional duty came about.
    """

    valid: date | None
    original: date | None
    condition_met: bool = False


def holding(decisions: Iterable[Decision], period: Period | None) -> tuple[Decision, ...]:
    """Decisions that hold for a period: taken until half a year after its end; all of them without a period.

    The as-of date closes the figures, it does not undo what was approved while the report was written. A
    decision of a later year does not change what an earlier report rested on.
    """
    if period is None:
        return tuple(decisions)
    until = period.last_day + AFTERWARDS
    return tuple(decision for decision in decisions if decision.decided_on <= until)


def latest(decisions: Iterable[Decision], agency: str, kind: DecisionKind) -> Decision | None:
    """The last decision of a kind that concerns an agency; of one day the one that names the agency.

    ``decisions`` are those of one item. Of several of one day and one scope the last row of the master.
    """
    concerned = [d for d in decisions if d.kind is kind and d.agency in (None, agency)]
    ranked = sorted(concerned, key=lambda d: (d.decided_on, d.agency is not None))
    return ranked[-1] if ranked else None


def due_of(decisions: Iterable[Decision], agency: str, planned: date | None, weekend: Weekend) -> Due:
    """What the decisions of one item make of the planned due date of an agency ('' is the item as such).

    Only an approved decision moves a due date (design, rule 7): the last extension, else the day set when the
    condition of the duty came about, else the plan's own date, which stays visible as the original.
    """
    own = tuple(decisions)
    met = latest(own, agency, DecisionKind.CONDITION_MET)
    extension = latest(own, agency, DecisionKind.EXTENSION)
    valid = next((d.new_date for d in (extension, met) if d is not None and d.new_date is not None), planned)
    return Due(working_day(valid, weekend) if valid else None, planned, met is not None)


def working_day(day: date, weekend: Weekend) -> date:
    """The due date after the weekend rule: Saturday and Sunday become Monday where an office says so."""
    if weekend is Weekend.KEEP or day.weekday() < _SATURDAY:
        return day
    return day + timedelta(days=7 - day.weekday())
