"""Letters (công văn) of the secretariat, filled into templates that an office may restyle."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from toolkit.reporting.letters_mould_writer import filled_bytes
from toolkit.reporting.report_parts import Letterhead
from toolkit.reporting.report_writer import head_values

_TITLE = "Công văn"


class LetterKind(StrEnum):
    """The kinds of letters; the value is the name of the template."""

    REQUEST = "request"
    FEEDBACK = "feedback"
    REMINDER = "reminder"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing, under one heading ('1. …')."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Where answers go and whom to ask; empty parts are left out of the letter."""

    address: str = ""
    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter. Dates are printed as given ('29/11/2026'); an empty one drops its clause.

    ``asked`` says how much is asked of the agency ('05 nhiệm vụ, 07 chỉ tiêu'); ``code`` is its form code;
    ``lacks_paper`` tells that its figures came without the signed document.
    """

    kind: LetterKind
    head: Letterhead
    agency: str
    period: str
    plans: str
    contact: Contact = Contact()
    asked: str = ""
    code: str = ""
    due: str = ""
    as_of: str = ""
    correct_by: str = ""
    received: str = ""
    gaps: tuple[Gaps, ...] = ()
    sample_mark: str = ""
    lacks_paper: bool = False


def letter_bytes(letter: Letter, templates: Path) -> bytes:
    """The letter as .docx bytes; WorkspaceError names a missing template or a broken placeholder."""
    context = {
        **head_values(letter.head),
        "sample_mark": letter.sample_mark,
        "agency": letter.agency,
        "period": letter.period,
        "plans": letter.plans,
        "address": letter.contact.address,
        "contact": letter.contact.name,
        "phone": letter.contact.phone,
        "asked": letter.asked,
        "code": letter.code,
        "due": letter.due,
        "cutoff": letter.as_of if letter.kind is LetterKind.REQUEST else "",
        "as_of": letter.as_of,
        "correct_by": letter.correct_by,
        "received": letter.received,
        "lacks_paper": letter.lacks_paper,
        "groups": [
            {"title": f"{number}. {gaps.title}", "lines": list(gaps.lines)}
            for number, gaps in enumerate(letter.gaps, start=1)
        ],
    }
    template = templates / "letters" / f"{letter.kind.value}.docx"
    return filled_bytes(template, context, _TITLE, letter.head.issuer)
