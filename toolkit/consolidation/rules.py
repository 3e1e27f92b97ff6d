"""How returns are judged: the settings that consolidation needs, checked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from toolkit.model.period import PeriodKind, WindowDays
from toolkit.register.dues import Weekend


class DecidedBy(StrEnum):
    """Which of the two dates decides timeliness: ngày trình or ngày ban hành."""

    SUBMITTED = "submitted"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class JudgingRules:
    """``near`` is the share of the plan (0.95 is 95 %) from which a missed measure is 'xấp xỉ đạt'.

    ``likely`` is the share of the way that should lie behind by now from which an end target is 'khả năng đạt'.
    ``windows`` are kinds of periods whose figures close on other days than those of Nghị định 09/2019/NĐ-CP.

    The plans' column is 'Thời gian báo cáo UBND tỉnh' (QĐ 557/QĐ-UBND and QĐ 74/QĐ-UBND, annexes), so the
    submitted date decides unless an office sets otherwise.
    """

    decided_by: DecidedBy = DecidedBy.SUBMITTED
    weekend: Weekend = Weekend.KEEP
    near: Decimal = Decimal("0.95")
    likely: Decimal = Decimal(1)
    windows: Mapping[PeriodKind, WindowDays] = field(default_factory=dict)


DEFAULT_RULES = JudgingRules()
"""The rules of a workspace that sets none."""
