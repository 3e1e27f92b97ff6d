"""`toolkit accept`, `toolkit withdraw` and `toolkit redate`: a person's decision on a return."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from toolkit.intake.events import Event, EventKind, in_vietnam
from toolkit.intake.ledger_store import Ledger
from toolkit.intake.lock_store import user_name, workspace_lock
from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.model.returns import JudgedFile
from toolkit.workflows.state import PeriodState, load_state, quiet
from toolkit.workflows.workspace import Session

_SHORTEST_HASH = 6


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a person says: which return (file name or beginning of its hash), why, and for whom it counts."""

    given: str
    reason: str
    accept: bool
    agency: str | None


def settle(session: Session, settlement: Settlement, now: datetime) -> str:
    """Record the decision and say what it was; WorkspaceError when the return cannot be told or has no owner."""
    if not settlement.reason.strip():
        raise WorkspaceError(_('Say why with --reason "…": the reason is kept in the ledger.'))
    with workspace_lock(session.workspace.root, now):
        state = load_state(session, quiet)
        file, sha256, agency = _settled(state, settlement)
        event = Event(
            EventKind.ACCEPTED if settlement.accept else EventKind.WITHDRAWN,
            now,
            sha256=sha256,
            file=file,
            agency=agency,
            period=str(session.period),
            who=user_name(),
            why=settlement.reason,
        )
        with Ledger(session.workspace.ledger) as ledger:
            ledger.append([event])
    text = (
        _("{file} counts for {agency} from now on.") if settlement.accept else _("{file} no longer counts.")
    )
    done = text.format(file=file, agency=agency)
    return done + " " + _("Run toolkit consolidate to bring all outputs up to date.")


@dataclass(frozen=True, slots=True)
class Redating:
    """What a person says: which return, when it was received (Vietnamese time), why."""

    given: str
    received: datetime
    reason: str


def redate_return(session: Session, redating: Redating, now: datetime) -> str:
    """Record when a return was received and say so; its own time stays in the ledger."""
    if not redating.reason.strip():
        raise WorkspaceError(_('Say why with --reason "…": the reason is kept in the ledger.'))
    moment = in_vietnam(redating.received)
    if moment > now:
        raise WorkspaceError(
            _("A return cannot be received in the future: correct the date after --received.")
        )
    with workspace_lock(session.workspace.root, now):
        state = load_state(session, quiet)
        file = _find(state, redating.given)
        event = Event(
            EventKind.DATED,
            now,
            sha256=file.received.sha256,
            file=file.received.file,
            agency=file.checked.agency,
            period=str(session.period),
            who=user_name(),
            why=redating.reason,
            payload=json.dumps({"received_at": moment.isoformat()}),
        )
        with Ledger(session.workspace.ledger) as ledger:
            ledger.append([event])
    done = _("{file} counts as received on {moment}.").format(
        file=file.received.file, moment=moment.strftime("%d/%m/%Y %H:%M")
    )
    return done + " " + _("Run toolkit consolidate to bring all outputs up to date.")


def _settled(state: PeriodState, settlement: Settlement) -> tuple[str, str, str | None]:
    """Name, hash and agency of what is settled: a return, else an attachment (the signed paper)."""
    papers = [one for one in state.attachments if _fits(settlement.given, one.file, one.sha256)]
    if papers and not any(
        _fits(settlement.given, file.received.file, file.received.sha256) for file in state.judged
    ):
        paper = papers[-1]
        if settlement.accept and settlement.agency not in state.contents:
            raise WorkspaceError(_whose(paper.file))
        return paper.file, paper.sha256, settlement.agency
    file = _find(state, settlement.given)
    agency = settlement.agency or file.checked.agency
    _check(state, file, settlement, agency)
    return file.received.file, file.received.sha256, agency


def _fits(given: str, name: str, sha256: str) -> bool:
    wanted = given.replace("\\", "/")
    by_name = wanted in (name, name.rsplit("/", 1)[-1], name.removeprefix("inbox/"))
    return by_name or (len(wanted) >= _SHORTEST_HASH and sha256.startswith(wanted.lower()))


def _whose(file: str) -> str:
    return _(
        "Say whose return {file} is with --agency CODE, an agency that was asked in this period."
    ).format(file=file)


def _find(state: PeriodState, given: str) -> JudgedFile:
    found = [file for file in state.judged if _fits(given, file.received.file, file.received.sha256)]
    if not found:
        raise WorkspaceError(
            _('No return of this period is called "{given}". See the names with: toolkit consolidate').format(
                given=given
            )
        )
    if len({file.received.sha256 for file in found}) > 1:
        names = ", ".join(f"{file.received.file} ({file.received.sha256[:10]})" for file in found)
        raise WorkspaceError(
            _('"{given}" fits several returns: {names}. Give the beginning of the hash instead.').format(
                given=given, names=names
            )
        )
    return found[-1]


def _check(state: PeriodState, file: JudgedFile, settlement: Settlement, agency: str | None) -> None:
    if not settlement.accept:
        return
    if file.checked.read is None:
        raise WorkspaceError(
            _("{file} cannot be accepted: no figures could be read from it. Ask for a new copy.").format(
                file=file.received.file
            )
        )
    if agency is None or agency not in state.contents:
        raise WorkspaceError(_whose(file.received.file))
