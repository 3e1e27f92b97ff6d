"""All answers of all returns as frames, one per kind of sheet, so that a rule runs once over everybody.

A row is a line of a return. Columns are the answers under the names of their fields, and beside them what the
rules need to know of the line. Everything is an object: nothing is coerced, a failure keeps what was typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter

import pandas as pd

from toolkit.forms.columns import AnswerField
from toolkit.forms.layout import LAYOUT
from toolkit.forms.requirements import DEPENDS_ON, Situation, missing_fields
from toolkit.model.form import MeasureLine, TargetBrief, TaskLine
from toolkit.validation.answers import Answers
from toolkit.validation.batch import Batch, ToCheck

TASK_FIELDS = LAYOUT.tasks.fields
MEASURE_FIELDS = LAYOUT.measures.fields
FRONT_FIELDS = (*LAYOUT.general.fields, *LAYOUT.sign_off.fields)
_TASK_NAMES, _MEASURE_NAMES, _FRONT_NAMES = (
    tuple(answer.name for answer in some) for some in (TASK_FIELDS, MEASURE_FIELDS, FRONT_FIELDS)
)
_HAPPENED = frozenset({"submitted_on", "issued_on"})


@dataclass(frozen=True, slots=True)
class OfReturn:
    """The columns beside the answers that are the same in all rows of a return."""

    file: str
    agency: str
    agency_name: str
    as_of: date
    period: str
    period_start: date
    answers: Answers


@dataclass(frozen=True, slots=True)
class OfLine:
    """The columns beside the answers that belong to a line: what a row is held against.

    ``typed`` are the fields that hold something, readable or not, ``filled`` also those whose column is lost;
    ``missing`` are those that are empty although the form requires them in this row. ``references`` are the
    earlier and the planned figures of a measure, ``prior_value`` the earlier figure or completion rate alone;
    ``latest_on``, in the row of a whole return, the last day on which anything is said to have happened.
    """

    line: str | None = None
    due: date | None = None
    plan_issued_on: date | None = None
    product: str | None = None
    prior: str | None = None
    prior_status: str | None = None
    prior_value: Decimal | None = None
    name: str | None = None
    unit: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    targets: tuple[TargetBrief, ...] = ()
    references: tuple[Decimal, ...] = ()
    parent: str | None = None
    latest_on: date | None = None
    typed: frozenset[str] = frozenset()
    filled: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()


_OF_RETURN = tuple(column.name for column in fields(OfReturn))
_OF_LINE = tuple(column.name for column in fields(OfLine))
_return_columns = attrgetter(*_OF_RETURN)
_line_columns = attrgetter(*_OF_LINE)


@dataclass(frozen=True, slots=True)
class _Base:
    """A return with its columns as they stand in each of its rows."""

    answers: Answers
    as_of: date
    columns: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class FormFrames:
    """The frames of a batch: tasks, measures, and one row per return for contributions and sign-off."""

    tasks: pd.DataFrame
    measures: pd.DataFrame
    front: pd.DataFrame


def frames_of(batch: Batch) -> FormFrames:
    """The answers of a batch. A line that is gone from a return has no row here (see ``structure``)."""
    tasks: list[tuple[object, ...]] = []
    measures: list[tuple[object, ...]] = []
    front: list[tuple[object, ...]] = []
    for item in batch.returns:
        there, base = frozenset(item.read.lines), _base(item, batch)
        tasks.extend(_task(base, line) for line in item.content.tasks if line.key in there)
        measures.extend(_measure(base, line) for line in item.content.measures if line.key in there)
        front.append(_front(base))
    return FormFrames(
        _frame(TASK_FIELDS, tasks), _frame(MEASURE_FIELDS, measures), _frame(FRONT_FIELDS, front)
    )


def _base(item: ToCheck, batch: Batch) -> _Base:
    answers = Answers(item.read)
    known = OfReturn(
        item.file,
        item.agency,
        item.content.agency_name,
        batch.as_of,
        str(batch.period),
        date(batch.period.year, 1, 1),
        answers,
    )
    return _Base(answers, batch.as_of, _return_columns(known))


def _task(base: _Base, line: TaskLine) -> tuple[object, ...]:
    prior, row = line.prior, base.answers.row(line.key, _TASK_NAMES)
    late = line.due is not None and line.due < base.as_of
    status = _status(base, line.key, LAYOUT.tasks.status)
    known = OfLine(
        line=line.key,
        due=line.due,
        plan_issued_on=line.asked_since,
        product=line.product,
        prior=prior.text if prior else None,
        prior_status=prior.status if prior else None,
        prior_value=prior.value if prior else None,
        name=line.title,
        typed=row.typed,
        filled=row.filled,
        missing=_missing("tasks", Situation(status, late, row.filled)),
    )
    return (*row.values, *base.columns, *_line_columns(known))


def _measure(base: _Base, line: MeasureLine) -> tuple[object, ...]:
    prior = line.prior.value if line.prior else None
    row = base.answers.row(line.key, _MEASURE_NAMES)
    situation = Situation(_status(base, line.key, LAYOUT.measures.status), False, row.filled)
    known = OfLine(
        line=line.key,
        name=line.name,
        unit=line.unit,
        low=line.low,
        high=line.high,
        targets=line.targets,
        references=tuple(figure for figure in (prior, line.year_plan) if figure is not None),
        prior_value=prior,
        parent=line.parent,
        typed=row.typed,
        filled=row.filled,
        missing=_missing("measures", situation),
    )
    return (*row.values, *base.columns, *_line_columns(known))


def _front(base: _Base) -> tuple[object, ...]:
    row = base.answers.row(None, _FRONT_NAMES)
    missing = _missing("front", Situation(None, False, row.filled))
    latest = base.answers.latest(_HAPPENED, base.as_of)
    known = OfLine(latest_on=latest, typed=row.typed, filled=row.filled, missing=missing)
    return (*row.values, *base.columns, *_line_columns(known))


def _status(base: _Base, line: str, name: str) -> str | None:
    status = base.answers.value(line, name)
    return status if isinstance(status, str) else None


def _missing(sheet: str, situation: Situation) -> frozenset[str]:
    depending = situation.filled & DEPENDS_ON
    return _required(sheet, situation.status, situation.late, depending) - situation.filled


@cache
def _required(sheet: str, status: str | None, late: bool, depending: frozenset[str]) -> frozenset[str]:
    """The fields required in a row that stands so: asked for in every row, and few rows stand differently."""
    fields_ = {"tasks": TASK_FIELDS, "measures": MEASURE_FIELDS, "front": FRONT_FIELDS}[sheet]
    return frozenset(answer.name for answer in missing_fields(fields_, Situation(status, late, depending)))


def _frame(answers: Sequence[AnswerField], rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    names = [*(answer.name for answer in answers), *_OF_RETURN, *_OF_LINE]
    return pd.DataFrame(rows, columns=names, dtype=object)
