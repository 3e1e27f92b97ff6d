"""Generated files against golden copies, compared as normalised XML.

Regenerate after a wanted change, then read the difference before committing it:
``TOOLKIT_REGENERATE=1 pytest tests/golden``
"""

from __future__ import annotations

import io
import os
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from toolkit.forms.filling import Filling
from toolkit.forms.wording_reader import read_wording
from toolkit.forms.writer import form_bytes
from toolkit.model.form import FormContent, MeasureLine, TargetBrief, TaskLine
from toolkit.model.plan import Comparator
from toolkit.reporting.letters_writer import Contact, Gaps, Letter, LetterKind, letter_bytes
from toolkit.reporting.report_parts import Letterhead

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).with_name("files")
TEMPLATES = ROOT / "templates"
# Styles and themes are the libraries' business; what we say stands in the parts below.
PARTS = (
    "xl/worksheets/",
    "xl/sharedStrings.xml",
    "xl/workbook.xml",
    "word/document.xml",
    "docProps/custom.xml",
)

CONTENT = FormContent(
    agency="SNgV",
    agency_name="Sở Ngoại vụ",
    period="2026",
    code="BM-2026-SNgV-0A1B2C",
    due=date(2026, 11, 29),
    tasks=(
        TaskLine(
            key="74-2026/I.1",
            plan="74-2026",
            plan_number="74/QĐ-UBND",
            section="I",
            section_title="Về phát triển kinh tế",
            no="1",
            title="Xây dựng kế hoạch thu hút các dự án ưu tiên đầu tư",
            product="Kế hoạch",
            deadline="Quý II/2026",
            due=date(2026, 6, 30),
        ),
    ),
    measures=(
        MeasureLine(
            key="557-2023/CT.I.3",
            plan="557-2023",
            plan_number="557/QĐ-UBND",
            section="I",
            section_title="Về kinh tế",
            no="3",
            name="GRDP bình quân đầu người",
            unit="USD",
            targets=(
                TargetBrief("Năm 2030: 7.850 USD trở lên", Comparator.AT_LEAST, Decimal(7850), None, 2030),
            ),
        ),
    ),
    issuer_name="Sở Tài chính",
)
HEAD = Letterhead(
    superior="UBND TỈNH THANH HÓA",
    issuer="Sở Tài chính",
    issuer_upper="SỞ TÀI CHÍNH",
    symbol="STC-TH",
    place="Thanh Hóa",
    month="11",
    year="2026",
    recipient="UBND tỉnh",
    recipients=("UBND tỉnh",),
    copies=(),
    signer_lines=("GIÁM ĐỐC",),
    signer="",
    drafted_by="TH",
)
LETTER = Letter(
    kind=LetterKind.REMINDER,
    head=HEAD,
    agency="Sở Ngoại vụ",
    period="năm 2026",
    plans="Quyết định số 74/QĐ-UBND",
    contact=Contact(phone="0237 3852 246"),
    due="29/11/2026",
    as_of="30/11/2026",
    gaps=(Gaps("Nhiệm vụ chưa báo cáo (1)", ("Xây dựng kế hoạch thu hút các dự án ưu tiên đầu tư.",)),),
)
MADE = {
    "form.xml": lambda: form_bytes(CONTENT, read_wording(TEMPLATES)),
    "filled-form.xml": lambda: form_bytes(
        CONTENT,
        read_wording(TEMPLATES),
        Filling({("74-2026/I.1", "percent"): Decimal(45), (None, "signer"): "=Nguyễn Văn An"}),
    ),
    "reminder.xml": lambda: letter_bytes(LETTER, TEMPLATES),
}


def normalised(package: bytes) -> str:
    """The parts that say something, each indented, in order of their names."""
    parser = etree.XMLParser(remove_blank_text=True)
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        names = sorted(
            name for name in archive.namelist() if name.startswith(PARTS) and name.endswith(".xml")
        )
        texts = []
        for name in names:
            tree = etree.fromstring(archive.read(name), parser)
            texts.append(f"<!-- {name} -->\n{etree.tostring(tree, encoding='unicode', pretty_print=True)}")
    return "\n".join(texts)


@pytest.mark.parametrize("name", sorted(MADE))
def test_the_file_is_as_it_was(name: str) -> None:
    made = normalised(MADE[name]())
    golden = GOLDEN / name
    if os.environ.get("TOOLKIT_REGENERATE"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")


@pytest.mark.parametrize("name", sorted(MADE))
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    assert MADE[name]() == MADE[name]()


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    made = normalised(MADE["filled-form.xml"]())
    assert "=Nguyễn Văn An" in made
    assert "<f>=Nguyễn" not in made
    assert "<f>Nguyễn" not in made
