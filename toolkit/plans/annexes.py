"""Annex tables: which tables of a document are annexes, of what kind, and their rows as named cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.model.plan import Section
from toolkit.plans.annex_heading import AnnexKind, find_heading
from toolkit.plans.annex_rows import AnnexRow, named_rows, row_key
from toolkit.plans.captions import Caption, read_caption
from toolkit.plans.columns import Column, Role
from toolkit.plans.document import Document, Paragraph, Table
from toolkit.plans.mixed import parted
from toolkit.plans.row_order import in_order

__all__ = ["Annex", "AnnexKind", "AnnexRow", "find_annexes"]


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex table over ``width`` columns, with the caption it is known by ('Phụ lục 2', of number 2) and its title.

    ``certain`` is false where the heading does not tell for certain which column is which.

    ``section`` is the numbered heading that stands over the table, where its rows have no headings of their own;
    ``tables`` are the tables of the document it was read from, counted from 1.
    """

    kind: AnnexKind
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[AnnexRow, ...]
    width: int
    certain: bool = True
    number: int | None = None
    title: str | None = None
    section: Section | None = None
    tables: tuple[int, ...] = ()

    def has(self, role: Role) -> bool:
        """Whether the annex has such a column."""
        return any(column.role is role for column in self.columns)

    def heading_of(self, role: Role) -> str:
        """The heading of the column of this role; '' where the annex has no such column."""
        return next((column.heading for column in self.columns if column.role is role), "")


def find_annexes(document: Document) -> tuple[Annex, ...]:
    """The annexes in order.

    A table without heading that goes on with the columns above is joined, or is a section of its own where a
    numbered heading stands over it. A table with rows of both kinds becomes two annexes.
    """
    annexes: list[Annex] = []
    above: list[str] = []
    number = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            above.append(block.text)
            continue
        number += 1
        last = annexes[-1] if annexes else None
        found = _annex(block, read_caption(above), last, f"Bảng {len(annexes) + 1}")
        if found is not None and last is not None and not above and _goes_on(found, last):
            annexes[-1] = _joined(last, found.rows, number)
        elif found is not None:
            annexes.append(replace(found, tables=(number,)))
        elif last is not None and not above and _same_width(block, last):
            annexes[-1] = _joined(last, named_rows(block.rows, last.columns, set(), last.width), number)
        above = []
    return tuple(part for annex in annexes for part in _of_one_kind(annex))


def _annex(table: Table, caption: Caption, last: Annex | None, name: str) -> Annex | None:
    """The annex a table is by its heading, or by going on under a section heading of its own.

    ``name`` is what it is called where nothing over it says so.
    """
    heading = find_heading(table)
    if heading is not None:
        kind, columns, width, certain = heading.kind, heading.columns, heading.width, heading.certain
        upto = heading.first + heading.rows
        keys = {row_key(row) for row in table.rows[heading.first : upto]}
    elif last is not None and caption.alone and _same_width(table, last):
        kind, columns, width, certain, upto, keys = last.kind, last.columns, last.width, True, 0, set()
    else:
        return None
    columns = tuple(
        column if column.part is None else replace(column, part=column.part.in_year(caption.year))
        for column in columns
    )
    annex = Annex(
        kind,
        caption.part or name,
        columns,
        named_rows(table.rows[upto:], columns, keys, width),
        width,
        certain,
        caption.number,
        caption.title,
        caption.section,
    )
    if last is not None and not caption.part and caption.section is not None:
        return replace(annex, caption=last.caption, number=last.number, title=last.title)
    return annex


def _goes_on(annex: Annex, last: Annex) -> bool:
    """Whether a table only repeats the heading of the one right before it, as it does on a new page."""
    return [(c.role, c.index, c.part) for c in annex.columns] == [
        (c.role, c.index, c.part) for c in last.columns
    ]


def _joined(annex: Annex, rows: tuple[AnnexRow, ...], table: int) -> Annex:
    return replace(annex, rows=annex.rows + rows, tables=(*annex.tables, table))


def _same_width(table: Table, annex: Annex) -> bool:
    return max((row.width for row in table.rows), default=0) == annex.width


def _of_one_kind(annex: Annex) -> Iterator[Annex]:
    """The annex itself, or one for each kind of rows its table holds."""
    annex = replace(annex, rows=in_order(annex.rows, annex.columns))
    kinds = parted(annex.rows, annex.columns)
    if not kinds:
        yield annex
    for kind, rows in kinds.items():
        yield replace(annex, kind=kind, rows=rows)
