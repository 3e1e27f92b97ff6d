"""The day a command judges things by."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.workflows.cycle import run
from toolkit.workflows.workspace import SessionRequest, open_session

EARLY, CLOSING, LATE = date(2026, 3, 1), date(2026, 11, 30), date(2027, 2, 1)


@pytest.mark.parametrize(
    ("sample", "is_today", "day", "judged"),
    [
        (True, True, EARLY, CLOSING),
        (True, True, LATE, LATE),
        (True, False, EARLY, EARLY),
        (False, True, EARLY, EARLY),
    ],
)
def test_a_sample_is_looked_at_as_on_the_day_its_figures_close(
    sample: bool, is_today: bool, day: date, judged: date, tmp_path: Path
) -> None:
    assert run("init", str(tmp_path / "ws")).code == 0
    settings = tmp_path / "ws" / "toolkit.toml"
    head = "sample = true\n" if sample else ""
    settings.write_text(head + settings.read_text("utf-8"), "utf-8")
    request = SessionRequest(tmp_path / "ws", None, day, is_today=is_today)
    assert open_session(request, tmp_path).as_of == judged
