"""Comments of a sheet as XML: their texts, and the boxes in which Excel shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from toolkit.forms.arrange import cell_name
from toolkit.forms.xml_text import DECLARATION, attribute, data, text_element

_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BLOCK = 1024
"""Shapes are numbered in blocks; a sheet takes whole ones."""
_BESIDE, _ABOVE = 15, 10
"""Pixels from the edge of the next column, and from the top of the row above."""
_POINTS = 0.75
_COLOUR = "#ffffe1"
_BOXES = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)

Pixels = Callable[[int], int]
"""The width of a column or the height of a row, counted from 0."""


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on a cell (counted from 0), and the size of its box in pixels."""

    row: int
    column: int
    text: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class NoteLook:
    """Who comments, and in which letters (size in points)."""

    author: str
    font: str
    size: int


@dataclass(frozen=True, slots=True)
class Grid:
    """How wide columns and how high rows are."""

    column: Pixels
    row: Pixels


def notes_part(notes: Iterable[Note], look: NoteLook) -> str:
    """The texts, in the order of rows and columns."""
    entries = "".join(
        f'<comment ref="{cell_name(note.row + 1, note.column + 1)}" authorId="0"><text><r>'
        f'<rPr><sz val="{look.size}"/><color indexed="81"/><rFont val="{attribute(look.font)}"/>'
        f'<family val="2"/></rPr>{text_element(note.text)}</r></text></comment>'
        for note in _ordered(notes)
    )
    return (
        f'{DECLARATION}<comments xmlns="{_SHEETS}"><authors><author>{data(look.author)}</author></authors>'
        f"<commentList>{entries}</commentList></comments>"
    )


def boxes_part(notes: Iterable[Note], grid: Grid, first_block: int) -> str:
    """The boxes; ``first_block`` is the first block of numbers (from 1) that is free for them."""
    ordered = _ordered(notes)
    blocks = ",".join(map(str, range(first_block, first_block + blocks_of(len(ordered)))))
    start = first_block * _BLOCK
    boxes = (_box(note, grid, start + number, number) for number, note in enumerate(ordered, 1))
    return f"{_BOXES.format(blocks=blocks)}{''.join(boxes)}</xml>"


def blocks_of(notes: int) -> int:
    """How many blocks of numbers so many comments take."""
    return 1 + notes // _BLOCK


def _ordered(notes: Iterable[Note]) -> list[Note]:
    return sorted(notes, key=lambda note: (note.row, note.column))


def _box(note: Note, grid: Grid, shape: int, level: int) -> str:
    left, top = (note.column + 1, _BESIDE), (max(note.row - 1, 0), _ABOVE)
    (column, x), (end_column, end_x), x_from_edge = _span(left, note.width, grid.column)
    (row, y), (end_row, end_y), y_from_edge = _span(top, note.height, grid.row)
    places = (x_from_edge, y_from_edge, note.width, note.height)
    margin_left, margin_top, width, height = (f"{pixels * _POINTS:.15g}pt" for pixels in places)
    return (
        f'<v:shape id="_x0000_s{shape}" type="#_x0000_t202" style="position:absolute;'
        f"margin-left:{margin_left};margin-top:{margin_top};width:{width};height:{height};"
        f'z-index:{level};visibility:hidden" fillcolor="{_COLOUR}" o:insetmode="auto">'
        f'<v:fill color2="{_COLOUR}"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
        '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>'
        f"<x:SizeWithCells/><x:Anchor>{column}, {x}, {row}, {y}, {end_column}, {end_x}, {end_row}, {end_y}"
        f"</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{note.row}</x:Row>"
        f"<x:Column>{note.column}</x:Column></x:ClientData></v:shape>"
    )


def _span(
    start: tuple[int, int], length: int, pixels: Pixels
) -> tuple[tuple[int, int], tuple[int, int], int]:
    """Where something of so many pixels begins and ends, as column (or row) and offset in it; and how far its
    beginning lies from the edge of the sheet."""
    first, offset = _settled(*start, pixels)
    from_edge = sum(map(pixels, range(start[0]))) + start[1]
    return (first, offset), _settled(first, offset + length, pixels), from_edge


def _settled(index: int, offset: int, pixels: Pixels) -> tuple[int, int]:
    """The same place, its offset within its own column (or row)."""
    while offset >= pixels(index):
        offset -= pixels(index)
        index += 1
    return index, offset
