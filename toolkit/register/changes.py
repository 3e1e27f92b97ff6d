"""What an import changed, as the person who imports reads it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from toolkit.model.register import Register


class ChangeKind(StrEnum):
    """What became of an item of the masters; nothing that is gone from a document is deleted."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One item that is new, changed or gone; ``details`` are finished clauses, one per change."""

    kind: ChangeKind
    key: str
    title: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """The register after an import, and what differs from before, in order of the document."""

    register: Register
    changes: tuple[Change, ...]
