"""The quick way of reading .xlsx against the library: the same workbook, whatever is in it."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.packaging.custom import IntProperty, StringProperty
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.forms.form_samples import commune, department, wording
from tests.forms.plan_forms import REQUEST, plan_forms
from toolkit.files.store import with_parts
from toolkit.forms.filling import Filling, FrontRow, FrontSheet, Mark, MarkKind
from toolkit.forms.kinds import FileKind
from toolkit.forms.plain_parts_reader import NotPlainError
from toolkit.forms.plain_reader import read_plain
from toolkit.forms.reader import read_by_library, read_workbook
from toolkit.forms.writer import form_bytes
from toolkit.model.findings import Severity
from toolkit.model.returns import CellKind
from toolkit.workflows.samples import truthful_answers

SHEET = "xl/worksheets/sheet1.xml"


def saved(folder: Path, change: Callable[[Workbook], None]) -> Path:
    """A workbook of openpyxl's, its only sheet and whatever else changed."""
    book = Workbook()
    change(book)
    path = folder / "book.xlsx"
    book.save(path)
    return path


def rewritten(folder: Path, part: str, change: Callable[[str], str]) -> Path:
    """A form of ours of which one part has been rewritten."""
    data = form_bytes(commune(), wording())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    before = parts[part].decode()
    after = change(before)
    assert after != before
    path = folder / "form.xlsx"
    path.write_bytes(with_parts(b"", {**parts, part: after.encode("utf-8", "surrogatepass")}))
    return path


def test_filled_forms_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    for form in plan_forms()[::8]:
        path.write_bytes(form_bytes(form, wording(), Filling(truthful_answers(form, REQUEST))))
        assert read_plain(path) == read_by_library(path), form.agency


def test_comments_are_for_the_library(tmp_path: Path) -> None:
    content = department()
    slot = (content.tasks[0].key, "percent")
    finding = FrontRow(Severity.ERROR, slot, "", "", "Tỷ lệ", "150", "Lớn hơn 100.", "Gõ lại.")
    front = FrontSheet("Cần sửa", "CẦN SỬA", ("Một chỗ.",), (finding,))
    path = tmp_path / "feedback.xlsx"
    marks = (Mark(*slot, MarkKind.FAULT, "Lớn hơn 100."),)
    path.write_bytes(form_bytes(content, wording(), Filling({slot: "150"}, marks, front)))
    with pytest.raises(NotPlainError):
        read_plain(path)
    tasks = read_by_library(path).sheets[2]
    assert [(comment.row, comment.text) for comment in tasks.comments] == [(7, "Lớn hơn 100.")]


def _values(sheet: Worksheet) -> None:
    values = (
        *("chữ", " ", "  đầu và cuối\n", "a&b <c> \"d\" 'e'", "_x000D_", "_x005F_x0041_", "=1", "#N/A", ""),
        *(0, 1, -5, 0.1, 1e300, 12345678901234567890, -12345678901234567890, True, False, None),
        *(date(2026, 9, 5), datetime(2026, 9, 5, 12, 30), time(12, 30)),
    )
    for row, value in enumerate(values, 1):
        cell = sheet.cell(row, 2, value)
        if isinstance(value, str):
            cell.data_type = "e" if value == "#N/A" else "s"


def _formats(sheet: Worksheet) -> None:
    formats = ("General", "@", "0%", "0.00%", "dd/mm/yyyy", "mm-dd-yy", "[h]:mm", "#,##0", '0"%"', "yyyy")
    for row, number_format in enumerate(formats, 1):
        cell = sheet.cell(row, 1, 45000.25)
        cell.number_format = number_format
        sheet.cell(row, 2, "chữ").font = Font(name=(".VnTime", "VNI-Times", "Arial")[row % 3])


def _merged(sheet: Worksheet) -> None:
    sheet["A1"], sheet["C3"] = "một", "hai"
    sheet.merge_cells("A1:B2")
    sheet.merge_cells("C3:E3")


def _far(sheet: Worksheet) -> None:
    sheet["A1"], sheet["XFD1048576"], sheet["GR20000"], sheet["GS20001"] = "gần", "xa", "còn", "hết"


