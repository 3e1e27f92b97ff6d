"""Who has reported: by kind of agency, and the communes by former district."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from toolkit.model.register import Agency, AgencyKind, Directory
from toolkit.model.results import AgencyStatus, ReturnGroup, ReturnsBy


def returns_of(agencies: Iterable[AgencyStatus], directory: Directory) -> tuple[ReturnGroup, ...]:
    """Groups of the agencies expected: kinds in a fixed order, then districts in order of the directory.

    Agencies that were asked for nothing are left out; one that the directory lost has no kind ('').
    """
    expected = [status for status in agencies if status.expected]
    known = {agency.code: agency for agency in directory.agencies}
    kinds = {kind.value: [s for s in expected if _kind(known.get(s.code)) == kind] for kind in AgencyKind}
    kinds[""] = [s for s in expected if s.code not in known]
    districts: dict[str, list[AgencyStatus]] = {}
    for status in expected:
        agency = known.get(status.code)
        if agency is not None and agency.kind is AgencyKind.COMMUNE:
            districts.setdefault(agency.former_district or "", []).append(status)
    return (
        *(_group(ReturnsBy.KIND, key, found) for key, found in kinds.items() if found),
        *(_group(ReturnsBy.DISTRICT, key, found) for key, found in districts.items()),
    )


def _kind(agency: Agency | None) -> AgencyKind | None:
    return agency.kind if agency else None


def _group(by: ReturnsBy, key: str, found: Sequence[AgencyStatus]) -> ReturnGroup:
    usable = [status for status in found if status.received_on is not None]
    return ReturnGroup(
        by=by,
        key=key,
        expected=len(found),
        received=sum(status.outcome is not None for status in found),
        usable=len(usable),
        on_time=sum(status.on_time is True for status in usable),
        late=sum(status.on_time is False for status in usable),
        lines_asked=sum(status.lines_asked for status in found),
        lines_filled=sum(status.lines_filled for status in found),
        lines_provisional=sum(status.lines_provisional for status in found),
        members=tuple(status.code for status in found),
    )
