"""Counts of the overview back to what was counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from toolkit.model.results import AgencyStatus, Consolidation, TaskState, Verdict

Counted = tuple[str, str | None, str, str]
"""Item, agency, name of what is told, value."""

_RETURNS: Mapping[str, Callable[[AgencyStatus], bool]] = {
    "expected": lambda _status: True,
    "received": lambda status: status.received_on is not None,
    "on_time": lambda status: status.received_on is not None and status.on_time is not False,
    "late": lambda status: status.received_on is not None and status.on_time is False,
    "missing": lambda status: status.received_on is None,
}


def counted(consolidation: Consolidation, name: str) -> tuple[Counted, ...]:
    """The count of this name, then each item counted; empty for a name of no count.

    Names: 'total' and the states (tasks); 'measures', 'conflict' and the verdicts of the year (measures; one
    that is in conflict has no other verdict); 'expected', 'received', 'on_time', 'late' and 'missing'
    (agencies that were asked).
    """
    found: list[Counted] | None = None
    if name == "total" or name in set(TaskState):
        tasks = [task for task in consolidation.tasks if name in ("total", task.state.value)]
        found = [(task.key, None, "state", task.state.value) for task in tasks]
    elif name in ("measures", "conflict") or name in set(Verdict):
        told = [
            (one.key, None, "assessment", "conflict" if one.conflict else one.assessment.value)
            for one in consolidation.measures
        ]
        found = [one for one in told if name in ("measures", one[3])]
    elif name in _RETURNS:
        fits = _RETURNS[name]
        agencies = [one for one in consolidation.agencies if one.expected and fits(one)]
        found = [(one.code, one.code, "received_on", _day(one)) for one in agencies]
    if found is None:
        return ()
    return ((name, None, "count", str(len(found))), *found)


def _day(status: AgencyStatus) -> str:
    return status.received_on.isoformat() if status.received_on else "-"
