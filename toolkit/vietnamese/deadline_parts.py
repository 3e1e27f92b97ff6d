"""A deadline's text taken apart: remarks in brackets, clauses that set a condition, lists of several deadlines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.vietnamese import deadline_words as words
from toolkit.vietnamese.period_words import plain_signs
from toolkit.vietnamese.text import squeeze

_CLOSING = {"(": ")", "[": "]"}
_FOOTNOTE = re.compile(r"\d{1,2}|\*+")
_STOPS = " .,;/"


@dataclass(frozen=True, slots=True)
class Parts:
    """A text taken apart.

    ``outer`` is the text without the remarks in brackets; ``main`` is ``outer`` without the ``clauses``
    that set a condition ('sau khi …', 'theo …').
    """

    outer: str
    main: str
    clauses: tuple[str, ...]
    remarks: tuple[str, ...]


def take_apart(text: str) -> Parts:
    """Remarks, clauses and the rest of a text of one line; a horizon ('tầm nhìn đến năm 2045') is left out."""
    outer, remarks = _without_remarks(text)
    main, clauses = _without_clauses(outer)
    return Parts(outer, words.HORIZON.sub("", main).strip(), clauses, remarks)


def is_filler(text: str) -> bool:
    """Whether the text has no words but those that lead to a date ('hoàn thành trong', 'giai đoạn')."""
    return not words.FILLER.sub("", plain_signs(text)).strip()


def list_items(raw: str) -> tuple[str, ...]:
    """The items of a cell that lists deadlines, without their bullets; the whole text where it lists none.

    Items begin on lines with bullets or labels, behind bullets within a line, behind ';', or behind a bracket
    and a comma.
    """
    lines = [line for line in map(squeeze, raw.splitlines()) if line]
    by_line = _bulleted_lines(lines)
    if by_line:
        return by_line
    text = squeeze(raw)
    hidden = _hidden(text)
    bullets = [found.start() for found in words.INLINE_BULLET.finditer(hidden)]
    if len(bullets) > 1 and is_filler(text[: bullets[0]]):
        return _items(text, [(at, at) for at in bullets])
    for pattern in (words.SEMICOLON, words.AFTER_BRACKET):
        cuts = [found.span() for found in pattern.finditer(hidden)]
        items = _items(text, cuts)
        if len(items) > 1:
            return items
    return (text,)


def is_labelled(item: str) -> bool:
    """Whether the item says what it is for ('Đề án: Quý II/2026', 'Quý II/2026 (cấp tỉnh)')."""
    return words.LABEL.match(item) is not None


def is_balanced(text: str) -> bool:
    """Whether every round bracket in the text is closed, and none closes that was not opened."""
    depth = 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            return False
    return not depth


def trimmed(text: str) -> str:
    """The text without blanks and stops at its ends."""
    return text.strip(f"{_STOPS}:")


def _bulleted_lines(lines: list[str]) -> tuple[str, ...]:
    """Lines of a list joined to items; none where the first line (an introduction apart) is no item."""
    starts = [words.BULLET.match(line) or words.LABEL.match(line) for line in lines]
    first = 1 if lines and lines[0].endswith(":") else 0
    if sum(start is not None for start in starts[first:]) < 2 or starts[first] is None:
        return ()
    items: list[str] = []
    for line, start in zip(lines[first:], starts[first:], strict=True):
        if start is not None:
            items.append(line)
        else:
            items[-1] = f"{items[-1]} {line}"
    return tuple(_item(text) for text in items)


def _items(text: str, cuts: list[tuple[int, int]]) -> tuple[str, ...]:
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    pieces = (text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2))
    return tuple(item for item in map(_item, pieces) if item)


def _item(text: str) -> str:
    """An item without its bullet and the stop behind it."""
    bullet = words.BULLET.match(text)
    return text[bullet.end() if bullet else 0 :].strip(_STOPS)


def _bracketed(text: str) -> list[tuple[int, int]]:
    """Where brackets of the outermost level open and close; one that is not closed ends with the text."""
    found: list[tuple[int, int]] = []
    opening, start, depth = "", 0, 0
    for at, letter in enumerate(text):
        if not depth and letter in _CLOSING:
            opening, start, depth = letter, at, 1
        elif depth and letter == opening:
            depth += 1
        elif depth and letter == _CLOSING[opening]:
            depth -= 1
            if not depth:
                found.append((start, at))
    return [*found, (start, len(text))] if depth else found


def _hidden(text: str) -> str:
    """The text, as long as before, with what stands in brackets blotted out."""
    for start, end in _bracketed(text):
        text = text[: start + 1] + "\x00" * (end - start - 1) + text[end:]
    return text


def _without_remarks(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without its bracketed remarks, and the remarks that say something."""
    brackets = _bracketed(text)
    edges = [0, *(edge for start, end in brackets for edge in (start, end + 1)), len(text)]
    outer = " ".join(text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2))
    remarks = (text[start + 1 : end].strip() for start, end in brackets)
    return squeeze(outer), tuple(remark for remark in remarks if _says_something(remark))


def _says_something(remark: str) -> bool:
    return not (_FOOTNOTE.fullmatch(remark) or is_filler(remark) or words.HORIZON.match(remark))


def _without_clauses(text: str) -> tuple[str, tuple[str, ...]]:
    """Take the clauses that set a condition out of the text; a date inside them is no deadline."""
    rest, clauses, at = list[str](), list[str](), 0
    while (found := words.CONDITION.search(text, at)) is not None:
        end = words.CLAUSE_END.search(text, found.end())
        stop = len(text) if end is None else end.start()
        rest.append(text[at : found.start()])
        clauses.append(trimmed(text[found.start() : stop]))
        at = stop
    rest.append(text[at:])
    return "".join(rest).strip(" ,;"), tuple(clauses)
