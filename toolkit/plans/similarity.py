"""How much of one text another one holds: for links between parts of a plan, never to decide a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from toolkit.plans.names import spelled_out
from toolkit.vietnamese.text import match_key

_WORD = re.compile(r"[^\W_]+")
_TIME = re.compile(r"(?:đến|vào|trong)?\s*(?:giai đoạn|năm|thời kỳ)?\s*\b20\d\d\b(?:\s*-\s*20\d\d\b)?")
_EMPTY = frozenset(
    [
        "và",
        "các",
        "của",
        "cho",
        "về",
        "trong",
        "theo",
        "để",
        "với",
        "là",
        "có",
        "được",
        "tại",
        "trên",
        "từ",
        "đến",
        "năm",
        "một",
        "những",
        "nhằm",
    ]
)


@lru_cache(maxsize=1 << 15)
def words(text: str) -> tuple[str, ...]:
    """The words of a text that carry meaning, times and little words left out."""
    key = _TIME.sub(" ", spelled_out(match_key(text)))
    return tuple(word for word in _WORD.findall(key) if word not in _EMPTY)


@lru_cache(maxsize=1 << 15)
def pairs(text: str) -> frozenset[tuple[str, str]]:
    """Neighbouring words: they tell phrases apart where single words do not."""
    found = words(text)
    return frozenset(pairwise(found))


def share(part: Iterable[object], whole: Iterable[object]) -> float:
    """The share of ``part`` that is found in ``whole``, 0 to 1."""
    own, other = set(part), set(whole)
    return len(own & other) / len(own) if own else 0.0


def held_by(title: str, text: str) -> float:
    """How much of ``title`` stands in ``text``, by phrases; very short titles by words."""
    own = pairs(title)
    return share(own, pairs(text)) if len(own) > 1 else share(words(title), words(text))


def alike(first: str, second: str) -> float:
    """How alike two names are: what the two share, against the shorter and the longer one."""
    one, two = set(words(first)), set(words(second))
    if not one or not two:
        return 0.0
    common = len(one & two)
    return 0.5 * common / min(len(one), len(two)) + 0.5 * common / max(len(one), len(two))
