"""From one value of the register to the row that shows it."""

from __future__ import annotations

from decimal import Decimal

from toolkit.model.plan import Leader, PlanHeader
from toolkit.model.register import (
    Agency,
    Amendment,
    Assignment,
    Decision,
    Group,
    Imported,
    Link,
    Measure,
    PlanTarget,
    RegisterDoubt,
    Succession,
    Task,
    YearFigure,
)
from toolkit.register import columns
from toolkit.register.tables import Row, join_list


def agency_row(agency: Agency) -> Row:
    """The row of one agency."""
    return columns.AGENCIES.row(
        {
            "code": agency.code,
            "name": agency.name,
            "kind": agency.kind.value,
            "reports": agency.reports,
            "contact": agency.contact,
            "phone": agency.phone,
            "email": agency.email,
            "valid_from": agency.valid_from,
            "valid_to": agency.valid_to,
            "former_district": agency.former_district,
            "aliases": join_list(agency.aliases),
            "note": agency.note,
        }
    )


def group_row(group: Group) -> Row:
    """The row of one group, without its members."""
    return columns.GROUPS.row(
        {"code": group.code, "name": group.name, "aliases": join_list(group.aliases), "note": group.note}
    )


def succession_row(succession: Succession, name: str | None) -> Row:
    """The row of one succession; ``name`` is that of the successor, for the reader."""
    return columns.SUCCESSIONS.row(
        {
            "predecessor": succession.predecessor,
            "successor": succession.successor,
            "successor_name": name,
            "items": join_list(succession.items),
            "effective": succession.effective,
            "confirmed": succession.confirmed,
            "confirmed_by": succession.confirmed_by,
            "evidence": succession.evidence or None,
        }
    )


def plan_row(plan: PlanHeader) -> Row:
    """The row of one plan."""
    return columns.PLANS.row(
        {
            "key": plan.key,
            "number": plan.number,
            "issued_on": plan.issued_on,
            "issuer": plan.issuer or None,
            "title": plan.title or None,
        }
    )


def task_row(task: Task) -> Row:
    """The row of one task."""
    deadline = task.deadline
    return columns.TASKS.row(
        {
            "key": task.key,
            "plan": task.plan,
            "section": task.section or None,
            "section_title": task.section_title,
            "no": task.no,
            "title": task.title,
            "origin": task.origin.value,
            "asked": task.asked,
            "leads": join_list(task.leads),
            "cooperating": join_list(task.cooperating),
            "product": task.product,
            "leaders": join_list(tuple(leader_text(leader) for leader in task.leaders)),
            "deadline_raw": deadline.raw if deadline else None,
            "deadline_kind": deadline.kind.value if deadline else None,
            "deadline_start": deadline.start if deadline else None,
            "deadline_due": deadline.due if deadline else None,
            "deadline_condition": deadline.condition if deadline else None,
            "rollup": task.rollup.value,
            "named_reporter": task.named_reporter,
            "opening": task.opening.status.value,
            "opening_document": task.opening.document,
            "opening_on": task.opening.on,
            "opening_by": task.opening.confirmed_by,
            "same_as": join_list(task.same_as),
        }
    )


def leader_text(leader: Leader) -> str:
    """A leader as the masters write one: 'Chủ tịch UBND tỉnh: Nguyễn Văn A'."""
    return f"{leader.role}: {leader.name}".strip()


def measure_row(measure: Measure) -> Row:
    """The row of one measure."""
    return columns.MEASURES.row(
        {
            "key": measure.key,
            "plan": measure.plan,
            "section": measure.section or None,
            "section_title": measure.section_title,
            "no": measure.no,
            "name": measure.name,
            "unit": measure.unit,
            "asked": measure.asked,
            "kind": measure.kind.value,
            "direction": measure.direction.value,
            "low": measure.low,
            "high": measure.high,
            "parent": measure.parent,
        }
    )


def target_row(target: PlanTarget) -> Row:
    """The row of one target."""
    demand = target.target
    return columns.TARGETS.row(
        {
            "key": target.key,
            "plan": target.plan,
            "measure": target.measure,
            "text": target.text,
            "comparator": demand.comparator.value,
            "value": demand.value,
            "value_max": demand.value_max,
            "unit": demand.unit,
            "year": None if demand.year is None else Decimal(demand.year),
            "period": demand.period,
            "approximate": demand.approximate,
            "lower_is_better": demand.lower_is_better,
            "label": demand.label,
        }
    )


def figure_row(figure: YearFigure, name: str | None) -> Row:
    """The row of one figure; ``name`` is that of its measure, for the reader."""
    return columns.FIGURES.row(
        {
            "measure": figure.measure,
            "measure_name": name,
            "year": Decimal(figure.year),
            "kind": figure.kind.value,
            "value": figure.value,
            "source": figure.source,
        }
    )


def assignment_row(assignment: Assignment, title: str | None) -> Row:
    """The row of one assignment; ``title`` is that of its item, for the reader."""
    return columns.ASSIGNMENTS.row(
        {
            "item": assignment.item,
            "item_title": title,
            "assignee": assignment.assignee,
            "role": assignment.role.value,
            "product": assignment.product,
            "due": assignment.due,
            "valid_from": assignment.valid_from,
            "valid_to": assignment.valid_to,
            "basis": assignment.basis,
        }
    )


def decision_row(decision: Decision) -> Row:
    """The row of one decision."""
    return columns.DECISIONS.row(
        {
            "kind": decision.kind.value,
            "item": decision.item,
            "agency": decision.agency,
            "new_date": decision.new_date,
            "figure": decision.figure,
            "basis": decision.basis or None,
            "decided_by": decision.decided_by or None,
            "decided_on": decision.decided_on,
            "period": decision.period,
            "note": decision.note,
        }
    )


def doubt_row(entry: RegisterDoubt, title: str | None = None) -> Row:
    """The row of one doubt; ``title`` is that of the item it is about, for the reader."""
    return columns.DOUBTS.row(
        {
            "plan": entry.plan,
            "key": entry.doubt.key,
            "item_title": title,
            "place": entry.doubt.place or None,
            "text": entry.doubt.text or None,
            "why": entry.doubt.why or None,
            "check": entry.doubt.check or None,
            "settled": entry.settled,
        }
    )


def link_row(link: Link, first: str | None, second: str | None) -> Row:
    """The row of one link between plans; the titles of both items are for the reader."""
    return columns.LINKS.row(
        {
            "first": link.first,
            "first_title": first,
            "second": link.second,
            "second_title": second,
            "kind": link.kind.value,
            "reason": link.reason or None,
            "differences": join_list(link.differences),
            "confirmed": link.confirmed,
            "confirmed_by": link.confirmed_by,
            "note": link.note,
        }
    )


def amendment_row(amendment: Amendment, title: str | None) -> Row:
    """The row of one change of a document; ``title`` is that of its item, for the reader."""
    return columns.AMENDMENTS.row(
        {
            "on": amendment.on,
            "plan": amendment.plan,
            "item": amendment.item,
            "item_title": title,
            "what": amendment.what,
            "old": amendment.old,
            "new": amendment.new,
            "followed": amendment.followed,
        }
    )


def imported_row(entry: Imported) -> Row:
    """The row of one remembered cell."""
    return columns.IMPORTED.row(
        {"table": entry.table, "item": entry.item, "field": entry.field, "value": entry.value or None}
    )
