"""Words of a PDF page, by where its letters are drawn."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from toolkit.plans.pdf_drawing_reader import Drawing
from toolkit.plans.pdf_page import Page, Word
from toolkit.plans.pdf_view import View
from toolkit.vietnamese.legacy import convert, encoding_of_font

_HYPHENS = frozenset({0x02, 0xFFFE, 0x2011})
"""A hyphen, as it comes from the end of a line or from one that may not be broken at."""
_SOFT_HYPHEN = 0xAD
_BLANKS = frozenset({0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x2002, 0x2003, 0x2009, 0x202F, 0x3000})
_COMBINING = range(0x300, 0x370)
_GAP = 0.2
_LIFT = 0.3
_RESIZED = 0.15
_UNIT_SIZE = 2.0
_ASKEW = 0.05
_QUARTER = math.pi / 2

# The library hands out its own objects as pointers without a type.
Handle = Any


def read_page(document: pdfium.PdfDocument, index: int) -> Page:
    """The page at ``index``, turned so that its letters stand upright."""
    page = document[index]
    try:
        letters = _letters(page)
        turns = _turns(letters)
        view = View(page.get_bbox(), turns)
        found = (_word(run, view) for run in _runs([one for one in letters if one.turns == turns]))
        words = tuple(word for word in found if _is_placed(word))
        drawing = Drawing(view)
        drawing.read(page.raw)
        width, height = view.size
        pictured = min(1.0, drawing.pictures / (width * height)) if width * height > 0 else 0.0
        return Page(
            index + 1, width, height, words, tuple(drawing.rules), pictured, bool(words) and drawing.unseen
        )
    finally:
        page.close()


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter in the page's own coordinates (y upwards); ``turns``: quarter turns it is drawn with."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    origin: tuple[float, float]
    size: float
    turns: int
    apart: bool
    font: str


def _letters(page: pdfium.PdfPage) -> list[_Letter]:
    textpage = page.get_textpage()
    try:
        return list(_read_letters(textpage.raw, textpage.count_chars()))
    finally:
        textpage.close()


def _read_letters(handle: Handle, count: int) -> Iterator[_Letter]:
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    apart, fresh, font, turns = True, True, "", 0
    for index in range(count):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in _BLANKS or code == 0:
            # Blanks that the library supposes are left out: the places of the letters tell more.
            apart = apart or not raw.FPDFText_IsGenerated(handle, index)
            fresh = True
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        if fresh:
            font, turns = _font(handle, index), _quarters(raw.FPDFText_GetCharAngle(handle, index))
        soft = code == _SOFT_HYPHEN and encoding_of_font(font) is None
        text = "-" if soft or code in _HYPHENS else chr(code)
        size = _size(handle, index)
        origin = (x.value, y.value)
        yield _Letter(text, box.left, box.bottom, box.right, box.top, origin, size, turns, apart, font)
        apart = fresh = False


def _size(handle: Handle, index: int) -> float:
    """The size of a letter; some programs write size 1 and scale it."""
    size = float(raw.FPDFText_GetFontSize(handle, index))
    if abs(size) > _UNIT_SIZE:
        return abs(size)
    matrix = raw.FS_MATRIX()
    scale = math.hypot(matrix.c, matrix.d) if raw.FPDFText_GetMatrix(handle, index, matrix) else 1.0
    return abs(size) * scale if math.isfinite(scale) else abs(size)


def _font(handle: Handle, index: int) -> str:
    name = ctypes.create_string_buffer(128)
    length = raw.FPDFText_GetFontInfo(handle, index, name, len(name), ctypes.c_int())
    return name.value.decode("utf-8", "replace").rpartition("+")[2] if 0 < length <= len(name) else ""


def _quarters(angle: float) -> int:
    """Quarter turns, against the clock, of an angle in radians; -1 for one that is no such turn."""
    if not math.isfinite(angle):
        return -1
    # The library measures angles clockwise.
    near = round(-angle / _QUARTER)
    return near % 4 if abs(-angle / _QUARTER - near) < _ASKEW else -1


def _turns(letters: Sequence[_Letter]) -> int:
    """How most letters are turned; a stamp across the page does not count."""
    counts = Counter(letter.turns for letter in letters if letter.turns >= 0)
    return counts.most_common(1)[0][0] if counts else 0


def _runs(letters: Sequence[_Letter]) -> Iterator[list[_Letter]]:
    """Letters that make a word: drawn one after another, on one line, without a gap."""
    run: list[_Letter] = []
    for letter in letters:
        if run and (letter.apart or not _follows(run[-1], letter)):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


def _follows(before: _Letter, letter: _Letter) -> bool:
    if ord(letter.text[0]) in _COMBINING:
        return True
    size = max(before.size, letter.size, 1.0)
    along = (
        letter.left - before.right,
        letter.bottom - before.top,
        before.left - letter.right,
        before.bottom - letter.top,
    )[letter.turns]
    across = 0 if letter.turns % 2 else 1
    shift = abs(letter.origin[across] - before.origin[across])
    alike = abs(letter.size - before.size) < _RESIZED * size
    return alike and abs(along) < _GAP * size and shift < _LIFT * size


def _is_placed(word: Word) -> bool:
    """Whether a word stands anywhere; a broken font matrix can put it nowhere."""
    return all(map(math.isfinite, (word.left, word.right, word.base, word.size)))


def _word(run: Sequence[_Letter], view: View) -> Word:
    begin = view.at(min(letter.left for letter in run), min(letter.bottom for letter in run))
    end = view.at(max(letter.right for letter in run), max(letter.top for letter in run))
    text = "".join(letter.text for letter in run)
    encoding = encoding_of_font(run[0].font)
    text = text if encoding is None else convert(text, encoding)
    base = view.at(*run[0].origin)[1]
    size = max(letter.size for letter in run)
    return Word(text, min(begin[0], end[0]), max(begin[0], end[0]), base, size, run[0].apart)
