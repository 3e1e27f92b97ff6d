"""Answers that are no answers: comments, merged cells, words and pictures drawn over a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from toolkit.forms.arrange import cell_name, column_number
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding, Place
from toolkit.model.returns import FieldPlace, RawComment, RawSheet, RawWorkbook
from toolkit.vietnamese.text import squeeze

_AREA = re.compile(r"(?P<left>[A-Z]+)(?P<top>\d+):(?P<right>[A-Z]+)(?P<bottom>\d+)")
_SHOWN = 80
_LEAST_OWN = 12
_MOST_CELLS = 2_000


def remark_findings(
    workbook: RawWorkbook, asked: Sequence[FieldPlace], fronts: Sequence[RawSheet] = ()
) -> tuple[Finding, ...]:
    """What was said beside the cells; ``asked`` are the places of the answers, ``fronts`` the lists of
    findings of a feedback workbook, whose sentences its comments repeat."""
    of_answers = {place.sheet for place in asked}
    sheets = [s for s in workbook.sheets if s.comments or s.shapes or (s.merged and s.name in of_answers)]
    if not sheets:
        return ()
    at = {(p.sheet, p.cell): Place(p.sheet, p.cell, p.line, p.field) for p in asked}
    own = _own_words(fronts)
    found: list[Finding] = []
    for sheet in sheets:
        found += _comments(sheet, at, own)
        found += _merged(sheet, at)
        found += _drawn(sheet)
    return tuple(found)


def _own_words(fronts: Sequence[RawSheet]) -> frozenset[str]:
    return frozenset(squeeze(c.text) for sheet in fronts for c in sheet.cells if len(c.text) >= _LEAST_OWN)


def _comments(sheet: RawSheet, at: Mapping[tuple[str, str], Place], own: frozenset[str]) -> Iterator[Finding]:
    for comment in sheet.comments:
        text = _said(comment, own)
        if text:
            cell = cell_name(comment.row, comment.column)
            yield make("W210", at.get((sheet.name, cell), Place(sheet.name, cell)), _short(text))


def _said(comment: RawComment, own: frozenset[str]) -> str:
    """The words of a comment, without those that the feedback put there."""
    lines = [line for line in map(squeeze, comment.text.splitlines()) if line]
    others = [line for line in lines if line not in own]
    if len(others) < len(lines):
        # Above the sentences of a finding the feedback says how a value was read.
        others = others[1:] if others[:1] == lines[:1] else others
    return " ".join(others)


def _merged(sheet: RawSheet, at: Mapping[tuple[str, str], Place]) -> Iterator[Finding]:
    """Answer cells that a merge has hidden: only the first cell of a merged range holds anything."""
    for area in sheet.merged:
        names = _cells_of(area)
        hidden = [place for name in names[1:] if (place := at.get((sheet.name, name))) is not None]
        text = _text_in(sheet, names[0]) if hidden else ""
        for place in hidden if text else ():
            yield make("W211", place, _short(text), {"area": area, "first": names[0]})


def _cells_of(area: str) -> tuple[str, ...]:
    """The cells of a merged range, the one that holds its content first; of a huge range that one alone."""
    match = _AREA.fullmatch(area)
    if match is None:
        return (area,)
    left, right = column_number(match["left"]), column_number(match["right"])
    top, bottom = int(match["top"]), int(match["bottom"])
    if (bottom - top + 1) * (right - left + 1) > _MOST_CELLS:
        return (cell_name(top, left),)
    return tuple(cell_name(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1))


def _text_in(sheet: RawSheet, name: str) -> str:
    return next((cell.text for cell in sheet.cells if cell_name(cell.row, cell.column) == name), "").strip()


def _drawn(sheet: RawSheet) -> Iterator[Finding]:
    for words in filter(None, sheet.shapes):
        yield make("W216", Place(sheet.name), _short(words))
    if "" in sheet.shapes:
        yield make("I217", Place(sheet.name))


def _short(text: str) -> str:
    squeezed = squeeze(text)
    return squeezed if len(squeezed) <= _SHOWN else squeezed[:_SHOWN] + "…"
