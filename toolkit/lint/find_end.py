"""Finding the end of a document: who signs, who gets it; and its appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from toolkit.lint.document import Paragraph, Region, Table
from toolkit.lint.lines import columns, is_capitals, is_numbered, lines_of, stands_out
from toolkit.lint.parts import Appendix, Block
from toolkit.vietnamese.text import ascii_key

_APPENDIX = re.compile(r"^phụ lục(\s+(số\s+)?([IVXLC]+|\d+))?\s*[.:]?$", re.IGNORECASE)
_BRACKET = re.compile(r"^\(?\s*(ban hành )?kèm theo\b", re.IGNORECASE)
_ARCHIVE = re.compile(r"^-?\s*Lưu\b", re.IGNORECASE)
_TITLE_LINES, _SIGNATURE_GAP = 6, 400


@dataclass(frozen=True, slots=True)
class Signature:
    """Recipients on the left, the signer on the right."""

    label: tuple[Paragraph, ...]
    recipients: tuple[Paragraph, ...]
    offices: tuple[Paragraph, ...]
    name: tuple[Paragraph, ...]


def end_table(blocks: Sequence[Block]) -> Table | None:
    """The table that holds recipients and signature: the last with 'Nơi nhận', else with 'Lưu'."""
    tables = [block for block in reversed(blocks) if isinstance(block, Table)]
    labelled = (t for t in tables if any(_is_recipients(p) for p in t.paragraphs))
    filed = (t for t in tables if any(_ARCHIVE.match(p.text) for p in t.paragraphs))
    return next(labelled, next(filed, None))


def first_label(blocks: Sequence[Block]) -> int:
    """Where 'Nơi nhận' stands outside tables; the number of blocks where it does not."""
    found = (n for n, b in enumerate(blocks) if isinstance(b, Paragraph) and _is_recipients(b))
    return next(found, len(blocks))


def find_signature(blocks: Sequence[Block], table: Table | None) -> Signature:
    """Recipients and signer, from their table or from the paragraphs at the end."""
    if table is None:
        free = [b for b in blocks[first_label(blocks) :] if isinstance(b, Paragraph)]
        left, right = lines_of(free), list[Paragraph]()
    else:
        left, right = columns(table)
    label = next((n for n, p in enumerate(left) if _is_recipients(p)), None)
    listed = [p for p in left[0 if label is None else label + 1 :] if p.text]
    if table is None:
        listed = [p for p in listed if p.text.startswith("-")]
    signed = [n for n, p in enumerate(right) if p.text]
    if len(signed) == 1:
        named = not is_capitals(right[signed[0]])
    else:
        named = len(signed) > 1 and _is_apart(right, signed[-2], signed[-1])
    return Signature(
        label=() if label is None else (left[label],),
        recipients=tuple(listed),
        offices=tuple(right[n] for n in (signed[:-1] if named else signed)),
        name=(right[signed[-1]],) if named else (),
    )


def is_label(block: Block) -> bool:
    """Whether an appendix begins here: nothing but 'Phụ lục' and a number."""
    return (
        isinstance(block, Paragraph)
        and block.spot.region is Region.BODY
        and bool(_APPENDIX.match(block.text))
    )


def find_appendices(blocks: Sequence[Block]) -> Iterator[Appendix]:
    """The appendices in order."""
    starts = [at for at, block in enumerate(blocks) if is_label(block)]
    for at, end in pairwise([*starts, len(blocks)]):
        label = blocks[at]
        assert isinstance(label, Paragraph)
        texts = [
            p for p in takewhile(lambda b: isinstance(b, Paragraph), blocks[at + 1 : end]) if _has_text(p)
        ]
        title, bracket = _title([p for p in texts if isinstance(p, Paragraph)])
        before = [b for b in blocks[:at] if _has_text(b)]
        opens = not before or before[-1].spot.section != label.spot.section
        yield Appendix(label, tuple(title), tuple(bracket), opens)


def _title(texts: Sequence[Paragraph]) -> tuple[Sequence[Paragraph], Sequence[Paragraph]]:
    """The title and the bracket line; without a bracket, the title is what stands out."""
    opening = next((n for n, p in enumerate(texts[:_TITLE_LINES]) if _BRACKET.match(p.text)), None)
    if opening is None:
        return list(takewhile(lambda p: stands_out(p) and not is_numbered(p), texts)), []
    rest = texts[opening : opening + _TITLE_LINES]
    closed = next((n for n, p in enumerate(rest, 1) if p.text.endswith(")")), 1)
    return texts[:opening], rest[:closed]


def _has_text(block: Block) -> bool:
    return isinstance(block, Table) or bool(block.text)


def _is_recipients(paragraph: Paragraph) -> bool:
    return ascii_key(paragraph.text).startswith("noi nhan")


def _is_apart(column: Sequence[Paragraph], above: int, below: int) -> bool:
    """Whether there is room for a signature between two lines, or the lower one is written as a name."""
    room = column[above].layout.after + column[below].layout.before
    return below - above > 1 or room >= _SIGNATURE_GAP or not is_capitals(column[below])
