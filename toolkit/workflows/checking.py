"""Checking files against what was asked: read in worker processes, identify, then one batch of rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.forms.kinds import FileKind
from toolkit.forms.wording_reader import read_wording
from toolkit.intake.events import IssueRecord
from toolkit.intake.identify import Expected, Identified, identify
from toolkit.intake.known_store import Known
from toolkit.intake.limits import Limits
from toolkit.intake.read_codec import Encoded
from toolkit.intake.returns_reader import ReadingItem, read_returns
from toolkit.intake.senders import Sender, folders_of
from toolkit.model.findings import Finding, Outcome
from toolkit.model.form import FormContent
from toolkit.model.register import LinkKind, Register
from toolkit.model.returns import CheckedReturn, ReadReturn
from toolkit.validation.batch import Batch, Pair, ToCheck
from toolkit.validation.checks import check
from toolkit.validation.outcome import outcome_of, switched
from toolkit.workflows.known_findings import KnownFindings
from toolkit.workflows.workspace import Session

Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FileToCheck:
    """A workbook to check; ``order`` is unique. ``settled_as`` is the agency a person accepted it for,
    ``received_from`` the sender of the message it came in, ``sha256`` the hash of one that is archived."""

    name: str
    path: Path
    kind: FileKind
    order: int
    settled_as: str | None = None
    received_from: str | None = None
    sha256: str | None = None

    @property
    def sender(self) -> Sender:
        """Where the file came from."""
        return Sender(self.received_from, folders_of(self.name))


@dataclass(frozen=True, slots=True)
class Checker:
    """What files are held against: the session, what was asked, the masters, every form ever issued; and what
    is known of archived files from earlier runs."""

    session: Session
    contents: Mapping[str, FormContent]
    register: Register
    issues: tuple[IssueRecord, ...]
    known: Known = field(default_factory=Known)

    def check(self, files: Sequence[FileToCheck], limits: Limits, step: Step) -> Mapping[int, CheckedReturn]:
        """Outcome and findings of every file, by its order."""
        reads = self._read(files, limits, step)
        expected = self._expected()
        identified = {
            file.order: _settled(identify(read, expected, file.sender), file)
            for file in files
            if isinstance(read := reads[file.order], ReadReturn)
        }
        findings = self._rules(files, reads, identified, limits)
        return {
            file.order: self._judge(file, reads[file.order], identified.get(file.order), findings)
            for file in files
        }

    def _read(
        self, files: Sequence[FileToCheck], limits: Limits, step: Step
    ) -> Mapping[int, ReadReturn | Finding]:
        known = {
            file.order: read
            for file in files
            if file.sha256 is not None and (read := self.known.read(file.sha256, file.kind)) is not None
        }
        by_path = self._read_anew([file for file in files if file.order not in known], limits, step)
        return {
            file.order: known[file.order] if file.order in known else by_path[str(file.path)]
            for file in files
        }

    def _read_anew(
        self, files: Sequence[FileToCheck], limits: Limits, step: Step
    ) -> Mapping[str, ReadReturn | Finding]:
        done = 0
        total = len({file.path for file in files})

        def advance() -> None:
            nonlocal done
            done += 1
            step(done, total)

        archived = {str(file.path): file.sha256 for file in files if file.sha256 is not None}

        def keep(item: ReadingItem, read: Encoded) -> None:
            if item.sha256 in archived:
                self.known.keep_read(archived[item.sha256], item.kind, read)

        items = [ReadingItem(str(file.path), file.path, file.kind) for file in files]
        return read_returns(items, limits, advance, keep=keep)

    def _expected(self) -> Expected:
        agencies = self.register.directory.agencies
        return Expected(
            period=str(self.session.period),
            contents=self.contents,
            known_agencies={agency.code: agency.name for agency in agencies},
            issued_codes={record.code: record for record in self.issues},
            aliases={agency.code: agency.aliases for agency in agencies},
            addresses={agency.code: agency.email for agency in agencies if agency.email},
            issuer=self.session.settings.issuer.agency,
            sample=self.session.settings.sample,
        )

    def _rules(
        self,
        files: Iterable[FileToCheck],
        reads: Mapping[int, ReadReturn | Finding],
        identified: Mapping[int, Identified],
        limits: Limits,
    ) -> Mapping[str, tuple[Finding, ...]]:
        """Findings of the rules by order (as text). Rejected files are not checked: nothing in them counts."""
        returns = []
        for file in files:
            read, who = reads[file.order], identified.get(file.order)
            if who is None or who.agency is None or who.outcome is Outcome.REJECTED:
                continue
            if isinstance(read, ReadReturn) and who.agency in self.contents:
                returns.append(ToCheck(str(file.order), who.agency, self.contents[who.agency], read))
        if not returns:
            return {}
        session = self.session
        batch = Batch(
            session.period,
            session.as_of,
            tuple(returns),
            session.settings.rules,
            read_wording(session.workspace.templates),
            self._same,
        )
        hashes = {str(file.order): f"{file.sha256} {file.kind.value}" for file in files if file.sha256}
        return check(batch, KnownFindings(self.known, batch, limits).of(hashes))

    @property
    def _same(self) -> tuple[Pair, ...]:
        """Lines of two plans that are one duty; where a link is confirmed, forms sent before still ask twice."""
        links = (link for link in self.register.links if link.kind is LinkKind.SAME)
        return tuple((link.first, link.second) for link in links)

    def _judge(
        self,
        file: FileToCheck,
        read: ReadReturn | Finding,
        who: Identified | None,
        findings: Mapping[str, tuple[Finding, ...]],
    ) -> CheckedReturn:
        if isinstance(read, Finding) or who is None:
            assert isinstance(read, Finding)
            return CheckedReturn(file.name, Outcome.REJECTED, None, None, (read,))
        own = () if who.outcome is Outcome.REJECTED else (*read.findings, *findings.get(str(file.order), ()))
        every = (*who.findings, *switched(own, self.session.settings.rules, self.session.as_of))
        outcome = who.outcome or outcome_of(every)
        return CheckedReturn(file.name, outcome, who.agency, who.period, every, read)


def _settled(who: Identified, file: FileToCheck) -> Identified:
    """A held return that a person accepted for an agency belongs to that agency."""
    if file.settled_as is None or who.outcome is not Outcome.HELD:
        return who
    return replace(who, agency=file.settled_as)
