"""Which rule hits how many agencies, and which column of the form confuses most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.consolidation.counting import Counting
from toolkit.model.findings import Finding, Severity
from toolkit.model.returns import CheckedReturn

_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class RuleHits:
    """One rule: the agencies whose return has it now, in how many cells, and how many returns ever had it.

    A finding of a whole file or sheet counts no cell. ``agencies_ever`` are agencies with it in any return.
    """

    code: str
    severity: Severity
    agencies: tuple[str, ...]
    cells: int
    returns: int
    agencies_ever: int


@dataclass(frozen=True, slots=True)
class ColumnHits:
    """One column (or box) of the form by its field: errors and warnings in it, repairs left aside.

    ``asked`` is the number of agencies whose return has the column; ``codes`` the rules, the frequent first.
    """

    field: str
    agencies: tuple[str, ...]
    asked: int
    cells: int
    returns: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where a rule met a column (None: no column) in the returns that stand: agencies and cells."""

    code: str
    field: str | None
    agencies: tuple[str, ...]
    cells: int


@dataclass(frozen=True, slots=True)
class RuleStatistics:
    """Findings of a period, counted on the return of each agency that stands, and on all returns.

    ``agencies`` are those that sent anything; ``returns`` counts distinct files. Rules and columns that hit
    most agencies come first; ``columns_asked`` tells how many of the returns have a column, ``unusable`` how
    many files no figure could be read from.
    """

    agencies: tuple[str, ...] = ()
    returns: int = 0
    unusable: int = 0
    rules: tuple[RuleHits, ...] = ()
    columns: tuple[ColumnHits, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    columns_asked: tuple[tuple[str, int], ...] = ()


def statistics_of(counting: Counting) -> RuleStatistics:
    """Count findings: of each agency its latest usable return, or its latest of any kind while none is usable.

    A file that came several times with the same content is one return.
    """
    standing = {one.agency: one.latest.checked for one in counting.standings}
    distinct = {file.received.sha256: file.checked for file in reversed(counting.judged)}
    every = tuple(distinct.values())
    asked = _asked(standing)
    return RuleStatistics(
        agencies=tuple(sorted(standing)),
        returns=len(every),
        unusable=sum(checked.read is None for checked in every),
        rules=_rules(standing, every),
        columns=_columns(standing, every, asked),
        meetings=_meetings(standing),
        columns_asked=tuple(sorted(asked.items())),
    )


def _rules(standing: Mapping[str, CheckedReturn], every: Iterable[CheckedReturn]) -> tuple[RuleHits, ...]:
    now: dict[str, dict[str, set[object]]] = {}
    for agency, checked in standing.items():
        for finding in checked.findings:
            now.setdefault(finding.code, {}).setdefault(agency, set()).update(_cell(finding))
    ever: dict[str, list[CheckedReturn]] = {}
    gravest: dict[str, Severity] = {}
    for checked in every:
        for code in {finding.code for finding in checked.findings}:
            ever.setdefault(code, []).append(checked)
        for finding in checked.findings:
            known = gravest.get(finding.code, Severity.INFO)
            gravest[finding.code] = min(known, finding.severity, key=_GRAVITY.index)
    hits = [
        RuleHits(
            code,
            gravest[code],
            tuple(sorted(now.get(code, {}))),
            sum(len(cells) for cells in now.get(code, {}).values()),
            len(files),
            len({checked.agency for checked in files} - {None}),
        )
        for code, files in ever.items()
    ]
    return tuple(sorted(hits, key=lambda hit: (-len(hit.agencies), -hit.cells, -hit.returns, hit.code)))


def _columns(
    standing: Mapping[str, CheckedReturn], every: Iterable[CheckedReturn], asked: Mapping[str, int]
) -> tuple[ColumnHits, ...]:
    agencies: dict[str, dict[str, set[object]]] = {}
    codes: dict[str, dict[str, set[object]]] = {}
    for agency, checked in standing.items():
        for finding in _confusing(checked):
            field = finding.place.field or ""
            agencies.setdefault(field, {}).setdefault(agency, set()).update(_cell(finding))
            codes.setdefault(field, {}).setdefault(finding.code, set()).add((agency, finding.place.cell))
    returns: dict[str, int] = {}
    for checked in every:
        for field in {finding.place.field or "" for finding in _confusing(checked)}:
            returns[field] = returns.get(field, 0) + 1
    hits = [
        ColumnHits(
            field,
            tuple(sorted(agencies.get(field, {}))),
            asked.get(field, 0),
            sum(len(cells) for cells in agencies.get(field, {}).values()),
            count,
            tuple(sorted(codes.get(field, {}), key=lambda code: (-len(codes[field][code]), code))),
        )
        for field, count in returns.items()
    ]
    return tuple(sorted(hits, key=lambda hit: (-len(hit.agencies), -hit.cells, -hit.returns, hit.field)))


def _meetings(standing: Mapping[str, CheckedReturn]) -> tuple[Meeting, ...]:
    found: dict[tuple[str, str | None], dict[str, set[object]]] = {}
    for agency, checked in standing.items():
        for finding in checked.findings:
            place = (finding.code, finding.place.field)
            found.setdefault(place, {}).setdefault(agency, set()).update(_cell(finding))
    met = [
        Meeting(code, field, tuple(sorted(by_agency)), sum(len(cells) for cells in by_agency.values()))
        for (code, field), by_agency in found.items()
    ]
    return tuple(sorted(met, key=lambda one: (one.code, one.field or "")))


def _asked(standing: Mapping[str, CheckedReturn]) -> dict[str, int]:
    """How many of the returns have a column, by field."""
    asked: dict[str, int] = {}
    for checked in standing.values():
        for field in {place.field for place in checked.read.places} if checked.read else ():
            asked[field] = asked.get(field, 0) + 1
    return asked


def _confusing(checked: CheckedReturn) -> Iterable[Finding]:
    return (f for f in checked.findings if f.place.field and f.severity is not Severity.INFO)


def _cell(finding: Finding) -> tuple[object, ...]:
    """The cell a finding stands in, as a set can hold it; nothing for a finding without a cell."""
    return ((finding.place.sheet, finding.place.cell),) if finding.place.cell else ()
