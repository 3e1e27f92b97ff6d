"""The catalogue of the rules, and the page made from it."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from string import Formatter

import pandas as pd
import pytest

from tests.validation.build import TASK, a_return, batch, content
from toolkit.messages.catalogue import CATALOGUE, FindingKind
from toolkit.messages.catalogue.lookup import placeholders
from toolkit.messages.catalogue.rules import KINDS
from toolkit.model.findings import Severity
from toolkit.validation import across, documents, figures, numbers, printed_rows, schema, structure, types
from toolkit.validation.batch import ToCheck
from toolkit.validation.catalogue_writer import catalogue_text
from toolkit.validation.frame import TASK_FIELDS, frames_of
from toolkit.validation.rule import RowRule

PAGE = Path(__file__).resolve().parents[2] / "docs" / "phat-hien.md"
_CODE = re.compile(r'"([EWI]\d{3})"')
_OF_READER = {"E201", "E202", "E213"}


def _codes_of_rules() -> set[str]:
    declared = {rule.code for rules in (schema.TASKS, schema.MEASURES, schema.FRONT) for rule in rules.rules}
    modules = (across, documents, figures, numbers, printed_rows, structure, types)
    return (
        declared
        | {code for module in modules for code in _CODE.findall(inspect.getsource(module))} - _OF_READER
    )


def test_every_kind_has_a_rule_and_every_rule_a_kind() -> None:
    assert _codes_of_rules() == {kind.code for kind in KINDS}


def test_no_rule_is_stated_twice() -> None:
    for rules in (schema.TASKS, schema.MEASURES, schema.FRONT):
        names = [(rule.code, rule.field) for rule in rules.rules]
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "rules", [schema.TASKS, schema.MEASURES, schema.FRONT], ids=["tasks", "measures", "front"]
)
def test_rules_give_their_messages_what_these_need(rules: schema.RuleSet) -> None:
    wrong = [rule.code for rule in rules.rules if set(rule.args) != placeholders(CATALOGUE[rule.code])]
    assert wrong == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_messages_name_the_sheet_and_severities_fit_the_code(kind: FindingKind) -> None:
    found = CATALOGUE[kind.code]
    assert "{sheet}" in found.message
    assert found.code[0].lower() == found.severity.value[0]


NOTHING_TO_TYPE = {
    "E201": "another file", "E202": "another file", "E213": "another file", "W211": "the answer already given",
    "E310": "a whole row", "W206": "the answer already given", "W311": "nothing",
    "E204": "nothing", "E212": "nothing", "E427": "nothing", "W210": "the answer already given",
    "W216": "the answer already given", "W314": "the answer already given", "W233": "nothing", "W253": "nothing",
    "W254": "the text already given",
}  # fmt: skip
"""Where a row or a text is to be moved, deleted or left: there is no answer to show."""


@pytest.mark.parametrize(
    "kind",
    [kind for kind in CATALOGUE.values() if kind.code[1] != "1" and kind.severity is not Severity.INFO],
    ids=lambda kind: kind.code,
)
def test_a_remedy_shows_what_to_type(kind: FindingKind) -> None:
    """An example, or the very words: a placeholder other than that of the cell."""
    words = {name for _lit, name, _spec, _conv in Formatter().parse(kind.remedy) if name}
    shows = bool(kind.example) or bool(words - {"cell", "sheet", "cells", "whole_cell", "other_cell"})
    assert shows or kind.code in NOTHING_TO_TYPE


def test_the_page_lists_every_code_once_in_order() -> None:
    listed = re.findall(r"^\| `([EWI]\d+)` \|", catalogue_text("en"), re.MULTILINE)
    assert listed == list(CATALOGUE)


def test_the_page_in_the_documents_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == catalogue_text("vi")


def test_a_rule_that_fails_is_a_fault_of_the_program_and_not_of_a_return() -> None:
    def failing(_frame: pd.DataFrame) -> pd.Series[bool]:
        raise ZeroDivisionError

    rules = schema.RuleSet(TASK_FIELDS, (RowRule("E401", "status", failing),))
    form = content([TASK])
    tasks = frames_of(batch(ToCheck("a.xlsx", "STC", form, a_return(form, {})))).tasks
    with pytest.raises(schema.BrokenRuleError):
        list(rules.faults(tasks))
