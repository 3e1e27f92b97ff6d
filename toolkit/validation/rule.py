"""What a rule is, and the few tests on columns that rules are made of."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

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
    wanted = frozenset(codes)
    return _mask(frame, (value in wanted for value in _values(frame, name)))


def typed(frame: pd.DataFrame, name: str) -> Mask:
    """Rows where something is typed in ``name``, readable or not, or a fault of this very cell is known."""
    return _mask(frame, (name in names for names in _values(frame, "typed")))


def filled(frame: pd.DataFrame, name: str) -> Mask:
    """Rows where nothing is to be asked for in ``name``: something is typed, or its column is known to be lost."""
    return _mask(frame, (name in names for names in _values(frame, "filled")))


def missing(frame: pd.DataFrame, name: str) -> Mask:
    """Rows where the form requires ``name`` and it is empty."""
    return _mask(frame, (name in names for names in _values(frame, "missing")))


def text(frame: pd.DataFrame, name: str, test: Callable[[str], bool], among: Mask | None = None) -> Mask:
    """Rows (only those ``among`` marks) where the text in ``name`` passes the test."""
    looked_at = itertools.repeat(True) if among is None else among
    pairs = zip(_values(frame, name), looked_at, strict=False)
    return _mask(frame, (look and isinstance(value, str) and test(value) for value, look in pairs))


def number(frame: pd.DataFrame, name: str, test: Callable[[Decimal], bool]) -> Mask:
    """Rows where the number in ``name`` passes the test."""
    return _mask(frame, (isinstance(value, Decimal) and test(value) for value in _values(frame, name)))


def numbers(frame: pd.DataFrame, left: str, right: str, test: Callable[[Decimal, Decimal], bool]) -> Mask:
    """Rows where both columns hold numbers and these pass the test."""
    pairs = zip(_values(frame, left), _values(frame, right), strict=True)
    return _mask(frame, (isinstance(a, Decimal) and isinstance(b, Decimal) and test(a, b) for a, b in pairs))


def day(frame: pd.DataFrame, name: str, test: Callable[[date], bool]) -> Mask:
    """Rows where the date in ``name`` passes the test."""
    return _mask(frame, (isinstance(value, date) and test(value) for value in _values(frame, name)))


def days(frame: pd.DataFrame, left: str, right: str, test: Callable[[date, date], bool]) -> Mask:
    """Rows where both columns hold dates and these pass the test."""
    pairs = zip(_values(frame, left), _values(frame, right), strict=True)
    return _mask(frame, (isinstance(a, date) and isinstance(b, date) and test(a, b) for a, b in pairs))


def _mask(frame: pd.DataFrame, marks: Iterable[bool]) -> Mask:
    return pd.Series(np.fromiter(marks, dtype=bool, count=len(frame)), index=frame.index)


def _values(frame: pd.DataFrame, name: str) -> Iterator[Any]:
    """The values of a column as they are; half the time of going through the series itself."""
    return iter(frame[name].to_numpy())
