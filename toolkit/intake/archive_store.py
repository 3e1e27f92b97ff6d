"""The archive: every received file under its SHA-256, written once and never changed."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from toolkit.messages import _
from toolkit.model.errors import WorkspaceError

_CHUNK = 1 << 20
_TEMPORARY = ".tmp-"
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Archive:
    """A folder of received files. A file once in it is never written again, only read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, source: Path | bytes) -> str:
        """Keep the bytes and return their SHA-256; what is already kept stays as it is.

        The bytes are on the disk then, their names once ``settle`` was called.
        Raises OSError when the source cannot be read, WorkspaceError when the archive cannot be written.
        """
        with _opened(source) as stream, self._writing():
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=_TEMPORARY)
            temporary = Path(name)
            try:
                with os.fdopen(handle, "wb") as target:
                    digest, size = _copy(stream, target)
                    target.flush()
                    os.fsync(target.fileno())
                self._keep(temporary, digest, size)
            finally:
                temporary.unlink(missing_ok=True)
        return digest

    def _keep(self, temporary: Path, digest: str, size: int) -> None:
        final = self._folder / digest
        if not final.exists():
            temporary.chmod(0o444)
            temporary.replace(final)
        elif final.stat().st_size != size:
            raise WorkspaceError(
                _("{path} in the archive is damaged. Restore it from your backup and run again.").format(
                    path=final
                )
            )

    def settle(self) -> None:
        """Make the names of all files put so far last through a power cut, before the ledger tells of them."""
        with self._writing():
            if self._folder.is_dir():
                _sync_folder(self._folder)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except _SourceError as error:
            raise error.cause from None
        except OSError as error:
            raise WorkspaceError(
                _(
                    "The archive {folder} cannot be written: {reason}. Nothing was lost; "
                    "free some space or ask for the right to write, then run again."
                ).format(folder=self._folder, reason=error.strerror or error)
            ) from error

    def get(self, sha256: str) -> Path:
        """Where the file lies; raise WorkspaceError when the archive does not hold it."""
        path = self._folder / sha256
        if _SHA256.fullmatch(sha256) is None or not path.is_file():
            raise WorkspaceError(
                _(
                    "The archive {folder} does not hold the file {sha256}. "
                    "Restore the folder from your backup and run again."
                ).format(folder=self._folder, sha256=sha256)
            )
        return path

    @contextmanager
    def staging(self) -> Iterator[Path]:
        """A folder within the archive for what is taken out of containers; gone when the block ends."""
        with self._writing():
            self._folder.mkdir(parents=True, exist_ok=True)
            folder = Path(tempfile.mkdtemp(dir=self._folder, prefix=_TEMPORARY))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def sweep(self) -> None:
        """Remove halves of files that a killed run left behind; call it under the workspace lock only."""
        if self._folder.is_dir():
            for path in sorted(self._folder.glob(f"{_TEMPORARY}*")):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)


class _SourceError(Exception):
    """Reading the source failed, which is no fault of the archive."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(str(cause))
        self.cause = cause


@contextmanager
def _opened(source: Path | bytes) -> Iterator[BinaryIO]:
    with io.BytesIO(source) if isinstance(source, bytes) else source.open("rb") as stream:
        yield stream


def _copy(source: BinaryIO, target: BinaryIO) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    while chunk := _read(source):
        digest.update(chunk)
        size += len(chunk)
        target.write(chunk)
    return digest.hexdigest(), size


def _read(source: BinaryIO) -> bytes:
    try:
        return source.read(_CHUNK)
    except OSError as error:
        raise _SourceError(error) from error


def _sync_folder(folder: Path) -> None:
    """Make new names last through a power cut, where the system offers it."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
