"""Plans of other provinces, in every format they are sent in, against the reading an officer made of each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.plans.plan_shared import seed_book
from tests.plans.province_score import Row, compare
from tests.plans.provinces import load, province_folders, write
from toolkit.messages import use_language
from toolkit.plans.interpret import interpret
from toolkit.plans.reader import read_document
from toolkit.plans.surface import to_json

FILES = [(folder, kind) for folder in province_folders() for kind in load(folder).formats]


def read(folder: Path, kind: str, target: Path) -> Row:
    with use_language("en"):
        found: Row = to_json(interpret(read_document(write(load(folder), kind, target)), seed_book()))
    return found


@pytest.mark.parametrize(("folder", "kind"), FILES, ids=[f"{folder.name}.{kind}" for folder, kind in FILES])
def test_a_plan_is_read_as_an_officer_reads_it(folder: Path, kind: str, tmp_path: Path) -> None:
    found = read(folder, kind, tmp_path)
    wanted = json.loads((folder / "reading.json").read_text("utf-8"))
    result = compare(found, wanted, "annex")
    assert compare(found, wanted, "narrative", result).differences == []


def test_there_are_documents_of_every_shape() -> None:
    shapes = [load(folder).remarks["shape"] for folder in province_folders()]
    assert len(shapes) == len(set(shapes)) >= 6


def test_owners_merged_over_rows_are_doubted_where_copying_lost_them(tmp_path: Path) -> None:
    """Copied text keeps no merged cells: nobody is guessed, every row without an owner is told."""
    folder = next(f for f in province_folders() if f.name == "ho-chi-minh-city-merged-owners")
    wanted = json.loads((folder / "reading.json").read_text("utf-8"))
    found = read(folder, "txt", tmp_path)
    empty = [task["key"] for task in found["tasks"] if not task["leads"]]
    assert empty == ["163-2026/I.2", "163-2026/II.2", "163-2026/II.5"]
    told = {doubt["key"] for doubt in found["doubts"] if "Nobody is named to lead" in doubt["why"]}
    assert told == set(empty)
    whole = [(task["key"], task["title"], task["deadline"]) for task in wanted["tasks"]]
    assert [(task["key"], task["title"], task["deadline"]) for task in found["tasks"]] == whole
