"""The sheets of labelled boxes: the texts for the report, and the sign-off."""

from __future__ import annotations

from toolkit.forms.arrange import (
    BOX_ANSWER_COLUMN,
    BOX_HELP_COLUMN,
    BOX_LABEL_COLUMN,
    HEADER_ROW,
    STRIP_ROW,
    cell_name,
)
from toolkit.forms.columns import AnswerField, BoxSheet, Required
from toolkit.forms.draft_writer import AnySheet, Draft, row_height, start_sheet
from toolkit.forms.entry_writer import guard_entry
from toolkit.forms.self_check import Open, invalid_among, invalid_term, strip_formula, strip_text
from toolkit.forms.styles_writer import Style
from toolkit.forms.text_height import line_count
from toolkit.forms.validity import excel_validity

_HELP_WIDTH = 52


def write_general(draft: Draft) -> None:
    """The boxes for the report; they are low at first and grow with the text."""
    boxes = draft.layout.general
    sheet = start_sheet(draft, boxes.name, boxes.title)
    _write_columns(draft, sheet, boxes)
    filled = 0
    for row, field in enumerate(boxes.fields, HEADER_ROW + 1):
        label = f"{field.heading}\n{field.help}\n{draft.wording.boxes.prompt_lines}"
        # Blank lines in the label keep the box tall even where the program sets the height to the text.
        used = line_count(label, boxes.label_width)
        draft.put(sheet, (row, BOX_LABEL_COLUMN), label + "\n" * max(boxes.lines - used, 0), Style.LABEL)
        text = _write_answer(draft, sheet, row, field)
        lines = max(boxes.lines, used, line_count(text, boxes.answer_width))
        sheet.set_row(row - 1, row_height(lines))
        filled += bool(text)
    words = draft.wording.boxes
    cells = f"COUNTA({_answers(boxes)})"
    ending = f"/{len(boxes.fields)}{words.filled_after}"
    _write_strip(
        draft,
        sheet,
        f'="{words.filled_before}"&{cells}&"{ending}. {draft.wording.strip.hint}"',
        f"{words.filled_before}{filled}{ending}. {draft.wording.strip.hint}",
    )
    _set_up(sheet, boxes, BOX_ANSWER_COLUMN)


def write_sign_off(draft: Draft) -> None:
    """Letter, signer, preparer, and the block where the printed form is signed."""
    boxes = draft.layout.sign_off
    sheet = start_sheet(draft, boxes.name, boxes.title)
    _write_columns(draft, sheet, boxes)
    draft.put(sheet, (HEADER_ROW, BOX_HELP_COLUMN), draft.wording.boxes.help_heading, Style.HEAD)
    sheet.set_column(BOX_HELP_COLUMN - 1, BOX_HELP_COLUMN - 1, _HELP_WIDTH)
    left = Open()
    for row, field in enumerate(boxes.fields, HEADER_ROW + 1):
        star = " (*)" if field.required is Required.ALWAYS else ""
        draft.put(sheet, (row, BOX_LABEL_COLUMN), field.heading + star, Style.LABEL)
        draft.put(sheet, (row, BOX_HELP_COLUMN), field.help, Style.CONTEXT)
        text = _write_answer(draft, sheet, row, field)
        lines = max(line_count(text, boxes.answer_width), line_count(field.help, _HELP_WIDTH))
        sheet.set_row(row - 1, row_height(lines) + 6)
        required = field.required is Required.ALWAYS
        left += Open(int(required and not text), invalid_among([field], {field.name: text}))
    missing, invalid = _open_boxes(boxes)
    strip = draft.wording.strip
    _write_strip(draft, sheet, strip_formula(strip, missing, invalid), strip_text(strip, left))
    _write_signature(draft, sheet, HEADER_ROW + len(boxes.fields) + 2)
    _set_up(sheet, boxes, BOX_HELP_COLUMN)


