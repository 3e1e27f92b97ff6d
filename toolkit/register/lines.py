"""Lines of a form: a task or measure put into the words that an officer reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from toolkit.model.form import MeasureLine, PriorAnswer, TargetBrief, TaskLine
from toolkit.model.period import Period
from toolkit.model.register import FigureKind, Measure, PlanTarget, Register, Task
from toolkit.register import wording


@dataclass(frozen=True, slots=True)
class Share:
    """One agency's share of a task: its own due date and product, and whom the plan named in its place."""

    agency: str
    due: date | None = None
    product: str | None = None
    predecessor: str | None = None


class LineMaker:
    """Makes lines from a register for one period."""

    def __init__(
        self, register: Register, period: Period, priors: Mapping[tuple[str, str], PriorAnswer]
    ) -> None:
        self._plans = {plan.key: plan for plan in register.plans}
        self._figures = {(f.measure, f.year, f.kind): f for f in register.figures}
        self._targets: dict[str, list[PlanTarget]] = {}
        for target in register.targets:
            self._targets.setdefault(target.measure, []).append(target)
        self._year = period.year
        self._priors = priors

    def task(self, task: Task, share: Share) -> TaskLine:
        """The line of a task for one agency."""
        plan = self._plans.get(task.plan)
        leaders = (f"{leader.role} {leader.name}".strip() for leader in task.leaders)
        prior = self._priors.get((share.agency, task.key))
        return TaskLine(
            key=task.key,
            plan=task.plan,
            plan_number=plan.number if plan else task.plan,
            section=task.section,
            section_title=task.section_title,
            no=task.no,
            title=task.title,
            product=share.product or task.product,
            deadline=task.deadline.raw if task.deadline else None,
            due=share.due,
            cooperating="; ".join(task.cooperating) or None,
            leaders="; ".join(leaders) or None,
            predecessor=share.predecessor,
            prior=prior or PriorAnswer(wording.opening_text(task.opening)),
            plan_issued_on=plan.issued_on if plan else None,
        )

    def measure(self, measure: Measure, share: Share) -> MeasureLine:
        """The line of a measure for one agency, with all its targets and the plan of the year."""
        plan = self._plans.get(measure.plan)
        year_plan = self._figures.get((measure.key, self._year, FigureKind.PLAN))
        return MeasureLine(
            key=measure.key,
            plan=measure.plan,
            plan_number=plan.number if plan else measure.plan,
            section=measure.section,
            section_title=measure.section_title,
            no=measure.no,
            name=measure.name,
            unit=measure.unit,
            targets=tuple(map(self._brief, self._targets.get(measure.key, ()))),
            year_plan=year_plan.value if year_plan else None,
            low=measure.low,
            high=measure.high,
            parent=measure.parent,
            predecessor=share.predecessor,
            prior=self._priors.get((share.agency, measure.key)) or self._previous(measure),
            plan_issued_on=plan.issued_on if plan else None,
        )

    def _brief(self, target: PlanTarget) -> TargetBrief:
        demand = target.target
        return TargetBrief(target.text, demand.comparator, demand.value, demand.value_max, demand.year)

    def _previous(self, measure: Measure) -> PriorAnswer:
        actual = self._figures.get((measure.key, self._year - 1, FigureKind.ACTUAL))
        if actual is None:
            return PriorAnswer(wording.NO_PRIOR)
        text = wording.actual_text(actual.year, actual.value, measure.unit, actual.source)
        return PriorAnswer(text, value=actual.value)
