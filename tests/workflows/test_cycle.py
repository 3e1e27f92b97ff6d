"""The cycle as other programs drive it: describe, fill, consolidate, feed back, correct, report, explain."""

from __future__ import annotations

import io
import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from tests.workflows.cycle import Office
from toolkit.workflows.lint import lint_file
from toolkit.workflows.made import MADE

DEPARTMENT = "SNgV"
SIGN_OFF: dict[tuple[str | None, str], object] = {
    (None, "letter_number"): "12/BC-SNgV",
    (None, "letter_date"): date(2026, 11, 20),
    (None, "signer"): "Nguyễn Văn An",
    (None, "signer_title"): "Giám đốc",
    (None, "preparer"): "Lê Thị Bình",
    (None, "phone"): "02373852246",
}


def complete(office: Office, agency: str = DEPARTMENT) -> dict[tuple[str | None, str], object]:
    """Answers to every line of a form: under way, with percentage, result and next step."""
    lines = {line for line, _field in office.cells(office.form(agency)) if line is not None}
    answers: dict[tuple[str | None, str], object] = dict(SIGN_OFF)
    for line in sorted(lines):
        answers[line, "status"] = "Đang thực hiện"
        answers[line, "percent"] = 45
        answers[line, "result"] = "Đã ban hành kế hoạch và triển khai đến các đơn vị trực thuộc."
        answers[line, "next_step"] = "Tiếp tục theo dõi, đôn đốc theo kế hoạch năm."
        answers[line, "cause"] = "Phải chờ hướng dẫn của bộ chủ quản nên chậm hơn dự kiến."
    return answers


def files(result: dict[str, object]) -> list[dict[str, Any]]:
    found = result["files"]
    assert isinstance(found, list)
    return found


def test_191_agencies_get_a_form_each(office: Office) -> None:
    assert len(list((office.root / "outbox/2026/forms").glob("*.xlsx"))) == 191
    result = office.json("consolidate")
    assert (files(result), len(list(result["missing"]))) == ([], 191)  # type: ignore[call-overload]


def test_a_good_return_counts_and_is_exported_with_its_cells(office: Office) -> None:
    answers = complete(office)
    office.receive("tra loi.xlsx", office.fill(DEPARTMENT, answers))
    (file,) = files(office.json("consolidate"))
    assert (file["outcome"], file["agency"], file["counts"], file["new"]) == (
        "accepted",
        DEPARTMENT,
        True,
        True,
    )
    assert not (office.root / "inbox/tra loi.xlsx").exists()
    assert (office.root / "archive" / file["sha256"]).is_file()
    export = office.json("export")
    values: list[dict[str, Any]] = export["values"]  # type: ignore[assignment]
    got = {(v["line"], v["field"]): v["value"] for v in values}
    line = next(line for line, field in answers if field == "status")
    assert (got[line, "status"], got[line, "percent"], got[None, "letter_date"]) == (
        "under_way",
        "45",
        "2026-11-20",
    )
    source = next(v["source"] for v in values if (v["line"], v["field"]) == (line, "status"))
    assert (source["sheet"], source["cell"]) == office.cells(office.form(DEPARTMENT))[line, "status"]
    explained = office.run("explain", str(line))
    assert source["cell"] in explained.stdout


def test_consolidating_again_changes_nothing(office: Office) -> None:
    office.receive("a.xlsx", office.fill(DEPARTMENT, complete(office)))
    first = office.json("consolidate")
    workbook = (office.root / "outbox/2026/consolidated.xlsx").read_bytes()
    second = office.json("consolidate")
    for file in files(first):
        file["new"] = False
    assert second == first
    assert (office.root / "outbox/2026/consolidated.xlsx").read_bytes() == workbook


def test_a_fault_comes_back_on_a_feedback_workbook_that_is_the_resubmission(office: Office) -> None:
    answers = complete(office)
    line = next(line for line, field in answers if field == "percent")
    office.receive("mot.xlsx", office.fill(DEPARTMENT, {**answers, (line, "percent"): 450}))
    (file,) = files(office.json("consolidate"))
    assert file["outcome"] == "returned"
    errors = [f for f in file["findings"] if f["severity"] == "error"]
    sheet, cell = office.cells(office.form(DEPARTMENT))[line, "percent"]
    assert [(f["sheet"], f["cell"], f["line"], f["field"]) for f in errors] == [
        (sheet, cell, line, "percent")
    ]
    feedback = office.root / file["feedback"]
    assert feedback == office.root / "outbox/2026/feedback" / f"{DEPARTMENT}.xlsx"

    cells = office.cells(feedback)
    book = load_workbook(feedback)
    sheet, cell = cells[line, "percent"]
    book[sheet][cell] = 45
    corrected = io.BytesIO()
    book.save(corrected)
    office.receive("hai.xlsx", corrected.getvalue(), date(2026, 11, 24))
    second = files(office.json("consolidate"))
    assert [(f["outcome"], f["counts"]) for f in second] == [("returned", False), ("accepted", True)]
    assert not feedback.exists()


