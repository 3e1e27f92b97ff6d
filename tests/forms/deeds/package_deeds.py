"""What programs and mail do to the file as a whole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from email.message import EmailMessage

from openpyxl import load_workbook
from openpyxl.chart import BarChart

from tests.forms.deeds.hands import edited, with_parts
from tests.forms.deeds.office import ANSWERS, SmallOffice, filled_form, wording
from tests.intake import intake_builders
from toolkit.forms.filling import Filling
from toolkit.forms.layout import LAYOUT
from toolkit.forms.writer import form_bytes

_MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACRO_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_WORD_TYPE = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_STRICT = (
    (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)
_BOX = """<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:absoluteAnchor><xdr:pos x="0" y="0"/>
<xdr:ext cx="9" cy="9"/>{shape}<xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>"""
_WORDS = "<xdr:sp><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it arrives: the ending of its name, its bytes, and the folder of the inbox it lies in."""

    ending: str
    data: bytes
    folder: str = ""


def _as_is(office: SmallOffice) -> bytes:
    return filled_form(office.contents["SXD"])


def xlsx(office: SmallOffice) -> Sent:
    return Sent(".xlsx", _as_is(office))


def wrong_ending(office: SmallOffice) -> Sent:
    return Sent(".xls", _as_is(office))


def xlsm(office: SmallOffice) -> Sent:
    macro = {"[Content_Types].xml": lambda data: data.replace(_MAIN_TYPE, _MACRO_TYPE)}
    return Sent(".xlsm", with_parts(_as_is(office), macro))


def strict(office: SmallOffice) -> Sent:
    def translate(data: bytes) -> bytes:
        for usual, other in _STRICT:
            data = data.replace(usual, other)
        return data

    form = _as_is(office)
    names = zipfile.ZipFile(io.BytesIO(form)).namelist()
    return Sent(".xlsx", with_parts(form, dict.fromkeys(names, translate)))


def csv(office: SmallOffice) -> Sent:
    sheet = load_workbook(io.BytesIO(_as_is(office)))[LAYOUT.tasks.name]
    rows = (";".join(str(value or "") for value in row) for row in sheet.iter_rows(values_only=True))
    return Sent(".csv", "\n".join(rows).encode("utf-8-sig"))


def html(office: SmallOffice) -> Sent:
    """What old programs call .xls."""
    sheet = load_workbook(io.BytesIO(_as_is(office)))[LAYOUT.tasks.name]
    cells = "".join(
        "<tr>" + "".join(f"<td>{value or ''}</td>" for value in row) + "</tr>"
        for row in sheet.iter_rows(values_only=True)
    )
    return Sent(".xls", f"<html><body><table>{cells}</table></body></html>".encode())


def pdf(_office: SmallOffice) -> Sent:
    return Sent(".pdf", b"%PDF-1.7\n%%EOF\n")


def word(_office: SmallOffice) -> Sent:
    return Sent(".docx", intake_builders.office(_WORD_TYPE))


def empty(_office: SmallOffice) -> Sent:
    return Sent(".xlsx", b"")


