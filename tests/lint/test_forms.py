"""Forms that are right in more than one way, and the ways in which they go wrong."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from tests.lint.lint_builder import (
    Spoil,
    bytes_of,
    each_run,
    find,
    full,
    insert_after,
    lint,
    rewrite,
    spoiled,
)
from tests.reporting.report_builder import TEMPLATES, with_issuer
from toolkit.reporting.report_writer import report_bytes


def _rules(name: str, start: str, text: str) -> list[str]:
    return [one.rule for one in spoiled(name, lambda document: rewrite(find(document, start), text))]


@pytest.mark.parametrize(
    ("form", "title"),
    [
        ("", "GIÁM ĐỐC"),
        ("KT.", "PHÓ GIÁM ĐỐC"),
        ("Q.", "GIÁM ĐỐC"),
        ("TM.", "CHỦ TỊCH"),
        ("TL.", "CHỦ TỊCH / CHÁNH VĂN PHÒNG"),
        ("TUQ.", "GIÁM ĐỐC / TRƯỞNG PHÒNG TỔNG HỢP"),
    ],
)
def test_every_authority_signs_in_its_form(form: str, title: str) -> None:
    text = with_issuer(full(), signer_form=form, signer_title=title).text()
    assert lint(report_bytes(text, TEMPLATES / "report.docx")) == ()


@pytest.mark.parametrize(
    "lines",
    [("K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("KT.GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
     ("T.M ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ("TUQ GIÁM ĐỐC", "TRƯỞNG PHÒNG"), ("T/L CHỦ TỊCH", "CHÁNH VĂN PHÒNG")],
)  # fmt: skip
def test_a_mistyped_authority_is_told(lines: tuple[str, str]) -> None:
    def spoil(document: Document) -> None:
        insert_after(find(document, "GIÁM ĐỐC"), lines[1])
        rewrite(find(document, "GIÁM ĐỐC"), lines[0])

    assert [one.rule for one in spoiled("report", spoil)] == ["signer_authority"]


def test_a_deputy_signs_as_deputy() -> None:
    def spoil(document: Document) -> None:
        insert_after(find(document, "GIÁM ĐỐC"), "TRƯỞNG PHÒNG")
        rewrite(find(document, "GIÁM ĐỐC"), "KT. GIÁM ĐỐC")

    assert [one.rule for one in spoiled("report", spoil)] == ["signer_office"]


@pytest.mark.parametrize(
    "number", ["Số: 05/BC-STC", "Số: 120/BC-UBND", "Số:      /BC-STC", "Số: …../BC-VPĐKĐĐ"]
)
def test_numbers_in_form(number: str) -> None:
    assert _rules("report", "Số:", number) == []


@pytest.mark.parametrize(
    "number",
    [
        "Số: 5/BC-STC",
        "Số 05/BC-STC",
        "SỐ: 05/BC-STC",
        "Số: 05/BC - STC",
        "Số: 05-BC/STC",
        "Số: 05/2026/BC-STC",
    ],
)
def test_numbers_out_of_form(number: str) -> None:
    assert "number_form" in _rules("report", "Số:", number)


@pytest.mark.parametrize("number", ["Số: 05/STC-TH", "Số:      /UBND-KTTC", "Số: 1234/SNNMT-KHTC"])
def test_numbers_of_letters(number: str) -> None:
    assert _rules("request", "Số:", number) == []


@pytest.mark.parametrize(
    "place",
    [
        "Thanh Hóa, ngày 05 tháng 02 năm 2026",
        "Thanh Hóa, ngày 29 tháng 6 năm 2026",
        "Phường Đào Duy Từ, ngày      tháng 12 năm 2026",
        "Thanh Hóa, ngày … tháng … năm 2026",
        "Bà Rịa - Vũng Tàu, ngày 10 tháng 10 năm 2026",
    ],
)
def test_dates_in_form(place: str) -> None:
    assert _rules("report", "Thanh Hóa, ngày", place) == []


@pytest.mark.parametrize(
    "place",
    [
        "Thanh Hóa, ngày 5 tháng 02 năm 2026",
        "Thanh Hóa, ngày 05 tháng 2 năm 2026",
        "Thanh Hóa, ngày 05 tháng 06 năm 2026",
        "Thanh Hóa ngày 05 tháng 6 năm 2026",
        "Thanh Hóa, ngày 32 tháng 6 năm 2026",
        "Thanh Hóa, ngày 05 tháng 13 năm 2026",
        "Thanh Hóa, Ngày 05 tháng 6 năm 2026",
    ],
)
def test_dates_out_of_form(place: str) -> None:
    assert _rules("report", "Thanh Hóa, ngày", place) == ["place_form"]


def test_several_addressees_stand_below_each_other() -> None:
    def listed(*lines: str) -> Spoil:
        def spoil(document: Document) -> None:
            first = find(document, "Kính gửi")
            for line in reversed(lines):
                insert_after(first, line)
            rewrite(first, "Kính gửi:")

        return spoil

    assert spoiled("request", listed("- Sở Y tế;", "- Sở Xây dựng.")) == ()
    for wrong in (
        ("- Sở Y tế;", "- Sở Xây dựng;"),
        ("- Sở Y tế,", "- Sở Xây dựng."),
        ("-Sở Y tế;", "- Sở Xây dựng."),
    ):
        assert [one.rule for one in spoiled("request", listed(*wrong))] == ["addressee_form"]


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (lambda p: each_run(p, lambda run: setattr(run.font, "size", Pt(11))), "size 11"),
        (lambda p: each_run(p, lambda run: setattr(run, "bold", False)), "not bold"),
        (lambda p: each_run(p, lambda run: setattr(run, "italic", True)), "italic"),
        (lambda p: rewrite(p, "Báo cáo"), "small letters"),
        (lambda p: setattr(p.paragraph_format, "alignment", WD_ALIGN_PARAGRAPH.LEFT), "not centred"),
    ],
)
def test_each_trait_of_a_component_is_looked_at(change: Callable[[Paragraph], object], shown: str) -> None:
    (finding,) = spoiled("report", lambda document: change(find(document, "BÁO CÁO")))
    assert (finding.rule, finding.excerpt.upper()) == ("type_name.look", "BÁO CÁO")
    assert f": {shown}." in finding.message


def test_small_letters_printed_as_capitals_are_capitals() -> None:
    def spoil(document: Document) -> None:
        paragraph = find(document, "BÁO CÁO")
        rewrite(paragraph, "Báo cáo")
        paragraph.runs[0].font.all_caps = True

    assert spoiled("report", spoil) == ()


def test_equal_faults_of_one_part_are_told_once_with_their_number() -> None:
    def spoil(document: Document) -> None:
        for paragraph in document.paragraphs:
            if paragraph.style.name in {"Nội dung", "Gạch đầu dòng"}:
                paragraph.paragraph_format.first_line_indent = Cm(0)

    (finding,) = spoiled("report", spoil)
    assert finding.rule == "body_indent"
    assert finding.count > 5
    assert finding.excerpt.startswith("Thực hiện")


def test_numbers_of_points_follow_the_vietnamese_alphabet() -> None:
    def lettered(letters: str) -> Spoil:
        def spoil(document: Document) -> None:
            last = find(document, "a) ")
            for other in [p for p in document.paragraphs if p.text[1:3] == ") "]:
                if other._p is not last._p:
                    other._p.getparent().remove(other._p)
            for letter in letters:
                last = insert_after(last, f"{letter}) Nội dung;")

        return spoil

    assert spoiled("report", lettered("bcdđeghik")) == ()
    for wrong in ("bcde", "bdđ", "bcdđef"):
        assert [one.rule for one in spoiled("report", lettered(wrong))] == ["heading_order"]


def test_a_report_and_a_letter_are_told_apart() -> None:
    named = docx.Document(io.BytesIO(bytes_of("report")))
    assert find(named, "BÁO CÁO").text == "BÁO CÁO"
    # Without its kind, a report is still known by the symbol of its number; without that, it is a letter.
    assert _rules("report", "BÁO CÁO", "") == ["type_name.missing"]

    def spoil(document: Document) -> None:
        rewrite(find(document, "BÁO CÁO"), "")
        rewrite(find(document, "Số:"), "Số:      /STC-TH")

    assert "letter_subject.missing" in [one.rule for one in spoiled("report", spoil)]
