"""What goes into a feedback workbook: the agency's own values, the marked cells, the list of findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.forms.arrange import places
from toolkit.forms.cell_reading import read_cell
from toolkit.forms.columns import AnswerField
from toolkit.forms.filling import Filling, FrontRow, FrontSheet, Mark, MarkKind, Slot, typed_text
from toolkit.forms.layout import FEEDBACK_SHEET, LAYOUT, field_kind, field_named
from toolkit.forms.line_texts import measure_number, period_words, task_number
from toolkit.forms.meta import references
from toolkit.forms.question import Question
from toolkit.forms.wording_reader import FormWording
from toolkit.messages import use_language
from toolkit.messages.catalogue import describe
from toolkit.model.findings import Finding, Place, Severity
from toolkit.model.form import CellType, FormContent
from toolkit.model.returns import Answer, CellKind, CheckedReturn, FieldPlace, RawCell, Value
from toolkit.vietnamese.text import squeeze

_UNSETTLED = " ?"
_TITLE_SHOWN = 90
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_MARKS = {
    Severity.ERROR: MarkKind.FAULT,
    Severity.WARNING: MarkKind.DOUBT,
    Severity.INFO: MarkKind.NOTE,
}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The fresh form the values go into."""

    content: FormContent
    wording: FormWording
    places: Mapping[Slot, FieldPlace]
    sent: Mapping[Slot, Answer]
    values: Mapping[Slot, Value | str]


def compose(content: FormContent, checked: CheckedReturn, wording: FormWording) -> Filling:
    """The filling of a feedback workbook. Findings are put into Vietnamese, and name the cells of this
    workbook wherever the finding belongs to one of them."""
    at: dict[Slot, FieldPlace] = {(p.line, p.field): p for p in places(content)}
    answers = checked.read.answers if checked.read else ()
    sent = {slot: a for a in answers if (slot := (a.line, a.field)) in at}
    values = {slot: value for slot, a in sent.items() if (value := _value_again(content, a))}
    sheet = _Sheet(content, wording, at, sent, values)
    with use_language("vi"):
        ordered = _in_order(checked.findings, sheet)
        marks = tuple(mark for finding in ordered if (mark := _mark(finding, sheet)) is not None)
        rows = tuple(_row(finding, sheet) for finding in ordered)
    return Filling(values, marks, _front(rows, sheet))


def _value_again(content: FormContent, answer: Answer) -> Value | str:
    """The value for the fresh form: as read, else as typed.

    What could not be read must not become certain by the mere copying: 03/04/2026 of an American Excel is
    text here and would be taken day first. Such a text gets a question mark, or is left out.
    """
    if answer.value is not None:
        return answer.value
    question = _question(content, answer)
    for text in (answer.shown, answer.shown + _UNSETTLED):
        reading = read_cell(RawCell(1, 1, CellKind.TEXT, text), question)
        if reading.value is None and not reading.empty:
            return text
    return ""


def _question(content: FormContent, answer: Answer) -> Question:
    field = field_named(answer.field)
    measure = next((m for m in content.measures if m.key == answer.line), None)
    unit = measure.unit if measure else None
    return Question(
        field=field,
        kind=field_kind(field, unit),
        place=Place(answer.sheet, answer.cell, answer.line, answer.field),
        unit=unit if field.by_unit else field.unit,
        references=references(measure) if measure and field.by_unit else (),
    )


def _slot(finding: Finding, sheet: _Sheet) -> Slot | None:
    """The cell a finding leads to; one about a whole row leads to where the row's status is chosen."""
    place = finding.place
    if place.field is not None:
        slot = (place.line, place.field)
        return slot if slot in sheet.places else None
    for status in (LAYOUT.tasks.status, LAYOUT.measures.status):
        if place.line is not None and (place.line, status) in sheet.places:
            return (place.line, status)
    return None


def _in_order(findings: tuple[Finding, ...], sheet: _Sheet) -> list[Finding]:
    position = {slot: number for number, slot in enumerate(sheet.places)}

    def rank(finding: Finding) -> tuple[int, int, str]:
        slot = _slot(finding, sheet)
        return (
            _ORDER.index(finding.severity),
            position[slot] if slot is not None else -1,
            finding.code,
        )

    return sorted(findings, key=rank)


def _words(finding: Finding, sheet: _Sheet) -> tuple[str, str]:
    """Message and remedy, naming the cell of this workbook."""
    slot = _slot(finding, sheet)
    if slot is not None:
        place = sheet.places[slot]
        finding = finding.at(Place(place.sheet, place.cell, place.line, place.field))
    said = describe(finding)
    return said.message, said.remedy


def _mark(finding: Finding, sheet: _Sheet) -> Mark | None:
    slot = _slot(finding, sheet)
    if slot is None:
        return None
    reading = _read_as(slot, sheet)
    if finding.severity is Severity.INFO and not reading:
        return None
    message, remedy = _words(finding, sheet)
    told = reading if finding.severity is not Severity.ERROR else ""
    text = "\n".join(part for part in (told, message, remedy) if part)
    return Mark(slot[0], slot[1], _MARKS[finding.severity], text)


def _read_as(slot: Slot, sheet: _Sheet) -> str:
    """'Đã đọc là …' where what was read is not, letter by letter, what was typed."""
    answer = sheet.sent.get(slot)
    field = field_named(slot[1])
    if answer is None or answer.value is None or field.kind is CellType.TEXT:
        return ""
    value = typed_text(field, answer.value)
    return "" if value == squeeze(answer.shown) else sheet.wording.feedback.read_as.format(value=value)


def _row(finding: Finding, sheet: _Sheet) -> FrontRow:
    slot = _slot(finding, sheet)
    message, remedy = _words(finding, sheet)
    answer = sheet.sent.get(slot) if slot is not None else None
    return FrontRow(
        severity=finding.severity,
        slot=slot,
        sheet=finding.place.sheet or "",
        cell=finding.place.cell or "",
        subject=_subject(finding, slot, sheet.content),
        sent=answer.shown if answer else finding.value or "",
        message=message,
        remedy=remedy,
    )


def _subject(finding: Finding, slot: Slot | None, content: FormContent) -> str:
    """Which row and which column, in the words of the form."""
    titles = {t.key: f"{task_number(t)}. {t.title}" for t in content.tasks}
    titles |= {m.key: f"{measure_number(m)}. {m.name}" for m in content.measures}
    title = titles.get(finding.place.line or "", "")
    if len(title) > _TITLE_SHOWN:
        title = f"{title[:_TITLE_SHOWN].rsplit(' ', 1)[0]}…"
    field: AnswerField | None = field_named(slot[1]) if slot else None
    heading = field.heading if field is not None and finding.place.field is not None else ""
    return "\n".join(part for part in (heading, title) if part)


def _front(rows: tuple[FrontRow, ...], sheet: _Sheet) -> FrontSheet:
    words = sheet.wording.feedback
    errors = sum(row.severity is Severity.ERROR for row in rows)
    warnings = sum(row.severity is Severity.WARNING for row in rows)
    period = period_words(sheet.content.period)
    lines = (
        words.intro.format(agency=sheet.content.agency_name, period=period[:1].lower() + period[1:]),
        words.errors.format(errors=errors, warnings=warnings) if errors or warnings else words.clean,
    )
    return FrontSheet(FEEDBACK_SHEET, words.title, lines, rows)
