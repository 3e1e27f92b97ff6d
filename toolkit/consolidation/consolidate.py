"""Consolidation: from what counts to everything a leader reads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from toolkit.consolidation.agencies import agency_order, statuses_of
from toolkit.consolidation.answers import AnswerBook, points_in
from toolkit.consolidation.conflicts import conflicts_of
from toolkit.consolidation.counting import AcceptedLines, Counting
from toolkit.consolidation.dues import DueBook, decisions_by_item
from toolkit.consolidation.export import to_json
from toolkit.consolidation.measures import MeasureMaterial, assess_measure, report_measure
from toolkit.consolidation.returns_by import returns_of
from toolkit.consolidation.rollup import TaskContext, assess_task
from toolkit.consolidation.rules import DEFAULT_RULES, JudgingRules
from toolkit.consolidation.states import Judge, assess_line
from toolkit.consolidation.totals import groups_of, totals_of
from toolkit.consolidation.units import CONTRIBUTION_FIELDS
from toolkit.model.form import FormContent
from toolkit.model.period import Period, WindowDays
from toolkit.model.register import Decision, DecisionKind, PlanTarget, Register, YearFigure
from toolkit.model.results import (
    Consolidation,
    Contribution,
    Dataset,
    MeasureAssessment,
    SeriesPoint,
    SharedAnswer,
    TaskAssessment,
)


@dataclass(frozen=True, slots=True)
class ConsolidationRequest:
    """All that a consolidation rests on.

    ``contents`` is what each agency was asked for (issued, or owed where nothing was issued yet), by agency;
    it is the denominator of every rate. ``attached`` are agencies of which attachments came in. ``earlier`` are
    figures printed in earlier reports, by measure and period.
    """

    register: Register
    contents: Mapping[str, FormContent]
    counting: Counting
    period: Period
    as_of: date
    rules: JudgingRules = DEFAULT_RULES
    sample: bool = False
    attached: frozenset[str] = frozenset()
    earlier: Mapping[str, Mapping[str, SeriesPoint]] = field(default_factory=dict)


def consolidate(request: ConsolidationRequest) -> Consolidation:
    """Compute states, roll-ups, measures, agencies, conflicts, totals and texts; same input, same output."""
    register = request.register
    decisions = decisions_by_item(register.decisions)
    shared = _shared(request.contents)
    answers = AnswerBook(request.counting.dataset, shared)
    asked = _asked(request)
    tasks = _tasks(request, answers, asked)
    measures = _measures(request, answers, asked, decisions)
    agencies = statuses_of(request.contents, request.counting, request.attached, register.directory)
    result = Consolidation(
        period=str(request.period),
        as_of=request.as_of,
        sample=request.sample,
        dataset=request.counting.dataset,
        tasks=tasks,
        measures=measures,
        agencies=agencies,
        conflicts=conflicts_of(measures, decisions, request.period),
        totals=totals_of(tasks),
        contributions=_contributions(
            request.counting.dataset, agency_order(register.directory, _codes(request))
        ),
        shared=tuple(SharedAnswer(agency, item, line) for (agency, item), line in sorted(shared.items())),
        groups=groups_of(tasks, register),
        returns=returns_of(agencies, register.directory),
        window=request.period.window(request.rules.windows.get(request.period.kind, WindowDays())),
    )
    return replace(result, state_hash=state_hash(result))


def accepted_lines(decisions: Iterable[Decision], period: Period) -> AcceptedLines:
    """Lines that decisions accept in spite of a fault: the material for ``counting.count``."""
    return frozenset(
        (decision.agency, decision.item)
        for decision in decisions
        if decision.kind is DecisionKind.ACCEPT_LINE and decision.period in (None, str(period))
    )


def state_hash(result: Consolidation) -> str:
    """SHA-256 (hexadecimal) of all values and of everything computed from them.

    Equal hashes mean that no figure changed; the as-of date is left out, for another day alone is no change.
    """
    canonical = {name: value for name, value in to_json(result).items() if name != "as_of"}
    canonical["contributions"] = [[c.agency, c.field, c.text] for c in result.contributions]
    text = json.dumps(canonical, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _codes(request: ConsolidationRequest) -> set[str]:
    return {*request.contents, *(point.agency for point in request.counting.dataset.points)}


def _asked(request: ConsolidationRequest) -> dict[str, list[str]]:
    """Agencies asked for each item (by its own line or one of another plan), in order of the directory."""
    asked: dict[str, list[str]] = {}
    for agency in agency_order(request.register.directory, set(request.contents)):
        for item, _line in request.contents[agency].answered:
            asked.setdefault(item, []).append(agency)
    return asked


def _shared(contents: Mapping[str, FormContent]) -> dict[tuple[str, str], str]:
    """Items that a line of another plan answers: by agency and item, the line that was asked."""
    return {
        (agency, item): line
        for agency, form in contents.items()
        for item, line in form.answered
        if item != line
    }


def _tasks(
    request: ConsolidationRequest, answers: AnswerBook, asked: Mapping[str, list[str]]
) -> tuple[TaskAssessment, ...]:
    """All tasks given out for reporting, in order of the master, whether or not an agency was asked."""
    register = request.register
    judge = Judge(DueBook(register, request.rules.weekend, request.period), request.as_of, request.rules)
    issued_on = {plan.key: plan.issued_on for plan in register.plans}
    assessments = []
    for task in register.tasks:
        if not task.asked and task.key not in asked:
            continue
        lines = [
            assess_line(task, agency, answers.line(agency, task.key), judge)
            for agency in asked.get(task.key, ())
        ]
        context = TaskContext(issued_on.get(task.plan), register.directory, request.period.year)
        assessments.append(assess_task(task, lines, context, judge))
    return tuple(assessments)


def _measures(
    request: ConsolidationRequest,
    answers: AnswerBook,
    asked: Mapping[str, list[str]],
    decisions: Mapping[str, tuple[Decision, ...]],
) -> tuple[MeasureAssessment, ...]:
    register = request.register
    targets: dict[str, list[PlanTarget]] = {}
    for target in register.targets:
        targets.setdefault(target.measure, []).append(target)
    figures: dict[str, list[YearFigure]] = {}
    for figure in register.figures:
        figures.setdefault(figure.measure, []).append(figure)
    return tuple(
        assess_measure(
            MeasureMaterial(
                measure,
                tuple(targets.get(measure.key, ())),
                tuple(figures.get(measure.key, ())),
                decisions.get(measure.key, ()),
                request.earlier.get(measure.key, {}),
            ),
            [
                report_measure(agency, answers.line(agency, measure.key))
                for agency in asked.get(measure.key, ())
            ],
            request.period,
            request.rules,
        )
        for measure in register.measures
        if measure.asked or measure.key in asked
    )


def _contributions(dataset: Dataset, order: tuple[str, ...]) -> tuple[Contribution, ...]:
    """Texts for the report by field as the form has them, then by agency in order of the directory."""
    rank = {code: position for position, code in enumerate(order)}
    found = [
        Contribution(point.agency, point.field, point.value, point.source)
        for point in points_in(dataset, CONTRIBUTION_FIELDS)
        if isinstance(point.value, str)
    ]
    return tuple(sorted(found, key=lambda c: (CONTRIBUTION_FIELDS.index(c.field), rank[c.agency])))
