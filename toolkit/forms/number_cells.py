"""Reading number and percentage cells: never a guess."""

from __future__ import annotations

from decimal import Decimal

from toolkit.forms.filling import typed_text
from toolkit.forms.question import Question, Reading
from toolkit.model.findings import Finding
from toolkit.model.form import CellType, TaskStatus
from toolkit.model.returns import CellKind, RawCell
from toolkit.vietnamese.numbers import MarkKind, NumberReading, format_number, read_number
from toolkit.vietnamese.text import match_key

_PERCENT = "%"
_TEXT_FORMAT = "@"
_THOUSAND = Decimal(1000)


def read_number_cell(cell: RawCell, text: str, question: Question) -> Reading:
    """A number as points, units and signs tell it; ``text`` is the repaired text of the cell."""
    if cell.kind is CellKind.DATE:
        return Reading(None, (question.finding("E229", cell.text),))
    if cell.kind is CellKind.NUMBER and cell.number is not None:
        return _stored(cell, cell.number, question)
    if cell.kind is not CellKind.TEXT:
        return Reading(None, (question.finding("E223", cell.text),))
    reading = read_number(text)
    if reading.mark is MarkKind.NOTHING or reading.mark is MarkKind.ELLIPSIS:
        return Reading(None, (_mark(text, reading.mark, question),))
    if reading.value is None:
        return Reading(None, (question.finding("E223", text),))
    if reading.value_max is not None:
        ends = {"first": format_number(reading.value), "second": format_number(reading.value_max)}
        return Reading(None, (question.finding("E234", text, ends),))
    return _typed(text, reading, question)


def _stored(cell: RawCell, number: Decimal, question: Question) -> Reading:
    """A true number. A percent format means that Excel keeps 0.45 for 45 %."""
    if cell.number_format is None or _PERCENT not in cell.number_format:
        doubts = _lost_thousands(cell, number, question) or _below_one(cell.text, number, question)
        return Reading(number, doubts)
    points = _plain(number * 100)
    if question.kind is not CellType.PERCENT:
        return Reading(None, (_other_unit(cell.text, _PERCENT, question),))
    return Reading(points, (question.finding("I227", cell.text, {"first": format_number(points)}),))


def _lost_thousands(cell: RawCell, number: Decimal, question: Question) -> tuple[Finding, ...]:
    """'1.500' typed under American settings is stored as 1.5, unless the cell keeps texts as ours do.

    Where figures are known for the line they tell; a slip is then found by its size.
    """
    meant = number * _THOUSAND
    if (
        question.kind is not CellType.NUMBER
        or question.references
        or cell.number_format in (None, _TEXT_FORMAT)
        or cell.formula
        or number == number.to_integral_value()
        or meant != meant.to_integral_value()
        or abs(number) >= _THOUSAND
    ):
        return ()
    args = {
        "first": format_number(number),
        "second": _spelt(meant),
        "second_typed": typed_text(question.field, _plain(meant)),
    }
    return (question.finding("W235", cell.text, args),)


def _typed(text: str, reading: NumberReading, question: Question) -> Reading:
    value = reading.value
    assert value is not None
    if reading.unit is not None and not _same_unit(reading.unit, question):
        return Reading(None, (_other_unit(text, reading.unit, question),))
    findings: list[Finding] = []
    if reading.alternative is not None:
        chosen, finding = _choose(text, (value, reading.alternative), question)
        if chosen is None:
            return Reading(None, (finding,))
        value = chosen
        findings.append(finding)
    elif reading.foreign:
        findings.append(question.finding("I226", text, {"first": format_number(value)}))
    if reading.qualifier is not None:
        words = {"first": format_number(value), "words": reading.qualifier}
        findings.append(question.finding("W233", text, words))
    if reading.unit is not None and _PERCENT in reading.unit and not findings:
        findings.append(question.finding("I227", text, {"first": format_number(value)}))
    elif _PERCENT not in text:
        findings.extend(_below_one(text, value, question))
    return Reading(_plain(value), tuple(findings))


def _choose(text: str, pair: tuple[Decimal, Decimal], question: Question) -> tuple[Decimal | None, Finding]:
    """Of two readings the one near the known figures, if the other is not; else neither."""
    near = [number for number in pair if question.near(number)]
    if len(near) != 1:
        first, second = pair
        args = {
            "first": _spelt(first),
            "second": _spelt(second),
            "first_typed": typed_text(question.field, first),
            "second_typed": typed_text(question.field, second),
        }
        return None, question.finding("E224", text, args)
    other = pair[1] if near[0] == pair[0] else pair[0]
    args = {
        "first": _spelt(near[0]),
        "second": _spelt(other),
        "second_typed": typed_text(question.field, other),
    }
    return near[0], question.finding("W225", text, args)


def _spelt(number: Decimal) -> str:
    """A number whose grouping cannot be taken for decimals: thousands by blanks."""
    whole, _, decimals = format_number(number).partition(",")
    grouped = whole.replace(".", "\u00a0")
    return f"{grouped},{decimals}" if decimals else grouped


def _below_one(text: str, value: Decimal, question: Question) -> tuple[Finding, ...]:
    """0,45 in a percentage cell is doubtful unless the figures known for the line are as small."""
    if question.kind is not CellType.PERCENT or not 0 < value < 1 or question.near(value):
        return ()
    meant = _plain(value * 100)
    args = {
        "first": format_number(value),
        "second": format_number(meant),
        "second_typed": typed_text(question.field, meant),
    }
    return (question.finding("W228", text, args),)


def _mark(text: str, mark: MarkKind, question: Question) -> Finding:
    code = TaskStatus.NOTHING if mark is MarkKind.NOTHING else TaskStatus.NO_DATA
    status = question.status or question.field
    label = next((choice.label for choice in status.choices if choice.code == code), "")
    return question.finding("E230", text, {"choice": label, "heading": status.heading})


def _same_unit(unit: str, question: Question) -> bool:
    if question.kind is CellType.PERCENT and unit.startswith(_PERCENT):
        return True
    if question.unit is None:
        return True
    typed, asked = match_key(unit), match_key(question.unit)
    return (
        typed == asked
        or asked.startswith(f"{typed} ")
        or typed.startswith(f"{asked} ")
        or typed == asked.split("/")[0]
    )


def _other_unit(text: str, unit: str, question: Question) -> Finding:
    return question.finding("E232", text, {"unit": unit, "expected": question.unit or question.field.heading})


def _plain(value: Decimal) -> Decimal:
    text = f"{value:f}"
    return Decimal(text.rstrip("0").rstrip(".")) if "." in text else value
