"""A finding on an answer cell with what is known around it: what proposals are derived from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from toolkit.forms.columns import AnswerField
from toolkit.forms.filling import Change
from toolkit.model.findings import Finding
from toolkit.model.returns import Value
from toolkit.vietnamese.dates import read_date

Way = tuple[Change, ...]
"""One way of repair: all its changes together."""


@dataclass(frozen=True, slots=True)
class Case:
    """A finding on a cell. ``shown`` is what was typed there, ``value`` what was read (None: nothing certain);
    ``others`` are the values of the other cells of the row, ``status`` is the field that says whether there is
    anything to report, ``year`` that of the period."""

    finding: Finding
    asked: AnswerField
    shown: str = ""
    value: Value | None = None
    others: Mapping[str, Value] = field(default_factory=dict)
    status: AnswerField | None = None
    unit: str | None = None
    year: int = 0

    @property
    def number(self) -> Decimal | None:
        """The number that was read."""
        return self.value if isinstance(self.value, Decimal) else None

    @property
    def day(self) -> date | None:
        """The date that was read."""
        return self.value if isinstance(self.value, date) else None

    def arg(self, name: str) -> str:
        """A text that the finding carries; '' where it carries none of that name."""
        return dict(self.finding.args).get(name, "")

    def arg_day(self, name: str) -> date | None:
        """A date that the finding carries."""
        return read_date(self.arg(name)).value
