"""Returns in whatever state: sheets, columns and rows moved, copied, lost."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.forms.form_samples import (
    cells_of,
    codes_of,
    commune,
    department,
    returned,
    typed,
    values_of,
    wording,
)
from toolkit.forms.arrange import HEADER_ROW
from toolkit.forms.filling import Filling
from toolkit.forms.identity import split_code
from toolkit.forms.interpret import interpret
from toolkit.forms.writer import form_bytes
from toolkit.model.returns import CellKind, RawCell, RawSheet, RawWorkbook

CONTENT = department()
FIRST, SECOND, THIRD = (task.key for task in CONTENT.tasks)
ANSWERS = {
    (FIRST, "status"): "done",
    (SECOND, "status"): "under_way",
    (SECOND, "percent"): Decimal(45),
    (CONTENT.measures[0].key, "value"): Decimal(7900),
    (None, "highlights"): "Kết quả",
    (None, "letter_number"): "12/BC-SXD",
}


def filled() -> bytes:
    return form_bytes(CONTENT, wording(), Filling(ANSWERS))


def line_rows(sheet: Worksheet) -> list[int]:
    return [row for row in range(HEADER_ROW + 1, sheet.max_row + 1) if sheet.cell(row, 1).value]


def rename(book: Workbook) -> None:
    for number, name in enumerate(("Nhiệm vụ", "Chỉ tiêu", "Đánh giá chung", "Ký duyệt"), 1):
        book[name].title = f"Sheet{number}"


def move_columns(book: Workbook) -> None:
    sheet = book["Nhiệm vụ"]
    columns = [[cell.value for cell in column] for column in sheet.iter_cols()]
    for number, values in enumerate(reversed(columns), 2):
        for row, value in enumerate(values, 1):
            sheet.cell(row, number).value = value
    for row in range(1, sheet.max_row + 1):
        sheet.cell(row, 1).value = None


def insert_rows(book: Workbook) -> None:
    book["Nhiệm vụ"].insert_rows(1, 3)
    book["Nhiệm vụ"].insert_rows(HEADER_ROW + 5, 2)
    book["Đánh giá chung"].insert_rows(2)
    book["Ký duyệt"].insert_cols(1)


def reverse_rows(book: Workbook) -> None:
    sheet = book["Nhiệm vụ"]
    rows = line_rows(sheet)
    values = [[cell.value for cell in sheet[row]] for row in rows]
    for row, old in zip(reversed(rows), values, strict=True):
        for column, value in enumerate(old, 1):
            sheet.cell(row, column).value = value


def show_hidden(book: Workbook) -> None:
    book["_meta"].sheet_state = "visible"
    book.move_sheet("_meta", -5)


def lose_heading_of_keys(book: Workbook) -> None:
    book["Nhiệm vụ"].cell(HEADER_ROW, 1).value = None


@pytest.mark.parametrize(
    "change", [rename, move_columns, insert_rows, reverse_rows, show_hidden, lose_heading_of_keys]
)
def test_moving_things_does_no_harm(change, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    read = returned(tmp_path, filled(), change)
    assert values_of(read) == ANSWERS
    assert set(read.lines) == set(CONTENT.line_keys)
    assert [f.code for f in read.findings if f.code != "I207"] == []


def test_cells_are_named_as_the_officer_sees_them(tmp_path: Path) -> None:
    def spoil(book: Workbook) -> None:
        place = cells_of(CONTENT)[FIRST, "status"]
        book["Nhiệm vụ"][place.cell] = "xong"
        book["Nhiệm vụ"].insert_rows(1, 2)
        book["Nhiệm vụ"].title = "NV"

    read = returned(tmp_path, filled(), spoil)
    old = cells_of(CONTENT)[FIRST, "status"].cell
    expected = f"{old[0]}{int(old[1:]) + 2}"
    (finding,) = read.findings
    assert (finding.code, finding.place.sheet, finding.place.cell) == ("E222", "NV", expected)
    assert (finding.place.line, finding.place.field) == (FIRST, "status")


def test_python_values_are_read_as_typed(tmp_path: Path) -> None:
    read = typed(
        tmp_path,
        CONTENT,
        {
            (FIRST, "percent"): 45,
            (SECOND, "percent"): 62.5,
            (FIRST, "submitted_on"): datetime(2026, 4, 3),
            (SECOND, "submitted_on"): date(2026, 3, 4),
            (THIRD, "submitted_on"): "05/04/2026",
            (FIRST, "document"): 123,
            (CONTENT.measures[0].key, "value"): 7900,
            (CONTENT.measures[2].key, "value"): 0.1,
        },
    )
    assert values_of(read) == {
        (FIRST, "percent"): Decimal(45),
        (SECOND, "percent"): Decimal("62.5"),
        (FIRST, "submitted_on"): date(2026, 4, 3),
        (SECOND, "submitted_on"): date(2026, 3, 4),
        (THIRD, "submitted_on"): date(2026, 4, 5),
        (FIRST, "document"): "123",
        (CONTENT.measures[0].key, "value"): Decimal(7900),
        (CONTENT.measures[2].key, "value"): Decimal("0.1"),
    }
    assert codes_of(read) == []


def test_targets_and_units_of_the_form_help_to_read(tmp_path: Path) -> None:
    usd, percent, billions = (measure.key for measure in CONTENT.measures)
    read = typed(
        tmp_path, CONTENT, {(usd, "value"): "7.900", (percent, "value"): "45 %", (billions, "value"): "1.500"}
    )
    assert values_of(read) == {
        (usd, "value"): Decimal(7900),
        (percent, "value"): Decimal(45),
        (billions, "value"): Decimal("1.5"),
    }
    assert [f.code for f in read.findings] == ["W225", "I227", "W225"]


@pytest.mark.parametrize("formula", ["=1+1", "=NA()"])
def test_a_formula_without_result_is_an_error(formula: str, tmp_path: Path) -> None:
    read = typed(tmp_path, CONTENT, {(FIRST, "percent"): formula})
    assert codes_of(read) == [("E221", cells_of(CONTENT)[FIRST, "percent"].cell)]
    assert values_of(read) == {(FIRST, "percent"): None}


def test_lost_marks_do_not_lose_a_return(tmp_path: Path) -> None:
    def lose(book: Workbook) -> None:
        del book["_meta"]
        for name in list(book.custom_doc_props.names):
            del book.custom_doc_props[name]

    read = returned(tmp_path, filled(), lose)
    assert values_of(read) == ANSWERS
    assert (read.identity.agency, read.identity.period, read.identity.code) == ("SXD", "2026", None)
    assert read.findings == ()
    # The unit and the target printed in the row still decide between two readings.
    again = returned(
        tmp_path,
        form_bytes(CONTENT, wording(), Filling({(CONTENT.measures[2].key, "value"): "1.500"})),
        lose,
    )
    assert values_of(again) == {(CONTENT.measures[2].key, "value"): Decimal("1.5")}


def test_a_neighbours_sheet_shows(tmp_path: Path) -> None:
    def paste(book: Workbook) -> None:
        book["Chỉ tiêu"]["A2"] = "Đơn vị báo cáo: Sở Công Thương  |  Mã biểu: BM-2026-SCT-123456"

    identity = returned(tmp_path, filled(), paste).identity
    assert (identity.agency, identity.visible_agency, identity.visible_code) == (
        "SXD",
        "Sở Công Thương",
        "BM-2026-SCT-123456",
    )


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("BM-2026-SXD-7F3A2C", ("SXD", "2026")),
        ("BM-2026-H1-14758-00A1B2", ("14758", "2026-H1")),
        ("BM-2026-BQLKKTNS&KCN-AAAAAA", ("BQLKKTNS&KCN", "2026")),
        ("BM-2026-SGDĐT-123ABC", ("SGDĐT", "2026")),
        ("SXD", (None, None)),
        ("BM-1999-SXD-7F3A2C", (None, None)),
    ],
)
def test_form_codes(code: str, expected: tuple[str | None, str | None]) -> None:
    assert split_code(code) == expected


def copy_row(book: Workbook, changes: dict[str, str]) -> None:
    sheet = book["Nhiệm vụ"]
    source, target = line_rows(sheet)[0], sheet.max_row + 1
    for column in range(1, sheet.max_column + 1):
        sheet.cell(target, column).value = sheet.cell(source, column).value
    for field, value in changes.items():
        letters = cells_of(CONTENT)[FIRST, field].cell.rstrip("0123456789")
        sheet[f"{letters}{target}"] = value


def test_a_copied_row_is_only_noted(tmp_path: Path) -> None:
    read = returned(tmp_path, filled(), lambda book: copy_row(book, {}))
    assert values_of(read) == ANSWERS
    assert [f.code for f in read.findings] == ["I205"]


def test_two_rows_that_contradict_are_an_error(tmp_path: Path) -> None:
    read = returned(tmp_path, filled(), lambda book: copy_row(book, {"status": "Chưa thực hiện"}))
    (finding,) = read.findings
    assert (finding.code, finding.place.line) == ("E204", FIRST)
    assert values_of(read) == ANSWERS


def test_a_neighbours_row_is_kept_for_the_checks(tmp_path: Path) -> None:
    def foreign(book: Workbook) -> None:
        copy_row(book, {})
        book["Nhiệm vụ"].cell(book["Nhiệm vụ"].max_row, 1).value = "74-2026/II.9"

    read = returned(tmp_path, filled(), foreign)
    assert values_of(read) == {**ANSWERS, ("74-2026/II.9", "status"): "done"}
    assert "74-2026/II.9" in read.lines
    assert read.findings == ()


def test_what_is_typed_elsewhere_is_told(tmp_path: Path) -> None:
    def scribble(book: Workbook) -> None:
        sheet = book["Nhiệm vụ"]
        sheet["AA7"] = "Ghi chú thêm"
        row = sheet.max_row + 1
        sheet.cell(row, 3).value = "Việc khác"
        sheet.cell(row, 7 + 6).value = "Đã làm thêm việc này"
        book.create_sheet("Sheet1")["A1"] = "Bảng riêng"
        book.create_sheet("Sheet2")

    read = returned(tmp_path, filled(), scribble)
    assert values_of(read) == ANSWERS
    assert sorted((f.code, f.place.sheet, f.value) for f in read.findings) == [
        ("I207", "Nhiệm vụ", "Ghi chú thêm"),
        ("I208", "Sheet1", None),
        ("W206", "Nhiệm vụ", "Đã làm thêm việc này"),
    ]


def test_missing_sheets_and_columns(tmp_path: Path) -> None:
    def tear(book: Workbook) -> None:
        del book["Chỉ tiêu"]
        del book["Ký duyệt"]
        sheet = book["Nhiệm vụ"]
        sheet.delete_cols(next(c.column for c in sheet[HEADER_ROW] if c.value == "Ngày trình"))

    read = returned(tmp_path, filled(), tear)
    told = [(f.code, f.place.field, dict(f.args)) for f in read.findings]
    assert told == [
        ("E202", None, {"name": "Chỉ tiêu"}),
        ("E202", None, {"name": "Ký duyệt"}),
        ("E203", "submitted_on", {"heading": "Ngày trình"}),
    ]


@pytest.mark.parametrize(
    "workbook",
    [
        RawWorkbook(()),
        RawWorkbook((RawSheet("Sheet1", False, (RawCell(1, 1, CellKind.TEXT, "Danh sách cán bộ"),)),)),
        RawWorkbook((RawSheet("_meta", True, (RawCell(1, 1, CellKind.TEXT, "toolkit-form"),)),)),
    ],
    ids=["empty", "other", "meta only"],
)
def test_something_else_is_no_form(workbook: RawWorkbook) -> None:
    read = interpret(workbook)
    assert ([f.code for f in read.findings], read.lines, read.answers) == (["E201"], (), ())


def test_a_commune_without_measures_lacks_nothing(tmp_path: Path) -> None:
    assert returned(tmp_path, form_bytes(commune(), wording())).findings == ()
