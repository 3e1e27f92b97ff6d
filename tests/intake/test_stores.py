"""Inbox, archive, ledger and lock, each by itself."""

from __future__ import annotations

import errno
import hashlib
import json
import multiprocessing
import os
import sqlite3
import stat
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.intake import intake_builders as b
from toolkit.intake import ledger_schema_store
from toolkit.intake.archive_store import Archive
from toolkit.intake.events import Event, EventKind, IssueRecord, identical_to
from toolkit.intake.inbox_reader import folder_date, scan
from toolkit.intake.intake_store import IntakePlaces, take_in
from toolkit.intake.ledger_store import Ledger
from toolkit.intake.limits import Limits
from toolkit.intake.lock_store import CLAIM_NAME, HOLDER_NAME, WorkspaceBusyError, workspace_lock
from toolkit.intake.shown_names import shown_name
from toolkit.model.errors import WorkspaceError
from toolkit.model.returns import Received

NOW = b.at("2026-11-30T08:00:00")


def test_scan_lists_files_in_order_of_receipt_and_skips_clutter(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    b.put(inbox / "STC.xlsx", b"12", "2026-11-22T09:00:00")
    b.put(inbox / "b.xlsx", b"", "2026-11-21T09:00:00")
    b.put(inbox / "a.xlsx", b"1", "2026-11-21T09:00:00")
    b.put(inbox / "20.11.2026" / "c.xlsx", b"1", "2026-11-25T09:00:00")
    for clutter in ("processed/old.xlsx", ".gitkeep", "~$STC.xlsx", ".hidden", "x.tmp", "a/.DS_Store"):
        b.put(inbox / clutter, b"1")
    (inbox / "link.xlsx").symlink_to(inbox / "STC.xlsx")
    (inbox / "away").symlink_to(tmp_path)
    os.mkfifo(inbox / "pipe.xlsx")
    found = scan(inbox, tmp_path)
    files = [(f.relative, f.size, f.received_at) for f in found if f.kind_of_entry.value == "file"]
    assert files == [
        ("inbox/20.11.2026/c.xlsx", 1, b.at("2026-11-20T00:00:00")),
        ("inbox/a.xlsx", 1, b.at("2026-11-21T09:00:00")),
        ("inbox/b.xlsx", 0, b.at("2026-11-21T09:00:00")),
        ("inbox/STC.xlsx", 2, b.at("2026-11-22T09:00:00")),
    ]
    others = sorted((f.relative, f.kind_of_entry.value) for f in found if f.kind_of_entry.value != "file")
    assert others == [("inbox/away", "link"), ("inbox/link.xlsx", "link"), ("inbox/pipe.xlsx", "special")]


def test_scan_without_an_inbox_finds_nothing(tmp_path: Path) -> None:
    assert scan(tmp_path / "inbox", tmp_path) == ()


@pytest.mark.parametrize(
    ("folders", "wanted"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("20-11-2026", date(2026, 11, 20)),
        ("20.11.2026", date(2026, 11, 20)),
        ("Nhận ngày 5.6.2026 (thư)", date(2026, 6, 5)),
        ("20261120", date(2026, 11, 20)),
        ("2026-11-20/STC", date(2026, 11, 20)),
        ("2026-11-20/21-11-2026", date(2026, 11, 21)),
        ("2026", None),
        ("31-02-2026", None),
        ("557-2023", None),
        ("11.20.2026", None),
    ],
)
def test_dated_folders(folders: str, wanted: date | None) -> None:
    assert folder_date(tuple(folders.split("/"))) == wanted


def test_archive_keeps_bytes_once_under_their_hash(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    source = b.put(tmp_path / "STC.xlsx", b"content")
    digest = hashlib.sha256(b"content").hexdigest()
    assert [archive.put(source), archive.put(b"content"), archive.put(source)] == [digest] * 3
    assert [path.name for path in (tmp_path / "archive").iterdir()] == [digest]
    assert archive.get(digest).read_bytes() == b"content"
    assert not archive.get(digest).stat().st_mode & stat.S_IWUSR


def test_archive_says_what_is_missing_or_damaged(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    digest = archive.put(b"content")
    for wrong in ("0" * 64, "../ledger.db", ""):
        with pytest.raises(WorkspaceError, match="does not hold"):
            archive.get(wrong)
    kept = archive.get(digest)
    kept.chmod(0o644)
    kept.write_bytes(b"con")
    with pytest.raises(WorkspaceError, match="damaged"):
        archive.put(b"content")
    with pytest.raises(FileNotFoundError):
        archive.put(tmp_path / "gone.xlsx")


def test_a_full_disk_is_one_sentence_and_leaves_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(WorkspaceError, match="No space left"):
        Archive(tmp_path / "archive").put(b"content")
    assert list((tmp_path / "archive").iterdir()) == []


def received(file: str, at: str, sha256: str = "s1") -> Event:
    payload = json.dumps({"size": 3, "received_from": "Sở", "time_source": "mail"})
    return Event(EventKind.RECEIVED, b.at(at), sha256, file, period="2026", payload=payload)


def test_receipts_come_in_order_and_once(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        late, early = received("b", "2026-11-21T09:00:00"), received("c", "2026-11-20T09:00:00")
        assert ledger.append([late, early, late]) == 2
        assert ledger.append([early, received("a", "2026-11-21T09:00:00", "s2")]) == 1
        assert ledger.received("2025") == ()
        rows = ledger.received("2026")
    assert rows[0] == Received("c", "s1", 3, b.at("2026-11-20T09:00:00"), "Sở", 1, "mail")
    assert [(row.order, row.file) for row in rows] == [(1, "c"), (2, "a"), (3, "b")]
    assert identical_to(rows) == {3: "c"}


def test_other_events_may_repeat_and_people_are_remembered(tmp_path: Path) -> None:
    settled = Event(EventKind.ACCEPTED, NOW, "s1", "a", "STC", "2026", "Nguyễn Văn A", "đã gọi điện")
    counted = Event(EventKind.COUNTED, NOW, "s1", "a", "STC", "2026")
    with Ledger(tmp_path / "ledger.db") as ledger:
        assert ledger.append([settled, counted, settled]) == 3
    with Ledger(tmp_path / "ledger.db") as ledger:
        assert ledger.person_events("2026") == (settled, settled)
        assert ledger.events((EventKind.COUNTED,)) == (counted,)


def test_the_latest_issue_of_each_agency_counts(tmp_path: Path) -> None:
    def issue(agency: str, code: str, at: str, period: str = "2026") -> IssueRecord:
        return IssueRecord(agency, period, code, ("74-2026/I.1",), b.at(at))

    old, new = issue("STC", "1", "2026-11-01T08:00:00"), issue("STC", "2", "2026-11-02T08:00:00")
    other = issue("SXD", "3", "2026-11-01T08:00:00")
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.record_issues([old, other, issue("STC", "0", "2025-11-02T08:00:00", "2025"), new])
        assert ledger.issued("2026") == (new, other)
        assert ledger.issues("2026") == (old, other, new)


def test_the_ledger_is_safe_on_a_share_and_append_only(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger(path) as ledger:
        ledger.append([received("a", "2026-11-20T09:00:00")])
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    for statement in ("DELETE FROM events", "UPDATE events SET file = 'b'"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            connection.execute(statement)
    connection.close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["ledger.db"]


def test_events_of_a_failed_transaction_are_not_kept(tmp_path: Path) -> None:
    bad = Event(EventKind.READ, NOW, payload=None)  # type: ignore[arg-type]
    with Ledger(tmp_path / "ledger.db") as ledger:
        with pytest.raises(WorkspaceError):
            ledger.append([received("a", "2026-11-20T09:00:00"), bad])
        assert ledger.events() == ()


def test_a_ledger_that_is_none_and_a_newer_one_are_told(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="damaged"):
        Ledger(b.put(tmp_path / "noise.db", b"not a database" * 100))
    Ledger(tmp_path / "ledger.db").close()
    connection = sqlite3.connect(tmp_path / "ledger.db")
    connection.execute("UPDATE schema SET version = 99")
    connection.commit()
    connection.close()
    with pytest.raises(WorkspaceError, match="newer release"):
        Ledger(tmp_path / "ledger.db")


def test_an_older_ledger_is_brought_up_step_by_step(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    Ledger(path).close()

    def add_column(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE events ADD COLUMN note TEXT")

    with closing(sqlite3.connect(path)) as connection:
        for _turn in range(2):
            ledger_schema_store.prepare(connection, {**ledger_schema_store.MIGRATIONS, 2: add_column})
        assert connection.execute("SELECT version FROM schema").fetchall() == [(3,)]
        assert "note" in {column[1] for column in connection.execute("PRAGMA table_info(events)")}


def test_a_ledger_of_the_first_release_is_read_and_then_closed_to_it(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger(path) as ledger:
        ledger.append([received("a", "2026-11-20T09:00:00")])
    connection = sqlite3.connect(path)
    connection.execute("UPDATE schema SET version = 1")
    connection.commit()
    with Ledger(path) as ledger:
        assert [one.file for one in ledger.received("2026")] == ["a"]
    assert connection.execute("SELECT version FROM schema").fetchone() == (2,)
    connection.close()


def test_a_person_corrects_when_something_was_received(tmp_path: Path) -> None:
    def dated(moment: str, at: str = "2026-12-01T08:00:00") -> Event:
        payload = json.dumps({"received_at": b.at(moment).isoformat()})
        return Event(EventKind.DATED, b.at(at), "s1", "a", "STC", "2026", "An", "dấu bưu điện", payload)

    first, second = received("a", "2026-11-30T09:00:00"), received("b", "2026-11-29T09:00:00", "s2")
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.append([first, second, dated("2026-11-27T00:00:00"), dated("2026-11-28T00:00:00")])
        rows = [(r.file, r.received_at, r.time_source, r.order) for r in ledger.received("2026")]
        assert rows == [
            ("a", b.at("2026-11-28T00:00:00"), "person", 1),
            ("b", b.at("2026-11-29T09:00:00"), "mail", 2),
        ]
        assert ledger.receipts() == (first, second)
        assert ledger.append([first]) == 0


def _hold(folder: str, ready: object, leave: bool) -> None:
    lock = workspace_lock(Path(folder), NOW)
    lock.__enter__()
    ready.set()  # type: ignore[attr-defined]
    if leave:
        os._exit(9)
    multiprocessing.Event().wait(30)


@pytest.mark.parametrize("dies", [False, True], ids=["at work", "dead"])
def test_the_lock_names_its_holder_and_does_not_outlive_it(tmp_path: Path, dies: bool) -> None:
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    other = context.Process(target=_hold, args=(str(tmp_path), ready, dies))
    other.start()
    try:
        assert ready.wait(30)
        if dies:
            other.join(30)
            assert (tmp_path / HOLDER_NAME).exists()
            with workspace_lock(tmp_path, NOW):
                assert json.loads((tmp_path / HOLDER_NAME).read_text())["pid"] == os.getpid()
        else:
            with pytest.raises(WorkspaceBusyError, match=str(other.pid)), workspace_lock(tmp_path, NOW):
                pass
    finally:
        other.kill()
        other.join()
    with workspace_lock(tmp_path, NOW):
        pass
    assert not (tmp_path / HOLDER_NAME).exists()


@pytest.mark.parametrize(
    "answer", [OSError(errno.ENOLCK, "No locks available"), NotImplementedError("flock")]
)
def test_a_share_without_locks_still_has_one_run_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Exception
) -> None:
    def refused(*_arguments: object, **_named: object) -> None:
        raise answer

    monkeypatch.setattr("toolkit.intake.lock_store.FileLock.acquire", refused)
    claim = tmp_path / CLAIM_NAME
    with workspace_lock(tmp_path, NOW):
        told = json.loads(claim.read_text())
        assert told["pid"] == os.getpid()
        with (
            pytest.raises(WorkspaceBusyError, match=f"process {os.getpid()}.*delete"),
            workspace_lock(tmp_path, NOW),
        ):
            pass
        assert claim.exists()
    assert not claim.exists()
    dead = multiprocessing.get_context("spawn").Process()
    dead.start()
    dead.join()
    claim.write_text(json.dumps({**told, "pid": dead.pid}))
    with workspace_lock(tmp_path, NOW):
        assert json.loads(claim.read_text())["pid"] == os.getpid()
    claim.write_text(json.dumps({**told, "pid": dead.pid, "host": "máy khác"}))
    with pytest.raises(WorkspaceBusyError, match="máy khác"), workspace_lock(tmp_path, NOW):
        pass
    assert claim.exists()


def test_names_that_no_text_can_hold_are_shown_otherwise(tmp_path: Path) -> None:
    table = [
        ("báo cáo.xlsx", "báo cáo.xlsx"),
        ("ba\u0301o ca\u0301o.xlsx", "báo cáo.xlsx"),
        ("bad\udcff.xlsx", "bad\u00ff.xlsx"),
        ("a\nb\x1b[31m.xlsx", "a\ufffdb\ufffd[31m.xlsx"),
        ("a\u202egnp.xlsx", "a\ufffdgnp.xlsx"),
    ]
    assert [shown_name(name) for name, _shown in table] == [shown for _name, shown in table]
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number, (name, _shown) in enumerate(table[2:4]):
        (inbox / name).write_bytes(bytes([number]))
    taken = take_in(IntakePlaces(tmp_path, "2026"), Limits(), NOW)
    assert {one.file for one in taken.received} == {f"inbox/{shown}" for _name, shown in table[2:4]}
    assert len(list((inbox / "processed").iterdir())) == 2
