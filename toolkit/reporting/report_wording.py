"""What templates/report.toml may say: every sentence of the report, with the placeholders it may use.

Placeholders are those of ``str.format``: '{count}'. A sentence may leave a placeholder out; one that is not
named here is an error when the file is read, not when the report is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import msgspec


@dataclass(frozen=True, slots=True)
class Takes:
    """Names of the placeholders that a sentence may use."""

    names: frozenset[str]


def _takes(names: str) -> Takes:
    return Takes(frozenset(names.split()))


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Unknown keys are errors, missing ones too: the report must not fall silent at a misspelt key."""


class Limits(_Strict, frozen=True):
    """How much the body of the report spells out before it points to an appendix."""

    names: Annotated[int, msgspec.Meta(ge=1)]
    """Names of indicators or agencies in one sentence."""
    products: Annotated[int, msgspec.Meta(ge=1)]
    """Products listed as notable."""
    overdue: Annotated[int, msgspec.Meta(ge=1)]
    """Overdue tasks named per agency."""
    ahead: Annotated[int, msgspec.Meta(ge=1)]
    """Tasks named per group of due dates ahead."""
    letters: Annotated[int, msgspec.Meta(ge=40)]
    """Letters of a title or a reason quoted in a sentence; appendices always quote in full."""


class Periods(_Strict, frozen=True):
    """Names of reporting periods."""

    year: Annotated[str, _takes("year")]
    quarter: Annotated[str, _takes("quarter year")]
    first_half: Annotated[str, _takes("year")]
    second_half: Annotated[str, _takes("year")]
    nine_months: Annotated[str, _takes("year")]


class Labels(_Strict, frozen=True):
    """Words for states, verdicts and ways of reporting, as tables print them."""

    done_on_time: str
    done_late: str
    under_way: str
    overdue: str
    recurring: str
    waiting: str
    removed: str
    no_data: str
    met: str
    near: str
    missed: str
    reached: str
    likely: str
    hard: str
    no_basis: str
    not_reported: str
    secret: str
    nothing: str
    estimate: str
    preliminary: str
    official: str
    missing: str
    accepted: str
    returned: str
    held: str
    rejected: str
    on_time: str
    late: str
    signed: str
    unsigned: str


class Frame(_Strict, frozen=True):
    """Title, opening and close."""

    document: str
    subject: Annotated[str, _takes("period plans")]
    plan_full: Annotated[str, _takes("document date issuer title")]
    plan_short: Annotated[str, _takes("document date issuer")]
    plan_in_subject: Annotated[str, _takes("document date issuer")]
    opening_one: Annotated[str, _takes("plan issuer recipient period as_of")]
    opening_many: str
    opening_end: Annotated[str, _takes("issuer recipient period as_of")]
    results_title: str
    attached: Annotated[str, _takes("count appendices")]
    closing: Annotated[str, _takes("period plans issuer recipient")]
    sample_mark: str
    more: Annotated[str, _takes("count appendix")]


class Directing(_Strict, frozen=True):
    """Part I."""

    title: str
    empty: Annotated[str, _takes("issuer period")]
    issued: Annotated[str, _takes("period issuer asked due")]
    issued_undated: Annotated[str, _takes("period issuer asked")]
    agencies: str
    communes: str
    counted: Annotated[str, _takes("count who")]
    received: Annotated[str, _takes("as_of received asked who")]
    received_parts: Annotated[str, _takes("as_of received asked who parts")]
    none_received: Annotated[str, _takes("as_of asked who")]
    on_time: Annotated[str, _takes("count")]
    late: Annotated[str, _takes("count")]
    returned: Annotated[str, _takes("count")]
    missing: Annotated[str, _takes("count who names")]
    missing_many: Annotated[str, _takes("count who appendix")]


class Indicators(_Strict, frozen=True):
    """Part II.1."""

    title: str
    total: Annotated[str, _takes("total parts appendix period")]
    part: Annotated[str, _takes("count verdict")]
    group: Annotated[str, _takes("letter count verdict")]
    item: Annotated[str, _takes("name facts")]
    value: Annotated[str, _takes("value")]
    value_status: Annotated[str, _takes("value status")]
    plan: Annotated[str, _takes("plan")]
    plan_share: Annotated[str, _takes("plan share")]
    previous: Annotated[str, _takes("value")]
    target: Annotated[str, _takes("target")]
    target_other: Annotated[str, _takes("target plan")]
    conflict: Annotated[str, _takes("values")]
    provisional: str
    names: Annotated[str, _takes("letter count verdict names")]


