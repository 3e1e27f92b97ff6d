"""Which duties of the body are rows of the annex told at greater length."""

from __future__ import annotations

from dataclasses import dataclass, replace

from toolkit.model.plan import PlanTask
from toolkit.plans.similarity import held_by

_SURE = 0.5
_AS_GOOD = 0.08
_OWN_LEAD = 0.08
_OTHER_LEAD = 0.1


@dataclass(frozen=True, slots=True)
class _Match:
    """How well a duty tells an annex row."""

    score: float
    duty: str
    row: str


def link(duties: tuple[PlanTask, ...], rows: tuple[PlanTask, ...]) -> tuple[PlanTask, ...]:
    """The duties with ``same_as`` set to the keys of the annex rows they tell (one duty may tell several).

    An annex row that is a whole section is told by all duties of that section.
    """
    found: dict[str, list[str]] = {}
    for row in rows:
        matches = [_Match(_score(row, duty), duty.key, row.key) for duty in duties]
        best = max((match.score for match in matches), default=0.0)
        for match in matches:
            if match.score >= _SURE and match.score >= best - _AS_GOOD:
                found.setdefault(match.duty, []).append(match.row)
    for row in (row for row in rows if row.no is None and row.key.endswith(f"/{row.section}")):
        for duty in duties:
            if duty.section == row.section and duty.key not in found:
                found[duty.key] = [row.key]
    return tuple(replace(duty, same_as=tuple(found.get(duty.key, ()))) for duty in duties)


def _score(row: PlanTask, duty: PlanTask) -> float:
    held = held_by(row.title, duty.title)
    if not row.leads or not duty.leads:
        return held
    return held + (_OWN_LEAD if set(row.leads) & set(duty.leads) else -_OTHER_LEAD)
