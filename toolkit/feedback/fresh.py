"""The fresh form that the values of a return go into, and where the findings lead to in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.forms.arrange import places
from toolkit.forms.cell_reading import read_cell
from toolkit.forms.columns import AnswerField
from toolkit.forms.filling import Slot, typed_text
from toolkit.forms.layout import LAYOUT, field_kind, field_named
from toolkit.forms.meta import references
from toolkit.forms.question import Question
from toolkit.forms.wording_reader import FormWording
from toolkit.messages.catalogue import describe
from toolkit.model.findings import Finding, Place
from toolkit.model.form import CellType, FormContent, MeasureLine
from toolkit.model.returns import Answer, CellKind, CheckedReturn, FieldPlace, RawCell, Value
from toolkit.vietnamese.text import squeeze

_UNSETTLED = " ?"


@dataclass(frozen=True, slots=True)
class Fresh:
    """The form: its cells, what was sent in them, and what goes into them again."""

    content: FormContent
    wording: FormWording
    places: Mapping[Slot, FieldPlace]
    measures: Mapping[str, MeasureLine]
    sent: Mapping[Slot, Answer]
    values: Mapping[Slot, Value | str]
    read: Mapping[str | None, Mapping[str, Value]]
    """What was read for certain, by line and field."""

    def slot_of(self, finding: Finding) -> Slot | None:
        """The cell a finding leads to; one about a whole row leads to where the row's status is chosen."""
        place = finding.place
        if place.field is not None:
            slot = (place.line, place.field)
            return slot if slot in self.places else None
        for status in (LAYOUT.tasks.status, LAYOUT.measures.status):
            if place.line is not None and (place.line, status) in self.places:
                return (place.line, status)
        return None

    def text(self, slot: Slot) -> str:
        """What stands in a cell of the form."""
        value = self.values.get(slot)
        return "" if value is None else typed_text(field_named(slot[1]), value)

    def question(self, slot: Slot) -> Question:
        """What a cell of the form asks."""
        return _question(slot, self.places[slot], self.measures.get(slot[0] or ""))

    def read_as(self, slot: Slot | None) -> str:
        """What was read in a cell, where it is not, letter by letter, what was typed."""
        answer = self.sent.get(slot) if slot is not None else None
        if answer is None or answer.value is None:
            return ""
        field = field_named(answer.field)
        if field.kind is CellType.TEXT:
            return ""
        value = typed_text(field, answer.value)
        return "" if value == squeeze(answer.shown) else value

    def words(self, finding: Finding) -> tuple[str, str]:
        """Message and remedy, naming the cell of this workbook."""
        slot = self.slot_of(finding)
        if slot is not None:
            place = self.places[slot]
            finding = finding.at(Place(place.sheet, place.cell, place.line, place.field))
        said = describe(finding)
        return said.message, said.remedy


def fresh_form(content: FormContent, checked: CheckedReturn, wording: FormWording) -> Fresh:
    """The form of an agency with what it sent; answers to rows of other forms are left out."""
    at: dict[Slot, FieldPlace] = {(p.line, p.field): p for p in places(content)}
    measures = {measure.key: measure for measure in content.measures}
    answers = checked.read.answers if checked.read else ()
    sent = {slot: a for a in answers if (slot := (a.line, a.field)) in at}
    values = {
        slot: value
        for slot, answer in sent.items()
        if (value := _value_again(answer, at[slot], measures.get(answer.line or "")))
    }
    read: dict[str | None, dict[str, Value]] = {}
    for answer in sent.values():
        if answer.value is not None:
            read.setdefault(answer.line, {})[answer.field] = answer.value
    return Fresh(content, wording, at, measures, sent, values, read)


def _value_again(answer: Answer, place: FieldPlace, measure: MeasureLine | None) -> Value | str:
    """The value for the fresh form: as read, else as typed.

    What could not be read must not become certain by the mere copying: 03/04/2026 of an American Excel is
    text here and would be taken day first. Such a text gets a question mark, or is left out.
    """
    if answer.value is not None:
        return answer.value
    question = _question((answer.line, answer.field), place, measure)
    for text in (answer.shown, answer.shown + _UNSETTLED):
        reading = read_cell(RawCell(1, 1, CellKind.TEXT, text), question)
        if reading.value is None and not reading.empty:
            return text
    return ""


def _question(slot: Slot, place: FieldPlace, measure: MeasureLine | None) -> Question:
    field = field_named(slot[1])
    unit = measure.unit if measure else None
    return Question(
        field=field,
        kind=field_kind(field, unit),
        place=Place(place.sheet, place.cell, place.line, place.field),
        unit=unit if field.by_unit else field.unit,
        references=references(measure) if measure and field.by_unit else (),
        status=status_beside(field.name),
    )


def status_beside(name: str) -> AnswerField | None:
    """The field that says, in the row of another field, whether there is anything to report."""
    for table in (LAYOUT.tasks, LAYOUT.measures):
        if any(field.name == name for field in table.fields):
            return field_named(table.status)
    return None
