"""A table that holds indicators and duties: each row goes to its kind, with the headings over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, auto

from toolkit.plans.annex_heading import AnnexKind
from toolkit.plans.annex_rows import AnnexRow
from toolkit.plans.columns import Column, Role
from toolkit.plans.numerals import NumeralKind, read_numeral

_DUTY = (Role.DEADLINE, Role.PRODUCT)
_KINDS = {NumeralKind.ROMAN, NumeralKind.LETTER}


class _Level(Enum):
    """The rank of a heading that bears no number."""

    UNNUMBERED = auto()


def parted(rows: Sequence[AnnexRow], columns: Iterable[Column]) -> dict[AnnexKind, tuple[AnnexRow, ...]]:
    """The rows of each kind; one kind alone unless the table really holds rows of both."""
    roles = {column.role for column in columns}
    if not (roles & {Role.UNIT, Role.TARGET} and roles & set(_DUTY) and roles & {Role.TITLE, Role.NAME}):
        return {}
    kinds = [_kind(row) for row in rows]
    if not {AnnexKind.TASKS, AnnexKind.INDICATORS} <= set(kinds):
        return {}
    result: dict[AnnexKind, list[AnnexRow]] = {AnnexKind.INDICATORS: [], AnnexKind.TASKS: []}
    path: list[tuple[object, AnnexRow]] = []
    for row, kind in zip(rows, kinds, strict=True):
        if kind is None:
            level = _level(row)
            ranks = [rank for rank, _row in path]
            path = [*path[: ranks.index(level) if level in ranks else len(path)], (level, row)]
            continue
        own = result[kind]
        own.extend(heading for _rank, heading in path if not any(heading is known for known in own))
        own.append(row)
    return {kind: tuple(own) for kind, own in result.items()}


def _kind(row: AnnexRow) -> AnnexKind | None:
    """What a row is; None for a heading."""
    if row.wide:
        return None
    if row.line_of(Role.UNIT).strip("-–") or any(text.strip(" -–") for _column, text in row.targets):
        return AnnexKind.INDICATORS
    return AnnexKind.TASKS if any(row.line_of(role) for role in (*_DUTY, Role.LEAD)) else None


def _level(row: AnnexRow) -> object:
    numeral = read_numeral(row.line_of(Role.NUMBER))
    return numeral.kind if numeral is not None and numeral.kind in _KINDS else _Level.UNNUMBERED
