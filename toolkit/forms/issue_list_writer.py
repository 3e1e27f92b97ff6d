"""The list of issued forms, for whoever sends them out."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.files.store import stable_zip
from toolkit.forms.draft_writer import row_height
from toolkit.forms.layout import SAMPLE_MARK
from toolkit.forms.line_texts import period_words
from toolkit.forms.styles_writer import FONT, CheckWords, Style, Styles, book_options
from toolkit.forms.text_height import line_count
from toolkit.model.form import FormContent

_FORM_COLUMNS = (
    ("TT", 5.0),
    ("Mã đơn vị", 16.0),
    ("Tên đơn vị", 46.0),
    ("Cấp", 13.0),
    ("Số nhiệm vụ", 10.0),
    ("Số chỉ tiêu", 10.0),
    ("Tệp biểu mẫu", 24.0),
    ("Mã biểu", 30.0),
    ("Điện thoại", 18.0),
)
_PROBLEM_COLUMNS = (
    ("TT", 5.0),
    ("Mã nhiệm vụ, chỉ tiêu", 22.0),
    ("Đơn vị ghi trong kế hoạch", 40.0),
    ("Vấn đề", 90.0),
)
_COUNTS = (5, 6)
_CREATED = datetime(2020, 1, 1, tzinfo=UTC)
_HEADER = 3


class IssueProblem(Protocol):
    """A line that nobody, or not everybody, is asked for."""

    @property
    def item(self) -> str:
        """Key of the task or measure."""

    @property
    def assignee(self) -> str | None:
        """The name the plan uses."""

    @property
    def text(self) -> str:
        """What is wrong and what to enter."""


def issue_list_bytes(
    contents: Sequence[FormContent],
    problems: Sequence[IssueProblem],
    phones: Mapping[str, str] | None = None,
) -> bytes:
    """The workbook as .xlsx bytes: forms in the order given, then what a person must settle.

    ``phones`` are telephone numbers by agency code. A form's file is named by the agency's code.
    """
    target = io.BytesIO()
    book = Workbook(target, book_options())
    styles = Styles(book, CheckWords("", "", ""))
    rows = [_form_row(number, content, phones or {}) for number, content in enumerate(contents, 1)]
    period = f" - {period_words(contents[0].period).upper()}" if contents else ""
    mark = f"{SAMPLE_MARK} - " if any(content.sample for content in contents) else ""
    issued = book.add_worksheet("Biểu đã phát hành")
    _write(issued, styles, (f"{mark}DANH SÁCH BIỂU ĐÃ PHÁT HÀNH{period}", _FORM_COLUMNS), rows)
    open_rows = [
        (str(number), problem.item, problem.assignee or "", problem.text)
        for number, problem in enumerate(problems, 1)
    ]
    unsettled = book.add_worksheet("Cần xử lý")
    title = f"{mark}NHIỆM VỤ, CHỈ TIÊU CHƯA RÕ ĐƠN VỊ BÁO CÁO{period}"
    _write(unsettled, styles, (title, _PROBLEM_COLUMNS), open_rows)
    book.set_properties({"title": "Danh sách biểu đã phát hành", "created": _CREATED})
    book.close()
    return stable_zip(target.getvalue())


def _form_row(number: int, content: FormContent, phones: Mapping[str, str]) -> tuple[str, ...]:
    return (
        str(number),
        content.agency,
        content.agency_name,
        "Xã, phường" if content.agency.isdigit() else "Cấp tỉnh",
        str(len(content.tasks)),
        str(len(content.measures)),
        f"{content.agency}.xlsx",
        content.code,
        phones.get(content.agency, ""),
    )


def _write(
    sheet: Worksheet,
    styles: Styles,
    about: tuple[str, tuple[tuple[str, float], ...]],
    rows: Sequence[tuple[str, ...]],
) -> None:
    title, columns = about
    sheet.write_string(0, 0, title, styles.get(Style.TITLE))
    for column, (heading, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEADER - 1, column, heading, styles.get(Style.HEAD))
    sheet.set_row(_HEADER - 1, row_height(2))
    for row, values in enumerate(rows, _HEADER):
        for column, text in enumerate(values):
            # Counts are numbers so that they can be added up; codes and telephones stay text.
            if columns is _FORM_COLUMNS and column + 1 in _COUNTS:
                sheet.write_number(row, column, int(text), styles.get(Style.CONTEXT))
            elif not text:
                sheet.write_blank(row, column, None, styles.get(Style.CONTEXT))
            else:
                quoted = text.startswith(("=", "+", "-", "@"))
                sheet.write_string(row, column, text, styles.get(Style.CONTEXT, quoted))
        sheet.set_row(
            row, row_height(max(line_count(t, w) for t, (_h, w) in zip(values, columns, strict=True)))
        )
    last = _HEADER - 1 + len(rows)
    if rows:
        sheet.autofilter(_HEADER - 1, 0, last, len(columns) - 1)
    else:
        sheet.write_string(_HEADER, 0, "Không có.", styles.get(Style.PLAIN))
    sheet.ignore_errors({"number_stored_as_text": f"A1:I{last + 1}"})
    sheet.freeze_panes(_HEADER, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER - 1)
    sheet.set_footer(f'&C&"{FONT},Regular"&9Trang &P/&N')
