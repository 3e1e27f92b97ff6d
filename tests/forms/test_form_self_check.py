"""What a form says of itself while it is filled: in Python, and as LibreOffice calculates it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.forms.form_samples import cells_of, department, measure, returned, task, wording
from tests.forms.libreoffice import Desk, Typed
from toolkit.forms.arrange import HEADER_ROW, STRIP_ROW, arrange_measures, arrange_tasks
from toolkit.forms.columns import PERCENT_RANGE
from toolkit.forms.filling import Filling
from toolkit.forms.layout import LAYOUT, field_named
from toolkit.forms.requirements import late_lines
from toolkit.forms.self_check import Open, open_in_row, strip_text
from toolkit.forms.validity import excel_validity, looks_valid
from toolkit.forms.writer import form_bytes
from toolkit.model.findings import Severity
from toolkit.model.form import FormContent

# text | choice of a status | rate | number | date: '+' may be an answer, '-' is none
JUDGED = """
Đã hoàn thành     | + | - | - | -
đang thực hiện    | + | - | - | -
Hoàn thành        | - | - | - | -
45                | - | + | + | -
0                 | - | + | + | -
100               | - | + | + | -
101               | - | - | + | -
-5                | - | - | + | -
62,5              | - | + | + | -
62.5              | - | + | + | -
12,5 %            | - | + | + | -
45%               | - | + | + | -
1.500             | - | + | + | -
1.650.000,5       | - | + | + | -
1 650 000         | - | - | + | -
7,850             | - | + | + | -
50.000 ha         | - | - | - | -
10,1 triệu        | - | - | - | -
10-12             | - | - | - | -
10/12             | - | - | - | -
25/9/2026         | - | - | - | +
05/09/2026        | - | - | - | +
9/25/2026         | - | - | - | -
25/9/26           | - | - | - | +
0/9/2026          | - | - | - | -
25/9              | - | - | - | -
25/9/2026/1       | - | - | - | -
Quý II/2026       | - | - | - | -
tháng 9/2026      | - | - | - | -
không             | - | - | - | -
-                 | - | - | - | -
...               | - | - | - | -
=1+1              | - | - | - | -
"""
ROWS = tuple(tuple(cell.strip() for cell in row.split(" | ")) for row in JUDGED.strip().splitlines())
TEXTS = tuple(row[0] for row in ROWS)
KINDS = ("status", "percent", "value", "submitted_on")
TASK_FIELDS, MEASURE_FIELDS = ("status", "percent", "submitted_on"), ("value", "value_status", "value_date")


@pytest.mark.parametrize("row", ROWS, ids=TEXTS)
def test_what_may_be_an_answer(row: tuple[str, ...]) -> None:
    text, *stated = row
    assert ["+" if looks_valid(field_named(name), text) else "-" for name in KINDS] == stated


def test_texts_are_never_wrong_and_empty_cells_are_missing_at_most() -> None:
    assert excel_validity(field_named("result"), "A1") is None
    assert looks_valid(field_named("result"), "...")
    assert all(looks_valid(field, "") for field in LAYOUT.fields)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_read_without_a_word_is_not_called_wrong(text: str, tmp_path: Path) -> None:
    content = department()
    line, measured = content.tasks[0].key, content.measures[0].key
    slots = {(line, n): text for n in TASK_FIELDS} | {(measured, n): text for n in MEASURE_FIELDS}
    read = returned(tmp_path, form_bytes(content, wording(), Filling(slots)))
    told = {(f.place.line, f.place.field) for f in read.findings if f.severity is not Severity.INFO}
    for answer in read.answers:
        rate = answer.value if answer.field == "percent" else None
        if isinstance(rate, Decimal) and not PERCENT_RANGE[0] <= rate <= PERCENT_RANGE[1]:
            continue  # what the checks refuse (E301) is wrong here, too
        if (answer.line, answer.field) not in told:
            assert looks_valid(field_named(answer.field), text), answer.field


def test_excel_takes_every_test() -> None:
    """Longer tests are refused at entry, in the cells farthest to the right of the longest form."""
    lists = {field.name for field in LAYOUT.fields if field.choices}
    for field in LAYOUT.fields:
        test = excel_validity(field, "AB9999")
        assert test is None or "{" not in test, "no constant arrays where cells are coloured"
        assert test is None or field.name in lists or len(f"={test}") <= 255, (field.name, len(test))


@pytest.mark.parametrize(
    ("left", "line"),
    [
        (Open(), "Đã điền đủ các ô bắt buộc"),
        (Open(3), "Còn 3 ô bắt buộc chưa điền"),
        (Open(3, 1), "Còn 3 ô bắt buộc chưa điền, 1 ô chưa hợp lệ"),
        (Open(0, 12), "Còn 12 ô chưa hợp lệ"),
    ],
)
def test_the_strip(left: Open, line: str) -> None:
    strip = wording().strip
    assert strip_text(strip, left) == f"{line}. {strip.hint}"


def long_form() -> FormContent:
    """A task and a measure per text; every second task is due before the form is."""
    numbers = range(1, len(TEXTS) + 1)
    base = department()
    return replace(
        base,
        tasks=tuple(replace(task(str(n)), due=base.due if n % 2 else None) for n in numbers),
        measures=tuple(replace(measure(str(n), "ha", "50"), targets=()) for n in numbers),
    )


@pytest.mark.libreoffice
@pytest.mark.parametrize("locale", ["vi-VN", "en-US"])
def test_libreoffice_counts_the_same(locale: str, tmp_path: Path) -> None:
    """Every text in every kind of cell, typed under both settings; formulas as the office program has them."""
    content = long_form()
    at = cells_of(content)
    rows: dict[str, Mapping[str, str]] = {}
    for number, text in enumerate(TEXTS):
        rows[content.tasks[number].key] = dict.fromkeys(TASK_FIELDS, text)
        rows[content.measures[number].key] = dict.fromkeys(MEASURE_FIELDS, text)
    typed = [
        Typed(at[line, name].sheet, at[line, name].cell, text)
        for line, texts in rows.items()
        for name, text in texts.items()
    ]
    typed.append(Typed(LAYOUT.sign_off.name, at[None, "letter_date"].cell, "tháng 11"))
    typed.append(Typed(LAYOUT.sign_off.name, at[None, "signer"].cell, "Nguyễn Văn An"))
    form = tmp_path / "form.xlsx"
    form.write_bytes(form_bytes(content, wording()))
    saved = Desk(tmp_path, locale).type_into(form, typed, ("xlsx",))["xlsx"]
    book = load_workbook(saved, data_only=True)
    late, strip = late_lines(content), wording().strip
    for table in (arrange_tasks(content), arrange_measures(content)):
        assert table is not None
        sheet = book[table.sheet.name]
        expected = [open_in_row(table.sheet, rows[row.line.key], row.line.key in late) for row in table.rows]
        counted = [sheet.cell(row.row, table.check_column).value for row in table.rows]
        assert counted == [pytest.approx(left.number) for left in expected]
        assert sheet.cell(STRIP_ROW, 1).value == strip_text(strip, sum(expected, Open()))
    signed = book[LAYOUT.sign_off.name].cell(STRIP_ROW, 1).value
    assert signed == strip_text(strip, Open(len(LAYOUT.sign_off.fields) - 2, 1))
    assert HEADER_ROW > STRIP_ROW
