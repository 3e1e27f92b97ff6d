"""What is compared: one row per annex task, indicator, target and duty, the same for the reader and for the gold.

``identity`` is the text by which two rows are recognised as the same thing; every other field is scored by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.model.plan import Deadline, Origin, PlanReading

Due = tuple[str, str | None, str | None, str | None]
"""Kind, start, due and condition of a deadline."""

PRESS = {"Các cơ quan thông tấn, báo chí": "Các cơ quan thông tấn, báo chí trên địa bàn tỉnh"}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of the task annex; ``leaders`` are pairs of office and name."""

    title: str
    section: str
    section_title: str | None
    number: str | None
    leads: tuple[str, ...]
    cooperating: tuple[str, ...]
    product: str | None
    leaders: tuple[tuple[str, str], ...]
    deadline: Due | None

    @property
    def identity(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One thing measured; ``parent`` is the name of the row above a row 'Trong đó'."""

    name: str
    unit: str | None
    leads: tuple[str, ...]
    parent: str | None

    @property
    def identity(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One figure demanded; ``label`` is the part of a composite, None for the indicator's own figure."""

    indicator: str
    label: str | None
    comparator: str
    value: float
    value_max: float | None
    unit: str | None
    year: int | None
    period: str | None
    approximate: bool
    lower_is_better: bool

    @property
    def identity(self) -> str:
        return f"{self.label or self.indicator} {self.value}"


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty of the body; ``links`` are the annex rows ('II.3') that are the same duty."""

    text: str
    leads: tuple[str, ...]
    cooperating: tuple[str, ...]
    deadline: Due | None
    links: frozenset[str]

    @property
    def identity(self) -> str:
        return self.text


Row = TaskRow | IndicatorRow | TargetRow | DutyRow


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of one document."""

    tasks: tuple[TaskRow, ...]
    indicators: tuple[IndicatorRow, ...]
    targets: tuple[TargetRow, ...]
    duties: tuple[DutyRow, ...]


def family(names: Iterable[str]) -> tuple[str, ...]:
    """Names with the phrases '… liên quan' and the press made one, which the conventions leave open."""
    return tuple("Các đơn vị liên quan" if "liên quan" in name else PRESS.get(name, name) for name in names)


def headed(text: str) -> str:
    """A name with a capital first letter, as the gold writes it."""
    return text[:1].upper() + text[1:]


def rows_of(reading: PlanReading, alternatives: Mapping[str, str]) -> Rows:
    """The rows of a reading; names and units the gold calls just as good become the gold's own."""

    def chosen(text: str) -> str:
        return alternatives.get(text.casefold(), text)

    titles = {section.no: section.title for section in reading.sections}
    names = {one.key: headed(chosen(one.name)) for one in reading.indicators}
    return Rows(
        tuple(
            TaskRow(
                one.title,
                one.section,
                titles.get(one.section),
                one.no,
                one.leads,
                one.cooperating,
                one.product,
                tuple((leader.role, leader.name) for leader in one.leaders),
                _due(one.deadline),
            )
            for one in reading.tasks
            if one.origin is Origin.ANNEX
        ),
        tuple(
            IndicatorRow(
                names[one.key], one.unit and chosen(one.unit), one.leads, names.get(one.parent or "")
            )
            for one in reading.indicators
        ),
        tuple(
            TargetRow(
                names[one.key],
                target.label and headed(chosen(target.label)),
                target.comparator,
                float(target.value),
                None if target.value_max is None else float(target.value_max),
                target.unit and chosen(target.unit),
                target.year,
                target.period,
                target.approximate,
                target.lower_is_better,
            )
            for one in reading.indicators
            for target in one.targets
        ),
        tuple(
            DutyRow(
                one.title,
                one.leads,
                family(one.cooperating),
                _due(one.deadline),
                frozenset(key.partition("/")[2] for key in one.same_as),
            )
            for one in reading.tasks
            if one.origin is Origin.NARRATIVE
        ),
    )


def _due(own: Deadline | None) -> Due | None:
    if own is None:
        return None
    start, due = (None if day is None else day.isoformat() for day in (own.start, own.due))
    return own.kind.value, start, due, own.condition
