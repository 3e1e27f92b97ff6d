"""Syllables of Vietnamese, told from pieces of them."""

from __future__ import annotations

import json

import pytest

from tests.plans.plan_shared import PLANS
from toolkit.plans.syllables import is_syllable


@pytest.mark.parametrize(
    "text", ["nghiệp", "quý", "giữa", "Thủy", "khuya", "ưu", "yêu", "ở", "ĐƯỢC", "xoong", "quyển", "Đảng"]
)
def test_syllables(text: str) -> None:
    assert is_syllable(text)


@pytest.mark.parametrize("text", ["Nă", "m", "ph", "tiê", "ng", "H", "kpi", "UBND", "chươ", "quyê", ""])
def test_pieces(text: str) -> None:
    assert not is_syllable(text)


def test_the_words_of_both_plans_are_syllables() -> None:
    words = set()
    for name in ("qd-557-2023.txt", "qd-74-2026.txt"):
        text = (PLANS / name).read_text("utf-8")
        words |= {
            word for word in json.dumps(text, ensure_ascii=False).split() if word.isalpha() and word.islower()
        }
    strange = sorted(word for word in words if not is_syllable(word))
    assert len(words) > 700
    assert len(strange) <= 0.02 * len(words), strange
