"""Reading date cells: day first, and no trust in dates an American Excel may have made."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from toolkit.forms.question import Question, Reading
from toolkit.model.findings import Finding
from toolkit.model.returns import CellKind, RawCell
from toolkit.vietnamese.dates import DateDoubt, format_date, read_date
from toolkit.vietnamese.numbers import MarkKind, read_number

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_EXCEL_EPOCH = date(1899, 12, 30)
_LIKELY_SERIALS = range(20_000, 80_000)
_DOUBTS = {
    DateDoubt.IMPOSSIBLE: "E246",
    DateDoubt.PERIOD: "E242",
    DateDoubt.NO_YEAR: "E245",
    DateDoubt.NOT_A_DATE: "E240",
}


def read_date_cell(cell: RawCell, text: str, question: Question) -> Reading:
    """A date; ``text`` is the repaired text of the cell."""
    if cell.kind is CellKind.DATE and cell.date is not None:
        return _stored(cell, cell.date, question)
    if cell.kind is CellKind.NUMBER:
        return Reading(None, (_serial(cell.text, cell.number, question),))
    if cell.kind is not CellKind.TEXT:
        return Reading(None, (question.finding("E240", cell.text),))
    reading = read_date(text)
    if reading.value is not None:
        return Reading(reading.value)
    if read_number(text).mark is MarkKind.NOTHING:
        return Reading(None, (question.finding("W253", text),), empty=True)
    if reading.doubt is DateDoubt.MONTH_FIRST and reading.alternative is not None:
        return Reading(None, (question.finding("E241", text, {"read": format_date(reading.alternative)}),))
    if text.isascii() and text.isdigit():
        return Reading(None, (_serial(text, Decimal(text), question),))
    return Reading(None, (question.finding(_DOUBTS.get(reading.doubt, "E240"), text),))


def _stored(cell: RawCell, day: date, question: Question) -> Reading:
    """A true date. Our cells are text cells, so a date in an American format was made by some Excel: where
    day and month could be exchanged nobody can tell which was typed. Where the format is not known, the
    date is read and the doubt told."""
    if day.day > 12 or day.day == day.month:
        return Reading(day)
    other = date(day.year, day.day, day.month)
    args = {"first": format_date(day), "second": format_date(other)}
    if cell.number_format is None:
        return Reading(day, (question.finding("W247", cell.text, args),))
    if month_first(cell.number_format):
        return Reading(None, (question.finding("E244", cell.text, args),))
    return Reading(day)


def month_first(number_format: str | None) -> bool:
    """Whether a number format shows month, day, year with the month as a number.

    Format 14, the short date of the machine, is stored as 'mm-dd-yy' and belongs here.
    """
    if number_format is None:
        return False
    order = re.sub(r"(.)\1*", r"\1", re.sub(r"[^dmy]", "", _QUOTED.sub("", number_format.lower())))
    return order.startswith("md") and "mmm" not in number_format.lower()


def _serial(text: str, number: Decimal | None, question: Question) -> Finding:
    """A number, stored or typed: perhaps the day as Excel counts it."""
    if number is None or number != number.to_integral_value() or int(number) not in _LIKELY_SERIALS:
        return question.finding("E240", text)
    read = format_date(_EXCEL_EPOCH + timedelta(days=int(number)))
    return question.finding("E243", text, {"read": read})
