"""The letter with a feedback workbook: kinds of faults, the gravest first, on one page; and by when."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from tests.forms.form_samples import department, measure, task
from tests.reporting.report_builder import SETTINGS, TEMPLATES
from toolkit.forms.arrange import places
from toolkit.messages import use_language
from toolkit.messages.catalogue import CATALOGUE, make
from toolkit.messages.catalogue.lookup import placeholders
from toolkit.model.findings import Finding, Outcome, Place
from toolkit.model.form import FormContent
from toolkit.model.returns import CheckedReturn
from toolkit.register.settings import FeedbackRules, PeriodSettings, Settings
from toolkit.reporting.feedback_letter import correction_day, faults_of
from toolkit.reporting.letters_writer import Contact, Letter, LetterKind, letter_bytes
from toolkit.reporting.report_head import letterhead
from toolkit.reporting.report_wording_reader import read_report_wording

CONTENT = department()
WORDS = read_report_wording(TEMPLATES).letters
FIRST, SECOND, THIRD = (line.key for line in CONTENT.tasks)

# code | line | field | value; the cells are those of the feedback workbook, not of the file that came
TABLE = f"""
W412 | {FIRST} | next_step |
E401 | {SECOND} | status |
E222 | {FIRST} | status | xong
E202 | | |
E801 | | letter_number |
E401 | {THIRD} | status |
I227 | {FIRST} | percent | 45%
E241 | {SECOND} | submitted_on | 9/25/2026
E241 | {THIRD} | submitted_on | 9/26/2026
"""
EXPECTED = """
Nội dung phải chỉnh sửa (7)
- Thiếu trang: cả tệp;
- 3 ô bắt buộc chưa điền: Tình trạng (2), Số, ký hiệu văn bản gửi báo cáo (1);
- Tháng đứng trước ngày: trang “Nhiệm vụ”, ô I8, I10;
- Giá trị ngoài danh sách: trang “Nhiệm vụ”, ô G7.
Nội dung cần kiểm tra lại (1)
- Còn thiếu nội dung: trang “Nhiệm vụ”, ô P7.
"""


def _finding(code: str, line: str, field: str, value: str) -> Finding:
    args = dict.fromkeys(placeholders(CATALOGUE[code]), "x")
    place = Place("Trang khác", "ZZ99", line or None, field) if field else Place()
    return make(code, place, value or None, args)


def _listed(findings: tuple[Finding, ...], content: FormContent) -> str:
    checked = CheckedReturn("r.xlsx", Outcome.RETURNED, content.agency, "2026", findings)
    with use_language("vi"):
        gaps = faults_of(checked, content, WORDS)
    return "\n".join(line for one in gaps for line in (one.title, *(f"- {item}" for item in one.lines)))


def test_kinds_of_faults_the_gravest_first() -> None:
    rows = [[part.strip() for part in line.split("|")] for line in TABLE.strip().splitlines()]
    assert _listed(tuple(_finding(*row) for row in rows), CONTENT) == EXPECTED.strip()


def test_nothing_to_correct_lists_nothing() -> None:
    assert _listed((), CONTENT) == ""


def _many() -> tuple[FormContent, tuple[Finding, ...]]:
    """A large form with a finding of some kind in each of its cells: hundreds."""
    content = replace(
        CONTENT,
        agency_name="Ban Quản lý Khu kinh tế Nghi Sơn và các khu công nghiệp tỉnh Thanh Hóa",
        tasks=tuple(task(str(n)) for n in range(1, 41)),
        measures=tuple(measure(str(n), "%", "50") for n in range(1, 31)),
    )
    codes = sorted(code for code in CATALOGUE if code[0] in "EW" and code[1] != "1")
    found = tuple(
        _finding(codes[number % len(codes)], place.line or "", place.field, "" if number % 3 else "giá trị")
        for number, place in enumerate(places(content))
    )
    return content, found


@pytest.mark.libreoffice
def test_one_page_however_many(tmp_path: Path) -> None:
    content, found = _many()
    assert len(found) > 500
    checked = CheckedReturn("r.xlsx", Outcome.RETURNED, "SXD", "2026", found)
    with use_language("vi"):
        gaps = faults_of(checked, content, WORDS)
    issuer = msgspec.structs.replace(
        SETTINGS.issuer, signer_form="KT.", signer_title="PHÓ GIÁM ĐỐC", signer="Nguyễn Văn Trường"
    )
    letter = Letter(
        kind=LetterKind.FEEDBACK,
        head=letterhead(
            msgspec.structs.replace(SETTINGS, issuer=issuer), "Sở Tài chính", "STC-TH", date(2026, 11, 30)
        ),
        agency=content.agency_name,
        period="6 tháng đầu năm 2026",
        plans="",
        contact=Contact("tonghop.stc@thanhhoa.gov.vn", "ông Nguyễn Văn Anh, Phòng Tổng hợp", "0237.3852.123"),
        received="28/11/2026",
        correct_by="03/12/2026",
        gaps=gaps,
        sample_mark="SỐ LIỆU MẪU",
    )
    path = tmp_path / "letter.docx"
    path.write_bytes(letter_bytes(letter, TEMPLATES))
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(path)], check=True, timeout=120, capture_output=True
    )
    told = subprocess.run(["pdfinfo", str(path.with_suffix(".pdf"))], check=True, capture_output=True).stdout
    assert b"Pages:           1\n" in told


def _settings(correct_by: date | None, days: int) -> Settings:
    return msgspec.structs.replace(
        SETTINGS,
        periods={"2026": PeriodSettings(due=date(2026, 11, 29), correct_by=correct_by)},
        feedback=FeedbackRules(working_days=days),
    )


# as-of date | day set for the period | working days | to be corrected by
DAYS = [
    (date(2026, 11, 30), None, 3, date(2026, 12, 3)),
    (date(2026, 11, 27), None, 3, date(2026, 12, 2)),
    (date(2026, 11, 28), None, 1, date(2026, 11, 30)),
    (date(2026, 11, 30), date(2026, 12, 10), 3, date(2026, 12, 10)),
    (date(2026, 12, 10), date(2026, 12, 10), 3, date(2026, 12, 10)),
    (date(2026, 12, 11), date(2026, 12, 10), 3, date(2026, 12, 16)),
]


@pytest.mark.parametrize(("as_of", "fixed", "days", "expected"), DAYS)
def test_by_when(as_of: date, fixed: date | None, days: int, expected: date) -> None:
    assert correction_day(_settings(fixed, days), "2026", as_of) == expected
    assert correction_day(_settings(None, days), "2027", as_of) == correction_day(
        _settings(None, days), "2026", as_of
    )
