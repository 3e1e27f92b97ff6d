"""The master registers as values: who reports, what is asked, what people decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from toolkit.model.plan import Deadline, Doubt, Leader, Origin, PlanHeader, Target


class AgencyKind(StrEnum):
    """Two levels of local government (since 01/7/2025)."""

    PROVINCIAL = "provincial"
    COMMUNE = "commune"


@dataclass(frozen=True, slots=True)
class Agency:
    """Someone who may be asked to report. ``reports`` is False for bodies kept only for their name."""

    code: str
    name: str
    kind: AgencyKind
    aliases: tuple[str, ...] = ()
    reports: bool = True
    contact: str | None = None
    phone: str | None = None
    email: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    former_district: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """An agency in a group, between two dates (both inclusive; None is open)."""

    agency: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A collective owner such as 'UBND các xã, phường'; may have no members yet."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    members: tuple[Membership, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """Who took over from an agency or group that a plan names; holds only when a person confirmed it.

    ``predecessor`` is the full official name of the plan's own time. ``successor`` is the code of an agency
    or group of today, or None while unknown. ``items`` limits it to tasks and measures (keys); empty is all.
    """

    predecessor: str
    successor: str | None
    items: tuple[str, ...] = ()
    effective: date | None = None
    evidence: str = ""
    confirmed: bool = False
    confirmed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Directory:
    """Agencies, groups and successions: everything needed to say who owes what."""

    agencies: tuple[Agency, ...] = ()
    groups: tuple[Group, ...] = ()
    successions: tuple[Succession, ...] = ()


class RollUp(StrEnum):
    """How the answers of several agencies make the state of one task."""

    ALL = "all"
    EVERY_PART = "every_part"
    NAMED_REPORTER = "named_reporter"
    COUNT_ONLY = "count_only"


class OpeningStatus(StrEnum):
    """What was known of a task before the first period the toolkit followed."""

    UNKNOWN = "unknown"
    DONE = "done"
    UNDER_WAY = "under_way"
    NOT_STARTED = "not_started"


@dataclass(frozen=True, slots=True)
class OpeningState:
    """State so far; a task confirmed done is not asked for again, an unknown one is never 'overdue'."""

    status: OpeningStatus = OpeningStatus.UNKNOWN
    document: str | None = None
    on: date | None = None
    confirmed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A duty in the master; ``asked`` is the tick 'giao báo cáo' (narrative duties start without it)."""

    key: str
    plan: str
    section: str
    section_title: str | None
    no: str | None
    title: str
    origin: Origin = Origin.ANNEX
    asked: bool = True
    leads: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    product: str | None = None
    leaders: tuple[Leader, ...] = ()
    deadline: Deadline | None = None
    rollup: RollUp = RollUp.ALL
    named_reporter: str | None = None
    opening: OpeningState = OpeningState()
    same_as: tuple[str, ...] = ()


class MeasureKind(StrEnum):
    """What sort of figure a measure is, which decides how it is held against a target."""

    LEVEL = "level"
    ANNUAL_RATE = "annual_rate"
    PERIOD_AVERAGE = "period_average"
    CUMULATIVE = "cumulative"


class Direction(StrEnum):
    """Which way is good."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured, typed once per period. ``low`` and ``high`` bound what is plausible."""

    key: str
    plan: str
    section: str
    section_title: str | None
    no: str | None
    name: str
    unit: str | None
    kind: MeasureKind = MeasureKind.LEVEL
    direction: Direction = Direction.HIGHER
    parent: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    asked: bool = True


@dataclass(frozen=True, slots=True)
class PlanTarget:
    """What a plan demands of a measure; two plans may set two targets for one measure."""

    key: str
    plan: str
    measure: str
    target: Target
    text: str


class FigureKind(StrEnum):
    """Figures that people put beside a measure: the base, the plan of a year, an earlier result."""

    BASE = "base"
    PLAN = "plan"
    ACTUAL = "actual"


@dataclass(frozen=True, slots=True)
class YearFigure:
    """A base, plan or earlier value of a measure for one year, with where it comes from."""

    measure: str
    year: int
    kind: FigureKind
    value: Decimal
    source: str | None = None


class Role(StrEnum):
    """What an agency has to do with a task or measure; those who lead report."""

    LEAD = "lead"
    COOPERATING = "cooperating"
    MONITORING = "monitoring"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A task or measure given to an agency or group, by the name the plan uses or a code of the directory."""

    item: str
    assignee: str
    role: Role
    product: str | None = None
    due: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    basis: str | None = None


class DecisionKind(StrEnum):
    """What a person can settle."""

    EXTENSION = "extension"
    FIGURE = "figure"
    CLOSE_TASK = "close_task"
    REMOVE_TASK = "remove_task"
    CONDITION_MET = "condition_met"
    ACCEPT_LINE = "accept_line"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person settled, with its basis; ``agency`` None means all agencies of the item.

    ``period`` ('2026') limits a chosen figure or an accepted line to one period; None leaves it to ``decided_on``.
    """

    kind: DecisionKind
    item: str
    agency: str | None
    new_date: date | None
    figure: Decimal | None
    basis: str
    decided_by: str
    decided_on: date
    note: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterDoubt:
    """A doubt of a plan as it stands in the master, with the tick of the person who settled it."""

    plan: str
    doubt: Doubt
    settled: bool = False


class LinkKind(StrEnum):
    """How two items of two plans belong together."""

    SAME = "same"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Link:
    """Two tasks or two measures of different plans that ask for one thing, as proposed or confirmed.

    ``first`` belongs to the earlier plan. A confirmed link of the kind SAME means that an agency which owes
    both is asked once and both plans get the answer; RELATED items (a growth rate over two periods) stay two.
    """

    first: str
    second: str
    kind: LinkKind
    reason: str
    differences: tuple[str, ...] = ()
    confirmed: bool = False
    confirmed_by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a changed document changed in the masters when it was imported; the old value stays visible here.

    ``what`` is the heading of the column, ``old`` and ``new`` are as a person reads them. ``followed`` is
    False where the master kept what a person had typed.
    """

    on: date
    plan: str
    item: str
    what: str
    old: str | None
    new: str | None
    followed: bool = True


@dataclass(frozen=True, slots=True)
class Imported:
    """What a plan said of one cell of a master when it was last imported.

    A cell that differs from it was edited by a person; a document that differs from it was changed. ``table``
    and ``field`` are those of the layout of the masters, ``item`` is the key of the row, ``value`` as text.
    """

    table: str
    item: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Register:
    """All master registers of a workspace."""

    directory: Directory
    plans: tuple[PlanHeader, ...] = ()
    tasks: tuple[Task, ...] = ()
    measures: tuple[Measure, ...] = ()
    targets: tuple[PlanTarget, ...] = ()
    figures: tuple[YearFigure, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    decisions: tuple[Decision, ...] = ()
    doubts: tuple[RegisterDoubt, ...] = ()
    links: tuple[Link, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    imported: tuple[Imported, ...] = ()
