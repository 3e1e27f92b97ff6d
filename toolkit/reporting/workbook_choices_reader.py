"""Reading back the texts a person ticked in the consolidated workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.reporting.workbook_input import Choice
from toolkit.reporting.workbook_layout import CONTRIBUTION_LABELS, CONTRIBUTIONS


def read_choices(path: Path) -> frozenset[Choice]:
    """Ticked texts of a consolidated workbook; empty when there is no such file or sheet.

    Columns are found by their headings, so moved or inserted columns do no harm; any mark counts as a tick.
    Raises WorkspaceError for a file that cannot be opened: ticks must not be lost unnoticed.
    """
    if not path.exists():
        return frozenset()
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            if CONTRIBUTIONS.name not in book.sheetnames:
                return frozenset()
            rows = [tuple(row) for row in book[CONTRIBUTIONS.name].iter_rows(values_only=True)]
        finally:
            book.close()
    except Exception as error:
        raise WorkspaceError(
            _(
                "{path} cannot be read, so the texts ticked in it would be lost. Open and save it in Excel, "
                "or move it away, and run again."
            ).format(path=path)
        ) from error
    return choices_in(rows)


def choices_in(rows: Sequence[tuple[object, ...]]) -> frozenset[Choice]:
    """Ticked texts among the rows of the sheet; empty when its headings are gone."""
    fields = {label: field for field, label in CONTRIBUTION_LABELS.items()}
    wanted = [CONTRIBUTIONS.columns[index].heading for index in (1, 3, 4, 5)]
    for position, row in enumerate(rows):
        if not set(wanted) <= set(row):
            continue
        code, label, text, tick = (row.index(heading) for heading in wanted)
        return frozenset(
            Choice(str(line[code]), fields[str(line[label])], str(line[text]))
            for line in rows[position + 1 :]
            if str(line[tick] or "").strip() and line[code] and str(line[label]) in fields
        )
    return frozenset()
