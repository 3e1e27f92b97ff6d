"""`toolkit export`: the dataset for other programs."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from toolkit.consolidation.export import Table, to_json, to_tables
from toolkit.consolidation.sdmx import sdmx_table
from toolkit.files.store import write_atomic
from toolkit.workflows.state import load_state, quiet
from toolkit.workflows.workspace import Session

# A spreadsheet whose list separator is the semicolon parts a text at it, so what stands behind is looked at too.
_FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=[\s\"']*[=+\-@＝＋－＠])")


def export_json(session: Session) -> dict[str, object]:
    """The object of `export --json`."""
    return to_json(load_state(session, quiet).consolidation)


def export_csv(session: Session, folder: Path) -> tuple[Path, ...]:
    """The same as one CSV file a table, in UTF-8 with a mark that Excel needs to see it."""
    paths = []
    for table in to_tables(load_state(session, quiet).consolidation):
        path = folder / f"{table.name}.csv"
        write_atomic(path, _text(table).encode("utf-8-sig"))
        paths.append(path)
    return tuple(paths)


def export_sdmx(session: Session, path: Path) -> Path:
    """The measures as SDMX-CSV 2.0 in UTF-8, without the mark: the first column must be STRUCTURE."""
    state = load_state(session, quiet)
    measures = {measure.key: measure for measure in state.register.measures}
    write_atomic(path, _text(sdmx_table(state.consolidation, measures)).encode())
    return path


def _text(table: Table) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.header)
    writer.writerows([_safe(value) for value in row] for row in table.rows)
    return text.getvalue()


def _safe(value: str) -> str:
    """Text that a spreadsheet will not run: an apostrophe before what looks like a formula."""
    return value if _is_number(value) else _FORMULA.sub("'", value)


def _is_number(value: str) -> bool:
    return value.removeprefix("-").replace(".", "", 1).isdigit()
