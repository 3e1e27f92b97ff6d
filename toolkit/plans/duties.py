"""Duties in the body of a plan: who is told to do what. Suggestions until a person ticks them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from toolkit.model.plan import Doubt, Origin, PlanTask, Source
from toolkit.plans.assignments import Assignment, read_bracket, read_labels, read_order
from toolkit.plans.duty_words import Actors, parted, read_actors, read_duty_deadline, read_ordered
from toolkit.plans.names import NameBook
from toolkit.plans.numerals import NumeralKind
from toolkit.plans.outline import Heading, Item, numbers_of
from toolkit.plans.owner_doubts import doubt_owners
from toolkit.plans.owners import Owners
from toolkit.plans.part_words import DutyItem, duty_items

_GOAL = re.compile(r"(?:mục tiêu|chỉ tiêu)\b[^:]{0,40}:", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;…]$")
_AGENT = re.compile(
    r"\s(?=(?:Các sở|Sở|Ban|Bộ Chỉ huy|Công an|UBND|Ủy ban|Trường|Viện|Văn phòng|Thanh tra)\b)"
)
_COUNTED = frozenset({NumeralKind.ARABIC, NumeralKind.DECIMAL})


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties of the body, and the doubts about who is named in them."""

    tasks: tuple[PlanTask, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Charge:
    """Who is in charge of the items below: a line (or the heading it is) that only names the lead."""

    rank: int
    actors: Actors
    heading: tuple[Heading, ...]


@dataclass(slots=True)
class _Entry:
    """An item that may be a duty, with the headings that number it, and what is said beside it.

    ``is_said``: its text stands behind a label 'Nội dung:'; ``is_leaf``: nothing stands under it.
    """

    inside: DutyItem
    text: str
    heading: tuple[Heading, ...]
    beside: Assignment = field(default_factory=Assignment)
    is_leaf: bool = True
    is_said: bool = False


def read_duties(items: Iterable[Item], plan: str, book: NameBook) -> Duties:
    """The duties of the part 'NHIỆM VỤ, GIẢI PHÁP'; keys are '557-2023/TM.3.2.a.1' (heading, number).

    A line that only names who is in charge, or that ends in a colon, passes its agencies on to the items below it.
    A name nobody is known by is doubted where it stands first.
    """
    counts: dict[str, int] = {}
    charges: list[_Charge] = []
    tasks: list[PlanTask] = []
    doubts: list[Doubt] = []
    asked: set[str] = set()
    inside = (own for own in duty_items(items) if not _GOAL.match(own.item.text))
    for entry in _entries(inside, book):
        charges = [charge for charge in charges if charge.rank < entry.inside.item.rank]
        actors = _actors(entry, book)
        if not entry.beside.leads and _only_leads_on(entry, actors):
            charges.append(
                _charge(entry, actors if actors.leads or not charges else _under(actors, charges[-1]))
            )
            continue
        for text, own in _told(entry, actors, charges, book):
            number = _number(entry)
            counts[number] = counts.get(number, 0) + 1
            task = _task(entry, text, own, f"{plan}/TM.{number}.{counts[number]}")
            tasks.append(task)
            new = tuple(name for name in own.unknown if name not in asked)
            doubts.extend(doubt_owners(task.key, Owners((), new), book))
            asked.update(new)
    return Duties(tuple(tasks), tuple(doubts))


def _only_leads_on(entry: _Entry, actors: Actors) -> bool:
    """Whether a line only says who acts, or with whom, in the items below it."""
    if actors.leads:
        return not actors.rest or entry.text.endswith(":")
    return bool(actors.cooperating) and not actors.rest and not entry.is_leaf


def _under(actors: Actors, above: _Charge) -> Actors:
    return replace(actors, leads=above.actors.leads, unknown=(*above.actors.unknown, *actors.unknown))


def _charge(entry: _Entry, actors: Actors) -> _Charge:
    opens = entry.inside.item.opens
    return _Charge(entry.inside.item.rank, actors, () if opens is None else (opens,))


def _told(entry: _Entry, actors: Actors, charges: list[_Charge], book: NameBook) -> list[tuple[str, Actors]]:
    """The duties of an item, each with its text and who is told; none where it is no duty."""
    beside = entry.beside
    if beside.leads:
        partners = beside.cooperating or actors.cooperating
        return [(entry.text, Actors(beside.leads, partners, actors.rest, beside.unknown))]
    if actors.leads:
        texts = parted(entry.text, book)
        return [(text, actors if len(texts) == 1 else read_actors(text, book)) for text in texts]
    if not _is_duty(entry, charges):
        return []
    ordered = read_ordered(entry.text, book)
    if ordered is not None:
        return [(entry.text, ordered)]
    above = charges[-1].actors if charges else Actors((), (), "")
    partners = actors.cooperating or beside.cooperating or above.cooperating
    unknown = (*above.unknown, *actors.unknown, *beside.unknown)
    return [(entry.text, Actors(above.leads, partners, actors.rest, tuple(dict.fromkeys(unknown))))]


def _task(entry: _Entry, text: str, actors: Actors, key: str) -> PlanTask:
    item = entry.inside.item
    return PlanTask(
        key=key,
        origin=Origin.NARRATIVE,
        section=_section(entry),
        no=key.partition("/TM.")[2],
        title=text,
        leads=actors.leads,
        cooperating=actors.cooperating,
        product=entry.beside.product,
        deadline=entry.beside.deadline or read_duty_deadline(text),
        source=Source(numbers_of(item.path), item.line),
    )


def _entries(items: Iterable[DutyItem], book: NameBook) -> list[_Entry]:
    """The items that may be duties; lines that say who does one and when are put to it."""
    entries: list[_Entry] = []
    found = list(items)
    for place, inside in enumerate(found):
        text = inside.item.text
        labels = read_labels(text, book)
        if labels is not None and labels.what is None:
            if entries:
                entries[-1].beside = entries[-1].beside.and_then(labels)
            continue
        if labels is not None and labels.what is not None:
            entries.append(_Entry(inside, labels.what, inside.below, labels, is_said=True))
            continue
        order = read_order(text, book)
        if order is not None and entries and _lacks_lead(entries[-1], book) and not _has_below(found, place):
            entries[-1].beside = entries[-1].beside.and_then(order)
            continue
        beside = read_bracket(text, book) or Assignment()
        entries.append(_Entry(inside, text, _own_heading(inside), beside))
    for entry, following in pairwise(entries):
        entry.is_leaf = following.inside.item.rank <= entry.inside.item.rank
    return entries


def _lacks_lead(entry: _Entry, book: NameBook) -> bool:
    return not entry.beside.leads and not read_actors(entry.text, book).leads


def _has_below(items: list[DutyItem], place: int) -> bool:
    return place + 1 < len(items) and items[place + 1].item.rank > items[place].item.rank


def _is_duty(entry: _Entry, charges: list[_Charge]) -> bool:
    """Whether an item that names nobody is a duty all the same."""
    item = entry.inside.item
    if entry.is_said:
        return True
    if item.bullet is not None or not entry.is_leaf:
        return entry.is_leaf
    ended = _SENTENCE_END.search(item.text) is not None
    if item.numeral is None:
        return ended and bool(charges) and charges[-1].heading == item.path[-1:]
    return bool(charges) or ended


def _actors(entry: _Entry, book: NameBook) -> Actors:
    actors = read_actors(entry.text, book)
    if actors.leads or entry.inside.item.numeral is None:
        return actors
    # A heading may be fused with the line below it that names the lead.
    for place in _AGENT.finditer(entry.text):
        below = entry.text[place.end() :]
        fused = read_actors(below, book)
        if fused.leads and not fused.rest and "chủ trì" in below:
            return fused
    return actors


def _own_heading(inside: DutyItem) -> tuple[Heading, ...]:
    item = inside.item
    return inside.below if item.numeral is None or item.opens is None else (*inside.below, item.opens)


def _number(entry: _Entry) -> str:
    """The number of the heading: 'I.1.2.1' where roman groups part the duties, else '3.2.a'."""
    parts: list[str] = []
    for heading in entry.heading:
        kind, text = heading.numeral.kind, heading.numeral.text
        if parts and kind is NumeralKind.DECIMAL and text.startswith(f"{parts[-1]}."):
            parts[-1] = text
        elif kind in _COUNTED or not parts or parts[-1] != text:
            parts.append(text)
    return ".".join(parts) or entry.inside.part.numeral.text


def _section(entry: _Entry) -> str:
    """The group within the part of duties: a roman number, or the first arabic one."""
    return (*entry.heading, entry.inside.part)[0].numeral.text
