"""The words by which a form is known again (headings, labels, keys of lines), found whatever their spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from toolkit.forms.columns import Layout
from toolkit.model.returns import CellKind, RawCell, RawSheet, RawWorkbook
from toolkit.vietnamese.text import consonants, match_key, squeeze

LONGEST_HEADING = 80
_MOST_TEXTS = 20_000
_TEXT = CellKind.TEXT
_KEY = re.compile(r"\d+[^\s/]*-20\d\d/\S+")
# What every key holds: the year of its plan, and the number in it.
_YEAR_AND_SLASH = re.compile(r"20\d\d\s*/")
_STAR = re.compile(r"\s*\(\*\)\s*$")


@lru_cache(maxsize=8192)
def heading_key(text: str) -> str:
    """The key under which headings are compared: without the asterisk of required ones."""
    return match_key(_STAR.sub("", squeeze(text)))


class Words:
    """Words to look for. A sieve by consonants lets few other texts through to the costly comparison.

    Returns have most texts in common: what was said of one is kept for the next, up to a number of texts.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._found = {word: heading_key(word) for word in words}
        self._keys = frozenset(self._found.values())
        self._sieve = frozenset(map(consonants, self._keys))
        self._told: dict[str, str | None] = dict(self._found)

    def find(self, text: str) -> str | None:
        """The heading key of a text that is one of the words; None for all others."""
        try:
            return self._told[text]
        except KeyError:
            if len(self._told) > _MOST_TEXTS:
                self._told = dict(self._found)
            found = self._told[text] = self._look_for(text)
            return found

    def _look_for(self, text: str) -> str | None:
        if consonants(text) not in self._sieve:
            return None
        key = heading_key(text)
        return key if key in self._keys else None


@lru_cache(maxsize=8)
def words_to_find(words: tuple[str, ...]) -> Words:
    """The words of a layout, with what has been told of texts so far in this process."""
    return Words(words)


class LineKeys:
    """The keys of the lines a form was issued with; those typed differently are found too."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = frozenset(keys)
        self._folded: Mapping[str, str] | None = None

    def find(self, text: str) -> str | None:
        """The line key a text stands for: one of these, else the text if it looks like a key."""
        if text in self._keys:
            return text
        if len(text) > LONGEST_HEADING or not _YEAR_AND_SLASH.search(text):
            return None
        squeezed = squeeze(text)
        if self._folded is None:
            self._folded = {match_key(key): key for key in self._keys}
        found = self._folded.get(match_key(squeezed)) if self._folded else None
        return found or (squeezed if _KEY.fullmatch(squeezed) else None)


@dataclass(frozen=True, slots=True)
class SignedSheet:
    """A sheet, and what in it says a heading or a label of the form.

    ``headings`` gives by row the columns of heading keys (of two alike the first), ``labels`` the cells
    whose first line is a label.
    """

    sheet: RawSheet
    headings: Mapping[int, Mapping[str, int]]
    labels: tuple[tuple[str, RawCell], ...]


def signed_sheets(
    workbook: RawWorkbook, layout: Layout, without: Iterable[RawSheet]
) -> tuple[SignedSheet, ...]:
    """Every sheet of a workbook with its signs. Those ``without`` are not looked at: the hidden sheet for the
    machine, and lists of findings, which name the boxes they speak of."""
    words = words_to_find(layout.words)
    skipped = tuple(without)
    return tuple(
        SignedSheet(sheet, {}, ()) if any(sheet is one for one in skipped) else _signed(sheet, words)
        for sheet in workbook.sheets
    )


def _signed(sheet: RawSheet, words: Words) -> SignedSheet:
    headings: dict[int, dict[str, int]] = {}
    labels: list[tuple[str, RawCell]] = []
    for cell in sheet.cells:
        if cell.kind is not _TEXT:
            continue
        text = cell.text
        key = label = words.find(text) if len(text) <= LONGEST_HEADING else None
        if key is not None:
            headings.setdefault(cell.row, {}).setdefault(key, cell.column)
        elif "\n" in text or "\r" in text:
            label = words.find(text.strip().split("\n")[0].split("\r")[0][:LONGEST_HEADING])
        if label is not None:
            labels.append((label, cell))
    return SignedSheet(sheet, headings, tuple(labels))
