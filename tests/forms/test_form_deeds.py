"""Everything an officer can do to a form ends as accepted, returned, held or rejected, with words she understands.

The deeds are stated in ``tests/forms/deeds``; each is done to the real form of a small office, and all files
are judged as `toolkit validate` judges them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from tests.forms.deeds import hands, outcomes, package_deeds, typed_deeds, workbook_deeds
from tests.forms.deeds.office import (
    ANSWERS,
    LINES,
    T1,
    T2,
    SmallOffice,
    cells_of,
    empty_form,
    filled_form,
    open_office,
    slot_of,
    wording,
)
from tests.forms.libreoffice import converted
from toolkit.feedback.compose import compose
from toolkit.forms.filling import Slot
from toolkit.forms.layout import LAYOUT
from toolkit.forms.writer import form_bytes
from toolkit.messages import use_language
from toolkit.messages.catalogue import describe
from toolkit.model.findings import Finding, Outcome, Severity
from toolkit.model.returns import CheckedReturn, Value
from toolkit.validation.answers import SHEET_OF

_WHOLE_SHEET = ("E202", "E213")
_POLITE = ("đề nghị", "xin ", "không phải làm gì", "không cần", "quyết định")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of deeds, with the name of the file it makes."""

    file: str
    cells: tuple[str, ...]

    def __str__(self) -> str:
        return " | ".join(self.cells[:3])


def _rows(prefix: str, *tables: str) -> list[Row]:
    lines = [line for table in tables for line in table.strip().splitlines()]
    return [
        Row(f"{prefix}{number}", tuple(cell.strip() for cell in re.split(r" \|(?: |$)", line)))
        for number, line in enumerate(lines)
    ]


TYPED = _rows("t", *typed_deeds.TABLES)
WORKBOOK = _rows("w", outcomes.WORKBOOK)
PACKAGE = _rows("p", outcomes.PACKAGE)


@dataclass(frozen=True, slots=True)
class Judged:
    """The office and what it made of every file."""

    office: SmallOffice
    checked: Mapping[str, CheckedReturn]

    def cell(self, name: str) -> tuple[str | None, str | None]:
        """Sheet and cell of 'T1.result', 'T1.code', 'phone'; a sheet by its name, without a cell."""
        line, _dot, field = name.partition(".")
        at = cells_of(self.office.contents["SXD"])
        if field == "code":
            status = at[LINES[line], LAYOUT.tasks.status if line[0] == "T" else LAYOUT.measures.status]
            return status.sheet, "A" + status.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if field or name in SHEET_OF:
            place = at[slot_of(name)]
            return place.sheet, place.cell
        return name, None


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    root = tmp_path_factory.mktemp("deeds") / "office"
    office = open_office(root)
    files = dict(_made(office, root))
    return Judged(office, dict(zip(files, office.judge(list(files.values())), strict=True)))


def _made(office: SmallOffice, root: Path) -> list[tuple[str, Path]]:
    content = office.contents["SXD"]
    form = filled_form(content)
    made = []
    for row in TYPED:
        place = cells_of(content)[slot_of(row.cells[0])]
        made.append((row.file, hands.with_cell(form, place, row.cells[1], signs(row.cells[2])), ".xlsx", ""))
    made += [(row.file, _workbook_after(row, office), ".xlsx", "") for row in WORKBOOK]
    for row in PACKAGE:
        sent = package_deeds.DEEDS[row.cells[0]](office)
        made.append((row.file, sent.data, sent.ending, sent.folder))
    paths = []
    for name, data, ending, folder in made:
        path = root / folder / f"{name}{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        paths.append((name, path))
    return paths


def _workbook_after(row: Row, office: SmallOffice) -> bytes:
    content = office.contents["SXD"]
    form, neighbour = filled_form(content), empty_form(office.contents["SNV"])
    desk = workbook_deeds.Desk(_opened(form), content, _opened(neighbour))
    book = workbook_deeds.DEEDS[row.cells[0]](desk) or desk.book
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def signs(text: str) -> str:
    """The text with the letters that the tables name."""
    for name, sign in typed_deeds.SIGNS.items():
        text = text.replace(name, sign)
    return text


