"""What the styles of an OpenDocument spreadsheet say of a cell: number format and font."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.etree.ElementTree import Element

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_GENERAL = "General"
_DEEPEST = 10


class OdsStyles:
    """The styles of a document by name. Formats are told in the words of Excel: '0%', 'dd/mm/yyyy', '@'."""

    def __init__(self, parts: Iterable[Element]) -> None:
        """``parts`` are the roots of styles.xml and content.xml; of two styles with a name the later counts."""
        self._styles: dict[str, Element] = {}
        self._formats: dict[str, str] = {}
        self._faces: dict[str, str] = {}
        for root in parts:
            for face in root.iter(f"{_STYLE}font-face"):
                family = face.get(f"{_SVG}font-family", "").strip("'\" ")
                self._faces[face.get(f"{_STYLE}name", "")] = family
            for holder in (root.find(f"{_OFFICE}styles"), root.find(f"{_OFFICE}automatic-styles")):
                for style in holder if holder is not None else ():
                    self._take(style)

    def _take(self, style: Element) -> None:
        name = style.get(f"{_STYLE}name", "")
        if style.tag == f"{_STYLE}style":
            self._styles[name] = style
        elif style.tag.startswith(_NUMBER):
            self._formats[name] = _format_of(style)

    def number_format(self, style: str | None) -> str:
        """The number format of a cell style; 'General' where it says nothing."""
        named = self._first(style, lambda one: one.get(f"{_STYLE}data-style-name"))
        return self._formats.get(named or "", _GENERAL)

    def font(self, style: str | None) -> str | None:
        """The font of a style of cells or of text; None where it names none."""
        return self._first(style, self._font_of)

    def hides(self, style: str | None) -> bool:
        """Whether a style of sheets hides them."""
        return self._first(style, _display_of) == "false"

    def _font_of(self, style: Element) -> str | None:
        words = style.find(f"{_STYLE}text-properties")
        if words is None:
            return None
        name = words.get(f"{_STYLE}font-name")
        family = self._faces.get(name, name) if name else words.get(f"{_FO}font-family", "").strip("'\" ")
        return family or None

    def _first(self, style: str | None, look: Callable[[Element], str | None]) -> str | None:
        """The first answer of a style or of those it is derived from."""
        for _step in range(_DEEPEST):
            found = self._styles.get(style or "")
            if found is None:
                return None
            answer = look(found)
            if answer:
                return answer
            style = found.get(f"{_STYLE}parent-style-name")
        return None


def _display_of(style: Element) -> str | None:
    shown = style.find(f"{_STYLE}table-properties")
    return None if shown is None else shown.get(f"{_TABLE}display")


_PARTS: Mapping[str, tuple[str, str]] = {
    "day": ("d", "dd"),
    "month": ("m", "mm"),
    "year": ("yy", "yyyy"),
    "hours": ("h", "hh"),
    "minutes": ("m", "mm"),
    "seconds": ("s", "ss"),
}


def _format_of(style: Element) -> str:
    kind = style.tag.removeprefix(_NUMBER)
    if kind == "percentage-style":
        return "0%"
    if kind == "text-style":
        return "@"
    if kind not in ("date-style", "time-style"):
        return _GENERAL
    return "".join(map(_date_part, style))


def _date_part(part: Element) -> str:
    kind = part.tag.removeprefix(_NUMBER)
    if kind == "month" and part.get(f"{_NUMBER}textual") == "true":
        return "mmm"
    if kind in _PARTS:
        short, long = _PARTS[kind]
        return long if part.get(f"{_NUMBER}style") == "long" else short
    return part.text or "" if kind == "text" else ""
