"""Annexes that could not be read, or that the document names and does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.messages import _
from toolkit.model.plan import Doubt
from toolkit.plans.annexes import Annex
from toolkit.plans.document import Document
from toolkit.vietnamese.text import squeeze

_WIDE = 4
_LONG = 3
_SHORT = 60
_HEADING = re.compile(r"(?:phụ lục|phụ biểu|biểu)(?:\s+(?:số\s+)?(?:\d+|[ivx]+))?\b", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:các |có |theo |tại )*(?:phụ lục|phụ biểu|biểu|danh mục)\b[^.;:()]{0,60}\bkèm theo\b", re.IGNORECASE
)


def unread_tables(document: Document, annexes: Sequence[Annex]) -> Iterator[Doubt]:
    """Large tables that are no annex of a known kind."""
    read = {number for annex in annexes for number in annex.tables}
    for number, table in enumerate(document.tables, start=1):
        wide = max((row.width for row in table.rows), default=0) >= _WIDE
        if wide and len(table.rows) > _LONG and number not in read:
            yield Doubt(
                None,
                " | ".join(cell.text for cell in table.rows[0].cells),
                _("The headings of this table are not known; it was not read."),
                _("If it gives out tasks or indicators, name its columns in the usual way and read again."),
                _("table {number}").format(number=number),
            )


def annex_missing(document: Document, annexes: Sequence[Annex]) -> Iterator[Doubt]:
    """An annex that the document names while no table of it was found; told once."""
    if annexes:
        return
    for paragraph in document.paragraphs:
        text = squeeze(paragraph.text)
        heading = _HEADING.match(text) if len(text) <= _SHORT else None
        named = heading or _NAMED.search(text)
        if named is not None:
            yield Doubt(
                None,
                text if heading else named[0].strip(),
                _("The document names an annex, but no table of tasks or indicators was found in it."),
                _("Look whether the annex is missing or has lost its table; take the complete Word file."),
            )
            return
