"""The units in which returns replace one another: a line, a text of the report, the sign-off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.model.findings import Finding, Place, Severity
from toolkit.model.form import ValueStatus
from toolkit.model.returns import Answer, CheckedReturn

CONTRIBUTION_FIELDS = ("highlights", "shortcomings", "causes", "next_year", "proposals")
"""Fields of the texts an agency writes for the report, in the order of the form."""

SIGN_OFF_FIELDS = ("letter_number", "letter_date", "signer", "signer_title", "preparer", "phone")
"""Fields of the sign-off, in the order of the form."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A line (``line`` set), one text of the report (``field`` set), or the sign-off (neither)."""

    line: str | None = None
    field: str | None = None


SIGN_OFF = Unit()
"""Letter number and date, signer, preparer: they belong to one document, so they are replaced together."""


def unit_of(line: str | None, field: str) -> Unit:
    """The unit an answer belongs to."""
    if line is not None:
        return Unit(line=line)
    return Unit(field=field) if field in CONTRIBUTION_FIELDS else SIGN_OFF


def filled_units(checked: CheckedReturn, *, readable_only: bool = True) -> dict[Unit, tuple[Answer, ...]]:
    """Filled units of a return with their answers.

    With ``readable_only`` answers without a certain value are left out, and so are two different answers to
    one field (a doubled row): neither is chosen. Without it every filled cell makes its unit filled.
    """
    answers = checked.read.answers if checked.read else ()
    answers = _certain(answers) if readable_only else tuple(a for a in answers if a.shown.strip())
    units: dict[Unit, list[Answer]] = {}
    for answer in answers:
        units.setdefault(unit_of(answer.line, answer.field), []).append(answer)
    return {unit: tuple(found) for unit, found in units.items()}


def sound(unit: Unit, answers: Iterable[Answer], findings: Iterable[Finding]) -> bool:
    """Whether no error stands on this unit, by its line or field, or on a cell it was typed in.

    Errors of the file as a whole, or of rows outside the form, taint no single line.
    """
    cells = {(answer.sheet, answer.cell) for answer in answers}
    return not any(
        _names(finding.place, unit) or (finding.place.sheet, finding.place.cell) in cells
        for finding in findings
        if finding.severity is Severity.ERROR
    )


def _names(place: Place, unit: Unit) -> bool:
    if place.line is not None:
        return place.line == unit.line
    known = place.field in CONTRIBUTION_FIELDS or place.field in SIGN_OFF_FIELDS
    return known and unit_of(None, place.field or "") == unit


def _certain(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    secret = {
        answer.line
        for answer in answers
        if answer.field == "value_status" and answer.value == ValueStatus.SECRET.value
    }
    first: dict[tuple[str | None, str], Answer] = {}
    disputed: set[tuple[str | None, str]] = set()
    for answer in answers:
        place = (answer.line, answer.field)
        if answer.value is None or answer.value == "":
            continue
        # A figure typed beside 'báo cáo riêng theo chế độ mật' must not travel further.
        if answer.field == "value" and answer.line in secret:
            continue
        if place in first and first[place].value != answer.value:
            disputed.add(place)
        first.setdefault(place, answer)
    return tuple(answer for place, answer in first.items() if place not in disputed)
