"""What a rule is, and the few tests on columns that rules are made of."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

import numpy as np
import pandas as pd

Mask: TypeAlias = "pd.Series[bool]"


@dataclass(frozen=True, slots=True)
class RowRule:
    """A rule that looks at one row: ``broken`` is true in the rows that break it.

    The finding stands on the cell of ``field``. ``args`` are columns whose values fill the placeholders
    of the same name in the message.
    """

    code: str
    field: str
    broken: Callable[[pd.DataFrame], Mask]
    args: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ElementRule:
    """A rule that looks at one filled cell of ``field`` and nothing else."""

    code: str
    field: str
    holds: Callable[[object], bool]


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule broken in row ``row`` of a frame, on the cell of ``field``."""

    row: int
    code: str
    field: str
    args: Mapping[str, str] = dataclasses.field(default_factory=dict)


def chosen(frame: pd.DataFrame, name: str, *codes: str) -> Mask:
    """Rows where the choice ``name`` is one of ``codes``."""
    values = frame[name].to_numpy()
    marks = np.zeros(len(frame), dtype=bool)
    for code in codes:
        marks |= values == code
    return pd.Series(marks, index=frame.index, dtype=bool)


def typed(frame: pd.DataFrame, name: str) -> Mask:
    """Rows where something is typed in ``name``, readable or not, or a fault of this very cell is known."""
    return _holds(frame, "typed", name)


def filled(frame: pd.DataFrame, name: str) -> Mask:
    """Rows where nothing is to be asked for in ``name``: something is typed, or its column is known to be lost."""
    return _holds(frame, "filled", name)


def missing(frame: pd.DataFrame, name: str) -> Mask:
    """Rows where the form requires ``name`` and it is empty."""
    return _holds(frame, "missing", name)


def text(frame: pd.DataFrame, name: str, test: Callable[[str], bool], among: Mask | None = None) -> Mask:
    """Rows (only those ``among`` marks) where the text in ``name`` passes the test."""
    looked_at = frame[name].notna() if among is None else frame[name].notna() & among
    return _tested(frame, looked_at, lambda value: isinstance(value, str) and test(value), name)


def number(frame: pd.DataFrame, name: str, test: Callable[[Decimal], bool]) -> Mask:
    """Rows where the number in ``name`` passes the test."""
    return _tested(frame, frame[name].notna(), lambda value: isinstance(value, Decimal) and test(value), name)


def numbers(frame: pd.DataFrame, left: str, right: str, test: Callable[[Decimal, Decimal], bool]) -> Mask:
    """Rows where both columns hold numbers and these pass the test."""

    def passes(a: object, b: object) -> bool:
        return isinstance(a, Decimal) and isinstance(b, Decimal) and test(a, b)

    return _tested(frame, frame[left].notna() & frame[right].notna(), passes, left, right)


def day(frame: pd.DataFrame, name: str, test: Callable[[date], bool]) -> Mask:
    """Rows where the date in ``name`` passes the test."""
    return _tested(frame, frame[name].notna(), lambda value: isinstance(value, date) and test(value), name)


def days(frame: pd.DataFrame, left: str, right: str, test: Callable[[date, date], bool]) -> Mask:
    """Rows where both columns hold dates and these pass the test."""

    def passes(a: object, b: object) -> bool:
        return isinstance(a, date) and isinstance(b, date) and test(a, b)

    return _tested(frame, frame[left].notna() & frame[right].notna(), passes, left, right)


def _holds(frame: pd.DataFrame, column: str, name: str) -> Mask:
    marks = (name in names for names in frame[column].to_numpy())
    return pd.Series(np.fromiter(marks, dtype=bool, count=len(frame)), index=frame.index)


def _tested(frame: pd.DataFrame, looked_at: Mask, test: Callable[..., bool], *names: str) -> Mask:
    """Rows among those looked at whose values pass: most cells are empty, and only filled ones cost time."""
    marks = looked_at.to_numpy(dtype=bool, copy=True)
    rows = np.flatnonzero(marks)
    marks[rows] = [test(*values) for values in zip(*(frame[n].to_numpy()[rows] for n in names), strict=True)]
    return pd.Series(marks, index=frame.index)
