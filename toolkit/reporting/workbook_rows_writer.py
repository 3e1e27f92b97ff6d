"""The rows of list sheets as XML, several times faster than a general library writes them.

xlsxwriter makes everything around them: styles, headings, filters, pages, charts, the table of strings. A test
holds every sheet to what it would have written of the rows too.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from toolkit.files.store import with_parts
from toolkit.forms.form_page_writer import LETTERS

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

_PART = "xl/worksheets/sheet{}.xml"
_END = b"</sheetData>"
_DIMENSION = re.compile(rb'<dimension ref="A1:[A-Z]+[0-9]+"/>')
_DAY_0 = datetime(1899, 12, 30)
_DEFAULT_PIXELS = 20


class Rows:
    """Rows being written, from top to bottom and from left to right, each begun by its height.

    It takes the calls of an xlsxwriter worksheet (rows and columns from 0).
    """

    def __init__(self, book: Workbook) -> None:
        # The library's own table, for a text that stands in a heading too is kept once.
        self._number = book.str_table._get_shared_string_index
        self._looks: dict[Format, int] = {}
        self._parts: list[str] = []
        self._row = ""

    def set_row(self, row: int, height: float) -> None:
        """Begin a row of a height in points."""
        pixels = int(height * 4 / 3 + 0.5)
        tall = "" if pixels == _DEFAULT_PIXELS else f' ht="{pixels * 0.75:g}" customHeight="1"'
        self._end()
        self._row = str(row + 1)
        self._parts.append(f'<row r="{row + 1}"{tall}>')

    def write_blank(self, _row: int, column: int, _blank: None, look: Format) -> None:
        """A cell with nothing but a format."""
        self._parts.append(f'<c r="{LETTERS[column]}{self._row}" s="{self._look(look)}"/>')

    def write_string(self, _row: int, column: int, text: str, look: Format) -> None:
        """A text, whatever it looks like."""
        self._parts.append(
            f'<c r="{LETTERS[column]}{self._row}" s="{self._look(look)}" t="s"><v>{self._number(text)}</v></c>'
        )

    def write_number(self, _row: int, column: int, value: float, look: Format) -> None:
        """A number."""
        self._parts.append(
            f'<c r="{LETTERS[column]}{self._row}" s="{self._look(look)}"><v>{value:.16G}</v></c>'
        )

    def write_datetime(self, row: int, column: int, moment: datetime, look: Format) -> None:
        """A day, at midnight."""
        self.write_number(row, column, (moment - _DAY_0).days, look)

    def xml(self) -> bytes:
        """All rows."""
        self._end()
        self._row = ""
        return "".join(self._parts).encode()

    def _look(self, look: Format) -> int:
        """The number of the format in this workbook; the library gives one when first asked."""
        if look not in self._looks:
            self._looks[look] = look._get_xf_index()
        return self._looks[look]

    def _end(self) -> None:
        if self._row:
            self._parts.append("</row>")


@dataclass(frozen=True, slots=True)
class Written:
    """The rows of a sheet, its number in the workbook (from 1), and its last cell."""

    sheet: int
    rows: bytes
    last_cell: str


def with_rows(package: bytes, written: Sequence[Written]) -> bytes:
    """The workbook with these rows below those it has; the same arguments give the same bytes."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    for one in written:
        name = _PART.format(one.sheet)
        part = _DIMENSION.sub(f'<dimension ref="A1:{one.last_cell}"/>'.encode(), parts[name], count=1)
        parts[name] = part.replace(_END, one.rows + _END)
    return with_parts(b"", parts)
