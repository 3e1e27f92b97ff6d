"""From a cell of the consolidated workbook back to what was typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.consolidation.tables import Sent, sent
from tests.reporting.test_workbook import FILES, M1, REGISTER, SHEETS, T1, T2, given, opened
from toolkit.consolidation.explain import TraceKind, explain
from toolkit.model.errors import WorkspaceError
from toolkit.model.findings import Outcome
from toolkit.model.plan import Leader
from toolkit.model.register import Agency, AgencyKind
from toolkit.reporting.workbook_cells_reader import key_at
from toolkit.reporting.workbook_keys import Grid, key_of
from toolkit.reporting.workbook_writer import consolidated_bytes

MATERIAL = given()
BOOK = opened(consolidated_bytes(MATERIAL))
GRIDS: dict[str, Grid] = {
    sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in BOOK.worksheets
}


def place(sheet: str, text: str, heading: str) -> tuple[int, int]:
    """The cell in the row that holds this text and the column under this heading."""
    grid = GRIDS[sheet]
    row = next(at for at, line in enumerate(grid) if text in line)
    column = next(line.index(heading) for line in grid if heading in line)
    return row, column


@pytest.mark.parametrize(
    ("sheet", "text", "heading", "key"),
    [
        ("Nhiệm vụ", T1, "Tình trạng", T1),
        ("Theo đơn vị", "Sở A", "Chưa hoàn thành, quá hạn", "A overdue"),
        ("Theo đơn vị", "Sở A", "Số chỉ tiêu", "A"),
        ("Chỉ tiêu", f"Chỉ tiêu {M1}", "Thực hiện trong kỳ", M1),
        ("Quá hạn", "Sở A", "Số ngày quá hạn", T1),
        ("Đề nghị gia hạn", "Sở A", "Đề nghị gia hạn đến", T1),
        ("Mâu thuẫn", "Sở B", "Giá trị", M1),
        ("Ý kiến đơn vị", "Tốt", "Ý kiến của đơn vị (nguyên văn)", "B highlights"),
        ("Ý kiến đơn vị", "Do mưa", "Ý kiến của đơn vị (nguyên văn)", "A causes"),
        ("Tình hình gửi", "Sở B", "Số dòng đã điền", "B"),
        ("Theo mục, lãnh đạo", "section:74-2026/I", "Chưa hoàn thành, quá hạn", "section:74-2026/I overdue"),
        ("Theo mục, lãnh đạo", "plan:74-2026", "Số nhiệm vụ", "plan:74-2026"),
        ("Theo mục, lãnh đạo", "leader:-", "Thường xuyên", "leader:- recurring"),
        ("Nguồn", "Do mưa", "Giá trị", "A causes"),
        ("Nguồn", "@12/TTr <b>&", "Giá trị", f"{T2} A document"),
    ],
)
def test_a_cell_of_a_list_leads_to_its_key(sheet: str, text: str, heading: str, key: str) -> None:
    found = key_of(sheet, GRIDS[sheet], *place(sheet, text, heading))
    assert found == key
    assert explain(MATERIAL.consolidation, key)


def test_every_count_by_plan_leader_or_district_is_explained_by_what_was_counted() -> None:
    agencies = tuple(
        Agency(code, f"UBND xã {code}", AgencyKind.COMMUNE, former_district=district)
        for code, district in (("A", "Nga Sơn"), ("B", "Nga Sơn"), ("C", None))
    )
    leaders = (Leader("Phó Chủ tịch", "Lê B"), Leader("Chủ tịch", "Trần Thị C"))
    known = replace(
        REGISTER,
        directory=replace(REGISTER.directory, agencies=agencies),
        tasks=tuple(replace(one, leaders=leaders) if one.key == T1 else one for one in REGISTER.tasks),
    )
    rejected = sent("C", f"{T1} | status | done", Sent(outcome=Outcome.REJECTED))
    material = given(known, files=(*FILES[:2], rejected))
    book = opened(consolidated_bytes(material))
    seen = 0
    for name in ("Theo mục, lãnh đạo", "Theo địa bàn"):
        grid = [list(row) for row in book[name].iter_rows(values_only=True)]
        for row, line in enumerate(grid):
            keyed = isinstance(line[0], int) and isinstance(line[-1], str)
            for column, value in enumerate(line[2:-1] if keyed else (), start=2):
                heading = next(str(above[column]) for above in grid if above[0] == "TT")
                if isinstance(value, int) and "%" not in heading:
                    key = key_of(name, grid, row, column)
                    first, *items = explain(material.consolidation, str(key))
                    assert (key, first.value, len(items)) == (key, str(value), value)
                    seen += 1
    assert seen > 50


def test_every_count_of_the_first_sheet_is_explained_by_what_was_counted() -> None:
    grid = GRIDS["Tổng quan"]
    counts = [
        (row, column, value)
        for row, line in enumerate(grid)
        for column, value in enumerate(line)
        if isinstance(value, int)
    ]
    assert len(counts) >= 8 + 1 + 3 + 3 + 8 + 1
    for row, column, value in counts:
        key = key_of("Tổng quan", grid, row, column)
        assert key is not None
        head, *items = explain(MATERIAL.consolidation, key)
        assert (head.field, head.value, len(items)) == ("count", str(value), value)


def test_every_state_by_agency_is_explained_by_its_lines() -> None:
    row, _column = place("Theo đơn vị", "Sở A", "Mã")
    grid = GRIDS["Theo đơn vị"]
    for column in range(4, 12):
        key = key_of("Theo đơn vị", grid, row, column)
        assert key is not None
        head, *lines = explain(MATERIAL.consolidation, key)
        assert (head.value, len(lines)) == (str(grid[row][column]), grid[row][column])


def test_every_source_row_leads_to_its_very_cell() -> None:
    grid = GRIDS["Nguồn"]
    first = next(at for at, line in enumerate(grid) if line[0] == "Đơn vị") + 1
    assert len(grid) - first == len(MATERIAL.consolidation.dataset.points)
    for row in range(first, len(grid)):
        key = key_of("Nguồn", grid, row, 3)
        assert key is not None
        sources = [t.source for t in explain(MATERIAL.consolidation, key) if t.kind is TraceKind.TYPED]
        assert [(one.cell, one.sha256) for one in sources if one] == [(grid[row][7], grid[row][8])]


def test_what_shows_no_figure_leads_nowhere() -> None:
    assert [key_of(sheet, GRIDS[sheet], 0, 0) for sheet in SHEETS] == [None] * len(SHEETS)
    assert key_of("Nhiệm vụ", GRIDS["Nhiệm vụ"], 999, 0) is None
    assert explain(MATERIAL.consolidation, "A overdue more") == ()
    assert explain(MATERIAL.consolidation, "A nothing_like_it") == ()


def test_the_workbook_on_the_disk_is_asked_only_while_it_shows_the_figures_of_now(tmp_path: Path) -> None:
    path = tmp_path / "consolidated.xlsx"
    path.write_bytes(consolidated_bytes(MATERIAL))
    state = MATERIAL.consolidation.state_hash
    row, column = place("Nhiệm vụ", T1, "Tình trạng")
    cell = f"{chr(ord('A') + column)}{row + 1}"
    assert key_at(path, f"'Nhiệm vụ'!${cell[0]}${cell[1:]}", state) == T1
    for wrong, hash_ in ((f"Nhiệm vụ!{cell}", "older"), ("Không có!A1", state), ("Nhiệm vụ!1A", state)):
        with pytest.raises(WorkspaceError):
            key_at(path, wrong, hash_)
    with pytest.raises(WorkspaceError):
        key_at(tmp_path / "none.xlsx", f"Nhiệm vụ!{cell}", state)
