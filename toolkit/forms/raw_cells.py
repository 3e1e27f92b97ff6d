"""From what a file stores to a raw cell: numbers with their digits, dates and numbers as an officer sees them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from toolkit.model.returns import CellKind, RawCell

MAX_ROWS = 20_000
MAX_COLUMNS = 200
"""Cells beyond are not read: no form reaches so far, and a stray cell at the far corner must cost nothing."""


class Look(NamedTuple):
    """What the format of a cell says of its content; None where the file type hides it."""

    number_format: str | None = None
    font: str | None = None


NO_LOOK = Look()


def raw_cell(where: tuple[int, int], value: object, look: Look, formula: bool = False) -> RawCell | None:
    """The cell at (row, column) with a stored value; None for a blank text. Errors are not among the values."""
    row, column = where
    shown = look.number_format
    if isinstance(value, str):
        if not value.strip():
            return None
        return RawCell(row, column, CellKind.TEXT, value, None, None, shown, look.font, formula)
    if isinstance(value, bool):
        return RawCell(
            row, column, CellKind.BOOLEAN, str(value).upper(), number_format=shown, formula=formula
        )
    if isinstance(value, int | float):
        number = exact(value)
        text = shown_number(number, shown)
        return RawCell(row, column, CellKind.NUMBER, text, number, number_format=shown, formula=formula)
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        text = shown_date(day)
        return RawCell(row, column, CellKind.DATE, text, date=day, number_format=shown, formula=formula)
    return raw_cell(where, str(value), look, formula)


def exact(value: int | float) -> Decimal:
    """The number with the digits it was saved with: 0.1 stays 0.1."""
    if isinstance(value, int) or value.is_integer():
        return Decimal(int(value))
    return Decimal(repr(value))


def shown_number(number: Decimal, number_format: str | None) -> str:
    """The number as the officer sees it: decimal comma, '45%' in a cell formatted as a percentage."""
    percent = number_format is not None and "%" in number_format
    text = f"{number * 100 if percent else number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",") + ("%" if percent else "")


def shown_date(day: date) -> str:
    """The date as the officer reads it."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
