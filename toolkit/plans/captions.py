"""What stands over an annex table: the name of the annex, its title, and the heading of a section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.model.plan import Section
from toolkit.plans.letters import UPPER
from toolkit.plans.numerals import from_roman, read_numeral
from toolkit.vietnamese.text import squeeze

_PART = re.compile(
    r"(?:phụ lục|phụ biểu|biểu|danh mục|bảng)(?:\s+(?:số\s+)?(?P<no>\d+|[ivx]+)\b)?", re.IGNORECASE
)
_AFTER_PART = re.compile(r"\s*[:.–-]\s*(?P<title>\S.*)", re.DOTALL)
_REMARK = re.compile(r"\(.*\)?|(?:đơn vị tính|đvt)\s*:.*", re.IGNORECASE | re.DOTALL)
_SECTION = re.compile(
    rf"(?:(?:Phần|Mục|Nhóm)\s+)?(?P<no>[IVXL]+|[A-ZĐ]|\d{{1,2}}(?:\.\d{{1,2}}){{0,2}})\s*[.):/–-]\s*"
    rf"(?P<title>[{UPPER}“\"].*)",
    re.DOTALL,
)
_FAR = 8
_SHORT_PART = 40
_LONGEST_HEADING = 250
_YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True, slots=True)
class Caption:
    """``part`` is how the annex is called ('Phụ lục 2'), '' where it is not; ``number`` its number.

    ``section`` is the numbered heading right over the table; ``alone`` tells that nothing else stands there.
    """

    part: str = ""
    number: int | None = None
    title: str | None = None
    section: Section | None = None
    alone: bool = False

    @property
    def year(self) -> int | None:
        """The one year the title names."""
        years = set(_YEAR.findall(" ".join((self.title or "", (self.section and self.section.title) or ""))))
        return int(years.pop()) if len(years) == 1 else None


def read_caption(above: Sequence[str]) -> Caption:
    """What the paragraphs over a table (the nearest last) say about it."""
    lines = [squeeze(text) for text in above[-_FAR:] if not _REMARK.fullmatch(squeeze(text))]
    section = _section(lines[-1]) if lines else None
    alone = section is not None and len(above) == 1
    rest = lines[:-1] if section is not None else lines
    for place in range(len(rest) - 1, -1, -1):
        found = _PART.match(rest[place])
        after = None if found is None else _AFTER_PART.match(rest[place], found.end())
        if found is None or not (after or len(rest[place]) < _SHORT_PART):
            continue
        title = [after["title"]] if after else [rest[place]] if found.end() < len(rest[place]) else []
        whole = " ".join((*title, *rest[place + 1 :])) or None
        return Caption(squeeze(found[0]).capitalize(), _number(found["no"]), whole, section)
    return Caption(section=section, alone=alone)


def _section(text: str) -> Section | None:
    """The numbered heading a line is; a sentence with a number before it is none."""
    found = _SECTION.fullmatch(text)
    if found is None or len(text) > _LONGEST_HEADING or text.endswith((".", ";", ",")):
        return None
    numeral = read_numeral(found["no"])
    return None if numeral is None else Section(numeral.text, found["title"].rstrip(" :"))


def _number(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isdigit() else from_roman(text.upper())
