"""Masters as workbooks: what is written is read, and what people did to them survives."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.register.build import indicator, merged, reading, register, target
from toolkit.files.store import sha256_of
from toolkit.model.errors import FileInUseError, WorkspaceError
from toolkit.model.plan import Deadline, DeadlineKind, Doubt
from toolkit.model.register import (
    Decision,
    DecisionKind,
    FigureKind,
    OpeningState,
    OpeningStatus,
    Register,
    RegisterDoubt,
    RollUp,
    YearFigure,
)
from toolkit.register.columns import BOOKS
from toolkit.register.reader import read_directory, read_register
from toolkit.register.writer import write_register

TABLE = """
I  |   | Tuyên truyền       | Các sở, ngành; UBND các xã, phường | Hằng năm
II | 1 | =Lập quy hoạch +1  | Sở An; Sở Bình                     | Giai đoạn 2026 - 2030
II | 2 | Xây dựng đề án     | Sở Bình                            | Quý II/2025 (sau khi được giao)
"""
INDICATORS = (
    indicator("1", "Tỷ lệ hộ nghèo", (target("1.25"),)),
    indicator("2", "Cơ cấu", (target("30", "một"), target("70", "hai"))),
)


def _full() -> Register:
    """A register in which every kind of row and nearly every field is used."""
    base = merged(register(), reading(TABLE, INDICATORS)).register
    first = replace(
        base.tasks[0],
        rollup=RollUp.NAMED_REPORTER,
        named_reporter="Sở An",
        opening=OpeningState(OpeningStatus.DONE, "123/QĐ-UBND", date(2025, 3, 4), "Bà E"),
        asked=False,
    )
    agency = replace(
        base.directory.agencies[0], contact="Ông F", phone="0237 3852 246", email="f@an", note="@ghi chú"
    )
    return replace(
        base,
        directory=replace(base.directory, agencies=(agency, *base.directory.agencies[1:])),
        tasks=(first, *base.tasks[1:]),
        figures=(YearFigure("9-2024/CT.I.1", 2025, FigureKind.BASE, Decimal("1650000.5"), "Niên giám"),),
        decisions=(
            Decision(
                DecisionKind.EXTENSION,
                "9-2024/II.1",
                "A",
                date(2027, 1, 1),
                None,
                "CV 1",
                "Ông G",
                date(2026, 1, 2),
            ),
            Decision(
                DecisionKind.FIGURE,
                "9-2024/CT.I.1",
                None,
                None,
                Decimal("0.1"),
                "CV 2",
                "Ông G",
                date(2026, 1, 2),
                period="2026-Q3",
            ),
        ),
        doubts=(RegisterDoubt("9-2024", Doubt(None, "hai dòng\ntrong ô", "vì sao"), True),),
    )


@pytest.fixture
def master(tmp_path: Path) -> Path:
    """A folder with masters of the full register."""
    write_register(tmp_path, _full())
    return tmp_path


def _hashes(master: Path) -> dict[str, str]:
    return {path.name: sha256_of(path) for path in sorted(master.iterdir())}


def _edit(master: Path, file: str, sheet: str, change: Callable[[Worksheet], object]) -> None:
    workbook = load_workbook(master / file)
    change(workbook[sheet])
    workbook.save(master / file)


def _column(sheet: Worksheet, heading: str) -> int:
    return next(cell.column for row in sheet.iter_rows(max_row=5) for cell in row if cell.value == heading)


def _row(sheet: Worksheet, text: str) -> int:
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == text)


def _set(heading: str, row: str, value: object) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        sheet.cell(_row(sheet, row), _column(sheet, heading)).value = value  # type: ignore[assignment]

    return change


def test_round_trip(master: Path) -> None:
    assert read_register(master) == _full()
    assert read_directory(master) == _full().directory


def test_writing_again_touches_no_byte_and_is_the_same_elsewhere(
    master: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = _hashes(master)
    assert sorted(before) == sorted(book.file for book in BOOKS)
    write_register(master, read_register(master))
    assert _hashes(master) == before
    elsewhere = tmp_path_factory.mktemp("other")
    write_register(elsewhere, _full())
    assert _hashes(elsewhere) == before


def test_import_twice_touches_no_byte_even_after_edits(master: Path) -> None:
    _edit(master, "tasks.xlsx", "Nhiệm vụ", _set("Sản phẩm", "9-2024/II.2", "Sản phẩm của tôi"))
    before = _hashes(master)
    write_register(master, merged(read_register(master), reading(TABLE, INDICATORS)).register)
    assert _hashes(master) == before


def test_people_may_rearrange_colour_and_add(master: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.insert_cols(2)
        sheet["B2"] = "Theo dõi riêng"
        sheet["B3"] = "của tôi"
        sheet["B3"].fill = PatternFill("solid", fgColor="FF0000")
        sheet["B3"].comment = Comment("nhắc", "tôi")
        sheet.insert_rows(1, 2)
        sheet.insert_rows(6)

    _edit(master, "tasks.xlsx", "Nhiệm vụ", change)
    assert read_register(master) == _full()
    renumbered = (
        TABLE.replace("Xây dựng đề án     |", "Xây dựng các đề án |")
        + "II | 3 | Việc mới tinh | Sở An | Năm 2027"
    )
    write_register(master, merged(read_register(master), reading(renumbered, INDICATORS)).register)
    sheet = load_workbook(master / "tasks.xlsx")["Nhiệm vụ"]
    assert (sheet["B5"].value, sheet["B5"].fill.fgColor.rgb) == ("của tôi", "00FF0000")
    assert sheet["B5"].comment is not None
    assert [task.title for task in read_register(master).tasks] == [
        "Tuyên truyền",
        "=Lập quy hoạch +1",
        "Xây dựng các đề án",
        "Việc mới tinh",
    ]


def test_sorted_rows_and_moved_columns_are_read_by_key_and_heading(master: Path) -> None:
    def reverse(sheet: Worksheet) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        body = [row[::-1] for row in reversed(rows[2:])]
        for number, values in enumerate([rows[0], rows[1][::-1], *body], 1):
            for column, value in enumerate(values, 1):
                sheet.cell(number, column).value = value

    _edit(master, "indicators.xlsx", "Chỉ tiêu", reverse)
    result = read_register(master)
    assert result.measures == tuple(reversed(_full().measures))
    assert replace(result, measures=()) == replace(_full(), measures=())


@pytest.mark.parametrize(
    "typed",
    ["31/3/2025", "31/03/2025", "ngày 31 tháng 3 năm 2025", date(2025, 3, 31), datetime(2025, 3, 31, 8)],
)
def test_dates_typed_in_any_way_are_read_and_left_as_typed(master: Path, typed: object) -> None:
    _edit(master, "tasks.xlsx", "Nhiệm vụ", _set("Hạn cuối", "9-2024/II.2", typed))
    deadline = read_register(master).tasks[2].deadline
    assert deadline is not None
    assert deadline.due == date(2025, 3, 31)
    before = _hashes(master)
    write_register(master, read_register(master))
    assert _hashes(master) == before


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("có", True), ("x", True), ("KHÔNG", False), (False, False), (None, True), ("Co", None)],
)
def test_yes_and_no_are_read_as_people_type_them(master: Path, typed: object, asked: bool | None) -> None:
    _edit(master, "tasks.xlsx", "Nhiệm vụ", _set("Giao báo cáo", "9-2024/I", typed))
    if asked is None:
        with pytest.raises(WorkspaceError, match="neither Có nor Không"):
            read_register(master)
    else:
        assert read_register(master).tasks[0].asked is asked


def test_a_deadline_typed_in_words_alone_is_understood(master: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for heading in ("Loại thời hạn", "Hạn cuối", "Điều kiện"):
            _set(heading, "9-2024/II.2", None)(sheet)
        _set("Thời hạn theo văn bản", "9-2024/II.2", "Quý III/2026")(sheet)

    _edit(master, "tasks.xlsx", "Nhiệm vụ", change)
    assert read_register(master).tasks[2].deadline == Deadline(
        "Quý III/2026", DeadlineKind.QUARTER, due=date(2026, 9, 30)
    )


def test_all_faults_are_told_at_once_with_sheet_and_cell(master: Path) -> None:
    def spoil(sheet: Worksheet) -> None:
        _set("Hạn cuối", "9-2024/II.1", "31/02/2026")(sheet)
        _set("Cách tổng hợp", "9-2024/II.2", "trung bình")(sheet)
        _set("Kế hoạch", "9-2024/I", None)(sheet)

    _edit(master, "tasks.xlsx", "Nhiệm vụ", spoil)
    _edit(master, "indicators.xlsx", "Chỉ tiêu", _set("Nhỏ nhất hợp lý", "9-2024/CT.I.1", "1.500"))
    _edit(master, "indicators.xlsx", "Mục tiêu", _set("Giá trị", "9-2024/CT.I.1:1", "#N/A"))
    with pytest.raises(WorkspaceError) as caught:
        read_register(master)
    lines = str(caught.value).splitlines()
    assert lines[0] == "The master workbooks have 5 faults; correct them and run again:"
    told = [line.split(": ")[0] for line in lines[1:]]
    assert told == [
        "- tasks.xlsx, sheet “Nhiệm vụ”, cell C3",
        "- tasks.xlsx, sheet “Nhiệm vụ”, cell N4",
        "- tasks.xlsx, sheet “Nhiệm vụ”, cell P5",
        "- indicators.xlsx, sheet “Chỉ tiêu”, cell J3",
        "- indicators.xlsx, sheet “Mục tiêu”, cell F3",
    ]


def test_what_people_keep_is_the_same_without_what_imports_wrote(master: Path) -> None:
    _edit(master, "tasks.xlsx", "Nhiệm vụ", _set("Sản phẩm", "9-2024/II.1", "=1+1"))
    with pytest.raises(WorkspaceError, match="without result"):
        read_register(master, with_imported=False)
    _edit(master, "tasks.xlsx", "Nhiệm vụ", _set("Sản phẩm", "9-2024/II.1", "Đề án  mới"))
    whole = read_register(master)
    assert read_register(master, with_imported=False) == replace(whole, imported=())


@pytest.mark.parametrize(
    ("at", "value", "words"),
    [
        ("tasks.xlsx | Phân công | Khóa | Sở An", "9-2024/II.77", "not in the master"),
        ("tasks.xlsx | Nhiệm vụ | Khóa | 9-2024/II.1", "9-2024/II.2", "used by another row"),
        ("tasks.xlsx | Nhiệm vụ | Kế hoạch | 9-2024/II.1", "8-2024", "not in the master"),
        ("agencies.xlsx | Đơn vị | Đến ngày | 00001", "01/01/2020", "before the beginning"),
        ("agencies.xlsx | Kế thừa | Mã kế thừa | UBND huyện X", "ZZ", "not in the master"),
        ("agencies.xlsx | Nhóm | Mã nhóm | G-XA", "A", "used by another row"),
        ("decisions.xlsx | Quyết định xử lý | Hạn mới | Gia hạn", None, "needs its new date"),
        ("decisions.xlsx | Quyết định xử lý | Số được chọn | Chọn số liệu", None, "figure is missing"),
        ("decisions.xlsx | Quyết định xử lý | Căn cứ | Gia hạn", None, "is empty"),
        ("decisions.xlsx | Quyết định xử lý | Kỳ báo cáo | Chọn số liệu", "năm nay", "is no period"),
        ("indicators.xlsx | Mục tiêu | So sánh | 9-2024/CT.I.1:1", "Trong khoảng", "upper end"),
        ("indicators.xlsx | Chỉ tiêu | Nhỏ nhất hợp lý | 9-2024/CT.I.1", "=1/0", "without result"),
        ("tasks.xlsx | Nhiệm vụ | Sản phẩm | Khóa", "Sản phẩm cũ", "column “Sản phẩm” is missing"),
    ],
)
def test_rows_that_do_not_fit_together(master: Path, at: str, value: object, words: str) -> None:
    file, sheet, heading, row = at.split(" | ")
    _edit(master, file, sheet, _set(heading, row, value))
    for with_imported in (True, False):
        with pytest.raises(WorkspaceError, match=words):
            read_register(master, with_imported=with_imported)


def test_missing_sheets_and_files_are_told(master: Path) -> None:
    workbook = load_workbook(master / "tasks.xlsx")
    del workbook["Phân công"]
    workbook.save(master / "tasks.xlsx")
    with pytest.raises(WorkspaceError, match=r"tasks\.xlsx, sheet “Phân công”: the sheet is missing"):
        read_register(master)
    (master / "tasks.xlsx").write_bytes(b"no workbook")
    with pytest.raises(WorkspaceError, match="not a sound Excel workbook"):
        read_register(master)
    (master / "tasks.xlsx").unlink()
    with pytest.raises(WorkspaceError, match="is missing"):
        read_register(master)
    shutil.rmtree(master)
    with pytest.raises(WorkspaceError, match="holds no master workbooks"):
        read_register(master)


def test_without_the_memory_of_the_last_import_nothing_of_a_person_is_lost(master: Path) -> None:
    _edit(master, "tasks.xlsx", "Nhiệm vụ", _set("Sản phẩm", "9-2024/II.2", "Của tôi"))
    workbook = load_workbook(master / "tasks.xlsx")
    del workbook["_nguon"]
    workbook.save(master / "tasks.xlsx")
    merge = merged(read_register(master), reading(TABLE, INDICATORS))
    assert merge.register.tasks[2].product == "Của tôi"
    assert merge.register.assignments == _full().assignments
    write_register(master, merge.register)
    assert load_workbook(master / "tasks.xlsx")["_nguon"].sheet_state == "hidden"
    assert read_register(master) == merge.register


@pytest.mark.parametrize("lock", ["~$tasks.xlsx", ".~lock.tasks.xlsx#"])
def test_a_master_open_in_excel_is_said_so_and_nothing_is_written(master: Path, lock: str) -> None:
    before = _hashes(master)
    changed = replace(_full(), tasks=(), figures=())
    longer = merged(changed, reading(TABLE + "II | 9 | Thêm | Sở An | Năm 2027", INDICATORS)).register
    (master / lock).touch()
    with pytest.raises(FileInUseError, match="is open in Excel"):
        write_register(master, longer)
    (master / lock).unlink()
    assert _hashes(master) == before


def test_texts_never_become_formulas(master: Path) -> None:
    cell = load_workbook(master / "tasks.xlsx")["Nhiệm vụ"]["B4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=Lập quy hoạch +1", "s", True)


def test_a_formula_without_a_stored_result_is_a_fault(master: Path) -> None:
    _edit(master, "indicators.xlsx", "Chỉ tiêu", _set("Nhỏ nhất hợp lý", "9-2024/CT.I.1", "=2+3"))
    with pytest.raises(WorkspaceError, match="cell J3: “=” is an error or a formula without result"):
        read_register(master)


@pytest.mark.libreoffice
def test_a_workbook_saved_by_another_program_is_read_the_same(master: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    for book in BOOKS:
        command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
        subprocess.run(
            [*command, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", saved, master / book.file],
            check=True,
            capture_output=True,
        )
    assert read_register(saved) == _full()
