"""A workspace with both plans imported and forms issued, made once and copied for every test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.shared_folders import made_once
from tests.workflows.cycle import Office, run

PLANS = ("qd-557-2023.txt", "qd-74-2026.docx")


@pytest.fixture(scope="session")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace that tests copy; nothing may change in it."""
    return made_once(tmp_path_factory, "issued", _issue)


def _issue(root: Path) -> None:
    assert run("init", str(root)).code == 0
    office = Office(root)
    plans = [str(root / "templates" / "plans" / name) for name in PLANS]
    assert office.run("plan", "import", *plans).code == 0
    result = office.run("issue")
    assert result.code == 0, result.stderr


@pytest.fixture
def office(issued: Path, tmp_path: Path) -> Office:
    """A fresh copy for one test."""
    root = tmp_path / "ws"
    shutil.copytree(issued, root)
    return Office(root)
