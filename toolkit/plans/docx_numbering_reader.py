"""Automatic numbering in Word files: the labels that are shown but stand nowhere in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from toolkit.plans.docx_package_reader import MC, W
from toolkit.plans.docx_styles_reader import Styles, numbering_of, value_of, whole
from toolkit.plans.numerals import to_roman

Element = etree._Element
_PLACEHOLDER = re.compile(r"%([1-9])")
_OFF = frozenset({"0", "false", "off"})
_DEEPEST = 8
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_MOST_LETTERS = 780


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: number format, label pattern ('%1.%2.'), first number, and the rest that counts.

    ``restart``: the level (from 1) after which this one begins anew, 0 for never; ``legal`` labels show all
    numbers in arabic figures.
    """

    format: str = "decimal"
    pattern: str = ""
    start: int = 1
    style: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    """One list of a document; lists of one ``shape`` count on together, but for levels in ``begun_at``."""

    shape: str
    levels: Mapping[int, _Level]
    begun_at: Mapping[int, int]


@dataclass(slots=True)
class Labels:
    """Gives each numbered paragraph its label, in document order."""

    lists: Mapping[str, _List] = field(default_factory=dict)
    styles: Styles = field(default_factory=Styles)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, paragraph: Element) -> str:
        """The label of this paragraph, '' when it has none; every call counts."""
        number, level = self._place(paragraph)
        own = self.lists.get(number)
        if own is None or level not in own.levels:
            return ""
        shape = own.levels[level]
        counts = self._counts.setdefault(own.shape, {})
        if level in own.begun_at and (number, level) not in self._begun:
            self._begun.add((number, level))
            counts[level] = own.begun_at[level] - 1
        counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [key for key in counts if key > level and _restarts(own.levels.get(key), key, level)]:
            del counts[deeper]
        return _label(own.levels, counts, level)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """List and level, ('', 0) for a paragraph without a number."""
        number, level = numbering_of(paragraph.find(f"{W}pPr"))
        chain = list(self.styles.chain(self.styles.of(paragraph)))
        for _id, style in chain:
            number = style.number if number is None else number
            level = style.level if level is None else level
        if number is None or number == "0":
            return "", 0
        if level is None:
            levels = self.lists[number].levels if number in self.lists else {}
            named = {shape.style: key for key, shape in levels.items() if shape.style}
            level = next((named[identity] for identity, _style in chain if identity in named), 0)
        return number, level


def _restarts(shape: _Level | None, level: int, used: int) -> bool:
    """Whether a paragraph on level ``used`` makes the deeper ``level`` begin anew."""
    after = level if shape is None or shape.restart is None else shape.restart
    return used < after


def _label(levels: Mapping[int, _Level], counts: Mapping[int, int], level: int) -> str:
    own = levels[level]
    if own.format == "bullet":
        return "+" if own.pattern.strip() == "+" else "-"

    def shown(match: re.Match[str]) -> str:
        key = int(match[1]) - 1
        shape = levels.get(key, _Level())
        kind = "decimal" if own.legal and shape.format != "none" else shape.format
        return _figure(kind, counts.get(key, shape.start))

    return _PLACEHOLDER.sub(shown, own.pattern).strip()


def _figure(kind: str, count: int) -> str:
    if kind == "none":
        return ""
    if kind in {"upperRoman", "lowerRoman"}:
        return to_roman(count) if kind == "upperRoman" else to_roman(count).lower()
    if kind in {"upperLetter", "lowerLetter"}:
        return _letters(count).upper() if kind == "upperLetter" else _letters(count)
    return f"{count:02d}" if kind == "decimalZero" else str(count)


def _letters(count: int) -> str:
    """Letters as Word counts with them: a to z, then aa, bb and so on."""
    if not 0 < count <= _MOST_LETTERS:
        return str(count)
    turn, place = divmod(count - 1, len(_ALPHABET))
    return _ALPHABET[place] * (turn + 1)


def read_labels(numbering: Element | None, styles: Styles) -> Labels:
    """The list definitions of a document; empty when it has none."""
    if numbering is None:
        return Labels()
    shapes = {a.get(f"{W}abstractNumId", ""): a for a in numbering.iterfind(f"{W}abstractNum")}
    numbers = {n.get(f"{W}numId", ""): n for n in numbering.iterfind(f"{W}num")}
    return Labels({key: _list(key, numbers, shapes, styles) for key in numbers}, styles)


def _list(key: str, numbers: Mapping[str, Element], shapes: Mapping[str, Element], styles: Styles) -> _List:
    number = numbers[key]
    identity = value_of(number.find(f"{W}abstractNumId")) or ""
    shape = shapes.get(identity)
    linked = None if shape is None else value_of(shape.find(f"{W}numStyleLink"))
    if linked is not None:
        # The levels stand with the list that the named style uses.
        named = numbers.get(styles.by_id[linked].number or "") if linked in styles.by_id else None
        other = None if named is None else value_of(named.find(f"{W}abstractNumId"))
        shape = shapes.get(other or "", shape)
    levels = {} if shape is None else _levels(shape)
    begun: dict[int, int] = {}
    for override in number.iterfind(f"{W}lvlOverride"):
        level = whole(override.get(f"{W}ilvl"), 0)
        own = override.find(f"{W}lvl")
        if own is not None:
            levels[level] = _level(own)
        start = value_of(override.find(f"{W}startOverride"))
        if start is not None:
            begun[level] = whole(start, 1)
    return _List(identity, levels, begun)


def _levels(abstract: Element) -> dict[int, _Level]:
    return {
        min(whole(level.get(f"{W}ilvl"), 0), _DEEPEST): _level(level)
        for level in abstract.iterfind(f"{W}lvl")
    }


def _level(level: Element) -> _Level:
    kind = level.find(f"{W}numFmt")
    if kind is None:
        # A format newer than the file format stands with what older programs shall show instead.
        kind = level.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    restart = value_of(level.find(f"{W}lvlRestart"))
    legal = level.find(f"{W}isLgl")
    return _Level(
        format=value_of(kind) or "decimal",
        pattern=value_of(level.find(f"{W}lvlText")) or "",
        start=whole(value_of(level.find(f"{W}start")), 0 if level.find(f"{W}start") is None else 1),
        style=value_of(level.find(f"{W}pStyle")) or "",
        restart=None if restart is None else whole(restart, 0),
        legal=legal is not None and legal.get(f"{W}val", "1") not in _OFF,
    )
