"""Which received files are returns, which attachments, which neither and why; from their bytes alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.forms.kinds import FileKind
from toolkit.intake.archive_store import Archive
from toolkit.intake.containers_reader import SEPARATOR, expand
from toolkit.intake.content_kinds import WORKBOOKS, ContentKind, Handling, Sniffed, handling, refusal
from toolkit.intake.limits import Limits
from toolkit.intake.type_reader import read_kind
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding
from toolkit.model.returns import Received


@dataclass(frozen=True, slots=True)
class Candidate:
    """A received workbook that may be a return."""

    received: Received
    kind: FileKind


@dataclass(frozen=True, slots=True)
class Attachment:
    """A received file that is kept but carries no figures; ``agency`` None until someone can say."""

    file: str
    sha256: str
    agency: str | None = None


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


def sort_received(received: Iterable[Received], archive: Archive, limits: Limits) -> Sorted:
    """Sort receipts by the bytes in the archive; the same receipts always sort the same way."""
    receipts = tuple(received)
    files = frozenset(receipt.file for receipt in receipts)
    kinds: dict[str, Sniffed] = {}
    candidates: list[Candidate] = []
    attachments: list[Attachment] = []
    refused: list[Refused] = []
    containers: list[Received] = []
    for receipt in receipts:
        path = archive.get(receipt.sha256)
        sniffed = kinds.setdefault(receipt.sha256, kinds.get(receipt.sha256) or read_kind(path, limits))
        match handling(sniffed, receipt.file):
            case Handling.RETURN:
                candidates.append(Candidate(receipt, WORKBOOKS[sniffed.kind]))
            case Handling.ATTACHMENT:
                attachments.append(Attachment(receipt.file, receipt.sha256))
            case Handling.CONTAINER:
                containers.append(receipt)
                findings = _container_faults(receipt.file, path, sniffed.kind, files)
                refused += [Refused(receipt, findings)] if findings else []
            case Handling.REFUSAL:
                refused.append(Refused(receipt, refusal(sniffed)))
    return Sorted(tuple(candidates), tuple(attachments), tuple(refused), tuple(containers))


def _container_faults(file: str, path: Path, kind: ContentKind, files: frozenset[str]) -> tuple[Finding, ...]:
    """What is wrong with a container, by comparing what it holds with what was taken out of it."""
    faults: list[Finding] = []
    count = left_behind = 0
    for member in expand(path, kind):
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


def with_agencies(attachments: Iterable[Attachment], agency_of: Mapping[str, str]) -> tuple[Attachment, ...]:
    """Attachments with the agency whose return came in the same message, package or folder of the inbox.

    ``agency_of`` names the agency of each return by its file. Where returns of several agencies came
    together, or none, the agency stays unknown.
    """
    by_bundle: dict[str, set[str]] = {}
    for file, agency in agency_of.items():
        by_bundle.setdefault(_bundle(file), set()).add(agency)
    assigned = []
    for attachment in attachments:
        agencies = by_bundle.get(_bundle(attachment.file), set())
        assigned.append(replace(attachment, agency=min(agencies) if len(agencies) == 1 else None))
    return tuple(assigned)


def _bundle(file: str) -> str:
    """What came together with a file: its outermost container, else its folder."""
    container, inside, _rest = file.partition(SEPARATOR)
    return container if inside else container.rpartition("/")[0]
