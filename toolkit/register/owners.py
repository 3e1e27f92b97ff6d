"""Who answers today for an agency or group that a plan names: successions first, then the directory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from toolkit.messages import _
from toolkit.model.register import Agency, Directory, Group, Succession
from toolkit.register.lookup import Lookup, name_key
from toolkit.vietnamese.dates import format_date


class ProblemKind(StrEnum):
    """Why a line has nobody (or not everybody) to answer for it."""

    UNCONFIRMED_SUCCESSOR = "unconfirmed_successor"
    UNKNOWN_ASSIGNEE = "unknown_assignee"
    EMPTY_GROUP = "empty_group"
    NO_OWNER = "no_owner"
    AGENCY_GONE = "agency_gone"
    DOES_NOT_REPORT = "does_not_report"


@dataclass(frozen=True, slots=True)
class Reporter:
    """An agency that answers; ``succeeded`` tells that it took over from the body the plan names."""

    agency: str
    succeeded: bool


@dataclass(frozen=True, slots=True)
class OwnerProblem:
    """Why a name led to nobody, in words."""

    kind: ProblemKind
    text: str


@dataclass(frozen=True, slots=True)
class Owners:
    """Those who answer, in order of the directory, and what stands in the way."""

    reporters: tuple[Reporter, ...] = ()
    problems: tuple[OwnerProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    """One name on the way: through successions already taken, so that a circle ends."""

    name: str
    item: str
    succeeded: bool
    passed: tuple[str, ...]


class OwnerFinder:
    """Resolves names of plans against a directory as it stands on one day."""

    def __init__(self, directory: Directory, on: date) -> None:
        self._lookup = Lookup(directory)
        self._agencies = {agency.code: agency for agency in directory.agencies}
        self._position = {agency.code: place for place, agency in enumerate(directory.agencies)}
        self._on = on
        self._successions: dict[str, list[Succession]] = {}
        for succession in directory.successions:
            self._successions.setdefault(self._identity(succession.predecessor), []).append(succession)

    def find(self, name: str, item: str) -> Owners:
        """Everyone who answers for ``name`` (as a plan writes it, or a code) on one task or measure."""
        found = self._resolve(_Step(name, item, False, ()))
        direct: dict[str, bool] = {}
        for reporter in found.reporters:
            direct[reporter.agency] = direct.get(reporter.agency, True) and reporter.succeeded
        ordered = sorted(direct, key=lambda code: self._position[code])
        return Owners(tuple(Reporter(code, direct[code]) for code in ordered), found.problems)

    def _identity(self, name: str) -> str:
        owner = self._lookup.find(name)
        return owner.code if owner else name_key(name)

    def _resolve(self, step: _Step) -> Owners:
        identity = self._identity(step.name)
        rows = self._rows(identity, step.item)
        confirmed = [row for row in rows if row.confirmed and row.successor]
        if confirmed and identity not in step.passed:
            passed = (*step.passed, identity)
            return _together(
                [self._resolve(_Step(row.successor or "", step.item, True, passed)) for row in confirmed]
            )
        owner = self._lookup.find(step.name)
        match owner:
            case Agency():
                found = self._of_agency(owner, step.succeeded)
            case Group():
                found = self._of_group(owner, step.succeeded)
            case None:
                found = Owners((), (self._unknown(step.name),))
        if rows and not found.reporters:
            return Owners((), (self._unconfirmed(step.name, rows),))
        return found

    def _rows(self, identity: str, item: str) -> list[Succession]:
        """Successions in force for one item: rows that name the item go before rows for everything."""
        rows = [
            row
            for row in self._successions.get(identity, ())
            if row.effective is None or row.effective <= self._on
        ]
        named = [row for row in rows if any(covers(key, item) for key in row.items)]
        return named or [row for row in rows if not row.items]

    def _of_agency(self, agency: Agency, succeeded: bool) -> Owners:
        if not agency.reports and agency.valid_to is None:
            text = _("{name} is marked as not reporting").format(name=agency.name)
            return Owners((), (OwnerProblem(ProblemKind.DOES_NOT_REPORT, text),))
        if not agency.reports or not in_force(agency.valid_from, agency.valid_to, self._on):
            text = _("{name} does not exist on {day} and nobody is entered as its successor").format(
                name=agency.name, day=format_date(self._on)
            )
            return Owners((), (OwnerProblem(ProblemKind.AGENCY_GONE, text),))
        return Owners((Reporter(agency.code, succeeded),))

    def _of_group(self, group: Group, succeeded: bool) -> Owners:
        reporters = []
        for member in group.members:
            agency = self._agencies.get(member.agency)
            if agency is None or not agency.reports:
                continue
            dated = in_force(member.valid_from, member.valid_to, self._on)
            if dated and in_force(agency.valid_from, agency.valid_to, self._on):
                reporters.append(Reporter(agency.code, succeeded))
        if reporters:
            return Owners(tuple(reporters))
        text = _("the group “{name}” has no members on {day}; enter them in agencies.xlsx").format(
            name=group.name, day=format_date(self._on)
        )
        return Owners((), (OwnerProblem(ProblemKind.EMPTY_GROUP, text),))

    def _unknown(self, name: str) -> OwnerProblem:
        near = self._lookup.suggest(name)
        if near:
            text = _("“{name}” is in the directory under no name; perhaps: {near}").format(
                name=name, near="; ".join(near)
            )
        else:
            text = _("“{name}” is in the directory under no name").format(name=name)
        return OwnerProblem(ProblemKind.UNKNOWN_ASSIGNEE, text)

    def _unconfirmed(self, name: str, rows: list[Succession]) -> OwnerProblem:
        codes = dict.fromkeys(row.successor for row in rows if row.successor)
        if codes:
            text = _("nobody confirmed who took over from {name}; proposed: {codes}").format(
                name=name, codes=", ".join(code for code in codes if code)
            )
        else:
            text = _("nobody has said who took over from {name}").format(name=name)
        return OwnerProblem(ProblemKind.UNCONFIRMED_SUCCESSOR, text)


def covers(key: str, item: str) -> bool:
    """Whether a key names an item or what the item is a part of ('…/CT.I.2' covers '…/CT.I.2.a')."""
    return item == key or item.startswith(f"{key}.")


def in_force(first: date | None, last: date | None, on: date) -> bool:
    """Whether a day lies between two dates, both inclusive; None is open."""
    return (first is None or first <= on) and (last is None or on <= last)


def _together(parts: list[Owners]) -> Owners:
    reporters = tuple(reporter for part in parts for reporter in part.reporters)
    problems = dict.fromkeys(problem for part in parts for problem in part.problems)
    return Owners(reporters, tuple(problems))
