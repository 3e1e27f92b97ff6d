"""Duties in the body of a plan: who is told to do what. Suggestions until a person ticks them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.model.plan import Deadline, Origin, PlanTask, Source
from toolkit.plans.names import NameBook
from toolkit.plans.numerals import NumeralKind
from toolkit.plans.outline import Heading, Item
from toolkit.plans.owners import Leading, read_leading
from toolkit.vietnamese.deadlines import read_deadline
from toolkit.vietnamese.text import match_key

_DUTY_PART = re.compile(r"(?:các |một số )?(?:nhiệm vụ|giải pháp|nội dung)\b")
_NOT_DUTIES = re.compile(r"(?:về )?(?:tổ chức thực hiện|mục tiêu|mục đích|quan điểm|chỉ tiêu|kinh phí)\b")
_GOAL = re.compile(r"(?:mục tiêu|chỉ tiêu)\b[^:]{0,40}:", re.IGNORECASE)
_BY_FUNCTION = re.compile(
    r"^[\s,]*(?:theo|căn cứ|trên cơ sở|tùy theo)(?: vào)? chức năng(?:,? (?:và )?(?:nhiệm vụ|quyền hạn))*"
    r"(?: được giao| được phân công)?(?:,| và)?\s*",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^[\s,]*(?:chịu trách nhiệm |có trách nhiệm |là cơ quan )?chủ trì(?:,| và)?\s*", re.IGNORECASE
)
_WITH = re.compile(r"^[\s,]*(?:và )?phối hợp(?: chặt chẽ| cùng)?(?:,)? (?:với|cùng) ", re.IGNORECASE)
_TIME = (
    r"(?:trong|trước|vào|chậm nhất|đến)\s+(?:thời gian\s+)?(?:(?:tháng|quý|năm|ngày|hết|cuối|đầu)\b)[^.;)]*"
)
_REPORTED = re.compile(
    r"báo cáo,?\s+(?:đề xuất |tham mưu |trình )?(?:Chủ tịch |Thường trực |lãnh đạo )?"
    r"(?:UBND|Ủy ban nhân dân) tỉnh"
    rf"[^.;]{{0,60}}?\b(?P<when>{_TIME})",
    re.IGNORECASE,
)
_FINISHED = re.compile(
    r"hoàn thành\b(?:[^.;]{0,250}?)\b(?P<when>trong (?:tháng|quý|năm)\b[^.;)]*)", re.IGNORECASE
)
_CUT = re.compile(r",\s+(?!\s*(?:20)?\d)")
_SENTENCE_END = re.compile(r"[.;…]$")
_AGENT = re.compile(
    r"\s(?=(?:Các sở|Sở|Ban|Bộ Chỉ huy|Công an|UBND|Ủy ban|Trường|Viện|Văn phòng|Thanh tra)\b)"
)
_BULLET_RANK = {"-": 11, "+": 12}
_PLAIN_RANK = 10


@dataclass(frozen=True, slots=True)
class _Charge:
    """Who is in charge of the items below: a line that only names the lead."""

    rank: int
    leads: tuple[str, ...]
    cooperating: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Agents:
    """Who acts in a sentence, and what is left of it without them."""

    leads: tuple[str, ...]
    cooperating: tuple[str, ...]
    rest: str


def read_duties(items: Iterable[Item], plan: str, book: NameBook) -> tuple[PlanTask, ...]:
    """The duties of the part 'NHIỆM VỤ, GIẢI PHÁP'; keys are '557-2023/TM.3.2.a.1' (heading, number).

    A line that only names who is in charge passes its agencies on to the items below it.
    """
    counts: dict[str, int] = {}
    charges: list[_Charge] = []
    duties: list[PlanTask] = []
    for item, is_leaf in _with_leaves(_duty_items(items)):
        rank = _rank(item)
        charges = [charge for charge in charges if charge.rank < rank]
        agents = _agents(item, book)
        if agents.leads and not agents.rest:
            charges.append(_Charge(rank, agents.leads, agents.cooperating))
            continue
        if not agents.leads:
            if not _is_duty(item, is_leaf, charges):
                continue
            agents = _inherited(agents, charges)
        heading = _heading(item)
        counts[heading] = counts.get(heading, 0) + 1
        duties.append(_duty(item, agents, f"{plan}/TM.{heading}.{counts[heading]}"))
    return tuple(duties)


def is_duty_part(heading: str) -> bool:
    """Whether a heading opens the part of the body that gives out duties."""
    return _DUTY_PART.match(match_key(heading)) is not None


def _duty_items(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        keys = [match_key(heading.text) for heading in item.path]
        inside = any(is_duty_part(heading.text) for heading in item.path)
        if inside and not any(_NOT_DUTIES.match(key) for key in keys) and not _GOAL.match(item.text):
            yield item


def _with_leaves(items: Iterable[Item]) -> Iterator[tuple[Item, bool]]:
    """Each item, and whether nothing stands under it."""
    found = list(items)
    for place, item in enumerate(found, start=1):
        yield item, place == len(found) or _rank(found[place]) <= _rank(item)


def _rank(item: Item) -> int:
    if item.bullet is not None:
        return _BULLET_RANK[item.bullet]
    if item.numeral is None:
        return _PLAIN_RANK
    if item.numeral.kind is NumeralKind.SMALL:
        return 9
    depth = 2 + item.numeral.text.count(".")
    return {NumeralKind.LETTER: 0, NumeralKind.ROMAN: 1}.get(item.numeral.kind, depth)


def _is_duty(item: Item, is_leaf: bool, charges: list[_Charge]) -> bool:
    if item.bullet is not None:
        return is_leaf
    if item.numeral is None or not is_leaf:
        return False
    return bool(charges) or _SENTENCE_END.search(item.text) is not None


def _agents(item: Item, book: NameBook) -> _Agents:
    agents = _split(item.text, book)
    if agents.leads or item.numeral is None:
        return agents
    # A heading may be fused with the line below it that names the lead.
    for place in _AGENT.finditer(item.text):
        fused = _split(item.text[place.end() :], book)
        if fused.leads and not fused.rest and "chủ trì" in item.text[place.end() :]:
            return fused
    return agents


def _split(text: str, book: NameBook) -> _Agents:
    leading = read_leading(text, book)
    rest = leading.rest
    if leading.names:
        rest = _BY_FUNCTION.sub("", rest)
        rest = _LEADS.sub("", rest)
        rest = _BY_FUNCTION.sub("", rest)
    elif _WITH.match(text) is None:
        return _Agents((), (), text)
    partners = _partners(rest, book)
    return _Agents(leading.names, partners.names, partners.rest.strip(" ,:;."))


def _partners(text: str, book: NameBook) -> Leading:
    phrase = _WITH.match(text)
    if phrase is None:
        return Leading((), text)
    partners = read_leading(text[phrase.end() :], book)
    return partners if partners.names else Leading((), text)


def _inherited(agents: _Agents, charges: list[_Charge]) -> _Agents:
    if not charges:
        return agents
    return _Agents(charges[-1].leads, agents.cooperating or charges[-1].cooperating, agents.rest)


def _heading(item: Item) -> str:
    """The number of the heading: 'I.1.2.1' where roman groups part the duties, else '3.2.a'."""
    path = list(item.path)
    first = next((n for n, heading in enumerate(path) if is_duty_part(heading.text)), -1)
    below = path[first + 1 :]
    if item.numeral is not None:
        below.append(Heading(item.numeral, item.text, _rank(item)))
    parts: list[str] = []
    for heading in below:
        numbers = {NumeralKind.ARABIC, NumeralKind.DECIMAL}
        if (
            parts
            and heading.numeral.kind is NumeralKind.DECIMAL
            and heading.numeral.text.startswith(f"{parts[-1]}.")
        ):
            parts[-1] = heading.numeral.text
        elif heading.numeral.kind in numbers or not parts or parts[-1] != heading.numeral.text:
            parts.append(heading.numeral.text)
    return ".".join(parts) or path[first].numeral.text


def _duty(item: Item, agents: _Agents, key: str) -> PlanTask:
    section = _section(item)
    return PlanTask(
        key=key,
        origin=Origin.NARRATIVE,
        section=section,
        no=key.partition("/TM.")[2],
        title=item.text,
        leads=agents.leads,
        cooperating=agents.cooperating,
        deadline=read_duty_deadline(item.text),
        source=Source(".".join(heading.numeral.text for heading in item.path), item.line),
    )


def _section(item: Item) -> str:
    """The group within the part of duties: a roman number, or the first arabic one."""
    path = list(item.path)
    first = next((n for n, heading in enumerate(path) if is_duty_part(heading.text)), -1)
    below = [heading.numeral.text for heading in path[first + 1 :]]
    if below:
        return below[0]
    return item.numeral.text if item.numeral is not None else path[first].numeral.text


def read_duty_deadline(text: str) -> Deadline | None:
    """The deadline of a duty: when to report to the provincial committee, else when to finish.

    A date that bounds one clause of a long sentence, or a horizon ('phấn đấu đến năm 2030'), is no deadline.
    """
    for pattern in (_REPORTED, _FINISHED):
        found = pattern.search(text)
        if found is not None:
            deadline = read_deadline(_CUT.split(found["when"])[0].strip(" ,"))
            if deadline.due is not None:
                return deadline
    return None
