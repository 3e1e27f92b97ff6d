"""The state of a period, computed anew from masters, ledger and archive: nothing of it is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from toolkit.consolidation.consolidate import ConsolidationRequest, accepted_lines, consolidate
from toolkit.consolidation.counting import Counting, count
from toolkit.consolidation.receipts import PeriodFile, Settlement
from toolkit.consolidation.rules import DecidedBy, JudgingRules
from toolkit.files.code_reader import code_stamp
from toolkit.files.shelf_store import Shelf
from toolkit.intake.archive_store import Archive
from toolkit.intake.attachments import Attachment, Owners, with_agencies
from toolkit.intake.events import Event, EventKind, IssueRecord
from toolkit.intake.known_store import Known
from toolkit.intake.ledger_store import Ledger
from toolkit.intake.senders import Names
from toolkit.intake.sorting_reader import Sorted, sort_received
from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.model.findings import Outcome
from toolkit.model.form import FormContent
from toolkit.model.period import PeriodKind, WindowDays
from toolkit.model.register import Register
from toolkit.model.results import Consolidation
from toolkit.model.returns import CheckedReturn, JudgedFile, Received
from toolkit.register.dues import Weekend
from toolkit.register.known_store import known_register
from toolkit.register.owed import OwedProblem
from toolkit.workflows.asked import asked_of
from toolkit.workflows.checking import Checker, FileToCheck
from toolkit.workflows.sealed_reader import sealed_figures
from toolkit.workflows.workers import limits_of
from toolkit.workflows.workspace import Session, Workspace

Step = Callable[[int, int], None]
ReceiptKey = tuple[str, str]
"""Name and hash of a received file."""


@dataclass(frozen=True, slots=True)
class PeriodState:
    """Everything known of a period as of a day."""

    register: Register
    contents: Mapping[str, FormContent]
    problems: tuple[OwedProblem, ...]
    issued: tuple[IssueRecord, ...]
    counting: Counting
    attachments: tuple[Attachment, ...]
    consolidation: Consolidation

    @property
    def judged(self) -> tuple[JudgedFile, ...]:
        """All files of the period in order of receipt."""
        return self.counting.judged


@dataclass(frozen=True, slots=True)
class _Records:
    """What the ledger says of the period."""

    received: tuple[Received, ...]
    issued: tuple[IssueRecord, ...]
    every_issue: tuple[IssueRecord, ...]
    person: tuple[Event, ...]
    sealed_at: datetime | None


@dataclass(frozen=True, slots=True)
class AtHand:
    """What a run works with from its beginning: the masters, and what is known of files from earlier runs."""

    register: Register
    known: Known


def look_up(session: Session) -> AtHand:
    """The masters, and the shelf of the period."""
    workspace = session.workspace
    return AtHand(masters(workspace), Known(Shelf(workspace.shelf(str(session.period)), code_stamp())))


def masters(workspace: Workspace) -> Register:
    """What people keep in the master registers, to be read alone; WorkspaceError when there are none yet."""
    if not (workspace.master / "tasks.xlsx").is_file():
        raise WorkspaceError(
            _(
                "There are no master registers in {folder} yet. Import the plans first: toolkit plan import DOCUMENT"
            ).format(folder=workspace.master)
        )
    return known_register(workspace.master, Shelf(workspace.shelf("masters"), code_stamp()))


def quiet(done: int, total: int) -> None:
    """A step that shows nothing."""
    del done, total


def load_state(
    session: Session,
    step: Step,
    new: frozenset[ReceiptKey] = frozenset(),
    at_hand: AtHand | None = None,
) -> PeriodState:
    """Read, check and consolidate everything received for the period.

    ``new`` marks what just came in; ``at_hand`` is what this run has loaded already.
    """
    at_hand = at_hand or look_up(session)
    register = at_hand.register
    records = _records(session)
    asked = asked_of(session, register, records.issued)
    archive = Archive(session.workspace.archive)
    sorted_ = sort_received(records.received, archive, limits_of(session), at_hand.known)
    checked = _check_all(session, asked.contents, (records, sorted_, at_hand), step)
    at_hand.known.save()
    files = [
        PeriodFile(
            received, one, _settlement(records.person, received), (received.file, received.sha256) in new
        )
        for received, one in checked
    ]
    counting = count(files, accepted_lines(register.decisions, session.period), records.sealed_at)
    attachments = with_agencies(sorted_.attachments, _owners(session, register, files, records.person))
    consolidation = consolidate(
        ConsolidationRequest(
            register=register,
            contents=asked.contents,
            counting=counting,
            period=session.period,
            as_of=session.as_of,
            rules=rules_of(session),
            sample=session.settings.sample or _any_sample(files),
            attached=frozenset(one.agency for one in attachments if one.agency is not None),
            earlier=sealed_figures(session.workspace.root / "outbox", session.period),
        )
    )
    return PeriodState(
        register, asked.contents, asked.problems, records.issued, counting, attachments, consolidation
    )


def rules_of(session: Session) -> JudgingRules:
    """How due dates and verdicts are judged here."""
    settings = session.settings
    return JudgingRules(
        decided_by=DecidedBy(settings.due.decided_by),
        weekend=Weekend(settings.due.weekend),
        near=settings.verdicts.near,
        likely=settings.verdicts.likely,
        windows={
            PeriodKind(kind): WindowDays(one.opens, one.closes, one.calendar)
            for kind, one in settings.windows.items()
        },
    )


def _records(session: Session) -> _Records:
    period = str(session.period)
    with Ledger(session.workspace.ledger) as ledger:
        sealed = ledger.events((EventKind.SEALED,), period)
        return _Records(
            ledger.received(period),
            ledger.issued(period),
            ledger.issues(),
            ledger.person_events(period),
            sealed[-1].at if sealed else None,
        )


def _check_all(
    session: Session,
    contents: Mapping[str, FormContent],
    material: tuple[_Records, Sorted, AtHand],
    step: Step,
) -> Sequence[tuple[Received, CheckedReturn]]:
    """Every return and every refused file with its outcome, in order of receipt."""
    records, sorted_, at_hand = material
    archive = Archive(session.workspace.archive)
    person = {
        (event.file, event.sha256): event.agency
        for event in records.person
        if event.kind is EventKind.ACCEPTED and event.agency
    }
    to_check = [
        FileToCheck(
            one.received.file,
            archive.get(one.received.sha256),
            one.kind,
            one.received.order,
            person.get((one.received.file, one.received.sha256)),
            one.received.received_from,
            one.received.sha256,
        )
        for one in sorted_.candidates
    ]
    checker = Checker(session, contents, at_hand.register, records.every_issue, at_hand.known)
    checked = checker.check(to_check, limits_of(session), step)
    pairs = [(one.received, checked[one.received.order]) for one in sorted_.candidates]
    pairs += [
        (
            refused.received,
            CheckedReturn(refused.received.file, Outcome.REJECTED, None, None, refused.findings),
        )
        for refused in sorted_.refused
    ]
    return sorted(pairs, key=lambda pair: pair[0].order)


def _owners(
    session: Session, register: Register, files: Sequence[PeriodFile], person: Sequence[Event]
) -> Owners:
    """What tells whose an attachment is."""
    agencies = register.directory.agencies
    return Owners(
        agency_of={f.received.file: f.checked.agency for f in files if f.checked.agency is not None},
        names=Names(
            {agency.code: (agency.name, *agency.aliases) for agency in agencies},
            {agency.code: agency.email for agency in agencies if agency.email},
        ),
        issuer=session.settings.issuer.agency,
        settled={
            (event.file or "", event.sha256 or ""): (
                event.agency if event.kind is EventKind.ACCEPTED else None
            )
            for event in person
        },
    )


def _settlement(person: Sequence[Event], received: Received) -> Settlement:
    """The latest decision of a person about this very file."""
    found = Settlement.NONE
    for event in person:
        if (event.file, event.sha256) == (received.file, received.sha256):
            found = Settlement.ACCEPTED if event.kind is EventKind.ACCEPTED else Settlement.WITHDRAWN
    return found


def _any_sample(files: Sequence[PeriodFile]) -> bool:
    """One sample among the returns makes every output a sample: no invented figure may pass for a real one."""
    return any(file.usable and file.checked.read and file.checked.read.identity.sample for file in files)
