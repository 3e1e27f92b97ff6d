"""Which program computed something: a mark that changes with every change of it, or of a library it uses."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path

import toolkit

_PACKAGE = Path(toolkit.__file__).parent
_CODE = (".py", ".toml", ".css", ".js", ".json")


@cache
def code_stamp() -> str:
    """A short text for this program with its libraries, from names, sizes and times of files, not their content.

    Reading the files would take longer than much of what the mark protects.
    """
    digest = hashlib.sha256(sys.version.encode())
    for folder, folders, files in os.walk(_PACKAGE):
        folders.sort()
        for name in sorted(files):
            if name.endswith(_CODE):
                status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - five hundred times
                digest.update(f"{folder} {name} {status.st_size} {status.st_mtime_ns}\n".encode())
    for library in sorted(_libraries()):
        digest.update(f"{library}\n".encode())
    return digest.hexdigest()[:32]


def _libraries() -> list[str]:
    """Names and versions of everything installed beside the libraries in use."""
    import msgspec

    beside = Path(msgspec.__file__).parents[1]
    return [name for name in os.listdir(beside) if name.endswith(".dist-info")]  # noqa: PTH208 - names only
