"""Dates are read day first; what is no date says why."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.vietnamese.dates import DateDoubt, DateReading, format_date, format_date_long, read_date

DATES = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
FIFTH = date(2026, 9, 5)


@pytest.mark.parametrize(
    "text",
    [
        "05/09/2026", "5/9/2026", "5/9/26", "5-9-2026", "05.09.2026", "5–9–2026", "5 / 9 / 2026",
        " 05/09/2026. ",
        "ngày 5/9/2026", "Ngày 05/9/2026", "2026-09-05", "2026/9/5", "2026-09-05T00:00:00",
        "2026-09-05 00:00:00",
        "05/09/2026 00:00", "ngày 05 tháng 9 năm 2026", "05 tháng 09 năm 2026", "Ngày 5 tháng 9, 2026",
        "Thanh Hóa, ngày 05 tháng 9 năm 2026", unicodedata.normalize("NFD", "ngày 05 tháng 9 năm 2026"),
        "ngày\u00a005 tháng 9\nnăm 2026",
    ],
)  # fmt: skip
def test_one_day_in_its_many_spellings(text: str) -> None:
    assert read_date(text) == DateReading(FIFTH)


@pytest.mark.parametrize(
    ("text", "alternative", "doubt"),
    [
        ("9/25/2026", date(2026, 9, 25), DateDoubt.MONTH_FIRST),
        ("02-29-2028", date(2028, 2, 29), DateDoubt.MONTH_FIRST),
        ("2026-25-09", None, DateDoubt.IMPOSSIBLE),
        ("31/02/2026", None, DateDoubt.IMPOSSIBLE),
        ("29/02/2026", None, DateDoubt.IMPOSSIBLE),
        ("13/25/2026", None, DateDoubt.IMPOSSIBLE),
        ("00/9/2026", None, DateDoubt.IMPOSSIBLE),
        ("25/9/0026", None, DateDoubt.IMPOSSIBLE),
        ("ngày 31 tháng 6 năm 2026", None, DateDoubt.IMPOSSIBLE),
        ("30/11", None, DateDoubt.NO_YEAR),
        ("ngày 30 tháng 11", None, DateDoubt.NO_YEAR),
        ("Quý II/2026", date(2026, 6, 30), DateDoubt.PERIOD),
        ("tháng 9/2026", date(2026, 9, 30), DateDoubt.PERIOD),
        ("T2/2028", date(2028, 2, 29), DateDoubt.PERIOD),
        ("9/2026", date(2026, 9, 30), DateDoubt.PERIOD),
        ("năm 2026", date(2026, 12, 31), DateDoubt.PERIOD),
        ("6 tháng đầu năm 2026", date(2026, 6, 30), DateDoubt.PERIOD),
        ("tháng Sáu năm 2026", date(2026, 6, 30), DateDoubt.PERIOD),
        ("quý hai năm 2026", date(2026, 6, 30), DateDoubt.PERIOD),
        ("2026-Q2", date(2026, 6, 30), DateDoubt.PERIOD),
        ("tháng năm 2026", None, DateDoubt.NOT_A_DATE),
        ("Tháng Giêng năm 2026", None, DateDoubt.NOT_A_DATE),
        ("", None, DateDoubt.NOT_A_DATE),
        ("đã trình", None, DateDoubt.NOT_A_DATE),
        ("46270", None, DateDoubt.NOT_A_DATE),
        ("5/9-2026", None, DateDoubt.NOT_A_DATE),
        ("5/9/2026 và 6/9/2026", None, DateDoubt.NOT_A_DATE),
        ("trong tháng 9/2026", None, DateDoubt.NOT_A_DATE),
        ("5/9/202", None, DateDoubt.NOT_A_DATE),
    ],
)
def test_what_is_no_date(text: str, alternative: date | None, doubt: DateDoubt) -> None:
    assert read_date(text) == DateReading(None, alternative, doubt)


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2021, 8, 9), "09/8/2021", "ngày 09 tháng 8 năm 2021"),
        (date(2025, 1, 24), "24/01/2025", "ngày 24 tháng 01 năm 2025"),
        (date(2026, 2, 7), "07/02/2026", "ngày 07 tháng 02 năm 2026"),
        (date(2026, 3, 1), "01/3/2026", "ngày 01 tháng 3 năm 2026"),
        (date(2026, 12, 31), "31/12/2026", "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_format(day: date, short: str, long: str) -> None:
    assert (format_date(day), format_date_long(day)) == (short, long)


@given(DATES)
def test_what_is_written_is_read_back(day: date) -> None:
    for text in (
        format_date(day),
        format_date_long(day),
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
    ):
        assert read_date(text).value == day


@given(DATES)
def test_month_first_is_never_taken_for_certain(day: date) -> None:
    reading = read_date(f"{day.month}/{day.day}/{day.year}")
    if day.day > 12:
        assert reading == DateReading(None, day, DateDoubt.MONTH_FIRST)
    else:
        assert reading == DateReading(date(day.year, day.day, day.month))


@given(st.text(alphabet="0123456789/-. ngàythánămTQuýIV,", max_size=24))
def test_any_text_is_read_without_failing(text: str) -> None:
    reading = read_date(text)
    assert (reading.value is None) == (reading.doubt is not DateDoubt.NONE)


def test_prose_is_not_searched_for_a_date() -> None:
    assert read_date("năm 2026, " * 3000) == DateReading(None, None, DateDoubt.NOT_A_DATE)
