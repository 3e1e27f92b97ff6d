"""What a person should look at because of the kind of file a plan came in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.messages import N_, _
from toolkit.model.plan import Doubt
from toolkit.plans.document import Caution, CautionKind

# For each kind: what is looked at, why it is doubtful, what to check, and how its place is named.
_SENTENCES: dict[CautionKind, tuple[str, str, str, str]] = {
    CautionKind.TRACKED_CHANGES: (
        N_("Tracked changes"),
        N_("The document holds tracked changes; it was read as if all of them were accepted."),
        N_("Make sure that it is the version that was signed."),
        "{place}",
    ),
    CautionKind.PICTURE: (
        N_("A picture"),
        N_("The document holds a large picture, and words in a picture are not read."),
        N_("Look whether a table or a page was put in as a picture, and add what it says by hand."),
        N_("after: {place}"),
    ),
    CautionKind.EMBEDDED_OBJECT: (
        N_("An embedded object"),
        N_("The document holds an object of another program, which is not read."),
        N_("Look whether it is a table of the plan, and add what it says by hand."),
        N_("after: {place}"),
    ),
    CautionKind.PDF_TABLES: (
        N_("Tables of a PDF"),
        N_("A PDF stores lines and letters, no tables; rows and merged cells were made again from them."),
        N_("Compare the rows with the document, above all where a table goes on over the page."),
        N_("pages {place}"),
    ),
    CautionKind.SCANNED_PAGES: (
        N_("Scanned pages"),
        N_("These pages are pictures without text and were not read."),
        N_("Add by hand what they say, or ask the issuer for the Word file."),
        N_("pages {place}"),
    ),
    CautionKind.RECOGNISED_TEXT: (
        N_("Recognised text"),
        N_(
            "The text of these pages was recognised from a picture by a program, which mistakes letters and figures."
        ),
        N_("Compare names, figures and dates with the picture."),
        N_("pages {place}"),
    ),
    CautionKind.ALIGNED_COLUMNS: (
        N_("A table aligned by blanks"),
        N_("Its columns are parted by blanks alone."),
        N_("Compare its rows with the document."),
        N_("line {place}"),
    ),
}


def cautioned(cautions: Iterable[Caution]) -> Iterator[Doubt]:
    """The cautions of a document as doubts about all of it."""
    for caution in cautions:
        text, why, check, place = _SENTENCES[caution.kind]
        where = _(place).format(place=caution.place) if caution.place else ""
        yield Doubt(None, _(text), _(why), _(check), where)
