"""Cell by cell: a changed document moves a cell of the master, unless a person changed that cell."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.model.register import Imported
from toolkit.register.cells import label_of
from toolkit.register.changes import Difference
from toolkit.register.columns import IMPORTED_BY_BOOK
from toolkit.register.tables import Column, Owner, Row, as_text

_TABLES = tuple(table for tables in IMPORTED_BY_BOOK.values() for table in tables)
_BOOK_OF = {table: at for at, tables in enumerate(IMPORTED_BY_BOOK.values()) for table in tables}


_GONE, _YES = "gone", "yes"


class Baseline:
    """What the last import of each document said, per cell; brought up to date while merging."""

    def __init__(self, imported: Iterable[Imported]) -> None:
        self._values = {(entry.table, entry.item, entry.field): entry.value for entry in imported}

    def get(self, table: str, item: str, field: str) -> str | None:
        """The text last imported for a cell; None when it never was."""
        return self._values.get((table, item, field))

    def put(self, table: str, item: str, field: str, value: str) -> None:
        """Remember what the document now says of a cell."""
        self._values[(table, item, field)] = value

    def mark_gone(self, table: str, item: str, gone: bool) -> bool:
        """Remember whether the document still has an item; True when that is news."""
        was = self.get(table, item, _GONE) == _YES
        if gone != was:
            self.put(table, item, _GONE, _YES if gone else "")
        return gone != was

    def imported(self) -> tuple[Imported, ...]:
        """All remembered cells, in the order in which the workbooks hold them."""
        entries = [
            Imported(table, item, field, value) for (table, item, field), value in self._values.items()
        ]
        return tuple(sorted(entries, key=lambda entry: _BOOK_OF.get(entry.table, len(_TABLES))))


def remember(row: Row, baseline: Baseline) -> None:
    """Remember a row that enters the masters for the first time."""
    for column in _of_plan(row):
        baseline.put(row.spec.table, row.key()[0], column.field, as_text(row.get(column.field)))


def merge_row(current: Row, read: Row, baseline: Baseline) -> tuple[Row, tuple[Difference, ...]]:
    """The row after an import and what is worth telling: cells that followed, and cells a person keeps."""
    merged, differences = current, []
    table, key = current.spec.table, current.key()[0]
    for column in _of_plan(current):
        before = baseline.get(table, key, column.field)
        has, says = as_text(current.get(column.field)), as_text(read.get(column.field))
        baseline.put(table, key, column.field, says)
        if says in (has, before):
            continue
        followed = has == before
        if followed:
            merged = merged.with_value(column.field, read.get(column.field))
        old, new = (label_of(column, row.get(column.field)) or None for row in (current, read))
        differences.append(Difference(column.heading, old, new, followed))
    return merged, tuple(differences)


def _of_plan(row: Row) -> tuple[Column, ...]:
    return tuple(column for column in row.spec.columns if column.owner is Owner.PLAN)
