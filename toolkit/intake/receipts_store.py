"""Receipts: what the ledger is to say of an archived file, and of all that a container holds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from toolkit.intake.archive_store import Archive
from toolkit.intake.content_kinds import ContentKind, Handling, handling
from toolkit.intake.events import Event, EventKind, TimeSource, in_vietnam
from toolkit.intake.inbox_reader import Found
from toolkit.intake.known_store import Known
from toolkit.intake.limits import Limits
from toolkit.intake.mail_reader import MailHeader, read_header
from toolkit.intake.sniff import HEAD_SIZE, kind_of_head
from toolkit.intake.sorting_reader import member_name
from toolkit.intake.unpacking_pool import unpack_all
from toolkit.intake.unpacking_worker import Unpacked, UnpackItem
from toolkit.model.findings import Finding

ReceiptKey = tuple[str, str, datetime]
"""Content, name and time of receipt: the same three are the same receipt."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A file in the archive with what the ledger will say of it."""

    file: str
    sha256: str
    size: int
    at: datetime
    source: TimeSource
    sender: str | None = None

    @property
    def key(self) -> ReceiptKey:
        """What makes it this receipt and no other."""
        return (self.sha256, self.file, in_vietnam(self.at))

    def event(self, period: str, now: datetime, who: str | None = None) -> Event:
        """The event that enters it in the ledger."""
        payload = {
            "size": self.size,
            "received_from": self.sender,
            "time_source": self.source.value,
            "taken_in_at": in_vietnam(now).isoformat(),
        }
        return Event(
            EventKind.RECEIVED,
            self.at,
            self.sha256,
            self.file,
            period=period,
            who=who,
            payload=json.dumps(payload, ensure_ascii=False),
        )


def archived(item: Found, archive: Archive) -> Receipt:
    """Archive a file of the inbox; raise OSError when it cannot be read."""
    sha256 = archive.put(item.path)
    kept = archive.get(sha256)
    size = kept.stat().st_size
    with kept.open("rb") as stream:
        kind = kind_of_head(stream.read(HEAD_SIZE))
    source = TimeSource.FILE if item.dated is None else TimeSource.FOLDER
    receipt = Receipt(item.relative, sha256, size, item.received_at, source)
    return _told_by(receipt, read_header(kept)) if kind is ContentKind.EML else receipt


def _told_by(receipt: Receipt, header: MailHeader) -> Receipt:
    at, source = receipt.at, receipt.source
    if header.sent_at is not None:
        at, source = in_vietnam(header.sent_at), TimeSource.MAIL
    return Receipt(receipt.file, receipt.sha256, receipt.size, at, source, header.sender)


def members_of(
    receipts: Sequence[Receipt], archive: Archive, limits: Limits, known: Known | None = None
) -> tuple[Receipt, ...]:
    """Archive everything the containers among the receipts hold, and what is packed in that; depth first.

    Containers are opened in worker processes, into a folder of the archive that is gone afterwards.
    """
    known = known or Known()
    found = [(receipt, archive.get(receipt.sha256)) for receipt in receipts]
    kinds = [(receipt, path, known.kind(receipt.sha256, path, limits)) for receipt, path in found]
    containers = [row for row in kinds if handling(row[2], row[0].file) is Handling.CONTAINER]
    if not containers:
        return ()
    with archive.staging() as folder:
        items = []
        for number, (receipt, path, sniffed) in enumerate(containers):
            own = folder / f"{number:04d}"
            own.mkdir()
            dated = receipt.source is TimeSource.MAIL
            items.append(UnpackItem(path, sniffed.kind, limits, own, deep=True, dated=dated))
        results = unpack_all(items, limits)
        return tuple(
            _member(receipt, member, archive)
            for (receipt, _path, _sniffed), result in zip(containers, results, strict=True)
            if not isinstance(result, Finding)
            for member in result
            if member.staged is not None
        )


def _member(container: Receipt, member: Unpacked, archive: Archive) -> Receipt:
    assert member.staged is not None
    sha256 = archive.put(member.staged)
    size = member.staged.stat().st_size
    file = member_name(container.file, member.name)
    receipt = Receipt(file, sha256, size, container.at, container.source, container.sender)
    return receipt if member.header is None else _told_by(receipt, member.header)
