"""`toolkit letters` and `toolkit remind`: one letter per agency, and all of them in one file for printing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from toolkit.intake.lock_store import workspace_lock
from toolkit.model.findings import Outcome
from toolkit.model.results import AgencyStatus
from toolkit.model.returns import CheckedReturn
from toolkit.reporting.letters_writer import LetterKind
from toolkit.workflows.feedback_letters import PREFIX as FEEDBACK_PREFIX
from toolkit.workflows.feedback_letters import latest_open, put_feedback_letters
from toolkit.workflows.letter_folder import Draft, LetterFolder
from toolkit.workflows.letters import agency_request_letter, reminder_letter, thanks_letter
from toolkit.workflows.state import PeriodState, load_state, quiet
from toolkit.workflows.workspace import Session

PREFIXES = {
    LetterKind.REQUEST: "de-nghi-",
    LetterKind.FEEDBACK: FEEDBACK_PREFIX,
    LetterKind.REMINDER: "nhac-",
    LetterKind.THANKS: "cam-on-",
}
_PRINTED = "in-{prefix}tat-ca.docx"


@dataclass(frozen=True, slots=True)
class LettersWritten:
    """Letters in order of the directory; ``printed`` holds all of them but the ``edited`` ones (None: there is none).

    ``edited`` are letters that a person changed: they stay as they are, and are printed by themselves.
    """

    letters: tuple[Path, ...]
    printed: Path | None
    edited: tuple[Path, ...]


def write_letters(session: Session, kind: LetterKind, now: datetime) -> LettersWritten:
    """Write the letters of a kind to outbox/…/letters; those of agencies they no longer concern go."""
    with workspace_lock(session.workspace.root, now):
        return _write(session, kind)


def _write(session: Session, kind: LetterKind) -> LettersWritten:
    state = load_state(session, quiet)
    folder = LetterFolder(session.outbox / "letters")
    prefix = PREFIXES[kind]
    if kind is LetterKind.FEEDBACK:
        put_feedback_letters(session, state, latest_open(state), folder)
        codes = [file.checked.agency or "" for file in latest_open(state)]
        paths = [_latest(folder.folder, f"{prefix}{code}") for code in _ordered(state, codes)]
    else:
        written = ((code, write()) for code, write in _drafts(session, state, kind))
        paths = [folder.put(f"{prefix}{code}.docx", _draft(data)) for code, data in written]
        folder.remove_others(prefix)
    printed = _print(folder, paths, prefix)
    folder.save()
    edited = tuple(dict.fromkeys((*folder.edited, *(path for path in paths if not folder.untouched(path)))))
    return LettersWritten(tuple(paths), printed, edited)


def _drafts(
    session: Session, state: PeriodState, kind: LetterKind
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Agencies that a letter of this kind concerns, with the letter to be written."""
    latest = _latest_checked(state)
    for one in state.consolidation.agencies:
        content = state.contents.get(one.code)
        # The agency that writes the letters writes none to itself.
        if not one.expected or content is None or one.code == session.settings.issuer.agency:
            continue
        open_ = latest.get(one.code)
        if kind is LetterKind.REQUEST:
            yield one.code, partial(agency_request_letter, session, state.register, content)
        elif kind is LetterKind.REMINDER and (one.received_on is None or open_ is not None):
            yield one.code, partial(reminder_letter, session, state.register, content, open_)
        elif kind is LetterKind.THANKS and _done(one, open_):
            yield one.code, partial(thanks_letter, session, state.register, content, one)


def _done(one: AgencyStatus, open_: CheckedReturn | None) -> bool:
    return one.received_on is not None and one.outcome is Outcome.ACCEPTED and open_ is None


def _latest_checked(state: PeriodState) -> dict[str, CheckedReturn]:
    """What stands of agencies whose latest return is not accepted."""
    return {
        standing.agency: standing.latest.checked
        for standing in state.counting.standings
        if standing.latest.standing is not Outcome.ACCEPTED
    }


def _ordered(state: PeriodState, codes: list[str]) -> list[str]:
    wanted = frozenset(codes)
    return [one.code for one in state.consolidation.agencies if one.code in wanted]


def _latest(folder: Path, stem: str) -> Path:
    """A letter, or its last numbered version beside an edited one."""
    path, number = folder / f"{stem}.docx", 2
    while (later := folder / f"{stem}-{number}.docx").exists():
        path, number = later, number + 1
    return path


def _draft(data: bytes) -> Draft:
    """A letter that is about just what it says; the day it is written on is part of that."""
    return Draft.ready(hashlib.sha256(data).hexdigest(), data)


def _print(folder: LetterFolder, paths: list[Path], prefix: str) -> Path | None:
    """All letters that are as they were made, one after the other, each beginning on a page of its own."""
    from toolkit.reporting.letters_print_writer import joined

    whole = [path for path in paths if folder.untouched(path)]
    if len(whole) < 2:
        return None
    data = [path.read_bytes() for path in whole]
    subject = hashlib.sha256(b"".join(hashlib.sha256(one).digest() for one in data)).hexdigest()
    return folder.put(_PRINTED.format(prefix=prefix), Draft(subject, partial(joined, data)))
