"""What a form says of itself while it is filled: how many answers are missing, how many are none.

Each count is stated twice: as an Excel formula, and in Python for the result that is saved beside it, which is
what a program shows that does not calculate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.forms.columns import AnswerField, TableSheet
from toolkit.forms.requirements import RowCells, Situation, excel_condition, missing_fields
from toolkit.forms.validity import excel_validity, looks_valid
from toolkit.forms.wording_reader import StripWording
from toolkit.model.form import MeasureLine, TaskLine

AnyTableSheet = TableSheet[TaskLine] | TableSheet[MeasureLine]
_PARTS = 10_000
"""Invalid answers are counted in these parts of one, so that one number holds both counts of a row."""


@dataclass(frozen=True, slots=True)
class Open:
    """What is still to be done: required answers that are missing, and filled cells that hold no answer."""

    missing: int = 0
    invalid: int = 0

    @property
    def number(self) -> float:
        """Both counts as the check column holds them."""
        return self.missing + self.invalid / _PARTS if self.invalid else self.missing

    def __add__(self, other: Open) -> Open:
        return Open(self.missing + other.missing, self.invalid + other.invalid)


def open_in_row(sheet: AnyTableSheet, answers: Mapping[str, str], late: bool) -> Open:
    """What is open in a row with these texts, by field; ``late`` if it is due by the day the form is due."""
    shown = answers.get(sheet.status, "").lower()  # as Excel compares
    choices = next(f.choices for f in sheet.fields if f.name == sheet.status)
    status = next((c.code for c in choices if c.label.lower() == shown), None)
    situation = Situation(status, late, frozenset(answers))
    return Open(len(missing_fields(sheet.fields, situation)), invalid_among(sheet.fields, answers))


def invalid_among(fields: Iterable[AnswerField], answers: Mapping[str, str]) -> int:
    """How many of the texts are no answers of the kind asked for."""
    return sum(not looks_valid(field, answers.get(field.name, "")) for field in fields)


def row_formula(sheet: AnyTableSheet, cells: RowCells, late: bool) -> str:
    """The number of the check column."""
    missing = [
        f'IF(AND({condition},{cells.of(field.name)}=""),1,0)'
        for field in sheet.fields
        if (condition := excel_condition(sheet, field.required, cells, late)) is not None
    ]
    wrong = [test for f in sheet.fields if (test := invalid_term(f, cells.of(f.name))) is not None]
    return f"={'+'.join(missing)}+({'+'.join(wrong)})/{_PARTS}"


def invalid_term(field: AnswerField, cell: str) -> str | None:
    """1 for a filled cell without an answer of its kind, 0 otherwise; None where anything may be typed."""
    validity = excel_validity(field, cell)
    return None if validity is None else f'IF({cell}="",0,1-{validity})'


def strip_formula(strip: StripWording, missing: str, invalid: str) -> str:
    """The line on top of a sheet, from the expressions of both counts."""
    both = f'IF(AND({missing}>0,{invalid}>0),", ","")'
    left = (
        f'"{strip.missing_before}"&IF({missing}>0,{missing}&"{strip.missing_after}","")&{both}'
        f'&IF({invalid}>0,{invalid}&"{strip.invalid_after}","")'
    )
    return f'=IF({missing}+{invalid}=0,"{strip.complete}",{left})&". {strip.hint}"'


def column_counts(cells: str) -> tuple[str, str]:
    """Both counts over the check column, as expressions; a row whose check fails does not hide the others."""
    total = f'SUMIF({cells},">0")'
    return f"INT({total})", f"ROUND(MOD({total},1)*{_PARTS},0)"


def strip_text(strip: StripWording, left: Open) -> str:
    """The same line for these counts."""
    parts = (
        *([f"{left.missing}{strip.missing_after}"] if left.missing else []),
        *([f"{left.invalid}{strip.invalid_after}"] if left.invalid else []),
    )
    text = f"{strip.missing_before}{', '.join(parts)}" if parts else strip.complete
    return f"{text}. {strip.hint}"
