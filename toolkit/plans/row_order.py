"""Rows of tables that are grouped by a column, or that are numbered in the titles or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from toolkit.plans.annex_rows import AnnexRow
from toolkit.plans.columns import Column, Role
from toolkit.plans.letters import UPPER
from toolkit.vietnamese.text import match_key

_NUMBERED = re.compile(
    rf"(?P<no>\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|[a-zđ])\s*[.)/-]\s*(?P<title>[{UPPER}“\"].*)", re.DOTALL
)

_DITTO = re.compile(r"[-–\s]*(?:[\"”“″〃]|''|nt|như trên)[-–\s.]*", re.IGNORECASE)


def in_order(rows: Sequence[AnnexRow], columns: Sequence[Column]) -> tuple[AnnexRow, ...]:
    """The rows with a heading for each new cell of the grouping column, with numbers where they have none.

    A sign that repeats the cell above ('nt', '"') is told as that cell.
    """
    roles = {column.role for column in columns}
    rows = tuple(_without_ditto(rows))
    own = Role.TITLE if Role.TITLE in roles else Role.NAME
    if Role.GROUP in roles:
        rows = tuple(_under_headings(rows, own))
    return tuple(rows) if Role.NUMBER in roles else tuple(_counted(rows, own))


def _without_ditto(rows: Sequence[AnnexRow]) -> Iterator[AnnexRow]:
    """The rows with the cell above in place of a sign that says 'the same'."""
    above: dict[Role, str] = {}
    for row in rows:
        same = {
            role: above[role] for role, text in row.cells.items() if _DITTO.fullmatch(text) and role in above
        }
        told = replace(row, cells={**row.cells, **same}) if same else row
        if not row.wide:
            above = dict(told.cells)
        yield told


def _under_headings(rows: Sequence[AnnexRow], own: Role) -> Iterator[AnnexRow]:
    numbers_groups = any(_shares_number(row, own) for row in rows)
    current, numbers = "", count(1)
    for row in rows:
        group = "" if row.wide or Role.GROUP in row.continued else row.line_of(Role.GROUP)
        if group and match_key(group) != current:
            current, numbers = match_key(group), count(1)
            no = row.line_of(Role.NUMBER) if numbers_groups else ""
            yield AnnexRow({Role.NUMBER: no, own: group}, (), True, row.line, heads=True)
        if numbers_groups and not row.wide:
            row = replace(row, cells={**row.cells, Role.NUMBER: str(next(numbers))})
        yield row


def _shares_number(row: AnnexRow, own: Role) -> bool:
    """Whether a row has neither group nor number of its own: then the numbers are those of the groups."""
    if row.wide or not row.line_of(own) or own in row.continued:
        return False
    return all(not row.line_of(role) or role in row.continued for role in (Role.GROUP, Role.NUMBER))


def _counted(rows: Sequence[AnnexRow], own: Role) -> Iterator[AnnexRow]:
    """Rows of a table without a column of numbers: numbered in their titles, or else in their order."""
    in_titles = sum(_NUMBERED.fullmatch(row.line_of(own)) is not None for row in rows) > len(rows) // 2
    numbers = count(1)
    for row in rows:
        title = _NUMBERED.fullmatch(row.line_of(own)) if in_titles else None
        if title is not None:
            yield replace(row, cells={**row.cells, Role.NUMBER: title["no"], own: title["title"]})
        elif row.wide or in_titles or own in row.continued:
            numbers = numbers if in_titles or own in row.continued else count(1)
            yield row
        else:
            yield replace(row, cells={**row.cells, Role.NUMBER: str(next(numbers))})
