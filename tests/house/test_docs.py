"""What the documents promise exists: commands, files, options."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_commands_named_in_documents_exist(path: Path) -> None:
    named = set(re.findall(r"`toolkit ([a-z]+)", path.read_text("utf-8")))
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("mark", ["main", "test"])
def test_readme_has_its_two_commands(mark: str) -> None:
    command = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "readme_command.py"), mark],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "pip" in command
