"""Sentences for documents that cannot be read, said alike by every reader that meets them."""

from __future__ import annotations

from toolkit.messages import _
from toolkit.plans.file_kinds import FileKind


def locked(name: str) -> str:
    """It asks for a password."""
    return _("{name} is locked with a password. Open it, remove the password, save it and read that.").format(
        name=name
    )


def scanned(name: str) -> str:
    """Its pages are pictures."""
    return _(
        "{name} is a scan: its pages are pictures without text. Ask the issuer for the Word file (.docx), or have the "
        "text recognised and check it against the paper before reading it."
    ).format(name=name)


def too_deep(name: str) -> str:
    """Tables in tables, or parts in parts, without end."""
    return _("{name} nests its parts too deeply to be read. Copy its text into a new document.").format(
        name=name
    )


def not_unicode(name: str) -> str:
    """Its letters cannot be told."""
    return _(
        "{name} is not Unicode text (UTF-8 or UTF-16), so its Vietnamese letters cannot be read with "
        "certainty. Save it as UTF-8, or as .docx with a Unicode font."
    ).format(name=name)


def misnamed_text(name: str) -> str:
    """Plain text under a name that promises something else."""
    return _(
        "{name} holds plain text and no file of the type its name says. Get it again, or rename it to .txt if "
        "the text is the plan."
    ).format(name=name)


def of_kind(name: str, kind: FileKind) -> str:
    """It is of a kind that no plan is read from."""
    if kind is FileKind.LOCKED:
        return locked(name)
    sentences = {
        FileKind.WORKBOOK: _(
            "{name} is a workbook; a plan is read from the decision itself. Give its Word, PDF or web file."
        ),
        FileKind.SLIDES: _(
            "{name} is a presentation; a plan is read from the decision itself. Give its Word, PDF or web file."
        ),
        FileKind.PICTURE: _(
            "{name} is a picture, and words in a picture cannot be read with certainty. Ask the issuer for the Word "
            "file (.docx)."
        ),
        FileKind.ARCHIVE: _("{name} is a packed folder. Unpack it and give the document in it."),
    }
    other = _(
        "{name} is of a type that cannot be read as a plan. Give a .docx, .doc, .pdf, .html or .txt file."
    )
    return sentences.get(kind, other).format(name=name)