def _disordered(sheet: Worksheet) -> None:
    for cell in ("B9", "A9", "C2", "AA2", "B2"):
        sheet[cell] = cell


def _linked(sheet: Worksheet) -> None:
    sheet["A1"], sheet["A1"].hyperlink = "xem", "http://example.org/"


def _rich(sheet: Worksheet) -> None:
    sheet["A1"] = CellRichText("thường ", TextBlock(InlineFont(b=True), "đậm & "), " nữa")


PLAIN = (_values, _formats, _merged, _far, _disordered, _linked)


@pytest.mark.parametrize("fill", PLAIN, ids=lambda fill: fill.__name__.strip("_"))
def test_what_programs_write_is_read_alike(fill: Callable[[Worksheet], None], tmp_path: Path) -> None:
    path = saved(tmp_path, lambda book: fill(book.active))
    assert read_plain(path) == read_by_library(path)


def test_what_is_not_plain_is_left_to_the_library(tmp_path: Path) -> None:
    path = saved(tmp_path, lambda book: _rich(book.active))
    with pytest.raises(NotPlainError):
        read_plain(path)
    assert read_workbook(path, FileKind.XLSX) == read_by_library(path)


def _hidden(book: Workbook) -> None:
    book.active["A1"] = "chữ"
    for state in ("visible", "hidden", "veryHidden"):
        book.create_sheet(f"Tờ & <{state}>").sheet_state = state


def _chart(book: Workbook) -> None:
    book.active["A1"] = 1
    book.create_chartsheet("Biểu đồ").add_chart(BarChart())


def _text_property(book: Workbook) -> None:
    book.custom_doc_props.append(StringProperty(name="toolkit_agency", value="Sở & <Ngành>"))


def _number_property(book: Workbook) -> None:
    book.custom_doc_props.append(IntProperty(name="toolkit_version", value=1))


def _date_1904(book: Workbook) -> None:
    book.epoch = datetime(1904, 1, 1)
    book.active["A1"] = date(2026, 9, 5)


@pytest.mark.parametrize(
    ("change", "plain"),
    [
        (_hidden, True),
        (_chart, False),
        (_text_property, True),
        (_number_property, False),
        (_date_1904, False),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_sheets_and_properties_are_read_alike(
    change: Callable[[Workbook], None], plain: bool, tmp_path: Path
) -> None:
    path = saved(tmp_path, change)
    if plain:
        assert read_plain(path) == read_by_library(path)
    else:
        with pytest.raises(NotPlainError):
            read_plain(path)
    assert read_workbook(path, FileKind.XLSX) == read_by_library(path)


LINK = '<hyperlinks><hyperlink ref="H7" location="A1" display="A1"/></hyperlinks><pageMargins'
ANSWER = re.compile(r'<c r="H7"( s="\d+")/>')


def _answer(cell: str) -> Callable[[str], str]:
    return lambda xml: ANSWER.sub(cell, xml, count=1)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (_answer(r'<c r="H7"\1 t="e"><v>#N/A</v></c>'), CellKind.ERROR),
        (_answer(r'<c r="H7"\1 t="e"><f>1/0</f><v>#DIV/0!</v></c>'), CellKind.ERROR),
        (_answer(r'<c r="H7"\1><f>A1</f></c>'), CellKind.UNCOMPUTED),
        (_answer(r'<c r="H7"\1><f t="shared" si="0"/><v/></c>'), CellKind.UNCOMPUTED),
        (_answer(r'<c r="H7"\1 t="str"><f>A1</f><v></v></c>'), None),
        (_answer(r'<c r="H7"\1 t="str"><f>A1</f><v>a &amp; &#39;b&#x27;</v></c>'), CellKind.TEXT),
        (_answer(r'<c r="H7"\1 t="b"><v>1</v></c>'), CellKind.BOOLEAN),
        (_answer(r'<c r="H7"\1><v>45.5</v></c>'), CellKind.NUMBER),
        (_answer(r'<c r="H7"\1 t="inlineStr"><is><t>tại chỗ</t></is></c>'), CellKind.TEXT),
        (
            _answer(r'<c r="H7"\1 t="inlineStr"><is><r><t>từng</t></r><r><t>đoạn</t></r></is></c>'),
            CellKind.TEXT,
        ),
        (_answer(r'<c r="H7" t="b"\1><v>1</v></c>'), CellKind.BOOLEAN),
        (_answer(r'<c r="H7"\1 t="str"><v><![CDATA[<c>]]></v></c>'), CellKind.TEXT),
        (_answer(r'<c r="H7"\1><v>1</v></c><!-- <c r="H7"><v>2</v></c> -->'), CellKind.NUMBER),
        (_answer(r'<c r="H7"\1><v>1</v><extLst><ext uri="x"/></extLst></c>'), CellKind.NUMBER),
        (_answer(r'<c r="H7"\1 t="d"><v>2026-09-05</v></c>'), CellKind.DATE),
        (lambda xml: xml.replace("<pageMargins", LINK), CellKind.TEXT),
        (lambda xml: xml.replace("<sheetData>", "\r\n<sheetData>\r\n"), None),
        (lambda xml: re.sub(r"<(/?)(?=\w)", r"<\1x:", xml).replace("xmlns=", "xmlns:x="), None),
    ],
)
def test_cells_are_read_alike(change: Callable[[str], str], kind: CellKind | None, tmp_path: Path) -> None:
    path = rewritten(tmp_path, "xl/worksheets/sheet2.xml", change)
    read = read_workbook(path, FileKind.XLSX)
    assert read == read_by_library(path)
    found = [cell.kind for cell in read.sheets[1].cells if (cell.row, cell.column) == (7, 8)]
    assert found == ([kind] if kind else [])


