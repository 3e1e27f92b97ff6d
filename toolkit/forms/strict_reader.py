"""Workbooks saved as 'Strict Open XML': the same parts under other namespaces, which the library does not know."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import BinaryIO

_MARK = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
    (b"officeDocument/customProperties", b"officeDocument/2006/custom-properties"),
    (b"officeDocument/extendedProperties", b"officeDocument/2006/extended-properties"),
    (b"officeDocument/", b"officeDocument/2006/"),
    (b"drawingml/", b"drawingml/2006/"),
)
_OFFICE = b"http://schemas.openxmlformats.org/"
_XML = (".xml", ".rels")


def open_transitional(path: Path) -> BinaryIO:
    """The package as the library reads it: the file itself, or a copy of it with the usual namespaces."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        book = "xl/workbook.xml"
        if book not in names or _MARK not in package.read(book):
            return path.open("rb")
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as copy:
            for name in names:
                data = package.read(name)
                copy.writestr(name, _translated(data) if name.endswith(_XML) else data)
    target.seek(0)
    return target


def _translated(data: bytes) -> bytes:
    for strict, usual in _TRANSITIONAL:
        data = data.replace(_MARK + strict, _OFFICE + usual)
    return data
