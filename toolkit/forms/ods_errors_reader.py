"""Error cells of an OpenDocument spreadsheet, which the fast reader gives as empty ones."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_UNKNOWN = "#ERR"


def error_cells(path: Path) -> dict[str, dict[tuple[int, int], str]]:
    """By sheet name, the (row, column) of cells whose formula gave an error, with the text shown."""
    with zipfile.ZipFile(path) as package:
        content = package.read("content.xml")
    if b'value-type="error"' not in content:
        return {}
    root = ElementTree.fromstring(content)
    return {table.get(f"{_TABLE}name", ""): dict(_errors(table)) for table in root.iter(f"{_TABLE}table")}


def _errors(table: Element) -> Iterator[tuple[tuple[int, int], str]]:
    """Repeated rows and cells are stored once; of repeated errors the first is told."""
    row = 1
    for stored_row in table.iter(f"{_TABLE}table-row"):
        column = 1
        for cell in stored_row:
            if cell.tag not in _CELLS:
                continue
            if cell.get(_TYPE) == "error":
                shown = "".join(text for p in cell.iter(_TEXT) for text in p.itertext())
                yield (row, column), shown or _UNKNOWN
            column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        row += int(stored_row.get(f"{_TABLE}number-rows-repeated", "1"))
