"""The head of a document: country and motto, agencies, number, place and date, subject, addressee (mục II.1-5, 9)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.lint.document import Paragraph
from toolkit.lint.faults import Case, Fault, at
from toolkit.lint.figures import measure
from toolkit.lint.parts import Kind
from toolkit.messages import _
from toolkit.reporting.report_metrics import longest_line
from toolkit.vietnamese.document_kinds import SYMBOLS
from toolkit.vietnamese.text import nfc

_BLANK = r"[\s.…_]*"
_GROUPS = r"[A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐ0-9&][A-ZĐ0-9&a-z]*)+"
_NUMBER = re.compile(rf"^Số:\s?(?:{_BLANK}|0[1-9]|[1-9]\d+)/{_GROUPS}$")
_SYMBOL = re.compile(r"/\s*([^\W\d_]+)")
_PLACE = re.compile(
    rf"^\w[^,]*(?:, [^,]+)*, ngày (?:{_BLANK}|(?:0[1-9]|[12]\d|3[01]) )"
    rf"tháng (?:{_BLANK}|(?:0[12]|[3-9]|1[0-2]) )năm (?:\d{{4}}|{_BLANK})$"
)
_ADDRESSEE = re.compile(r"^Kính gửi:(?: \S.*)?$")


def text_faults(case: Case) -> Iterator[Fault]:
    """The fixed words of the head."""
    for rule, found, asked in (
        ("country_text", case.parts.country, case.form.words.country),
        ("motto_text", case.parts.motto, case.form.words.motto),
    ):
        for paragraph in found:
            if _letters(paragraph) != asked:
                yield at(rule, paragraph, "", asked)


def line_faults(case: Case) -> Iterator[Fault]:
    """The lines below motto, issuer and subject; their length is measured against the text."""
    parts, shares = case.parts, case.form.measure
    for rule, above, lines, limits in (
        ("motto_line", parts.motto, parts.motto_lines, shares.full_line),
        ("issuer_line", parts.issuer, parts.issuer_lines, shares.short_line),
        ("subject_line", parts.subject, parts.subject_lines, shares.short_line),
    ):
        if not above:
            continue
        widths = _text_widths(above)
        if not lines:
            yield at(rule, above[-1], _("missing"))
        elif not any(limits[0] <= line / width <= limits[1] for line in lines for width in widths if width):
            share = round(100 * lines[-1] / max(widths[-1], 1))
            yield at(rule, above[-1], _("{share} percent of the text").format(share=share))


def number_form_faults(case: Case) -> Iterator[Fault]:
    """Shape of number and symbol, and whether the symbol is that of the kind of document."""
    for paragraph in case.parts.number:
        if not _NUMBER.match(paragraph.text):
            yield at("number_form", paragraph)
        symbol, asked = _SYMBOL.search(paragraph.text), SYMBOLS.get(case.parts.type)
        if symbol and asked and case.parts.type_name and symbol[1] != asked:
            yield at("number_symbol", paragraph, symbol[1], asked)


def place_faults(case: Case) -> Iterator[Fault]:
    """Place and date."""
    for paragraph in case.parts.place:
        if not _PLACE.match(paragraph.text):
            yield at("place_form", paragraph)


def letter_faults(case: Case) -> Iterator[Fault]:
    """The subject of a letter."""
    if case.parts.kind is not Kind.LETTER:
        return
    for paragraph in case.parts.letter_subject[:1]:
        if not paragraph.text.startswith("V/v "):
            yield at("letter_subject_form", paragraph, paragraph.text[:10])
        gap = paragraph.layout.before + (case.parts.number[0].layout.after if case.parts.number else 0)
        asked = case.form.body.gap_pt
        if gap / 20 < asked:
            yield at("letter_subject_gap", paragraph, measure(gap / 20))


def addressee_faults(case: Case) -> Iterator[Fault]:
    """One addressee on the line of 'Kính gửi:', several below each other."""
    lines = case.parts.addressee
    if not lines:
        return
    first, listed = lines[0], lines[1:]
    alone = first.text != case.form.words.addressee
    ends = [one.text[-1:] for one in listed]
    sound = bool(_ADDRESSEE.match(first.text)) and alone != bool(listed)
    if listed:
        sound = sound and all(one.text.startswith("- ") for one in listed) and _ends(ends)
    if not sound:
        yield at("addressee_form", first, " ".join(one.text for one in lines))


def _ends(signs: Sequence[str]) -> bool:
    return all(sign == ";" for sign in signs[:-1]) and signs[-1] == "."


def _letters(paragraph: Paragraph) -> str:
    """The text as it is printed."""
    shown = "".join(run.text.upper() if run.look.caps else run.text for run in paragraph.runs)
    return nfc(" ".join(shown.split()))


def _text_widths(paragraphs: Sequence[Paragraph]) -> list[float]:
    """Widths of the last line of a name and of its longest one."""
    widths = []
    for paragraph in paragraphs:
        room = paragraph.container - paragraph.layout.left - paragraph.layout.right
        widths.append(longest_line(_letters(paragraph), paragraph.size, room))
    return [max(widths), widths[-1]]