def read_in(checked: CheckedReturn) -> dict[Slot, Value | None]:
    """What was read, by line and field."""
    return {(a.line, a.field): a.value for a in checked.read.answers} if checked.read else {}


def value_of(slot: Slot, text: str) -> Value | None:
    """The value a table states, of the type of the value before."""
    if text in ("-", "="):
        return ANSWERS[slot] if text == "=" else None
    before = ANSWERS[slot]
    if isinstance(before, Decimal):
        return Decimal(text)
    return date.fromisoformat(text) if isinstance(before, date) else signs(text)


@pytest.mark.parametrize("row", TYPED, ids=str)
def test_what_is_typed_in_a_cell(row: Row, judged: Judged) -> None:
    cell, _hand, _what, outcome, value, codes = row.cells
    checked, slot = judged.checked[row.file], slot_of(cell)
    stated = (code.partition("@") for code in codes.split())
    wanted = sorted((code, judged.cell(name or cell)) for code, _at, name in stated)
    found = sorted((f.code, (f.place.sheet, f.place.cell)) for f in checked.findings)
    assert (checked.outcome, found) == (Outcome(outcome), wanted)
    assert read_in(checked).get(slot) == value_of(slot, value)


@pytest.mark.parametrize("row", [*WORKBOOK, *PACKAGE], ids=str)
def test_what_is_done_to_sheets_and_files(row: Row, judged: Judged) -> None:
    _deed, outcome, lost, codes = (*row.cells, "")[:4]
    checked = judged.checked[row.file]
    assert checked.outcome is Outcome(outcome)
    assert checked.outcome is Outcome.REJECTED or unread(checked) == slots_of(lost)
    if codes != "*":
        assert told(checked, codes_of(codes, judged)) == sorted(codes_of(codes, judged))


def unread(checked: CheckedReturn) -> set[Slot]:
    """The answers that were not read as they were given."""
    read = read_in(checked)
    return {slot for slot, value in ANSWERS.items() if read.get(slot) != value}


def slots_of(names: str) -> set[Slot]:
    """Answers by name: 'T1' all of a line, 'T1.result' one, 'sign-off' those of the sign-off."""
    return {slot for slot in ANSWERS for name in names.split() if _is_named(slot, name)}


def _is_named(slot: Slot, name: str) -> bool:
    line, field = slot
    if name == "sign-off":
        return line is None and SHEET_OF[field] == LAYOUT.sign_off.name
    return name == "all" or (slot == slot_of(name) if name not in LINES else line == LINES[name])


def codes_of(text: str, judged: Judged) -> list[tuple[str, str, str]]:
    """'E312@T1.code I205@Nhiệm vụ (2) x3' as codes with sheet and cell."""
    wanted: list[tuple[str, str, str]] = []
    for code, where, times in re.findall(r"([EWI]\d{3})(?:@(.+?))?(?: x(\d+))?(?= [EWI]\d{3}|$)", text):
        sheet, cell = judged.cell(where) if where else ("", "")
        wanted += [(code, sheet or "", cell or "")] * int(times or 1)
    return wanted


