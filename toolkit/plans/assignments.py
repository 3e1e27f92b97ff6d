"""Who does a duty and until when, said beside it: in a line of labels, in brackets at its end, in a line 'Giao …'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.model.plan import Deadline, DeadlineKind
from toolkit.plans.agents import read_agents
from toolkit.plans.duty_words import OPENING, read_actors
from toolkit.plans.names import NameBook
from toolkit.plans.owners import HEAD, read_owners
from toolkit.vietnamese.deadlines import read_deadline

_BODY = r"(?:(?:cơ quan|đơn vị)(?:,? (?:cơ quan|đơn vị))?\s+)?"
_LABEL = re.compile(
    rf"(?:^|(?<=[.;,(])\s*|\s+[-–]\s+)(?P<label>(?P<lead>{_BODY}chủ trì(?:,? (?:thực hiện|tham mưu))?"
    r"|(?:(?:cơ quan|đơn vị) )?(?:đầu mối|thực hiện)|phân công thực hiện)"
    rf"|(?P<with>{_BODY}phối hợp(?: thực hiện)?)"
    r"|(?P<when>(?:thời (?:gian|hạn)|tiến độ|lộ trình)(?: (?:hoàn thành|thực hiện|báo cáo|trình|triển khai))?)"
    r"|(?P<product>(?:sản phẩm|kết quả)(?: (?:đầu ra|dự kiến|thực hiện|hoàn thành|đạt được))?)"
    r"|(?P<what>nội dung(?: (?:thực hiện|nhiệm vụ|công việc))?|nhiệm vụ))\s*:\s*",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*[.;,]*$")
_TIME = re.compile(
    r"(?:(?:thời gian )?(?:hoàn thành|thực hiện|xong|trình|báo cáo)(?: [^;,.\d]{0,60}?)??\s+)?"
    r"(?P<when>(?:trong|trước|chậm nhất|muộn nhất|đến hết|vào)\s.*|(?:quý|tháng|năm|ngày|giai đoạn)\s.*"
    r"|thường xuyên.*|h[àằ]ng (?:năm|quý|tháng).*|định k[ỳì].*)",
    re.IGNORECASE,
)
_BINDS = re.compile(
    r"hoàn thành|trước|chậm nhất|muộn nhất|thường xuyên|h[àằ]ng|định k|trình|báo cáo|thời gian", re.IGNORECASE
)
_DOES = re.compile(
    r"(?P<who>.+?)\s+(?P<how>chủ trì|phối hợp|thực hiện)(?P<rest>(?:,|\s+và)?\s.*|)$", re.IGNORECASE
)
_CLAUSE = re.compile(r";|,\s+(?=hoàn thành|trình|báo cáo)")


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is said beside a duty. ``what`` is its text where a label 'Nội dung:' gives it."""

    leads: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    deadline: Deadline | None = None
    product: str | None = None
    what: str | None = None
    unknown: tuple[str, ...] = ()

    def and_then(self, more: Assignment) -> Assignment:
        """Both together; what this one says holds."""
        return Assignment(
            self.leads or more.leads,
            self.cooperating or more.cooperating,
            self.deadline or more.deadline,
            self.product or more.product,
            self.what or more.what,
            tuple(dict.fromkeys((*self.unknown, *more.unknown))),
        )


def read_labels(text: str, book: NameBook) -> Assignment | None:
    """A line 'Cơ quan chủ trì: …; thời gian hoàn thành: …'; None where it does not begin with such a label."""
    found = list(_LABEL.finditer(text))
    if not found or found[0].start() > 0 or text[: found[0].start("label")].strip(" -–"):
        return None
    result = Assignment()
    for place, label in enumerate(found):
        if label["what"]:
            value = text[label.end() :]
            result = result.and_then(Assignment(what=value.strip()))
            break
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        result = result.and_then(_labelled(label, text[label.end() : end].strip(" .;,"), book))
    return result


