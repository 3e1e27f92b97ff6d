"""Taking in: archive, ledger, out of the way; killed at any moment and run again, the end is the same."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.intake import intake_builders as b
from toolkit.intake import receipts_store, sorting_reader
from toolkit.intake.attachments import Attachment, Owners, with_agencies
from toolkit.intake.events import EventKind
from toolkit.intake.intake_store import IntakePlaces, TakenIn, take_in
from toolkit.intake.ledger_store import Ledger
from toolkit.intake.limits import Limits
from toolkit.intake.senders import Names
from toolkit.intake.sorting_reader import Sorted, sort_received
from toolkit.intake.unpacking_worker import unpack
from toolkit.model.errors import WorkspaceError

NOW = b.at("2026-11-30T08:00:00")
LIMITS = Limits(max_file_mib=1)
PDF = b"%PDF-1.7 signed"
KILLED = 77


def fill(workspace: Path) -> None:
    """An inbox with a bit of everything."""
    inbox = workspace / "inbox"
    inner = b.zipped({"phụ lục/SXD.xlsx": b.xlsx("SXD"), "SXD.pdf": PDF})
    message = b.mail({"báo cáo.zip": b.zipped({"trong.zip": inner, "STC.xlsx": b.xlsx("STC")}), "a.pdf": PDF})
    b.put(inbox / "mail.eml", message)
    b.put(inbox / "20-11-2026" / "SYT.xlsx", b.xlsx("SYT"))
    b.put(inbox / "SYT.xlsx", b.xlsx("SYT"), "2026-11-22T10:00:00")
    b.put(inbox / "trống.xls", b"")


def run(workspace: Path, move: bool = True) -> TakenIn:
    return take_in(IntakePlaces(workspace, "2026", move), LIMITS, NOW)


def state(workspace: Path) -> object:
    """Everything a run leaves behind: files with their bytes, and the ledger."""
    files = {
        path.relative_to(workspace).as_posix(): path.read_bytes()
        for path in sorted(workspace.rglob("*"))
        if path.is_file() and not path.name.startswith("ledger.db")
    }
    with Ledger(workspace / "ledger.db") as ledger:
        return files, ledger.events(), ledger.received()


def sorted_files(workspace: Path) -> Sorted:
    with Ledger(workspace / "ledger.db") as ledger:
        return sort_received(ledger.received("2026"), IntakePlaces(workspace, "2026").archive, LIMITS)


def test_everything_is_taken_in_with_time_sender_and_members(tmp_path: Path) -> None:
    fill(tmp_path)
    taken = run(tmp_path)
    rows = [(r.file, r.received_at.isoformat()[:16], r.time_source, r.received_from) for r in taken.received]
    sender = "Sở Tài chính <stc@thanhhoa.gov.vn>"
    mail = ("2026-11-21T03:30", "mail", sender)
    assert rows == [
        ("inbox/20-11-2026/SYT.xlsx", "2026-11-20T00:00", "folder", None),
        ("inbox/trống.xls", "2026-11-20T09:00", "file", None),
        ("inbox/mail.eml", *mail),
        ("inbox/mail.eml!a.pdf", *mail),
        ("inbox/mail.eml!báo cáo.zip", *mail),
        ("inbox/mail.eml!báo cáo.zip!STC.xlsx", *mail),
        ("inbox/mail.eml!báo cáo.zip!trong.zip", *mail),
        ("inbox/mail.eml!báo cáo.zip!trong.zip!SXD.pdf", *mail),
        ("inbox/mail.eml!báo cáo.zip!trong.zip!phụ lục/SXD.xlsx", *mail),
        ("inbox/SYT.xlsx", "2026-11-22T10:00", "file", None),
    ]
    assert [a.file.rpartition("!")[2] for a in taken.attachments] == ["a.pdf", "SXD.pdf"]
    assert (taken.unusable, taken.repeated) == ((), ())
    left = sorted(p.relative_to(tmp_path).as_posix() for p in (tmp_path / "inbox").rglob("*") if p.is_file())
    assert left == [
        "inbox/processed/20-11-2026/SYT.xlsx",
        "inbox/processed/SYT.xlsx",
        "inbox/processed/mail.eml",
        "inbox/processed/trống.xls",
    ]


def test_receipts_are_sorted_by_what_they_are(tmp_path: Path) -> None:
    fill(tmp_path)
    run(tmp_path)
    result = sorted_files(tmp_path)
    assert [one.received.file.rpartition("!")[2] for one in result.candidates] == [
        "inbox/20-11-2026/SYT.xlsx",
        "STC.xlsx",
        "phụ lục/SXD.xlsx",
        "inbox/SYT.xlsx",
    ]
    assert [(one.received.file, [f.code for f in one.findings]) for one in result.refused] == [
        ("inbox/trống.xls", ["E101"])
    ]
    assert [one.file.rpartition("!")[2] for one in result.containers] == [
        "inbox/mail.eml",
        "báo cáo.zip",
        "trong.zip",
    ]


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    fill(tmp_path)
    run(tmp_path)
    before = state(tmp_path)
    assert run(tmp_path) == TakenIn()
    assert state(tmp_path) == before


def test_without_moving_files_are_taken_in_once(tmp_path: Path) -> None:
    fill(tmp_path)
    assert len(run(tmp_path, move=False).received) == 10
    before = state(tmp_path)
    assert run(tmp_path, move=False) == TakenIn()
    assert state(tmp_path) == before


def test_the_same_file_again_is_said_and_equal_content_at_another_time_is_a_receipt(tmp_path: Path) -> None:
    data = b.xlsx("STC")
    b.put(tmp_path / "inbox/STC.xlsx", data)
    first = run(tmp_path)
    b.put(tmp_path / "inbox/STC.xlsx", data)
    again = run(tmp_path)
    b.put(tmp_path / "inbox/STC.xlsx", data, "2026-11-23T09:00:00")
    later = run(tmp_path)
    assert [len(one.received) for one in (first, again, later)] == [1, 0, 1]
    assert [one.repeated for one in (first, again, later)] == [(), ("inbox/STC.xlsx",), ()]
    names = sorted(path.name for path in (tmp_path / "inbox/processed").iterdir())
    assert names == ["STC (2).xlsx", "STC (3).xlsx", "STC.xlsx"]


def test_what_is_no_file_is_told_and_never_opened(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    b.put(tmp_path / "secret.xlsx", b.xlsx())
    inbox.mkdir()
    os.mkfifo(inbox / "pipe.xlsx")
    (inbox / "link.xlsx").symlink_to(tmp_path / "secret.xlsx")
    taken = run(tmp_path)
    told = sorted((one.file, [finding.code for finding in one.findings]) for one in taken.unusable)
    assert told == [("inbox/link.xlsx", ["E130"]), ("inbox/pipe.xlsx", ["E131"])]
    assert taken.received == ()


def test_packages_beyond_the_depth_and_empty_ones_are_told(tmp_path: Path) -> None:
    deep = b.zipped({"c.zip": b.zipped({"d.zip": b.zipped({"STC.xlsx": b.xlsx()})})})
    b.put(tmp_path / "inbox/deep.zip", deep)
    b.put(tmp_path / "inbox/empty.eml", b.mail({}))
    b.put(tmp_path / "inbox/cut.zip", deep[:-30])
    run(tmp_path)
    refused = [(one.received.file, [f.code for f in one.findings]) for one in sorted_files(tmp_path).refused]
    assert sorted(refused) == [
        ("inbox/cut.zip", ["E108"]),
        ("inbox/deep.zip!c.zip!d.zip", ["E121"]),
        ("inbox/empty.eml", ["W123"]),
    ]


# The attachment, its sender, and whose it is; returns of STC and SXD came as RETURNS tells.
RETURNS = {
    "inbox/a.eml!STC.xlsx": "STC",
    "inbox/b.eml!STC.xlsx": "STC",
    "inbox/b.eml!SXD.xlsx": "SXD",
    "inbox/Quý 4/r.xlsx": "STC",
    "inbox/20-11-2026/r.xlsx": "SXD",
    "inbox/c.mbox!0001.eml!r.xlsx": "SXD",
    "inbox/loose.xlsx": "SXD",
}
ATTACHMENTS = """
inbox/a.eml!x.pdf            |                          | STC
inbox/b.eml!y.pdf            |                          | -
inbox/b.eml!y.pdf            | Sở Y tế <syt@x.vn>       | -
inbox/c.mbox!0001.eml!z.pdf  |                          | SXD
inbox/c.mbox!0002.eml!z.pdf  | Sở Xây dựng <a@x.vn>     | SXD
inbox/c.mbox!0003.eml!z.pdf  |                          | -
inbox/loose.pdf              |                          | -
inbox/Quý 4/z.pdf            |                          | STC
inbox/20-11-2026/z.pdf       |                          | -
inbox/SXD/z.pdf              |                          | SXD
inbox/Sở Y tế/20-11-2026/z.pdf |                        | SYT
inbox/d.eml!z.pdf            | Văn thư <sxd@thanhhoa.gov.vn> | SXD
inbox/d.eml!z.pdf            | Văn thư <stc@thanhhoa.gov.vn> | -
inbox/told.pdf               |                          | SYT
inbox/a.eml!told.pdf         |                          | -
"""


@pytest.mark.parametrize("row", ATTACHMENTS.strip().splitlines())
def test_whose_an_attachment_is(row: str) -> None:
    file, sender, expected = (part.strip() for part in row.split("|"))
    names = Names({"STC": ("Sở Tài chính",), "SXD": ("Sở Xây dựng",), "SYT": ("Sở Y tế",)}, {})
    settled = {("inbox/told.pdf", "s"): "SYT", ("inbox/a.eml!told.pdf", "s"): None}
    found = with_agencies(
        [Attachment(file, "s", received_from=sender or None)], Owners(RETURNS, names, "STC", settled)
    )
    assert [one.agency or "-" for one in found] == [expected]


def test_a_file_that_cannot_be_moved_stays_and_is_not_counted_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    b.put(tmp_path / "inbox/STC.xlsx", b.xlsx("STC"))

    def locked(self: Path, _target: object) -> Path:
        raise PermissionError(13, "used by another process", str(self))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", locked)
        taken = run(tmp_path)
        stuck = run(tmp_path)
    assert [len(taken.received), len(stuck.received)] == [1, 0]
    assert [finding.code for one in stuck.unusable for finding in one.findings] == ["W133"]
    moved = run(tmp_path)
    with Ledger(tmp_path / "ledger.db") as ledger:
        assert len(ledger.events((EventKind.RECEIVED,))) == 1
    assert (moved.unusable, (tmp_path / "inbox/processed/STC.xlsx").exists()) == ((), True)


def test_a_full_disk_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    other = tmp_path / "other"
    shutil.copytree(tmp_path / "inbox", other / "inbox")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(WorkspaceError, match="Nothing was lost"):
            run(other)
    assert len([path for path in (other / "inbox").rglob("*") if path.is_file()]) == 4
    assert len(run(other).received) == 10


def killed_before_operation(workspace: Path, number: int) -> bool:
    """Take in within a copy of this process that ends without clean-up before its n-th file operation."""
    child = os.fork()
    if child == 0:
        seen = 0

        def count(event: str, _arguments: tuple[object, ...]) -> None:
            nonlocal seen
            if event.split(".")[0] in ("open", "os", "sqlite3", "shutil", "tempfile"):
                seen += 1
                if seen == number:
                    os._exit(KILLED)

        sys.addaudithook(count)
        try:
            run(workspace)
        except BaseException:
            os._exit(1)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, KILLED)
    return code == KILLED


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_killed_before_any_file_operation_and_run_again_the_end_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # In a copy of a process no pool can be started; containers are taken apart where they are.
    for module in (receipts_store, sorting_reader):
        monkeypatch.setattr(module, "unpack_all", lambda items, _limits: tuple(map(unpack, items)))
    origin = tmp_path / "origin"
    fill(origin)

    def fresh(name: str) -> Path:
        workspace = tmp_path / name
        shutil.rmtree(workspace, ignore_errors=True)
        shutil.copytree(origin, workspace)
        return workspace

    whole = fresh("w")
    wanted_new = {(r.file, r.sha256) for r in run(whole).received}
    wanted = state(whole)
    number = 1
    while killed_before_operation(workspace := fresh("w"), number):
        new = {(r.file, r.sha256) for r in run(workspace).received}
        assert state(workspace) == wanted, f"killed before operation {number}"
        assert new <= wanted_new
        number += 1
    assert number > 60
