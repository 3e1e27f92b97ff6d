"""What agencies answered in the period before: shown beside the lines of the next form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from toolkit.forms.prior_texts import measure_answer, no_answer, task_answer
from toolkit.intake.events import IssueRecord
from toolkit.intake.ledger_store import Ledger
from toolkit.model.form import PriorAnswer
from toolkit.model.period import Period
from toolkit.model.register import Register
from toolkit.model.returns import Value
from toolkit.workflows.state import load_state, quiet
from toolkit.workflows.workspace import Session

Place = tuple[str, str]
"""Agency and line."""
_NUMBERS = frozenset(("percent", "value"))
_DATES = frozenset(("submitted_on", "issued_on", "value_date"))


def prior_answers(session: Session, register: Register) -> Mapping[Place, PriorAnswer]:
    """The answers of the last period before this one for which forms were issued, by agency and line.

    A sealed period is taken as it was sealed; another one is computed as it stands today.
    """
    with Ledger(session.workspace.ledger) as ledger:
        issues = ledger.issues()
    before = _before(session.period, issues)
    if before is None:
        return {}
    asked = {
        (record.agency, line) for record in issues if record.period == str(before) for line in record.lines
    }
    answers = _answers(replace(session, period=before))
    units = {measure.key: measure.unit for measure in register.measures}
    return {
        place: _prior(str(before), answers.get(place, {}), place[1] in units, units.get(place[1]))
        for place in sorted(asked | answers.keys())
    }


def _before(period: Period, issues: Iterable[IssueRecord]) -> Period | None:
    """The period that ended last before this one ends; of two that end together the longer one."""
    periods = {Period.parse(record.period) for record in issues}
    earlier = [one for one in periods if one.last_day < period.last_day]
    return max(earlier, key=lambda one: (one.last_day, one.first_day.toordinal() * -1), default=None)


def _prior(period: str, values: Mapping[str, Value], measured: bool, unit: str | None) -> PriorAnswer:
    if not values:
        return no_answer(period)
    return measure_answer(period, values, unit) if measured else task_answer(period, values)


def _answers(session: Session) -> Mapping[Place, Mapping[str, Value]]:
    sealed = session.outbox / "final" / "export.json"
    found: dict[Place, dict[str, Value]] = {}
    if sealed.is_file():
        for agency, line, field, value in _sealed(sealed):
            found.setdefault((agency, line), {})[field] = value
        return found
    for point in load_state(session, quiet).consolidation.dataset.points:
        if point.line is not None:
            found.setdefault((point.agency, point.line), {})[point.field] = point.value
    return found


def _sealed(path: Path) -> Iterable[tuple[str, str, str, Value]]:
    """Agency, line, field and value of everything in a sealed export."""
    for one in json.loads(path.read_text("utf-8"))["values"]:
        if one["line"] is not None:
            yield one["agency"], one["line"], one["field"], _value(one["field"], one["value"])


def _value(field: str, text: str) -> Value:
    if field in _NUMBERS:
        return Decimal(text)
    return date.fromisoformat(text) if field in _DATES else text
