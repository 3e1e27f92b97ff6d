"""A deadline that a table spreads over columns: month beside year, from beside to, or a tick under a quarter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from toolkit.plans.numerals import to_roman
from toolkit.vietnamese.text import match_key, squeeze

_QUARTER = re.compile(r"(?:quý|q) ?(?P<no>i{1,3}|iv|[1-4])")
_MONTH = re.compile(r"(?:tháng|t) ?(?P<no>1[0-2]|0?[1-9])")
_YEAR = re.compile(r"(?:năm )?(?P<no>20\d\d)")
_OF_YEAR = re.compile(r"(?:[/-]| năm )(?P<year>20\d\d)$")
_ANY_YEAR = re.compile(r"\b20\d\d\b")
_WORDS = {
    "ngày": "day",
    "tháng": "month",
    "quý": "quarter",
    "năm": "year",
    "từ": "from",
    "bắt đầu": "from",
    "đến": "to",
    "kết thúc": "to",
    "hoàn thành": "to",
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_TICK = re.compile(r"[xX×vV✓✔√☑☒■●•+*]{1,2}")
_FIGURE = re.compile(r"0?(\d{1,2}|20\d\d)")


class Slot(Enum):
    """What the cells of such a column hold: a figure or words, or a tick under a fixed period."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    FROM = "from"
    TO = "to"
    TICK_MONTH = "tick_month"
    TICK_QUARTER = "tick_quarter"
    TICK_YEAR = "tick_year"


@dataclass(frozen=True, slots=True)
class DeadlinePart:
    """One of the columns of a deadline; ``number`` and ``year`` are those of a period to be ticked."""

    slot: Slot
    number: int = 0
    year: int | None = None

    @property
    def ticked(self) -> bool:
        """Whether the heading is a period by itself ('Quý I') and the cells only tick it."""
        return self.slot in {Slot.TICK_QUARTER, Slot.TICK_MONTH, Slot.TICK_YEAR}

    @staticmethod
    def of_year(year: int) -> DeadlinePart:
        """The column that is ticked for a year."""
        return DeadlinePart(Slot.TICK_YEAR, year, year)

    def in_year(self, year: int | None) -> DeadlinePart:
        """The same column, in this year where its heading names none."""
        return self if self.year is not None else replace(self, year=year)

    def words(self) -> str:
        """The period to be ticked: 'Quý II/2026', 'Tháng 6/2026', 'Năm 2027'."""
        of_year = "" if self.year is None else f"/{self.year}"
        if self.slot is Slot.TICK_QUARTER:
            return f"Quý {to_roman(self.number)}{of_year}"
        return f"Tháng {self.number}{of_year}" if self.slot is Slot.TICK_MONTH else f"Năm {self.number}"


def read_part(heading: str, whole: str) -> DeadlinePart | None:
    """The part of a deadline a heading stands for; ``whole`` is it with all headings above it."""
    key = match_key(heading)
    own = _OF_YEAR.search(key)
    years = _ANY_YEAR.findall(whole)
    year = int(own["year"]) if own else int(years[0]) if len(set(years)) == 1 else None
    bare = key if own is None or _YEAR.fullmatch(key) else key[: own.start()]
    if bare in _WORDS:
        return DeadlinePart(Slot(_WORDS[bare]))
    if found := _QUARTER.fullmatch(bare):
        return DeadlinePart(Slot.TICK_QUARTER, _ROMAN.get(found["no"]) or int(found["no"]), year)
    if found := _MONTH.fullmatch(bare):
        return DeadlinePart(Slot.TICK_MONTH, int(found["no"]), year)
    if found := _YEAR.fullmatch(bare):
        return DeadlinePart.of_year(int(found["no"]))
    return None


def joined(cells: Sequence[tuple[DeadlinePart, str]]) -> str:
    """The deadline the cells of one row say together, in words; '' where they say nothing.

    Words beside the figures stay as they are ('Hằng năm' where a month should stand). Ticks under several
    periods that follow each other are one period from the first to the last.
    """
    said = [(part, squeeze(text)) for part, text in cells if text.strip(" -–.")]
    ticked = [part for part, text in said if part.ticked and _TICK.fullmatch(text)]
    worded = [f"{part.words()}: {text}" for part, text in said if part.ticked and not _TICK.fullmatch(text)]
    period = _span(ticked, [part for part, _text in cells if part.ticked]) if ticked else ""
    dated = _dated({part.slot: text for part, text in said if not part.ticked})
    return "; ".join(text for text in (period, *worded, dated) if text)


def _span(ticked: list[DeadlinePart], columns: list[DeadlinePart]) -> str:
    places = [columns.index(part) for part in ticked]
    if len(ticked) == 1:
        return ticked[0].words()
    if places == list(range(places[0], places[-1] + 1)):
        return f"{ticked[0].words()} - {ticked[-1].words()}"
    return ", ".join(part.words() for part in ticked)


def _dated(texts: Mapping[Slot, str]) -> str:
    """Day, month, quarter and year as one date; what is no figure is told as it stands."""
    if Slot.FROM in texts and Slot.TO in texts:
        return f"Từ {texts[Slot.FROM]} đến {texts[Slot.TO]}"
    if not all(_FIGURE.fullmatch(text) or _is_quarter(slot, text) for slot, text in texts.items()):
        return " ".join(dict.fromkeys(texts.values()))
    day, month, quarter, year = (texts.get(slot, "") for slot in _ORDER)
    bare = f"Quý {quarter}" if quarter else ""
    if month:
        bare = f"{day}/{month}" if day else f"Tháng {int(month)}"
    if not bare:
        return f"Năm {year}" if year else " ".join(texts.values())
    return f"{bare}/{year}" if year else bare


def _is_quarter(slot: Slot, text: str) -> bool:
    return slot is Slot.QUARTER and re.fullmatch(r"I{1,3}|IV", text) is not None


_ORDER = (Slot.DAY, Slot.MONTH, Slot.QUARTER, Slot.YEAR)
