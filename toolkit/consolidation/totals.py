"""Counts of tasks over the eight states: of all, and of each plan, section, agency and directing leader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from toolkit.consolidation.agencies import agency_order
from toolkit.model.register import Register, Task
from toolkit.model.results import (
    GroupedBy,
    LineAssessment,
    ReportTotals,
    TaskAssessment,
    TaskGroup,
    TaskState,
)
from toolkit.vietnamese.text import match_key

_Place = tuple[str, str]
"""Key and label of a group."""


def totals_of(judged: Iterable[TaskAssessment] | Iterable[LineAssessment]) -> ReportTotals:
    """Each task counts once, whatever the number of its agencies; the eight counts add up to the total.

    A recurring duty is one instance a year; it is done when all its agencies are.
    """
    found: list[TaskAssessment | LineAssessment] = list(judged)
    counts = Counter(one.state for one in found)
    return ReportTotals(
        total=counts.total(),
        done_on_time=counts[TaskState.DONE_ON_TIME],
        done_late=counts[TaskState.DONE_LATE],
        under_way=counts[TaskState.UNDER_WAY],
        overdue=counts[TaskState.OVERDUE],
        recurring=counts[TaskState.RECURRING],
        waiting=counts[TaskState.WAITING],
        removed=counts[TaskState.REMOVED],
        no_data=counts[TaskState.NO_DATA],
        recurring_done=sum(one.state is TaskState.RECURRING and _all_done(one) for one in found),
    )


def groups_of(tasks: Sequence[TaskAssessment], register: Register) -> tuple[TaskGroup, ...]:
    """Plans and sections in order of the master, agencies in order of the directory, leaders as first named."""
    known = {task.key: task for task in register.tasks}
    numbers = {plan.key: plan.number for plan in register.plans}
    by_plan = [((known[t.key].plan, numbers.get(known[t.key].plan, known[t.key].plan)), t) for t in tasks]
    by_section = [(_section(known[t.key]), t) for t in tasks]
    by_leader = [(place, t) for t in tasks for place in _leaders(known[t.key])]
    return (
        *_groups(GroupedBy.PLAN, by_plan),
        *_groups(GroupedBy.SECTION, by_section),
        *_of_agencies(tasks, register),
        *_groups(GroupedBy.LEADER, by_leader),
    )


def _all_done(one: TaskAssessment | LineAssessment) -> bool:
    if isinstance(one, LineAssessment):
        return one.done
    return 0 < one.expected == one.done


def _section(task: Task) -> _Place:
    return f"{task.plan}/{task.section}", task.section_title or task.section


def _leaders(task: Task) -> tuple[_Place, ...]:
    """Each leader once, by name whatever the office; a task without a leader stands under ''."""
    places = {match_key(one.name or one.role): f"{one.role} {one.name}".strip() for one in task.leaders}
    return tuple(places.items()) or (("", ""),)


def _groups(by: GroupedBy, placed: Iterable[tuple[_Place, TaskAssessment]]) -> Iterable[TaskGroup]:
    found: dict[str, tuple[str, list[TaskAssessment]]] = {}
    for (key, label), task in placed:
        found.setdefault(key, (label, []))[1].append(task)
    return [
        TaskGroup(by, key, label, totals_of(own), tuple(task.key for task in own))
        for key, (label, own) in found.items()
    ]


def _of_agencies(tasks: Sequence[TaskAssessment], register: Register) -> Iterable[TaskGroup]:
    lines: dict[str, list[LineAssessment]] = {}
    for line in (line for task in tasks for line in task.lines):
        lines.setdefault(line.agency, []).append(line)
    names = {agency.code: agency.name for agency in register.directory.agencies}
    return [
        TaskGroup(
            GroupedBy.AGENCY,
            code,
            names.get(code, code),
            totals_of(lines[code]),
            tuple(line.line for line in lines[code]),
        )
        for code in agency_order(register.directory, set(lines))
    ]
