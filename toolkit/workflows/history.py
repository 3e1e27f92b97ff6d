"""What the ledger tells: the history of one agency with what changed between its returns; the trail of a period."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from toolkit.consolidation.differences import Difference, differences
from toolkit.consolidation.form_advice import COLUMN_NAMES
from toolkit.intake.events import Event, EventKind, in_vietnam
from toolkit.intake.ledger_store import Ledger
from toolkit.messages import N_, _
from toolkit.messages.words import OUTCOME_WORDS
from toolkit.model.errors import WorkspaceError
from toolkit.model.findings import Outcome
from toolkit.model.returns import JudgedFile
from toolkit.workflows.state import PeriodState, load_state, quiet
from toolkit.workflows.workspace import Session

EVENTS = {
    EventKind.RECEIVED: N_("received"),
    EventKind.READ: N_("read"),
    EventKind.COUNTED: N_("counts"),
    EventKind.SUPERSEDED: N_("does not count (another return stands)"),
    EventKind.HELD: N_("held"),
    EventKind.ACCEPTED: N_("accepted by a person"),
    EventKind.WITHDRAWN: N_("withdrawn by a person"),
    EventKind.DATED: N_("time of receipt corrected by a person"),
    EventKind.ISSUED: N_("form issued"),
    EventKind.SEALED: N_("period sealed"),
}
TIME_SOURCES = {
    "mail": N_("date of the message"),
    "folder": N_("dated folder"),
    "file": N_("time of the file"),
    "person": N_("corrected by a person"),
}
_MOMENT = "%d/%m/%Y %H:%M"
_LONGEST = 120


def agency_history(session: Session, code: str) -> Iterator[str]:
    """Events of one agency in the order they were recorded, then its returns with what each one changed."""
    state = load_state(session, quiet)
    yield f"{code} {_name(state, code)}"
    own = _returns(state, code)
    files = {(file.received.file, file.received.sha256) for file in own}
    for event in _events(session):
        if event.agency == code or (event.file, event.sha256) in files:
            yield "  " + event_line(event)
    yield from _return_lines(own)


def history_surface(session: Session, code: str) -> dict[str, object]:
    """The JSON of `status --agency CODE --json`."""
    state = load_state(session, quiet)
    name = _name(state, code)
    own = _returns(state, code)
    files = {(file.received.file, file.received.sha256) for file in own}
    events = [e for e in _events(session) if e.agency == code or (e.file, e.sha256) in files]
    return {
        "agency": code,
        "name": name,
        "period": str(session.period),
        "as_of": session.as_of.isoformat(),
        "events": [event_json(event) for event in events],
        "returns": [
            {
                "file": file.received.file,
                "sha256": file.received.sha256,
                "received_at": file.received.received_at.isoformat(),
                "time_source": file.received.time_source,
                "outcome": file.checked.outcome.value,
                "counts": file.counts,
                "note": file.note,
                "resubmission": file.resubmission,
                "compared_with": earlier.received.file if earlier else None,
                "differences": [
                    {"line": one.line, "field": one.field, "before": one.before, "after": one.after}
                    for one in _changes(earlier, file)
                ],
            }
            for earlier, file in _pairs(own)
        ],
    }


def period_log(session: Session) -> tuple[Event, ...]:
    """The trail of a period: every event in the order it was recorded."""
    return tuple(_events(session))


def event_line(event: Event) -> str:
    """One event: when, what, whose, which file, who did it, why."""
    payload = json.loads(event.payload)
    parts = [event.at.strftime(_MOMENT), _(EVENTS[event.kind]), event.agency or "", event.file or ""]
    parts += [f"[{event.sha256[:10]}]"] if event.sha256 else []
    taken = payload.get("taken_in_at")
    if event.kind is EventKind.RECEIVED:
        parts.append(f"({_(TIME_SOURCES.get(payload.get('time_source', ''), '?'))})")
        parts += [payload["received_from"]] if payload.get("received_from") else []
    if taken:
        moment = in_vietnam(_moment(taken)).strftime(_MOMENT)
        parts.append(_("taken in {moment}").format(moment=moment))
    parts += _told(payload)
    parts += [f"({event.who})"] if event.who else []
    line = "  ".join(part for part in parts if part)
    return f"{line}: {event.why}" if event.why else line


def event_json(event: Event) -> dict[str, object]:
    """One event for other programs."""
    return {
        "kind": event.kind.value,
        "at": event.at.isoformat(),
        "sha256": event.sha256,
        "file": event.file,
        "agency": event.agency,
        "who": event.who,
        "why": event.why,
        "details": json.loads(event.payload),
    }


def _told(payload: dict[str, object]) -> list[str]:
    """What else an event says: outcome and findings, the return that stands, the corrected time, the hash."""
    parts: list[str] = []
    outcome = payload.get("outcome")
    if isinstance(outcome, str):
        parts.append(_(OUTCOME_WORDS[Outcome(outcome)]))
    found = payload.get("findings")
    if isinstance(found, list):
        parts.append(" ".join(map(str, found)))
    if payload.get("by"):
        parts.append(_("stands: {file}").format(file=payload["by"]))
    if payload.get("received_at"):
        moment = _moment(str(payload["received_at"])).strftime(_MOMENT)
        parts.append(_("now {moment}").format(moment=moment))
    if payload.get("state"):
        parts.append(_("state {hash}").format(hash=str(payload["state"])[:16]))
    return parts


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _events(session: Session) -> Sequence[Event]:
    with Ledger(session.workspace.ledger) as ledger:
        return ledger.events(period=str(session.period))


def _name(state: PeriodState, code: str) -> str:
    names = {agency.code: agency.name for agency in state.register.directory.agencies}
    if code not in names:
        raise WorkspaceError(
            _('There is no agency with code "{code}" in master/agencies.xlsx.').format(code=code)
        )
    return names[code]


def _returns(state: PeriodState, code: str) -> tuple[JudgedFile, ...]:
    return tuple(file for file in state.judged if file.checked.agency == code)


def _pairs(own: Sequence[JudgedFile]) -> Iterator[tuple[JudgedFile | None, JudgedFile]]:
    """Each return with the one before it that could be read."""
    earlier: JudgedFile | None = None
    for file in own:
        yield earlier, file
        if file.checked.read is not None:
            earlier = file


def _changes(earlier: JudgedFile | None, later: JudgedFile) -> tuple[Difference, ...]:
    if earlier is None or earlier.checked.read is None or later.checked.read is None:
        return ()
    return differences(earlier.checked.read, later.checked.read)


def _return_lines(own: Sequence[JudgedFile]) -> Iterator[str]:
    for earlier, file in _pairs(own):
        received = file.received
        source = _(TIME_SOURCES.get(received.time_source, "?"))
        moment = received.received_at.strftime(_MOMENT)
        counts = _("counts") if file.counts else _("does not count")
        outcome = _(OUTCOME_WORDS[file.checked.outcome])
        yield f"{received.file} [{received.sha256[:10]}]  {moment} ({source})  {outcome}, {counts}"
        for text in filter(None, (file.note, file.resubmission)):
            yield f"    {text}"
        changes = _changes(earlier, file)
        if earlier is not None:
            yield "    " + _("{n} answers differ from {file}").format(
                n=len(changes), file=earlier.received.file
            )
        for one in changes:
            yield f"      {one.line or ''} {_heading(one.field)}: {_cut(one.before)} -> {_cut(one.after)}"


def _heading(field: str) -> str:
    return COLUMN_NAMES[field].heading if field in COLUMN_NAMES else field


def _cut(text: str | None) -> str:
    if text is None:
        return _("(empty)")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
