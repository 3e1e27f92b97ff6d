"""The closed list of Vietnamese syllables, and old fonts known by it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from tests.vietnamese.test_legacy import TCVN3_SMALL, VNI_SMALL, VOWELS
from toolkit.vietnamese.legacy import convert, guess_by_syllables
from toolkit.vietnamese.syllables import is_syllable

PLANS = Path(__file__).resolve().parents[2] / "templates" / "plans"
WORDS = re.compile(r"[^\W\d_]+")


def _text() -> str:
    return unicodedata.normalize("NFC", (PLANS / "qd-557-2023.txt").read_text("utf-8"))


SYLLABLES = "nghiêng giếng gìn gì quý khuya thuở ngoằng uyên yêu ý Đường xoong huỳnh quyết giặt ươm rượu"
OTHERS = "UBND QĐ logistics website Hµ X©y Së m² café zà aa ngq tìnhh àá"


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", OTHERS.split())
def test_other_words(word: str) -> None:
    assert not is_syllable(word)


def test_nearly_every_word_of_a_plan_is_a_syllable() -> None:
    words = set(WORDS.findall(_text()))
    other = {word for word in words if not is_syllable(word)}
    # Abbreviations, letters of a list, and a few foreign words.
    assert {word for word in other if not word.isupper() and len(word) > 1} <= {
        "bookmark", "name", "logistics", "container", "dioxin", "polypropylen", "website", "GoBack",
    }  # fmt: skip


def _typed_in(text: str, rows: tuple[str, ...], others: dict[str, str]) -> str:
    """A text as it is typed with a keyboard of before Unicode."""
    table = {
        letter: code
        for row, letters in zip(rows, VOWELS, strict=True)
        for code, letter in zip(row.split(" "), letters, strict=True)
    } | others
    return "".join(table.get(letter, letter) for letter in text)


@pytest.mark.parametrize(
    ("rows", "others"),
    [(TCVN3_SMALL, {"đ": "®", "Đ": "§"}), (VNI_SMALL, {"đ": "ñ", "Đ": "Ñ"})],
    ids=["tcvn3", "vni"],
)
def test_sentences_of_a_plan_typed_in_an_old_font(rows: tuple[str, ...], others: dict[str, str]) -> None:
    """Most are known for what they are, and not one is taken for something else."""
    lines = [line.strip().lower() for line in _text().splitlines() if 40 < len(line) < 400]
    lines = [
        line for line in lines if WORDS.findall(line) and not re.search("[\u00a1-\u00bf\u2013“”²]", line)
    ]
    known = 0
    for line in lines:
        typed = _typed_in(line, rows, others)
        found = guess_by_syllables(typed)
        if found is not None:
            known += 1
            assert convert(typed, found) == line
    assert known > 0.9 * len(lines)
    assert len(lines) > 100


def test_text_of_today_is_left_alone() -> None:
    lines = _text().splitlines()
    assert [line for line in lines if guess_by_syllables(line)] == []
    words = sorted(set(WORDS.findall(_text())))
    assert [word for word in words if guess_by_syllables(word)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Café Ñandú, São Paulo",
        "Côte d'Ivoire",
        "m² và 10°C",
        "· Lao",
        "3 km², 5 m³",
        "«Lao»",
        "§ 1",
        "naïve",
        "",
    ],
)
def test_other_languages_and_signs_are_left_alone(text: str) -> None:
    assert guess_by_syllables(text) is None
