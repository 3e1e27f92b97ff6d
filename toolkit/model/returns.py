"""Returns: files that came back, what was read in them, and what counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from toolkit.model.findings import Finding, Outcome


class CellKind(StrEnum):
    """What a cell holds, before anyone interprets it."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    UNCOMPUTED = "uncomputed"


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of a text in a font of its own; None is the font of the cell."""

    text: str
    font: str | None = None


@dataclass(frozen=True, slots=True)
class RawComment:
    """A comment (note) on a cell, which may itself be empty."""

    row: int
    column: int
    text: str


class RawCell(NamedTuple):
    """A non-empty cell as stored. ``text`` is what was typed or shown; numbers keep all their digits.

    ``date`` is set for dates only. ``number_format`` and ``font`` are None where the file type hides them.
    ``runs`` are the pieces of a text, given only where one of them is in a font of before Unicode.
    A tuple, for a file has hundreds of cells and a tuple is made in a quarter of the time.
    """

    row: int
    column: int
    kind: CellKind
    text: str
    number: Decimal | None = None
    date: date | None = None
    number_format: str | None = None
    font: str | None = None
    formula: bool = False
    runs: tuple[TextRun, ...] = ()


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet by its visible name; cells in row-major order, 1-based; merged ranges as 'A1:B2'.

    ``shapes`` are the words in what is drawn over the sheet, '' for a picture.
    """

    name: str
    hidden: bool
    cells: tuple[RawCell, ...]
    merged: tuple[str, ...] = ()
    comments: tuple[RawComment, ...] = ()
    shapes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """Everything read from a workbook, plus document properties that may carry metadata."""

    sheets: tuple[RawSheet, ...]
    properties: tuple[tuple[str, str], ...] = ()


Value = str | Decimal | date
"""A typed answer: text or choice code, number (percent in points), date."""


class Answer(NamedTuple):
    """One filled cell of a return. ``value`` is None where nothing certain could be read."""

    line: str | None
    field: str
    sheet: str
    cell: str
    shown: str
    value: Value | None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a workbook says it is from, by each of its marks; None where a mark is missing."""

    agency: str | None = None
    period: str | None = None
    code: str | None = None
    version: str | None = None
    visible_code: str | None = None
    visible_agency: str | None = None
    sample: bool = False


class FieldPlace(NamedTuple):
    """Where the cell of a field is (or would be) in a return, whether or not it is filled."""

    line: str | None
    field: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class LockedText:
    """What stands in a cell that the form fills itself: under which heading, where, and what.

    ``changed`` tells whether it is another text than the one issued; None where the form cannot tell.
    """

    heading: str
    cell: str
    text: str
    changed: bool | None = None


@dataclass(frozen=True, slots=True)
class RowTexts:
    """A row whose own texts are not, or not certainly, those it was issued with: its title and whatever else
    is another.

    ``line`` is the key it is read under, None where it is not read; ``cell`` the cell of the key, ``key`` what
    stands there.
    """

    line: str | None
    sheet: str
    cell: str
    key: str
    texts: tuple[LockedText, ...]


class LooseText(NamedTuple):
    """A text in a place of the form that holds no answer; whether the form printed it is still to be seen."""

    sheet: str
    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class ReadReturn:
    """What a workbook holds, before rules are applied: identity, answers, cells, findings so far.

    ``lines`` are the keys found in the key column; ``places`` gives the cell of every field, filled or not.
    ``rows`` and ``loose`` are what must be held against the form as it was asked.
    """

    identity: Identity
    answers: tuple[Answer, ...] = ()
    lines: tuple[str, ...] = ()
    places: tuple[FieldPlace, ...] = ()
    findings: tuple[Finding, ...] = ()
    rows: tuple[RowTexts, ...] = ()
    loose: tuple[LooseText, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """A received file in the archive. ``file`` is the path it came under, relative to the workspace;

    a member of a container is 'mail.eml!báo cáo.zip!STC.xlsx'. ``order`` is the order of receipt;
    ``taken_in_at`` when a run found it.
    """

    file: str
    sha256: str
    size: int
    received_at: datetime
    received_from: str | None
    order: int
    time_source: str
    taken_in_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CheckedReturn:
    """A file with its outcome. ``agency`` and ``period`` are None when they could not be established."""

    file: str
    outcome: Outcome
    agency: str | None
    period: str | None
    findings: tuple[Finding, ...]
    read: ReadReturn | None = None


@dataclass(frozen=True, slots=True)
class JudgedFile:
    """A received file of the period with outcome, and whether (some of) its lines count.

    ``note`` tells of a file with the same content or moment, ``resubmission`` what it does to earlier ones.
    """

    received: Received
    checked: CheckedReturn
    counts: bool
    new: bool = False
    feedback: str | None = None
    note: str | None = None
    resubmission: str | None = None
