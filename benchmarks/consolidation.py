"""What consolidating costs, beside reading the returns and writing the workbook, which must be done anyway.

193 returns of the workspace in the root of the project, filled by a careful officer, are taken in once. Then
`consolidate` runs again over its warm archive, with and without what earlier runs kept, in turns with reading the same
returns (in the same worker processes) and writing the same workbook; the best of several rounds counts. After that
10,000 different returns and parts of them are consolidated from their archives, each by a process of its own, to see
how time and memory of the main process grow with their number.

Run: python benchmarks/consolidation.py [largest number of returns]
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import msgspec

from toolkit.files.store import write_atomic
from toolkit.forms.filling import Filling
from toolkit.forms.kinds import FileKind
from toolkit.forms.wording_reader import read_wording
from toolkit.forms.writer import form_bytes
from toolkit.intake.archive_store import Archive
from toolkit.intake.events import VIETNAM_TIME
from toolkit.intake.intake_store import IntakePlaces, take_in
from toolkit.intake.returns_reader import ReadingItem, read_returns
from toolkit.model.form import FormContent
from toolkit.reporting.workbook_writer import consolidated_bytes
from toolkit.workflows.consolidate import consolidate_period
from toolkit.workflows.init import create_workspace
from toolkit.workflows.issue import issue_forms
from toolkit.workflows.samples import Phrases, SampleRequest, truthful_answers
from toolkit.workflows.state import PeriodState, load_state, quiet
from toolkit.workflows.workbook import workbook_input
from toolkit.workflows.workers import limits_of
from toolkit.workflows.workspace import Session, SessionRequest, open_session

ROUNDS = 5
RETURNS, MANY = 193, 10_000
AS_OF = date(2026, 11, 30)
NOW = datetime(2026, 11, 30, 8, tzinfo=VIETNAM_TIME)
MOST_RATIO, MOST_MIB = 1.3, 500
ROOT = Path(__file__).resolve().parents[1]


def new_workspace(folder: Path) -> tuple[Session, tuple[FormContent, ...]]:
    """A workspace with the masters of the project, and the forms it issued."""
    shutil.copytree(ROOT / "master", create_workspace(folder).master, dirs_exist_ok=True)
    session = open_session(SessionRequest(folder, None, AS_OF), folder)
    return session, issue_forms(session, NOW, quiet).contents


def take_in_returns(session: Session, forms: Sequence[FormContent], numbers: range) -> None:
    """Write different returns of all agencies in turn, and take them into archive and ledger."""
    templates = session.workspace.templates
    phrases = msgspec.toml.decode((templates / "samples.toml").read_bytes(), type=Phrases)
    wording = read_wording(templates)
    for number in numbers:
        form = forms[number % len(forms)]
        data = form_bytes(form, wording, _filled(form, number // len(forms), phrases))
        write_atomic(session.workspace.inbox / "2026-11-25" / f"{number:05}.xlsx", data)
    places = IntakePlaces(session.workspace.root, str(session.period), True, "benchmark")
    take_in(places, limits_of(session), NOW)


def _filled(form: FormContent, turn: int, phrases: Phrases) -> Filling:
    """Truthful answers; those of each turn are others, so that no two returns are the same file."""
    answers = truthful_answers(form, SampleRequest(AS_OF, f"benchmark {turn}", phrases))
    return Filling({**answers, (None, "letter_number"): f"{turn + 1}/BC-{form.agency}"})


def costs_of(run: Callable[[], object]) -> tuple[float, float]:
    """Seconds that a user waits for one run, and seconds of processor time of it and its workers."""
    before, start = sum(os.times()[:4]), time.perf_counter()
    run()
    return time.perf_counter() - start, sum(os.times()[:4]) - before


def reading(session: Session, state: PeriodState) -> None:
    """Only the reading of all returns of the period."""
    archive = Archive(session.workspace.archive)
    items = [
        ReadingItem(file.received.sha256, archive.get(file.received.sha256), FileKind.XLSX)
        for file in state.judged
    ]
    read_returns(items, limits_of(session))


def forgetful(session: Session) -> None:
    """Consolidate as if nothing had been kept from earlier runs: everything is read, checked and written anew."""
    shutil.rmtree(session.workspace.shelves)
    consolidate_period(session, NOW, quiet)


def ordinary(folder: Path) -> str:
    """The table for the returns of a province."""
    session, forms = new_workspace(folder)
    take_in_returns(session, forms, range(RETURNS))
    consolidate_period(session, NOW, quiet)
    state = load_state(session, quiet)
    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("reading the returns", lambda: reading(session, state)),
        ("writing the workbook", lambda: consolidated_bytes(workbook_input(session, state))),
        ("consolidate", lambda: consolidate_period(session, NOW, quiet)),
        ("consolidate, nothing kept", lambda: forgetful(session)),
    )
    best = [[float("inf"), float("inf")] for _step in steps]
    for _round in range(ROUNDS):
        for known, (_name, run) in zip(best, steps, strict=True):
            known[:] = map(min, known, costs_of(run))
    size = (session.outbox / "consolidated.xlsx").stat().st_size / 1024
    lines = [
        f"{RETURNS} returns from a warm archive ({size:.0f} KiB of workbook)",
        f"  {'':<28}{'ms waited':>12}{'ms processor':>14}",
    ]
    lines += [
        f"  {name:<28}{1000 * w:>12.0f}{1000 * c:>14.0f}"
        for (name, _run), (w, c) in zip(steps, best, strict=True)
    ]
    for name, whole in zip(("ratio", "ratio, nothing kept"), best[2:], strict=True):
        ratios = [
            all_of_it / (first + second) for first, second, all_of_it in zip(*best[:2], whole, strict=True)
        ]
        lines.append(f"  {name:<28}{ratios[0]:>12.2f}{ratios[1]:>14.2f}")
    waited = best[2][0] / (best[0][0] + best[1][0])
    lines.append(f"  at most {MOST_RATIO} wanted of what is waited: {_verdict(waited <= MOST_RATIO)}")
    return "\n".join(lines)


def measured(folder: Path) -> dict[str, float]:
    """Seconds and memory of consolidating what lies in a workspace, by a process of its own."""
    command = [sys.executable, __file__, "--measure", str(folder)]
    run = subprocess.run(command, check=True, capture_output=True, env=dict(os.environ))
    found: dict[str, float] = json.loads(run.stdout)
    return found


def measure(folder: Path) -> None:
    """The measured process: consolidate what lies in the archive and write the workbook."""
    session = open_session(SessionRequest(folder, None, AS_OF), folder)
    start = time.perf_counter()
    state = load_state(session, quiet)
    consolidated_bytes(workbook_input(session, state))
    seconds = time.perf_counter() - start
    mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"seconds": seconds, "mib": mib, "returns": len(state.judged)}))


def growing(sizes: Sequence[int], folder: Path) -> str:
    """The table of growth: milliseconds a return should stay as they are."""
    lines = [f"{'returns':>10}{'s':>9}{'ms each':>10}{'MiB':>8}"]
    each: list[float] = []
    memory, taken = 0.0, 0
    session, forms = new_workspace(folder)
    for size in sizes:
        take_in_returns(session, forms, range(taken, size))
        taken = size
        found = measured(folder)
        each.append(1000 * found["seconds"] / size)
        memory = found["mib"]
        lines.append(f"{size:>10}{found['seconds']:>9.1f}{each[-1]:>10.2f}{memory:>8.0f}")
    growth = each[-1] / each[0]
    lines.append(f"  time a return {growth:.2f} times that of the smallest part (1 is linear)")
    lines.append(f"  memory {memory:.0f} MiB, at most {MOST_MIB} wanted: {_verdict(memory <= MOST_MIB)}")
    return "\n".join(lines)


def _verdict(kept: bool) -> str:
    return "kept" if kept else "NOT KEPT"


def main(arguments: Sequence[str]) -> None:
    """Print both tables, each as soon as it is known."""
    if arguments[:1] == ["--measure"]:
        measure(Path(arguments[1]))
        return
    largest = int(arguments[0]) if arguments else MANY
    with tempfile.TemporaryDirectory() as name:
        sys.stdout.write(f"{ordinary(Path(name) / 'ordinary')}\n\n")
        sys.stdout.flush()
        sys.stdout.write(f"{growing((largest // 4, largest // 2, largest), Path(name) / 'many')}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
