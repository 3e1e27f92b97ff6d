"""What Excel itself does for an answer cell: drop-down, input message, warning."""

from __future__ import annotations

from toolkit.forms.arrange import cell_name
from toolkit.forms.columns import AnswerField
from toolkit.forms.draft_writer import AnySheet, Draft
from toolkit.forms.validity import excel_validity
from toolkit.model.form import CellType

_MAX_TITLE = 32
_MAX_MESSAGE = 255


def guard_entry(draft: Draft, sheet: AnySheet, field: AnswerField, span: tuple[int, int, int]) -> None:
    """Help and a warning for the cells (first row, last row, column) of a field; a paste gets past it.

    Only warnings: the officer may know better, and everything is checked again on return.
    """
    first, last, column = span
    options: dict[str, object] = {
        "input_title": field.heading[:_MAX_TITLE],
        "input_message": field.help[:_MAX_MESSAGE],
        "error_title": draft.wording.alert.title[:_MAX_TITLE],
        "error_type": "warning",
        "ignore_blank": True,
        **_test(draft, field, cell_name(first, column)),
    }
    sheet.data_validation(first - 1, column - 1, last - 1, column - 1, options)


def _test(draft: Draft, field: AnswerField, cell: str) -> dict[str, object]:
    alert = draft.wording.alert
    if field.kind is CellType.CHOICE:
        labels = [choice.label for choice in field.choices]
        return {"validate": "list", "source": labels, "error_message": alert.choice[:_MAX_MESSAGE]}
    test = excel_validity(field, cell)
    if test is None:
        return {"validate": "any"}
    message = alert.date if field.kind is CellType.DATE else alert.number
    return {"validate": "custom", "value": f"={test}", "error_message": message[:_MAX_MESSAGE]}
