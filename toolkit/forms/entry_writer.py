"""What Excel itself does for an answer cell: drop-down, input message, warning."""

from __future__ import annotations

from toolkit.forms.arrange import cell_name
from toolkit.forms.columns import AnswerField
from toolkit.forms.draft_writer import AnySheet, Draft
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
    match field.kind:
        case CellType.CHOICE:
            labels = [choice.label for choice in field.choices]
            return {"validate": "list", "source": labels, "error_message": alert.choice[:_MAX_MESSAGE]}
        case CellType.DATE:
            return {
                "validate": "custom",
                "value": _date_test(cell),
                "error_message": alert.date[:_MAX_MESSAGE],
            }
        case CellType.NUMBER | CellType.PERCENT:
            return {
                "validate": "custom",
                "value": _number_test(cell),
                "error_message": alert.number[:_MAX_MESSAGE],
            }
        case CellType.TEXT:
            return {"validate": "any"}


def _number_test(cell: str) -> str:
    """Digits with signs of either country: what the cell holds is text on purpose."""
    stripped = f"TRIM({cell})"
    for sign in (".", ",", "%"):
        stripped = f'SUBSTITUTE({stripped},"{sign}","")'
    return f"=ISNUMBER(VALUE({stripped}))"


def _date_test(cell: str) -> str:
    """Day up to 31, month up to 12, year of four digits; a true date passes too. At most 255 characters."""
    part = f'VALUE(TRIM(MID(SUBSTITUTE({cell},"/",REPT(" ",20)),{{start}},20)))'
    day, month, year = (part.format(start=start) for start in (1, 21, 41))
    return f"=IF(ISNUMBER({cell}),TRUE,AND({day}<=31,{month}<=12,{year}>2000))"
