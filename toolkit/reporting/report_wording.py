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


def takes(names: str) -> Takes:
    """The placeholders of these names, given with blanks between them."""
    return Takes(frozenset(names.split()))


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Unknown keys are errors, missing ones too: the report must not fall silent at a misspelt key."""


class Limits(Strict, frozen=True):
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


class Periods(Strict, frozen=True):
    """Names of reporting periods."""

    year: Annotated[str, takes("year")]
    quarter: Annotated[str, takes("quarter year")]
    first_half: Annotated[str, takes("year")]
    second_half: Annotated[str, takes("year")]
    nine_months: Annotated[str, takes("year")]


class Labels(Strict, frozen=True):
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


class Frame(Strict, frozen=True):
    """Title, opening and close."""

    document: str
    subject: Annotated[str, takes("period plans")]
    plan_full: Annotated[str, takes("document date issuer title")]
    plan_short: Annotated[str, takes("document date issuer")]
    plan_in_subject: Annotated[str, takes("document date issuer")]
    opening_one: Annotated[str, takes("plan issuer recipient period as_of")]
    opening_many: str
    opening_end: Annotated[str, takes("issuer recipient period as_of")]
    results_title: str
    no_results: Annotated[str, takes("period")]
    attached: Annotated[str, takes("count appendices")]
    closing: Annotated[str, takes("period plans issuer recipient")]
    sample_mark: str
    more: Annotated[str, takes("count appendix")]


class Directing(Strict, frozen=True):
    """Part I."""

    title: str
    empty: Annotated[str, takes("issuer period")]
    issued: Annotated[str, takes("period issuer asked due")]
    issued_undated: Annotated[str, takes("period issuer asked")]
    agencies: str
    communes: str
    counted: Annotated[str, takes("count who")]
    received: Annotated[str, takes("as_of received asked who")]
    received_parts: Annotated[str, takes("as_of received asked who parts")]
    none_received: Annotated[str, takes("as_of asked who")]
    on_time: Annotated[str, takes("count")]
    late: Annotated[str, takes("count")]
    returned: Annotated[str, takes("count")]
    missing: Annotated[str, takes("count who names")]
    missing_many: Annotated[str, takes("count who appendix")]


class Indicators(Strict, frozen=True):
    """Part II.1."""

    title: str
    total: Annotated[str, takes("total parts appendix period")]
    part: Annotated[str, takes("count verdict")]
    group: Annotated[str, takes("letter count verdict")]
    item: Annotated[str, takes("name facts")]
    value: Annotated[str, takes("value")]
    value_status: Annotated[str, takes("value status")]
    plan: Annotated[str, takes("plan")]
    plan_share: Annotated[str, takes("plan share")]
    previous: Annotated[str, takes("value")]
    target: Annotated[str, takes("target")]
    target_other: Annotated[str, takes("target plan")]
    conflict: Annotated[str, takes("values")]
    provisional: str
    names: Annotated[str, takes("letter count verdict names")]


class Charts(Strict, frozen=True):
    """Charts in the body; '…_told' is read to those who do not see them."""

    shown: bool
    measures: str
    measures_some: Annotated[str, takes("shown total appendix")]
    reach: str
    measures_told: Annotated[str, takes("count")]
    measures_short: Annotated[str, takes("names")]
    states: str
    count: str
    states_told: Annotated[str, takes("parts")]


class Tasks(Strict, frozen=True):
    """Parts II.2 and II.3."""

    fields_title: str
    plan: Annotated[str, takes("letter plan count parts")]
    field: Annotated[str, takes("field count parts")]
    unnamed_field: Annotated[str, takes("section")]
    totals_title: str
    totals: Annotated[str, takes("total parts appendix")]
    open: Annotated[str, takes("count parts")]
    open_in_time: Annotated[str, takes("count")]
    open_late: Annotated[str, takes("count")]
    others: Annotated[str, takes("parts")]
    others_only: Annotated[str, takes("total parts appendix")]
    done: Annotated[str, takes("count parts")]
    on_time: Annotated[str, takes("count")]
    late: Annotated[str, takes("count")]
    under_way: Annotated[str, takes("count")]
    overdue: Annotated[str, takes("count")]
    recurring: Annotated[str, takes("count")]
    waiting: Annotated[str, takes("count")]
    removed: Annotated[str, takes("count")]
    no_data: Annotated[str, takes("count")]
    products: str
    product: Annotated[str, takes("agency document task")]
    product_dated: Annotated[str, takes("agency document date task")]
    products_more: Annotated[str, takes("count appendix")]
    overdue_intro: Annotated[str, takes("count as_of appendix")]
    overdue_agency: Annotated[str, takes("agency count")]
    overdue_single: Annotated[str, takes("agency task")]
    overdue_task: Annotated[str, takes("task due facts")]
    reason: Annotated[str, takes("reason")]
    no_reason: str
    no_report: str
    early_due: str
    communes: str
    spread_done: Annotated[str, takes("done expected")]
    spread_under_way: Annotated[str, takes("count")]
    spread_missing: Annotated[str, takes("count")]


class Review(Strict, frozen=True):
    """Part III."""

    title: str
    highlights: str
    shortcomings: str
    causes: str
    lessons: str
    quote: Annotated[str, takes("agency text")]
    empty: Annotated[str, takes("issuer what period")]


class Outlook(Strict, frozen=True):
    """Part IV."""

    title: Annotated[str, takes("next_period")]
    dates_title: str
    overdue: Annotated[str, takes("count appendix")]
    group: Annotated[str, takes("letter span count")]
    item: Annotated[str, takes("task agencies due")]
    later: Annotated[str, takes("count next_period")]
    going_on: Annotated[str, takes("parts")]
    solutions_title: str


class Addressee(Strict, frozen=True):
    """Whom proposals are put to: the title of their group, and the names by which agencies call him."""

    title: str
    names: tuple[str, ...]


class Proposals(Strict, frozen=True):
    """Part V; proposals go to the addressee they name first, in the order given here."""

    title: str
    what: str
    group: Annotated[str, takes("letter title")]
    others: str
    addressees: tuple[Addressee, ...]
    extensions: Annotated[str, takes("count requests agencies recipient appendix")]


class AppendixWords(Strict, frozen=True):
    """Title, column heads and the sentence printed when there is nothing to list."""

    title: Annotated[str, takes("period as_of")]
    columns: Annotated[tuple[str, ...], takes("year last_year")]
    nothing: Annotated[str, takes("period as_of")] = ""


class Appendices(Strict, frozen=True):
    """Appendices I to V."""

    label: Annotated[str, takes("no")]
    bracket: Annotated[str, takes("symbol month year issuer")]
    indicators: AppendixWords
    tasks: AppendixWords
    overdue: AppendixWords
    extensions: AppendixWords
    returns: AppendixWords
    plan_row: Annotated[str, takes("plan")]
    section_row: Annotated[str, takes("no title")]
    agencies_caption: Annotated[str, takes("received asked")]
    communes_caption: Annotated[str, takes("received asked")]
    communes_columns: tuple[str, ...]
    no_district: str
    sum_row: str
    provisional_mark: str
    provisional_note: str
    due_was: Annotated[str, takes("date")]
    early_due: str
    figure_of: Annotated[str, takes("agency value")]
    undecided: Annotated[str, takes("values")]
    target_verdict: Annotated[str, takes("verdict")]
    target_of: Annotated[str, takes("target plan")]
    source_dated: Annotated[str, takes("source date")]
    more_agencies: Annotated[str, takes("count")]
    approved: Annotated[str, takes("date basis")]
    not_decided: str


class Corrigendum(Strict, frozen=True):
    """The report of figures that changed after one was sealed."""

    subject: Annotated[str, takes("period as_of")]
    opening: Annotated[str, takes("period as_of now issuer recipient")]
    title: str
    measures: Annotated[str, takes("count")]
    tasks: Annotated[str, takes("count")]
    change: Annotated[str, takes("name old new")]
    nothing: str
    source: Annotated[str, takes("agencies")]
    source_document: Annotated[str, takes("agency document")]
    closing: Annotated[str, takes("period issuer recipient")]


class Letters(Strict, frozen=True):
    """What letters list; their frame stands in templates/letters."""

    all_agencies: str
    plan: Annotated[str, takes("document date issuer title")]
    to_fill: str
    """Where a contact or telephone belongs that the settings do not give: to be written by hand."""
    all_asked: str
    asked_tasks: Annotated[str, takes("count")]
    asked_measures: Annotated[str, takes("count")]
    no_due: str
    tasks_missing: Annotated[str, takes("count")]
    measures_missing: Annotated[str, takes("count")]
    faults: Annotated[str, takes("count")]
    more: Annotated[str, takes("count")]
    must_correct: Annotated[str, takes("count")]
    to_check: Annotated[str, takes("count")]
    empty_cells: Annotated[str, takes("count columns")]
    empty_column: Annotated[str, takes("heading count")]
    fault: Annotated[str, takes("title cells")]
    cells_of_sheet: Annotated[str, takes("sheet cells")]
    cells_more: Annotated[str, takes("cells count")]
    whole_file: str
    more_faults: Annotated[str, takes("count sheet")]


class ReportWording(Strict, frozen=True):
    """All of templates/report.toml."""

    pad_counts: bool
    """Whether counts below ten are written '05' in sentences."""
    limits: Limits
    periods: Periods
    labels: Labels
    frame: Frame
    directing: Directing
    indicators: Indicators
    charts: Charts
    tasks: Tasks
    review: Review
    outlook: Outlook
    proposals: Proposals
    appendices: Appendices
    corrigendum: Corrigendum
    letters: Letters
