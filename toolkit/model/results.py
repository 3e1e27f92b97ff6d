"""What is computed from the returns that count: the dataset and everything a leader reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from toolkit.model.findings import Outcome
from toolkit.model.period import Window
from toolkit.model.plan import Target
from toolkit.model.returns import Value


@dataclass(frozen=True, slots=True)
class SourceCell:
    """The cell a value was typed in: received file, its hash, sheet and cell."""

    file: str
    sha256: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class DataPoint:
    """One value that counts. ``line`` is None for contributions and sign-off."""

    agency: str
    line: str | None
    field: str
    value: Value
    provisional: bool
    source: SourceCell


@dataclass(frozen=True, slots=True)
class Dataset:
    """The values of all lines that count, in order of agency, line and field."""

    points: tuple[DataPoint, ...] = ()


class TaskState(StrEnum):
    """The state of a line or a task, computed from dates (design rule 7)."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    UNDER_WAY = "under_way"
    OVERDUE = "overdue"
    RECURRING = "recurring"
    WAITING = "waiting"
    REMOVED = "removed"
    NO_DATA = "no_data"


class LineReport(StrEnum):
    """What an agency said of a line: four ways of saying nothing are four different things."""

    REPORTED = "reported"
    NOTHING = "nothing"
    NO_DATA = "no_data"
    SECRET = "secret"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class LineAssessment:
    """One task line: its state, the dates that decide it, and what the agency wrote."""

    agency: str
    line: str
    report: LineReport
    state: TaskState
    done: bool
    due: date | None
    original_due: date | None
    submitted_on: date | None
    days_late: int | None
    percent: Decimal | None
    document: str | None
    issued_on: date | None
    result: str | None
    reason: str | None
    proposal: str | None
    next_step: str | None
    extension_to: date | None
    extension_reason: str | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class TaskAssessment:
    """One task over all its agencies.

    ``instance`` is the year that a recurring or ongoing duty stands for: it is owed anew each year, and ``done``
    tells whether that of this year is. None for duties that are owed once.
    """

    key: str
    state: TaskState
    due: date | None
    original_due: date | None
    due_before_plan: bool
    expected: int
    done: int
    under_way: int
    not_reported: int
    lines: tuple[LineAssessment, ...]
    percent: Decimal | None = None
    instance: int | None = None


class Verdict(StrEnum):
    """How a measure stands: against the plan of the year, and against the end target."""

    MET = "met"
    NEAR = "near"
    MISSED = "missed"
    REACHED = "reached"
    LIKELY = "likely"
    HARD = "hard"
    NO_BASIS = "no_basis"
    NOT_REPORTED = "not_reported"
    SECRET = "secret"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class MeasureReport:
    """What one agency reported of a measure; several stand side by side, nothing is averaged."""

    agency: str
    report: LineReport
    value: Decimal | None
    status: str | None
    value_date: date | None
    source_text: str | None
    explanation: str | None
    provisional: bool


class Lacking(StrEnum):
    """What was missing where a target could not be judged ('chưa đủ căn cứ đánh giá')."""

    FIGURE = "figure"
    BASE = "base"
    END = "end"
    YEARS = "years"
    WHOLE_YEAR = "whole_year"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Pace:
    """How far a measure has come towards an end target, in its unit, to six decimals.

    ``required`` and ``actual`` are per year since the end of ``base_year``; ``remaining`` is what each year left
    must bring. ``needed`` is what the straight way from base to target asks for by now. For yearly rates and
    averages of a span there is no base: ``value`` and ``actual`` are the average so far.
    """

    base_year: int
    base: Decimal | None
    end: int
    aim: Decimal
    value: Decimal
    needed: Decimal
    required: Decimal
    actual: Decimal
    remaining: Decimal | None


@dataclass(frozen=True, slots=True)
class TargetAssessment:
    """A measure held against one plan's target, with every component of the verdict.

    ``gap`` is the figure less the target (its nearer end), ``share`` the figure in percent of it, in points.
    """

    plan: str
    target: Target
    text: str
    verdict: Verdict
    share: Decimal | None
    gap: Decimal | None = None
    pace: Pace | None = None
    lacking: Lacking | None = None


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """The figure of one period, with how firm it is ('' where a person typed it into the master)."""

    period: str
    value: Decimal
    status: str | None = None


