"""The help that is printed without click is click's own, letter for letter."""

from __future__ import annotations

import io
import subprocess
import sys
from contextlib import redirect_stdout

import pytest

from toolkit.cli.help_text import help_text
from toolkit.cli.main import run
from toolkit.messages import use_language


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("columns", [20, 50, 52, 60, 79, 80, 81, 200])
def test_it_is_what_click_prints(columns: int, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TOOLKIT_LANG", language)
    printed = io.StringIO()
    with use_language(language), redirect_stdout(printed):
        assert run(["--help"]) == 0
        told = help_text(columns)
    assert printed.getvalue() == told
    assert ("Các lệnh:" in told) is (language == "vi")


def test_it_loads_neither_click_nor_any_command() -> None:
    program = (
        "import sys; sys.argv = ['toolkit', '--help']; from toolkit.cli import main; main(); "
        "print(sorted({'click', 'msgspec', 'pandas', 'openpyxl'} & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == "[]"
    assert "consolidate" in ran.stdout
