"""Measures: reports side by side, the figure printed, and how it stands (design, rules 8 and 9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from toolkit.consolidation.answers import LineAnswers
from toolkit.consolidation.verdicts import Base, share_of, target_verdict, year_verdict
from toolkit.model.form import ValueStatus
from toolkit.model.period import Period, PeriodKind
from toolkit.model.register import (
    Decision,
    DecisionKind,
    FigureKind,
    Measure,
    PlanTarget,
    YearFigure,
)
from toolkit.model.results import LineReport, MeasureAssessment, MeasureReport, TargetAssessment, Verdict
from toolkit.register.dues import holding

_SAYS_NOTHING = {
    ValueStatus.NOTHING: LineReport.NOTHING,
    ValueStatus.NO_DATA: LineReport.NO_DATA,
    ValueStatus.SECRET: LineReport.SECRET,
}


@dataclass(frozen=True, slots=True)
class MeasureMaterial:
    """What the masters hold of one measure: targets of all plans, figures of years, decisions."""

    measure: Measure
    targets: tuple[PlanTarget, ...] = ()
    figures: tuple[YearFigure, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class _Figure:
    value: Decimal | None
    status: str | None = None
    agency: str | None = None
    conflict: bool = False


def report_measure(agency: str, answers: LineAnswers) -> MeasureReport:
    """What one agency reported; a figure beside a choice that goes without one is not taken."""
    status = answers.text("value_status")
    silent = _SAYS_NOTHING.get(ValueStatus(status)) if status in set(ValueStatus) else None
    value = answers.number("value") if silent is None else None
    if silent is not None:
        report = silent
    elif value is not None:
        report = LineReport.REPORTED
    else:
        report = LineReport.NO_DATA if answers else LineReport.MISSING
    return MeasureReport(
        agency=agency,
        report=report,
        value=value,
        status=status,
        value_date=answers.day("value_date"),
        source_text=answers.text("source"),
        explanation=answers.text("explanation"),
        provisional=answers.provisional,
    )


def assess_measure(
    material: MeasureMaterial, reports: Sequence[MeasureReport], period: Period, near: Decimal
) -> MeasureAssessment:
    """One measure over all agencies asked.

    The figure printed is the one a decision chose, else the only one or the first of several equal ones;
    agencies that differ without a decision leave it empty and are a conflict. How firm a figure is (ước, sơ
    bộ, chính thức) is shown and never chooses. ``year_share`` and shares of targets are points. A year
    verdict needs the plan of the year and a full-year figure.
    """
    figure = _figure(material, reports, period)
    year_plan = _year_figure(material.figures, FigureKind.PLAN, period.year)
    base = _base(material.figures, period.year)
    value = figure.value
    silent = _silence(figure, reports)
    assessment = silent if value is None else Verdict.NO_BASIS
    if value is not None and year_plan is not None and period.kind is PeriodKind.YEAR:
        assessment = year_verdict(value, year_plan, material.measure.direction, near)
    return MeasureAssessment(
        key=material.measure.key,
        value=value,
        status=figure.status,
        chosen_from=figure.agency,
        year_plan=year_plan,
        year_share=share_of(value, year_plan) if value is not None and year_plan is not None else None,
        base=base.value if base else None,
        previous=_year_figure(material.figures, FigureKind.ACTUAL, period.year - 1),
        assessment=assessment,
        targets=tuple(
            _assess_target(target, material.measure, value, period, base)
            if value is not None
            else _unassessed(target, silent)
            for target in material.targets
        ),
        reports=tuple(reports),
        conflict=figure.conflict,
    )


def figure_decision(decisions: Iterable[Decision], period: Period) -> Decision | None:
    """The last decision that chose a figure for this period.

    A decision that names no period concerns the one in which it was taken, or that had ended at most
    half a year before: a figure chosen once is not carried from year to year.
    """
    chosen = [d for d in decisions if d.kind is DecisionKind.FIGURE and _concerns(d, period)]
    return max(chosen, key=lambda d: d.decided_on, default=None)


def _concerns(decision: Decision, period: Period) -> bool:
    if decision.period is not None:
        return decision.period.strip() == str(period)
    if decision.figure is None and decision.agency is not None:
        return True
    return period.first_day <= decision.decided_on and bool(holding((decision,), period))


def _figure(material: MeasureMaterial, reports: Sequence[MeasureReport], period: Period) -> _Figure:
    with_value = [report for report in reports if report.value is not None]
    decision = figure_decision(material.decisions, period)
    if decision is not None:
        chosen = _chosen(decision, with_value)
        if chosen is not None:
            return chosen
    if len({report.value for report in with_value}) > 1:
        return _Figure(None, conflict=True)
    if with_value:
        first = with_value[0]
        return _Figure(first.value, first.status, first.agency)
    return _Figure(None)


def _chosen(decision: Decision, reports: Sequence[MeasureReport]) -> _Figure | None:
    """The figure a decision chose; a decision that names only an agency waits until that agency reports."""
    named = [report for report in reports if report.agency == decision.agency]
    if decision.figure is None:
        return _Figure(named[0].value, named[0].status, named[0].agency) if named else None
    equal = [report for report in named or reports if report.value == decision.figure]
    status = equal[0].status if equal else None
    return _Figure(decision.figure, status, equal[0].agency if equal else decision.agency)


def _silence(figure: _Figure, reports: Sequence[MeasureReport]) -> Verdict:
    """The verdict where there is no figure: agencies differ, or what they said instead of one."""
    if figure.conflict:
        return Verdict.NO_BASIS
    return _silent_verdict({report.report for report in reports})


def _silent_verdict(said: set[LineReport]) -> Verdict:
    for report, verdict in (
        (LineReport.SECRET, Verdict.SECRET),
        (LineReport.NO_DATA, Verdict.NO_BASIS),
        (LineReport.NOTHING, Verdict.NOTHING),
    ):
        if report in said:
            return verdict
    return Verdict.NOT_REPORTED


def _assess_target(
    planned: PlanTarget, measure: Measure, value: Decimal, period: Period, base: Base | None
) -> TargetAssessment:
    target = planned.target
    share = share_of(value, target.value) if target.value_max is None else None
    verdict = target_verdict(value, target, measure, period, base)
    return TargetAssessment(planned.plan, target, planned.text, verdict, share)


def _unassessed(planned: PlanTarget, verdict: Verdict) -> TargetAssessment:
    return TargetAssessment(planned.plan, planned.target, planned.text, verdict, None)


def _year_figure(figures: Iterable[YearFigure], kind: FigureKind, year: int) -> Decimal | None:
    """The figure of a year; of several rows the last one of the master."""
    found = [figure.value for figure in figures if figure.kind is kind and figure.year == year]
    return found[-1] if found else None


def _base(figures: Iterable[YearFigure], year: int) -> Base | None:
    """The latest base value of a year before the period."""
    found = [f for f in figures if f.kind is FigureKind.BASE and f.year < year]
    latest = max(found, key=lambda f: f.year, default=None)
    return Base(latest.year, latest.value) if latest else None
