"""Lines that were drawn as shapes: how officers most often rule below names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

Element = etree._Element
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LINES = frozenset({"line", "straightConnector1"})
_CONNECTOR = "_x0000_t32"
_EMU_PER_TWIP = 635
_TWIPS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 1440 / 25.4, "px": 15.0, "": 20.0}
_MEASURE = re.compile(r"(-?[\d.]+)\s*(pt|in|cm|mm|px|)")
_WIDTH = re.compile(r"(?:^|;)\s*width:\s*([^;]+)")


def drawn_lines(paragraph: Element) -> Iterator[float]:
    """Widths in twips of the lines anchored in a paragraph."""
    for kind in (f"{_WP}anchor", f"{_WP}inline"):
        for drawing in paragraph.iter(kind):
            shapes = {shape.get("prst") for shape in drawing.iter(f"{_A}prstGeom")}
            extent = drawing.find(f"{_WP}extent")
            if shapes & _LINES and extent is not None:
                yield int(extent.get("cx", "0")) / _EMU_PER_TWIP
    for line in paragraph.iter(f"{_V}line", f"{_V}shape"):
        if any(parent.tag == f"{_MC}Fallback" for parent in line.iterancestors()):
            continue
        if line.tag == f"{_V}line":
            yield abs(_first(str(line.get("to", "0"))) - _first(str(line.get("from", "0"))))
        elif _CONNECTOR in str(line.get("type", "")):
            width = _WIDTH.search(str(line.get("style", "")))
            yield _first(width[1]) if width else 0.0


def _first(text: str) -> float:
    """The first of a pair of measures ('12pt,3pt') in twips."""
    found = _MEASURE.match(text.strip())
    return float(found[1]) * _TWIPS[found[2]] if found else 0.0
