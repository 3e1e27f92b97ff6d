"""A list sheet as values: rows of cells under a layout, independent of any file library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from toolkit.model.results import LineAssessment, TaskState
from toolkit.reporting.workbook_layout import DONE_UNDATED, STATE_LABELS, SheetLayout


@dataclass(frozen=True, slots=True)
class Spark:
    """A small line in a cell, drawn from cells of its own row: positions of the first and the last column."""

    first: int
    last: int


Cell = str | Decimal | int | date | Spark | None
"""What a cell shows: text, number, date, a small line, or nothing."""


class RowKind(StrEnum):
    """How a row is set: ordinary, a heading over a group, a total, or a row that calls for attention."""

    PLAIN = "plain"
    SECTION = "section"
    TOTAL = "total"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class Row:
    """One row; a section row has a single cell."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.PLAIN


@dataclass(frozen=True, slots=True)
class Sheet:
    """A layout with its rows."""

    layout: SheetLayout
    rows: tuple[Row, ...]


def section(text: str) -> Row:
    """A heading over a group of rows."""
    return Row((text,), RowKind.SECTION)


def numbered(rows: Iterable[Sequence[Cell]], kind: RowKind = RowKind.PLAIN) -> list[Row]:
    """Rows with a running number in front."""
    return [Row((position, *cells), kind) for position, cells in enumerate(rows, start=1)]


def state_label(state: TaskState, done: bool) -> str:
    """The state in words; a task done without any date is not said to lack data."""
    return DONE_UNDATED if state is TaskState.NO_DATA and done else STATE_LABELS[state]


def joined(parts: Iterable[str | None], separator: str = "\n") -> str | None:
    """Non-empty parts as one text; None when there is none."""
    return separator.join(part for part in parts if part) or None


def outcome_text(line: LineAssessment) -> str | None:
    """Document and result as the agency wrote them."""
    return joined((line.document, line.result))
