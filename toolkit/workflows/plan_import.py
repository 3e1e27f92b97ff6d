"""`toolkit plan import`: plans into the master registers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toolkit.intake.lock_store import workspace_lock
from toolkit.messages import use_language
from toolkit.model.plan import PlanHeader
from toolkit.model.register import Link, Register
from toolkit.register.changes import AgencyChanges, Change, ChangeKind, by_agency
from toolkit.register.linking import with_proposals
from toolkit.register.merge import merge_plan
from toolkit.register.reader import read_register
from toolkit.register.writer import write_register
from toolkit.workflows.plan_read import directory_of, name_book, read_for_masters
from toolkit.workflows.workspace import Session, Workspace


@dataclass(frozen=True, slots=True)
class Imported:
    """What one document brought; ``links`` are the duties and figures newly found in another plan too."""

    plan: PlanHeader
    changes: tuple[Change, ...]
    doubts: int
    links: tuple[Link, ...] = ()

    def _count(self, kind: ChangeKind) -> int:
        return sum(change.kind is kind for change in self.changes)

    @property
    def new(self) -> int:
        return self._count(ChangeKind.NEW)

    @property
    def changed(self) -> int:
        return self._count(ChangeKind.CHANGED)

    @property
    def gone(self) -> int:
        return self._count(ChangeKind.GONE)

    @property
    def shown_changes(self) -> tuple[Change, ...]:
        """Changes worth a line each: what is new in a first import is only counted."""
        known = any(change.kind is not ChangeKind.NEW for change in self.changes)
        return self.changes if known else ()

    @property
    def agencies(self) -> tuple[AgencyChanges, ...]:
        """The changes worth a line, by agency."""
        return by_agency(self.shown_changes)


def import_plans(
    session: Session, documents: Sequence[Path], now: datetime, *, dry_run: bool = False
) -> tuple[Imported, ...]:
    """Read all documents first, then write the masters once: a document that cannot be read changes nothing.

    With ``dry_run`` the masters are left alone, and only what would change is told.
    """
    workspace = session.workspace
    with workspace_lock(workspace.root, now):
        register = load_register(workspace)
        names = name_book(register.directory)
        readings = [read_for_masters(document, names) for document in documents]
        results = []
        for reading in readings:
            with use_language("vi"):
                merge = merge_plan(register, reading, session.as_of)
                register, links = with_proposals(merge.register)
            doubts = sum(one.plan == reading.plan.key and not one.settled for one in register.doubts)
            results.append(Imported(reading.plan, merge.changes, doubts, links))
        if not dry_run:
            write_register(workspace.master, register)
    return tuple(results)


def load_register(workspace: Workspace) -> Register:
    """The masters as they are; an empty register with the seed directory where there are none yet."""
    if (workspace.master / "tasks.xlsx").is_file():
        return read_register(workspace.master)
    return Register(directory=directory_of(workspace))
