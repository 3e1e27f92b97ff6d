"""Paper, margins, fonts, colour, page numbers (Phụ lục I, Phần I, mục I), and the rows of long tables."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from toolkit.lint.document import Document, Paragraph, Region, Section, Spot
from toolkit.lint.faults import Case, Fault, at
from toolkit.lint.figures import measure
from toolkit.lint.names import SIDES
from toolkit.messages import _
from toolkit.reporting.report_metrics import text_width

_TWIPS_PER_MM, _LINE = 1440 / 25.4, 23.0
_SIDES = ("top", "bottom", "left", "right")


def page_faults(case: Case) -> Iterator[Fault]:
    """Paper, orientation and margins of every section."""
    page, slack = case.form.page, case.form.measure.millimetres
    with_tables = {table.spot.section for table in case.parts.data_tables}
    appended = {one.label.spot.section for one in case.parts.appendices}
    if with_tables & appended:
        # Appendices lie across together: one that has nothing to list looks like the others.
        with_tables |= appended
    for number, section in enumerate(case.document.sections, 1):
        spot = Spot(Region.BODY, number)
        paper = sorted((section.width, section.height))
        if any(abs(has - asked) > 1 for has, asked in zip(paper, page.paper_mm, strict=True)):
            shown = f"{section.width:.0f} x {section.height:.0f}"
            yield Fault("page_size", spot, "", shown, "210 x 297")
        elif section.landscape and number not in with_tables:
            yield Fault("page_orientation", spot)
        limits = {side: getattr(page, f"{side}_mm") for side in _SIDES}
        found = {side: getattr(section.margins, side) for side in _SIDES}
        wrong = [
            side for side in _SIDES if not limits[side][0] - slack <= found[side] <= limits[side][1] + slack
        ]
        if wrong:
            yield Fault("page_margins", spot, "", _measures(found, wrong), _limits(limits, wrong))


def font_faults(case: Case) -> Iterator[Fault]:
    """Fonts and colours of every run that prints something."""
    font, urgent = case.form.page.font, case.form.words.urgent
    for paragraph in case.document.paragraphs:
        faces, others, colours = set(), set(), set()
        for run in paragraph.shown:
            faces |= set(run.look.fonts) - {font}
            others |= set(run.look.other_fonts) - {font}
            colours |= {run.look.colour} - {""}
        if faces:
            yield at("font_face", paragraph, ", ".join(sorted(faces)), font)
        if others:
            yield at("font_slots", paragraph, ", ".join(sorted(others)), font)
        if colours and paragraph.text.upper() not in urgent:
            yield at("text_colour", paragraph, ", ".join(f"#{one}" for one in sorted(colours)))


def number_faults(case: Case) -> Iterator[Fault]:
    """Page numbers: in the top margin from the second page on, in Arabic figures, anew in each appendix."""
    starts = {one.label.spot.section for one in case.parts.appendices}
    for number, section in enumerate(case.document.sections, 1):
        spot = Spot(Region.HEADER, number)
        below = [p for p in (*section.footers, *(section.first_footers or ())) if p.has_page_number]
        if below:
            yield Fault("page_number_position", Spot(Region.FOOTER, number))
        above = all(any(p.has_page_number for p in header) for header in section.headers)
        if not above and not below and _is_long(case.document, section, number):
            yield Fault("page_number_missing", spot)
        first = section.headers if section.first_headers is None else (section.first_headers,)
        # A section that only goes on with the text has no first page of its own.
        begins = number == 1 or number in starts
        if begins and any(p.has_page_number for header in first for p in header):
            yield Fault("page_number_first", spot)
        if section.number_format != "decimal":
            yield Fault("page_number_format", spot)
        if (section.starts_at not in {None, 1}) if number == 1 else _goes_on(section, number in starts):
            yield Fault("page_number_restart", spot)
    for appendix in case.parts.appendices:
        if not appendix.opens_section:
            yield at("page_number_restart", appendix.label)


def table_faults(case: Case) -> Iterator[Fault]:
    """Tables that may run over a page: the head is repeated, rows are not torn."""
    for table in case.parts.data_tables:
        if len(table.rows) < case.form.measure.long_table_rows:
            continue
        if not table.rows[0].repeated:
            yield Fault("table_head", table.spot, shown=str(len(table.rows)))
        torn = sum(not row.whole for row in table.rows)
        if torn:
            yield Fault("table_rows", table.spot, shown=str(torn))


def place_row_faults(case: Case) -> Iterator[Fault]:
    """Place and date stand on the line of the number."""
    parts = case.parts
    for number, place in zip(parts.number, parts.place, strict=False):
        if (number.spot.table, number.spot.row) != (place.spot.table, place.spot.row):
            yield at("place_row", place)


def _goes_on(section: Section, is_appendix: bool) -> bool:
    return is_appendix and section.starts_at != 1


def _measures(values: dict[str, float], sides: list[str]) -> str:
    return ", ".join(f"{_(SIDES[side])} {measure(values[side])} mm" for side in sides)


def _limits(values: dict[str, tuple[float, float]], sides: list[str]) -> str:
    pairs = ((side, measure(values[side][0]), measure(values[side][1])) for side in sides)
    return ", ".join(f"{_(SIDES[side])} {low}-{high} mm" for side, low, high in pairs)


def _is_long(document: Document, section: Section, number: int) -> bool:
    """Whether the text of a section surely takes more than a page, by the width of its letters."""
    margins = section.margins
    room = (section.height - margins.top - margins.bottom) * _TWIPS_PER_MM / 20
    taken = 0.0
    for block in document.blocks:
        if block.spot.section != number:
            continue
        if isinstance(block, Paragraph):
            taken += _height(block)
        else:
            taken += len(block.rows) * _LINE / 2
    return taken > room


def _height(paragraph: Paragraph) -> float:
    if not paragraph.text:
        return 0.0
    layout = paragraph.layout
    lines = ceil(text_width(paragraph.text, paragraph.size) / max(paragraph.container, 1.0))
    return lines * paragraph.size * layout.lines * 1.1 + (layout.before + layout.after) / 20
