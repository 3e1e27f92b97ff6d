"""One run at a time in a workspace: a lock that says who holds it and does not outlive its holder."""

from __future__ import annotations

import getpass
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from toolkit.files.store import write_atomic
from toolkit.messages import _
from toolkit.model.errors import WorkspaceError

LOCK_NAME = ".toolkit.lock"
HOLDER_NAME = ".toolkit.lock.json"


class WorkspaceBusyError(WorkspaceError):
    """Another run is at work in the workspace."""


@contextmanager
def workspace_lock(workspace: Path, now: datetime, wait_seconds: float = 0) -> Iterator[None]:
    """Hold the workspace for the length of the block; ``now`` is written beside the lock for others to read.

    The lock is the operating system's, so it falls with the process that holds it; what a dead holder left
    beside it is overwritten. Raises WorkspaceBusyError, naming the holder, when someone else is at work.
    """
    lock = FileLock(workspace / LOCK_NAME)
    try:
        lock.acquire(timeout=wait_seconds)
    except Timeout as error:
        raise WorkspaceBusyError(_busy(workspace)) from error
    except OSError as error:
        raise WorkspaceError(
            _("The workspace {folder} cannot be locked: {reason}. Check that you may write there.").format(
                folder=workspace, reason=error.strerror or error
            )
        ) from error
    try:
        write_atomic(workspace / HOLDER_NAME, _holder(now))
        yield
    finally:
        # The sidecar goes first: once the lock is free it may already be the next holder's.
        (workspace / HOLDER_NAME).unlink(missing_ok=True)
        lock.release()


def _holder(now: datetime) -> bytes:
    holder = {
        "user": user_name(),
        "host": socket.gethostname(),
        "pid": os.getpid(),
        "since": now.isoformat(timespec="seconds"),
    }
    return json.dumps(holder, ensure_ascii=False).encode()


def user_name() -> str:
    """The name this process runs under; '?' where the system tells none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def _busy(workspace: Path) -> str:
    try:
        holder = json.loads((workspace / HOLDER_NAME).read_bytes())
        return _(
            "The workspace {folder} is in use: {user} on {host} has been working in it since {since} "
            "(process {pid}). Wait until that run has ended, then run again."
        ).format(
            folder=workspace,
            user=holder["user"],
            host=holder["host"],
            since=holder["since"],
            pid=holder["pid"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return _(
            "The workspace {folder} is in use by another run. Wait until it has ended, then run again."
        ).format(folder=workspace)
