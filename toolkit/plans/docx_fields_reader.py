"""Fields in Word files: what they show is read, their instructions and tables of contents are not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from toolkit.plans.docx_package_reader import MC, W

Element = etree._Element
MUTE = "mute"
UNMUTE = "unmute"
_MARK = "toolkit-field"
_GONE = (f"{W}del", f"{W}moveFrom", f"{MC}Fallback")
_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """A field whose end is still to come."""

    begin: Element
    instruction: str = ""
    separate: Element | None = None


def mark_fields(body: Element) -> None:
    """Mark the field characters after which text is not shown, and those after which it is again.

    Only fields that are closed are marked: one that a fault left open must not swallow what follows it.
    """
    stack: list[_Open] = []
    for element in body.iter(f"{W}fldChar", f"{W}instrText"):
        if next(element.iterancestors(*_GONE), None) is not None:
            continue
        if element.tag == f"{W}instrText":
            if stack and stack[-1].separate is None:
                stack[-1].instruction += element.text or ""
            continue
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            stack.append(_Open(element))
        elif stack and kind == "separate" and stack[-1].separate is None:
            stack[-1].separate = element
        elif stack and kind == "end":
            _close(stack.pop(), element)


def _close(field: _Open, end: Element) -> None:
    field.begin.set(_MARK, MUTE)
    shown = end if field.separate is None or _CONTENTS.match(field.instruction) else field.separate
    shown.set(_MARK, UNMUTE)


def mark_of(element: Element) -> str | None:
    """What a field character does to the text after it: MUTE, UNMUTE, or nothing."""
    return element.get(_MARK)
