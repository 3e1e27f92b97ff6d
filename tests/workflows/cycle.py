"""One small cycle for the tests: a workspace with both plans and issued forms, and hands that fill them."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import load_workbook

from toolkit.cli.main import run as run_command

AS_OF = "2026-11-30"


@dataclass(frozen=True, slots=True)
class Office:
    """A workspace and what an officer can do in it."""

    root: Path

    def run(self, *arguments: str) -> Outcome:
        """Run a command in this workspace; 'on the 30th of November'."""
        options = ["--workspace", str(self.root)]
        timed = arguments[0] not in ("init", "demo", "form") and arguments[:2] != ("plan", "read")
        if timed:
            options += ["--as-of", AS_OF]
        return run(*arguments, *options)

    def json(self, *arguments: str) -> dict[str, object]:
        """Run a command that prints JSON."""
        result = self.run(*arguments, "--json")
        assert result.code in (0, 1), result.stderr
        return dict(json.loads(result.stdout))

    def form(self, agency: str) -> Path:
        """The form issued to an agency."""
        return self.root / "outbox" / "2026" / "forms" / f"{agency}.xlsx"

    def cells(self, form: Path) -> Mapping[tuple[str | None, str], tuple[str, str]]:
        """Sheet and cell of every answer, by line and field, as `form describe` gives them."""
        surface = json.loads(run("form", "describe", str(form), "--json").stdout)
        return {(cell["line"], cell["field"]): (cell["sheet"], cell["cell"]) for cell in surface["cells"]}

    def fill(self, agency: str, answers: Mapping[tuple[str | None, str], object]) -> bytes:
        """The agency's form with answers typed in, as bytes."""
        form = self.form(agency)
        cells = self.cells(form)
        book = load_workbook(form)
        for slot, value in answers.items():
            sheet, cell = cells[slot]
            book[sheet][cell] = value
        path = self.root / f"filled-{agency}.xlsx"
        book.save(path)
        data = path.read_bytes()
        path.unlink()
        return data

    def receive(self, name: str, data: bytes, day: date = date(2026, 11, 20)) -> Path:
        """Put a file into the inbox as one that came on ``day``."""
        path = self.root / "inbox" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        stamp = datetime.combine(day, time(9)).timestamp()
        os.utime(path, (stamp, stamp))
        return path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command printed, and its exit code."""

    code: int
    stdout: str
    stderr: str


def run(*arguments: str) -> Outcome:
    """Run `toolkit` as the console script does, faults of use included."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run_command(list(arguments))
    return Outcome(code, out.getvalue(), err.getvalue())
