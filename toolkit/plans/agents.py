"""The agencies a sentence begins with: those of the directory, and those that are built like one.

A sentence does not end its list of agencies with a mark, so an unknown name is taken only where its own form shows
its end: 'tỉnh', the province's name, 'khu vực 6', or the words 'chủ trì' and 'phối hợp' after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from toolkit.plans.letters import UPPER, capitalized
from toolkit.plans.names import NameBook
from toolkit.plans.owners import BREAK, HEAD, known_name, named_areas, offices_of, unjoined

_MOST_WORDS = 16
_REGION = r"(?:khu|Khu) vực (?:[IVX]+|\d+)"
_PROPER = re.compile(rf"\s+(?P<tail>{_REGION}|[{UPPER}][\w'-]*(?: (?:- )?[{UPPER}][\w'-]*){{0,4}})")
_BODY = re.compile(
    r"(?:Các|các)\s+(?:doanh nghiệp|tổ chức|hội|hiệp hội|trường|bệnh viện|chủ đầu tư|ban quản lý|nhà đầu tư"
    r"|hợp tác xã|ngân hàng|công ty|tập đoàn|cơ quan|đơn vị|cơ sở|chi nhánh|lực lượng)\b"
)
_HEAD_OF = re.compile(
    r"(?:Phó )?(?:Tổng Giám đốc|Giám đốc|Thủ trưởng|Người đứng đầu|Chủ tịch|Chánh|Trưởng|Cục trưởng|Chỉ huy trưởng"
    r"|Hiệu trưởng|Viện trưởng|Tổng Biên tập)\s+(?=\S)",
    re.IGNORECASE,
)
"""Who stands at the head of an agency stands for it."""
_AND_PLACES = re.compile(
    r"[Cc]ác (?:sở|ban|ngành|đơn vị|cơ quan|tổ chức|đoàn thể)(?:(?:,| và) (?:các )?(?:sở|ban|ngành|đơn vị|cơ quan"
    r"|tổ chức|đoàn thể))*(?:,| và) (?:các )?địa phương(?! (?:có )?liên quan)(?: (?:trong|trên địa bàn) tỉnh)?\b"
)
"""Offices and 'địa phương' in one breath: who the latter are no directory tells."""
_THE_ISSUER = re.compile(r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) (?:tỉnh|thành phố)(?!\w)")
_REMARK = re.compile(r"\s*\([^()]*\)")
_GROUP_END = re.compile(
    r"\s(?:trên địa bàn(?: (?:tỉnh|thành phố))?|(?:cấp )?(?:tỉnh|thành phố)|(?:có )?liên quan)(?=\s*[,;:.]|\s+\w|$)"
)
_NAME_GOES_ON = re.compile(rf"(?:[{UPPER}]|đội\b|đoàn\b|và (?:phát thanh|truyền hình)|tỉnh\b|thành phố\b)")
_COMPANY = re.compile(r"(?:Công ty|Tổng công ty|Tập đoàn|Bệnh viện|Viện|Cảng|Vườn)\b")
_CAPITALS = re.compile(rf"(?: [{UPPER}][\w'-]*){{2,}}")
_NEVER_IN_A_NAME = frozenset(
    {"trên", "cho", "để", "tại", "là", "phải", "theo", "từ", "đến", "trong", "bằng", "của", "các", "chủ"}
    | {"phối", "tham", "xây", "rà", "tăng", "đẩy", "hoàn", "được", "có", "cần", "không"}
)
_WITHIN_A_NAME = re.compile(r"(?:đầu tư xây|[Qq]uản lý các)$")
_CUE = re.compile(
    r"\s*(?:,\s*)?(?:chịu trách nhiệm |có trách nhiệm |là cơ quan )?(?:chủ trì|phối hợp)\b|\s*:"
)
_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Agents:
    """Agencies in their order, those of them nobody is known by, and the text after them."""

    names: tuple[str, ...] = ()
    rest: str = ""
    unknown: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    names: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def take(self, more: Agents) -> str:
        self.names.extend(more.names)
        self.unknown.extend(more.unknown)
        return more.rest


def read_agents(text: str, book: NameBook, in_list: bool = False) -> Agents:
    """The agencies at the beginning of a sentence; nothing is taken that is neither known nor built like one.

    ``in_list`` tells that only agencies can stand there ('phối hợp với …').
    """
    found = _Found()
    rest = text
    while True:
        trimmed = unjoined(rest) if found.names else rest
        more = _next(trimmed, book, in_list or bool(found.names))
        if more is None:
            return Agents(
                tuple(dict.fromkeys(found.names)),
                rest if found.names else text,
                tuple(dict.fromkeys(found.unknown)),
            )
        rest = found.take(more)


def _next(text: str, book: NameBook, in_list: bool) -> Agents | None:
    if _THE_ISSUER.match(text):
        return None
    mixed = _AND_PLACES.match(text)
    if mixed is not None:
        name = capitalized(mixed[0])
        return Agents((name,), text[mixed.end() :], (name,))
    head = _HEAD_OF.match(text)
    found = _one(text if head is None else text[head.end() :], book, in_list)
    remark = None if found is None else _REMARK.match(found.rest)
    return found if found is None or remark is None else replace(found, rest=found.rest[remark.end() :])


def _one(text: str, book: NameBook, in_list: bool) -> Agents | None:
    areas = named_areas(text, book)
    if areas is not None:
        names, unknown, rest = areas
        return Agents(names, rest, unknown)
    offices = offices_of(text, book, goes_on=False)
    if offices is not None:
        return Agents(*offices)
    return (
        _known(text, book)
        or _group(text, in_list)
        or _built(text, book)
        or (_of_place(text, book) if in_list else None)
    )


def _known(text: str, book: NameBook) -> Agents | None:
    """A name of the directory; not where a proper name goes on behind it ('Kho bạc Nhà nước khu vực XIII')."""
    known = known_name(text, book, whole=False) if book.may_begin(text) else None
    if known is None:
        return None
    name, rest = known
    tail = _PROPER.match(rest)
    return Agents((name,), rest) if tail is None or HEAD.match(tail["tail"]) else None


def _group(text: str, in_list: bool) -> Agents | None:
    """'các doanh nghiệp nhà nước trên địa bàn tỉnh': a group no directory lists, up to the words that end it."""
    opening = _BODY.match(text)
    if opening is None:
        return None
    upto = BREAK.search(text, opening.end())
    while upto is not None and not _begins_a_name(text[upto.end() :]):
        upto = BREAK.search(text, upto.end())
    within = text if upto is None else text[: upto.start()]
    end = _GROUP_END.search(within, opening.end())
    if end is not None:
        name, rest = text[: end.end()], text[end.end() :]
    elif upto is not None and in_list and len(within.split()) <= _MOST_WORDS // 2:
        name, rest = within, text[upto.start() :]
    else:
        return None
    name = capitalized(name.strip())
    return Agents((name,), rest, (name,))


def _begins_a_name(text: str) -> bool:
    return HEAD.match(text) is not None or re.match(rf"[{UPPER}]", text) is not None


def _built(text: str, book: NameBook) -> Agents | None:
    """A name that begins like an agency's and whose end can be seen."""
    head = HEAD.match(text)
    if head is None or head[0] in {"Các", "các"} or not _NAME_GOES_ON.match(text[head.end() :].lstrip()):
        return None
    end = _end_of_name(text, head.end(), book)
    if end is None and _COMPANY.match(text):
        capitals = _CAPITALS.match(text, head.end())
        end = None if capitals is None else capitals.end()
    if end is None:
        return None
    name = text[:end].rstrip(" ,")
    return Agents((name,), text[end:], (name,))


