"""What counts: the latest usable return of an agency, line by line (design, rule 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from toolkit.consolidation.receipts import PeriodFile, duplicates, in_order
from toolkit.consolidation.resubmission import notes_of, resubmissions_of
from toolkit.consolidation.units import SIGN_OFF, Unit, filled_units, sound
from toolkit.model.results import DataPoint, Dataset, SourceCell
from toolkit.model.returns import Answer, JudgedFile

AcceptedLines = frozenset[tuple[str | None, str]]
"""Lines that a decision accepts in spite of a fault: (agency or None for all, line)."""


@dataclass(frozen=True, slots=True)
class Question:
    """A later return left empty what an earlier one had filled; the earlier answer stands until someone says.

    ``line`` is None for a text of the report, then ``field`` names it.
    """

    agency: str
    file: str
    line: str | None
    field: str | None
    earlier_file: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one agency's returns stand: its first usable file, and the latest file that says most.

    ``latest`` is the latest usable file, or the latest of any kind while none is usable.
    """

    agency: str
    first_usable: PeriodFile | None
    latest: PeriodFile


@dataclass(frozen=True, slots=True)
class Counting:
    """What counts, every file judged in order of receipt, and what must be asked."""

    dataset: Dataset
    judged: tuple[JudgedFile, ...]
    questions: tuple[Question, ...] = ()
    standings: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class _Taken:
    """A unit of an agency as it counts: who provides it, and whether only provisionally."""

    file: PeriodFile
    answers: tuple[Answer, ...]
    provisional: bool


def count(
    files: Iterable[PeriodFile],
    accepted_lines: AcceptedLines = frozenset(),
    sealed_at: datetime | None = None,
) -> Counting:
    """Decide what counts among the files of one period.

    Accepted files (by the checks or by a person) count fully. Of a returned file the lines without an
    error count, provisionally. A later return replaces an earlier one line by line; where it leaves a line
    empty the earlier answer stays and a Question is asked. An identical file changes nothing. ``sealed_at`` is
    when the report of the period was sealed, if it was: what came after it says so.
    """
    ordered = in_order(files)
    repeated = duplicates(ordered)
    distinct = tuple(file for position, file in enumerate(ordered) if position not in repeated)
    taken: dict[str, dict[Unit, _Taken]] = {}
    for file in distinct:
        if file.usable and file.checked.agency is not None:
            taken.setdefault(file.checked.agency, {}).update(_contribution(file, accepted_lines))
    return Counting(
        dataset=_dataset(taken),
        judged=_judge(
            ordered, (notes_of(ordered, repeated), resubmissions_of(ordered, repeated, sealed_at)), taken
        ),
        questions=_questions(distinct, taken),
        standings=_standings(distinct),
    )


def _contribution(file: PeriodFile, accepted_lines: AcceptedLines) -> dict[Unit, _Taken]:
    """Units a usable file provides: all filled ones, or the sound ones of a returned file."""
    units: dict[Unit, _Taken] = {}
    agency = file.checked.agency
    for unit, answers in filled_units(file.checked).items():
        decided = unit.line is not None and bool({(agency, unit.line), (None, unit.line)} & accepted_lines)
        if file.full or decided or sound(unit, answers, file.checked.findings):
            units[unit] = _Taken(file, answers, provisional=not (file.full or decided))
    return units


def _dataset(taken: Mapping[str, Mapping[Unit, _Taken]]) -> Dataset:
    points = [
        _point(agency, part, answer)
        for agency, units in taken.items()
        for part in units.values()
        for answer in part.answers
    ]
    return Dataset(tuple(sorted(points, key=lambda p: (p.agency, p.line is None, p.line or "", p.field))))


def _point(agency: str, part: _Taken, answer: Answer) -> DataPoint:
    assert answer.value is not None
    received = part.file.received
    source = SourceCell(received.file, received.sha256, answer.sheet, answer.cell)
    return DataPoint(agency, answer.line, answer.field, answer.value, part.provisional, source)


def _judge(
    ordered: tuple[PeriodFile, ...],
    said: tuple[Mapping[int, str], Mapping[int, str]],
    taken: Mapping[str, Mapping[Unit, _Taken]],
) -> tuple[JudgedFile, ...]:
    # A signature alone is no line: a return all of whose lines are faulty does not count.
    providers = {
        id(part.file) for units in taken.values() for unit, part in units.items() if unit != SIGN_OFF
    }
    notes, resubmissions = said
    return tuple(
        JudgedFile(
            received=file.received,
            checked=file.checked,
            counts=id(file) in providers,
            new=file.new,
            feedback=file.feedback,
            note=notes.get(position),
            resubmission=resubmissions.get(position),
        )
        for position, file in enumerate(ordered)
    )


def _questions(
    distinct: tuple[PeriodFile, ...], taken: Mapping[str, Mapping[Unit, _Taken]]
) -> tuple[Question, ...]:
    latest = {file.checked.agency: file for file in distinct if file.usable}
    questions = [
        Question(agency, latest[agency].received.file, unit.line, unit.field, part.file.received.file)
        for agency, units in taken.items()
        for unit, part in units.items()
        if unit != SIGN_OFF
        and part.file is not latest[agency]
        and unit not in filled_units(latest[agency].checked, readable_only=False)
    ]
    return tuple(sorted(questions, key=lambda q: (q.agency, q.line is None, q.line or "", q.field or "")))


def _standings(distinct: tuple[PeriodFile, ...]) -> tuple[Standing, ...]:
    by_agency: dict[str, list[PeriodFile]] = {}
    for file in distinct:
        if file.checked.agency is not None:
            by_agency.setdefault(file.checked.agency, []).append(file)
    standings = []
    for agency, own in sorted(by_agency.items()):
        usable = [file for file in own if file.usable]
        standings.append(Standing(agency, usable[0] if usable else None, (usable or own)[-1]))
    return tuple(standings)
