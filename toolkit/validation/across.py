"""Rules across the returns of several agencies that lead the same task or measure, and across two plans that
ask for the same.

Communes report their own territory, and what a whole group of agencies owes is counted, not compared: their
answers differ by nature. So only a few co-leads of the province are held against each other.

What these rules say of a return changes with every other return, so they stand apart from the rules on a return
alone, whose findings can be kept; and they need no frame, for they look at few lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from toolkit.forms.layout import LAYOUT, choice_label
from toolkit.model.form import TaskStatus
from toolkit.validation.answers import Answers
from toolkit.validation.batch import Batch, Pair, ToCheck
from toolkit.vietnamese.numbers import format_number
from toolkit.vietnamese.text import match_key

_MOST_CO_LEADS = 5
_MEANT_ALIKE = frozenset({TaskStatus.DONE.value, TaskStatus.UNDER_WAY.value, TaskStatus.NOT_STARTED.value})
"""Statuses that say how far a duty has come: two of them cannot be true of one duty."""

_FIGURE, _STATUS = "value", LAYOUT.tasks.status

Differs = Callable[[object, object], "str | None"]
"""What the other answer says, as it is told to who gave the first; None where they do not contradict."""


@dataclass(frozen=True, slots=True)
class AcrossRow:
    """A line of a return that is held against others: by the figure of a measure, by the status of a task."""

    item: ToCheck
    answers: Answers
    line: str
    field: str
    unit: str | None

    @property
    def value(self) -> object:
        """What was answered."""
        return self.answers.value(self.line, self.field)


@dataclass(frozen=True, slots=True)
class AcrossFault:
    """A rule broken by the answer of a row, and the words for its message."""

    row: AcrossRow
    code: str
    args: Mapping[str, str]


def across_faults(batch: Batch) -> Iterator[AcrossFault]:
    """What the returns of a batch contradict in each other."""
    partners = _partners(batch.same)
    rows = tuple(_rows(batch, partners))
    figures = tuple(row for row in rows if row.field == _FIGURE)
    statuses = tuple(row for row in rows if row.field == _STATUS)
    yield from _conflicts(figures, "W901", _other_figure)
    yield from _conflicts(statuses, "I902", _opposite_status)
    yield from _linked(figures, partners, _other_figure)
    yield from _linked(statuses, partners, _done_only_here)


def _rows(batch: Batch, partners: Mapping[str, list[str]]) -> Iterator[AcrossRow]:
    """The lines that some rule may look at; most returns have none, and cost next to nothing."""
    shared = _shared(batch)
    for item in batch.returns:
        wanted = _asked_and_there(item) & (partners.keys() | (shared if _provincial(item) else frozenset()))
        if not wanted:
            continue
        answers = Answers(item.read)
        for task in item.content.tasks:
            if task.key in wanted:
                yield AcrossRow(item, answers, task.key, _STATUS, None)
        for measure in item.content.measures:
            if measure.key in wanted:
                yield AcrossRow(item, answers, measure.key, _FIGURE, measure.unit)


def _provincial(item: ToCheck) -> bool:
    return not item.agency.isdigit()


def _asked_and_there(item: ToCheck) -> frozenset[str]:
    return frozenset(item.content.line_keys).intersection(item.read.lines)


def _shared(batch: Batch) -> frozenset[str]:
    """Lines in the returns of several agencies of the province, but not of so many that it is a group."""
    pairs = {
        (line, item.agency) for item in batch.returns if _provincial(item) for line in _asked_and_there(item)
    }
    leads = Counter(line for line, _agency in pairs)
    return frozenset(line for line, count in leads.items() if 1 < count <= _MOST_CO_LEADS)


def _partners(same: tuple[Pair, ...]) -> dict[str, list[str]]:
    partners: dict[str, list[str]] = {}
    for first, second in same:
        partners.setdefault(first, []).append(second)
        partners.setdefault(second, []).append(first)
    return partners


def _conflicts(rows: Iterable[AcrossRow], code: str, differs: Differs) -> Iterator[AcrossFault]:
    """Co-leads that say different things of one line; each is told what the latest returns of the others say."""
    by_line: dict[str, list[AcrossRow]] = {}
    for row in rows:
        if _provincial(row.item):
            by_line.setdefault(row.line, []).append(row)
    for same_line in by_line.values():
        latest: dict[str, AcrossRow] = {}
        for row in same_line:
            latest.pop(row.item.agency, None)
            latest[row.item.agency] = row
        if not 1 < len(latest) <= _MOST_CO_LEADS:
            continue
        for row in same_line:
            others = "; ".join(_said(row, latest.values(), differs))
            if others:
                yield AcrossFault(row, code, {"others": others})


def _said(row: AcrossRow, facing: Iterable[AcrossRow], differs: Differs) -> Iterator[str]:
    for other in facing:
        if other.item.agency != row.item.agency:
            text = differs(row.value, other.value)
            if text is not None:
                yield f"{other.item.content.agency_name}: {text}"


def _linked(
    rows: Iterable[AcrossRow], partners: Mapping[str, list[str]], differs: Differs
) -> Iterator[AcrossFault]:
    """Rows of linked lines in the latest return of one agency; each is told of the other row."""
    latest = {(row.item.agency, row.line): row for row in rows if row.line in partners}
    for (agency, line), mine in latest.items():
        for partner in partners[line]:
            other = latest.get((agency, partner))
            if other is None or match_key(mine.unit or "") != match_key(other.unit or ""):
                continue
            said = differs(mine.value, other.value)
            if said is not None:
                cell = other.answers.cell(partner, other.field).cell or ""
                yield AcrossFault(mine, "W903", {"other": said, "other_line": partner, "other_cell": cell})


def _other_figure(mine: object, other: object) -> str | None:
    if isinstance(mine, Decimal) and isinstance(other, Decimal) and mine != other:
        return format_number(other)
    return None


def _opposite_status(mine: object, other: object) -> str | None:
    if {mine, other} == {TaskStatus.DONE.value, TaskStatus.NOT_STARTED.value}:
        return choice_label("status", str(other))
    return None


def _done_only_here(mine: object, other: object) -> str | None:
    said = {mine, other}
    if said <= _MEANT_ALIKE and TaskStatus.DONE.value in said and len(said) > 1:
        return choice_label("status", str(other))
    return None
