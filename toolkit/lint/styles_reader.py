"""The format that takes effect in a Word document: defaults, styles, direct format, the fonts of the theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from toolkit.lint.document import Align, Layout, Look

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLOTS = (("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("cs", "cstheme"), ("eastAsia", "eastAsiaTheme"))
_THEME_KIND = {"HAnsi": "latin", "Ascii": "latin", "EastAsia": "ea", "Bidi": "cs"}
# What Word takes where a document says nothing at all.
_FONT, _SIZE = "Times New Roman", 10.0
_OFF = frozenset({"0", "false", "off", "none"})
_SOLID = frozenset({"single", "thick"})
_ALIGN = {"both": Align.JUSTIFY, "distribute": Align.JUSTIFY, "center": Align.CENTER}
_ALIGN |= {"right": Align.RIGHT, "end": Align.RIGHT}
_SINGLE, _LINE_HEIGHT, _DEPTH = 240, 1.15, 20


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by their ids, the defaults, and the fonts of the theme by 'minorHAnsi' and the like."""

    by_id: Mapping[str, Element] = field(default_factory=dict)
    defaults: Element | None = None
    paragraph_default: str = ""
    table_default: str = ""
    theme: Mapping[str, str] = field(default_factory=dict)

    def chain(self, identity: str) -> list[Element]:
        """A style and those it is based on, the base first."""
        found: list[Element] = []
        while identity in self.by_id and len(found) < _DEPTH:
            style = self.by_id[identity]
            found.insert(0, style)
            identity = _value(style.find(f"{W}basedOn")) or ""
        return found

    def paragraph_levels(self, paragraph: Element, table_style: str, name: str) -> list[Element]:
        """All ``name`` properties (pPr or rPr) that apply to a paragraph, the weakest first."""
        defaults = None if self.defaults is None else self.defaults.find(f"{W}{name}Default/{W}{name}")
        own = paragraph.find(f"{W}pPr")
        identity = _value(own.find(f"{W}pStyle")) if own is not None else None
        styles = [*self.chain(table_style), *self.chain(identity or self.paragraph_default)]
        levels = [defaults, *(style.find(f"{W}{name}") for style in styles)]
        return [level for level in levels if level is not None]

    def look(self, levels: Sequence[Element], run: Element) -> Look:
        """The look of a run, from the levels of its paragraph, its character style and its own format."""
        own = run.find(f"{W}rPr")
        identity = _value(own.find(f"{W}rStyle")) if own is not None else None
        more = [style.find(f"{W}rPr") for style in self.chain(identity or "")]
        every = [*levels, *(level for level in (*more, own) if level is not None)]
        fonts = [self._font(every, plain, themed) for plain, themed in _SLOTS]
        size = _last(every, "sz")
        colour = (_last(every, "color") or "auto").upper()
        return Look(
            fonts=tuple(fonts[:2]),
            other_fonts=tuple(fonts[2:]),
            size=number(size, _SIZE * 2) / 2,
            bold=_is_on(every, "b"),
            italic=_is_on(every, "i"),
            caps=_is_on(every, "caps"),
            colour="" if colour in {"AUTO", "000000"} else colour,
        )

    def _font(self, levels: Sequence[Element], plain: str, themed: str) -> str:
        for level in reversed(levels):
            fonts = level.find(f"{W}rFonts")
            if fonts is None:
                continue
            theme = fonts.get(f"{W}{themed}")
            if theme is not None:
                # A theme without a font for a script leaves the choice to Word, which then takes the default.
                return self.theme.get(theme) or _FONT
            if fonts.get(f"{W}{plain}"):
                return str(fonts.get(f"{W}{plain}"))
        return _FONT


def layout_of(levels: Sequence[Element], size: float) -> Layout:
    """The measures of a paragraph from the properties that apply to it; ``size`` of its letters in points."""
    indent, spacing = _merged(levels, "ind"), _merged(levels, "spacing")
    hanging = number(indent.get("hanging"), 0)
    before = 100 if spacing.get("beforeAutospacing", "0") not in _OFF else number(spacing.get("before"), 0)
    after = 100 if spacing.get("afterAutospacing", "0") not in _OFF else number(spacing.get("after"), 0)
    line = number(spacing.get("line"), _SINGLE)
    exact = spacing.get("lineRule", "auto") in {"exact", "atLeast"}
    align = _last(levels, "jc") or "left"
    return Layout(
        align=_ALIGN.get(align, Align.LEFT),
        first_line=-hanging if hanging else number(indent.get("firstLine"), 0),
        left=number(indent.get("left", indent.get("start")), 0),
        right=number(indent.get("right", indent.get("end")), 0),
        before=before,
        after=after,
        joins=_is_on(levels, "contextualSpacing"),
        lines=line / 20 / (size * _LINE_HEIGHT) if exact and size else line / _SINGLE,
    )


