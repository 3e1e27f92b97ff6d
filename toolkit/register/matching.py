"""Which item of a master an item of a document is: keys are minted once and survive renumbering.

A printed number only suggests a key. The same title always wins, so a row inserted into a document moves no
history; a changed title under an unchanged number is the same item as long as the two still resemble.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from toolkit.vietnamese.text import match_key

_SAME_NUMBER = 50.0
"""Resemblance, in points, from which a reworded title under the same number is the same item."""
_OTHER_NUMBER = 92.0
"""Resemblance from which a title under another number is the same item, renumbered and retouched."""


@dataclass(frozen=True, slots=True)
class Known:
    """An item that has its key; the titles it had at the last import and has now."""

    key: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item of a document with the key its printed number suggests."""

    key: str
    title: str


def match_items(known: Sequence[Known], read: Sequence[Candidate], taken: frozenset[str]) -> tuple[str, ...]:
    """The lasting key of each item read, in their order: a known one, or a new one not in ``taken``."""
    matching = _Matching(known, read)
    matching.by_title(same_key=True)
    matching.by_title(same_key=False)
    matching.by_number()
    matching.by_resemblance()
    return matching.keys(taken)


class _Matching:
    """Pairs found so far; each step takes from what the steps before it left."""

    def __init__(self, known: Sequence[Known], read: Sequence[Candidate]) -> None:
        self._left = {item.key: tuple(match_key(title) for title in item.titles) for item in known}
        self._read = [(item.key, match_key(item.title)) for item in read]
        self._found: dict[int, str] = {}

    def _open(self) -> list[tuple[int, str, str]]:
        return [(at, key, title) for at, (key, title) in enumerate(self._read) if at not in self._found]

    def _take(self, at: int, key: str) -> None:
        self._found[at] = key
        del self._left[key]

    def by_title(self, same_key: bool) -> None:
        """Equal titles; where several items share a title, the one under the same number first."""
        for at, key, title in self._open():
            if same_key:
                if title in self._left.get(key, ()):
                    self._take(at, key)
            elif (
                other := next((k for k, titles in self._left.items() if title in titles), None)
            ) is not None:
                self._take(at, other)

    def by_number(self) -> None:
        """The same number with a title that still resembles the old one."""
        for at, key, title in self._open():
            if _resemblance(title, self._left.get(key, ())) >= _SAME_NUMBER:
                self._take(at, key)

    def by_resemblance(self) -> None:
        """Another number with nearly the same title."""
        for at, _key, title in self._open():
            ranked = sorted(self._left, key=lambda other: (-_resemblance(title, self._left[other]), other))
            if ranked and _resemblance(title, self._left[ranked[0]]) >= _OTHER_NUMBER:
                self._take(at, ranked[0])

    def keys(self, taken: frozenset[str]) -> tuple[str, ...]:
        used = set(taken) | set(self._left) | set(self._found.values())
        result = []
        for at, (key, _title) in enumerate(self._read):
            lasting = self._found.get(at) or _fresh(key, used)
            used.add(lasting)
            result.append(lasting)
        return tuple(result)


def _resemblance(title: str, others: Sequence[str]) -> float:
    return max((fuzz.token_sort_ratio(title, other) for other in others), default=0.0)


def _fresh(key: str, used: set[str]) -> str:
    """The key itself, or where it is spoken for the key with the first free '-2', '-3' …"""
    if key not in used:
        return key
    number = 2
    while f"{key}-{number}" in used:
        number += 1
    return f"{key}-{number}"
