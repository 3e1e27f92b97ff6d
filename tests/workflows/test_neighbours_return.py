"""A return that speaks for two agencies is held with the reason; a person's word settles it, on the whole path."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from tests.forms.deeds import hands, workbook_deeds
from tests.forms.deeds.office import M1, T1, T2, T3, SmallOffice, filled_form, open_office
from tests.workflows.cycle import Office

# What is done to the filled form of SXD, how it comes, and the finding that holds it.
CASES = """
neighbour's name on the form   | bieu.xlsx           |                     | E155
neighbour's letter number      | bieu.xlsx           |                     | E164
neighbour's title              | bieu.xlsx           |                     | E165
nothing done                   | thu.eml             | snv@thanhhoa.gov.vn | E166
nothing done                   | Sở Nội vụ/bieu.xlsx |                     | E167
"""


@pytest.fixture
def small(tmp_path: Path) -> SmallOffice:
    return open_office(tmp_path / "office")


def made(small: SmallOffice, deed: str, sender: str) -> bytes:
    """The file as it arrives."""
    content = small.contents["SXD"]
    form = filled_form(content)

    def do(book: Any) -> None:
        neighbour = hands.opened(filled_form(small.contents["SNV"]))
        workbook_deeds.DEEDS[deed](workbook_deeds.Desk(book, content, neighbour))

    form = hands.edited(form, do)
    if not sender:
        return form
    message = EmailMessage()
    message["From"], message["Date"] = sender, "Fri, 20 Nov 2026 09:00:00 +0700"
    message["Subject"] = "Báo cáo"
    message.add_attachment(form, maintype="application", subtype="vnd.ms-excel", filename="bieu.xlsx")
    return message.as_bytes()


def judged(office: Office) -> dict[str, dict[str, Any]]:
    """The returns of the period by name."""
    files = office.json("consolidate")["files"]
    assert isinstance(files, list)
    return {file["file"].removeprefix("inbox/"): file for file in files}


def exported(office: Office) -> set[str | None]:
    """The lines that count."""
    values = office.json("export")["values"]
    assert isinstance(values, list)
    return {value["line"] for value in values}


def test_held_accepted_withdrawn(small: SmallOffice) -> None:
    office = Office(small.session.workspace.root)
    codes: dict[str, str] = {}
    for number, case in enumerate(CASES.strip().splitlines()):
        deed, name, sender, code = (cell.strip() for cell in case.split("|"))
        path = f"{number}/{name}"
        office.receive(path, made(small, deed, sender))
        codes[f"{path}!bieu.xlsx" if sender else path] = code

    held = judged(office)
    assert held.keys() == codes.keys()
    for name, code in codes.items():
        assert (held[name]["outcome"], held[name]["agency"], held[name]["counts"]) == ("held", "SXD", False)
        reason = next(finding for finding in held[name]["findings"] if finding["code"] == code)
        assert "Sở Xây dựng" in reason["message"]
        assert "Sở Nội vụ" in reason["message"]
    assert exported(office) == set()

    mailed = next(name for name, code in codes.items() if code == "E166")
    told = office.run("accept", f"inbox/{mailed}", "--reason", "đã gọi điện xác nhận")
    assert told.code == 0, told.stderr
    settled = judged(office)
    assert {name for name, file in settled.items() if file["counts"]} == {mailed}
    assert exported(office) - {None} == set(small.contents["SXD"].line_keys)

    assert office.run("withdraw", f"inbox/{mailed}", "--reason", "gửi nhầm").code == 0
    assert exported(office) == set()


def test_a_return_without_any_mark_counts_for_whom_a_person_names(small: SmallOffice) -> None:
    office = Office(small.session.workspace.root)
    office.receive("bieu.xlsx", made(small, "all marks removed", ""))
    file = judged(office)["bieu.xlsx"]
    assert (file["outcome"], file["agency"]) == ("held", None)
    unnamed = office.run("accept", "bieu.xlsx", "--reason", "đã gọi điện")
    assert (unnamed.code, "--agency" in unnamed.stderr) == (2, True)
    assert office.run("accept", "bieu.xlsx", "--reason", "đã gọi điện", "--agency", "SXD").code == 0
    assert exported(office) - {None} == set(small.contents["SXD"].line_keys)


def test_rows_whose_code_and_text_do_not_belong_together_do_not_count(small: SmallOffice) -> None:
    office = Office(small.session.workspace.root)
    office.receive("bieu.xlsx", made(small, "rows sorted without the code column", ""))
    assert judged(office)["bieu.xlsx"]["outcome"] == "returned"
    lines = exported(office)
    assert {T1, T3} & lines == set()
    assert {T2, M1} <= lines


def test_lost_marks_alone_lose_nothing(small: SmallOffice) -> None:
    office = Office(small.session.workspace.root)
    office.receive("bieu.xlsx", made(small, "hidden marks removed", ""))
    file = judged(office)["bieu.xlsx"]
    assert (file["outcome"], file["agency"], file["counts"]) == ("accepted", "SXD", True)
    assert [finding["code"] for finding in file["findings"]] == ["I158"]
