"""A form as a package of its own sheets and of what is the same in all forms.

It takes the calls of an xlsxwriter workbook that forms need, and gives the same workbook several times faster.
"""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter.utility import quote_sheetname

from toolkit.files.store import with_parts
from toolkit.forms.form_mould_writer import (
    BOXES,
    CORE,
    CUSTOM,
    NOTES,
    SHEET,
    STRINGS,
    WORKBOOK,
    MouldStyles,
    Shape,
    mould_of,
)
from toolkit.forms.form_notes_writer import blocks_of, boxes_part, notes_part
from toolkit.forms.form_sheet_writer import FormSheet, Strings
from toolkit.forms.xml_text import DECLARATION, attribute, data, shared_string

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_PROPERTY = 2
_FILTER = "_FilterDatabase"


class FormBook:
    """A workbook being written."""

    def __init__(self, styles: MouldStyles) -> None:
        self._styles = styles
        self._strings = Strings()
        self._sheets: list[FormSheet] = []
        self._about: Mapping[str, object] = {}
        self._properties: list[tuple[str, str]] = []

    def add_worksheet(self, name: str) -> FormSheet:
        """A new sheet after the others."""
        self._sheets.append(FormSheet(name, self._strings))
        return self._sheets[-1]

    def worksheets(self) -> list[FormSheet]:
        """The sheets in order."""
        return self._sheets

    def set_properties(self, about: Mapping[str, object]) -> None:
        """Title, author, and the time that stands for the time it was made."""
        self._about = about

    def set_custom_property(self, name: str, value: str, _kind: str) -> None:
        """A text among the properties of the file."""
        self._properties.append((name, value))

    def package(self, growing: frozenset[int]) -> bytes:
        """The workbook. Of the sheets with a number in ``growing`` the rows grow with what is typed."""
        mould = mould_of(self._styles.words, tuple(_shape(sheet) for sheet in self._sheets))
        parts = {
            SHEET.format(number): sheet.xml(first=number == 1, growing=number in growing)
            for number, sheet in enumerate(self._sheets, 1)
        }
        parts |= _notes_parts(self._sheets)
        parts[STRINGS] = _strings_part(self._strings)
        parts[WORKBOOK] = f"{mould.before_names}{_names(self._sheets)}{mould.after_names}"
        parts[CORE] = _core_part(self._about)
        parts[CUSTOM] = _custom_part(self._properties)
        return with_parts(mould.package, {name: text.encode() for name, text in parts.items()})


def _shape(sheet: FormSheet) -> Shape:
    return Shape(
        sheet.name, sheet.hidden, bool(sheet.printed), bool(sheet.titles), sheet.note_look is not None
    )


def _notes_parts(sheets: list[FormSheet]) -> dict[str, str]:
    """Texts and boxes of the comments, numbered by the sheets that have some."""
    parts: dict[str, str] = {}
    number, block = 1, 1
    for sheet in sheets:
        if sheet.note_look is not None:
            parts[NOTES.format(number)] = notes_part(sheet.notes, sheet.note_look)
            parts[BOXES.format(number)] = boxes_part(sheet.notes, sheet.grid, block)
            number += 1
            block += blocks_of(len(sheet.notes))
    return parts


def _strings_part(strings: Strings) -> str:
    counts = f'count="{strings.uses}" uniqueCount="{len(strings.numbers)}"'
    entries = "".join(map(shared_string, strings.numbers))
    return f'{DECLARATION}<sst xmlns="{_SHEETS}" {counts}>{entries}</sst>'


def _names(sheets: list[FormSheet]) -> str:
    """The areas that are filtered, printed and repeated, in the order in which Excel has them."""
    named = [
        (name, index, f"{quote_sheetname(sheet.name)}!{area}")
        for index, sheet in enumerate(sheets)
        for name, area in (
            (_FILTER, sheet.filtered),
            ("Print_Area", sheet.printed),
            ("Print_Titles", sheet.titles),
        )
        if area
    ]
    named.sort(key=lambda entry: (entry[0].lower(), entry[2].lstrip("'").lower()))
    entries = "".join(
        f'<definedName name="_xlnm.{name}" localSheetId="{index}"{hidden}>{data(area)}</definedName>'
        for name, index, area in named
        for hidden in (' hidden="1"' if name == _FILTER else "",)
    )
    return f"<definedNames>{entries}</definedNames>" if named else ""


def _core_part(about: Mapping[str, object]) -> str:
    title, author = (data(str(about[name])) for name in ("title", "author"))
    day = f"{about['created']:%Y-%m-%dT%H:%M:%SZ}"
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    )


def _custom_part(properties: list[tuple[str, str]]) -> str:
    entries = "".join(
        f'<property fmtid="{_PROPERTY_SET}" pid="{number}" name="{attribute(name)}">'
        f"<vt:lpwstr>{data(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties, _FIRST_PROPERTY)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{entries}</Properties>"
    )
