"""Proposals that come back: what was agreed to is read like anything typed, and does no harm otherwise."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from tests.forms.form_samples import cells_of, department, returned, typed, values_of, wording
from tests.forms.libreoffice import Desk, Typed, converted
from toolkit.feedback.writer import feedback_bytes
from toolkit.forms.filling import Change, Filling, FrontRow, FrontSheet, Option, Slot
from toolkit.forms.interpret import interpret
from toolkit.forms.kinds import FileKind
from toolkit.forms.layout import FEEDBACK_SHEET, LAYOUT
from toolkit.forms.reader import read_workbook
from toolkit.forms.writer import form_bytes
from toolkit.model.findings import Finding, Outcome, Severity
from toolkit.model.period import Period
from toolkit.model.returns import CheckedReturn, ReadReturn
from toolkit.validation.batch import Batch, ToCheck
from toolkit.validation.checks import check

CONTENT = department()
FIRST, SECOND, THIRD = (task.key for task in CONTENT.tasks)
GDP, SHARE, MONEY = (measure.key for measure in CONTENT.measures)
AS_OF = CONTENT.due
SENT = {
    (FIRST, "status"): "đang thực hiên",
    (FIRST, "submitted_on"): "9/25/2026",
    (SECOND, "status"): "Đã hoàn thành",
    (SECOND, "percent"): "80",
    (THIRD, "percent"): "100",
    (THIRD, "status"): "Đang thực hiện",
    (GDP, "value"): "7.900",
    (SHARE, "value"): "-",
    (MONEY, "value"): "90.500",
}


def _findings(read: ReadReturn) -> tuple[Finding, ...]:
    assert AS_OF is not None
    batch = Batch(Period.parse("2026"), AS_OF, (ToCheck("r", "SXD", CONTENT, read),))
    return (*read.findings, *check(batch)["r"])


def _feedback(folder: Path) -> bytes:
    read = typed(folder, CONTENT, SENT)
    checked = CheckedReturn("r", Outcome.RETURNED, "SXD", "2026", _findings(read), read)
    return feedback_bytes(CONTENT, checked, wording())


def _rows(sheet: Worksheet) -> dict[str, int]:
    """Rows of the list by the cell they lead to and what is proposed for it."""
    rows = {}
    for row in sheet.iter_rows(min_row=8):
        if row[9].value:
            rows[f"{row[2].value}!{row[3].value}"] = row[0].row
    return rows


def _answer(sheet: Worksheet, slot: Slot, text: str) -> None:
    place = cells_of(CONTENT)[slot]
    sheet.cell(_rows(sheet)[f"{place.sheet}!{place.cell}"], 11).value = text


ANSWERS: Mapping[Slot, str] = {
    (FIRST, "status"): "Có",
    (FIRST, "submitted_on"): "có ",
    (SECOND, "percent"): "Cách 2",
    (THIRD, "percent"): "Có",
    (GDP, "value"): "Giữ nguyên",
    (SHARE, "value"): "CÓ",
    (MONEY, "value"): "Cách 2",
}
AFTER = {
    (FIRST, "status"): "under_way",
    (SECOND, "status"): "under_way",
    (SECOND, "percent"): 80,
    (THIRD, "status"): "done",
    (SHARE, "value"): None,
    (SHARE, "value_status"): "nothing",
}


def _agree(book: Workbook) -> None:
    for slot, text in ANSWERS.items():
        _answer(book[FEEDBACK_SHEET], slot, text)


def _as_agreed(read: ReadReturn) -> None:
    values = values_of(read)
    assert {slot: values.get(slot) for slot in AFTER} == AFTER
    assert str(values[FIRST, "submitted_on"]) == "2026-09-25"
    assert (str(values[GDP, "value"]), str(values[MONEY, "value"])) == ("7900", "90.5")
    told = sorted((f.place.line or "", f.place.field, f.code) for f in read.findings)
    assert told == sorted(
        (slot[0] or "", field, "I260")
        for slot, field in (
            ((FIRST,), "status"),
            ((FIRST,), "submitted_on"),
            ((SECOND,), "status"),
            ((THIRD,), "status"),
            ((SHARE,), "value"),
            ((SHARE,), "value_status"),
            ((MONEY,), "value"),
        )
    )


def test_what_was_agreed_to_is_read(tmp_path: Path) -> None:
    _as_agreed(returned(tmp_path, _feedback(tmp_path), _agree))


def test_rows_sorted_and_the_sheet_renamed(tmp_path: Path) -> None:
    def turn_round(book: Workbook) -> None:
        _agree(book)
        sheet = book[FEEDBACK_SHEET]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=8)]
        for row, values in enumerate(reversed(rows), 8):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column).value = value
        sheet.title = "Danh sách lỗi"

    _as_agreed(returned(tmp_path, _feedback(tmp_path), turn_round))


def test_her_own_correction_wins(tmp_path: Path) -> None:
    def both(book: Workbook) -> None:
        _agree(book)
        for slot, text in (((FIRST, "submitted_on"), "24/9/2026"), ((MONEY, "value"), "3")):
            place = cells_of(CONTENT)[slot]
            book[place.sheet][place.cell] = text

    read = returned(tmp_path, _feedback(tmp_path), both)
    values = values_of(read)
    assert (str(values[FIRST, "submitted_on"]), str(values[MONEY, "value"])) == ("2026-09-24", "3")
    own = [(f.place.field, f.value, dict(f.args)["proposal"]) for f in read.findings if f.code == "I261"]
    assert own == [("submitted_on", "24/9/2026", "25/09/2026"), ("value", "3", "90,5")]


def test_the_same_correction_by_hand_is_not_told(tmp_path: Path) -> None:
    def by_hand(book: Workbook) -> None:
        _answer(book[FEEDBACK_SHEET], (FIRST, "submitted_on"), "Có")
        place = cells_of(CONTENT)[FIRST, "submitted_on"]
        book[place.sheet][place.cell] = "25/09/2026"

    read = returned(tmp_path, _feedback(tmp_path), by_hand)
    assert not [f for f in read.findings if f.code.startswith(("I26", "W26"))]


# answer beside the two ways of MONEY | finding
UNCLEAR = [("Có", "W262"), ("đồng ý", "W262"), ("Không", None), ("", None), ("giữ nguyên", None)]


@pytest.mark.parametrize(("text", "code"), UNCLEAR)
def test_answers_that_are_no_choice(text: str, code: str | None, tmp_path: Path) -> None:
    def answer(book: Workbook) -> None:
        _answer(book[FEEDBACK_SHEET], (MONEY, "value"), text)

    read = returned(tmp_path, _feedback(tmp_path), answer)
    told = [f for f in read.findings if f.code.startswith(("I26", "W26"))]
    assert [(f.code, f.place.sheet, f.value) for f in told] == (
        [(code, FEEDBACK_SHEET, text)] if code else []
    )
    assert values_of(read)[MONEY, "value"] is None


def test_an_answer_where_nothing_was_proposed_is_told(tmp_path: Path) -> None:
    def answer(book: Workbook) -> None:
        sheet = book[FEEDBACK_SHEET]
        row = next(row for row in sheet.iter_rows(min_row=8) if not row[9].value)
        row[10].value = "Có"

    read = returned(tmp_path, _feedback(tmp_path), answer)
    told = [(f.code, dict(f.args)) for f in read.findings if f.code.startswith("W26")]
    assert told == [("W262", {"choices": "'Giữ nguyên'"})]


def _forged(change: Callable[[Worksheet, int], None]) -> Callable[[Workbook], None]:
    def forge(book: Workbook) -> None:
        sheet = book[FEEDBACK_SHEET]
        place = cells_of(CONTENT)[FIRST, "submitted_on"]
        row = _rows(sheet)[f"{place.sheet}!{place.cell}"]
        sheet.cell(row, 11).value = "Có"
        change(sheet, row)

    return forge


# hidden cell of the way | what the cell is read as, and findings on it beside the info
FORGED = [
    ("submitted_on|{sum}|13/13/2026", "E246"),
    ("submitted_on|{sum}|=HYPERLINK(1)", "E240"),
    ("submitted_on|{sum}|" + "9" * 40_000, "E240"),
    ("submitted_on", "E241"),
    ("nonsense|{sum}|1", "E241"),
    ("|||", "E241"),
    ("submitted_on|zzzzz|1/1/2026", "E241"),
]


@pytest.mark.parametrize(("way", "code"), FORGED, ids=lambda value: str(value)[:30])
def test_a_forged_proposal_passes_the_same_reading(way: str, code: str, tmp_path: Path) -> None:
    def change(sheet: Worksheet, row: int) -> None:
        known = str(sheet.cell(row, 15).value).split("|")[1]
        sheet.cell(row, 15).value = way.format(sum=known)[:32_000]

    read = returned(tmp_path, _feedback(tmp_path), _forged(change))
    on_cell = [f for f in read.findings if (f.place.line, f.place.field) == (FIRST, "submitted_on")]
    assert code in [f.code for f in on_cell]
    assert values_of(read)[FIRST, "submitted_on"] is None


def test_a_proposal_for_a_row_of_another_form_is_nothing(tmp_path: Path) -> None:
    def change(sheet: Worksheet, row: int) -> None:
        sheet.cell(row, 14).value = "74-2026/IX.9"

    read = returned(tmp_path, _feedback(tmp_path), _forged(change))
    assert "I260" not in [f.code for f in read.findings]


def test_two_different_proposals_for_one_cell(tmp_path: Path) -> None:
    slot = (FIRST, "submitted_on")
    rows = tuple(
        FrontRow(Severity.ERROR, slot, "", "", "", "", "", "", "", (Option((Change(slot[1], text),), text),))
        for text in ("25/09/2026", "26/09/2026")
    )
    filling = Filling({slot: "9/25/2026"}, (), FrontSheet(FEEDBACK_SHEET, "T", (), rows))

    def both(book: Workbook) -> None:
        sheet = book[FEEDBACK_SHEET]
        for row in sheet.iter_rows(min_row=6):
            if row[9].value:
                row[10].value = "Có"

    read = returned(tmp_path, form_bytes(CONTENT, wording(), filling), both)
    assert [f.code for f in read.findings] == ["W263", "E241"]


@pytest.mark.parametrize("text", ["=1+1", "+84 373", "-5", "@SUM(A1)"])
def test_a_proposal_is_never_a_formula(text: str) -> None:
    slot = (FIRST, "result")
    row = FrontRow(
        Severity.ERROR,
        slot,
        text,
        text,
        text,
        text,
        text,
        text,
        text,
        (Option((Change("result", text),), text),),
    )
    filling = Filling({slot: text}, (), FrontSheet(FEEDBACK_SHEET, text, (text,), (row,)))
    data = form_bytes(CONTENT, wording(), filling)
    sheet = load_workbook(io.BytesIO(data))[FEEDBACK_SHEET]
    formulas = [cell.value for row_ in sheet.iter_rows() for cell in row_ if cell.data_type == "f"]
    assert all(str(formula).startswith(('="Lỗi', "=IF(OR(")) for formula in formulas)
    assert len(formulas) == 2


def test_the_front_sheet_is_no_sheet_of_boxes(tmp_path: Path) -> None:
    """Its rows name the boxes they speak of, with what was typed there beside them."""
    sent = {(None, "signer"): "nt", (None, "preparer"): "...", (None, "letter_number"): "không số"}
    read = typed(tmp_path, CONTENT, sent)
    checked = CheckedReturn("r", Outcome.RETURNED, "SXD", "2026", _findings(read), read)
    again = returned(tmp_path, feedback_bytes(CONTENT, checked, wording()))
    assert again.findings == ()
    assert again.answers == read.answers

    def renamed(book: Workbook) -> None:
        book[FEEDBACK_SHEET].title = "Sheet1"
        book["Sheet1"]["A40"] = "Đơn vị đã sửa xong"

    assert returned(tmp_path, feedback_bytes(CONTENT, checked, wording()), renamed).findings == ()


@pytest.mark.libreoffice
def test_links_and_formulas_of_sheets_with_odd_names(tmp_path: Path) -> None:
    name = "Nhiệm vụ & 'việc' \"A\""
    layout = replace(LAYOUT, tasks=replace(LAYOUT.tasks, name=name))
    slot = (FIRST, "status")
    row = FrontRow(Severity.ERROR, slot, "", "", "", "", "", "", settled_by=((FIRST, "result"),))
    filling = Filling({slot: 'x "y" & z'}, (), FrontSheet(FEEDBACK_SHEET, "T", (), (row,)))
    (tmp_path / "odd.xlsx").write_bytes(form_bytes(CONTENT, wording(), filling, layout))
    for path in (tmp_path / "odd.xlsx", converted(tmp_path / "odd.xlsx", "xlsx", tmp_path / "out")):
        sheet = load_workbook(path, data_only=True)[FEEDBACK_SHEET]
        (linked,) = [cell for cells in sheet.iter_rows() for cell in cells if cell.hyperlink]
        place = cells_of(CONTENT)[slot].cell
        assert linked.hyperlink.location == f"'Nhiệm vụ & ''việc'' \"A\"'!{place}"
        assert (linked.value, sheet.cell(linked.row, 12).value) == (place, "Còn")


def test_the_workbook_is_sound(tmp_path: Path) -> None:
    (tmp_path / "feedback.xlsx").write_bytes(_feedback(tmp_path))
    assert OpenXmlValidator().validate(str(tmp_path / "feedback.xlsx")).errors == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("locale", ["vi-VN", "en-US"])
def test_in_libreoffice_the_count_falls_and_agreement_survives(locale: str, tmp_path: Path) -> None:
    path = tmp_path / "phan-hoi.xlsx"
    path.write_bytes(_feedback(tmp_path))
    front = load_workbook(path)[FEEDBACK_SHEET]
    at, rows = cells_of(CONTENT), _rows(front)
    before = [front.cell(row, 1).value for row in (5, 6)]
    assert all(str(formula).startswith("=") for formula in before)
    agreed = [
        Typed(FEEDBACK_SHEET, f"K{rows[f'{at[slot].sheet}!{at[slot].cell}']}", text.strip())
        for slot, text in ANSWERS.items()
    ]
    desk = Desk(tmp_path, locale)
    untouched = desk.type_into(path, (), ("xlsx",))["xlsx"]
    assert _counts(untouched) == ("Lỗi phải sửa: còn 15/15", "Chỗ cần xem lại: còn 5/5")
    place = at[None, "letter_number"]
    one = desk.type_into(path, [Typed(place.sheet, place.cell, "12/BC-SXD")], ("xlsx",))["xlsx"]
    assert _counts(one) == ("Lỗi phải sửa: còn 14/15", "Chỗ cần xem lại: còn 5/5")
    saved = desk.type_into(path, agreed, ("xlsx", "ods", "xls"))
    assert _counts(saved["xlsx"]) == ("Lỗi phải sửa: còn 9/15", "Chỗ cần xem lại: còn 4/5")
    for kind, file in saved.items():
        _as_agreed(interpret(read_workbook(file, FileKind(kind))))


def _counts(path: Path) -> tuple[str, str]:
    sheet = load_workbook(path, data_only=True)[FEEDBACK_SHEET]
    return str(sheet["A5"].value), str(sheet["A6"].value)


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_feedback_on_other_types_of_file_is_the_same(kind: str, tmp_path: Path) -> None:
    typed(tmp_path, CONTENT, SENT)
    sent = tmp_path / "return.xlsx"
    books = []
    for path in (sent, converted(sent, kind, tmp_path / "out")):
        read = interpret(read_workbook(path, FileKind(path.suffix[1:])))
        checked = CheckedReturn("r", Outcome.RETURNED, "SXD", "2026", _findings(read), read)
        books.append(feedback_bytes(CONTENT, checked, wording()))
    assert books[0] == books[1]
