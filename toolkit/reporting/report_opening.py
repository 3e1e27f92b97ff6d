"""The opening, with the legal basis cited in full, and part I: what was asked and who has answered."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.model.findings import Outcome
from toolkit.model.results import AgencyStatus
from toolkit.reporting.report_context import RETURNS, ReportContext
from toolkit.reporting.report_parts import Block, Section, empty, item, text
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.words import join_list


def opening(context: ReportContext) -> tuple[Block, ...]:
    """The first paragraphs; each plan by type, number, date, issuer and trích yếu (NĐ 30/2020, II.6.b)."""
    frame = context.words.frame
    facts = {
        "issuer": context.issuer,
        "recipient": context.recipient,
        "period": context.period,
        "as_of": context.as_of,
    }
    cited = [context.cite(frame.plan_full, plan) for plan in context.plans]
    if len(cited) == 1:
        return (text(frame.opening_one.format(plan=cited[0], **facts)),)
    if not cited:
        return (text(frame.opening_end.format(**facts)),)
    ends = [";"] * (len(cited) - 1) + ["."]
    return (
        text(frame.opening_many),
        *(item(plan + end) for plan, end in zip(cited, ends, strict=True)),
        text(frame.opening_end.format(**facts)),
    )


def directing(context: ReportContext) -> Section:
    """Part I. What leaders did is for a person to write; the figures of the collection are known."""
    words = context.words.directing
    blocks = [empty(words.empty.format(issuer=context.issuer, period=context.period))]
    asked = [status for status in context.given.consolidation.agencies if status.expected]
    agencies = [status for status in asked if not context.is_commune(status.code)]
    communes = [status for status in asked if context.is_commune(status.code)]
    if asked:
        blocks.append(text(_issued(context, len(agencies), len(communes))))
    for who, statuses in ((words.agencies, agencies), (words.communes, communes)):
        if statuses:
            blocks.append(text(_received(context, who, statuses)))
    return Section("I", words.title, tuple(blocks))


def _issued(context: ReportContext, agencies: int, communes: int) -> str:
    words = context.words.directing
    asked = [
        words.counted.format(count=context.count(count), who=who)
        for count, who in ((agencies, words.agencies), (communes, words.communes))
        if count
    ]
    due = context.given.settings.periods.get(str(context.given.period))
    facts = {"period": context.period, "issuer": context.collector, "asked": join_list(asked)}
    if due is None:
        return words.issued_undated.format(**facts)
    return words.issued.format(due=format_date(due.due), **facts)


def _received(context: ReportContext, who: str, statuses: Sequence[AgencyStatus]) -> str:
    words = context.words.directing
    came = [status for status in statuses if status.received_on is not None]
    facts = {"as_of": context.as_of, "asked": context.count(len(statuses)), "who": who}
    if not came:
        return words.none_received.format(**facts)
    parts = context.parts(
        [
            (words.on_time, sum(status.on_time is True for status in came)),
            (words.late, sum(status.on_time is False for status in came)),
            (words.returned, sum(status.outcome is Outcome.RETURNED for status in came)),
        ]
    )
    facts["received"] = context.count(len(came))
    sentence = (
        words.received_parts.format(parts=", ".join(parts), **facts)
        if parts
        else words.received.format(**facts)
    )
    missing = _missing(context, who, statuses)
    return f"{sentence} {missing}" if missing else sentence


def _missing(context: ReportContext, who: str, statuses: Sequence[AgencyStatus]) -> str:
    words = context.words.directing
    names = [context.agency(status.code) for status in statuses if status.received_on is None]
    if not names:
        return ""
    count = context.count(len(names))
    if len(names) > context.words.limits.names:
        return words.missing_many.format(count=count, who=who, appendix=context.appendix(RETURNS))
    return words.missing.format(count=count, who=who, names=join_list(names))
