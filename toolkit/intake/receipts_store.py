"""Receipts: what the ledger is to say of an archived file, and of all that a container holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from toolkit.intake.archive_store import Archive
from toolkit.intake.containers_reader import expand
from toolkit.intake.content_kinds import ContentKind, Handling, handling
from toolkit.intake.events import Event, EventKind, TimeSource, in_vietnam
from toolkit.intake.inbox_reader import Found
from toolkit.intake.limits import Limits
from toolkit.intake.mail_reader import read_header
from toolkit.intake.sniff import HEAD_SIZE, kind_of_head
from toolkit.intake.sorting_reader import member_name
from toolkit.intake.type_reader import read_kind

_MAX_DEPTH = 4
_MAX_ZIPS = 2
_MAX_MEMBERS = 5_000
_MAX_BYTES = 2 << 30

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

    def event(self, period: str, now: datetime) -> Event:
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
    return _from_mail(receipt, kept) if kind is ContentKind.EML else receipt


def _from_mail(receipt: Receipt, path: Path) -> Receipt:
    header = read_header(path)
    at, source = receipt.at, receipt.source
    if header.sent_at is not None:
        at, source = in_vietnam(header.sent_at), TimeSource.MAIL
    return Receipt(receipt.file, receipt.sha256, receipt.size, at, source, header.sender)


@dataclass(slots=True)
class Expansion:
    """Takes a container apart, within bounds for all that one received file may hold."""

    archive: Archive
    limits: Limits
    members: int = 0
    size: int = 0
    _trail: list[ContentKind] = field(default_factory=list)

    def of(self, receipt: Receipt) -> Iterator[Receipt]:
        """Receipts of all members, depth first; members beyond the bounds stay in their container."""
        path = self.archive.get(receipt.sha256)
        sniffed = read_kind(path, self.limits)
        if handling(sniffed, receipt.file) is not Handling.CONTAINER or self._too_deep(sniffed.kind):
            return
        self._trail.append(sniffed.kind)
        for member in expand(path, sniffed.kind):
            self.members += 1
            self.size += len(member.data)
            if self.members > _MAX_MEMBERS or self.size > _MAX_BYTES:
                break
            if member.fault is None:
                inner = self._member(receipt, member.name, member.data)
                yield inner
                yield from self.of(inner)
        self._trail.pop()

    def _too_deep(self, kind: ContentKind) -> bool:
        zips = self._trail.count(ContentKind.ZIP) + (kind is ContentKind.ZIP)
        return len(self._trail) >= _MAX_DEPTH or zips > _MAX_ZIPS

    def _member(self, container: Receipt, name: str, data: bytes) -> Receipt:
        sha256 = self.archive.put(data)
        file = member_name(container.file, name)
        receipt = Receipt(file, sha256, len(data), container.at, container.source, container.sender)
        # The outermost message tells when and from whom something came; the inner ones are older.
        if container.source is not TimeSource.MAIL and kind_of_head(data[:HEAD_SIZE]) is ContentKind.EML:
            return _from_mail(receipt, self.archive.get(sha256))
        return receipt
