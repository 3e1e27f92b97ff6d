"""Counts of the overview, and of the lists by plan, section, leader and district, back to what was counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from toolkit.model.results import (
    AgencyStatus,
    Consolidation,
    GroupedBy,
    ReturnGroup,
    ReturnsBy,
    TaskGroup,
    TaskState,
    Verdict,
)
from toolkit.vietnamese.text import ascii_key

Counted = tuple[str, str | None, str, str]
"""Item, agency, name of what is told, value."""

_RETURNS: Mapping[str, Callable[[AgencyStatus], bool]] = {
    "expected": lambda _status: True,
    "received": lambda status: status.received_on is not None,
    "on_time": lambda status: status.received_on is not None and status.on_time is not False,
    "late": lambda status: status.received_on is not None and status.on_time is False,
    "missing": lambda status: status.received_on is None,
}

_IN_DISTRICT: Mapping[str, Callable[[AgencyStatus], bool]] = {
    "expected": lambda _status: True,
    "received": lambda status: status.outcome is not None,
    "usable": lambda status: status.received_on is not None,
    "on_time": lambda status: status.received_on is not None and status.on_time is True,
    "late": _RETURNS["late"],
    "missing": lambda status: status.outcome is None,
}
"""What is counted of the communes of a former district; something unusable was received all the same."""


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


def group_name(group: TaskGroup | ReturnGroup) -> str:
    """The name by which the counts of a group are asked for: 'plan:557-2023', 'section:557-2023/II',
    'leader:nguyen-van-an', 'district:huyen-quan-hoa'; '-' for those without a leader or district.
    """
    plain = (
        group.key
        if group.by in (GroupedBy.PLAN, GroupedBy.SECTION)
        else "-".join(ascii_key(group.key).split())
    )
    return f"{group.by.value}:{plain or '-'}"


def counted_in_group(consolidation: Consolidation, name: str, what: str) -> tuple[Counted, ...]:
    """The count of a group, then each item counted; ``what`` is a state ('' for all), or, of a district, one of
    'received', 'usable', 'on_time', 'late' and 'missing'. Empty for a group that there is not."""
    for group in consolidation.groups:
        if group.by is not GroupedBy.AGENCY and group_name(group) == name and what in ("", *TaskState):
            members = frozenset(group.members)
            tasks = [
                one for one in consolidation.tasks if one.key in members and what in ("", one.state.value)
            ]
            found = [(one.key, None, "state", one.state.value) for one in tasks]
            return ((name, None, what or "total", str(len(found))), *found)
    for returns in consolidation.returns:
        if returns.by is ReturnsBy.DISTRICT and group_name(returns) == name and what in ("", *_IN_DISTRICT):
            members = frozenset(returns.members)
            fits = _IN_DISTRICT[what or "expected"]
            agencies = [one for one in consolidation.agencies if one.code in members and fits(one)]
            told = [(one.code, one.code, "received_on", _day(one)) for one in agencies]
            return ((name, None, what or "expected", str(len(told))), *told)
    return ()


def _day(status: AgencyStatus) -> str:
    return status.received_on.isoformat() if status.received_on else "-"
