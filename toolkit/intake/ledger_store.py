"""The ledger: an append-only table of events in SQLite, safe on a network share."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from types import TracebackType

from toolkit.intake.events import (
    PERSON_KINDS,
    Event,
    EventKind,
    IssueRecord,
    TimeSource,
    in_vietnam,
    latest_issues,
)
from toolkit.intake.ledger_schema_store import NewerLedgerError, prepare
from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.model.form import PriorAnswer
from toolkit.model.returns import Received

_BUSY_SECONDS = 15
_COLUMNS = tuple(field.name for field in fields(Event))
_NAMES = ", ".join(_COLUMNS)
_INSERT = f"INSERT INTO events ({_NAMES}) VALUES ({', '.join('?' * len(_COLUMNS))}) ON CONFLICT DO NOTHING"
_PRAGMAS = (
    # A write-ahead log needs shared memory, which a network share does not give: a rollback journal it is.
    "journal_mode=DELETE",
    "synchronous=FULL",
    "trusted_schema=OFF",
)


class Ledger:
    """The events of a workspace. Use as a context manager, or ``close`` it.

    Raises WorkspaceError, here and in every method, when the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with _told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _opened(path)
        try:
            with self._transaction() as connection:
                prepare(connection)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file (Windows cannot move or delete it before)."""
        self._connection.close()

    def append(self, new: Iterable[Event]) -> int:
        """Add the events in one transaction and return how many; a receipt already on record is left out."""
        rows = [_row(event) for event in new]
        if not rows:
            return 0
        with self._transaction() as connection:
            return sum(connection.execute(_INSERT, row).rowcount for row in rows)

    def events(self, kinds: Sequence[EventKind] = (), period: str | None = None) -> tuple[Event, ...]:
        """Events in the order they were added; all kinds when none is named, all periods when None."""
        wanted = [f"kind IN ({', '.join('?' * len(kinds))})"] if kinds else []
        values = [kind.value for kind in kinds]
        if period is not None:
            wanted.append("period = ?")
            values.append(period)
        where = f" WHERE {' AND '.join(wanted)}" if wanted else ""
        with self._transaction() as connection:
            rows = connection.execute(f"SELECT {_NAMES} FROM events{where} ORDER BY id", values)
            return tuple(_event(*row) for row in rows)

    def receipts(self) -> tuple[Event, ...]:
        """What was received, with the times it was recorded with."""
        return self.events((EventKind.RECEIVED,))

    def received(self, period: str | None = None) -> tuple[Received, ...]:
        """Receipts in order of receipt (time, then name), numbered from 1; times as people corrected them.

        ``period`` is the one that was collected when they were taken in; None gives all.
        """
        corrected = {
            (event.file, event.sha256): datetime.fromisoformat(json.loads(event.payload)["received_at"])
            for event in self.events((EventKind.DATED,), period)
        }
        receipts = [
            _corrected(event, corrected.get((event.file, event.sha256)))
            for event in self.events((EventKind.RECEIVED,), period)
        ]
        ordered = sorted(enumerate(receipts), key=lambda item: (item[1].at, item[1].file or "", item[0]))
        return tuple(_received(event, order) for order, (_number, event) in enumerate(ordered, start=1))

    def issues(self, period: str | None = None) -> tuple[IssueRecord, ...]:
        """All forms ever issued, in the order they were."""
        return tuple(_issue(event) for event in self.events((EventKind.ISSUED,), period))

    def issued(self, period: str) -> tuple[IssueRecord, ...]:
        """The latest form issued to each agency for the period, sorted by agency."""
        return latest_issues(self.issues(period))

    def record_issues(self, records: Iterable[IssueRecord], who: str | None = None) -> int:
        """Add forms issued."""
        return self.append(_issue_event(record, who) for record in records)

    def person_events(self, period: str | None = None) -> tuple[Event, ...]:
        """What people decided on returns: accepted in spite of findings, withdrawn."""
        return self.events(PERSON_KINDS, period)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with _told(self._path), self._connection as connection:
            # Taking the write lock at once: two runs wait for each other instead of failing half-way.
            connection.execute("BEGIN IMMEDIATE")
            yield connection


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Faults of the file at ``path`` as sentences."""
    try:
        yield
    except NewerLedgerError as error:
        raise WorkspaceError(
            _("{path} was written by a newer release of the toolkit. Install that release.").format(path=path)
        ) from error
    except sqlite3.OperationalError as error:
        raise WorkspaceError(
            _(
                "The ledger {path} cannot be used now: {reason}. Nothing was lost; see that no other "
                "run is going on and that there is space on the disk, then run again."
            ).format(path=path, reason=error)
        ) from error
    except sqlite3.DatabaseError as error:
        raise WorkspaceError(
            _("The ledger {path} is damaged: {reason}. Restore it from your backup.").format(
                path=path, reason=error
            )
        ) from error
    except OSError as error:
        raise WorkspaceError(
            _("The ledger {path} cannot be opened: {reason}.").format(
                path=path, reason=error.strerror or error
            )
        ) from error


