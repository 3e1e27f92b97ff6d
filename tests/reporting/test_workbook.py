"""The consolidated workbook, read back as a program and as LibreOffice sees it."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter.workbook import Workbook as XlsxWriterBook

from tests.consolidation.tables import (
    AS_OF,
    DUE,
    Sent,
    contents,
    decision,
    measure,
    register,
    sent,
    task,
)
from tests.forms.plan_forms import said
from toolkit.consolidation.consolidate import ConsolidationRequest, consolidate
from toolkit.consolidation.counting import count
from toolkit.consolidation.rule_statistics import statistics_of
from toolkit.forms.meta import STATE_PROPERTY
from toolkit.model.errors import WorkspaceError
from toolkit.model.findings import Outcome
from toolkit.model.period import Period
from toolkit.model.plan import Comparator, DeadlineKind, Leader, Target
from toolkit.model.register import Agency, AgencyKind, DecisionKind, FigureKind, Register, YearFigure
from toolkit.model.results import Lacking, Pace, TargetAssessment, Verdict
from toolkit.reporting import workbook_sheet_writer
from toolkit.reporting.workbook_choices_reader import read_choices
from toolkit.reporting.workbook_input import Choice, WorkbookInput
from toolkit.reporting.workbook_measures import basis_text
from toolkit.reporting.workbook_overview import totals_sentence
from toolkit.reporting.workbook_series import series_of
from toolkit.reporting.workbook_styles_writer import number_format
from toolkit.reporting.workbook_writer import consolidated_bytes

T1, T2, T3, M1, M2 = "74-2026/I.1", "74-2026/I.2", "74-2026/II.1", "74-2026/CT.I.1", "74-2026/CT.I.2"
FIGURES = tuple(
    YearFigure(key, year, kind, Decimal(value))
    for key, year, kind, value in (
        (M2, 2024, FigureKind.BASE, "7.5"),
        (M2, 2025, FigureKind.ACTUAL, "8.1"),
        (M2, 2025, FigureKind.BASE, "8"),
        (M2, 2026, FigureKind.PLAN, "9"),
        (M2, 2030, FigureKind.PLAN, "12"),
    )
)
PLAIN_REGISTER = register(
    [task(T1), task(T2), task(T3, None, DeadlineKind.RECURRING)],
    [measure(M1), measure(M2)],
    [decision(DecisionKind.EXTENSION, T2, None, "2026-10-31")],
)
REGISTER = replace(PLAIN_REGISTER, figures=FIGURES)
ASKED = {"A": [T1, T2, T3, M1], "B": [T1, M1], "C": [T1]}
AUDIT = Path(sys.executable).with_name("openxml-audit")
NASTY = '=HYPERLINK("http://x","y")'
A_SAYS = (
    f"{T1} | status | under_way\n{T1} | percent | 60\n{T1} | difficulty | {NASTY}\n{T1} | next_step | +84 tiếp\n"
    f"{T1} | extension_to | 2027-03-31\n{T1} | extension_reason | -chờ vốn\n"
    f"{T2} | status | done\n{T2} | submitted_on | 2026-07-15\n{T2} | document | @12/TTr <b>&\n"
    f"{M1} | value | 1650000.25\n{M1} | value_status | estimate\n- | highlights | =1+1 Kết quả _x0041_\n"
    "- | causes | Do mưa"
)
B_SAYS = (
    f"{T1} | status | done\n{T1} | submitted_on | 2026-06-01\n{M1} | value | 1650001\n- | highlights | Tốt"
)
FILES = (
    sent("A", A_SAYS),
    sent("B", B_SAYS, Sent("2026-11-30", outcome=Outcome.RETURNED)),
    sent(None, f"{T1} | status | done", Sent(name="inbox/la.xlsx", outcome=Outcome.HELD)),
)


def given(
    known: Register = REGISTER,
    asked: Mapping[str, list[str]] = ASKED,
    files: tuple = FILES,
    sample: bool = False,
) -> WorkbookInput:
    """The material of a workbook for 2026."""
    counting = count(files)
    request = ConsolidationRequest(
        known, contents(known, asked), counting, Period(2026), AS_OF, sample=sample
    )
    return WorkbookInput(
        consolidate(request),
        known,
        counting.judged,
        counting.questions,
        "Thanh Hóa",
        DUE,
        statistics=statistics_of(counting),
    )


def opened(data: bytes) -> Workbook:
    """The workbook as openpyxl reads it."""
    return load_workbook(io.BytesIO(data))


def rows(sheet: Worksheet) -> list[list[object]]:
    """Non-empty rows below the heading row, without empty cells at their end."""
    found = [[cell.value for cell in row] for row in sheet.iter_rows()]
    heading = next(
        index for index, row in enumerate(found) if row[0] in ("TT", "Đơn vị") and row[1] is not None
    )
    kept = [row for row in found[heading + 1 :] if any(value is not None for value in row)]
    return [row[: max(i for i, value in enumerate(row) if value is not None) + 1] for row in kept]


SHEETS = [
    "Tổng quan", "Nhiệm vụ", "Theo mục, lãnh đạo", "Theo đơn vị", "Chỉ tiêu", "Diễn biến chỉ tiêu", "Quá hạn",
    "Đề nghị gia hạn", "Ý kiến đơn vị", "Mâu thuẫn", "Tình hình gửi", "Theo địa bàn", "Lỗi thường gặp", "Nguồn",
]  # fmt: skip


class ByLibrary:
    """Rows as xlsxwriter itself writes them into the sheet it is at."""

    def __init__(self, book: XlsxWriterBook) -> None:
        page = book.worksheets()[-1]
        self.set_row, self.write_blank, self.write_string = page.set_row, page.write_blank, page.write_string
        self.write_number, self.write_datetime = page.write_number, page.write_datetime

    def xml(self) -> bytes:
        return b""


AWKWARD = (
    f"{T1} | status | done\n{T1} | result | <r><t>đậm</t></r>\n{T1} | difficulty | {'dài ' * 9000}\n"
    f"{M1} | value | 0.1"
)


@pytest.mark.parametrize("sample", [False, True])
def test_rows_are_what_the_library_would_write(sample: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    full = given(files=(*FILES, sent("C", AWKWARD, Sent(errors=((T1, "percent"),)))), sample=sample)
    data = consolidated_bytes(full)
    texts = {cell.value for row in opened(data)["Nhiệm vụ"].iter_rows() for cell in row}
    assert any("<r><t>đậm</t></r>" in str(text) for text in texts), "a text is never taken for markup"
    ours = said(data)
    monkeypatch.setattr(workbook_sheet_writer, "Rows", ByLibrary)
    theirs = said(consolidated_bytes(full))
    assert ours == theirs
    assert sum(text.count("<row ") for text in ours.values()) > 100


def test_sheets_stand_in_their_order_and_print_on_a4() -> None:
    faulty = sent("C", f"{T1} | status | done", Sent(errors=((T1, "percent"),)))
    book = opened(consolidated_bytes(given(files=(*FILES, faulty))))
    assert book.sheetnames == SHEETS
    for sheet in book.worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows is not None
        # No commune was asked here, and an empty list has nothing to filter.
        assert (sheet.auto_filter.ref is None) is (sheet.title == "Theo địa bàn")


def test_tasks_are_shown_with_their_states_under_section_rows() -> None:
    shown = rows(opened(consolidated_bytes(given()))["Nhiệm vụ"])
    assert [row[0] for row in shown] == ["74/QĐ-UBND - Mục I", "1", "2", "74/QĐ-UBND - Mục II", "1"]
    assert shown[1][6:9] == [datetime(2026, 6, 30), "Chưa hoàn thành, quá hạn", "1/3"]
    assert shown[2][6:11] == [
        datetime(2026, 10, 31), "Hoàn thành đúng hạn", "1/1", "@12/TTr <b>&", datetime(2026, 7, 15),
    ]  # fmt: skip
    assert "Hạn theo kế hoạch: 30/6/2026" in str(shown[2][13])
    assert shown[4][7] == "Thường xuyên"


def test_agencies_are_counted_by_state_with_a_total() -> None:
    shown = rows(opened(consolidated_bytes(given()))["Theo đơn vị"])
    assert shown == [
        ["Cấp tỉnh (3 đơn vị)"],
        [1, "A", "Sở A", 3, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1],
        [2, "B", "Sở B", 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1],
        [3, "C", "Sở C", 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0],
        [None, None, "Tổng cộng", 5, 2, 0, 0, 1, 1, 0, 0, 1, 2, 2, 2],
    ]


def test_overdue_extensions_and_returns() -> None:
    book = opened(consolidated_bytes(given()))
    (late,) = rows(book["Quá hạn"])
    assert late == [
        1, "Sở A", f"Việc {T1}", datetime(2026, 6, 30), datetime(2026, 6, 30), 153, 60, NASTY, "+84 tiếp", None, T1,
    ]  # fmt: skip
    (wish,) = rows(book["Đề nghị gia hạn"])
    assert wish[5:] == [datetime(2027, 3, 31), "-chờ vốn", "Chưa có quyết định", T1]
    returns = rows(book["Tình hình gửi"])
    assert [[row[1], *row[3:6]] for row in returns[1:4]] == [
        ["A", datetime(2026, 11, 20), "Đúng hạn", "Đã tiếp nhận"],
        ["B", datetime(2026, 11, 30), "Muộn", "Trả lại để sửa (tạm tính)"],
        ["C", None, "Chưa gửi, quá hạn", None],
    ]
    assert returns[5][5] == "Tạm giữ, chờ xác nhận đơn vị"
    assert returns[5][-1] == "Tệp: inbox/la.xlsx"


def test_figures_that_differ_stand_side_by_side_and_on_the_first_page() -> None:
    book = opened(consolidated_bytes(given()))
    shown = rows(book["Mâu thuẫn"])
    assert [[row[0], *row[3:5], row[8]] for row in shown] == [
        [1, "Sở A", 1650000.25, "Chưa có quyết định chọn số liệu"],
        [None, "Sở B", 1650001, "Chưa có quyết định chọn số liệu"],
    ]
    first = [str(row[0].value) for row in book["Tổng quan"].iter_rows(max_row=12)]
    assert f"Cần chọn số liệu: Chỉ tiêu {M1} - A 1.650.000,25; B 1.650.001." in first
    measures = rows(book["Chỉ tiêu"])
    assert [row[9] for row in measures[1:]] == ["Số liệu chưa thống nhất", "Chưa báo cáo"]
    assert [row[6] for row in measures[1:]] == [None, None]


def test_measures_stand_over_the_years_with_a_small_line() -> None:
    own = given(files=(sent("C", f"{M2} | value | 9.25\n{M2} | value_status | official"),), asked={"C": [M2]})
    data = consolidated_bytes(own)
    sheet = opened(data)["Diễn biến chỉ tiêu"]
    (row,) = rows(sheet)[1:]
    assert row == ["2", f"Chỉ tiêu {M2}", "%", 7.5, 8.1, 9.25, None, 9, None, M2]
    headings = [[cell.value for cell in line] for line in sheet.iter_rows() if line[0].value == "TT"]
    assert headings[0][3:7] == ["Năm 2024", "Năm 2025", "Năm 2026", "Diễn biến"]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        drawn = [package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name]
    lines = [found for xml in drawn for found in re.findall(r"<xm:f>(.*?)</xm:f><xm:sqref>(.*?)<", xml)]
    place = next(line[6].coordinate for line in sheet.iter_rows() if line[1].value == f"Chỉ tiêu {M2}")
    assert lines == [(f"'Diễn biến chỉ tiêu'!D{place[1:]}:F{place[1:]}", place)]


def test_a_part_of_a_year_is_no_point_of_the_years() -> None:
    known = given(files=(sent("C", f"{M2} | value | 3"),), asked={"C": [M2]})
    quarter = replace(known, consolidation=replace(known.consolidation, period="2026-Q1"))
    (series,) = (one for one in series_of(quarter) if one.key == M2)
    assert [(point.year, point.value, point.plan, point.base) for point in series.points] == [
        (2024, Decimal("7.5"), None, True),
        (2025, Decimal("8.1"), None, False),
        (2026, None, Decimal(9), False),
    ]


def test_tasks_are_counted_by_plan_section_and_leader() -> None:
    own = replace(
        REGISTER,
        tasks=tuple(
            replace(one, leaders=(Leader("Phó Chủ tịch", "Lê B"),)) if one.key == T1 else one
            for one in REGISTER.tasks
        ),
    )
    shown = rows(opened(consolidated_bytes(given(own)))["Theo mục, lãnh đạo"])
    assert [row[1:7] for row in shown if len(row) > 1] == [
        ["74/QĐ-UBND", 3, 1, 0, 0, 1],
        ["74/QĐ-UBND - Mục I", 2, 1, 0, 0, 1],
        ["74/QĐ-UBND - Mục II", 1, 0, 0, 0, 0],
        ["Phó Chủ tịch Lê B", 1, 0, 0, 0, 1],
        ["(Không ghi lãnh đạo chỉ đạo)", 2, 1, 0, 0, 0],
        ["Tổng số nhiệm vụ", 3, 1, 0, 0, 1],
    ]


def test_communes_stand_by_former_district_with_the_missing_ones_by_name() -> None:
    places = (("A", "Nga Sơn"), ("B", "Nga Sơn"), ("C", None))
    agencies = tuple(
        Agency(code, f"UBND xã {code}", AgencyKind.COMMUNE, former_district=district)
        for code, district in places
    )
    known = replace(REGISTER, directory=replace(REGISTER.directory, agencies=agencies))
    one = (sent("A", f"{T1} | status | under_way"),)
    shown = rows(
        opened(consolidated_bytes(given(known, {code: [T1] for code in "ABC"}, one)))["Theo địa bàn"]
    )
    assert shown == [
        [1, "Nga Sơn", 2, 1, 1, 1, 0, 1, 50, 50, "UBND xã B", "district:nga-son"],
        [2, "(Chưa rõ địa bàn)", 1, 0, 0, 0, 0, 1, 0, 0, "UBND xã C", "district:-"],
        [None, "Tổng cộng", 3, 1, 1, 1, 0, 2, 33.3, 33.3],
    ]


def test_what_a_verdict_rests_on_is_said() -> None:
    plan = Target(None, Comparator.AT_LEAST, Decimal("12"), year=2030)
    pace = Pace(2025, Decimal(8), 2030, Decimal(12), Decimal("8.5"), Decimal("8.8"), Decimal("0.8"),
                Decimal("0.5"), Decimal("0.875"))  # fmt: skip
    judged = TargetAssessment("74-2026", plan, "12%", Verdict.HARD, None, pace=pace)
    assert basis_text(judged) == (
        "Số gốc 8 (năm 2025); mục tiêu 12 (năm 2030); đến nay cần 8,8, đạt 8,5; mỗi năm cần 0,8, thực tế 0,5; "
        "mỗi năm còn lại cần 0,88"
    )
    assert basis_text(replace(judged, pace=None, lacking=Lacking.BASE), "74") == "74: thiếu số gốc"
    assert basis_text(replace(judged, pace=replace(pace, base=None, remaining=None))).startswith("Bình quân")
    assert basis_text(replace(judged, pace=None)) == ""


def test_texts_of_agencies_are_never_formulas_links_or_markup() -> None:
    data = consolidated_bytes(given())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheets = {
            name: package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name
        }
    assert [name for name, xml in sheets.items() if "<f>" in xml or "<hyperlink" in xml] == []
    shown = {cell.value for sheet in opened(data).worksheets for row in sheet.iter_rows() for cell in row}
    assert {NASTY, "+84 tiếp", "-chờ vốn", "@12/TTr <b>&", "=1+1 Kết quả _x0041_"} <= shown


def test_faults_stand_by_column_and_rule_with_advice_for_the_next_form() -> None:
    wrong = Sent(outcome=Outcome.RETURNED, errors=((T1, "submitted_on"), (T1, "percent")))
    late = Sent("2026-11-25", outcome=Outcome.RETURNED, errors=((T1, "submitted_on"),))
    files = (
        *(sent(agency, f"{T1} | status | done", wrong) for agency in ("A", "B", "C")),
        sent("C", f"{T1} | status | under_way", late),
    )
    sheet = opened(consolidated_bytes(given(files=files)))["Lỗi thường gặp"]
    assert [row[:8] for row in rows(sheet)] == [
        ["A. Cột, ô của biểu mẫu dễ điền nhầm nhất (lỗi và cảnh báo)"],
        [1, "E301", "Cột “Ngày trình” (trang Nhiệm vụ)", None, 3, 100, 0, 4],
        [2, "E301", "Cột “Tỷ lệ hoàn thành (%)” (trang Nhiệm vụ)", None, 2, 100, 0, 3],
        ["B. Từng quy tắc kiểm tra (3 đơn vị đã gửi, 4 báo cáo)"],
        [1, "E301", "Tỷ lệ ngoài khoảng 0 đến 100", "Lỗi", 3, 100, 0, 4],
    ]
    assert [row[8] for row in rows(sheet) if len(row) > 8] == [
        "Cột “Ngày trình” (trang Nhiệm vụ): 3/3 đơn vị (100%) gõ tỷ lệ phần trăm không theo điểm phần trăm; "
        "kỳ sau đề nghị ghi “45 nghĩa là 45%” ở tiêu đề và để biểu mẫu không nhận số ngoài khoảng 0 đến 100."
    ]


def test_every_value_has_its_source_row() -> None:
    material = given()
    shown = rows(opened(consolidated_bytes(material))["Nguồn"])
    points = material.consolidation.dataset.points
    assert [(row[0], row[5], row[6], row[7], row[8]) for row in shown] == [
        (p.agency, p.source.file, p.source.sheet, p.source.cell, p.source.sha256) for p in points
    ]


def test_ticks_are_offered_read_back_and_kept_while_the_text_stays(tmp_path: Path) -> None:
    book = opened(consolidated_bytes(given()))
    sheet = book["Ý kiến đơn vị"]
    assert [validation.formula1 for validation in sheet.data_validations.dataValidation] == ['"x"']
    for row in sheet.iter_rows():
        if row[4].value in ("=1+1 Kết quả _x0041_", "Do mưa"):
            row[4].data_type = "s"
            row[5].value = "x" if row[4].value == "Do mưa" else "X "
    path = tmp_path / "consolidated.xlsx"
    book.save(path)
    chosen = read_choices(path)
    assert chosen == {Choice("A", "highlights", "=1+1 Kết quả _x0041_"), Choice("A", "causes", "Do mưa")}
    kept = given(files=(sent("A", A_SAYS.replace("Do mưa", "Do nắng")), FILES[1]))
    path.write_bytes(consolidated_bytes(replace(kept, choices=chosen)))
    assert read_choices(path) == {Choice("A", "highlights", "=1+1 Kết quả _x0041_")}


def test_ticks_are_not_lost_unnoticed(tmp_path: Path) -> None:
    assert read_choices(tmp_path / "none.xlsx") == frozenset()
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK not a workbook")
    with pytest.raises(WorkspaceError, match=r"broken\.xlsx"):
        read_choices(broken)


def test_same_input_same_bytes_and_the_hash_in_the_properties() -> None:
    material = given()
    data = consolidated_bytes(material)
    assert data == consolidated_bytes(given())
    properties = {one.name: one.value for one in opened(data).custom_doc_props.props}
    assert properties == {STATE_PROPERTY: material.consolidation.state_hash}


def test_a_sample_says_so_on_every_sheet() -> None:
    for sample in (True, False):
        book = opened(consolidated_bytes(given(sample=sample)))
        assert [str(sheet["A1"].value).startswith("SỐ LIỆU MẪU") for sheet in book.worksheets] == [
            sample
        ] * len(SHEETS)


EMPTY = WorkbookInput(given(register(), {}, ()).consolidation, register())


def test_empty_lists_say_that_they_are_empty_and_no_chart_of_nothing_is_drawn() -> None:
    data = consolidated_bytes(EMPTY)
    book = opened(data)
    assert book.sheetnames == SHEETS
    assert [str(rows(sheet)[0][0])[:8] for sheet in book.worksheets[1:]] == ["Không có"] * 13
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert [name for name in package.namelist() if "chart" in name] == []


@pytest.mark.parametrize("material", [given(), EMPTY], ids=["full", "empty"])
def test_no_english_and_no_empty_values_are_shown(material: WorkbookInput) -> None:
    book = opened(consolidated_bytes(material))
    texts = " ".join(
        str(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    ).replace(NASTY, "")
    found = re.findall(
        r"\b(?:nan|none|null|true|false|overdue|done|missing|status|estimate|total)\b", texts, re.IGNORECASE
    )
    assert found == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("5", "#,##0"),
        ("1650000", "#,##0"),
        ("8.36", "#,##0.00"),
        ("8.30", "#,##0.0"),
        ("0", "#,##0"),
        ("0.12345", "#,##0.0000"),
    ],
)
def test_numbers_show_the_decimals_they_have(value: str, expected: str) -> None:
    assert number_format(Decimal(value)) == expected


def test_the_sentence_of_counts() -> None:
    assert totals_sentence(given().consolidation.totals) == (
        "Tổng số 3 nhiệm vụ; đã hoàn thành 1 (đúng hạn 1, quá hạn 0); chưa hoàn thành 1 (trong hạn 0, quá hạn 1); "
        "thường xuyên 1."
    )


def test_191_agencies_stay_small() -> None:
    codes = [f"{number:05d}" for number in range(14758, 14758 + 191)]
    base = register([task(f"74-2026/I.{number}", "2026-12-31") for number in range(1, 11)])
    agencies = tuple(Agency(code, f"UBND xã số {code}", AgencyKind.COMMUNE) for code in codes)
    known = replace(base, directory=replace(base.directory, agencies=agencies))
    keys = [one.key for one in known.tasks]
    files = tuple(
        sent(
            code,
            "\n".join(
                f"{key} | status | under_way\n{key} | result | Đã thực hiện {code} {key}" for key in keys
            ),
        )
        for code in codes
    )
    data = consolidated_bytes(given(known, dict.fromkeys(codes, keys), files))
    assert len(data) < 3_000_000
    assert len(rows(opened(data)["Nguồn"])) == 191 * 20


@pytest.mark.libreoffice
@pytest.mark.parametrize(("material", "pages"), [(given(), 14), (EMPTY, 14)], ids=["full", "empty"])
def test_libreoffice_prints_the_overview_on_one_page(
    material: WorkbookInput, pages: int, tmp_path: Path
) -> None:
    path = tmp_path / "consolidated.xlsx"
    path.write_bytes(consolidated_bytes(material))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/lo",
            "--headless",
            "--convert-to",
            "pdf",
            path.name,
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    text = (tmp_path / "consolidated.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", text)) == pages


def test_openxml_audit_finds_nothing(tmp_path: Path) -> None:
    for name, material in (("full", given()), ("empty", EMPTY)):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(consolidated_bytes(material))
        done = subprocess.run([str(AUDIT), str(path)], capture_output=True, text=True, check=False)
        assert "Errors: 0" in done.stdout
        assert "no findings" in done.stdout


def test_a_long_text_is_cut_and_marked() -> None:
    table = f"{T1} | status | under_way\n{T1} | result | {'chữ ' * 9000}"
    shown = rows(opened(consolidated_bytes(given(files=(sent("A", table),))))["Nguồn"])
    long = next(str(row[3]) for row in shown if row[2] == "Kết quả")
    assert 31_000 < len(long) < 32_767
    assert long.endswith("…")


def test_an_extension_that_was_granted_is_named() -> None:
    table = f"{T2} | status | under_way\n{T2} | extension_to | 2026-10-31"
    (wish,) = rows(opened(consolidated_bytes(given(files=(sent("A", table),))))["Đề nghị gia hạn"])
    assert wish[3:8] == [
        datetime(2026, 6, 30), datetime(2026, 10, 31), datetime(2026, 10, 31), None,
        "Đã gia hạn đến 31/10/2026 (Công văn 1)",
    ]  # fmt: skip
