"""What is checked together: the returns of one period, the day figures close, and the rules switched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from toolkit.forms.wording_reader import FormWording
from toolkit.model.form import FormContent
from toolkit.model.period import Period
from toolkit.model.returns import ReadReturn

Pair = tuple[str, str]
"""The keys of two lines."""


class RuleSwitch(Protocol):
    """A rule given another severity: 'error', 'warning', 'info' or 'off', from a first day until a last one;
    without them from the beginning, and for good."""

    @property
    def severity(self) -> str: ...

    @property
    def from_(self) -> date | None: ...

    @property
    def until(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class ToCheck:
    """One return beside what its agency was asked; ``file`` is unique in a batch."""

    file: str
    agency: str
    content: FormContent
    read: ReadReturn


@dataclass(frozen=True, slots=True)
class Batch:
    """All returns of a period, in order of receipt. ``switches`` go by the code of the finding.

    ``same`` are pairs of lines of two plans that ask for one and the same, confirmed or proposed.

    ``wording`` is what the forms print; without it nothing is said of texts outside the answer cells.
    """

    period: Period
    as_of: date
    returns: tuple[ToCheck, ...]
    switches: Mapping[str, RuleSwitch] = field(default_factory=dict)
    wording: FormWording | None = None
    same: tuple[Pair, ...] = ()