def list_levels(numbering: Element | None) -> dict[tuple[str, str], Element]:
    """The paragraph properties of every list and level; they indent numbered paragraphs."""
    if numbering is None:
        return {}
    shapes = {str(one.get(f"{W}abstractNumId")): one for one in numbering.iterfind(f"{W}abstractNum")}
    found = {}
    for one in numbering.iterfind(f"{W}num"):
        shape = shapes.get(_value(one.find(f"{W}abstractNumId")) or "")
        for level in () if shape is None else shape.iterfind(f"{W}lvl"):
            properties = level.find(f"{W}pPr")
            if properties is not None:
                found[str(one.get(f"{W}numId")), str(level.get(f"{W}ilvl"))] = properties
    return found


def list_place(levels: Sequence[Element]) -> tuple[str, str]:
    """The list and level of a paragraph; ('', '0') outside lists."""
    listed = [found for level in levels if (found := level.find(f"{W}numPr")) is not None]
    return _last(listed, "numId") or "", _last(listed, "ilvl") or "0"


def has_border(levels: Sequence[Element]) -> bool:
    """Whether a solid line runs above or below a paragraph."""
    for level in reversed(levels):
        borders = level.find(f"{W}pBdr")
        if borders is not None:
            edges = (borders.find(f"{W}{edge}") for edge in ("top", "bottom"))
            return any(_value(edge) in _SOLID for edge in edges)
    return False


def read_styles(root: Element | None, theme: Element | None) -> Styles:
    """The styles and theme parts of a document; a document without them has Word's defaults."""
    if root is None:
        return Styles(theme=_theme_fonts(theme))
    by_id = {str(style.get(f"{W}styleId")): style for style in root.iterfind(f"{W}style")}
    default = {
        str(style.get(f"{W}type")): identity
        for identity, style in by_id.items()
        if style.get(f"{W}default", "0") not in _OFF
    }
    return Styles(
        by_id,
        root.find(f"{W}docDefaults"),
        default.get("paragraph", ""),
        default.get("table", ""),
        _theme_fonts(theme),
    )


def number(text: str | None, default: float) -> float:
    """A measure as Word writes it, or the default where it is none."""
    try:
        return default if text is None else float(text)
    except ValueError:
        return default


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    fonts: dict[str, str] = {}
    for size in ("minor", "major"):
        scheme = None if theme is None else theme.find(f".//{_A}{size}Font")
        for suffix, kind in _THEME_KIND.items():
            face = None if scheme is None else scheme.find(f"{_A}{kind}")
            fonts[f"{size}{suffix}"] = "" if face is None else str(face.get("typeface", ""))
    return fonts


def _merged(levels: Sequence[Element], name: str) -> dict[str, str]:
    """The attributes of a property, each from the strongest level that gives it."""
    merged: dict[str, str] = {}
    for level in levels:
        found = level.find(f"{W}{name}")
        if found is None:
            continue
        given = {str(key).removeprefix(W): str(value) for key, value in found.attrib.items()}
        if "firstLine" in given and "hanging" not in given:
            merged.pop("hanging", None)
        merged |= given
    return merged


def _last(levels: Sequence[Element], name: str) -> str | None:
    found = (_value(level.find(f"{W}{name}")) for level in reversed(levels))
    return next((value for value in found if value is not None), None)


def _is_on(levels: Sequence[Element], name: str) -> bool:
    for level in reversed(levels):
        found = level.find(f"{W}{name}")
        if found is not None:
            return str(found.get(f"{W}val", "1")) not in _OFF
    return False


def _value(element: Element | None) -> str | None:
    if element is None:
        return None
    value = element.get(f"{W}val")
    return None if value is None else str(value)
