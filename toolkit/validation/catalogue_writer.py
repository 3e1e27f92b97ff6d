"""docs/phat-hien.md: every finding, what it means and what to do, made from the catalogue.

``python -m toolkit.validation.catalogue_writer docs/phat-hien.md`` writes it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from string import Formatter

from toolkit.files.store import write_atomic
from toolkit.messages import N_, _, use_language
from toolkit.messages.catalogue import CATALOGUE, FindingKind
from toolkit.model.findings import Severity

_SEVERITIES = {
    Severity.ERROR: N_("Error: the file is returned"),
    Severity.WARNING: N_("Warning: please check"),
    Severity.INFO: N_("For information"),
}
_FAMILIES = {
    "1": N_("The file and where it comes from"),
    "2": N_("Reading the form"),
    "3": N_("Rows and kinds of values"),
    "4": N_("Answers that are required or contradict each other"),
    "5": N_("Dates"),
    "6": N_("Documents and wording"),
    "7": N_("Figures"),
    "8": N_("Sign-off"),
    "9": N_("Across agencies"),
}


def catalogue_text(language: str = "vi") -> str:
    """The page as Markdown: a table for each family of codes, in order of the numbers."""
    with use_language(language):
        title = _("Catalogue of findings")
        note = _(
            "This page is made from the program; do not edit it. "
            "An ellipsis stands for the cell, the value or the name that the finding itself gives."
        )
        families = groupby(CATALOGUE.values(), lambda kind: kind.code[1])
        parts = [f"# {title}", note, *(_family(family, tuple(kinds)) for family, kinds in families)]
    return "\n\n".join(parts) + "\n"


def _family(family: str, kinds: Sequence[FindingKind]) -> str:
    headings = (_("Code"), _("Severity"), _("Finding"), _("Message"), _("What to do"))
    lines = [
        f"## {_(_FAMILIES[family])}",
        "",
        _row(headings),
        _row(("---",) * len(headings)),
        *(_row(_cells(kind)) for kind in kinds),
    ]
    return "\n".join(lines)


def _cells(kind: FindingKind) -> tuple[str, ...]:
    remedy = _plain(_(kind.remedy))
    if kind.example:
        remedy = _("{remedy} Example: {example}").format(remedy=remedy, example=_(kind.example))
    return f"`{kind.code}`", _(_SEVERITIES[kind.severity]), _(kind.title), _plain(_(kind.message)), remedy


def _plain(message: str) -> str:
    """The message with an ellipsis where a finding puts its own words."""
    pieces = (
        literal + ("…" if name is not None else "") for literal, name, _s, _c in Formatter().parse(message)
    )
    return "".join(pieces)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main(arguments: Sequence[str]) -> None:
    """Write the page to the path given."""
    (path,) = arguments
    write_atomic(Path(path), catalogue_text().encode())


if __name__ == "__main__":
    main(sys.argv[1:])
