"""What a cell is read as: every way of typing in one table each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.forms.cell_reading import read_cell
from toolkit.forms.date_cells import month_first
from toolkit.forms.filling import typed_text
from toolkit.forms.layout import field_named
from toolkit.forms.question import Question
from toolkit.model.findings import Place
from toolkit.model.form import CellType
from toolkit.model.returns import CellKind, RawCell

STATUS = field_named("status")
PLACE = Place("Nhiệm vụ", "H12", "74-2026/I.1")


def question(name: str, kind: CellType | None = None, unit: str | None = None, near: str = "") -> Question:
    field = field_named(name)
    figures = tuple(Decimal(figure) for figure in near.split())
    return Question(field, kind or field.kind, PLACE, unit, figures, STATUS)


def text_cell(text: str, font: str | None = None) -> RawCell:
    return RawCell(12, 8, CellKind.TEXT, text, number_format="@", font=font)


def number_cell(number: str, number_format: str = "@") -> RawCell:
    return RawCell(12, 8, CellKind.NUMBER, number, number=Decimal(number), number_format=number_format)


def date_cell(day: date, number_format: str | None) -> RawCell:
    return RawCell(12, 8, CellKind.DATE, day.strftime("%d/%m/%Y"), date=day, number_format=number_format)


def outcome(cell: RawCell, asked: Question) -> tuple[object, list[str]]:
    reading = read_cell(cell, asked)
    assert all(finding.place == PLACE for finding in reading.findings)
    return reading.value, [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    ("text", "value", "codes"),
    [
        ("10,1", "10.1", []),
        ("1650000", "1650000", []),
        ("1.650.000", "1650000", []),
        ("10.1", "10.1", ["I226"]),
        ("1,650,000", "1650000", ["I226"]),
        ("1.500", None, ["E224"]),
        ("-", None, ["E230"]),
        ("không có", None, ["E230"]),
        ("…", None, ["E230"]),
        ("x", None, ["E223"]),
        ("đạt", None, ["E223"]),
        ("12 và 13", None, ["E223"]),
        ("khoảng 5", "5", ["W233"]),
        ("3 - 4", None, ["E234"]),
        ("7850 USD", "7850", []),
        ("7850 đồng", None, ["E232"]),
        ("0", "0", []),
        ("1\u00a0650\u00a0000", "1650000", ["I250", "I226"]),
    ],
)
def test_numbers_as_text(text: str, value: str | None, codes: list[str]) -> None:
    expected = None if value is None else Decimal(value)
    assert outcome(text_cell(text), question("value", unit="USD")) == (expected, codes)


@pytest.mark.parametrize(
    ("text", "near", "value", "codes"),
    [
        ("7.900", "7850", "7900", ["W225"]),
        ("1.200", "1.5", "1.2", ["W225"]),
        ("1.500", "40", None, ["E224"]),
        ("1.500", "1400 1.4", None, ["E224"]),
        ("1.500", "7499", "1500", ["W225"]),
        ("1.500", "7501", None, ["E224"]),
        ("1.500", "", None, ["E224"]),
    ],
)
def test_an_ambiguous_number_is_read_only_near_known_figures(
    text: str, near: str, value: str | None, codes: list[str]
) -> None:
    expected = None if value is None else Decimal(value)
    assert outcome(text_cell(text), question("value", near=near)) == (expected, codes)


@pytest.mark.parametrize(
    ("cell", "near", "value", "codes"),
    [
        (text_cell("45"), "", "45", []),
        (text_cell("45%"), "", "45", ["I227"]),
        (text_cell("45 %"), "", "45", ["I227"]),
        (text_cell("62,5"), "", "62.5", []),
        (text_cell("0,45"), "", "0.45", ["W228"]),
        (text_cell("0,75"), "0.6", "0.75", []),
        (number_cell("45"), "", "45", []),
        (number_cell("0.45", "0%"), "", "45", ["I227"]),
        (number_cell("0.625", "0.0%"), "", "62.5", ["I227"]),
        (number_cell("0.45"), "", "0.45", ["W228"]),
        (number_cell("0.45"), "50", "0.45", ["W228"]),
        (number_cell("1"), "", "1", []),
    ],
)
def test_percentages(cell: RawCell, near: str, value: str, codes: list[str]) -> None:
    assert outcome(cell, question("percent", unit="%", near=near)) == (Decimal(value), codes)


def test_a_percent_format_in_another_unit_is_an_error() -> None:
    assert outcome(number_cell("0.45", "0%"), question("value", unit="USD")) == (None, ["E232"])


@pytest.mark.parametrize(
    ("text", "value", "codes"),
    [
        ("25/9/2026", date(2026, 9, 25), []),
        ("05/04/2026", date(2026, 4, 5), []),
        ("5-4-2026", date(2026, 4, 5), []),
        ("2026-09-05", date(2026, 9, 5), []),
        ("2026-09-05 00:00:00", date(2026, 9, 5), []),
        ("ngày 07 tháng 01 năm 2026", date(2026, 1, 7), []),
        ("9/25/2026", None, ["E241"]),
        ("Quý II/2026", None, ["E242"]),
        ("tháng 9/2026", None, ["E242"]),
        ("25/9", None, ["E245"]),
        ("31/2/2026", None, ["E246"]),
        ("sắp xong", None, ["E240"]),
        ("-", None, ["W253"]),
    ],
)
def test_dates_as_text(text: str, value: date | None, codes: list[str]) -> None:
    assert outcome(text_cell(text), question("submitted_on")) == (value, codes)


@pytest.mark.parametrize(
    ("day", "number_format", "value", "codes"),
    [
        (date(2026, 3, 4), "yyyy-mm-dd h:mm:ss", date(2026, 3, 4), []),
        (date(2026, 3, 4), "dd/mm/yyyy", date(2026, 3, 4), []),
        (date(2026, 3, 4), None, date(2026, 3, 4), ["W247"]),
        (date(2026, 3, 25), None, date(2026, 3, 25), []),
        (date(2026, 3, 4), "mm-dd-yy", None, ["E244"]),
        (date(2026, 3, 4), "m/d/yyyy", None, ["E244"]),
        (date(2026, 3, 4), "[$-409]mmmm d, yyyy;@", date(2026, 3, 4), []),
        (date(2026, 3, 3), "m/d/yyyy", date(2026, 3, 3), []),
        (date(2026, 3, 25), "m/d/yyyy", date(2026, 3, 25), []),
    ],
)
def test_true_dates(day: date, number_format: str | None, value: date | None, codes: list[str]) -> None:
    assert outcome(date_cell(day, number_format), question("submitted_on")) == (value, codes)


def test_formats_with_the_month_first() -> None:
    formats = ("mm-dd-yy", "m/d/yy h:mm", "d/m/yyyy", "yyyy-mm-dd", '"ngày" dd/mm/yyyy', "@", None)
    assert [month_first(f) for f in formats] == [True, True, False, False, False, False, False]


@pytest.mark.parametrize(
    ("name", "cell", "value", "codes"),
    [
        ("submitted_on", number_cell("46290"), None, ["E243"]),
        ("submitted_on", number_cell("2026"), None, ["E240"]),
        ("percent", date_cell(date(2026, 2, 5), "d-mmm"), None, ["E229"]),
        ("status", text_cell("Đã hoàn thành"), "done", []),
        ("status", text_cell("đã  hoàn thành."), "done", []),
        ("status", text_cell("done"), "done", []),
        ("status", text_cell("xong"), None, ["E222"]),
        ("status", number_cell("1"), None, ["E222"]),
        ("value_status", text_cell("Sơ bộ"), "preliminary", []),
        ("document", text_cell("123/TTr-SXD"), "123/TTr-SXD", []),
        ("document", number_cell("123"), "123", []),
        ("document", date_cell(date(2026, 3, 12), "d-mmm"), "12/03/2026", ["W252"]),
        ("result", text_cell("  Dòng một\r\nDòng  hai "), "Dòng một\nDòng hai", []),
        ("result", text_cell("gă\u0301n"), "gắn", ["I250"]),
        ("result", text_cell("Ðã xong"), "Đã xong", ["I250"]),
        ("result", text_cell("=1+1"), "=1+1", []),
        ("result", text_cell("Së X©y dùng", ".VnTime"), "Sở Xây dựng", ["I251"]),
        ("result", text_cell("\u200b"), None, []),
        ("result", RawCell(12, 8, CellKind.ERROR, "#N/A"), None, ["E220"]),
        ("result", RawCell(12, 8, CellKind.UNCOMPUTED, ""), None, ["E221"]),
        ("percent", RawCell(12, 8, CellKind.BOOLEAN, "True"), None, ["E223"]),
    ],
)
def test_other_cells(name: str, cell: RawCell, value: object, codes: list[str]) -> None:
    assert outcome(cell, question(name)) == (value, codes)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4).map(Decimal.normalize))
def test_a_number_put_into_a_form_is_read_back_without_doubt(number: Decimal) -> None:
    text = typed_text(field_named("value"), number)
    assert outcome(text_cell(text), question("value")) == (number, [])


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_a_date_put_into_a_form_is_read_back_without_doubt(day: date) -> None:
    assert outcome(text_cell(typed_text(field_named("submitted_on"), day)), question("submitted_on")) == (
        day,
        [],
    )


@given(st.text(max_size=60))
def test_no_typing_breaks_the_reading(text: str) -> None:
    for name in ("status", "percent", "submitted_on", "result", "value"):
        reading = read_cell(text_cell(text), question(name))
        # Either a value, or a reason, or nothing typed: never silence.
        assert reading.value is not None or reading.findings or reading.empty