def _opened(path: Path) -> sqlite3.Connection:
    # Without an isolation level the module begins no transactions of its own.
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _row(event: Event) -> tuple[str | None, ...]:
    """What stands in the columns; the time as Vietnam has it."""
    stored = replace(event, at=in_vietnam(event.at))
    return tuple(_stored(getattr(stored, name)) for name in _COLUMNS)


def _stored(value: EventKind | datetime | str | None) -> str | None:
    if isinstance(value, datetime):
        return value.isoformat()
    return value.value if isinstance(value, EventKind) else value


def _event(kind: str, at: str, *others: str) -> Event:
    """The event in a row; columns are in the order of its fields."""
    return Event(EventKind(kind), datetime.fromisoformat(at), *others)


def _corrected(event: Event, moment: datetime | None) -> Event:
    """The receipt with the time a person gave it."""
    if moment is None:
        return event
    payload = {**json.loads(event.payload), "time_source": TimeSource.PERSON.value}
    return replace(event, at=moment, payload=json.dumps(payload))


def _received(event: Event, order: int) -> Received:
    payload = json.loads(event.payload)
    taken_in_at = payload.get("taken_in_at")
    return Received(
        file=event.file or "",
        sha256=event.sha256 or "",
        size=int(payload.get("size", 0)),
        received_at=event.at,
        received_from=payload.get("received_from"),
        order=order,
        time_source=str(payload.get("time_source", "")),
        taken_in_at=datetime.fromisoformat(taken_in_at) if taken_in_at else None,
    )


def _issue(event: Event) -> IssueRecord:
    payload = json.loads(event.payload)
    priors = tuple((line, _prior(stored)) for line, stored in payload.get("priors", {}).items())
    lines = tuple(payload["lines"])
    return IssueRecord(event.agency or "", event.period or "", str(payload["code"]), lines, event.at, priors)


def _prior(stored: Mapping[str, str | None]) -> PriorAnswer:
    value = stored.get("value")
    return PriorAnswer(
        stored["text"] or "", stored.get("status"), None if value is None else Decimal(value), reported=True
    )


def _stored_prior(prior: PriorAnswer) -> dict[str, str | None]:
    value = None if prior.value is None else str(prior.value)
    return {"text": prior.text, "status": prior.status, "value": value}


def _issue_event(record: IssueRecord, who: str | None) -> Event:
    priors = {line: _stored_prior(prior) for line, prior in record.priors}
    stored = {"code": record.code, "lines": list(record.lines)} | ({"priors": priors} if priors else {})
    payload = json.dumps(stored, ensure_ascii=False)
    return Event(
        EventKind.ISSUED,
        record.at,
        agency=record.agency,
        period=record.period,
        who=who,
        payload=payload,
    )
