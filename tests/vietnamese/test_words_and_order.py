"""Lists, counts, capitals; and the order of the dictionary."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.vietnamese.collation import sort_key
from toolkit.vietnamese.words import join_list, lower_first, pad_count, upper_first


@pytest.mark.parametrize(
    ("items", "prose"),
    [([], ""), (["a"], "a"), (["a", "b"], "a và b"), (["a", "b", "c"], "a, b và c")],
)
def test_join_list(items: list[str], prose: str) -> None:
    assert join_list(items) == prose


def test_join_list_with_another_last_word() -> None:
    assert join_list(["a", "b", "c"], "hoặc") == "a, b hoặc c"


@pytest.mark.parametrize(
    ("text", "capital"), [("đơn vị", "Đơn vị"), ("ủy ban", "Ủy ban"), ("UBND tỉnh", "UBND tỉnh"), ("", "")]
)
def test_upper_first(text: str, capital: str) -> None:
    assert upper_first(text) == capital


@pytest.mark.parametrize(
    ("text", "small"), [("Đơn vị", "đơn vị"), ("Ủy ban", "ủy ban"), ("UBND tỉnh", "UBND tỉnh"), ("", "")]
)
def test_lower_first(text: str, small: str) -> None:
    assert lower_first(text) == small


@pytest.mark.parametrize(("count", "text"), [(0, "0"), (1, "01"), (9, "09"), (10, "10"), (166, "166")])
def test_pad_count(count: int, text: str) -> None:
    assert pad_count(count) == text


@pytest.mark.parametrize(
    "ordered",
    [
        ["ta", "tà", "tả", "tã", "tá", "tạ", "tai", "tă", "tâ"],
        ["An", "Ăn", "Ân", "Ba", "Cao", "Da", "Đa", "Em", "Ê", "Giang", "On", "Ôn", "Ơn", "Tu", "Tư", "Y"],
        ["ba", "ba ba", "ba mươi", "bà", "bà cô", "bác"],
        ["Phụ lục 2", "Phụ lục 10", "Phụ lục A"],
        [
            "Sở Công Thương",
            "Sở Dân tộc",
            "Sở Giáo dục",
            "Sở Nội vụ",
            "Sở Tài chính",
            "Sở Xây dựng",
            "Sở Y tế",
        ],
        ["Cẩm Thạch", "Cẩm Thủy", "Cẩm Tú", "Cẩm Vân"],
        ["", "1", "01x", "a"],
    ],
)
def test_dictionary_order(ordered: list[str]) -> None:
    shuffled = ordered[:]
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == ordered


@given(st.text(), st.text())
def test_any_two_texts_can_be_ordered_and_composition_does_not_matter(one: str, other: str) -> None:
    assert (sort_key(one) < sort_key(other)) != (sort_key(one) >= sort_key(other))
    assert sort_key(unicodedata.normalize("NFD", one)) == sort_key(one)


def test_very_long_numbers_can_be_ordered() -> None:
    assert sort_key("9" * 5000) < sort_key("1" + "0" * 5000)
