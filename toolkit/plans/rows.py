"""Rows of an annex in their groups: which section a row belongs to, and what number it bears."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from toolkit.model.plan import Section
from toolkit.plans.annexes import AnnexRow
from toolkit.plans.columns import Role
from toolkit.plans.letters import UPPER
from toolkit.plans.numerals import Numeral, NumeralKind, read_numeral, to_roman
from toolkit.vietnamese.text import squeeze

_NUMBERED_TITLE = re.compile(rf"(?P<number>[IVX]+|[A-ZĐ])\s*[.):/-]\s*(?P<title>[{UPPER}].*)", re.DOTALL)
_PART_OF = re.compile(r"trong đó|bao gồm|gồm|[-–+•*]", re.IGNORECASE)
_GROUP_KINDS = {NumeralKind.ROMAN, NumeralKind.LETTER}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that is a task or an indicator, under its section; ``own_section`` rows are the section."""

    section: str
    numeral: Numeral | None
    title: str
    row: AnnexRow
    own_section: bool = False


@dataclass(frozen=True, slots=True)
class Grouped:
    """All rows in groups. ``restarted`` are sections without a heading, known from the numbering alone."""

    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    restarted: tuple[str, ...]
    unnumbered: tuple[str, ...]


@dataclass(slots=True)
class _Groups:
    """The grouping so far."""

    sections: list[Section] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    restarted: list[str] = field(default_factory=list)
    unnumbered: list[str] = field(default_factory=list)
    letter: str = ""
    count: int = 0
    last: int = 0

    def open(self, no: str | None, title: str | None) -> str:
        """Begin a section; without a number it takes the next one."""
        numeral = None if no is None else read_numeral(no)
        if numeral is not None and numeral.kind is NumeralKind.LETTER:
            self.letter, self.count, self.last = numeral.text, 0, 0
            self.sections.append(Section(numeral.text, title))
            return numeral.text
        self.count = numeral.ordinal if numeral else self.count + 1
        key = f"{self.letter}.{to_roman(self.count)}" if self.letter else to_roman(self.count)
        self.last = 0
        self.sections.append(Section(key, title))
        if title is None:
            self.restarted.append(key)
        elif numeral is None:
            self.unnumbered.append(key)
        return key

    @property
    def current(self) -> str | None:
        return self.sections[-1].no if self.sections else None


def group_rows(rows: Sequence[AnnexRow], own: Role, is_item: Callable[[AnnexRow], bool]) -> Grouped:
    """Put rows into sections; ``own`` is the column of the title, ``is_item`` tells a row from a heading.

    A section whose heading was lost is recognised by its numbering starting again.
    """
    groups = _Groups()
    for place, row in enumerate(rows, start=1):
        title = row.line_of(own)
        if not title:
            continue
        numeral = read_numeral(row.line_of(Role.NUMBER))
        below = read_numeral(rows[place].line_of(Role.NUMBER)) if place < len(rows) else None
        if row.wide and numeral is None and not _PART_OF.match(title):
            _heading(groups, title)
        elif numeral is not None and numeral.kind in _GROUP_KINDS:
            section = groups.open(numeral.text, title)
            if is_item(row):
                groups.entries.append(Entry(section, None, title, row, own_section=True))
        elif row.wide and _opens_series(numeral, below):
            groups.open(None, title)
        elif not (own is Role.TITLE and row.wide and _stands_over(numeral, below)):
            _item(groups, numeral, title, row)
    return Grouped(
        tuple(groups.sections), tuple(groups.entries), tuple(groups.restarted), tuple(groups.unnumbered)
    )


def _opens_series(numeral: Numeral | None, below: Numeral | None) -> bool:
    """Whether a row numbered '2' heads rows that begin at '1' again."""
    kinds = {None if n is None else n.kind for n in (numeral, below)}
    return kinds == {NumeralKind.ARABIC} and below is not None and below.ordinal == 1


def _stands_over(numeral: Numeral | None, below: Numeral | None) -> bool:
    """Whether a row numbered '2' only heads the row '2.1' below it."""
    if numeral is None or below is None or below.kind is not NumeralKind.DECIMAL:
        return False
    return below.text.startswith(f"{numeral.text}.")


def _heading(groups: _Groups, title: str) -> None:
    numbered = _NUMBERED_TITLE.fullmatch(title)
    if numbered is not None and read_numeral(numbered["number"]) is not None:
        groups.open(numbered["number"], squeeze(numbered["title"]))
    else:
        groups.open(None, title)


def _item(groups: _Groups, numeral: Numeral | None, title: str, row: AnnexRow) -> None:
    again = (
        numeral is not None
        and numeral.kind is NumeralKind.ARABIC
        and numeral.ordinal == 1
        and groups.last > 0
    )
    section = groups.current
    if section is None or again:
        section = groups.open(None, None)
    if numeral is not None and numeral.kind is NumeralKind.ARABIC:
        groups.last = numeral.ordinal
    groups.entries.append(Entry(section, numeral, title, row))
