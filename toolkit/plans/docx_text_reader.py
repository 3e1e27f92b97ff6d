"""The text of a Word paragraph as it is shown with all tracked changes accepted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from toolkit.plans.document import Caution, CautionKind
from toolkit.plans.docx_fields_reader import MUTE, UNMUTE, mark_of
from toolkit.plans.docx_package_reader import MC, W
from toolkit.plans.docx_styles_reader import Styles, font_of, hidden_by, value_of, whole
from toolkit.plans.symbols import sign, with_signs
from toolkit.vietnamese.legacy import LegacyEncoding, convert, encoding_of_font

Element = etree._Element
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_SKIPPED = GONE | {
    f"{W}{name}"
    for name in ("pPr", "rPr", "instrText", "delText", "delInstrText", "rt", "sdtPr", "sdtEndPr", "tbl", "p")
}
_TEXT = frozenset({f"{W}t", f"{_M}t"})
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
# A seal or an emblem is smaller; a table or a page put in as a picture is larger.
_WIDE_EMU, _HIGH_EMU = 10 * 360_000, 5 * 360_000
_WIDE_POINTS, _HIGH_POINTS = 283, 142
_STYLE_SIZE = re.compile(r"(width|height)\s*:\s*(\d+(?:\.\d+)?)(pt|in|cm|mm)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835}

_Piece = tuple[str, LegacyEncoding | None]


@dataclass(slots=True)
class ParagraphReader:
    """Reads paragraph after paragraph; a field may begin in one and end in another.

    ``legacy``: the document uses fonts of before Unicode, so each run's font must be looked up. ``cautions``
    collects pictures and objects whose words cannot be read, with the words before them as their place.
    """

    styles: Styles
    legacy: bool = False
    cautions: list[Caution] = field(default_factory=list)
    place: str = ""
    _muted: int = 0
    _style: str = ""
    _font: str = ""
    _pieces: list[_Piece] = field(default_factory=list)
    _boxes: list[Element] = field(default_factory=list)

    def read(self, paragraph: Element) -> tuple[str, list[Element]]:
        """The text without its list label, and the text boxes anchored in the paragraph."""
        self._style = self.styles.of(paragraph)
        self._pieces, self._boxes = [], []
        self._collect(paragraph, None)
        if self.styles.is_contents(self._style):
            return "", []
        return self._text(), self._boxes

    def _text(self) -> str:
        parts = []
        for encoding, run in groupby(self._pieces, key=lambda piece: piece[1]):
            text = "".join(piece[0] for piece in run)
            parts.append(text if encoding is None else convert(text, encoding))
        return "".join(parts)

    def _add(self, text: str, encoding: LegacyEncoding | None) -> None:
        if text and not self._muted:
            self._pieces.append((text, encoding))

    def _collect(self, element: Element, encoding: LegacyEncoding | None) -> None:
        for child in element.iterchildren(tag=etree.Element):
            tag = child.tag
            if tag in _TEXT:
                self._add(with_signs(child.text or "", self._font), encoding)
            elif tag == f"{W}r":
                self._run(child)
            elif tag in _SKIPPED:
                continue
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], encoding)
            else:
                self._other(child, encoding)

    def _other(self, child: Element, encoding: LegacyEncoding | None) -> None:
        tag = child.tag
        if tag == f"{W}fldChar":
            self._field(child)
        elif tag == f"{W}sym":
            first = not any(text.strip() for text, _encoding in self._pieces)
            code = int(child.get(f"{W}char", "0"), 16) if _is_hex(child.get(f"{W}char", "")) else 0
            self._add(sign(child.get(f"{W}font", ""), code, first), None)
        elif tag == f"{W}txbxContent":
            if not self._muted:
                self._boxes.append(child)
        elif tag == f"{MC}AlternateContent":
            chosen = child.find(f"{MC}Choice")
            chosen = child.find(f"{MC}Fallback") if chosen is None else chosen
            if chosen is not None:
                self._collect(chosen, encoding)
        elif tag == f"{W}sdt" and child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            # 'Click here to enter text' is the form's word, not the issuer's.
            return
        else:
            self._look_at(child)
            self._collect(child, encoding)

    def _run(self, run: Element) -> None:
        properties = run.find(f"{W}rPr")
        style = None if properties is None else value_of(properties.find(f"{W}rStyle"))
        hidden = hidden_by(properties)
        if hidden is None:
            hidden = (style is not None and self.styles.hides(style)) or self.styles.hides(self._style)
        if hidden:
            for character in run.iterchildren(f"{W}fldChar"):
                self._field(character)
            return
        self._font = font_of(properties) or ""
        self._collect(run, self._encoding(properties, style) if self.legacy else None)

    def _encoding(self, properties: Element | None, style: str | None) -> LegacyEncoding | None:
        font = font_of(properties)
        if font is None and style is not None:
            font = self.styles.font(style)
        if font is None:
            font = self.styles.font(self._style) or self.styles.default_font
        return encoding_of_font(font)

    def _field(self, character: Element) -> None:
        mark = mark_of(character)
        if mark == MUTE:
            self._muted += 1
        elif mark == UNMUTE:
            self._muted = max(0, self._muted - 1)

    def _look_at(self, element: Element) -> None:
        """Take down what holds words that no reader of text can see."""
        if element.tag == f"{W}object":
            program = next((o.get("ProgID", "") for o in element.iter(f"{_O}OLEObject")), "")
            if program and not program.startswith("Equation"):
                self.cautions.append(Caution(CautionKind.EMBEDDED_OBJECT, self.place))
        elif element.tag == f"{W}drawing":
            large = _is_large_picture(element)
            self.cautions.extend([Caution(CautionKind.PICTURE, self.place)] if large else [])
        elif element.tag == f"{W}pict":
            large = any(map(_is_large_shape, element.iter(f"{_V}shape")))
            self.cautions.extend([Caution(CautionKind.PICTURE, self.place)] if large else [])


def _is_hex(text: str) -> bool:
    return re.fullmatch(r"[0-9A-Fa-f]{1,4}", text) is not None


def _is_large_picture(drawing: Element) -> bool:
    if next(drawing.iter(f"{_PIC}pic"), None) is None:
        return False
    return any(
        whole(extent.get("cx"), 0) >= _WIDE_EMU and whole(extent.get("cy"), 0) >= _HIGH_EMU
        for extent in drawing.iter(f"{_WP}extent")
    )


def _is_large_shape(shape: Element) -> bool:
    if shape.find(f"{_V}imagedata") is None:
        return False
    size = {
        name: float(value) * _POINTS[unit]
        for name, value, unit in _STYLE_SIZE.findall(shape.get("style", ""))
    }
    return size.get("width", 0) >= _WIDE_POINTS and size.get("height", 0) >= _HIGH_POINTS
