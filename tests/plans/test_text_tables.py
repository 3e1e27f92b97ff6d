"""Tables in plain text: rows parted by tabs, bars or blanks, and text that only looks like one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.plans.docx_builder import grid, texts, words
from toolkit.plans.document import CautionKind, Document
from toolkit.plans.reader import read_document


def read(folder: Path, *lines: str) -> Document:
    path = folder / "a.txt"
    path.write_text("\n".join(lines), "utf-8")
    return read_document(path)


@pytest.mark.parametrize("mark", ["\t", " | ", "|"])
def test_rows_on_one_line(mark: str, tmp_path: Path) -> None:
    rows = [
        ["TT", "Nội dung", "Chủ trì", "Hạn"],
        ["1", "Việc A", "Sở X", ""],
        ["2", "Việc B", "Sở Y", "2026"],
    ]
    found = read(tmp_path, "Trước", *(mark.join(row) for row in rows), "", "Sau")
    assert words(found) == rows
    assert texts(found) == ["Trước", "Sau"]
    assert [row.line for row in found.tables[0].rows] == [2, 3, 4]
    assert found.cautions == ()


def test_broken_cells_and_merged_rows(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "TT\tNội dung\tChủ trì\tThời gian",
        "báo cáo",
        "I\tVỀ KINH TẾ",
        "1\tViệc A",
        "gồm hai phần\tSở X\tQuý I",
        "2\tViệc B\tSở Y\tQuý II",
        "VỀ XÃ HỘI",
        "1\tViệc C\tSở Z\tQuý III",
        "Kết thúc.",
    )
    assert grid(found) == [
        [("TT", 1, False), ("Nội dung", 1, False), ("Chủ trì", 1, False), ("Thời gian\nbáo cáo", 1, False)],
        [("I", 1, False), ("VỀ KINH TẾ", 3, False)],
        [("1", 1, False), ("Việc A\ngồm hai phần", 1, False), ("Sở X", 1, False), ("Quý I", 1, False)],
        [("2", 1, False), ("Việc B", 1, False), ("Sở Y", 1, False), ("Quý II", 1, False)],
        [("VỀ XÃ HỘI", 4, False)],
        [("1", 1, False), ("Việc C", 1, False), ("Sở Z", 1, False), ("Quý III", 1, False)],
    ]
    assert texts(found) == ["Kết thúc."]


def test_rows_between_bars_broken_by_cells_of_several_lines(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "| ỦY BAN NHÂN DÂN",
        "TỈNH A | CỘNG HÒA",
        "XÃ HỘI |",
        "Căn cứ Luật;",
        "| TT | Nội dung",
        "nhiệm vụ | Chủ trì | Hạn |",
        "|---|---|---|---|",
        "| I | VỀ KINH TẾ |",
        "| 1 | Việc A | Sở X",
        "và Sở Y | 2026 |",
        "",
        "| Nơi nhận:",
        "- Lưu: VT. | CHỦ TỊCH",
        "",
        "Nguyễn Văn B |",
        "Hết.",
    )
    assert words(found) == [["ỦY BAN NHÂN DÂN\nTỈNH A", "CỘNG HÒA\nXÃ HỘI"]]
    assert grid(found, 1) == [
        [("TT", 1, False), ("Nội dung\nnhiệm vụ", 1, False), ("Chủ trì", 1, False), ("Hạn", 1, False)],
        [("I", 1, False), ("VỀ KINH TẾ", 3, False)],
        [("1", 1, False), ("Việc A", 1, False), ("Sở X\nvà Sở Y", 1, False), ("2026", 1, False)],
    ]
    assert words(found, 2) == [["Nơi nhận:\n- Lưu: VT.", "CHỦ TỊCH\nNguyễn Văn B"]]
    assert texts(found) == ["Căn cứ Luật;", "Hết."]


def test_rows_that_only_begin_with_a_bar(tmp_path: Path) -> None:
    found = read(tmp_path, "| TT | Việc | Hạn", "| 1 | A | 2026", "", "Đoạn sau.", "| riêng")
    assert words(found) == [["TT", "Việc", "Hạn"], ["1", "A", "2026"]]
    assert texts(found) == ["Đoạn sau.", "| riêng"]


def test_two_columns_or_one_row_are_no_table(tmp_path: Path) -> None:
    found = read(tmp_path, "Nơi nhận:\tTM. ỦY BAN", "- Như trên;\tCHỦ TỊCH", "", "a\tb\tc", "Sở KH|ĐT", "x|y")
    assert found.tables == ()


def test_a_line_with_more_cells_than_any_row_ends_the_table(tmp_path: Path) -> None:
    found = read(tmp_path, "TT\tA\tB", "1\ta\tb", "x\ty\tz\tt\tu\tv", "2\tc\td")
    assert words(found) == [["TT", "A", "B"], ["1", "a", "b"]]


ALIGNED = (
    "TT   Nội dung                    Chủ trì          Thời hạn",
    "1    Rà soát quy hoạch           Sở Xây dựng      Quý I/2026",
    "     chung đô thị",
    "2    Lập đề án                   Sở Tài chính     Quý II/2026",
    "3    Sửa quy chế                 Sở Nội vụ        2027",
)


def test_columns_aligned_by_blanks(tmp_path: Path) -> None:
    found = read(tmp_path, "Phụ lục", *ALIGNED, "", "Hết.")
    assert words(found) == [
        ["TT", "Nội dung", "Chủ trì", "Thời hạn"],
        ["1", "Rà soát quy hoạch chung đô thị", "Sở Xây dựng", "Quý I/2026"],
        ["2", "Lập đề án", "Sở Tài chính", "Quý II/2026"],
        ["3", "Sửa quy chế", "Sở Nội vụ", "2027"],
    ]
    assert texts(found) == ["Phụ lục", "Hết."]
    assert [(c.kind, c.place) for c in found.cautions] == [(CautionKind.ALIGNED_COLUMNS, "2")]


def test_a_ruler_under_the_heading(tmp_path: Path) -> None:
    found = read(tmp_path, ALIGNED[0], "---  -----------------  ---------  -----", *ALIGNED[1:])
    assert len(found.tables[0].rows) == 4


@pytest.mark.parametrize(
    "lines",
    [
        # The number stands in the middle of its row: rows cannot be told.
        (
            ALIGNED[0],
            "     Rà soát quy hoạch           Sở Xây dựng      Quý I/2026",
            "1    chung đô thị",
            *ALIGNED[3:],
        ),
        # Justified prose.
        (
            "Căn  cứ  Luật  Tổ  chức  chính  quyền",
            "địa  phương  ngày  16  tháng  6  năm",
            "2025;  Căn cứ  Nghị  quyết  số  58",
        ),
        ALIGNED[:2],
    ],
)
def test_what_is_not_certain_stays_text(lines: tuple[str, ...], tmp_path: Path) -> None:
    found = read(tmp_path, *lines)
    assert found.tables == ()
    assert len(found.paragraphs) == len(lines)


@pytest.mark.parametrize(
    "line",
    ["a\tb", "\ta", "a | b | c", "TT   Nội dung     Chủ trì     Thời hạn", "  x    y    z", "|", "a |"],
)
def test_long_texts_that_are_no_tables_take_no_time(line: str, tmp_path: Path) -> None:
    begun = time.process_time()
    read(tmp_path, "Kế hoạch", *[line, f"{line}{line}"] * 8000)
    assert time.process_time() - begun < 5
