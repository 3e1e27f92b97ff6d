"""Which received files are returns, which attachments, which neither and why; from their bytes alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.forms.kinds import FileKind
from toolkit.intake.archive_store import Archive
from toolkit.intake.attachments import Attachment
from toolkit.intake.containers_reader import SEPARATOR
from toolkit.intake.content_kinds import WORKBOOKS, Handling, handling, refusal
from toolkit.intake.known_store import Known
from toolkit.intake.limits import Limits
from toolkit.intake.unpacking_pool import UnpackResult, unpack_all
from toolkit.intake.unpacking_worker import Unpacked, UnpackItem
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding
from toolkit.model.returns import Received


@dataclass(frozen=True, slots=True)
class Candidate:
    """A received workbook that may be a return."""

    received: Received
    kind: FileKind


@dataclass(frozen=True, slots=True)
class Refused:
    """A received file that is neither, with the reasons."""

    received: Received
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Sorted:
    """Received files by what they are, each part in order of receipt.

    ``containers`` are messages and packages; those of which something could not be taken out are among
    ``refused`` too.
    """

    candidates: tuple[Candidate, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    refused: tuple[Refused, ...] = ()
    containers: tuple[Received, ...] = ()


def sort_received(
    received: Iterable[Received], archive: Archive, limits: Limits, known: Known | None = None
) -> Sorted:
    """Sort receipts by the bytes in the archive; the same receipts always sort the same way.

    ``known`` tells of files that were looked at before.
    """
    known = known or Known()
    receipts = tuple(received)
    files = frozenset(receipt.file for receipt in receipts)
    candidates: list[Candidate] = []
    attachments: list[Attachment] = []
    refused: list[Refused] = []
    containers: list[tuple[Received, UnpackItem]] = []
    for receipt in receipts:
        path = archive.get(receipt.sha256)
        sniffed = known.kind(receipt.sha256, path, limits)
        match handling(sniffed, receipt.file):
            case Handling.RETURN:
                candidates.append(Candidate(receipt, WORKBOOKS[sniffed.kind]))
            case Handling.ATTACHMENT:
                attachments.append(
                    Attachment(receipt.file, receipt.sha256, received_from=receipt.received_from)
                )
            case Handling.CONTAINER:
                containers.append((receipt, UnpackItem(path, sniffed.kind, limits)))
            case Handling.REFUSAL:
                refused.append(Refused(receipt, refusal(sniffed)))
    refused += _container_faults(containers, files, _Listing(limits, known))
    return Sorted(
        tuple(candidates),
        tuple(attachments),
        tuple(sorted(refused, key=lambda one: one.received.order)),
        tuple(receipt for receipt, _item in containers),
    )


@dataclass(frozen=True, slots=True)
class _Listing:
    """What containers hold, by name, each listed once."""

    limits: Limits
    known: Known

    def of(self, containers: Sequence[tuple[Received, UnpackItem]]) -> tuple[UnpackResult, ...]:
        """The members of each container, or why it cannot be taken apart."""
        before = [self.known.members(receipt.sha256) for receipt, _item in containers]
        new = [row for row, found in zip(containers, before, strict=True) if found is None]
        results = iter(unpack_all([item for _receipt, item in new], self.limits))
        listed: list[UnpackResult] = []
        for (receipt, _item), found in zip(containers, before, strict=True):
            result = found if found is not None else next(results)
            if found is None and not isinstance(result, Finding):
                self.known.keep_members(receipt.sha256, result)
            listed.append(result)
        return tuple(listed)


def _container_faults(
    containers: Sequence[tuple[Received, UnpackItem]], files: frozenset[str], listing: _Listing
) -> list[Refused]:
    """Containers of which something, or everything, could not be taken out."""
    faults = [
        Refused(receipt, (result,) if isinstance(result, Finding) else _missing(receipt.file, result, files))
        for (receipt, _item), result in zip(containers, listing.of(containers), strict=True)
    ]
    return [one for one in faults if one.findings]


def _missing(file: str, members: Iterable[Unpacked], files: frozenset[str]) -> tuple[Finding, ...]:
    """What is wrong with a container, by comparing what it holds with what was taken out of it."""
    faults: list[Finding] = []
    count = left_behind = 0
    for member in members:
        count += 1
        if member.fault is not None:
            faults.append(member.fault)
        elif member_name(file, member.name) not in files:
            left_behind += 1
    if left_behind:
        faults.append(make("E121"))
    return tuple(faults) if count else (make("W123"),)


def member_name(container: str, member: str) -> str:
    """The name of a member of a container: 'mail.eml!báo cáo.zip!STC.xlsx'."""
    return f"{container}{SEPARATOR}{member}"