def _open_boxes(boxes: BoxSheet) -> tuple[str, str]:
    """The counts of required boxes that are empty, and of those that hold no answer, as expressions."""
    missing, invalid = [], ["0"]
    for row, field in enumerate(boxes.fields, HEADER_ROW + 1):
        cell = cell_name(row, BOX_ANSWER_COLUMN)
        if field.required is Required.ALWAYS:
            missing.append(f'({cell}="")')
        term = invalid_term(field, cell)
        if term is not None:
            invalid.append(term)
    return f"({'+'.join(missing)})", f"({'+'.join(invalid)})"


def _answers(boxes: BoxSheet) -> str:
    first, last = HEADER_ROW + 1, HEADER_ROW + len(boxes.fields)
    return f"{cell_name(first, BOX_ANSWER_COLUMN)}:{cell_name(last, BOX_ANSWER_COLUMN)}"


def _write_columns(draft: Draft, sheet: AnySheet, boxes: BoxSheet) -> None:
    sheet.set_column(0, 0, 4.5)
    sheet.set_column(BOX_LABEL_COLUMN - 1, BOX_LABEL_COLUMN - 1, boxes.label_width)
    sheet.set_column(BOX_ANSWER_COLUMN - 1, BOX_ANSWER_COLUMN - 1, boxes.answer_width)
    draft.put(sheet, (HEADER_ROW, 1), "TT", Style.HEAD)
    draft.put(sheet, (HEADER_ROW, BOX_LABEL_COLUMN), boxes.label_heading, Style.HEAD)
    draft.put(sheet, (HEADER_ROW, BOX_ANSWER_COLUMN), boxes.answer_heading, Style.ANSWER_HEAD)
    sheet.set_row(HEADER_ROW - 1, 21)
    for number, _field in enumerate(boxes.fields, 1):
        draft.put(sheet, (HEADER_ROW + number, 1), str(number), Style.NUMBER_COLUMN)


def _write_answer(draft: Draft, sheet: AnySheet, row: int, field: AnswerField) -> str:
    text = draft.put_answer(sheet, (row, BOX_ANSWER_COLUMN), (None, field.name))
    guard_entry(draft, sheet, field, (row, row, BOX_ANSWER_COLUMN))
    if not any(m.line is None and m.field == field.name for m in draft.filling.marks):
        cell = cell_name(row, BOX_ANSWER_COLUMN)
        validity = excel_validity(field, cell)
        rules = [(f'AND({cell}<>"",NOT({validity}))', draft.styles.invalid)] if validity is not None else []
        rules.append((f'{cell}<>""', draft.styles.filled_in))
        if field.required is Required.ALWAYS:
            rules.append((f'{cell}=""', draft.styles.required_now))
        area = (row - 1, BOX_ANSWER_COLUMN - 1, row - 1, BOX_ANSWER_COLUMN - 1)
        for test, look in rules:
            sheet.conditional_format(*area, {"type": "formula", "criteria": f"={test}", "format": look})
    return text


def _write_strip(draft: Draft, sheet: AnySheet, formula: str, text: str) -> None:
    sheet.write_formula(STRIP_ROW - 1, 0, formula, draft.styles.get(Style.STRIP), text)


def _write_signature(draft: Draft, sheet: AnySheet, row: int) -> None:
    words = draft.wording.signature
    left, right = BOX_LABEL_COLUMN, BOX_HELP_COLUMN
    draft.put(sheet, (row, right), words.place_and_date, Style.CENTRED_ITALIC)
    for column, who, note in (
        (left, words.preparer, words.preparer_note),
        (right, words.head, words.head_note),
    ):
        draft.put(sheet, (row + 1, column), who, Style.CENTRED_BOLD)
        draft.put(sheet, (row + 2, column), note, Style.CENTRED_ITALIC)
    # Room for signature and seal on the printed page.
    draft.put(sheet, (row + 8, right), "", Style.PLAIN)


def _set_up(sheet: AnySheet, boxes: BoxSheet, last_column: int) -> None:
    sheet.freeze_panes(HEADER_ROW, 0)
    sheet.repeat_rows(HEADER_ROW - 1)
    last = HEADER_ROW + len(boxes.fields)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{cell_name(last, last_column)}"})
