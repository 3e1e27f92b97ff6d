"""Which texts of agencies a person ticked for the report, in the consolidated workbook."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from toolkit.model.results import Contribution
from toolkit.reporting.workbook_layout import CONTRIBUTIONS
from toolkit.vietnamese.text import match_key

_CODE, _TEXT, _TICK = "Mã", "Ý kiến của đơn vị (nguyên văn)", "Chọn đưa vào báo cáo"


def ticked_texts(workbook: Path, contributions: Iterable[Contribution]) -> tuple[Contribution, ...]:
    """Contributions whose row carries a tick (anything typed in the column), in their own order.

    Matched by agency and text, so that sorting, filtering or an added column does no harm. Without a
    workbook nothing is ticked.
    """
    ticks = ticks_in(workbook)
    return tuple(one for one in contributions if tick_key(one) in ticks)


def tick_key(one: Contribution) -> tuple[str, str]:
    """What a contribution is recognised by: its agency and its text."""
    return one.agency, match_key(one.text)


def ticks_in(workbook: Path) -> frozenset[tuple[str, str]]:
    """Keys of all ticked rows of a consolidated workbook; empty where there is none or it was rebuilt."""
    if not workbook.is_file():
        return frozenset()
    from openpyxl import load_workbook

    book = load_workbook(workbook, read_only=True)
    try:
        if CONTRIBUTIONS.name not in book.sheetnames:
            return frozenset()
        rows = [[str(cell or "").strip() for cell in row] for row in book[CONTRIBUTIONS.name].iter_rows(values_only=True)]
    finally:
        book.close()
    columns: dict[str, int] = {}
    ticks = set()
    for row in rows:
        if _CODE in row and _TICK in row:
            columns = {name: row.index(name) for name in (_CODE, _TEXT, _TICK)}
        elif columns and row[columns[_TICK]]:
            ticks.add((row[columns[_CODE]], match_key(row[columns[_TEXT]])))
    return frozenset(ticks)
