"""Texts as they must stand in the XML of a workbook."""

from __future__ import annotations

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MARKUP = re.compile('[&<>"\n]')
_SPECIAL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9a-fA-F]{4}_")


def data(text: str) -> str:
    """The text between tags: nothing in it becomes markup, control characters are kept as Excel keeps them."""
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(_escape_control, text)
    if _MARKUP.search(text):
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def _escape_control(found: re.Match[str]) -> str:
    """'_x0007_' for a control character; a text that only looks so gets its underscore escaped."""
    special = found[0]
    return f"_x005F{special}" if len(special) > 1 else f"_x{ord(special):04X}_"


def attribute(text: str) -> str:
    """The text of an attribute."""
    if _SPECIAL.search(text) or _MARKUP.search(text):
        return data(text).replace('"', "&quot;").replace("\n", "&#xA;")
    return text


def shared_string(text: str) -> str:
    """An entry of the table of strings; blanks and line ends around the text are kept."""
    return f"<si>{text_element(text)}</si>"


def text_element(text: str) -> str:
    """A text in the element that tables of strings and comments have for it."""
    kept = data(text)
    space = ' xml:space="preserve"' if kept[:1].isspace() or kept[-1:].isspace() else ""
    return f"<t{space}>{kept}</t>"
