"""What does not fit the form: missing sheets and columns, copied rows, texts in places nobody reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile

from toolkit.forms.arrange import cell_name
from toolkit.forms.columns import AnswerField, BoxSheet, Layout, TableSheet
from toolkit.forms.layout import FEEDBACK_SHEET, GUIDE_SHEET
from toolkit.forms.locate import FoundBoxes, FoundRow, FoundTable
from toolkit.forms.meta import FormMeta, LineKind, is_meta
from toolkit.forms.signs import heading_key
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding, Place
from toolkit.model.form import MeasureLine, TaskLine
from toolkit.model.returns import CellKind, LooseText, RawCell, RawSheet, RawWorkbook
from toolkit.vietnamese.text import squeeze

_SHOWN = 60
_MANY = 20
_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,5})[).]?", re.IGNORECASE)
_LEAST_NUMBERS = 3
_loose = LooseText._make
_GUIDE = heading_key(GUIDE_SHEET)


@dataclass(frozen=True)
class Parts:
    """A workbook and what was found in it. ``keyless`` are tables whose rows have lost their codes, ``fronts``
    the lists of findings that a feedback workbook begins with."""

    workbook: RawWorkbook
    layout: Layout
    meta: FormMeta
    tables: tuple[FoundTable, ...]
    boxes: tuple[FoundBoxes, ...]
    keyless: tuple[FoundTable, ...] = ()
    fronts: tuple[RawSheet, ...] = ()

    @cached_property
    def without_codes(self) -> tuple[FoundTable, ...]:
        """Tables without codes that are meant to be filled: the example of the instructions is not."""
        return tuple(
            table
            for table in self.keyless
            if heading_key(table.sheet.name) != _GUIDE
            and 2 * len(table.columns) >= len(table.declared.fields)
            and any(column in row.cells for row in table.rows for column in table.columns.values())
        )

    @cached_property
    def box_rows(self) -> frozenset[tuple[str, int]]:
        """The rows that hold boxes, by name of the sheet."""
        return frozenset((box.sheet.name, row) for box in self.boxes for row in box.rows.values())


def structure_findings(parts: Parts) -> tuple[Finding, ...]:
    """Everything about sheets, columns and places; nothing about values."""
    without_codes = tuple(map(_without_codes, parts.without_codes))
    if not parts.tables:
        return without_codes or (make("E201"),)
    return (
        *without_codes,
        *_missing_sheets(parts),
        *(finding for table in parts.tables for finding in _missing_columns(table, parts)),
        *(finding for table in parts.tables for finding in _rows_without_key(table, parts)),
        *(finding for table in parts.tables for finding in _outside(table, parts)),
        *_other_sheets(parts),
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


def chosen_boxes(every: Iterable[FoundBoxes]) -> tuple[FoundBoxes, ...]:
    """Of the sheets with the same boxes the one that is read: the first with answers, else the first."""
    chosen: dict[str, FoundBoxes] = {}
    for box in every:
        kept = chosen.setdefault(box.declared.name, box)
        if box.filled and not kept.filled:
            chosen[box.declared.name] = box
    return tuple(chosen.values())


def box_findings(every: Iterable[FoundBoxes], chosen: Iterable[FoundBoxes]) -> Iterator[Finding]:
    """Boxes that stand a second time with another answer."""
    kept = {box.declared.name: box for box in chosen}
    for box in every:
        first = kept[box.declared.name]
        for field in box.rows if box is not first else ():
            there = box.answer(field)
            here = first.answer(field)
            if there is not None and squeeze(there.text) != squeeze(here.text if here else ""):
                place = Place(box.sheet.name, cell_name(there.row, there.column), None, field)
                other = f"{first.sheet.name}!{cell_name(first.rows.get(field, 1), first.answer_column)}"
                yield make("E212", place, _short(there), {"other": other})


def _without_codes(table: FoundTable) -> Finding:
    place = Place(table.sheet.name, cell_name(table.header_row, 1))
    return make("E213", place, args={"name": table.declared.name, "heading": table.declared.key_heading})


def _missing_sheets(parts: Parts) -> Iterator[Finding]:
    kinds = {line.kind for line in parts.meta.lines}
    layout = parts.layout
    expected: list[TableSheet[TaskLine] | TableSheet[MeasureLine] | BoxSheet] = []
    if LineKind.TASK in kinds:
        expected.append(layout.tasks)
    if LineKind.MEASURE in kinds:
        expected.append(layout.measures)
    expected += [layout.general, layout.sign_off]
    present = {table.declared.name for table in (*parts.tables, *parts.without_codes)}
    present |= {box.declared.name for box in parts.boxes}
    for sheet in expected:
        if sheet.name not in present:
            yield make("E202", args={"name": sheet.name})


def _missing_columns(table: FoundTable, parts: Parts) -> Iterator[Finding]:
    """Columns of the form in force that are not there: lost, or never in a form of an earlier version."""
    earlier = parts.meta.version not in ("", parts.layout.version)
    for field in _missing(table):
        column = next(iter(_renamed(table, field)), None)
        place = Place(table.sheet.name, cell_name(table.header_row, column or 1), None, field.name)
        value = _short(table.strange[column]) if column else None
        code = "I219" if earlier and column is None else "E203"
        yield make(code, place, value, {"heading": field.heading})


def _missing(table: FoundTable) -> tuple[AnswerField, ...]:
    fields = table.declared.fields
    if len(table.columns) == len(fields):
        return ()
    return tuple(field for field in fields if field.name not in table.columns)


def _renamed(table: FoundTable, field: AnswerField) -> tuple[int, ...]:
    """The column where the heading of a field seems to have been changed: the only strange one in its place."""
    names = [f.name for f in table.declared.fields]
    at = names.index(field.name)
    before = max((table.columns[name] for name in names[:at] if name in table.columns), default=0)
    after = min((table.columns[name] for name in names[at + 1 :] if name in table.columns), default=10_000)
    between = [column for column in table.strange if before < column < after]
    return tuple(between) if len(between) == 1 else ()


def _rows_without_key(table: FoundTable, parts: Parts) -> Iterator[Finding]:
    for row in table.rows:
        if row.key is not None or is_numbering(row) or (table.sheet.name, row.number) in parts.box_rows:
            continue
        cell = next((row.cells[c] for c in sorted(table.columns.values()) if c in row.cells), None)
        if cell is not None:
            place = Place(table.sheet.name, cell_name(cell.row, cell.column))
            args = {"heading": table.declared.key_heading, "general": parts.layout.general.name}
            yield make("W206", place, _short(cell), args)


def is_numbering(row: FoundRow) -> bool:
    """Whether a row only counts the columns, as printed tables do below their headings."""
    cells = row.cells.values()
    return len(cells) >= _LEAST_NUMBERS and all(_NUMBERING.fullmatch(cell.text.strip()) for cell in cells)


def _outside(table: FoundTable, parts: Parts) -> Iterator[Finding]:
    """Texts right of, between or below the columns of the form; a few tell enough.

    Those under a heading that was changed are told with the heading.
    """
    expected = table.known.union(*(_renamed(table, field) for field in _missing(table)))
    cells = [
        cell
        for row in table.rows
        if not expected.issuperset(row.cells)
        and not is_numbering(row)
        and (table.sheet.name, row.number) not in parts.box_rows
        for cell in row.cells.values()
        if cell.column not in expected and _was_typed(cell)
    ]
    yield from not_read(LooseText(table.sheet.name, c.row, c.column, c.text) for c in cells)


def not_read(texts: Iterable[LooseText]) -> Iterator[Finding]:
    """Texts of one sheet outside the answer cells: the first of them one by one, the others by their number."""
    every = tuple(texts)
    for text in every[:_MANY]:
        yield make("I207", Place(text.sheet, cell_name(text.row, text.column)), _shortened(text.text))
    if len(every) > _MANY:
        first = every[_MANY]
        place = Place(first.sheet, cell_name(first.row, first.column))
        yield make("I218", place, args={"count": str(len(every) - _MANY)})


def loose_texts(parts: Parts) -> tuple[LooseText, ...]:
    """Texts on the instructions, above the tables, in rows without a key and around the boxes."""
    found: list[LooseText] = []
    for sheet in parts.workbook.sheets:
        name = sheet.name
        found += [
            _loose((name, row, column, text))
            for row, column, _kind, text, _number, _date, _format, _font, formula, _runs in _loose_cells(
                sheet, parts
            )
            if not formula and text
        ]
    return tuple(found)


def _loose_cells(sheet: RawSheet, parts: Parts) -> Iterable[RawCell]:
    tables = [table for table in parts.tables if table.sheet is sheet]
    boxes = [box for box in parts.boxes if box.sheet is sheet]
    if not tables:
        if not boxes:
            return sheet.cells if heading_key(sheet.name) == _GUIDE else ()
        taken = _cells_of(boxes)
        return [cell for cell in sheet.cells if cell[:2] not in taken]
    first, taken = min(table.header_row for table in tables), _cells_of(boxes)
    above = takewhile(lambda cell: cell.row < first, sheet.cells)
    loose = [cell for cell in above if cell[:2] not in taken]
    for table in tables:
        locked = frozenset(table.locked.values())
        for row in table.rows:
            if row.key is None and not is_numbering(row):
                cells = row.cells.values()
                loose += [cell for cell in cells if cell.column in locked and cell[:2] not in taken]
    return loose


def _cells_of(boxes: Iterable[FoundBoxes]) -> set[tuple[int, int]]:
    """Labels and answers of boxes."""
    return {
        (row, column)
        for box in boxes
        for row in box.rows.values()
        for column in (box.label_column, box.answer_column)
    }


def _was_typed(cell: RawCell) -> bool:
    return not cell.formula and cell.kind is not CellKind.UNCOMPUTED


def _other_sheets(parts: Parts) -> Iterator[Finding]:
    read = {table.sheet.name for table in (*parts.tables, *parts.without_codes)}
    read |= {box.sheet.name for box in parts.boxes}
    read |= {sheet.name for sheet in parts.fronts}
    own = _own_names(tuple(sheet.name for sheet in parts.layout.sheets))
    for sheet in parts.workbook.sheets:
        if (
            sheet.cells
            and sheet.name not in read
            and heading_key(sheet.name) not in own
            and not is_meta(sheet)
        ):
            yield make("I208", Place(sheet.name))


@lru_cache(maxsize=8)
def _own_names(sheets: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(heading_key, (GUIDE_SHEET, FEEDBACK_SHEET, *sheets)))


def _short(cell: RawCell) -> str:
    return _shortened(cell.text)


def _shortened(text: str) -> str:
    squeezed = squeeze(text)
    return squeezed if len(squeezed) <= _SHOWN else squeezed[:_SHOWN] + "…"
