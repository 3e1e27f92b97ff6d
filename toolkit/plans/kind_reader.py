"""The kind of a document, looking into packages and OLE2 files where their first bytes do not tell."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import PurePath

from toolkit.files.compound_reader import CompoundError, compound_in
from toolkit.plans.file_kinds import HEAD, FileKind, kind_of_compound, kind_of_head, kind_of_package

ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    OverflowError,
)
"""Everything a broken or hostile package makes the zip library raise."""
_SMALL_PART = 1 << 20


def read_kind(name: str, data: bytes) -> FileKind:
    """The kind of a document by its bytes.

    The name decides two things only: that plain text is a web page, and what a broken package was meant to be.
    """
    kind = kind_of_head(data[:HEAD])
    suffix = PurePath(name).suffix.lower()
    if kind is FileKind.PACKAGE:
        return _package(suffix, data)
    if kind is FileKind.COMPOUND:
        return _compound(suffix, data)
    if kind is FileKind.TEXT and suffix in {".html", ".htm", ".xhtml"}:
        return FileKind.HTML
    return kind


def _package(suffix: str, data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [
                _part(package, name) for name in ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml")
            ]
            return kind_of_package(package.namelist(), *parts)
    except ZIP_ERRORS:
        meant = {".odt": FileKind.OPEN_TEXT, ".xlsx": FileKind.WORKBOOK, ".zip": FileKind.ARCHIVE}
        # The Word reader says what is wrong with it.
        return meant.get(suffix, FileKind.WORD)


def _part(package: zipfile.ZipFile, name: str) -> str:
    """The beginning of a small part, or nothing; a part that cannot be read says nothing of the kind."""
    try:
        with package.open(name) as part:
            data = part.read(_SMALL_PART)
    except (KeyError, *ZIP_ERRORS):
        return ""
    return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", "replace")


def _compound(suffix: str, data: bytes) -> FileKind:
    try:
        compound = compound_in(io.BytesIO(data))
    except CompoundError:
        return FileKind.OLD_WORD if suffix in {".doc", ".dot", ".wps"} else FileKind.UNKNOWN
    return kind_of_compound(compound.streams, compound.locked_document)
