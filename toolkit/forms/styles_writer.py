"""Cell styles of all workbooks made here; each is made once per workbook."""

from __future__ import annotations

from enum import Enum

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

FONT = "Times New Roman"
SIZE = 11

_WRAP: dict[str, object] = {"text_wrap": True, "valign": "top"}
_BOX: dict[str, object] = {**_WRAP, "border": 1, "border_color": "#808080"}
_ANSWER: dict[str, object] = {**_BOX, "num_format": "@", "locked": False, "bg_color": "#FFF9DB"}
_HEAD: dict[str, object] = {
    **_BOX,
    "bold": True,
    "align": "center",
    "valign": "vcenter",
    "border_color": "#404040",
}


class Style(Enum):
    """What a cell is for; the value is the look."""

    PLAIN = {"valign": "top"}
    WRAPPED = _WRAP
    TITLE = {"bold": True, "font_size": 14, "valign": "vcenter"}
    SAMPLE_TITLE = {"bold": True, "font_size": 14, "valign": "vcenter", "font_color": "#C00000"}
    IDENTITY = {"valign": "vcenter"}
    STRIP = {"bold": True, "italic": True, "valign": "vcenter"}
    HEAD = {**_HEAD, "bg_color": "#D9E1F2"}
    ANSWER_HEAD = {**_HEAD, "bg_color": "#FFE699"}
    PLAN = {"bold": True, "valign": "vcenter", "bg_color": "#D9D9D9", "top": 1, "bottom": 1}
    SECTION = {"bold": True, "valign": "vcenter", "bg_color": "#F2F2F2", "top": 1, "bottom": 1}
    KEY = {**_BOX, "font_size": 7, "font_color": "#808080"}
    NUMBER_COLUMN = {**_BOX, "align": "center"}
    CONTEXT = _BOX
    LABEL = _BOX
    CHECK = {**_BOX, "align": "center", "italic": True}
    ANSWER = _ANSWER
    FAULT = {**_ANSWER, "bg_color": "#F8A5A5", "border": 5, "border_color": "#C00000"}
    DOUBT = {**_ANSWER, "bg_color": "#BDD7EE", "border": 8, "border_color": "#1F4E79"}
    NOTE = {**_ANSWER, "bg_color": "#E2EFDA"}
    LINK = {**_BOX, "font_color": "#0563C1", "underline": 1}
    STRONG = {**_BOX, "bold": True}
    HEADLINE = {**_WRAP, "bold": True}
    CENTRED_BOLD = {"bold": True, "align": "center"}
    CENTRED_ITALIC = {"italic": True, "align": "center"}
    LEGEND_REQUIRED = {**_BOX, "bg_color": "#F4B183", "fg_color": "#C55A11", "pattern": 14}
    LEGEND_FILLED = {**_BOX, "bg_color": "#FFFFFF"}
    LEGEND_LOCKED = {**_BOX, "bg_color": "#F2F2F2"}


# Stripes and not colour alone: the meaning must survive a black-and-white print.
REQUIRED_NOW: dict[str, object] = {"bg_color": "#F4B183", "fg_color": "#C55A11", "pattern": 14}
FILLED_IN: dict[str, object] = {"bg_color": "#FFFFFF"}


class Styles:
    """The formats of one workbook, made when first used."""

    def __init__(self, book: Workbook, row_missing: str, row_complete: str) -> None:
        self._book = book
        self._made: dict[tuple[Style, bool], Format] = {}
        self._check = f'[=0]"{row_complete}";"{row_missing}"0'
        self._required: Format | None = None
        self._filled: Format | None = None

    def get(self, style: Style, quoted: bool = False) -> Format:
        """The format; ``quoted`` makes Excel keep a leading = + - @ as text when the cell is edited."""
        key = (style, quoted)
        if key not in self._made:
            look = dict(style.value)
            if style is Style.CHECK:
                look["num_format"] = self._check
            made = self._book.add_format(look)
            if quoted:
                made.set_quote_prefix()
            self._made[key] = made
        return self._made[key]

    @property
    def required_now(self) -> Format:
        """Conditional look of a required cell that is still empty."""
        if self._required is None:
            self._required = self._book.add_format(REQUIRED_NOW)
        return self._required

    @property
    def filled_in(self) -> Format:
        """Conditional look of a filled cell."""
        if self._filled is None:
            self._filled = self._book.add_format(FILLED_IN)
        return self._filled
