"""What two plans ask for both: links proposed for a person to confirm, never made by the toolkit itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from toolkit.messages import _
from toolkit.model.register import Link, LinkKind, Measure, MeasureKind, PlanTarget, Register, Role, Task
from toolkit.register.order import PrintOrder
from toolkit.vietnamese.text import match_key

Item = Task | Measure

_TIME = re.compile(
    r"(?:đến|vào|trong|tới)?\s*(?:hết |cuối )?(?:giai đoạn|năm|thời kỳ|nhiệm kỳ)?\s*\b20\d\d\b(?:\s*-\s*20\d\d\b)?"
)
_ALIKE = 85.0
"""Resemblance of two titles, times left out and words in any order, from which a link is proposed."""
_HELD, _HELD_ALIKE = 95.0, 70.0
"""The same where nearly all words of the shorter title stand in the longer one."""
_BY_PERIOD = frozenset((MeasureKind.PERIOD_AVERAGE, MeasureKind.CUMULATIVE))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two items of different plans, the earlier plan first, and how alike their titles are (points)."""

    first: Item
    second: Item
    score: float


def propose_links(register: Register) -> tuple[Link, ...]:
    """Links between asked items of different plans that the register does not have yet, in order of print.

    Each item gets one partner in another plan at most, the most alike one. Measures of one name over different
    periods are proposed as related, since one figure cannot answer both.
    """
    known = {frozenset((link.first, link.second)) for link in register.links}
    pairs = [*_pairs(register, register.tasks), *_pairs(register, register.measures)]
    return tuple(
        _proposed(pair, register)
        for pair in pairs
        if frozenset((pair.first.key, pair.second.key)) not in known
    )


def _pairs(register: Register, items: Sequence[Item]) -> list[_Pair]:
    order = PrintOrder(register)
    asked = sorted((item for item in items if item.asked), key=order.of)
    names = {item.key: _without_times(title_of(item)) for item in asked}
    scored = sorted(
        (
            pair
            for position, first in enumerate(asked)
            for second in asked[position + 1 :]
            if first.plan != second.plan and (pair := _scored(first, second, names)) is not None
        ),
        key=lambda pair: -pair.score,
    )
    taken: set[tuple[str, str]] = set()
    found: list[_Pair] = []
    for pair in scored:
        sides = {(pair.first.key, pair.second.plan), (pair.second.key, pair.first.plan)}
        if not sides & taken:
            taken |= sides
            found.append(pair)
    return sorted(found, key=lambda pair: (order.of(pair.first), order.of(pair.second)))


def _scored(first: Item, second: Item, names: dict[str, str]) -> _Pair | None:
    one, two = names[first.key], names[second.key]
    score = fuzz.token_sort_ratio(one, two, score_cutoff=_HELD_ALIKE)
    if score < _ALIKE and (not score or fuzz.token_set_ratio(one, two) < _HELD):
        return None
    return _Pair(first, second, score)


def _without_times(title: str) -> str:
    return " ".join(_TIME.sub(" ", match_key(title)).split())


def title_of(item: Item) -> str:
    """What a task or measure is called."""
    return item.title if isinstance(item, Task) else item.name


def _proposed(pair: _Pair, register: Register) -> Link:
    first, second = pair.first, pair.second
    leads = (_("lead"), _leads(first, register), _leads(second, register))
    if isinstance(first, Task) and isinstance(second, Task):
        kind, differences = LinkKind.SAME, _of_tasks(first, second)
        reason = _("same title") if pair.score == 100 else _("titles nearly the same")
    else:
        assert isinstance(first, Measure)
        assert isinstance(second, Measure)
        targets = {t: [x for x in register.targets if x.measure == t] for t in (first.key, second.key)}
        kind = LinkKind.SAME if _one_figure(first, second, targets) else LinkKind.RELATED
        differences = _of_measures(first, second, targets)
        reason = _("same measure") if kind is LinkKind.SAME else _("same subject, other period or unit")
    return Link(first.key, second.key, kind, reason, (*differences, *_differing((leads,))))


def _leads(item: Item, register: Register) -> str:
    return ", ".join(a.assignee for a in register.assignments if a.item == item.key and a.role is Role.LEAD)


def _one_figure(first: Measure, second: Measure, targets: dict[str, list[PlanTarget]]) -> bool:
    """Whether one typed figure can answer both measures."""
    if same_unit(first, second) is False or (first.kind in _BY_PERIOD) != (second.kind in _BY_PERIOD):
        return False
    periods = [{t.target.period for t in targets[m.key]} for m in (first, second)]
    return first.kind not in _BY_PERIOD or periods[0] == periods[1]


def same_unit(first: Measure, second: Measure) -> bool:
    """Whether two measures are counted in the same unit ('Tỷ USD' and 'tỉ USD' are one)."""
    return match_key(first.unit or "") == match_key(second.unit or "")


def _of_tasks(first: Task, second: Task) -> Iterator[str]:
    pairs = (
        (_("title"), first.title, second.title),
        (_("product"), first.product or "", second.product or ""),
        (
            _("deadline"),
            first.deadline.raw if first.deadline else "",
            second.deadline.raw if second.deadline else "",
        ),
    )
    return _differing(pairs)


def _of_measures(first: Measure, second: Measure, targets: dict[str, list[PlanTarget]]) -> Iterator[str]:
    one, two = (", ".join(target.text for target in targets[m.key]) for m in (first, second))
    return _differing(
        (
            (_("name"), first.name, second.name),
            (_("unit"), first.unit or "", second.unit or ""),
            (_("target"), one, two),
        )
    )


def _differing(pairs: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    for what, one, two in pairs:
        if match_key(one).rstrip(". ") != match_key(two).rstrip(". "):
            # A semicolon would part the entry in its cell.
            text = _("{what}: “{first}” / “{second}”").format(what=what, first=one or "-", second=two or "-")
            yield text.replace(";", ",").replace("\n", " ")


def with_proposals(register: Register) -> tuple[Register, tuple[Link, ...]]:
    """The register with newly proposed links at the end of its list, and those links."""
    new = propose_links(register)
    return replace(register, links=(*register.links, *new)), new
