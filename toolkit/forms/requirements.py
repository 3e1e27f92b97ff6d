"""When an answer is required: one rule each, as a condition here and as an Excel condition in the form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from toolkit.forms.columns import AnswerField, Required, TableSheet
from toolkit.model.form import FormContent, MeasureLine, TaskLine, TaskStatus, ValueStatus

_OPEN = frozenset({TaskStatus.UNDER_WAY, TaskStatus.NOT_STARTED})
DEPENDS_ON = frozenset({"extension_to"})
"""Fields whose being filled makes another one required."""

_FIGURES = frozenset({ValueStatus.ESTIMATE, ValueStatus.PRELIMINARY, ValueStatus.OFFICIAL})


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides about a row: status code (None while empty), whether its due date has come, and which
    fields are filled."""

    status: str | None
    late: bool
    filled: frozenset[str]


_RULES: dict[Required, Callable[[Situation], bool]] = {
    Required.ALWAYS: lambda _row: True,
    Required.WHEN_DONE: lambda row: row.status == TaskStatus.DONE,
    Required.WHEN_UNDER_WAY: lambda row: row.status == TaskStatus.UNDER_WAY,
    Required.WHEN_STARTED: lambda row: row.status in (TaskStatus.DONE, TaskStatus.UNDER_WAY),
    Required.WHEN_LATE: lambda row: row.late and row.status in _OPEN,
    Required.WHEN_FIGURE: lambda row: row.status in _FIGURES,
    Required.WHEN_EXTENSION: lambda row: row.filled >= DEPENDS_ON,
    Required.NEVER: lambda _row: False,
}


def is_required(rule: Required, row: Situation) -> bool:
    """Whether a field with this rule must be filled in a row that stands so."""
    return _RULES[rule](row)


def missing_fields(fields: tuple[AnswerField, ...], row: Situation) -> tuple[AnswerField, ...]:
    """The fields that must be filled and are not."""
    return tuple(f for f in fields if f.name not in row.filled and is_required(f.required, row))


def comes_due(due: date | None, form_due: date | None) -> bool:
    """Whether a duty must be finished by the day the form is due, so that a delay must be explained."""
    return due is not None and form_due is not None and due <= form_due


def late_lines(content: FormContent) -> frozenset[str]:
    """Keys of the tasks of a form whose due date has come by the day the form is due."""
    return frozenset(task.key for task in content.tasks if comes_due(task.due, content.due))


@dataclass(frozen=True, slots=True)
class RowCells:
    """Cell references of one row, as Excel conditions need them: by field name."""

    addresses: tuple[tuple[str, str], ...]

    def of(self, field: str) -> str:
        """The reference of a field; raise KeyError if the row lacks it."""
        return dict(self.addresses)[field]


def excel_condition(
    sheet: TableSheet[TaskLine] | TableSheet[MeasureLine], rule: Required, row: RowCells, late: bool
) -> str | None:
    """The same rule as an Excel expression (functions of Excel 2010); None where it can never hold."""
    labels = {c.code: c.label for field in sheet.fields if field.name == sheet.status for c in field.choices}
    status = row.of(sheet.status)

    def any_of(*codes: str) -> str:
        tests = [f'{status}="{labels[code]}"' for code in codes]
        return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"

    match rule:
        case Required.ALWAYS:
            return "TRUE"
        case Required.WHEN_DONE:
            return any_of(TaskStatus.DONE)
        case Required.WHEN_UNDER_WAY:
            return any_of(TaskStatus.UNDER_WAY)
        case Required.WHEN_STARTED:
            return any_of(TaskStatus.DONE, TaskStatus.UNDER_WAY)
        case Required.WHEN_LATE:
            return any_of(TaskStatus.UNDER_WAY, TaskStatus.NOT_STARTED) if late else None
        case Required.WHEN_FIGURE:
            return any_of(ValueStatus.ESTIMATE, ValueStatus.PRELIMINARY, ValueStatus.OFFICIAL)
        case Required.WHEN_EXTENSION:
            return f'{row.of("extension_to")}<>""'
        case Required.NEVER:
            return None
