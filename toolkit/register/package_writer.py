"""A saved workbook as a package with stable bytes, in the form Excel itself writes.

openpyxl stamps the time of saving, writes texts into the cells instead of the shared table, and orders the
parts of a font its own way; Excel would quietly rewrite such a file on the next save.
"""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree
from openpyxl import Workbook

from toolkit.files.store import stable_zip

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CORE, _STYLES, _SHARED = "docProps/core.xml", "xl/styles.xml", "xl/sharedStrings.xml"
_SHEETS = "xl/worksheets/"
_TYPES, _RELATIONS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
_SHARED_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_SHARED_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_FONT_ORDER = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name",
    "family", "charset", "scheme",
)  # fmt: skip


def packed(workbook: Workbook) -> bytes:
    """The workbook as a package whose bytes depend on its content alone."""
    buffer = io.BytesIO()
    workbook.save(buffer)
    target = io.BytesIO()
    texts = _SharedTexts()
    with (
        zipfile.ZipFile(io.BytesIO(buffer.getvalue())) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        names = [name for name in source.namelist() if name != _SHARED]
        for name in names:
            package.writestr(name, _part(name, source.read(name), texts))
        package.writestr(_SHARED, texts.xml())
    return stable_zip(target.getvalue())


def _part(name: str, data: bytes, texts: _SharedTexts) -> bytes:
    if name == _CORE:
        return _MODIFIED.sub(rb"\g<1>2026-01-01T00:00:00Z\g<2>", data)
    if name == _STYLES:
        return _ordered_fonts(data)
    if name == _TYPES:
        return _with_child(data, "Override", (("PartName", f"/{_SHARED}"), ("ContentType", _SHARED_TYPE)))
    if name == _RELATIONS:
        return _with_child(
            data, "Relationship", (("Type", _SHARED_RELATION), ("Target", f"/{_SHARED}"), ("Id", "rIdShared"))
        )
    if name.startswith(_SHEETS) and name.endswith(".xml"):
        return texts.share(data)
    return data


def _ordered_fonts(data: bytes) -> bytes:
    root = etree.fromstring(data)
    for font in root.iter(f"{{{_MAIN}}}font"):
        font[:] = sorted(font, key=lambda part: _FONT_ORDER.index(etree.QName(part).localname))
    return _xml(root)


def _with_child(data: bytes, name: str, attributes: tuple[tuple[str, str], ...]) -> bytes:
    """The list of content types or relationships with an entry for the shared texts, unless it has one."""
    root = etree.fromstring(data)
    first, value = attributes[0]
    if all(child.get(first) != value for child in root):
        child = etree.SubElement(root, etree.QName(etree.QName(root).namespace, name))
        for key, text in attributes:
            child.set(key, text)
    return _xml(root)


class _SharedTexts:
    """The table of texts that the cells of all sheets refer to."""

    def __init__(self) -> None:
        self._root = etree.fromstring(f'<sst xmlns="{_MAIN}"/>')
        self._index: dict[bytes, int] = {}
        self._uses = 0

    def share(self, data: bytes) -> bytes:
        """Move the texts of one sheet into the table."""
        root = etree.fromstring(data)
        for cell in root.iter(f"{{{_MAIN}}}c"):
            inline = cell.find(f"{{{_MAIN}}}is")
            if inline is None or cell.get("t") != "inlineStr":
                continue
            cell.remove(inline)
            cell.set("t", "s")
            etree.SubElement(cell, f"{{{_MAIN}}}v").text = str(self._place(inline))
        return _xml(root)

    def _place(self, inline: etree._Element) -> int:
        self._uses += 1
        inline.tag = f"{{{_MAIN}}}si"
        inline.tail = None
        content = etree.tostring(inline, encoding="utf-8")
        if content not in self._index:
            self._index[content] = len(self._index)
            self._root.append(inline)
        return self._index[content]

    def xml(self) -> bytes:
        """The table as a part of the package."""
        self._root.set("count", str(self._uses))
        self._root.set("uniqueCount", str(len(self._index)))
        return _xml(self._root)


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
