"""How well plans 557 and 74 are read, against the hand-checked readings in tests/plans/gold: one table per document.

The reader was built with plan 557's reading in view; plan 74's was made from its text without the reader. Both plans
were known while the reader was written, so the shares tell whether something was broken, not how well an unknown
plan will be read. The .docx of plan 557 has lost most cells of its indicator annex (see tests/plans).

Run: python benchmarks/plan_accuracy [--differences]
"""

from __future__ import annotations

import csv
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from gold import alternatives, figures_in_duties, gold_rows
from rows import rows_of
from scores import Score, all_scores

from toolkit.model.plan import PlanReading
from toolkit.plans.interpret import interpret
from toolkit.plans.names import NameBook, NameEntry
from toolkit.plans.reader import read_document

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("qd-557-2023.txt", "qd-557-2023.docx", "qd-74-2026.txt", "qd-74-2026.docx")
FRESH = "import sys; from toolkit.cli import main; sys.argv[:1] = ['toolkit']; main()"
RUNS = 3


def book() -> NameBook:
    """Agencies, groups and communes of the seed directory."""
    directory = ROOT / "templates/directory"
    named = []
    for file, group in (("agencies.csv", False), ("groups.csv", True)):
        for row in _table(directory / file):
            named.append(NameEntry(row["name"], tuple(filter(None, row["aliases"].split(";"))), group))
    named += [NameEntry(f"UBND {row['type']} {row['name']}") for row in _table(directory / "communes.csv")]
    return NameBook(tuple(named))


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def pointed_out(reading: PlanReading, plan: str) -> list[Score]:
    """Figures demanded inside duties that a doubt shows to a person."""
    asked = figures_in_duties(plan)
    unseen = tuple(words for words in asked if not any(words in doubt.text for doubt in reading.doubts))
    return [Score("figures inside duties: pointed out", len(asked) - len(unseen), len(asked), unseen)] * bool(
        asked
    )


def seconds(path: Path) -> float:
    """Wall time of a fresh process that reads the document and prints it as JSON: the middle one of three."""
    command = [sys.executable, "-c", FRESH, "plan", "read", "--json", str(path)]
    spent = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent)


def report(file: str, names: NameBook, differences: bool) -> list[str]:
    """The table of one document, if asked with every difference below its line."""
    path = ROOT / "templates/plans" / file
    plan = file.split("-")[1]
    reading = interpret(read_document(path), names)
    lines = [f"{file} (a fresh process: {seconds(path):.2f} s)"]
    scores = [*all_scores(rows_of(reading, alternatives(plan)), gold_rows(plan)), *pointed_out(reading, plan)]
    for score in scores:
        lines += [score.line(), *(f"    {wrong}" for wrong in score.wrong if differences)]
    return [*lines, "", ""]


def main() -> None:
    names = book()
    for file in DOCUMENTS:
        sys.stdout.write("\n".join(report(file, names, "--differences" in sys.argv)))


if __name__ == "__main__":
    main()
