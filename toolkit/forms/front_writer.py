"""The first sheet of a feedback workbook: what is wrong, where, and what to type."""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter.worksheet import Worksheet

from toolkit.forms.arrange import cell_name, places
from toolkit.forms.draft_writer import Draft, row_height, start_sheet
from toolkit.forms.filling import FrontRow, FrontSheet, Slot
from toolkit.forms.styles_writer import Style
from toolkit.forms.text_height import line_count
from toolkit.model.findings import Severity
from toolkit.model.returns import FieldPlace

_WIDTHS = (5.0, 10.0, 15.0, 8.0, 30.0, 20.0, 42.0, 42.0, 13.0)
_STATE_COLUMN = len(_WIDTHS)
_SENT_COLUMN = _STATE_COLUMN + 1
_SEVERITY_COLUMN = 2


def write_front(draft: Draft, front: FrontSheet) -> None:
    """Write the list of findings, each with a link to its cell in this workbook."""
    sheet: Worksheet = start_sheet(draft, front.name, front.title)
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    sheet.set_column(_SENT_COLUMN - 1, _SENT_COLUMN - 1, 2, None, {"hidden": True})
    row = 3
    for line in front.lines:
        draft.put(sheet, (row, 1), line, Style.PLAIN)
        row += 1
    open_row, header = row, row + 1
    for column, heading in enumerate(draft.wording.feedback.headings, 1):
        draft.put(sheet, (header, column), heading, Style.HEAD)
    sheet.set_row(header - 1, row_height(2))
    by_slot = {(p.line, p.field): p for p in places(draft.content, draft.layout)}
    for number, finding in enumerate(front.rows, 1):
        _write_finding(draft, sheet, (header + number, number), (finding, by_slot))
    last = header + max(len(front.rows), 1)
    _write_open_count(draft, sheet, (open_row, header + 1, last), front)
    sheet.freeze_panes(header, 0)
    sheet.repeat_rows(header - 1)
    sheet.print_area(0, 0, last - 1, _STATE_COLUMN - 1)


def _write_finding(
    draft: Draft,
    sheet: Worksheet,
    where: tuple[int, int],
    what: tuple[FrontRow, Mapping[Slot, FieldPlace]],
) -> None:
    row, number = where
    finding, by_slot = what
    words = draft.wording.feedback
    level = {Severity.ERROR: words.error, Severity.WARNING: words.warning, Severity.INFO: words.info}
    place = by_slot.get(finding.slot) if finding.slot else None
    texts = (
        str(number),
        level[finding.severity],
        place.sheet if place else finding.sheet or words.whole_file,
        place.cell if place else finding.cell,
        finding.subject,
        finding.sent,
        finding.message,
        finding.remedy,
    )
    for column, text in enumerate(texts, 1):
        strong = column == _SEVERITY_COLUMN and finding.severity is Severity.ERROR
        draft.put(sheet, (row, column), text, Style.STRONG if strong else Style.CONTEXT)
    sheet.set_row(
        row - 1,
        row_height(max(line_count(text, width) for text, width in zip(texts, _WIDTHS, strict=False))),
    )
    draft.put(sheet, (row, _STATE_COLUMN), "", Style.CONTEXT)
    if place is None:
        return
    target = f"'{place.sheet}'!{place.cell}"
    sheet.write_url(row - 1, 3, f"internal:{target}", draft.styles.get(Style.LINK), place.cell)
    if finding.severity is not Severity.ERROR:
        return
    draft.put(sheet, (row, _SENT_COLUMN), draft.text_of((place.line, place.field)), Style.PLAIN)
    sheet.write_formula(
        row - 1,
        _STATE_COLUMN - 1,
        f'=IF({target}&""={cell_name(row, _SENT_COLUMN)}&"","{words.unchanged}","{words.changed}")',
        draft.styles.get(Style.CONTEXT),
        words.unchanged,
    )


def _write_open_count(draft: Draft, sheet: Worksheet, rows: tuple[int, int, int], front: FrontSheet) -> None:
    open_row, first, last = rows
    words = draft.wording.feedback
    linked = sum(r.slot is not None and r.severity is Severity.ERROR for r in front.rows)
    if not linked:
        return
    levels = f"{cell_name(first, _SEVERITY_COLUMN)}:{cell_name(last, _SEVERITY_COLUMN)}"
    states = f"{cell_name(first, _STATE_COLUMN)}:{cell_name(last, _STATE_COLUMN)}"
    count = f'COUNTIFS({levels},"{words.error}",{states},"{words.unchanged}")'
    sheet.write_formula(
        open_row - 1,
        0,
        f'=IF({count}=0,"{words.open_none}","{words.open_before}"&{count}&"{words.open_after}")',
        draft.styles.get(Style.STRIP),
        f"{words.open_before}{linked}{words.open_after}",
    )
