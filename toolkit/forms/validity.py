"""What cannot be an answer of the kind asked for: as a test here, and as an Excel expression in the form.

The expressions use functions of Excel 2010 that LibreOffice has too, and take whole numbers apart by their
signs: so they say the same under Vietnamese and American regional settings. They are coarser than the reading
of a return, which knows the line: what they call wrong is nothing that the form asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from toolkit.forms.columns import PERCENT_RANGE, AnswerField
from toolkit.model.form import CellType

_SIGNS = ".,% "
_WHOLE = re.compile(r"[+-]?\d+")
_LAST_MONTH, _LAST_DAY = 12, 31
_CENTURY, _YEARS = 2000, (0, 100)
"""Years may be written with two digits."""
_APART, _FAR = 9, 99
"""So many blanks take the place of a slash or comma, to find what is before and behind it by its place."""


def looks_valid(field: AnswerField, text: str) -> bool:
    """Whether a text may be an answer of this kind; an empty one is."""
    test = _TESTS.get(field.kind)
    return not text or test is None or test(field, text)


def excel_validity(field: AnswerField, cell: str) -> str | None:
    """The same as an Excel expression on a cell that is not empty; None where anything may be typed."""
    expression = _EXPRESSIONS.get(field.kind)
    return None if expression is None else expression(field, cell)


def _is_choice(field: AnswerField, text: str) -> bool:
    return text.lower() in (choice.label.lower() for choice in field.choices)


def _is_number(_field: AnswerField, text: str) -> bool:
    return _WHOLE.fullmatch("".join(sign for sign in text if sign not in _SIGNS)) is not None


def _is_percent(field: AnswerField, text: str) -> bool:
    whole = re.split("[.,%]", text, maxsplit=1)[0].strip()
    low, high = PERCENT_RANGE
    return _is_number(field, text) and _WHOLE.fullmatch(whole) is not None and low <= int(whole) <= high


def _is_date(_field: AnswerField, text: str) -> bool:
    parts = [part.strip() for part in text.split("/")]
    if len(parts) != 3 or not all(_WHOLE.fullmatch(part) for part in parts):
        return False
    day, month, year = map(int, parts)
    return 1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH and _YEARS[0] <= year % _CENTURY <= _YEARS[1]


def _choice_expression(field: AnswerField, cell: str) -> str:
    """Test by test: Excel takes no list of constants where cells are coloured."""
    tests = (f'{cell}="{choice.label}"' for choice in field.choices)
    return f"OR({','.join(tests)})"


def _number_expression(_field: AnswerField, cell: str) -> str:
    """A hyphen inside would make a date of the digits."""
    return f'{_digits_expression(cell)}*ISERROR(FIND("-",{cell},2))'


def _digits_expression(cell: str) -> str:
    """Nothing but digits once the signs are gone; a slash would make a date of them."""
    digits = f'SUBSTITUTE({cell},"/","x")'
    for sign in _SIGNS:
        digits = f'SUBSTITUTE({digits},"{sign}","")'
    return f"ISNUMBER(VALUE({digits}))"


def _percent_expression(_field: AnswerField, cell: str) -> str:
    low, high = PERCENT_RANGE
    middle, reach = (low + high) // 2, (high - low) // 2
    spread = f'SUBSTITUTE(SUBSTITUTE({cell},"%","."),".",",")'
    whole = f'VALUE(LEFT(SUBSTITUTE({spread},",",REPT(" ",{_APART})),{_APART}))'
    return f"ISNUMBER(1/(ABS({whole}-{middle})<={reach}))*{_digits_expression(cell)}"


def _date_expression(_field: AnswerField, cell: str) -> str:
    """Day, month and year within their bounds; a true date passes."""
    spread = f'SUBSTITUTE({cell},"/",REPT(" ",{_APART}))'
    bounds = (
        (f"VALUE(LEFT({spread},{_APART}))", 1, _LAST_DAY),
        (f"VALUE(MID({spread},{_APART},{_APART}))", 1, _LAST_MONTH),
        (f"MOD(VALUE(MID({spread},{2 * _APART + 1},{_FAR})),{_CENTURY})", *_YEARS),
    )
    tests = (f"(ABS({part}-{(low + high) / 2:g})<={(high - low) / 2:g})" for part, low, high in bounds)
    return f"(ISNUMBER({cell})+ISNUMBER(1/({'*'.join(tests)}))>0)"


_TESTS: Mapping[CellType, Callable[[AnswerField, str], bool]] = {
    CellType.CHOICE: _is_choice,
    CellType.NUMBER: _is_number,
    CellType.PERCENT: _is_percent,
    CellType.DATE: _is_date,
}
_EXPRESSIONS: Mapping[CellType, Callable[[AnswerField, str], str]] = {
    CellType.CHOICE: _choice_expression,
    CellType.NUMBER: _number_expression,
    CellType.PERCENT: _percent_expression,
    CellType.DATE: _date_expression,
}
