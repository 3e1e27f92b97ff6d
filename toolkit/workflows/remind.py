"""`toolkit remind`: a letter to every agency that has not reported, or whose return is open."""

from __future__ import annotations

from pathlib import Path

from toolkit.files.store import write_atomic
from toolkit.model.findings import Outcome
from toolkit.model.returns import CheckedReturn
from toolkit.workflows.letters import reminder_letter
from toolkit.workflows.state import load_state, quiet
from toolkit.workflows.workspace import Session


def write_reminders(session: Session) -> tuple[Path, ...]:
    """Write the letters to outbox/…/letters and give their paths in order of the directory."""
    state = load_state(session, quiet)
    latest: dict[str, CheckedReturn] = {}
    for standing in state.counting.standings:
        if standing.latest.standing is not Outcome.ACCEPTED:
            latest[standing.agency] = standing.latest.checked
    folder = session.outbox / "letters"
    paths = []
    for one in state.consolidation.agencies:
        if not one.expected or (one.received_on is not None and one.code not in latest):
            continue
        path = folder / f"nhac-{one.code}.docx"
        content = state.contents[one.code]
        write_atomic(path, reminder_letter(session, state.register, content, latest.get(one.code)))
        paths.append(path)
    return tuple(paths)
