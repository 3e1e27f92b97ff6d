"""What is known of archived files from earlier runs: their kind, what was read in them, what they hold.

Everything here follows from the bytes of a file (which never change) and the program, so it is kept on a shelf
that may be deleted at any time. The key of a value names all that the value depends on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from toolkit.files.shelf_store import Shelf
from toolkit.forms.kinds import FileKind
from toolkit.intake.content_kinds import Sniffed
from toolkit.intake.limits import Limits
from toolkit.intake.read_codec import Decoding, Encoded
from toolkit.intake.type_reader import read_kind
from toolkit.intake.unpacking_pool import UnpackResult
from toolkit.intake.unpacking_worker import Unpacked
from toolkit.model.findings import Finding
from toolkit.model.returns import ReadReturn

_NAME = 64
Value = TypeVar("Value")


class _Member(msgspec.Struct, array_like=True):
    name: str
    fault: Finding | None


_SNIFFED = msgspec.msgpack.Decoder(Sniffed)
_MEMBERS = msgspec.msgpack.Decoder(tuple[_Member, ...])


class Known:
    """Values of earlier runs and of this one; each is computed once."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        """Without a shelf nothing is known beforehand, nor kept."""
        self._shelf = shelf or Shelf(None, "")
        self._used: set[str] = set()
        self._sniffed: dict[str, Sniffed] = {}
        self._shapes: dict[str, bytes] = {}
        self._decoding = Decoding()

    def get(self, key: str) -> bytes | None:
        """What was put under the key; None where nothing was."""
        value = self._shelf.get(key)
        if value is not None:
            self._used.add(key)
        return value

    def put(self, key: str, value: bytes) -> None:
        """Keep a value for later runs."""
        self._shelf.put(key, value)
        self._used.add(key)

    def save(self) -> None:
        """Keep on the shelf what this run looked at; what it did not is of no more use."""
        self._shelf.save(self._used)

    def kind(self, sha256: str, path: Path, limits: Limits) -> Sniffed:
        """The kind of the archived file with this hash, which lies at ``path``."""
        key = f"kind {sha256} {limits.max_file_mib}"
        found = self._sniffed.get(key) or self._decoded(key, _SNIFFED)
        if found is None:
            found = read_kind(path, limits)
            self.put(key, msgspec.msgpack.encode(found))
        self._sniffed[key] = found
        return found

    def read(self, sha256: str, kind: FileKind) -> ReadReturn | None:
        """What was read in the archived file; None where nothing was, or not without trouble."""
        data = self.get(f"read {sha256} {kind.value}")
        if data is None:
            return None
        name = data[:_NAME].decode("ascii", "replace")
        shape = self._shapes.get(name) or self.get(f"shape {name}")
        if shape is None:
            return None
        self._shapes[name] = shape
        return self._decoding.read(Encoded(data[_NAME:], shape))

    def keep_read(self, sha256: str, kind: FileKind, read: Encoded) -> None:
        """Keep what was read in an archived file."""
        name = hashlib.sha256(read.shape).hexdigest()
        if name not in self._shapes:
            self.put(f"shape {name}", read.shape)
            self._shapes[name] = read.shape
        self.put(f"read {sha256} {kind.value}", name.encode("ascii") + read.own)

    def members(self, sha256: str) -> UnpackResult | None:
        """What the archived message or package holds, by name; None where it was not listed, or not to its end."""
        found = self._decoded(f"members {sha256}", _MEMBERS)
        return None if found is None else tuple(Unpacked(one.name, fault=one.fault) for one in found)

    def keep_members(self, sha256: str, members: Sequence[Unpacked]) -> None:
        """Keep what an archived message or package holds."""
        listed = [_Member(one.name, one.fault) for one in members]
        self.put(f"members {sha256}", msgspec.msgpack.encode(listed))

    def _decoded(self, key: str, decoder: msgspec.msgpack.Decoder[Value]) -> Value | None:
        data = self.get(key)
        try:
            return None if data is None else decoder.decode(data)
        except msgspec.DecodeError:
            return None
