"""What does not fit the form: missing sheets and columns, copied rows, texts in places nobody reads."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.forms.arrange import cell_name
from toolkit.forms.columns import BoxSheet, Layout, TableSheet
from toolkit.forms.layout import FEEDBACK_SHEET, GUIDE_SHEET
from toolkit.forms.locate import FoundBoxes, FoundRow, FoundTable
from toolkit.forms.meta import FormMeta, LineKind, is_meta
from toolkit.forms.signs import heading_key
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding, Place
from toolkit.model.form import MeasureLine, TaskLine
from toolkit.model.returns import CellKind, RawCell, RawSheet, RawWorkbook
from toolkit.vietnamese.text import squeeze

Found = tuple[FormMeta, tuple[FoundTable, ...], tuple[FoundBoxes, ...]]
_SHOWN = 60
_MANY = 20


def structure_findings(workbook: RawWorkbook, layout: Layout, found: Found) -> tuple[Finding, ...]:
    """Everything about sheets, columns and places; nothing about values."""
    meta, tables, boxes = found
    if not tables:
        return (make("E201"),)
    lost = () if any(is_meta(s) for s in workbook.sheets) else (make("I209"),)
    return (
        *lost,
        *_missing_sheets(layout, (meta, tables, boxes)),
        *(finding for table in tables for finding in _missing_columns(table)),
        *(finding for table in tables for finding in _rows_without_key(table, layout)),
        *(finding for table in tables for finding in _outside(table)),
        *(finding for box in boxes for finding in _outside_boxes(box)),
        *_other_sheets(workbook, layout, (tables, boxes)),
    )


def duplicate_findings(
    kept: tuple[FoundTable, FoundRow], other: tuple[FoundTable, FoundRow], differs: bool
) -> Finding:
    """A row whose key stands elsewhere too: an error where it answers differently, else a note."""
    table, row = other
    has_answers = any(column in row.cells for column in table.columns.values())
    column = table.key_column or 1
    place = Place(table.sheet.name, cell_name(row.number, column), row.key)
    first = f"{kept[0].sheet.name}!{cell_name(kept[1].number, kept[0].key_column or 1)}"
    code = "E204" if differs and has_answers else "I205"
    return make(code, place, row.key, {"code": row.key or "", "other": first})


def _missing_sheets(layout: Layout, found: Found) -> Iterator[Finding]:
    meta, tables, boxes = found
    kinds = {line.kind for line in meta.lines}
    expected: list[TableSheet[TaskLine] | TableSheet[MeasureLine] | BoxSheet] = []
    if LineKind.TASK in kinds:
        expected.append(layout.tasks)
    if LineKind.MEASURE in kinds:
        expected.append(layout.measures)
    expected += [layout.general, layout.sign_off]
    present = {*(t.declared.name for t in tables), *(b.declared.name for b in boxes)}
    for sheet in expected:
        if sheet.name not in present:
            yield make("E202", args={"name": sheet.name})


def _missing_columns(table: FoundTable) -> Iterator[Finding]:
    for field in table.declared.fields:
        if field.name not in table.columns:
            place = Place(table.sheet.name, cell_name(table.header_row, 1), None, field.name)
            yield make("E203", place, args={"heading": field.heading})


def _rows_without_key(table: FoundTable, layout: Layout) -> Iterator[Finding]:
    for row in table.rows:
        if row.key is not None or _is_header(table, row):
            continue
        cell = next((row.cells[c] for c in sorted(table.columns.values()) if c in row.cells), None)
        if cell is not None:
            place = Place(table.sheet.name, cell_name(cell.row, cell.column))
            args = {"heading": table.declared.key_heading, "general": layout.general.name}
            yield make("W206", place, _short(cell), args)


def _is_header(table: FoundTable, row: FoundRow) -> bool:
    """Whether a row repeats the headings, as in a sheet pasted below itself."""
    headings = {heading_key(field.heading) for field in table.declared.fields}
    return sum(heading_key(c.text[:_SHOWN]) in headings for c in row.cells.values()) > 1


def _outside(table: FoundTable) -> Iterator[Finding]:
    """Texts right of, between or below the columns of the form; a few tell enough."""
    cells = (c for row in table.rows for c in row.cells.values() if c.column not in table.known)
    yield from _not_read(table.sheet, cells)


def _outside_boxes(boxes: FoundBoxes) -> Iterator[Finding]:
    rows = set(boxes.rows.values())
    right = boxes.answer_column + 1
    cells = (c for c in boxes.sheet.cells if c.row in rows and c.column > right)
    yield from _not_read(boxes.sheet, cells)


def _not_read(sheet: RawSheet, cells: Iterator[RawCell]) -> Iterator[Finding]:
    told = 0
    for cell in cells:
        if not cell.formula and cell.kind is not CellKind.UNCOMPUTED and told < _MANY:
            told += 1
            yield make("I207", Place(sheet.name, cell_name(cell.row, cell.column)), _short(cell))


def _other_sheets(
    workbook: RawWorkbook, layout: Layout, found: tuple[tuple[FoundTable, ...], tuple[FoundBoxes, ...]]
) -> Iterator[Finding]:
    names = (GUIDE_SHEET, FEEDBACK_SHEET, layout.general.name, layout.sign_off.name)
    known = set(map(heading_key, names))
    read = {item.sheet.name for group in found for item in group}
    for sheet in workbook.sheets:
        if sheet.name in read or sheet.hidden or heading_key(sheet.name) in known or is_meta(sheet):
            continue
        if sheet.cells:
            yield make("I208", Place(sheet.name))


def _short(cell: RawCell) -> str:
    text = squeeze(cell.text)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
