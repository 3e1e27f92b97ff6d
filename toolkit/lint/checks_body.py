"""The text: its paragraphs, its headings and their numbers, its last sign (mục II.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.lint.body import SENTENCES, Outline, Piece, outline
from toolkit.lint.document import Align, Paragraph
from toolkit.lint.faults import Case, Fault, at
from toolkit.lint.figures import measure
from toolkit.plans.numerals import from_roman, to_roman

_TWIPS_PER_CM, _TWIPS_PER_POINT = 1440 / 2.54, 20
_LAST = 12


def layout_faults(case: Case) -> Iterator[Fault]:
    """Justified, indented, spaced."""
    form, slack = case.form.body, case.form.measure
    for piece in outline(case.parts.body):
        paragraph, layout = piece.paragraph, piece.paragraph.layout
        if piece.kind in SENTENCES:
            if layout.align is not Align.JUSTIFY:
                yield at("body_align", paragraph)
            indent = (layout.left + layout.first_line) / _TWIPS_PER_CM
            low, high = form.indent_cm
            if not low - slack.centimetres <= indent <= high + slack.centimetres:
                yield at("body_indent", paragraph, measure(indent, 2))
        least, most = form.lines
        if not least - slack.lines <= layout.lines <= most + slack.lines:
            yield at("body_lines", paragraph, measure(layout.lines, 2))
    for above, below in pairwise(case.parts.body):
        alike = above.style == below.style
        after = 0 if alike and above.layout.joins else above.layout.after
        before = 0 if alike and below.layout.joins else below.layout.before
        gap = (after + before) / _TWIPS_PER_POINT
        if gap < form.gap_pt:
            yield at("body_gap", below, measure(gap))


def end_faults(case: Case) -> Iterator[Fault]:
    """The last sign of the text, and the signs that end the legal bases."""
    pieces = outline(case.parts.body)
    if pieces and not case.parts.body[-1].text.endswith(case.form.body.ending):
        last = case.parts.body[-1]
        yield at("body_end", last, last.text[-_LAST:], case.form.body.ending)
    bases = [piece.paragraph for piece in pieces if piece.kind is Outline.BASIS]
    for paragraph in bases:
        sign = "." if paragraph is bases[-1] else ";"
        if not paragraph.text.endswith(sign):
            yield at("basis_end", paragraph, paragraph.text[-_LAST:])


def heading_faults(case: Case) -> Iterator[Fault]:
    """Numbers go on without a gap, each level anew below the one above; points stand below a '1.'."""
    pieces = outline(case.parts.body)
    romans = clauses = points = 0
    below_roman = False
    for piece in pieces:
        if piece.kind in {Outline.CHAPTER, Outline.ARTICLE}:
            romans = clauses = points = 0
            below_roman = False
        elif piece.kind is Outline.ROMAN:
            value = from_roman(piece.number)
            if value != romans + 1:
                yield at("heading_order", piece.paragraph, piece.number, to_roman(romans + 1))
            romans, clauses, points, below_roman = value, 0, 0, True
        elif piece.number and piece.number.isdigit():
            value = int(piece.number)
            if value not in {clauses + 1, 1}:
                yield at("heading_order", piece.paragraph, piece.number, str(clauses + 1))
            clauses, points, below_roman = value, 0, False
        elif piece.kind is Outline.POINT:
            yield from _point(piece, points, case.form.body.letters)
            points = case.form.body.letters.find(piece.number) + 1
            if below_roman:
                yield at("heading_level", piece.paragraph, f"{piece.number})")


def _point(piece: Piece, last: int, letters: str) -> Iterator[Fault]:
    place = letters.find(piece.number)
    if place not in {last, 0}:
        yield at("heading_order", piece.paragraph, f"{piece.number})", f"{letters[last % len(letters)]})")


def texts(paragraphs: Sequence[Paragraph]) -> str:
    """All the text in one, for looking words up."""
    return "\n".join(paragraph.text for paragraph in paragraphs)
