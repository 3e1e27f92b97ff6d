"""Which paragraph of a document is which part of the form: what stands at its head, in its text, at its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import dropwhile, pairwise, takewhile

from rapidfuzz.fuzz import ratio

from toolkit.lint.document import Align, Document, Paragraph, Region, Run, Table
from toolkit.vietnamese.document_kinds import SYMBOLS
from toolkit.vietnamese.text import ascii_key, match_key

_LIKE = 85.0
_COUNTRY, _MOTTO = "cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc"
_NUMBER = re.compile(r"^số\s*(:|\d|/|\.)", re.IGNORECASE)
_PLACE = re.compile(r"^[^(].*\bngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)
_LETTER_SUBJECT = re.compile(r"^(v\s*/\s*v|về việc)\b", re.IGNORECASE)
_APPENDIX = re.compile(r"^phụ lục(\s+(số\s+)?([IVXLC]+|\d+))?\s*[.:]?$", re.IGNORECASE)
_BRACKET = re.compile(r"^\(?\s*(ban hành )?kèm theo\b", re.IGNORECASE)
_TYPED_LINE = re.compile(r"^[_—–-]{4,}$")
_ARCHIVE = re.compile(r"^-?\s*Lưu\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^([IVX]+|\d+)[.)]\s")
# An issuer starts with the kind of body it is; a line that does not goes on with the name above it.
_BODIES = (
    "so", "ban", "bo", "chi cuc", "cuc", "tong cuc", "van phong", "phong", "trung tam", "truong", "ubnd", "uy ban",
    "hdnd", "hoi dong", "cong an", "thanh tra", "vien", "benh vien", "cong ty", "doan", "toa an", "kho bac", "bao hiem",
    "thong ke", "thue", "doi", "hat", "tram", "hoi", "lien doan", "dai hoc",
)  # fmt: skip
_SUBJECT_LINES, _HEAD_PARAGRAPHS, _SIGNATURE_GAP = 6, 15, 400
_TYPES = {match_key(name): name for name in SYMBOLS}


class Kind(StrEnum):
    """The kinds of documents that the rules part."""

    NAMED = "named"
    LETTER = "letter"
    APPENDICES = "appendices"


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix: its label, title, bracket line and what follows."""

    label: Paragraph
    title: tuple[Paragraph, ...]
    bracket: tuple[Paragraph, ...]
    opens_section: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that were found; an empty tuple is a part that is not there.

    ``type`` is the kind of a named document ('Báo cáo'). A ``*_lines`` holds widths in twips of lines below a part.
    """

    kind: Kind
    type: str = ""
    country: tuple[Paragraph, ...] = ()
    motto: tuple[Paragraph, ...] = ()
    motto_lines: tuple[float, ...] = ()
    superior: tuple[Paragraph, ...] = ()
    issuer: tuple[Paragraph, ...] = ()
    issuer_lines: tuple[float, ...] = ()
    number: tuple[Paragraph, ...] = ()
    place: tuple[Paragraph, ...] = ()
    letter_subject: tuple[Paragraph, ...] = ()
    type_name: tuple[Paragraph, ...] = ()
    subject: tuple[Paragraph, ...] = ()
    subject_lines: tuple[float, ...] = ()
    addressee: tuple[Paragraph, ...] = ()
    body: tuple[Paragraph, ...] = ()
    recipients_label: tuple[Paragraph, ...] = ()
    recipients: tuple[Paragraph, ...] = ()
    signer_title: tuple[Paragraph, ...] = ()
    signer_name: tuple[Paragraph, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    data_tables: tuple[Table, ...] = ()


def find_parts(document: Document) -> Parts | None:
    """The parts of an administrative document; None when it is none."""
    blocks = list(document.blocks)
    labels = [no for no, block in enumerate(blocks) if isinstance(block, Paragraph) and _is_label(block)]
    appendices = tuple(_appendices(blocks, labels))
    main = blocks[: labels[0]] if labels else blocks
    parts = replace(_main(main), appendices=appendices)
    marks = (parts.country, parts.motto, parts.number, parts.place, parts.recipients_label, parts.addressee)
    known = sum(map(bool, marks)) + 2 * bool(parts.type_name)
    form = (_head_table(main), _end_table(main))
    data = tuple(t for t in document.tables if not any(t is one for one in form) and _is_data(t))
    parts = replace(parts, data_tables=data)
    if known >= 2:
        return parts
    return Parts(Kind.APPENDICES, appendices=appendices, data_tables=data) if appendices else None


def line_text(paragraphs: Iterable[Paragraph]) -> str:
    """Several lines of one part as one text."""
    return " ".join(paragraph.text for paragraph in paragraphs)


def _main(blocks: Sequence[Paragraph | Table]) -> Parts:
    head, end = _head_table(blocks), _end_table(blocks)
    free = [block for block in blocks if isinstance(block, Paragraph)]
    left, right = _columns(head) if head else (_lines(free[:_HEAD_PARAGRAPHS]),) * 2
    numbers = [p for p in left if _NUMBER.match(p.text)] or [p for p in right if _NUMBER.match(p.text)]
    country, motto = _like(right, _COUNTRY), _like(right, _MOTTO)
    taken = {id(p) for p in (*country, *motto)}
    above = [p for p in takewhile(lambda p: not _NUMBER.match(p.text), left) if id(p) not in taken]
    names = [p for p in above if p.text and p.text == p.text.upper() and not _TYPED_LINE.match(p.text)]
    names = names if head else names[:2]
    superior, issuer = _agencies(names)
    type_at = next((n for n, p in enumerate(free) if match_key(_lines([p])[0].text) in _TYPES), None)
    title = _lines(free[type_at : type_at + 1]) if type_at is not None else []
    after = [*title[1:], *_lines(free[(type_at or 0) + 1 :])] if title else []
    symbol = re.search(r"/\s*([^\W\d_]+)", numbers[0].text) if numbers else None
    by_symbol = next((n for n, s in SYMBOLS.items() if symbol and s == symbol[1]), "")
    if head and by_symbol and not title:
        after = list(dropwhile(lambda p: not p.text, _lines(free)))
    subject = tuple(_subject(after))
    addressee = tuple(_addressee([p for b in blocks if b is not head for p in _of(b)]))
    used = {id(p) for p in (*title, *subject, *addressee)} | {
        id(p) for p in free[: type_at + 1 if type_at is not None else 0]
    }
    label, listed, offices, name = _signature(blocks, end)
    last = next((n for n, block in enumerate(blocks) if block is end), _first_label(blocks))
    first = next((n for n, block in enumerate(blocks) if block is head), -1)
    body = [p for p in blocks[first + 1 : last] if isinstance(p, Paragraph) and p.text and id(p) not in used]
    if head is None:
        body = [p for p in body if id(p) not in {id(one) for one in (*country, *motto, *names, *numbers)}]
    named = match_key(title[0].text) if title else ""
    return Parts(
        kind=Kind.NAMED if title or by_symbol else Kind.LETTER,
        type=_TYPES.get(named, by_symbol),
        country=country,
        motto=motto,
        motto_lines=tuple(_rules(right if head else motto)),
        superior=superior,
        issuer=issuer,
        issuer_lines=tuple(_rules(above)),
        number=tuple(numbers[:1]),
        place=tuple([p for p in right if _PLACE.search(p.text)][:1]),
        letter_subject=() if title or by_symbol else tuple(_letter_subject(left, bool(head))),
        type_name=tuple(title[:1]),
        subject=subject,
        subject_lines=tuple(_rules(_until_text(after, subject))),
        addressee=addressee,
        body=tuple(p for p in body if not _TYPED_LINE.match(p.text)),
        recipients_label=label,
        recipients=listed,
        signer_title=offices,
        signer_name=name,
    )


def _of(block: Paragraph | Table) -> Iterator[Paragraph]:
    yield from block.paragraphs if isinstance(block, Table) else (block,)


def _head_table(blocks: Sequence[Paragraph | Table]) -> Table | None:
    for table in (block for block in blocks if isinstance(block, Table)):
        texts = [p for p in table.paragraphs if p.text]
        if _like(_lines(texts), _COUNTRY, _MOTTO) or any(_NUMBER.match(p.text) for p in texts):
            return table
    return None


def _end_table(blocks: Sequence[Paragraph | Table]) -> Table | None:
    tables = [block for block in reversed(blocks) if isinstance(block, Table)]
    labelled = (t for t in tables if any(_is_recipients(p) for p in t.paragraphs))
    filed = (t for t in tables if any(_ARCHIVE.match(p.text) for p in t.paragraphs))
    return next(labelled, next(filed, None))


def _is_recipients(paragraph: Paragraph) -> bool:
    return ascii_key(paragraph.text).startswith("noi nhan")


def _is_data(table: Table) -> bool:
    return len(table.rows) > 1 and max(len(row.cells) for row in table.rows) > 1


def _columns(table: Table) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs of the first and of the last column, line by line."""
    left = [p for row in table.rows if row.cells for p in row.cells[0]]
    right = [p for row in table.rows if len(row.cells) > 1 for p in row.cells[-1]]
    return _lines(left), _lines(right)


