"""What is the same in all forms with the same sheets (styles, theme, lists of parts), made once by xlsxwriter."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from xlsxwriter.workbook import Workbook

from toolkit.files.store import with_parts
from toolkit.forms.styles_writer import CheckWords, Style, Styles, book_options

SHEET = "xl/worksheets/sheet{}.xml"
STRINGS = "xl/sharedStrings.xml"
WORKBOOK = "xl/workbook.xml"
CORE = "docProps/core.xml"
CUSTOM = "docProps/custom.xml"
NOTES = "xl/comments{}.xml"
BOXES = "xl/drawings/vmlDrawing{}.vml"
_FORMAT = re.compile(rb'<c r="[AB]\d+" s="(\d+)"/>')
_COLOUR = re.compile(rb'dxfId="(\d+)"')
_NAMES = re.compile("<definedNames>.*</definedNames>")


@dataclass(frozen=True, slots=True)
class Shape:
    """What the parts around a sheet say of it."""

    name: str
    hidden: bool = False
    has_area: bool = False
    has_titles: bool = False
    has_notes: bool = False


@dataclass(frozen=True, slots=True)
class Mould:
    """A package with all that is the same, its workbook part around the defined names, and the numbers under
    which its styles hold the formats: by style, plain ones and quoted ones."""

    package: bytes
    before_names: str
    after_names: str
    formats: tuple[Mapping[Style, int], Mapping[Style, int]]
    required_now: int
    invalid: int
    filled_in: int
    settled: int


class MouldStyles:
    """The numbers of the formats, where xlsxwriter has the formats themselves."""

    def __init__(self, words: CheckWords) -> None:
        mould = mould_of(words, (Shape("-"),))
        self.words = words
        self.required_now = mould.required_now
        self.invalid = mould.invalid
        self.filled_in = mould.filled_in
        self.settled = mould.settled
        self._formats = mould.formats

    def get(self, style: Style, quoted: bool = False) -> int:
        """The number of a format; see ``Styles.get``."""
        return self._formats[quoted][style]


@lru_cache(maxsize=64)
def mould_of(words: CheckWords, shapes: tuple[Shape, ...]) -> Mould:
    """The mould for these sheets. The formats have the same numbers in all of them."""
    target = io.BytesIO()
    book = Workbook(target, book_options())
    for shape in shapes:
        sheet = book.add_worksheet(shape.name)
        if shape.hidden:
            sheet.very_hidden()
        if shape.has_area:
            sheet.print_area(0, 0, 1, 1)
        if shape.has_titles:
            sheet.repeat_rows(0)
        if shape.has_notes:
            sheet.write_comment(0, 0, "-")
    first, styles = book.worksheets()[0], Styles(book, words)
    for row, style in enumerate(Style):
        for column, quoted in enumerate((False, True)):
            first.write_blank(row, column, None, styles.get(style, quoted))
    for row, colour in enumerate((styles.required_now, styles.invalid, styles.filled_in, styles.settled)):
        first.conditional_format(row, 0, row, 0, {"type": "formula", "criteria": "=TRUE", "format": colour})
    # Without a string and a property the package would lack the parts for them.
    first.write_string(0, 2, "-")
    book.set_custom_property("-", "-", "text")
    book.close()
    with zipfile.ZipFile(target) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    written = parts[SHEET.format(1)]
    numbers = [int(found) for found in _FORMAT.findall(written)]
    required_now, invalid, filled_in, settled = map(int, _COLOUR.findall(written))
    before, calc, after = _NAMES.sub("", parts[WORKBOOK].decode()).partition("<calcPr")
    numbered = (part.format(n) for part in (SHEET, NOTES, BOXES) for n in range(1, len(shapes) + 1))
    own = {STRINGS, WORKBOOK, CORE, CUSTOM, *numbered}
    return Mould(
        package=with_parts(b"", {name: part for name, part in parts.items() if name not in own}),
        before_names=before,
        after_names=calc + after,
        formats=(dict(zip(Style, numbers[::2], strict=True)), dict(zip(Style, numbers[1::2], strict=True))),
        required_now=required_now,
        invalid=invalid,
        filled_in=filled_in,
        settled=settled,
    )
