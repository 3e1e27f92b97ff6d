"""The feedback workbook: the agency's own values, the faults marked, and itself a form."""

from __future__ import annotations

import gettext
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.forms.form_samples import cells_of, department, returned, typed, values_of, wording
from tests.forms.plan_forms import said
from toolkit.feedback.compose import compose
from toolkit.feedback.writer import feedback_bytes
from toolkit.forms.filling import MarkKind
from toolkit.forms.writer import form_bytes, xlsxwriter_package
from toolkit.messages import translation
from toolkit.messages.catalogue import make
from toolkit.model.findings import Outcome, Place, Severity
from toolkit.model.returns import CheckedReturn, ReadReturn

CONTENT = department()
FIRST, SECOND, THIRD = (task.key for task in CONTENT.tasks)
GDP = CONTENT.measures[0].key


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings in their source language, so that these tests do not hang on the wording of translations."""
    monkeypatch.setattr(translation, "_translations", lambda _code: gettext.NullTranslations())


def checked(read: ReadReturn) -> CheckedReturn:
    return CheckedReturn("r.xlsx", Outcome.RETURNED, "SXD", "2026", read.findings, read)


def faulty(folder: Path) -> ReadReturn:
    return typed(
        folder,
        CONTENT,
        {
            (FIRST, "status"): "xong",
            (FIRST, "submitted_on"): "9/25/2026",
            (SECOND, "status"): "Đang thực hiện",
            (SECOND, "percent"): "45 %",
            (SECOND, "result"): "=1+2",
            (GDP, "value"): "7.900",
            (None, "highlights"): "- Nổi bật",
            (None, "letter_date"): date(2026, 11, 20),
        },
    )


def test_values_and_faults_are_in_place(tmp_path: Path) -> None:
    read = faulty(tmp_path)
    data = feedback_bytes(CONTENT, checked(read), wording())
    assert data == feedback_bytes(CONTENT, checked(read), wording())
    again = returned(tmp_path, data)
    assert again.places == read.places
    expected = {slot: value for slot, value in values_of(read).items() if slot != (SECOND, "result")}
    assert values_of(again) == expected
    # What was certain enough is typed without doubt now; what was wrong is still wrong.
    assert [f.code for f in again.findings] == ["E222", "E241"]
    assert again.identity == read.identity


def test_the_first_sheet_lists_and_links(tmp_path: Path) -> None:
    read = faulty(tmp_path)
    sheet = load_workbook(
        io.BytesIO(feedback_bytes(CONTENT, checked(read), wording())), data_only=True
    ).worksheets[0]
    assert sheet.title == "Cần sửa"
    rows = [row for row in sheet.iter_rows(min_row=8) if row[0].value]
    at = cells_of(CONTENT)
    assert [[row[n].value for n in (1, 2, 3, 5, 6, 9, 11)] for row in rows] == [
        ["Phải sửa", "Nhiệm vụ", at[FIRST, "status"].cell, "xong", None, "Đã hoàn thành", "Còn"],
        ["Phải sửa", "Nhiệm vụ", at[FIRST, "submitted_on"].cell, "9/25/2026", None, "25/09/2026", "Còn"],
        ["Phải sửa", "Nhiệm vụ", at[SECOND, "result"].cell, None, None, None, "Còn"],
        ["Xem lại", "Chỉ tiêu", at[GDP, "value"].cell, "7.900", "7900", "7,9", "Còn"],
        ["Để biết", "Nhiệm vụ", at[SECOND, "percent"].cell, "45 %", "45", None, None],
    ]
    for row in rows:
        assert row[3].hyperlink.location == f"'{row[2].value}'!{row[3].value}"
    assert [sheet.cell(row, 1).value for row in (5, 6)] == [
        "Lỗi phải sửa: còn 3/3",
        "Chỗ cần xem lại: còn 1/1",
    ]


def test_it_is_what_xlsxwriter_would_write(tmp_path: Path) -> None:
    read = faulty(tmp_path)
    package, growing = xlsxwriter_package(CONTENT, wording(), compose(CONTENT, checked(read), wording()))
    theirs = said(package)
    for number in growing:
        name = f"xl/worksheets/sheet{number}.xml"
        theirs[name] = theirs[name].replace(' customHeight="1" ht=', " ht=")
    assert said(feedback_bytes(CONTENT, checked(read), wording())) == theirs


def test_marks(tmp_path: Path) -> None:
    filling = compose(CONTENT, checked(faulty(tmp_path)), wording())
    marks = {(m.line, m.field): (m.kind, m.text.split("\n")[0]) for m in filling.marks}
    assert {slot: kind for slot, (kind, _text) in marks.items()} == {
        (FIRST, "status"): MarkKind.FAULT,
        (FIRST, "submitted_on"): MarkKind.FAULT,
        (SECOND, "result"): MarkKind.FAULT,
        (GDP, "value"): MarkKind.DOUBT,
        (SECOND, "percent"): MarkKind.NOTE,
    }
    assert marks[GDP, "value"][1] == "Đã đọc là 7900."


def test_messages_name_the_cells_of_this_workbook(tmp_path: Path) -> None:
    old = cells_of(CONTENT)[FIRST, "status"].cell

    def move(book: Workbook) -> None:
        book["Nhiệm vụ"].title = "NV cũ"
        book["NV cũ"].insert_rows(1, 5)
        book["NV cũ"][f"{old[0]}{int(old[1:]) + 5}"] = "xong"

    read = returned(tmp_path, form_bytes(CONTENT, wording()), move)
    assert read.findings[0].place.sheet == "NV cũ"
    filling = compose(CONTENT, checked(read), wording())
    assert filling.front is not None
    message = filling.front.rows[0].message
    assert "Nhiệm vụ" in message
    assert f"cell {old}:" in message


def test_copying_never_makes_a_doubt_certain(tmp_path: Path) -> None:
    def american(book: Workbook) -> None:
        place = cells_of(CONTENT)[FIRST, "submitted_on"]
        cell = book[place.sheet][place.cell]
        cell.value, cell.number_format = date(2026, 3, 4), "mm-dd-yy"

    read = returned(tmp_path, form_bytes(CONTENT, wording()), american)
    assert [f.code for f in read.findings] == ["E244"]
    again = returned(tmp_path, feedback_bytes(CONTENT, checked(read), wording()))
    assert [(a.shown, a.value) for a in again.answers] == [("04/03/2026 ?", None)]
    assert [f.severity for f in again.findings] == [Severity.ERROR]


def test_findings_about_rows_and_the_whole_file(tmp_path: Path) -> None:
    read = returned(tmp_path, feedback_bytes(CONTENT, checked(faulty(tmp_path)), wording()))
    findings = (
        make("I208", Place("Sheet1")),
        make("E204", Place("Nhiệm vụ", "A9", THIRD), THIRD, {"code": THIRD, "other": "Nhiệm vụ!A20"}),
        make("E202", args={"name": "Chỉ tiêu"}),
    )
    rows = CheckedReturn("r.xlsx", Outcome.RETURNED, "SXD", "2026", findings, read)
    front = compose(CONTENT, rows, wording()).front
    assert front is not None
    assert [(row.slot, row.sheet) for row in front.rows] == [
        (None, ""),
        ((THIRD, "status"), "Nhiệm vụ"),
        (None, "Sheet1"),
    ]


def test_answers_to_foreign_rows_are_left_out(tmp_path: Path) -> None:
    read = faulty(tmp_path)
    strange = ReadReturn(read.identity, tuple(a for a in read.answers if a.line != FIRST), read.lines)
    content = department()
    filling = compose(content, checked(strange), wording())
    assert {slot for slot in filling.answers if slot[0] == FIRST} == set()
    assert filling.answers[GDP, "value"] == Decimal(7900)


def test_nothing_wrong_and_nothing_read() -> None:
    empty = CheckedReturn("r.xlsx", Outcome.REJECTED, "SXD", "2026", ())
    filling = compose(CONTENT, empty, wording())
    assert (filling.answers, filling.marks) == ({}, ())
    assert filling.front is not None
    assert filling.front.lines[1] == "Không có lỗi phải sửa."
    assert load_workbook(io.BytesIO(feedback_bytes(CONTENT, empty, wording()))).sheetnames[0] == "Cần sửa"
