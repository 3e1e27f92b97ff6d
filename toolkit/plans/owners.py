"""Lists of agencies in words to full official names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.plans.letters import UPPER, capitalized
from toolkit.plans.names import NameBook

_HEADS = (
    "Sở", "Ban", "Bộ", "Cục", "Chi cục", "Công an", "Công ty", "Tổng công ty", "Tập đoàn", "UBND", "Ủy ban",
    "Uỷ ban", "HĐND", "Hội", "Liên đoàn", "Liên hiệp", "Liên minh", "Hiệp hội", "Đài", "Báo", "Trung tâm",
    "Trường", "Viện", "Văn phòng", "VP", "Thanh tra", "Thống kê", "Thuế", "Hải quan", "Kho bạc", "Bảo hiểm",
    "Ngân hàng", "Quỹ", "Mặt trận", "MTTQ", "Đoàn", "Tỉnh đoàn", "Tỉnh ủy", "Toà", "Tòa", "Đại học",
    "Học viện", "Bệnh viện", "Cảng", "Điện lực", "Bưu điện", "Vườn", "BQL", "BCH", "BHXH", "KBNN", "NHNN",
    "CA", "Các", "các", "Phòng",
)  # fmt: skip
HEAD = re.compile(rf"(?:{'|'.join(sorted(_HEADS, key=len, reverse=True))})(?![\w])")
_SEPARATOR = re.compile(
    r"(?:\s*[,;/+•·]\s*|\s*\n\s*|\s+-\s+(?=[A-ZĐ])|\s*[–—]\s+(?=Sở|UBND)|^\s*[-–+*•]\s*|\s+)+"
)
_NEW_LINE = re.compile(rf"\n\s*{HEAD.pattern}")
_JOINER = re.compile(r"(?:và|cùng|cùng với|với|hoặc|&)\s+")
BREAK = re.compile(rf"\s*[,;/\n]\s*|\s+(?:và|&)\s+|\s+[-–—+]\s+(?={HEAD.pattern})")
_WORD_END = re.compile(r"(?<=[^\s,;:/.()\n])(?=[\s,;:/.()\n]|$)")
_REMARK = re.compile(r"\s*\([^()]*\)")
_AREAS = r"(?:huyện|thị xã|thành phố|xã|phường|thị trấn|đặc khu)"
_NAMED_AREAS = re.compile(
    rf"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?:các\s+)?"
    rf"(?P<kinds>{_AREAS}(?:\s*,\s*{_AREAS}|\s+và\s+{_AREAS})*)\s*:?\s+"
    rf"(?=[{UPPER}])"
)
_PLACE = re.compile(
    rf"(?:(?P<kind>{_AREAS}) +)?(?P<place>[{UPPER}][\w'-]*(?: +[{UPPER}][\w'-]*){{0,4}}"
    rf"(?: - [{UPPER}][\w'-]*(?: +[{UPPER}][\w'-]*){{0,2}})?)"
)
_OFFICES = re.compile(rf"(?:[Cc]ác\s+)?[Ss]ở\s*:\s*(?=[{UPPER}])|[Cc]ác\s+[Ss]ở\s+(?=[{UPPER}])")
_HEAD_OF = re.compile(
    rf"(?:Giám đốc|Thủ trưởng|Trưởng|Chủ tịch|Cục trưởng|Chi cục trưởng|Hiệu trưởng|Viện trưởng)\s+(?={HEAD.pattern})"
    r"|Chánh\s+(?=Văn phòng|Thanh tra)"
)
"""Who heads a body is told to do what the body does."""
_MOST_WORDS = 30


@dataclass(frozen=True, slots=True)
class Owners:
    """Names in their order; ``unknown`` are those nobody in the directory is known by, kept as written."""

    names: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def read_owners(text: str, book: NameBook) -> Owners:
    """All agencies of a list ('Sở A, Sở B và các đơn vị liên quan'), groups included, each once."""
    rest = _REMARK.sub("", text).strip().rstrip(".…").strip()
    names: list[str] = []
    unknown: list[str] = []
    while rest := _without_head(unjoined(rest)):
        areas = named_areas(rest, book)
        offices = None if areas else offices_of(rest, book, bool(names) and names[-1].startswith("Sở "))
        known = None if areas or offices else known_name(rest, book, whole=True)
        if areas is not None:
            found, missing, rest = areas
            unknown.extend(missing)
        elif offices is not None:
            found, rest = offices
        elif known is not None:
            found, rest = (known[0],), known[1]
            unknown.extend(name for name in found if not (book.holds(name) or "liên quan" in name))
        else:
            written, rest = _unknown(rest, book)
            found = (capitalized(written),) if written else ()
            unknown.extend(found)
        names.extend(found)
    return Owners(tuple(dict.fromkeys(names)), tuple(dict.fromkeys(unknown)))


def _without_head(text: str) -> str:
    """'Giám đốc Sở Y tế' as 'Sở Y tế'."""
    head = _HEAD_OF.match(text)
    return text if head is None else text[head.end() :]


def unjoined(text: str) -> str:
    """The text without the separators and joining words it begins with."""
    while True:
        match = _SEPARATOR.match(text) or _JOINER.match(text)
        if match is None or not match.end():
            return text
        text = text[match.end() :]


def known_name(text: str, book: NameBook, whole: bool) -> tuple[str, str] | None:
    """The longest known name at the beginning; ``whole`` demands a separator (or the end) after it."""
    ends = [match.start() for match in _WORD_END.finditer(text[:400])][:_MOST_WORDS]
    for end in reversed(ends):
        rest = text[end:]
        if whole and rest.strip() and BREAK.match(rest) is None:
            continue
        # A line break before another body parts two names, unless the book has the two lines as one name.
        name = book.listed(text[:end]) if _NEW_LINE.search(text, 0, end) else book.find(text[:end])
        if name is not None:
            return name, rest
    return None


def offices_of(text: str, book: NameBook, goes_on: bool) -> tuple[tuple[str, ...], str] | None:
    """'Các Sở: Nội vụ, Y tế' as one name each, and the rest; ``goes_on`` after 'Sở Nội vụ, ' too."""
    opening = _OFFICES.match(text)
    if opening is None and (not goes_on or HEAD.match(text) or known_name(text, book, whole=True)):
        return None
    names: list[str] = []
    rest = text[opening.end() :] if opening is not None else text
    while (known := known_name(f"Sở {rest}", book, whole=opening is None)) is not None:
        names.append(known[0])
        rest = known[1]
        separator = BREAK.match(rest)
        following = rest[separator.end() :] if separator is not None else ""
        if not following or HEAD.match(following) or known_name(following, book, whole=True):
            break
        if known_name(f"Sở {following}", book, whole=opening is None) is None:
            break
        rest = following
    return (tuple(names), rest) if names else None


def named_areas(text: str, book: NameBook) -> tuple[tuple[str, ...], tuple[str, ...], str] | None:
    """'UBND các huyện, thị xã, thành phố: A, B' as one authority a place: names, unknown ones, rest."""
    opening = _NAMED_AREAS.match(text)
    if opening is None:
        return None
    kinds = tuple(re.findall(_AREAS, opening["kinds"]))
    names: list[str] = []
    unknown: list[str] = []
    rest = text[opening.end() :]
    while (place := _PLACE.match(rest)) is not None and not HEAD.match(rest):
        kinds = (place["kind"],) if place["kind"] else kinds
        found = [n for kind in kinds if (n := book.find(f"UBND {kind} {place['place']}")) is not None]
        name = found[0] if len(found) == 1 else f"UBND {kinds[0]} {place['place']}"
        if len(found) != 1:
            name = name if len(kinds) == 1 else f"UBND {place['place']}"
            unknown.append(name)
        names.append(name)
        rest = rest[place.end() :]
        separator = BREAK.match(rest)
        if separator is None:
            break
        following = rest[separator.end() :]
        if _PLACE.match(following) is None or HEAD.match(following):
            break
        rest = following
    return (tuple(names), tuple(unknown), rest) if names else None


def _unknown(text: str, book: NameBook) -> tuple[str, str]:
    """Take one unknown name: up to the separator after which another body clearly begins."""
    end = len(text)
    for separator in BREAK.finditer(text):
        following = text[separator.end() :]
        if separator[0].strip() in {"và", "&"} and " " not in text[: separator.start()].strip():
            continue  # 'Báo và Đài …' is one body: a kind of body alone is no name
        if "\n" in separator[0] or ";" in separator[0] or HEAD.match(following):
            end = separator.start()
            break
        if known_name(following, book, whole=True) is not None:
            end = separator.start()
            break
    return text[:end].strip(" ,;:.-"), text[end:]
