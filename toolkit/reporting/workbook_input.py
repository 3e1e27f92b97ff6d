"""What the consolidated workbook is made from, and the look-ups its sheets share. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from toolkit.consolidation.counting import Question
from toolkit.model.form import FormContent
from toolkit.model.plan import PlanHeader
from toolkit.model.register import Agency, Measure, PlanTarget, Register, Task
from toolkit.model.results import Consolidation
from toolkit.model.returns import JudgedFile

TickKey = tuple[str, str]
"""Agency and text (as match key) of a contribution."""


@dataclass(frozen=True)
class WorkbookInput:
    """All that the workbook shows. ``ticked`` are contributions a person chose in an earlier workbook."""

    consolidation: Consolidation
    register: Register
    contents: Mapping[str, FormContent]
    judged: tuple[JudgedFile, ...]
    questions: tuple[Question, ...] = ()
    due: date | None = None
    province: str = ""
    ticked: frozenset[TickKey] = frozenset()

    @cached_property
    def agencies(self) -> Mapping[str, Agency]:
        """Agencies of the directory by code."""
        return {agency.code: agency for agency in self.register.directory.agencies}

    @cached_property
    def tasks(self) -> Mapping[str, Task]:
        """Tasks of the master by key."""
        return {task.key: task for task in self.register.tasks}

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """Measures of the master by key."""
        return {measure.key: measure for measure in self.register.measures}

    @cached_property
    def plans(self) -> Mapping[str, PlanHeader]:
        """Plans by key."""
        return {plan.key: plan for plan in self.register.plans}

    @cached_property
    def targets(self) -> Mapping[str, tuple[PlanTarget, ...]]:
        """Targets by measure."""
        found: dict[str, list[PlanTarget]] = {}
        for target in self.register.targets:
            found.setdefault(target.measure, []).append(target)
        return {key: tuple(targets) for key, targets in found.items()}

    def agency_name(self, code: str) -> str:
        """Name of an agency; its code where the directory does not know it."""
        agency = self.agencies.get(code)
        return agency.name if agency else code

    def plan_number(self, key: str) -> str:
        """'QĐ 557/QĐ-UBND' for '557-2023'; the key where the master lost the plan."""
        plan = self.plans.get(key)
        return f"Quyết định số {plan.number}" if plan else key
