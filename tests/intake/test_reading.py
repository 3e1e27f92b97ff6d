"""Reading in workers: a file that hangs, dies, raises or swells costs nothing but itself."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import islice
from multiprocessing import forkserver
from pathlib import Path

import psutil
import pytest

from tests.intake import intake_builders as b
from tests.intake.intake_workers import behave, die_once
from toolkit.forms.kinds import FileKind
from toolkit.intake.limits import Limits
from toolkit.intake.pool import begun
from toolkit.intake.returns_reader import ReadingItem, read_one, read_returns
from toolkit.model.findings import Finding
from toolkit.model.returns import ReadReturn

QUICK = Limits(seconds=10, memory_mib=300, workers=2)
HASTY = Limits(seconds=6, memory_mib=300, workers=2)
PATIENT = Limits(seconds=300, memory_mib=300, workers=2)
"""A worker that died must never be told as one that was slow, however busy the machine is."""


def item(name: str, folder: Path = Path()) -> ReadingItem:
    return ReadingItem(f"sha-{name}", folder / name, FileKind.XLSX)


def shown(outcome: ReadReturn | Finding) -> str:
    return outcome.code if isinstance(outcome, Finding) else str(outcome.identity.agency)


def test_bad_files_become_findings_and_the_rest_go_on() -> None:
    names = ["a", "b", "die", "raise", "c", "swell", "d"]
    if sys.platform == "linux":
        names.append("burst")
    ticks: list[int] = []
    before = set(psutil.Process().children(recursive=True))
    found = read_returns(map(item, names), PATIENT, lambda: ticks.append(1), behave)
    assert {key: shown(outcome) for key, outcome in found.items()} == {
        f"sha-{name}": {"die": "E143", "raise": "E140", "swell": "E142", "burst": "E142"}.get(name, name)
        for name in names
    }
    assert list(found) == [f"sha-{name}" for name in names]
    assert len(ticks) == len(names)
    assert workers_left(before) == []


def test_a_file_that_hangs_is_stopped_and_its_neighbours_are_read() -> None:
    # Its neighbours are quick, so only a machine that stands still for the whole limit could blur the two.
    before = set(psutil.Process().children(recursive=True))
    started = time.monotonic()
    found = read_returns(map(item, ["a", "hang", "b"]), HASTY, reading=behave)
    assert time.monotonic() - started < 120
    assert [shown(outcome) for outcome in found.values()] == ["a", "E141", "b"]
    assert workers_left(before) == []


def workers_left(before: set[psutil.Process]) -> list[psutil.Process]:
    """Workers still there that were not before. The process they are copies of, where there is one, stays."""
    new = set(psutil.Process().children(recursive=True)) - before
    return [one for one in new if one.ppid() != os.getpid() or "spawn_main" in str(one.cmdline())]


def test_the_block_goes_on_beside_the_work_and_what_it_does_not_take_is_dropped() -> None:
    before = set(psutil.Process().children(recursive=True))
    with begun(behave, [item("a"), item("b"), item("hang")], Limits(seconds=600, workers=2)) as outcomes:
        assert [one.identity.agency for one in islice(outcomes, 2) if isinstance(one, ReadReturn)] == [
            "a",
            "b",
        ]
        started = time.monotonic()
    assert time.monotonic() - started < 20
    assert workers_left(before) == []


def test_an_error_in_the_block_ends_the_work() -> None:
    before = set(psutil.Process().children(recursive=True))
    started = time.monotonic()
    with pytest.raises(ZeroDivisionError), begun(behave, [item("hang")], Limits(seconds=600, workers=1)):
        raise ZeroDivisionError
    assert time.monotonic() - started < 20
    assert workers_left(before) == []


PROGRAM = """
from tests.intake.intake_workers import tells_what_is_loaded
from tests.intake.test_reading import QUICK, item
from toolkit.intake.pool import make_ready
from toolkit.intake.returns_reader import LOADED_ONCE, read_returns

if __name__ == "__main__":
    make_ready(QUICK, (*LOADED_ONCE, "tests.intake.loaded_module"))
    found = read_returns([item("a"), item("b")], QUICK, reading=tells_what_is_loaded)
    print(*(read.identity.agency for read in found.values()))
"""


def test_workers_made_ready_beforehand_load_what_they_need_once() -> None:
    # In a process of its own: one of these tests may have made workers ready already.
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    # Only Linux can copy a process that has loaded it; elsewhere a worker loads what it comes to need.
    assert done.stdout.split() == (["True", "True"] if sys.platform == "linux" else ["False", "False"])


def test_where_no_process_can_be_copied_workers_start_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(forkserver, "ensure_running", full)
    found = read_returns([item("a"), item("b")], PATIENT, reading=behave)
    assert [shown(outcome) for outcome in found.values()] == ["a", "b"]


def test_equal_content_is_read_once_and_nothing_heavy_is_loaded() -> None:
    found = read_returns([item("a"), item("a"), item("b")], QUICK, reading=behave)
    assert [(key, shown(outcome)) for key, outcome in found.items()] == [("sha-a", "a"), ("sha-b", "b")]
    assert all(isinstance(outcome, ReadReturn) and outcome.lines == () for outcome in found.values())
    assert read_returns([], QUICK, reading=behave) == {}


def test_a_worker_felled_by_something_else_gets_a_second_chance(tmp_path: Path) -> None:
    assert shown(read_one(item("x", tmp_path), QUICK, die_once)) == "second"


@pytest.mark.parametrize("cut", [0, 500, 3000])
def test_a_damaged_workbook_is_a_finding(tmp_path: Path, cut: int) -> None:
    path = b.put(tmp_path / "x", b.xlsx()[:cut])
    assert shown(read_one(ReadingItem("s", path, FileKind.XLSX), QUICK)) == "E140"


def test_a_foreign_workbook_is_read_without_marks(tmp_path: Path) -> None:
    path = b.put(tmp_path / "no-extension", b.xlsx("xin chào"))
    read = read_one(ReadingItem("s", path, FileKind.XLSX), QUICK)
    assert isinstance(read, ReadReturn)
    assert (read.identity.agency, read.identity.code, read.lines) == (None, None, ())
