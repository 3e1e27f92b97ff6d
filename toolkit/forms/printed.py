"""The words a form prints itself, outside its answer cells: what else stands there was typed by somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from string import Formatter

import msgspec

from toolkit.forms.arrange import arrange_measures, arrange_tasks
from toolkit.forms.columns import Layout
from toolkit.forms.layout import AGENCY_LABEL, CODE_LABEL, DUE_LABEL, LAYOUT, PERIOD_LABEL, SAMPLE_MARK
from toolkit.forms.line_texts import period_words
from toolkit.forms.meta import locked_texts
from toolkit.forms.wording_reader import FormWording
from toolkit.model.form import FormContent
from toolkit.vietnamese.text import squeeze

_LEAST_LETTERS = 8
_LETTER = re.compile(r"[^\W\d_]")
_BULLET = re.compile(r"\d{1,2}\.?")


class PrintedTexts:
    """The words of one agency's form. What people insert into the wording by settings may have changed since
    the form was issued, so a sentence with such gaps is known by what is around them."""

    def __init__(self, wording: FormWording, content: FormContent, layout: Layout = LAYOUT) -> None:
        self._of_all = _words_of(wording, layout, content.period)
        self._content = content
        self._layout = layout

    def hold(self, text: str) -> bool:
        """Whether the form prints a text: as it stands, put together of its words, or with other insertions."""
        return text in self._of_all.texts or self._hold_lines(text)

    def _hold_lines(self, text: str) -> bool:
        lines = [line for line in map(squeeze, text.splitlines()) if line]
        if lines and lines[0].startswith(f"{AGENCY_LABEL}:"):
            # The line of agency and form code says whose form it is, and is judged as that.
            return True
        if all(map(self._of_all.hold, lines)):
            self._of_all.texts.add(text)
            return True
        return all(
            self._of_all.hold(line) or line in self._heads or self._of_agency.hold(line) for line in lines
        )

    @cached_property
    def _heads(self) -> frozenset[str]:
        """What stands above and between the lines of this agency: nearly all that the form prints for it alone."""
        return frozenset(map(squeeze, _of_heads(self._content, self._layout)))

    @cached_property
    def _of_agency(self) -> _Words:
        """With the words of this agency's lines; hardly a text needs them."""
        own = (*self._heads, *_of_lines(self._content, self._layout))
        return _Words((*self._of_all.pieces, *own), ())


class _Words:
    """Words a form is put together of, and sentences with gaps."""

    def __init__(self, pieces: Iterable[str], sentences: Iterable[str]) -> None:
        self.pieces = frozenset(map(squeeze, pieces))
        self._long_first = sorted((p for p in self.pieces if _LETTER.search(p)), key=len, reverse=True)
        self._sentences = tuple(_pattern(text) for text in sentences)
        self._held: dict[str, bool] = {}
        self.texts: set[str] = set()
        """Whole texts of cells found to be printed: every form has them again."""

    def hold(self, line: str) -> bool:
        if line in self.pieces:
            return True
        if line not in self._held:
            self._held[line] = self._is_made_of_pieces(line)
        return self._held[line]

    def _is_made_of_pieces(self, line: str) -> bool:
        if _BULLET.fullmatch(line) or any(one.fullmatch(line) for one in self._sentences):
            return True
        rest = line
        for piece in self._long_first:
            if piece in rest:
                rest = rest.replace(piece, "\x00")
        return rest != line and not _LETTER.search(rest)


@lru_cache(maxsize=4)
def _words_of(wording: FormWording, layout: Layout, period: str) -> _Words:
    """The words that the forms of all agencies share in a period."""
    strings = tuple(_strings(msgspec.to_builtins(wording)))
    literals = (piece for text in strings for piece in _literals(text))
    pieces = (*literals, *_of_layout(layout), *_of_period(period))
    return _Words(pieces, (text for text in strings if "{" in text and _says_enough(text)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in _strings(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in _strings(one))


def _literals(text: str) -> Iterator[str]:
    return (literal for literal, _name, _spec, _conversion in Formatter().parse(text) if literal)


def _says_enough(text: str) -> bool:
    return sum(len(_LETTER.findall(literal)) for literal in _literals(text)) >= _LEAST_LETTERS


def _pattern(text: str) -> re.Pattern[str]:
    parts = []
    for literal, name, _spec, _conversion in Formatter().parse(squeeze(text)):
        parts.append(re.escape(literal))
        if name is not None:
            parts.append(".*")
    return re.compile("".join(parts))


def _of_layout(layout: Layout) -> Iterable[str]:
    yield from (AGENCY_LABEL, PERIOD_LABEL, DUE_LABEL, CODE_LABEL, SAMPLE_MARK, "TT")
    for sheet in (layout.tasks, layout.measures):
        yield from (sheet.name, sheet.title, *(column.heading for column in sheet.columns))
    for boxes in (layout.general, layout.sign_off):
        yield from (boxes.name, boxes.title, boxes.label_heading, boxes.answer_heading)
    yield from (words for field in layout.fields for words in (field.heading, field.help))


def _of_period(period: str) -> Iterable[str]:
    words = period_words(period)
    return words, words.upper(), words[:1].lower() + words[1:]


def _of_heads(content: FormContent, layout: Layout) -> Iterable[str]:
    yield from (content.agency_name, content.code, content.contact, content.issuer_name)
    for table in (arrange_tasks(content, layout), arrange_measures(content, layout)):
        yield from (group.text for group in table.groups) if table else ()


def _of_lines(content: FormContent, layout: Layout) -> Iterable[str]:
    for task in content.tasks:
        yield from (line for _h, text in locked_texts(layout.tasks, task) for line in text.splitlines())
    for measure in content.measures:
        yield from (line for _h, text in locked_texts(layout.measures, measure) for line in text.splitlines())
