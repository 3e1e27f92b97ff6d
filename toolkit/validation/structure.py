"""Rules on the rows of a return: all that were asked for are there, and no others."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.forms.layout import LAYOUT
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding, Place
from toolkit.model.form import FormContent
from toolkit.model.returns import ReadReturn
from toolkit.validation.printed_rows import changed_texts, confused_rows

_NO_FORM, _NO_SHEET, _NO_CODES = "E201", "E202", "E213"


def row_findings(content: FormContent, read: ReadReturn) -> Iterator[Finding]:
    """Rows whose text belongs to another line, missing rows as the form would have them, rows of other forms.

    A sheet that is gone is reported once by the reader, not again for each of its rows.
    """
    there, gone = frozenset(read.lines), lost_sheets(read)
    confused = tuple(confused_rows(content, read))
    yield from confused
    told = {finding.place.line for finding in confused}
    titles = (
        *((LAYOUT.tasks.name, task.key, task.title) for task in content.tasks),
        *((LAYOUT.measures.name, measure.key, measure.name) for measure in content.measures),
    )
    for sheet, key, title in titles:
        if key not in there and sheet not in gone and key not in told:
            yield make("E310", Place(sheet, None, key), args={"title": title, "line": key})
    asked = frozenset(content.line_keys)
    first = {place.line: place for place in reversed(read.places)}
    for key in read.lines:
        if key not in asked:
            place = first.get(key)
            yield make(
                "W311",
                Place(place.sheet if place else None, place.cell if place else None, key),
                args={"line": key},
            )
    yield from changed_texts(content, read)


def lost_sheets(read: ReadReturn) -> frozenset[str]:
    """Sheets whose absence the reader has reported: their answers are not to be asked for one by one."""
    if any(finding.code == _NO_FORM for finding in read.findings):
        return frozenset(
            sheet.name for sheet in (LAYOUT.tasks, LAYOUT.measures, LAYOUT.general, LAYOUT.sign_off)
        )
    return frozenset(
        text
        for finding in read.findings
        if finding.code in (_NO_SHEET, _NO_CODES)
        for name, text in finding.args
        if name == "name"
    )