def test_the_same_file_again_says_so(office: Office) -> None:
    data = office.fill(DEPARTMENT, complete(office))
    office.receive("a.xlsx", data)
    office.receive("b.xlsx", data, date(2026, 11, 22))
    first, second = files(office.json("consolidate"))
    assert (first["counts"], second["counts"], second["note"]) == (True, False, "identical to inbox/a.xlsx")


def test_a_neighbours_form_is_held_until_a_person_decides(office: Office) -> None:
    form = office.fill(DEPARTMENT, complete(office))
    book = load_workbook(io.BytesIO(form))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and "Sở Ngoại vụ" in cell.value:
                    cell.value = cell.value.replace("Sở Ngoại vụ", "Sở Y tế")
    data = io.BytesIO()
    book.save(data)
    office.receive("bieu.xlsx", data.getvalue())
    (file,) = files(office.json("consolidate"))
    assert (file["outcome"], file["counts"]) == ("held", False)
    accepted = office.run("accept", "bieu.xlsx", "--reason", "đã gọi điện xác nhận")
    assert accepted.code == 0, accepted.stderr
    (file,) = files(office.json("consolidate"))
    assert (file["counts"], file["agency"]) == (True, DEPARTMENT)
    assert office.run("withdraw", "bieu.xlsx", "--reason", "gửi nhầm").code == 0
    (file,) = files(office.json("consolidate"))
    assert file["counts"] is False


def test_what_is_no_return_is_rejected_and_kept(office: Office) -> None:
    office.receive("ghi chu.xlsx", b"khong phai excel")
    office.receive("ban ky.pdf", b"%PDF-1.4\n%%EOF\n")
    result = office.json("consolidate")
    (file,) = files(result)
    assert (file["outcome"], file["agency"]) == ("rejected", None)
    assert file["findings"][0]["remedy"]
    assert result["attachments"] == [{"file": "inbox/ban ky.pdf", "agency": None}]
    assert len(list((office.root / "archive").iterdir())) == 2


def test_a_form_of_another_period_names_both(office: Office) -> None:
    data = office.fill(DEPARTMENT, complete(office))
    office.receive("a.xlsx", data)
    assert office.run("issue", "--period", "2027").code == 0
    result = office.run("consolidate", "--period", "2027", "--json")
    (file,) = files(dict(json.loads(result.stdout)))
    assert file["outcome"] == "rejected"
    assert "2026" in file["findings"][0]["message"]
    assert "2027" in file["findings"][0]["message"]


def test_the_report_is_written_and_an_edited_one_stays(office: Office) -> None:
    office.receive("a.xlsx", office.fill(DEPARTMENT, complete(office)))
    office.run("consolidate")
    assert office.run("report").code == 0
    report = office.root / "outbox/2026/report.docx"
    first = report.read_bytes()
    assert office.run("report").code == 0
    assert report.read_bytes() == first
    # A run broken off before it could keep its record leaves nothing that looks edited.
    (office.root / "outbox/2026" / MADE).unlink()
    assert office.run("report").code == 0
    assert not (office.root / "outbox/2026/report-2.docx").exists()
    document = Document(str(report))
    document.paragraphs[-1].add_run("Sửa tay.")
    document.save(str(report))
    edited = report.read_bytes()
    result = office.run("report")
    assert report.read_bytes() == edited
    assert (office.root / "outbox/2026/report-2.docx").is_file()
    assert "edited by a person" in result.stdout


def test_a_period_is_sealed_once(office: Office) -> None:
    office.run("consolidate")
    assert office.run("report", "--final").code == 0
    names = {path.name for path in (office.root / "outbox/2026/final").iterdir()}
    assert {"tasks.xlsx", "report.docx", "export.json", "SHA256SUMS.txt", "consolidated.xlsx"} <= names
    again = office.run("report", "--final")
    assert (again.code, "sealed already" in again.stderr) == (2, True)


def test_reminders_go_to_those_with_gaps_only(office: Office) -> None:
    office.receive("a.xlsx", office.fill(DEPARTMENT, complete(office)))
    office.run("consolidate")
    assert office.run("remind").code == 0
    letters = {path.stem for path in (office.root / "outbox/2026/letters").glob("nhac-*.docx")}
    assert (len(letters), f"nhac-{DEPARTMENT}" in letters) == (189, False)


