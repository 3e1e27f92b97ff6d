"""The instruction page: who, period, day due, contact, steps, an example row, secrets, colours."""

from __future__ import annotations

from toolkit.forms.arrange import arrange_measures, arrange_tasks
from toolkit.forms.draft_writer import AnySheet, Draft, row_height, set_up_page, start_sheet
from toolkit.forms.layout import GUIDE_SHEET
from toolkit.forms.line_texts import period_words
from toolkit.forms.styles_writer import Style
from toolkit.forms.text_height import line_count
from toolkit.vietnamese.dates import format_date

_COLUMNS = 7
_WIDTH = 23.0
_TEXT_WIDTH = _WIDTH * (_COLUMNS - 1)


def write_guide(draft: Draft) -> None:
    """Write the page; it prints on one sheet of paper."""
    guide = draft.wording.guide
    sheet = start_sheet(draft, GUIDE_SHEET, guide.title)
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, _COLUMNS - 1, _WIDTH)
    values = {
        "agency": draft.content.agency_name,
        "period": _small_first(period_words(draft.content.period)),
        "due": format_date(draft.content.due) if draft.content.due else guide.no_due,
        "issuer": draft.content.issuer_name,
        "contact": draft.content.contact or guide.no_contact,
    }
    row = 3
    for text in (guide.intro, guide.send_to):
        row = _write_text(draft, sheet, row, ("", text.format_map(values)))
    row = _write_list(draft, sheet, row + 1, (guide.sheets_title, _sheet_lines(draft)))
    row = _write_list(draft, sheet, row, (guide.steps_title, guide.steps))
    row = _write_example(draft, sheet, row)
    row = _write_legend(draft, sheet, row)
    row = _write_text(draft, sheet, row, ("", guide.secret_title), Style.HEADLINE)
    row = _write_text(draft, sheet, row, ("", guide.secret))
    _write_list(draft, sheet, row, (guide.notes_title, guide.notes))
    set_up_page(draft, sheet)
    sheet.fit_to_pages(1, 1)


def _small_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _sheet_lines(draft: Draft) -> tuple[str, ...]:
    lines = [
        f"{table.sheet.name}: {draft.wording.guide.rows.format(count=len(table.rows))}"
        for table in (
            arrange_tasks(draft.content, draft.layout),
            arrange_measures(draft.content, draft.layout),
        )
        if table is not None
    ]
    return (*lines, draft.layout.general.name, draft.layout.sign_off.name)


def _write_text(
    draft: Draft, sheet: AnySheet, row: int, cells: tuple[str, str], style: Style = Style.WRAPPED
) -> int:
    """A number (or nothing) and a text over the whole width; returns the next row."""
    number, text = cells
    draft.put(sheet, (row, 1), number, Style.PLAIN)
    look = draft.styles.get(style, text.startswith(("=", "+", "-", "@")))
    sheet.merge_range(row - 1, 1, row - 1, _COLUMNS - 1, "", look)
    draft.put(sheet, (row, 2), text, style)
    sheet.set_row(row - 1, row_height(line_count(text, _TEXT_WIDTH)) - 1)
    return row + 1


def _write_list(draft: Draft, sheet: AnySheet, row: int, block: tuple[str, tuple[str, ...]]) -> int:
    row = _write_text(draft, sheet, row, ("", block[0]), Style.HEADLINE)
    for number, text in enumerate(block[1], 1):
        row = _write_text(draft, sheet, row, (f"{number}.", text))
    return row


def _write_example(draft: Draft, sheet: AnySheet, row: int) -> int:
    guide = draft.wording.guide
    row = _write_text(draft, sheet, row, ("", guide.example_title), Style.HEADLINE)
    cells = guide.example[: _COLUMNS - 1]
    last = _COLUMNS
    for column, cell in enumerate(cells, 2):
        # The last cell takes the room that is left, so that its text need not be squeezed.
        if column == len(cells) + 1 and column < last:
            for offset, style in ((0, Style.ANSWER_HEAD), (1, Style.LEGEND_FILLED)):
                sheet.merge_range(
                    row + offset - 1, column - 1, row + offset - 1, last - 1, "", draft.styles.get(style)
                )
        draft.put(sheet, (row, column), cell.heading, Style.ANSWER_HEAD)
        draft.put(sheet, (row + 1, column), cell.value, Style.LEGEND_FILLED)
    sheet.set_row(row - 1, row_height(1))
    sheet.set_row(row, row_height(2))
    return row + 2


def _write_legend(draft: Draft, sheet: AnySheet, row: int) -> int:
    legend = draft.wording.legend
    row = _write_text(draft, sheet, row, ("", draft.wording.guide.legend_title), Style.HEADLINE)
    entries = (
        (legend.to_fill, Style.ANSWER),
        (legend.required, Style.LEGEND_REQUIRED),
        (legend.filled, Style.LEGEND_FILLED),
        (legend.locked, Style.LEGEND_LOCKED),
        (legend.fault, Style.FAULT),
        (legend.doubt, Style.DOUBT),
    )
    for column, (text, style) in enumerate(entries, 2):
        sheet.write_string(row - 1, column - 1, text, draft.styles.get(style))
    sheet.set_row(row - 1, row_height(3))
    return row + 1
