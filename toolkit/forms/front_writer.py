"""The first sheet of a feedback workbook: what is wrong, where, what to type, and what may be agreed to."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.forms.arrange import cell_name, column_letters, places
from toolkit.forms.draft_writer import AnySheet, Draft, row_height, start_sheet
from toolkit.forms.filling import FrontRow, FrontSheet, Slot
from toolkit.forms.front import (
    ANSWER_HEADING,
    KEEP,
    LINE_MARK,
    PROPOSAL_HEADING,
    SETTLED,
    WAY_MARKS,
    WAYS,
    answers_to,
    written_way,
)
from toolkit.forms.front_formulas import (
    answered,
    changed,
    count_of,
    fits_formula,
    link_to,
    quoted_text,
    state,
)
from toolkit.forms.styles_writer import Style
from toolkit.forms.text_height import line_count
from toolkit.model.findings import Severity
from toolkit.model.returns import FieldPlace

_WIDTHS = (4.0, 8.0, 10.0, 6.0, 25.0, 16.0, 12.0, 34.0, 34.0, 17.0, 9.5, 8.5)
_SEVERITY, _CELL, _PROPOSAL, _ANSWER, _STATE = 2, 4, 10, 11, 12
_BEFORE, _LINE, _FIRST_WAY = 13, 14, 15
_LAST_HIDDEN = _FIRST_WAY + len(WAY_MARKS) - 1
_COUNTED = (Severity.ERROR, Severity.WARNING)
_At = Mapping[Slot, FieldPlace]


def write_front(draft: Draft, front: FrontSheet) -> None:
    """Write the list of findings, each with a link to its cell in this workbook."""
    sheet: AnySheet = start_sheet(draft, front.name, front.title)
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    sheet.set_column(_BEFORE - 1, _LAST_HIDDEN - 1, 2, None, {"hidden": True})
    row = 3
    for line in front.lines:
        draft.put(sheet, (row, 1), line, Style.PLAIN)
        row += 1
    header = row + len(_COUNTED)
    rows = (header + 1, header + max(len(front.rows), 1))
    for number, severity in enumerate(_COUNTED):
        _write_open(draft, sheet, (row + number, *rows), (front, severity))
    _write_headings(draft, sheet, header)
    at = {(p.line, p.field): p for p in places(draft.content, draft.layout)}
    choices: dict[tuple[str, ...], list[int]] = {}
    for number, finding in enumerate(front.rows, 1):
        offered = _write_finding(draft, sheet, (header + number, number), (finding, at))
        choices.setdefault(offered, []).append(header + number)
    _offer(draft, sheet, choices)
    _set_up(draft, sheet, (header, *rows))


def _write_headings(draft: Draft, sheet: AnySheet, header: int) -> None:
    words = draft.wording.feedback.headings
    headings = (*words[:-1], PROPOSAL_HEADING, ANSWER_HEADING, words[-1])
    for column, heading in enumerate(headings, 1):
        draft.put(sheet, (header, column), heading, Style.ANSWER_HEAD if column == _ANSWER else Style.HEAD)
    for column, mark in enumerate((LINE_MARK, *WAY_MARKS), _LINE):
        draft.put(sheet, (header, column), mark, Style.PLAIN)
    sheet.set_row(header - 1, row_height(2))


def _write_finding(
    draft: Draft, sheet: AnySheet, where: tuple[int, int], what: tuple[FrontRow, _At]
) -> tuple[str, ...]:
    """Write one row; returns what may be chosen in it."""
    row, number = where
    finding, at = what
    words = draft.wording.feedback
    level = {Severity.ERROR: words.error, Severity.WARNING: words.warning, Severity.INFO: words.info}
    place = at.get(finding.slot) if finding.slot else None
    texts = (
        str(number),
        level[finding.severity],
        place.sheet if place else finding.sheet or words.whole_file,
        place.cell if place else finding.cell,
        finding.subject,
        finding.sent,
        finding.read_as,
        finding.message,
        finding.remedy,
        _proposal(finding),
    )
    for column, text in enumerate(texts, 1):
        strong = column == _SEVERITY and finding.severity is Severity.ERROR
        draft.put(sheet, (row, column), text, Style.STRONG if strong else Style.CONTEXT)
    lines = max(line_count(text, width) for text, width in zip(texts, _WIDTHS, strict=False))
    sheet.set_row(row - 1, row_height(lines))
    if place is not None:
        link = f"internal:{link_to(place)}"
        sheet.write_url(row - 1, _CELL - 1, link, draft.styles.get(Style.LINK), place.cell)
    offered = _offered(finding, place)
    draft.put(sheet, (row, _ANSWER), "", Style.ANSWER if offered else Style.CONTEXT)
    _write_state(draft, sheet, row, (finding, at, offered))
    _write_ways(draft, sheet, row, finding)
    return offered


def _proposal(finding: FrontRow) -> str:
    shown = [option.shown for option in finding.options]
    if len(shown) > 1:
        return "\n".join(f"{way}: {text}" for way, text in zip(WAYS, shown, strict=False))
    return "".join(shown)


def _offered(finding: FrontRow, place: FieldPlace | None) -> tuple[str, ...]:
    """What may be chosen: a proposal; that a doubtful value is right; that the file as a whole was put right."""
    if finding.severity is Severity.INFO:
        return ()
    offered = answers_to(finding.options)
    if place is None:
        return (*offered, SETTLED)
    return (*offered, KEEP) if finding.severity is Severity.WARNING else offered


def _write_state(
    draft: Draft, sheet: AnySheet, row: int, what: tuple[FrontRow, _At, tuple[str, ...]]
) -> None:
    """Whether a row is still open: until its cell (or one that settles it as well) changes, or it is answered."""
    finding, at, offered = what
    words = draft.wording.feedback
    draft.put(sheet, (row, _STATE), "", Style.CONTEXT)
    if finding.severity is Severity.INFO:
        return
    conditions = [*answered(f"${cell_name(row, _ANSWER)}", offered)]
    if finding.slot is not None and finding.slot in at:
        draft.put(sheet, (row, _BEFORE), draft.text_of(finding.slot), Style.PLAIN)
        conditions.append(changed(at[finding.slot], f"${cell_name(row, _BEFORE)}"))
    for slot in finding.settled_by:
        before = draft.text_of(slot)
        if fits_formula(before):
            conditions.append(changed(at[slot], quoted_text(before)))
    look = draft.styles.get(Style.CONTEXT)
    formula = state(conditions, words.changed, words.unchanged)
    sheet.write_formula(row - 1, _STATE - 1, formula, look, words.unchanged)


def _write_ways(draft: Draft, sheet: AnySheet, row: int, finding: FrontRow) -> None:
    """What the machine needs to make an agreed change; it goes with the row when rows are sorted."""
    if not finding.options or finding.slot is None:
        return
    line = finding.slot[0]
    draft.put(sheet, (row, _LINE), line or "", Style.PLAIN)
    for column, option in enumerate(finding.options, _FIRST_WAY):
        before = {change.field: draft.text_of((line, change.field)) for change in option.changes}
        draft.put(sheet, (row, column), written_way(option.changes, before), Style.PLAIN)


def _offer(draft: Draft, sheet: AnySheet, choices: Mapping[tuple[str, ...], list[int]]) -> None:
    words = draft.wording
    for offered, rows in choices.items():
        if not offered:
            continue
        cells = [(row - 1, _ANSWER - 1, row - 1, _ANSWER - 1) for row in rows]
        options = {
            "validate": "list",
            "source": list(offered),
            "error_type": "warning",
            "error_title": words.alert.title,
            "error_message": words.alert.choice,
            "input_title": words.feedback.answer_title,
            "input_message": words.feedback.answer_help,
            "other_cells": cells[1:],
        }
        sheet.data_validation(*cells[0], options=options)


def _write_open(
    draft: Draft, sheet: AnySheet, rows: tuple[int, int, int], what: tuple[FrontSheet, Severity]
) -> None:
    """How many rows of a severity are still open; nothing where there is none."""
    row, first, last = rows
    front, severity = what
    words = draft.wording.feedback
    total = sum(one.severity is severity for one in front.rows)
    if not total:
        return
    is_error = severity is Severity.ERROR
    level, sentence = (words.error, words.open_errors) if is_error else (words.warning, words.open_warnings)
    pairs = (
        (f"{cell_name(first, _SEVERITY)}:{cell_name(last, _SEVERITY)}", level),
        (f"{cell_name(first, _STATE)}:{cell_name(last, _STATE)}", words.unchanged),
    )
    formula = count_of(sentence.replace("{total}", str(total)), pairs)
    shown = sentence.format(open=total, total=total)
    sheet.write_formula(row - 1, 0, formula, draft.styles.get(Style.STRIP), shown)


def _set_up(draft: Draft, sheet: AnySheet, rows: tuple[int, int, int]) -> None:
    header, first, last = rows
    settled = f"=${column_letters(_STATE)}{first}={quoted_text(draft.wording.feedback.changed)}"
    sheet.conditional_format(
        first - 1,
        0,
        last - 1,
        _STATE - 1,
        {"type": "formula", "criteria": settled, "format": draft.styles.settled},
    )
    sheet.freeze_panes(header, 0)
    sheet.repeat_rows(header - 1)
    sheet.autofilter(header - 1, 0, last - 1, _STATE - 1)
    sheet.print_area(0, 0, last - 1, _STATE - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{cell_name(last, _LAST_HIDDEN)}"})
