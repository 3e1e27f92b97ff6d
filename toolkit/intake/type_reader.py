"""The kind of a file on disk: its first bytes, and what its package or compound directory says."""

from __future__ import annotations

from pathlib import Path

from toolkit.files.compound_reader import CompoundError, read_compound
from toolkit.intake.content_kinds import CONTAINERS, WORKBOOKS, ContentKind, Sniffed
from toolkit.intake.limits import Limits
from toolkit.intake.package_reader import read_package_kind
from toolkit.intake.sniff import HEAD_SIZE, Wrapping, kind_of_compound, kind_of_head
from toolkit.messages.catalogue import make

_MIB = 1 << 20
_CONTAINER_FACTOR = 10


def read_kind(path: Path, limits: Limits) -> Sniffed:
    """The kind of the file, from its bytes alone; findings when it must not be opened further.

    A workbook may have ``limits.max_file_mib``, a message or package ten times that.
    """
    try:
        return _kind(path, limits)
    except (OSError, MemoryError):
        raise
    except Exception as error:
        # Whatever a file is made of, it must not end the run that looks at it.
        return Sniffed(ContentKind.DAMAGED, (make("E108", args={"reason": type(error).__name__}),))


def _kind(path: Path, limits: Limits) -> Sniffed:
    with path.open("rb") as stream:
        head = stream.read(HEAD_SIZE)
    kind = kind_of_head(head)
    if isinstance(kind, Wrapping):
        # Lists of contents grow with the file, so what is far too large is not even looked into.
        measured = _measured(Sniffed(ContentKind.ZIP), path.stat().st_size, limits)
        if measured.findings:
            return measured
    if kind is Wrapping.PACKAGE:
        sniffed = read_package_kind(path)
    elif kind is Wrapping.COMPOUND:
        sniffed = _compound(path)
    else:
        assert isinstance(kind, ContentKind)
        sniffed = Sniffed(kind)
    return sniffed if sniffed.findings else _measured(sniffed, path.stat().st_size, limits)


def _compound(path: Path) -> Sniffed:
    try:
        compound = read_compound(path)
    except CompoundError as error:
        return Sniffed(ContentKind.DAMAGED, (make("E108", args={"reason": str(error)}),))
    kind = kind_of_compound(compound.streams)
    if kind is ContentKind.XLS and compound.locked_workbook:
        return Sniffed(ContentKind.LOCKED)
    return Sniffed(kind)


def _measured(sniffed: Sniffed, size: int, limits: Limits) -> Sniffed:
    allowed = limits.max_file_mib
    if sniffed.kind in CONTAINERS:
        allowed *= _CONTAINER_FACTOR
    elif sniffed.kind not in WORKBOOKS:
        return sniffed
    if size <= allowed * _MIB:
        return sniffed
    # Rounded up, so that the sentence never says 30 MiB are more than 30.
    measured = {"size": str(-(-size // _MIB)), "limit": str(allowed)}
    return Sniffed(sniffed.kind, (make("E109", args=measured),))
