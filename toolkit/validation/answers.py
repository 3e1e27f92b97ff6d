"""The answers of one return, found by line and field; what was read before any rule is applied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from toolkit.forms.arrange import box_places
from toolkit.forms.columns import AnswerField
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
    """One line of a return. ``filled`` are the fields that hold something or are known to be faulty."""

    values: tuple[Value | None, ...]
    cells: dict[str, Cell]
    filled: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of a return. ``settled`` are the fields that a missing answer must not be reported for."""

    cells: dict[Key, Cell]
    values: dict[Key, Value]
    settled: frozenset[Key]

    @classmethod
    def of(cls, read: ReadReturn) -> Answers:
        """Index a return; where a field was found twice the first one counts (the reader says so)."""
        places = (*_BOXES, *read.places)
        cells = {(place.line, place.field): Cell(place.sheet, place.cell) for place in places}
        values: dict[Key, Value] = {}
        settled: set[Key] = set()
        for answer in read.answers:
            key = (answer.line, answer.field)
            if key in settled or _is_blank(answer):
                continue
            settled.add(key)
            cells[key] = Cell(answer.sheet, answer.cell, answer.shown)
            if answer.value is not None:
                values[key] = _plain(answer.value)
        for finding in read.findings:
            if finding.severity is Severity.ERROR and finding.place.field is not None:
                settled.add((finding.place.line, finding.place.field))
        gone = lost_sheets(read)
        settled.update((None, name) for name, sheet in SHEET_OF.items() if sheet in gone)
        return cls(cells, values, frozenset(settled))

    def row(self, line: str | None, fields: Iterable[AnswerField]) -> Row:
        """The answers of one line, in the order of ``fields``; a whole column may be settled (line None)."""
        names = tuple(answer.name for answer in fields)
        missing_cell = {name: Cell(SHEET_OF[name], None) for name in names if (line, name) not in self.cells}
        return Row(
            tuple(self.values.get((line, name)) for name in names),
            {name: self.cells.get((line, name)) or missing_cell[name] for name in names},
            frozenset(name for name in names if (line, name) in self.settled or (None, name) in self.settled),
        )


def _is_blank(answer: Answer) -> bool:
    return (answer.value is None and not answer.shown.strip()) or answer.value == ""


def _plain(value: Value) -> Value:
    return value.date() if isinstance(value, datetime) else value
