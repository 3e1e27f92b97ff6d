"""Looks of cells in the consolidated workbook."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

FONT = "Times New Roman"
SIZE = 11
_MOST_PLACES = 3


class Look(Enum):
    """What a cell looks like."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADER = "header"
    SECTION = "section"
    TEXT = "text"
    SHORT = "short"
    NUMBER = "number"
    DATE = "date"
    TICK = "tick"
    EMPTY = "empty"
    FIGURE = "figure"
    LABEL = "label"
    WARNING = "warning"
    NOTE = "note"


_BASE = {"font_name": FONT, "font_size": SIZE, "valign": "top"}
_GRID = {**_BASE, "border": 1, "border_color": "#7F7F7F", "text_wrap": True}
_PROPERTIES: dict[Look, dict[str, object]] = {
    Look.TITLE: {**_BASE, "bold": True, "font_size": 14},
    Look.SUBTITLE: {**_BASE, "italic": True},
    Look.HEADER: {**_GRID, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#D9E2F3"},
    Look.SECTION: {**_GRID, "bold": True, "bg_color": "#F2F2F2", "text_wrap": False},
    Look.TEXT: _GRID,
    Look.SHORT: {**_GRID, "align": "center"},
    Look.NUMBER: {**_GRID, "align": "right"},
    Look.DATE: {**_GRID, "align": "center", "num_format": "dd/mm/yyyy"},
    Look.TICK: {**_GRID, "align": "center", "bg_color": "#FFF2CC"},
    Look.EMPTY: {**_GRID, "italic": True, "align": "center"},
    Look.FIGURE: {**_GRID, "bold": True, "align": "right", "num_format": "#,##0"},
    Look.LABEL: _GRID,
    Look.WARNING: {**_GRID, "bold": True, "bg_color": "#FCE4D6"},
    Look.NOTE: {**_BASE, "text_wrap": True},
}


class Styles:
    """Formats of one workbook, made once each."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._looks = {look: book.add_format(properties) for look, properties in _PROPERTIES.items()}
        self._numbers: dict[int, Format] = {}

    def __getitem__(self, look: Look) -> Format:
        return self._looks[look]

    def number(self, value: int | Decimal) -> Format:
        """A number as exact as it was typed (at most three places); the signs follow the reader's Excel."""
        exponent = value.normalize().as_tuple().exponent if isinstance(value, Decimal) else 0
        places = min(max(0, -exponent) if isinstance(exponent, int) else 0, _MOST_PLACES)
        if places not in self._numbers:
            pattern = "#,##0" + ("." + "0" * places if places else "")
            self._numbers[places] = self._book.add_format({**_PROPERTIES[Look.NUMBER], "num_format": pattern})
        return self._numbers[places]
