"""Opening zip packages without trusting them: parts are counted and measured before any is read."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import IO
from xml.parsers import expat

from toolkit.intake.content_kinds import ContentKind, Sniffed
from toolkit.intake.limits import CONTAINER_PACKAGE, WORKBOOK_PACKAGE, PackageLimits
from toolkit.intake.shown_names import shown_name
from toolkit.intake.sniff import kind_of_package
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding

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

_ENCRYPTED_BIT = 0x1
_UTF8_BIT = 0x800
_UNICODE_PATH = 0x7075
_LOCAL_HEADER = 30
_SMALL_PART = 1 << 20
_DIRECTORY_ENTRY = 46
_LARGEST_DIRECTORY = 4 << 20
"""Bytes: five thousand entries with long names; a longer list takes memory before it can be counted."""
_END = b"PK\x05\x06"
_END_LENGTH = 22
_LONGEST_COMMENT = 1 << 16
_END_64 = b"PK\x06\x06"
_LOCATOR = b"PK\x06\x07"
_LOCATOR_LENGTH = 20
_PROLOG = 1 << 20
_FIRST_PIECE, _PIECE = 4 << 10, 256 << 10
_PLAIN_PROLOG = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml version=(?:\"1\.0\"|'1\.0')"
    rb"(?: encoding=(?:\"(?i:utf-8)\"|'(?i:utf-8)'))?(?: standalone=(?:\"(?:yes|no)\"|'(?:yes|no)'))?\s*\?>)?"
    rb"\s*<[A-Za-z]"
)
"""Nothing before the first element but the declaration of UTF-8; no document type can follow."""
_MIB = 1 << 20


def read_package_kind(path: Path) -> Sniffed:
    """The kind of a zip, with findings when it is broken, swollen, ambiguous or hostile."""
    try:
        directory = _directory_size(path)
        if directory > _LARGEST_DIRECTORY:
            entries = str(directory // _DIRECTORY_ENTRY)
            size = str(path.stat().st_size // _MIB)
            return Sniffed(ContentKind.ZIP, (make("E115", args={"entries": entries, "size": size}),))
        with zipfile.ZipFile(path) as package:
            infos = package.infolist()
            kind = _kind(package, infos)
            findings = package_faults(infos, _limits(kind), path.stat().st_size)
            if findings:
                return Sniffed(kind, findings)
            if any(info.flag_bits & _ENCRYPTED_BIT for info in infos):
                return Sniffed(ContentKind.LOCKED_ZIP if kind is ContentKind.ZIP else ContentKind.LOCKED)
            if kind is ContentKind.ODS and b"encryption-data" in _part(package, "META-INF/manifest.xml"):
                return Sniffed(ContentKind.LOCKED)
            return Sniffed(kind, () if kind is ContentKind.ZIP else _declarations(package, infos))
    except ZIP_ERRORS as error:
        return Sniffed(ContentKind.DAMAGED, (make("E108", args={"reason": type(error).__name__}),))


def _directory_size(path: Path) -> int:
    """How long the list of contents says it is, read from the end of the package; 0 where there is no end."""
    with path.open("rb") as stream:
        length = stream.seek(0, 2)
        start = max(0, length - _END_LENGTH - _LONGEST_COMMENT - _LOCATOR_LENGTH)
        stream.seek(start)
        tail = stream.read()
        end = tail.rfind(_END)
        if end < 0 or end + _END_LENGTH > len(tail):
            return 0
        sizes: list[int] = [struct.unpack_from("<I", tail, end + 12)[0]]
        locator = tail[max(0, end - _LOCATOR_LENGTH) : end]
        if locator.startswith(_LOCATOR) and len(locator) == _LOCATOR_LENGTH:
            # Large packages keep the true size in a record of its own, which stands right before the locator.
            stream.seek(max(0, start + end - _LOCATOR_LENGTH - 56))
            record = stream.read(56)
            if record.startswith(_END_64) and len(record) == 56:
                sizes.append(struct.unpack_from("<Q", record, 40)[0])
        return max(size for size in sizes if size != 0xFFFFFFFF or len(sizes) == 1)


def _limits(kind: ContentKind) -> PackageLimits:
    return CONTAINER_PACKAGE if kind is ContentKind.ZIP else WORKBOOK_PACKAGE


def _kind(package: zipfile.ZipFile, infos: Sequence[zipfile.ZipInfo]) -> ContentKind:
    names = [info.filename for info in infos]
    mimetype = _part(package, "mimetype") or _part(package, "META-INF/manifest.xml")
    types = _part(package, "[Content_Types].xml")
    return kind_of_package(names, _text(types), _text(mimetype))


def _text(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return data.decode(encoding, "replace")


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of a small part, or nothing; a part that cannot be read says nothing of the kind."""
    try:
        with package.open(name) as part:
            return part.read(_SMALL_PART)
    except (KeyError, *ZIP_ERRORS):
        return b""


