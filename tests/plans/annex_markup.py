"""Annex tables in marked-up form, read as part of a small plan of Thanh Hóa, without a file in between."""

from __future__ import annotations

from pathlib import Path

from tests.plans.plan_shared import seed_book
from tests.plans.provinces import Grid, PlanSource, parse, write
from toolkit.messages import use_language
from toolkit.model.plan import PlanReading
from toolkit.plans.document import Block, Cell, Document, Paragraph, Row, Table
from toolkit.plans.interpret import interpret
from toolkit.plans.reader import read_document

FIRST_PAGE = """
(Kèm theo Quyết định số 77/QĐ-UBND ngày 09 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Thanh Hóa)
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển y tế.
"""


def read_markup(markup: str, issuer: str = "tỉnh Thanh Hóa") -> PlanReading:
    """The reading of a plan with these tables and paragraphs after its first page; doubts in English."""
    source = _source(markup, issuer)
    blocks = tuple(_block(block, number) for number, block in enumerate(source.blocks, start=1))
    with use_language("en"):
        return interpret(Document("plan.docx", blocks), seed_book())


def read_copied(markup: str, folder: Path) -> PlanReading:
    """The same plan as text copied from a page, where merged cells are lost; ``folder`` is for the file."""
    path = write(_source(markup, "tỉnh Thanh Hóa"), "txt", folder)
    with use_language("en"):
        return interpret(read_document(path), seed_book())


def _source(markup: str, issuer: str) -> PlanSource:
    return parse(FIRST_PAGE.replace("tỉnh Thanh Hóa", issuer) + markup)


def _block(block: str | Grid, number: int) -> Block:
    return Paragraph(block, number) if isinstance(block, str) else Table(tuple(_rows(block)), number)


def _rows(grid: Grid) -> list[Row]:
    """Rows as a reader of Word files gives them: a cell merged downwards is told again in each row."""
    rows = []
    for number in range(grid.rows):
        here = [cell for cell in grid.cells if cell.row <= number < cell.row + cell.rows]
        cells = [
            Cell(cell.text.replace("⏎", "\n"), cell.columns, cell.row < number)
            for cell in sorted(here, key=lambda cell: cell.column)
        ]
        rows.append(Row(tuple(cells), number + 1))
    return rows


def tasks(markup: str) -> list[tuple[object, ...]]:
    """Key within the plan, title, leads, cooperating and deadline of each task."""
    return [
        (
            task.key.partition("/")[2],
            task.title,
            list(task.leads),
            list(task.cooperating),
            task.deadline and task.deadline.raw,
        )
        for task in read_markup(markup).tasks
    ]


def sections(markup: str) -> list[tuple[str, str | None]]:
    """Number and title of each section."""
    return [(section.no, section.title) for section in read_markup(markup).sections]


def doubts(markup: str) -> list[tuple[str | None, str]]:
    """Key within the plan and reason of each doubt."""
    found = read_markup(markup).doubts
    return [(doubt.key and doubt.key.partition("/")[2], doubt.why) for doubt in found]
