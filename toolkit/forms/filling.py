"""What is put into a form beside its questions: answers, marks, a sheet in front."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from toolkit.forms.columns import AnswerField
from toolkit.model.findings import Severity
from toolkit.model.returns import Value

Slot = tuple[str | None, str]
"""A line key (None for boxes) and a field name."""


class MarkKind(StrEnum):
    """How a cell is coloured: a fault to correct, a doubt to look at, a reading to know of."""

    FAULT = "fault"
    DOUBT = "doubt"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Mark:
    """A coloured cell with a comment."""

    line: str | None
    field: str
    kind: MarkKind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a repair types into a field of the same line; '' empties it."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One way to repair a finding: the changes, and the words in which it is proposed."""

    changes: tuple[Change, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class FrontRow:
    """One finding on the front sheet.

    ``slot`` is the cell in this workbook it leads to (None: no single cell). ``sheet`` and ``cell`` are
    those of the file that came, shown where there is no slot. ``sent`` is what stood in the cell, ``read_as``
    what was read where that is something else. ``options`` are the ways proposed, at most two. A change in
    any cell of ``settled_by`` settles the finding as well.
    """

    severity: Severity
    slot: Slot | None
    sheet: str
    cell: str
    subject: str
    sent: str
    message: str
    remedy: str
    read_as: str = ""
    options: tuple[Option, ...] = ()
    settled_by: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class FrontSheet:
    """A first sheet that lists findings; ``lines`` stand above the table."""

    name: str
    title: str
    lines: tuple[str, ...]
    rows: tuple[FrontRow, ...]


@dataclass(frozen=True, slots=True)
class Filling:
    """What is put into a fresh form; values are typed, or text exactly as an officer would type it.

    ``source`` is the SHA-256 of the return that the workbook answers, '' for none.
    """

    answers: Mapping[Slot, Value | str] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    front: FrontSheet | None = None
    source: str = ""


def typed_text(field_: AnswerField, value: Value | str) -> str:
    """The value as typed into its cell: choice labels, 10,1 without thousands signs, 25/09/2026.

    What comes out is read back as the same value: nothing in it is ambiguous.
    """
    if isinstance(value, Decimal):
        return _plain(value)
    if isinstance(value, date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    return next((choice.label for choice in field_.choices if choice.code == value), value)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    whole, _, decimals = text.partition(".")
    # '1,500' could be read as 1500: a fourth decimal settles it.
    padded = decimals + "0" if len(decimals) == 3 else decimals
    return f"{whole},{padded}" if padded else whole
