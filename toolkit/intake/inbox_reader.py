"""What lies in the inbox: regular files to take in, and everything else that was put there."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path, PurePosixPath

from toolkit.intake.containers_reader import is_clutter
from toolkit.intake.events import VIETNAM_TIME
from toolkit.intake.shown_names import shown_name

PROCESSED = "processed"
_PLACEHOLDER = ".gitkeep"
_NAME_SURROGATE = 0x20000000
_YEAR_FIRST = re.compile(r"(?<!\d)(20\d\d)([-._ ])(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([-._ ])(\d{1,2})\2(20\d\d)(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)")


class EntryKind(StrEnum):
    """What a name in a folder stands for."""

    FILE = "file"
    LINK = "link"
    SPECIAL = "special"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of the inbox. ``relative`` is its path from the workspace with forward slashes, as it can be printed.

    ``modified_at`` is the file's time, Vietnamese; ``dated`` the date its folder names, if one does.
    ``stamp`` is the file's time in nanoseconds: it tells whether the file changed since it was seen.
    """

    path: Path
    relative: str
    size: int
    kind_of_entry: EntryKind
    modified_at: datetime
    dated: date | None = None
    stamp: int = 0

    @property
    def received_at(self) -> datetime:
        """When it was received as far as folder and file tell; a mail's own date goes before."""
        if self.dated is not None:
            return datetime.combine(self.dated, time(), VIETNAM_TIME)
        return self.modified_at


def scan(inbox: Path, workspace: Path) -> tuple[Found, ...]:
    """Everything in the inbox and its folders, ordered by time of receipt, then name.

    Skipped are inbox/processed, lock files of Office (~$…), hidden and temporary files. Links, pipes and
    devices are listed by their kind, never opened or followed. Empty when there is no inbox.
    """
    if not inbox.is_dir():
        return ()
    found = _walk(inbox, inbox, workspace)
    return tuple(sorted(found, key=lambda item: (item.received_at, item.relative)))


def holds_anything(inbox: Path, workspace: Path) -> bool:
    """Whether a scan would find anything; it looks no further than the first."""
    return inbox.is_dir() and next(_walk(inbox, inbox, workspace), None) is not None


def _walk(folder: Path, inbox: Path, workspace: Path) -> Iterator[Found]:
    try:
        with os.scandir(folder) as entries:
            paths = sorted(Path(entry.path) for entry in entries)
    except OSError:
        yield _found(folder, EntryKind.UNREADABLE, inbox, workspace)
        return
    for path in paths:
        if _skipped(path, inbox):
            continue
        kind = _kind(path)
        if kind is None:
            yield from _walk(path, inbox, workspace)
        else:
            yield _found(path, kind, inbox, workspace)


def _skipped(path: Path, inbox: Path) -> bool:
    if path.parent == inbox and path.name.casefold() == PROCESSED:
        return True
    return path.name == _PLACEHOLDER or is_clutter(path.name) or path.suffix.casefold() == ".tmp"


def _kind(path: Path) -> EntryKind | None:
    """The kind of an entry; None for a folder to look into."""
    try:
        status = path.lstat()
    except OSError:
        return EntryKind.UNREADABLE
    # Junctions on Windows are no symbolic links, but lead elsewhere all the same.
    surrogate = getattr(status, "st_reparse_tag", 0) & _NAME_SURROGATE
    if stat.S_ISLNK(status.st_mode) or surrogate:
        return EntryKind.LINK
    if stat.S_ISDIR(status.st_mode):
        return None
    return EntryKind.FILE if stat.S_ISREG(status.st_mode) else EntryKind.SPECIAL


def _found(path: Path, kind: EntryKind, inbox: Path, workspace: Path) -> Found:
    try:
        status = path.lstat()
        size, stamp = status.st_size, status.st_mtime_ns
    except OSError:
        size, stamp = 0, 0
    inner = PurePosixPath(shown_name(path.relative_to(inbox).as_posix()))
    return Found(
        path=path,
        relative=shown_name(path.relative_to(workspace).as_posix()),
        size=size,
        kind_of_entry=kind,
        modified_at=_moment(stamp),
        dated=folder_date(inner.parts[:-1]),
        stamp=stamp,
    )


def _moment(stamp: int) -> datetime:
    # Whole numbers all the way: a float would move the microseconds from run to run.
    seconds, rest = divmod(stamp, 1_000_000_000)
    return datetime.fromtimestamp(seconds, VIETNAM_TIME).replace(microsecond=rest // 1000)


def folder_date(folders: tuple[str, ...]) -> date | None:
    """The date the innermost dated folder names: '2026-11-20', '20-11-2026', '20.11.2026', '20261120'."""
    for folder in reversed(folders):
        for pattern, order in ((_YEAR_FIRST, (1, 3, 4)), (_DAY_FIRST, (4, 3, 1)), (_COMPACT, (1, 2, 3))):
            match = pattern.search(folder)
            if match is None:
                continue
            try:
                return date(*(int(match[group]) for group in order))
            except ValueError:
                continue
    return None
