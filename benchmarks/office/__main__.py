"""An office's day, timed as whole processes, beside an analyst's script and the least conceivable.

193 returns of the workspace in the root of the project, one for each agency and two sent again, every tenth with a
box of the sign-off left empty, lie in an inbox. `toolkit consolidate` takes them in (archive, ledger, checks, feedback,
letters, workbook, page), as do `analyst.py` and `floor.py` beside this file, in turns; the best of several rounds
counts. That all three found the same values in the returns without a fault is checked first (a faulty sign-off does
not count with us, and the other two know no such thing). Then the same with a fault in every return, and the other
commands.

Run: python benchmarks/office [--write]      --write keeps the table in docs/benchmarks.md

An office has no tools for tests. Run it where toolkit alone is installed (pip install .), for pandera loads one of
them, hypothesis, wherever it finds it.
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
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import msgspec
import openpyxl

from toolkit.files.store import write_atomic
from toolkit.forms.filling import Filling
from toolkit.forms.wording_reader import read_wording
from toolkit.forms.writer import form_bytes
from toolkit.intake.events import VIETNAM_TIME
from toolkit.model.form import FormContent
from toolkit.workflows.init import create_workspace
from toolkit.workflows.issue import issue_forms
from toolkit.workflows.samples import Phrases, SampleRequest, truthful_answers
from toolkit.workflows.state import quiet
from toolkit.workflows.workspace import Session, SessionRequest, open_session

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
TOOLKIT = str(Path(sys.executable).with_name("toolkit"))
ROUNDS, RETURNS, FAULTY = 3, 193, 10
AS_OF, SENT = date(2026, 11, 30), "2026-11-25"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Compiled modules are kept, as they are wherever the program is installed."""
ADDITIONS = 10_000_000
"""A measure of how fast the machine is just then, for limits in seconds hang on that."""
NOW = datetime(2026, 11, 30, 8, tzinfo=VIETNAM_TIME)
LIBRARIES = "click, pandera.pandas"
"""What the command line and the rules stand on."""
Value = tuple[str, str, str, str]
"""Agency, line ('' for none), field, value as the export tells it."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A line of the table: what, how long or large, what it is held against, and whether that is kept."""

    what: str
    found: str
    wanted: str = ""
    kept: bool | None = None


def prepared(folder: Path, faulty: int = FAULTY) -> tuple[Session, tuple[FormContent, ...]]:
    """A workspace with the masters of the project, its forms issued, and the returns in its inbox.

    One return of ``faulty`` has a fault.
    """
    shutil.copytree(ROOT / "master", create_workspace(folder).master, dirs_exist_ok=True)
    session = open_session(SessionRequest(folder, None, AS_OF), folder)
    forms = issue_forms(session, NOW, quiet).contents
    templates = session.workspace.templates
    phrases = msgspec.toml.decode((templates / "samples.toml").read_bytes(), type=Phrases)
    wording = read_wording(templates)
    for number in range(RETURNS):
        form = forms[number % len(forms)]
        answers = truthful_answers(form, SampleRequest(AS_OF, f"office {number % len(forms)}", phrases))
        answers[None, "letter_number"] = f"{number + 1}/BC-{form.agency}"
        if number % faulty == 0:
            del answers[None, "preparer"]
        data = form_bytes(form, wording, Filling(answers))
        write_atomic(session.workspace.inbox / SENT / f"{number:05}.xlsx", data)
    return session, forms


def timed(command: Sequence[str], before: Callable[[], object] | None = None, rounds: int = ROUNDS) -> float:
    """The least seconds of several runs of a process; ``before`` is not counted."""
    found = float("inf")
    for _round in range(rounds):
        if before is not None:
            before()
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False, env=ENVIRONMENT)
        found = min(found, time.perf_counter() - start)
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr.decode())
    return found


def our_values(folder: Path) -> set[Value]:
    """What the export says."""
    command = [TOOLKIT, "export", "--json", "--workspace", str(folder), "--as-of", AS_OF.isoformat()]
    export = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return {(v["agency"], v.get("line") or "", v["field"], str(v["value"])) for v in export["values"]}


