"""`toolkit issue`: one form per agency, the list of what was issued, and the letter that goes with it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toolkit.files.store import write_atomic
from toolkit.forms.issue_list_writer import issue_list_bytes
from toolkit.forms.wording_reader import read_wording
from toolkit.forms.writer import form_bytes
from toolkit.intake.events import IssueRecord
from toolkit.intake.ledger_store import Ledger
from toolkit.intake.lock_store import workspace_lock
from toolkit.messages import _, use_language
from toolkit.model.errors import WorkspaceError
from toolkit.model.form import FormContent
from toolkit.model.register import LinkKind, Register
from toolkit.register.owed import OwedProblem
from toolkit.workflows.asked import owed_now, to_issue
from toolkit.workflows.letter_folder import Draft, LetterFolder
from toolkit.workflows.letters import request_letter, telephone
from toolkit.workflows.page import prepare_page
from toolkit.workflows.priors import prior_answers
from toolkit.workflows.state import masters
from toolkit.workflows.workspace import Session

Step = Callable[[int, int], None]
LIST_NAME = "danh-sach-bieu-mau.xlsx"
LETTER_NAME = "cong-van-de-nghi-bao-cao.docx"


@dataclass(frozen=True, slots=True)
class Issued:
    """What one run of `issue` made; ``open_links`` duties of two plans are asked twice until a person confirms."""

    contents: tuple[FormContent, ...]
    problems: tuple[OwedProblem, ...]
    folder: Path
    list_file: Path
    letter: Path
    open_links: int = 0
    edited: tuple[Path, ...] = ()
    """Cover letters that a person edited: they stay, and a new one stands beside them."""
    telephone: str = ""
    """What the letter names; it leaves a blank where this is empty."""


def issue_forms(session: Session, now: datetime, step: Step) -> Issued:
    """Write all forms, then record them: a form counts as issued only once it is whole on the disk."""
    with workspace_lock(session.workspace.root, now):
        register = masters(session.workspace)
        priors = prior_answers(session, register)
        owed = to_issue(session, register, priors)
        if not owed.forms:
            raise WorkspaceError(
                _(
                    "Nobody owes anything in period {period}: the masters hold no task or measure with an agency "
                    "that reports. Look through master/tasks.xlsx."
                ).format(period=session.period)
            )
        wording = read_wording(session.workspace.templates)
        folder = session.outbox / "forms"
        for number, content in enumerate(owed.forms, start=1):
            write_atomic(folder / f"{content.agency}.xlsx", form_bytes(content, wording))
            step(number, len(owed.forms))
        list_file = session.outbox / LIST_NAME
        with use_language("vi"):
            listed = owed_now(session, register).problems
        write_atomic(list_file, issue_list_bytes(owed.forms, listed, _phones(register)))
        letters = LetterFolder(session.outbox / "letters")
        request = request_letter(session, register)
        letter = letters.put(LETTER_NAME, Draft(hashlib.sha256(request).hexdigest(), lambda: request))
        letters.save()
        _record(session, owed.forms, now)
        prepare_page(session)
    open_links = sum(link.kind is LinkKind.SAME and not link.confirmed for link in register.links)
    asked = telephone(session, register)
    return Issued(
        owed.forms, owed.problems, folder, list_file, letter, open_links, tuple(letters.edited), asked
    )


def _record(session: Session, forms: tuple[FormContent, ...], now: datetime) -> None:
    """Add what differs from the record: issuing the same forms again is no event."""
    period = str(session.period)
    with Ledger(session.workspace.ledger) as ledger:
        known = {record.agency: record for record in ledger.issued(period)}
        new = [
            IssueRecord(form.agency, period, form.code, form.line_keys, now, form.priors)
            for form in forms
            if form.agency not in known or not _is_as_recorded(form, known[form.agency])
        ]
        ledger.record_issues(new)


def _is_as_recorded(form: FormContent, record: IssueRecord) -> bool:
    return (form.code, form.line_keys, form.priors) == (record.code, record.lines, record.priors)


def _phones(register: Register) -> dict[str, str]:
    return {agency.code: agency.phone for agency in register.directory.agencies if agency.phone}
