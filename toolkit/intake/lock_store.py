"""One run at a time in a workspace: a lock that says who holds it and does not outlive its holder."""

from __future__ import annotations

import errno
import getpass
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from toolkit.files.store import write_atomic
from toolkit.messages import _
from toolkit.model.errors import WorkspaceError

LOCK_NAME = ".toolkit.lock"
HOLDER_NAME = ".toolkit.lock.json"
CLAIM_NAME = ".toolkit.lock.claim"
_NO_LOCKS = (errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP)
"""What a file system answers that has no locks."""


class WorkspaceBusyError(WorkspaceError):
    """Another run is at work in the workspace."""


@contextmanager
def workspace_lock(workspace: Path, now: datetime, wait_seconds: float = 0) -> Iterator[None]:
    """Hold the workspace for the length of the block; ``now`` is written beside the lock for others to read.

    The lock is the operating system's, so it falls with the process that holds it; what a dead holder left
    beside it is overwritten. A network share without such locks gets a file that only one run can make; one
    left by a dead process of this computer is cleared away. Raises WorkspaceBusyError, naming the holder,
    when someone else is at work.
    """
    lock = FileLock(workspace / LOCK_NAME)
    try:
        lock.acquire(timeout=wait_seconds)
    except Timeout as error:
        raise WorkspaceBusyError(_busy(workspace)) from error
    except NotImplementedError:
        with _claimed(workspace, now):
            yield
        return
    except OSError as error:
        if error.errno in _NO_LOCKS:
            with _claimed(workspace, now):
                yield
            return
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


@contextmanager
def _claimed(workspace: Path, now: datetime) -> Iterator[None]:
    """Hold the workspace by a file that is made only if it is not there."""
    claim = workspace / CLAIM_NAME
    if claim.exists() and _is_dead(claim):
        claim.unlink(missing_ok=True)
    try:
        handle = os.open(claim, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError as error:
        told = _busy_by(workspace, claim)
        hint = _("If that run is certain to have ended, delete {file} and run again.").format(file=claim)
        raise WorkspaceBusyError(f"{told} {hint}") from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(_holder(now))
        yield
    finally:
        claim.unlink(missing_ok=True)


def _is_dead(claim: Path) -> bool:
    """Whether the process that made a claim ran on this computer and is gone; of others nothing is known."""
    try:
        holder = json.loads(claim.read_bytes())
        return holder["host"] == socket.gethostname() and not psutil.pid_exists(int(holder["pid"]))
    except (OSError, ValueError, KeyError, TypeError):
        return False


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
    return _busy_by(workspace, workspace / HOLDER_NAME)


def _busy_by(workspace: Path, told: Path) -> str:
    """Who holds the workspace, as the file beside the lock tells it."""
    try:
        holder = json.loads(told.read_bytes())
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