def floor_values(out: Path) -> set[Value]:
    """What the floor wrote."""
    sheet = openpyxl.load_workbook(out / "values.xlsx", read_only=True).worksheets[0]
    return {
        tuple(str(cell or "") for cell in row[:4]) for row in sheet.iter_rows(min_row=2, values_only=True)
    }  # type: ignore[misc]


def analyst_values(out: Path) -> set[Value]:
    """What the analyst's tables hold, a row a line."""
    found: set[Value] = set()
    for sheet in openpyxl.load_workbook(out / "consolidated.xlsx", read_only=True).worksheets:
        rows = sheet.iter_rows(values_only=True)
        heads = [str(cell) for cell in next(rows)]
        for row in rows:
            told = dict(zip(heads, row, strict=True))
            agency, line = str(told.pop("agency")), str(told.pop("line", "") or "")
            told.pop("file")
            found |= {
                (agency, line, field, _plain(value)) for field, value in told.items() if value is not None
            }
    return found


def _plain(value: object) -> str:
    return f"{value:.10f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def copied(workspace: Path, to: Path) -> None:
    """A workspace as it was, in place of what lies there."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(workspace, to)


def consolidate(work: Path) -> list[str]:
    """The main job."""
    return [TOOLKIT, "consolidate", "--workspace", str(work), "--as-of", AS_OF.isoformat()]


def consolidating(folder: Path) -> list[Measured]:
    """The main job beside the two others, and again with nothing new."""
    prepared(folder / "fresh")
    inbox, work = folder / "fresh" / "inbox", folder / "work"

    def fresh() -> None:
        copied(folder / "fresh", work)

    ours_command = consolidate(work)
    others = {
        name: [sys.executable, str(HERE / f"{name}.py"), str(inbox), str(folder / name)]
        for name in ("analyst", "floor")
    }
    fresh()
    for command in (ours_command, *others.values()):
        timed(command, rounds=1)
    ours, theirs, least = our_values(work), analyst_values(folder / "analyst"), floor_values(folder / "floor")
    faulty = {path.stem for path in (folder / "floor" / "feedback").glob("*.xlsx")}
    for other in (folder / "analyst", work / "outbox" / "2026"):
        if faulty != {path.stem for path in (other / "feedback").glob("*.xlsx")}:
            raise RuntimeError("not the same faulty returns")
    ours, theirs, least = ({v for v in values if v[0] not in faulty} for values in (ours, theirs, least))
    if not ours == theirs == least:
        odd = sorted((ours ^ theirs) | (ours ^ least))[:6]
        raise RuntimeError(f"not the same values: {odd}")
    cold = analyst = floor = loading = float("inf")
    for _round in range(ROUNDS):
        loading = min(loading, timed([sys.executable, "-c", f"import {LIBRARIES}"], rounds=1))
        cold = min(cold, timed(ours_command, fresh, 1))
        analyst = min(analyst, timed(others["analyst"], rounds=1))
        floor = min(floor, timed(others["floor"], rounds=1))
    again = timed(ours_command)
    return [
        Measured(f"values found by all three, the same ({RETURNS} returns)", str(len(ours))),
        Measured("consolidate, cold", f"{cold:.2f} s"),
        Measured("the analyst's script", f"{analyst:.2f} s"),
        Measured("the least conceivable", f"{floor:.2f} s"),
        Measured("only loading pandera (with pandas) and click", f"{loading:.2f} s"),
        Measured("analyst / consolidate", f"{analyst / cold:.2f} times", "at least 6", analyst / cold >= 6),
        Measured("consolidate / least", f"{cold / floor:.2f} times", "at most 1.8", cold / floor <= 1.8),
        Measured("consolidate again, nothing new", f"{again:.2f} s", "under 1.5 s", again < 1.5),
        *bad_day(folder),
        *commands(work),
    ]


def bad_day(folder: Path) -> list[Measured]:
    """The main job beside the analyst's script when no return is as it should be."""
    prepared(folder / "faulty", 1)
    work, inbox = folder / "bad_day", folder / "faulty" / "inbox"
    cold = timed(consolidate(work), lambda: copied(folder / "faulty", work))
    script = [sys.executable, str(HERE / "analyst.py"), str(inbox), str(folder / "analyst_bad_day")]
    analyst = timed(script, rounds=2)
    return [
        Measured("a fault in every return: consolidate, cold", f"{cold:.2f} s"),
        Measured("a fault in every return: the analyst's script", f"{analyst:.2f} s"),
        Measured("a fault in every return: analyst / consolidate", f"{analyst / cold:.2f} times"),
    ]


