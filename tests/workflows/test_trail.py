"""What the ledger tells: one agency's history with differences, the trail of a period, corrected times, papers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.forms.deeds.office import ANSWERS, T2, open_office, wording
from tests.workflows.cycle import Office
from toolkit.forms.filling import Filling
from toolkit.forms.writer import form_bytes
from toolkit.model.form import FormContent

PERCENT = (T2, "percent")


@pytest.fixture
def desk(tmp_path: Path) -> tuple[Office, FormContent]:
    """A small office and the form of SXD in it."""
    small = open_office(tmp_path / "ws")
    return Office(tmp_path / "ws"), small.contents["SXD"]


def filled(content: FormContent, percent: int) -> bytes:
    return form_bytes(content, wording(), Filling({**ANSWERS, PERCENT: Decimal(percent)}))


def files(office: Office) -> dict[str, dict[str, Any]]:
    found = office.json("consolidate")["files"]
    assert isinstance(found, list)
    return {file["file"]: file for file in found}


def test_the_history_of_an_agency_shows_what_changed(desk: tuple[Office, FormContent]) -> None:
    office, content = desk
    office.receive("a.xlsx", filled(content, 45), date(2026, 11, 20))
    office.receive("b.xlsx", filled(content, 60), date(2026, 11, 21))
    told = files(office)
    assert told["inbox/b.xlsx"]["resubmission"] == "replaces inbox/a.xlsx line by line"
    history = office.run("status", "--agency", "SXD").stdout
    assert "1 answers differ from inbox/a.xlsx" in history
    assert f"{T2} Tỷ lệ hoàn thành (%): 45 -> 60" in history
    surface = office.json("status", "--agency", "SXD")
    returns: Any = surface["returns"]
    assert [one["compared_with"] for one in returns] == [None, "inbox/a.xlsx"]
    assert returns[1]["differences"] == [{"line": T2, "field": "percent", "before": "45", "after": "60"}]


def test_a_corrected_time_changes_order_and_timeliness_and_is_on_record(
    desk: tuple[Office, FormContent],
) -> None:
    office, content = desk
    office.receive("a.xlsx", filled(content, 45), date(2026, 11, 30))
    office.receive("b.xlsx", filled(content, 60), date(2026, 11, 25))
    assert files(office)["inbox/a.xlsx"]["counts"] is True
    reason = ("--reason", "dấu bưu điện 24/11")
    done = office.run("redate", "a.xlsx", "--received", "2026-11-24T10:00", *reason)
    assert done.code == 0, done.stderr
    told = files(office)
    first = told["inbox/a.xlsx"]
    assert (first["received_at"], first["time_source"]) == ("2026-11-24T10:00:00+07:00", "person")
    assert (first["counts"], told["inbox/b.xlsx"]["counts"], first["new"]) == (False, True, False)
    assert office.run("redate", "a.xlsx", "--received", "2036-01-01", *reason).code == 2
    trail = office.run("log").stdout
    assert "time of receipt corrected by a person" in trail
    assert "dấu bưu điện 24/11" in trail
    assert files(office) == told


def test_the_trail_of_a_period(desk: tuple[Office, FormContent]) -> None:
    office, content = desk
    office.receive("a.xlsx", filled(content, 45))
    office.run("consolidate")
    office.run("withdraw", "a.xlsx", "--reason", "gửi nhầm")
    office.run("consolidate")
    events = json.loads(office.run("log", "--json").stdout)
    kinds = [(event["kind"], event["agency"]) for event in events if event["kind"] != "issued"]
    assert kinds == [("received", None), ("read", "SXD"), ("counted", "SXD"), ("withdrawn", "SXD"),
                     ("superseded", "SXD")]  # fmt: skip
    assert all(event["who"] for event in events if event["kind"] != "issued")
    assert [event["why"] for event in events if event["kind"] == "withdrawn"] == ["gửi nhầm"]
    assert office.run("log", "--period", "2031").stdout.strip() == "Nothing is recorded for this period."


def test_figures_without_their_signed_paper_say_so_until_it_comes(desk: tuple[Office, FormContent]) -> None:
    office, content = desk
    office.receive("a.xlsx", filled(content, 45))
    assert "no signed paper yet: SXD" in office.run("consolidate").stdout
    assert "signed paper is not" in office.run("status").stdout
    office.receive("ky.pdf", b"%PDF-1.7 signed", date(2026, 11, 21))
    office.run("consolidate")
    assert "signed paper is not" in office.run("status").stdout
    refused = office.run("accept", "ky.pdf", "--reason", "bản ký")
    assert (refused.code, "--agency" in refused.stderr) == (2, True)
    assert office.run("accept", "ky.pdf", "--agency", "SXD", "--reason", "bản ký").code == 0
    result = office.json("consolidate")
    assert result["attachments"] == [{"file": "inbox/ky.pdf", "agency": "SXD"}]
    assert "signed paper is not" not in office.run("status").stdout
    sheet = load_workbook(office.root / "outbox/2026/consolidated.xlsx")["Tình hình gửi"]
    papers = {row[1].value: row[8].value for row in sheet.iter_rows() if row[1].value in ("SXD", "SNV")}
    assert papers == {"SXD": "Có", "SNV": None}
    office.run("withdraw", "ky.pdf", "--reason", "nhầm đơn vị")
    assert "signed paper is not" in office.run("status").stdout


def test_a_correction_after_the_seal_says_so_and_the_seal_stays(desk: tuple[Office, FormContent]) -> None:
    office, content = desk
    office.receive("a.xlsx", filled(content, 45))
    office.run("consolidate")
    assert office.run("report", "--final").code == 0
    sealed = {path.name: path.read_bytes() for path in (office.root / "outbox/2026/final").iterdir()}
    office.receive("b.xlsx", filled(content, 60), date(2026, 11, 25))
    told = files(office)["inbox/b.xlsx"]
    assert told["counts"] is True
    assert "came after the period was sealed" in told["resubmission"]
    assert {p.name: p.read_bytes() for p in (office.root / "outbox/2026/final").iterdir()} == sealed
    assert "period sealed" in office.run("log").stdout


def test_outputs_carry_the_hash_of_the_figures_they_were_made_from(desk: tuple[Office, FormContent]) -> None:
    office, content = desk
    office.receive("a.xlsx", filled(content, 45))
    office.run("consolidate")
    office.run("report", "--final")
    events = json.loads(office.run("log", "--json").stdout)
    (state,) = [event["details"]["state"] for event in events if event["kind"] == "sealed"]
    book = load_workbook(office.root / "outbox/2026/consolidated.xlsx")
    assert [one.value for one in book.custom_doc_props.props if one.name == "ma_so_lieu"] == [state]
    for name in ("report.docx", "appendices.docx"):
        document = Document(str(office.root / "outbox/2026" / name))
        assert document.core_properties.comments == f"Mã số liệu: {state}"


def test_a_feedback_workbook_carries_the_hash_of_the_return_and_is_a_return(
    desk: tuple[Office, FormContent],
) -> None:
    office, content = desk
    office.receive("a.xlsx", filled(content, 450))
    told = files(office)["inbox/a.xlsx"]
    path = office.root / told["feedback"]
    book = load_workbook(path)
    assert [p.value for p in book.custom_doc_props.props if p.name == "ma_so_lieu"] == [told["sha256"]]
    office.receive("again.xlsx", path.read_bytes(), date(2026, 11, 22))
    again = files(office)["inbox/again.xlsx"]
    assert (again["agency"], [f["code"] for f in again["findings"]]) == ("SXD", ["E301"])


def test_an_older_form_that_arrives_late_is_told(desk: tuple[Office, FormContent]) -> None:
    office, content = desk
    office.receive("new.xlsx", filled(content, 60), date(2026, 11, 22))
    office.run("consolidate")
    office.receive("old.xlsx", filled(replace(content), 45), date(2026, 11, 20))
    told = files(office)
    assert told["inbox/old.xlsx"]["resubmission"] == (
        "taken in after inbox/new.xlsx, but received before it; inbox/new.xlsx stands"
    )
    assert (told["inbox/old.xlsx"]["counts"], told["inbox/new.xlsx"]["counts"]) == (False, True)