def _labelled(label: re.Match[str], value: str, book: NameBook) -> Assignment:
    if not value:
        return Assignment()
    if label["when"]:
        return Assignment(deadline=read_deadline(value))
    if label["product"]:
        return Assignment(product=value)
    times = [own for piece in value.split(";") if (own := read_time(piece)) is not None]
    owners = read_owners(";".join(piece for piece in value.split(";") if read_time(piece) is None), book)
    deadline = times[0] if times else None
    if label["lead"]:
        return Assignment(leads=owners.names, deadline=deadline, unknown=owners.unknown)
    return Assignment(cooperating=owners.names, deadline=deadline, unknown=owners.unknown)


def read_bracket(text: str, book: NameBook) -> Assignment | None:
    """What the brackets at the end of a duty say of who does it and when; None where they say anything else."""
    bracket = _BRACKET.search(text)
    if bracket is None:
        return None
    inside = bracket["inside"]
    labelled = read_labels(inside, book)
    if labelled is not None:
        return labelled
    result = Assignment()
    for piece in _pieces(inside):
        more = _phrase(piece, book)
        if more is None:
            return None
        result = result.and_then(more)
    bound = result.deadline is not None and _BINDS.search(inside) is not None
    return result if result.leads or bound else None


def _pieces(inside: str) -> Iterator[str]:
    """The phrases between semicolons; 'X chủ trì, Y phối hợp' are two."""
    for piece in inside.split(";"):
        start = 0
        for end in re.finditer(r"(?:chủ trì|phối hợp)(?=,\s+(?!phối hợp))", piece, re.IGNORECASE):
            yield piece[start : end.end()].strip(" ,")
            start = end.end()
        rest = piece[start:].strip(" ,.")
        if rest:
            yield rest


def _phrase(piece: str, book: NameBook) -> Assignment | None:
    deadline = read_time(piece)
    if deadline is not None:
        return Assignment(deadline=deadline)
    does = _DOES.fullmatch(piece)
    if does is None:
        agents = read_agents(piece, book)
        complete = agents.names and not agents.rest.strip(" .,")
        return Assignment(leads=agents.names, unknown=agents.unknown) if complete else None
    owners = read_owners(does["who"], book)
    if not owners.names or not all(HEAD.match(name) for name in owners.unknown):
        return None
    if does["how"].lower() == "phối hợp":
        return (
            Assignment(cooperating=owners.names, unknown=owners.unknown) if not does["rest"].strip() else None
        )
    rest = does["rest"].strip(" ,")
    if not rest:
        return Assignment(leads=owners.names, unknown=owners.unknown)
    partners = re.match(r"(?:và )?phối hợp (?:với|cùng) ", rest, re.IGNORECASE)
    if partners is None:
        return None
    helping = read_owners(rest[partners.end() :], book)
    return Assignment(owners.names, helping.names, unknown=(*owners.unknown, *helping.unknown))


def read_time(text: str) -> Deadline | None:
    """A phrase that says nothing but when ('hoàn thành trong Quý III/2026', 'thường xuyên'); else None."""
    found = _TIME.fullmatch(text.strip(" .,;"))
    if found is None:
        return None
    deadline = read_deadline(found["when"])
    return None if deadline.kind is DeadlineKind.CONDITIONAL else deadline


def read_order(text: str, book: NameBook) -> Assignment | None:
    """A line 'Giao Sở A chủ trì, phối hợp với Sở B; hoàn thành trong tháng 6/2026.' that says no duty of its own."""
    if OPENING.match(text) is None or text.endswith(":"):
        return None
    actors = read_actors(text, book)
    if not actors.leads:
        return None
    result = Assignment(actors.leads, actors.cooperating, unknown=actors.unknown)
    for piece in _CLAUSE.split(actors.rest):
        if not piece.strip(" ,."):
            continue
        deadline = read_time(piece)
        if deadline is None:
            return None
        result = result.and_then(Assignment(deadline=deadline))
    return result
