"""Types read through LibreOffice: found, bounded in time, and as good as the .docx they came from."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import docx
import psutil
import pytest

from tests.plans.docx_builder import Package, cell, grid, p, row, table, texts
from tests.plans.plan_shared import PLANS, reading, seed_book
from tests.plans.provinces import load, province_folders, write
from toolkit.model.errors import PlanError
from toolkit.model.plan import PlanReading
from toolkit.plans import office_reader
from toolkit.plans.document import CautionKind, Document
from toolkit.plans.interpret import interpret
from toolkit.plans.office_reader import find_office, to_docx
from toolkit.plans.reader import read_document

needs_office = pytest.mark.libreoffice
RTF = rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\f0 K\u7871?ho\u7841?ch\par h\'e0nh \u273?\u7897?ng\par}"


def converted(source: Path, kind: str, folder: Path) -> Path:
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=180
    )
    return folder / f"{source.stem}.{kind.partition(':')[0]}"


def sample(folder: Path) -> Path:
    path = folder / "mẫu thử.docx"
    # An old Word file ends with a paragraph; a table at its very end is lost in conversion.
    body = p("KẾ HOẠCH") + table(
        row(cell("TT"), cell("Phân công", '<w:gridSpan w:val="2"/>')),
        row(cell("1", '<w:vMerge w:val="restart"/>'), "Sở A", "Sở B"),
        row(cell("", "<w:vMerge/>"), "Sở C", "Sở D"),
    )
    body += p("")
    path.write_bytes(Package(body).bytes())
    return path


@needs_office
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt", "fodt"])
def test_old_types_are_read_like_docx(kind: str, tmp_path: Path) -> None:
    found = read_document(converted(sample(tmp_path), kind, tmp_path))
    assert found.name == f"mẫu thử.{kind}"
    assert texts(found) == ["KẾ HOẠCH"]
    assert grid(found) == [
        [("TT", 1, False), ("Phân công", 2, False)],
        [("1", 1, False), ("Sở A", 1, False), ("Sở B", 1, False)],
        [("1", 1, True), ("Sở C", 1, False), ("Sở D", 1, False)],
    ]


@needs_office
@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_the_type_is_told_by_the_content(kind: str, tmp_path: Path) -> None:
    made = converted(sample(tmp_path), kind, tmp_path)
    named = made.rename(tmp_path / "a.docx")
    assert texts(read_document(named)) == ["KẾ HOẠCH"]


@needs_office
def test_word_xml(tmp_path: Path) -> None:
    made = converted(sample(tmp_path), "xml:MS Word 2003 XML", tmp_path).rename(tmp_path / "a.doc")
    found = read_document(made)
    assert texts(found) == ["KẾ HOẠCH"]
    assert [cell for line in grid(found) for cell, _span, _again in line][-2:] == ["Sở C", "Sở D"]


@needs_office
def test_rtf(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(RTF)
    assert texts(read_document(path)) == ["Kếhoạch", "hành động"]


def alike(one: PlanReading, other: PlanReading, kind: str) -> float:
    """The share of tasks or indicators that both readings hold alike, but for where they stand."""
    own = {entry.key: replace(entry, source=None) for entry in getattr(one, kind)}
    found = {entry.key: replace(entry, source=None) for entry in getattr(other, kind)}
    assert set(found) == set(own)
    return sum(found[key] == own[key] for key in own) / len(own)


@needs_office
@pytest.mark.parametrize("name", ["qd-557-2023", "qd-74-2026"])
@pytest.mark.parametrize("kind", ["pdf", "doc", "html:HTML (StarWriter)"])
def test_both_plans_are_read_the_same_from_every_type(name: str, kind: str, tmp_path: Path) -> None:
    source = tmp_path / f"{name}.docx"
    whole = docx.Document(str(PLANS / f"{name}.docx"))
    whole.add_paragraph()
    whole.save(str(source))
    document = read_document(converted(source, kind, tmp_path))
    other = interpret(document, seed_book())
    usual = reading(f"{name}.docx")
    assert other.plan == usual.plan
    assert other.sections == usual.sections
    # In one cell a blank after a hyphen ends a line of the PDF, where it cannot be seen.
    assert alike(usual, other, "tasks") >= 0.985
    assert alike(usual, other, "indicators") == 1.0
    assert [c.kind for c in document.cautions] == ([CautionKind.PDF_TABLES] if kind == "pdf" else [])


def printed(folder: Path) -> list[Path]:
    """The plans of other provinces as Word files whose annexes have lines; each one's PDF lies beside it."""
    files = []
    for source in (load(one) for one in province_folders()):
        path = write(source, "docx", folder)
        document = docx.Document(str(path))
        for annex in document.tables:
            # Heads and signatures have no lines.
            if len(annex.rows) > 2 or len(annex.columns) > 2:
                annex.style = "Table Grid"
        document.save(str(path))
        files.append(path)
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=300)
    return files


