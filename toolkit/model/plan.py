"""What a decision document says: sections, tasks, indicators, targets, deadlines, doubts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class DeadlineKind(StrEnum):
    """How a plan states when a duty is due."""

    DATE = "date"
    QUARTER = "quarter"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as printed and as understood.

    ``due`` is the last day that still counts; recurring, ongoing and conditional ones have none.
    ``start`` is given for ranges alone. A condition beside a period keeps the period and its kind.
    """

    raw: str
    kind: DeadlineKind
    start: date | None = None
    due: date | None = None
    condition: str | None = None


class Comparator(StrEnum):
    """How a value is held against a target."""

    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"
    EQUAL = "="
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Target:
    """What one plan demands of one measure; ``label`` names the part of a composite target."""

    label: str | None
    comparator: Comparator
    value: Decimal
    value_max: Decimal | None = None
    unit: str | None = None
    year: int | None = None
    period: str | None = None
    approximate: bool = False
    lower_is_better: bool = False


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader of the province who directs a task, with the office written out."""

    role: str
    name: str


class Origin(StrEnum):
    """Where in the document a task or indicator stands."""

    ANNEX = "annex"
    NARRATIVE = "narrative"


@dataclass(frozen=True, slots=True)
class Source:
    """The place in the document: a part named as its reader knows it, and a 1-based line or row."""

    part: str
    line: int


@dataclass(frozen=True, slots=True)
class PlanHeader:
    """The decision itself; ``key`` is '557-2023' for 557/QĐ-UBND of 2023."""

    key: str
    number: str
    issued_on: date
    issuer: str
    title: str


@dataclass(frozen=True, slots=True)
class Section:
    """A group of an annex; the title is None where the document lost it."""

    no: str
    title: str | None


@dataclass(frozen=True, slots=True)
class PlanTask:
    """A duty as the document states it; agencies by their full official names of that time."""

    key: str
    origin: Origin
    section: str
    no: str | None
    title: str
    leads: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    product: str | None = None
    leaders: tuple[Leader, ...] = ()
    deadline: Deadline | None = None
    same_as: tuple[str, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class PlanIndicator:
    """An indicator row (or a sentence of the 'Mục tiêu' paragraphs) with its targets."""

    key: str
    origin: Origin
    section: str
    no: str | None
    parent: str | None
    name: str
    unit: str | None
    leads: tuple[str, ...] = ()
    note: str | None = None
    targets: tuple[Target, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person must look at.

    ``text`` is what was read, ``why`` the reason it is doubtful, ``check`` what to compare or decide, and
    ``place`` where in the document it stands, as its reader finds it ('Phụ lục 2, mục II.5'). The last three
    are finished sentences in the language of the reader; ``place`` may be empty.
    """

    key: str | None
    text: str
    why: str
    check: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class PlanReading:
    """Everything read from one decision document.

    ``indicator_sections`` are the groups of the indicator annex, numbered apart from those of the tasks;
    empty where indicators follow ``sections``.
    """

    plan: PlanHeader
    sections: tuple[Section, ...] = ()
    tasks: tuple[PlanTask, ...] = ()
    indicators: tuple[PlanIndicator, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    indicator_sections: tuple[Section, ...] = ()
