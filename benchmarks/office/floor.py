"""The least conceivable: what consolidating costs when nothing is done but the bare job.

Copies every return into an archive and notes it in a register, reads it with python-calamine (no look at what kind of
file it is, no protection against a damaged one), holds the answers against plain conditions in one loop, writes one
workbook of all values with xlsxwriter, and one small workbook of faults for each agency that has any. No form to
correct in, no letter, no identity, no states, no verdicts.

Run: python benchmarks/office/floor.py FOLDER_OF_RETURNS OUTPUT_FOLDER
"""

from __future__ import annotations

import csv
import sys
from datetime import datetime
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

STATUS = {
    "Đã hoàn thành": "done",
    "Đang thực hiện": "under_way",
    "Chưa thực hiện": "not_started",
    "Không phát sinh": "nothing",
    "Chưa có số liệu": "no_data",
    "Báo cáo riêng theo chế độ mật": "secret",
}
VALUE_STATUS = {
    "Ước thực hiện": "estimate",
    "Sơ bộ": "preliminary",
    "Chính thức": "official",
    "Không phát sinh": "nothing",
    "Chưa có số liệu": "no_data",
    "Báo cáo riêng theo chế độ mật": "secret",
}
TASK_FIELDS = [
    *"status percent submitted_on issued_on document result difficulty cause".split(),  # noqa: SIM905
    *"proposal next_step extension_to extension_reason".split(),  # noqa: SIM905
]
MEASURE_FIELDS = ["value", "value_status", "value_date", "source", "explanation"]
BOXES = ["highlights", "shortcomings", "causes", "next_year", "proposals"]
SIGN_OFF = ["letter_number", "letter_date", "signer", "signer_title", "preparer", "phone"]
DATES = {"submitted_on", "issued_on", "extension_to", "value_date", "letter_date"}
NUMBERS = {"percent", "value"}
CHOICES = {"status": STATUS, "value_status": VALUE_STATUS}
FIRST_ANSWER = 7  # column H of both tables
HEAD_ROWS = 4


def value_of(field: str, text: str) -> str:
    """The text of a cell as the export tells it; ValueError when it is none."""
    if field in CHOICES:
        if text not in CHOICES[field]:
            raise ValueError(text)
        return CHOICES[field][text]
    if field in DATES:
        return datetime.strptime(text, "%d/%m/%Y").date().isoformat()
    if field in NUMBERS:
        try:
            return str(Decimal(text.replace(".", "").replace(",", ".")))
        except InvalidOperation as error:
            raise ValueError(text) from error
    return text


def answers_of(book: CalamineWorkbook) -> list[tuple[str, str, str]]:
    """Line (empty for the agency's own fields), field and text of each filled answer cell."""
    found = []
    for name, fields in (("Nhiệm vụ", TASK_FIELDS), ("Chỉ tiêu", MEASURE_FIELDS)):
        if name not in book.sheet_names:
            continue
        for row in book.get_sheet_by_name(name).to_python()[HEAD_ROWS:]:
            if row[0]:
                cells = zip(fields, row[FIRST_ANSWER:], strict=False)
                found += [(row[0], field, str(cell)) for field, cell in cells if cell != ""]
    for name, fields in (("Đánh giá chung", BOXES), ("Ký duyệt", SIGN_OFF)):
        rows = book.get_sheet_by_name(name).to_python()[HEAD_ROWS:]
        found += [("", field, str(row[2])) for field, row in zip(fields, rows, strict=False) if row[2] != ""]
    return found


def faults_of(values: dict[tuple[str, str], str]) -> list[tuple[str, str, str]]:
    """Line, field and fault of what plain conditions find."""
    found = [("", field, "missing") for field in SIGN_OFF if ("", field) not in values]
    for (line, field), value in values.items():
        if field == "percent" and not 0 <= Decimal(value) <= 100:
            found.append((line, field, "not between 0 and 100"))
        if field == "status" and value == "done" and (line, "document") not in values:
            found.append((line, "document", "missing"))
        if field == "status" and value in ("done", "under_way") and (line, "result") not in values:
            found.append((line, "result", "missing"))
        if field == "value_status" and value in ("estimate", "preliminary", "official"):
            found += [(line, f, "missing") for f in ("value", "source") if (line, f) not in values]
    return found


def write(path: Path, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """A workbook of one table."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("values")
        sheet.write_row(0, 0, head)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)


def main(inbox: Path, out: Path) -> None:
    """Read all returns in order of their names; a later one of an agency replaces an earlier one cell by cell."""
    for folder in ("archive", "feedback"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    register = []
    every: dict[str, dict[tuple[str, str], str]] = {}
    for path in sorted(inbox.rglob("*.xlsx")):
        data = path.read_bytes()
        digest = sha256(data).hexdigest()
        (out / "archive" / digest).write_bytes(data)
        register.append((path.name, digest))
        book = CalamineWorkbook.from_path(path)
        agency = str(book.get_sheet_by_name("_meta").to_python()[1][1])
        values = every.setdefault(agency, {})
        faults = []
        for line, field, text in answers_of(book):
            try:
                values[line, field] = value_of(field, text)
            except ValueError:
                faults.append((line, field, f"cannot be read: {text}"))
        faults += faults_of(values)
        if faults:
            write(out / "feedback" / f"{agency}.xlsx", ("line", "field", "fault"), faults)
        else:
            (out / "feedback" / f"{agency}.xlsx").unlink(missing_ok=True)
    rows = [(agency, *key, value) for agency, values in every.items() for key, value in values.items()]
    with (out / "register.csv").open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(register)
    write(out / "values.xlsx", ("agency", "line", "field", "value"), rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
