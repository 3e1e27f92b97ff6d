"""All checks at once: the faults of a document as findings, equal ones of one place told once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from toolkit.lint.checks_body import end_faults, heading_faults, layout_faults
from toolkit.lint.checks_end import appendix_faults, recipients_faults, signer_faults
from toolkit.lint.checks_head import (
    addressee_faults,
    letter_faults,
    line_faults,
    number_form_faults,
    place_faults,
    text_faults,
)
from toolkit.lint.checks_look import look_faults, missing_faults
from toolkit.lint.checks_page import font_faults, number_faults, page_faults, place_row_faults, table_faults
from toolkit.lint.declaration import LOOK, MISSING, Declaration
from toolkit.lint.document import Document, Spot
from toolkit.lint.faults import Case, Fault
from toolkit.lint.find_parts import find_parts
from toolkit.lint.names import COMPONENTS
from toolkit.lint.sentences import LOOK as LOOK_SENTENCE
from toolkit.lint.sentences import MISSING as MISSING_SENTENCE
from toolkit.lint.sentences import SENTENCES
from toolkit.messages import _
from toolkit.model.findings import Severity

Check = Callable[[Case], Iterator[Fault]]
_CHECKS: tuple[Check, ...] = (
    page_faults, font_faults, number_faults, missing_faults, text_faults, line_faults, number_form_faults,
    place_faults, place_row_faults, letter_faults, addressee_faults, look_faults, layout_faults, heading_faults,
    end_faults, signer_faults, recipients_faults, appendix_faults, table_faults,
)  # fmt: skip
_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class LintFinding:
    """A broken rule in words: where it stands in the decree, where in the document, what is wrong, what to do.

    ``count`` is how often the same fault stands in the same part of a page; ``excerpt`` is the first text with it.
    """

    rule: str
    source: str
    severity: Severity
    spot: Spot
    excerpt: str
    message: str
    remedy: str
    count: int = 1


def judge(document: Document, form: Declaration) -> tuple[LintFinding, ...] | None:
    """Every fault of a document in the language in force; None when it is no administrative document."""
    parts = find_parts(document)
    if parts is None:
        return None
    case = Case(document, parts, form)
    grouped: dict[tuple[object, ...], list[Fault]] = {}
    for check in _CHECKS:
        for fault in check(case):
            spot = fault.spot
            told = fault.shown if "{shown}" in _sentence(fault.rule)[0] else ""
            key = (fault.rule, told, spot.region, spot.table) if fault.excerpt else (fault,)
            grouped.setdefault(key, []).append(fault)
    return tuple(_finding(faults[0], len(faults), form) for faults in grouped.values())


def _finding(fault: Fault, count: int, form: Declaration) -> LintFinding:
    rule = form.every_rule[fault.rule]
    component, _dot, what = fault.rule.partition(".")
    name = _(COMPONENTS[component]) if what else ""
    message, remedy = _sentence(fault.rule)
    values = {"shown": _short(fault.shown), "asked": fault.asked, "name": name}
    return LintFinding(
        rule=fault.rule,
        source=form.cite(rule),
        severity=rule.severity,
        spot=fault.spot,
        excerpt=_short(fault.excerpt),
        message=_capital(_(message).format(**values)),
        remedy=_(remedy).format(**values),
        count=count,
    )


def _sentence(rule: str) -> tuple[str, str]:
    what = rule.partition(".")[2]
    return {LOOK: LOOK_SENTENCE, MISSING: MISSING_SENTENCE}.get(what) or SENTENCES[rule]


def _short(text: str) -> str:
    return text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1].rstrip()}…"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
