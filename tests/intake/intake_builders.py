"""Small files built byte by byte, as they arrive from outside."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

from openpyxl import Workbook

from toolkit.intake.events import VIETNAM_TIME

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def xlsx(text: str = "x") -> bytes:
    """A workbook as openpyxl writes it."""
    book = Workbook()
    book.worksheets[0]["A1"] = text
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def zipped(parts: Mapping[str, bytes] | Sequence[tuple[str, bytes]]) -> bytes:
    """A zip with these parts, in this order; duplicates allowed."""
    target = io.BytesIO()
    pairs = parts.items() if isinstance(parts, Mapping) else parts
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in pairs:
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def repacked(package: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package with some parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    return zipped({**parts, **changed})


def office(main_type: str) -> bytes:
    """A package whose main part has this content type."""
    types = f'<Types><Override PartName="/main" ContentType="application/{main_type}"/></Types>'
    return zipped({"[Content_Types].xml": types.encode(), "main": b"<a/>"})


def opendocument(kind: str, manifest: bytes = b"<m/>") -> bytes:
    """An OpenDocument package of this kind."""
    mimetype = f"application/vnd.oasis.opendocument.{kind}".encode()
    return zipped({"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": b"<a/>"})


def compound(streams: Mapping[str, bytes]) -> bytes:
    """An OLE2 file with these streams (each at least 4096 bytes long after padding), seven at most."""
    data: list[bytes] = []
    fat: list[int] = [_FAT, 2, _END]
    entries = [_entry("Root Entry", 5, _END, 0)]
    for name, content in streams.items():
        content = content.ljust(4096, b"\0")
        sectors = -(-len(content) // _SECTOR)
        start = len(fat)
        fat += [*range(start + 1, start + sectors), _END]
        data.append(content.ljust(sectors * _SECTOR, b"\0"))
        entries.append(_entry(name, 2, start, len(content)))
    directory = b"".join(entries).ljust(2 * _SECTOR, b"\0")
    table = struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    return header + table + directory + b"".join(data)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB3I", len(encoded), kind, 1, _FREE, _FREE, _FREE)
    return head.ljust(116, b"\0") + struct.pack("<III", start, size, 0)


def xls(locked: bool = False) -> bytes:
    """The beginning of an .xls: BOF, and FILEPASS behind it when locked."""
    stream = struct.pack("<HH16s", 0x0809, 16, b"")
    stream += struct.pack("<HH6s", 0x2F, 6, b"") if locked else struct.pack("<HHH", 0x42, 2, 1200)
    return compound({"Workbook": stream})


def mail(attachments: Mapping[str, bytes], date: str | None = "Fri, 20 Nov 2026 20:30:00 +0000") -> bytes:
    """A message with these files."""
    message = EmailMessage()
    message["From"] = "Sở Tài chính <stc@thanhhoa.gov.vn>"
    message["To"] = "tonghop@thanhhoa.gov.vn"
    message["Subject"] = "Báo cáo năm 2026"
    if date:
        message["Date"] = date
    message.set_content("Kính gửi báo cáo.")
    for name, data in attachments.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def at(text: str) -> datetime:
    """A Vietnamese moment."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM_TIME)


def put(path: Path, data: bytes, moment: str = "2026-11-20T09:00:00") -> Path:
    """Write a file with a given time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    stamp = int(at(moment).timestamp())
    os.utime(path, (stamp, stamp))
    return path
