"""Shares and multiples in words."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import pytest

from tests.vietnamese.timing import LIMIT, seconds
from toolkit.vietnamese.ratios import Ratio, RatioKind, read_ratio

# text | kind | value | value_max | of | qualifier
TABLE = """
một nửa | share | 1/2 | | |
nửa | share | 1/2 | | |
một nửa số xã | share | 1/2 | | số xã |
quá nửa | share | 1/2 | | | quá
hơn một nửa số hộ | share | 1/2 | | số hộ | hơn
giảm một nửa | share | 1/2 | | | giảm
một phần ba | share | 1/3 | | |
Hai phần ba số xã | share | 2/3 | | số xã |
ít nhất hai phần ba | share | 2/3 | | | ít nhất
một phần tư diện tích | share | 1/4 | | diện tích |
ba phần tư | share | 3/4 | | |
bốn phần năm | share | 4/5 | | |
một phần mười | share | 1/10 | | |
2 phần 3 | share | 2/3 | | |
năm phần trăm | share | 1/20 | | |
mười lăm phần trăm | share | 3/20 | | |
gấp đôi | multiple | 2 | | |
Gấp đôi so với năm 2020 | multiple | 2 | | so với năm 2020 |
tăng gấp đôi | multiple | 2 | | | tăng
gấp rưỡi | multiple | 3/2 | | |
gấp ba | multiple | 3 | | |
gấp ba năm 2020 | multiple | 3 | | năm 2020 |
gấp năm lần | multiple | 5 | | |
gấp mười lần | multiple | 10 | | |
gấp hai lần rưỡi | multiple | 5/2 | | |
gấp 2 lần | multiple | 2 | | |
gấp 1,5 lần so với năm 2020 | multiple | 3/2 | | so với năm 2020 |
gấp hơn 2 lần năm 2020 | multiple | 2 | | năm 2020 | hơn
ít nhất gấp 2,5 lần | multiple | 5/2 | | | ít nhất
gấp 1,5 - 2 lần | multiple | 3/2 | 2 | |
gấp khoảng 3 lần | multiple | 3 | | | khoảng
"""
UNREAD = [
    "", "một phần", "một phần của tỉnh", "ba phần hai", "ba phần ba", "một phần không", "gấp", "gấp nhiều lần",
    "gấp một", "gấp 2 - 1,5 lần", "gấp 2", "gấp rút", "tăng 2 lần", "tăng 50%", "1/3", "nửa đầu năm",
    "nửa cuối năm 2026", "phần ba", "một số phần",
]  # fmt: skip


def _rows() -> list[tuple[str, Ratio]]:
    rows = []
    for line in TABLE.strip().splitlines():
        text, kind, value, value_max, of, qualifier = (cell.strip() for cell in line.split("|"))
        upper = Fraction(value_max) if value_max else None
        rows.append((text, Ratio(RatioKind(kind), Fraction(value), upper, of or None, qualifier or None)))
    return rows


@pytest.mark.parametrize(
    ("text", "ratio"), _rows(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_read(text: str, ratio: Ratio) -> None:
    assert read_ratio(text) == ratio
    assert read_ratio(f" {unicodedata.normalize('NFD', text)}.") == ratio


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_certain_is_not_read(text: str) -> None:
    assert read_ratio(text) is None


@pytest.mark.parametrize("piece", ["gấp ", "một phần ", "phần ", "hơn ", "gấp 1,", "nửa "])
def test_hostile_texts_cost_no_time(piece: str) -> None:
    for length in (200, 1000):
        assert seconds(read_ratio, (piece * 1000)[:length]) < LIMIT
