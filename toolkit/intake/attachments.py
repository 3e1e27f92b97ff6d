"""Whose an attachment is: by a person's word, by what came with it, by its sender, by the folder it lay in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from toolkit.intake.containers_reader import SEPARATOR
from toolkit.intake.inbox_reader import folder_date
from toolkit.intake.senders import Names, agencies_of_address, agencies_of_folder, folders_of

_MESSAGE_OF_MBOX = re.compile(r"\d{4,}\.eml")
_NOBODY = Names({}, {})


@dataclass(frozen=True, slots=True)
class Attachment:
    """A received file that is kept but carries no figures; ``agency`` None until someone can say."""

    file: str
    sha256: str
    agency: str | None = None
    received_from: str | None = None


@dataclass(frozen=True, slots=True)
class Owners:
    """What is known of owners: the agency of each return by its file, names, the agency that collects.

    ``settled`` is what people said of attachments by (file, hash): an agency, or None for nobody's.
    """

    agency_of: Mapping[str, str]
    names: Names = _NOBODY
    issuer: str = ""
    settled: Mapping[tuple[str, str], str | None] | None = None


def with_agencies(attachments: Iterable[Attachment], owners: Owners) -> tuple[Attachment, ...]:
    """Attachments with their agency: that of the only agency whose return came in the same message, package or
    folder of the inbox; else that of the sender, else that of the folder. Two agencies are none.
    """
    by_bundle: dict[str, set[str]] = {}
    for file, agency in owners.agency_of.items():
        bundle = _bundle(file)
        if bundle is not None:
            by_bundle.setdefault(bundle, set()).add(agency)
    return tuple(replace(one, agency=_agency(one, by_bundle, owners)) for one in attachments)


def _agency(one: Attachment, by_bundle: Mapping[str, set[str]], owners: Owners) -> str | None:
    settled = owners.settled or {}
    if (one.file, one.sha256) in settled:
        return settled[one.file, one.sha256]
    together = by_bundle.get(_bundle(one.file) or "", set())
    if together:
        return min(together) if len(together) == 1 else None
    found = agencies_of_address(one.received_from, owners.names) if one.received_from else frozenset()
    for folder in reversed(folders_of(one.file)):
        found = found or agencies_of_folder(folder, owners.names)
    # Whoever collects passes on papers of others, so its own address or folder says nothing.
    return min(found) if len(found) == 1 and owners.issuer not in found else None


def _bundle(file: str) -> str | None:
    """What came together with a file: the message or package, else a folder of its own within the inbox.

    What lies loose in the inbox, or in the folder of a day, came with nothing.
    """
    container, *inside = file.split(SEPARATOR)
    if inside:
        return SEPARATOR.join((container, inside[0])) if _MESSAGE_OF_MBOX.fullmatch(inside[0]) else container
    folder = container.rpartition("/")[0]
    return folder if folders_of(file) and folder_date((folder.rpartition("/")[2],)) is None else None
