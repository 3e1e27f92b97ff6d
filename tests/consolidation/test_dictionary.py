"""The data dictionary tells what is exported: declaration, tables, JSON and page are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.consolidation.tables import measure
from tests.consolidation.test_consolidate import M, whole
from toolkit.consolidation.dictionary import TABLES, ExportTable, ExportType
from toolkit.consolidation.dictionary_writer import dictionary_text
from toolkit.consolidation.export import to_json, to_tables
from toolkit.consolidation.sdmx import COLUMNS, DATAFLOW, identifier, sdmx_table, time_period
from toolkit.model.period import Period
from toolkit.model.plan import Comparator, Target
from toolkit.model.results import Conflict, TargetAssessment, Verdict

PLAIN = whole()
TARGET = TargetAssessment(
    "74-2026", Target(None, Comparator.AT_LEAST, Decimal(11)), "11%", Verdict.HARD, Decimal("76.5")
)
RESULT = replace(
    PLAIN,
    measures=(replace(PLAIN.measures[0], targets=(TARGET,)), *PLAIN.measures[1:]),
    conflicts=(Conflict(M, "value", (), "Công văn 1", figures=PLAIN.measures[0].reports),),
)
PAGE = Path(__file__).resolve().parents[2] / "docs" / "so-lieu-xuat.md"
_CHECKS = {
    ExportType.DATE: r"\d{4}-\d{2}-\d{2}",
    ExportType.NUMBER: r"-?\d+(\.\d+)?",
    ExportType.PERCENT: r"-?\d+(\.\d+)?",
    ExportType.COUNT: r"-?\d+",
    ExportType.YES_NO: r"true|false",
}


def test_the_page_is_what_the_declaration_says() -> None:
    assert PAGE.read_text("utf-8") == dictionary_text()


def test_every_table_is_declared_and_every_declared_table_is_there() -> None:
    assert [(table.name, table.header) for table in to_tables(RESULT)] == [
        (table.name, table.header) for table in TABLES
    ]


@pytest.mark.parametrize("declared", TABLES, ids=lambda table: table.name)
def test_values_are_of_the_type_and_codes_that_are_declared(declared: ExportTable) -> None:
    table = next(one for one in to_tables(RESULT) if one.name == declared.name)
    wrong = [
        (column.name, value)
        for row in table.rows
        for column, value in zip(declared.columns, row, strict=True)
        if value
        and (
            not re.fullmatch(_CHECKS.get(column.type, r"(?s).*"), value)
            or (column.codes and value not in column.codes)
        )
    ]
    assert wrong == []


def _records(value: object, path: str) -> Iterator[Mapping[str, object]]:
    """The objects at a path such as 'tasks[].lines[]'."""
    name, _, rest = path.partition(".")
    assert isinstance(value, Mapping)
    inner = value[name.removesuffix("[]")]
    for one in inner if name.endswith("[]") else [inner]:
        assert isinstance(one, Mapping)
        if rest:
            yield from _records(one, rest)
        else:
            yield one


@pytest.mark.parametrize("declared", TABLES, ids=lambda table: table.name)
def test_the_json_has_no_key_that_the_dictionary_does_not_know(declared: ExportTable) -> None:
    known = {"source", "lines", "reports", "targets", "series", "values", *declared.header}
    if declared.name == "totals":
        known = set(declared.columns[0].codes)
    keys = {key for record in _records(to_json(RESULT), declared.path) for key in record}
    assert keys
    assert keys <= known


def test_measures_go_out_as_observations_of_sdmx() -> None:
    known = {M: measure(M)}
    table = sdmx_table(RESULT, known)
    assert table.header == tuple(column.name for column in COLUMNS)
    assert table.header[:3] == ("STRUCTURE", "STRUCTURE_ID", "ACTION")
    assert {row[:4] for row in table.rows} == {("dataflow", DATAFLOW, "I", "A")}
    shown = [dict(zip(table.header, row, strict=True)) for row in table.rows]
    printed = next(row for row in shown if row["REPORTING_AGENCY"] == "_T" and row["FIGURE"] == "RESULT")
    assert (printed["INDICATOR"], printed["TIME_PERIOD"], printed["OBS_VALUE"]) == (
        identifier(M),
        "2026",
        "8.36",
    )
    assert (printed["KEY"], printed["UNIT_MEASURE"]) == (M, "%")
    own = next(row for row in shown if row["REPORTING_AGENCY"] == "A")
    assert own["OBS_VALUE"] == "8.36"
    dimensions = [tuple(row[name] for name in table.header[3:8]) for row in shown]
    assert len(set(dimensions)) == len(dimensions)
    assert sdmx_table(RESULT, {}).rows[0][-1] == ""


def test_identifiers_stay_apart_and_hold_only_what_sdmx_allows() -> None:
    keys = ["74-2026/I.1", "74-2026/I_1", "74-2026.I.1", "SGDĐT", "BQLKKTNS&KCN", "A$B", "A@26@B", "A&B", ""]
    made = [identifier(key) for key in keys]
    assert made[:1] == ["74-2026$I_1"]
    assert made[3] == "SGD@110@T"
    assert len(set(made)) == len(keys)
    assert all(re.fullmatch(r"[A-Za-z0-9_@$-]*", one) for one in made)


@pytest.mark.parametrize(
    ("period", "written"),
    [("2026", "2026"), ("2026-Q3", "2026-Q3"), ("2026-H2", "2026-S2"), ("2026-9M", "2026-01-01/P9M")],
)
def test_periods_are_written_as_sdmx_writes_them(period: str, written: str) -> None:
    assert time_period(Period.parse(period)) == written
