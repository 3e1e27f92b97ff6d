"""The tables of the ledger, and how an older ledger becomes a newer one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import sqlalchemy as sa

VERSION = 2
"""1: the table of events. 2: events of the kind 'dated' may stand in it, which release 1 cannot read."""

metadata = sa.MetaData()

schema = sa.Table("schema", metadata, sa.Column("version", sa.Integer, nullable=False))

events = sa.Table(
    "events",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text),
    sa.Column("file", sa.Text),
    sa.Column("agency", sa.Text),
    sa.Column("period", sa.Text),
    sa.Column("who", sa.Text),
    sa.Column("why", sa.Text),
    sa.Column("payload", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)

# A receipt is identified by content, name and time: taking the same path in twice adds no second event.
sa.Index(
    "one_event_per_receipt",
    events.c.sha256,
    events.c.file,
    events.c.at,
    unique=True,
    sqlite_where=events.c.kind == "received",
)
sa.Index("events_by_kind_and_period", events.c.kind, events.c.period)

_APPEND_ONLY = (
    "CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events "
    "BEGIN SELECT RAISE(ABORT, 'events are never changed'); END",
    "CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events "
    "BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END",
)

Migration = Callable[[sa.Connection], None]


def _nothing_to_change(_connection: sa.Connection) -> None:
    """A new kind of event needs no other table; the higher number keeps an older release from reading it."""


MIGRATIONS: Mapping[int, Migration] = {1: _nothing_to_change}
"""From version n to n + 1, by n. Each runs in the one transaction that also writes the new version."""


class NewerLedgerError(Exception):
    """The ledger was written by a later release."""


def prepare(connection: sa.Connection, migrations: Mapping[int, Migration] = MIGRATIONS) -> None:
    """Make the tables, or bring them up to the newest version; the caller holds the transaction."""
    newest = max((VERSION, *(number + 1 for number in migrations)))
    if not sa.inspect(connection).has_table("schema"):
        metadata.create_all(connection)
        for statement in _APPEND_ONLY:
            connection.execute(sa.text(statement))
        connection.execute(schema.insert().values(version=VERSION))
    version = connection.execute(sa.select(schema.c.version)).scalar_one()
    if version > newest:
        raise NewerLedgerError(str(version))
    for number in range(version, newest):
        migrations[number](connection)
        connection.execute(schema.update().values(version=number + 1))
