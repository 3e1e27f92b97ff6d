"""The register from the master workbooks that people keep."""

from __future__ import annotations

from pathlib import Path

from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.model.register import Directory, Register
from toolkit.register.checks import check_tables
from toolkit.register.columns import BOOKS
from toolkit.register.faults import Fault, Placed, raise_faults
from toolkit.register.records import register_of
from toolkit.register.sheets_reader import SheetReading, read_book, read_rows
from toolkit.register.tables import BookSpec


def read_register(master: Path, *, with_imported: bool = True) -> Register:
    """Read all masters in a folder; ``with_imported`` False leaves out what imports wrote last, and is quicker.

    Sheets are found by name and columns by heading, so people may reorder, add, colour, filter and sort.
    Raises one WorkspaceError with every fault (file, sheet, cell, what to type), or when the masters are
    missing; FileInUseError when one cannot be opened.
    """
    if not any((master / book.file).exists() for book in BOOKS):
        raise WorkspaceError(
            _("{folder} holds no master workbooks. Make the workspace with “toolkit init”.").format(
                folder=master
            )
        )
    tables: dict[str, list[Placed]] = {}
    files: dict[str, str] = {}
    faults: list[Fault] = []
    for book in BOOKS:
        sheets, found = _read(master / book.file, book, with_imported)
        faults.extend(fault.in_file(book.file) for fault in found)
        for sheet in sheets:
            files[sheet.spec.name] = book.file
            tables.setdefault(sheet.spec.table, []).extend(sheet.rows)
    if not faults:
        faults.extend(fault.in_file(files[fault.sheet]) for fault in check_tables(tables))
    raise_faults(faults)
    return register_of({table: [placed.row for placed in rows] for table, rows in tables.items()})


def _read(path: Path, book: BookSpec, whole: bool) -> tuple[tuple[SheetReading, ...], tuple[Fault, ...]]:
    if not whole:
        return read_rows(path, book)
    reading = read_book(path, book)
    return reading.sheets, reading.faults


def read_directory(master: Path) -> Directory:
    """Read agencies, groups and successors alone, for when a workspace has no plan yet."""
    book = BOOKS[0]
    reading = read_book(master / book.file, book)
    faults = [fault.in_file(book.file) for fault in reading.faults]
    tables = {sheet.spec.table: sheet.rows for sheet in reading.sheets}
    if not faults:
        faults.extend(fault.in_file(book.file) for fault in check_tables(tables))
    raise_faults(faults)
    return register_of({table: [placed.row for placed in rows] for table, rows in tables.items()}).directory
