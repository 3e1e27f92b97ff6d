"""Two plans, one duty, from the masters to the export; and a changed document on its way into the masters."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from tests.workflows.cycle import Office, run
from tests.workflows.test_cycle import SIGN_OFF

FIRST, SECOND = "557-2023/IV.11", "74-2026/II.2"
LINKS = "Trùng giữa các kế hoạch"


def _confirm(office: Office) -> None:
    """What an officer does: Có in the column 'Xác nhận' of every proposed link."""
    path = office.root / "master" / "tasks.xlsx"
    book = load_workbook(path)
    sheet = book[LINKS]
    column = next(cell.column for cell in sheet[2] if cell.value == "Xác nhận")
    for row in range(3, sheet.max_row + 1):
        if sheet.cell(row, 1).value and sheet.cell(row, 5).value == "Cùng một việc":
            sheet.cell(row, column).value = "Có"
    book.save(path)


def test_an_agency_answers_once_and_both_plans_get_the_answer(office: Office) -> None:
    before = {line for line, _field in office.cells(office.form("SKHCN"))}
    assert {FIRST, SECOND} <= before
    _confirm(office)
    assert office.run("issue").code == 0
    after = {line for line, _field in office.cells(office.form("SKHCN"))}
    assert (FIRST in after, SECOND in after) == (False, True)
    shown = [str(cell.value) for row in load_workbook(office.form("SKHCN"))["Nhiệm vụ"] for cell in row]
    assert any("Trả lời chung cho mục IV.11 của 557/QĐ-UBND" in text for text in shown)

    answers = {
        **SIGN_OFF,
        (None, "letter_number"): "12/BC-SKHCN",
        (SECOND, "status"): "Đã hoàn thành",
        (SECOND, "percent"): 100,
        (SECOND, "submitted_on"): date(2026, 6, 15),
        (SECOND, "issued_on"): date(2026, 6, 25),
        (SECOND, "document"): "2345/QĐ-UBND",
        (SECOND, "result"): "Đề án thành lập Khu công nghệ cao đã được phê duyệt và công bố.",
    }
    office.receive("skhcn.xlsx", office.fill("SKHCN", answers))
    office.json("consolidate")
    export: dict[str, Any] = office.json("export")
    states = {task["key"]: task["state"] for task in export["tasks"]}
    assert (states[FIRST], states[SECOND]) == ("done_late", "done_on_time")
    explained = office.run("explain", FIRST)
    assert "skhcn.xlsx" in explained.stdout


def test_a_figure_answers_both_plans_and_the_one_without_an_owner_gets_one(office: Office) -> None:
    first, second = "557-2023/CT.III.1", "74-2026/CT.II.3.1"
    export: dict[str, Any] = office.json("export")
    assert {one["key"]: one["reports"] for one in export["indicators"]}[second] == []
    _confirm(office)
    assert office.run("issue").code == 0
    owner = "SNNMT"
    values = {
        **SIGN_OFF,
        (None, "letter_number"): "12/BC-SNNMT",
        (second, "value"): 54,
        (second, "value_status"): "Ước thực hiện",
        (second, "source"): "Báo cáo của Chi cục Kiểm lâm",
    }
    office.receive("rung.xlsx", office.fill(owner, values))
    office.json("consolidate")
    export = office.json("export")
    figures = {one["key"]: one["value"] for one in export["indicators"]}
    assert (figures[first], figures[second]) == ("54", "54")


@pytest.fixture
def changed(office: Office, tmp_path: Path) -> Path:
    """Plan 74 as amended: a row removed, one added, a deadline moved, another lead; the rest renumbered."""
    document = docx.Document(str(office.root / "templates" / "plans" / "qd-74-2026.docx"))
    table = max(document.tables, key=lambda one: len(one.rows))
    rows = [row for row in table.rows if row.cells[0].text.strip().isdigit()]
    rows[0].cells[6].text = "Quý IV/2026"
    rows[1].cells[2].text = "Sở Nội vụ"
    rows[2]._tr.getparent().remove(rows[2]._tr)
    rows[3].cells[1].text = "Đề án phát triển kinh tế tầm thấp tỉnh Thanh Hóa đến năm 2035"
    path = tmp_path / "qd-74-sua-doi.docx"
    document.save(str(path))
    return path


def test_an_amended_document_is_told_by_task_and_by_agency(office: Office, changed: Path) -> None:
    path = office.root / "master" / "tasks.xlsx"
    before = path.read_bytes()
    shown = office.run("plan", "import", str(changed), "--dry-run")
    assert shown.code == 0, shown.stderr
    assert path.read_bytes() == before
    told = office.run("plan", "import", str(changed))
    assert told.stdout.splitlines()[1:-1] == shown.stdout.splitlines()[1:-1]
    assert "74-2026/I.1" in told.stdout
    assert "“Quý II/2026” became “Quý IV/2026”" in told.stdout
    assert "Sở Nội vụ" in told.stdout.partition("By agency:")[2]
    sheet = load_workbook(path)["Thay đổi của văn bản"]
    kept = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=3)]
    assert any(row[2] == "74-2026/I.1" and row[5] == "Quý II/2026" for row in kept)
    again = office.run("plan", "import", str(changed))
    assert "0 new, 0 changed, 0 gone" in again.stdout


def test_a_document_that_is_no_plan_leaves_the_masters_alone(office: Office, tmp_path: Path) -> None:
    path = office.root / "master" / "tasks.xlsx"
    before = path.read_bytes()
    letter = tmp_path / "thu.txt"
    letter.write_text("Kính gửi các cơ quan.\nĐề nghị dự họp.", encoding="utf-8")
    plan = office.root / "templates" / "plans" / "qd-74-2026.txt"
    result = run("plan", "import", str(plan), str(letter), "--workspace", str(office.root))
    assert (result.code, "thu.txt" in result.stderr, "Traceback" in result.stderr) == (2, True, False)
    assert path.read_bytes() == before
