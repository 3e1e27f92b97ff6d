"""What `issue` puts beside the forms: the letter that asks for the report, and the list."""

from __future__ import annotations

from docx import Document
from openpyxl import load_workbook

from tests.workflows.cycle import Office
from toolkit.workflows.issue import LETTER_NAME, LIST_NAME


def _letter(office: Office) -> str:
    path = office.root / "outbox/2026/letters" / LETTER_NAME
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_the_letter_names_plans_deadline_and_telephone(office: Office) -> None:
    text = _letter(office)
    assert (
        "Thực hiện Quyết định số 557/QĐ-UBND ngày 17/02/2023 của UBND tỉnh Thanh Hóa và "
        "Quyết định số 74/QĐ-UBND ngày 07/01/2026 của UBND tỉnh Thanh Hóa, Sở Tài chính đề nghị" in text
    )
    assert "chậm nhất ngày 29/11/2026; số liệu tính đến ngày 30/11/2026" in text
    assert "đề nghị liên hệ Sở Tài chính, điện thoại …………………." in text
    path = office.root / "toolkit.toml"
    settings = path.read_text("utf-8")
    assert "# phone =" in settings
    assert "[issuer] in toolkit.toml" in office.run("issue").stdout

    named = (
        'drafted_by = "TH"\ncontact = "ông Lê Văn C"\nphone = "0237 3852 246"\nemail = "th@thanhhoa.gov.vn"\n'
    )
    path.write_text(settings.replace('drafted_by = "TH"\n', named), "utf-8")
    assert "[issuer] in toolkit.toml" not in office.run("issue").stdout
    text = _letter(office)
    assert "đề nghị liên hệ ông Lê Văn C, điện thoại 0237 3852 246." in text
    assert "gửi về địa chỉ th@thanhhoa.gov.vn" in text


def test_the_list_has_every_form_with_its_code(office: Office) -> None:
    sheet = load_workbook(office.root / "outbox/2026" / LIST_NAME).worksheets[0]
    rows = {row[6]: row[7] for row in sheet.iter_rows(values_only=True) if str(row[6]).endswith(".xlsx")}
    files = {path.name for path in (office.root / "outbox/2026/forms").iterdir()}
    assert len(files) > 100
    assert rows.keys() == files
    form = load_workbook(office.form("SNgV"))
    assert rows["SNgV.xlsx"] in str(form["Nhiệm vụ"]["A2"].value)
