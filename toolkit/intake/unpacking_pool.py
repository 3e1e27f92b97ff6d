"""Containers taken apart in processes that can be killed: one that hangs, swells or dies costs only itself."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.intake.limits import Limits
from toolkit.intake.pool import Failed, run_all
from toolkit.intake.unpacking_worker import Unpacked, UnpackItem, unpack
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding

UnpackResult = tuple[Unpacked, ...] | Finding
"""The members of a container, or why it cannot be taken apart."""


def unpack_all(items: Sequence[UnpackItem], limits: Limits) -> tuple[UnpackResult, ...]:
    """What each container holds, in order of the items."""
    return tuple(
        make("E124", args={"reason": one.reason or one.failure.value}) if isinstance(one, Failed) else one
        for one in run_all(unpack, items, limits.here)
    )
