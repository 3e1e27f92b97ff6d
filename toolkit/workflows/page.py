"""The page for leaders: outbox/<period>/overview.html, made of what the consolidated workbook is made of."""

from __future__ import annotations

from pathlib import Path

from toolkit.files.shelf_store import Shelf
from toolkit.files.store import sha256_of, write_atomic
from toolkit.reporting.page_wording import PageWording
from toolkit.reporting.report_wording_reader import read_sentences
from toolkit.reporting.workbook_input import WorkbookInput
from toolkit.workflows.resources import shipped_templates
from toolkit.workflows.workspace import Session
from toolkit.workflows.written import Written, key_of

NAME = "overview.html"
WORDING = "overview.toml"


def prepare_page(session: Session) -> None:
    """Have ready what a page needs and what takes a second to make, once for each version of the chart library."""
    from toolkit.reporting.page_look_reader import keep_library

    keep_library(_charts(session))


def _charts(session: Session) -> Shelf:
    return Shelf(session.workspace.shelf("charts"), "")


def write_page(session: Session, given: WorkbookInput, written: Written) -> Path:
    """Write the page, unless it stands there made of the very same figures and words."""
    path = session.outbox / NAME
    words = session.workspace.templates / WORDING
    if not words.is_file():
        # A workspace from before there was such a page has no wording for it.
        words = shipped_templates() / WORDING
    wording = read_sentences(words, PageWording)
    key = key_of(given, sha256_of(words))
    if written.stands(path, key):
        return path
    from toolkit.reporting.page_html import page_html
    from toolkit.reporting.page_look_reader import read_look
    from toolkit.reporting.page_model import page_of
    from toolkit.reporting.workbook_writer import subtitle_of

    look = read_look(_charts(session))
    write_atomic(path, page_html(page_of(given), wording, subtitle_of(given), look).encode())
    written.note(path, key)
    return path
