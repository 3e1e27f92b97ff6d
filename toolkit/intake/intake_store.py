"""Taking in what lies in the inbox: archive, then ledger, then out of the way. Safe to kill at any moment."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toolkit.intake.archive_store import Archive
from toolkit.intake.attachments import Attachment
from toolkit.intake.containers_reader import SEPARATOR, unique_name
from toolkit.intake.inbox_reader import PROCESSED, EntryKind, Found, scan
from toolkit.intake.known_store import Known
from toolkit.intake.ledger_store import Ledger
from toolkit.intake.limits import Limits
from toolkit.intake.receipts_store import Receipt, ReceiptKey, archived, members_of
from toolkit.intake.sorting_reader import sort_received
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding
from toolkit.model.returns import Received

_ENTRY_FINDINGS = {EntryKind.LINK: "E130", EntryKind.SPECIAL: "E131"}


@dataclass(frozen=True, slots=True)
class IntakePlaces:
    """Where the intake works, for which period it collects, and who has it done."""

    workspace: Path
    period: str
    move_processed: bool = True
    who: str | None = None

    @property
    def inbox(self) -> Path:
        """Where returns arrive."""
        return self.workspace / "inbox"

    @property
    def archive(self) -> Archive:
        """Where every received file is kept."""
        return Archive(self.workspace / "archive")

    @property
    def ledger(self) -> Path:
        """The file of events."""
        return self.workspace / "ledger.db"


@dataclass(frozen=True, slots=True)
class Unusable:
    """Something in the inbox that could not be taken in, or not moved, with the reasons."""

    file: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What one run took in.

    ``received`` are the new receipts (containers and members too), ``attachments`` those of them that carry
    no figures; ``repeated`` names files that were on record already under the same name, time and content.
    """

    received: tuple[Received, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    unusable: tuple[Unusable, ...] = ()
    repeated: tuple[str, ...] = ()


def take_in(places: IntakePlaces, limits: Limits, now: datetime, known: Known | None = None) -> TakenIn:
    """Take in everything in the inbox; the caller holds the workspace lock.

    Each file is archived, then entered in the ledger, then opened (messages and packages give their members,
    which are archived and entered likewise), and at last moved to inbox/processed. Every step finds out what
    an earlier, broken-off run has done. Raises WorkspaceError when archive or ledger cannot be written.
    """
    archive, known = places.archive, known or Known()
    archive.sweep()
    found = scan(places.inbox, places.workspace)
    unusable = [u for u in map(_not_a_file, found) if u is not None]
    arrived: list[tuple[Found, Receipt]] = []
    for item in (item for item in found if item.kind_of_entry is EntryKind.FILE):
        try:
            arrived.append((item, archived(item, archive)))
        except OSError as error:
            unusable.append(Unusable(item.relative, (make("E132", args={"reason": _reason(error)}),)))
    archive.settle()
    with Ledger(places.ledger) as ledger:
        before = _keys(ledger)
        receipts = [receipt for _item, receipt in arrived]
        ledger.append(receipt.event(places.period, now, places.who) for receipt in receipts)
        members = members_of(receipts, archive, limits, known)
        archive.settle()
        ledger.append(member.event(places.period, now, places.who) for member in members)
        away = _clear(places, arrived, before) if places.move_processed else _Cleared()
        new = _new_keys((*receipts, *members), before, away.moved)
        received = _in_order(new, ledger.received())
    attachments = sort_received(received, archive, limits, known).attachments
    return TakenIn(received, attachments, (*unusable, *away.stuck), away.repeated)


@dataclass(frozen=True, slots=True)
class _Cleared:
    """Files moved out of the inbox for the first time or again, and those that could not be."""

    moved: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    stuck: tuple[Unusable, ...] = ()


def _clear(
    places: IntakePlaces, arrived: Sequence[tuple[Found, Receipt]], known: set[ReceiptKey]
) -> _Cleared:
    """Move what was taken in out of the inbox.

    A receipt on record whose file was moved before is the same file put there once more; one that was not
    moved was left by a run that broke off, and is this run's.
    """
    moved: list[str] = []
    repeated: list[str] = []
    stuck: list[Unusable] = []
    for item, receipt in arrived:
        again = receipt.key in known and _processed(places, item).exists()
        fault = _move(item, places)
        if fault is not None:
            stuck.append(Unusable(item.relative, (fault,)))
        else:
            (repeated if again else moved).append(receipt.file)
    return _Cleared(tuple(moved), tuple(repeated), tuple(stuck))


def _keys(ledger: Ledger) -> set[ReceiptKey]:
    return {(event.sha256 or "", event.file or "", event.at) for event in ledger.receipts()}


def _in_order(new: Collection[ReceiptKey], received: Iterable[Received]) -> tuple[Received, ...]:
    """The new receipts in order of receipt; a time that a person corrected meanwhile is no new receipt."""
    return tuple(one for one in received if (one.sha256, one.file, one.received_at) in new)


def _new_keys(receipts: Iterable[Receipt], known: set[ReceiptKey], moved: Collection[str]) -> set[ReceiptKey]:
    """Receipts of this run: those not on record before, and those a broken-off run left in the inbox."""
    return {
        receipt.key
        for receipt in receipts
        if receipt.key not in known or receipt.file in moved or receipt.file.partition(SEPARATOR)[0] in moved
    }


def _not_a_file(item: Found) -> Unusable | None:
    if item.kind_of_entry is EntryKind.FILE:
        return None
    if item.kind_of_entry is EntryKind.UNREADABLE:
        return Unusable(item.relative, (make("E132", args={"reason": "?"}),))
    return Unusable(item.relative, (make(_ENTRY_FINDINGS[item.kind_of_entry]),))


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _processed(places: IntakePlaces, item: Found) -> Path:
    return places.inbox / PROCESSED / item.path.relative_to(places.inbox)


def _move(item: Found, places: IntakePlaces) -> Finding | None:
    """Move a file that was taken in; one that changed meanwhile stays for the next run."""
    target = _processed(places, item)
    try:
        status = item.path.lstat()
        if (status.st_mtime_ns, status.st_size) != (item.stamp, item.size):
            return None
        target.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(target):
            taken = {entry.name for entry in target.parent.iterdir()}
            target = target.with_name(unique_name(target.name, taken))
        item.path.rename(target)
    except OSError as error:
        return make("W133", args={"reason": _reason(error)})
    return None
