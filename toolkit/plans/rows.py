"""Rows of an annex in their groups: which section a row belongs to, and what number it bears."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from toolkit.model.plan import Section
from toolkit.plans.annex_rows import AnnexRow
from toolkit.plans.annexes import Annex
from toolkit.plans.columns import Role
from toolkit.plans.letters import UPPER
from toolkit.plans.numerals import Numeral, NumeralKind, read_numeral, to_roman
from toolkit.vietnamese.text import squeeze

_NUMBERED_TITLE = re.compile(rf"(?P<number>[IVX]+|[A-ZĐ])\s*[.):/-]\s*(?P<title>[{UPPER}].*)", re.DOTALL)
_PART_OF = re.compile(r"trong đó|bao gồm|gồm|[-–+•*]", re.IGNORECASE)
_BULLET = re.compile(r"[-–—+•*]\s*")
_ONLY_OPENS = re.compile(r"[-–+•*\s]*(?:trong đó|bao gồm|gồm|chia ra|cụ thể)(?: có)?[\s:.]*", re.IGNORECASE)
_GROUP_KINDS = {NumeralKind.ROMAN, NumeralKind.LETTER}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that is a task or an indicator, under its section; ``own_section`` rows are the section.

    ``under`` is the number of the row above that a row numbered 'a' goes with; ``bullet`` counts the rows under it
    that begin with a dash instead of a number.
    """

    section: str
    numeral: Numeral | None
    title: str
    row: AnnexRow
    own_section: bool = False
    under: str | None = None
    bullet: int = 0

    @property
    def place(self) -> str:
        """Section and number, by which the row is told from all others: 'II.5', 'II.5.a', 'II.5.1'."""
        if self.numeral is None:
            return ".".join(part for part in (self.section, self.under, str(self.bullet or "")) if part)
        parts, over = self.numeral.text.split("."), self.section.split(".")
        shared = next(n for n in range(len(parts) - 1, -1, -1) if n == 0 or over[-n:] == parts[:n])
        return ".".join(part for part in (self.section, self.under, *parts[shared:]) if part)


@dataclass(frozen=True, slots=True)
class Grouped:
    """All rows in groups. ``restarted`` are sections without a heading, known from the numbering alone."""

    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    restarted: tuple[str, ...]
    unnumbered: tuple[str, ...]


@dataclass(slots=True)
class _Groups:
    """The grouping so far; ``current`` is the section, ``sub`` a heading within it that only stands over rows."""

    sections: list[Section] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    restarted: list[str] = field(default_factory=list)
    unnumbered: list[str] = field(default_factory=list)
    current: str | None = None
    sub: Numeral | None = None
    letter: str = ""
    count: int = 0
    last: Numeral | None = None
    bullets: int = 0

    def open(self, no: str | None, title: str | None) -> str:
        """Begin a section; without a number it takes the next one."""
        numeral = None if no is None else read_numeral(no)
        self.last = self.sub = None
        self.bullets = 0
        if numeral is not None and numeral.kind is NumeralKind.LETTER:
            self.letter, self.count = numeral.text, 0
            return self._begun(numeral.text, title)
        if numeral is not None and numeral.kind is not NumeralKind.ROMAN:
            return self._begun(numeral.text, title)
        self.count = numeral.ordinal if numeral else self.count + 1
        key = self._begun(f"{self.letter}.{to_roman(self.count)}".lstrip("."), title)
        if title is None:
            self.restarted.append(key)
        elif numeral is None:
            self.unnumbered.append(key)
        return key

    def open_under(self, numeral: Numeral, title: str) -> None:
        """Begin a group of rows that stand under a numbered row ('3' over '3.1' or 'a')."""
        self.sub = self.last = numeral
        self.bullets = 0
        self.sections.append(Section(self._under(numeral), title))

    def add(self, numeral: Numeral | None, title: str, row: AnnexRow) -> None:
        """Add a row to the section it stands in; numbers that begin again show a section without heading."""
        plain = numeral is not None and numeral.kind is NumeralKind.ARABIC
        again = plain and numeral is not None and numeral.ordinal == 1 and self.last is not None
        if numeral is not None:
            self.bullets = 0
        if self.sub is not None and numeral is not None and not _belongs(numeral, self.sub):
            self.sub = None
        if self.sub is not None:
            self.entries.append(Entry(self._under(self.sub), numeral, title, row))
            return
        section = self.open(None, None) if again or self.current is None else self.current
        small = numeral is not None and numeral.kind is NumeralKind.SMALL
        under = self.last.text if small and self.last is not None else None
        if numeral is not None and not small:
            self.last = numeral
        self.entries.append(Entry(section, numeral, title, row, under=under))

    def add_bullet(self, title: str, row: AnnexRow) -> None:
        """Add a row that begins with a dash: it goes with the numbered row above it."""
        self.bullets += 1
        section = self._under(self.sub) if self.sub is not None else self.current or self.open(None, None)
        under = self.last.text if self.last is not None and self.sub is None else None
        self.entries.append(
            Entry(section, None, _BULLET.sub("", title), row, under=under, bullet=self.bullets)
        )

    def _under(self, numeral: Numeral) -> str:
        return numeral.text if self.current is None else f"{self.current}.{numeral.text}"

    def _begun(self, key: str, title: str | None) -> str:
        self.current = key
        self.sections.append(Section(key, title))
        return key


