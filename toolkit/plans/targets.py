"""Targets in words: a cell of an indicator annex, or a sentence of the 'Mục tiêu' paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.model.plan import Target
from toolkit.plans.letters import UPPER, capitalized
from toolkit.plans.quantities import Quantity, find_quantity
from toolkit.vietnamese.text import squeeze

_SENTENCE = re.compile(rf"(?<=[^\W\d_%)])\.\s+(?=[{UPPER}\d])|(?<=[%)])\.\s+(?=[{UPPER}\d])|\n")
_BRACKETED_PART = re.compile(r"\s*\(\s*(trong đó\b[^()]*)\)", re.IGNORECASE)
_OF_WHICH = re.compile(r"\s*[,;:(]?\s*\btrong đó\b\s*[,:]?\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?:đến|vào|tới|hết|cuối|trong)?\s*\bnăm\s+(20\d\d)", re.IGNORECASE)
_PERIOD = re.compile(r"\b(20\d\d)\s*[-–]\s*(20\d\d)\b")
_TIME = (
    r"(?:(?:đến|vào|tới|hết)\s+(?:hết\s+|cuối\s+)?năm\s+20\d\d|năm\s+20\d\d"
    r"|(?:trong\s+)?(?:\d+\s+năm\s+)?giai đoạn\s+20\d\d\s*[-–]\s*20\d\d)"
)
_OPENING = re.compile(
    rf"^(?:{_TIME}|phấn đấu|toàn tỉnh|cả tỉnh|duy trì|bảo đảm|đảm bảo|[,:]|\s)+", re.IGNORECASE
)
_GROWTH = re.compile(r"\s+(?:tăng|tăng thêm|chiếm|đạt)$", re.IGNORECASE)
_MEASURE = re.compile(
    r"^(?:tỉ|tỷ) (?:lệ|trọng|suất)|^(?:tổng|số|diện tích|giá trị|trị giá|sản lượng|kim ngạch|thu nhập"
    r"|GRDP|tốc độ|hệ số"
    r"|chỉ số|mức|mật độ|tuổi|năng suất|vốn|doanh thu|dân số|lượng|quy mô|công suất)\b",
    re.IGNORECASE,
)
_INDEX = re.compile(r"\s+và\s+(?=(?:bộ )?chỉ số\b)", re.IGNORECASE)
_COMMA = re.compile(r",\s+(?=\D|\d)")


@dataclass(frozen=True, slots=True)
class When:
    """The year or the period a target is for."""

    year: int | None = None
    period: str | None = None

    def otherwise(self, other: When) -> When:
        """This time, or the other one where this one says nothing."""
        return self if self.year or self.period else other


@dataclass(frozen=True, slots=True)
class Measured:
    """A sentence with its figures: the name of what is measured, and the targets."""

    name: str
    unit: str | None
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a sentence; ``part`` is one that follows 'trong đó' or a stem ending in a colon."""

    text: str
    part: bool