def _end_of_name(text: str, start: int, book: NameBook) -> int | None:
    closing = [_REGION, r"Việt Nam", r"(?:tỉnh|thành phố)"]
    if book.place is not None:
        closing.insert(0, re.escape(book.place))
    ends = re.compile(rf"(?:{'|'.join(closing)})$")
    for count, token in enumerate(_TOKEN.finditer(text, start)):
        if _CUE.match(text, token.start() - 1) and token.start() > start:
            return token.start() - 1 if count else None
        word = token[0].rstrip(",;:.")
        if _WITHIN_A_NAME.search(text[: token.end()]):
            continue
        if count >= _MOST_WORDS or word in _NEVER_IN_A_NAME or "(" in word:
            return None
        upto = token.start() + len(word)
        if ends.search(text[:upto]) and not _goes_on(text[upto:]):
            return upto
        if word != token[0] and token[0][len(word) :] != ",":
            return upto if token[0].endswith(":") else None
    return None


def _goes_on(rest: str) -> bool:
    """Whether a name goes on behind what could be its end: a proper name, 'tỉnh', '- Chi nhánh …'."""
    return re.match(rf"\s+(?:[{UPPER}]|- [{UPPER}]|(?:tỉnh|thành phố|(?:khu|Khu) vực)\b)", rest) is not None


def _of_place(text: str, book: NameBook) -> Agents | None:
    """Within a list: a name in capitals that ends in the province's own name ('Viettel Lâm Đồng')."""
    if book.place is None:
        return None
    found = re.match(rf"[{UPPER}][\w-]*(?: [{UPPER}][\w-]*){{0,4}}? {re.escape(book.place)}\b", text)
    return None if found is None else Agents((found[0],), text[found.end() :], (found[0],))
