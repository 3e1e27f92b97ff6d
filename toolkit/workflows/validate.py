"""`toolkit validate`: check files without taking them in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.intake.content_kinds import WORKBOOKS, Handling, handling, refusal
from toolkit.intake.events import IssueRecord
from toolkit.intake.ledger_store import Ledger
from toolkit.intake.type_reader import read_kind
from toolkit.messages import _
from toolkit.messages.catalogue import make
from toolkit.model.errors import WorkspaceError
from toolkit.model.findings import Outcome
from toolkit.model.returns import CheckedReturn
from toolkit.workflows.asked import asked_of
from toolkit.workflows.checking import Checker, FileToCheck
from toolkit.workflows.state import limits_of, masters, quiet
from toolkit.workflows.workspace import Session


def validate_files(session: Session, files: Sequence[Path]) -> tuple[CheckedReturn, ...]:
    """Outcome and findings of each file as it would be judged on its own; nothing is recorded."""
    for path in files:
        if not path.is_file():
            raise WorkspaceError(
                _("{path} is not there. Check the path and the file name.").format(path=path)
            )
    register = masters(session.workspace)
    issued, issues = _issued(session)
    limits = limits_of(session)
    refused: dict[int, CheckedReturn] = {}
    to_check: list[FileToCheck] = []
    for order, path in enumerate(files):
        name = session.workspace.relative(path)
        sniffed = read_kind(path, limits)
        if handling(sniffed, path.name) is Handling.RETURN:
            to_check.append(FileToCheck(name, path, WORKBOOKS[sniffed.kind], order))
        else:
            findings = refusal(sniffed) or (make("E150"),)
            refused[order] = CheckedReturn(name, Outcome.REJECTED, None, None, findings)
    checker = Checker(session, asked_of(session, register, issued).contents, register, issues)
    checked = {**checker.check(to_check, limits, quiet), **refused}
    return tuple(checked[order] for order in range(len(files)))


def _issued(session: Session) -> tuple[tuple[IssueRecord, ...], tuple[IssueRecord, ...]]:
    """The latest form of each agency for the period, and every form ever issued; makes no ledger."""
    if not session.workspace.ledger.is_file():
        return (), ()
    with Ledger(session.workspace.ledger) as ledger:
        return ledger.issued(str(session.period)), ledger.issues()
