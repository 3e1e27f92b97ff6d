"""Workbooks that need not be written again: made of the same, and on the disk as they were written."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from toolkit.files.code_reader import code_stamp
from toolkit.files.shelf_store import Shelf
from toolkit.files.store import sha256_of
from toolkit.workflows.workspace import Session

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def key_of(*material: object) -> bytes:
    """A short mark of everything a file is made of; values of the model only."""
    return hashlib.sha256(_ENCODER.encode(material)).digest()


class Written:
    """What runs before this one wrote for the period. A file that anyone has touched since is written again."""

    def __init__(self, session: Session) -> None:
        self._root = session.workspace.root
        self._shelf = Shelf(session.workspace.shelf(f"{session.period}-written"), code_stamp())
        self._used: set[str] = set()

    def stands(self, path: Path, key: bytes) -> bool:
        """Whether the file is on the disk just as it was written, of the material that this key is of."""
        name = self._name(path)
        stands = path.is_file() and self._shelf.get(name) == self._mark(path, key)
        if stands:
            self._used.add(name)
        return stands

    def note(self, path: Path, key: bytes) -> None:
        """Remember a file that has just been written."""
        self._shelf.put(self._name(path), self._mark(path, key))
        self._used.add(self._name(path))

    def save(self) -> None:
        """Keep it for the next run."""
        self._shelf.save(self._used)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()

    @staticmethod
    def _mark(path: Path, key: bytes) -> bytes:
        return key + sha256_of(path).encode("ascii")
