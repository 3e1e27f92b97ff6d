"""The parts of a document by the form: which paragraphs they are, and the lines drawn below them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from toolkit.lint.document import Paragraph, Table

Block = Paragraph | Table
"""What the body of a document is made of."""


class Kind(StrEnum):
    """The kinds of documents that the rules part."""

    NAMED = "named"
    LETTER = "letter"
    APPENDICES = "appendices"


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix: its label, title, bracket line and what follows."""

    label: Paragraph
    title: tuple[Paragraph, ...]
    bracket: tuple[Paragraph, ...]
    opens_section: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that were found; an empty tuple is a part that is not there.

    ``type`` is the kind of a named document ('Báo cáo'). A ``*_lines`` holds widths in twips of lines below a part.
    """

    kind: Kind
    type: str = ""
    country: tuple[Paragraph, ...] = ()
    motto: tuple[Paragraph, ...] = ()
    motto_lines: tuple[float, ...] = ()
    superior: tuple[Paragraph, ...] = ()
    issuer: tuple[Paragraph, ...] = ()
    issuer_lines: tuple[float, ...] = ()
    number: tuple[Paragraph, ...] = ()
    place: tuple[Paragraph, ...] = ()
    letter_subject: tuple[Paragraph, ...] = ()
    type_name: tuple[Paragraph, ...] = ()
    subject: tuple[Paragraph, ...] = ()
    subject_lines: tuple[float, ...] = ()
    addressee: tuple[Paragraph, ...] = ()
    body: tuple[Paragraph, ...] = ()
    recipients_label: tuple[Paragraph, ...] = ()
    recipients: tuple[Paragraph, ...] = ()
    signer_title: tuple[Paragraph, ...] = ()
    signer_name: tuple[Paragraph, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    data_tables: tuple[Table, ...] = ()
