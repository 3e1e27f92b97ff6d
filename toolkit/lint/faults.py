"""What a check finds: a rule that is broken, where, and the values that its sentence shows."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.lint.declaration import Declaration
from toolkit.lint.document import Document, Paragraph, Region, Spot
from toolkit.lint.parts import Parts


@dataclass(frozen=True, slots=True)
class Case:
    """What the checks look at."""

    document: Document
    parts: Parts
    form: Declaration


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule of the declaration. ``shown`` and ``asked`` fill its sentences: what is read, what it must be."""

    rule: str
    spot: Spot
    excerpt: str = ""
    shown: str = ""
    asked: str = ""


def at(rule: str, paragraph: Paragraph, shown: str = "", asked: str = "") -> Fault:
    """A fault of a paragraph."""
    return Fault(rule, paragraph.spot, paragraph.text, shown or paragraph.text, asked)


def of_document(rule: str, shown: str = "", asked: str = "") -> Fault:
    """A fault of the document, or of something it lacks."""
    return Fault(rule, Spot(Region.BODY, 0), "", shown, asked)
