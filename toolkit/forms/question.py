"""An answer cell as a question: what is asked, and where."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from toolkit.forms.columns import AnswerField
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding, Place
from toolkit.model.form import CellType
from toolkit.model.returns import Value

_NEAR = 5


class Question(NamedTuple):
    """What an answer cell asks: its field, type in this line, unit, and figures near which the answer lies.

    ``status`` is the field of the same row in which 'không phát sinh' is said.
    """

    field: AnswerField
    kind: CellType
    place: Place
    unit: str | None = None
    references: tuple[Decimal, ...] = ()
    status: AnswerField | None = None

    def finding(self, code: str, value: str, args: Mapping[str, str] | None = None) -> Finding:
        """A finding at this cell."""
        return make(code, self.place, value, args)

    def near(self, value: Decimal) -> bool:
        """Whether a value is within a factor of five of a figure known for the line."""
        return any(
            value * reference > 0
            and abs(reference) <= abs(value) * _NEAR
            and abs(value) <= abs(reference) * _NEAR
            for reference in self.references
        )


class Reading(NamedTuple):
    """What was read: a value (None where nothing is certain), findings; ``empty`` means nothing was typed."""

    value: Value | None
    findings: tuple[Finding, ...] = ()
    empty: bool = False
