"""`consolidate` writes a letter with each feedback workbook, and takes back an agreed proposal."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from docx import Document
from openpyxl import load_workbook

from tests.workflows.cycle import Office
from tests.workflows.test_cycle import DEPARTMENT, complete, files


def _letters(office: Office) -> dict[str, bytes]:
    folder = office.root / "outbox/2026/letters"
    return {path.name: path.read_bytes() for path in sorted(folder.glob("phan-hoi-*.docx"))}


def _text(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


def _edit(path: Path) -> bytes:
    document = Document(str(path))
    document.paragraphs[-1].add_run("Sửa tay.")
    document.save(str(path))
    return path.read_bytes()


def _receive(office: Office, percent: object, day: date) -> str:
    answers = complete(office)
    line = next(line for line, field in answers if field == "percent")
    assert line is not None
    data = office.fill(DEPARTMENT, {**answers, (line, "percent"): percent})
    office.receive(f"{day}.xlsx", data, day)
    return line


def test_the_letter_says_what_by_when_and_stays_until_the_return_is_settled(office: Office) -> None:
    name = f"phan-hoi-{DEPARTMENT}.docx"
    line = _receive(office, 450, date(2026, 11, 20))
    out = office.run("consolidate")
    assert "outbox/2026/letters" in out.stdout
    letters = _letters(office)
    assert list(letters) == [name]
    text = _text(letters[name])
    assert "- Tỷ lệ ngoài khoảng 0 đến 100: trang “Nhiệm vụ”, ô " in text
    assert "chậm nhất ngày 03/12/2026" in text
    office.run("consolidate")
    office.run("consolidate", "--as-of", "2026-12-05")
    assert _letters(office) == letters

    feedback = office.root / "outbox/2026/feedback" / f"{DEPARTMENT}.xlsx"
    book = load_workbook(feedback)
    (row,) = [row for row in book["Cần sửa"].iter_rows(min_row=6) if row[9].value == "45"]
    row[10].value = "Có"
    book.save(office.root / "lai.xlsx")
    office.receive("lai.xlsx", (office.root / "lai.xlsx").read_bytes(), date(2026, 11, 25))
    last = files(office.json("consolidate"))[-1]
    assert (last["outcome"], last["counts"]) == ("accepted", True)
    agreed = [(f["code"], f["line"], f["field"]) for f in last["findings"]]
    assert ("I260", line, "percent") in agreed
    assert _letters(office) == {}
    exported = office.json("export")["values"]
    assert isinstance(exported, list)
    assert [one["value"] for one in exported if (one["line"], one["field"]) == (line, "percent")] == ["45"]


def test_an_edited_letter_is_never_overwritten(office: Office) -> None:
    _receive(office, 450, date(2026, 11, 20))
    office.run("consolidate")
    path = office.root / "outbox/2026/letters" / f"phan-hoi-{DEPARTMENT}.docx"
    edited = _edit(path)
    office.run("consolidate")
    assert _letters(office) == {path.name: edited}

    _receive(office, 4500, date(2026, 11, 24))
    out = office.run("consolidate")
    letters = _letters(office)
    assert letters.pop(path.name) == edited
    assert list(letters) == [f"phan-hoi-{DEPARTMENT}-2.docx"]
    assert path.name in out.stdout

    _receive(office, 45, date(2026, 11, 26))
    office.run("consolidate")
    assert _letters(office) == {path.name: edited}


def test_the_telephone_of_the_secretariat_comes_from_the_directory_too(office: Office) -> None:
    master = office.root / "master" / "agencies.xlsx"
    book = load_workbook(master)
    for sheet in book.worksheets:
        heads = {str(cell.value): cell.column for row in sheet.iter_rows(max_row=6) for cell in row}
        for row in sheet.iter_rows():
            if "Điện thoại" in heads and any(cell.value == "STC" for cell in row):
                sheet.cell(row[0].row, heads["Điện thoại"]).value = "0237 3852 123"
    book.save(master)
    _receive(office, 450, date(2026, 11, 20))
    office.run("consolidate")
    (letter,) = _letters(office).values()
    assert "điện thoại 0237 3852 123." in _text(letter)
