"""Due dates: what the plan says, and what an approved decision made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.consolidation.rules import Weekend
from toolkit.model.register import Assignment, Decision, DecisionKind, Directory, Register, Role, Task
from toolkit.vietnamese.text import match_key

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Due:
    """The due date that holds and the one of the plan; both inclusive, None where there is none.

    ``condition_met`` is True when a decision stated that the condition of a conditional duty came about.
    """

    valid: date | None
    original: date | None
    condition_met: bool = False


class DueBook:
    """Due dates of all tasks for all agencies of a register.

    Only an approved decision moves a due date (design, rule 7); the plan's own date stays visible as the
    original. An assignment may give one agency its own date. Decisions of the masters hold whatever the
    as-of date is: that date closes the figures, it does not undo what was approved.
    """

    def __init__(self, register: Register, weekend: Weekend = Weekend.KEEP) -> None:
        self._weekend = weekend
        self._directory = register.directory
        self._decisions = decisions_by_item(register.decisions)
        self._own_dues: dict[str, list[Assignment]] = {}
        for assignment in register.assignments:
            if assignment.due is not None and assignment.role is Role.LEAD:
                self._own_dues.setdefault(assignment.item, []).append(assignment)

    def decided(self, item: str, agency: str, kind: DecisionKind) -> Decision | None:
        """The decision of this kind that holds for an agency's line."""
        return latest(self._decisions.get(item, ()), agency, kind)

    def due(self, task: Task, agency: str) -> Due:
        """The due date of a task for one agency ('' is the task as such)."""
        original = self._own_due(task.key, agency)
        if original is None and task.deadline is not None:
            original = task.deadline.due
        met = self.decided(task.key, agency, DecisionKind.CONDITION_MET)
        valid = met.new_date if met is not None and met.new_date is not None else original
        extension = self.decided(task.key, agency, DecisionKind.EXTENSION)
        if extension is not None and extension.new_date is not None:
            valid = extension.new_date
        return Due(self._working_day(valid), original, met is not None)

    def _own_due(self, item: str, agency: str) -> date | None:
        assignments = self._own_dues.get(item, [])
        if not assignments or not agency:
            return None
        known_as = names_of(self._directory, agency, item)
        return min((a.due for a in assignments if a.due and match_key(a.assignee) in known_as), default=None)

    def _working_day(self, day: date | None) -> date | None:
        if day is None or self._weekend is Weekend.KEEP or day.weekday() < _SATURDAY:
            return day
        return day + timedelta(days=7 - day.weekday())


def decisions_by_item(decisions: Iterable[Decision]) -> dict[str, tuple[Decision, ...]]:
    """Decisions of each task or measure, in the order of the master."""
    grouped: dict[str, list[Decision]] = {}
    for decision in decisions:
        grouped.setdefault(decision.item, []).append(decision)
    return {item: tuple(found) for item, found in grouped.items()}


def latest(decisions: Iterable[Decision], agency: str, kind: DecisionKind) -> Decision | None:
    """The last decision of a kind that concerns an agency; of one day the one that names the agency."""
    concerned = [d for d in decisions if d.kind is kind and d.agency in (None, agency)]
    ranked = sorted(concerned, key=lambda d: (d.decided_on, d.agency is not None))
    return ranked[-1] if ranked else None


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