class Tasks(_Strict, frozen=True):
    """Parts II.2 and II.3."""

    fields_title: str
    plan: Annotated[str, _takes("letter plan count parts")]
    field: Annotated[str, _takes("field count parts")]
    unnamed_field: Annotated[str, _takes("section")]
    totals_title: str
    totals: Annotated[str, _takes("total done on_time late open under_way overdue appendix")]
    others: Annotated[str, _takes("parts")]
    others_only: Annotated[str, _takes("total parts appendix")]
    done: Annotated[str, _takes("count parts")]
    on_time: Annotated[str, _takes("count")]
    late: Annotated[str, _takes("count")]
    under_way: Annotated[str, _takes("count")]
    overdue: Annotated[str, _takes("count")]
    recurring: Annotated[str, _takes("count")]
    waiting: Annotated[str, _takes("count")]
    removed: Annotated[str, _takes("count")]
    no_data: Annotated[str, _takes("count")]
    products: str
    product: Annotated[str, _takes("agency document task")]
    product_dated: Annotated[str, _takes("agency document date task")]
    products_more: Annotated[str, _takes("count appendix")]
    overdue_intro: Annotated[str, _takes("count as_of appendix")]
    overdue_agency: Annotated[str, _takes("agency count")]
    overdue_single: Annotated[str, _takes("agency task")]
    overdue_task: Annotated[str, _takes("task due facts")]
    reason: Annotated[str, _takes("reason")]
    no_reason: str
    no_report: str
    early_due: str
    communes: str
    spread_done: Annotated[str, _takes("done expected")]
    spread_under_way: Annotated[str, _takes("count")]
    spread_missing: Annotated[str, _takes("count")]


class Review(_Strict, frozen=True):
    """Part III."""

    title: str
    highlights: str
    shortcomings: str
    causes: str
    lessons: str
    quote: Annotated[str, _takes("agency text")]
    empty: Annotated[str, _takes("issuer what period")]


class Outlook(_Strict, frozen=True):
    """Part IV."""

    title: Annotated[str, _takes("next_period")]
    dates_title: str
    overdue: Annotated[str, _takes("count appendix")]
    group: Annotated[str, _takes("letter span count")]
    item: Annotated[str, _takes("task agencies due")]
    later: Annotated[str, _takes("count next_period")]
    going_on: Annotated[str, _takes("parts")]
    solutions_title: str


class Proposals(_Strict, frozen=True):
    """Part V."""

    title: str
    what: str
    extensions: Annotated[str, _takes("count requests agencies recipient appendix")]


class AppendixWords(_Strict, frozen=True):
    """Title, column heads and the sentence printed when there is nothing to list."""

    title: Annotated[str, _takes("period as_of")]
    columns: Annotated[tuple[str, ...], _takes("year last_year")]
    nothing: Annotated[str, _takes("period as_of")] = ""


class Appendices(_Strict, frozen=True):
    """Appendices I to V."""

    label: Annotated[str, _takes("no")]
    bracket: Annotated[str, _takes("symbol month year issuer")]
    indicators: AppendixWords
    tasks: AppendixWords
    overdue: AppendixWords
    extensions: AppendixWords
    returns: AppendixWords
    plan_row: Annotated[str, _takes("plan")]
    section_row: Annotated[str, _takes("no title")]
    agencies_caption: Annotated[str, _takes("received asked")]
    communes_caption: Annotated[str, _takes("received asked")]
    communes_columns: tuple[str, ...]
    no_district: str
    sum_row: str
    provisional_mark: str
    provisional_note: str
    due_was: Annotated[str, _takes("date")]
    early_due: str
    figure_of: Annotated[str, _takes("agency value")]
    undecided: Annotated[str, _takes("values")]
    target_verdict: Annotated[str, _takes("verdict")]
    target_of: Annotated[str, _takes("target plan")]
    source_dated: Annotated[str, _takes("source date")]
    more_agencies: Annotated[str, _takes("count")]
    approved: Annotated[str, _takes("date basis")]
    not_decided: str


class Letters(_Strict, frozen=True):
    """What letters list; their frame stands in templates/letters."""

    all_agencies: str
    plan: Annotated[str, _takes("document date issuer title")]
    to_fill: str
    """Where a contact or telephone belongs that the settings do not give: to be written by hand."""
    all_asked: str
    no_due: str
    tasks_missing: Annotated[str, _takes("count")]
    measures_missing: Annotated[str, _takes("count")]
    faults: Annotated[str, _takes("count")]
    more: Annotated[str, _takes("count")]
    must_correct: Annotated[str, _takes("count")]
    to_check: Annotated[str, _takes("count")]
    empty_cells: Annotated[str, _takes("count columns")]
    empty_column: Annotated[str, _takes("heading count")]
    fault: Annotated[str, _takes("title cells")]
    cells_of_sheet: Annotated[str, _takes("sheet cells")]
    cells_more: Annotated[str, _takes("cells count")]
    whole_file: str
    more_faults: Annotated[str, _takes("count sheet")]


class ReportWording(_Strict, frozen=True):
    """All of templates/report.toml."""

    pad_counts: bool
    """Whether counts below ten are written '05' in sentences."""
    limits: Limits
    periods: Periods
    labels: Labels
    frame: Frame
    directing: Directing
    indicators: Indicators
    tasks: Tasks
    review: Review
    outlook: Outlook
    proposals: Proposals
    appendices: Appendices
    letters: Letters
