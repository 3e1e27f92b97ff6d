"""How returns are judged: the settings that consolidation needs, checked once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from toolkit.register.dues import Weekend


class DecidedBy(StrEnum):
    """Which of the two dates decides timeliness: ngày trình or ngày ban hành."""

    SUBMITTED = "submitted"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class JudgingRules:
    """``near`` is the share of the plan (0.95 is 95 %) from which a missed measure is 'xấp xỉ đạt'.

    The plans' column is 'Thời gian báo cáo UBND tỉnh' (QĐ 557/QĐ-UBND and QĐ 74/QĐ-UBND, annexes), so the
    submitted date decides unless an office sets otherwise.
    """

    decided_by: DecidedBy = DecidedBy.SUBMITTED
    weekend: Weekend = Weekend.KEEP
    near: Decimal = Decimal("0.95")


DEFAULT_RULES = JudgingRules()
"""The rules of a workspace that sets none."""
