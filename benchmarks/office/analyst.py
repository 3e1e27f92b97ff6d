"""The same job as an able analyst would script it in an afternoon.

Every file is copied into an archive and noted in a register. Every sheet of every return is read with pandas (openpyxl
beneath), every table is held against a pandera schema, the tables are put together and written with to_excel; agencies
with faults get their own form back with these cells coloured and commented, and a letter; a Word table is filled row by
row with python-docx. No identity, no deadlines, no states, no verdicts, and nothing is safe from being killed.

Run: python benchmarks/office/analyst.py FOLDER_OF_RETURNS OUTPUT_FOLDER
"""

from __future__ import annotations

import csv
import hashlib
import shutil
import sys
from datetime import datetime
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
from docx import Document
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

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
TASKS = {
    "Mã": "line",
    "Tình trạng (*)": "status",
    "Tỷ lệ hoàn thành (%)": "percent",
    "Ngày trình": "submitted_on",
    "Ngày ban hành": "issued_on",
    "Số, ký hiệu văn bản": "document",
    "Kết quả thực hiện": "result",
    "Khó khăn, vướng mắc": "difficulty",
    "Nguyên nhân chậm": "cause",
    "Kiến nghị, đề xuất": "proposal",
    "Việc tiếp theo": "next_step",
    "Đề nghị gia hạn đến": "extension_to",
    "Lý do gia hạn": "extension_reason",
}
MEASURES = {
    "Mã": "line",
    "Giá trị thực hiện": "value",
    "Loại số liệu (*)": "value_status",
    "Ngày số liệu": "value_date",
    "Nguồn số liệu": "source",
    "Giải trình": "explanation",
}
BOXES = ["highlights", "shortcomings", "causes", "next_year", "proposals"]
SIGN_OFF = ["letter_number", "letter_date", "signer", "signer_title", "preparer", "phone"]
SHEETS = {"tasks": "Nhiệm vụ", "measures": "Chỉ tiêu", "sign_off": "Ký duyệt"}
RED = PatternFill("solid", fgColor="F8A5A5")
FIRST_ROW, ANSWERS = 5, 8
"""Where the rows of a table begin, and its answers (column H); the boxes of the sign-off are in column C."""
DATES = ["submitted_on", "issued_on", "extension_to", "value_date", "letter_date"]

TASK_SCHEMA = pa.DataFrameSchema(
    {
        "line": pa.Column(str, unique=True),
        "status": pa.Column(str, pa.Check.isin(list(STATUS.values()))),
        "percent": pa.Column(float, pa.Check.in_range(0, 100), nullable=True),
        "result": pa.Column(str, nullable=True),
        "document": pa.Column(str, nullable=True),
    },
    checks=[
        pa.Check(lambda rows: (rows["status"] != "done") | rows["document"].notna(), name="document missing"),
        pa.Check(
            lambda rows: ~rows["status"].isin(["done", "under_way"]) | rows["result"].notna(),
            name="result missing",
        ),
    ],
)
MEASURE_SCHEMA = pa.DataFrameSchema(
    {
        "line": pa.Column(str, unique=True),
        "value": pa.Column(float, nullable=True),
        "value_status": pa.Column(str, pa.Check.isin(list(VALUE_STATUS.values()))),
    },
    checks=[
        pa.Check(
            lambda rows: (
                ~rows["value_status"].isin(["estimate", "preliminary", "official"])
                | (rows["value"].notna() & rows["source"].notna())
            ),
            name="value or source missing",
        )
    ],
)
SIGN_OFF_SCHEMA = pa.DataFrameSchema({field: pa.Column(nullable=False) for field in SIGN_OFF})


def read_table(book: pd.ExcelFile, sheet: str, columns: dict[str, str]) -> pd.DataFrame:
    """The rows with a code, in the columns wanted, dates and numbers read."""
    table = pd.read_excel(book, sheet_name=sheet, header=3, dtype=str)[list(columns)].rename(columns=columns)
    table = table[table["line"].notna()].reset_index(drop=True)
    for field in table.columns.intersection(DATES):
        table[field] = pd.to_datetime(table[field], format="%d/%m/%Y").dt.strftime("%Y-%m-%d")
    for field in table.columns.intersection(["percent", "value"]):
        plain = table[field].str.replace(".", "", regex=False).str.replace(",", ".", regex=False)
        table[field] = plain.astype(float)
    for field, words in (("status", STATUS), ("value_status", VALUE_STATUS)):
        if field in table:
            table[field] = table[field].map(words)
    return table


