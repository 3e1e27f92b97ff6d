"""Hostile and sloppy files as they arrive on the last night, made from a sound return."""

from __future__ import annotations

import base64
import io
import random
import re
import struct
import zipfile
from collections.abc import Callable, Mapping

from openpyxl import Workbook, load_workbook

from tests.intake import intake_builders as b

SHEET = "xl/worksheets/sheet2.xml"
FORMULAS = (
    "=1+1",
    "+84 tiếp",
    "-chờ vốn",
    "@SUM(A1)",
    '=HYPERLINK("http://x","y")',
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
)
CONTROLS = ("\u202egnp.exe", "a\u200bb", "a\ud7ffb", "x" * 40_000)


def hostile_files(sound: bytes) -> Mapping[str, bytes]:
    """Files by name; ``sound`` is a return that is accepted."""
    found: dict[str, bytes] = {}
    for family in (_cut, _types, _packages, _parts, _cells, _sheets, _containers, _mail):
        found |= family(sound)
    return found


def _cut(sound: bytes) -> dict[str, bytes]:
    """Truncated at each tenth, bytes changed, rubbish before and behind."""
    size = len(sound)
    cuts = {f"cut {tenth}0%.xlsx": sound[: size * tenth // 10] for tenth in range(10)}
    dice = random.Random(5)
    flips = {}
    for number in range(6):
        data = bytearray(sound)
        for _turn in range(1 + number * 20):
            data[dice.randrange(size)] = dice.randrange(256)
        flips[f"bytes changed {number}.xlsx"] = bytes(data)
    return {
        **cuts,
        **flips,
        "rubbish before.xlsx": b"\x00" * 500 + sound,
        "rubbish behind.xlsx": sound + b"\xff" * 5_000,
        "twice in one.xlsx": sound + sound,
        "zeros in the middle.xlsx": sound[: size // 2] + bytes(200) + sound[size // 2 + 200 :],
        "text mode.xlsx": sound.replace(b"\n", b"\r\n"),
        "base64.xlsx": base64.b64encode(sound),
    }


def _types(_sound: bytes) -> dict[str, bytes]:
    locked = b.compound({"EncryptionInfo": b"", "EncryptedPackage": b"x" * 5000})
    endless = bytearray(b.xls())
    # The first chain of the allocation table leads back to itself.
    struct.pack_into("<I", endless, 512 + 4 * 3, 3)
    return {
        "empty.xlsx": b"",
        "one byte.xlsx": b"P",
        "locked.xlsx": locked,
        "locked.xls": b.xls(locked=True),
        "chain without end.xls": bytes(endless),
        "old.xls": b.xls(),
        "page.xls": b"<html><table><tr><td>1</td></tr></table></html>",
        "table.xls": "Mã;Kết quả\nSTC;1,5\n".encode(),
        "xml table.xls": b'<?xml version="1.0"?><Workbook><Worksheet/></Workbook>',
        "letter.xlsx": b.office("vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
        "scan.xlsx": b"%PDF-1.7\n" + bytes(5000),
        "photo.xlsx": b"\xff\xd8\xff\xe0" + bytes(5000),
        "outlook.msg": b.compound({"__properties_version1.0": b""}),
        "packed.rar": b"Rar!\x1a\x07\x01\x00" + bytes(100),
        "packed.7z": b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(100),
        "noise.xlsx": random.Random(1).randbytes(60_000),
        "binary.xlsb": b.office("vnd.ms-excel.sheet.binary.macroEnabled.main"),
        "macros.xlsm": b.office("vnd.ms-excel.sheet.macroEnabled.main+xml"),
        "open.ods": b.opendocument("spreadsheet"),
        "bare.xls": b"\x09\x08\x10\x00" + bytes(600),
        "bare noise.xls": b"\x09\x08\x10\x00" + random.Random(2).randbytes(6000),
    }


def _packages(sound: bytes) -> dict[str, bytes]:
    types = ("[Content_Types].xml", _part(sound, "[Content_Types].xml"))
    return {
        "bomb.xlsx": b.repacked(sound, {"xl/media/zero.bin": bytes(120 << 20)}),
        "bomb in a sheet.xlsx": b.repacked(sound, {SHEET: b"<worksheet>" + b" " * (60 << 20)}),
        "claims 4 GiB.xlsx": _lying(sound, 0xFFFFFFF0),
        "claims nothing.xlsx": _lying(sound, 0),
        "too many parts.xlsx": b.zipped([types, *((f"xl/{n}.xml", b"") for n in range(6_000))]),
        "same part twice.xlsx": b.zipped([types, ("xl/a.xml", b"1"), ("xl/A.xml", b"2")]),
        "absolute name.xlsx": b.repacked(sound, {"/etc/cron.d/x": b"x"}),
        "name above.xlsx": b.repacked(sound, {"../../x": b"x"}),
        "counts lie.xlsx": _counting(sound, 0xFFFF),
        "directory beyond.xlsx": _patched_end(sound, 16, struct.pack("<I", len(sound) * 2)),
        "encrypted part.xlsx": _flagged(sound, 1),
        "unknown packing.xlsx": _method(sound, 99),
        "no content types.xlsx": _without(sound, "[Content_Types].xml"),
        "no workbook.xlsx": _without(sound, "xl/workbook.xml"),
        "no relations.xlsx": _without(sound, "xl/_rels/workbook.xml.rels"),
        "no strings.xlsx": _without(sound, "xl/sharedStrings.xml"),
        "no styles.xlsx": _without(sound, "xl/styles.xml"),
        "no sheet.xlsx": _without(sound, SHEET),
    }


def _parts(sound: bytes) -> dict[str, bytes]:
    laughs = b"<!ENTITY a 'ha'>" + b"".join(
        f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>".encode() for n in range(9)
    )
    sheet = _part(sound, SHEET).decode()
    workbook = _part(sound, "xl/workbook.xml").decode()
    outside = b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><worksheet>&x;</worksheet>"
    link = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        b'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        b'Target="http://127.0.0.1:9/x.xml" TargetMode="External"/></Relationships>'
    )
    return {
        "billion laughs.xlsx": b.repacked(sound, {SHEET: b"<!DOCTYPE a [" + laughs + b"]><a>&j;</a>"}),
        "entity from outside.xlsx": b.repacked(sound, {SHEET: outside}),
        "sheets from outside.xlsx": b.repacked(sound, {"xl/_rels/workbook.xml.rels": link}),
        "no end tag.xlsx": b.repacked(sound, {SHEET: sheet[: len(sheet) // 2].encode()}),
        "ends within a row.xlsx": b.repacked(sound, {SHEET: sheet[: sheet.rindex("<row")].encode()}),
        "deep elements.xlsx": b.repacked(sound, {SHEET: b"<a>" * 200_000}),
        "many attributes.xlsx": b.repacked(
            sound, {SHEET: ("<worksheet " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>").encode()}
        ),
        "long name.xlsx": b.repacked(sound, {SHEET: b"<" + b"a" * 2_000_000 + b"/>"}),
        "not utf-8.xlsx": b.repacked(sound, {SHEET: sheet.encode("utf-16")}),
        "broken utf-8.xlsx": b.repacked(sound, {SHEET: sheet.encode().replace(b"<row", b"\xff<row", 1)}),
        "no sheets.xlsx": b.repacked(
            sound,
            {"xl/workbook.xml": re.sub("<sheets>.*</sheets>", "<sheets/>", workbook, flags=re.S).encode()},
        ),
        "empty workbook part.xlsx": b.repacked(sound, {"xl/workbook.xml": b""}),
        "strings out of range.xlsx": b.repacked(
            sound, {SHEET: re.sub(r'(<c[^>]*t="s"[^>]*><v>)\d+', r"\g<1>99999999", sheet).encode()}
        ),
        "negative strings.xlsx": b.repacked(
            sound, {SHEET: re.sub(r'(<c[^>]*t="s"[^>]*><v>)\d+', r"\g<1>-5", sheet).encode()}
        ),
    }


def _cells(sound: bytes) -> dict[str, bytes]:
    sheet = _part(sound, SHEET).decode()

    def cell(markup: str) -> bytes:
        return b.repacked(sound, {SHEET: sheet.replace("</sheetData>", f"{markup}</sheetData>").encode()})

    def dimension(reference: str) -> bytes:
        return b.repacked(
            sound, {SHEET: re.sub(r'<dimension ref="[^"]*"', f'<dimension ref="{reference}"', sheet).encode()}
        )

    styled = "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(2_000, 1_000_000))
    return {
        "far cell.xlsx": cell('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "beyond the sheet.xlsx": cell('<row r="99999999"><c r="ZZZZ99999999"><v>1</v></c></row>'),
        "address of nothing.xlsx": cell('<row r="0"><c r="A0"><v>1</v></c></row>'),
        "address of words.xlsx": cell('<row r="x"><c r="đây"><v>1</v></c></row>'),
        "no address.xlsx": cell("<row><c><v>1</v></c></row>"),
        "huge number.xlsx": cell('<row r="900"><c r="A900"><v>1E+999</v></c></row>'),
        "long number.xlsx": cell(f'<row r="900"><c r="A900"><v>{"9" * 100_000}</v></c></row>'),
        "no number.xlsx": cell('<row r="900"><c r="A900"><v>NaN</v></c></row>'),
        "date before dates.xlsx": cell('<row r="900"><c r="A900" s="3"><v>-99999999</v></c></row>'),
        "false dimension small.xlsx": dimension("A1"),
        "false dimension large.xlsx": dimension("A1:XFD1048576"),
        "false dimension words.xlsx": dimension("đây:kia"),
        "everything merged.xlsx": b.repacked(
            sound,
            {SHEET: re.sub(r"<mergeCells.*?</mergeCells>", "", sheet, flags=re.S).replace(
                "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
            ).encode()},
        ),
        "million styled rows.xlsx": cell(styled),
        "rows without end.xlsx": cell('<row r="3000"><c r="A3000" t="inlineStr"><is><t>x</t></is></c></row>' * 60_000),
        **{f"control {n}.xlsx": _typed(sound, text) for n, text in enumerate(CONTROLS)},
        "control raw.xlsx": cell('<row r="900"><c r="A900" t="inlineStr"><is><t>a&#11;b_x0000_</t></is></c></row>'),
        **{f"formula text {n}.xlsx": _typed(sound, text) for n, text in enumerate(FORMULAS) if "\r" not in text},
        "formula without result.xlsx": _typed(sound, "=A1+1", formula=True),
        "error cells.xlsx": cell('<row r="900"><c r="H900" t="e"><v>#REF!</v></c></row>'),
    }  # fmt: skip


def _sheets(sound: bytes) -> dict[str, bytes]:
    empty, many = Workbook(), Workbook()
    for number in range(300):
        many.create_sheet(f"Trang {number}")
    wide = Workbook()
    wide.worksheets[0].append(["x"] * 16_384)
    chart = Workbook()
    chart.create_chartsheet("Biểu đồ")
    chart.remove(chart.worksheets[0])
    return {
        "empty workbook.xlsx": _saved(empty),
        "300 sheets.xlsx": _saved(many),
        "wide.xlsx": _saved(wide),
        "chart alone.xlsx": _saved(chart),
        "hidden away.xlsx": _hidden(sound),
        "renamed sheets.xlsx": _renamed(sound),
    }


def _containers(sound: bytes) -> dict[str, bytes]:
    nested = sound
    for number in range(8):
        nested = b.zipped({f"{number}.zip" if number else "a.xlsx": nested})
    name = "báo cáo " * 40
    return {
        "nested.zip": nested,
        "empty.zip": b.zipped({}),
        "cut.zip": b.zipped({"a.xlsx": sound})[:-40],
        "locked.zip": _flagged(b.zipped({"a.xlsx": sound}), 1),
        "many.zip": b.zipped([(f"{number}", b"") for number in range(2_500)]),
        "claims.zip": _counting(b.zipped({"a.txt": b"x"}), 0xFFFF),
        "above.zip": b.zipped({"../a.xlsx": sound}),
        "control names.zip": b.zipped({"a\x01\x1b[31m\n.txt": b"x", f"{name}.txt": b"y"}),
        "same name.zip": b.zipped([("a.txt", b"x"), ("b.txt", b"y")]).replace(b"b.txt", b"a.txt"),
        "bomb.zip": b.zipped({"a.txt": bytes(200 << 20)}),
        "directory swollen.zip": _swollen_directory(),
    }


def _mail(sound: bytes) -> dict[str, bytes]:
    deep = b"From: a@b.vn\nDate: x\nMIME-Version: 1.0\n"
    for number in range(3_000):
        deep += f'Content-Type: multipart/mixed; boundary="{number}"\n\n--{number}\n'.encode()
    rings = b.mail({"a.txt": b"x"})
    for _turn in range(60):
        rings = b"From: a@b.vn\nSubject: Fwd\nContent-Type: message/rfc822\n\n" + rings
    plain = b"From: a@b.vn\nSubject: x\n"
    return {
        "deep.eml": deep,
        "forwarded often.eml": rings,
        "no end of headers.eml": plain + b"X-A: b\n" * 50_000,
        "odd words.eml": b"From: =?utf-8?b?////?= <a>\nDate: Mon, 99 Foo 99999 99:99\nSubject: =?x?q?=\n\nx",
        "odd charset.eml": plain + b'Content-Type: text/plain; charset="x-\xff"\n\nx',
        "broken base64.eml": plain
        + b'Content-Type: application/x; name="a.xlsx"\nContent-Transfer-Encoding: base64\n\n@@@@',
        "odd names.eml": plain + b'Content-Disposition: attachment; filename="../../a\xff\x00b.xlsx"\n\nx',
        "nothing.eml": plain + b"\n",
        "half.eml": b.mail({"STC.xlsx": sound})[:3_000],
        "broken.mbox": b"From a@b Fri Nov 20 09:00:00 2026\n" + b.mail({"a.xlsx": sound})[:2_000] * 3,
    }  # fmt: skip


def _saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _part(package: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        return source.read(name)


def _without(package: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        return b.zipped({part: source.read(part) for part in source.namelist() if part != name})


def _edited(sound: bytes, edit: Callable[[Workbook], None]) -> bytes:
    book = load_workbook(io.BytesIO(sound))
    edit(book)
    return _saved(book)


def _typed(sound: bytes, text: str, formula: bool = False) -> bytes:
    """The return with this text as its highlights."""

    def edit(book: Workbook) -> None:
        cell = next(
            c
            for row in book["Đánh giá chung"].iter_rows()
            for c in row
            if str(c.value).startswith("Kết quả nổi bật")
        )
        answer = book["Đánh giá chung"].cell(cell.row, cell.column + 1)
        answer.value = text
        answer.data_type = "f" if formula else "s"

    return _edited(sound, edit)


def _hidden(sound: bytes) -> bytes:
    def edit(book: Workbook) -> None:
        for sheet in book.worksheets[1:]:
            sheet.sheet_state = "veryHidden"

    return _edited(sound, edit)


def _renamed(sound: bytes) -> bytes:
    def edit(book: Workbook) -> None:
        for number, sheet in enumerate(book.worksheets):
            sheet.title = f"Sheet{number}"

    return _edited(sound, edit)


def _lying(package: bytes, size: int) -> bytes:
    """Every entry claims this unpacked size in the directory."""
    data = bytearray(package)
    for match in re.finditer(rb"PK\x01\x02", package):
        struct.pack_into("<I", data, match.start() + 24, size)
    return bytes(data)


def _patched_end(package: bytes, offset: int, value: bytes) -> bytes:
    position = package.rindex(b"PK\x05\x06") + offset
    return package[:position] + value + package[position + len(value) :]


def _counting(package: bytes, entries: int) -> bytes:
    return _patched_end(package, 8, struct.pack("<HH", entries, entries))


def _flagged(package: bytes, bit: int) -> bytes:
    data = bytearray(package)
    for mark, offset in ((rb"PK\x03\x04", 6), (rb"PK\x01\x02", 8)):
        for match in re.finditer(mark, package):
            data[match.start() + offset] |= bit
    return bytes(data)


def _method(package: bytes, method: int) -> bytes:
    data = bytearray(package)
    for mark, offset in ((rb"PK\x03\x04", 8), (rb"PK\x01\x02", 10)):
        for match in re.finditer(mark, package):
            struct.pack_into("<H", data, match.start() + offset, method)
    return bytes(data)


def _swollen_directory() -> bytes:
    """A directory of 600,000 entries that all point at one part."""
    package = b.zipped({"a": b"x"})
    start, end = package.index(b"PK\x01\x02"), package.index(b"PK\x05\x06")
    entries = package[start:end] * 600_000
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(entries), start, 0)
    return package[:start] + entries + tail
