"""Letters: the form of a công văn, and clauses that go when there is nothing to say."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from tests.reporting.report_builder import TEMPLATES, a_letter
from toolkit.model.errors import WorkspaceError
from toolkit.reporting.letters_writer import Contact, Letter, LetterKind, letter_bytes


def _text(letter: Letter) -> str:
    document = docx.Document(io.BytesIO(letter_bytes(letter, TEMPLATES)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(p.text for p in document.paragraphs)])


@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_has_the_form_of_an_official_letter(kind: LetterKind, tmp_path: Path) -> None:
    text = _text(a_letter(kind))
    for part in (
        "UBND TỈNH THANH HÓA\nSỞ TÀI CHÍNH",
        "Số:      /STC-TH\nV/v ",
        "Thanh Hóa, ngày      tháng 9 năm 2026",
        "Kính gửi: Sở Y tế.",
        "phối hợp thực hiện./.",
        "Nơi nhận:\n- Như trên;\n- Lưu: VT, TH.",
    ):
        assert part in text
    (tmp_path / "letter.docx").write_bytes(letter_bytes(a_letter(kind), TEMPLATES))
    assert OpenXmlValidator().validate(str(tmp_path / "letter.docx")).errors == []


def test_the_request_says_what_when_and_whom_to_ask() -> None:
    text = _text(a_letter(LetterKind.REQUEST))
    for part in (
        "05 nhiệm vụ được giao",
        "(mã biểu mẫu STC-2026-AB)",
        "chậm nhất ngày 29/11/2026; số liệu tính đến ngày 30/11/2026.",
        "địa chỉ th@example.vn",
        "liên hệ ông A, điện thoại 0237.123.",
    ):
        assert part in text


def test_clauses_without_content_go() -> None:
    bare = replace(a_letter(LetterKind.REQUEST), contact=Contact(), code="", as_of="")
    text = _text(bare)
    for word in ("mã biểu mẫu", "số liệu tính đến", "Nơi nhận và đầu mối", "địa chỉ", "điện thoại"):
        assert word not in text


def test_the_reminder_lists_the_gaps_under_their_headings() -> None:
    text = _text(a_letter(LetterKind.REMINDER))
    listed = "1. Nhiệm vụ chưa báo cáo (2)\n- Đề án A;\n- Đề án B.\n2. Chỉ tiêu (1)\n- GRDP."
    assert listed in text
    assert "Đến ngày 30/11/2026, các nội dung sau đây của Sở Y tế" in text


def test_the_feedback_letter_says_by_when_to_correct() -> None:
    text = _text(a_letter(LetterKind.FEEDBACK))
    assert "của Sở Y tế ngày 28/11/2026" in text
    assert "chậm nhất ngày 05/12/2026" in text


def test_a_sample_letter_says_so_and_texts_stay_text() -> None:
    letter = replace(a_letter(LetterKind.REMINDER), sample_mark="SỐ LIỆU MẪU", agency="<b>{{ x }}</b> & \x07")
    document = docx.Document(io.BytesIO(letter_bytes(letter, TEMPLATES)))
    assert document.sections[0].first_page_footer.paragraphs[0].text == "SỐ LIỆU MẪU"
    assert any(p.text.startswith("Kính gửi: <b>{{ x }}</b> &") for p in document.paragraphs)


def test_the_same_letter_has_the_same_bytes() -> None:
    letter = a_letter(LetterKind.REMINDER)
    assert letter_bytes(letter, TEMPLATES) == letter_bytes(letter, TEMPLATES)


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"reminder\.docx is missing"):
        letter_bytes(a_letter(LetterKind.REMINDER), tmp_path)
