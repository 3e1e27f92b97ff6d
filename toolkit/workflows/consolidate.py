"""`toolkit consolidate`: take in the inbox, check, give feedback, consolidate."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from toolkit.consolidation.counting import Question
from toolkit.files.store import sweep_halves
from toolkit.intake.attachments import Attachment
from toolkit.intake.events import Event, EventKind
from toolkit.intake.intake_store import IntakePlaces, Unusable, take_in
from toolkit.intake.ledger_store import Ledger
from toolkit.intake.lock_store import user_name, workspace_lock
from toolkit.messages import N_, _
from toolkit.model.findings import Outcome
from toolkit.model.returns import JudgedFile
from toolkit.workflows.feedback_letters import latest_open
from toolkit.workflows.letter_folder import LetterFolder
from toolkit.workflows.replies import Desk, begun_replies, due_replies, feedback_path, put_replies
from toolkit.workflows.shown import make, put, to_show
from toolkit.workflows.state import PeriodState, load_state, look_up
from toolkit.workflows.surfaces import finding_json, judged_list
from toolkit.workflows.workbook import workbook_input
from toolkit.workflows.workers import limits_of
from toolkit.workflows.workspace import Session
from toolkit.workflows.written import Written

Step = Callable[[int, int], None]
OPEN = (Outcome.RETURNED, Outcome.HELD)


@dataclass(frozen=True, slots=True)
class Consolidated:
    """What one run did: the state it found, what came in, what it wrote."""

    state: PeriodState
    attachments: tuple[Attachment, ...]
    unusable: tuple[Unusable, ...]
    outputs: tuple[tuple[str, Path], ...]

    @property
    def all_accepted(self) -> bool:
        """Whether no file is open: each is accepted, replaced, or settled by a person."""
        return not self.unusable and all(
            file.checked.outcome is Outcome.ACCEPTED for file in self.state.judged
        )

    @property
    def questions(self) -> tuple[str, ...]:
        """What must be asked of agencies, as sentences."""
        return tuple(_question(question) for question in self.state.counting.questions)

    def surface(self, session: Session) -> dict[str, object]:
        """The JSON of `consolidate --json`."""
        consolidation = self.state.consolidation
        return {
            "period": str(session.period),
            "as_of": session.as_of.isoformat(),
            "files": judged_list(self.state.judged),
            "unusable": [
                {"file": one.file, "findings": [finding_json(finding) for finding in one.findings]}
                for one in self.unusable
            ],
            "attachments": [{"file": one.file, "agency": one.agency} for one in self.attachments],
            "missing": [
                one.code for one in consolidation.agencies if one.expected and one.received_on is None
            ],
            "outputs": {
                name: session.workspace.relative(dict(self.outputs)[label])
                for name, label in (("consolidated", WORKBOOK), ("overview", PAGE))
            },
        }


WORKBOOK = N_("Consolidated workbook")
PAGE = N_("Page for leaders")
FEEDBACK = N_("Feedback workbooks")
LETTERS = N_("Letters that go with them")
EDITED = N_("Edited letter, kept (a new one stands beside it)")


def consolidate_period(session: Session, now: datetime, step: Step) -> Consolidated:
    """Everything `consolidate` does; run again at any moment it ends in the same state."""
    workspace = session.workspace
    with workspace_lock(workspace.root, now):
        at_hand = look_up(session)
        for folder in _written_to(session):
            sweep_halves(folder)
        places = IntakePlaces(
            workspace.root, str(session.period), session.settings.intake.move_processed, user_name()
        )
        taken = take_in(places, limits_of(session), now, at_hand.known)
        new = frozenset((received.file, received.sha256) for received in taken.received)
        state = load_state(session, step, new, at_hand)
        desk = Desk(session, Written(session), LetterFolder(session.outbox / "letters"))
        returned = latest_open(state)
        state = _with_feedback_paths(session, state, returned)
        due = due_replies(desk, state, returned)
        with begun_replies(session, due) as replies:
            shown = to_show(session, workbook_input(session, state), desk.written)
            made = make(shown)
            put_replies(desk, due, replies)
        desk.letters.save()
        _record(session, state, now)
        put(shown, made, desk.written)
        desk.written.save()
    outputs = [(WORKBOOK, shown.workbook_path), (PAGE, shown.page_path)]
    if any(file.feedback for file in state.judged):
        outputs.append((FEEDBACK, session.outbox / "feedback"))
        outputs.append((LETTERS, session.outbox / "letters"))
    outputs += [(EDITED, path) for path in desk.letters.edited]
    return Consolidated(state, state.attachments, taken.unusable, tuple(outputs))


def _written_to(session: Session) -> list[Path]:
    """Every folder in which a killed run may have left half of a file."""
    workspace = session.workspace
    folders = (workspace.root, workspace.master, workspace.shelves, session.outbox)
    return [*folders, *_below(session.outbox)]


def _below(folder: Path) -> list[Path]:
    """Folders right below a folder: forms, feedback, letters."""
    return [path for path in sorted(folder.iterdir()) if path.is_dir()] if folder.is_dir() else []


def _with_feedback_paths(session: Session, state: PeriodState, returned: Sequence[JudgedFile]) -> PeriodState:
    """The state with the feedback workbooks of these files told of."""
    paths = {
        file.received.order: session.workspace.relative(feedback_path(session, file)) for file in returned
    }
    judged = tuple(replace(file, feedback=paths.get(file.received.order)) for file in state.judged)
    return replace(state, counting=replace(state.counting, judged=judged))


def _record(session: Session, state: PeriodState, now: datetime) -> None:
    """Add to the ledger what became of each file, where that is news."""
    period = str(session.period)
    standing = {one.agency: one.latest.received.file for one in state.counting.standings}
    with Ledger(session.workspace.ledger) as ledger:
        kinds = (EventKind.READ, EventKind.COUNTED, EventKind.SUPERSEDED, EventKind.HELD)
        last: dict[tuple[str | None, str | None], dict[bool, Event]] = {}
        for event in ledger.events(kinds, period):
            last.setdefault((event.file, event.sha256), {})[event.kind is EventKind.READ] = event
        events: list[Event] = []
        for file in state.judged:
            known = last.get((file.received.file, file.received.sha256), {})
            for event in _events_of(file, now, period, standing.get(file.checked.agency or "")):
                before = known.get(event.kind is EventKind.READ)
                if before is None or (before.kind, before.payload) != (event.kind, event.payload):
                    events.append(event)
        ledger.append(events)


def _events_of(file: JudgedFile, now: datetime, period: str, standing: str | None) -> list[Event]:
    codes = sorted({finding.code for finding in file.checked.findings})
    payload = json.dumps({"outcome": file.checked.outcome.value, "findings": codes})
    base = Event(
        EventKind.READ,
        now,
        sha256=file.received.sha256,
        file=file.received.file,
        agency=file.checked.agency,
        period=period,
        who=user_name(),
        payload=payload,
    )
    events = [base]
    if file.counts:
        events.append(replace(base, kind=EventKind.COUNTED, payload="{}"))
    elif file.checked.outcome is Outcome.HELD:
        events.append(replace(base, kind=EventKind.HELD, payload=json.dumps({"findings": codes})))
    elif file.checked.outcome in (Outcome.ACCEPTED, Outcome.RETURNED):
        by = json.dumps({"by": standing}, ensure_ascii=False)
        events.append(replace(base, kind=EventKind.SUPERSEDED, payload=by))
    return events


def _question(question: Question) -> str:
    return _(
        "{agency}: {file} leaves {line} empty, which {earlier} had filled; the earlier answer stands. "
        "Ask the agency whether it still holds."
    ).format(
        agency=question.agency,
        file=question.file,
        line=question.line or question.field,
        earlier=question.earlier_file,
    )
