"""What goes back to agencies: a feedback workbook and its letter for each latest return with faults.

Workers make them, beside whatever the run does meanwhile: on the day after a deadline half of all agencies may be
due one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.files.store import write_atomic
from toolkit.forms.wording_reader import FormWording, read_wording
from toolkit.intake.limits import Limits, Where
from toolkit.intake.pool import Failed, begun, is_ready, workers_for
from toolkit.model.returns import JudgedFile
from toolkit.workflows.feedback_letters import PREFIX, letter_name, letter_subject, letters_frame
from toolkit.workflows.letter_folder import Draft, LetterFolder
from toolkit.workflows.letters import feedback_letter
from toolkit.workflows.reply_worker import Order, Parcel, Reply, replies_to
from toolkit.workflows.state import PeriodState
from toolkit.workflows.workers import RULES, limits_of
from toolkit.workflows.workspace import Session
from toolkit.workflows.written import Written, key_of

_FEW_AFRESH = 100
"""So few are made sooner here than by workers that must start from nothing."""
_MANY = 8
_SHARES = 2
"""Parcels for each worker at least, so that none waits long for the other."""


@dataclass(frozen=True, slots=True)
class Due:
    """What an agency is due: the order for what does not stand yet, and where it goes.

    ``key`` is a mark of what the workbook at ``path`` is made of, ``subject`` of what the letter is about.
    """

    order: Order
    path: Path
    key: bytes
    letter: str
    subject: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Where replies are put, and what is known of those that stand there."""

    session: Session
    written: Written
    letters: LetterFolder


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all workbooks say alike, and a mark of what all letters have in common."""

    workbooks: FormWording
    letters: str


def feedback_path(session: Session, file: JudgedFile) -> Path:
    """Where the feedback workbook on a return stands."""
    return session.outbox / "feedback" / f"{file.checked.agency}.xlsx"


def due_replies(desk: Desk, state: PeriodState, files: Sequence[JudgedFile]) -> tuple[Due, ...]:
    """What these files call for; a workbook or letter made of the very same is not made again."""
    if not files:
        return ()
    frame = _Frame(read_wording(desk.session.workspace.templates), letters_frame(desk.session))
    return tuple(_due(desk, state, file, frame) for file in files)


def _due(desk: Desk, state: PeriodState, file: JudgedFile, frame: _Frame) -> Due:
    session, content = desk.session, state.contents[file.checked.agency or ""]
    path, source = feedback_path(session, file), file.received.sha256
    key = key_of(content, file.checked, frame.workbooks, source)
    name, subject = letter_name(file), letter_subject(frame.letters, file)
    stands = desk.letters.holds(name, subject)
    letter = None if stands else feedback_letter(session, state.register, content, file)
    order = Order(content, file.checked, source, not desk.written.stands(path, key), letter)
    return Due(order, path, key, name, subject)


@contextmanager
def begun_replies(session: Session, due: Sequence[Due]) -> Iterator[Iterator[Reply]]:
    """Replies to all that is not empty, in order; workers make them while the block does other things."""
    orders = [one.order for one in due if not one.order.empty]
    limits = _limits(limits_of(session), len(orders))
    parcels = list(_parcels(session, orders, workers_for(limits, len(orders))))
    with begun(replies_to, parcels, limits) as outcomes:
        yield _replies(parcels, outcomes)


def _limits(limits: Limits, orders: int) -> Limits:
    """On this machine, which has the templates; in this process where workers would take longer to begin."""
    if is_ready(RULES) or orders >= _FEW_AFRESH:
        return limits.here
    return replace(limits.here, where=Where.HERE)


def _parcels(session: Session, orders: Sequence[Order], workers: int) -> Iterator[Parcel]:
    templates = session.workspace.templates
    wording = read_wording(templates)
    size = min(_MANY, -(-len(orders) // (_SHARES * workers)))
    for start in range(0, len(orders), size or 1):
        yield Parcel(wording, templates, tuple(orders[start : start + size]))


def _replies(parcels: Sequence[Parcel], outcomes: Iterator[tuple[Reply, ...] | Failed]) -> Iterator[Reply]:
    for parcel, outcome in zip(parcels, outcomes, strict=True):
        # What a worker failed at is made here, where a fault of a template is told in words.
        yield from replies_to(parcel) if isinstance(outcome, Failed) else outcome


def put_replies(desk: Desk, due: Sequence[Due], replies: Iterator[Reply]) -> None:
    """Put what was made where it belongs; what is settled by now is taken away."""
    for one in due:
        made = Reply() if one.order.empty else next(replies)
        if made.workbook is not None:
            write_atomic(one.path, made.workbook)
            desk.written.note(one.path, one.key)
        if made.letter is not None:
            desk.letters.put(one.letter, Draft.ready(one.subject, made.letter))
        else:
            desk.letters.keep(one.letter)
    current = {one.path for one in due}
    for old in sorted((desk.session.outbox / "feedback").glob("*.xlsx")):
        if old not in current:
            old.unlink()
    desk.letters.remove_others(PREFIX)
