"""The kind of a file follows from its bytes, and each kind has a sentence of its own."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

import pytest

from tests.intake import intake_builders as b
from toolkit.intake.content_kinds import ContentKind, Handling, handling, refusal
from toolkit.intake.limits import Limits
from toolkit.intake.type_reader import read_kind
from toolkit.messages.catalogue import describe

LIMITS = Limits(max_file_mib=1)
WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SLIDES = "vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
LOCKED = {"EncryptionInfo": b"", "EncryptedPackage": b""}
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)

TABLE = [
    # name, bytes, kind, handling, codes of the refusal
    ("xlsx", b.xlsx(), "xlsx", "return", ""),
    ("xlsm", b.office("vnd.ms-excel.sheet.macroEnabled.main+xml"), "xlsm", "return", ""),
    ("xlsb", b.office("vnd.ms-excel.sheet.binary.macroEnabled.main"), "xlsb", "return", ""),
    ("ods", b.opendocument("spreadsheet"), "ods", "return", ""),
    ("xls", b.xls(), "xls", "return", ""),
    ("bare BIFF", b"\x09\x08\x10\x00" + bytes(60), "xls", "return", ""),
    ("locked xls", b.xls(locked=True), "locked", "refusal", "E102"),
    ("locked xlsx", b.compound(LOCKED), "locked", "refusal", "E102"),
    ("locked ods", b.opendocument("spreadsheet", b"<encryption-data/>"), "locked", "refusal", "E102"),
    ("doc", b.compound({"WordDocument": b""}), "word", "attachment", "E105"),
    ("msg", b.compound({"__properties_version1.0": b""}), "msg", "refusal", "E111"),
    ("strange OLE2", b.compound({"Thing": b""}), "unknown", "refusal", "E110"),
    ("docx", b.office(WORD), "word", "attachment", "E105"),
    ("odt", b.opendocument("text"), "word", "attachment", "E105"),
    ("rtf", b"{\\rtf1 abc}", "word", "attachment", "E105"),
    ("pptx", b.office(SLIDES), "office", "attachment", "E114"),
    ("zip", b.zipped({"STC.xlsx": b.xlsx()}), "zip", "container", ""),
    ("empty zip", b.zipped({}), "zip", "container", ""),
    ("pdf", b"%PDF-1.7\n%\xe2\xe3", "pdf", "attachment", "E106"),
    ("pdf behind a blank line", b"\r\n%PDF-1.4", "pdf", "attachment", "E106"),
    ("png", PNG, "picture", "attachment", "E107"),
    ("jpg", b"\xff\xd8\xff\xe0" + bytes(20), "picture", "attachment", "E107"),
    ("heic", b"\x00\x00\x00\x18ftypheic" + bytes(20), "picture", "attachment", "E107"),
    ("rar", b"Rar!\x1a\x07\x01\x00", "rar", "refusal", "E112"),
    ("7z", b"7z\xbc\xaf\x27\x1c\x00\x04", "7z", "refusal", "E112"),
    ("html", b"<html><body><table><tr><td>1</td></tr></table>", "html", "refusal", "E103"),
    ("html with BOM", b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>", "html", "refusal", "E103"),
    ("csv", "Mã;Kết quả\nSTC;1,5\n".encode(), "csv", "refusal", "E104"),
    ("csv in UTF-16", "Mã\tKết quả\nSTC\t1,5\n".encode("utf-16"), "csv", "refusal", "E104"),
    ("xml table", b'<?xml version="1.0"?><Workbook/>', "xml", "refusal", "E113"),
    ("eml", b.mail({"STC.xlsx": b"x"}), "eml", "container", ""),
    ("mbox", b"From a@b Fri Nov 20 09:00:00 2026\n" + b.mail({}), "mbox", "container", ""),
    ("empty", b"", "empty", "refusal", "E101"),
    ("noise", bytes(range(256)), "unknown", "refusal", "E110"),
    ("cut off xlsx", b.xlsx()[:-200], "damaged", "refusal", "E108"),
    ("cut off xls", b.xls()[:700], "damaged", "refusal", "E108"),
    ("OLE2 header alone", b.xls()[:20], "damaged", "refusal", "E108"),
]  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_kind_follows_from_bytes_whatever_the_name(
    tmp_path: Path, row: tuple[str, bytes, str, str, str]
) -> None:
    _name, data, kind, done_with, codes = row
    for name in ("STC.xls", "STC.pdf", "không đuôi"):
        path = b.put(tmp_path / name, data)
        sniffed = read_kind(path, LIMITS)
        found = [finding.code for finding in refusal(sniffed)]
        assert (sniffed.kind.value, handling(sniffed, name).value, found) == (kind, done_with, codes.split())


def test_plain_text_is_an_attachment_unless_it_calls_itself_a_workbook(tmp_path: Path) -> None:
    sniffed = read_kind(b.put(tmp_path / "a", "Kính gửi Sở Tài chính, xin gửi báo cáo.".encode()), LIMITS)
    assert sniffed.kind is ContentKind.TEXT
    assert handling(sniffed, "ghi chú.txt") is Handling.ATTACHMENT
    assert handling(sniffed, "STC.XLS") is Handling.REFUSAL
    assert [finding.code for finding in refusal(sniffed)] == ["E104"]


def test_every_kind_has_its_own_sentence(tmp_path: Path) -> None:
    kinds_by_title: dict[str, set[str]] = {}
    for _name, data, kind, _handling, codes in TABLE:
        if codes:
            (finding,) = refusal(read_kind(b.put(tmp_path / "x", data), LIMITS))
            words = describe(finding)
            assert words.message
            assert words.remedy
            kinds_by_title.setdefault(words.title, set()).add(kind)
    shared = [kinds for kinds in kinds_by_title.values() if len(kinds) > 1]
    assert shared == [{"rar", "7z"}]


def lying(data: bytes, size: int) -> bytes:
    """The zip with the unpacked size of its first entry falsified in the directory."""
    position = data.rindex(b"PK\x01\x02") + 24
    return data[:position] + struct.pack("<I", size) + data[position + 4 :]


TYPES = ("[Content_Types].xml", b"<a/>")
WIDE = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")
HIDDEN = b"<!--" + b"x" * 70_000 + b"--><!DOCTYPE a><a/>"


def book(part: str, data: bytes) -> bytes:
    """A workbook with one part replaced or added."""
    return b.repacked(b.xlsx(), {part: data})


HOSTILE = [
    ("bomb", book("xl/media/zero.bin", bytes(120 << 20)), "E115"),
    ("bomb in a plain zip", b.zipped({"a.xlsx": bytes(120 << 20)}), "E115"),
    ("claims 4 GiB", lying(b.zipped({"a": b"x"}), 0xFFFFFFF0), "E115"),
    ("too many parts", b.zipped([(f"{n}", b"") for n in range(2001)]), "E115"),
    ("same part twice", b.zipped([TYPES, ("xl/a.xml", b"1"), ("xl/A.xml", b"2")]), "E116"),
    ("absolute name", b.zipped({"/etc/STC.xlsx": b"x"}), "E117"),
    ("name above", b.zipped({"a/../../STC.xlsx": b"x"}), "E117"),
    ("backslashes above", b.zipped({"..\\STC.xlsx": b"x"}), "E117"),
    ("drive letter", b.zipped({"C:STC.xlsx": b"x"}), "E117"),
    ("entities", book("xl/workbook.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "E118"),
    ("entities in UTF-16", book("xl/workbook.xml", WIDE), "E118"),
    ("entities behind a long comment", book("xl/workbook.xml", HIDDEN), "E118"),
    ("too large", book("xl/media/noise.bin", random.Random(1).randbytes(2 << 20)), "E109"),
]


@pytest.mark.parametrize("row", HOSTILE, ids=[row[0] for row in HOSTILE])
def test_hostile_packages_are_refused_before_they_are_unpacked(
    tmp_path: Path, row: tuple[str, bytes, str]
) -> None:
    _name, data, code = row
    sniffed = read_kind(b.put(tmp_path / "STC.xlsx", data), LIMITS)
    assert handling(sniffed, "STC.xlsx") is Handling.REFUSAL
    assert [finding.code for finding in refusal(sniffed)] == [code]


def test_overlapping_parts_are_refused(tmp_path: Path) -> None:
    data = b.zipped({"a.xlsx": b"1" * 500, "b.xlsx": b"2" * 500})
    first, second = (data.index(b"PK\x01\x02"), data.rindex(b"PK\x01\x02"))
    where = data[first + 42 : first + 46]
    path = b.put(tmp_path / "a.zip", data[: second + 42] + where + data[second + 46 :])
    assert [finding.code for finding in refusal(read_kind(path, LIMITS))] == ["E116"]


def test_locked_zip_has_its_own_remedy(tmp_path: Path) -> None:
    data = bytearray(b.zipped({"STC.xlsx": b"secret"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    sniffed = read_kind(b.put(tmp_path / "a.zip", bytes(data)), LIMITS)
    assert [finding.code for finding in refusal(sniffed)] == ["E120"]


def test_every_cut_of_a_file_gives_a_verdict(tmp_path: Path) -> None:
    for data in (b.xlsx(), b.xls(), b.mail({"STC.xlsx": b"x" * 90})):
        for cut in range(0, len(data), max(1, len(data) // 60)):
            sniffed = read_kind(b.put(tmp_path / "cut", data[:cut]), LIMITS)
            assert handling(sniffed, "cut") in Handling


def test_sound_package_with_data_descriptors_is_not_refused(tmp_path: Path) -> None:
    target = io.BytesIO()

    class Pipe(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            return target.write(bytes(memoryview(data)))  # type: ignore[arg-type]

    with zipfile.ZipFile(Pipe(), "w") as package:
        for name in ("a.txt", "b.txt"):
            package.writestr(name, "x" * 100)
    assert read_kind(b.put(tmp_path / "a.zip", target.getvalue()), LIMITS).kind is ContentKind.ZIP
