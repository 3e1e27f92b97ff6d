"""The workbook that goes out: complete, safe to type in, the same bytes each time."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from tests.forms.form_samples import cells_of, codes_of, commune, department, returned, values_of, wording
from toolkit.forms.arrange import HEADER_ROW, places
from toolkit.forms.filling import Filling, Mark, MarkKind
from toolkit.forms.layout import LAYOUT
from toolkit.forms.writer import form_bytes
from toolkit.model.form import FormContent

BOTH = pytest.mark.parametrize("content", [department(), commune()], ids=lambda content: content.agency)


def opened(data: bytes):  # type: ignore[no-untyped-def]
    return load_workbook(io.BytesIO(data))


@BOTH
def test_equal_content_gives_equal_bytes(content: FormContent) -> None:
    assert form_bytes(content, wording()) == form_bytes(content, wording())


@BOTH
def test_the_file_is_valid(content: FormContent, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    mark = Mark(content.tasks[0].key, "status", MarkKind.FAULT, "Sai")
    path.write_bytes(form_bytes(content, wording(), Filling(marks=(mark,))))
    result = OpenXmlValidator().validate(path)
    assert (result.is_valid, list(result.errors)) == (True, [])


def test_sheets_without_rows_are_left_out() -> None:
    names = ["Hướng dẫn", "Nhiệm vụ", "Chỉ tiêu", "Đánh giá chung", "Ký duyệt", "_meta"]
    assert opened(form_bytes(department(), wording())).sheetnames == names
    assert opened(form_bytes(commune(), wording())).sheetnames == [n for n in names if n != "Chỉ tiêu"]


@BOTH
def test_only_answer_cells_are_open_and_they_hold_text(content: FormContent) -> None:
    book = opened(form_bytes(content, wording()))
    answers = {(p.sheet, p.cell) for p in places(content)}
    found = set()
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        for row in sheet.iter_rows():
            for cell in row:
                if not cell.protection.locked:
                    found.add((sheet.title, cell.coordinate))
                    assert cell.number_format == "@"
    guide = {place for place in found if place[0] == "Hướng dẫn"}
    assert found - guide == answers


@BOTH
def test_every_place_is_read_where_it_was_written(content: FormContent, tmp_path: Path) -> None:
    read = returned(tmp_path, form_bytes(content, wording()))
    assert read.places == places(content)
    assert read.lines == content.line_keys
    assert (read.answers, read.findings) == ((), ())
    assert (read.identity.agency, read.identity.period, read.identity.code, read.identity.sample) == (
        content.agency,
        content.period,
        content.code,
        False,
    )
    assert (read.identity.visible_code, read.identity.visible_agency) == (content.code, content.agency_name)


def test_answers_come_back_as_they_were_put_in(tmp_path: Path) -> None:
    content = department()
    first, gdp = content.tasks[0].key, content.measures[0].key
    answers = {
        (first, "status"): "done",
        (first, "percent"): Decimal(100),
        (first, "submitted_on"): date(2026, 4, 3),
        (first, "document"): '=HYPERLINK("http://x")',
        (first, "result"): "+ Đã trình\n- Đã duyệt",
        (gdp, "value"): Decimal("1650000.125"),
        (gdp, "value_status"): "estimate",
        (None, "highlights"): "@ Kết quả " * 200,
        (None, "phone"): "0373.123.456",
        (None, "letter_date"): date(2026, 11, 20),
    }
    read = returned(tmp_path, form_bytes(content, wording(), Filling(answers)))
    expected = {slot: value.strip() if isinstance(value, str) else value for slot, value in answers.items()}
    assert values_of(read) == expected
    assert codes_of(read) == []


def test_no_text_becomes_a_formula() -> None:
    content = department()
    slots = [(content.tasks[0].key, "result"), (None, "highlights")]
    book = opened(form_bytes(content, wording(), Filling(dict.fromkeys(slots, "=1+1"))))
    at = cells_of(content)
    for slot in slots:
        cell = book[at[slot].sheet][at[slot].cell]
        assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", "=1+1", True)


def test_a_sample_says_so_on_every_sheet(tmp_path: Path) -> None:
    data = form_bytes(department(sample=True), wording())
    book = opened(data)
    for sheet in book.worksheets:
        if sheet.title != "_meta":
            assert sheet["A1"].value.startswith("DỮ LIỆU MẪU")
            assert "DỮ LIỆU MẪU" in sheet.oddHeader.center.text
    assert returned(tmp_path, data).identity.sample


def test_saved_results_of_the_checks_are_right() -> None:
    content = department()
    late, other = content.tasks[0].key, content.tasks[1].key
    answers = {(late, "status"): "not_started", (other, "status"): "under_way", (other, "percent"): "45"}
    data = form_bytes(content, wording(), Filling(answers))
    sheet = load_workbook(io.BytesIO(data), data_only=True)["Nhiệm vụ"]
    headings = {cell.value: cell.column for cell in sheet[HEADER_ROW]}
    column = headings["Kiểm tra"]
    counts = [
        c.value for (c,) in sheet.iter_rows(min_row=5, min_col=column, max_col=column) if c.value is not None
    ]
    # Late, not begun: cause and next step; under way with a percentage: result; nothing chosen: status.
    assert counts == [2, 1, 1]
    assert sheet["A3"].value.startswith("Còn 4 ô bắt buộc chưa điền")


def test_marks_colour_and_comment() -> None:
    content = department()
    slot = (content.tasks[0].key, "percent")
    book = opened(form_bytes(content, wording(), Filling(marks=(Mark(*slot, MarkKind.FAULT, "Gõ lại số."),))))
    place = cells_of(content)[slot]
    cell = book[place.sheet][place.cell]
    assert "Gõ lại số." in cell.comment.text
    assert cell.fill.fgColor.rgb.endswith("F8A5A5")
    for rule in book[place.sheet].conditional_formatting:
        assert place.cell not in rule.sqref


def test_drop_downs_help_and_printing() -> None:
    sheet = opened(form_bytes(department(), wording()))["Nhiệm vụ"]
    validations = {str(v.sqref).split(":")[0][0]: v for v in sheet.data_validations.dataValidation}
    fields = [f.name for f in LAYOUT.tasks.fields]
    assert len(validations) == len(fields)
    assert {v.errorStyle for v in validations.values() if v.type in ("list", "custom")} == {"warning"}
    assert all(v.prompt for v in validations.values())
    # Width 1 is the default and not stored; height 0 is as many pages as it takes.
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        None,
        0,
    )
    assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
    assert {cell.font.name for row in sheet.iter_rows() for cell in row} == {"Times New Roman"}
