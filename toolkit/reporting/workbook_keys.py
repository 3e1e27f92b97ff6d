"""From a cell of the consolidated workbook to the key that `explain` traces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.model.results import TaskState
from toolkit.reporting.workbook_layout import (
    BY_AGENCY,
    CONTRIBUTION_LABELS,
    CONTRIBUTIONS,
    DISTRICTS,
    FIELD_LABELS,
    GROUPS,
    OVERVIEW,
    RETURNS,
    SOURCES,
    STATE_LABELS,
    VERDICT_LABELS,
)
from toolkit.reporting.workbook_overview import CONFLICT_LABEL, RETURN_LABELS

Grid = Sequence[Sequence[object]]
"""The values of a sheet, row by row from its first row and column; None is an empty cell."""

_KEYS = ("Mã nhiệm vụ", "Mã chỉ tiêu")
_AGENCY = "Mã"
_COUNTS = {
    **{label: state.value for state, label in STATE_LABELS.items()},
    **{label: verdict.value for verdict, label in VERDICT_LABELS.items()},
    CONFLICT_LABEL: "conflict",
}
_SENT = dict(zip(RETURN_LABELS, ("on_time", "late", "missing"), strict=True))
_DISTRICT = {
    "Đã gửi": "received",
    "Dùng được": "usable",
    "Đúng hạn": "on_time",
    "Muộn": "late",
    "Chưa gửi": "missing",
}
_TOTAL = "Tổng số"
_STATES = {STATE_LABELS[state]: state.value for state in TaskState}


def key_of(sheet: str, grid: Grid, row: int, column: int) -> str | None:
    """The key for the cell in this row and column (from 0); None where nothing can be traced from there."""
    if not (0 <= row < len(grid) and 0 <= column < len(grid[row])):
        return None
    if sheet == OVERVIEW:
        return _of_overview(grid, row, column)
    line = _line(grid, row)
    if line is None:
        return None
    heading, cells = _heading(grid, row, column), line
    if sheet == SOURCES.name:
        return _of_source(cells)
    own = next((cells[name] for name in _KEYS if cells.get(name)), None)
    agency = cells.get(_AGENCY)
    if own is None and agency is None:
        return None
    if sheet in (GROUPS.name, DISTRICTS.name):
        counted = (_STATES if sheet == GROUPS.name else _DISTRICT).get(heading, "")
        return f"{agency} {counted}".strip()
    if sheet == BY_AGENCY.name and heading in _STATES:
        return f"{agency} {_STATES[heading]}"
    if sheet == CONTRIBUTIONS.name:
        fields = {label: field for field, label in CONTRIBUTION_LABELS.items()}
        field = fields.get(cells.get(CONTRIBUTIONS.columns[3].heading, ""))
        return f"{agency} {field}" if field else agency
    return agency if sheet in (BY_AGENCY.name, RETURNS.name) else own


def _heading_row(grid: Grid, row: int) -> int | None:
    """The row of headings above: the first that begins with 'TT', or with the first heading of the sources."""
    first = SOURCES.columns[0].heading
    return next(
        (at for at in range(row) if grid[at] and grid[at][0] in ("TT", first) and grid[at][1] is not None),
        None,
    )


def _heading(grid: Grid, row: int, column: int) -> str:
    at = _heading_row(grid, row)
    return "" if at is None or column >= len(grid[at]) else str(grid[at][column] or "")


def _line(grid: Grid, row: int) -> Mapping[str, str] | None:
    """Texts of a row by heading; None above and in the row of headings."""
    at = _heading_row(grid, row)
    if at is None:
        return None
    pairs = zip(grid[at], grid[row], strict=False)
    return {str(heading): str(value) for heading, value in pairs if heading is not None and value is not None}


def _of_source(cells: Mapping[str, str]) -> str | None:
    agency, line, label = (cells.get(column.heading) for column in SOURCES.columns[:3])
    if agency is None or line is None or label is None:
        return None
    item = "/" in line
    labels = FIELD_LABELS.items()
    # Two fields may share a label; then the one belongs to lines and the other to the contributions.
    fits = [
        field for field, text in labels if text == label and (field not in CONTRIBUTION_LABELS) is item
    ] or [field for field, text in labels if text == label]
    return f"{line} {agency} {fits[0]}" if item and fits else " ".join((agency, *fits[:1]))


def _of_overview(grid: Grid, row: int, column: int) -> str | None:
    values = grid[row]
    label_at = next((at for at in range(column, -1, -1) if isinstance(values[at], str)), None)
    if label_at is None:
        return None
    above = [str(grid[at][column]) for at in range(row, -1, -1) if grid[at][column] is not None]
    sent = next((_SENT[text] for text in above if text in _SENT), None)
    if sent is not None:
        return sent
    label = str(values[label_at])
    if label != _TOTAL:
        return _COUNTS.get(label)
    counted = {str(grid[at][label_at]) for at in range(row)}
    return "total" if counted & set(_STATES) else "measures"