def _swap(before: str, after: str) -> Callable[[str], str]:
    return lambda xml: xml.replace(before, after, 1)


STRINGS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
FONT = '<name val="Times New Roman"/>'


@pytest.mark.parametrize(
    ("part", "change"),
    [
        (STRINGS, lambda xml: re.sub("<si>(<t>.*?</t>)</si>", r"<si><r><rPr><b/></rPr>\1</r></si>", xml)),
        (STRINGS, lambda xml: re.sub("<si>(<t>.*?</t>)</si>", r"<si><r>\1</r><r><t>.</t></r></si>", xml)),
        (STRINGS, _swap("</t></si>", '</t><phoneticPr fontId="0"/></si>')),
        (STRINGS, _swap("<si><t>", '<si><t xml:space="preserve">')),
        (STRINGS, _swap("UTF-8", "utf-8")),
        (STYLES, lambda xml: xml.replace(FONT, '<name val=".VnTime"/>')),
        (STYLES, _swap(FONT, "")),
        (STYLES, _swap('formatCode="@"', 'formatCode="dd/mm/yyyy"')),
        ("xl/workbook.xml", _swap("<sheets>", "<!-- tờ --><sheets>")),
        ("docProps/custom.xml", _swap("lpwstr>0<", "lpwstr><")),
    ],
)
def test_other_parts_are_read_alike(part: str, change: Callable[[str], str], tmp_path: Path) -> None:
    path = rewritten(tmp_path, part, change)
    assert read_workbook(path, FileKind.XLSX) == read_by_library(path)


def test_a_damaged_part_is_not_read_in_part(tmp_path: Path) -> None:
    data = bytearray(form_bytes(commune(), wording()))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as package:
        entry = package.getinfo("xl/sharedStrings.xml")
    data[entry.header_offset + 30 + len(entry.filename) + 200] ^= 0xFF
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(bytes(data))
    with pytest.raises(NotPlainError):
        read_plain(path)
    with pytest.raises(Exception, match=r"(?i)crc|decompress|xml|token"):
        read_workbook(path, FileKind.XLSX)


@pytest.mark.libreoffice
def test_what_libreoffice_saves_is_plain_and_read_alike(tmp_path: Path) -> None:
    form = plan_forms()[0]
    path = tmp_path / "form.xlsx"
    path.write_bytes(form_bytes(form, wording(), Filling(truthful_answers(form, REQUEST))))
    book = load_workbook(path)
    book["Nhiệm vụ"]["I7"], book["Nhiệm vụ"]["J7"] = 0.45, date(2026, 9, 5)
    book.save(path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path / "out", path]
    subprocess.run(command, check=True, capture_output=True)
    saved_again = tmp_path / "out" / "form.xlsx"
    assert read_plain(saved_again) == read_by_library(saved_again)
