"""Workers are begun early only where something lies in the inbox that they may have to read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from toolkit.workflows import workers
from toolkit.workflows.init import create_workspace
from toolkit.workflows.workers import await_returns
from toolkit.workflows.workspace import SessionRequest, open_session

CASES = [
    ({}, "", False),
    ({".gitkeep": "", "2026-11-25/~$STC.xlsx": "", "processed/a.xlsx": "x"}, "", False),
    ({"2026-11-25/STC.xlsx": "x"}, "", True),
    ({"thư.eml": "x"}, "", True),
    ({"a.xlsx": "x"}, "move_processed = false", False),
]


@pytest.mark.parametrize(("inbox", "setting", "begun"), CASES)
def test_only_for_something_new(
    inbox: dict[str, str], setting: str, begun: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(workers, "make_ready", lambda *arguments: asked.append(arguments))
    workspace = create_workspace(tmp_path / "w")
    for name, text in inbox.items():
        (workspace.inbox / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace.inbox / name).write_text(text, "utf-8")
    settings = workspace.settings_file.read_text("utf-8")
    if setting:
        assert "move_processed = true" in settings
        workspace.settings_file.write_text(settings.replace("move_processed = true", setting), "utf-8")
    await_returns(open_session(SessionRequest(workspace.root, None, date(2026, 11, 30)), workspace.root))
    assert bool(asked) is begun
