"""A form as an Excel workbook."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from xlsxwriter.workbook import Workbook

from toolkit.files.store import stable_zip
from toolkit.forms.arrange import arrange_measures, arrange_tasks
from toolkit.forms.box_writer import write_general, write_sign_off
from toolkit.forms.columns import Layout
from toolkit.forms.draft_writer import Draft
from toolkit.forms.filling import Filling
from toolkit.forms.front_writer import write_front
from toolkit.forms.guide_writer import write_guide
from toolkit.forms.layout import LAYOUT, META_SHEET
from toolkit.forms.line_texts import period_words
from toolkit.forms.meta import MARK, PROPERTY_PREFIX, identity_rows, line_rows
from toolkit.forms.styles_writer import FONT, SIZE, Styles
from toolkit.forms.table_writer import write_table
from toolkit.forms.wording_reader import FormWording
from toolkit.model.form import FormContent

_CREATED = datetime(2020, 1, 1, tzinfo=UTC)
_FIXED_HEIGHT = b' customHeight="1"'


def form_bytes(
    content: FormContent, wording: FormWording, filling: Filling | None = None, layout: Layout = LAYOUT
) -> bytes:
    """The workbook for one agency and period as .xlsx bytes; the same arguments give the same bytes.

    ``filling`` puts answers into it, colours cells and adds a first sheet (feedback, sample returns).
    """
    target = io.BytesIO()
    book = Workbook(
        target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": FONT, "font_size": SIZE},
        },
    )
    styles = Styles(book, wording.strip.row_missing, wording.strip.row_complete)
    draft = Draft(book, styles, content, wording, filling or Filling(), layout)
    growing = _write_sheets(draft)
    _write_meta(draft)
    book.close()
    return stable_zip(_with_growing_rows(target.getvalue(), growing))


def _write_sheets(draft: Draft) -> tuple[int, ...]:
    """Write all sheets; returns the 1-based numbers of those whose rows grow with what is typed."""
    front = draft.filling.front
    if front is not None:
        write_front(draft, front)
    write_guide(draft)
    growing: list[int] = []
    for table in (arrange_tasks(draft.content, draft.layout), arrange_measures(draft.content, draft.layout)):
        if table is not None:
            write_table(draft, table)
            growing.append(len(draft.book.worksheets()))
    write_general(draft)
    growing.append(len(draft.book.worksheets()))
    write_sign_off(draft)
    return tuple(growing)


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


def _with_growing_rows(package: bytes, sheets: tuple[int, ...]) -> bytes:
    """Rows that keep their height until someone types: Excel grows a row only if its height is not fixed."""
    target = io.BytesIO()
    names = {f"xl/worksheets/sheet{number}.xml" for number in sheets}
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(target, "w") as changed:
        for entry in source.infolist():
            data = source.read(entry)
            changed.writestr(entry, data.replace(_FIXED_HEIGHT, b"") if entry.filename in names else data)
    return target.getvalue()
