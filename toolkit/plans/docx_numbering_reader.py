"""Automatic numbering in Word files: the labels that are shown but stand nowhere in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from toolkit.plans.numerals import to_roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Element = etree._Element
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PLACEHOLDER = re.compile(r"%([1-9])")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: number format, label pattern ('%1.%2.') and first number."""

    format: str
    pattern: str
    start: int


@dataclass(slots=True)
class Labels:
    """Gives each numbered paragraph its label, in document order."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, paragraph: Element, shown: bool) -> str:
        """The label of this paragraph, '' when it has none; a paragraph that is not shown counts nothing."""
        place = self._place(paragraph) if shown else None
        if place is None:
            return ""
        number, level = place
        levels = self.levels.get(number, {})
        own = levels.get(level)
        if own is None:
            return ""
        counts = self._counts.setdefault(self.abstract.get(number, number), {})
        counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        if own.format == "bullet":
            sign = _PRIVATE_USE.sub("", own.pattern).strip()
            return "+" if sign == "+" else "-"
        return _PLACEHOLDER.sub(lambda m: self._shown(levels, counts, int(m[1]) - 1), own.pattern).strip()

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        style = properties.find(f"{W}pStyle")
        inherited = self.styles.get(style.get(f"{W}val", "")) if style is not None else None
        own = properties.find(f"{W}numPr")
        if own is None:
            return inherited
        number, level = _reference(own)
        if number == "0":
            return None
        if number is None:
            return (inherited[0], level or 0) if inherited else None
        return number, level or 0

    @staticmethod
    def _shown(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
        shape = levels.get(level)
        if shape is None:
            return ""
        count = counts.get(level, shape.start)
        if shape.format in {"upperRoman", "lowerRoman"}:
            roman = to_roman(count)
            return roman if shape.format == "upperRoman" else roman.lower()
        if shape.format in {"upperLetter", "lowerLetter"}:
            letter = _LETTERS[(count - 1) % len(_LETTERS)]
            return letter.upper() if shape.format == "upperLetter" else letter
        return f"{count:02d}" if shape.format == "decimalZero" else str(count)


def read_labels(numbering: Element | None, styles: Element | None) -> Labels:
    """The list definitions of a document; empty when it has none."""
    if numbering is None:
        return Labels()
    shapes = {a.get(f"{W}abstractNumId", ""): _levels(a) for a in numbering.iterfind(f"{W}abstractNum")}
    labels = Labels()
    for num in numbering.iterfind(f"{W}num"):
        key = num.get(f"{W}numId", "")
        reference = num.find(f"{W}abstractNumId")
        shape = "" if reference is None else reference.get(f"{W}val", "")
        restarted = {
            int(o.get(f"{W}ilvl", "0")): _int(o.find(f"{W}startOverride"), 1)
            for o in num.iterfind(f"{W}lvlOverride")
            if o.find(f"{W}startOverride") is not None
        }
        labels.levels[key] = {
            n: _Level(lv.format, lv.pattern, restarted.get(n, lv.start))
            for n, lv in shapes.get(shape, {}).items()
        }
        labels.abstract[key] = f"num {key}" if restarted else shape
    for style in () if styles is None else styles.iterfind(f"{W}style"):
        own = style.find(f"{W}pPr/{W}numPr")
        number, level = (None, None) if own is None else _reference(own)
        if number is not None and number != "0":
            labels.styles[style.get(f"{W}styleId", "")] = (number, level or 0)
    return labels


def _levels(abstract: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in abstract.iterfind(f"{W}lvl"):
        kind, text = level.find(f"{W}numFmt"), level.find(f"{W}lvlText")
        found[int(level.get(f"{W}ilvl", "0"))] = _Level(
            "decimal" if kind is None else kind.get(f"{W}val", "decimal"),
            "" if text is None else text.get(f"{W}val", ""),
            _int(level.find(f"{W}start"), 1),
        )
    return found


def _reference(properties: Element) -> tuple[str | None, int | None]:
    number, level = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
    return (None if number is None else number.get(f"{W}val")), (None if level is None else _int(level, 0))


def _int(element: Element | None, default: int) -> int:
    value = "" if element is None else element.get(f"{W}val", "")
    return int(value) if value.isdigit() else default
