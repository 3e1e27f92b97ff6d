"""Messages: who sent them and when, and the files attached to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.parser import BytesHeaderParser
from email.policy import compat32, default
from email.utils import parseaddr, parsedate_to_datetime
from mimetypes import guess_extension
from pathlib import Path

_HEADER_BYTES = 256 << 10
_MBOX_LINE = re.compile(rb"^From [^\r\n]*\d\d:\d\d[^\r\n]*\d{4}[^\r\n]*\r?\n", re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_MAIL_ERRORS = (MessageError, ValueError, TypeError, LookupError, AttributeError, IndexError, RecursionError)
_ENDINGS = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-excel": ".xls",
    "message/rfc822": ".eml",
}


@dataclass(frozen=True, slots=True)
class MailHeader:
    """Sender as 'Name <address>' and the Date header with its zone; None where missing or unreadable."""

    sender: str | None
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Part:
    """A file attached to a message."""

    name: str
    data: bytes


def read_header(path: Path) -> MailHeader:
    """Sender and date of a message; a header that cannot be taken apart tells neither."""
    with path.open("rb") as stream:
        head = stream.read(_HEADER_BYTES).lstrip()
    try:
        # compat32 never raises on a malformed address, and a sender is shown, not used.
        message = BytesHeaderParser(policy=compat32).parsebytes(head)
        return MailHeader(_sender(message.get("From")), _date(message.get("Date")))
    except _MAIL_ERRORS:
        return MailHeader(None, None)


def _sender(header: object) -> str | None:
    if header is None:
        return None
    # The address is parted from the name before decoding: a decoded name may hold commas and brackets.
    name, address = parseaddr(str(header))
    plain = readable(name) or ""
    return " ".join(f"{plain} <{address}>".split()) if plain and address else address or plain or None


def _date(header: object) -> datetime | None:
    if header is None:
        return None
    try:
        moment = parsedate_to_datetime(str(header))
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def readable(text: str) -> str:
    """A header text with encoded words and raw 8-bit bytes turned into characters, NFC."""
    if "=?" in text:
        with suppress(*_MAIL_ERRORS):
            text = str(make_header(decode_header(text)))
    if any("\udc80" <= letter <= "\udcff" for letter in text):
        raw = text.encode("utf-8", "surrogateescape")
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            text = raw.decode("cp1258", "replace")
    return unicodedata.normalize("NFC", " ".join(text.split()))


def attached(path: Path) -> Iterator[Part]:
    """The files attached to a message, in its order; a message attached to it comes whole, as .eml."""
    message = message_from_bytes(path.read_bytes().lstrip(), policy=default)
    for number, part in enumerate(_leaves(message), start=1):
        data = _data(part)
        if data is not None:
            yield Part(_name(part, number), data)


def _leaves(message: Message) -> Iterator[Message]:
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        if _is_file(message):
            yield message
        return
    for part in message.iter_parts() if isinstance(message, EmailMessage) else message.get_payload():
        if isinstance(part, Message):
            yield from _leaves(part)


def _is_file(part: Message) -> bool:
    if part.get_content_type() == "message/rfc822":
        return True
    try:
        named = bool(part.get_filename())
        disposition = part.get_content_disposition()
    except _MAIL_ERRORS:
        return True
    return named or disposition == "attachment" or part.get_content_maintype() == "application"


def _data(part: Message) -> bytes | None:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], Message):
            return inner[0].as_bytes(policy=compat32)
        return None
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else None


def _name(part: Message, number: int) -> str:
    try:
        given = part.get_filename()
    except _MAIL_ERRORS:
        given = None
    name = readable(given or "").replace("\\", "/").rpartition("/")[2]
    name = "".join(letter for letter in name if letter.isprintable()).strip()
    if name:
        return name
    kind = part.get_content_type()
    return f"{number:02d}{_ENDINGS.get(kind) or guess_extension(kind) or ''}"


def messages(path: Path) -> Iterator[Part]:
    """The messages of an mbox file, numbered as '0001.eml' in their order."""
    data = path.read_bytes()
    starts = [match for match in _MBOX_LINE.finditer(data) if _begins(data, match.start())]
    ends = [match.start() for match in starts[1:]] + [len(data)]
    for number, (match, end) in enumerate(zip(starts, ends, strict=True), start=1):
        yield Part(f"{number:04d}.eml", _QUOTED_FROM.sub(rb"\1", data[match.end() : end]))


def _begins(data: bytes, position: int) -> bool:
    """A line 'From …' begins a message only at the start of the file or after an empty line."""
    return position == 0 or data[max(0, position - 4) : position].endswith((b"\n\n", b"\n\r\n"))
