"""Placeholders in Word templates, looked at before they are filled, so that a slip is named as its author sees it.

A template is edited by officers in Word. What they can get wrong is a name, a brace, a mark such as 'endfor', or
quotation marks around a name; the template engine would tell that in terms of its own and without the place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from toolkit.messages import _

_SHOWN = 80
_WHOLE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|[{}]")
_PART_OF_WORD = re.compile(r"^\{([%{])(p|tr|tc|r)(?=\s)")
"""A mark for a whole paragraph, table row, cell or run: '{%p for … %}'."""
_TAG = re.compile(r"^\{%[-+]?\s*(?P<tag>\w+)?")
_OPENING = {"for": "endfor", "if": "endif"}
_BETWEEN = {"else", "elif"}
_QUOTES = "\"'“”‘’"


@dataclass(frozen=True, slots=True)
class _Mark:
    """A placeholder or a mark as it stands in the template, with the paragraph it is in."""

    text: str
    paragraph: str


@lru_cache(maxsize=16)
def placeholder_fault(paragraphs: tuple[str, ...], known: frozenset[str]) -> str | None:
    """The first thing in these paragraphs that cannot be filled, as a sentence; None where all can.

    ``known`` are the names that may be used; names of loops are found by themselves.
    """
    marks: list[_Mark] = []
    for paragraph in paragraphs:
        if _BRACES.search(_WHOLE.sub("", paragraph)):
            return _(
                "in “{paragraph}” a brace is missing or one too many: placeholders are written {{{{ name }}}}"
            ).format(paragraph=_shown(paragraph))
        whole = [one for one in _WHOLE.findall(paragraph) if _PART_OF_WORD.match(one)]
        if whole and paragraph.strip() != whole[0]:
            return _("“{mark}” takes its whole paragraph: nothing else may stand in “{paragraph}”").format(
                mark=whole[0], paragraph=_shown(paragraph)
            )
        marks += [_Mark(_PART_OF_WORD.sub(r"{\1", one), paragraph) for one in _WHOLE.findall(paragraph)]
    return next(_nesting(marks), None) or next(_contents(marks, known), None)


def told_fault(message: str, paragraphs: Sequence[str]) -> str:
    """A fault that shows only when a template is filled: a part that its thing does not have."""
    found = re.search(r"no attribute '(?P<name>\w+)'", message)
    name = found["name"] if found else ""
    where = next((p for p in paragraphs if name and re.search(rf"\.{name}\b", p)), None)
    if where is None:
        return _("it cannot be filled ({reason})").format(reason=message.rstrip("."))
    return _("in “{paragraph}” there is no “{name}”").format(paragraph=_shown(where), name=f".{name}")


def _nesting(marks: Sequence[_Mark]) -> Iterator[str]:
    """Marks that begin and do not end, or end what did not begin, or are none."""
    open_: list[tuple[str, _Mark]] = []
    for mark in marks:
        found = _TAG.match(mark.text)
        tag = (found["tag"] or "") if found else None
        if tag is None:
            continue
        if tag in _OPENING:
            open_.append((_OPENING[tag], mark))
        elif tag in _BETWEEN and open_:
            continue
        elif open_ and tag == open_[-1][0]:
            open_.pop()
        elif tag in _OPENING.values() and open_:
            yield _("“{mark}” stands where {expected} is due, which ends “{begun}”").format(
                mark=mark.text, expected=f"{{% {open_[-1][0]} %}}", begun=open_[-1][1].text
            )
        else:
            yield _(
                "“{mark}” is no mark, or ends what does not begin; known are for, if, elif, else, endif, endfor"
            ).format(mark=mark.text)
    if open_:
        expected, mark = open_[-1]
        yield _("“{begun}” has no end: {expected} is missing").format(
            begun=mark.text, expected=f"{{% {expected} %}}"
        )


def _contents(marks: Sequence[_Mark], known: Collection[str]) -> Iterator[str]:
    """Names that are not known, and what cannot be read as a placeholder."""
    from jinja2 import Environment, TemplateSyntaxError, meta

    environment = Environment()
    loops = {name for mark in marks for name in re.findall(r"\{%\s*for\s+(\w+)\s+in\b", mark.text)}
    for mark in marks:
        inner = mark.text[2:-2].strip()
        if mark.text.startswith("{{") and inner[:1] in tuple(_QUOTES) and inner:
            yield _("in “{paragraph}” the name stands in quotation marks: write {{{{ {name} }}}}").format(
                paragraph=_shown(mark.paragraph), name=inner.strip(_QUOTES)
            )
        try:
            names = meta.find_undeclared_variables(environment.parse(_closed(mark.text)))
        except TemplateSyntaxError as error:
            yield _("“{mark}” cannot be understood ({reason})").format(
                mark=mark.text, reason=str(error.message).rstrip(".")
            )
            continue
        for name in sorted(names - loops - {"loop"}):
            if name not in known:
                yield _unknown(mark, name, known)


def _closed(mark: str) -> str:
    """A mark alone, made whole so that it can be read by itself."""
    found = _TAG.match(mark)
    tag = (found["tag"] or "") if found else ""
    if tag in _OPENING:
        return f"{mark}{{% {_OPENING[tag]} %}}"
    if tag in _BETWEEN:
        return f"{{% if 1 %}}{mark}{{% endif %}}"
    return "" if tag in _OPENING.values() else mark


def _unknown(mark: _Mark, name: str, known: Collection[str]) -> str:
    from rapidfuzz import process

    near = process.extractOne(name, sorted(known), score_cutoff=60)
    if near is None:
        return _("“{mark}” in “{paragraph}”: there is no “{name}”; known are {known}").format(
            mark=mark.text, paragraph=_shown(mark.paragraph), name=name, known=", ".join(sorted(known))
        )
    return _("“{mark}” in “{paragraph}”: there is no “{name}”; perhaps “{near}” is meant").format(
        mark=mark.text, paragraph=_shown(mark.paragraph), name=name, near=near[0]
    )


def _shown(paragraph: str) -> str:
    text = " ".join(paragraph.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