def told(checked: CheckedReturn, wanted: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Codes with sheet and cell; the cell only where the table states it."""
    found = [(f.code, f.place.sheet or "", f.place.cell or "") for f in checked.findings]
    return sorted(place if place in wanted else (*place[:2], "") for place in found)


@pytest.mark.parametrize("row", [*TYPED, *WORKBOOK, *PACKAGE], ids=str)
def test_nothing_is_lost_in_silence(row: Row, judged: Judged) -> None:
    """An answer that is not read as it was given is told of, by its cell, its row, its column or its sheet."""
    checked = judged.checked[row.file]
    if checked.outcome is Outcome.REJECTED or row.cells[0] in (
        "neighbour's form",
        "form of an earlier issue",
    ):
        assert checked.findings
        return
    changed = {slot_of(row.cells[0])} if row in TYPED else set()
    silent = [slot for slot in unread(checked) - changed if not _told_of(slot, checked.findings)]
    assert silent == []


def _told_of(slot: Slot, findings: tuple[Finding, ...]) -> bool:
    line, field = slot
    for finding in findings:
        place = finding.place
        # An error in a row keeps all of it from counting until the row is corrected.
        whole_row = place.field is None or finding.severity is Severity.ERROR
        if line is not None and place.line == line and (whole_row or place.field == field):
            return True
        if place.line is None and place.field == field:
            return True
        if finding.code in _WHOLE_SHEET and dict(finding.args)["name"] == SHEET_OF[field]:
            return True
    return False


@pytest.mark.parametrize("row", [*TYPED, *WORKBOOK, *PACKAGE], ids=str)
def test_findings_speak_to_the_officer(row: Row, judged: Judged) -> None:
    """In Vietnamese, naming sheet and cell, and saying politely what to type."""
    with use_language("vi"):
        for finding in judged.checked[row.file].findings:
            said = describe(finding)
            words = f"{said.message} {said.remedy}"
            assert not re.search(r"\{\w+\}|\bthe\b|None", words), words
            if finding.severity is Severity.ERROR and finding.place.cell:
                assert finding.place.cell in words, words
                assert (finding.place.sheet or "") in words, words
            assert any(phrase in said.remedy.casefold() for phrase in _POLITE), said.remedy


def test_every_deed_is_in_the_tables() -> None:
    done = [row.cells[0] for row in WORKBOOK] + [row.cells[0] for row in PACKAGE]
    assert sorted(done) == sorted([*workbook_deeds.DEEDS, *package_deeds.DEEDS])
    hands_used = {row.cells[1] for row in TYPED}
    assert hands_used == {*hands.STORES, *hands.EDITS}


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_saved_by_libreoffice(kind: str, judged: Judged, tmp_path: Path) -> None:
    """Every answer of the filled form, and not one word about the form's own texts."""
    source = tmp_path / "form.xlsx"
    source.write_bytes(filled_form(judged.office.contents["SXD"]))
    (checked,) = judged.office.judge([converted(source, kind, tmp_path / "out")])
    assert (checked.outcome, checked.findings) == (Outcome.ACCEPTED, ())
    assert read_in(checked) == ANSWERS


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
@pytest.mark.parametrize("deed", ["all sheets in a new workbook", "rows sorted without the code column"])
def test_deeds_saved_by_libreoffice(deed: str, kind: str, judged: Judged, tmp_path: Path) -> None:
    """What is found in a workbook is found in it whatever it was saved as."""
    row = next(row for row in WORKBOOK if row.cells[0] == deed)
    source = tmp_path / "form.xlsx"
    source.write_bytes(_workbook_after(row, judged.office))
    (checked,) = judged.office.judge([converted(source, kind, tmp_path / "out")])
    before = judged.checked[row.file]
    assert (checked.outcome, checked.findings) == (before.outcome, before.findings)
    assert read_in(checked) == read_in(before)


@pytest.mark.parametrize(
    "kind",
    [
        "as sent",
        "openpyxl",
        *(pytest.param(k, marks=pytest.mark.libreoffice) for k in ("xlsx", "ods", "xls")),
    ],
)
def test_a_feedback_workbook_does_not_quote_itself(kind: str, judged: Judged, tmp_path: Path) -> None:
    """Its comments and its first sheet are the toolkit's own words; what an officer adds to them is not."""
    content = judged.office.contents["SXD"]
    row = next(row for row in TYPED if row.cells[2] == "31/2/2026")
    feedback = form_bytes(content, wording(), compose(content, judged.checked[row.file], wording()))
    place = cells_of(content)[T1, "submitted_on"]
    reply = cells_of(content)[T2, "result"]

    def answer(book: Workbook) -> None:
        book[place.sheet][place.cell] = "15/6/2026"
        book[reply.sheet][reply.cell].comment = Comment("Đã sửa ngày trình", "Bình")

    path = tmp_path / "feedback.xlsx"
    path.write_bytes(feedback if kind == "as sent" else hands.edited(feedback, answer))
    if kind not in ("as sent", "openpyxl"):
        path = converted(path, kind, tmp_path / "out")
    (checked,) = judged.office.judge([path])
    told = [(f.code, f.place.line, f.place.field, f.value) for f in checked.findings]
    if kind == "as sent":
        assert told == [("E246", T1, "submitted_on", "31/2/2026")]
    else:
        assert told == [("W210", T2, "result", "Đã sửa ngày trình")]
        assert read_in(checked) == ANSWERS
