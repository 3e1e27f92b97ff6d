"""The end of a document: who signs and in which authority, who gets it; its appendices (mục II.7, II.9, III.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.lint.checks_body import texts
from toolkit.lint.faults import Case, Fault, at
from toolkit.lint.parts import Kind
from toolkit.plans.numerals import to_roman

_AUTHORITY = re.compile(
    r"^(T\W{0,2}M|K\W{0,2}T|T\W{0,2}L|T\W{0,2}U\W{0,2}Q|Q)(?:\W+)(?=[^\W\d_])", re.IGNORECASE
)
_ARCHIVE = re.compile(r"^- Lưu: VT(?:[,;] \w.*)?\.?$")
_ABOVE = re.compile(r"^- Như (?:trên|kính gửi)\b", re.IGNORECASE)
_BRACKET = re.compile(
    r"^\((?:Ban hành k|K)èm theo \S.*?(?: số\b.*?/\S+)?.*\bngày\b.*\btháng\b.*\bnăm\b.*\bcủa\b \S.*\)$"
)


def signer_faults(case: Case) -> Iterator[Fault]:
    """Authority, office and name of the signer."""
    lines, words = case.parts.signer_title, case.form.words
    for paragraph in lines[:2]:
        found = _AUTHORITY.match(paragraph.text)
        if found and (f"{found[1]}." not in words.authority or found[0] != f"{found[1]}. "):
            yield at("signer_authority", paragraph, "", ", ".join(words.authority))
    if lines:
        last = _AUTHORITY.match(lines[-1].text)
        kind = re.sub(r"\W", "", last[1]).upper() if last else ""
        if kind in {"TM", "KT", "TL", "TUQ"}:
            yield at("signer_office", lines[-1])
        elif len(lines) > 1:
            above = _AUTHORITY.match(lines[-2].text)
            deputy = above and re.sub(r"\W", "", above[1]).upper() == "KT"
            if deputy and not lines[-1].text.upper().startswith("PHÓ"):
                yield at("signer_office", lines[-1], lines[-2].text)
    titles = "|".join(re.escape(title) for title in words.degrees)
    for paragraph in case.parts.signer_name:
        found = re.match(rf"^(?:(?:{titles})\b\.?\s*)+", paragraph.text)
        if found:
            yield at("signer_degree", paragraph, found[0].strip())


def recipients_faults(case: Case) -> Iterator[Fault]:
    """'Nơi nhận' and its list."""
    parts = case.parts
    for label in parts.recipients_label:
        if label.text != case.form.words.recipients:
            yield at("recipients_label_text", label, "", case.form.words.recipients)
        offices = parts.signer_title[:1]
        if offices and (label.spot.table, label.spot.row) != (offices[0].spot.table, offices[0].spot.row):
            yield at("recipients_level", label)
    for paragraph in parts.recipients:
        sign = "." if paragraph is parts.recipients[-1] else ";"
        if not paragraph.text.startswith("- ") or not paragraph.text.endswith(sign):
            yield at("recipients_form", paragraph)
    if parts.addressee and parts.recipients and not _ABOVE.match(parts.recipients[0].text):
        yield at("recipients_same", parts.recipients[0])
    if parts.recipients and not _ARCHIVE.match(parts.recipients[-1].text):
        yield at("recipients_archive", parts.recipients[-1])


def appendix_faults(case: Case) -> Iterator[Fault]:
    """Numbers of appendices, their bracket lines, and that the text refers to them."""
    appendices = case.parts.appendices
    for number, appendix in enumerate(appendices, 1):
        asked = f"Phụ lục {to_roman(number)}" if len(appendices) > 1 else "Phụ lục"
        # A file may hold one of several appendices: then its number stands for itself.
        alone = len(appendices) == 1 and case.parts.kind is Kind.APPENDICES
        single = alone and re.fullmatch(r"Phụ lục( [IVXLC]+)?", appendix.label.text)
        if appendix.label.text.upper() != asked.upper() and not single:
            yield at("appendix_number", appendix.label, "", asked)
        bracket = " ".join(line.text for line in appendix.bracket)
        if bracket and not _BRACKET.match(bracket):
            yield at("appendix_bracket_form", appendix.bracket[0])
    text = texts(case.parts.body).lower()
    if appendices and case.parts.kind is not Kind.APPENDICES and "phụ lục" not in text:
        yield at("appendix_referred", appendices[0].label)
