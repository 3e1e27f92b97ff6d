"""Which choice of a drop-down an officer meant by a text that is none of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from toolkit.forms.columns import Choice
from toolkit.model.form import TaskStatus, ValueStatus
from toolkit.vietnamese.text import match_key

_LEAST, _MARGIN = 82.0, 6.0
_TURNING = frozenset({"chưa", "không"})
"""Words that turn the meaning of all others: a text with one is never near a choice without it."""

_SAID_OTHERWISE: Mapping[str, tuple[str, ...]] = {
    TaskStatus.DONE: (
        "xong",
        "đã xong",
        "hoàn thành",
        "hoàn tất",
        "đã hoàn tất",
        "đã thực hiện",
        "đã thực hiện xong",
        "đã làm xong",
    ),
    TaskStatus.UNDER_WAY: ("đang làm", "đang triển khai", "đang tiến hành", "đang triển khai thực hiện"),
    TaskStatus.NOT_STARTED: ("chưa làm", "chưa triển khai", "chưa tiến hành", "chưa triển khai thực hiện"),
    TaskStatus.NOTHING: ("không có", "không có phát sinh"),
    TaskStatus.NO_DATA: ("chưa có", "chưa có số"),
    ValueStatus.ESTIMATE: ("ước", "ước tính", "ước đạt", "số ước", "số liệu ước"),
    ValueStatus.PRELIMINARY: ("số sơ bộ", "số liệu sơ bộ"),
    ValueStatus.OFFICIAL: ("số chính thức", "số liệu chính thức"),
}


def meant_choice(text: str, choices: Sequence[Choice]) -> Choice | None:
    """The one choice that a text says in other words, begins with, or misspells; None where none stands out."""
    key = match_key(text)
    if not key:
        return None
    for choice in choices:
        if key in map(match_key, _SAID_OTHERWISE.get(choice.code, ())):
            return choice
    turned = _turned(key)
    ranked = sorted(
        ((_likeness(key, label), index) for index, label in _labels(choices) if _turned(label) == turned),
        reverse=True,
    )
    if not ranked or ranked[0][0] < _LEAST or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
        return None
    return choices[ranked[0][1]]


def _labels(choices: Sequence[Choice]) -> list[tuple[int, str]]:
    return [(index, match_key(choice.label)) for index, choice in enumerate(choices)]


def _turned(key: str) -> frozenset[str]:
    return _TURNING.intersection(key.split())


def _likeness(key: str, label: str) -> float:
    return 100.0 if key.startswith(f"{label} ") else fuzz.ratio(key, label)
