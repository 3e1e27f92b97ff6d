"""Counts of tasks over the eight states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from toolkit.model.results import ReportTotals, TaskAssessment, TaskState


def totals_of(tasks: Iterable[TaskAssessment]) -> ReportTotals:
    """Each task counts once, whatever the number of its agencies; the eight counts add up to the total."""
    counts = Counter(task.state for task in tasks)
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
    )
