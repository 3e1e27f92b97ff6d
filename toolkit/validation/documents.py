"""Rules on the documents named as evidence: the kind that was asked for, and the days they are dated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

import pandas as pd

from toolkit.model.form import TaskStatus
from toolkit.validation.dates import plausible
from toolkit.validation.rule import Fault
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.document_kinds import NamedDocuments, kind_name, kinds_asked, named_documents

_SUBMITTING = frozenset({"TTr", "CV"})
"""Whatever was asked for may have been submitted with a tờ trình or a công văn."""
_DECIDED = frozenset({"QĐ", "NQ", "KL"})
_APPROVED = frozenset({"KH", "CTr", "PA", "ĐA", "QC", "QyĐ", "BC", "HD"})
"""Kinds that are issued with, or approved by, a decision, a resolution or a conclusion of the Party."""
_ANSWERS: dict[str, frozenset[str]] = {
    "QĐ": frozenset({"NQ"}),
    "KH": frozenset({"CTr"}),
    "CTr": frozenset({"KH"}),
    "PA": frozenset({"KH"}),
    "BC": frozenset({"TB"}),
    "TTr": _DECIDED | _APPROVED | {"CT", "TB"},
}
"""What else shows that a product is there; a submission is shown by whatever came of it."""
_SENT_UP = frozenset({"TTr", "CV", "BC"})
"""Documents that submit; all others are issued, on the day the form calls the date issued."""


class _Named(NamedTuple):
    """A row that is done, with the documents it names."""

    row: int
    documents: NamedDocuments
    product: str | None
    asked_since: date | None
    due: date | None
    as_of: date
    issued_on: object


_COLUMNS = ("product", "plan_issued_on", "due", "as_of", "issued_on")


def document_faults(tasks: pd.DataFrame) -> Iterator[Fault]:
    """What is doubtful about the documents of tasks that are done; one doubt a cell, the most telling first."""
    for row in _rows(tasks):
        doubt = next(filter(None, (rule(row) for rule in _RULES)), None)
        if doubt is not None:
            yield doubt


def _rows(tasks: pd.DataFrame) -> Iterator[_Named]:
    done = tasks["status"] == TaskStatus.DONE
    told = tasks.loc[done & tasks["document"].notna(), ["document", *_COLUMNS]]
    for row, document, *known in told.itertuples():
        if isinstance(document, str):
            yield _Named(int(row), named_documents(document), *known)


def fits(symbol: str, kinds: frozenset[str]) -> bool:
    """Whether a document of this kind can show that a product of one of these kinds is there."""
    return any(symbol in _fitting(kind) for kind in kinds)


def _fitting(kind: str) -> frozenset[str]:
    decided = _DECIDED if kind in _APPROVED else frozenset()
    return _SUBMITTING | decided | _ANSWERS.get(kind, frozenset()) | {kind}


def _to_come(named: _Named) -> Fault | None:
    late = [day for day in named.documents.days if plausible(day) and day > named.as_of]
    if not late:
        return None
    args = {"day": format_date(max(late)), "as_of": format_date(named.as_of)}
    return Fault(named.row, "W606", "document", args)


def _before_plan(named: _Named) -> Fault | None:
    """An older document may be cited beside the one that counts, which need not have its day; and a duty due
    before its plan may have been done before it."""
    days, since = named.documents.days, named.asked_since
    cited = len(days) < len(named.documents.symbols)
    if not days or cited or since is None or max(days) >= since:
        return None
    if named.due is not None and named.due < since:
        return None
    args = {"day": format_date(max(days)), "plan_issued_on": format_date(since)}
    return Fault(named.row, "W607", "document", args)


def _of_another_day(named: _Named) -> Fault | None:
    """Only of a single document that is issued, not sent up: it has one day, and the form asks for it."""
    documents = named.documents
    if len(documents.days) != 1 or len(documents.symbols) != 1 or documents.symbols[0] in _SENT_UP:
        return None
    (day,) = documents.days
    if not isinstance(named.issued_on, date) or named.issued_on == day:
        return None
    args = {"day": format_date(day), "issued_on": format_date(named.issued_on)}
    return Fault(named.row, "W608", "document", args)


def _of_another_kind(named: _Named) -> Fault | None:
    kinds = kinds_asked(named.product or "")
    symbols = named.documents.symbols
    if not kinds or not symbols or any(fits(symbol, kinds) for symbol in symbols):
        return None
    args = {"kind": kind_name(symbols[0]), "product": named.product or ""}
    return Fault(named.row, "W605", "document", args)


_RULES: tuple[Callable[[_Named], Fault | None], ...] = (
    _to_come,
    _before_plan,
    _of_another_day,
    _of_another_kind,
)
