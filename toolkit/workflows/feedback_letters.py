"""The letters that go with feedback workbooks: outbox/…/letters/phan-hoi-CODE.docx."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import cached_property, partial
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
        draft = _Draft(_subject(frame, file), partial(_letter, session, state, file))
        path, edited = _place(folder / f"{_LETTER}{agency}.docx", made, draft)
        current.add(path.name)
        kept += edited
        if path.exists() and made.figures.get(path.name) == draft.subject:
            continue
        write_atomic(path, draft.letter)
        bodies[path.name], subjects[path.name] = draft.body, draft.subject
    for old in sorted(folder.glob(f"{_LETTER}*.docx")) if folder.is_dir() else ():
        if old.name not in current and made.untouched(old):
            old.unlink()
            bodies.pop(old.name), subjects.pop(old.name, None)
    if (bodies, subjects) != (made.bodies, made.figures):
        Made(bodies, subjects).write(folder / MADE)
    return tuple(kept)


class _Draft:
    """A letter to be written; put together only if it is needed, for most stand already."""

    def __init__(self, subject: str, write: Callable[[], bytes]) -> None:
        self.subject = subject
        self._write = write

    @cached_property
    def letter(self) -> bytes:
        return self._write()

    @cached_property
    def body(self) -> str:
        return body_hash(self.letter)

    def stands_in(self, path: Path, made: Made) -> bool:
        """Whether a file on the disk is this letter: by the record, or, where a run was broken off before it
        could keep one, by its text."""
        return made.figures.get(path.name) == self.subject or body_hash(path.read_bytes()) == self.body


def _letter(session: Session, state: PeriodState, file: JudgedFile) -> bytes:
    agency = file.checked.agency or ""
    return feedback_letter(session, state.register, state.contents[agency], file)


def _place(first: Path, made: Made, draft: _Draft) -> tuple[Path, list[Path]]:
    """Where a letter stands or goes: the first name that is free, untouched, or this letter already."""
    edited: list[Path] = []
    path, number = first, 1
    while path.exists() and not made.untouched(path) and not draft.stands_in(path, made):
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
