"""Agencies that give different figures for one measure: all of them, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from toolkit.consolidation.measures import figure_decision
from toolkit.consolidation.plain import plain_number
from toolkit.model.period import Period
from toolkit.model.register import Decision
from toolkit.model.results import Conflict, MeasureAssessment


def conflicts_of(
    measures: Iterable[MeasureAssessment], decisions: Mapping[str, tuple[Decision, ...]], period: Period
) -> tuple[Conflict, ...]:
    """Conflicts in order of the measures; ``settled_by`` is the basis of the decision that chose a figure.

    Values are (agency, decimal string) in order of the reports.
    """
    found = []
    for measure in measures:
        values = tuple((r.agency, r.value) for r in measure.reports if r.value is not None)
        if len({value for _agency, value in values}) < 2:
            continue
        decision = None if measure.conflict else figure_decision(decisions.get(measure.key, ()), period)
        settled = (decision.basis or decision.decided_by) if decision else None
        shown = tuple((agency, plain_number(value)) for agency, value in values)
        found.append(Conflict(measure.key, "value", shown, settled))
    return tuple(found)
