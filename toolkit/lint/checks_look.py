"""How the components look: case, size, bold, italic, centred; and which are missing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from toolkit.lint.body import Outline, outline
from toolkit.lint.declaration import Look
from toolkit.lint.document import Align, Paragraph
from toolkit.lint.faults import Case, Fault, at, of_document
from toolkit.lint.figures import measure
from toolkit.lint.parts import Kind
from toolkit.messages import _

_OF_NAMED = frozenset({"type_name", "subject"})
_OF_LETTER = frozenset({"letter_subject"})
_OF_APPENDIX = frozenset({"appendix_title", "appendix_bracket"})
_TRAILING = 2


def look_faults(case: Case) -> Iterator[Fault]:
    """Components that are written in another way than the decree asks for."""
    for name, look in case.form.looks.items():
        for paragraph in _component(case, name):
            wrong = list(_wrong(paragraph, look))
            if wrong:
                yield at(f"{name}.look", paragraph, ", ".join(wrong), _asked(look))


def missing_faults(case: Case) -> Iterator[Fault]:
    """Components that must be there and are not."""
    parts = case.parts
    for name in case.form.required:
        if name in _OF_APPENDIX:
            for appendix in parts.appendices:
                if not (appendix.title if name == "appendix_title" else appendix.bracket):
                    yield at(f"{name}.missing", appendix.label)
        elif parts.kind is not Kind.APPENDICES and _is_due(case, name) and not getattr(parts, name):
            yield of_document(f"{name}.missing")


def _is_due(case: Case, name: str) -> bool:
    parts = case.parts
    if name in _OF_NAMED:
        return parts.kind is Kind.NAMED
    if name in _OF_LETTER:
        return parts.kind is Kind.LETTER
    if name != "addressee":
        return True
    # A report goes to a superior body where its recipients begin 'as above' or it says that it 'begs to report'.
    above = any("như trên" in one.text.lower() for one in parts.recipients)
    humble = any("kính báo cáo" in one.text.lower() for one in parts.body[-_TRAILING:])
    return parts.kind is Kind.LETTER or parts.type in case.form.words.addressed or above or humble


def _component(case: Case, name: str) -> Sequence[Paragraph]:
    parts = case.parts
    if name == "page_number":
        edges = [edge for s in case.document.sections for edge in (*s.headers, s.footers)]
        return [p for edge in edges for p in edge if p.has_page_number]
    if name.startswith("appendix_"):
        groups: dict[str, list[tuple[Paragraph, ...]]] = {
            "appendix_label": [(one.label,) for one in parts.appendices],
            "appendix_title": [one.title for one in parts.appendices],
            "appendix_bracket": [one.bracket for one in parts.appendices],
        }
        return [paragraph for group in groups[name] for paragraph in group]
    kinds = {kind.value: kind for kind in Outline}
    if name in kinds:
        return [one.paragraph for one in outline(parts.body) if one.kind is kinds[name]]
    found: Sequence[Paragraph] = getattr(parts, name)
    return found


def _wrong(paragraph: Paragraph, look: Look) -> Iterator[str]:
    runs = paragraph.shown
    letters = "".join(run.text.upper() if run.look.caps else run.text for run in runs)
    if look.case == "upper" and letters != letters.upper():
        yield _("small letters")
    if look.case == "lower" and letters == letters.upper() and _is_words(letters):
        yield _("capitals")
    sizes = {run.look.size for run in runs if not look.sizes[0] <= run.look.size <= look.sizes[1]}
    for size in sorted(sizes):
        yield _("size {size}").format(size=measure(size))
    # A text may stress a word; a component is one whole.
    bold = [run.look.bold for run in runs]
    if (bold and not all(bold)) if look.bold else paragraph.all_bold:
        yield _("not bold") if look.bold else _("bold")
    italic = [run.look.italic for run in runs]
    if (italic and not all(italic)) if look.italic else paragraph.all_italic:
        yield _("not italic") if look.italic else _("italic")
    if look.align == "center" and runs and paragraph.layout.align is not Align.CENTER:
        yield _("not centred")


def _is_words(capitals: str) -> bool:
    """Whether a text in capitals is more than abbreviations: words bear tones, 'UBND' and 'HĐND' do not."""
    return any(unicodedata.combining(sign) for sign in unicodedata.normalize("NFD", capitals))


def _asked(look: Look) -> str:
    low, high = look.sizes
    cases = {"upper": _("in capitals"), "lower": _("in small letters"), "any": ""}
    sizes = _("size {size}").format(size=measure(low))
    if low != high:
        sizes = _("size {low} to {high}").format(low=measure(low), high=measure(high))
    parts = (
        cases[look.case],
        sizes,
        _("bold") if look.bold else _("not bold"),
        _("italic") if look.italic else _("upright"),
        _("centred") if look.align == "center" else "",
    )
    return ", ".join(part for part in parts if part)
