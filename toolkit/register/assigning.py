"""Assignments that a document brings; rows that people changed or removed are left as they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from toolkit.model.register import Assignment, Role
from toolkit.register.changes import Difference
from toolkit.register.choices import ROLES
from toolkit.register.lookup import name_key
from toolkit.register.merging import Baseline
from toolkit.register.tables import join_list, split_list

_FIELDS = {Role.LEAD: "leads", Role.COOPERATING: "cooperating"}
_WORDS = {choice.code: choice.label for choice in ROLES}


@dataclass(frozen=True, slots=True)
class ReadRole:
    """Who, by the document, has one role in one item."""

    table: str
    item: str
    role: Role
    names: tuple[str, ...]
    basis: str


class Assigning:
    """The assignments of the register while documents are merged into it on the day ``on``."""

    def __init__(self, assignments: tuple[Assignment, ...], baseline: Baseline, on: date) -> None:
        self._assignments = list(assignments)
        self._roles = {(entry.item, entry.role) for entry in assignments}
        self._baseline = baseline
        self._on = on

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """All assignments so far: those there were, in their order, and the new ones after them."""
        return tuple(self._assignments)

    def merge(self, read: ReadRole) -> tuple[Difference, ...]:
        """Bring one role of one item up to the document; tells whom it adds and whom it no longer names.

        Whom the last import already named is not added again: a person may have removed the row. Whom the
        document no longer names keeps the row, which ends the day before; a row that people changed stays.
        """
        field = _FIELDS[read.role]
        remembered = self._baseline.get(read.table, read.item, field)
        self._baseline.put(read.table, read.item, field, join_list(read.names) or "")
        if remembered is None and (read.item, read.role) in self._roles:
            return ()
        before = {name_key(name): name for name in split_list(remembered or "")}
        named = {name_key(name): name for name in read.names}
        added = [self._add(read, name) for key, name in named.items() if key not in before]
        ended = [self._end(read, name) for key, name in before.items() if key not in named]
        return tuple(difference for difference in (*added, *ended) if difference is not None)

    def _add(self, read: ReadRole, name: str) -> Difference | None:
        """Give the role to a newly named body, unless a row gives it already; from today if it had ended."""
        own = self._rows(read, name)
        if any(self._assignments[at].valid_to is None for at in own):
            return None
        start = self._on if own else None
        self._assignments.append(Assignment(read.item, name, read.role, valid_from=start, basis=read.basis))
        return Difference(_WORDS[read.role], None, name)

    def _end(self, read: ReadRole, name: str) -> Difference | None:
        """End the row of a body that is no longer named; one that a person changed stays, and that is told."""
        open_ = [at for at in self._rows(read, name) if self._assignments[at].valid_to is None]
        if not open_:
            return None
        untouched = [at for at in open_ if _is_as_imported(self._assignments[at])]
        for at in untouched:
            own = self._assignments[at]
            eve = self._on - timedelta(days=1)
            self._assignments[at] = replace(own, valid_to=max(eve, own.valid_from or eve))
        return Difference(_WORDS[read.role], name, None, followed=len(untouched) == len(open_))

    def _rows(self, read: ReadRole, name: str) -> list[int]:
        key = name_key(name)
        return [
            at
            for at, entry in enumerate(self._assignments)
            if (entry.item, entry.role) == (read.item, read.role) and name_key(entry.assignee) == key
        ]


def _is_as_imported(entry: Assignment) -> bool:
    return entry.product is None and entry.due is None
