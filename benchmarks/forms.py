"""How long it takes to issue the forms of a year and to read a return, and what that is compared with.

Issuing: every form of the workspace in the root of the project, against one fresh xlsxwriter workbook an
agency with the same content; nothing is put on record. Reading: the same forms, filled, with everything that
is looked at in a return, against the bare cells from python-calamine; as we write them, and as LibreOffice
saves them where it is installed. Times are CPU times of the best of several rounds, taken in turns; every
round begins as cold as a run of the command does.

Run: python benchmarks/forms.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
from python_calamine import CalamineWorkbook

from toolkit.forms.filling import Filling
from toolkit.forms.form_mould_writer import mould_of
from toolkit.forms.interpret import interpret
from toolkit.forms.kinds import FileKind
from toolkit.forms.meta import text_sum
from toolkit.forms.reader import read_by_library, read_workbook
from toolkit.forms.signs import heading_key, words_to_find
from toolkit.forms.text_height import line_count
from toolkit.forms.wording_reader import FormWording, read_wording
from toolkit.forms.writer import form_bytes, xlsxwriter_package
from toolkit.model.form import FormContent
from toolkit.workflows.asked import to_issue
from toolkit.workflows.samples import Phrases, SampleRequest, truthful_answers
from toolkit.workflows.state import masters
from toolkit.workflows.workspace import SessionRequest, Workspace, open_session

ROUNDS = 5
WRITTEN_ON = date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class Contest:
    """Ways to do the same with all items, the one that others are measured by first."""

    title: str
    items: Sequence[object]
    ways: Sequence[tuple[str, Callable[..., object]]]


def shipped_forms(workspace: Workspace) -> tuple[FormContent, ...]:
    """What the workspace would issue now."""
    session = open_session(SessionRequest(workspace.root, None, WRITTEN_ON), workspace.root)
    return to_issue(session, masters(workspace)).forms


def filled(forms: Iterable[FormContent], workspace: Workspace, folder: Path) -> list[Path]:
    """Every form with the answers of a careful officer, as files."""
    phrases = msgspec.toml.decode((workspace.templates / "samples.toml").read_bytes(), type=Phrases)
    request = SampleRequest(WRITTEN_ON, "benchmark", phrases)
    wording = read_wording(workspace.templates)
    folder.mkdir()
    paths = []
    for number, form in enumerate(forms):
        path = folder / f"{number}.xlsx"
        path.write_bytes(form_bytes(form, wording, Filling(truthful_answers(form, request))))
        paths.append(path)
    return paths


def by_office(paths: Sequence[Path], folder: Path) -> list[Path]:
    """The same files as LibreOffice saves them; none where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        return []
    command = [office, f"-env:UserInstallation={folder.as_uri()}-profile", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "xlsx", "--outdir", folder, *paths], check=True, capture_output=True
    )
    return [folder / path.name for path in paths]


def bare(path: Path) -> list[list[list[object]]]:
    """All sheets as lists of rows."""
    with CalamineWorkbook.from_path(path) as book:
        return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def issuing(title: str, forms: Sequence[FormContent], wording: FormWording) -> Contest:
    """One form after the other, by xlsxwriter and by us."""
    ways = (
        ("xlsxwriter, a fresh workbook each", lambda form: xlsxwriter_package(form, wording, Filling())),
        ("toolkit issue", lambda form: form_bytes(form, wording)),
    )
    return Contest(f"Issuing {title}", forms, ways)


def reading(title: str, paths: Sequence[Path]) -> Contest:
    """One return after the other: bare cells, and cells with everything that is looked at."""
    ways = (
        ("python-calamine, bare cells", bare),
        ("toolkit, with all checks", lambda path: interpret(read_workbook(path, FileKind.XLSX))),
        ("the same by openpyxl", lambda path: interpret(read_by_library(path))),
    )
    return Contest(f"Reading {title}", paths, ways)


def best_times(contest: Contest) -> list[float]:
    """Seconds of CPU time per item for each way."""
    best = [float("inf")] * len(contest.ways)
    for _round in range(ROUNDS):
        for number, (_name, way) in enumerate(contest.ways):
            for cached in (mould_of, line_count, heading_key, words_to_find, text_sum):
                cached.cache_clear()
            start = time.process_time()
            for item in contest.items:
                way(item)
            best[number] = min(best[number], (time.process_time() - start) / len(contest.items))
    return best


def table(contest: Contest) -> str:
    """The lines of a contest: milliseconds an item, and how often the first way's time that is."""
    times = best_times(contest)
    lines = [f"{contest.title} ({len(contest.items)})", f"{'':<40}{'ms each':>9}{'times':>8}{'faster':>9}"]
    lines += [
        f"  {name:<38}{1000 * seconds:>9.2f}{seconds / times[0]:>8.2f}{times[0] / seconds:>9.2f}"
        for (name, _way), seconds in zip(contest.ways, times, strict=True)
    ]
    return "\n".join(lines)


def main() -> None:
    """Print all tables, each as soon as it is known."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace = Workspace(Path(__file__).resolve().parents[1])
        forms = shipped_forms(workspace)
        wording = read_wording(workspace.templates)
        province = [form for form in forms if not form.agency.isdigit()]
        communes = [form for form in forms if form.agency.isdigit()]
        returns = filled(forms, workspace, folder / "returns")
        saved = by_office(returns[: 2 * len(province)], folder / "saved")
        contests = (
            issuing("all forms", forms, wording),
            issuing("forms of provincial agencies", province, wording),
            issuing("forms of communes", communes[: len(province)], wording),
            reading("returns as we write them", returns),
            *([reading("returns as LibreOffice saves them", saved)] if saved else []),
        )
        for contest in contests:
            sys.stdout.write(f"{table(contest)}\n\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
