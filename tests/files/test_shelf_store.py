"""Shelves: values come back, and whatever is wrong with a shelf means only that it is empty."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.files import shelf_store
from toolkit.files.code_reader import code_stamp
from toolkit.files.shelf_store import Shelf
from toolkit.model.errors import WorkspaceError


def kept(path: Path, values: dict[str, bytes], stamp: str = "1") -> Shelf:
    shelf = Shelf(path, stamp)
    for key, value in values.items():
        shelf.put(key, value)
    shelf.save(values)
    return shelf


@given(values=st.dictionaries(st.text(), st.binary(max_size=200)))
def test_what_is_put_comes_back(values: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("shelf") / "a.shelf"
    kept(path, values)
    assert {key: Shelf(path, "1").get(key) for key in values} == values


def test_values_of_another_program_are_none(tmp_path: Path) -> None:
    kept(tmp_path / "a.shelf", {"a": b"1"})
    assert Shelf(tmp_path / "a.shelf", "2").get("a") is None


def test_what_is_not_used_any_more_goes(tmp_path: Path) -> None:
    path = tmp_path / "a.shelf"
    kept(path, {"a": b"1", "b": b"2"})
    Shelf(path, "1").save({"b"})
    assert (Shelf(path, "1").get("a"), Shelf(path, "1").get("b")) == (None, b"2")


def test_a_shelf_that_did_not_change_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.shelf"
    kept(path, {"a": b"1"})
    monkeypatch.setattr(shelf_store, "write_atomic", pytest.fail)
    shelf = Shelf(path, "1")
    assert shelf.get("a") == b"1"
    shelf.save({"a"})


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _data: b"",
    "half": lambda data: data[: len(data) // 2],
    "one bit": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "another file": lambda data: b"PK\x03\x04" + data,
    "longer": lambda data: data + b"\x00",
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_shelf_is_an_empty_one(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "a.shelf"
    kept(path, {"a": b"1", "b": b"2" * 100})
    path.write_bytes(damage(path.read_bytes()))
    assert (Shelf(path, "1").get("a"), Shelf(path, "1").get("b")) == (None, None)


def test_where_nothing_can_be_written_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _data: bytes) -> None:
        raise WorkspaceError("full")

    monkeypatch.setattr(shelf_store, "write_atomic", full)
    shelf = kept(tmp_path / "a.shelf", {"a": b"1"})
    assert (shelf.get("a"), Shelf(tmp_path / "a.shelf", "1").get("a")) == (b"1", None)


def test_the_mark_of_the_program_is_the_same_within_it() -> None:
    assert code_stamp() == code_stamp() != ""
