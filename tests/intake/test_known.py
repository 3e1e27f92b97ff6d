"""What is known of archived files comes back the very same, and damage means only looking again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.files.shelf_store import Shelf
from toolkit.forms.kinds import FileKind
from toolkit.intake import known_store
from toolkit.intake.content_kinds import ContentKind, Sniffed
from toolkit.intake.known_store import Known
from toolkit.intake.limits import Limits
from toolkit.intake.read_codec import Decoding, Encoded, encoded
from toolkit.intake.unpacking_worker import Unpacked
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding, Place, Severity
from toolkit.model.returns import (
    Answer,
    FieldPlace,
    Identity,
    LockedText,
    LooseText,
    ReadReturn,
    RowTexts,
    Value,
)

TEXT = st.text(max_size=8)
MAYBE = st.none() | TEXT
VALUES: st.SearchStrategy[Value | None] = (
    st.none()
    | TEXT
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.datetimes().map(lambda moment: moment.replace(fold=0))
)
PAIRS = st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple)
FINDINGS = st.builds(
    Finding, TEXT, st.sampled_from(Severity), st.builds(Place, MAYBE, MAYBE, MAYBE, MAYBE), MAYBE, PAIRS
)
LOCKED = st.builds(LockedText, TEXT, TEXT, TEXT, st.none() | st.booleans())


def some(one: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(one, max_size=3).map(tuple)


RETURNS = st.builds(
    ReadReturn,
    st.builds(Identity, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, st.booleans()),
    some(st.builds(Answer, MAYBE, TEXT, TEXT, TEXT, TEXT, VALUES)),
    some(TEXT),
    some(st.builds(FieldPlace, MAYBE, TEXT, TEXT, TEXT)),
    some(FINDINGS),
    some(st.builds(RowTexts, MAYBE, TEXT, TEXT, TEXT, some(LOCKED))),
    some(st.builds(LooseText, TEXT, st.integers(0, 9), st.integers(0, 9), TEXT)),
)
SHA, OTHER = "a" * 64, "b" * 64
ONE = ReadReturn(
    Identity("STC", "2026"),
    (
        Answer("557/1", "percent", "Nhiệm vụ", "I7", "45", Decimal("45.0")),
        Answer("557/1", "submitted_on", "Nhiệm vụ", "J7", "05/09/2026", date(2026, 9, 5)),
        Answer("557/1", "issued_on", "Nhiệm vụ", "K7", "05/09/2026", datetime(2026, 9, 5, 8)),
        Answer("557/1", "status", "Nhiệm vụ", "H7", "Đã hoàn thành", "done"),
        Answer(None, "signer", "Ký duyệt", "C7", "An", "An"),
        Answer(None, "phone", "Ký duyệt", "C9", "#N/A", None),
    ),
    ("557/1",),
    (FieldPlace("557/1", "percent", "Nhiệm vụ", "I7"),),
)


@given(RETURNS)
def test_a_return_comes_back_to_the_last_digit(read: ReadReturn) -> None:
    back = Decoding().read(encoded(read))
    assert back == read
    assert repr(back) == repr(read)


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_other_bytes_are_no_return(own: bytes, shape: bytes) -> None:
    good = encoded(ONE)
    # Parts in a row begin with these bytes; nothing else can be a return.
    if own[:1] != b"\x95":
        assert Decoding().read(Encoded(own, good.shape)) is None
    if shape[:1] != b"\x92":
        assert Decoding().read(Encoded(good.own, shape)) is None


def test_returns_share_what_they_have_in_common_and_stay_what_they_are() -> None:
    other = replace(ONE, answers=ONE.answers[:2], loose=(LooseText("Nhiệm vụ", 1, 2, "abc"),))
    decoding = Decoding()
    first, second, third = (decoding.read(encoded(read)) for read in (ONE, ONE, other))
    assert (first, second, third) == (ONE, ONE, other)
    assert first is not None
    assert second is not None
    assert third is not None
    assert first.lines is second.lines is third.lines
    assert first.places is second.places is third.places
    assert first.loose is second.loose
    assert first.answers[0].cell is third.answers[0].cell


def test_what_one_run_learned_the_next_one_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.shelf"
    looked: list[Path] = []

    def look(file: Path, _limits: Limits) -> Sniffed:
        looked.append(file)
        return Sniffed(ContentKind.XLSX, (make("E109", args={"size": "31", "limit": "30"}),))

    monkeypatch.setattr(known_store, "read_kind", look)
    first = Known(Shelf(path, "1"))
    sniffed = first.kind(SHA, tmp_path / "x", Limits())
    first.keep_read(SHA, FileKind.XLSX, encoded(ONE))
    first.keep_read(OTHER, FileKind.XLSX, encoded(ONE))
    first.keep_members(SHA, [Unpacked("a.xlsx"), Unpacked("b", fault=make("E121"))])
    first.save()
    then = Known(Shelf(path, "1"))
    assert then.kind(SHA, tmp_path / "x", Limits()) == sniffed
    assert looked == [tmp_path / "x"]
    assert then.read(SHA, FileKind.XLSX) == then.read(OTHER, FileKind.XLSX) == ONE
    assert then.read(SHA, FileKind.XLS) is None
    assert then.members(SHA) == (Unpacked("a.xlsx"), Unpacked("b", fault=make("E121")))
    assert then.members(OTHER) is None


def test_another_limit_is_another_look(tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(b"not much")
    known = Known()
    assert known.kind(SHA, file, Limits()) == known.kind(SHA, file, Limits(max_file_mib=1))


def test_spoiled_values_are_none() -> None:
    known = Known()
    for key in (f"read {SHA} xlsx", f"members {SHA}", f"kind {SHA} 30"):
        known.put(key, b"\xc1")
    assert (known.read(SHA, FileKind.XLSX), known.members(SHA)) == (None, None)
