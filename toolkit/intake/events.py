"""What the ledger remembers, as values: events, forms issued, and receipts in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum

from toolkit.model.form import PriorAnswer
from toolkit.model.returns import Received

VIETNAM_TIME = timezone(timedelta(hours=7), "+07")
"""All times are kept in the one time zone of the country, so that a deadline is the same on every PC."""


class EventKind(StrEnum):
    """What can happen to a file, a form or a period."""

    RECEIVED = "received"
    READ = "read"
    COUNTED = "counted"
    SUPERSEDED = "superseded"
    HELD = "held"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    DATED = "dated"
    ISSUED = "issued"
    SEALED = "sealed"


PERSON_KINDS = (EventKind.ACCEPTED, EventKind.WITHDRAWN)
"""Events that a person decides."""


class TimeSource(StrEnum):
    """Where the time of receipt comes from; a person's correction goes before all others."""

    MAIL = "mail"
    FOLDER = "folder"
    FILE = "file"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the ledger. ``at`` is when it happened (for a receipt: when the file was received).

    ``payload`` is a JSON object as text; a time without a zone is taken for Vietnamese time.
    """

    kind: EventKind
    at: datetime
    sha256: str | None = None
    file: str | None = None
    agency: str | None = None
    period: str | None = None
    who: str | None = None
    why: str | None = None
    payload: str = "{}"


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """A form as it was issued: the lines are the denominator of every rate.

    ``priors`` are the earlier answers printed beside lines, by line.
    """

    agency: str
    period: str
    code: str
    lines: tuple[str, ...]
    at: datetime
    priors: tuple[tuple[str, PriorAnswer], ...] = ()


def in_vietnam(moment: datetime) -> datetime:
    """The moment in Vietnamese time; one without a zone is taken to be so already."""
    return moment.replace(tzinfo=VIETNAM_TIME) if moment.tzinfo is None else moment.astimezone(VIETNAM_TIME)


def latest_issues(records: Iterable[IssueRecord]) -> tuple[IssueRecord, ...]:
    """The last record of each agency (records in the order they were made), sorted by agency."""
    latest = {record.agency: record for record in records}
    return tuple(latest[agency] for agency in sorted(latest))


def identical_to(received: Iterable[Received]) -> Mapping[int, str]:
    """For receipts whose content came before: their order, and the file it first came as."""
    first: dict[str, str] = {}
    repeats: dict[int, str] = {}
    for receipt in received:
        if receipt.sha256 in first:
            repeats[receipt.order] = first[receipt.sha256]
        else:
            first[receipt.sha256] = receipt.file
    return repeats
