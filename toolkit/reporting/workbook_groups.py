"""Sheets of counts: tasks by plan, section and directing leader; returns of communes by former district."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from toolkit.consolidation.explain_counts import group_name
from toolkit.model.register import AgencyKind
from toolkit.model.results import GroupedBy, ReportTotals, ReturnGroup, ReturnsBy, TaskGroup
from toolkit.reporting.workbook_input import Names, WorkbookInput
from toolkit.reporting.workbook_layout import DISTRICTS, GROUPS
from toolkit.reporting.workbook_tables import Cell, Row, RowKind, Sheet, numbered, section

_BY = {
    GroupedBy.PLAN: "A. Theo kế hoạch",
    GroupedBy.SECTION: "B. Theo mục",
    GroupedBy.LEADER: "C. Theo lãnh đạo UBND tỉnh chỉ đạo",
}
NO_LEADER = "(Không ghi lãnh đạo chỉ đạo)"
NO_DISTRICT = "(Chưa rõ địa bàn)"
_TENTH = Decimal("0.1")


def groups_sheet(given: WorkbookInput, names: Names) -> Sheet:
    """Counts of tasks by plan, section and leader, then the total of all tasks.

    A task that two leaders direct counts for both, so only plans and sections add up to the total.
    """
    rows: list[Row] = []
    for by, heading in _BY.items():
        found = [group for group in given.consolidation.groups if group.by is by]
        if found:
            rows.append(section(heading))
        rows += numbered((_label(group, names), *_counts(group.totals), group_name(group)) for group in found)
    if rows:
        rows.append(
            Row((None, "Tổng số nhiệm vụ", *_counts(given.consolidation.totals), None), RowKind.TOTAL)
        )
    return Sheet(GROUPS, tuple(rows))


def districts_sheet(given: WorkbookInput, names: Names) -> Sheet:
    """Who has reported of the communes of each former district, the missing ones by name."""
    received = {one.code for one in given.consolidation.agencies if one.outcome is not None}
    found = [
        group for group in given.consolidation.returns if group.by is ReturnsBy.DISTRICT and group.expected
    ]
    rows = numbered(_district(group, received, names) for group in found)
    if found:
        communes = [one for one in given.consolidation.returns if one.key == AgencyKind.COMMUNE.value]
        rows += [Row((None, "Tổng cộng", *_numbers(one), None, None), RowKind.TOTAL) for one in communes[:1]]
    return Sheet(DISTRICTS, tuple(rows))


def _label(group: TaskGroup, names: Names) -> str:
    if group.by is GroupedBy.PLAN:
        return names.plans.get(group.key, group.key)
    if group.by is GroupedBy.SECTION:
        plan, _, number = group.key.rpartition("/")
        title = f"{number}. {group.label}" if group.label != number else f"Mục {number}"
        return f"{names.plans.get(plan, plan)} - {title}"
    return group.label or NO_LEADER


def _district(group: ReturnGroup, received: set[str], names: Names) -> tuple[Cell, ...]:
    missing = [names.agency(code) for code in group.members if code not in received]
    return (group.key or NO_DISTRICT, *_numbers(group), "; ".join(missing) or None, group_name(group))


def _numbers(group: ReturnGroup) -> tuple[Cell, ...]:
    return (
        group.expected,
        group.received,
        group.usable,
        group.on_time,
        group.late,
        group.expected - group.received,
        _share(group.received, group.expected),
        _share(group.lines_filled, group.lines_asked),
    )


def _share(part: int, whole: int) -> Decimal | None:
    return (Decimal(100 * part) / whole).quantize(_TENTH, ROUND_HALF_UP) if whole else None


def _counts(totals: ReportTotals) -> tuple[int, ...]:
    return (
        totals.total,
        totals.done_on_time,
        totals.done_late,
        totals.under_way,
        totals.overdue,
        totals.recurring,
        totals.waiting,
        totals.removed,
        totals.no_data,
    )
