"""A reading as the JSON surface of ``plan read --json``."""

from __future__ import annotations

from decimal import Decimal

from toolkit.model.plan import Deadline, Doubt, PlanIndicator, PlanReading, PlanTask, Target


def to_json(reading: PlanReading) -> dict[str, object]:
    """The stable surface: dates in ISO form, numbers as decimal strings with a point, absent things null."""
    plan = reading.plan
    return {
        "plan": {
            "key": plan.key,
            "number": plan.number,
            "issued_on": plan.issued_on.isoformat(),
            "issuer": plan.issuer,
            "title": plan.title,
        },
        "sections": [{"no": section.no, "title": section.title} for section in reading.sections],
        "tasks": [_task(task) for task in reading.tasks],
        "indicators": [_indicator(indicator) for indicator in reading.indicators],
        "doubts": [{"key": doubt.key, "text": doubt.text, "why": _why(doubt)} for doubt in reading.doubts],
    }


def _why(doubt: Doubt) -> str:
    """Place, reason and what to check as one text: the surface has one field for them."""
    where = f"{doubt.place}: " if doubt.place else ""
    return f"{where}{doubt.why} {doubt.check}".strip()


def _task(task: PlanTask) -> dict[str, object]:
    return {
        "key": task.key,
        "origin": task.origin.value,
        "section": task.section,
        "no": task.no,
        "title": task.title,
        "leads": list(task.leads),
        "cooperating": list(task.cooperating),
        "product": task.product,
        "leaders": [{"role": leader.role, "name": leader.name} for leader in task.leaders],
        "deadline": _deadline(task.deadline),
        "same_as": list(task.same_as),
        "source": None if task.source is None else {"part": task.source.part, "line": task.source.line},
    }


def _deadline(deadline: Deadline | None) -> dict[str, object] | None:
    if deadline is None:
        return None
    return {
        "raw": deadline.raw,
        "kind": deadline.kind.value,
        "start": None if deadline.start is None else deadline.start.isoformat(),
        "due": None if deadline.due is None else deadline.due.isoformat(),
        "condition": deadline.condition,
    }


def _indicator(indicator: PlanIndicator) -> dict[str, object]:
    return {
        "key": indicator.key,
        "origin": indicator.origin.value,
        "section": indicator.section,
        "no": indicator.no,
        "parent": indicator.parent,
        "name": indicator.name,
        "unit": indicator.unit,
        "leads": list(indicator.leads),
        "note": indicator.note,
        "targets": [_target(target) for target in indicator.targets],
    }


def _target(target: Target) -> dict[str, object]:
    return {
        "label": target.label,
        "comparator": target.comparator.value,
        "value": _number(target.value),
        "value_max": None if target.value_max is None else _number(target.value_max),
        "unit": target.unit,
        "year": target.year,
        "period": target.period,
        "approximate": target.approximate,
        "lower_is_better": target.lower_is_better,
    }


def _number(value: Decimal) -> str:
    """Plain digits with a point, without exponent and without idle zeros: '7850', '10.1'."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
