"""The register of earlier runs, as long as the masters are the very same files."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from toolkit.files.shelf_store import Shelf
from toolkit.model.register import Register
from toolkit.register.columns import BOOKS


def known_register(master: Path, shelf: Shelf) -> Register:
    """The masters without what imports wrote last; read anew only where a file is another than before.

    Raises what ``read_register`` raises; masters with faults are never kept.
    """
    key = _hash_of(master)
    data = shelf.get(key) if key is not None else None
    if data is not None:
        try:
            return msgspec.msgpack.decode(data, type=Register)
        except msgspec.DecodeError:
            pass
    # Excel's library takes longer to load than all the rest here.
    from toolkit.register.reader import read_register

    register = read_register(master, with_imported=False)
    # Whatever was saved while it was read is of another key.
    if key is not None and key == _hash_of(master):
        shelf.put(key, msgspec.msgpack.encode(register))
        shelf.save({key})
    return register


def _hash_of(master: Path) -> str | None:
    """A hash of the four workbooks; None where one cannot be read, which the reader then says."""
    digest = hashlib.sha256()
    try:
        for book in BOOKS:
            data = (master / book.file).read_bytes()
            digest.update(f"{book.file} {len(data)}\n".encode())
            digest.update(data)
    except OSError:
        return None
    return digest.hexdigest()
