"""What the tests of this stage share: names of the seed directory, the two plans, the gold readings."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

from toolkit.model.plan import PlanReading
from toolkit.plans.interpret import interpret
from toolkit.plans.names import NameBook, NameEntry
from toolkit.plans.reader import read_document

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "templates" / "plans"
_DIRECTORY = ROOT / "templates" / "directory"
_GOLD = Path(__file__).with_name("gold")


@cache
def seed_book() -> NameBook:
    """All agencies, groups and communes of the seed directory."""
    entries = [
        NameEntry(row["name"], tuple(alias for alias in row["aliases"].split(";") if alias), group)
        for file, group in (("agencies.csv", False), ("groups.csv", True))
        for row in _rows(file)
    ]
    entries += [NameEntry(f"UBND {row['type']} {row['name']}") for row in _rows("communes.csv")]
    return NameBook(tuple(entries))


def _rows(file: str) -> list[dict[str, str]]:
    with (_DIRECTORY / file).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def reading(name: str) -> PlanReading:
    """The reading of one of the two plans, by file name ('qd-557-2023.txt')."""
    return interpret(read_document(PLANS / name), seed_book())


@cache
def gold(name: str) -> list[dict[str, Any]]:
    """A gold reading: 'tasks_557', 'indicators_557', 'narrative_tasks_557'."""
    entries: list[dict[str, Any]] = json.loads((_GOLD / f"{name}.json").read_text(encoding="utf-8"))
    return entries
