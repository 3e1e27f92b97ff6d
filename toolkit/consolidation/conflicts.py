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
    """Conflicts that wait for a decision first, each part in order of the measures.

    ``settled_by`` is the basis of the decision that chose a figure for this period. Values are (agency, decimal
    string) in order of the reports; figures that are equal as numbers (5 and 5,0) are no conflict.
    """
    found = []
    for measure in measures:
        figures = tuple(report for report in measure.reports if report.value is not None)
        if len({report.value for report in figures}) < 2:
            continue
        decision = None if measure.conflict else figure_decision(decisions.get(measure.key, ()), period)
        found.append(
            Conflict(
                measure.key,
                "value",
                tuple((r.agency, plain_number(r.value)) for r in figures if r.value is not None),
                (decision.basis or decision.decided_by) if decision else None,
                figures,
                decision.decided_on if decision else None,
                measure.value if decision else None,
            )
        )
    return tuple(sorted(found, key=lambda conflict: conflict.settled_by is not None))
