"""What a cell of a master means, whatever way a person typed it; a fault says what to type instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from toolkit.messages import _
from toolkit.register.choices import NO, YES
from toolkit.register.tables import Choice, Column, ColumnType, Row, Scalar, join_list, split_list
from toolkit.vietnamese.dates import format_date, read_date
from toolkit.vietnamese.numbers import format_number, read_number
from toolkit.vietnamese.text import match_key, nfc


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that holds an error value, or a formula whose result is not stored."""

    shown: str


Stored = str | int | float | Decimal | bool | date | datetime | time | timedelta | Broken | None
"""What a workbook stores in a cell, before it is understood."""


@dataclass(frozen=True, slots=True)
class CellFault:
    """Why a cell cannot be used, as a finished clause that says what to type."""

    text: str


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_YES_WORDS = frozenset(match_key(word) for word in (YES, "x", "✓", "✔", "yes", "true", "1", "đã", "rồi", "v"))
_NO_WORDS = frozenset(match_key(word) for word in (NO, "no", "false", "0", "chưa", "ko"))
_YEARS = range(1900, 2200)


def read_cell(column: Column, stored: Stored) -> Scalar | CellFault:
    """Understand one cell; an empty one means the default of its column."""
    if isinstance(stored, Broken):
        return CellFault(
            _("“{shown}” is an error or a formula without result; type the value itself").format(
                shown=stored.shown
            )
        )
    if stored is None or (isinstance(stored, str) and not plain(stored)):
        if column.required:
            return CellFault(_("is empty; type: {help}").format(help=column.help or column.heading))
        return column.default
    match column.type:
        case ColumnType.NUMBER:
            return _number(stored)
        case ColumnType.YEAR:
            return _year(stored)
        case ColumnType.DATE:
            return _date(stored)
        case ColumnType.CHOICE:
            return _choice(column.choices, stored)
        case ColumnType.YES_NO:
            return _yes_no(stored)
        case ColumnType.LIST:
            return join_list(split_list(shown(stored)))
        case _:
            return plain(shown(stored))


def shown(stored: Stored) -> str:
    """A stored value as the person sees it: whole numbers without a fraction, dates day first."""
    match stored:
        case None:
            return ""
        case str():
            return plain(stored)
        case Broken():
            return stored.shown
        case bool():
            return YES if stored else NO
        case datetime():
            return format_date(stored.date())
        case date():
            return format_date(stored)
        case int() | float() | Decimal():
            return format(_decimal(stored).normalize(), "f")
        case _:
            return str(stored)


def label_of(column: Column, value: Scalar) -> str:
    """A value as a person would type it, for messages and for cells of drop-downs."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Decimal):
        return format(value, "f") if column.type is ColumnType.YEAR else format_number(value)
    if isinstance(value, date):
        return format_date(value)
    return next((choice.label for choice in column.choices if choice.code == value), value)


def plain(text: str) -> str:
    """A text as the masters keep it: composed, plain line ends, no control characters, nothing around it."""
    lines = _CONTROL.sub("", nfc(text).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n"))
    return lines.strip(" \t\n\u00a0\ufeff\u200b")


def settled(row: Row) -> Row:
    """A row exactly as it is read back once it has been written."""
    values = zip(row.spec.columns, row.values, strict=True)
    return Row(row.spec, tuple(_settled(column, value) for column, value in values))


def _settled(column: Column, value: Scalar) -> Scalar:
    if not isinstance(value, str):
        return column.default if value is None else value
    if column.type is ColumnType.LIST:
        return join_list(split_list(plain(value)))
    return plain(value) or column.default


def _decimal(number: float | Decimal) -> Decimal:
    return number if isinstance(number, Decimal) else Decimal(repr(number))


def _number(stored: Stored) -> Scalar | CellFault:
    if isinstance(stored, int | float | Decimal) and not isinstance(stored, bool):
        return _decimal(stored)
    if isinstance(stored, str):
        reading = read_number(stored)
        certain = reading.value is not None and not reading.ambiguous and reading.value_max is None
        if certain and not (reading.qualifier or reading.unit not in (None, "%")):
            return reading.value
    return CellFault(_("“{shown}” is not a certain number; type only the number").format(shown=shown(stored)))


def _year(stored: Stored) -> Scalar | CellFault:
    text = shown(stored)
    if text.isascii() and text.isdigit() and int(text) in _YEARS:
        return Decimal(text)
    return CellFault(_("“{shown}” is not a year; type four digits such as 2026").format(shown=text))


def _date(stored: Stored) -> Scalar | CellFault:
    if isinstance(stored, datetime):
        return stored.date()
    if isinstance(stored, date):
        return stored
    reading = read_date(stored) if isinstance(stored, str) else None
    if reading is not None and reading.value is not None:
        return reading.value
    return CellFault(_("“{shown}” is not a date; type day/month/year").format(shown=shown(stored)))


def _choice(choices: tuple[Choice, ...], stored: Stored) -> Scalar | CellFault:
    typed = match_key(shown(stored))
    for choice in choices:
        if typed in (match_key(choice.label), match_key(choice.code)):
            return choice.code
    return CellFault(
        _("“{shown}” is not in the list; choose one of: {choices}").format(
            shown=shown(stored), choices="; ".join(choice.label for choice in choices)
        )
    )


def _yes_no(stored: Stored) -> Scalar | CellFault:
    if isinstance(stored, bool):
        return stored
    typed = match_key(shown(stored))
    if typed in _YES_WORDS or typed in _NO_WORDS:
        return typed in _YES_WORDS
    return CellFault(_("“{shown}” is neither Có nor Không; choose one of them").format(shown=shown(stored)))
