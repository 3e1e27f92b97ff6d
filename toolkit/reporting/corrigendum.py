"""What changed since a report was sealed, as a report of its own: old and new figures with where the new ones are from.

A figure found wrong in a document that has gone out is a fault of content: it is put right by a document of the same
form, so this is a report; a letter of correction ('đính chính') is for faults of form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.model.results import LineAssessment, LineReport, MeasureAssessment, TaskAssessment, TaskState
from toolkit.reporting.phrases import number_with_unit, signing_day, without_stop
from toolkit.reporting.report_context import ReportContext, ReportInput
from toolkit.reporting.report_indicators import measure_name
from toolkit.reporting.report_parts import Block, ReportText, Section, heading, item, text
from toolkit.reporting.report_wording import ReportWording
from toolkit.reporting.workbook_layout import STATE_LABELS
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.words import join_list, lower_first


@dataclass(frozen=True, slots=True)
class Sealed:
    """The figures of a sealed report: states of tasks and printed figures of measures (None: none), by key."""

    as_of: date
    tasks: Mapping[str, TaskState]
    measures: Mapping[str, Decimal | None]


def corrigendum_text(given: ReportInput, words: ReportWording, sealed: Sealed) -> ReportText | None:
    """The report of what changed; None where no figure did.

    A task or measure that came or went since is told as well: it had, or has, no figure.
    """
    context = ReportContext(given, words)
    measures = _measures(context, sealed)
    tasks = _tasks(context, sealed)
    parts = [(words.corrigendum.measures, measures), (words.corrigendum.tasks, tasks)]
    told = [(title, lines) for title, lines in parts if lines]
    if not told:
        return None
    blocks: list[Block] = []
    for number, (title, lines) in enumerate(told, 1):
        blocks.append(heading(f"{number}. {title.format(count=context.count(len(lines)))}"))
        blocks += [item(f"{line}{'.' if line is lines[-1] else ';'}") for line in lines]
    facts = {
        "period": context.period,
        "issuer": context.issuer,
        "recipient": context.recipient,
        "as_of": format_date(sealed.as_of),
        "now": context.as_of,
    }
    own = words.corrigendum
    sample = given.settings.sample or given.consolidation.sample
    return ReportText(
        head=context.head(signing_day(given.consolidation.as_of)),
        document=words.frame.document,
        subject=own.subject.format(**facts),
        opening=(text(own.opening.format(**facts)),),
        sections=(Section("I", own.title, tuple(blocks)),),
        attached="",
        closing=own.closing.format(**facts),
        appendices=(),
        sample_mark=words.frame.sample_mark if sample else "",
        state=given.consolidation.state_hash,
    )


def _measures(context: ReportContext, sealed: Sealed) -> list[str]:
    now = {one.key: one for one in context.given.consolidation.measures}
    keys = [*now, *(key for key in sealed.measures if key not in now)]
    own = context.words.corrigendum
    lines = []
    for key in keys:
        old, one = sealed.measures.get(key), now.get(key)
        new = one.value if one else None
        if old == new:
            continue
        told = own.change.format(
            name=measure_name(context, key), old=_figure(context, key, old), new=_figure(context, key, new)
        )
        lines.append(told + _source(context, _reporters(one)))
    return lines


def _figure(context: ReportContext, key: str, value: Decimal | None) -> str:
    measure = context.measures.get(key)
    if value is None:
        return context.words.corrigendum.nothing
    return number_with_unit(value, measure.unit if measure else None)


def _reporters(one: MeasureAssessment | None) -> tuple[str, ...]:
    if one is None or one.value is None:
        return ()
    if one.chosen_from is not None:
        return (one.chosen_from,)
    return tuple(report.agency for report in one.reports if report.value == one.value)


def _tasks(context: ReportContext, sealed: Sealed) -> list[str]:
    now = {one.key: one for one in context.given.consolidation.tasks}
    own = context.words.corrigendum
    lines = []
    for key in [*now, *(key for key in sealed.tasks if key not in now)]:
        old, one = sealed.tasks.get(key), now.get(key)
        new = one.state if one else None
        if old is new:
            continue
        told = own.change.format(
            name=f"“{without_stop(context.short(context.task_title(key)))}”",
            old=_state(context, old),
            new=_state(context, new),
        )
        lines.append(told + (_documents(context, one) if one else ""))
    return lines


def _state(context: ReportContext, state: TaskState | None) -> str:
    return lower_first(STATE_LABELS[state]) if state is not None else context.words.corrigendum.nothing


def _documents(context: ReportContext, task: TaskAssessment) -> str:
    """Who reported the state, with the document where a single agency named one; nobody where no report counts."""
    told: list[LineAssessment] = [
        line for line in task.lines if line.state is task.state and line.report is LineReport.REPORTED
    ]
    if len(told) == 1 and told[0].document:
        agency, document = context.agency(told[0].agency), context.short(told[0].document)
        return context.words.corrigendum.source_document.format(agency=agency, document=document)
    return _source(context, tuple(line.agency for line in told))


def _source(context: ReportContext, agencies: tuple[str, ...]) -> str:
    names = context.who(agencies)
    return context.words.corrigendum.source.format(agencies=join_list(names)) if names else ""
