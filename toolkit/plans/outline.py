"""The body of a plan as items: which paragraph stands under which headings, by their numbers and their layout.

A heading is known by its number ('Phần thứ hai', 'A.', 'II.', '1.', '1.2.', 'a)', '(1)'), or where a plan does not
number its parts by its capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from toolkit.plans.document import Document, Paragraph, Table
from toolkit.plans.numerals import Numeral, NumeralKind, from_roman, read_numeral, to_roman
from toolkit.plans.part_words import gives_duties, names_part

_NUMBERED = re.compile(
    r"(?P<number>[IVX]+[.)]|[A-ZĐ]\.|\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)]|[a-zđ](?:\)|\.(?=\s))|\((?:\d{1,2}|[a-zđ])\))"
    r"\s*(?=\D)(?P<text>\S.*)",
    re.DOTALL,
)
_PART = re.compile(
    r"(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:(?:thứ|THỨ)\s+(?P<ordinal>\w+)|(?P<number>[IVX]+|\d+))"
    r"(?:\s*$|\s*[.:–-]\s*(?P<text>.*)|\s+(?P<capitals>[^a-zà-ỹđ]+)$)",
    re.DOTALL,
)
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_BULLET = re.compile(r"(?P<mark>[-–—−+*•·●])\s*(?P<text>\S.*)", re.DOTALL)
_ANNEX = re.compile(r"(?:Phụ lục|PHỤ LỤC|Biểu|BIỂU)(?:\s+(?:số\s+)?(?:\d+|[IVX]+))?\s*[:.]?(?:\s|$)")
_ENDED = (".", ";", ",", "./", ":")
_LONGEST_HEADING = 250
_FULL_LINE = 55
"""Letters of a heading line so long that the next line in capitals goes on with it."""

_PART_RANK = {"phần": -40, "chương": -30, "mục": -20}
UNNUMBERED_PART = -10
_RANK = {NumeralKind.LETTER: 0, NumeralKind.ROMAN: 10, NumeralKind.ARABIC: 20, NumeralKind.SMALL: 90}
_GROUP = 15
_BRACKETED = 95
PLAIN = 100
_BULLETS = {"-": 110, "+": 120}


@dataclass(frozen=True, slots=True)
class Heading:
    """An item above others; ``rank`` grows inwards. One without a number counts as the next of its rank."""

    numeral: Numeral
    text: str
    rank: int


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of the body: its own number or bullet, its text, and the headings it stands under.

    ``opens`` is the heading it is itself; ``rank`` tells how deep it stands, bullets deepest.
    """

    numeral: Numeral | None
    bullet: str | None
    text: str
    line: int
    path: tuple[Heading, ...]
    rank: int = PLAIN
    opens: Heading | None = None


def read_outline(document: Document) -> tuple[Item, ...]:
    """The items of the body, up to the first annex, in order."""
    paragraphs = _headings_joined(_body(document))
    return tuple(_items(paragraphs, _numbers_its_parts(paragraphs)))


def _body(document: Document) -> Iterator[Paragraph]:
    begun = False
    wide = [t for t in document.tables if len(t.rows) > 2 and max(r.width for r in t.rows) > 3]
    last = wide[0] if wide else None
    for block in document.blocks:
        if isinstance(block, Table):
            if block is last:
                return
            continue
        begun = begun or _NUMBERED.match(block.text) is not None
        if begun and _ANNEX.match(block.text) and len(block.text) < 40:
            return
        yield block