def read_when(text: str) -> When:
    """The year ('năm 2030') and the period ('2021-2030') a text names; of several years the last."""
    period = _PERIOD.search(text)
    years = _YEAR.findall(_PERIOD.sub("", text))
    return When(int(years[-1]) if years else None, f"{period[1]}-{period[2]}" if period else None)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph (points inside numbers part nothing)."""
    return tuple(part.strip() for part in _SENTENCE.split(text) if part and part.strip())


def read_cell(text: str, unit: str | None, when: When) -> tuple[Target, ...]:
    """The targets of an annex cell; ``unit`` is that of its column, ``when`` what heading and name say.

    A composite cell ('A 5%; B 57%') gives one labelled target for each part.
    """
    stem, clauses = _clauses(squeeze(text).rstrip("."))
    found = [(clause, quantity) for clause in clauses if (quantity := find_quantity(clause.text)) is not None]
    single = len(found) == 1 and not stem
    return tuple(
        _target(
            quantity,
            None if single else _label(quantity) or None,
            unit,
            read_when(clause.text).otherwise(when),
        )
        for clause, quantity in found
    )


def read_sentence(sentence: str) -> tuple[Measured, ...]:
    """The measured things of a sentence, none when it has no figures.

    Parts after 'trong đó' or a colon are labelled targets of the same thing; a clause that stands on its own
    after a semicolon is a thing of its own.
    """
    stem, clauses = _clauses(sentence.strip().rstrip("."))
    result: list[Measured] = [Measured(capitalized(_opened(stem)), None, ())] if stem else []
    when = read_when(stem or "")
    for clause in clauses:
        quantity = find_quantity(clause.text)
        if quantity is None:
            continue
        own = read_when(clause.text)
        if result and (stem or clause.part):
            last = result[-1]
            target = _target(quantity, _label(quantity) or None, last.unit, own.otherwise(when))
            result[-1] = Measured(last.name, last.unit or target.unit, (*last.targets, target))
        else:
            when = own
            result.append(_measured(quantity, own))
    return tuple(measured for measured in result if measured.targets)


def _measured(quantity: Quantity, when: When) -> Measured:
    name = capitalized(_subject(quantity))
    if quantity.rank:
        names = _INDEX.split(_opened(quantity.before))
        labels = names if len(names) > 1 else [None]
        return Measured(name, quantity.unit, tuple(_target(quantity, label, None, when) for label in labels))
    return Measured(name, quantity.unit, (_target(quantity, None, None, when),))


def _clauses(text: str) -> tuple[str, tuple[_Clause, ...]]:
    """The stem before a colon ('' when there is none), and the clauses."""
    text = _BRACKETED_PART.sub(r"; \1", text)
    stem = ""
    head, colon, rest = text.partition(":")
    if (
        colon
        and not _OF_WHICH.search(head)
        and find_quantity(head) is None
        and find_quantity(rest) is not None
    ):
        stem, text = head.strip(), rest.strip()
    pieces: list[_Clause] = []
    part = False
    for piece in text.split(";"):
        for number, own in enumerate(_OF_WHICH.split(piece)):
            part = part or number > 0
            pieces.extend(_Clause(clause, part) for clause in _by_commas(own) if clause)
    return stem, tuple(pieces)


def _by_commas(piece: str) -> Iterator[str]:
    """Part a piece at commas with a figure on either side."""
    start = 0
    for comma in _COMMA.finditer(piece):
        left, right = piece[start : comma.start()], piece[comma.end() :]
        upto = _COMMA.split(right)
        nearest = next((part for part in upto if find_quantity(part) is not None), None)
        if find_quantity(left) is not None and nearest is not None:
            yield left.strip()
            start = comma.end()
    yield piece[start:].strip()


def _opened(text: str) -> str:
    """The text without the words that only open it: 'Phấn đấu đến năm 2030, …'."""
    return _OPENING.sub("", text).strip(" ,:") if _OPENING.match(text) else text.strip(" ,:")


def _subject(quantity: Quantity) -> str:
    """What the figure is about: the words before it, or those after where nothing stands before."""
    before = _opened(quantity.before)
    after = (
        quantity.after
        if quantity.unit in {None, "%"} or quantity.value == 0
        else f"{quantity.unit} {quantity.after}"
    )
    if not before:
        return after.strip() or quantity.before
    if quantity.linked or quantity.unit == "%" or _MEASURE.match(before):
        return before
    return f"{before} {after}".strip()


def _label(quantity: Quantity) -> str:
    """The name of one part of a composite target."""
    before = _GROWTH.sub("", _opened(quantity.before))
    if not before:
        return squeeze(
            quantity.after if quantity.unit in {None, "%"} or quantity.value == 0 else quantity.unit or ""
        )
    if quantity.linked or quantity.unit == "%" or _MEASURE.match(before):
        return before
    return squeeze(f"{before} {quantity.unit or ''} {quantity.after}")


def _target(quantity: Quantity, label: str | None, unit: str | None, when: When) -> Target:
    return Target(
        label=label,
        comparator=quantity.comparator,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit or (None if unit is None else _running(unit)),
        year=when.year,
        period=when.period,
        approximate=quantity.approximate,
        lower_is_better=quantity.lower_is_better,
    )


def _running(unit: str) -> str:
    """A unit as it stands within a sentence: 'Tỷ USD' is 'tỷ USD', 'USD' stays."""
    return unit[:1].lower() + unit[1:] if unit[1:2].islower() else unit
