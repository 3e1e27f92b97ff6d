"""A form: what one agency is asked in one period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from toolkit.model.plan import Comparator


class CellType(StrEnum):
    """What may be typed into an answer cell."""

    CHOICE = "choice"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    TEXT = "text"


class TaskStatus(StrEnum):
    """What an agency declares of a task; the state is computed from dates, never from this alone."""

    DONE = "done"
    UNDER_WAY = "under_way"
    NOT_STARTED = "not_started"
    NOTHING = "nothing"
    NO_DATA = "no_data"
    SECRET = "secret"


class ValueStatus(StrEnum):
    """How firm a figure is: ước, sơ bộ, chính thức; the last three go without a figure."""

    ESTIMATE = "estimate"
    PRELIMINARY = "preliminary"
    OFFICIAL = "official"
    NOTHING = "nothing"
    NO_DATA = "no_data"
    SECRET = "secret"


@dataclass(frozen=True, slots=True)
class PriorAnswer:
    """What stands beside a row from before: a sentence for the officer, and the value where there is one (the
    figure of a measure, the completion rate of a task).

    ``reported`` tells that it comes from an earlier period's return (or its absence), not from the masters.
    """

    text: str
    status: str | None = None
    value: Decimal | None = None
    reported: bool = False

    @property
    def known(self) -> bool:
        """Whether something was answered before."""
        return self.status is not None or self.value is not None


@dataclass(frozen=True, slots=True)
class AlsoAnswered:
    """A line of another plan that asks for the same and gets the same answer; its number and deadline there."""

    key: str
    plan_number: str
    number: str
    deadline: str | None = None
    plan_issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as asked of one agency. ``due`` is the valid due date, ``deadline`` the words of the plan."""

    key: str
    plan: str
    plan_number: str
    section: str
    section_title: str | None
    no: str | None
    title: str
    product: str | None
    deadline: str | None
    due: date | None
    cooperating: str | None = None
    leaders: str | None = None
    predecessor: str | None = None
    prior: PriorAnswer | None = None
    plan_issued_on: date | None = None
    also: tuple[AlsoAnswered, ...] = ()

    @property
    def asked_since(self) -> date | None:
        """The day on which a plan first asked for this; a document of before is doubtful."""
        issued = (self.plan_issued_on, *(other.plan_issued_on for other in self.also))
        return min((day for day in issued if day is not None), default=None)


@dataclass(frozen=True, slots=True)
class TargetBrief:
    """What the checks need of a target; ``text`` is what the officer reads."""

    text: str
    comparator: Comparator
    value: Decimal
    value_max: Decimal | None
    year: int | None


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure as asked of one agency, with targets, the plan of the year and the plausible range."""

    key: str
    plan: str
    plan_number: str
    section: str
    section_title: str | None
    no: str | None
    name: str
    unit: str | None
    targets: tuple[TargetBrief, ...] = ()
    year_plan: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    parent: str | None = None
    predecessor: str | None = None
    prior: PriorAnswer | None = None
    plan_issued_on: date | None = None
    also: tuple[AlsoAnswered, ...] = ()


@dataclass(frozen=True, slots=True)
class FormContent:
    """All that one agency owes in one period: the material a form is written from.

    ``code`` is the visible form code: the same content always has the same code, a changed content another.
    """

    agency: str
    agency_name: str
    period: str
    code: str
    due: date | None
    tasks: tuple[TaskLine, ...] = ()
    measures: tuple[MeasureLine, ...] = ()
    contact: str = ""
    issuer_name: str = ""
    sample: bool = False

    @property
    def line_keys(self) -> tuple[str, ...]:
        """Keys of all lines: tasks first, then measures, in the order they are printed."""
        return (*(t.key for t in self.tasks), *(m.key for m in self.measures))

    @property
    def priors(self) -> tuple[tuple[str, PriorAnswer], ...]:
        """The answers of earlier returns that stand beside lines, by line."""
        lines: tuple[TaskLine | MeasureLine, ...] = (*self.tasks, *self.measures)
        return tuple(
            (line.key, line.prior) for line in lines if line.prior is not None and line.prior.reported
        )

    @property
    def answered(self) -> tuple[tuple[str, str], ...]:
        """Every item this form answers, with the line that answers it (itself, or a linked one)."""
        lines: tuple[TaskLine | MeasureLine, ...] = (*self.tasks, *self.measures)
        return (
            *((line.key, line.key) for line in lines),
            *((other.key, line.key) for line in lines for other in line.also),
        )
