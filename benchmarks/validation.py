"""How long it takes to check the returns of a province, beside a pandera call for every file.

Two batches: the returns of the workspace in the root of the project, made up to 193 files, and 193 returns of
40 tasks and 20 measures each. All are written, filled by a careful officer and read as any return is; one in ten
has answers spoilt. What is timed is the checking alone: all returns in one frame for each kind of sheet, as the
commands do it, and file by file with the same rules, frames and schemas. Times are CPU times of the best of
several rounds, taken in turns, imports aside; both ways must find the same.

Run: python benchmarks/validation.py
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

import msgspec

from toolkit.forms.filling import Filling
from toolkit.forms.interpret import interpret
from toolkit.forms.kinds import FileKind
from toolkit.forms.reader import read_workbook
from toolkit.forms.wording_reader import read_wording
from toolkit.forms.writer import form_bytes
from toolkit.model.findings import Finding
from toolkit.model.form import FormContent, MeasureLine, TaskLine
from toolkit.validation.batch import Batch, ToCheck
from toolkit.validation.checks import check
from toolkit.workflows.asked import to_issue
from toolkit.workflows.samples import Answers, Phrases, SampleRequest, truthful_answers
from toolkit.workflows.state import masters
from toolkit.workflows.workspace import Session, SessionRequest, Workspace, open_session

ROUNDS = 5
RETURNS = 193
TASKS, MEASURES = 40, 20
SPOILT_EVERY = 10
WRITTEN_ON = date(2026, 11, 20)
_ACROSS = "9"

Line = TypeVar("Line", TaskLine, MeasureLine)
Found = dict[str, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to check a batch."""

    name: str
    run: Callable[[Batch], Found]


def one_frame(batch: Batch) -> Found:
    """All returns together."""
    return check(batch)


def file_by_file(batch: Batch) -> Found:
    """A batch for every return: frames and pandera calls of its own."""
    return {name: found for item in batch.returns for name, found in check(_alone(batch, item)).items()}


def _alone(batch: Batch, item: ToCheck) -> Batch:
    return replace(batch, returns=(item,))


WAYS = (
    Way("a pandera call for every file", file_by_file),
    Way("one frame of all returns", one_frame),
)


def wide_forms(forms: Sequence[FormContent]) -> list[FormContent]:
    """A form of 40 tasks and 20 measures for every agency, taken in turns from those of all agencies."""
    tasks = tuple({line.key: line for form in forms for line in form.tasks}.values())
    measures = tuple({line.key: line for form in forms for line in form.measures}.values())
    return [
        replace(form, tasks=_taken(tasks, number, TASKS), measures=_taken(measures, number, MEASURES))
        for number, form in enumerate(forms)
    ]


def _taken(lines: Sequence[Line], first: int, count: int) -> tuple[Line, ...]:
    start = first % len(lines)
    return tuple(islice(cycle(lines), start, start + min(count, len(lines))))


def returns(forms: Sequence[FormContent], workspace: Workspace, folder: Path) -> tuple[ToCheck, ...]:
    """Every form filled, written and read, made up to the number of returns by sending some again."""
    phrases = msgspec.toml.decode((workspace.templates / "samples.toml").read_bytes(), type=Phrases)
    request = SampleRequest(WRITTEN_ON, "benchmark", phrases)
    wording = read_wording(workspace.templates)
    path, made = folder / "return.xlsx", []
    for number, form in enumerate(forms):
        answers = truthful_answers(form, request)
        filling = Filling(answers if number % SPOILT_EVERY else _spoilt(answers))
        path.write_bytes(form_bytes(form, wording, filling))
        read = interpret(read_workbook(path, FileKind.XLSX))
        made.append(ToCheck(f"{number}.xlsx", form.agency, form, read))
    again = (replace(item, file=f"{number}.xlsx") for number, item in enumerate(cycle(made)))
    return tuple(islice(again, RETURNS))


def _spoilt(answers: Answers) -> Answers:
    """Without documents and causes, and with rates that no task can have."""
    kept = {slot: value for slot, value in answers.items() if slot[1] not in ("document", "cause")}
    return {slot: "100" if slot[1] == "percent" else value for slot, value in kept.items()}


def _own(found: Found) -> Found:
    """Without the rules across agencies, which a return by itself cannot break."""
    return {
        name: tuple(f for f in findings if f.code[1] != _ACROSS) for name, findings in sorted(found.items())
    }


def table(title: str, batch: Batch) -> str:
    """Milliseconds for the whole batch and for each return, and how many times faster than the first way."""
    best = [float("inf")] * len(WAYS)
    found: list[Found] = [{}] * len(WAYS)
    for _round in range(ROUNDS):
        for number, way in enumerate(WAYS):
            start = time.process_time()
            found[number] = way.run(batch)
            best[number] = min(best[number], time.process_time() - start)
    if _own(found[0]) != _own(found[1]):
        raise AssertionError("the two ways find different things")
    lines = sum(len(item.content.line_keys) for item in batch.returns)
    told = sum(map(len, found[1].values()))
    head = f"{title} ({len(batch.returns)} returns, {lines} lines, {told} findings)"
    rows = (
        f"  {way.name:<38}{1000 * seconds:>10.0f}{1000 * seconds / len(batch.returns):>10.2f}"
        f"{best[0] / seconds:>9.1f}"
        for way, seconds in zip(WAYS, best, strict=True)
    )
    return "\n".join((head, f"{'':<40}{'ms':>10}{'ms each':>10}{'faster':>9}", *rows))


def main() -> None:
    """Print both tables, each as soon as it is known."""
    workspace = Workspace(Path(__file__).resolve().parents[1])
    session = open_session(SessionRequest(workspace.root, None, WRITTEN_ON), workspace.root)
    forms = to_issue(session, masters(workspace)).forms
    batches = (("The workspace", forms), ("Forms of 40 tasks and 20 measures", wide_forms(forms)))
    with tempfile.TemporaryDirectory() as name:
        for title, some in batches:
            sys.stdout.write(f"{table(title, _batch(session, returns(some, workspace, Path(name))))}\n\n")
            sys.stdout.flush()


def _batch(session: Session, checked: tuple[ToCheck, ...]) -> Batch:
    wording = read_wording(session.workspace.templates)
    return Batch(session.period, session.as_of, checked, session.settings.rules, wording)


if __name__ == "__main__":
    main()
