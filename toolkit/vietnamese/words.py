"""Small turns of phrase that sentences in Vietnamese documents need."""

from __future__ import annotations

from collections.abc import Sequence


def join_list(items: Sequence[str], last: str = "và") -> str:
    """Items as prose lists them: 'a, b và c'; '' for none."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def upper_first(text: str) -> str:
    """The text with its first letter capital and the rest untouched."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text with its first letter small, unless its first word is an abbreviation ('UBND tỉnh')."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def pad_count(count: int) -> str:
    """A count as administrative prose writes it: '05' below ten, '12' from ten on; nothing is '0'."""
    return f"{count:02d}" if 0 < count < 10 else str(count)
