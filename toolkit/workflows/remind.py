"""`toolkit remind`: a letter to every agency that has not reported, or whose return is open."""

from __future__ import annotations

from datetime import datetime

from toolkit.reporting.letters_writer import LetterKind
from toolkit.workflows.letters_out import LettersWritten, write_letters
from toolkit.workflows.workspace import Session


def write_reminders(session: Session, now: datetime) -> LettersWritten:
    """Write the letters to outbox/…/letters, each listing only that agency's gaps."""
    return write_letters(session, LetterKind.REMINDER, now)
