"""The kind of a file from its bytes: signatures, package parts, streams, headers of a message."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum

from toolkit.intake.content_kinds import ContentKind

HEAD_SIZE = 8192
"""How many bytes of a file ``kind_of_head`` needs to see."""


class Wrapping(Enum):
    """Outer formats whose kind is decided by what is inside."""

    PACKAGE = "zip"
    COMPOUND = "ole2"


_SIGNATURES: tuple[tuple[bytes, ContentKind | Wrapping], ...] = (
    (b"PK\x03\x04", Wrapping.PACKAGE),
    (b"PK\x05\x06", Wrapping.PACKAGE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Wrapping.COMPOUND),
    (b"Rar!\x1a\x07", ContentKind.RAR),
    (b"7z\xbc\xaf\x27\x1c", ContentKind.SEVEN_ZIP),
    (b"\x89PNG\r\n\x1a\n", ContentKind.PICTURE),
    (b"\xff\xd8\xff", ContentKind.PICTURE),
    (b"GIF87a", ContentKind.PICTURE),
    (b"GIF89a", ContentKind.PICTURE),
    (b"II*\x00", ContentKind.PICTURE),
    (b"MM\x00*", ContentKind.PICTURE),
    (b"{\\rtf", ContentKind.WORD),
    (b"\x78\x9f\x3e\x22", ContentKind.MSG),
)
# BIFF streams written without the OLE2 envelope (Excel 2 to 4, and some exporters).
_BARE_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x10\x00")
_MEDIA_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?[^\r\n]*\r?\n(?:[ \t]+[^\r\n]*\r?\n)*")
_MAIL_HEADERS = frozenset(
    b"from to cc subject date received return-path delivered-to message-id mime-version content-type "
    b"reply-to x-mailer sender dkim-signature authentication-results arc-seal x-received".split()
)
_MBOX_LINE = re.compile(rb"From [^\r\n]*\d\d:\d\d[^\r\n]*\d{4}[^\r\n]*\r?\n")
_HTML = re.compile(r"<\s*(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)


def kind_of_head(head: bytes) -> ContentKind | Wrapping:
    """The kind a file shows in its first ``HEAD_SIZE`` bytes."""
    if not head:
        return ContentKind.EMPTY
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head.startswith(_BARE_BIFF):
        return ContentKind.XLS
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return ContentKind.PICTURE
    if head[4:8] == b"ftyp" and head[8:12] in _MEDIA_BRANDS:
        return ContentKind.PICTURE
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return ContentKind.PICTURE
    if b"%PDF-" in head[:1024]:
        return ContentKind.PDF
    return _kind_of_text(head)


def _kind_of_text(head: bytes) -> ContentKind:
    text = _decode(head)
    if text is None:
        return ContentKind.UNKNOWN
    raw = text.encode("utf-8", "replace").lstrip(b"\xef\xbb\xbf \t\r\n")
    line = _MBOX_LINE.match(raw)
    if line and _is_mail(raw[line.end() :]):
        return ContentKind.MBOX
    if _is_mail(raw):
        return ContentKind.EML
    start = text.lstrip("\ufeff \t\r\n")
    if _HTML.search(start[:2048]) and start.startswith("<"):
        return ContentKind.HTML
    if start.startswith("<?xml"):
        return ContentKind.XML
    return ContentKind.CSV if _is_table(start) else ContentKind.TEXT


def _decode(head: bytes) -> str | None:
    """The bytes as text, or None when they are none (control characters that no text holds)."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    if any(byte < 32 and byte not in b"\t\n\r\f\x1a\x1b" for byte in head):
        return None
    try:
        return head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A character cut in two at the end of what was looked at is no fault.
        if len(head) >= HEAD_SIZE and error.start >= len(head) - 4:
            return head[: error.start].decode("utf-8-sig")
        return head.decode("cp1258", "replace")


def _is_mail(raw: bytes) -> bool:
    names = set()
    position = 0
    while match := _HEADER.match(raw, position):
        names.add(match[1].lower())
        position = match.end()
    return len(names & _MAIL_HEADERS) >= 2


def _is_table(text: str) -> bool:
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    if not lines:
        return False
    if lines[0].lower().startswith("sep="):
        return True
    whole = lines[:-1] if len(lines) > 2 else lines
    if len(whole) < 2:
        return False
    return any(_separates(whole, mark, loose) for mark, loose in (("\t", True), (";", True), (",", False)))


def _separates(lines: list[str], mark: str, loose: bool) -> bool:
    # Commas stand in prose too, so they must come equally often in every line.
    counts = {line.count(mark) for line in lines}
    return 0 not in counts and len(counts) <= (2 if loose else 1)


_CONTENT_TYPES = (
    ("spreadsheetml.sheet.main+xml", ContentKind.XLSX),
    ("spreadsheetml.template.main+xml", ContentKind.XLSX),
    ("ms-excel.sheet.macroenabled.main+xml", ContentKind.XLSM),
    ("ms-excel.template.macroenabled.main+xml", ContentKind.XLSM),
    ("ms-excel.addin.macroenabled.main+xml", ContentKind.XLSM),
    ("ms-excel.sheet.binary.macroenabled.main", ContentKind.XLSB),
    ("wordprocessingml.document.main+xml", ContentKind.WORD),
    ("wordprocessingml.template.main+xml", ContentKind.WORD),
    ("ms-word.document.macroenabled.main+xml", ContentKind.WORD),
    ("presentationml.", ContentKind.OFFICE),
)
_MAIN_PARTS = (
    ("xl/workbook.xml", ContentKind.XLSX),
    ("xl/workbook.bin", ContentKind.XLSB),
    ("word/document.xml", ContentKind.WORD),
    ("ppt/presentation.xml", ContentKind.OFFICE),
)


def kind_of_package(names: Collection[str], content_types: str, mimetype: str) -> ContentKind:
    """The kind of a zip from its entry names, its [Content_Types].xml and its mimetype (or manifest) part."""
    declared = mimetype.lower()
    if "opendocument." in declared:
        if "opendocument.spreadsheet" in declared:
            return ContentKind.ODS
        return ContentKind.WORD if "opendocument.text" in declared else ContentKind.OFFICE
    types = content_types.lower()
    for marker, kind in _CONTENT_TYPES:
        if marker in types:
            return kind
    present = {name.lower() for name in names}
    for part, kind in _MAIN_PARTS:
        if part in present:
            return kind
    if "[content_types].xml" in present or any(name.endswith(".iwa") for name in present):
        return ContentKind.OFFICE
    return ContentKind.ZIP


def kind_of_compound(streams: Collection[str]) -> ContentKind:
    """The kind of an OLE2 file from the names of its streams and storages."""
    names = set(streams)
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        return ContentKind.LOCKED
    if names & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        return ContentKind.XLS
    if "WordDocument" in names:
        return ContentKind.WORD
    if "PowerPoint Document" in names:
        return ContentKind.OFFICE
    if "__properties_version1.0" in names or any(name.startswith("__substg1.0_") for name in names):
        return ContentKind.MSG
    return ContentKind.UNKNOWN
