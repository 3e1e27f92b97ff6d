"""The whole report in words and tables, from what was consolidated. Pure: same material, same report."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.reporting.phrases import signing_day
from toolkit.reporting.report_appendices import appendices, appendix_title
from toolkit.reporting.report_charts import (
    Chart,
    ChartKind,
    measures_caption,
    measures_chart,
    states_chart,
    with_chart,
)
from toolkit.reporting.report_context import ReportContext, ReportInput
from toolkit.reporting.report_indicators import indicator_blocks
from toolkit.reporting.report_opening import directing, opening
from toolkit.reporting.report_outlook import outlook, review
from toolkit.reporting.report_parts import Block, ReportText, Section, heading, text
from toolkit.reporting.report_proposals import proposals
from toolkit.reporting.report_tasks import field_blocks, total_blocks
from toolkit.reporting.report_wording import ReportWording
from toolkit.vietnamese.words import join_list

__all__ = ["ReportInput", "ReportText", "report_text"]


def report_text(given: ReportInput, words: ReportWording) -> ReportText:
    """Word the report of a period.

    The machine writes totals, tables and quotations; assessments, causes and lessons come from texts a
    person ticked, or stay visibly empty (design, rule 11). Number and day are left for the clerk.
    """
    context = ReportContext(given, words)
    attached = appendices(context)
    charts = tuple(chart for chart in (measures_chart(context), states_chart(context)) if chart is not None)
    month = signing_day(given.consolidation.as_of)
    sample = given.settings.sample or given.consolidation.sample
    return ReportText(
        state=given.consolidation.state_hash,
        head=context.head(month),
        document=words.frame.document,
        subject=_subject(context),
        opening=opening(context),
        sections=(
            directing(context),
            _results(context, charts),
            review(context),
            outlook(context),
            proposals(context),
        ),
        attached=_attached(context, len(attached)),
        closing=words.frame.closing.format(
            period=context.period,
            plans=context.plans_short,
            issuer=context.issuer,
            recipient=context.recipient,
        ),
        appendices=attached,
        sample_mark=words.frame.sample_mark if sample else "",
        charts=charts,
    )


def _subject(context: ReportContext) -> str:
    frame = context.words.frame
    plans = [context.cite(frame.plan_in_subject, plan) for plan in context.plans]
    return frame.subject.format(period=context.period, plans=join_list(plans))


def _results(context: ReportContext, charts: Iterable[Chart]) -> Section:
    """Part II: indicators, tasks by field, tasks in all; what has nothing to tell is left out."""
    words = context.words
    drawn = {chart.kind: chart for chart in charts}
    measures, states = drawn.get(ChartKind.MEASURES), drawn.get(ChartKind.STATES)
    parts = (
        (
            words.indicators.title,
            with_chart(indicator_blocks(context), measures, measures_caption(context, measures)),
        ),
        (words.tasks.fields_title, field_blocks(context)),
        (words.tasks.totals_title, with_chart(total_blocks(context), states, words.charts.states)),
    )
    blocks: list[Block] = []
    told = [(title, found) for title, found in parts if found]
    for number, (title, found) in enumerate(told, 1):
        blocks.extend((heading(f"{number}. {title}"), *found))
    if not blocks:
        blocks.append(text(words.frame.no_results.format(period=context.period)))
    return Section("II", words.frame.results_title, tuple(blocks))


def _attached(context: ReportContext, count: int) -> str:
    """The body must refer to every appendix (NĐ 30/2020/NĐ-CP, Phụ lục I, III)."""
    listed = [
        f"{context.appendix(number)} - {appendix_title(context, number)}" for number in range(1, count + 1)
    ]
    return context.words.frame.attached.format(count=context.count(count), appendices="; ".join(listed))
