"""Numbers in Vietnamese text: what is certain, what is ambiguous, what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.vietnamese.numbers import (
    MarkKind,
    NumberReading,
    format_number,
    format_percent,
    read_number,
    round_half_up,
)

D = Decimal
NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=4)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("0", NumberReading(D(0))),
        ("05", NumberReading(D(5))),
        ("10,1", NumberReading(D("10.1"))),
        ("0,500", NumberReading(D("0.5"))),
        ("1.650.000", NumberReading(D(1650000))),
        ("1.650.000,5", NumberReading(D("1650000.5"))),
        ("1.234,567", NumberReading(D("1234.567"))),
        ("1650000", NumberReading(D(1650000))),
        ("+5", NumberReading(D(5))),
        ("-5", NumberReading(D(-5))),
        ("−5,2", NumberReading(D("-5.2"))),
        ("–5", NumberReading(D(-5))),
        ("- 5", NumberReading(D(-5), D(5))),
        ("-0", NumberReading(D(0))),
        ("5.", NumberReading(D(5))),
        ("12,5 %", NumberReading(D("12.5"), unit="%")),
        ("12,5%", NumberReading(D("12.5"), unit="%")),
        ("388,8 nghìn ha", NumberReading(D("388.8"), unit="nghìn ha")),
        ("5 km2", NumberReading(D(5), unit="km2")),
        ("5\u00a0km²", NumberReading(D(5), unit="km²")),
        ("100% kế hoạch", NumberReading(D(100), unit="% kế hoạch")),
        ("12% (ước)", NumberReading(D(12), unit="%", qualifier="ước")),
        ("đạt 100%", NumberReading(D(100), unit="%", qualifier="đạt")),
        ("Dưới 20%", NumberReading(D(20), unit="%", qualifier="Dưới")),
        ("từ 1,5% trở lên", NumberReading(D("1.5"), unit="%", qualifier="từ trở lên")),
        ("khoảng 5", NumberReading(D(5), qualifier="khoảng", approximate=True)),
        ("~ 5", NumberReading(D(5), qualifier="~", approximate=True)),
        ("≥ 5", NumberReading(D(5), qualifier="≥")),
        ("7.850 USD trở lên", NumberReading(D(7850), D("7.85"), unit="USD", qualifier="trở lên")),
        ("1.500", NumberReading(D(1500), D("1.5"))),
        ("-1.500", NumberReading(D(-1500), D("-1.5"))),
        ("50.000 ha", NumberReading(D(50000), D(50), unit="ha")),
        ("1,234", NumberReading(D("1.234"), D(1234))),
        ("10.1", NumberReading(D("10.1"), foreign=True)),
        ("0.500", NumberReading(D("0.5"), foreign=True)),
        (".5", NumberReading(D("0.5"), foreign=True)),
        ("1650.000", NumberReading(D(1650), D(1650000), foreign=True)),
        ("1,650,000", NumberReading(D(1650000), foreign=True)),
        ("1,234.5", NumberReading(D("1234.5"), foreign=True)),
        ("1 650 000", NumberReading(D(1650000), foreign=True)),
        ("12 500,5 ha", NumberReading(D("12500.5"), unit="ha", foreign=True)),
        ("3 - 4", NumberReading(D(3), value_max=D(4))),
        ("3–4", NumberReading(D(3), value_max=D(4))),
        ("từ 3 đến 4", NumberReading(D(3), qualifier="từ", value_max=D(4))),
        ("0,5 - 0,75%", NumberReading(D("0.5"), unit="%", value_max=D("0.75"))),
        ("0,5% - 0,75%", NumberReading(D("0.5"), unit="%", value_max=D("0.75"))),
        ("1.500 - 2.000", NumberReading(D(1500), D("1.5"), value_max=D(2000), alternative_max=D(2))),
    ],
)
def test_read(text: str, reading: NumberReading) -> None:
    assert read_number(text) == reading


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("-", MarkKind.NOTHING),
        ("—", MarkKind.NOTHING),
        ("Không", MarkKind.NOTHING),
        ("không phát sinh", MarkKind.NOTHING),
        ("…", MarkKind.ELLIPSIS),
        ("...", MarkKind.ELLIPSIS),
        ("x", MarkKind.CROSS),
        ("X", MarkKind.CROSS),
        ("", MarkKind.NONE),
        ("chưa có số liệu", MarkKind.NONE),
    ],
)
def test_signs_without_a_number(text: str, mark: MarkKind) -> None:
    assert read_number(text) == NumberReading(None, mark=mark)


@pytest.mark.parametrize(
    "text",
    [
        "(5)", "120/166", "1.65.000", "1.650.00", "1,65,000", "0.650.000", "1.650,000.5", "1.650.000,5,5",
        "25/9/2026", "10.10.2026", "12 tỷ 500 triệu", "5 x 3", "1e5", "1,5E+06", "Nghị quyết 58", "giảm 3,6%",
        "tăng 3,6% so với 2025", "5 - 3", "3 - 3", "±5", "Ⅳ", "²", "٥", "5-", "1.2.3", "5 (10)%", "a5",
    ],
)  # fmt: skip
def test_what_is_not_one_number_is_not_read(text: str) -> None:
    assert read_number(text).value is None


@given(st.from_regex("[0-9]{1,220}", fullmatch=True))
def test_digits_alone_take_a_short_way_to_the_same_end(digits: str) -> None:
    assert read_number(digits) == read_number(f"{digits}\u200b")


@given(NUMBERS)
def test_what_is_written_is_read_back(value: Decimal) -> None:
    text = format_number(value)
    reading = read_number(text)
    assert reading.value == value
    assert not reading.foreign
    assert read_number(format_percent(value)).value == value


@given(NUMBERS, st.integers(min_value=0, max_value=3))
def test_rounded_numbers_are_read_back_rounded(value: Decimal, places: int) -> None:
    text = format_number(value, places)
    assert read_number(text).value == round_half_up(value, places)
    assert not (text.startswith("-") and set(text) <= set("-0,."))
    assert len(text.partition(",")[2]) == places


@given(NUMBERS, st.integers(min_value=0, max_value=3))
def test_rounding_is_half_up_and_never_further_than_half(value: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    rounded = round_half_up(value, places)
    assert abs(rounded - value) <= step / 2
    assert round_half_up(-value, places) == -rounded
    if abs(rounded - value) == step / 2:
        assert abs(rounded) > abs(value)


@given(st.text(alphabet="0123456789.,-–% ()/xđếnUSD~", max_size=14))
def test_any_text_is_read_without_failing_and_a_reading_contains_its_digits(text: str) -> None:
    reading = read_number(text)
    if (
        reading.value is not None
        and reading.value_max is None
        and reading.unit is None
        and reading.qualifier is None
    ):
        typed = "".join(character for character in text if character.isdigit()).strip("0")
        read = "".join(character for character in f"{reading.value:f}" if character.isdigit()).strip("0")
        assert read == typed


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("1650000", None, "1.650.000"),
        ("10.1", None, "10,1"),
        ("10.10", None, "10,1"),
        ("-0.5", None, "-0,5"),
        ("-0", None, "0"),
        ("1E+3", None, "1.000"),
        ("1E-7", None, "0,0000001"),
        ("-1234.5", None, "-1.234,5"),
        ("2.675", 2, "2,68"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("-0.004", 2, "0,00"),
        ("12", 1, "12,0"),
        ("999999.995", 2, "1.000.000,00"),
    ],
)
def test_format(value: str, places: int | None, text: str) -> None:
    assert format_number(D(value), places) == text


def test_format_percent() -> None:
    assert [format_percent(D("12.5")), format_percent(D("8.364"), 2), format_percent(D(-0), 1)] == [
        "12,5%", "8,36%", "0,0%",
    ]  # fmt: skip


def test_prose_is_not_searched_for_a_number() -> None:
    assert read_number("5 " + "rất " * 100).value is None


def test_no_digit_of_a_very_long_number_is_lost() -> None:
    digits = "-" + "123456789" * 12 + ",25"
    value = read_number(digits).value
    assert value is not None
    assert format_number(value, 2).replace(".", "") == digits
