"""Rows of an annex in their groups: which section a row belongs to, and what number it bears."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from toolkit.model.plan import Section
from toolkit.plans.annexes import AnnexRow
from toolkit.plans.columns import Role
from toolkit.plans.letters import UPPER
from toolkit.plans.numerals import Numeral, NumeralKind, read_numeral, to_roman
from toolkit.vietnamese.text import squeeze

_NUMBERED_TITLE = re.compile(rf"(?P<number>[IVX]+|[A-ZĐ])\s*[.):/-]\s*(?P<title>[{UPPER}].*)", re.DOTALL)
_GROUP_KINDS = {NumeralKind.ROMAN, NumeralKind.LETTER}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that is a task or an indicator, under its section. ``own_section`` rows are the section itself."""

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
        if no is not None and read_numeral(no) is not None and read_numeral(no).kind is NumeralKind.LETTER:  # type: ignore[union-attr]
            self.letter, self.count, self.last = no, 0, 0
            self.sections.append(Section(no, title))
            return no
        numeral = None if no is None else read_numeral(no)
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


def group_rows(rows: Iterable[AnnexRow], own: Role, is_item: Callable[[AnnexRow], bool]) -> Grouped:
    """Put rows into sections; ``own`` is the column of the title, ``is_item`` tells a filled row from a heading.

    A section whose heading was lost is recognised by its numbering starting again.
    """
    groups = _Groups()
    for row in rows:
        title = row.line_of(own)
        if not title:
            continue
        numeral = read_numeral(row.line_of(Role.NUMBER))
        if row.wide and numeral is None:
            _heading(groups, title)
        elif numeral is not None and numeral.kind in _GROUP_KINDS:
            section = groups.open(numeral.text, title)
            if is_item(row):
                groups.entries.append(Entry(section, None, title, row, own_section=True))
        else:
            _item(groups, numeral, title, row)
    return Grouped(tuple(groups.sections), tuple(groups.entries), tuple(groups.restarted), tuple(groups.unnumbered))


def _heading(groups: _Groups, title: str) -> None:
    numbered = _NUMBERED_TITLE.fullmatch(title)
    if numbered is not None and read_numeral(numbered["number"]) is not None:
        groups.open(numbered["number"], squeeze(numbered["title"]))
    else:
        groups.open(None, title)


def _item(groups: _Groups, numeral: Numeral | None, title: str, row: AnnexRow) -> None:
    again = numeral is not None and numeral.kind is NumeralKind.ARABIC and numeral.ordinal == 1 and groups.last > 0
    section = groups.current
    if section is None or again:
        section = groups.open(None, None)
    if numeral is not None and numeral.kind is NumeralKind.ARABIC:
        groups.last = numeral.ordinal
    groups.entries.append(Entry(section, numeral, title, row))
