"""Letters of every kind: one per agency, all in one file for printing, and nobody's work overwritten."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from tests.forms.deeds.office import filled_form, open_office
from tests.workflows.cycle import Office
from toolkit.reporting import report_docx_writer
from toolkit.reporting.letters_print_writer import joined
from toolkit.workflows.lint import lint_file

CODES = ["14758", "14797", "SNV", "SXD"]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Five agencies, of which the one that collects writes no letter to itself; SXD has reported well."""
    root = tmp_path / "ws"
    small = open_office(root)
    office = Office(root)
    office.receive("a.xlsx", filled_form(small.contents["SXD"]), date(2026, 11, 20))
    assert office.run("consolidate").code == 0
    return office


def folder(office: Office) -> Path:
    return office.root / "outbox" / "2026" / "letters"


def words(path: Path | bytes) -> list[str]:
    document = Document(io.BytesIO(path) if isinstance(path, bytes) else str(path))
    return [paragraph.text for paragraph in document.paragraphs]


def edit(path: Path) -> bytes:
    document = Document(str(path))
    document.paragraphs[-1].add_run("Sửa tay.")
    document.save(str(path))
    return path.read_bytes()


@pytest.mark.parametrize(
    ("kind", "prefix", "codes"),
    [("request", "de-nghi", CODES), ("reminder", "nhac", CODES[:3]), ("thanks", "cam-on", ["SXD"])],
)
def test_each_agency_concerned_gets_its_letter(
    office: Office, kind: str, prefix: str, codes: list[str]
) -> None:
    result = office.run("letters", kind)
    assert result.code == 0, result.stderr
    letters = {path.stem: path for path in folder(office).glob(f"{prefix}-*.docx")}
    assert sorted(letters) == [f"{prefix}-{code}" for code in codes]
    for path in letters.values():
        assert lint_file(path) == ()
    printed = folder(office) / f"in-{prefix}-tat-ca.docx"
    assert printed.exists() is (len(codes) > 1)
    assert (str(printed.relative_to(office.root).as_posix()) in result.stdout) is (len(codes) > 1)


def test_nobody_is_thanked_for_what_is_still_open_and_nothing_is_praised(office: Office) -> None:
    office.run("letters", "thanks")
    text = "\n".join(words(folder(office) / "cam-on-SXD.docx"))
    assert "ngày 20/11/2026, theo biểu mẫu gồm 03 nhiệm vụ và 04 chỉ tiêu." in text
    assert "chưa nhận được văn bản báo cáo đã ký; đề nghị Sở Xây dựng gửi văn bản" in text
    assert "cảm ơn Sở Xây dựng đã phối hợp thực hiện./." in text
    assert not any(word in text.lower() for word in ("chúc mừng", "biểu dương", "xuất sắc"))


def test_the_file_for_printing_holds_every_letter_from_its_own_first_page(office: Office) -> None:
    office.run("letters", "request")
    letters = [folder(office) / f"de-nghi-{code}.docx" for code in CODES]
    printed = folder(office) / "in-de-nghi-tat-ca.docx"
    assert sorted(words(printed)) == sorted(line for path in letters for line in words(path))
    document = Document(str(printed))
    sections = list(document.element.body.iter(qn("w:sectPr")))
    assert len(sections) == len(letters)
    assert {one.find(qn("w:pgNumType")).get(qn("w:start")) for one in sections} == {"1"}
    breaks = [one for one in document.element.body.iter(qn("w:br")) if one.get(qn("w:type")) == "page"]
    assert breaks == []
    assert OpenXmlValidator().validate(str(printed)).is_valid


def test_letters_together_are_the_same_bytes_again(office: Office) -> None:
    office.run("letters", "request")
    data = [(folder(office) / f"de-nghi-{code}.docx").read_bytes() for code in CODES]
    assert joined(data) == joined(data) != joined(data[::-1])


@pytest.mark.parametrize("command", [("letters", "request"), ("remind",), ("issue",)])
def test_an_edited_letter_stays_and_is_named(office: Office, command: tuple[str, ...]) -> None:
    assert office.run(*command).code == 0
    names = {
        "letters": "de-nghi-SNV.docx",
        "remind": "nhac-SNV.docx",
        "issue": "cong-van-de-nghi-bao-cao.docx",
    }
    path = folder(office) / names[command[0]]
    mine = edit(path)
    result = office.run(*command)
    assert path.read_bytes() == mine
    settings = office.root / "toolkit.toml"
    settings.write_text(
        settings.read_text("utf-8").replace('drafted_by = "TH"', 'drafted_by = "NS"', 1), "utf-8"
    )
    result = office.run(*command)
    assert path.read_bytes() == mine
    assert "was edited by a person and stays as it is" in result.stdout
    assert "Lưu: VT, NS." in "\n".join(
        cell.text for table in Document(str(path.with_stem(f"{path.stem}-2"))).tables for cell in table._cells
    )


def test_an_edited_letter_is_not_printed_with_the_others(office: Office) -> None:
    office.run("letters", "request")
    edit(folder(office) / "de-nghi-SNV.docx")
    result = office.run("letters", "request")
    assert "de-nghi-SNV.docx was edited" in result.stdout
    assert "Sửa tay." not in "\n".join(words(folder(office) / "in-de-nghi-tat-ca.docx"))


def test_a_letter_no_longer_due_goes(office: Office) -> None:
    letter = folder(office) / "nhac-SXD.docx"
    assert office.run("withdraw", "a.xlsx", "--reason", "gửi nhầm").code == 0
    office.run("remind")
    assert letter.exists()
    assert office.run("accept", "a.xlsx", "--reason", "không nhầm").code == 0
    office.run("remind")
    assert not letter.exists()


def test_a_template_compiled_once_fills_the_same(office: Office) -> None:
    office.run("letters", "request")
    first = {path.name: path.read_bytes() for path in folder(office).glob("de-nghi-*.docx")}
    for path in folder(office).glob("de-nghi-*.docx"):
        path.unlink()
        report_docx_writer._environment.cache_clear()
        office.run("letters", "request")
        assert path.read_bytes() == first[path.name]
