"""The rules on cells and rows as a pandera schema: all rules over all rows in one pass, every failure kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import pandas as pd
import pandera.pandas as pa

from toolkit.forms.columns import AnswerField
from toolkit.validation import dates, evidence, required, signoff
from toolkit.validation.frame import FRONT_FIELDS, MEASURE_FIELDS, TASK_FIELDS
from toolkit.validation.rule import ElementRule, Fault, RowRule
from toolkit.validation.types import element_rules


class RuleFailedError(RuntimeError):
    """A rule itself is broken: it did not judge rows but failed. Never a fault of a return."""


@cache
def task_schema() -> pa.DataFrameSchema:
    """The rules on tasks."""
    return _schema(TASK_FIELDS, (*required.TASK_RULES, *dates.TASK_RULES, *evidence.TASK_RULES))


@cache
def measure_schema() -> pa.DataFrameSchema:
    """The rules on measures."""
    return _schema(MEASURE_FIELDS, (*required.MEASURE_RULES, *dates.MEASURE_RULES, *evidence.MEASURE_RULES))


@cache
def front_schema() -> pa.DataFrameSchema:
    """The rules on contributions and sign-off."""
    return _schema(FRONT_FIELDS, (*dates.FRONT_RULES, *evidence.FRONT_RULES, *signoff.FRONT_RULES))


def faults(frame: pd.DataFrame, schema: pa.DataFrameSchema, rules: Sequence[RowRule]) -> Iterator[Fault]:
    """All failures of a frame."""
    raise NotImplementedError


def _schema(fields: Sequence[AnswerField], rules: Sequence[RowRule]) -> pa.DataFrameSchema:
    of_cells = element_rules(fields)
    return pa.DataFrameSchema(
        {
            field.name: pa.Column(
                object,
                nullable=True,
                checks=[_element_check(rule) for rule in of_cells if rule.field == field.name],
            )
            for field in fields
        },
        checks=[_row_check(rule) for rule in rules],
    )


def _element_check(rule: ElementRule) -> pa.Check:
    return pa.Check(rule.holds, element_wise=True, name=_name(rule.code, rule.field))


def _row_check(rule: RowRule) -> pa.Check:
    return pa.Check(lambda frame: ~rule.broken(frame), name=_name(rule.code, rule.field), ignore_na=False)


def _name(code: str, field: str) -> str:
    return f"{code} {field}"
