"""The words of a sentence that gives out a duty: who is told, with whom, what, and until when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.model.plan import Deadline, DeadlineKind
from toolkit.plans.agents import read_agents
from toolkit.plans.letters import UPPER
from toolkit.plans.names import NameBook
from toolkit.vietnamese.deadlines import read_deadline

OPENING = re.compile(
    r"(?:(?:UBND|Ủy ban nhân dân|Chủ tịch UBND|Chủ tịch Ủy ban nhân dân) (?:tỉnh|thành phố) (?=\w))?"
    r"(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu|[Pp]hân công|[Cc]hỉ đạo)(?: cho)?:?\s+(?=\S)"
)
_GROUNDS = re.compile(
    r"(?:Trên cơ sở|Căn cứ|Theo)(?: vào)? (?:chức năng|nhiệm vụ|thẩm quyền)[^.;:]{0,60}?,\s+(?=[A-ZĐ]|các )"
)
_BY_FUNCTION = re.compile(
    r"^[\s,]*(?:theo|căn cứ|trên cơ sở|tùy theo)(?: vào)? chức năng(?:,? (?:và )?(?:nhiệm vụ|quyền hạn))*"
    r"(?: được giao| được phân công)?(?:,| và)?\s*",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^[\s,:]*(?:(?:chịu trách nhiệm |có trách nhiệm |là (?:cơ quan|đơn vị) )?(?:chủ trì|đầu mối)(?:,| và)?\s*"
    r"|(?:có|chịu) trách nhiệm\s*(?=:|$))",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"^[\s,:]*(?:và )?phối hợp(?: chặt chẽ| cùng)?(?:,)? (?:(?:với|cùng) |(?=các |Sở |UBND ))", re.IGNORECASE
)
_PROVINCE = r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) (?:tỉnh|thành phố)"
_PERIOD = r"(?:(?:thời gian|thời hạn)\s+)?(?:(?:tháng|quý|năm|ngày|hết|cuối|đầu|kỳ họp)\b|\d)"
_TIME = rf"(?:trong|trước|vào|chậm nhất|muộn nhất|đến)\s+(?:là\s+)?{_PERIOD}[^.;)]*"
_BOUND_TIME = rf"(?:trong|trước|chậm nhất|muộn nhất|đến hết)\s+(?:là\s+)?{_PERIOD}[^.;)]*"
_REPORTED = re.compile(
    r"báo cáo,?\s+(?:đề xuất |tham mưu |trình )?(?:Chủ tịch |Thường trực |lãnh đạo )?"
    rf"{_PROVINCE}[^.;]{{0,60}}?\b(?P<when>{_TIME})",
    re.IGNORECASE,
)
_SUBMITTED = re.compile(
    rf"(?:trình|tham mưu(?: cho)?)\s+(?:Chủ tịch )?(?:{_PROVINCE}|(?:HĐND|Hội đồng nhân dân) (?:tỉnh|thành phố))"
    rf"[^.;]{{0,250}}?\b(?P<when>{_BOUND_TIME})$",
    re.IGNORECASE,
)
_FINISHED = re.compile(
    r"hoàn thành\b(?:[^.;]{0,250}?)\b(?P<when>trong (?:tháng|quý|năm)\b[^.;)]*)", re.IGNORECASE
)
# A day that bounds what is done in the end; within a sentence it may bound one clause of several.
_BOUND = re.compile(
    rf"hoàn thành\b[^.;]{{0,250}}?\b(?P<when>{_BOUND_TIME})$"
    rf"|\b(?P<first>(?:chậm nhất|muộn nhất|trước)\s+(?:là\s+)?{_PERIOD}[^.;)]*?),?\s+(?:phải )?hoàn thành\b"
    r"[^;]{0,60}$",
    re.IGNORECASE,
)
_CUT = re.compile(r",\s+(?!\s*(?:20)?\d)")
_NEXT_SENTENCE = re.compile(rf"(?<=[^\d\W]|[)\d%])[.;]\s+(?=[{UPPER}])")
_TOLD_LATER = re.compile(r"[,;.]\s+(?:[Gg]iao|[Dd]o)\s+(?=[A-ZĐ]|các )")
_ONLY_DOES = re.compile(
    r"(?:(?:tổ chức |triển khai )?thực hiện|tham mưu|đầu mối|theo dõi)?[\s,;.]*"
    r"(?:$|(?:hoàn thành|báo cáo|trình|trong|trước)\b)"
)
_VERB = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Actors:
    """Who acts in a sentence, and what is left of it without them; ``unknown`` are names nobody is known by."""

    leads: tuple[str, ...]
    cooperating: tuple[str, ...]
    rest: str
    unknown: tuple[str, ...] = ()


def read_actors(text: str, book: NameBook) -> Actors:
    """The agencies a sentence tells to act, those they act with, and the rest."""
    opening = OPENING.match(text) or _GROUNDS.match(text)
    told = text if opening is None else text[opening.end() :]
    leading = read_agents(told, book)
    rest = leading.rest
    if leading.names:
        rest = _BY_FUNCTION.sub("", rest)
        rest = _LEADS.sub("", rest)
        rest = _BY_FUNCTION.sub("", rest)
    else:
        rest = _LEADS.sub("", text)
        if _WITH.match(rest) is None:
            return Actors((), (), text)
    phrase = _WITH.match(rest)
    partners = None if phrase is None else read_agents(rest[phrase.end() :], book, in_list=True)
    if partners is None or not partners.names:
        return Actors(leading.names, (), rest.strip(" ,:;."), leading.unknown)
    return Actors(
        leading.names, partners.names, partners.rest.strip(" ,:;."), (*leading.unknown, *partners.unknown)
    )


def read_ordered(text: str, book: NameBook) -> Actors | None:
    """Who is told in the end of a sentence: '…, giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ, hoàn thành …'."""
    for opening in _TOLD_LATER.finditer(text):
        actors = read_actors(text[opening.end() :], book)
        told = _ONLY_DOES.match(actors.rest)
        if actors.leads and (told is not None or not actors.rest):
            return actors
    return None


def parted(text: str, book: NameBook) -> tuple[str, ...]:
    """The duties of a paragraph that tells several agencies, each in a sentence of its own, what to do."""
    pieces: list[str] = []
    start = 0
    for stop in _NEXT_SENTENCE.finditer(text):
        own, following = text[start : stop.start() + 1], text[stop.end() :]
        if _is_duty(own, book) and _is_duty(following, book):
            pieces.append(own.rstrip("; "))
            start = stop.end()
    return (*pieces, text[start:])


def _is_duty(text: str, book: NameBook) -> bool:
    actors = read_actors(text, book)
    return bool(actors.leads) and actors.rest[:1].islower() and _VERB.match(actors.rest) is not None


def read_duty_deadline(text: str) -> Deadline | None:
    """The deadline of a duty: when to report to the provincial committee, else when to finish.

    A date that bounds one clause of a long sentence, or a horizon ('phấn đấu đến năm 2030'), is no deadline.
    """
    for when in _whens(text):
        deadline = read_deadline(_CUT.split(when)[0].strip(" ,"))
        if deadline.due is not None or deadline.kind is DeadlineKind.RECURRING:
            return deadline
    return None


def _whens(text: str) -> Iterator[str]:
    for pattern in (_REPORTED, _FINISHED):
        found = pattern.search(text)
        if found is not None:
            yield found["when"]
    ended = text.rstrip(" .;,")
    for pattern in (_SUBMITTED, _BOUND):
        found = pattern.search(ended)
        if found is not None:
            yield found["when"] or found["first"]
