"""A document into the register: what is new enters, what it changed follows, what people did stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from toolkit.messages import _
from toolkit.model.plan import PlanReading
from toolkit.model.register import Amendment, Register, RegisterDoubt, Role
from toolkit.register.assigning import Assigning, ReadRole
from toolkit.register.cells import settled
from toolkit.register.changes import Change, ChangeKind, Difference, Merge
from toolkit.register.from_plan import measures_of, tasks_of
from toolkit.register.matching import Candidate, Known, match_items
from toolkit.register.merging import Baseline, merge_row, remember
from toolkit.register.records import doubt_of, measure_of, plan_of, target_of, task_of
from toolkit.register.rows import doubt_row, measure_row, plan_row, target_row, task_row
from toolkit.register.tables import Row, split_list
from toolkit.register.targets import plan_targets

__all__ = ["Change", "ChangeKind", "Merge", "merge_plan"]


def merge_plan(register: Register, reading: PlanReading, on: date) -> Merge:
    """Put what a document says into the register on the day ``on``; pure, and a second time it changes nothing.

    Keys are minted once: an item is found again by its title or its number, whichever the document kept.
    Items that the document no longer has are reported and kept. What a document changed is written down as
    amendments of the register, unless it is read for the first time.
    """
    importing = _Importing(register, reading, on)
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

    def merge(self, read: Row, baseline: Baseline) -> tuple[bool, tuple[Difference, ...]]:
        """Put one read row in; whether it is new, and what is worth telling if it is not."""
        key = read.key()[0]
        current = self.rows.get(key)
        if current is None:
            self.rows[key] = read
            remember(read, baseline)
            return True, ()
        self.rows[key], differences = merge_row(current, read, baseline)
        return False, differences


class _Importing:
    """One document on its way into the register."""

    def __init__(self, register: Register, reading: PlanReading, on: date) -> None:
        self._register, self._reading, self._on = register, reading, on
        self._first = reading.plan.key not in {plan.key for plan in register.plans}
        self._baseline = Baseline(register.imported)
        self._assigning = Assigning(register.assignments, self._baseline, on)
        self._plans = _Table.of(map(plan_row, register.plans))
        self._tasks = _Table.of(map(task_row, register.tasks))
        self._measures = _Table.of(map(measure_row, register.measures))
        self._targets = _Table.of(map(target_row, register.targets))
        self._keys: dict[str, str] = {}
        self._changes: list[Change] = []

    def header(self) -> None:
        """The decision itself."""
        plan = self._reading.plan
        _new, differences = self._plans.merge(settled(plan_row(plan)), self._baseline)
        if differences:
            self._changes.append(Change(ChangeKind.CHANGED, plan.key, plan.number, differences))

    def tasks(self) -> None:
        """All tasks, with those who lead and cooperate."""
        read = tasks_of(self._reading)
        keys = self._match(self._tasks, "title", [Candidate(task.key, task.title) for task in read])
        for task in read:
            lasting = replace(task, key=keys[task.key], same_as=tuple(keys.get(k, k) for k in task.same_as))
            roles = ((Role.LEAD, lasting.leads), (Role.COOPERATING, lasting.cooperating))
            # Assignments first: they are held against what the last import named.
            given = [self._assign("tasks", lasting.key, role, names) for role, names in roles]
            new, own = self._tasks.merge(settled(task_row(lasting)), self._baseline)
            change = Change(ChangeKind.CHANGED, lasting.key, lasting.title, (*own, *given[0], *given[1]))
            self._tell("tasks", replace(change, agencies=_concerned(lasting.leads, given[0])), new)
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
            new, own = self._measures.merge(settled(measure_row(lasting)), self._baseline)
            targets = [settled(target_row(t)) for t in plan_targets(lasting, one.targets)]
            told = self._merge_targets(lasting.key, targets, new)
            change = Change(ChangeKind.CHANGED, lasting.key, lasting.name, (*own, *told, *given))
            self._tell("measures", replace(change, agencies=_concerned(one.leads, given)), new)
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
            amendments=(*self._register.amendments, *self._amendments()),
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

    def _assign(self, table: str, item: str, role: Role, names: tuple[str, ...]) -> tuple[Difference, ...]:
        return self._assigning.merge(ReadRole(table, item, role, names, self._reading.plan.number))

    def _merge_targets(self, measure: str, rows: Sequence[Row], new_measure: bool) -> tuple[Difference, ...]:
        told: list[Difference] = []
        for row in rows:
            new, differences = self._targets.merge(row, self._baseline)
            told.extend(differences)
            if new and not new_measure:
                told.append(Difference(row.spec.name, None, row.text("text")))
        return (*told, *self._targets_gone(measure, {row.key()[0] for row in rows}))

    def _targets_gone(self, measure: str, found: set[str]) -> Iterator[Difference]:
        """Targets the document once set for a measure and no longer sets; their rows stay for a person to settle."""
        for key, row in self._targets.rows.items():
            if row.text("measure") != measure or self._baseline.get("targets", key, "text") is None:
                continue
            if self._baseline.mark_gone("targets", key, key not in found) and key not in found:
                yield Difference(row.spec.name, row.text("text"), None, followed=False)

    def _tell(self, table: str, change: Change, new: bool) -> None:
        back = self._baseline.mark_gone(table, change.key, False)
        rows = (self._tasks if table == "tasks" else self._measures).rows
        if not rows[change.key].yes("asked"):
            change = replace(change, agencies=())
        if new:
            self._changes.append(replace(change, kind=ChangeKind.NEW, differences=()))
        elif back:
            self._changes.append(replace(change, kind=ChangeKind.BACK))
        elif change.differences:
            self._changes.append(change)

    def _gone(self, table: _Table, title: str, keys: Mapping[str, str]) -> None:
        """Items of this plan that a document once brought and this one does not have; told once."""
        found = set(keys.values())
        for key, row in table.rows.items():
            name = row.spec.table
            imported = self._baseline.get(name, key, title) is not None
            if not imported or row.text("plan") != self._reading.plan.key or key in found:
                continue
            if self._baseline.mark_gone(name, key, True):
                leads = split_list(self._baseline.get(name, key, "leads") or "") if row.yes("asked") else ()
                self._changes.append(Change(ChangeKind.GONE, key, row.text(title), agencies=leads))

    def _amendments(self) -> Iterator[Amendment]:
        """The changes as rows to keep; what is new in a first import is no amendment."""
        if self._first:
            return
        plan = self._reading.plan.key
        for change in self._changes:
            whole = {
                ChangeKind.NEW: (_("new row"), None, change.title),
                ChangeKind.GONE: (_("row no longer in the document"), change.title, None),
                ChangeKind.BACK: (_("row in the document again"), None, change.title),
            }.get(change.kind)
            if whole is not None:
                yield Amendment(self._on, plan, change.key, *whole)
            for one in change.differences:
                yield Amendment(self._on, plan, change.key, one.what, one.old, one.new, one.followed)

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


def _concerned(leads: tuple[str, ...], given: tuple[Difference, ...]) -> tuple[str, ...]:
    """Those who lead an item now, and those who led it before."""
    return tuple(dict.fromkeys((*leads, *(one.old for one in given if one.old))))
