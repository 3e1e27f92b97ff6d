"""The texts a form printed in its rows, where they are not those it was issued with."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from toolkit.forms.arrange import cell_name
from toolkit.forms.columns import ContextColumn, ContextRole
from toolkit.forms.locate import AnyTableSheet, FoundRow, FoundTable
from toolkit.forms.meta import NO_TEXT, SUMS_BETWEEN, text_sum
from toolkit.forms.strays import Parts
from toolkit.model.returns import LockedText, RowTexts
from toolkit.vietnamese.text import squeeze

_THAT_MATTER = (ContextRole.TITLE, ContextRole.UNIT)


def row_texts(parts: Parts, read: Collection[tuple[int, int]]) -> tuple[RowTexts, ...]:
    """The rows to be held against what was asked: all but those that prove to be as issued.

    ``read`` are the rows that are read, by identity of the table and number of the row. Sums of a form of
    another version are of other columns and prove nothing.
    """
    known = parts.meta.version == parts.layout.version
    issued = {line.key: tuple(line.sums.split(SUMS_BETWEEN)) for line in parts.meta.lines if known}
    return tuple(_texts_of(parts, issued, read))


def _texts_of(
    parts: Parts, issued: Mapping[str, tuple[str, ...]], read: Collection[tuple[int, int]]
) -> Iterator[RowTexts]:
    for table in parts.tables:
        headings = _headings(table.declared)
        titles = table.roles.get(ContextRole.TITLE, ())
        for row in table.rows:
            sums = issued.get(row.key or "", ())
            certain = len(sums) == len(headings)
            changed = _changed(table, row, headings, sums) if certain else frozenset()
            if certain and not changed:
                continue
            if row.key is None and not any(column in row.cells for column in titles):
                continue
            texts = tuple(_texts(table, row, changed if certain else None))
            if texts:
                cell = row.cells.get(table.key_column or 0)
                yield RowTexts(
                    line=row.key if (id(table), row.number) in read else None,
                    sheet=table.sheet.name,
                    cell=cell_name(row.number, table.key_column or 1),
                    key=squeeze(cell.text) if cell else "",
                    texts=texts,
                )


def _headings(declared: AnyTableSheet) -> tuple[str, ...]:
    """The headings of the locked columns in the order in which their sums are kept."""
    columns = (c for c in declared.columns if isinstance(c, ContextColumn) and c.role is not ContextRole.KEY)
    return tuple(column.heading for column in columns)


def _changed(
    table: FoundTable, row: FoundRow, headings: tuple[str, ...], sums: tuple[str, ...]
) -> frozenset[str]:
    """The headings under which another text stands than was issued; columns may be left out."""
    cells, locked = row.cells, table.locked
    return frozenset(
        [
            heading
            for heading, expected in zip(headings, sums, strict=True)
            if heading in locked
            and (text_sum(cell.text) if (cell := cells.get(locked[heading])) else NO_TEXT) != expected
        ]
    )


def _texts(table: FoundTable, row: FoundRow, changed: frozenset[str] | None) -> Iterator[LockedText]:
    """The title and what is another; with ``changed`` None the texts that matter, of which nothing is known."""
    titles = table.roles.get(ContextRole.TITLE, ())
    that_matter = {column for role in _THAT_MATTER for column in table.roles.get(role, ())}
    for heading, column in table.locked.items():
        cell = row.cells.get(column)
        if cell is None or not (
            column in that_matter if changed is None else heading in changed or column in titles
        ):
            continue
        is_changed = None if changed is None else heading in changed
        yield LockedText(heading, cell_name(row.number, column), cell.text, is_changed)
