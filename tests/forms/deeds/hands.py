"""What hands do to one cell: text typed, numbers and dates stored, fonts, formulas, errors, remarks.

Cells are written into the package as Excel itself saves them. That is quick, and it can do what no library
that edits workbooks can: a formula together with its result, a text of pieces in several fonts.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from toolkit.model.returns import FieldPlace

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BUILT_IN = {"General": 0, "0%": 9, "mm-dd-yy": 14, "d-mmm": 16, "@": 49}
_STYLES = "xl/styles.xml"


@dataclass(frozen=True, slots=True)
class Stored:
    """A cell as a package stores it: type, inner XML, and the look it gets where it is not the form's own."""

    kind: str = ""
    inner: str = ""
    number_format: str | None = None
    font: str | None = None


def _types(what: str) -> Stored:
    """As typed into the text cell of the form."""
    return Stored("inlineStr", f'<is><t xml:space="preserve">{escape(what)}</t></is>')


def _number(what: str) -> Stored:
    """'0.45 as 0%': a number with a number format, as a paste brings it."""
    number, _as, number_format = what.partition(" as ")
    return Stored("", f"<v>{number}</v>", number_format or "General")


def _date(what: str) -> Stored:
    """'2026-04-03 as mm-dd-yy': a true date with a number format."""
    day, _as, number_format = what.partition(" as ")
    serial = (date.fromisoformat(day) - date(1899, 12, 30)).days
    return Stored("", f"<v>{serial}</v>", number_format or "dd/mm/yyyy")


def _truth(what: str) -> Stored:
    return Stored("b", f"<v>{int(what == 'TRUE')}</v>", "General")


def _error(what: str) -> Stored:
    return Stored("e", f"<v>{escape(what)}</v>", "General")


def _formula(what: str) -> Stored:
    """'=1+1': no result in the file; '=1+1 giving 2', '… giving #DIV/0!', '… giving Đã trình': saved by Excel."""
    formula, giving, result = what.partition(" giving")
    inner = f"<f>{escape(formula[1:])}</f>"
    if not giving:
        return Stored("", inner, "General")
    result = result.strip()
    number = re.fullmatch(r"-?[0-9.]+", result) is not None
    kind = "" if number else "e" if result.startswith("#") else "str"
    return Stored(kind, f"{inner}<v>{escape(result)}</v>", "General")


def _font(what: str) -> Stored:
    """'.VnTime: Së X©y dùng'"""
    name, _colon, typed = what.partition(": ")
    return Stored("inlineStr", _types(typed).inner, "@", name)


def _runs(what: str) -> Stored:
    """'Times New Roman: Đã trình ;; .VnTime: Së X©y dùng': a text of pieces in several fonts."""
    pieces = (piece.strip().partition(": ") for piece in what.split(";;"))
    runs = "".join(
        f'<r><rPr><rFont val={quoteattr(name)}/></rPr><t xml:space="preserve">{escape(typed)} </t></r>'
        for name, _colon, typed in pieces
    )
    return Stored("inlineStr", f"<is>{runs}</is>")


def _empties(_what: str) -> Stored:
    return Stored()


STORES: Mapping[str, Callable[[str], Stored]] = {
    "types": _types,
    "number": _number,
    "date": _date,
    "truth": _truth,
    "error": _error,
    "formula": _formula,
    "font": _font,
    "runs": _runs,
    "empties": _empties,
}
"""Hands that put something else into a cell."""


def _link(book: Workbook, place: FieldPlace, what: str) -> None:
    """'http://… showing 12/BC-SXD'"""
    target, _as, shown = what.partition(" showing ")
    book[place.sheet][place.cell] = shown
    book[place.sheet][place.cell].hyperlink = target


def _remark(book: Workbook, place: FieldPlace, what: str) -> None:
    """A comment in place of an answer."""
    book[place.sheet][place.cell] = None
    book[place.sheet][place.cell].comment = Comment(what, "Lê Thị Bình")


def _beside(book: Workbook, place: FieldPlace, what: str) -> None:
    """A comment beside the answer."""
    book[place.sheet][place.cell].comment = Comment(what, "Lê Thị Bình")


