"""Wrong use and broken workspaces: exit code 2 and one clear sentence, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workflows.cycle import Office, run
from toolkit.files import store


def one_sentence(stderr: str) -> str:
    """The last line of what was said; there must be no traceback."""
    assert "Traceback" not in stderr
    return stderr.strip().splitlines()[-1]


def test_outside_a_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("consolidate")
    assert (result.code, "toolkit init" in one_sentence(result.stderr)) == (2, True)


def test_a_workspace_without_masters(tmp_path: Path) -> None:
    run("init", str(tmp_path / "ws"))
    result = run("consolidate", "--workspace", str(tmp_path / "ws"))
    assert (result.code, "toolkit plan import" in one_sentence(result.stderr)) == (2, True)


def test_a_workspace_is_not_made_twice(tmp_path: Path) -> None:
    run("init", str(tmp_path / "ws"))
    before = (tmp_path / "ws/toolkit.toml").read_bytes()
    result = run("init", str(tmp_path / "ws"))
    assert (result.code, (tmp_path / "ws/toolkit.toml").read_bytes()) == (2, before)


def test_a_misspelt_setting_is_named(office: Office) -> None:
    path = office.root / "toolkit.toml"
    path.write_text(path.read_text("utf-8").replace("place =", "palce ="), "utf-8")
    result = office.run("status")
    assert (result.code, "palce" in one_sentence(result.stderr)) == (2, True)


@pytest.mark.parametrize(
    ("name", "data"), [("thu.txt", "Kính gửi anh chị, hẹn gặp ngày mai.\n"), ("rong.txt", "")]
)
def test_a_document_that_is_no_plan_changes_nothing(
    office: Office, tmp_path: Path, name: str, data: str
) -> None:
    document = tmp_path / name
    document.write_text(data, "utf-8")
    before = {path.name: path.read_bytes() for path in (office.root / "master").iterdir()}
    result = office.run("plan", "import", str(document))
    assert (result.code, name in one_sentence(result.stderr)) == (2, True)
    assert {path.name: path.read_bytes() for path in (office.root / "master").iterdir()} == before


@pytest.mark.parametrize("command", [("plan", "import", "khong-co.docx"), ("validate", "khong-co.xlsx")])
def test_a_file_that_is_not_there_is_named(office: Office, command: tuple[str, ...]) -> None:
    result = office.run(*command)
    assert (result.code, "khong-co" in one_sentence(result.stderr)) == (2, True)


def test_a_period_that_is_none(office: Office) -> None:
    result = office.run("status", "--period", "tháng 5")
    assert (result.code, "2026-Q3" in one_sentence(result.stderr)) == (2, True)


def test_a_missing_template_is_named(office: Office) -> None:
    office.run("consolidate")
    (office.root / "templates/report.docx").unlink()
    result = office.run("report")
    assert (result.code, "report.docx" in one_sentence(result.stderr)) == (2, True)


def test_an_output_that_is_open_elsewhere_loses_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.receive("a.xlsx", office.fill("SNgV", {}))
    replace = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if Path(target).name == "consolidated.xlsx":
            raise PermissionError(13, "denied", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    result = office.run("consolidate")
    assert (result.code, "consolidated.xlsx" in one_sentence(result.stderr)) == (2, True)
    monkeypatch.undo()
    files = office.json("consolidate")["files"]
    assert isinstance(files, list)
    assert len(files) == 1


def test_a_master_that_is_open_elsewhere_stays_whole(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = office.root / "templates/plans/qd-74-2026.docx"
    (office.root / "master/tasks.xlsx").unlink()

    def denied(path: Path, _data: bytes) -> None:
        raise store.FileInUseError(f"{path} cannot be written")

    monkeypatch.setattr("toolkit.register.writer.write_atomic", denied)
    result = office.run("plan", "import", str(plan))
    assert (result.code, "cannot be written" in one_sentence(result.stderr)) == (2, True)


def test_a_line_of_the_masters_that_is_wrong_is_shown_with_its_cell(office: Office) -> None:
    from openpyxl import load_workbook

    path = office.root / "master/tasks.xlsx"
    book = load_workbook(path)
    sheet = book["Nhiệm vụ"]
    heading = next(c for row in sheet.iter_rows(max_row=10) for c in row if c.value == "Giao báo cáo")
    sheet.cell(heading.row + 1, heading.column).value = "chắc là có"
    book.save(path)
    result = office.run("status")
    assert result.code == 2
    assert f"{heading.column_letter}{heading.row + 1}" in result.stderr


def test_accept_needs_a_known_return(office: Office) -> None:
    result = office.run("accept", "khong-co.xlsx", "--reason", "x")
    assert (result.code, "khong-co.xlsx" in one_sentence(result.stderr)) == (2, True)


def test_explain_needs_a_known_key(office: Office) -> None:
    result = office.run("explain", "74-2026/X.9")
    assert (result.code, "74-2026/X.9" in one_sentence(result.stderr)) == (2, True)


def test_an_unknown_command_is_answered_in_the_users_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOOLKIT_LANG", "vi")
    result = run("tonghop")
    assert (result.code, "Không có lệnh" in result.stderr) == (2, True)


def test_help_is_complete() -> None:
    result = run("--help")
    assert result.code == 0
    for command in ("init", "plan", "issue", "consolidate", "report", "demo"):
        assert command in result.stdout
