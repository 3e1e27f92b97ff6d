"""What is looked up of a period: the consolidated workbook and the page for leaders, written where they changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from toolkit.files.store import write_atomic
from toolkit.reporting.workbook_input import WorkbookInput
from toolkit.workflows.page import NAME as PAGE_NAME
from toolkit.workflows.page import page_bytes, page_key
from toolkit.workflows.workbook import with_choices
from toolkit.workflows.workspace import Session
from toolkit.workflows.written import Written, key_of

_WORKBOOK_NAME = "consolidated.xlsx"


@dataclass(frozen=True, slots=True)
class ToShow:
    """The material, and which of the two does not stand made of the very same.

    Ticks are no part of what the workbook is made of: they are in it, and where they change it is no longer as
    it was written.
    """

    session: Session
    given: WorkbookInput
    workbook_key: bytes
    page_key: bytes
    workbook: bool
    page: bool

    @property
    def workbook_path(self) -> Path:
        """Where the workbook stands."""
        return self.session.outbox / _WORKBOOK_NAME

    @property
    def page_path(self) -> Path:
        """Where the page stands."""
        return self.session.outbox / PAGE_NAME


@dataclass(frozen=True, slots=True)
class Shown:
    """The files as bytes; None for one that stands as it is."""

    workbook: bytes | None
    page: bytes | None


def to_show(session: Session, given: WorkbookInput, written: Written) -> ToShow:
    """What there is to write."""
    keys = key_of(given), page_key(session, given)
    paths = session.outbox / _WORKBOOK_NAME, session.outbox / PAGE_NAME
    wanted = [not written.stands(path, key) for path, key in zip(paths, keys, strict=True)]
    return ToShow(session, given, *keys, *wanted)


def make(wanted: ToShow) -> Shown:
    """Make the files; nothing is written."""
    from toolkit.reporting.workbook_writer import consolidated_bytes

    session, given = wanted.session, wanted.given
    return Shown(
        consolidated_bytes(with_choices(session, given)) if wanted.workbook else None,
        page_bytes(session, given) if wanted.page else None,
    )


def put(wanted: ToShow, shown: Shown, written: Written) -> None:
    """Write the files that were made, and remember of what."""
    for path, key, data in (
        (wanted.workbook_path, wanted.workbook_key, shown.workbook),
        (wanted.page_path, wanted.page_key, shown.page),
    ):
        if data is not None:
            write_atomic(path, data)
            written.note(path, key)
