"""docs/so-lieu-xuat.md: the data dictionary of the export, made from its declaration.

``python -m toolkit.consolidation.dictionary_writer docs/so-lieu-xuat.md`` writes it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from toolkit.consolidation.dictionary import TABLES, ExportColumn, ExportTable, ExportType
from toolkit.consolidation.sdmx import COLUMNS as SDMX_COLUMNS
from toolkit.files.store import write_atomic
from toolkit.messages import N_, _, use_language

_TYPES: Mapping[ExportType, str] = {
    ExportType.KEY: N_("key"),
    ExportType.CODE: N_("code"),
    ExportType.TEXT: N_("text"),
    ExportType.DATE: N_("date, YYYY-MM-DD"),
    ExportType.NUMBER: N_("number, decimal point"),
    ExportType.PERCENT: N_("percentage in points (45 is 45 %)"),
    ExportType.COUNT: N_("whole number"),
    ExportType.YES_NO: N_("true or false"),
}


def dictionary_text(language: str = "vi") -> str:
    """The page as Markdown: a table for each table of the export, a row for each column."""
    with use_language(language):
        title = _("Exported data")
        parts = [
            f"# {title}",
            _("This page is made from the program; do not edit it."),
            _(
                "`toolkit export --json` prints one object; `toolkit export --csv DIR` writes the same as one file a "
                "table, in UTF-8; `toolkit export --sdmx FILE` writes the measures for statistical systems. In CSV an "
                "empty cell means that nothing is known; a text that a spreadsheet would take for a formula has an "
                "apostrophe in front."
            ),
            *(_table(table) for table in TABLES),
            _sdmx(),
        ]
    return "\n\n".join(parts) + "\n"


def _table(table: ExportTable) -> str:
    place = _("In CSV: {file}. In JSON: `{path}`.").format(file=f"`{table.name}.csv`", path=table.path)
    lines = (f"## `{table.name}`", "", _(table.meaning), "", place, "", *_rows(table.columns))
    return "\n".join(lines)


def _sdmx() -> str:
    note = _(
        "One file in the format SDMX-CSV 2.0. Identifiers of SDMX allow few characters, so in keys `/` is written "
        "`$`, `.` is written `_`, and any other character that is not allowed is written as its number in "
        "hexadecimal between two `@`. Periods: 2026, 2026-Q3, 2026-S1 (six months), 2026-01-01/P9M (nine months)."
    )
    title = _("measures")
    return "\n".join((f"## SDMX-CSV: {title}", "", note, "", *_rows(SDMX_COLUMNS)))


def _rows(columns: Sequence[ExportColumn]) -> list[str]:
    headings = (_("Column"), _("Type"), _("Meaning"))
    return [_row(headings), _row(("---",) * len(headings)), *(_row(_cells(column)) for column in columns)]


def _cells(column: ExportColumn) -> tuple[str, ...]:
    kind = _(_TYPES[column.type])
    if column.codes:
        kind += ": " + ", ".join(f"`{code}`" for code in column.codes)
    return f"`{column.name}`", kind, _(column.meaning)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    write_atomic(Path(sys.argv[1]), dictionary_text().encode())
