"""`toolkit export`: the dataset for other programs."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from toolkit.consolidation.export import to_json, to_tables
from toolkit.files.store import write_atomic
from toolkit.workflows.state import load_state, quiet
from toolkit.workflows.workspace import Session

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def export_json(session: Session) -> dict[str, object]:
    """The object of `export --json`."""
    return to_json(load_state(session, quiet).consolidation)


def export_csv(session: Session, folder: Path) -> tuple[Path, ...]:
    """The same as one CSV file a table, in UTF-8 with a mark that Excel needs to see it."""
    paths = []
    for table in to_tables(load_state(session, quiet).consolidation):
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(table.header)
        writer.writerows([_safe(value) for value in row] for row in table.rows)
        path = folder / f"{table.name}.csv"
        write_atomic(path, text.getvalue().encode("utf-8-sig"))
        paths.append(path)
    return tuple(paths)


def _safe(value: str) -> str:
    """Text that a spreadsheet will not run: a leading apostrophe before what looks like a formula."""
    if value.startswith(_FORMULA_SIGNS) and not _is_number(value):
        return "'" + value
    return value


def _is_number(value: str) -> bool:
    return value.removeprefix("-").replace(".", "", 1).isdigit()
