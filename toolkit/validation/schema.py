"""The rules on cells and rows as pandera schemas: all rules over all rows in one pass, every failure kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from toolkit.forms.columns import AnswerField
from toolkit.validation import dates, evidence, required, signoff
from toolkit.validation.frame import FRONT_FIELDS, MEASURE_FIELDS, TASK_FIELDS
from toolkit.validation.rule import ElementRule, Fault, RowRule
from toolkit.validation.types import element_rules
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.numbers import format_number


class BrokenRuleError(RuntimeError):
    """A rule failed instead of judging: a fault of the program, never of a return."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules for one kind of sheet; those on single cells follow from the declaration of its fields."""

    fields: tuple[AnswerField, ...]
    rules: tuple[RowRule, ...]

    def faults(self, frame: pd.DataFrame) -> Iterator[Fault]:
        """Every fault of every row; raise BrokenRuleError if a rule itself fails."""
        try:
            _schema(self).validate(frame, lazy=True)
        except SchemaErrors as errors:
            yield from self._faults_in(errors.failure_cases, frame)

    def _faults_in(self, failures: pd.DataFrame, frame: pd.DataFrame) -> Iterator[Fault]:
        args = {(rule.code, rule.field): rule.args for rule in self.rules}
        columns = {name: frame[name].tolist() for rule in self.rules for name in rule.args}
        broken = failures.drop_duplicates(["check", "index"])
        for check, index in zip(broken["check"], broken["index"], strict=True):
            code, _blank, field = str(check).partition(" ")
            if index is None or pd.isna(index) or not field:
                raise BrokenRuleError(str(check))
            row = int(index)
            filling = {name: _shown(columns[name][row]) for name in args.get((code, field), ())}
            yield Fault(row, code, field, filling)


TASKS = RuleSet(TASK_FIELDS, (*required.TASK_RULES, *dates.TASK_RULES, *evidence.TASK_RULES))
MEASURES = RuleSet(MEASURE_FIELDS, (*required.MEASURE_RULES, *dates.MEASURE_RULES, *evidence.MEASURE_RULES))
FRONT = RuleSet(FRONT_FIELDS, (*dates.FRONT_RULES, *evidence.FRONT_RULES, *signoff.FRONT_RULES))


@cache
def _schema(rules: RuleSet) -> pa.DataFrameSchema:
    of_cells = element_rules(rules.fields)
    columns = {
        field.name: pa.Column(
            object,
            nullable=True,
            checks=[_element_check(rule) for rule in of_cells if rule.field == field.name],
        )
        for field in rules.fields
    }
    return pa.DataFrameSchema(columns, checks=[_row_check(rule) for rule in rules.rules])


def _element_check(rule: ElementRule) -> pa.Check:
    return pa.Check(rule.holds, element_wise=True, name=f"{rule.code} {rule.field}")


def _row_check(rule: RowRule) -> pa.Check:
    return pa.Check(lambda frame: ~rule.broken(frame), name=f"{rule.code} {rule.field}", ignore_na=False)


def _shown(value: object) -> str:
    if isinstance(value, Decimal):
        return format_number(value)
    if isinstance(value, date):
        return format_date(value)
    return "" if value is None else str(value)
