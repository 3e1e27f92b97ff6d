"""Drawing the charts of the report, and setting them into the document with words for those who do not see them."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.reporting.phrases import apart
from toolkit.reporting.report_charts import Chart, ChartKind

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_SPECS = Path(__file__).with_name("page") / "charts.json"
_FONT = "Liberation Sans"
"""The chart library brings this font along, so a chart is the same on every machine."""
_WIDTH, _BAR, _LABELS = 250, 20, 390
"""Of the bars, of one bar, of the longest label: in pixels, of which 660 are the width of the text."""
_SHARPER = 2.0
_LOCALE = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]}
_MILLIMETRES, _PIXELS = 158, 660
"""The width of the text, and how many pixels of a chart fill it: letters of all charts are of one size."""
_PNG_WIDTH = slice(16, 20)


def chart_png(chart: Chart) -> bytes:
    """The chart as a picture (PNG); the same chart gives the same bytes."""
    import vl_convert

    picture: bytes = vl_convert.vegalite_to_png(specification(chart), scale=_SHARPER, format_locale=_LOCALE)
    return picture


def specification(chart: Chart) -> dict[str, object]:
    """What the chart library draws: the specification that the page for leaders has too, sized for paper."""
    specs = json.loads(_SPECS.read_text("utf-8"))
    words = {
        "count": chart.axis,
        "reach": chart.axis,
        "state_scale": asdict(chart.scale),
        "verdict_scale": asdict(chart.scale),
    }
    # Bars go by their labels, so those of the same name are told apart by blanks without width.
    seen: Counter[str] = Counter()
    alone = chart.kind is ChartKind.MEASURES
    bars = [
        {
            "label": apart(bar.label, seen) if alone else bar.label,
            "group": bar.label,
            "part": bar.part,
            "verdict": bar.part,
            "share": float(bar.length),
            "count": float(bar.length),
            "order": chart.scale.domain.index(bar.part),
        }
        for bar in chart.bars
    ]
    config = specs["config"] | {"font": _FONT, "background": "white"}
    config["axis"] = config["axis"] | {"labelLimit": _LABELS}
    config["legend"] = config["legend"] | {"columns": 2, "labelLimit": 0}
    spec: dict[str, object] = _titled(specs[chart.kind.value], words)
    spec |= {"width": _WIDTH, "height": len({bar["label"] for bar in bars}) * _BAR, "config": config}
    if chart.kind is ChartKind.STATES:
        spec = _with_counts(spec)
    return spec | {"data": {"values": bars}}


def _with_counts(spec: dict[str, object]) -> dict[str, object]:
    """The number of tasks within each part of a bar, so that parts are told apart in grey too."""
    encoding = spec.pop("encoding")
    assert isinstance(encoding, dict)
    mark = spec.pop("mark")
    stacked = encoding["x"] | {"stack": "zero"}
    counts = {"mark": {"type": "text", "fontSize": 11, "fontWeight": "bold"}}
    middle = encoding["x"] | {"stack": "zero", "bandPosition": 0.5}
    shared = {"y": encoding["y"], "order": encoding["order"], "detail": {"field": "part"}}
    light = {
        "condition": {"test": "datum.order == 0 || datum.order == 3 || datum.order == 4", "value": "white"}
    }
    text = {"text": {"field": "count", "format": "d"}, "x": middle, "color": light | {"value": "black"}}
    return spec | {
        "layer": [
            {"mark": mark, "encoding": encoding | {"x": stacked}},
            counts | {"encoding": shared | text},
        ]
    }


def _titled(spec: object, words: Mapping[str, object]) -> dict[str, object]:
    """The specification with the words that stand in it as '@name'."""

    def filled(value: object) -> object:
        match value:
            case str() if value.startswith("@"):
                return words[value[1:]]
            case dict():
                return {name: filled(inner) for name, inner in value.items()}
            case list():
                return [filled(inner) for inner in value]
        return value

    whole = filled(spec)
    assert isinstance(whole, dict)
    return whole


def set_charts(document: Document, charts: Iterable[Chart]) -> None:
    """Put each chart where its marker stands; a template that has no place for it goes without."""
    places = {chart.marker: chart for chart in charts}
    for paragraph in document.paragraphs:
        chart = places.get(paragraph.text.strip())
        if chart is not None:
            _set(paragraph, chart)


def _width(png: bytes) -> float:
    """How wide a picture stands, in millimetres."""
    pixels = int.from_bytes(png[_PNG_WIDTH], "big") / _SHARPER
    return min(_MILLIMETRES, pixels * _MILLIMETRES / _PIXELS)


def _set(paragraph: Paragraph, chart: Chart) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.text.paragraph import CT_P
    from docx.shared import Mm, Pt
    from docx.text.paragraph import Paragraph

    try:
        png = chart_png(chart)
    except (ImportError, OSError, ValueError, RuntimeError):
        # Where the chart library cannot run, its words stand in the picture's place: nothing is lost.
        paragraph.runs[0].text = chart.told
        return
    for run in paragraph.runs[1:]:
        paragraph._p.remove(run._r)
    run = paragraph.runs[0]
    run.text = ""
    picture = run.add_picture(io.BytesIO(png), width=Mm(_width(png)))
    properties = picture._inline.docPr
    properties.set("descr", chart.told)
    properties.set("name", f"chart-{chart.kind.value}")
    caption = paragraph._p.getprevious()
    if isinstance(caption, CT_P):
        # The sentence that introduces a chart stands on its page.
        Paragraph(caption, paragraph._parent).paragraph_format.keep_with_next = True
    form = paragraph.paragraph_format
    form.alignment, form.first_line_indent, form.line_spacing = WD_ALIGN_PARAGRAPH.CENTER, Pt(0), 1.0
