"""Findings: one thing wrong or doubtful, with its place and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """Errors return a file; warnings and infos do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(NamedTuple):
    """Where a finding stands, as the officer sees it: sheet and cell, and which line and field it is.

    A tuple, for one is made for every answer that is read.
    """

    sheet: str | None = None
    cell: str | None = None
    line: str | None = None
    field: str | None = None


_NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or doubt. ``args`` fill the message of the catalogue (``toolkit.messages.catalogue``)."""

    code: str
    severity: Severity
    place: Place = _NOWHERE
    value: str | None = None
    args: tuple[tuple[str, str], ...] = ()

    def at(self, place: Place) -> Finding:
        """The same finding at another place."""
        return replace(self, place=place)


class Outcome(StrEnum):
    """What becomes of a received file."""

    ACCEPTED = "accepted"
    RETURNED = "returned"
    HELD = "held"
    REJECTED = "rejected"
