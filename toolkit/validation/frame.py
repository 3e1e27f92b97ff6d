"""All answers of all returns as frames, one per kind of sheet, so that a rule runs once over everybody.

A row is a line of a return. Columns are the answers under the names of their fields, and beside them what the
rules need to know of the line. Everything is an object: nothing is coerced, a failure keeps what was typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from operator import attrgetter

import pandas as pd

from toolkit.forms.columns import AnswerField
from toolkit.forms.layout import LAYOUT
from toolkit.forms.requirements import Situation, missing_fields
from toolkit.model.form import MeasureLine, TargetBrief, TaskLine
from toolkit.validation.answers import Answers
from toolkit.validation.batch import Batch, ToCheck

TASK_FIELDS = LAYOUT.tasks.fields
MEASURE_FIELDS = LAYOUT.measures.fields
FRONT_FIELDS = (*LAYOUT.general.fields, *LAYOUT.sign_off.fields)


@dataclass(frozen=True, slots=True)
class Context:
    """The columns beside the answers: where a row comes from and what it is held against.

    ``typed`` are the fields that hold something, readable or not, ``filled`` also those whose column is lost;
    ``missing`` are those that are empty although the form requires them in this row. ``references`` are the
    earlier and the planned figures of a measure.
    """

    file: str
    agency: str
    agency_name: str
    as_of: date
    period: str
    period_start: date
    answers: Answers
    line: str | None = None
    due: date | None = None
    plan_issued_on: date | None = None
    prior: str | None = None
    prior_status: str | None = None
    name: str | None = None
    unit: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    targets: tuple[TargetBrief, ...] = ()
    references: tuple[Decimal, ...] = ()
    parent: str | None = None
    typed: frozenset[str] = frozenset()
    filled: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()


_CONTEXT = tuple(column.name for column in fields(Context))
_columns = attrgetter(*_CONTEXT)


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


def _base(item: ToCheck, batch: Batch) -> Context:
    return Context(
        item.file,
        item.agency,
        item.content.agency_name,
        batch.as_of,
        str(batch.period),
        date(batch.period.year, 1, 1),
        Answers(item.read),
    )


def _task(base: Context, line: TaskLine) -> tuple[object, ...]:
    prior, row = line.prior, base.answers.row(line.key, TASK_FIELDS)
    late = line.due is not None and line.due < base.as_of
    context = replace(
        base,
        line=line.key,
        due=line.due,
        plan_issued_on=line.asked_since,
        prior=prior.text if prior else None,
        prior_status=prior.status if prior else None,
        name=line.title,
        typed=row.typed,
        filled=row.filled,
        missing=_missing(
            TASK_FIELDS, Situation(_status(base, line.key, LAYOUT.tasks.status), late, row.filled)
        ),
    )
    return (*row.values, *_columns(context))


def _measure(base: Context, line: MeasureLine) -> tuple[object, ...]:
    figures = (line.prior.value if line.prior else None, line.year_plan)
    row = base.answers.row(line.key, MEASURE_FIELDS)
    situation = Situation(_status(base, line.key, LAYOUT.measures.status), False, row.filled)
    context = replace(
        base,
        line=line.key,
        name=line.name,
        unit=line.unit,
        low=line.low,
        high=line.high,
        targets=line.targets,
        references=tuple(figure for figure in figures if figure is not None),
        parent=line.parent,
        typed=row.typed,
        filled=row.filled,
        missing=_missing(MEASURE_FIELDS, situation),
    )
    return (*row.values, *_columns(context))


def _front(base: Context) -> tuple[object, ...]:
    row = base.answers.row(None, FRONT_FIELDS)
    missing = _missing(FRONT_FIELDS, Situation(None, False, row.filled))
    return (*row.values, *_columns(replace(base, typed=row.typed, filled=row.filled, missing=missing)))


def _status(base: Context, line: str, name: str) -> str | None:
    status = base.answers.value(line, name)
    return status if isinstance(status, str) else None


def _missing(fields_: tuple[AnswerField, ...], situation: Situation) -> frozenset[str]:
    return frozenset([answer.name for answer in missing_fields(fields_, situation)])


def _frame(answers: Sequence[AnswerField], rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[*(answer.name for answer in answers), *_CONTEXT], dtype=object)
