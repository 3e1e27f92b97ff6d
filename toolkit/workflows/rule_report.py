"""`toolkit status --rules`: which rule and column trouble how many agencies, and advice for the next form."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.consolidation.form_advice import COLUMN_NAMES, advice_of, percent
from toolkit.consolidation.rule_statistics import RuleStatistics, statistics_of
from toolkit.messages import _
from toolkit.messages.catalogue import CATALOGUE
from toolkit.workflows.state import load_state, quiet
from toolkit.workflows.workspace import Session

_SHOWN_COLUMNS = 10


def rule_statistics(session: Session) -> RuleStatistics:
    """The statistics of the period as it stands."""
    return statistics_of(load_state(session, quiet).counting)


def rule_lines(statistics: RuleStatistics) -> Iterator[str]:
    """Rules by the agencies they hit, the columns that confuse most, then advice; one line each."""
    if not statistics.rules:
        yield _("No return of this period has a finding.")
        return
    yield _(
        "{agencies} agencies, {returns} returns; agencies, cells and returns ever with each rule:"
    ).format(agencies=len(statistics.agencies), returns=statistics.returns)
    for rule in statistics.rules:
        title = _(CATALOGUE[rule.code].title)
        yield f"{len(rule.agencies):>5} {rule.cells:>6} {rule.returns:>5}  {rule.code}  {title}"
    if statistics.columns:
        yield _("Columns with errors and warnings, the most confusing first (agencies, share, cells):")
    for column in statistics.columns[:_SHOWN_COLUMNS]:
        hit = len(column.agencies)
        share = percent(hit, max(column.asked, hit))
        yield f"{hit:>5} {share:>5}% {column.cells:>5}  {_column(column.field)}  {' '.join(column.codes)}"
    advice = advice_of(statistics)
    if advice:
        yield _("Advice for the next form:")
    for one in advice:
        yield f"  - {one.text}"


def rule_surface(session: Session, statistics: RuleStatistics) -> dict[str, object]:
    """The JSON of `status --rules --json`; fields by their names, shares in whole per cent."""
    return {
        "period": str(session.period),
        "as_of": session.as_of.isoformat(),
        "agencies": len(statistics.agencies),
        "returns": statistics.returns,
        "rules": [
            {
                "code": one.code,
                "severity": one.severity.value,
                "title": _(CATALOGUE[one.code].title),
                "agencies": list(one.agencies),
                "share": percent(len(one.agencies), len(statistics.agencies)),
                "cells": one.cells,
                "returns_ever": one.returns,
                "agencies_ever": one.agencies_ever,
            }
            for one in statistics.rules
        ],
        "columns": [
            {
                "field": one.field,
                "heading": COLUMN_NAMES[one.field].heading if one.field in COLUMN_NAMES else None,
                "sheet": COLUMN_NAMES[one.field].sheet if one.field in COLUMN_NAMES else None,
                "agencies": list(one.agencies),
                "agencies_asked": one.asked,
                "cells": one.cells,
                "returns_ever": one.returns,
                "codes": list(one.codes),
            }
            for one in statistics.columns
        ],
        "advice": [
            {"field": one.field, "codes": list(one.codes), "hit": one.hit, "of": one.asked, "text": one.text}
            for one in advice_of(statistics)
        ],
    }


def _column(field: str) -> str:
    name = COLUMN_NAMES.get(field)
    return f"{name.heading} ({name.sheet})" if name else field
