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
_BEGINS = re.compile(r"(?:thời gian|thời điểm|thời hạn|ngày|tháng) (?:bắt đầu|khởi công|triển khai|từ).*")
_ENDS = re.compile(r"(?:thời gian|thời điểm|thời hạn|ngày|tháng) (?:hoàn thành|kết thúc|đến).*")
_BARE = re.compile(r"(?P<no>1[0-2]|0?[1-9]|i{1,3}|iv)")
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

    @property
    def key(self) -> str | None:
        """The period to be ticked as a period of reporting: '2026-Q1', '2026-06'; None where no year is known."""
        if self.year is None:
            return None
        return (
            f"{self.year}-Q{self.number}"
            if self.slot is Slot.TICK_QUARTER
            else f"{self.year}-{self.number:02}"
        )

    def in_year(self, year: int | None) -> DeadlinePart:
        """The same column, in this year where its heading names none."""
        return self if self.year is not None else replace(self, year=year)

    def words(self) -> str:
        """The period to be ticked: 'Quý II/2026', 'Tháng 6/2026', 'Năm 2027'."""
        of_year = "" if self.year is None else f"/{self.year}"
        if self.slot is Slot.TICK_QUARTER:
            return f"Quý {to_roman(self.number)}{of_year}"
        return f"Tháng {self.number}{of_year}" if self.slot is Slot.TICK_MONTH else f"Năm {self.number}"


def read_part(heading: str, above: str) -> DeadlinePart | None:
    """The part of a deadline a heading stands for; ``above`` are the headings over it."""
    key, over = match_key(heading), match_key(above)
    own = _OF_YEAR.search(key)
    years = set(_ANY_YEAR.findall(over))
    year = int(own["year"]) if own else int(years.pop()) if len(years) == 1 else None
    bare = key if own is None or _YEAR.fullmatch(key) else key[: own.start()]
    if bare in _WORDS:
        return DeadlinePart(Slot(_WORDS[bare]))
    for word, slot, form in (("quý", Slot.TICK_QUARTER, _QUARTER), ("tháng", Slot.TICK_MONTH, _MONTH)):
        found = form.fullmatch(bare) or (_BARE.fullmatch(bare) if re.search(rf"\b{word}\b", over) else None)
        if found is not None and (number := _number(found["no"], slot)):
            return DeadlinePart(slot, number, year)
    return DeadlinePart.of_year(int(found["no"])) if (found := _YEAR.fullmatch(bare)) else None


def read_edge(heading: str) -> DeadlinePart | None:
    """The begin or the end of a period as a column of its own ('Thời gian bắt đầu', 'Thời gian hoàn thành')."""
    key = match_key(heading)
    if _BEGINS.fullmatch(key):
        return DeadlinePart(Slot.FROM)
    return DeadlinePart(Slot.TO) if _ENDS.fullmatch(key) else None


def _number(text: str, slot: Slot) -> int:
    """The number of a month or quarter, 0 where there is no such one."""
    number = _ROMAN.get(text) or (int(text) if text.isdigit() else 0)
    most = 4 if slot is Slot.TICK_QUARTER else 12
    return number if number <= most and (slot is Slot.TICK_QUARTER or text.isdigit()) else 0


def joined(cells: Sequence[tuple[DeadlinePart, str]]) -> str:
    """The deadline the cells of one row say together, in words; '' where they say nothing.

    Words beside the figures stay as they are ('Hằng năm' where a month should stand). Ticks under several
    periods that follow each other are one period from the first to the last.
    """
    said = [(part, squeeze(text)) for part, text in cells if text.strip(" -–.")]
    ticked = [part for part, text in said if part.ticked and _TICK.fullmatch(text)]
    columns = [part for part, _text in cells if part.ticked]
    texts = dict.fromkeys(text for part, text in said if part.ticked and part not in ticked)
    worded = [_worded([part for part, own in said if own == text], text, columns) for text in texts]
    period = _span(ticked, columns) if ticked else ""
    dated = _dated({part.slot: text for part, text in said if not part.ticked})
    return "; ".join(text for text in (period, *worded, dated) if text)


def _worded(parts: list[DeadlinePart], text: str, columns: list[DeadlinePart]) -> str:
    """Words that stand where a tick should; over all periods they need none of them."""
    return text if len(parts) == len(columns) else f"{_span(parts, columns)}: {text}"


def _span(ticked: list[DeadlinePart], columns: list[DeadlinePart]) -> str:
    places = [columns.index(part) for part in ticked]
    if len(ticked) == 1:
        return ticked[0].words()
    if places == list(range(places[0], places[-1] + 1)):
        return f"{ticked[0].words()} - {ticked[-1].words()}"
    return ", ".join(part.words() for part in ticked)


def _dated(texts: Mapping[Slot, str]) -> str:
    """Day, month, quarter and year as one date; what is no figure is told as it stands."""
    if Slot.FROM in texts and Slot.TO in texts and texts[Slot.FROM] != texts[Slot.TO]:
        return f"Từ {_lower(texts[Slot.FROM])} đến {_lower(texts[Slot.TO])}"
    if Slot.FROM in texts and Slot.TO not in texts:
        return f"Từ {_lower(texts[Slot.FROM])}"
    if not all(_FIGURE.fullmatch(text) or _is_quarter(slot, text) for slot, text in texts.items()):
        return " ".join(dict.fromkeys(texts.values()))
    day, month, quarter, year = (texts.get(slot, "") for slot in _ORDER)
    bare = f"Quý {quarter}" if quarter else ""
    if month:
        bare = f"{day}/{month}" if day else f"Tháng {int(month)}"
    if not bare:
        return f"Năm {year}" if year else " ".join(texts.values())
    return f"{bare}/{year}" if year else bare


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _is_quarter(slot: Slot, text: str) -> bool:
    return slot is Slot.QUARTER and re.fullmatch(r"I{1,3}|IV", text) is not None


_ORDER = (Slot.DAY, Slot.MONTH, Slot.QUARTER, Slot.YEAR)
