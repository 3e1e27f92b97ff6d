"""Where a line begins something of its own, and where it only goes on with the line above."""

from __future__ import annotations

import re

from toolkit.plans.letters import UPPER

_ITEM = re.compile(
    r"[-–—−+*•·●○▪■]\s*\S"
    r"|\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXL]{1,6}|[a-zđ]|[A-ZĐ])[.)]\s*\D"
    r"|(?:Điều|ĐIỀU|Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Phụ lục|PHỤ LỤC|Biểu|BIỂU)\s+(?:số\s+)?(?:\d|[IVXL]+\b)"
    r"|Nơi nhận"
)
_ENDED = (".", ";", ":", "!", "?", "…", "./")
_CAPITAL = re.compile(rf"[\"“'(\[]?[{UPPER}]")


def begins_item(text: str) -> bool:
    """Whether a line starts with a bullet, a number or the name of a part."""
    return _ITEM.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a line is closed by a stop."""
    return text.rstrip().rstrip("\"”'»)").endswith(_ENDED)


def begins_capital(text: str) -> bool:
    """Whether the first letter of a line is a capital."""
    return _CAPITAL.match(text) is not None


def parted(text: str) -> list[str]:
    """A paragraph with line breaks typed into it: one text for each thing it says.

    A break after a finished sentence or before a number or bullet parts two things; any other one only
    shapes the lines of one (a title of three lines) and becomes a blank.
    """
    pieces: list[str] = []
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        if pieces and not ends_sentence(pieces[-1]) and not begins_item(line):
            pieces[-1] = f"{pieces[-1]} {line}"
        else:
            pieces.append(line)
    return pieces
