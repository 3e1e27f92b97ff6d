"""Writing files so that a reader never sees half of one, and zip packages with stable bytes."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from toolkit.messages import _
from toolkit.model.errors import FileInUseError, WorkspaceError

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CHUNK = 1 << 20
_TEMPORARY = ".tmp-"


def write_atomic(path: Path, data: bytes | bytearray) -> None:
    """Put ``data`` at ``path`` in one step; the folder is made, an old file stays whole until replaced.

    Raises FileInUseError when the target is open elsewhere (Windows), WorkspaceError when the disk or
    the folder does not let us write.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=_TEMPORARY, suffix=path.suffix)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.chmod(0o644)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except PermissionError as error:
        raise FileInUseError(
            _("{path} cannot be written. If it is open in Excel or Word, close it and run again.").format(
                path=path
            )
        ) from error
    except OSError as error:
        raise WorkspaceError(
            _("{path} cannot be written: {reason}. Nothing was lost; free some space and run again.").format(
                path=path, reason=error.strerror or error
            )
        ) from error


def sweep_halves(folder: Path) -> None:
    """Remove halves of files that a killed run left in a folder (not in those below); call it under the lock."""
    if folder.is_dir():
        for path in sorted(folder.glob(f"{_TEMPORARY}*")):
            if path.is_file() and not path.is_symlink():
                path.unlink(missing_ok=True)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, as 64 hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def stable_zip(data: bytes) -> bytes:
    """The same zip package (.xlsx, .docx) with fixed dates, so that equal content has equal bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return with_parts(b"", {name: source.read(name) for name in source.namelist()})


def with_parts(package: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A zip package (b"" for a new one) with more parts at its end; the same parts give the same bytes."""
    target = io.BytesIO(package)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED, compresslevel=6) as written:
        for name, part in parts.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            written.writestr(info, part)
    return target.getvalue()
