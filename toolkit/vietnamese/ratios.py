"""Shares and multiples in words: 'một phần ba', 'quá nửa số xã', 'gấp đôi', 'gấp 1,5 lần so với năm 2020'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from toolkit.vietnamese.amounts import LEAD, without_lead
from toolkit.vietnamese.spelled_numbers import read_spelled
from toolkit.vietnamese.text import squeeze

# Longer texts are prose or an accident; reading them would only cost time.
_LONGEST = 200
# 'Nửa đầu năm' is a stretch of time.
_HALF = re.compile(r"(?:một |phân )?nửa\b(?!\s+(?:đầu|cuối|năm|quý|tháng)\b)\s*(?P<of>.*)", re.IGNORECASE)
_SHARE = re.compile(r"(?P<parts>[^%,;]{1,40}?)\s+phần\s+(?P<whole>.+)", re.IGNORECASE)
_TIMES = re.compile(rf"gấp\s+(?P<lead>(?:(?:{LEAD})\s+)*)(?P<times>.+)", re.IGNORECASE)
_TWICE = re.compile(r"(?P<word>đôi|rưỡi)\b\s*(?P<of>.*)", re.IGNORECASE)
_DIGITS = re.compile(
    r"(?P<low>[0-9]+(?:,[0-9]+)?)(?:\s*[-\u2013]\s*(?P<high>[0-9]+(?:,[0-9]+)?))?\s+lần\b\s*(?P<of>.*)",
    re.IGNORECASE,
)
_TIMES_WORD = re.compile(r"(?:lần\b\s*)(?P<half>rưỡi\b\s*)?(?P<of>.*)", re.IGNORECASE)
_WHOLES = {"tư": 4, "năm": 5, "trăm": 100, "nghìn": 1000, "ngàn": 1000}


class RatioKind(StrEnum):
    """A share of a whole ('một phần ba'), or a multiple of a base ('gấp đôi')."""

    SHARE = "share"
    MULTIPLE = "multiple"


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share or a multiple, of what ``of`` says ('số xã', 'so với năm 2020'); ``value_max`` ends a range."""

    kind: RatioKind
    value: Fraction
    value_max: Fraction | None = None
    of: str | None = None
    qualifier: str | None = None


def read_ratio(text: str) -> Ratio | None:
    """Read a share or a multiple in words; 'tăng 2 lần' is none, for it may mean twice or thrice as much."""
    line = squeeze(text).rstrip(" .,;")
    if len(line) > _LONGEST:
        return None
    lead, rest = without_lead(line)
    return _multiple(rest, lead or None) or _share(rest, lead or None)


def _share(text: str, lead: str | None) -> Ratio | None:
    half = _HALF.fullmatch(text)
    if half is not None:
        return Ratio(RatioKind.SHARE, Fraction(1, 2), of=half["of"] or None, qualifier=lead)
    match = _SHARE.fullmatch(text)
    if match is None:
        return None
    # Before 'phần' the word 'năm' is five and no year.
    parts = (5, "") if match["parts"].lower() == "năm" else _whole_number(match["parts"])
    if parts is None or parts[1]:
        return None
    first, _, others = match["whole"].partition(" ")
    whole = (_WHOLES[first.lower()], others) if first.lower() in _WHOLES else _whole_number(match["whole"])
    if whole is None or not 0 < parts[0] < whole[0]:
        return None
    return Ratio(RatioKind.SHARE, Fraction(parts[0], whole[0]), of=whole[1] or None, qualifier=lead)


def _whole_number(text: str) -> tuple[int, str] | None:
    """A whole number in figures or spelled out, and the words behind it."""
    digits = re.match(r"([0-9]{1,3})(?![0-9.,/])\s*(.*)", text)
    if digits is not None:
        return int(digits[1]), digits[2]
    spelled = read_spelled(text)
    return None if spelled is None or spelled.value % 1 else (int(spelled.value), spelled.rest)


def _multiple(text: str, lead: str | None) -> Ratio | None:
    match = _TIMES.fullmatch(text)
    if match is None:
        return None
    qualifier = " ".join(filter(None, (lead, match["lead"].strip()))) or None
    twice = _TWICE.fullmatch(match["times"])
    if twice is not None:
        value = Fraction(2) if twice["word"].lower() == "đôi" else Fraction(3, 2)
        return Ratio(RatioKind.MULTIPLE, value, of=twice["of"] or None, qualifier=qualifier)
    return _figured(match["times"], qualifier) or _spelled_times(match["times"], qualifier)


def _figured(times: str, qualifier: str | None) -> Ratio | None:
    digits = _DIGITS.fullmatch(times)
    if digits is None:
        return None
    low = Fraction(digits["low"].replace(",", "."))
    high = Fraction(digits["high"].replace(",", ".")) if digits["high"] else None
    if high is not None and high <= low:
        return None
    return Ratio(RatioKind.MULTIPLE, low, high, digits["of"] or None, qualifier)


def _spelled_times(times: str, qualifier: str | None) -> Ratio | None:
    spelled = read_spelled(times)
    if spelled is None or spelled.value < 2:
        return None
    word = _TIMES_WORD.fullmatch(spelled.rest)
    half = Fraction(1, 2) if word is not None and word["half"] else Fraction(0)
    of = spelled.rest if word is None else word["of"]
    return Ratio(RatioKind.MULTIPLE, Fraction(spelled.value) + half, of=of or None, qualifier=qualifier)