def package_faults(
    infos: Sequence[zipfile.ZipInfo], limits: PackageLimits, file_size: int
) -> tuple[Finding, ...]:
    """What is wrong with the list of contents of a package, before anything in it is unpacked."""
    unpacked = sum(info.file_size for info in infos)
    swollen = unpacked > limits.free and unpacked > limits.ratio * max(file_size, 1)
    if len(infos) > limits.entries or unpacked > limits.unpacked or swollen:
        return (make("E115", args={"entries": str(len(infos)), "size": str(unpacked // _MIB)}),)
    findings = [make("E116", args={"part": name}) for name in _repeated(infos)]
    findings += [make("E117", args={"part": entry_name(info)}) for info in infos if _escapes(info.filename)]
    return tuple(findings)


def _repeated(infos: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Names that come twice (to Office, part names differing in case are equal), and parts that overlap."""
    seen: set[str] = set()
    repeated: list[str] = []
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        name = info.filename.casefold()
        if name in seen or info.header_offset < end:
            repeated.append(entry_name(info))
        seen.add(name)
        end = info.header_offset + _LOCAL_HEADER + info.compress_size
    return repeated


def _escapes(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or name[1:2] == ":" or "\x00" in name


def _declarations(package: zipfile.ZipFile, infos: Sequence[zipfile.ZipInfo]) -> tuple[Finding, ...]:
    parts = (info for info in infos if info.filename.lower().endswith((".xml", ".rels", ".vml")))
    return tuple(make("E118", args={"part": i.filename}) for i in parts if _declares(package, i))


class _DeclaredError(Exception):
    """The prolog holds a document type declaration."""


class _BegunError(Exception):
    """The first element has come: no declaration can follow."""


def _declares(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    with package.open(info) as part:
        chunk = part.read(_FIRST_PIECE)
        # Nearly every part shows its first element at once, and then no parser is needed to see it.
        return _PLAIN_PROLOG.match(chunk) is None and _declares_in(part, chunk)


def _declares_in(part: IO[bytes], chunk: bytes) -> bool:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _declared
    parser.StartElementHandler = _begun
    seen = 0
    try:
        # In few large pieces, for the parser may read a long token anew with each piece.
        while seen < _PROLOG:
            parser.Parse(chunk, not chunk)
            if not chunk:
                return False
            seen += len(chunk)
            chunk = part.read(_PIECE)
    except _DeclaredError:
        return True
    except (_BegunError, expat.ExpatError):
        return False
    # A mebibyte without a first element is no office document either.
    return True


def _declared(*_arguments: object) -> None:
    raise _DeclaredError


def _begun(*_arguments: object) -> None:
    raise _BegunError


def entry_name(info: zipfile.ZipInfo) -> str:
    """The name of a zip entry as its packer meant it, NFC, with forward slashes.

    Without the UTF-8 mark the bytes are taken for UTF-8 where they are valid as such (macOS, many phones),
    else for the Vietnamese code page 1258 (Windows Explorer). An Info-ZIP unicode field wins over both.
    """
    name = info.filename
    if not info.flag_bits & _UTF8_BIT:
        raw = _raw_name(info)
        name = _unicode_field(info.extra, raw) or _decoded(raw)
    return shown_name(name).replace("\\", "/")


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    try:
        return info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.orig_filename.encode("utf-8")


def _unicode_field(extra: bytes, raw: bytes) -> str | None:
    position = 0
    while position + 4 <= len(extra):
        tag, length = struct.unpack_from("<HH", extra, position)
        data = extra[position + 4 : position + 4 + length]
        if tag == _UNICODE_PATH and len(data) > 5 and struct.unpack_from("<I", data, 1)[0] == zlib.crc32(raw):
            return data[5:].decode("utf-8", "replace")
        position += 4 + length
    return None


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "cp1258"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")
