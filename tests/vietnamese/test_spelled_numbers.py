"""Spelled-out numbers: every number as school teaches to spell it, and the traps of everyday speech."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.timing import LIMIT, seconds
from toolkit.vietnamese.spelled_numbers import Spelled, read_spelled

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
GROUPS = ("", " nghìn", " triệu")


def spell(number: int) -> str:
    """A number as school teaches to spell it: an independent writer for the reader under test."""
    if number >= 10**9:
        rest = number % 10**9
        billions = f"{spell(number // 10**9)} tỷ"
        return f"{billions} {_groups(rest, full=True)}" if rest else billions
    return _groups(number, full=False)


def _groups(number: int, full: bool) -> str:
    words: list[str] = []
    for power in (2, 1, 0):
        group = number // 1000**power % 1000
        if group:
            words.append(_group(group, full or bool(words)) + GROUPS[power])
    return " ".join(words)


def _group(group: int, full: bool) -> str:
    hundreds, tens, unit = group // 100, group // 10 % 10, group % 10
    words = [f"{DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens == 0:
        words += [f"linh {DIGITS[unit]}" if words else DIGITS[unit]] if unit else []
    elif tens == 1:
        words += ["mười" + (f" {'lăm' if unit == 5 else DIGITS[unit]}" if unit else "")]
    else:
        last = {1: "mốt", 4: "tư", 5: "lăm"}.get(unit, DIGITS[unit])
        words += [f"{DIGITS[tens]} mươi" + (f" {last}" if unit else "")]
    return " ".join(words)


def test_the_writer_spells_as_school_does() -> None:
    assert [spell(n) for n in (15, 21, 25, 105, 1005, 2026, 1_000_050, 2_300_000_000_000)] == [
        "mười lăm",
        "hai mươi mốt",
        "hai mươi lăm",
        "một trăm linh năm",
        "một nghìn không trăm linh năm",
        "hai nghìn không trăm hai mươi sáu",
        "một triệu không trăm năm mươi",
        "hai nghìn ba trăm tỷ",
    ]


def test_all_numbers_up_to_ten_thousand() -> None:
    for number in range(1, 10_001):
        if number != 5:  # 'năm' alone is a year
            assert read_spelled(spell(number)) == Spelled(Decimal(number), "")


@given(st.integers(min_value=6, max_value=10**15 - 1), st.sampled_from(["", "đề án", "tấn", "ha"]))
def test_any_number_with_what_it_counts(number: int, unit: str) -> None:
    assert read_spelled(f"{spell(number)} {unit}") == Spelled(Decimal(number), unit)


@given(st.integers(min_value=6, max_value=10**12))
def test_case_and_spelling_variants(number: int) -> None:
    text = spell(number)
    variant = text.replace("tỷ", "tỉ").replace("nghìn", "ngàn").replace("linh", "lẻ").replace("bảy", "bẩy")
    assert read_spelled(text.upper()) == read_spelled(variant) == Spelled(Decimal(number), "")


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("hai mươi năm", 20, "năm"),
        ("mười năm", 10, "năm"),
        ("năm năm", 5, "năm"),
        ("một nghìn năm", 1000, "năm"),
        ("hai mươi bốn giờ", 24, "giờ"),
        ("hai mươi một xã", 21, "xã"),
        ("một nghìn linh năm", 1005, ""),
        ("một triệu rưỡi", 1_500_000, ""),
        ("hai nghìn rưỡi hộ", 2500, "hộ"),
        ("hai chục", 20, ""),
        ("năm vạn", 50_000, ""),
        ("một đề án", 1, "đề án"),
    ],
)
def test_read(text: str, value: int, rest: str) -> None:
    assert read_spelled(text) == Spelled(Decimal(value), rest)


@pytest.mark.parametrize(
    "text",
    [
        "", "không", "lăm", "mốt", "mươi", "trăm", "nghìn", "rưỡi", "đề án", "15", "năm", "năm nay", "năm 2026",
        "năm học", "ba tỷ lệ",
        "một số", "một phần", "một vài xã", "một trong", "một trăm hai", "một nghìn hai", "hai ba", "ba tư", "hai rưỡi",
        "hai trăm trăm", "mười mười", "một triệu hai triệu", "hai mươi mươi", "một linh năm",
    ],
)  # fmt: skip
def test_what_is_not_certain_is_not_read(text: str) -> None:
    assert read_spelled(text) is None


@given(
    st.lists(
        st.sampled_from([*DIGITS, "mười", "mươi", "trăm", "linh", "nghìn", "tỷ", "rưỡi", "xã"]), max_size=12
    )
)
def test_any_row_of_words_is_read_without_failing(words: list[str]) -> None:
    reading = read_spelled(" ".join(words))
    if reading is not None:
        assert reading.value > 0
        assert " ".join(words).endswith(reading.rest)


@pytest.mark.parametrize("word", ["một ", "tỷ ", "một tỷ ", "chín trăm linh ", "hai mươi "])
def test_hostile_texts_cost_no_time(word: str) -> None:
    assert seconds(read_spelled, (word * 1000)[:1000]) < LIMIT
