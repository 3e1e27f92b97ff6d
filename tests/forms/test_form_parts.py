"""Wording, row heights, the list of issued forms."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.forms.form_samples import TEMPLATES, commune, department, wording
from toolkit.forms.issue_list_writer import issue_list_bytes
from toolkit.forms.line_texts import period_words
from toolkit.forms.text_height import line_count
from toolkit.forms.wording_reader import read_wording
from toolkit.model.errors import SettingsError

WORDING = (TEMPLATES / "form.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (WORDING.replace("[sample]", '[sample]\nsubtitle = "x"'), "subtitle"),
        (WORDING.replace("title = ", "titel = ", 1), "titel"),
        (WORDING.replace("{agency}", "{agence}"), "agence"),
        (WORDING.replace("{due}.", "{due.", 1), "intro"),
        ("= nothing", "form.toml"),
    ],
)
def test_faults_in_the_wording_are_named(text: str, hint: str, tmp_path: Path) -> None:
    (tmp_path / "form.toml").write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=hint):
        read_wording(tmp_path)


def test_missing_wording_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"form\.toml"):
        read_wording(tmp_path)


def test_the_wording_that_is_shipped_is_whole() -> None:
    assert len(wording().guide.steps) == 5


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("ngắn", 10, 1),
        ("một\nhai\nba", 10, 3),
        ("a" * 100, 10, 10),
        ("từ " * 30, 200, 1),
    ],
)
def test_lines(text: str, width: float, lines: int) -> None:
    assert line_count(text, width) == lines


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("2026", "Năm 2026"),
        ("2026-Q3", "Quý III/2026"),
        ("2026-H1", "6 tháng đầu năm 2026"),
        ("2026-9M", "9 tháng đầu năm 2026"),
        ("?", "?"),
    ],
)
def test_periods(key: str, words: str) -> None:
    assert period_words(key) == words


@dataclass(frozen=True)
class Problem:
    item: str
    assignee: str | None
    text: str


def test_issue_list() -> None:
    contents = [department(), commune()]
    problems = [Problem("74-2026/I.9", None, "=Chưa có đơn vị chủ trì")]
    data = issue_list_bytes(contents, problems, {"SXD": "0237.111.222"})
    assert data == issue_list_bytes(contents, problems, {"SXD": "0237.111.222"})
    forms, open_items = load_workbook(io.BytesIO(data)).worksheets
    assert [[cell.value for cell in row] for row in forms.iter_rows(min_row=4)] == [
        ["1", "SXD", "Sở Xây dựng", "Cấp tỉnh", 3, 3, "SXD.xlsx", "BM-2026-SXD-7F3A2C", "0237.111.222"],
        [
            "2",
            "14758",
            "UBND phường Hàm Rồng",
            "Xã, phường",
            6,
            0,
            "14758.xlsx",
            "BM-2026-H1-14758-00A1B2",
            None,
        ],
    ]
    (row,) = open_items.iter_rows(min_row=4)
    assert [(cell.value, cell.data_type) for cell in row][3] == ("=Chưa có đơn vị chủ trì", "s")
