"""What all sheets of a form share while it is written: text cells, page set-up, protection, identity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.forms.arrange import IDENTITY_ROW, TITLE_ROW
from toolkit.forms.columns import Layout
from toolkit.forms.filling import Filling, Mark, MarkKind, Slot, typed_text
from toolkit.forms.form_book_writer import FormBook
from toolkit.forms.form_mould_writer import MouldStyles
from toolkit.forms.form_sheet_writer import FormSheet
from toolkit.forms.layout import (
    AGENCY_LABEL,
    CODE_LABEL,
    DUE_LABEL,
    PERIOD_LABEL,
    SAMPLE_MARK,
    field_named,
)
from toolkit.forms.line_texts import period_words
from toolkit.forms.styles_writer import FONT, Style, Styles
from toolkit.forms.wording_reader import FormWording
from toolkit.model.form import FormContent
from toolkit.vietnamese.dates import format_date

AnySheet: TypeAlias = Worksheet | FormSheet
"""A sheet that xlsxwriter writes, or we ourselves: both take the same calls."""

MAX_ROW_HEIGHT = 409.0
LINE_HEIGHT = 14.6
_MAX_TEXT = 32_767
_FORMULA_SIGNS = ("=", "+", "-", "@")
_PROTECTION = {
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}
_MARK_STYLES = {MarkKind.FAULT: Style.FAULT, MarkKind.DOUBT: Style.DOUBT, MarkKind.NOTE: Style.NOTE}
_UNMARKED = Style.ANSWER
_MARK_ORDER = tuple(_MARK_STYLES)


@dataclass(frozen=True, slots=True)
class Draft:
    """A form being written."""

    book: Workbook | FormBook
    styles: Styles | MouldStyles
    content: FormContent
    wording: FormWording
    filling: Filling
    layout: Layout
    marks: Mapping[Slot, Sequence[Mark]] = field(init=False, repr=False)
    """The marks of each cell, found once: they are asked for in every cell."""

    def __post_init__(self) -> None:
        """Sort the marks by cell."""
        by_slot: dict[Slot, list[Mark]] = {}
        for mark in self.filling.marks:
            by_slot.setdefault((mark.line, mark.field), []).append(mark)
        object.__setattr__(self, "marks", by_slot)

    def text_of(self, slot: Slot) -> str:
        """What stands in an answer cell; '' when nothing is put in."""
        value = self.filling.answers.get(slot)
        return "" if value is None else typed_text(field_named(slot[1], self.layout), value)

    def style_of(self, slot: Slot) -> Style:
        """The look of an answer cell: its gravest mark, or that of a cell to fill."""
        kinds = {mark.kind for mark in self.marks.get(slot, ())}
        return next((_MARK_STYLES[kind] for kind in _MARK_ORDER if kind in kinds), _UNMARKED)

    def comment_of(self, slot: Slot) -> str:
        """The comment of an answer cell; '' for none."""
        return "\n\n".join(mark.text for mark in self.marks.get(slot, ()))

    def put(self, sheet: AnySheet, where: tuple[int, int], text: str, style: Style) -> None:
        """Write text at a 1-based (row, column); never a formula, whatever it begins with."""
        row, column = where[0] - 1, where[1] - 1
        if not text:
            # A cell that is truly empty: an empty text would count as filled in Excel.
            sheet.write_blank(row, column, None, self.styles.get(style))
            return
        if text.startswith("<r>") and text.endswith("</r>"):
            # xlsxwriter would take it for its own markup; blanks around a text are not read.
            text += " "
        quoted = text.startswith(_FORMULA_SIGNS)
        sheet.write_string(row, column, text[:_MAX_TEXT], self.styles.get(style, quoted))

    def put_answer(self, sheet: AnySheet, where: tuple[int, int], slot: Slot) -> str:
        """Write an answer cell with its mark; returns the text that stands in it."""
        text = self.text_of(slot)
        if not self.filling.marks:
            self.put(sheet, where, text, _UNMARKED)
            return text
        comment = self.comment_of(slot)
        self.put(sheet, where, text, self.style_of(slot))
        if comment:
            sheet.write_comment(
                where[0] - 1,
                where[1] - 1,
                comment,
                {
                    "author": self.wording.feedback.author,
                    "font_name": FONT,
                    "font_size": 10,
                    "width": 300,
                    "height": min(60 + 16 * (len(comment) // 42 + comment.count("\n")), 400),
                },
            )
        return text


def row_height(lines: int) -> float:
    """Height in points of a row with so many lines of text, within what Excel allows."""
    return min(lines * LINE_HEIGHT + 4, MAX_ROW_HEIGHT)


def start_sheet(draft: Draft, name: str, title: str) -> AnySheet:
    """A locked sheet with title and identity line, A4 landscape, one page wide."""
    sheet = draft.book.add_worksheet(name)
    content = draft.content
    full_title = f"{SAMPLE_MARK} - {title}" if content.sample else title
    style = Style.SAMPLE_TITLE if content.sample else Style.TITLE
    draft.put(sheet, (TITLE_ROW, 1), f"{full_title} - {period_words(content.period).upper()}", style)
    draft.put(sheet, (IDENTITY_ROW, 1), identity_text(content), Style.IDENTITY)
    sheet.set_row(TITLE_ROW - 1, 21)
    set_up_page(draft, sheet)
    sheet.protect("", _PROTECTION)
    return sheet


def identity_text(content: FormContent) -> str:
    """The line every sheet carries: agency, period, day due, form code."""
    parts = [
        f"{AGENCY_LABEL}: {content.agency_name}",
        f"{PERIOD_LABEL}: {period_words(content.period)}",
        *([f"{DUE_LABEL}: {format_date(content.due)}"] if content.due else []),
        f"{CODE_LABEL}: {content.code}",
    ]
    return "  |  ".join(parts)


def set_up_page(draft: Draft, sheet: AnySheet, landscape: bool = True) -> None:
    """A4, one page wide, agency and page number at the foot; a sample says so in the head of every page."""
    if landscape:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.35, right=0.35, top=0.6, bottom=0.55)
    sheet.hide_gridlines(2)
    font = f'&"{FONT},Regular"&9'
    name = _escaped(draft.content.agency_name)[:80]
    code = _escaped(draft.content.code)[:60]
    sheet.set_footer(f"&L{font}{name}&C{font}{CODE_LABEL}: {code}&R{font}Trang &P/&N")
    if draft.content.sample:
        sheet.set_header(f'&C&"{FONT},Bold"&11{_escaped(draft.wording.sample.title)}')


def _escaped(text: str) -> str:
    return text.replace("&", "&&")
