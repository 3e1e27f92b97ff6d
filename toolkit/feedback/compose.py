"""What goes into a feedback workbook: the agency's own values, the marked cells, the list of findings."""

from __future__ import annotations

from toolkit.feedback.fresh import Fresh, fresh_form
from toolkit.feedback.front import front_sheet
from toolkit.forms.filling import Filling, Mark, MarkKind
from toolkit.forms.wording_reader import FormWording
from toolkit.messages import use_language
from toolkit.model.findings import Finding, Severity
from toolkit.model.form import FormContent
from toolkit.model.returns import CheckedReturn

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_MARKS = {
    Severity.ERROR: MarkKind.FAULT,
    Severity.WARNING: MarkKind.DOUBT,
    Severity.INFO: MarkKind.NOTE,
}


def compose(content: FormContent, checked: CheckedReturn, wording: FormWording) -> Filling:
    """The filling of a feedback workbook. Findings are put into Vietnamese, and name the cells of this
    workbook wherever the finding belongs to one of them."""
    fresh = fresh_form(content, checked, wording)
    with use_language("vi"):
        ordered = _in_order(checked.findings, fresh)
        marks = tuple(mark for finding in ordered if (mark := _mark(finding, fresh)) is not None)
        return Filling(fresh.values, marks, front_sheet(ordered, fresh))


def _in_order(findings: tuple[Finding, ...], fresh: Fresh) -> list[Finding]:
    position = {slot: number for number, slot in enumerate(fresh.places)}

    def rank(finding: Finding) -> tuple[int, int, str]:
        slot = fresh.slot_of(finding)
        return (
            _ORDER.index(finding.severity),
            position[slot] if slot is not None else -1,
            finding.code,
        )

    return sorted(findings, key=rank)


def _mark(finding: Finding, fresh: Fresh) -> Mark | None:
    slot = fresh.slot_of(finding)
    if slot is None:
        return None
    reading = fresh.read_as(slot)
    if finding.severity is Severity.INFO and not reading:
        return None
    message, remedy = fresh.words(finding)
    shown = reading and finding.severity is not Severity.ERROR
    told = fresh.wording.feedback.read_as.format(value=reading) if shown else ""
    text = "\n".join(part for part in (told, message, remedy) if part)
    return Mark(slot[0], slot[1], _MARKS[finding.severity], text)
