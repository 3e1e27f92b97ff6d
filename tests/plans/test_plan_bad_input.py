"""What is no plan, or hardly one: one clear sentence or a reading with doubts, never a traceback."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.intake.intake_builders import compound, opendocument, xls, xlsx, zipped
from tests.plans.docx_builder import Package, p, row, table
from tests.plans.pdf_builder import PdfPage, pdf_bytes
from tests.plans.plan_builder import FRONT
from tests.plans.plan_shared import seed_book
from tests.workflows.cycle import run
from toolkit.model.errors import PlanError
from toolkit.model.plan import Origin
from toolkit.plans.interpret import interpret
from toolkit.plans.reader import SUPPORTED, read_document

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
HEAD = "".join(p(text) for text in FRONT)
DUTY = p("II. NHIỆM VỤ") + p("1. Sở Tài chính chủ trì xây dựng đề án; báo cáo trong Quý II/2026.")
DOCX = Package(HEAD + DUTY).bytes()


def refusal(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(PlanError) as caught:
        read_document(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"", "is empty"),
        ("a.pdf", b"\x00" * 5000, "is empty"),
        ("a.docx", bytes(range(256)) * 20, "of a type that cannot be read"),
        ("a.doc", b"\x93\x00\x17\xfe" * 900, "of a type that cannot be read"),
        ("a.docx", PNG, "is a picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(40), "is a picture"),
        ("a.docx", xlsx(), "is a workbook"),
        ("a.xlsx", xlsx(), "is a workbook"),
        ("a.xls", xls(), "is a workbook"),
        ("a.ods", opendocument("spreadsheet"), "is a workbook"),
        ("a.odp", opendocument("presentation"), "is a presentation"),
        ("a.ppt", compound({"PowerPoint Document": b"x"}), "is a presentation"),
        ("a.zip", zipped({"kế hoạch.docx": b"x"}), "is a packed folder"),
        ("a.docx", zipped({}), "is a packed folder"),
        ("a.rar", b"Rar!\x1a\x07" + bytes(40), "is a packed folder"),
        ("a.docx", compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), "locked with a password"),
        (
            "a.doc",
            compound({"WordDocument": b"\xec\xa5\xc1\x00" + bytes(6) + b"\x00\x01"}),
            "locked with a password",
        ),
        ("a.odt", opendocument("text", b"<m><encryption-data/></m>"), "locked with a password"),
        ("a.msg", compound({"__properties_version1.0": b"x"}), "of a type that cannot be read"),
        ("a.docx", DOCX[: len(DOCX) // 2], "is damaged"),
        ("a.pdf", pdf_bytes([PdfPage()])[:60], "is damaged or no PDF"),
        ("a.csv", b"TT,Viec\n1,A", "of a type that cannot be read"),
        ("a.pdf", b"<html><body></body></html>", "holds no text"),
        ("a.pdf", b"404 Not Found", "no file of the type its name says"),
    ],
)
def test_each_in_one_sentence(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    sentence = refusal(tmp_path, name, data)
    assert said in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.doc", b"<html><body><p>van ban</p></body></html>"),
        ("a.docx", b"<!DOCTYPE html><html><body><p>van ban</p></body></html>"),
        ("a.txt", Package(p("van ban")).bytes()),
        ("a", Package(p("van ban")).bytes()),
        ("a.xlsx", Package(p("van ban")).bytes()),
        ("a.doc", b"van ban"),
        ("a.html", b"van ban"),
    ],
)
def test_a_wrong_name_does_no_harm(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert [paragraph.text for paragraph in read_document(path).paragraphs] == ["van ban"]


def test_a_folder_and_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="is a folder"):
        read_document(tmp_path)
    with pytest.raises(PlanError, match="does not exist"):
        read_document(tmp_path / "none.docx")
    with pytest.raises(PlanError, match="cannot be opened"):
        read_document(tmp_path / "a\x00b.docx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are files on Unix only")
def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    with pytest.raises(PlanError, match="is no file"):
        read_document(tmp_path / "a.docx")


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.docx"
    path.write_bytes(DOCX)
    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(PlanError, match="cannot be opened: Permission denied"):
        read_document(path)


def test_a_file_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with path.open("wb") as stream:
        stream.truncate(65 << 20)
    with pytest.raises(PlanError, match="is too large for a plan \\(65 MB\\)"):
        read_document(path)


def test_every_ending_that_is_promised_can_be_read_or_refused_by_name(tmp_path: Path) -> None:
    for suffix in SUPPORTED:
        assert refusal(tmp_path, f"a{suffix}", PNG).startswith(str(tmp_path))


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "thư mục", "none.docx"])
def test_the_command_says_it_in_one_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"")
    (tmp_path / "a.xlsx").write_bytes(xlsx())
    (tmp_path / "thư mục").mkdir()
    result = run("plan", "read", str(tmp_path / name))
    assert (result.code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def command(folder: Path, body: str) -> tuple[int, str, str]:
    path = folder / "a.docx"
    path.write_bytes(Package(body).bytes())
    result = run("plan", "read", str(path))
    return result.code, result.stdout, result.stderr


def test_a_document_that_is_no_plan(tmp_path: Path) -> None:
    code, out, err = command(tmp_path, p("Kính gửi: Sở Tài chính") + p("Đề nghị góp ý dự thảo."))
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    code, out, err = command(tmp_path, HEAD)
    assert (code, out, len(err.splitlines())) == (2, "", 1)


def test_an_empty_table_and_one_with_a_heading_only(tmp_path: Path) -> None:
    heading = row("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời gian báo cáo")
    for rows in ([row("", "", "")] * 3, [heading], [heading, row("", "", "", "")]):
        code, out, err = command(tmp_path, HEAD + table(*rows))
        assert (code, out, len(err.splitlines())) == (2, "", 1)
        code, out, err = command(tmp_path, HEAD + DUTY + table(*rows))
        assert (code, err) == (0, "")


def test_a_table_without_a_lead_column(tmp_path: Path) -> None:
    rows = [
        row("TT", "Nội dung nhiệm vụ", "Sản phẩm", "Thời gian báo cáo"),
        row("1", "Lập đề án", "Đề án", "Quý II/2026"),
    ]
    code, out, err = command(tmp_path, HEAD + table(*rows))
    assert (code, err) == (0, "")
    assert "1234-2025/" in out
    assert "Lập đề án" in out


def five_hundred_pages() -> bytes:
    """As dense as a real plan: every page ten paragraphs, two of them duties, and one row of the annex."""
    words = [
        "kinh tế",
        "xã hội",
        "hạ tầng",
        "du lịch",
        "nông nghiệp",
        "văn hóa",
        "giáo dục",
        "y tế",
        "đô thị",
    ]
    body = [HEAD, p("II. NHIỆM VỤ")]
    for page in range(500):
        topic = " ".join(words[(page * step) % len(words)] for step in (1, 3, 5, 7))
        for number in range(8):
            body.append(
                p(
                    f"Tình hình {topic} trên địa bàn tỉnh thời gian qua có chuyển biến ở mặt thứ {number}, "
                    * 3
                )
            )
        for number in range(2):
            body.append(
                p(
                    f"- Sở Tài chính chủ trì, phối hợp với Sở Nội vụ lập đề án {topic} số {page}.{number} năm 2026;"
                )
            )
    rows = [row("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Sản phẩm", "Thời gian báo cáo")]
    rows += [
        row(str(n + 1), f"Xây dựng chương trình thứ {n}", "Sở Xây dựng", "Đề án", "2026") for n in range(500)
    ]
    return Package("".join(body) + p("Phụ lục") + table(*rows) + p("")).bytes()


def test_five_hundred_pages_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(five_hundred_pages())
    begun = time.process_time()
    found = read_document(path)
    assert time.process_time() - begun < 5
    assert sum(map(len, found.texts())) > 1_000_000
    assert len(found.tables[0].rows) == 501
    reading = interpret(found, seed_book())
    assert time.process_time() - begun < 30
    assert sum(task.origin is Origin.ANNEX for task in reading.tasks) == 500
    assert sum(task.origin is Origin.NARRATIVE for task in reading.tasks) == 1000


def test_what_is_longer_than_any_plan_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Sở Tài chính chủ trì lập đề án.\n" * 170_000, "utf-8")
    with pytest.raises(PlanError, match="more text than 2,000 pages"):
        read_document(path)
