"""Writing files whole or not at all, and packages with stable bytes."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from toolkit.files.store import sha256_of, stable_zip, write_atomic
from toolkit.model.errors import FileInUseError, WorkspaceError


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    write_atomic(path, b"one")
    write_atomic(path, b"two")
    assert (path.read_bytes(), [p.name for p in path.parent.iterdir()]) == (b"two", ["b.txt"])


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    write_atomic(path, b"one")

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(WorkspaceError, match="No space left"):
        write_atomic(path, b"two")
    assert (path.read_bytes(), [p.name for p in tmp_path.iterdir()]) == (b"one", ["a.txt"])


def test_an_open_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(FileInUseError, match=r"tasks\.xlsx"):
        write_atomic(tmp_path / "tasks.xlsx", b"x")
    assert list(tmp_path.iterdir()) == []


def _package(year: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr(zipfile.ZipInfo("a.xml", (year, 1, 1, 0, 0, 0)), b"<a/>" * 1000)
    return data.getvalue()


def test_equal_content_has_equal_bytes() -> None:
    assert _package(2020) != _package(2026)
    assert stable_zip(_package(2020)) == stable_zip(_package(2026))
    with zipfile.ZipFile(io.BytesIO(stable_zip(_package(2020)))) as package:
        assert package.read("a.xml") == b"<a/>" * 1000


def test_hash(tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.write_bytes(b"")
    assert sha256_of(path) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
