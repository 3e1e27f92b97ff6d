"""`toolkit validate`: check files without taking them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from toolkit.intake.content_kinds import WORKBOOKS, ContentKind, Handling, Sniffed, handling, refusal
from toolkit.intake.events import IssueRecord
from toolkit.intake.ledger_store import Ledger
from toolkit.intake.limits import Limits
from toolkit.intake.mail_reader import read_header
from toolkit.intake.sorting_reader import member_name
from toolkit.intake.type_reader import read_kind
from toolkit.intake.unpacking_pool import unpack_all
from toolkit.intake.unpacking_worker import UnpackItem
from toolkit.messages import _
from toolkit.messages.catalogue import make
from toolkit.model.errors import WorkspaceError
from toolkit.model.findings import Finding, Outcome
from toolkit.model.returns import CheckedReturn
from toolkit.workflows.asked import asked_of
from toolkit.workflows.checking import Checker, FileToCheck
from toolkit.workflows.state import masters, quiet
from toolkit.workflows.workers import limits_of
from toolkit.workflows.workspace import Session

_DEEPEST = 4
"""A message with a package in it with a package in it is as far as this goes."""


def validate_files(session: Session, files: Sequence[Path]) -> tuple[CheckedReturn, ...]:
    """Outcome and findings of each file as it would be judged on its own; nothing is recorded.

    Of a message or package every return in it is judged, under its name within ('mail.eml!STC.xlsx').
    """
    for path in files:
        if not path.is_file():
            raise WorkspaceError(
                _("{path} is not there. Check the path and the file name.").format(path=path)
            )
    register = masters(session.workspace)
    issued, issues = _issued(session)
    limits = limits_of(session)
    with TemporaryDirectory() as folder:
        unpacked = _Unpacked(Path(folder), limits)
        for path in files:
            unpacked.take(_Piece(session.workspace.relative(path), path))
        checker = Checker(session, asked_of(session, register, issued).contents, register, issues)
        checked = {**checker.check(unpacked.to_check, limits, quiet), **unpacked.refused}
    return tuple(checked[order] for order in sorted(checked))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A file to look at: the name it is told under, its bytes, the sender of its message, how deep it lay."""

    name: str
    path: Path
    sender: str | None = None
    depth: int = 0


class _Unpacked:
    """Files as they are, and those within messages and packages, in order."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.to_check: list[FileToCheck] = []
        self.refused: dict[int, CheckedReturn] = {}
        self._attached: list[tuple[str, Sniffed]] = []
        self._folder = folder
        self._limits = limits
        self._count = 0

    def take(self, piece: _Piece) -> bool:
        """Note a file as one to check or as one refused; whether there is a return in it."""
        sniffed = read_kind(piece.path, self._limits)
        match handling(sniffed, piece.name):
            case Handling.RETURN:
                kind, order = WORKBOOKS[sniffed.kind], self._next()
                self.to_check.append(
                    FileToCheck(piece.name, piece.path, kind, order, received_from=piece.sender)
                )
                return True
            case Handling.CONTAINER if piece.depth < _DEEPEST:
                return self._open(piece, sniffed.kind)
            case Handling.ATTACHMENT if piece.depth:
                self._attached.append((piece.name, sniffed))
                return False
        self._refuse(piece.name, refusal(sniffed) or (make("E121"),))
        return False

    def _open(self, piece: _Piece, kind: ContentKind) -> bool:
        # The outermost message tells from whom something came.
        sender = piece.sender or (read_header(piece.path).sender if kind is ContentKind.EML else None)
        found, before = False, self._next()
        own = self._folder / str(self._count)
        self._count += 1
        own.mkdir()
        (result,) = unpack_all([UnpackItem(piece.path, kind, self._limits, own)], self._limits)
        if isinstance(result, Finding):
            self._refuse(piece.name, (result,))
            return False
        for member in result:
            name = member_name(piece.name, member.name)
            if member.staged is None:
                self._refuse(name, (member.fault,) if member.fault else ())
                continue
            found = self.take(_Piece(name, member.staged, sender, piece.depth + 1)) or found
        if not piece.depth:
            self._close(piece, found or self._next() > before)
        return found

    def _close(self, piece: _Piece, something: bool) -> None:
        """What came beside a return is an attachment; by itself it is a return gone wrong."""
        if not something and not self._attached:
            self._refuse(piece.name, (make("W123"),))
        for name, sniffed in () if something else self._attached:
            self._refuse(name, refusal(sniffed))
        self._attached.clear()

    def _refuse(self, name: str, findings: tuple[Finding, ...]) -> None:
        self.refused[self._next()] = CheckedReturn(name, Outcome.REJECTED, None, None, findings)

    def _next(self) -> int:
        return len(self.to_check) + len(self.refused)


def _issued(session: Session) -> tuple[tuple[IssueRecord, ...], tuple[IssueRecord, ...]]:
    """The latest form of each agency for the period, and every form ever issued; makes no ledger."""
    if not session.workspace.ledger.is_file():
        return (), ()
    with Ledger(session.workspace.ledger) as ledger:
        return ledger.issued(str(session.period)), ledger.issues()
