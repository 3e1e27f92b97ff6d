"""The next period's form shows what was answered before, and the masters' opening states where nothing was."""

from __future__ import annotations

from datetime import date
from typing import Any

from openpyxl import load_workbook

from tests.workflows.cycle import Office
from tests.workflows.test_cycle import DEPARTMENT, SIGN_OFF, complete, files

NEXT = ("--period", "2027")
DATED = "557-2023/III.1"
"""A task of that department with a due date."""


def _beside(office: Office, period: str, agency: str, sheet: str = "Nhiệm vụ") -> dict[str, str]:
    """The column 'Kỳ báo cáo trước' of a form, by key."""
    rows = load_workbook(office.root / "outbox" / period / "forms" / f"{agency}.xlsx")[sheet]
    heading = next(row for row in rows if any(cell.value == "Kỳ báo cáo trước" for cell in row))
    column = next(cell.column for cell in heading if cell.value == "Kỳ báo cáo trước")
    return {
        str(row[0].value): str(rows.cell(row[0].row, column).value)
        for row in rows.iter_rows(min_row=heading[0].row + 1)
        if row[0].value
    }


def _first_line(office: Office) -> str:
    return next(str(line) for line, field in complete(office) if field == "status")


def test_the_next_form_shows_the_answers_of_the_last_period(office: Office) -> None:
    line = _first_line(office)
    office.receive("a.xlsx", office.fill(DEPARTMENT, complete(office)))
    office.json("consolidate")
    assert office.run("issue", *NEXT).code == 0
    assert _beside(office, "2027", DEPARTMENT)[line] == (
        "Năm 2026: Đang thực hiện, 45%. Đã ban hành kế hoạch và triển khai đến các đơn vị trực thuộc."
    )
    assert set(_beside(office, "2027", "SYT").values()) == {"Năm 2026: chưa báo cáo"}


def test_an_answer_given_beside_an_earlier_one_counts_in_its_own_period(office: Office) -> None:
    line = DATED
    done = {**complete(office), (line, "status"): "Đã hoàn thành", (line, "percent"): 100}
    done |= {
        (line, "submitted_on"): date(2026, 9, 1),
        (line, "document"): "12/BC-SNgV",
        (line, "issued_on"): date(2026, 9, 15),
    }
    office.receive("a.xlsx", office.fill(DEPARTMENT, done))
    office.json("consolidate")
    assert office.run("issue", *NEXT).code == 0
    assert _beside(office, "2027", DEPARTMENT)[line].startswith(
        "Năm 2026: Đã hoàn thành, 100%, 12/BC-SNgV ngày 15/9/2026."
    )
    form = office.root / "outbox" / "2027" / "forms" / f"{DEPARTMENT}.xlsx"
    cells = office.cells(form)
    book = load_workbook(form)
    for slot, value in {**complete(office), **SIGN_OFF, (line, "status"): "Chưa thực hiện"}.items():
        sheet, cell = cells[slot]
        book[sheet][cell] = value
    book.save(office.root / "inbox" / "b.xlsx")
    (file,) = files(office.json("consolidate", *NEXT))
    told: list[dict[str, Any]] = [one for one in file["findings"] if one["line"] == line]
    assert any("Năm 2026: Đã hoàn thành" in one["message"] for one in told)


def test_a_sealed_period_is_carried_over_as_it_was_sealed(office: Office) -> None:
    line = _first_line(office)
    office.receive("a.xlsx", office.fill(DEPARTMENT, complete(office)))
    office.json("consolidate")
    assert office.run("report", "--final").code == 0
    later = {**complete(office), (line, "percent"): 90}
    office.receive("b.xlsx", office.fill(DEPARTMENT, later), date(2026, 11, 25))
    office.json("consolidate")
    assert office.run("issue", *NEXT).code == 0
    assert "45%" in _beside(office, "2027", DEPARTMENT)[line]


def test_issuing_again_without_news_is_no_event(office: Office) -> None:
    assert office.run("issue", *NEXT).code == 0
    ledger = (office.root / "ledger.db").read_bytes()
    assert office.run("issue", *NEXT).code == 0
    assert (office.root / "ledger.db").read_bytes() == ledger


def test_an_opening_state_typed_in_the_master_appears(office: Office) -> None:
    path = office.root / "master" / "tasks.xlsx"
    book = load_workbook(path)
    sheet = book["Nhiệm vụ"]
    places = {str(cell.value): cell.column for cell in sheet[2]}
    row = next(r for r in range(3, sheet.max_row + 1) if sheet.cell(r, 1).value == "557-2023/II.6")
    for heading, value in (
        ("Tình trạng đầu kỳ", "Đang thực hiện"),
        ("Văn bản hoàn thành", "12/KH-UBND"),
        ("Ngày hoàn thành", "05/3/2025"),
    ):
        sheet.cell(row, places[heading]).value = value
    book.save(path)
    assert office.run("issue").code == 0
    assert _beside(office, "2026", "SKHCN")["557-2023/II.6"] == ("Đang thực hiện, 12/KH-UBND, ngày 05/3/2025")