def _headings_joined(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Headings whose title stands on the line below ('Mục 1'), or runs over several lines, on one line."""
    result: list[Paragraph] = []
    for paragraph in paragraphs:
        above = result[-1] if result else None
        if above is not None and _goes_on(above.text, paragraph.text):
            point = "." if _is_bare(above.text) else ""
            result[-1] = replace(above, text=f"{above.text.rstrip(' .:')}{point} {paragraph.text}")
        else:
            result.append(paragraph)
    return result


def _goes_on(above: str, text: str) -> bool:
    if _is_numbered(text) or _ANNEX.match(text):
        return False
    if _is_bare(above):
        return len(text) <= _LONGEST_HEADING and not text.endswith(_ENDED)
    is_heading = _NUMBERED.match(above) is not None or _PART.match(above) is not None
    full = above.isupper() and text.isupper() and is_heading and len(above) >= _FULL_LINE
    return full and not above.endswith(_ENDED) and not names_part(text)


def _is_bare(text: str) -> bool:
    """Whether a line is 'Mục 1' and nothing else."""
    part = _PART.match(text)
    return part is not None and not (part["text"] or part["capitals"])


def _is_numbered(text: str) -> bool:
    return any(pattern.match(text) for pattern in (_NUMBERED, _PART, _BULLET))


def _numbers_its_parts(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether the part with the duties has a number: then capitals alone open no part."""
    for paragraph in paragraphs:
        number = _PART.match(paragraph.text) or _NUMBERED.match(paragraph.text)
        numeral = None if number is None else _numeral(number)
        if number is None or numeral is None:
            continue
        title = number.groupdict().get("capitals") or number["text"] or ""
        of_part = numeral.kind in {NumeralKind.PART, NumeralKind.LETTER, NumeralKind.ROMAN} or title.isupper()
        if of_part and gives_duties(title):
            return True
    return False


def _items(paragraphs: Iterable[Paragraph], numbered_parts: bool) -> Iterator[Item]:
    stack: list[Heading] = []
    unnumbered: dict[int, int] = {}
    for paragraph in paragraphs:
        text, line = paragraph.text, paragraph.line
        bullet = _BULLET.match(text)
        if bullet is not None:
            mark = "+" if bullet["mark"] == "+" else "-"
            yield Item(None, mark, bullet["text"], line, tuple(stack), _BULLETS[mark])
            continue
        heading = _numbered(text, stack) or _in_capitals(text, stack, numbered_parts, unnumbered)
        if heading is None:
            yield Item(None, None, text, line, tuple(stack))
            continue
        while stack and (stack[-1].rank >= heading.rank or not _parent(stack[-1], heading.numeral)):
            stack.pop()
        printed = None if heading.text == text else heading.numeral
        yield Item(printed, None, heading.text, line, tuple(stack), heading.rank, heading)
        stack.append(heading)


def _numbered(text: str, stack: list[Heading]) -> Heading | None:
    part = _PART.match(text)
    number = part or _NUMBERED.match(text)
    numeral = None if number is None else _numeral(number)
    if number is None or numeral is None:
        return None
    if part is not None:
        title = part["capitals"] or part["text"] or ""
        return Heading(numeral, title.strip(), _PART_RANK[part["word"].lower()])
    bracketed = numeral.kind is NumeralKind.ARABIC and number["number"].endswith(")")
    rank = _BRACKETED if bracketed or number["number"].startswith("(") else _rank(numeral, stack)
    return Heading(numeral, number["text"], rank)


def _numeral(number: re.Match[str]) -> Numeral | None:
    if number.re is not _PART:
        return read_numeral(number["number"])
    if number["ordinal"] is not None:
        word = number["ordinal"].lower()
        return Numeral(str(_ORDINALS.index(word) + 1), NumeralKind.PART) if word in _ORDINALS else None
    text = number["number"]
    return Numeral(text if text.isdigit() else str(from_roman(text)), NumeralKind.PART)


def _in_capitals(
    text: str, stack: list[Heading], numbered_parts: bool, counts: dict[int, int]
) -> Heading | None:
    """A heading without a number: a line in capitals that names a part, or a group within the duties."""
    if not text.isupper() or len(text) > _LONGEST_HEADING or text.endswith(_ENDED):
        return None
    if not numbered_parts and names_part(text):
        counts[UNNUMBERED_PART] = counts.get(UNNUMBERED_PART, 0) + 1
        counts[_GROUP] = 0
        roman = Numeral(to_roman(counts[UNNUMBERED_PART]), NumeralKind.ROMAN)
        return Heading(roman, text, UNNUMBERED_PART)
    if any(gives_duties(heading.text) for heading in stack):
        counts[_GROUP] = counts.get(_GROUP, 0) + 1
        return Heading(Numeral(str(counts[_GROUP]), NumeralKind.ARABIC), text, _GROUP)
    return None


def _parent(heading: Heading, numeral: Numeral) -> bool:
    """Whether a decimal number can stand under this heading: '3.1' does not stand under '2'."""
    if numeral.kind is not NumeralKind.DECIMAL or heading.rank < _RANK[NumeralKind.ARABIC]:
        return True
    return numeral.text.startswith(f"{heading.numeral.text}.")


def _rank(numeral: Numeral, stack: list[Heading]) -> int:
    if numeral.kind is NumeralKind.DECIMAL:
        return _RANK[NumeralKind.ARABIC] + 10 * numeral.text.count(".")
    if numeral.kind is NumeralKind.ROMAN and len(numeral.text) == 1 and _in_letter_series(numeral, stack):
        return _RANK[NumeralKind.LETTER]
    return _RANK[numeral.kind]


def _in_letter_series(numeral: Numeral, stack: list[Heading]) -> bool:
    """Whether 'C.' or 'I.' follows 'B.' or 'H.' rather than being a roman number."""
    letters = [heading.numeral for heading in stack if heading.rank == _RANK[NumeralKind.LETTER]]
    before = {"C": "B", "D": "C", "I": "H", "L": "K", "V": "U", "X": "V"}.get(numeral.text)
    return bool(letters) and letters[-1].text == before


def numbers_of(path: tuple[Heading, ...]) -> str:
    """The place a path leads to, as a reader would name it: 'B.I.1.2.3' for B, I, 1.2 and 1.2.3."""
    parts: list[str] = []
    for heading in path:
        text = heading.numeral.text
        if parts and text.startswith(f"{parts[-1]}."):
            parts[-1] = text
        else:
            parts.append(text)
    return ".".join(parts)
