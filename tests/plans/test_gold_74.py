"""The hand-checked reading of plan 74 holds what stands in the text: no reader takes part here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.plans.plan_shared import PLANS, gold, seed_book

LINES = (PLANS / "qd-74-2026.txt").read_text(encoding="utf-8").split("\n")
BODY = range(75, 192)
"""The lines of part B after its heading, without the first, broken-off copy of the preamble."""


def printed(first: int, last: int) -> str:
    text = " ".join(LINES[first - 1 : last])
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def deadlines(entries: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for entry in entries:
        both = [entry, *entry.get("milestones", ())]
        yield from (one["deadline"] for one in both if one["deadline"])


def test_duties_stand_at_their_lines() -> None:
    for duty in gold("narrative_tasks_74"):
        assert printed(*duty["source_lines"]) == f"{duty['mark']} {duty['text']}"


def test_every_marked_line_is_a_duty_or_a_header() -> None:
    duties = gold("narrative_tasks_74")
    taken = {line for duty in duties for line in (duty["source_lines"][0], duty["header_line"])}
    assert [line for line in BODY if LINES[line - 1].startswith(("- ", "+ ")) and line not in taken] == []


def test_headers_name_the_lead_the_duties_inherit() -> None:
    for duty in gold("narrative_tasks_74"):
        if duty["lead_inherited"]:
            header = printed(duty["header_line"], duty["header_line"])
            assert header.endswith(f"{duty['lead_text']}:")
            assert all(name.casefold() in header.casefold() for name in duty["leads"])


def test_annex_rows_are_the_cells_at_their_lines() -> None:
    columns = ("no", "title", "lead_raw", "coop_raw", "product_raw", "leader_raw", "deadline_raw")
    for row in gold("tasks_74"):
        first, last = row["source_lines"]
        cells = [printed(line, line).rstrip("| ") for line in range(first, last + 1)]
        assert cells == [str(row[column]) for column in columns]


@pytest.mark.parametrize("name", ["indicators_74", "indicators_74_in_duties"])
def test_figures_stand_in_the_statement(name: str) -> None:
    for indicator in gold(name):
        statement = printed(*indicator["source_lines"])
        for part in indicator["components"]:
            assert part["raw"] in statement
            assert part["label"] is None or part["label"] in statement
            assert part["year"] is None or part["period"] is None


def test_every_figure_of_the_goals_is_a_target() -> None:
    """Per 'Mục tiêu' paragraph, percentages are as many as targets in per cent."""
    indicators = gold("indicators_74")
    for first, last in sorted({tuple(one["source_lines"]) for one in indicators}):
        here = [one for one in indicators if tuple(one["source_lines"]) == (first, last)]
        percent = [part for one in here for part in one["components"] if part["unit"] == "%"]
        assert printed(first, last).count("%") == len(percent), first


def test_agencies_are_those_of_the_directory() -> None:
    book = seed_book()
    names = {
        name
        for entry in gold("tasks_74") + gold("narrative_tasks_74")
        for name in entry["leads"] + entry["coop"]
    }
    assert {entry.name for entry in book.entries} >= names


def test_deadlines_are_dates_and_ranges_alone_have_a_start() -> None:
    for deadline in deadlines(gold("tasks_74") + gold("narrative_tasks_74")):
        assert (deadline["start"] is not None) == (deadline["kind"] == "range")
        assert (deadline["due"] is None) == (deadline["kind"] in ("recurring", "ongoing", "conditional"))
        assert deadline["due"] is None or date.fromisoformat(deadline["due"])


def test_counts() -> None:
    indicators, duties = gold("indicators_74"), gold("narrative_tasks_74")
    assert len(gold("tasks_74")) == 29
    assert (len(indicators), sum(len(one["components"]) for one in indicators)) == (36, 48)
    assert (len(duties), sum(len(one["annex_matches"]) for one in duties)) == (70, 28)
