"""Finding the head of a document: agencies, number, date, kind, subject, addressee."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from toolkit.lint.document import Paragraph, Table
from toolkit.lint.lines import (
    columns,
    is_capitals,
    is_numbered,
    is_typed_line,
    like,
    lines_of,
    rules,
    stands_out,
)
from toolkit.lint.parts import Block
from toolkit.vietnamese.document_kinds import SYMBOLS
from toolkit.vietnamese.text import ascii_key, match_key

_COUNTRY, _MOTTO = "cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc"
_NUMBER = re.compile(r"^số\s*(:|\d|/|\.)", re.IGNORECASE)
_SYMBOL = re.compile(r"/\s*([^\W\d_]+)")
_PLACE = re.compile(r"^[^(].*\bngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)
_LETTER_SUBJECT = re.compile(r"^(v\s*/\s*v|về việc)\b", re.IGNORECASE)
# An issuer starts with the kind of body it is; a line that does not goes on with the name above it.
_BODIES = (
    "so", "ban", "bo", "chi cuc", "cuc", "tong cuc", "van phong", "phong", "trung tam", "truong", "ubnd", "uy ban",
    "hdnd", "hoi dong", "cong an", "thanh tra", "vien", "benh vien", "cong ty", "doan", "toa an", "kho bac", "bao hiem",
    "thong ke", "thue", "doi", "hat", "tram", "hoi", "lien doan", "dai hoc",
)  # fmt: skip
_SUBJECT_LINES, _HEAD_PARAGRAPHS = 6, 15
_TYPES = {match_key(name): name for name in SYMBOLS}


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands beside and below the name of the country."""

    country: tuple[Paragraph, ...]
    motto: tuple[Paragraph, ...]
    motto_lines: tuple[float, ...]
    superior: tuple[Paragraph, ...]
    issuer: tuple[Paragraph, ...]
    issuer_lines: tuple[float, ...]
    number: tuple[Paragraph, ...]
    place: tuple[Paragraph, ...]
    letter_subject: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """Kind and subject of a named document; ``type`` is empty for a letter. ``at`` is where the text goes on."""

    type: str
    type_name: tuple[Paragraph, ...]
    subject: tuple[Paragraph, ...]
    subject_lines: tuple[float, ...]
    at: int


def find_letterhead(blocks: Sequence[Block], table: Table | None) -> Letterhead:
    """The letterhead, from its table or, where there is none, from the first paragraphs."""
    free = [block for block in blocks if isinstance(block, Paragraph)]
    left, right = columns(table) if table else (lines_of(free[:_HEAD_PARAGRAPHS]),) * 2
    numbers = [p for p in (*left, *right) if _NUMBER.match(p.text)]
    country, motto = like(right, _COUNTRY), like(right, _MOTTO)
    taken = {id(p) for p in (*country, *motto)}
    above = [p for p in takewhile(lambda p: not _NUMBER.match(p.text), left) if id(p) not in taken]
    names = [p for p in above if p.text and is_capitals(p) and not is_typed_line(p)]
    superior, issuer = _agencies(names if table else names[:2])
    return Letterhead(
        country=country,
        motto=motto,
        motto_lines=tuple(rules(right if table else motto)),
        superior=superior,
        issuer=issuer,
        issuer_lines=tuple(rules(above)),
        number=tuple(numbers[:1]),
        place=tuple([p for p in right if _PLACE.search(p.text)][:1]),
        letter_subject=tuple(_letter_subject(left, bool(table))),
    )


def find_title(free: Sequence[Paragraph], number: Sequence[Paragraph], in_table: bool) -> Title:
    """Kind and subject among the paragraphs outside tables; without a title, the symbol tells the kind."""
    at = next(
        (n for n, p in enumerate(free[:_HEAD_PARAGRAPHS]) if match_key(lines_of([p])[0].text) in _TYPES), None
    )
    symbol = _SYMBOL.search(number[0].text) if number else None
    by_symbol = next((name for name, short in SYMBOLS.items() if symbol and short == symbol[1]), "")
    if at is None:
        after = list(dropwhile(lambda p: not p.text, lines_of(free))) if in_table and by_symbol else []
        subject = tuple(_subject(after))
        return Title(by_symbol, (), subject, tuple(rules(_until_text(after, subject))), 0)
    title = lines_of([free[at]])
    after = [*title[1:], *lines_of(free[at + 1 :])]
    subject = tuple(_subject(after))
    lines = tuple(rules(_until_text(after, subject)))
    return Title(_TYPES[match_key(title[0].text)], tuple(title[:1]), subject, lines, at + 1)


def find_addressee(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """'Kính gửi' and the list below it."""
    return tuple(_addressee(paragraphs))


def head_table(blocks: Sequence[Block]) -> Table | None:
    """The table that holds the letterhead."""
    for table in (block for block in blocks if isinstance(block, Table)):
        texts = [p for p in table.paragraphs if p.text]
        if like(lines_of(texts), _COUNTRY, _MOTTO) or any(_NUMBER.match(p.text) for p in texts):
            return table
    return None


def _agencies(names: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The lines of the superior body and those of the issuer."""
    starts = [n for n, p in enumerate(names) if _is_body(p.text)]
    if len(starts) > 1:
        cut = starts[-1]
    else:
        bold = [n for n, p in enumerate(names) if p.all_bold]
        cut = bold[0] if bold and bold[-1] == len(names) - 1 else 0
    return tuple(names[:cut]), tuple(names[cut:])


def _is_body(name: str) -> bool:
    key = ascii_key(name)
    return any(key == word or key.startswith(f"{word} ") for word in _BODIES)


def _letter_subject(left: Sequence[Paragraph], in_table: bool) -> Iterator[Paragraph]:
    begun = False
    for paragraph in left:
        begins = bool(_LETTER_SUBJECT.match(paragraph.text))
        if paragraph.text and (begins or (begun and in_table)):
            yield paragraph
        begun = begun or begins


def _subject(after: Sequence[Paragraph]) -> Iterator[Paragraph]:
    begun = False
    for paragraph in after[:_SUBJECT_LINES]:
        other = is_numbered(paragraph) or is_typed_line(paragraph) or _greets(paragraph)
        # In capitals, the authority that decides stands below the subject.
        other = other or (begun and is_capitals(paragraph))
        if not paragraph.text or other or not stands_out(paragraph):
            return
        begun = True
        yield paragraph


def _until_text(after: Sequence[Paragraph], subject: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The subject, and what follows it up to the next words."""
    yield from subject
    yield from takewhile(lambda p: not p.text or is_typed_line(p), after[len(subject) :])


def _greets(paragraph: Paragraph) -> bool:
    return ascii_key(paragraph.text).startswith("kinh gui")


def _addressee(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    begun = False
    for paragraph in paragraphs:
        if begun and paragraph.text and not paragraph.text.startswith("-"):
            return
        begun = begun or _greets(paragraph)
        if begun and paragraph.text:
            yield paragraph
