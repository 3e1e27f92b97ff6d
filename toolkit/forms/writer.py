"""A form as an Excel workbook."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from xlsxwriter.workbook import Workbook

from toolkit.forms.arrange import arrange_measures, arrange_tasks
from toolkit.forms.box_writer import write_general, write_sign_off
from toolkit.forms.columns import Layout
from toolkit.forms.draft_writer import Draft
from toolkit.forms.filling import Filling
from toolkit.forms.form_book_writer import FormBook
from toolkit.forms.form_mould_writer import MouldStyles
from toolkit.forms.front_writer import write_front
from toolkit.forms.guide_writer import write_guide
from toolkit.forms.layout import LAYOUT, META_SHEET
from toolkit.forms.line_texts import period_words
from toolkit.forms.meta import MARK, PROPERTY_PREFIX, STATE_PROPERTY, identity_rows, line_rows
from toolkit.forms.styles_writer import CheckWords, Styles, book_options
from toolkit.forms.table_writer import write_table
from toolkit.forms.wording_reader import FormWording
from toolkit.model.form import FormContent

_CREATED = datetime(2020, 1, 1, tzinfo=UTC)


def form_bytes(
    content: FormContent, wording: FormWording, filling: Filling | None = None, layout: Layout = LAYOUT
) -> bytes:
    """The workbook for one agency and period as .xlsx bytes; the same arguments give the same bytes.

    ``filling`` puts answers into it, colours cells and adds a first sheet (feedback, sample returns).
    """
    filling = filling or Filling()
    styles = MouldStyles(_check_words(wording))
    book = FormBook(styles)
    growing = _write(Draft(book, styles, content, wording, filling, layout))
    return book.package(growing)


def xlsxwriter_package(
    content: FormContent, wording: FormWording, filling: Filling, layout: Layout = LAYOUT
) -> tuple[bytes, frozenset[int]]:
    """The same workbook as xlsxwriter alone writes it, and the numbers of the sheets whose rows may grow.

    It knows all that a filling may hold; what ``form_bytes`` writes by itself is held to it.
    """
    target = io.BytesIO()
    book = Workbook(target, book_options())
    styles = Styles(book, _check_words(wording))
    growing = _write(Draft(book, styles, content, wording, filling, layout))
    book.close()
    return target.getvalue(), growing


def _check_words(wording: FormWording) -> CheckWords:
    strip = wording.strip
    return CheckWords(strip.row_missing, strip.row_invalid, strip.row_complete)


def _write(draft: Draft) -> frozenset[int]:
    """Write all sheets; returns the 1-based numbers of those whose rows grow with what is typed."""
    front = draft.filling.front
    if front is not None:
        write_front(draft, front)
    write_guide(draft)
    growing: set[int] = set()
    for table in (arrange_tasks(draft.content, draft.layout), arrange_measures(draft.content, draft.layout)):
        if table is not None:
            write_table(draft, table)
            growing.add(len(draft.book.worksheets()))
    write_general(draft)
    growing.add(len(draft.book.worksheets()))
    write_sign_off(draft)
    _write_meta(draft)
    return frozenset(growing)


def _write_meta(draft: Draft) -> None:
    content = draft.content
    named = identity_rows(content, draft.layout)
    sheet = draft.book.add_worksheet(META_SHEET)
    sheet.very_hidden()
    sheet.protect()
    for row, values in enumerate(((MARK, draft.layout.version), *named, *line_rows(content))):
        for column, value in enumerate(values):
            if value:
                sheet.write_string(row, column, value)
    draft.book.set_properties(
        {
            "title": f"{content.agency_name} - {period_words(content.period)}",
            "author": content.issuer_name,
            "created": _CREATED,
        }
    )
    for name, value in named:
        draft.book.set_custom_property(PROPERTY_PREFIX + name, value, "text")
    if draft.filling.source:
        draft.book.set_custom_property(STATE_PROPERTY, draft.filling.source, "text")
