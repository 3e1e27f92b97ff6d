"""What the consolidated workbook is made from, and look-ups in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from toolkit.consolidation.counting import Question
from toolkit.consolidation.rule_statistics import RuleStatistics
from toolkit.model.register import Agency, Measure, Register, Task
from toolkit.model.results import Consolidation
from toolkit.model.returns import JudgedFile


@dataclass(frozen=True, slots=True)
class Choice:
    """A text that a person ticked for the report; it holds only while the agency's text stays the same."""

    agency: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class WorkbookInput:
    """Everything the workbook shows.

    ``due`` is the last day on which returns of the period are in time; ``problems`` are finished sentences
    on what stands in the way (items without an owner); ``choices`` are ticks kept from the workbook before.
    """

    consolidation: Consolidation
    register: Register
    judged: tuple[JudgedFile, ...] = ()
    questions: tuple[Question, ...] = ()
    province: str = ""
    due: date | None = None
    choices: frozenset[Choice] = frozenset()
    problems: tuple[str, ...] = ()
    statistics: RuleStatistics = field(default_factory=RuleStatistics)


@dataclass(frozen=True)
class Names:
    """Names and records by code or key; an unknown code is its own name."""

    register: Register
    agencies: dict[str, Agency] = field(init=False, repr=False)
    tasks: dict[str, Task] = field(init=False, repr=False)
    measures: dict[str, Measure] = field(init=False, repr=False)
    plans: dict[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        register = self.register
        object.__setattr__(self, "agencies", {a.code: a for a in register.directory.agencies})
        object.__setattr__(self, "tasks", {task.key: task for task in register.tasks})
        object.__setattr__(self, "measures", {measure.key: measure for measure in register.measures})
        object.__setattr__(self, "plans", {plan.key: plan.number for plan in register.plans})

    def agency(self, code: str) -> str:
        """Full name of an agency."""
        known = self.agencies.get(code)
        return known.name if known else code

    def item(self, key: str | None) -> str:
        """Title of a task or name of a measure; the key itself when it is neither."""
        if key in self.tasks:
            return self.tasks[key].title
        return self.measures[key].name if key in self.measures else key or ""

    def section(self, item: Task | Measure) -> str:
        """The heading above an item: number of the plan, number and title of the section."""
        plan = self.plans.get(item.plan, item.plan)
        title = f"{item.section}. {item.section_title}" if item.section_title else f"Mục {item.section}"
        return f"{plan} - {title}"

    def section_mark(self, item: Task | Measure) -> str:
        """Number of the plan and of the section, short enough to filter by."""
        return f"{self.plans.get(item.plan, item.plan)} - {item.section}"
