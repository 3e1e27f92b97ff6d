"""Reading one answer cell: repair what is certain, then read by type."""

from __future__ import annotations

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


def read_cell(cell: RawCell, question: Question) -> Reading:
    """What a cell answers, with everything doubtful about it."""
    if cell.kind is CellKind.ERROR:
        return Reading(None, (question.finding("E220", cell.text),))
    if cell.kind is CellKind.UNCOMPUTED:
        return Reading(None, (question.finding("E221", cell.text),))
    text, repairs = _repaired(cell, question)
    if not text:
        return Reading(None, empty=True)
    reading = _by_kind(cell, text, question)
    return Reading(reading.value, (*repairs, *reading.findings), reading.empty)


def _by_kind(cell: RawCell, text: str, question: Question) -> Reading:
    match question.kind:
        case CellType.CHOICE:
            return _read_choice(text, question)
        case CellType.NUMBER | CellType.PERCENT:
            return read_number_cell(cell, text, question)
        case CellType.DATE:
            return read_date_cell(cell, text, question)
        case CellType.TEXT:
            found = (question.finding("W252", cell.text),) if cell.kind is CellKind.DATE else ()
            return Reading(text, found)


def _repaired(cell: RawCell, question: Question) -> tuple[str, tuple[Finding, ...]]:
    """The text with certain repairs, and at most one finding that tells of them."""
    if cell.kind is not CellKind.TEXT:
        return cell.text, ()
    encoding = encoding_of_font(cell.font)
    converted = cell.text if encoding is None else convert(cell.text, encoding)
    cleaned = clean(converted, keep_lines=question.kind is CellType.TEXT)
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


def _read_choice(text: str, question: Question) -> Reading:
    key = match_key(text)
    for choice in question.field.choices:
        if key in (match_key(choice.label), choice.code):
            return Reading(str(choice.code))
    labels = "; ".join(choice.label for choice in question.field.choices)
    args = {"choices": labels, "heading": question.field.heading}
    return Reading(None, (question.finding("E222", text, args),))
