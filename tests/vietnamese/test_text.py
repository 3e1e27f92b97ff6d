"""Repairs are told and certain; keys make spellings of the same words equal and keep other words apart."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.vietnamese.text import RepairRule, ascii_key, clean, consonants, match_key, nfc, squeeze

COMMUNES = Path(__file__).resolve().parents[2] / "templates" / "directory" / "communes.csv"
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
TYPED = st.text(
    alphabet=LETTERS + LETTERS.upper() + " \u00a0\t\n.,;:-–—/()'\"“”…0123456789ÐðƉ\u200b\ufeff\u00ad",
    max_size=40,
)


@pytest.mark.parametrize(
    ("typed", "repaired", "rules"),
    [
        ("Sở Tài chính", "Sở Tài chính", []),
        (unicodedata.normalize("NFD", "Sở Tài chính"), "Sở Tài chính", [RepairRule.COMPOSED]),
        ("Sở\u00a0Tài\u202fchính", "Sở Tài chính", [RepairRule.SPACES]),
        ("\ufeffSở\u200b Tài chính", "Sở Tài chính", [RepairRule.INVISIBLE]),
        ("\tSở  Tài\nchính ", "Sở Tài chính", [RepairRule.SPACES]),
        ("Ðông Sơn, Ɖông Tiến, ðường", "Đông Sơn, Đông Tiến, đường", [RepairRule.LETTER_D]),
        ("Ðơn\u00a0vị\u200b", "Đơn vị", [RepairRule.INVISIBLE, RepairRule.LETTER_D, RepairRule.SPACES]),
        ("dòng một_x000D_\ndòng hai", "dòng một dòng hai", [RepairRule.INVISIBLE, RepairRule.SPACES]),
        ("m² ½ … Ⅳ", "m² ½ … Ⅳ", []),
        ("2023 – 2030 — “lần 1”", "2023 – 2030 — “lần 1”", []),
        ("", "", []),
    ],
)
def test_clean(typed: str, repaired: str, rules: list[RepairRule]) -> None:
    cleaned = clean(typed)
    assert (cleaned.text, [repair.rule for repair in cleaned.repairs]) == (repaired, rules)


def test_repairs_are_a_chain_from_what_was_typed_to_what_is_used() -> None:
    first, second, third = clean("Ðơn\u00a0vị\u200b").repairs
    assert first.before == "Ðơn\u00a0vị\u200b"
    assert (first.after, second.after) == (second.before, third.before)
    assert third.after == "Đơn vị"


def test_line_breaks_stay_where_asked() -> None:
    typed = "  Ý thứ nhất \r\n\u00a0Ý thứ  hai\x0bÝ thứ ba\n"
    assert clean(typed, keep_lines=True).text == "Ý thứ nhất\nÝ thứ hai\nÝ thứ ba"
    assert clean("Ý một\nÝ hai", keep_lines=True).repairs == ()


@given(TYPED)
def test_what_was_cleaned_is_clean(text: str) -> None:
    for keep_lines in (False, True):
        once = clean(text, keep_lines)
        assert clean(once.text, keep_lines).repairs == ()
        assert nfc(once.text) == once.text


@given(st.text())
def test_squeezed_text_stays_as_it_is(text: str) -> None:
    squeezed = squeeze(text)
    assert squeeze(squeezed) == squeezed
    assert squeezed == squeezed.strip()
    assert "  " not in squeezed


@pytest.mark.parametrize(
    "spellings",
    [
        ("Thanh Hóa", "Thanh Hoá", "THANH HÓA", "thanh  hoá.", unicodedata.normalize("NFD", "Thanh Hoá")),
        ("Cẩm Thủy", "Cẩm Thuỷ", "CẨM THUỶ"),
        ("khỏe", "khoẻ"),
        ("hủy", "huỷ", "HỦY"),
        ("quý", "quí", "qúy", "QUÝ"),
        ("toán", "tóan"),
        ("quỳnh", "qùynh"),
        ("giá trị", "gía trị"),
        ("tỷ lệ", "tỉ lệ", "Tỉ  lệ:"),
        ("bác sỹ", "bác sĩ"),
        ("kỹ thuật", "kĩ thuật"),
        ("xử lý", "xử lí"),
        ("định kỳ", "định kì"),
        (
            "Lao động - Thương binh",
            "Lao động – Thương binh",
            "Lao động-Thương binh",
            "Lao động — Thương binh",
        ),
        ("Đông Sơn", "Ðông Sơn", "ðông sơn"),
        ("“Sở Y tế”", '"Sở Y tế"'),
        ("Đang thực hiện", "đang thực hiện.", " Đang  thực hiện ;"),
        ("Sở A, Sở B", "Sở A , Sở B"),
    ],
)
def test_spellings_of_the_same_words_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({match_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đông Tiến", "Đồng Tiến"),
        ("hoán", "hóa"),
        ("thi", "thy"),
        ("tai", "tay"),
        ("khi", "khy"),
        ("của", "cua"),
        ("Đã hoàn thành", "Chưa hoàn thành"),
        ("m2", "m²"),
    ],
)
def test_other_words_have_other_keys(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Uỷ ban", "ủy ban"),
        ("Nguyễn Huỳnh", "nguyễn huỳnh"),
        ("khuỷu", "khuỷu"),
        ("-", "-"),
        ("…", "..."),
        ("", ""),
    ],
)
def test_keys(text: str, key: str) -> None:
    assert match_key(text) == key


@given(TYPED)
def test_a_key_is_its_own_key_and_survives_recomposition_and_case(text: str) -> None:
    key = match_key(text)
    assert match_key(key) == key
    assert match_key(unicodedata.normalize("NFD", text)) == key
    assert match_key(clean(text).text) == key
    assert match_key(text.upper()) == key


@given(st.text() | TYPED)
def test_ordinary_texts_take_a_short_way_to_the_same_end(text: str) -> None:
    """An invisible letter makes a text one that is looked through thoroughly."""
    assert squeeze(text) == squeeze(text + "\u200b")
    for keep_lines in (False, True):
        assert clean(text, keep_lines).text == clean(text + "\u200b", keep_lines).text


@given(TYPED)
def test_no_spelling_changes_the_consonants(text: str) -> None:
    assert consonants(text) == consonants(match_key(text))
    assert consonants(unicodedata.normalize("NFD", text.upper())) == consonants(text)
    assert consonants(f"_x000D_{text}_x000A_") == consonants(text)


@given(TYPED)
def test_ascii_keys_of_vietnamese_are_ascii(text: str) -> None:
    assert ascii_key(text).isascii()


def test_communes_keep_apart_except_the_one_known_collision() -> None:
    with COMMUNES.open(encoding="utf-8-sig", newline="") as stream:
        names = [row["name"] for row in csv.DictReader(stream)]
    assert len({match_key(name) for name in names}) == len(names) == 166
    by_ascii: dict[str, list[str]] = {}
    for name in names:
        by_ascii.setdefault(ascii_key(name), []).append(name)
    assert [sorted(same) for same in by_ascii.values() if len(same) > 1] == [["Đông Tiến", "Đồng Tiến"]]
