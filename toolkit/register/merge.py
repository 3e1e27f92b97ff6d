"""A document into the register: what is new enters, what it changed follows, what people did stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.messages import _
from toolkit.model.plan import PlanReading
from toolkit.model.register import Register, RegisterDoubt, Role
from toolkit.register.assigning import Assigning, ReadRole
from toolkit.register.cells import settled
from toolkit.register.changes import Change, ChangeKind, Merge
from toolkit.register.from_plan import measures_of, tasks_of
from toolkit.register.matching import Candidate, Known, match_items
from toolkit.register.merging import Baseline, merge_row, remember
from toolkit.register.records import doubt_of, measure_of, plan_of, target_of, task_of
from toolkit.register.rows import doubt_row, measure_row, plan_row, target_row, task_row
from toolkit.register.tables import Row
from toolkit.register.targets import plan_targets

__all__ = ["Change", "ChangeKind", "Merge", "merge_plan"]


def merge_plan(register: Register, reading: PlanReading) -> Merge:
    """Put what a document says into the register; pure, and a second time it changes nothing.

    Keys are minted once: an item is found again by its title or its number, whichever the document kept.
    Items that the document no longer has are reported and kept.
    """
    importing = _Importing(register, reading)
    importing.header()
    importing.tasks()
    importing.measures()
    return importing.result()


@dataclass(slots=True)
class _Table:
    """Rows of one table by key, in order, while a document is merged into them."""

    rows: dict[str, Row]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> _Table:
        return cls({row.key()[0]: row for row in rows})

    def merge(self, read: Row, baseline: Baseline) -> tuple[bool, tuple[str, ...]]:
        """Put one read row in; whether it is new, and what is worth telling if it is not."""
        key = read.key()[0]
        current = self.rows.get(key)
        if current is None:
            self.rows[key] = read
            remember(read, baseline)
            return True, ()
        self.rows[key], details = merge_row(current, read, baseline)
        return False, details


class _Importing:
    """One document on its way into the register."""

    def __init__(self, register: Register, reading: PlanReading) -> None:
        self._register, self._reading = register, reading
        self._baseline = Baseline(register.imported)
        self._assigning = Assigning(register.assignments, self._baseline)
        self._plans = _Table.of(map(plan_row, register.plans))
        self._tasks = _Table.of(map(task_row, register.tasks))
        self._measures = _Table.of(map(measure_row, register.measures))
        self._targets = _Table.of(map(target_row, register.targets))
        self._keys: dict[str, str] = {}
        self._changes: list[Change] = []

    def header(self) -> None:
        """The decision itself."""
        plan = self._reading.plan
        _new, details = self._plans.merge(settled(plan_row(plan)), self._baseline)
        if details:
            self._changes.append(Change(ChangeKind.CHANGED, plan.key, plan.number, details))

    def tasks(self) -> None:
        """All tasks, with those who lead and cooperate."""
        read = tasks_of(self._reading)
        keys = self._match(self._tasks, "title", [Candidate(task.key, task.title) for task in read])
        for task in read:
            lasting = replace(task, key=keys[task.key], same_as=tuple(keys.get(k, k) for k in task.same_as))
            roles = ((Role.LEAD, lasting.leads), (Role.COOPERATING, lasting.cooperating))
            # Assignments first: they are held against what the last import named.
            given = [self._assign("tasks", lasting.key, role, names) for role, names in roles]
            new, details = self._tasks.merge(settled(task_row(lasting)), self._baseline)
            self._tell(lasting.key, lasting.title, new, (*details, *given[0], *given[1]))
        self._gone(self._tasks, "title", keys)

    def measures(self) -> None:
        """All measures, with those who lead them and their targets."""
        read = measures_of(self._reading)
        candidates = [Candidate(one.measure.key, one.measure.name) for one in read]
        keys = self._match(self._measures, "name", candidates)
        for one in read:
            parent = one.measure.parent
            lasting = replace(one.measure, key=keys[one.measure.key], parent=keys.get(parent or "", parent))
            given = self._assign("measures", lasting.key, Role.LEAD, one.leads)
            new, details = self._measures.merge(settled(measure_row(lasting)), self._baseline)
            told = self._merge_targets(
                [settled(target_row(t)) for t in plan_targets(lasting, one.targets)], new
            )
            self._tell(lasting.key, lasting.name, new, (*details, *told, *given))
        self._gone(self._measures, "name", keys)

    def result(self) -> Merge:
        """The register and everything that changed in it."""
        register = replace(
            self._register,
            plans=tuple(map(plan_of, self._plans.rows.values())),
            tasks=tuple(map(task_of, self._tasks.rows.values())),
            measures=tuple(map(measure_of, self._measures.rows.values())),
            targets=tuple(map(target_of, self._targets.rows.values())),
            assignments=self._assigning.assignments,
            doubts=self._doubts(),
            imported=self._baseline.imported(),
        )
        return Merge(register, tuple(self._changes))

    def _match(self, table: _Table, title: str, read: Sequence[Candidate]) -> Mapping[str, str]:
        """Lasting keys by the keys that the printed numbers suggest."""
        known = []
        for key, row in table.rows.items():
            if row.text("plan") == self._reading.plan.key:
                before = self._baseline.get(row.spec.table, key, title)
                known.append(Known(key, (row.text(title), *((before,) if before else ()))))
        taken = frozenset((*self._tasks.rows, *self._measures.rows))
        lasting = match_items(known, read, taken)
        keys = {one.key: key for one, key in zip(read, lasting, strict=True)}
        self._keys.update(keys)
        return keys

    def _assign(self, table: str, item: str, role: Role, names: tuple[str, ...]) -> tuple[str, ...]:
        return self._assigning.merge(ReadRole(table, item, role, names, self._reading.plan.number))

    def _merge_targets(self, rows: Sequence[Row], new_measure: bool) -> tuple[str, ...]:
        told: list[str] = []
        for row in rows:
            new, details = self._targets.merge(row, self._baseline)
            told.extend(details)
            if new and not new_measure:
                told.append(_("new target: {text}").format(text=row.text("text")))
        return tuple(told)

    def _tell(self, key: str, title: str, new: bool, details: tuple[str, ...]) -> None:
        if new:
            self._changes.append(Change(ChangeKind.NEW, key, title))
        elif details:
            self._changes.append(Change(ChangeKind.CHANGED, key, title, details))

    def _gone(self, table: _Table, title: str, keys: Mapping[str, str]) -> None:
        """Items of this plan that a document once brought and this one does not have."""
        found = set(keys.values())
        for key, row in table.rows.items():
            imported = self._baseline.get(row.spec.table, key, title) is not None
            if imported and row.text("plan") == self._reading.plan.key and key not in found:
                self._changes.append(Change(ChangeKind.GONE, key, row.text(title)))

    def _doubts(self) -> tuple[RegisterDoubt, ...]:
        doubts = list(self._register.doubts)
        known = {doubt_row(entry).key() for entry in doubts}
        for doubt in self._reading.doubts:
            lasting = replace(doubt, key=self._keys.get(doubt.key or "", doubt.key))
            row = settled(doubt_row(RegisterDoubt(self._reading.plan.key, lasting)))
            if row.key() not in known:
                known.add(row.key())
                doubts.append(doubt_of(row))
        return tuple(doubts)