@dataclass(frozen=True, slots=True)
class MeasureAssessment:
    """One measure: the figure printed (chosen or the only one), year verdict, verdict per target.

    ``year_gap`` is the figure less the plan of the year. ``last_year`` is the same period of the year before,
    ``change`` the difference to it (percentage points for percentages), ``growth`` the same in percent of it, for
    measures that are no percentages. ``series`` are the figures of this rhythm, the oldest first, this one last.
    """

    key: str
    value: Decimal | None
    status: str | None
    chosen_from: str | None
    year_plan: Decimal | None
    year_share: Decimal | None
    base: Decimal | None
    previous: Decimal | None
    assessment: Verdict
    targets: tuple[TargetAssessment, ...]
    reports: tuple[MeasureReport, ...]
    conflict: bool
    year_gap: Decimal | None = None
    last_year: Decimal | None = None
    change: Decimal | None = None
    growth: Decimal | None = None
    series: tuple[SeriesPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class AgencyStatus:
    """Where one agency stands. Timeliness is judged on the first usable return, against ``due`` inclusive.

    ``signed`` tells that number or paper of the letter is there, ``paper`` that the signed paper itself is.
    ``lines_provisional`` are the filled lines that count only until a corrected return comes.
    """

    code: str
    expected: bool
    received_on: date | None
    outcome: Outcome | None
    on_time: bool | None
    lines_asked: int
    lines_filled: int
    signed: bool
    paper: bool = False
    due: date | None = None
    lines_provisional: int = 0

    @property
    def lacks_paper(self) -> bool:
        """Figures are in, the signed paper is not."""
        return self.expected and self.received_on is not None and not self.paper


@dataclass(frozen=True, slots=True)
class Conflict:
    """Agencies that disagree on one line: the values side by side, and whether a decision settled it.

    ``figures`` are the same values with how firm they are, their dates and sources. ``settled_by`` is the basis of
    the decision that chose, ``settled_on`` its day, ``chosen`` the figure it chose.
    """

    line: str
    field: str
    values: tuple[tuple[str, str], ...]
    settled_by: str | None
    figures: tuple[MeasureReport, ...] = ()
    settled_on: date | None = None
    chosen: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ReportTotals:
    """Counts of tasks over the four states and the four outside them.

    ``recurring_done`` are those among ``recurring`` whose instance of the year is done.
    """

    total: int
    done_on_time: int
    done_late: int
    under_way: int
    overdue: int
    recurring: int
    waiting: int
    removed: int
    no_data: int
    recurring_done: int = 0


class GroupedBy(StrEnum):
    """What counts of tasks are grouped by."""

    PLAN = "plan"
    SECTION = "section"
    AGENCY = "agency"
    LEADER = "leader"


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Counts of the tasks of one plan, section, agency or directing leader.

    A task that two leaders direct counts for both; for agencies their own lines are counted. ``key`` is a plan
    key, 'plan/section', an agency code, or the match key of a leader's name ('' where no leader is named).
    ``members`` are the keys of what is counted.
    """

    by: GroupedBy
    key: str
    label: str
    totals: ReportTotals
    members: tuple[str, ...] = ()


class ReturnsBy(StrEnum):
    """What counts of returns are grouped by."""

    KIND = "kind"
    DISTRICT = "district"


@dataclass(frozen=True, slots=True)
class ReturnGroup:
    """Who has reported, of one kind of agency or of the communes of one former district.

    ``received`` agencies sent something, ``usable`` ones something that can count; ``on_time`` and ``late`` split
    the usable ones (neither where no due date is set). ``key`` is a kind of agency or the name of a district,
    '' for agencies that have none.
    """

    by: ReturnsBy
    key: str
    expected: int
    received: int
    usable: int
    on_time: int
    late: int
    lines_asked: int
    lines_filled: int
    lines_provisional: int
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contribution:
    """A text an agency wrote for the report: highlights, shortcomings, causes, next year, proposals."""

    agency: str
    field: str
    text: str
    source: SourceCell


@dataclass(frozen=True, slots=True)
class SharedAnswer:
    """An item of one plan that an agency answered on the line of another plan (a confirmed link)."""

    agency: str
    item: str
    line: str


@dataclass(frozen=True, slots=True)
class Consolidation:
    """Everything computed for a period as of a date; a pure function of register, returns and date."""

    period: str
    as_of: date
    sample: bool
    dataset: Dataset
    tasks: tuple[TaskAssessment, ...]
    measures: tuple[MeasureAssessment, ...]
    agencies: tuple[AgencyStatus, ...]
    conflicts: tuple[Conflict, ...]
    totals: ReportTotals
    contributions: tuple[Contribution, ...]
    shared: tuple[SharedAnswer, ...] = ()
    state_hash: str = ""
    groups: tuple[TaskGroup, ...] = ()
    returns: tuple[ReturnGroup, ...] = ()
    window: Window | None = None
