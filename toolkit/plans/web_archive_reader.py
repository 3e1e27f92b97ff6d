"""Web pages saved in one file (.mht): the page, and the pages framed in it."""

from __future__ import annotations

import email
import email.message
from email import policy

from toolkit.messages import _
from toolkit.model.errors import PlanError
from toolkit.plans.document import Document
from toolkit.plans.html_reader import parse_html


def parse_web_archive(name: str, data: bytes) -> Document:
    """The blocks of the page in a web archive; PlanError when there is none in it."""
    try:
        parts = _pages(email.message_from_bytes(data, policy=policy.compat32))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise PlanError(_damaged(name)) from error
    if not parts:
        raise PlanError(_damaged(name))
    (_address, page, charset), *others = parts
    frames = {address: inner for address, inner, _charset in others if address}
    return parse_html(name, page, charset, frames)


def _pages(message: email.message.Message) -> list[tuple[str, bytes, str | None]]:
    """Address, bytes and character set of each web page, the outermost one first."""
    found = []
    for part in message.walk():
        content = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(content, bytes):
            identity = str(part.get("Content-ID", "")).strip("<> ")
            address = f"cid:{identity}" if identity else str(part.get("Content-Location", "")).strip()
            found.append((address, content, part.get_content_charset()))
    return found


def _damaged(name: str) -> str:
    return _("{name} is damaged or holds no web page. Save the page again, or save it as .docx.").format(
        name=name
    )
