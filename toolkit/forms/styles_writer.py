"""Cell styles of all workbooks made here; each is made once per workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, auto

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


class Style(IntEnum):
    """What a cell is for."""

    PLAIN = auto()
    WRAPPED = auto()
    TITLE = auto()
    SAMPLE_TITLE = auto()
    IDENTITY = auto()
    STRIP = auto()
    HEAD = auto()
    ANSWER_HEAD = auto()
    PLAN = auto()
    SECTION = auto()
    KEY = auto()
    NUMBER_COLUMN = auto()
    CONTEXT = auto()
    LABEL = auto()
    CHECK = auto()
    ANSWER = auto()
    FAULT = auto()
    DOUBT = auto()
    NOTE = auto()
    LINK = auto()
    STRONG = auto()
    HEADLINE = auto()
    CENTRED_BOLD = auto()
    CENTRED_ITALIC = auto()
    LEGEND_REQUIRED = auto()
    LEGEND_FILLED = auto()
    LEGEND_LOCKED = auto()


_LOOKS: Mapping[Style, Mapping[str, object]] = {
    Style.PLAIN: {"valign": "top"},
    Style.WRAPPED: _WRAP,
    Style.TITLE: {"bold": True, "font_size": 14, "valign": "vcenter"},
    Style.SAMPLE_TITLE: {"bold": True, "font_size": 14, "valign": "vcenter", "font_color": "#C00000"},
    Style.IDENTITY: {"valign": "vcenter"},
    Style.STRIP: {"bold": True, "italic": True, "valign": "vcenter"},
    Style.HEAD: {**_HEAD, "bg_color": "#D9E1F2"},
    Style.ANSWER_HEAD: {**_HEAD, "bg_color": "#FFE699"},
    Style.PLAN: {"bold": True, "valign": "vcenter", "bg_color": "#D9D9D9", "top": 1, "bottom": 1},
    Style.SECTION: {"bold": True, "valign": "vcenter", "bg_color": "#F2F2F2", "top": 1, "bottom": 1},
    Style.KEY: {**_BOX, "font_size": 7, "font_color": "#808080"},
    Style.NUMBER_COLUMN: {**_BOX, "align": "center"},
    Style.CONTEXT: _BOX,
    Style.LABEL: _BOX,
    Style.CHECK: {**_BOX, "align": "center", "italic": True},
    Style.ANSWER: _ANSWER,
    Style.FAULT: {**_ANSWER, "bg_color": "#F8A5A5", "border": 5, "border_color": "#C00000"},
    Style.DOUBT: {**_ANSWER, "bg_color": "#BDD7EE", "border": 8, "border_color": "#1F4E79"},
    Style.NOTE: {**_ANSWER, "bg_color": "#E2EFDA"},
    Style.LINK: {**_BOX, "font_color": "#0563C1", "underline": 1},
    Style.STRONG: {**_BOX, "bold": True},
    Style.HEADLINE: {**_WRAP, "bold": True},
    Style.CENTRED_BOLD: {"bold": True, "align": "center"},
    Style.CENTRED_ITALIC: {"italic": True, "align": "center"},
    Style.LEGEND_REQUIRED: {**_BOX, "bg_color": "#FCE0CC", "fg_color": "#E07B39", "pattern": 14},
    Style.LEGEND_FILLED: {**_BOX, "bg_color": "#FFFFFF"},
    Style.LEGEND_LOCKED: {**_BOX, "bg_color": "#F2F2F2"},
}


def book_options() -> dict[str, object]:
    """How xlsxwriter makes our workbooks: a text stays a text whatever it looks like, and the font is the one
    that is named, not that of the theme. New each time, for xlsxwriter adds to what it is given."""
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE, "font_scheme": "none"},
    }


# Stripes and not colour alone: the meaning must survive a black-and-white print.
REQUIRED_NOW: dict[str, object] = {"bg_color": "#FCE0CC", "fg_color": "#E07B39", "pattern": 14}
INVALID: dict[str, object] = {"bg_color": "#F8A5A5", "bold": True, "underline": 1}
FILLED_IN: dict[str, object] = {"bg_color": "#FFFFFF"}
_SETTLED: dict[str, object] = {"font_color": "#7F7F7F", "italic": True}


@dataclass(frozen=True, slots=True)
class CheckWords:
    """What the check column says of a row that lacks so many answers, of one with answers that are none, and
    of one that is in order."""

    missing: str
    invalid: str
    complete: str


class Styles:
    """The formats of one workbook, made when first used."""

    def __init__(self, book: Workbook, words: CheckWords) -> None:
        self._book = book
        self._made: dict[tuple[Style, bool], Format] = {}
        self._looks: dict[str, Format] = {}
        self._check = f'[=0]"{words.complete}";[<1]"{words.invalid}";"{words.missing}"0'

    def get(self, style: Style, quoted: bool = False) -> Format:
        """The format; ``quoted`` makes Excel keep a leading = + - @ as text when the cell is edited."""
        key = (style, quoted)
        if key not in self._made:
            look = dict(_LOOKS[style])
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
        return self._conditional("required", REQUIRED_NOW)

    @property
    def invalid(self) -> Format:
        """Conditional look of a cell that holds nothing of the kind asked for."""
        return self._conditional("invalid", INVALID)

    @property
    def filled_in(self) -> Format:
        """Conditional look of a filled cell."""
        return self._conditional("filled", FILLED_IN)

    @property
    def settled(self) -> Format:
        """Conditional look of a row of findings that is done with."""
        return self._conditional("settled", _SETTLED)

    def _conditional(self, name: str, look: Mapping[str, object]) -> Format:
        if name not in self._looks:
            self._looks[name] = self._book.add_format(dict(look))
        return self._looks[name]
