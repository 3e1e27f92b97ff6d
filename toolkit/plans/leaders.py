"""Leaders of the province named in a cell, with their offices written out."""

from __future__ import annotations

import re

from toolkit.model.plan import Leader
from toolkit.vietnamese.text import squeeze

_OFFICES = (
    (
        "Phó Chủ tịch Thường trực",
        r"PCT\s*-?\s*(?:TT|[Tt]hường trực)|PCTTT|Phó Chủ tịch [Tt]hường trực|P\.?\s?CT\s?TT",
    ),
    ("Phó Chủ tịch", r"PCT|P\.\s?CT|Phó Chủ tịch"),
    ("Chủ tịch", r"CT|Chủ tịch"),
)
_AUTHORITY = r"(?:UBND|(?:Ủy|Uỷ) ban nhân dân)\s+(?:tỉnh|[Tt]hành phố|TP)"
_OFFICE = tuple(
    (role, re.compile(rf"(?:{pattern})(?:\s+{_AUTHORITY})?\s*[:.\-–]?\s+(?=\S)"))
    for role, pattern in _OFFICES
)
_COURTESY = re.compile(r"^(?:[-–+•]\s*)?(?:Đ/c|Đồng chí|đ/c|đồng chí|Ông|Bà)\.?\s+")
_TRAILING_OFFICE = re.compile(
    r"(?P<name>[^,(]+?)\s*[,(-]\s*(?P<office>(?:(?:Phó )?Chủ tịch|PCT|CT\b)[^,;)]*)\)?\s*$"
)
_NEXT_LEADER = re.compile(
    r"[;\n]|,(?!\s*(?:Phó )?Chủ tịch(?:\s+(?:UBND|[Tt]hường trực|Ủy ban)[^,;\n]*)?\s*(?:[,;\n]|$))\s*"
    r"|\s+và\s+(?=(?:PCT|CT|Phó|Chủ|Đ/c|đ/c|đồng))"
)


def read_leaders(text: str, authority: str = "UBND tỉnh") -> tuple[Leader, ...]:
    """Leaders of a cell with their offices written out: 'PCT TT Mai Xuân Liêm, PCT Cao Văn Cường'.

    ``authority`` is the body they lead ('UBND thành phố').
    """
    return tuple(_leader(part, authority) for part in _NEXT_LEADER.split(text) if part.strip(" -–.,"))


def _leader(text: str, authority: str) -> Leader:
    bare = _COURTESY.sub("", squeeze(text).strip(" .,"))
    for role, pattern in _OFFICE:
        office = pattern.match(bare)
        if office is not None:
            return Leader(f"{role} {authority}", _COURTESY.sub("", bare[office.end() :]))
    trailing = _TRAILING_OFFICE.fullmatch(bare)
    if trailing is not None:
        written = trailing["office"].strip()
        role = next((f"{role} {authority}" for role, own in _OFFICE if own.match(f"{written} x")), written)
        return Leader(role, trailing["name"].strip())
    return Leader("", bare)
