"""Taking messages and packages apart; runs in a worker process, which alone ever opens what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.intake.containers_reader import SEPARATOR, expand
from toolkit.intake.content_kinds import ContentKind, Handling, handling
from toolkit.intake.limits import Limits
from toolkit.intake.mail_reader import MailHeader, read_header
from toolkit.intake.sniff import HEAD_SIZE, kind_of_head
from toolkit.intake.type_reader import read_kind
from toolkit.model.findings import Finding

_MAX_DEPTH = 4
_MAX_ZIPS = 2
_MAX_MEMBERS = 5_000
_MAX_BYTES = 2 << 30


@dataclass(frozen=True, slots=True)
class UnpackItem:
    """A container to take apart into ``folder``, which exists; without one its members are only listed.

    ``deep`` takes apart what is packed within it too. ``dated`` tells that the container has its time from a
    message already: the outermost message tells when and from whom something came, the inner ones are older.
    """

    path: Path
    kind: ContentKind
    limits: Limits
    folder: Path | None = None
    deep: bool = False
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A member under its name within the container ('trong.zip!STC.xlsx'): where its bytes lie, or its fault.

    ``header`` is that of the message it came in, where the container itself came in none.
    """

    name: str
    staged: Path | None = None
    fault: Finding | None = None
    header: MailHeader | None = None


def unpack(item: UnpackItem) -> tuple[Unpacked, ...]:
    """All members, depth first; those beyond the bounds stay in their container."""
    return tuple(_Unpacking(item).of(item.path, item.kind, _Inherited("", None, item.dated)))


@dataclass(frozen=True, slots=True)
class _Inherited:
    """What a container passes on to its members: the beginning of their names, header, whether it is dated."""

    prefix: str
    header: MailHeader | None
    dated: bool


@dataclass(slots=True)
class _Unpacking:
    """One container with everything in it, within bounds for all that one received file may hold."""

    item: UnpackItem
    members: int = 0
    size: int = 0
    _trail: list[ContentKind] = field(default_factory=list)

    def of(self, path: Path, kind: ContentKind, from_: _Inherited) -> Iterator[Unpacked]:
        """Members of one container and of those within it."""
        self._trail.append(kind)
        for member in expand(path, kind):
            self.members += 1
            self.size += len(member.data)
            if self.members > _MAX_MEMBERS or self.size > _MAX_BYTES:
                break
            name = from_.prefix + member.name
            if member.fault is not None or self.item.folder is None:
                yield Unpacked(name, fault=member.fault)
                continue
            staged = self.item.folder / f"{self.members:05d}"
            staged.write_bytes(member.data)
            yield from self._staged(Unpacked(name, staged), member.data[:HEAD_SIZE], from_)
        self._trail.pop()

    def _staged(self, member: Unpacked, head: bytes, from_: _Inherited) -> Iterator[Unpacked]:
        assert member.staged is not None
        header, dated = from_.header, from_.dated
        if not dated and kind_of_head(head) is ContentKind.EML:
            header = read_header(member.staged)
            dated = header.sent_at is not None
        yield Unpacked(member.name, member.staged, header=header)
        if not self.item.deep:
            return
        sniffed = read_kind(member.staged, self.item.limits)
        if handling(sniffed, member.name) is Handling.CONTAINER and not self._too_deep(sniffed.kind):
            inner = _Inherited(f"{member.name}{SEPARATOR}", header, dated)
            yield from self.of(member.staged, sniffed.kind, inner)

    def _too_deep(self, kind: ContentKind) -> bool:
        zips = self._trail.count(ContentKind.ZIP) + (kind is ContentKind.ZIP)
        return len(self._trail) >= _MAX_DEPTH or zips > _MAX_ZIPS
