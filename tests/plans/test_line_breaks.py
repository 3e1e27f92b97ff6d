"""Where a line begins something of its own."""

from __future__ import annotations

import pytest

from toolkit.plans.line_breaks import begins_item, ends_sentence, parted


@pytest.mark.parametrize(
    "text",
    ["- việc", "+ việc", "1. Việc", "1.2. Việc", "12.1.3 .", "a) việc", "đ) việc", "IV. VỀ", "(1) việc", "Điều 2. Ban",
     "Phụ lục II", "PHỤ LỤC 1", "Nơi nhận:", "• việc"],
)  # fmt: skip
def test_items(text: str) -> None:
    assert begins_item(text) == (text != "12.1.3 .")


@pytest.mark.parametrize(
    "text", ["2030. Đến", "việc", "5,1%", "Sở Tài chính", "10.000 tỷ", "Điều kiện", "Mục tiêu", ""]
)
def test_what_begins_nothing(text: str) -> None:
    assert not begins_item(text)


@pytest.mark.parametrize(
    ("text", "ended"), [("việc;", True), ("việc.”", True), ("gồm: ", True), ("việc", False), ("", False)]
)
def test_ends(text: str, ended: bool) -> None:
    assert ends_sentence(text) is ended


def test_breaks_typed_into_a_paragraph() -> None:
    assert parted("KẾ HOẠCH\nThực hiện\n\n1. Việc;\nb\nPhần I\n") == [
        "KẾ HOẠCH Thực hiện",
        "1. Việc;",
        "b",
        "Phần I",
    ]
    assert parted(" \n ") == []
