"""What messages and packages hold: members by name and bytes, in a fixed order."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from toolkit.intake.content_kinds import ContentKind
from toolkit.intake.mail_reader import Part, attached, messages
from toolkit.intake.package_reader import ZIP_ERRORS, entry_name
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding

SEPARATOR = "!"
"""Between the name of a container and the name of its member."""

_CLUTTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Member:
    """A file within a container: its bytes, or why it cannot be taken out."""

    name: str
    data: bytes = b""
    fault: Finding | None = None


def is_clutter(name: str) -> bool:
    """Whether a name is that of a lock file, a hidden file or what operating systems leave in folders."""
    parts = PurePosixPath(name).parts
    last = parts[-1] if parts else ""
    return "__MACOSX" in parts or last.startswith(("~$", ".")) or last.casefold() in _CLUTTER


def expand(path: Path, kind: ContentKind) -> Iterator[Member]:
    """The members of a container of ``kind`` in its own order, one level deep, under unique names.

    Only for containers that ``read_kind`` found sound: a zip's list of contents is not checked again here.
    """
    source = _zip_members(path) if kind is ContentKind.ZIP else _parts(path, kind)
    taken: set[str] = set()
    for member in source:
        name = unique_name(member.name, taken)
        taken.add(name)
        yield Member(name, member.data, member.fault)


def _parts(path: Path, kind: ContentKind) -> Iterator[Member]:
    parts: Iterator[Part] = attached(path) if kind is ContentKind.EML else messages(path)
    return (Member(part.name, part.data) for part in parts)


def _zip_members(path: Path) -> Iterator[Member]:
    with zipfile.ZipFile(path) as package:
        for info in package.infolist():
            name = entry_name(info)
            if info.is_dir() or is_clutter(name) or stat.S_ISLNK(info.external_attr >> 16):
                continue
            try:
                yield Member(name, package.read(info))
            except ZIP_ERRORS as error:
                reason = type(error).__name__
                yield Member(name, fault=make("E122", args={"part": name, "reason": reason}))


def unique_name(name: str, taken: set[str]) -> str:
    """``name``, or the first of 'name (2).ext', 'name (3).ext' … that is not taken."""
    if name not in taken:
        return name
    path = PurePosixPath(name)
    number = 2
    while (candidate := str(path.with_name(f"{path.stem} ({number}){path.suffix}"))) in taken:
        number += 1
    return candidate
