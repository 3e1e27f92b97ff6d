"""Tables: what a sheet of a master is made of, and its rows as values in the order of the columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

Scalar = str | Decimal | date | bool | None
"""What one cell of a master means: text or code of a choice, number, date, yes or no; None is empty."""


class ColumnType(StrEnum):
    """What may stand in a column. LONG is text that wraps; LIST is several texts, one to a line."""

    TEXT = "text"
    LONG = "long"
    LIST = "list"
    NUMBER = "number"
    YEAR = "year"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"


class Owner(StrEnum):
    """Whose word holds: PLAN cells follow a changed document unless a person edited them; PERSON cells

    are never overwritten by an import; SHOWN cells only help the reader and are not read back.
    """

    PLAN = "plan"
    PERSON = "person"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a drop-down: the code in the model and the words on the screen."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``default`` is what an empty cell means; ``help`` tells a person what to type.

    ``waits`` marks a yes-or-no column in which 'no' means that a person still has to look at the row.
    ``optional`` columns came later: a master without one is sound, and gets it when something is to be put there.
    """

    field: str
    heading: str
    width: float
    help: str
    type: ColumnType = ColumnType.TEXT
    owner: Owner = Owner.PERSON
    required: bool = False
    choices: tuple[Choice, ...] = ()
    default: Scalar = None
    waits: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """One sheet: its visible name and columns; rows are told apart by the fields ``keys`` together.

    ``frozen`` columns at the left stay in sight while the sheet is scrolled. ``optional`` sheets came later: a
    master without one is sound, and gets it when there is a row to put there.
    """

    table: str
    name: str
    about: str
    keys: tuple[str, ...]
    columns: tuple[Column, ...]
    hidden: bool = False
    frozen: int = 1
    optional: bool = False

    def index(self, field: str) -> int:
        """Position of a field among the columns; raise KeyError when there is none."""
        for position, column in enumerate(self.columns):
            if column.field == field:
                return position
        raise KeyError(field)

    def row(self, values: Mapping[str, Scalar]) -> Row:
        """A row from values by field; fields left out are empty, unknown ones raise KeyError."""
        unknown = values.keys() - {column.field for column in self.columns}
        if unknown:
            raise KeyError(sorted(unknown)[0])
        return Row(self, tuple(values.get(column.field) for column in self.columns))


@dataclass(frozen=True, slots=True)
class BookSpec:
    """One workbook of the masters."""

    file: str
    title: str
    sheets: tuple[SheetSpec, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet; values stand in the order of the columns."""

    spec: SheetSpec
    values: tuple[Scalar, ...]

    def get(self, field: str) -> Scalar:
        """The value of a field, or None."""
        return self.values[self.spec.index(field)]

    def text(self, field: str) -> str:
        """The value of a text field; '' when empty."""
        value = self.get(field)
        return value if isinstance(value, str) else ""

    def maybe(self, field: str) -> str | None:
        """The value of a text field; None when empty."""
        return self.text(field) or None

    def items(self, field: str) -> tuple[str, ...]:
        """The entries of a list field."""
        return split_list(self.text(field))

    def number(self, field: str) -> Decimal | None:
        """The value of a number field."""
        value = self.get(field)
        return value if isinstance(value, Decimal) else None

    def day(self, field: str) -> date | None:
        """The value of a date field."""
        value = self.get(field)
        return value if isinstance(value, date) else None

    def year(self, field: str) -> int | None:
        """The value of a year field."""
        value = self.number(field)
        return None if value is None else int(value)

    def yes(self, field: str) -> bool:
        """The value of a yes-or-no field."""
        return self.get(field) is True

    def key(self) -> tuple[str, ...]:
        """What tells this row from others of its sheet, as texts."""
        return tuple(as_text(self.get(field)) for field in self.spec.keys)

    def with_value(self, field: str, value: Scalar) -> Row:
        """The row with one value changed."""
        position = self.spec.index(field)
        return Row(self.spec, (*self.values[:position], value, *self.values[position + 1 :]))


def as_text(value: Scalar) -> str:
    """A cell as comparable text: ISO dates, plain numbers, '' for empty; two equal cells give equal texts."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        plain = format(value.normalize(), "f")
        return "0" if plain == "-0" else plain
    return value.isoformat() if isinstance(value, date) else value


def split_list(text: str) -> tuple[str, ...]:
    """Entries of a list cell; entries stand on lines of their own or between semicolons."""
    parts = (part.strip() for line in text.splitlines() for part in line.split(";"))
    return tuple(part for part in parts if part)


def join_list(entries: tuple[str, ...]) -> str | None:
    """A list as one cell, one entry to a line; None when there are none."""
    return "\n".join(entries) or None
