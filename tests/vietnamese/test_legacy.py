"""Text of TCVN3 and VNI fonts: converted where a font or a closed list vouches for it, and only there."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from toolkit.vietnamese.legacy import LegacyEncoding, convert, encoding_of_font, guess
from toolkit.vietnamese.text import match_key

COMMUNES = Path(__file__).resolve().parents[2] / "templates" / "directory" / "communes.csv"
TCVN3, CAPITALS, VNI = LegacyEncoding.TCVN3, LegacyEncoding.TCVN3_CAPITALS, LegacyEncoding.VNI

VOWELS = (
    "aàảãáạ",
    "ăằẳẵắặ",
    "âầẩẫấậ",
    "eèẻẽéẹ",
    "êềểễếệ",
    "iìỉĩíị",
    "oòỏõóọ",
    "ôồổỗốộ",
    "ơờởỡớợ",
    "uùủũúụ",
    "ưừửữứự",
    "yỳỷỹýỵ",
)
# The two alphabets written out in the order of VOWELS, then đ; typed from the code tables, not derived.
TCVN3_SMALL = (
    "a µ ¶ · ¸ ¹", "¨ » ¼ ½ ¾ Æ", "© Ç È É Ê Ë", "e Ì Î Ï Ð Ñ", "ª Ò Ó Ô Õ Ö", "i × Ø Ü Ý Þ",
    "o ß á â ã ä", "« å æ ç è é", "¬ ê ë ì í î", "u ï ñ ò ó ô", "\u00ad õ ö ÷ ø ù", "y ú û ü ý þ",
)  # fmt: skip
VNI_SMALL = (
    "a aø aû aõ aù aï", "aê aè aú aü aé aë", "aâ aà aå aã aá aä", "e eø eû eõ eù eï", "eâ eà eå eã eá eä",
    "i ì æ ó í ò", "o oø oû oõ où oï", "oâ oà oå oã oá oä", "ô ôø ôû ôõ ôù ôï", "u uø uû uõ uù uï",
    "ö öø öû öõ öù öï", "y yø yû yõ yù î",
)  # fmt: skip


def _pairs(rows: tuple[str, ...]) -> list[tuple[str, str]]:
    return [
        (code, letter)
        for row, letters in zip(rows, VOWELS, strict=True)
        for code, letter in zip(row.split(" "), letters, strict=True)
    ]


@pytest.mark.parametrize(
    ("code", "letter"), [*_pairs(TCVN3_SMALL), ("®", "đ"), ("§", "Đ"), ("¦", "Ư"), ("¡", "Ă")]
)
def test_every_letter_of_tcvn3(code: str, letter: str) -> None:
    assert convert(code, TCVN3) == letter


@pytest.mark.parametrize(("code", "letter"), [*_pairs(VNI_SMALL), ("ñ", "đ"), ("Ñ", "Đ")])
def test_every_letter_of_vni(code: str, letter: str) -> None:
    assert convert(code, VNI) == letter
    assert convert(code.upper(), VNI) == letter.upper()


@pytest.mark.parametrize(
    ("typed", "encoding", "text"),
    [
        ("Së Tµi chÝnh", TCVN3, "Sở Tài chính"),
        ("ñy ban nh©n d©n tØnh", TCVN3, "ủy ban nhân dân tỉnh"),
        ("®\u00adêng", TCVN3, "đường"),
        ("ñY BAN NH¢N D¢N", TCVN3, "ỦY BAN NHÂN DÂN"),
        ("Thanh Hãa", TCVN3, "Thanh Hóa"),
        ("Hµ Trung", TCVN3, "Hà Trung"),
        ("Hµ", TCVN3, "Hà"),
        ("ñy ban", CAPITALS, "ỦY BAN"),
        ("thanh", CAPITALS, "THANH"),
        ("UÛY BAN NHAÂN DAÂN", VNI, "ỦY BAN NHÂN DÂN"),
        ("Sôû Taøi chính", VNI, "Sở Tài chính"),
        ("ñöôøng Nguyeãn Hueä", VNI, "đường Nguyễn Huệ"),
        ("abc 123", TCVN3, "abc 123"),
        ("Sở Tài chính", TCVN3, "Sở Tài chính"),
        ("đường", VNI, "đường"),
    ],
)
def test_convert(typed: str, encoding: LegacyEncoding, text: str) -> None:
    assert convert(typed, encoding) == text


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", TCVN3),
        (".vnarial", TCVN3),
        (".VnTimeH", CAPITALS),
        (".VnArial NarrowH", CAPITALS),
        ("VNI-Times", VNI),
        ("vni-helve", VNI),
        ("Times New Roman", None),
        ("", None),
        (None, None),
    ],
)
def test_encoding_of_font(font: str | None, encoding: LegacyEncoding | None) -> None:
    assert encoding_of_font(font) is encoding


def _communes() -> list[str]:
    with COMMUNES.open(encoding="utf-8-sig", newline="") as stream:
        return [row["name"] for row in csv.DictReader(stream)]


def _typist(encoding: LegacyEncoding) -> dict[str, str]:
    """What is typed for each letter. TCVN3 has no capitals with a tone: the small letter stands for them."""
    if encoding is VNI:
        small = {letter: code for code, letter in _pairs(VNI_SMALL)} | {"đ": "ñ"}
        return small | {letter.upper(): code.upper() for letter, code in small.items()}
    small = {letter: code for code, letter in _pairs(TCVN3_SMALL)} | {"đ": "®"}
    capitals = {"Đ": "§", "Ă": "¡", "Â": "¢", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦"}
    return {letter.upper(): code for letter, code in small.items() if not code.isascii()} | small | capitals


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
def test_names_of_the_closed_list_are_recognised_in_either_encoding(encoding: LegacyEncoding) -> None:
    names = _communes()
    keys = {match_key(name) for name in names}
    typist = _typist(encoding)
    typed = {name: "".join(typist.get(letter, letter) for letter in name) for name in names}
    legacy = {name: text for name, text in typed.items() if not text.isascii() and text != name}
    assert len(legacy) > 150
    wrong = [
        name
        for name, text in legacy.items()
        if guess(text, keys) is not encoding or match_key(convert(text, encoding)) != match_key(name)
    ]
    assert wrong == []


def test_sound_text_is_never_guessed_to_be_legacy() -> None:
    names = _communes()
    keys = {match_key(name) for name in names}
    assert [name for name in names if guess(name, keys)] == []
    assert [guess(text, keys) for text in ("chính", "Công", "công an", "Café", "Hµ Nội", "")] == [None] * 6


def test_a_text_that_fits_two_encodings_is_left_alone() -> None:
    assert guess("Hí", {match_key("Hớ")}) is TCVN3
    assert guess("Hì", {match_key("Hỡ"), match_key("Hì")}) is None
    assert guess("Hö", {match_key("Hử"), match_key("Hư")}) is None
