"""What messages and packages hold, under names as their senders meant them."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.intake import intake_builders as b
from toolkit.intake.containers_reader import expand
from toolkit.intake.content_kinds import ContentKind
from toolkit.intake.mail_reader import MailHeader, read_header

VIETNAMESE = "báo cáo Sở Tài chính.xlsx"


def names(path: Path, kind: ContentKind) -> list[str]:
    return [member.name for member in expand(path, kind)]


def named(raw: bytes, flag: int = 0, extra: bytes = b"") -> bytes:
    """A zip whose one entry has these bytes for a name."""
    data = b"content"
    common = struct.pack("<HHHHHIII", 20, flag, 0, 0, 0x21, zlib.crc32(data), len(data), len(data))
    local = b"PK\x03\x04" + common + struct.pack("<HH", len(raw), len(extra)) + raw + extra + data
    central = b"PK\x01\x02\x14\x00" + common
    central += struct.pack("<HHHHHII", len(raw), len(extra), 0, 0, 0, 0, 0) + raw + extra
    return local + central + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)


def unicode_field(raw: bytes, name: str) -> bytes:
    body = struct.pack("<BI", 1, zlib.crc32(raw)) + name.encode()
    return struct.pack("<HH", 0x7075, len(body)) + body


@pytest.mark.parametrize(
    "data",
    [
        named(VIETNAMESE.encode(), flag=0x800),
        named(VIETNAMESE.encode()),
        named(unicodedata.normalize("NFD", VIETNAMESE).encode()),
        named("báo cáo Sơ\u0309 Ta\u0300i chính.xlsx".encode("cp1258")),
        named(b"bao cao.xlsx", extra=unicode_field(b"bao cao.xlsx", VIETNAMESE)),
    ],
    ids=["marked UTF-8", "unmarked UTF-8", "decomposed", "Windows 1258", "unicode field"],
)
def test_vietnamese_names_in_zips(tmp_path: Path, data: bytes) -> None:
    assert names(b.put(tmp_path / "a.zip", data), ContentKind.ZIP) == [VIETNAMESE]


def test_a_stale_unicode_field_is_not_believed(tmp_path: Path) -> None:
    data = named(b"STC.xlsx", extra=unicode_field(b"other.xlsx", VIETNAMESE))
    assert names(b.put(tmp_path / "a.zip", data), ContentKind.ZIP) == ["STC.xlsx"]


def test_clutter_and_folders_are_left_out(tmp_path: Path) -> None:
    parts = ("__MACOSX/._STC.xlsx", ".DS_Store", "Thumbs.db", "a/~$STC.xlsx", "a/", "a\\STC.xlsx")
    path = b.put(tmp_path / "a.zip", b.zipped(dict.fromkeys(parts, b"x")))
    assert names(path, ContentKind.ZIP) == ["a/STC.xlsx"]


def test_a_damaged_part_does_not_cost_the_others(tmp_path: Path) -> None:
    data = b.zipped({"bad.xlsx": b"1" * 300, "STC.xlsx": b"2" * 300})
    broken = bytearray(data)
    position = data.index(b"bad.xlsx") + len("bad.xlsx")
    broken[position : position + 4] = b"\xff\xff\xff\xff"
    members = list(expand(b.put(tmp_path / "a.zip", bytes(broken)), ContentKind.ZIP))
    assert [(m.name, m.fault.code if m.fault else "", len(m.data)) for m in members] == [
        ("bad.xlsx", "E122", 0),
        ("STC.xlsx", "", 300),
    ]


def test_attachments_of_a_message_in_order_under_unique_names(tmp_path: Path) -> None:
    message = EmailMessage()
    message.set_content("text")
    message.add_alternative("<p>text</p>", subtype="html")
    for data, name in ((b"1", VIETNAMESE), (b"2", VIETNAMESE), (b"3", "C:\\tam\\STC.pdf")):
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    message.add_attachment(b"4", maintype="application", subtype="vnd.ms-excel")
    inner = EmailMessage()
    inner["Subject"] = "chuyển tiếp"
    inner.set_content("x")
    message.add_attachment(inner)
    path = b.put(tmp_path / "a.eml", message.as_bytes())
    members = [(member.name, member.data[:1]) for member in expand(path, ContentKind.EML)]
    assert members == [
        (VIETNAMESE, b"1"),
        ("báo cáo Sở Tài chính (2).xlsx", b"2"),
        ("STC.pdf", b"3"),
        ("04.xls", b"4"),
        ("05.eml", b"S"),
    ]


@pytest.mark.parametrize(
    "parameter",
    [
        'filename="=?utf-8?B?YsOhbyBjw6FvIFPhu58gVMOgaSBjaMOtbmgueGxzeA==?="',
        "filename*=utf-8''b%C3%A1o%20c%C3%A1o%20S%E1%BB%9F%20T%C3%A0i%20ch%C3%ADnh.xlsx",
        'filename="báo cáo Sở Tài chính.xlsx"',
    ],
    ids=["encoded word", "RFC 2231", "raw bytes"],
)
def test_vietnamese_names_in_messages(tmp_path: Path, parameter: str) -> None:
    text = (
        "From: a@b\r\nMIME-Version: 1.0\r\nContent-Type: application/octet-stream\r\n"
        f"Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; {parameter}\r\n\r\neA==\r\n"
    )
    members = list(expand(b.put(tmp_path / "a.eml", text.encode()), ContentKind.EML))
    assert [(member.name, member.data) for member in members] == [(VIETNAMESE, b"x")]


def test_messages_of_an_mbox(tmp_path: Path) -> None:
    text = b"From a@b Fri Nov 20 09:00:00 2026\nFrom: x\n\nFrom the desk of 2026 ...\n>From me 2026\n\n"
    text += b"From c@d Sat Nov 21 09:00:00 2026\nFrom: y\n\nbody\n"
    found = expand(b.put(tmp_path / "a", text), ContentKind.MBOX)
    assert [(member.name, member.data) for member in found] == [
        ("0001.eml", b"From: x\n\nFrom the desk of 2026 ...\nFrom me 2026\n\n"),
        ("0002.eml", b"From: y\n\nbody\n"),
    ]


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (
            "From: =?utf-8?B?U+G7nyBUw6BpIGNow61uaA==?= <stc@x.vn>\nDate: Fri, 20 Nov 2026 09:00:00 +0700",
            MailHeader("Sở Tài chính <stc@x.vn>", datetime(2026, 11, 20, 2, tzinfo=UTC)),
        ),
        ("From: stc@x.vn\nDate: hôm qua", MailHeader("stc@x.vn", None)),
        (
            "Subject: x\nDate: Fri, 20 Nov 2026 09:00:00 -0000",
            MailHeader(None, datetime(2026, 11, 20, 9, tzinfo=UTC)),
        ),
        ("From: \nTo: x", MailHeader(None, None)),
    ],
    ids=["both", "unreadable date", "date without zone", "neither"],
)  # fmt: skip
def test_sender_and_date(tmp_path: Path, head: str, wanted: MailHeader) -> None:
    assert read_header(b.put(tmp_path / "a.eml", f"{head}\n\nbody".encode())) == wanted
