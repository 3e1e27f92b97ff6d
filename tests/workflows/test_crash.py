"""`consolidate` killed at any moment and run again ends as one that was not killed; and what stands in its way."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.forms.deeds.office import ANSWERS, AS_OF, T2, filled_form, open_office, wording
from tests.intake import intake_builders as b
from tests.workflows.cycle import Office
from toolkit.consolidation.export import to_json
from toolkit.files.shelf_store import Shelf
from toolkit.forms.filling import Filling
from toolkit.forms.writer import form_bytes
from toolkit.intake import returns_reader, unpacking_pool
from toolkit.intake.ledger_store import Ledger
from toolkit.intake.lock_store import workspace_lock
from toolkit.model.register import Register
from toolkit.register.reader import read_register
from toolkit.workflows import state
from toolkit.workflows.consolidate import Consolidated, consolidate_period
from toolkit.workflows.state import quiet
from toolkit.workflows.workspace import SessionRequest, open_session

POINTS = 110
PARTS = 4
"""Tests among which the points are shared out, so that they need not wait for each other."""
KILLED = 77
NOW = datetime(2026, 11, 30, 3, tzinfo=UTC)
FILE_EVENTS = ("open", "os", "sqlite3", "shutil", "tempfile")


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small office with a return, a faulty one after it, a mail with a zip in it, and a scan."""
    root = tmp_path_factory.mktemp("crash") / "origin"
    small = open_office(root)
    content = small.contents["SXD"]
    office = Office(root)
    wrong = form_bytes(content, wording(), Filling({**ANSWERS, (T2, "percent"): Decimal(450)}))
    office.receive("a.xlsx", filled_form(content), date(2026, 11, 20))
    office.receive("mail.eml", b.mail({"b.zip": b.zipped({"b.xlsx": wrong}), "ky.pdf": b"%PDF-1.7"}))
    office.receive("scan.pdf", b"%PDF-1.7 x")
    return root


def in_this_process(
    function: Callable[[Any], Any], items: Sequence[Any], *_others: object
) -> tuple[Any, ...]:
    """In place of the pool: a copy of this process cannot start one, and the deaths of workers are tested apart."""
    return tuple(function(item) for item in items)


@pytest.fixture
def without_pool(origin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = read_register(origin / "master")

    def read(_folder: Path, _shelf: Shelf) -> Register:
        """The masters are only read, so reading them anew every time would prove nothing and take half the time."""
        return register

    monkeypatch.setattr(state, "known_register", read)
    monkeypatch.setattr(returns_reader, "outcomes_of", in_this_process)
    monkeypatch.setattr(unpacking_pool, "run_all", in_this_process)


def consolidated(root: Path) -> Consolidated:
    return consolidate_period(open_session(SessionRequest(root, "2026", AS_OF), root), NOW, quiet)


def end(root: Path, done: Consolidated) -> dict[str, object]:
    """All that a run leaves behind and says, except what it took in itself."""
    with Ledger(root / "ledger.db") as ledger:
        events = [(e.kind, e.at, e.sha256, e.file, e.payload) for e in ledger.events() if e.kind != "issued"]
    return {
        "files": {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file() and path.name != "ledger.db"
        },
        "events": sorted(events, key=str),
        "export": json.dumps(to_json(done.state.consolidation)),
        "outcomes": [(f.received.file, f.checked.outcome, f.counts) for f in done.state.judged],
    }


def killed(root: Path, number: int) -> tuple[bool, int]:
    """Consolidate in a copy of this process that ends without clean-up before its n-th file operation.

    Gives whether it was killed; with number 0 it runs to its end and gives how many operations there were.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        seen = 0

        def count(event: str, _arguments: tuple[object, ...]) -> None:
            nonlocal seen
            if event.split(".")[0] in FILE_EVENTS:
                seen += 1
                if seen == number:
                    os._exit(KILLED)

        sys.addaudithook(count)
        try:
            consolidated(root)
        except BaseException:
            os._exit(1)
        os.write(writing, str(seen).encode())
        os._exit(0)
    os.close(writing)
    _pid, status = os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        operations = int(told.read() or 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, KILLED)
    return code == KILLED, operations


def differing(found: dict[str, object], wanted: dict[str, object]) -> list[str]:
    """What is not the same in two ends, files by their names."""
    ours, theirs = found["files"], wanted["files"]
    assert isinstance(ours, dict)
    assert isinstance(theirs, dict)
    names = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    return names + [key for key in found if key != "files" and found[key] != wanted[key]]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.usefixtures("without_pool")
@pytest.mark.parametrize("part", range(PARTS))
def test_killed_at_any_moment_and_run_again_the_end_is_the_same(
    part: int, origin: Path, tmp_path: Path
) -> None:
    def fresh() -> Path:
        root = tmp_path / "ws"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(origin, root)
        return root

    wanted = end(root := fresh(), consolidated(root))
    files = wanted["files"]
    assert isinstance(files, dict)
    assert len([name for name in files if name.startswith("archive/")]) == 6
    _killed, operations = killed(fresh(), 0)
    assert operations > POINTS
    points = sorted(random.Random(30112026).sample(range(1, operations + 1), POINTS))
    for point in points[part::PARTS]:
        root = fresh()
        was_killed, _none = killed(root, point)
        found = end(root, consolidated(root))
        assert differing(found, wanted) == [], f"before operation {point}"
        assert was_killed


def test_a_full_disk_while_outputs_are_written_loses_nothing(
    origin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "ws"
    shutil.copytree(origin, root)
    office = Office(root)
    sync = os.fsync

    def full(handle: int) -> None:
        if "outbox" in str(Path(f"/proc/self/fd/{handle}").readlink()):
            raise OSError(28, "No space left on device")
        sync(handle)

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        result = office.run("consolidate")
    assert (result.code, "No space left" in result.stderr, "Traceback" in result.stderr) == (2, True, False)
    assert [path for path in root.rglob("*") if ".tmp-" in path.name] == []
    told = office.json("consolidate")
    assert isinstance(told["files"], list)
    assert len(told["files"]) == 2
    assert (root / "outbox/2026/consolidated.xlsx").is_file()


def test_an_inbox_that_may_not_be_read_is_told_and_what_came_before_stands(
    origin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "ws"
    shutil.copytree(origin, root)
    office = Office(root)
    office.run("consolidate")
    before = office.json("export")
    scandir = os.scandir

    def forbidden(path: object) -> Any:
        if str(path) == str(root / "inbox"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)  # type: ignore[call-overload]

    with monkeypatch.context() as patch:
        patch.setattr("os.scandir", forbidden)
        result = office.run("consolidate")
    assert result.code == 1
    assert "The file or folder cannot be opened" in result.stdout
    assert office.json("export") == before


def _hold(root: str, ready: Any, let_go: Any) -> None:
    with workspace_lock(Path(root), NOW):
        ready.set()
        let_go.wait(60)


def test_two_runs_at_once_are_one_run_and_one_sentence(origin: Path, tmp_path: Path) -> None:
    root = tmp_path / "ws"
    shutil.copytree(origin, root)
    context = multiprocessing.get_context("spawn")
    ready, let_go = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(str(root), ready, let_go))
    other.start()
    try:
        assert ready.wait(60)
        result = Office(root).run("consolidate")
        assert (result.code, str(other.pid) in result.stderr) == (2, True)
        assert len(result.stderr.strip().splitlines()) == 2
        assert {path.name for path in (root / "inbox").iterdir()} == {"a.xlsx", "mail.eml", "scan.pdf"}
    finally:
        let_go.set()
        other.join(60)
    assert Office(root).run("consolidate").code == 1
