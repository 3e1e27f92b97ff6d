"""A form filled or saved in LibreOffice says the same, whatever the regional settings and the file type.

Texts are typed, not stored: LibreOffice gets them as from the keyboard (``tests/forms/libreoffice.py``). Into
the cells of the form they go as they are typed, for these keep texts. Where a cell has lost its format, as
after a paste, LibreOffice makes numbers and dates of what is typed; that is shown, too.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.forms.deeds.hands import edited
from tests.forms.form_samples import cells_of, department, measure, task, wording
from tests.forms.libreoffice import Desk, Typed, converted
from toolkit.forms.filling import Filling, Slot
from toolkit.forms.interpret import interpret
from toolkit.forms.kinds import FileKind
from toolkit.forms.reader import read_workbook
from toolkit.forms.writer import form_bytes
from toolkit.model.form import FormContent
from toolkit.model.returns import ReadReturn

pytestmark = pytest.mark.libreoffice

CONTENT = department()
FIRST, SECOND, THIRD = (task.key for task in CONTENT.tasks)


def filled(path: Path) -> Path:
    typed = {
        (FIRST, "status"): "done",
        (FIRST, "submitted_on"): "03/04/2026",
        (FIRST, "result"): "=1+1\nđã trình – xong",
        (CONTENT.measures[0].key, "value"): "10,5",
        (None, "phone"): "0373123456",
    }
    book = load_workbook(io.BytesIO(form_bytes(CONTENT, wording(), Filling(typed))))
    at = cells_of(CONTENT)
    for slot, value in (((SECOND, "percent"), 62.5), ((SECOND, "submitted_on"), date(2026, 3, 4))):
        book[at[slot].sheet][at[slot].cell] = value
    book.save(path)
    return path


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_round_trip(kind: str, tmp_path: Path) -> None:
    source = filled(tmp_path / "form.xlsx")
    before = interpret(read_workbook(source, FileKind.XLSX))
    after = interpret(read_workbook(converted(source, kind, tmp_path / "out"), FileKind(kind)))
    assert len(before.answers) == 7
    assert after.answers == before.answers
    assert (after.identity, after.places, after.lines) == (before.identity, before.places, before.lines)
    assert after.findings == before.findings


TEXTS = (
    "10,1", "10.1", "1.500", "7.850", "05/09/2026", "25/9/2026", "9/25/2026", "12,5 %", "Quý II/2026",
    "50.000 ha", "-", "không", "=1+1", "+84 237", "1/2", "3-4", "0912345678", "1e3", "100%", "TRUE",
)  # fmt: skip
LOCALES = ("vi-VN", "en-US")
KINDS = ("xlsx", "ods", "xls")
FIELDS = ("value", "percent", "submitted_on", "result")
Readings = Mapping[tuple[str, str], ReadReturn]


def long_form() -> FormContent:
    """A row per text, for numbers without any figure known."""
    numbers = range(1, len(TEXTS) + 1)
    return replace(
        CONTENT,
        tasks=tuple(task(str(number)) for number in numbers),
        measures=tuple(replace(measure(str(number), "ha", "50"), targets=()) for number in numbers),
    )


LONG = long_form()


def slots(number: int) -> dict[str, Slot]:
    """The cells a text is typed into, by field."""
    lines = {"value": LONG.measures[number].key}
    return {field: (lines.get(field, LONG.tasks[number].key), field) for field in FIELDS}


def typed_everywhere(folder: Path, general: bool) -> Readings:
    """Every text typed into every kind of cell under both settings, saved in every file type, and read."""
    form = folder / f"form-{'general' if general else 'text'}.xlsx"
    form.write_bytes(form_bytes(LONG, wording()))
    at = cells_of(LONG)
    texts = [
        Typed(at[slot].sheet, at[slot].cell, text, general)
        for number, text in enumerate(TEXTS)
        for slot in slots(number).values()
    ]
    return {
        (locale, kind): interpret(read_workbook(path, FileKind(kind)))
        for locale in LOCALES
        for kind, path in Desk(folder, locale).type_into(form, texts, KINDS).items()
    }


def read_at(read: ReadReturn, slot: Slot) -> tuple[object, str | None, tuple[str, ...]]:
    """Value, shown text and findings of a cell."""
    answer = next((a for a in read.answers if (a.line, a.field) == slot), None)
    codes = tuple(f.code for f in read.findings if (f.place.line, f.place.field) == slot)
    return (answer.value, answer.shown, codes) if answer else (None, None, codes)


@pytest.fixture(scope="module")
def in_text_cells(tmp_path_factory: pytest.TempPathFactory) -> Readings:
    return typed_everywhere(tmp_path_factory.mktemp("text"), general=False)


@pytest.fixture(scope="module")
def in_general_cells(tmp_path_factory: pytest.TempPathFactory) -> Readings:
    return typed_everywhere(tmp_path_factory.mktemp("general"), general=True)


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=TEXTS.__getitem__)
def test_typing_into_the_form_is_the_same_under_all_settings(number: int, in_text_cells: Readings) -> None:
    for field, slot in slots(number).items():
        readings = {read_at(read, slot) for read in in_text_cells.values()}
        assert len(readings) == 1, (field, readings)
        (_value, shown, codes) = readings.pop()
        # What stands in the cell is what was typed; only 'no date' leaves no answer, and says so.
        assert shown == TEXTS[number] or "W253" in codes


# text | number (no figure known) | percentage | date | text
TYPED_INTO_THE_FORM = """
10,1        | 10.1       | 10.1      | - E240          | 10,1
10.1        | 10.1 I226  | 10.1 I226 | - E245          | 10.1
1.500       | - E224     | - E224    | - E240          | 1.500
7.850       | - E224     | - E224    | - E240          | 7.850
05/09/2026  | - E223     | - E223    | 2026-09-05      | 05/09/2026
25/9/2026   | - E223     | - E223    | 2026-09-25      | 25/9/2026
9/25/2026   | - E223     | - E223    | - E241          | 9/25/2026
12,5 %      | - E232     | 12.5 I227 | - E240          | 12,5 %
Quý II/2026 | - E223     | - E223    | - E242          | Quý II/2026
50.000 ha   | - E224     | - E232    | - E240          | 50.000 ha
-           | - E230     | - E230    | - W253          | -
không       | - E230     | - E230    | - W253          | không
=1+1        | - E223     | - E223    | - E240          | =1+1
"""


@pytest.mark.parametrize("row", TYPED_INTO_THE_FORM.strip().splitlines())
def test_what_is_typed_is_read(row: str, in_text_cells: Readings) -> None:
    text, *wanted = (cell.strip() for cell in row.split(" | "))
    at = slots(TEXTS.index(text))
    for read in in_text_cells.values():
        for field, stated in zip(FIELDS, wanted, strict=True):
            value, _shown, codes = read_at(read, at[field])
            if field == "result":
                assert (value, codes) == (stated, ())
            else:
                assert " ".join(("-" if value is None else str(value), *codes)) == stated


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=TEXTS.__getitem__)
def test_in_a_cell_without_format_settings_differ_only_with_a_finding(
    number: int, in_general_cells: Readings
) -> None:
    """Excel and LibreOffice make numbers and dates there. What American settings made of a text is either
    what Vietnamese settings make of it, or it is told; and no file type says anything else."""
    for field, slot in slots(number).items():
        by_locale = {
            locale: {read_at(in_general_cells[locale, kind], slot) for kind in KINDS} for locale in LOCALES
        }
        assert all(len(readings) == 1 for readings in by_locale.values()), (field, by_locale)
        (vietnamese,), (american,) = by_locale.values()
        told = any(codes or _refused(field, value) for value, _shown, codes in (american, vietnamese))
        assert american[0] == vietnamese[0] or told, (field, by_locale)


def _refused(field: str, value: object) -> bool:
    """The rules on the return refuse a completion rate above 100 (E301)."""
    return field == "percent" and isinstance(value, Decimal) and value > 100


def test_american_settings_do_change_what_is_typed_without_the_format(in_general_cells: Readings) -> None:
    """Why the cells of the form keep texts: the same keys give another date, and a thousandth of a number."""
    number = slots(TEXTS.index("1.500"))["value"]
    day = slots(TEXTS.index("05/09/2026"))["submitted_on"]
    assert [read_at(in_general_cells[locale, "xlsx"], number)[0] for locale in LOCALES] == [
        Decimal(1500),
        Decimal("1.5"),
    ]
    assert [read_at(in_general_cells[locale, "ods"], day)[1:] for locale in LOCALES] == [
        ("05/09/2026", ()),
        ("09/05/2026", ("E244",)),
    ]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_error_cells_are_seen(kind: str, tmp_path: Path) -> None:
    source = tmp_path / "form.xlsx"
    book = load_workbook(io.BytesIO(form_bytes(CONTENT, wording())))
    place = cells_of(CONTENT)[FIRST, "percent"]
    book[place.sheet][place.cell] = "=NA()"
    book.save(source)
    read = interpret(read_workbook(converted(source, kind, tmp_path / "out"), FileKind(kind)))
    assert [(f.code, f.place.cell, f.value) for f in read.findings] == [("E220", place.cell, "#N/A")]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_old_fonts_comments_and_merged_cells_are_seen(kind: str, tmp_path: Path) -> None:
    def treat(book: Workbook) -> None:
        at = cells_of(CONTENT)
        sheet = book[at[FIRST, "result"].sheet]
        sheet[at[FIRST, "result"].cell] = "Së X©y dùng"
        sheet[at[FIRST, "result"].cell].font = Font(name=".VnTime")
        pieces = (TextBlock(InlineFont(rFont=".VnTime"), "®· tr×nh"), " UBND")
        sheet[at[SECOND, "result"].cell] = CellRichText(*pieces)
        sheet[at[THIRD, "result"].cell].comment = Comment("Chưa có số liệu", "Bình")
        sheet[at[FIRST, "cause"].cell] = "Chờ hướng dẫn"
        first, second = at[FIRST, "cause"].cell, at[SECOND, "cause"].cell
        sheet.merge_cells(f"{first}:{second}")

    source = tmp_path / "form.xlsx"
    source.write_bytes(edited(form_bytes(CONTENT, wording()), treat))
    read = interpret(read_workbook(converted(source, kind, tmp_path / "out"), FileKind(kind)))
    values = {(a.line, a.field): a.value for a in read.answers}
    assert values == {
        (FIRST, "result"): "Sở Xây dựng",
        (SECOND, "result"): "đã trình UBND",
        (FIRST, "cause"): "Chờ hướng dẫn",
    }
    assert sorted((f.code, f.place.line, f.place.field) for f in read.findings) == [
        ("I251", FIRST, "result"),
        ("I251", SECOND, "result"),
        ("W210", THIRD, "result"),
        ("W211", SECOND, "cause"),
    ]


def test_the_printed_form_has_no_empty_page(tmp_path: Path) -> None:
    source = tmp_path / "form.xlsx"
    source.write_bytes(form_bytes(CONTENT, wording()))
    printed = converted(source, "pdf", tmp_path / "out")
    pages = subprocess.run(
        ["pdftotext", "-layout", str(printed), "-"], check=True, capture_output=True, text=True
    )
    texts = [page for page in pages.stdout.split("\f") if page]
    assert len(texts) == 5
    assert all(CONTENT.code in page and f"Trang {n}/5" in page for n, page in enumerate(texts, 1))