def _lines(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Paragraphs with a line break in them as several: each line is a part of its own."""
    lines: list[Paragraph] = []
    for paragraph in paragraphs:
        if not any("\n" in run.text for run in paragraph.runs):
            lines.append(paragraph)
            continue
        current: list[Run] = []
        for run in paragraph.runs:
            first, *others = run.text.split("\n")
            current.append(replace(run, text=first))
            for other in others:
                lines.append(replace(paragraph, runs=tuple(current)))
                current = [replace(run, text=other)]
        lines.append(replace(paragraph, runs=tuple(current)))
    return lines


def _like(paragraphs: Iterable[Paragraph], *keys: str) -> tuple[Paragraph, ...]:
    """The first paragraph whose words are nearly those of a key."""
    for paragraph in paragraphs:
        letters = " ".join(re.findall(r"[a-z]+", ascii_key(paragraph.text)))
        if any(ratio(letters, key) >= _LIKE for key in keys):
            return (paragraph,)
    return ()


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
    for paragraph in after[:_SUBJECT_LINES]:
        stands = paragraph.layout.align is Align.CENTER or paragraph.all_bold
        other = _NUMBERED.match(paragraph.text) or _TYPED_LINE.match(paragraph.text) or _greets(paragraph)
        if not paragraph.text or not stands or other:
            return
        yield paragraph


def _until_text(after: Sequence[Paragraph], subject: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The subject, and what follows it up to the next words."""
    yield from subject
    yield from takewhile(lambda p: not p.text or _TYPED_LINE.match(p.text), after[len(subject) :])


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


def _rules(paragraphs: Iterable[Paragraph]) -> Iterator[float]:
    for paragraph in paragraphs:
        yield from (*paragraph.borders, *paragraph.drawn)
        if _TYPED_LINE.match(paragraph.text):
            yield len(paragraph.text) * paragraph.size * 10


def _first_label(blocks: Sequence[Paragraph | Table]) -> int:
    found = (n for n, b in enumerate(blocks) if isinstance(b, Paragraph) and _is_recipients(b))
    return next(found, len(blocks))


def _signature(
    blocks: Sequence[Paragraph | Table], end: Table | None
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...], tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """Label and list of recipients; offices and name of the signer."""
    if end is None:
        free = [b for b in blocks[_first_label(blocks) :] if isinstance(b, Paragraph)]
        left, right = _lines(free), list[Paragraph]()
    else:
        left, right = _columns(end)
    label = [p for p in left if _is_recipients(p)][:1]
    below = left[next((n for n, p in enumerate(left) if label and p is label[0]), -1) + 1 :]
    listed = [p for p in below if p.text]
    if end is None:
        listed = [p for p in listed if p.text.startswith("-")]
    signed = [n for n, p in enumerate(right) if p.text]
    lone = len(signed) == 1 and right[signed[0]].text != right[signed[0]].text.upper()
    named = lone or (len(signed) > 1 and _is_apart(right, signed[-2], signed[-1]))
    offices = [right[n] for n in (signed[:-1] if named else signed)]
    return tuple(label), tuple(listed), tuple(offices), (right[signed[-1]],) if named else ()


def _is_apart(column: Sequence[Paragraph], above: int, below: int) -> bool:
    """Whether there is room for a signature between two lines, or the lower one is written as a name."""
    room = column[above].layout.after + column[below].layout.before
    text = column[below].text
    return below - above > 1 or room >= _SIGNATURE_GAP or text != text.upper()


def _is_label(paragraph: Paragraph) -> bool:
    return paragraph.spot.region is Region.BODY and bool(_APPENDIX.match(paragraph.text))


def _appendices(blocks: Sequence[Paragraph | Table], labels: Sequence[int]) -> Iterator[Appendix]:
    for at, end in pairwise([*labels, len(blocks)]):
        label = blocks[at]
        assert isinstance(label, Paragraph)
        follow = list(takewhile(lambda b: isinstance(b, Paragraph), blocks[at + 1 : end]))
        texts = [p for p in follow if isinstance(p, Paragraph) and p.text]
        opening = next((n for n, p in enumerate(texts[:_SUBJECT_LINES]) if _BRACKET.match(p.text)), None)
        title = list(takewhile(_stands_as_title, texts)) if opening is None else texts[:opening]
        bracket = (
            texts[len(title) : len(title) + _bracket_lines(texts[len(title) :])]
            if opening is not None
            else []
        )
        before = [b for b in blocks[:at] if isinstance(b, Table) or b.text]
        opens = not before or before[-1].spot.section != label.spot.section
        yield Appendix(label, tuple(title), tuple(bracket), opens)


def _bracket_lines(texts: Sequence[Paragraph]) -> int:
    """How many lines the bracket takes until it is closed."""
    closed = (n for n, p in enumerate(texts[:_SUBJECT_LINES], 1) if p.text.endswith(")"))
    return next(closed, 1)


def _stands_as_title(paragraph: Paragraph) -> bool:
    heading = paragraph.layout.align is Align.CENTER or paragraph.all_bold
    return heading and not _BRACKET.match(paragraph.text) and not _NUMBERED.match(paragraph.text)
