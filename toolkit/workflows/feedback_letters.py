"""The letters that go with feedback workbooks: outbox/…/letters/phan-hoi-CODE.docx."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial

from toolkit.files.store import sha256_of
from toolkit.model.findings import Outcome
from toolkit.model.returns import JudgedFile
from toolkit.reporting.letters_writer import LetterKind, letter_bytes
from toolkit.reporting.report_wording_reader import NAME
from toolkit.workflows.letter_folder import Draft, LetterFolder
from toolkit.workflows.letters import feedback_letter
from toolkit.workflows.state import PeriodState
from toolkit.workflows.workspace import Session

PREFIX = "phan-hoi-"


def put_feedback_letters(
    session: Session, state: PeriodState, files: Sequence[JudgedFile], folder: LetterFolder
) -> None:
    """Put the letter of each file into the folder, and take away those of agencies whose returns are settled.

    A letter about the same faults of the same file stays as it is, for its day may have been told to the
    agency already.
    """
    frame = letters_frame(session) if files else ""
    for file in files:
        draft = Draft(letter_subject(frame, file), partial(_letter, session, state, file))
        folder.put(letter_name(file), draft)
    folder.remove_others(PREFIX)


def letter_name(file: JudgedFile) -> str:
    """The name of the letter about a file."""
    return f"{PREFIX}{file.checked.agency}.docx"


def latest_open(state: PeriodState) -> tuple[JudgedFile, ...]:
    """The latest file of each agency where it was returned and no person settled it since."""
    latest: dict[str, JudgedFile] = {}
    for file in state.judged:
        agency = file.checked.agency
        if (
            agency is not None
            and agency in state.contents
            and file.checked.outcome in (Outcome.ACCEPTED, Outcome.RETURNED)
        ):
            latest[agency] = file
    settled = {
        standing.agency
        for standing in state.counting.standings
        if standing.latest.standing is Outcome.ACCEPTED
    }
    return tuple(
        file
        for agency, file in sorted(latest.items())
        if file.checked.outcome is Outcome.RETURNED and agency not in settled
    )


def letters_frame(session: Session) -> str:
    """What all letters have in common: the settings they quote, and the wording of the office."""
    settings, templates = session.settings, session.workspace.templates
    wording = (templates / "letters" / f"{LetterKind.FEEDBACK.value}.docx", templates / NAME)
    return repr(
        (
            settings.issuer,
            settings.province,
            settings.feedback,
            settings.periods.get(str(session.period)),
            *(sha256_of(path) for path in wording if path.is_file()),
        )
    )


def _letter(session: Session, state: PeriodState, file: JudgedFile) -> bytes:
    agency = file.checked.agency or ""
    letter = feedback_letter(session, state.register, state.contents[agency], file)
    return letter_bytes(letter, session.workspace.templates)


def letter_subject(frame: str, file: JudgedFile) -> str:
    """A hash of what a letter is about: the file, its findings, and its frame."""
    parts = (file.received.sha256, repr(file.checked.findings), frame)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
