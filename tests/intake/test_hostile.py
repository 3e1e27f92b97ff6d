"""Hostile and sloppy files: each ends with an outcome in bounded time and memory, and costs its neighbours nothing."""

from __future__ import annotations

import csv
import io
import random
import re
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import psutil
import pytest
from openpyxl import load_workbook

from tests.forms.deeds.office import ANSWERS, T1, T2, SmallOffice, filled_form, open_office, wording
from tests.intake import intake_builders as b
from tests.intake.hostile_files import hostile_files
from tests.workflows.cycle import Office
from toolkit.forms.filling import Filling
from toolkit.forms.kinds import FileKind
from toolkit.forms.writer import form_bytes
from toolkit.intake.content_kinds import Handling, handling
from toolkit.intake.limits import Limits
from toolkit.intake.returns_reader import ReadingItem, read_returns
from toolkit.intake.type_reader import read_kind
from toolkit.model.findings import Finding
from toolkit.model.returns import ReadReturn

SECONDS = 8
MOST_MEMORY = 1536 << 20


@dataclass
class Watch:
    """The most memory any child process took, in bytes."""

    most: int = 0


@contextmanager
def watched() -> Iterator[Watch]:
    """Look at the child processes ten times a second while the block runs."""
    watch, stop = Watch(), threading.Event()

    def look() -> None:
        while not stop.wait(0.1):
            for child in psutil.Process().children(recursive=True):
                try:
                    watch.most = max(watch.most, child.memory_info().rss)
                except psutil.Error:
                    continue

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield watch
    finally:
        stop.set()
        thread.join()


@dataclass(frozen=True)
class Night:
    """What a run over all of them left behind."""

    root: Path
    sound: bytes
    names: frozenset[str]
    result: dict[str, object]
    seconds: float
    most_memory: int
    beside: list[str]


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Night:
    """All hostile files in one inbox with a sound return before and one behind them, taken in by one run."""
    folder = tmp_path_factory.mktemp("night")
    small = open_office(folder / "ws")
    office = Office(folder / "ws")
    settings_file = office.root / "toolkit.toml"
    settings_file.write_text(settings_file.read_text("utf-8").replace("seconds = 20", f"seconds = {SECONDS}"))
    sound = filled_form(small.contents["SXD"])
    files = hostile_files(sound)
    for name, data in files.items():
        office.receive(name, data, date(2026, 11, 20))
    office.receive("sound first.xlsx", sound, date(2026, 11, 1))
    last = sound_again(small)
    office.receive("sound last.xlsx", last, date(2026, 11, 25))
    started = time.monotonic()
    with watched() as watch:
        result = office.json("consolidate")
    seconds = time.monotonic() - started
    beside = sorted(path.name for path in folder.iterdir())
    return Night(office.root, sound, frozenset(files), result, seconds, watch.most, beside)


def sound_again(small: SmallOffice) -> bytes:
    """The same answers in another file."""
    book = load_workbook(io.BytesIO(filled_form(small.contents["SXD"])))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def rows(night: Night, key: str) -> list[dict[str, object]]:
    found = night.result[key]
    assert isinstance(found, list)
    return found


def test_there_are_enough_of_them(night: Night) -> None:
    assert len(night.names) >= 80


def test_every_file_ends_with_an_outcome(night: Night) -> None:
    told = [str(one["file"]) for key in ("files", "attachments", "unusable") for one in rows(night, key)]
    outermost = {name.partition("!")[0].removeprefix("inbox/") for name in told}
    assert night.names - outermost == set()
    for one in rows(night, "files"):
        findings = one["findings"]
        assert isinstance(findings, list)
        assert one["outcome"] == "accepted" or findings


def test_sound_neighbours_are_unaffected(night: Night) -> None:
    by_name = {str(one["file"]): one for one in rows(night, "files")}
    first, last = by_name["inbox/sound first.xlsx"], by_name["inbox/sound last.xlsx"]
    assert (first["outcome"], first["findings"]) == ("accepted", [])
    assert (last["outcome"], last["findings"], last["counts"]) == ("accepted", [], True)


def test_time_memory_and_places_are_bounded(night: Night) -> None:
    assert night.most_memory < MOST_MEMORY
    slow = [one for one in rows(night, "files") if "E141" in str(one["findings"])]
    assert night.seconds < 60 + len(slow) * SECONDS
    assert night.beside == ["ws"]
    assert [path.name for path in (night.root / "archive").iterdir() if path.name.startswith(".")] == []
    assert [path for path in night.root.rglob("*") if "tmp-" in path.name] == []
    left = {path.name for path in (night.root / "inbox").rglob("*") if path.is_file()}
    assert left == {*night.names, "sound first.xlsx", "sound last.xlsx"}
    assert {path.name for path in (night.root / "inbox").iterdir()} == {"processed"}


WANTED = """
cut 50%.xlsx              | rejected | E108
locked.xlsx               | rejected | E102
page.xls                  | rejected | E103
table.xls                 | rejected | E104
outlook.msg               | rejected | E111
packed.rar                | rejected | E112
packed.7z                 | rejected | E112
bomb.xlsx                 | rejected | E115
directory swollen.zip     | rejected | E115
same part twice.xlsx      | rejected | E116
name above.xlsx           | rejected | E117
billion laughs.xlsx       | rejected | E118
entity from outside.xlsx  | rejected | E118
locked.zip                | rejected | E120
deep.eml                  | rejected | E124
ends within a row.xlsx    | rejected | E140
far cell.xlsx             | accepted |
false dimension small.xlsx | accepted |
false dimension large.xlsx | accepted |
formula without result.xlsx | returned | E221
no sheet.xlsx             | returned | E202
empty workbook.xlsx       | rejected | E150
"""


