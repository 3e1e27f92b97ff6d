"""Numbers spelled out in Vietnamese: 'hai mươi lăm', 'một nghìn không trăm linh năm', 'một triệu rưỡi'.

What people only say is not read: 'một trăm hai' may be 102 or 120, and 'hai mươi năm' is twenty years.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
# Behind tens 'năm' means years; five is 'lăm' there.
_AFTER_TEN = {**{word: value for word, value in _DIGITS.items() if word != "năm"}, "lăm": 5}
_AFTER_TENS = {**_AFTER_TEN, "mốt": 1, "tư": 4, "nhăm": 5}
_AFTER_LINK = {**_DIGITS, "tư": 4}
_LINKS = {"linh", "lẻ"}
_SCALES = {
    "chục": 10, "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_NO_BILLION = {"lệ", "trọng", "số", "suất", "giá"}
_NUMBER_WORDS = {*_AFTER_TENS, *_DIGITS, *_LINKS, *_SCALES, "không", "mười", "mươi", "trăm", "rưỡi"} - {"năm"}
# 'Một số đề án' are some of them, 'một phần' is a part: no count of one.
_NO_COUNT_OF_ONE = {"số", "vài", "phần", "ít", "cách", "trong", "khi", "bộ", "bước", "mặt", "lần"}
# 'Năm nay' is this year; five of something only where it cannot be a year.
_FIVE_OF = {"phần", "năm", "lần", "tháng", "ngày", "người"}


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number spelled out at the beginning of a text, and the words that follow it."""

    value: Decimal
    rest: str


@dataclass(frozen=True, slots=True)
class _Part:
    value: int
    end: int


def read_spelled(text: str) -> Spelled | None:
    """The number the text begins with, spelled out; None where it begins with none or is not certain."""
    tokens = text.split()
    words = [token.lower().strip(",.;") for token in tokens]
    value, end = _total(words)
    if not end:
        return None
    following = words[end] if end < len(words) else ""
    if following in _NUMBER_WORDS or (words[:end] == ["một"] and following in _NO_COUNT_OF_ONE):
        return None
    if words[:end] == ["năm"] and following not in _FIVE_OF:
        return None
    return Spelled(value, " ".join(tokens[end:]))


def _total(words: list[str]) -> tuple[Decimal, int]:
    """The number at the beginning of the words, and how many of them it takes; nothing takes none."""
    total, at, last = Decimal(0), 0, 0
    while (part := _group(words, at, first=not at)) is not None:
        scale, end = _scale(words, part.end)
        if last and scale > last:
            # 'hai nghìn ba trăm tỷ': the greater unit counts all before it.
            total = (total + part.value) * scale
        elif last and scale == last:
            break
        else:
            total += part.value * scale
        at, last = end, scale
        if words[at : at + 1] == ["rưỡi"] and scale > 1:
            return total + Decimal(scale) / 2, at + 1
        if scale == 1:
            break
    return total, at


def _scale(words: list[str], at: int) -> tuple[int, int]:
    """The units of counting that stand here, multiplied ('nghìn tỷ'), and where they end."""
    scale = 1
    while at < len(words) and words[at] in _SCALES:
        if words[at] in {"tỷ", "tỉ"} and words[at + 1 : at + 2] and words[at + 1] in _NO_BILLION:
            break
        scale *= _SCALES[words[at]]
        at += 1
    return scale, at


def _group(words: list[str], at: int, first: bool) -> _Part | None:
    """A number below a thousand; behind a greater one it needs its hundreds, tens or 'linh'."""
    word = words[at] if at < len(words) else ""
    following = words[at + 1] if at + 1 < len(words) else ""
    if following == "trăm" and (word in _DIGITS or (word == "không" and not first)):
        hundreds = 100 * _DIGITS.get(word, 0)
        rest = _tens(words, at + 2) or _linked(words, at + 2)
        return _Part(hundreds, at + 2) if rest is None else _Part(hundreds + rest.value, rest.end)
    tens = _tens(words, at)
    if tens is not None:
        return tens
    if first:
        return _Part(_DIGITS[word], at + 1) if word in _DIGITS else None
    return _linked(words, at)


def _tens(words: list[str], at: int) -> _Part | None:
    word = words[at] if at < len(words) else ""
    following = words[at + 1] if at + 1 < len(words) else ""
    if word == "mười":
        return _with_unit(words, _Part(10, at + 1), _AFTER_TEN)
    if following == "mươi" and _DIGITS.get(word, 0) > 1:
        return _with_unit(words, _Part(10 * _DIGITS[word], at + 2), _AFTER_TENS)
    return None


def _with_unit(words: list[str], tens: _Part, units: dict[str, int]) -> _Part:
    unit = units.get(words[tens.end]) if tens.end < len(words) else None
    return tens if unit is None else _Part(tens.value + unit, tens.end + 1)


def _linked(words: list[str], at: int) -> _Part | None:
    if at + 1 < len(words) and words[at] in _LINKS and words[at + 1] in _AFTER_LINK:
        return _Part(_AFTER_LINK[words[at + 1]], at + 2)
    return None