EDITS: Mapping[str, Callable[[Workbook, FieldPlace, str], None]] = {
    "link": _link,
    "remark": _remark,
    "beside": _beside,
}
"""Hands that change more than what a cell holds."""


def with_cell(form: bytes, place: FieldPlace, hand: str, what: str) -> bytes:
    """The form after a hand has treated one cell."""
    if hand in EDITS:
        return edited(form, lambda book: EDITS[hand](book, place, what))
    return stored(form, place, STORES[hand](what))


def opened(data: bytes) -> Workbook:
    """A workbook as a program that loads the whole of it has it."""
    return load_workbook(io.BytesIO(data))


def edited(form: bytes, change: Callable[[Workbook], None]) -> bytes:
    """The form after a change in a program that loads and saves the whole workbook."""
    book = opened(form)
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def stored(form: bytes, place: FieldPlace, what: Stored) -> bytes:
    """The form with one cell replaced."""
    part = parts_of(form)[place.sheet]
    styles: list[bytes] = []

    def look(data: bytes) -> bytes:
        changed, index = _with_look(data, what)
        styles.append(str(index).encode())
        return changed

    def put(data: bytes) -> bytes:
        found = re.search(rb'<c r="%s"(?: s="(\d+)")?[^>]*?(?:/>|>.*?</c>)' % place.cell.encode(), data)
        assert found is not None
        style = styles[0] if styles else found[1]
        kind = f' t="{what.kind}"' if what.kind else ""
        made = f'<c r="{place.cell}" s="{style.decode()}"{kind}>{what.inner}</c>'
        return data[: found.start()] + made.encode() + data[found.end() :]

    if what.number_format is not None or what.font is not None:
        form = with_parts(form, {_STYLES: look})
    return with_parts(form, {part: put})


def _with_look(data: bytes, what: Stored) -> tuple[bytes, int]:
    """The styles with one more look: a number format and a font; its index."""
    root = etree.fromstring(data)
    number = _BUILT_IN.get(what.number_format or "General")
    if number is None:
        formats = root.find(f"{{{_MAIN}}}numFmts")
        if formats is None:
            formats = etree.Element(f"{{{_MAIN}}}numFmts")
            root.insert(0, formats)
        number = 900
        etree.SubElement(
            formats, f"{{{_MAIN}}}numFmt", numFmtId=str(number), formatCode=what.number_format or ""
        )
        formats.set("count", str(len(formats)))
    fonts = root.find(f"{{{_MAIN}}}fonts")
    if what.font is not None:
        font = etree.SubElement(fonts, f"{{{_MAIN}}}font")
        etree.SubElement(font, f"{{{_MAIN}}}name", val=what.font)
        fonts.set("count", str(len(fonts)))
    looks = root.find(f"{{{_MAIN}}}cellXfs")
    at = len(fonts) - 1 if what.font is not None else 0
    etree.SubElement(
        looks,
        f"{{{_MAIN}}}xf",
        numFmtId=str(number),
        fontId=str(at),
        fillId="0",
        borderId="0",
        applyNumberFormat="1",
        applyFont="1",
    )
    looks.set("count", str(len(looks)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True), len(looks) - 1


def parts_of(form: bytes) -> dict[str, str]:
    """The part of the package that holds each sheet, by the name of the sheet."""
    with zipfile.ZipFile(io.BytesIO(form)) as package:
        relations = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
        targets = {relation.get("Id"): relation.get("Target") for relation in relations}
        sheets = etree.fromstring(package.read("xl/workbook.xml")).iter(f"{{{_MAIN}}}sheet")
        found = {}
        for sheet in sheets:
            target = next(targets[v] for name, v in sheet.attrib.items() if name.endswith("}id"))
            found[sheet.get("name")] = str(PurePosixPath("xl") / target).replace("xl//xl/", "xl/")
        return found


def with_parts(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """A package with some parts changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as changed:
        for entry in source.infolist():
            part = source.read(entry)
            change = changes.get(entry.filename)
            changed.writestr(entry, change(part) if change else part)
    return target.getvalue()
