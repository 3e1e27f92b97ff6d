"""Shelves: what was computed once and is cheaper to keep than to compute again.

A shelf is a convenience, never a record: it may be deleted at any time, and whatever is wrong with it (another
version of the program, a half written or altered file, a folder that cannot be written) means only that
everything is computed anew. One file holds a whole shelf, for on a network drive opening files is what costs.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Collection
from pathlib import Path

import msgspec

from toolkit.files.store import write_atomic
from toolkit.model.errors import ToolkitError

_HEAD = b"toolkit shelf 1\n"
_DIGEST = 32


class _Content(msgspec.Struct, array_like=True):
    """What a shelf file holds: the mark of what computed the values, and the values by key."""

    stamp: str
    values: dict[str, bytes]


class Shelf:
    """Values by key, in one file; those of another ``stamp`` are as good as none."""

    def __init__(self, path: Path | None, stamp: str) -> None:
        """``path`` None keeps nothing beyond this run."""
        self._path = path
        self._stamp = stamp
        self._values: dict[str, bytes] | None = None
        self._changed = False

    def get(self, key: str) -> bytes | None:
        """The value put under the key, in this run or an earlier one; None where there is none."""
        packed = self._loaded().get(key)
        return None if packed is None else zlib.decompress(packed)

    def put(self, key: str, value: bytes) -> None:
        """Keep a value."""
        self._loaded()[key] = zlib.compress(value, 1)
        self._changed = True

    def save(self, used: Collection[str]) -> None:
        """Write the shelf where it changed, with the values of the used keys alone; a fault is no fault."""
        values = self._loaded()
        kept = {key: values[key] for key in sorted(used) if key in values}
        if self._path is None or not (self._changed or len(kept) < len(values)):
            return
        start = len(_HEAD) + _DIGEST
        data = bytearray(start)
        msgspec.msgpack.Encoder().encode_into(_Content(self._stamp, kept), data, start)
        data[:start] = _HEAD + hashlib.sha256(memoryview(data)[start:]).digest()
        try:
            write_atomic(self._path, data)
        except ToolkitError:
            return
        self._values, self._changed = kept, False

    def _loaded(self) -> dict[str, bytes]:
        if self._values is None:
            self._values = self._read()
        return self._values

    def _read(self) -> dict[str, bytes]:
        if self._path is None:
            return {}
        try:
            data = self._path.read_bytes()
            start = len(_HEAD) + _DIGEST
            if (
                data[: len(_HEAD)] != _HEAD
                or hashlib.sha256(data[start:]).digest() != data[len(_HEAD) : start]
            ):
                return {}
            content = msgspec.msgpack.decode(memoryview(data)[start:], type=_Content)
        except (OSError, msgspec.DecodeError):
            return {}
        return content.values if content.stamp == self._stamp else {}
