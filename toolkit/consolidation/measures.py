"""Measures: reports side by side, the figure printed, and how it stands (design, rules 8 and 9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from toolkit.consolidation.answers import LineAnswers
from toolkit.consolidation.end_targets import Base, Evidence, nearest, target_verdict
from toolkit.consolidation.rules import JudgingRules
from toolkit.consolidation.verdicts import growth_of, share_of, year_verdict
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
from toolkit.model.results import (
    Lacking,
    LineReport,
    MeasureAssessment,
    MeasureReport,
    SeriesPoint,
    TargetAssessment,
    Verdict,
)
from toolkit.register.dues import holding

_SAYS_NOTHING = {
    ValueStatus.NOTHING: LineReport.NOTHING,
    ValueStatus.NO_DATA: LineReport.NO_DATA,
    ValueStatus.SECRET: LineReport.SECRET,
}
_STATUSES = frozenset(ValueStatus)


@dataclass(frozen=True, slots=True)
class MeasureMaterial:
    """What the masters hold of one measure: targets of all plans, figures of years, decisions.

    ``earlier`` are the figures printed in earlier reports, by period.
    """

    measure: Measure
    targets: tuple[PlanTarget, ...] = ()
    figures: tuple[YearFigure, ...] = ()
    decisions: tuple[Decision, ...] = ()
    earlier: Mapping[str, SeriesPoint] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Figure:
    value: Decimal | None
    status: str | None = None
    agency: str | None = None
    conflict: bool = False


def report_measure(agency: str, answers: LineAnswers) -> MeasureReport:
    """What one agency reported; a figure beside a choice that goes without one is not taken."""
    status = answers.text("value_status")
    silent = _SAYS_NOTHING.get(ValueStatus(status)) if status in _STATUSES else None
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
    material: MeasureMaterial, reports: Sequence[MeasureReport], period: Period, rules: JudgingRules
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
        assessment = year_verdict(value, year_plan, material.measure.direction, rules.near)
    earlier = _earlier(material, period)
    evidence = Evidence(value, period, base, _years(material, period)) if value is not None else None
    before = earlier.get(str(period.year_before))
    last_year = before.value if before else None
    percent = (material.measure.unit or "").strip().startswith("%")
    return MeasureAssessment(
        key=material.measure.key,
        value=value,
        status=figure.status,
        chosen_from=figure.agency,
        year_plan=year_plan,
        year_share=share_of(value, year_plan) if value is not None and year_plan is not None else None,
        base=base.value if base else None,
        previous=_years(material, period).get(period.year - 1),
        assessment=assessment,
        targets=tuple(
            _unassessed(target, silent)
            if evidence is None
            else _assess_target(target, material.measure, evidence, rules)
            for target in material.targets
        ),
        reports=tuple(reports),
        conflict=figure.conflict,
        year_gap=value - year_plan if value is not None and year_plan is not None else None,
        last_year=last_year,
        change=value - last_year if value is not None and last_year is not None else None,
        growth=growth_of(value, last_year)
        if value is not None and last_year is not None and not percent
        else None,
        series=(
            *earlier.values(),
            *((SeriesPoint(str(period), value, figure.status),) if value is not None else ()),
        ),
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
    planned: PlanTarget, measure: Measure, evidence: Evidence, rules: JudgingRules
) -> TargetAssessment:
    target, value = planned.target, evidence.value
    found = target_verdict(evidence, target, measure, rules.likely)
    return TargetAssessment(
        plan=planned.plan,
        target=target,
        text=planned.text,
        verdict=found.verdict,
        share=share_of(value, target.value) if target.value_max is None else None,
        gap=value - nearest(value, target),
        pace=found.pace,
        lacking=found.lacking,
    )


def _unassessed(planned: PlanTarget, verdict: Verdict) -> TargetAssessment:
    return TargetAssessment(planned.plan, planned.target, planned.text, verdict, None, lacking=Lacking.FIGURE)


def _years(material: MeasureMaterial, period: Period) -> Mapping[int, Decimal]:
    """Whole-year figures before the period: those of earlier reports, or what a person typed into the master."""
    earlier = {
        known.year: point.value
        for key, point in material.earlier.items()
        if (known := Period.parse(key)).kind is PeriodKind.YEAR
    }
    typed = {f.year: f.value for f in material.figures if f.kind is FigureKind.ACTUAL}
    return {year: value for year, value in {**earlier, **typed}.items() if year < period.year}


def _earlier(material: MeasureMaterial, period: Period) -> Mapping[str, SeriesPoint]:
    """Figures of the same part of earlier years, the oldest first."""
    found = {
        key: point
        for key, point in material.earlier.items()
        if (known := Period.parse(key)).part == period.part and known.year < period.year
    }
    if period.kind is PeriodKind.YEAR:
        typed = {
            f.year: f.value for f in material.figures if f.kind is FigureKind.ACTUAL and f.year < period.year
        }
        found |= {str(year): SeriesPoint(str(year), value) for year, value in typed.items()}
    return dict(sorted(found.items()))


def _year_figure(figures: Iterable[YearFigure], kind: FigureKind, year: int) -> Decimal | None:
    """The figure of a year; of several rows the last one of the master."""
    found = [figure.value for figure in figures if figure.kind is kind and figure.year == year]
    return found[-1] if found else None


def _base(figures: Iterable[YearFigure], year: int) -> Base | None:
    """The latest base value of a year before the period."""
    found = [f for f in figures if f.kind is FigureKind.BASE and f.year < year]
    latest = max(found, key=lambda f: f.year, default=None)
    return Base(latest.year, latest.value) if latest else None
