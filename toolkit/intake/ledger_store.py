"""The ledger: an append-only table of events in SQLite, safe on a network share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from types import TracebackType

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool

from toolkit.intake.events import (
    PERSON_KINDS,
    Event,
    EventKind,
    IssueRecord,
    TimeSource,
    in_vietnam,
    latest_issues,
)
from toolkit.intake.ledger_schema_store import NewerLedgerError, events, prepare
from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.model.form import PriorAnswer
from toolkit.model.returns import Received

_BUSY_MILLISECONDS = 15_000


class Ledger:
    """The events of a workspace. Use as a context manager, or ``close`` it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._engine = sa.create_engine(
            sa.URL.create("sqlite", database=str(path)),
            poolclass=NullPool,
            connect_args={"timeout": _BUSY_MILLISECONDS / 1000},
        )
        sa.event.listen(self._engine, "connect", _configure)
        sa.event.listen(self._engine, "begin", _begin)
        with self._transaction() as connection:
            prepare(connection)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file (Windows cannot move or delete it before)."""
        self._engine.dispose()

    def append(self, new: Iterable[Event]) -> int:
        """Add the events in one transaction and return how many; a receipt already on record is left out."""
        rows = [_row(event) for event in new]
        if not rows:
            return 0
        statement = insert(events).on_conflict_do_nothing()
        with self._transaction() as connection:
            return sum(connection.execute(statement, row).rowcount for row in rows)

    def events(self, kinds: Sequence[EventKind] = (), period: str | None = None) -> tuple[Event, ...]:
        """Events in the order they were added; all kinds when none is named, all periods when None."""
        query = sa.select(events).order_by(events.c.id)
        if kinds:
            query = query.where(events.c.kind.in_([kind.value for kind in kinds]))
        if period is not None:
            query = query.where(events.c.period == period)
        with self._transaction() as connection:
            return tuple(_event(row) for row in connection.execute(query).mappings())

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
    def _transaction(self) -> Iterator[sa.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._engine.begin() as connection:
                yield connection
        except NewerLedgerError as error:
            raise WorkspaceError(
                _("{path} was written by a newer release of the toolkit. Install that release.").format(
                    path=self._path
                )
            ) from error
        except OperationalError as error:
            raise WorkspaceError(
                _(
                    "The ledger {path} cannot be used now: {reason}. Nothing was lost; see that no other "
                    "run is going on and that there is space on the disk, then run again."
                ).format(path=self._path, reason=error.orig)
            ) from error
        except DatabaseError as error:
            raise WorkspaceError(
                _("The ledger {path} is damaged: {reason}. Restore it from your backup.").format(
                    path=self._path, reason=error.orig
                )
            ) from error
        except OSError as error:
            raise WorkspaceError(
                _("The ledger {path} cannot be opened: {reason}.").format(
                    path=self._path, reason=error.strerror or error
                )
            ) from error


def _configure(connection: object, _record: object) -> None:
    # A write-ahead log needs shared memory, which a network share does not give: a rollback journal it is.
    connection.isolation_level = None  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in (
        f"busy_timeout={_BUSY_MILLISECONDS}",
        "journal_mode=DELETE",
        "synchronous=FULL",
        "trusted_schema=OFF",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    # Taking the write lock at once: two runs wait for each other instead of failing half-way.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _row(event: Event) -> dict[str, str | None]:
    return {
        "kind": event.kind.value,
        "at": in_vietnam(event.at).isoformat(),
        "sha256": event.sha256,
        "file": event.file,
        "agency": event.agency,
        "period": event.period,
        "who": event.who,
        "why": event.why,
        "payload": event.payload,
    }


def _event(row: sa.RowMapping) -> Event:
    return Event(
        kind=EventKind(row["kind"]),
        at=datetime.fromisoformat(row["at"]),
        sha256=row["sha256"],
        file=row["file"],
        agency=row["agency"],
        period=row["period"],
        who=row["who"],
        why=row["why"],
        payload=row["payload"],
    )


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
