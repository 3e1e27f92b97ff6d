"""What kind of file a document is, from its bytes: names lie, and portals call web pages '.doc'."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum

HEAD = 8192
"""How many bytes of a file ``kind_of_head`` looks at."""


class FileKind(Enum):
    """Kinds of files that are told apart; the last ones are none that a plan can be read from."""

    WORD = "word"
    OLD_WORD = "old_word"
    WORD_XML = "word_xml"
    RTF = "rtf"
    OPEN_TEXT = "open_text"
    FLAT_OPEN_TEXT = "flat_open_text"
    WORKS = "works"
    PDF = "pdf"
    HTML = "html"
    WEB_ARCHIVE = "web_archive"
    TEXT = "text"
    PACKAGE = "package"
    COMPOUND = "compound"
    WORKBOOK = "workbook"
    SLIDES = "slides"
    PICTURE = "picture"
    ARCHIVE = "archive"
    LOCKED = "locked"
    UNKNOWN = "unknown"


_SIGNATURES = (
    (b"PK\x03\x04", FileKind.PACKAGE),
    (b"PK\x05\x06", FileKind.PACKAGE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.COMPOUND),
    (b"{\\rtf", FileKind.RTF),
    (b"Rar!\x1a\x07", FileKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
    (b"\x89PNG\r\n\x1a\n", FileKind.PICTURE),
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"GIF87a", FileKind.PICTURE),
    (b"GIF89a", FileKind.PICTURE),
    (b"II*\x00", FileKind.PICTURE),
    (b"MM\x00*", FileKind.PICTURE),
)
_PHOTO_BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"avif")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x0b\x1a\x1b")
# What Vietnamese is written with; other signs are rare in it, in bytes that are no text they are common.
_LETTERS = re.compile("[\t\n\r\f -\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u22ff]")
_RARE = 20
_BLANK = b" \t\r\n\xef\xbb\xbf"
_HTML = re.compile(r"<\s*(?:!doctype\s+html|html|head|body|table|meta|div|p)\b", re.IGNORECASE)
# Possessive throughout: a file of nothing but comments must not make it try every way to part them.
_FIRST_ELEMENT = re.compile(
    r"(?>(?>\s++|<\?[^>]*+>|<!--(?>.*?-->)|<!(?!--)[^>]*+>)*+)<([A-Za-z][\w:.-]*)", re.DOTALL
)
_ELEMENTS = {
    "w:worddocument": FileKind.WORD_XML,
    "pkg:package": FileKind.WORD_XML,
    "office:document": FileKind.FLAT_OPEN_TEXT,
}
_MAIL_LINE = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]")
_MAIL_BODY = re.compile(r"^content-type:\s*(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)


def kind_of_head(head: bytes) -> FileKind:
    """The kind a file shows in its first ``HEAD`` bytes; PACKAGE and COMPOUND need a look inside."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature) or (kind is FileKind.RTF and head.lstrip(_BLANK).startswith(signature)):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileKind.PICTURE
    if (head[4:8] == b"ftyp" and head[8:12] in _PHOTO_BRANDS) or (
        head[:2] == b"BM" and head[6:10] == bytes(4)
    ):
        return FileKind.PICTURE
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    return _kind_of_text(head)


def _kind_of_text(head: bytes) -> FileKind:
    text = _decoded(head)
    if text is None:
        return FileKind.UNKNOWN
    start = text.lstrip("\ufeff \t\r\n")
    first = _FIRST_ELEMENT.match(start)
    if first is not None:
        name = first[1].lower()
        return _ELEMENTS.get(name, FileKind.HTML if _HTML.search(start) else FileKind.TEXT)
    if _MAIL_LINE.match(start) and _MAIL_BODY.search(start):
        return FileKind.WEB_ARCHIVE
    return FileKind.TEXT


def _decoded(head: bytes) -> str | None:
    """The beginning of a text, None for bytes that are none."""
    if head[:2] in _UTF_16:
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    if b"\x00" not in head:
        return None if _CONTROLS & set(head) else head.decode("utf-8", "replace")
    encoding = "utf-16-be" if head[::2].count(0) > head[1::2].count(0) else "utf-16-le"
    text = head[: len(head) // 2 * 2].decode(encoding, "replace")
    strange = sum(_LETTERS.fullmatch(sign) is None for sign in text)
    return text if strange * _RARE <= len(text) else None


_CONTENT_TYPES = (
    ("wordprocessingml.document.main+xml", FileKind.WORD),
    ("wordprocessingml.template.main+xml", FileKind.WORD),
    ("ms-word.document.macroenabled.main+xml", FileKind.WORD),
    ("ms-word.template.macroenabledtemplate.main+xml", FileKind.WORD),
    ("spreadsheetml.", FileKind.WORKBOOK),
    ("ms-excel.", FileKind.WORKBOOK),
    ("presentationml.", FileKind.SLIDES),
    ("ms-powerpoint.", FileKind.SLIDES),
)
_MAIN_PARTS = (
    ("word/document.xml", FileKind.WORD),
    ("xl/workbook.xml", FileKind.WORKBOOK),
    ("xl/workbook.bin", FileKind.WORKBOOK),
    ("ppt/presentation.xml", FileKind.SLIDES),
)


def kind_of_package(names: Collection[str], content_types: str, mimetype: str, manifest: str) -> FileKind:
    """The kind of a zip from its entry names and its parts [Content_Types].xml, mimetype and manifest."""
    declared = (mimetype or manifest).lower()
    if "opendocument." in declared:
        if "encryption-data" in manifest:
            return FileKind.LOCKED
        if "opendocument.spreadsheet" in declared:
            return FileKind.WORKBOOK
        return FileKind.OPEN_TEXT if "opendocument.text" in declared else FileKind.SLIDES
    types = content_types.lower()
    present = {name.lower().replace("\\", "/") for name in names}
    # A Word file may hold workbooks and says so too; its own main part comes first.
    return next(
        (kind for sign, kind in _CONTENT_TYPES if sign in types),
        next((kind for part, kind in _MAIN_PARTS if part in present), FileKind.ARCHIVE),
    )


def kind_of_compound(streams: Collection[str], locked_document: bool) -> FileKind:
    """The kind of an OLE2 file from the names of its streams and storages."""
    names = set(streams)
    if names & {"EncryptedPackage", "EncryptionInfo"} or locked_document:
        return FileKind.LOCKED
    if "WordDocument" in names:
        return FileKind.OLD_WORD
    if names & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        return FileKind.WORKBOOK
    if "PowerPoint Document" in names:
        return FileKind.SLIDES
    return FileKind.WORKS if names & {"CONTENTS", "MatOST", "MN0"} else FileKind.UNKNOWN
