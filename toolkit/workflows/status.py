"""`toolkit status`: who has returned, what is open, whom to telephone; and the next step."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.intake.inbox_reader import scan
from toolkit.messages import _, ngettext
from toolkit.messages.words import OUTCOME_WORDS
from toolkit.model.findings import Outcome
from toolkit.model.register import Agency, AgencyKind
from toolkit.model.results import AgencyStatus, TaskState
from toolkit.vietnamese.dates import format_date
from toolkit.workflows.state import PeriodState, load_state, quiet
from toolkit.workflows.workspace import Session


def period_status(session: Session) -> Iterator[str]:
    """One line for every agency that is expected, those that need a call first, then counts of tasks."""
    state = load_state(session, quiet)
    agencies = {agency.code: agency for agency in state.register.directory.agencies}
    expected = [one for one in state.consolidation.agencies if one.expected]
    for one in sorted(expected, key=lambda one: _urgency(one, agencies[one.code])):
        yield _agency_line(one, agencies[one.code])
    yield from _counts(state, expected)


def status_surface(session: Session) -> dict[str, object]:
    """The JSON of `status --json`: every agency that is expected, with whom to telephone."""
    state = load_state(session, quiet)
    agencies = {agency.code: agency for agency in state.register.directory.agencies}
    return {
        "period": str(session.period),
        "as_of": session.as_of.isoformat(),
        "agencies": [
            {
                "code": one.code,
                "name": agencies[one.code].name,
                "received_on": one.received_on.isoformat() if one.received_on else None,
                "outcome": one.outcome.value if one.outcome else None,
                "on_time": one.on_time,
                "lines_asked": one.lines_asked,
                "lines_filled": one.lines_filled,
                "signed": one.signed,
                "paper": one.paper,
                "contact": agencies[one.code].contact,
                "phone": agencies[one.code].phone,
            }
            for one in state.consolidation.agencies
            if one.expected
        ],
        "overdue": [task.key for task in state.consolidation.tasks if task.state is TaskState.OVERDUE],
    }


def _urgency(one: AgencyStatus, agency: Agency) -> tuple[int, bool, str]:
    rank = {None: 0, Outcome.REJECTED: 1, Outcome.HELD: 2, Outcome.RETURNED: 3, Outcome.ACCEPTED: 4}
    return rank[one.outcome], agency.kind is AgencyKind.COMMUNE, one.code


def _agency_line(one: AgencyStatus, agency: Agency) -> str:
    if one.outcome is None:
        what = _("has not reported")
    else:
        what = _(OUTCOME_WORDS[one.outcome])
        if one.received_on is not None:
            what += ", " + _("received {day}").format(day=format_date(one.received_on))
        if one.on_time is False:
            what += ", " + _("late")
        what += ", " + _("{filled} of {asked} lines").format(filled=one.lines_filled, asked=one.lines_asked)
        if one.lacks_paper:
            what += ", " + _("figures are in, the signed paper is not")
    call = "" if one.outcome is Outcome.ACCEPTED else _phone(agency)
    return f"{one.code:<16} {agency.name}: {what}{call}"


def _phone(agency: Agency) -> str:
    known = ", ".join(part for part in (agency.contact, agency.phone) if part)
    return " · " + (known or _("no telephone in master/agencies.xlsx"))


def _counts(state: PeriodState, expected: list[AgencyStatus]) -> Iterator[str]:
    received = sum(one.received_on is not None for one in expected)
    on_time = sum(one.on_time is True for one in expected)
    yield _("{received} of {expected} agencies have reported, {on_time} in time").format(
        received=received, expected=len(expected), on_time=on_time
    )
    overdue = [task.key for task in state.consolidation.tasks if task.state is TaskState.OVERDUE]
    if overdue:
        text = ngettext("{n} task is overdue: {keys}", "{n} tasks are overdue: {keys}", len(overdue))
        yield text.format(n=len(overdue), keys=", ".join(overdue))


def next_step(session: Session) -> Iterator[str]:
    """Where the period stands in a few lines, and what to do next."""
    workspace = session.workspace
    if not (workspace.master / "tasks.xlsx").is_file():
        yield _("There are no master registers yet. Next: toolkit plan import DOCUMENT")
        return
    state = load_state(session, quiet)
    if not state.issued:
        yield _("Forms are not issued yet. Next: look through master/, then: toolkit issue")
        return
    waiting = scan(workspace.inbox, workspace.root)
    expected = [one for one in state.consolidation.agencies if one.expected]
    yield from _counts(state, expected)
    opened = sum(one.outcome not in (None, Outcome.ACCEPTED) for one in expected)
    if waiting:
        yield _("There is something in inbox/. Next: toolkit consolidate")
    elif opened or any(one.received_on is None for one in expected):
        yield _(
            "{n} agencies have open faults. Next: send the feedback workbooks, and: toolkit remind"
        ).format(n=opened)
    else:
        yield _("Everything is in. Next: toolkit report")
