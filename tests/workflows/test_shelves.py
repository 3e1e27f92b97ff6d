"""What is kept from run to run saves time and changes nothing: with it, without it, and with rubbish in its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.forms.deeds.office import ANSWERS, T2, filled_form, open_office, wording
from tests.intake import intake_builders as b
from tests.workflows.cycle import Office, run
from toolkit.forms.filling import Filling
from toolkit.forms.writer import form_bytes
from toolkit.intake.returns_reader import ReadingItem
from toolkit.reporting.workbook_layout import CONTRIBUTIONS
from toolkit.validation import checks
from toolkit.workflows import checking

COMMANDS = (("consolidate", "--json"), ("export", "--json"), ("status", "--json"), ("status", "--rules"))


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good return, a faulty one of the same agency in a mail, a scan, and a file that is no workbook."""
    root = tmp_path_factory.mktemp("shelves") / "origin"
    content = open_office(root).contents["SXD"]
    office = Office(root)
    wrong = form_bytes(content, wording(), Filling({**ANSWERS, (T2, "percent"): Decimal(450)}))
    office.receive("a.xlsx", filled_form(content), date(2026, 11, 20))
    office.receive("mail.eml", b.mail({"b.zip": b.zipped({"b.xlsx": wrong}), "ky.pdf": b"%PDF-1.7"}))
    office.receive("chu.xlsx", b"not a workbook", date(2026, 11, 21))
    office.run("consolidate")
    return root


@pytest.fixture
def office(origin: Path, tmp_path: Path) -> Office:
    root = tmp_path / "ws"
    shutil.copytree(origin, root)
    return Office(root)


def said(office: Office) -> list[str]:
    return [office.run(*command).stdout for command in COMMANDS]


def made(office: Office) -> dict[str, bytes]:
    outbox = office.root / "outbox" / "2026"
    return {path.name: path.read_bytes() for path in sorted(outbox.rglob("*.xlsx"))}


def forget(office: Office) -> None:
    shutil.rmtree(office.root / ".cache")


def spoil(office: Office) -> None:
    for path in (office.root / ".cache").iterdir():
        path.write_bytes(path.read_bytes()[:-9] + b"123456789")


def block(office: Office) -> None:
    """A file stands where the folder should be: nothing can be kept."""
    forget(office)
    (office.root / ".cache").write_bytes(b"")


@pytest.mark.parametrize("harm", [forget, spoil, block])
def test_the_same_is_said_and_made_without_what_was_kept(
    office: Office, harm: Callable[[Office], None]
) -> None:
    with_it = said(office), made(office)
    harm(office)
    assert (said(office), made(office)) == with_it


def test_nothing_is_read_or_checked_twice(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = said(office)

    def never(*_arguments: object) -> None:
        raise AssertionError("known already")

    def never_read(items: Sequence[ReadingItem], *_rest: object, **_keep: object) -> dict[str, None]:
        return {one.sha256: never() for one in items}

    monkeypatch.setattr(checking, "read_returns", never_read)
    monkeypatch.setattr(checks, "_own_findings", never)
    monkeypatch.setattr(
        "toolkit.intake.sorting_reader.unpack_all", lambda items, _limits: tuple(map(never, items))
    )
    assert said(office) == expected


def test_a_new_return_is_checked_beside_those_known(office: Office) -> None:
    content = open_office(office.root.parent / "other").contents["SNV"]
    office.receive("snv.xlsx", form_bytes(content, wording()), date(2026, 11, 22))
    office.run("consolidate")
    with_it = said(office), made(office)
    forget(office)
    assert (said(office), made(office)) == with_it


def test_another_day_or_wording_is_judged_anew(office: Office) -> None:
    """An answer dated after the closing day is a fault; a text that the form no longer prints is a stray one."""
    before = office.run("status", "--rules").stdout
    later = [*COMMANDS[3], "--workspace", str(office.root), "--as-of", "2026-06-10"]
    assert run(*later).stdout != before
    form = office.root / "templates" / "form.toml"
    text = form.read_text("utf-8")
    form.write_text(text.replace("Các bước điền", "Cách điền"), "utf-8")
    changed = office.run("status", "--rules").stdout
    forget(office)
    assert office.run("status", "--rules").stdout == changed


def test_a_master_that_changed_is_read_anew(office: Office) -> None:
    path = office.root / "master" / "agencies.xlsx"
    book = load_workbook(path)
    sheet = book.worksheets[0]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Sở Xây dựng")
    cell.value = "Sở Xây dựng và Đô thị"
    book.save(path)
    assert "Sở Xây dựng và Đô thị" in office.run("status", "--json").stdout


def test_a_workbook_is_written_again_only_when_something_changed(office: Office) -> None:
    path = office.root / "outbox" / "2026" / "consolidated.xlsx"
    feedback = office.root / "outbox" / "2026" / "feedback" / "SXD.xlsx"
    office.run("consolidate")
    stamps = path.stat().st_mtime_ns, feedback.stat().st_mtime_ns
    office.run("consolidate")
    assert (path.stat().st_mtime_ns, feedback.stat().st_mtime_ns) == stamps
    feedback.write_bytes(feedback.read_bytes() + b"x")
    office.run("consolidate")
    assert (path.stat().st_mtime_ns, feedback.read_bytes()[-1:]) != (stamps[0], b"x")
    assert path.stat().st_mtime_ns == stamps[0]


def test_a_tick_is_kept_and_comes_back(office: Office) -> None:
    path = office.root / "outbox" / "2026" / "consolidated.xlsx"
    book = load_workbook(path)
    sheet = book[CONTRIBUTIONS.name]
    column = next(c.column for row in sheet for c in row if c.value == CONTRIBUTIONS.columns[5].heading)
    row = next(cell.row for line in sheet for cell in line if cell.value == "Hoàn thành quy hoạch vùng huyện")
    sheet.cell(row, column).value = "x"
    book.save(path)
    for _run in range(2):
        office.run("consolidate")
        assert load_workbook(path)[CONTRIBUTIONS.name].cell(row, column).value == "x"
