"""The answers of one return, found by line and field; what was read before any rule is applied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from toolkit.forms.arrange import box_places
from toolkit.forms.layout import LAYOUT
from toolkit.model.findings import Severity
from toolkit.model.returns import Answer, FieldPlace, ReadReturn, Value
from toolkit.validation.structure import lost_sheets

SHEET_OF = {
    answer.name: sheet.name
    for sheet in (LAYOUT.tasks, LAYOUT.measures, LAYOUT.general, LAYOUT.sign_off)
    for answer in sheet.fields
}
"""The sheet each field stands on in an issued form."""

Key = tuple[str | None, str]

_NEVER_ASKED = "I219"

_BOXES: tuple[FieldPlace, ...] = (*box_places(LAYOUT.general), *box_places(LAYOUT.sign_off))
"""Boxes as issued: where an answer goes when the box itself has been deleted."""


@dataclass(frozen=True, slots=True)
class Cell:
    """An answer cell as the officer sees it; ``shown`` is None where nothing was typed."""

    sheet: str
    cell: str | None
    shown: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a return. ``typed`` are the fields whose cell holds something or is known to be faulty;
    ``filled`` counts those, too, whose whole column is known to be lost: nothing there is to be asked for."""

    values: tuple[Value | None, ...]
    typed: frozenset[str]
    filled: frozenset[str]


class Answers:
    """All answers of a return. Where a field was found twice the first one counts (the reader says so)."""

    def __init__(self, read: ReadReturn) -> None:
        self._read = read
        self._typed: dict[Key, Answer] = {}
        self._values: dict[Key, Value | None] = {}
        for answer in read.answers:
            key = (answer.line, answer.field)
            if key not in self._typed and not _is_blank(answer):
                value = answer.value
                self._typed[key] = answer
                self._values[key] = value.date() if isinstance(value, datetime) else value
        faulty = {
            (finding.place.line, finding.place.field)
            for finding in read.findings
            if finding.severity is Severity.ERROR and finding.place.field is not None
        }
        gone = lost_sheets(read)
        everywhere = {field for line, field in faulty if line is None}
        everywhere.update(f.place.field for f in read.findings if f.code == _NEVER_ASKED and f.place.field)
        everywhere.update(name for name, sheet in SHEET_OF.items() if sheet in gone)
        self._settled = self._typed.keys() | faulty
        self._settled_everywhere = everywhere

    def value(self, line: str | None, field: str) -> Value | None:
        """What was read in a cell; None where nothing is, or nothing certain."""
        return self._values.get((line, field))

    def cell(self, line: str | None, field: str) -> Cell:
        """Where the answer stands, or would stand."""
        answer = self._typed.get((line, field))
        if answer is not None:
            return Cell(answer.sheet, answer.cell, answer.shown)
        place = self._places.get((line, field))
        return Cell(place.sheet, place.cell) if place else Cell(SHEET_OF[field], None)

    def row(self, line: str | None, fields: Sequence[str]) -> Row:
        """The answers of one line, in the order of the names of ``fields``."""
        keys = [(line, name) for name in fields]
        settled = self._settled
        typed = frozenset([key[1] for key in keys if key in settled])
        lost = self._settled_everywhere
        filled = typed.union(lost.intersection(fields)) if lost else typed
        return Row(tuple(map(self._values.get, keys)), typed, filled)

    def latest(self, fields: frozenset[str], until: date) -> date | None:
        """The last day in any of these fields that is not after ``until``."""
        days = (self.value(line, field) for line, field in self._typed if field in fields)
        return max((day for day in days if isinstance(day, date) and day <= until), default=None)

    @cached_property
    def _places(self) -> dict[Key, FieldPlace]:
        return {(place.line, place.field): place for place in (*_BOXES, *self._read.places)}


def _is_blank(answer: Answer) -> bool:
    return answer.value == "" or (answer.value is None and not answer.shown.strip())
