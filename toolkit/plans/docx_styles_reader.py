"""Styles of a Word file, as far as they change what is read: hidden text, fonts, numbering, tables of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from toolkit.plans.docx_package_reader import W

Element = etree._Element
_CONTENTS = re.compile(r"toc \d", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class Style:
    """What one style itself says; None where it leaves that to the style it is based on."""

    name: str = ""
    based_on: str = ""
    hidden: bool | None = None
    font: str | None = None
    number: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by their ids; ``default`` is the id of the paragraph style of paragraphs that name none."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    default_font: str | None = None

    def chain(self, identity: str) -> Iterator[tuple[str, Style]]:
        """The style and those it is based on, nearest first."""
        seen: set[str] = set()
        while identity not in seen and (style := self.by_id.get(identity)) is not None:
            seen.add(identity)
            yield identity, style
            identity = style.based_on

    def of(self, paragraph: Element) -> str:
        """The id of a paragraph's style."""
        own = paragraph.find(f"{W}pPr/{W}pStyle")
        return self.default if own is None else own.get(f"{W}val", "")

    def hides(self, identity: str) -> bool:
        """Whether text of this style is hidden."""
        return next((style.hidden for _id, style in self.chain(identity) if style.hidden is not None), False)

    def font(self, identity: str) -> str | None:
        """The font of this style, None where it leaves it to the document."""
        fonts = (style.font for _id, style in self.chain(identity) if style.font is not None)
        return next(fonts, None)

    def is_contents(self, identity: str) -> bool:
        """Whether paragraphs of this style are lines of a table of contents."""
        style = self.by_id.get(identity)
        return style is not None and _CONTENTS.fullmatch(style.name) is not None


def read_styles(root: Element | None) -> Styles:
    """The styles part of a package; without one, no style says anything."""
    if root is None:
        return Styles()
    styles: dict[str, Style] = {}
    default = ""
    for element in root.iterfind(f"{W}style"):
        identity = element.get(f"{W}styleId", "")
        styles[identity] = _style(element)
        if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default", "0") not in _OFF:
            default = identity
    return Styles(styles, default, font_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")))


def _style(element: Element) -> Style:
    run = element.find(f"{W}rPr")
    number, level = numbering_of(element.find(f"{W}pPr"))
    return Style(
        name=value_of(element.find(f"{W}name")) or "",
        based_on=value_of(element.find(f"{W}basedOn")) or "",
        hidden=hidden_by(run),
        font=font_of(run),
        number=number,
        level=level,
    )


def hidden_by(run_properties: Element | None) -> bool | None:
    """Whether run properties hide their text; None where they say nothing of it."""
    vanish = None if run_properties is None else run_properties.find(f"{W}vanish")
    return None if vanish is None else vanish.get(f"{W}val", "1") not in _OFF


def font_of(run_properties: Element | None) -> str | None:
    """The font of Latin letters, which in a font of before Unicode are the Vietnamese ones."""
    fonts = None if run_properties is None else run_properties.find(f"{W}rFonts")
    return None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")


def numbering_of(paragraph_properties: Element | None) -> tuple[str | None, int | None]:
    """List and level that paragraph properties give; None for what they leave open."""
    own = None if paragraph_properties is None else paragraph_properties.find(f"{W}numPr")
    if own is None:
        return None, None
    level = value_of(own.find(f"{W}ilvl"))
    return value_of(own.find(f"{W}numId")), None if level is None else whole(level, 0)


def value_of(element: Element | None) -> str | None:
    """The ``w:val`` of an element, if it is there."""
    return None if element is None else element.get(f"{W}val")


def whole(text: str | None, default: int) -> int:
    """A whole number of at most nine digits, else ``default``."""
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,9}", text) else default
