"""Assignments that a document brings; rows that people changed or removed are left as they are."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.messages import _
from toolkit.model.register import Assignment, Role
from toolkit.register.lookup import name_key
from toolkit.register.merging import Baseline
from toolkit.register.tables import join_list, split_list

_FIELDS = {Role.LEAD: "leads", Role.COOPERATING: "cooperating"}


@dataclass(frozen=True, slots=True)
class ReadRole:
    """Who, by the document, has one role in one item."""

    table: str
    item: str
    role: Role
    names: tuple[str, ...]
    basis: str


class Assigning:
    """The assignments of the register while documents are merged into it."""

    def __init__(self, assignments: tuple[Assignment, ...], baseline: Baseline) -> None:
        self._assignments = list(assignments)
        self._roles = {(entry.item, entry.role) for entry in assignments}
        self._held = {(entry.item, entry.role, name_key(entry.assignee)) for entry in assignments}
        self._baseline = baseline

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """All assignments so far: those there were, in their order, and the new ones after them."""
        return tuple(self._assignments)

    def merge(self, read: ReadRole) -> tuple[str, ...]:
        """Bring one role of one item up to the document; tells whom it adds and whom it no longer names.

        Whom the last import already named is not added again: a person may have removed the row.
        """
        field = _FIELDS[read.role]
        remembered = self._baseline.get(read.table, read.item, field)
        self._baseline.put(read.table, read.item, field, join_list(read.names) or "")
        if remembered is None and (read.item, read.role) in self._roles:
            return ()
        before = {name_key(name): name for name in split_list(remembered or "")}
        named = {name_key(name): name for name in read.names}
        details = []
        for key, name in named.items():
            if key in before or (read.item, read.role, key) in self._held:
                continue
            self._held.add((read.item, read.role, key))
            self._assignments.append(Assignment(read.item, name, read.role, basis=read.basis))
            details.append(_("assigned to {name} ({role})").format(name=name, role=_role(read.role)))
        details.extend(
            _("the document no longer names {name} ({role}); the assignment stays").format(
                name=name, role=_role(read.role)
            )
            for key, name in before.items()
            if key not in named and (read.item, read.role, key) in self._held
        )
        return tuple(details)


def _role(role: Role) -> str:
    return _("lead") if role is Role.LEAD else _("cooperating")