def commands(work: Path) -> list[Measured]:
    """The other commands of a day, in the workspace just consolidated."""
    at = ["--workspace", str(work), "--as-of", AS_OF.isoformat()]
    forms = len(list((work / "outbox" / "2026" / "forms").glob("*.xlsx")))
    issue = 1000 * timed([TOOLKIT, "issue", *at]) / forms
    report, status = timed([TOOLKIT, "report", *at]), timed([TOOLKIT, "status", *at])
    bare = timed([sys.executable, "-c", "pass"], rounds=15)
    helped = timed([TOOLKIT, "--help"], rounds=15) / bare
    memory = peak([TOOLKIT, "consolidate", *at], work)
    additions = timed([sys.executable, "-c", f"for _ in range({ADDITIONS:_}): _ + 1"])
    return [
        Measured(
            f"issue, a form on average ({forms} forms)", f"{issue:.1f} ms", "at most 15 ms", issue <= 15
        ),
        Measured("report with appendices", f"{report:.2f} s", "at most 3 s", report <= 3),
        Measured("status", f"{status:.2f} s", "under 0.8 s", status < 0.8),
        Measured("--help / python -c pass", f"{helped:.1f} times", "at most 4", helped <= 4),
        Measured("memory of consolidate, nothing kept", f"{memory:.0f} MiB", "at most 200", memory <= 200),
        Measured("this machine: ten million additions", f"{additions:.2f} s"),
    ]


def peak(command: Sequence[str], work: Path) -> float:
    """MiB that the main process takes at most when everything is read and checked anew."""
    shutil.rmtree(work / ".cache")
    program = (
        "import resource, subprocess, sys; from toolkit.cli.main import run; code = run(sys.argv[1:]); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)"
    )
    # A pool starts afresh from a file, so the main process must be one that can be imported.
    with tempfile.NamedTemporaryFile("w", suffix=".py", delete=False) as file:
        file.write(f"if __name__ == '__main__':\n    {program.replace('; ', chr(10) + '    ')}\n")
    done = subprocess.run([sys.executable, file.name, *command[1:]], capture_output=True, check=False)
    Path(file.name).unlink()
    return float(done.stderr.decode().strip().splitlines()[-1])


def table(rows: Sequence[Measured]) -> str:
    """The rows as a table of Markdown, which reads well on a screen too."""
    words = {True: "kept", False: "**not kept**", None: ""}
    cells = [("what", "measured", "wanted", ""), *((r.what, r.found, r.wanted, words[r.kept]) for r in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(4)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in cells
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def write_page(text: str) -> None:
    """Put the table between its marks in docs/benchmarks.md, with what it was measured on."""
    begin, end = "<!-- table -->", "<!-- end of table -->"
    page = PAGE.read_text("utf-8")
    head, _begin, rest = page.partition(begin)
    _old, _end, tail = rest.partition(end)
    python = ".".join(map(str, sys.version_info[:3]))
    note = f"Measured on {date.today():%d/%m/%Y}, Python {python}, {os.cpu_count()} cores."
    PAGE.write_text(f"{head}{begin}\n\n{note}\n\n{text}\n\n{end}{tail}", "utf-8")


def main(arguments: Sequence[str]) -> None:
    """Print the table; with --write keep it."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as name:
        text = table(consolidating(Path(name)))
    sys.stdout.write(f"{text}\n")
    if "--write" in arguments:
        write_page(text)


if __name__ == "__main__":
    main(sys.argv[1:])
