"""How well plan 557 is read, against the hand-checked reading in tests/plans/gold: a table of shares.

The reader was built with this reading in view, so the shares tell whether something was broken, not how well
an unknown plan will be read. The .docx has lost most cells of its indicator annex (see tests/plans).

Run: python benchmarks/plan_accuracy.py
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.model.plan import Origin, PlanIndicator, PlanReading, PlanTask
from toolkit.plans.interpret import interpret
from toolkit.plans.names import NameBook, NameEntry
from toolkit.plans.reader import read_document

ROOT = Path(__file__).parents[1]
Gold = dict[str, Any]
Pair = tuple[Any, Gold]


@dataclass(frozen=True, slots=True)
class Score:
    """How many of how many were right."""

    what: str
    right: int
    of: int

    def line(self) -> str:
        share = 100 * self.right / self.of if self.of else 100.0
        return f"{self.what:<52}{self.right:>5} / {self.of:<5}{share:>7.1f} %"


def gold(name: str) -> list[Gold]:
    entries: list[Gold] = json.loads((ROOT / "tests/plans/gold" / f"{name}.json").read_text(encoding="utf-8"))
    return entries


def book() -> NameBook:
    entries = []
    for file, group in (("agencies.csv", False), ("groups.csv", True)):
        with (ROOT / "templates/directory" / file).open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                entries.append(NameEntry(row["name"], tuple(filter(None, row["aliases"].split(";"))), group))
    return NameBook(tuple(entries))


def deadline(task: PlanTask) -> list[Any] | None:
    own = task.deadline
    return own and [own.kind, own.start and str(own.start), own.due and str(own.due), own.condition]


def gold_deadline(entry: Gold) -> list[Any] | None:
    own = entry["deadline"]
    return own and [own["kind"], own["start"], own["due"], own["condition"]]


def family(names: Iterable[str]) -> list[str]:
    """Names with the phrases '… liên quan' and the press made one, which the conventions leave open."""
    known = {"Các cơ quan thông tấn, báo chí": "Các cơ quan thông tấn, báo chí trên địa bàn tỉnh"}
    return ["Các đơn vị liên quan" if "liên quan" in name else known.get(name, name) for name in names]


def targets(indicator: PlanIndicator) -> list[list[Any]]:
    return [
        [t.comparator, float(t.value), t.value_max and float(t.value_max), t.unit, t.lower_is_better]
        for t in indicator.targets
    ]


def gold_targets(entry: Gold) -> list[list[Any]]:
    return [
        [part[name] for name in ("comparator", "value", "value_max", "unit", "lower_is_better")]
        for part in entry["components"]
    ]


def field(what: str, pairs: list[Pair], same: Callable[[Any, Gold], bool]) -> Score:
    return Score(what, sum(same(own, entry) for own, entry in pairs), len(pairs))


def annex_tasks(reading: PlanReading) -> list[Score]:
    found = {task.key: task for task in reading.tasks if task.origin is Origin.ANNEX}
    entries = gold("tasks_557")
    pairs: list[Pair] = [
        (found[key], entry)
        for entry in entries
        if (key := entry["id"].replace("557.", "557-2023/", 1)) in found
    ]
    return [
        Score("annex tasks: found", len(pairs), len(entries)),
        Score("annex tasks: not invented", len(pairs), len(found)),
        field("annex tasks: title", pairs, lambda t, e: t.title == e["title"]),
        field("annex tasks: leads", pairs, lambda t, e: list(t.leads) == e["leads"]),
        field("annex tasks: cooperating", pairs, lambda t, e: list(t.cooperating) == e["coop"]),
        field("annex tasks: product", pairs, lambda t, e: t.product == e["product_raw"]),
        field("annex tasks: deadline", pairs, lambda t, e: deadline(t) == gold_deadline(e)),
    ]


def indicators(reading: PlanReading) -> list[Score]:
    entries = gold("indicators_557")
    pairs: list[Pair] = list(zip(reading.indicators, entries, strict=False))
    return [
        Score("indicators: found", len(reading.indicators), len(entries)),
        field("indicators: name", pairs, lambda i, e: i.name == e["name"]),
        field("indicators: unit", pairs, lambda i, e: i.unit == e["unit"]),
        field("indicators: leads", pairs, lambda i, e: list(i.leads) == e["leads"]),
        field("indicators: targets", pairs, lambda i, e: targets(i) == gold_targets(e)),
    ]


def duties(reading: PlanReading) -> list[Score]:
    found = {t.title: t for t in reading.tasks if t.origin is Origin.NARRATIVE}
    entries = gold("narrative_tasks_557")
    pairs: list[Pair] = [(found[entry["text"]], entry) for entry in entries if entry["text"] in found]
    linked = {(t.title, key.partition("/")[2]) for t in found.values() for key in t.same_as}
    wanted = {(entry["text"], row) for entry in entries for row in entry["annex_matches"]}
    return [
        Score("duties of the body: found", len(pairs), len(entries)),
        Score("duties of the body: not invented", len(pairs), len(found)),
        field("duties of the body: leads", pairs, lambda t, e: list(t.leads) == e["leads"]),
        field(
            "duties of the body: cooperating", pairs, lambda t, e: family(t.cooperating) == family(e["coop"])
        ),
        field("duties of the body: deadline", pairs, lambda t, e: deadline(t) == gold_deadline(e)),
        Score("duties of the body: links to annex rows, found", len(linked & wanted), len(wanted)),
        Score("duties of the body: links to annex rows, not invented", len(linked & wanted), len(linked)),
    ]


def main() -> None:
    names = book()
    for file in ("qd-557-2023.txt", "qd-557-2023.docx"):
        begun = time.perf_counter()
        reading = interpret(read_document(ROOT / "templates/plans" / file), names)
        spent = time.perf_counter() - begun
        lines = [score.line() for part in (annex_tasks, indicators, duties) for score in part(reading)]
        sys.stdout.write("\n".join([f"{file} ({spent:.2f} s)", *lines, "", ""]))


if __name__ == "__main__":
    main()
