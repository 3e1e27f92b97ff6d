"""Targets of a document as rows of the masters."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.model.plan import Target
from toolkit.model.register import Measure, PlanTarget
from toolkit.register.wording import target_text


def plan_targets(measure: Measure, targets: Sequence[Target]) -> tuple[PlanTarget, ...]:
    """The targets a plan sets for its measure, keyed '<measure>:1', ':2' in order of appearance."""
    return tuple(
        PlanTarget(
            key=f"{measure.key}:{number}",
            plan=measure.plan,
            measure=measure.key,
            target=target,
            text=target_text(target, measure.unit),
        )
        for number, target in enumerate(targets, 1)
    )