def read_boxes(book: pd.ExcelFile, sheet: str, fields: list[str]) -> pd.DataFrame:
    """One row: the boxes below each other, side by side."""
    column = pd.read_excel(book, sheet_name=sheet, header=None, skiprows=4, dtype=str)[2]
    row = column.reindex(range(len(fields))).set_axis(fields).to_frame().T
    if "letter_date" in row:
        row["letter_date"] = pd.to_datetime(row["letter_date"], format="%d/%m/%Y").dt.strftime("%Y-%m-%d")
    return row


def faults(schema: pa.DataFrameSchema, table: pd.DataFrame) -> pd.DataFrame | None:
    """What the schema finds, all at once; None where it finds nothing."""
    try:
        schema.validate(table, lazy=True)
    except pa.errors.SchemaErrors as error:
        return error.failure_cases.astype(str)
    return None


def marked(path: Path, wrong: dict[str, pd.DataFrame], out: Path) -> None:
    """The agency's own form with its faults coloured and commented."""
    book = load_workbook(path)
    for name, failures in wrong.items():
        sheet, fields = book[SHEETS[name]], list((MEASURES if name == "measures" else TASKS).values())[1:]
        for field, index, check in zip(failures["column"], failures["index"], failures["check"], strict=True):
            if name == "sign_off":
                cell = sheet.cell(FIRST_ROW + SIGN_OFF.index(field), 3)
            else:
                column = ANSWERS + fields.index(field) if field in fields else ANSWERS
                cell = sheet.cell(FIRST_ROW + int(float(index)), column)
            cell.fill = RED
            cell.comment = Comment(str(check), "Sở Tài chính")
    book.save(out)


def letter(agency: str, faults_found: int, out: Path) -> None:
    """The letter that goes with it."""
    document = Document()
    document.add_heading("V/v đề nghị hoàn chỉnh báo cáo", level=1)
    document.add_paragraph(f"Kính gửi: {agency}")
    document.add_paragraph(f"Báo cáo của đơn vị còn {faults_found} chỗ cần sửa; các ô đã được tô màu.")
    document.save(out)


def taken_in(path: Path, out: Path) -> list[str]:
    """Copy a file into the archive; its line in the register."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    shutil.copy2(path, out / "archive" / f"{digest}.xlsx")
    return [path.name, digest, datetime.fromtimestamp(path.stat().st_mtime).isoformat()]


def main(inbox: Path, out: Path) -> None:
    """Read, check, put together and write; the later return of an agency replaces the earlier one."""
    for folder in ("archive", "feedback", "letters"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    sheets: dict[str, dict[str, pd.DataFrame]] = {"tasks": {}, "measures": {}, "boxes": {}, "sign_off": {}}
    register = []
    for path in sorted(inbox.rglob("*.xlsx")):
        register.append(taken_in(path, out))
        with pd.ExcelFile(path, engine="openpyxl") as book:
            agency = pd.read_excel(book, sheet_name="_meta", header=None, nrows=2, dtype=str).iloc[1, 1]
            found = {"tasks": read_table(book, "Nhiệm vụ", TASKS)} if "Nhiệm vụ" in book.sheet_names else {}
            if "Chỉ tiêu" in book.sheet_names:
                found["measures"] = read_table(book, "Chỉ tiêu", MEASURES)
            found["boxes"] = read_boxes(book, "Đánh giá chung", BOXES)
            found["sign_off"] = read_boxes(book, "Ký duyệt", SIGN_OFF)
        schemas = {"tasks": TASK_SCHEMA, "measures": MEASURE_SCHEMA, "sign_off": SIGN_OFF_SCHEMA}
        wrong = {
            name: f
            for name, schema in schemas.items()
            if name in found and (f := faults(schema, found[name])) is not None
        }
        back, cover = out / "feedback" / f"{agency}.xlsx", out / "letters" / f"{agency}.docx"
        if wrong:
            marked(path, wrong, back)
            letter(agency, sum(map(len, wrong.values())), cover)
        else:
            back.unlink(missing_ok=True)
            cover.unlink(missing_ok=True)
        for name, table in found.items():
            sheets[name][agency] = table.assign(agency=agency, file=path.name)
    with (out / "register.csv").open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(register)
    with pd.ExcelWriter(out / "consolidated.xlsx") as writer:
        for name, tables in sheets.items():
            pd.concat(tables.values(), ignore_index=True).to_excel(writer, sheet_name=name, index=False)
    report(pd.concat(sheets["tasks"].values(), ignore_index=True), out / "report.docx")


def report(tasks: pd.DataFrame, path: Path) -> None:
    """A Word table of all task rows, filled row by row."""
    document = Document()
    fields = ["agency", "line", "status", "percent", "result"]
    table = document.add_table(rows=1, cols=len(fields))
    for row in tasks[fields].itertuples(index=False):
        cells = table.add_row().cells
        for cell, value in zip(cells, row, strict=True):
            cell.text = str(value)
    document.save(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
