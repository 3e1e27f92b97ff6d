"""Rules on the texts the form prints: rows sorted without their codes, changed units, words typed over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from toolkit.forms.columns import ContextColumn, ContextRole
from toolkit.forms.layout import LAYOUT
from toolkit.forms.meta import locked_texts
from toolkit.forms.printed import PrintedTexts
from toolkit.forms.strays import not_read
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding, Place
from toolkit.model.form import FormContent
from toolkit.model.returns import LockedText, LooseText, ReadReturn, RowTexts
from toolkit.vietnamese.text import match_key, squeeze

_SHOWN = 80
_TABLES = (LAYOUT.tasks, LAYOUT.measures)


def _headings(role: ContextRole) -> frozenset[str]:
    return frozenset(
        column.heading
        for table in _TABLES
        for column in table.columns
        if isinstance(column, ContextColumn) and column.role is role
    )


_TITLES = _headings(ContextRole.TITLE)
_UNITS = _headings(ContextRole.UNIT)
_BY_UNIT = next(field.name for field in LAYOUT.measures.fields if field.by_unit)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked: the texts printed in each row, and the line each title belongs to (if to one alone)."""

    texts: Mapping[str, Mapping[str, str]]
    owner: Mapping[str, str]


def _asked(content: FormContent) -> _Asked:
    texts = {task.key: dict(locked_texts(LAYOUT.tasks, task)) for task in content.tasks}
    texts |= {measure.key: dict(locked_texts(LAYOUT.measures, measure)) for measure in content.measures}
    owners: dict[str, list[str]] = {}
    for line, printed in texts.items():
        for heading in _TITLES & printed.keys():
            owners.setdefault(match_key(printed[heading]), []).append(line)
    return _Asked(texts, {title: lines[0] for title, lines in owners.items() if len(lines) == 1})


def confused_rows(content: FormContent, read: ReadReturn) -> Iterator[Finding]:
    """Rows that show the task or measure of one line beside the code of another, or of none."""
    if not read.rows:
        return
    asked = _asked(content)
    for row in read.rows:
        title = _title(row)
        owner = asked.owner.get(match_key(title.text)) if title else None
        if title is None or owner is None or owner == (row.line or row.key):
            continue
        line = row.line if row.line in asked.texts else owner
        args = {"title": _short(title.text), "other": owner}
        yield make("E312", Place(row.sheet, row.cell, line), row.key, args)


def changed_texts(content: FormContent, read: ReadReturn) -> Iterator[Finding]:
    """Words typed over what the form prints in its rows, and units that are no longer those asked for."""
    if not read.rows:
        return
    asked = _asked(content)
    for row in read.rows:
        printed = asked.texts.get(row.line or "")
        if printed is None or _shows_another(row, asked):
            continue
        for text in row.texts:
            was = printed.get(text.heading, "")
            if text.changed is False or match_key(text.text) == match_key(was):
                continue
            if text.heading in _UNITS:
                place = Place(row.sheet, text.cell, row.line, _BY_UNIT)
                yield make("E313", place, squeeze(text.text), {"printed": was})
            elif text.changed:
                place = Place(row.sheet, text.cell, row.line)
                yield make("W314", place, _short(text.text), {"heading": text.heading})


def loose_findings(read: ReadReturn, printed: PrintedTexts) -> Iterator[Finding]:
    """Texts in places without an answer cell that the form did not print."""
    typed = [text for text in read.loose if not printed.hold(text.text)]
    for _sheet, texts in groupby(typed, key=_sheet_of):
        yield from not_read(texts)


def _sheet_of(text: LooseText) -> str:
    return text.sheet


def _shows_another(row: RowTexts, asked: _Asked) -> bool:
    title = _title(row)
    owner = asked.owner.get(match_key(title.text)) if title else None
    return owner is not None and owner != row.line


def _title(row: RowTexts) -> LockedText | None:
    return next((text for text in row.texts if text.heading in _TITLES), None)


def _short(text: str) -> str:
    squeezed = squeeze(text)
    return squeezed if len(squeezed) <= _SHOWN else squeezed[:_SHOWN] + "…"
