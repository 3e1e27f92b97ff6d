"""Reading the consolidated workbook to find what a cell of it tells."""

from __future__ import annotations

from pathlib import Path

from toolkit.forms.meta import STATE_PROPERTY
from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.reporting.workbook_keys import key_of


def key_at(path: Path, place: str, state_hash: str) -> str | None:
    """The key behind 'Sheet!B7' in a consolidated workbook; None where nothing can be traced from that cell.

    Raises WorkspaceError when there is no such workbook, it cannot be opened, it has no such sheet or cell,
    or it shows other figures than those of ``state_hash``.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

    sheet, _mark, cell = place.rpartition("!")
    sheet = sheet.strip("'")
    try:
        letters, row = coordinate_from_string(cell.strip().replace("$", "").upper())
        column = column_index_from_string(letters)
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:
        raise WorkspaceError(
            _(
                "{place} cannot be looked up in {path}. Run consolidate, then name sheet and cell as: Sheet!B7"
            ).format(place=place, path=path)
        ) from error
    try:
        # The stubs of the library do not know of these properties.
        properties = getattr(book, "custom_doc_props").props  # noqa: B009
        shown = {one.name: one.value for one in properties}.get(STATE_PROPERTY)
        if sheet not in book.sheetnames:
            raise WorkspaceError(_("{path} has no sheet {sheet}.").format(path=path, sheet=sheet))
        if shown != (state_hash or "-"):
            raise WorkspaceError(
                _("{path} shows other figures than those of now. Run consolidate, and look again.").format(
                    path=path
                )
            )
        grid = [list(line) for line in book[sheet].iter_rows(values_only=True)]
    finally:
        book.close()
    return key_of(sheet, grid, row - 1, column - 1)
