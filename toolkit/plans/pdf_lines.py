"""Words of a PDF page to lines, and lines to paragraphs again: where the writer broke off, not the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.plans.line_breaks import begins_capital, begins_item, ends_sentence
from toolkit.plans.pdf_page import Line, Word, line_of
from toolkit.plans.syllables import begins_with_vowel, is_syllable

_ON_LINE = 0.35
_BLANK = 0.25
_SLACK = 0.15
_MOST_PADDING = 6.0
_CENTRED = 3.0
_SPACED = 3.0
_INDENT = 8.0
_OTHER_SIZE = 1.0
_USUAL_PITCH = 1.2
_CLOSING = (",", ";", ":", ".", ")", "!", "?")
_DASH = re.compile(r"[-–—]\s")
_BEGUN_NUMBER = re.compile(r"\d\.?$")
_DIGIT = re.compile(r"\d")
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_LAST_LETTERS = re.compile(r"[^\W\d_]+$")
_FIRST_LETTERS = re.compile(r"[^\W\d_]+")


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The words as lines from top to bottom; small raised signs belong to the line they rise from."""
    clusters: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.base, word.left)):
        if clusters and word.base - clusters[-1][0].base <= _ON_LINE * word.size:
            clusters[-1].append(word)
        else:
            clusters.append([word])
    lines: list[list[Word]] = []
    for cluster in clusters:
        if lines and _is_raised(lines[-1], cluster):
            lines[-1].extend(cluster)
        else:
            lines.append(cluster)
    return [line_of(line) for line in lines]


def _is_raised(above: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether all of ``above`` are signs raised from the line ``below``."""
    size = max(word.size for word in below)
    shift = max(word.base for word in below) - max(word.base for word in above)
    return all(word.size < 0.85 * size for word in above) and shift < 0.7 * size


@dataclass(frozen=True, slots=True)
class Column:
    """The stretch of the page that lines may fill, and how its paragraphs are set.

    ``pitch`` is the usual distance of baselines in sizes of letters, ``indent`` where first lines of paragraphs
    begin, in a text whose other lines begin at the edge.
    """

    left: float
    right: float
    pitch: float = _USUAL_PITCH
    indent: float | None = None

    def centres(self, line: Line, following: Line) -> bool:
        """Whether two lines are set round one middle."""
        shift = abs((line.left + line.right) - (following.left + following.right)) / 2
        return shift < _CENTRED and max(line.left, following.left) - self.left > _CENTRED

    def indents(self, line: Line) -> bool:
        """Whether a line begins where first lines of paragraphs do."""
        return self.indent is not None and abs(line.left - self.indent) < _CENTRED

    def is_full(self, line: Line, following: Line) -> bool:
        """Whether the first word of the next line had no room on this one."""
        if self.centres(line, following):
            room = (self.right - self.left) - (line.right - line.left)
        else:
            room = self.right - line.right
        first = following.words[0]
        return room < first.right - first.left + (_BLANK + _SLACK) * line.size


def cut_inside(above: Line, line: Line, column: Column) -> bool:
    """Whether a word too wide for its column was cut: '02/5/202' and '4', 'Nă' and 'm'.

    It stands alone on its line, there was no room for one letter more, and one of the pieces is no word.
    """
    last, first = above.words[0].text, line.words[0].text
    letter = (line.words[0].right - line.words[0].left) / len(first)
    if len(above.words) > 1 or column.right - above.right >= letter + _SLACK * above.size:
        return False
    if _BEGUN_NUMBER.search(last):
        return (_THOUSANDS if last.endswith(".") else _DIGIT).match(first) is not None
    begun, rest = _LAST_LETTERS.search(last), _FIRST_LETTERS.match(first)
    if begun is None or rest is None:
        return False
    if begun[0].isupper() and rest[0].isupper() and 1 in {len(begun[0]), len(rest[0])}:
        return True
    # Pieces must make a word; and a piece may look like one, as 'nghi' and 'ệp' do, if it has no consonant before.
    pieces = is_syllable(begun[0]) and is_syllable(rest[0]) and not begins_with_vowel(rest[0])
    return not pieces and is_syllable(begun[0] + rest[0])


def cell_paragraphs(lines: Sequence[Line], left: float, right: float) -> list[str]:
    """The lines in a cell between these edges as paragraphs."""
    if not lines:
        return []
    padding = min(max(min(line.left for line in lines) - left, 0.0), _MOST_PADDING)
    column = Column(left + padding, right - padding)
    texts = [lines[0].text]
    for above, line in pairwise(lines):
        parted = begins_item(line.text) and ends_sentence(above.text)
        if cut_inside(above, line, column):
            texts[-1] += line.text
        elif column.is_full(above, line) and not parted:
            texts[-1] = glued(texts[-1], line.text)
        else:
            texts.append(line.text)
    return texts


def goes_on(paragraph: Sequence[Line], line: Line, column: Column) -> bool:
    """Whether a line of the body, on the same page, belongs to the paragraph above it."""
    above = paragraph[-1]
    distance = line.base - above.base
    if not 0 < distance < column.pitch * above.size + _SPACED or abs(line.size - above.size) > _OTHER_SIZE:
        return False
    if not column.is_full(above, line) or _parts(above, line):
        return False
    if column.centres(above, line):
        return True
    if len(paragraph) == 1 and column.indents(above) and column.indents(line) and begins_capital(line.text):
        return False
    hanging = len(paragraph) == 1 and begins_item(above.text)
    return hanging or line.left <= above.left + _INDENT


def goes_on_overleaf(paragraph: Sequence[Line], line: Line, column: Column) -> bool:
    """The same for the first line of a page, where the distance says nothing."""
    above = paragraph[-1]
    if abs(line.size - above.size) > _OTHER_SIZE or not column.is_full(above, line) or _parts(above, line):
        return False
    if len(paragraph) > 1 and line.left > above.left + _INDENT:
        return False
    return not (ends_sentence(above.text) and begins_capital(line.text))


def _parts(above: Line, line: Line) -> bool:
    """Whether a line begins an item of its own.

    A title in capitals does not go on in small letters. A dash under a full line without a stop stood in a
    sentence ('Văn hóa' and '- Thể thao', '2026' and '- 2030'):
    items of a list are closed by a stop.
    """
    if above.text.isupper() and line.text.upper() != line.text:
        return True
    return begins_item(line.text) and (ends_sentence(above.text) or not _DASH.match(line.text))


def glued(text: str, more: str) -> str:
    """Two lines as one text; neither after a hyphen inside a word nor before a stop comes a blank."""
    if (text.endswith("-") and text[-2:-1].isalnum()) or more.startswith(_CLOSING):
        return text + more
    return f"{text} {more}"
