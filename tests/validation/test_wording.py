"""What a typed text amounts to."""

from __future__ import annotations

import pytest

from toolkit.validation import wording


@pytest.mark.parametrize(
    "text",
    [
        "nt",
        "-nt-",
        "NT.",
        "n/t",
        "như trên",
        "Như đã nêu ở mục trên",
        "xem dòng trên",
        '"',
        "Nêu trên",
        "Tương tự",
    ],
)
def test_pointing_elsewhere(text: str) -> None:
    assert wording.points_elsewhere(text)
    assert wording.says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Như trên đã báo cáo, vướng mắc về đất",
        "Xem xét bổ sung vốn",
        "ntn",
        "Tương tự năm 2025, chậm giao đất",
        "",
    ],
)
def test_not_pointing_elsewhere(text: str) -> None:
    assert not wording.points_elsewhere(text)


@pytest.mark.parametrize(
    "text", ["-", "...", "…", "x", "Không", "không có.", "N/A", "", " ", "Đang cập nhật"]
)
def test_saying_nothing(text: str) -> None:
    assert wording.says_nothing(text)


@pytest.mark.parametrize("text", ["Covid", "2026", "12/3", "Khách quan"])
def test_giving_no_reason(text: str) -> None:
    assert wording.gives_no_reason(text)


@pytest.mark.parametrize("text", ["Thiếu vốn", "Do mưa lũ", "Bộ chưa hướng dẫn", "Không có quỹ đất sạch"])
def test_giving_a_reason(text: str) -> None:
    assert not wording.gives_no_reason(text)
