"""The letters that go with feedback workbooks: outbox/…/letters/phan-hoi-CODE.docx."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from toolkit.files.store import sha256_of, write_atomic
from toolkit.model.returns import JudgedFile
from toolkit.reporting.report_wording_reader import NAME
from toolkit.workflows.letters import feedback_letter
from toolkit.workflows.made import MADE, Made, body_hash
from toolkit.workflows.state import PeriodState
from toolkit.workflows.workspace import Session

_LETTER = "phan-hoi-"


def write_feedback_letters(
    session: Session, state: PeriodState, files: Sequence[JudgedFile]
) -> tuple[Path, ...]:
    """Write the letter of each file, remove those of agencies whose returns are settled.

    A letter about the same faults of the same file stays as it is, for its day may have been told to the
    agency already. One that a person has edited is never overwritten or removed: a letter about something
    new gets the next free number. Returns the edited letters that stay beside a new one.
    """
    folder = session.outbox / "letters"
    made = Made.read(folder / MADE)
    bodies, subjects = dict(made.bodies), dict(made.figures)
    kept: list[Path] = []
    current: set[str] = set()
    frame = _frame(session) if files else ""
    for file in files:
        agency = file.checked.agency or ""
        subject = _subject(frame, file)
        path, edited = _place(folder / f"{_LETTER}{agency}.docx", made, subject)
        current.add(path.name)
        kept += edited
        if path.exists() and made.figures.get(path.name) == subject:
            continue
        letter = feedback_letter(session, state.register, state.contents[agency], file)
        write_atomic(path, letter)
        bodies[path.name], subjects[path.name] = body_hash(letter), subject
    for old in sorted(folder.glob(f"{_LETTER}*.docx")) if folder.is_dir() else ():
        if old.name not in current and made.untouched(old):
            old.unlink()
            bodies.pop(old.name), subjects.pop(old.name, None)
    if (bodies, subjects) != (made.bodies, made.figures):
        Made(bodies, subjects).write(folder / MADE)
    return tuple(kept)


def _place(first: Path, made: Made, subject: str) -> tuple[Path, list[Path]]:
    """Where the letter about a subject stands or goes: the first name that is free, untouched, or about it."""
    edited: list[Path] = []
    path, number = first, 1
    while path.exists() and made.figures.get(path.name) != subject and not made.untouched(path):
        edited.append(path)
        number += 1
        path = first.with_name(f"{first.stem}-{number}.docx")
    return path, edited


def _frame(session: Session) -> str:
    """What all letters have in common: the settings they quote, and the wording of the office."""
    settings, templates = session.settings, session.workspace.templates
    wording = (templates / "letters" / "feedback.docx", templates / NAME)
    return repr(
        (
            settings.issuer,
            settings.province,
            settings.feedback,
            settings.periods.get(str(session.period)),
            *(sha256_of(path) for path in wording if path.is_file()),
        )
    )


def _subject(frame: str, file: JudgedFile) -> str:
    """A hash of what a letter is about: the file, its findings, and its frame."""
    parts = (file.received.sha256, repr(file.checked.findings), frame)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
