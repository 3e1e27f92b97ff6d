"""Charts of the report as values: how far indicators have come, and how tasks stand section by section.

A chart shows no figure that is not in the appendices; its words for those who do not see it tell the same.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from toolkit.model.results import MeasureAssessment, TaskState, Verdict
from toolkit.reporting.colours import Scale, state_scale, used_of, verdict_scale
from toolkit.reporting.phrases import plain
from toolkit.reporting.report_context import INDICATORS, ReportContext
from toolkit.reporting.report_parts import Block, BlockKind, text
from toolkit.reporting.workbook_layout import STATE_LABELS, VERDICT_LABELS
from toolkit.vietnamese.numbers import format_percent
from toolkit.vietnamese.words import join_list, lower_first

_MOST_MEASURES, _MOST_SECTIONS = 25, 25
"""Bars that a page bears."""
_FIRST = (Verdict.MISSED, Verdict.NEAR, Verdict.MET)
"""Where not all indicators are drawn, those that fall short come first."""


class ChartKind(StrEnum):
    """What a chart shows; the value is the name of its specification."""

    MEASURES = "measures"
    STATES = "states"


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a bar: the bar's label, the part's label, and how long it is."""

    label: str
    part: str
    length: Decimal


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its bars, their colours, the title of its axis, and what a person hears who does not see it."""

    kind: ChartKind
    bars: tuple[Bar, ...]
    scale: Scale
    axis: str
    told: str

    @property
    def marker(self) -> str:
        """The paragraph that stands in its place until it is drawn."""
        return f"[[{self.kind.value}]]"


def measures_chart(context: ReportContext) -> Chart | None:
    """Indicators beside their plan of the year; None when none has both a plan and a figure."""
    judged = [one for one in context.given.consolidation.measures if _drawn(one)]
    if not judged or not context.words.charts.shown:
        return None
    by_need = sorted(judged, key=lambda one: _FIRST.index(one.assessment))[:_MOST_MEASURES]
    chosen = [one for one in judged if one in by_need]
    words = context.words.charts
    bars = tuple(
        Bar(_measure_label(context, one), VERDICT_LABELS[one.assessment], one.year_share or Decimal())
        for one in chosen
    )
    short = [
        f"{bar.label} {format_percent(bar.length)}" for bar in bars if bar.part != VERDICT_LABELS[Verdict.MET]
    ]
    told = words.measures_told.format(count=len(bars))
    if short:
        told += " " + words.measures_short.format(names="; ".join(short))
    return Chart(ChartKind.MEASURES, bars, _scale(verdict_scale(), bars), words.reach, told)


def states_chart(context: ReportContext) -> Chart | None:
    """Tasks by section and state; by plan alone where there are too many sections; None without tasks."""
    tasks = context.given.consolidation.tasks
    if not tasks or not context.words.charts.shown:
        return None
    places = {one.key: _section_label(context, one.key) for one in tasks}
    if len(set(places.values())) > _MOST_SECTIONS:
        places = {one.key: context.plan_name(_plan(context, one.key)) for one in tasks}
    counts = Counter((places[one.key], one.state) for one in tasks)
    order = list(dict.fromkeys(places.values()))
    bars = tuple(
        Bar(place, STATE_LABELS[state], Decimal(counts[place, state]))
        for place in order
        for state in TaskState
        if counts[place, state]
    )
    words = context.words.charts
    said = [
        f"{place}: "
        + join_list([f"{int(bar.length)} {lower_first(bar.part)}" for bar in bars if bar.label == place])
        for place in order
    ]
    return Chart(
        ChartKind.STATES,
        bars,
        _scale(state_scale(), bars),
        words.count,
        words.states_told.format(parts="; ".join(said)),
    )


def with_chart(blocks: tuple[Block, ...], chart: Chart | None, caption: str) -> tuple[Block, ...]:
    """Paragraphs with a chart after the first of them, introduced by a sentence."""
    if chart is None or not blocks:
        return blocks
    return (blocks[0], text(caption), Block(BlockKind.CHART, chart.marker), *blocks[1:])


def measures_caption(context: ReportContext, chart: Chart | None) -> str:
    """The sentence before the chart; it says so where not all indicators are drawn."""
    if chart is None:
        return ""
    words = context.words.charts
    drawn = sum(_drawn(one) for one in context.given.consolidation.measures)
    if len(chart.bars) == drawn:
        return words.measures
    return words.measures_some.format(
        shown=context.count(len(chart.bars)),
        total=context.count(drawn),
        appendix=context.appendix(INDICATORS),
    )


def _scale(scale: Scale, bars: tuple[Bar, ...]) -> Scale:
    return used_of(scale, frozenset(bar.part for bar in bars))


def _drawn(one: MeasureAssessment) -> bool:
    return one.year_share is not None and not one.conflict and one.assessment in _FIRST


def _measure_label(context: ReportContext, one: MeasureAssessment) -> str:
    measure = context.measures.get(one.key)
    if measure is None:
        return plain(one.key)
    twin = sum(other.name == measure.name for other in context.measures.values()) > 1
    name = plain(measure.name)
    return f"{name} ({context.plan_name(measure.plan)})" if twin else name


def _section_label(context: ReportContext, key: str) -> str:
    task = context.tasks.get(key)
    if task is None:
        return plain(key)
    if not task.section_title:
        return f"{context.plan_name(task.plan)}, {plain(task.section)}"
    label = f"{plain(task.section)}. {context.field_name(task.section_title)}"
    plans = {
        other.plan
        for other in context.tasks.values()
        if (other.section, other.section_title) == (task.section, task.section_title)
    }
    return f"{label} ({context.plan_name(task.plan)})" if len(plans) > 1 else label


def _plan(context: ReportContext, key: str) -> str:
    task = context.tasks.get(key)
    return task.plan if task else key
