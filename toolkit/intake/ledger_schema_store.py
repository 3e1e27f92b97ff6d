"""The tables of the ledger, and how an older ledger becomes a newer one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from sqlite3 import Connection

VERSION = 2
"""1: the table of events. 2: events of the kind 'dated' may stand in it, which release 1 cannot read."""

_TABLES = (
    "CREATE TABLE schema (version INTEGER NOT NULL)",
    """CREATE TABLE events (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        sha256 TEXT,
        file TEXT,
        agency TEXT,
        period TEXT,
        who TEXT,
        why TEXT,
        payload TEXT NOT NULL
    )""",
    # A receipt is identified by content, name and time: taking the same path in twice adds no second event.
    "CREATE UNIQUE INDEX one_event_per_receipt ON events (sha256, file, at) WHERE kind = 'received'",
    "CREATE INDEX events_by_kind_and_period ON events (kind, period)",
    "CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events "
    "BEGIN SELECT RAISE(ABORT, 'events are never changed'); END",
    "CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events "
    "BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END",
)
_HAS_TABLES = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema'"

Migration = Callable[[Connection], None]


def _nothing_to_change(_connection: Connection) -> None:
    """A new kind of event needs no other table; the higher number keeps an older release from reading it."""


MIGRATIONS: Mapping[int, Migration] = {1: _nothing_to_change}
"""From version n to n + 1, by n. Each runs in the one transaction that also writes the new version."""


class NewerLedgerError(Exception):
    """The ledger was written by a later release."""


def prepare(connection: Connection, migrations: Mapping[int, Migration] = MIGRATIONS) -> None:
    """Make the tables, or bring them up to the newest version; the caller holds the transaction."""
    newest = max((VERSION, *(number + 1 for number in migrations)))
    if connection.execute(_HAS_TABLES).fetchone() == (0,):
        for statement in _TABLES:
            connection.execute(statement)
        connection.execute("INSERT INTO schema (version) VALUES (?)", (VERSION,))
    ((version,),) = connection.execute("SELECT version FROM schema").fetchall()
    if version > newest:
        raise NewerLedgerError(str(version))
    for number in range(version, newest):
        migrations[number](connection)
        connection.execute("UPDATE schema SET version = ?", (number + 1,))
