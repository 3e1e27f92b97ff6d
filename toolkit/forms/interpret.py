"""From cells to answers: identity, places, typed values and everything doubtful about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from toolkit.forms.arrange import cell_name
from toolkit.forms.cell_reading import read_cell
from toolkit.forms.columns import AnswerField, ContextRole, Layout
from toolkit.forms.front import Agreed, agreements, front_sheets, settle
from toolkit.forms.identity import identity_of, meta_of, meta_sheet
from toolkit.forms.layout import LAYOUT, field_kind
from toolkit.forms.locate import FoundBoxes, FoundRow, FoundTable, find_boxes, find_tables
from toolkit.forms.meta import FormMeta, LineMeta
from toolkit.forms.question import Question
from toolkit.forms.remarks import remark_findings
from toolkit.forms.row_texts import row_texts
from toolkit.forms.signs import LineKeys, signed_sheets
from toolkit.forms.strays import (
    Parts,
    box_findings,
    chosen_boxes,
    duplicate_findings,
    loose_texts,
    structure_findings,
)
from toolkit.model.findings import Finding, Place
from toolkit.model.form import CellType
from toolkit.model.returns import (
    Answer,
    CellKind,
    FieldPlace,
    LooseText,
    RawCell,
    RawSheet,
    RawWorkbook,
    ReadReturn,
    RowTexts,
)
from toolkit.vietnamese.numbers import read_number
from toolkit.vietnamese.text import squeeze

_MEASURED = (CellType.NUMBER, CellType.PERCENT)


class RowFacts(NamedTuple):
    """What all cells of a row share: unit ('' for none), figures near the answer, the field of the status."""

    unit: str = ""
    references: tuple[Decimal, ...] = ()
    status: AnswerField | None = None


class Asked(NamedTuple):
    """One answer cell of a workbook: which field it is, where, what is in it, and in what row."""

    field: AnswerField
    place: FieldPlace
    cell: RawCell | None
    row: RowFacts

    @property
    def question(self) -> Question:
        """What the cell asks; put together only when needed, for most cells of a return are empty."""
        field, at, row = self.field, self.place, self.row
        kind = field_kind(field, row.unit or None)
        place = Place(at.sheet, at.cell, at.line, at.field)
        if field.by_unit:
            return Question(field, kind, place, row.unit or None, row.references, row.status)
        return Question(field, kind, place, field.unit if kind in _MEASURED else None, (), row.status)


@dataclass(frozen=True, slots=True)
class Located:
    """A workbook with its tables, boxes and answer cells found."""

    meta: FormMeta
    lines: tuple[str, ...]
    asked: tuple[Asked, ...]
    findings: tuple[Finding, ...]
    rows: tuple[RowTexts, ...]
    loose: tuple[LooseText, ...]


def interpret(workbook: RawWorkbook, layout: Layout = LAYOUT) -> ReadReturn:
    """Read a workbook as a return. Nothing is raised: whatever is wrong is a finding."""
    located = locate(workbook, layout)
    answers: list[Answer] = []
    findings = list(located.findings)
    for asked in located.asked:
        if asked.cell is None:
            continue
        reading = read_cell(asked.cell, asked.question)
        findings.extend(reading.findings)
        if not reading.empty:
            place = asked.place
            answers.append(
                Answer(place.line, place.field, place.sheet, place.cell, asked.cell.text, reading.value)
            )
    return ReadReturn(
        identity=identity_of(workbook, located.meta),
        answers=tuple(answers),
        lines=located.lines,
        places=tuple(asked.place for asked in located.asked),
        findings=tuple(findings),
        rows=located.rows,
        loose=located.loose,
    )


def locate(workbook: RawWorkbook, layout: Layout = LAYOUT) -> Located:
    """Find every answer cell, by headings, keys and labels."""
    hidden = meta_sheet(workbook)
    meta = meta_of(workbook, hidden)
    known = LineKeys(line.key for line in meta.lines)
    fronts = front_sheets(workbook, tuple(sheet.name for sheet in layout.sheets))
    sheets = signed_sheets(workbook, layout, (*fronts, hidden) if hidden is not None else fronts)
    found = find_tables(sheets, (layout.tasks, layout.measures), known)
    tables = tuple(table for table in found if table.key_column is not None)
    every_box = tuple(
        box for declared in (layout.general, layout.sign_off) for box in find_boxes(sheets, declared)
    )
    boxes = chosen_boxes(every_box)
    rows, findings = _unique_rows(tables)
    about = {line.key: line for line in meta.lines}
    asked: list[Asked] = []
    for key, (table, row) in rows.items():
        asked += _asked_in_row(table, row, about.get(key))
    for box in boxes:
        asked += _asked_in_boxes(box)
    agreed: tuple[Finding, ...] = ()
    if fronts:
        asked, agreed = _with_agreed(asked, fronts)
    keyless = tuple(table for table in found if table.key_column is None)
    parts = Parts(workbook, layout, meta, tables, boxes, keyless, fronts)
    return Located(
        meta=meta,
        lines=tuple(rows),
        asked=tuple(asked),
        findings=(
            *structure_findings(parts),
            *findings,
            *box_findings(every_box, boxes),
            *remark_findings(workbook, tuple(one.place for one in asked), fronts),
            *agreed,
        ),
        rows=row_texts(parts, {(id(table), row.number) for table, row in rows.values()}),
        loose=loose_texts(parts),
    )


def _with_agreed(asked: list[Asked], fronts: tuple[RawSheet, ...]) -> tuple[list[Asked], tuple[Finding, ...]]:
    """The answer cells with the repairs the officer agreed to in place, which are read like anything typed."""
    agreed, unclear = agreements(fronts)
    wanted: dict[tuple[str | None, str], list[Agreed]] = {}
    for one in agreed:
        wanted.setdefault(one.slot, []).append(one)
    findings = list(unclear)
    settled: list[Asked] = []
    for one_asked in asked:
        changes = wanted.get((one_asked.place.line, one_asked.place.field))
        if changes is None:
            settled.append(one_asked)
            continue
        cell, finding = settle(one_asked.place, one_asked.cell, changes)
        settled.append(one_asked._replace(cell=cell))
        findings += [finding] if finding is not None else []
    return settled, tuple(findings)


def _unique_rows(
    tables: Iterable[FoundTable],
) -> tuple[dict[str, tuple[FoundTable, FoundRow]], tuple[Finding, ...]]:
    """The row that is read for each key: the first with answers; the others are findings."""
    by_key: dict[str, list[tuple[FoundTable, FoundRow]]] = {}
    for table in tables:
        for row in table.rows:
            if row.key is not None:
                by_key.setdefault(row.key, []).append((table, row))
    chosen: dict[str, tuple[FoundTable, FoundRow]] = {}
    findings: list[Finding] = []
    for key, rows in by_key.items():
        chosen[key] = rows[0]
        if len(rows) == 1:
            continue
        filled = [pair for pair in rows if _typed_in(*pair)]
        chosen[key] = (filled or rows)[0]
        findings.extend(
            duplicate_findings(chosen[key], pair, _typed_in(*chosen[key]) != _typed_in(*pair))
            for pair in rows
            if pair is not chosen[key]
        )
    return chosen, tuple(findings)


def _typed_in(table: FoundTable, row: FoundRow) -> dict[str, str]:
    """What is typed in the answer cells of a row, by field."""
    return {
        name: squeeze(cell.text)
        for name, column in table.columns.items()
        if (cell := row.cells.get(column)) is not None
    }


def _asked_in_row(table: FoundTable, row: FoundRow, meta: LineMeta | None) -> list[Asked]:
    unit = (meta.unit if meta else "") or _unit_on(table, row)
    references = meta.references if meta and meta.references else _references_on(table, row)
    status = next((f for f in table.declared.fields if f.name == table.declared.status), None)
    facts = RowFacts(unit, references, status)
    sheet, number, cell_in = table.sheet.name, row.number, row.cells.get
    # As the classes make them, without the detour over functions in Python: there is one for every empty cell.
    new, key = tuple.__new__, row.key
    return [
        new(
            Asked,
            (
                field,
                new(FieldPlace, (key, field.name, sheet, f"{letters}{number}")),
                cell_in(column),
                facts,
            ),
        )
        for field, column, letters in table.fields
    ]


def _unit_on(table: FoundTable, row: FoundRow) -> str:
    cells = (row.cells.get(column) for column in table.roles.get(ContextRole.UNIT, ()))
    return next((squeeze(cell.text) for cell in cells if cell is not None), "")


def _references_on(table: FoundTable, row: FoundRow) -> tuple[Decimal, ...]:
    """Figures printed on the row, where the hidden sheet is gone; only those with one reading."""
    cells = (row.cells.get(column) for column in table.roles.get(ContextRole.REFERENCE, ()))
    readings = [
        read_number(part)
        for cell in cells
        if cell and cell.kind is CellKind.TEXT
        for part in cell.text.split("\n")
    ]
    return tuple(r.value for r in readings if r.value and not r.ambiguous)


def _asked_in_boxes(boxes: FoundBoxes) -> Iterable[Asked]:
    for field in boxes.declared.fields:
        row = boxes.rows.get(field.name)
        if row is None:
            continue
        where = (row, boxes.answer_column)
        place = FieldPlace(None, field.name, boxes.sheet.name, cell_name(*where))
        yield Asked(field, place, boxes.cells.get(where), RowFacts())
