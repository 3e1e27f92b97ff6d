"""What an import changed, as the person who imports reads it: by task or measure, and by agency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from toolkit.messages import _
from toolkit.model.register import Register


class ChangeKind(StrEnum):
    """What became of an item of the masters; nothing that is gone from a document is deleted."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Difference:
    """One point in which a document differs from what it said before.

    ``what`` is the heading of the column or the role; ``old`` and ``new`` are as a person reads them, None where
    there was or is nothing. ``followed`` is False where the master keeps what a person had typed.
    """

    what: str
    old: str | None
    new: str | None
    followed: bool = True

    @property
    def text(self) -> str:
        """The difference as a finished clause."""
        if not self.followed and self.new is None:
            pattern = _("{what}: the document no longer has “{old}”, the master keeps it")
        elif not self.followed:
            pattern = _("{what}: the new document says “{new}”, the master keeps “{old}”")
        elif self.old is None:
            pattern = _("{what}: now “{new}”")
        elif self.new is None:
            pattern = _("{what}: no longer “{old}”")
        else:
            pattern = _("{what}: “{old}” became “{new}”")
        return pattern.format(what=self.what, old=self.old or "", new=self.new or "")


@dataclass(frozen=True, slots=True)
class Change:
    """One item that is new, changed, gone or back; ``agencies`` lead it now or led it before."""

    kind: ChangeKind
    key: str
    title: str
    differences: tuple[Difference, ...] = ()
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgencyChanges:
    """Everything that changed for one agency, as the plan names it."""

    agency: str
    changes: tuple[Change, ...]

    def concerning(self, change: Change) -> tuple[Difference, ...]:
        """The differences of a change that matter to this agency: not that another one got or lost the role."""
        others = set(change.agencies) - {self.agency}
        return tuple(one for one in change.differences if not {one.old, one.new} & others)


@dataclass(frozen=True, slots=True)
class Merge:
    """The register after an import, and what differs from before, in order of the document."""

    register: Register
    changes: tuple[Change, ...]


def by_agency(changes: Iterable[Change]) -> tuple[AgencyChanges, ...]:
    """The same changes for each agency they concern, agencies in order of first mention."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        for agency in change.agencies:
            found.setdefault(agency, []).append(change)
    return tuple(AgencyChanges(agency, tuple(own)) for agency, own in found.items())
