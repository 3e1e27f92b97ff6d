"""Plan documents built in code: other provinces, other shapes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.table import Table as WordTable

FRONT = (
    "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch hành động thực hiện Nghị quyết số 39-NQ/TW "
    "của Bộ Chính trị.",
    "(Kèm theo Quyết định số 1234/QĐ-UBND ngày 05 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Nghệ An)",
)


def word(paragraphs: Sequence[str] = FRONT) -> WordDocument:
    """A Word document with these paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return document


def table(document: WordDocument, rows: Sequence[Sequence[str]]) -> WordTable:
    """Add a table; a cell '<' is merged with the one on its left, '^' with the one above."""
    added = document.add_table(rows=len(rows), cols=len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text not in {"<", "^"}:
                added.cell(r, c).text = text
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text == "<":
                added.cell(r, c - 1).merge(added.cell(r, c))
            elif text == "^":
                added.cell(r - 1, c).merge(added.cell(r, c))
    return added


def save(document: WordDocument, folder: Path) -> Path:
    """The document in a file."""
    path = folder / "plan.docx"
    document.save(str(path))
    return path