def cut_off(office: SmallOffice) -> Sent:
    form = _as_is(office)
    return Sent(".xlsx", form[: len(form) // 2])


def locked(_office: SmallOffice) -> Sent:
    """With a password Excel wraps the package in the old envelope."""
    return Sent(
        ".xlsx", intake_builders.compound({"EncryptedPackage": b"x" * 64, "EncryptionInfo": b"x" * 64})
    )


def zipped(office: SmallOffice) -> Sent:
    return Sent(".zip", intake_builders.zipped({"Sở Xây dựng/biểu.xlsx": _as_is(office)}))


def zipped_by_neighbour(office: SmallOffice) -> Sent:
    return Sent(".zip", intake_builders.zipped({"Sở Nội vụ/biểu.xlsx": _as_is(office)}), "inbox")


def zipped_without_form(_office: SmallOffice) -> Sent:
    return Sent(".zip", intake_builders.zipped({"bản ký.pdf": b"%PDF-1.7\n%%EOF\n"}))


def mailed(sender: str) -> Callable[[SmallOffice], Sent]:
    def send(office: SmallOffice) -> Sent:
        message = EmailMessage()
        message["From"], message["Date"] = sender, "Fri, 20 Nov 2026 09:00:00 +0700"
        message["Subject"] = "Báo cáo"
        message.set_content("Kính gửi")
        message.add_attachment(
            _as_is(office), maintype="application", subtype="vnd.ms-excel", filename="bieu.xlsx"
        )
        return Sent(".eml", message.as_bytes())

    return send


def in_folder(folder: str) -> Callable[[SmallOffice], Sent]:
    return lambda office: Sent(".xlsx", _as_is(office), f"inbox/{folder}")


def last_year(office: SmallOffice) -> Sent:
    return Sent(".xlsx", filled_form(office.last_year))


def earlier_issue(office: SmallOffice) -> Sent:
    """The form sent first, before one more task was asked."""
    return Sent(".xlsx", filled_form(office.earlier))


def earlier_version(office: SmallOffice) -> Sent:
    """A form of the layout of before: without the column for the reason of an extension."""
    columns = tuple(c for c in LAYOUT.tasks.columns if c.heading != "Lý do gia hạn")
    layout = replace(LAYOUT, version="0", tasks=replace(LAYOUT.tasks, columns=columns))
    content = office.contents["SXD"]
    return Sent(".xlsx", form_bytes(content, wording(), Filling(ANSWERS), layout))


def neighbours_form(office: SmallOffice) -> Sent:
    """Her neighbour's form, sent as it was issued: it is the neighbour's return."""
    return Sent(".xlsx", form_bytes(office.contents["SNV"], wording()))


def own_table(_office: SmallOffice) -> Sent:
    return Sent(".xlsx", intake_builders.xlsx("Danh sách cán bộ"))


def _drawn(office: SmallOffice, shape: str) -> Sent:
    form = edited(_as_is(office), lambda book: book[LAYOUT.tasks.name].add_chart(BarChart(), "D30"))
    box = _BOX.format(shape=shape).encode()
    return Sent(".xlsx", with_parts(form, {"xl/drawings/drawing1.xml": lambda _data: box}))


def text_box(office: SmallOffice) -> Sent:
    return _drawn(office, _WORDS.format(text="Đã hoàn thành thêm 2 nhiệm vụ"))


def picture(office: SmallOffice) -> Sent:
    return _drawn(office, "<xdr:pic/>")


DEEDS: Mapping[str, Callable[[SmallOffice], Sent]] = {
    "saved as xlsx": xlsx,
    "xlsx called xls": wrong_ending,
    "saved as xlsm": xlsm,
    "saved as strict xlsx": strict,
    "saved as csv": csv,
    "saved as web page": html,
    "printed to pdf": pdf,
    "copied into Word": word,
    "empty file": empty,
    "cut off in the mail": cut_off,
    "password set": locked,
    "packed": zipped,
    "packed in the neighbour's folder": zipped_by_neighbour,
    "packed without the form": zipped_without_form,
    "mailed by herself": mailed("Văn thư <vanthu.sxd@thanhhoa.gov.vn>"),
    "mailed by the neighbour": mailed("Văn thư <snv@thanhhoa.gov.vn>"),
    "mailed by the neighbour's office": mailed("<nguyenvana@snv.thanhhoa.gov.vn>"),
    "mailed under the neighbour's name": mailed("Sở Nội vụ tỉnh Thanh Hóa <lienhe@example.vn>"),
    "mailed from the address of the directory": mailed("<vanthu.noivu@thanhhoa.gov.vn>"),
    "mailed on by the secretariat": mailed("Sở Tài chính <stc@thanhhoa.gov.vn>"),
    "mailed by a private address": mailed("Lê Thị Bình <lebinh1985@example.com>"),
    "in her own folder": in_folder("Sở Xây dựng"),
    "in the neighbour's folder": in_folder("So Noi vu"),
    "in a dated folder": in_folder("2026-11-20"),
    "form of last year": last_year,
    "form of an earlier issue": earlier_issue,
    "form of an earlier version": earlier_version,
    "neighbour's form": neighbours_form,
    "a table of her own": own_table,
    "text box drawn": text_box,
    "picture pasted": picture,
}
