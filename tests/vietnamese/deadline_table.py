"""The table of deadline forms, read for the tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from toolkit.model.plan import Deadline, DeadlineKind
from toolkit.vietnamese.text import squeeze

_TABLE = Path(__file__).with_name("deadline_forms.txt")
_WHOLE_TEXT = "="


def forms() -> list[tuple[str, Deadline]]:
    """Each text as typed, and the deadline a careful officer reads in it."""
    lines = _TABLE.read_text("utf-8").splitlines()
    return [_form(line) for line in lines if line and not line.startswith("#")]


def _form(line: str) -> tuple[str, Deadline]:
    text, kind, start, due, condition = (cell.strip() for cell in line.split("|"))
    typed = text.replace("⏎", "\n").replace("␣", "\u00a0")
    raw = squeeze(typed)
    said = raw if condition == _WHOLE_TEXT else condition or None
    return typed, Deadline(raw, DeadlineKind(kind), _day(start), _day(due), said)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