@pytest.mark.parametrize("row", WANTED.strip().splitlines(), ids=lambda row: row.partition("|")[0].strip())
def test_what_becomes_of_some(night: Night, row: str) -> None:
    name, outcome, code = (part.strip() for part in row.split("|"))
    by_name = {str(one["file"]).removeprefix("inbox/"): one for one in rows(night, "files")}
    findings = by_name[name]["findings"]
    assert isinstance(findings, list)
    codes = {finding["code"] for finding in findings}
    assert by_name[name]["outcome"] == outcome
    assert code in codes if code else not codes


NASTY = '=HYPERLINK("http://x","y")'
NASTY_ANSWERS = {
    "result": NASTY,
    "difficulty": "+84 tiếp",
    "cause": "-chờ vốn",
    "proposal": "@SUM(A1)",
    "next_step": "a;=1+1",
    "extension_reason": "x\n=cmd|' /C calc'!A0",
    "highlights": "=1+1",
    "shortcomings": "＝1+1 và <b>đậm</b> {{ 7*7 }}",
}


def test_texts_of_agencies_are_formulas_in_no_output(tmp_path: Path) -> None:
    small = open_office(tmp_path / "ws")
    office = Office(tmp_path / "ws")
    content = small.contents["SXD"]
    slots = {(None if name in ("highlights", "shortcomings") else T2, name): text
             for name, text in NASTY_ANSWERS.items()}  # fmt: skip
    office.receive(
        "a.xlsx", form_bytes(content, wording(), Filling({**ANSWERS, **slots, (T1, "percent"): "x"}))
    )
    assert office.run("consolidate").code == 1
    for step in (("report",), ("remind",), ("export", "--csv", str(tmp_path / "csv"))):
        assert office.run(*step).code == 0, step
    assert office.run("issue", "--period", "2027").code == 0
    written = values_of_csv(tmp_path / "csv")
    assert any("HYPERLINK" in cell for cell in written)
    # However a spreadsheet parts the text (by comma, semicolon, tab or line), no part is a formula.
    pieces = [piece for cell in written for piece in re.split(r"[;\t\r\n]", cell)]
    assert [piece for piece in pieces if piece.startswith(("=", "+", "@", "＝"))] == []
    books = sorted((office.root / "outbox").rglob("*.xlsx"))
    assert {path.name for path in books} >= {"consolidated.xlsx", "SXD.xlsx"}
    nasty = [text.lstrip("=") for text in NASTY_ANSWERS.values()]
    for path in books:
        for sheet in load_workbook(path).worksheets:
            formulas = [str(c.value) for line in sheet.iter_rows() for c in line if c.data_type == "f"]
            assert [text for text in formulas if any(part in text for part in nasty)] == []
    for path in sorted((office.root / "outbox").rglob("*.docx")):
        with zipfile.ZipFile(path) as package:
            text = package.read("word/document.xml").decode()
        assert not re.search(r"instrText[^>]*>[^<]*(?:HYPERLINK|1\+1)", text)
        assert "49 và" not in text


def values_of_csv(folder: Path) -> list[str]:
    """All cells of all tables."""
    cells = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            cells += [cell for line in csv.reader(stream) for cell in line]
    return cells


PARTS = ("xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "[Content_Types].xml", "whole",
         *(f"xl/worksheets/sheet{number}.xml" for number in (2, 3, 6)))  # fmt: skip
PIECES = (
    b"<",
    b">",
    b"</row>",
    b'r="A1"',
    b't="e"',
    b"&#0;",
    b"&amp;",
    b"1E999",
    b"-1",
    b"\xff\xfe",
    b"\x00" * 9,
)
MUTANTS = 150


def mutant(sound: bytes, dice: random.Random) -> bytes:
    """The return with one to four changes in its parts, or in the package as a whole."""
    with zipfile.ZipFile(io.BytesIO(sound)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    whole = False
    for _turn in range(dice.randint(1, 4)):
        name = dice.choice(PARTS)
        if name == "whole":
            whole = True
        else:
            parts[name] = changed(parts[name], dice)
    data = b.zipped(parts)
    return changed(data, dice) if whole else data


def changed(data: bytes, dice: random.Random) -> bytes:
    """Something put in, overwritten, taken out, or repeated at a place."""
    place = dice.randrange(len(data) + 1)
    piece = dice.choice(PIECES) if dice.random() < 0.7 else dice.randbytes(dice.randint(1, 12))
    return dice.choice(
        (
            data[:place] + piece + data[place:],
            data[:place] + piece + data[place + len(piece) :],
            data[:place] + data[place + len(piece) * 4 :],
            data[:place] + data[max(0, place - 40) :],
        )
    )


def test_mutants_of_a_return_end_with_an_outcome_and_leave_their_neighbour_alone(
    night: Night, tmp_path: Path
) -> None:
    dice = random.Random(20261130)
    limits = Limits(seconds=20)
    items = [ReadingItem("sound", b.put(tmp_path / "sound", night.sound), FileKind.XLSX)]
    for number in range(MUTANTS):
        path = b.put(tmp_path / str(number), mutant(night.sound, dice))
        sniffed = read_kind(path, limits)
        if handling(sniffed, "x.xlsx") is Handling.RETURN:
            items.append(ReadingItem(str(number), path, FileKind.XLSX))
    assert len(items) > MUTANTS // 3
    started = time.monotonic()
    outcomes = read_returns(items, limits)
    assert time.monotonic() - started < MUTANTS
    neighbour = outcomes["sound"]
    assert isinstance(neighbour, ReadReturn)
    assert len(neighbour.answers) == 35
    kinds = {one.code if isinstance(one, Finding) else "read" for one in outcomes.values()}
    assert kinds <= {"read", "E140", "E141", "E142"}
    assert "read" in kinds
