"""What is said of a file that is not the first of its agency: each case has one rule and one sentence.

Identical content: changes nothing. Later file: replaces line by line (what it leaves empty is asked for, see
``counting``). Received earlier but taken in later: the later one stands. Same day: the time decides; same
moment: letter date, then name. After the seal: counts, but the sealed report stays as it is. Dated ahead of
its receipt: a person checks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from toolkit.consolidation.receipts import PeriodFile, simultaneous
from toolkit.messages import _
from toolkit.vietnamese.dates import format_date

_TOLERANCE = timedelta(hours=1)
"""By how much clocks may differ."""


def notes_of(ordered: Sequence[PeriodFile], repeated: Mapping[int, str]) -> dict[int, str]:
    """For files that are the same as another in content or moment: a sentence by position in ``ordered``."""
    together = simultaneous(
        file for position, file in enumerate(ordered) if file.usable and position not in repeated
    )
    notes = {position: _("identical to {file}").format(file=file) for position, file in repeated.items()}
    for position, file in enumerate(ordered):
        same_time = together.get(file.received.file)
        if position not in repeated and same_time is not None:
            text = _("received at the same time as {file}; taken as the later one by letter date, then name")
            notes[position] = text.format(file=same_time)
    return notes


def resubmissions_of(
    ordered: Sequence[PeriodFile], repeated: Mapping[int, str], sealed_at: datetime | None = None
) -> dict[int, str]:
    """For files that come after others of their agency, or after the seal: a sentence by position.

    ``ordered`` is the order of receipt; ``repeated`` are positions of identical files.
    """
    found: dict[int, str] = {}
    before: dict[str | None, PeriodFile] = {}
    overtaken = _overtaken(ordered, repeated)
    for position, file in enumerate(ordered):
        parts = []
        if file.usable and position not in repeated:
            parts += _replacing(file, before.get(file.checked.agency))
            if position in overtaken:
                text = _("taken in after {file}, but received before it; {file} stands")
                parts.append(text.format(file=overtaken[position]))
            before[file.checked.agency] = file
            if _ahead_of_time(file):
                parts.append(
                    _(
                        "the date of its message lies ahead of its receipt: check it, toolkit redate corrects it"
                    )
                )
        if sealed_at is not None and _came_after(file, sealed_at):
            text = _("came after the period was sealed on {day}: the sealed report stays as it is")
            parts.append(text.format(day=format_date(sealed_at.date())))
        if parts:
            found[position] = "; ".join(parts)
    return found


def _replacing(file: PeriodFile, earlier: PeriodFile | None) -> list[str]:
    if earlier is None:
        return []
    same_day = earlier.received.received_at.date() == file.received.received_at.date()
    text = (
        _("second return of the day after {file}; replaces it line by line")
        if same_day
        else _("replaces {file} line by line")
    )
    return [text.format(file=earlier.received.file)]


def _overtaken(ordered: Sequence[PeriodFile], repeated: Mapping[int, str]) -> dict[int, str]:
    """Usable files that were taken in after one of the same agency that had been received later (the last such)."""
    by_agency: dict[str | None, list[tuple[int, datetime, str]]] = {}
    for position, file in enumerate(ordered):
        taken = file.received.taken_in_at
        if file.usable and position not in repeated and taken is not None:
            by_agency.setdefault(file.checked.agency, []).append((position, taken, file.received.file))
    found: dict[int, str] = {}
    for files in by_agency.values():
        first: datetime | None = None
        for index in range(len(files) - 1, -1, -1):
            position, taken, _name = files[index]
            # Nearly always nothing received later was taken in first, and then nothing is looked through.
            if first is not None and first < taken:
                found[position] = next(
                    name for _p, known, name in reversed(files[index + 1 :]) if known < taken
                )
            first = taken if first is None else min(first, taken)
    return found


def _ahead_of_time(file: PeriodFile) -> bool:
    """Whether the message names a day after the one it was found on: a wrong clock would let it stand for good."""
    received = file.received
    taken = received.taken_in_at
    return received.time_source == "mail" and taken is not None and received.received_at > taken + _TOLERANCE


def _came_after(file: PeriodFile, moment: datetime) -> bool:
    taken = file.received.taken_in_at
    return taken is not None and taken > moment
