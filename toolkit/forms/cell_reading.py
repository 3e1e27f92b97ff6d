"""Reading one answer cell: repair what is certain, then read by type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from toolkit.forms.columns import AnswerField
from toolkit.forms.date_cells import read_date_cell
from toolkit.forms.number_cells import read_number_cell
from toolkit.forms.question import Question, Reading
from toolkit.model.findings import Finding
from toolkit.model.form import CellType
from toolkit.model.returns import CellKind, RawCell, TextRun
from toolkit.vietnamese.legacy import (
    LegacyEncoding,
    convert,
    encoding_of_font,
    guess,
    guess_by_syllables,
)
from toolkit.vietnamese.text import RepairRule, clean, match_key

_UNUSUAL_BLANKS = frozenset("\u00a0\u1680\u202f\u205f\u3000") | {chr(c) for c in range(0x2000, 0x200B)}
_SHOWN = 80
_ERROR_TEXT = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|#+)|Err:\d{3}")
"""What a spreadsheet shows instead of a value, typed or pasted as text; ##### is a number in a narrow column."""
_ERROR_INITIALS = frozenset(("#", "E"))
_TEXT_FORMAT = "@"
_LONG_DASH = re.compile("[\u2010-\u2015\u2212]")
_FAMILIES = {LegacyEncoding.TCVN3: "TCVN3 (.VnTime)", LegacyEncoding.VNI: "VNI"}
_UNREADABLE = {CellKind.ERROR: "E220", CellKind.UNCOMPUTED: "E221"}
_TEXT, _LONG_TEXT = CellKind.TEXT, CellType.TEXT


def read_cell(cell: RawCell, question: Question) -> Reading:
    """What a cell answers, with everything doubtful about it."""
    unreadable = "E220" if _shows_error(cell.text) else _UNREADABLE.get(cell.kind)
    if unreadable is not None:
        return Reading(None, (question.finding(unreadable, cell.text.strip()),))
    text, repairs = _repaired(cell, question)
    if not text:
        return Reading(None, empty=True)
    reading = _READERS[question.kind](cell, text, question)
    if not repairs:
        return reading
    return Reading(reading.value, (*repairs, *reading.findings), reading.empty)


def _shows_error(text: str) -> bool:
    return text[:1] in _ERROR_INITIALS and _ERROR_TEXT.fullmatch(text.strip()) is not None


def _repaired(cell: RawCell, question: Question) -> tuple[str, tuple[Finding, ...]]:
    """The text with certain repairs, and at most one finding that tells of them."""
    if cell.kind is not _TEXT:
        return cell.text, ()
    is_long = question.kind is _LONG_TEXT
    text, old = _decoded(cell, is_long)
    cleaned = clean(text, keep_lines=is_long)
    # A dash that a word processor made of a hyphen means something else only in a text.
    dashes = not is_long and not text.isascii() and _LONG_DASH.search(cleaned.text) is not None
    if old is None and not cleaned.repairs and not dashes:
        return cleaned.text, ()
    shown = cleaned.text if len(cleaned.text) <= _SHOWN else cleaned.text[:_SHOWN] + "…"
    if old is not None:
        code, font = old
        return cleaned.text, (question.finding(code, cell.text, {"font": font, "text": shown}),)
    told = any(
        repair.rule is not RepairRule.SPACES or not _UNUSUAL_BLANKS.isdisjoint(repair.before)
        for repair in cleaned.repairs
    )
    if (told or dashes) and cleaned.text:
        return cleaned.text, (question.finding("I250", cell.text, {"text": shown}),)
    return cleaned.text, ()


def _decoded(cell: RawCell, is_long: bool) -> tuple[str, tuple[str, str] | None]:
    """Text of a font of before Unicode converted, where the font or the list of syllables vouches for it;
    then also the code of the finding that tells of it, and the font."""
    encoding = encoding_of_font(cell.font)
    if cell.runs or encoding is not None:
        runs = cell.runs or (TextRun(cell.text, cell.font),)
        text = "".join(_in_unicode(run.text, encoding_of_font(run.font or cell.font)) for run in runs)
        if text != cell.text:
            fonts = (run.font or cell.font for run in runs)
            return text, ("I251", next((f for f in fonts if f and encoding_of_font(f)), ""))
    guessed = guess_by_syllables(cell.text) if is_long else None
    if guessed is not None:
        return convert(cell.text, guessed), ("W254", _FAMILIES[guessed])
    return cell.text, None


def _in_unicode(text: str, encoding: LegacyEncoding | None) -> str:
    return text if encoding is None else convert(text, encoding)


def _read_text(cell: RawCell, text: str, question: Question) -> Reading:
    """A text; what a spreadsheet made of one in a cell that does not keep texts as ours do is told."""
    if cell.kind is CellKind.DATE:
        return Reading(text, (question.finding("W252", cell.text),))
    if cell.kind is CellKind.NUMBER and cell.number_format != _TEXT_FORMAT:
        return Reading(text, (question.finding("W255", cell.text),))
    return Reading(text)


def _read_choice(cell: RawCell, text: str, question: Question) -> Reading:
    for choice in question.field.choices:
        if text == choice.label:
            return Reading(str(choice.code))
    found = _choice(text, question.field)
    if found is not None:
        return Reading(found)
    by_key = {match_key(choice.label): choice for choice in question.field.choices}
    encoding = guess(cell.text, by_key.keys()) if cell.kind is _TEXT else None
    if encoding is not None:
        choice = by_key[match_key(convert(cell.text, encoding))]
        args = {"font": _FAMILIES[encoding], "text": choice.label}
        return Reading(str(choice.code), (question.finding("I251", cell.text, args),))
    labels = "; ".join(choice.label for choice in question.field.choices)
    args = {"choices": labels, "heading": question.field.heading}
    return Reading(None, (question.finding("E222", text, args),))


def _choice(text: str, field: AnswerField) -> str | None:
    key = match_key(text)
    return next((str(c.code) for c in field.choices if key in (match_key(c.label), c.code)), None)


_READERS: Mapping[CellType, Callable[[RawCell, str, Question], Reading]] = {
    CellType.CHOICE: _read_choice,
    CellType.NUMBER: read_number_cell,
    CellType.PERCENT: read_number_cell,
    CellType.DATE: read_date_cell,
    CellType.TEXT: _read_text,
}
