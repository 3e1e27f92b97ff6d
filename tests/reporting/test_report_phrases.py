"""Turns of phrase: citations, periods, signers, and texts of people made harmless."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reporting.report_builder import cells, wording
from toolkit.model.period import Period
from toolkit.model.plan import PlanHeader
from toolkit.reporting.phrases import (
    dated,
    document_of,
    figure,
    issuer_of,
    last_day,
    lines_of,
    month_name,
    next_period,
    number_with_unit,
    period_name,
    plain,
    point_letter,
    sentence_case,
    shorten,
    signer_lines,
    title_of,
)


@pytest.mark.parametrize(
    ("issuer", "title", "cited_issuer", "cited_title"),
    cells(
        """
        ỦY BAN NHÂN DÂN TỈNH THANH HÓA | Về việc ban hành Kế hoạch A | UBND tỉnh Thanh Hóa | về việc ban hành Kế hoạch A
        Ủy ban nhân dân tỉnh           | Ban hành Kế hoạch A.        | UBND tỉnh           | về việc ban hành Kế hoạch A
        UBND tỉnh                      | V/v phê duyệt Đề án B       | UBND tỉnh           | về việc phê duyệt Đề án B
        UBND tỉnh                      | Kế hoạch hành động          | UBND tỉnh           | về Kế hoạch hành động
        UBND tỉnh                      | Về Kế hoạch hành động       | UBND tỉnh           | về Kế hoạch hành động
        """
    ),
)
def test_plans_are_cited_within_a_sentence(
    issuer: str, title: str, cited_issuer: str, cited_title: str
) -> None:
    plan = PlanHeader("9-2026", "9/QĐ-UBND", date(2026, 1, 2), issuer, title)
    assert (issuer_of(plan), title_of(plan)) == (cited_issuer, cited_title)


@pytest.mark.parametrize(
    ("number", "document"),
    [
        ("557/QĐ-UBND", "Quyết định số 557/QĐ-UBND"),
        ("05/NQ-HĐND", "Nghị quyết số 05/NQ-HĐND"),
        ("12/KH-UBND", "Kế hoạch số 12/KH-UBND"),
        ("12/XX", "Văn bản số 12/XX"),
    ],
)
def test_type_of_a_document_follows_its_symbol(number: str, document: str) -> None:
    assert document_of(PlanHeader("k", number, date(2026, 1, 2), "UBND tỉnh", "")) == document


@pytest.mark.parametrize(
    ("key", "name", "following", "ends"),
    cells(
        """
        2026    | năm 2026             | 2027    | 31/12
        2026-Q1 | quý I năm 2026       | 2026-Q2 | 31/3
        2026-Q2 | quý II năm 2026      | 2026-Q3 | 30/6
        2026-Q4 | quý IV năm 2026      | 2027-Q1 | 31/12
        2026-H1 | 6 tháng đầu năm 2026 | 2026-H2 | 30/6
        2026-H2 | 6 tháng cuối năm 2026| 2027-H1 | 31/12
        2026-9M | 9 tháng đầu năm 2026 | 2026-Q4 | 30/9
        """
    ),
)
def test_periods_have_names_and_successors(key: str, name: str, following: str, ends: str) -> None:
    period = Period.parse(key)
    last = last_day(period)
    assert (period_name(period, wording().periods), str(next_period(period))) == (name, following)
    assert f"{last.day}/{last.month}" == ends


@pytest.mark.parametrize(
    ("form", "title", "lines"),
    [
        ("", "GIÁM ĐỐC", ("GIÁM ĐỐC",)),
        ("KT.", "Phó Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("Q.", "GIÁM ĐỐC", ("Q. GIÁM ĐỐC",)),
        ("TL.", "CHỦ TỊCH / CHÁNH VĂN PHÒNG", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ("TM.", "CHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("TM.", "ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
         ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ],
)  # fmt: skip
def test_authority_stands_before_the_office(form: str, title: str, lines: tuple[str, ...]) -> None:
    assert signer_lines(form, title) == lines


def test_months_are_padded_for_the_first_two_only() -> None:
    assert [month_name(date(2026, month, 1)) for month in (1, 2, 3, 12)] == ["01", "02", "3", "12"]


def test_points_follow_the_vietnamese_alphabet() -> None:
    assert [point_letter(position) for position in (0, 3, 4, 5, 22, 23)] == ["a", "d", "đ", "e", "y", "aa"]


def test_figures_keep_their_decimals_but_not_endless_ones() -> None:
    assert [figure(Decimal(text)) for text in ("1650000", "10.10", "0", "29.333333", "2.00000001")] == [
        "1.650.000", "10,1", "0", "29,3333", "2",
    ]  # fmt: skip


def test_only_the_percent_sign_stands_close() -> None:
    shown = [number_with_unit(Decimal("8.5"), unit) for unit in ("%", "USD", None, "%/năm")]
    assert shown == ["8,5%", "8,5 USD", "8,5", "8,5%/năm"]


def test_a_date_is_not_said_twice() -> None:
    on = date(2026, 3, 12)
    assert dated("Quyết định số 5/QĐ-UBND", on) == "12/3/2026"
    assert dated("Quyết định số 5/QĐ-UBND ngày 12/3/2026", on) is None
    assert dated("Quyết định số 5/QĐ-UBND", None) is None


def test_capitals_of_a_heading_go_unless_a_word_might_be_a_name() -> None:
    known = {"về", "phát", "triển", "kinh", "tế", "tỉnh", "khu"}
    assert sentence_case("VỀ PHÁT TRIỂN KINH TẾ", known, ("Thanh Hóa",)) == "Về phát triển kinh tế"
    assert sentence_case("KINH TẾ TỈNH THANH HÓA", known, ("Thanh Hóa",)) == "Kinh tế tỉnh Thanh Hóa"
    assert sentence_case("KHU KINH TẾ NGHI SƠN", known, ("Thanh Hóa",)) == "KHU KINH TẾ NGHI SƠN"
    assert sentence_case("Về kinh tế", known, ()) == "Về kinh tế"


def test_texts_of_people_lose_control_characters_and_list_signs() -> None:
    assert plain("a\x00b\x0bc\u200b\td  e") == "a b c d e"
    assert lines_of("- một\r\n\n+ hai\x07\n ba ") == ("một", "hai", "ba")


@given(st.text(max_size=400), st.integers(40, 120))
def test_a_shortened_text_begins_like_the_whole(text: str, letters: int) -> None:
    short = shorten(text, letters)
    assert len(short) <= letters
    assert plain(text).startswith(short.removesuffix("…"))
    assert (short == plain(text)) == (len(plain(text)) <= letters) or short.endswith("…")
