"""What extraction and legal portals leave behind in a text: removed or mended before anything is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from toolkit.plans.document import Block, Cell, Document, Paragraph, Row, Table
from toolkit.plans.letters import UPPER
from toolkit.vietnamese.text import squeeze

_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]", re.IGNORECASE)
_FOOTNOTE_MARK = re.compile(r"(?<=\S)\s?\[\d{1,3}\](?!\()")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]\s*\S")
_ENDED = (".", ";", ":", "!", "?", "…", "|")
_OPEN_END = re.compile(r"\s(?:của|và|các|với|cho|theo|tại|về|từ|trong|do|để|giữa|hoặc|những|Sở|UBND)$")
"""Words no sentence ends with: the line goes on, whatever the next one begins with."""
_OPEN_DATE = re.compile(
    r"\s(?:(?:Nghị quyết|Quyết định|Kế hoạch|Chương trình|Công văn|Chỉ thị) số|ngày|tháng)$"
)
_HEADED = re.compile(r"(?:[IVX]+|[A-ZĐ])[.)]\s")
_LIST_LETTER = re.compile(r"[a-zđ](?:\)|\.\s)")
_FUSED = re.compile(rf"\s+(?=(?:[IVX]+|[A-HĐ])\.\s+[{UPPER}]{{2}})")
_REPEAT_BLOCKS = 6
_REPEAT_LETTERS = 500


def tidy(document: Document) -> Document:
    """The document without bookmarks, footnotes and repeated stretches, with broken lines joined again.

    A duty keeps the marks of its footnotes as it is printed; in cells they would pass for figures. Paragraph
    texts and the lines of cells come composed (NFC) with single blanks. Headings fused on one line ('B. NHIỆM VỤ
    I. VỀ KINH TẾ') are parted.
    """
    blocks = _without_repeats([_tidied(block) for block in document.blocks])
    kept = [b for b in blocks if isinstance(b, Table) or (b.text and not _FOOTNOTE.match(b.text))]
    return replace(document, blocks=tuple(_parted(_joined(kept))))


def _tidied(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(
            block,
            text=squeeze(_BOOKMARK.sub("", block.text)) if not _FOOTNOTE.match(block.text) else block.text,
        )
    return replace(block, rows=tuple(_tidied_row(row) for row in block.rows))


def _tidied_row(row: Row) -> Row:
    return replace(row, cells=tuple(_tidied_cell(cell) for cell in row.cells))


def _tidied_cell(cell: Cell) -> Cell:
    lines = (squeeze(line) for line in _BOOKMARK.sub("", cell.text).split("\n"))
    return replace(cell, text=_FOOTNOTE_MARK.sub("", "\n".join(line for line in lines if line)))


def _fingerprint(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "\n".join("|".join(cell.text for cell in row.cells) for row in block.rows)


def _without_repeats(blocks: list[Block]) -> list[Block]:
    """Drop long stretches that stand in the text a second time (portals print the preamble twice)."""
    prints = [_fingerprint(block) for block in blocks]
    places: dict[str, list[int]] = {}
    kept: list[Block] = []
    at = 0
    while at < len(blocks):
        length = max((_run(prints, first, at) for first in places.get(prints[at], ())), default=0)
        if length >= _REPEAT_BLOCKS and sum(map(len, prints[at : at + length])) >= _REPEAT_LETTERS:
            at += length
            continue
        places.setdefault(prints[at], []).append(at)
        kept.append(blocks[at])
        at += 1
    return kept


def _run(prints: list[str], first: int, second: int) -> int:
    """How many blocks from ``first`` stand again from ``second`` on."""
    length = 0
    while second + length < len(prints) and first + length < second:
        if prints[first + length] != prints[second + length]:
            break
        length += 1
    return length


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """Join a paragraph to the one above when that one was broken off in the middle of a sentence."""
    result: list[Block] = []
    for block in blocks:
        above = result[-1] if result else None
        if (
            isinstance(block, Paragraph)
            and isinstance(above, Paragraph)
            and _continues(above.text, block.text)
        ):
            result[-1] = replace(above, text=f"{above.text} {block.text}")
        else:
            result.append(block)
    return result


def _continues(above: str, below: str) -> bool:
    if above.endswith(_ENDED) or _LIST_LETTER.match(below):
        return False
    if below[:1].islower():
        return True
    if below[:1].isdigit():
        return _OPEN_DATE.search(above) is not None
    return below[:1].isalpha() and _OPEN_END.search(above) is not None and not _HEADED.match(below)


def _parted(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        if isinstance(block, Paragraph) and block.text.isupper():
            yield from (Paragraph(text, block.line) for text in _FUSED.split(block.text))
        else:
            yield block
