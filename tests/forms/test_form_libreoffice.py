"""A form that went through LibreOffice says the same."""

from __future__ import annotations

import io
import subprocess
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.forms.form_samples import cells_of, department, wording
from toolkit.forms.filling import Filling
from toolkit.forms.interpret import interpret
from toolkit.forms.kinds import FileKind
from toolkit.forms.reader import read_workbook
from toolkit.forms.writer import form_bytes

pytestmark = pytest.mark.libreoffice

CONTENT = department()
FIRST, SECOND, THIRD = (task.key for task in CONTENT.tasks)


def converted(source: Path, kind: str, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120
    )
    return folder / f"{source.stem}.{kind}"


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


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_error_cells_are_seen(kind: str, tmp_path: Path) -> None:
    source = tmp_path / "form.xlsx"
    book = load_workbook(io.BytesIO(form_bytes(CONTENT, wording())))
    place = cells_of(CONTENT)[FIRST, "percent"]
    book[place.sheet][place.cell] = "=NA()"
    book.save(source)
    read = interpret(read_workbook(converted(source, kind, tmp_path / "out"), FileKind(kind)))
    assert [(f.code, f.place.cell, f.value) for f in read.findings] == [("E220", place.cell, "#N/A")]


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
