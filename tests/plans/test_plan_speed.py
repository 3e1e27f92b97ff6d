"""A forty-page decision is read in two seconds by a program just started, which loads only what it needs."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plans.plan_shared import PLANS, ROOT

SECONDS = 2.0
READ = "import sys; from toolkit.cli.main import run; run(['plan', 'read', sys.argv[1]])"
HEAVY = {
    "pandas",
    "pandera",
    "numpy",
    "openpyxl",
    "sqlite3",
    "docx",
    "xlsxwriter",
    "pebble",
    "email.parser",
    "psutil",
}


def start(script: str, folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-c", script, *arguments]
    environment = {"PYTHONPATH": str(ROOT), "TOOLKIT_LANG": "en", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True, timeout=120)
    return done.stdout.decode()


@pytest.mark.skipif(
    importlib.util.find_spec("resource") is None, reason="processor time is told on Unix only"
)
@pytest.mark.parametrize("name", ["qd-557-2023.docx", "qd-74-2026.docx", "qd-557-2023.txt", "qd-74-2026.txt"])
def test_a_decision_is_read_in_two_seconds_imports_included(name: str, tmp_path: Path) -> None:
    import resource

    def used() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = used()
    assert "doubt" in start(READ, tmp_path, str(PLANS / name))
    # Processor time, not the clock: other programs on the machine must not fail this test.
    assert used() - before < SECONDS


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("qd-74-2026.docx", {"pypdfium2", "lxml.html"}),
        ("qd-74-2026.txt", {"pypdfium2", "lxml.etree"}),
    ],
)
def test_nothing_is_loaded_that_is_not_needed(name: str, more: set[str], tmp_path: Path) -> None:
    script = f"{READ}; print('\\n' + ' '.join(sys.modules))"
    loaded = set(start(script, tmp_path, str(PLANS / name)).splitlines()[-1].split())
    assert "toolkit.plans.interpret" in loaded
    assert loaded & (HEAVY | more) == set()
