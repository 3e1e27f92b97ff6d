"""Part II.1: how many indicators are met, near, missed or cannot be judged, with names and figures."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.model.register import Measure
from toolkit.model.results import LineReport, MeasureAssessment, TargetAssessment, Verdict
from toolkit.reporting.phrases import number_with_unit, plain, point_letter, without_stop
from toolkit.reporting.report_context import INDICATORS, ReportContext
from toolkit.reporting.report_parts import Block, BlockKind, item, text
from toolkit.vietnamese.numbers import format_percent
from toolkit.vietnamese.words import lower_first, upper_first

_WITHOUT_FIGURE = (Verdict.NOT_REPORTED, Verdict.SECRET, Verdict.NOTHING)


def indicator_blocks(context: ReportContext) -> tuple[Block, ...]:
    """Paragraphs on the indicators; none when no indicator is followed."""
    groups = _groups(context)
    if not groups:
        return ()
    words = context.words.indicators
    parts = [
        words.part.format(count=context.count(len(found)), verdict=lower_first(_label(context, verdict)))
        for verdict, found in groups
    ]
    total = words.total.format(
        total=context.count(len(context.given.consolidation.measures)),
        parts=", ".join(parts),
        appendix=context.appendix(INDICATORS),
        period=context.period,
    )
    blocks = [text(total)]
    for position, (verdict, found) in enumerate(groups):
        blocks.extend(_group(context, point_letter(position), verdict, found))
    return tuple(blocks)


def shown_figure(context: ReportContext, measure: MeasureAssessment) -> str | None:
    """The figure with its unit and how firm it is: 'ước 10,2%'; None where there is no figure to print."""
    if measure.value is None or measure.assessment is Verdict.SECRET:
        return None
    known = context.measures.get(measure.key)
    value = number_with_unit(measure.value, known.unit if known else None)
    labels = context.words.labels
    firm = {"estimate": labels.estimate, "preliminary": labels.preliminary}.get(measure.status or "")
    if firm is None:
        return context.words.indicators.value.format(value=value)
    return context.words.indicators.value_status.format(value=value, status=lower_first(firm))


def measure_name(context: ReportContext, key: str) -> str:
    """Name of a measure; its key where the master lost it."""
    measure = context.measures.get(key)
    return plain(measure.name) if measure else plain(key)


def disputed_figures(context: ReportContext, measure: MeasureAssessment) -> str:
    """Figures of agencies that differ, side by side: 'Sở A: 10%; Sở B: 11%'."""
    known = context.measures.get(measure.key)
    sentence = context.words.appendices.figure_of
    return "; ".join(
        sentence.format(
            agency=context.agency(report.agency),
            value=number_with_unit(report.value, known.unit if known else None),
        )
        for report in measure.reports
        if report.value is not None and report.report is LineReport.REPORTED
    )


def _groups(context: ReportContext) -> list[tuple[Verdict, list[MeasureAssessment]]]:
    measures = context.given.consolidation.measures
    grouped = [(verdict, [m for m in measures if m.assessment is verdict]) for verdict in Verdict]
    return [(verdict, found) for verdict, found in grouped if found]


def _label(context: ReportContext, verdict: Verdict) -> str:
    label: str = getattr(context.words.labels, verdict.value)
    return label


def _group(
    context: ReportContext, letter: str, verdict: Verdict, found: Sequence[MeasureAssessment]
) -> list[Block]:
    words = context.words.indicators
    facts = {"letter": letter, "count": context.count(len(found)), "verdict": _label(context, verdict)}
    telling = [] if verdict in _WITHOUT_FIGURE else [m for m in found if m.value is not None or m.conflict]
    if not telling:
        names = context.listed([without_stop(measure_name(context, m.key)) for m in found], INDICATORS)
        return [text(words.names.format(names=names, **facts))]
    silent = [m for m in found if m not in telling]
    limit = context.words.limits.names
    blocks = [Block(BlockKind.POINT, words.group.format(**facts))]
    blocks.extend(item(_item(context, measure)) for measure in telling[:limit])
    rest = [without_stop(measure_name(context, m.key)) for m in silent]
    if len(telling) > limit:
        blocks.append(item(f"{upper_first(context.more(len(found) - limit, INDICATORS))}."))
    elif rest:
        no_data = context.words.labels.no_data
        blocks.append(item(words.item.format(name=no_data, facts=context.listed(rest, INDICATORS))))
    return blocks


def _item(context: ReportContext, measure: MeasureAssessment) -> str:
    words = context.words.indicators
    known = context.measures.get(measure.key)
    unit = known.unit if known else None
    facts: list[str] = []
    figure = shown_figure(context, measure)
    if figure is not None:
        facts.append(figure)
    elif measure.conflict:
        facts.append(words.conflict.format(values=disputed_figures(context, measure)))
    if measure.year_plan is not None:
        plan = number_with_unit(measure.year_plan, unit)
        if measure.year_share is None:
            facts.append(words.plan.format(plan=plan))
        else:
            facts.append(words.plan_share.format(plan=plan, share=format_percent(measure.year_share)))
    if measure.previous is not None:
        facts.append(words.previous.format(value=number_with_unit(measure.previous, unit)))
    facts.extend(_target(context, target, known) for target in measure.targets)
    if figure is not None and any(r.provisional for r in measure.reports if r.agency == measure.chosen_from):
        facts.append(words.provisional)
    return words.item.format(name=without_stop(measure_name(context, measure.key)), facts="; ".join(facts))


def _target(context: ReportContext, target: TargetAssessment, known: Measure | None) -> str:
    """The target; the plan is named where it is not the one that the indicator comes from."""
    words = context.words.indicators
    demanded = lower_first(without_stop(target.text))
    if known is not None and known.plan == target.plan:
        return words.target.format(target=demanded)
    return words.target_other.format(target=demanded, plan=context.plan_name(target.plan))
