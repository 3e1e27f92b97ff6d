"""Reading one answer cell: repair what is certain, then read by type."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from toolkit.forms.date_cells import read_date_cell
from toolkit.forms.number_cells import read_number_cell
from toolkit.forms.question import Question, Reading
from toolkit.model.findings import Finding
from toolkit.model.form import CellType
from toolkit.model.returns import CellKind, RawCell
from toolkit.vietnamese.legacy import convert, encoding_of_font
from toolkit.vietnamese.text import RepairRule, clean, match_key

_UNUSUAL_BLANKS = frozenset("\u00a0\u1680\u202f\u205f\u3000") | {chr(c) for c in range(0x2000, 0x200B)}
_SHOWN = 80
_UNREADABLE = {CellKind.ERROR: "E220", CellKind.UNCOMPUTED: "E221"}
_TEXT, _LONG_TEXT = CellKind.TEXT, CellType.TEXT


def read_cell(cell: RawCell, question: Question) -> Reading:
    """What a cell answers, with everything doubtful about it."""
    unreadable = _UNREADABLE.get(cell.kind)
    if unreadable is not None:
        return Reading(None, (question.finding(unreadable, cell.text),))
    text, repairs = _repaired(cell, question)
    if not text:
        return Reading(None, empty=True)
    reading = _READERS[question.kind](cell, text, question)
    if not repairs:
        return reading
    return Reading(reading.value, (*repairs, *reading.findings), reading.empty)


def _repaired(cell: RawCell, question: Question) -> tuple[str, tuple[Finding, ...]]:
    """The text with certain repairs, and at most one finding that tells of them."""
    if cell.kind is not _TEXT:
        return cell.text, ()
    encoding = encoding_of_font(cell.font)
    converted = cell.text if encoding is None else convert(cell.text, encoding)
    cleaned = clean(converted, keep_lines=question.kind is _LONG_TEXT)
    if encoding is None and not cleaned.repairs:
        return cleaned.text, ()
    shown = cleaned.text if len(cleaned.text) <= _SHOWN else cleaned.text[:_SHOWN] + "…"
    if converted != cell.text:
        args = {"font": cell.font or "", "text": shown}
        return cleaned.text, (question.finding("I251", cell.text, args),)
    told = any(
        repair.rule is not RepairRule.SPACES or not _UNUSUAL_BLANKS.isdisjoint(repair.before)
        for repair in cleaned.repairs
    )
    if told and cleaned.text:
        return cleaned.text, (question.finding("I250", cell.text, {"text": shown}),)
    return cleaned.text, ()


def _read_text(cell: RawCell, text: str, question: Question) -> Reading:
    if cell.kind is CellKind.DATE:
        return Reading(text, (question.finding("W252", cell.text),))
    return Reading(text)


def _read_choice(cell: RawCell, text: str, question: Question) -> Reading:
    del cell
    for choice in question.field.choices:
        if text == choice.label:
            return Reading(str(choice.code))
    key = match_key(text)
    for choice in question.field.choices:
        if key in (match_key(choice.label), choice.code):
            return Reading(str(choice.code))
    labels = "; ".join(choice.label for choice in question.field.choices)
    args = {"choices": labels, "heading": question.field.heading}
    return Reading(None, (question.finding("E222", text, args),))


_READERS: Mapping[CellType, Callable[[RawCell, str, Question], Reading]] = {
    CellType.CHOICE: _read_choice,
    CellType.NUMBER: read_number_cell,
    CellType.PERCENT: read_number_cell,
    CellType.DATE: read_date_cell,
    CellType.TEXT: _read_text,
}
