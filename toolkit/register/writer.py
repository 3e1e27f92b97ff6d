"""The register into the master workbooks: first whole, later only what the toolkit itself changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

from toolkit.files.store import write_atomic
from toolkit.messages import _
from toolkit.model.errors import FileInUseError
from toolkit.model.register import Register
from toolkit.register.cells import settled
from toolkit.register.columns import BOOKS
from toolkit.register.faults import Placed, raise_faults
from toolkit.register.package_writer import packed
from toolkit.register.sheet_rows import sheet_rows
from toolkit.register.sheet_writer import (
    HEADING_ROW,
    RowWriter,
    cell_at,
    make_heading,
    make_sheet,
    put,
    stretch_filter,
)
from toolkit.register.sheets_reader import BookReading, Located, SheetReading, read_book
from toolkit.register.tables import BookSpec, Owner, Row, SheetSpec, as_text

_MADE = datetime(2026, 1, 1)


def write_register(master: Path, register: Register) -> None:
    """Bring the masters in a folder up to a register.

    A workbook that is missing is made. In one that is there, only cells whose meaning differs are changed and
    only missing rows are added at the end; order, extra columns, colours, notes and filters stay, rows are
    never deleted, and a workbook without a difference is not touched. Raises FileInUseError, before anything
    is written, when a workbook to be changed is open; WorkspaceError when one cannot be understood.
    """
    pending: list[tuple[Path, bytes]] = []
    for book in BOOKS:
        path = master / book.file
        data = _updated(path, book, register) if path.exists() else _made(book, register)
        if data is not None:
            _refuse_open(path)
            pending.append((path, data))
    for path, data in pending:
        write_atomic(path, data)


def _refuse_open(path: Path) -> None:
    """Excel and LibreOffice leave a lock file beside a workbook they have open."""
    for lock in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if lock.exists():
            raise FileInUseError(
                _(
                    "{path} is open in Excel. Close it and run again; if nobody has it open, delete {lock}."
                ).format(path=path, lock=lock.name)
            )


def _made(book: BookSpec, register: Register) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for spec in book.sheets:
        sheet = make_sheet(workbook, spec)
        rows = [settled(row) for row in sheet_rows(register, book, spec)]
        writer = RowWriter(sheet, spec, _places(spec))
        for number, row in enumerate(rows, HEADING_ROW + 1):
            writer.write(number, row)
        stretch_filter(sheet, HEADING_ROW + len(rows))
    properties = workbook.properties
    properties.title, properties.creator, properties.created = book.title, "", _MADE
    return packed(workbook)


def _updated(path: Path, book: BookSpec, register: Register) -> bytes | None:
    """The bytes of an existing workbook after the changes; None when nothing differs."""
    reading = read_book(path, book)
    raise_faults([fault.in_file(book.file) for fault in reading.faults])
    changed = False
    for sheet in reading.sheets:
        rows = [settled(row) for row in sheet_rows(register, book, sheet.spec)]
        if sheet.located is None and sheet.spec.optional and not rows:
            continue
        located = sheet.located or _added(reading, sheet)
        changed = _bring_up(_widened(located, sheet, rows), sheet, rows) or changed or sheet.located is None
    return packed(reading.workbook) if changed else None


def _added(reading: BookReading, sheet: SheetReading) -> Located:
    made = make_sheet(reading.workbook, sheet.spec)
    return Located(made, HEADING_ROW, _places(sheet.spec))


def _widened(located: Located, sheet: SheetReading, rows: Sequence[Row]) -> Located:
    """The sheet with the optional columns it lacks added at its right, where there is something to put there."""
    shown = dict(located.fields)
    lacking = [
        column
        for column in sheet.spec.columns
        if column.optional and column.field not in shown and any(row.get(column.field) for row in rows)
    ]
    added = []
    for number, column in enumerate(lacking, located.sheet.max_column + 1):
        make_heading(located.sheet, (located.heading_row, number), column)
        added.append((column.field, number))
    return Located(located.sheet, located.heading_row, (*located.fields, *added)) if added else located


def _places(spec: SheetSpec) -> tuple[tuple[str, int], ...]:
    return tuple((column.field, number) for number, column in enumerate(spec.columns, 1))


def _bring_up(located: Located, sheet: SheetReading, wanted: Sequence[Row]) -> bool:
    """Change what differs and add what is missing in one sheet; whether anything was done."""
    waiting: defaultdict[tuple[str, ...], list[Placed]] = defaultdict(list)
    for placed in sheet.rows:
        waiting[placed.row.key()].append(placed)
    changed = False
    writer = RowWriter(located.sheet, sheet.spec, located.fields)
    last = located.last_row
    for row in wanted:
        same = waiting[row.key()]
        if same:
            changed = _change(located, same.pop(0), row) or changed
        else:
            last += 1
            writer.write(last, row)
            changed = True
    if changed:
        stretch_filter(located.sheet, last)
    return changed


def _change(located: Located, present: Placed, wanted: Row) -> bool:
    changed = False
    places = dict(located.fields)
    for column, has, wants in zip(wanted.spec.columns, present.row.values, wanted.values, strict=True):
        if column.owner is not Owner.SHOWN and column.field in places and as_text(has) != as_text(wants):
            put(cell_at(located.sheet, present.number, places[column.field]), column, wants)
            changed = True
    return changed