def annex_cells(document: Document) -> list[list[list[list[str]]]]:
    """The words of each cell of each row of each annex."""
    return [
        [[one.text.split() for one in line.cells] for line in annex.rows]
        for annex in document.tables
        if len(annex.rows) > 2
    ]


@needs_office
def test_annexes_of_other_provinces_are_read_the_same_from_pdf(tmp_path: Path) -> None:
    shares = []
    for path in printed(tmp_path):
        usual = annex_cells(read_document(path))
        other = annex_cells(read_document(path.with_suffix(".pdf")))
        assert [[len(line) for line in annex] for annex in other] == [
            [len(line) for line in annex] for annex in usual
        ]
        own, found = ([c for annex in cells for line in annex for c in line] for cells in (usual, other))
        if own:
            shares.append(sum(one == same for one, same in zip(own, found, strict=True)) / len(own))
    assert len(shares) >= 8
    # Twelve columns on an upright page cut abbreviations, and nothing tells the pieces from two words.
    assert min(shares) >= 0.95
    assert sorted(shares)[1] == 1.0


@needs_office
def test_a_pdf_locked_with_a_password(tmp_path: Path) -> None:
    options = {
        "EncryptFile": {"type": "boolean", "value": "true"},
        "DocumentOpenPassword": {"type": "string", "value": "x"},
    }
    made = converted(sample(tmp_path), f"pdf:writer_pdf_Export:{json.dumps(options)}", tmp_path)
    with pytest.raises(PlanError, match="locked with a password"):
        read_document(made)


@needs_office
def test_what_libreoffice_cannot_open(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    path.write_bytes(converted(sample(tmp_path), "odt", tmp_path).read_bytes()[:-700])
    with pytest.raises(PlanError):
        read_document(path)


def test_without_libreoffice_the_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_reader, "find_office", lambda: None)
    path = tmp_path / "a.rtf"
    path.write_bytes(RTF)
    with pytest.raises(PlanError, match="LibreOffice is not installed here"):
        read_document(path)


def test_found_on_the_path_or_in_its_usual_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/somewhere/{name}" if name == "libreoffice" else None)
    assert find_office() == "/somewhere/libreoffice"
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(sys, "platform", "win32")
    for name in ("ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert find_office() is None
    program = tmp_path / "LibreOffice 7" / "program" / "soffice.exe"
    program.parent.mkdir(parents=True)
    program.touch()
    assert find_office() == str(program)
    program.with_suffix(".com").touch()
    assert find_office() == str(program.with_suffix(".com"))


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in the place of LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\n{script}", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(office_reader, "find_office", lambda: str(program))


@pytest.mark.skipif(os.name == "nt", reason="a script stands in for the program")
def test_a_conversion_that_hangs_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "child"
    script = (
        "import subprocess, sys, time, pathlib\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"pathlib.Path({str(note)!r}).write_text(str(child.pid))\n"
        "time.sleep(600)\n"
    )
    stand_in(tmp_path, script, monkeypatch)
    begun = time.monotonic()
    with pytest.raises(PlanError, match="within 2 seconds"):
        to_docx("a.doc", b"x", ".doc", seconds=2)
    assert time.monotonic() - begun < 30
    child = int(note.read_text())
    assert not psutil.pid_exists(child) or psutil.Process(child).status() == psutil.STATUS_ZOMBIE


@pytest.mark.skipif(os.name == "nt", reason="a script stands in for the program")
@pytest.mark.parametrize("script", ["", "raise SystemExit(77)"])
def test_a_conversion_without_result(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, script, monkeypatch)
    with pytest.raises(PlanError, match="could not be opened by LibreOffice"):
        to_docx("a.doc", b"x", ".doc")


def test_a_program_that_cannot_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_reader, "find_office", lambda: str(tmp_path / "none"))
    with pytest.raises(PlanError, match="could not be opened by LibreOffice"):
        to_docx("a.doc", b"x", ".doc")


@pytest.mark.skipif(os.name == "nt", reason="a script stands in for the program")
def test_the_converted_document_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(Package(p("được chuyển đổi")).bytes())
    script = (
        "import pathlib, shutil, sys\n"
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
        "out.mkdir(exist_ok=True)\n"
        "assert pathlib.Path(sys.argv[-1]).name == 'document.rtf'\n"
        f"shutil.copy({str(made)!r}, out / 'document.docx')\n"
    )
    stand_in(tmp_path, script, monkeypatch)
    path = tmp_path / "kế hoạch.rtf"
    path.write_bytes(RTF)
    found = read_document(path)
    assert (found.name, texts(found)) == ("kế hoạch.rtf", ["được chuyển đổi"])