def group_rows(annex: Annex, own: Role, is_item: Callable[[AnnexRow], bool], heads: bool) -> Grouped:
    """Put rows into sections; ``own`` is the column of the title, ``is_item`` tells a row from a heading.

    ``heads`` tells that a numbered row without anything but a title ('3' over '3.1') is a heading too. A section
    whose heading was lost is recognised by its numbering starting again.
    """
    groups = _Groups()
    rows = annex.rows
    if annex.section is not None and _is_over(annex.section, rows):
        groups.open(annex.section.no, annex.section.title)
    for place, row in enumerate(rows, start=1):
        title = row.line_of(own)
        if not title or (row.wide and _ONLY_OPENS.fullmatch(title)):
            continue
        numeral = read_numeral(row.line_of(Role.NUMBER))
        below = read_numeral(rows[place].line_of(Role.NUMBER)) if place < len(rows) else None
        if row.heads and numeral is not None:
            groups.open(numeral.text, title)
        elif row.wide and numeral is None and not _PART_OF.match(title):
            _heading(groups, title)
        elif numeral is not None and numeral.kind in _GROUP_KINDS:
            section = groups.open(numeral.text, title)
            if is_item(row):
                groups.entries.append(Entry(section, None, title, row, own_section=True))
        elif row.wide and _opens_series(numeral, below):
            groups.open(None, title)
        elif heads:
            _add_under(groups, row, title, rows[place:])
        else:
            groups.add(numeral, title, row)
    return _titled(groups, annex.title)


def _add_under(groups: _Groups, row: AnnexRow, title: str, rest: Sequence[AnnexRow]) -> None:
    """Add a row of a table whose rows may stand under each other: a heading of the next ones, a dash, a row."""
    numeral = read_numeral(row.line_of(Role.NUMBER))
    if numeral is not None and row.wide and rest and _stands_over(numeral, rest[0]):
        groups.open_under(numeral, title)
    elif _is_bullet(row, title):
        groups.add_bullet(title, row)
    else:
        groups.add(numeral, title, row)


def _titled(groups: _Groups, title: str | None) -> Grouped:
    """The groups; a table without any heading has lost none and is one group, with the title of the annex."""
    sections, restarted = tuple(groups.sections), tuple(groups.restarted)
    if len(sections) == len(restarted) == 1:
        sections, restarted = (Section(sections[0].no, title),), ()
    return Grouped(sections, tuple(groups.entries), restarted, tuple(groups.unnumbered))


def _is_over(section: Section, rows: Sequence[AnnexRow]) -> bool:
    """Whether a heading over the table opens a section of it: not where its rows open sections of that rank."""
    numeral = read_numeral(section.no)
    kinds = {own.kind for row in rows if (own := read_numeral(row.line_of(Role.NUMBER)))} & _GROUP_KINDS
    return not kinds or (
        numeral is not None and numeral.kind is NumeralKind.LETTER and kinds == {NumeralKind.ROMAN}
    )


def _opens_series(numeral: Numeral | None, below: Numeral | None) -> bool:
    """Whether a row numbered '2' heads rows that begin at '1' again."""
    kinds = {None if n is None else n.kind for n in (numeral, below)}
    return kinds == {NumeralKind.ARABIC} and below is not None and below.ordinal == 1


def _is_bullet(row: AnnexRow, title: str) -> bool:
    """Whether a row is numbered by a dash, in its number cell or before its title."""
    mark = row.line_of(Role.NUMBER)
    return (_BULLET.fullmatch(mark) if mark else _BULLET.match(title)) is not None


def _stands_over(numeral: Numeral, below: AnnexRow) -> bool:
    """Whether a row numbered '2' only heads the row '2.1', 'a' or '-' below it."""
    own = read_numeral(below.line_of(Role.NUMBER))
    if own is None:
        titles = (below.line_of(Role.TITLE), below.line_of(Role.NAME))
        return not below.wide and _is_bullet(below, next(filter(None, titles), ""))
    return own.ordinal == 1 and (own.kind is NumeralKind.SMALL or _belongs(own, numeral))


def _belongs(numeral: Numeral, over: Numeral) -> bool:
    """Whether a row stands under the row ``over``: 'a' under any, '3.1' under '3'."""
    if numeral.kind is NumeralKind.SMALL:
        return over.kind is not NumeralKind.SMALL
    return numeral.kind is NumeralKind.DECIMAL and numeral.text.startswith(f"{over.text}.")


def _heading(groups: _Groups, title: str) -> None:
    numbered = _NUMBERED_TITLE.fullmatch(title)
    if numbered is not None and read_numeral(numbered["number"]) is not None:
        groups.open(numbered["number"], squeeze(numbered["title"]))
    else:
        groups.open(None, title)
