"""Sample returns as workbooks, with what officers do to them afterwards."""

from __future__ import annotations

import io

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.files.store import stable_zip
from toolkit.forms.filling import Filling
from toolkit.forms.wording_reader import FormWording
from toolkit.forms.writer import form_bytes
from toolkit.model.form import FormContent
from toolkit.workflows.sample_plan import SampleReturn, Twist


def sample_bytes(sample: SampleReturn, neighbour: FormContent, wording: FormWording) -> bytes:
    """The filled form of a sample; ``neighbour`` is whose name it bears by mistake, where that is its story."""
    data = form_bytes(sample.content, wording, Filling(sample.answers))
    if sample.twist is Twist.NONE:
        return data
    return _twisted(data, sample, neighbour)


def _twisted(data: bytes, sample: SampleReturn, neighbour: FormContent) -> bytes:
    book = load_workbook(io.BytesIO(data))
    sheet = book["Nhiệm vụ"]
    match sample.twist:
        case Twist.SORTED_ROWS:
            _reverse_lines(sheet, sample.content)
        case Twist.ERROR_CELL:
            row = _row_of(sheet, sample.content.tasks[0].key)
            sheet.cell(row, _column_of(sheet, "Kết quả")).value = "#N/A"
        case Twist.NEIGHBOURS_NAME:
            for other in book.worksheets:
                _rename(other, sample.content.agency_name, neighbour.agency_name)
        case _:
            pass
    target = io.BytesIO()
    book.save(target)
    return stable_zip(target.getvalue())


def _row_of(sheet: Worksheet, key: str) -> int:
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == key)


def _column_of(sheet: Worksheet, heading: str) -> int:
    return next(
        cell.column
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith(heading)
    )


def _reverse_lines(sheet: Worksheet, content: FormContent) -> None:
    rows = [_row_of(sheet, task.key) for task in content.tasks]
    values = {row: [cell.value for cell in sheet[row]] for row in rows}
    for row, source in zip(rows, reversed(rows), strict=True):
        for cell, value in zip(sheet[row], values[source], strict=True):
            cell.value = value


def _rename(sheet: Worksheet, before: str, after: str) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and before in cell.value:
                cell.value = cell.value.replace(before, after)