def test_validate_takes_nothing_in(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(office.fill(DEPARTMENT, {}))
    before = (office.root / "ledger.db").read_bytes()
    result = office.run("validate", str(path), "--json")
    (file,) = json.loads(result.stdout)
    assert (result.code, file["outcome"], file["agency"], file["period"]) == (
        1,
        "returned",
        DEPARTMENT,
        "2026",
    )
    assert (office.root / "ledger.db").read_bytes() == before


def test_status_tells_whom_to_call_and_one_agencys_history(office: Office) -> None:
    office.receive("a.xlsx", office.fill(DEPARTMENT, complete(office)))
    office.run("consolidate")
    assert "1 of 191 agencies have reported" in office.run("status").stdout
    history = office.run("status", "--agency", DEPARTMENT).stdout
    assert "received" in history
    assert "counts" in history


def test_status_counts_rules_and_columns(office: Office) -> None:
    answers = complete(office)
    slot = next(slot for slot in answers if slot[1] == "percent")
    office.receive("a.xlsx", office.fill(DEPARTMENT, {**answers, slot: "500", (None, "signer"): None}))
    office.receive("b.pdf.xlsx", b"%PDF-1.7")
    office.run("consolidate")
    surface = office.json("status", "--rules")
    rules: Any = surface["rules"]
    columns: Any = surface["columns"]
    assert (surface["agencies"], surface["returns"], surface["advice"]) == (1, 1, [])
    assert {(r["code"], tuple(r["agencies"]), r["cells"], r["returns_ever"]) for r in rules} == {
        ("E301", (DEPARTMENT,), 1, 1),
        ("E803", (DEPARTMENT,), 1, 1),
    }
    assert {(c["field"], c["sheet"], c["agencies_asked"], tuple(c["codes"])) for c in columns} == {
        ("percent", "Nhiệm vụ", 1, ("E301",)),
        ("signer", "Ký duyệt", 1, ("E803",)),
    }
    told = office.run("status", "--rules").stdout
    assert "1      1     1  E301" in told
    assert "1   100%     1  Họ và tên người ký (Ký duyệt)  E803" in told
    agencies: Any = office.json("status")["agencies"]
    assert [one["outcome"] for one in agencies if one["received_on"]] == ["returned"]


def test_csv_has_a_file_for_each_table(office: Office, tmp_path: Path) -> None:
    office.receive(
        "a.xlsx",
        office.fill(DEPARTMENT, {**complete(office), (None, "highlights"): "+ Hoàn thành sớm ba đề án"}),
    )
    office.run("consolidate")
    assert office.run("export", "--csv", str(tmp_path / "csv")).code == 0
    assert {"values.csv", "tasks.csv", "agencies.csv"} <= {p.name for p in (tmp_path / "csv").iterdir()}
    assert "'+ Hoàn thành sớm" in (tmp_path / "csv/values.csv").read_text("utf-8-sig")


def test_a_tick_brings_an_agencys_text_into_the_report(office: Office) -> None:
    words = "Hoàn thành sớm ba thỏa thuận hợp tác với địa phương nước ngoài."
    office.receive("a.xlsx", office.fill(DEPARTMENT, {**complete(office), (None, "highlights"): words}))
    office.run("consolidate")
    path = office.root / "outbox/2026/consolidated.xlsx"
    book = load_workbook(path)
    sheet = book["Ý kiến đơn vị"]
    heading = next(c for row in sheet.iter_rows() for c in row if c.value == "Chọn đưa vào báo cáo")
    text = next(c for row in sheet.iter_rows() for c in row if c.value == words)
    sheet.cell(text.row, heading.column).value = "x"
    book.save(path)
    office.run("consolidate")
    office.run("report")
    body = "\n".join(p.text for p in Document(str(office.root / "outbox/2026/report.docx")).paragraphs)
    assert "ba thỏa thuận hợp tác" in body


def test_nothing_of_a_workspace_depends_on_where_it_lies(office: Office, tmp_path: Path) -> None:
    office.receive("a.xlsx", office.fill(DEPARTMENT, complete(office)))
    office.run("consolidate")
    other = Office(tmp_path / "elsewhere")
    shutil.copytree(office.root, other.root)
    assert other.json("consolidate") == office.json("consolidate")


def test_masters_are_vietnamese_whoever_imports(office: Office) -> None:
    book = load_workbook(office.root / "master/tasks.xlsx")
    texts = " ".join(str(cell.value) for row in book["Nghi vấn"].iter_rows() for cell in row if cell.value)
    assert "chưa" in texts
    assert " the " not in texts


def test_the_masters_of_the_repository_are_what_the_plans_give(office: Office) -> None:
    shipped = Path(__file__).resolve().parents[2] / "master"
    names = ("agencies.xlsx", "tasks.xlsx", "indicators.xlsx", "decisions.xlsx")
    for name in names:
        assert (office.root / "master" / name).read_bytes() == (shipped / name).read_bytes()


def test_what_is_no_file_is_named_and_stays(office: Office) -> None:
    (office.root / "inbox/noi khac.xlsx").symlink_to(office.root / "toolkit.toml")
    result = office.json("consolidate")
    unusable: list[dict[str, Any]] = result["unusable"]  # type: ignore[assignment]
    assert [(one["file"], [f["code"] for f in one["findings"]]) for one in unusable] == [
        ("inbox/noi khac.xlsx", ["E130"])
    ]
    assert "noi khac.xlsx" in office.run("consolidate").stdout


def test_after_the_seal_only_a_corrigendum_tells_what_changed(office: Office) -> None:
    tasks = {line for line, field in office.cells(office.form("SYT")) if field == "status"}
    answers = {
        slot: value for slot, value in complete(office, "SYT").items() if slot[0] is None or slot[0] in tasks
    }
    answers[None, "letter_number"] = "12/BC-SYT"
    office.receive("a.xlsx", office.fill("SYT", answers), date(2026, 11, 20))
    office.run("consolidate")
    early = office.run("report", "--corrigendum")
    assert (early.code, "toolkit report --final" in early.stderr) == (2, True)
    assert office.run("report", "--final").code == 0
    folder = office.root / "outbox/2026"
    sealed = {path.name: path.read_bytes() for path in (folder / "final").iterdir()}
    assert "No figure has changed" in office.run("report", "--corrigendum").stdout
    assert office.run("report", "--final", "--corrigendum").code == 2

    done: dict[tuple[str | None, str], object] = {}
    for line in tasks:
        done[line, "status"] = "Đã hoàn thành"
        done[line, "percent"] = 100
        done[line, "submitted_on"] = date(2026, 11, 1)
        done[line, "document"] = "15/TTr-SYT"
    office.receive("b.xlsx", office.fill("SYT", {**answers, **done}), date(2026, 11, 25))
    office.run("consolidate")
    result = office.run("report", "--corrigendum")
    assert "dieu-chinh-so-lieu.docx" in result.stdout, result.stdout + result.stderr
    document = Document(str(folder / "dieu-chinh" / "dieu-chinh-so-lieu.docx"))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "1. Nhiệm vụ (0" in text
    assert "nay điều chỉnh là hoàn thành" in text
    assert "văn bản 15/TTr-SYT)" in text
    assert {path.name: path.read_bytes() for path in (folder / "final").iterdir()} == sealed


def test_a_report_that_a_person_edited_is_the_one_that_is_sealed(office: Office) -> None:
    office.run("report")
    path = office.root / "outbox/2026/report.docx"
    document = Document(str(path))
    document.paragraphs[0].runs[0].text = "Báo cáo"
    document.save(str(path))
    mine = path.read_bytes()
    result = office.run("report", "--final")
    assert (result.code, "report.docx has " in result.stdout) == (0, True)
    assert (office.root / "outbox/2026/final/report.docx").read_bytes() == mine


@pytest.mark.parametrize(
    ("where", "names"),
    [
        ("one_file", ["appendices.docx", "report.docx"]),
        ("each", [*(f"appendices-{no}.docx" for no in ("I", "II", "III", "IV", "V")), "report.docx"]),
        ("with_report", ["report.docx"]),
    ],
)
def test_appendices_are_files_of_their_own_or_part_of_the_report(
    office: Office, where: str, names: list[str]
) -> None:
    settings = office.root / "toolkit.toml"
    settings.write_text(
        settings.read_text("utf-8").replace('appendices = "one_file"', f'appendices = "{where}"'), "utf-8"
    )
    assert office.run("report").code == 0
    outbox = office.root / "outbox/2026"
    assert sorted(path.name for path in outbox.glob("*.docx")) == names
    for name in names:
        assert lint_file(outbox / name) == ()
        assert OpenXmlValidator().validate(str(outbox / name)).is_valid
    text = "\n".join(p.text for name in names for p in Document(str(outbox / name)).paragraphs)
    assert [f"Phụ lục {no}" for no in ("I", "II", "III", "IV", "V")] == [
        line for line in text.splitlines() if re.fullmatch("Phụ lục [IV]+", line)
    ]
    pages = [section.orientation for name in names for section in Document(str(outbox / name)).sections]
    assert pages.count(WD_ORIENT.LANDSCAPE) >= 1
    office.run("report")
    assert sorted(path.name for path in outbox.glob("*.docx")) == names
