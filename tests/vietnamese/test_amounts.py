"""Amounts of plans: the words that count apart from the unit, and nothing guessed."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.timing import LIMIT, seconds
from toolkit.vietnamese.amounts import Amount, read_amount, split_multiplier
from toolkit.vietnamese.numbers import format_number, format_percent

D = Decimal
# text | value | value_max | alternative | multiplier | unit | qualifier
TABLE = """
7.900 USD trở lên | 7900 | | 7.9 | 1 | USD | trở lên
trên 7.500 | 7500 | | 7.5 | 1 | | trên
7.500 căn hộ trở lên | 7500 | | 7.5 | 1 | căn hộ | trở lên
50.000 ha trở lên | 50000 | | 50 | 1 | ha | trở lên
50 nghìn ha | 50 | | | 1000 | ha |
388,8 nghìn ha | 388.8 | | | 1000 | ha |
840 nghìn tỉ đồng trở lên | 840 | | | 1000000000000 | đồng | trở lên
840 nghìn tỷ đồng | 840 | | | 1000000000000 | đồng |
1.650.000 tỷ đồng trở lên | 1650000 | | | 1000000000 | đồng | trở lên
15 tỷ USD | 15 | | | 1000000000 | USD |
1,5 triệu tấn | 1.5 | | | 1000000 | tấn |
01 triệu | 1 | | | 1000000 | |
01 triệu lượt khách | 1 | | | 1000000 | lượt khách |
55 triệu đồng/người/năm | 55 | | | 1000000 | đồng/người/năm |
2 triệu rưỡi đồng | 2.5 | | | 1000000 | đồng |
5 trăm hộ | 5 | | | 100 | hộ |
3 chục mô hình | 3 | | | 10 | mô hình |
5 vạn dân | 5 | | | 10000 | dân |
1,65 triệu tỷ đồng | 1.65 | | | 1000000000000000 | đồng |
05 đề án | 5 | | | 1 | đề án |
0 | 0 | | | 1 | |
-5,2% | -5.2 | | | 1 | % |
0,5 - 0,75% | 0.5 | 0.75 | | 1 | % |
6 - 8 địa phương nước ngoài | 6 | 8 | | 1 | địa phương nước ngoài |
6 – 8 | 6 | 8 | | 1 | |
từ 3 đến 4 nghìn ha | 3 | 4 | | 1000 | ha | từ
5,2 lần | 5.2 | | | 1 | lần |
khoảng 10% | 10 | | | 1 | % | khoảng
Dưới 20% | 20 | | | 1 | % | Dưới
5 phần trăm | 5 | | | 1 | % |
100% số xã | 100 | | | 1 | % số xã |
15 bác sỹ | 15 | | | 1 | bác sỹ |
5 tỷ lệ | 5 | | | 1 | tỷ lệ |
1.500 | 1500 | | 1.5 | 1 | |
1.500 triệu đồng | 1500 | | 1.5 | 1000000 | đồng |
mười lăm | 15 | | | 1 | |
hai mươi lăm | 25 | | | 1 | |
hai mươi lăm đề án | 25 | | | 1 | đề án |
Ba xã | 3 | | | 1 | xã |
hơn mười nghìn người | 10000 | | | 1 | người | hơn
khoảng năm mươi nghìn ha | 50000 | | | 1 | ha | khoảng
năm mươi nghìn | 50000 | | | 1 | |
một triệu rưỡi | 1500000 | | | 1 | |
hai nghìn ba trăm tỷ đồng | 2300000000000 | | | 1 | đồng |
một trăm phần trăm | 100 | | | 1 | % |
năm phần trăm | 5 | | | 1 | % |
hai mươi năm | 20 | | | 1 | năm |
năm năm | 5 | | | 1 | năm |
năm lần | 5 | | | 1 | lần |
"""
UNREAD = [
    "", "không", "một số đề án", "một phần diện tích", "một vài xã", "một trăm hai", "hai ba xã", "một nghìn hai",
    "12 tỷ 500 triệu", "5 x 3 triệu", "năm nay", "năm", "năm 2026", "trăm tỷ", "nghìn hộ", "tỷ lệ 5", "giảm 3,6%",
    "lăm", "nhiều triệu đồng", "triệu", "8 - 6 triệu", "hai mươi rưỡi xã", "1.65.000 tỷ", "mười lăm 5",
]  # fmt: skip


def _number(text: str) -> Decimal | None:
    return D(text) if text else None


def _rows() -> list[tuple[str, Amount]]:
    rows = []
    for line in TABLE.strip().splitlines():
        text, value, value_max, other, multiplier, unit, qualifier = (
            cell.strip() for cell in line.split("|")
        )
        amount = Amount(
            D(value),
            D(multiplier),
            unit or None,
            _number(value_max),
            _number(other),
            qualifier=qualifier or None,
            approximate=qualifier == "khoảng",
        )
        rows.append((text, amount))
    return rows


@pytest.mark.parametrize(
    ("text", "amount"), _rows(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_read(text: str, amount: Amount) -> None:
    assert read_amount(text) == amount
    assert read_amount(unicodedata.normalize("NFD", text.replace(" ", "\u00a0"))) == amount


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_certain_is_not_read(text: str) -> None:
    assert read_amount(text) is None


def test_totals_of_different_spellings_can_be_compared() -> None:
    spelt = ["1.650.000 tỷ đồng", "1650 nghìn tỉ đồng", "1,65 triệu tỷ đồng", "1.650.000.000.000.000 đồng"]
    amounts = [read_amount(text) for text in spelt]
    assert [(amount.total, amount.unit) for amount in amounts if amount] == [(D(165) * 10**13, "đồng")] * 4
    pair = read_amount("6 - 8 triệu")
    assert pair is not None
    assert (pair.total, pair.total_max, pair.ambiguous) == (D(6_000_000), D(8_000_000), False)
    doubtful = read_amount("1.500 triệu")
    assert doubtful is not None
    assert doubtful.ambiguous


@pytest.mark.parametrize(
    ("unit", "multiplier", "rest"),
    [
        ("nghìn tỉ đồng", 10**12, "đồng"),
        ("Triệu", 10**6, None),
        ("trăm nghìn m²", 10**5, "m²"),
        ("tỉ lệ", 1, "tỉ lệ"),
        ("tỷ trọng", 1, "tỷ trọng"),
        ("nghìnha", 1, "nghìnha"),
        ("%", 1, "%"),
        ("", 1, None),
    ],
)
def test_split_multiplier(unit: str, multiplier: int, rest: str | None) -> None:
    assert split_multiplier(unit) == (D(multiplier), rest)


NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=3)
COUNTING = st.sampled_from(
    [("", 1), ("trăm ", 100), ("nghìn ", 1000), ("triệu ", 10**6), ("tỷ ", 10**9), ("nghìn tỉ ", 10**12)]
)
UNITS = st.sampled_from(["đồng", "ha", "tấn", "USD", "căn hộ", "m²", "lượt khách", "đồng/người/năm", "hộ"])
HEDGES = st.sampled_from(["", "khoảng ", "trên ", "đạt ", "ít nhất "])


@given(NUMBERS, COUNTING, UNITS, HEDGES)
def test_what_is_written_is_read_back(
    value: Decimal, counting: tuple[str, int], unit: str, hedge: str
) -> None:
    amount = read_amount(f"{hedge}{format_number(value)} {counting[0]}{unit}")
    assert amount is not None
    assert (amount.value, amount.multiplier, amount.unit) == (value, counting[1], unit)
    assert amount.total == value * counting[1]
    assert amount.qualifier == (hedge.strip() or None)
    text = format_number(abs(value))
    grouped_once = text.count(".") == 1 and "," not in text
    assert amount.ambiguous == (grouped_once or _three_decimals(text))


def _three_decimals(text: str) -> bool:
    """'1,234' may be typed for 1234; '0,234' and '1.234,567' may not."""
    whole, _, decimals = text.partition(",")
    return len(decimals) == 3 and "." not in whole and whole != "0"


@given(NUMBERS.map(abs), st.decimals(min_value="0.001", max_value=1000, places=3), COUNTING)
def test_ranges_are_read_back(low: Decimal, more: Decimal, counting: tuple[str, int]) -> None:
    high = low + more
    for joint in (" - ", "-", " – ", " đến "):
        amount = read_amount(f"{format_number(low)}{joint}{format_number(high)} {counting[0]}ha")
        assert amount is not None
        assert (amount.value, amount.value_max, amount.unit) == (low, high, "ha")
        assert amount.total_max == high * counting[1]


@given(NUMBERS)
def test_percentages_are_read_back(value: Decimal) -> None:
    for text in (format_percent(value), f"{format_number(value)} %", f"{format_number(value)} phần trăm"):
        amount = read_amount(text)
        assert amount is not None
        assert (amount.value, amount.multiplier, amount.unit) == (value, 1, "%")


@given(st.integers(min_value=0, max_value=99), UNITS)
def test_padded_counts_are_read_back(count: int, unit: str) -> None:
    amount = read_amount(f"{count:02d} {unit}")
    assert amount == Amount(D(count), unit=unit)


@pytest.mark.parametrize(
    "piece", ["một ", "1.", "nghìn ", "1 nghìn ", "khoảng ", "hai mươi ", "không trăm ", "(", "1 - "]
)
def test_hostile_texts_cost_no_time(piece: str) -> None:
    for length in (200, 1000):
        assert seconds(read_amount, (piece * 1000)[:length]) < LIMIT
