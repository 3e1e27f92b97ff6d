"""The page for leaders: outbox/<period>/overview.html, made of what the consolidated workbook is made of."""

from __future__ import annotations

from pathlib import Path

from toolkit.files.shelf_store import Shelf
from toolkit.files.store import sha256_of
from toolkit.reporting.page_wording import PageWording
from toolkit.reporting.report_wording_reader import read_sentences
from toolkit.reporting.workbook_input import WorkbookInput
from toolkit.workflows.resources import shipped_templates
from toolkit.workflows.workspace import Session
from toolkit.workflows.written import key_of

NAME = "overview.html"
WORDING = "overview.toml"


def prepare_page(session: Session) -> None:
    """Have ready what a page needs and what takes a second to make, once for each version of the chart library."""
    from toolkit.reporting.page_look_reader import keep_library

    keep_library(_charts(session))


def _charts(session: Session) -> Shelf:
    return Shelf(session.workspace.shelf("charts"), "")


def page_key(session: Session, given: WorkbookInput) -> bytes:
    """A mark of the figures and words the page is made of."""
    return key_of(given, sha256_of(_words(session)))


def page_bytes(session: Session, given: WorkbookInput) -> bytes:
    """The page."""
    from toolkit.reporting.page_html import page_html
    from toolkit.reporting.page_look_reader import read_look
    from toolkit.reporting.page_model import page_of
    from toolkit.reporting.workbook_writer import subtitle_of

    wording, look = read_sentences(_words(session), PageWording), read_look(_charts(session))
    return page_html(page_of(given), wording, subtitle_of(given), look).encode()


def _words(session: Session) -> Path:
    """The wording of the office; a workspace from before there was such a page has none."""
    words = session.workspace.templates / WORDING
    return words if words.is_file() else shipped_templates() / WORDING
