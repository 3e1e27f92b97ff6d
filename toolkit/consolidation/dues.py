"""Due dates of all tasks for all agencies: what the plan says, and what approved decisions made of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from toolkit.model.period import Period
from toolkit.model.register import Assignment, Decision, DecisionKind, Directory, Register, Role, Task
from toolkit.register.dues import Due, Weekend, due_of, holding, latest
from toolkit.register.owners import in_force
from toolkit.vietnamese.text import match_key


class DueBook:
    """Due dates of all tasks for all agencies of a register.

    The rule is that of the forms (``register.dues``); ``period`` says which decisions hold, None lets all. An
    assignment may give one agency its own date, while it is in force at the end of the period.
    """

    def __init__(
        self, register: Register, weekend: Weekend = Weekend.KEEP, period: Period | None = None
    ) -> None:
        self._weekend = weekend
        self._directory = register.directory
        self._decisions = decisions_by_item(holding(register.decisions, period))
        self._own_dues: dict[str, list[Assignment]] = {}
        on = period.last_day if period else None
        for assignment in register.assignments:
            current = on is None or in_force(assignment.valid_from, assignment.valid_to, on)
            if assignment.due is not None and assignment.role is Role.LEAD and current:
                self._own_dues.setdefault(assignment.item, []).append(assignment)

    def decided(self, item: str, agency: str, kind: DecisionKind) -> Decision | None:
        """The decision of this kind that holds for an agency's line."""
        return latest(self._decisions.get(item, ()), agency, kind)

    def due(self, task: Task, agency: str) -> Due:
        """The due date of a task for one agency ('' is the task as such)."""
        original = self._own_due(task.key, agency)
        if original is None and task.deadline is not None:
            original = task.deadline.due
        return due_of(self._decisions.get(task.key, ()), agency, original, self._weekend)

    def _own_due(self, item: str, agency: str) -> date | None:
        assignments = self._own_dues.get(item, [])
        if not assignments or not agency:
            return None
        known_as = names_of(self._directory, agency, item)
        return min((a.due for a in assignments if a.due and match_key(a.assignee) in known_as), default=None)


def decisions_by_item(decisions: Iterable[Decision]) -> dict[str, tuple[Decision, ...]]:
    """Decisions of each task or measure, in the order of the master."""
    grouped: dict[str, list[Decision]] = {}
    for decision in decisions:
        grouped.setdefault(decision.item, []).append(decision)
    return {item: tuple(found) for item, found in grouped.items()}


def names_of(directory: Directory, agency: str, item: str) -> frozenset[str]:
    """Match keys under which a plan may mean an agency: itself, its groups, and confirmed predecessors."""
    names: set[str] = {agency}
    codes: set[str] = {agency}
    for known in directory.agencies:
        if known.code == agency:
            names |= {known.name, *known.aliases}
    for group in directory.groups:
        if any(member.agency == agency for member in group.members):
            names |= {group.code, group.name, *group.aliases}
            codes.add(group.code)
    names |= {
        s.predecessor
        for s in directory.successions
        if s.confirmed and s.successor in codes and (not s.items or item in s.items)
    }
    return frozenset(match_key(name) for name in names)
