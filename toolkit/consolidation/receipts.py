"""Files of a period as they were received, what people settled about them, and their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from toolkit.model.findings import Outcome
from toolkit.model.returns import CheckedReturn, Received


class Settlement(StrEnum):
    """What a person decided about one received file (``toolkit accept`` and ``toolkit withdraw``)."""

    NONE = "none"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class PeriodFile:
    """One received file of the period with its outcome and what a person settled about it.

    ``new`` and ``feedback`` are passed on to the judged file unchanged.
    """

    received: Received
    checked: CheckedReturn
    settlement: Settlement = Settlement.NONE
    new: bool = False
    feedback: str | None = None

    @property
    def letter_date(self) -> date | None:
        """Date of the covering letter, where it was filled in."""
        answers = self.checked.read.answers if self.checked.read else ()
        for answer in answers:
            if answer.line is None and answer.field == "letter_date" and isinstance(answer.value, date):
                return answer.value
        return None

    @property
    def usable(self) -> bool:
        """Whether its lines can count at all, other files aside.

        Held files count for nobody until a person accepts them; rejected and withdrawn ones never.
        """
        if self.checked.agency is None or self.checked.read is None:
            return False
        if self.settlement is Settlement.WITHDRAWN or self.checked.outcome is Outcome.REJECTED:
            return False
        return self.settlement is Settlement.ACCEPTED or self.checked.outcome in (
            Outcome.ACCEPTED,
            Outcome.RETURNED,
        )

    @property
    def standing(self) -> Outcome:
        """The outcome as it stands after a person's decision."""
        return Outcome.ACCEPTED if self.usable and self.full else self.checked.outcome

    @property
    def full(self) -> bool:
        """Whether its lines count in full; otherwise only its sound lines count, and provisionally."""
        return self.settlement is Settlement.ACCEPTED or self.checked.outcome is Outcome.ACCEPTED


def in_order(files: Iterable[PeriodFile]) -> tuple[PeriodFile, ...]:
    """Files in order of receipt; equal times by letter date (undated first), then by name."""
    return tuple(
        sorted(files, key=lambda f: (f.received.received_at, f.letter_date or date.min, f.received.file))
    )


def duplicates(files: Iterable[PeriodFile]) -> dict[int, str]:
    """Positions (in the given order) of files that repeat an earlier one, with the earlier file's name.

    A copy that a person accepted stands for itself while the earlier one is not usable.
    """
    first: dict[str, PeriodFile] = {}
    repeated: dict[int, str] = {}
    for position, file in enumerate(files):
        earlier = first.get(file.received.sha256)
        own = file.settlement is Settlement.ACCEPTED and earlier is not None and not earlier.usable
        if earlier is None or own:
            first[file.received.sha256] = file
        else:
            repeated[position] = earlier.received.file
    return repeated


def simultaneous(files: Iterable[PeriodFile]) -> dict[str, str]:
    """Files (by name) that came at the same moment as an earlier usable one of the same agency."""
    moments: dict[tuple[str | None, object], str] = {}
    found: dict[str, str] = {}
    for file in files:
        moment = (file.checked.agency, file.received.received_at)
        if moment in moments:
            found[file.received.file] = moments[moment]
        moments[moment] = file.received.file
    return found
