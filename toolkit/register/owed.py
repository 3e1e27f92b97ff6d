"""What each agency owes in a period: the lines of its form, and what stands in the way of asking."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from toolkit.messages import _
from toolkit.model.form import FormContent, MeasureLine, PriorAnswer, TaskLine
from toolkit.model.period import Period
from toolkit.model.plan import DeadlineKind
from toolkit.model.register import (
    Agency,
    AgencyKind,
    Assignment,
    Decision,
    DecisionKind,
    Measure,
    OpeningStatus,
    Register,
    Role,
    RollUp,
    Task,
)
from toolkit.register.dues import Weekend, due_of, holding
from toolkit.register.lines import LineMaker, Share
from toolkit.register.link_groups import LinkGroups
from toolkit.register.order import PrintOrder
from toolkit.register.owners import OwnerFinder, ProblemKind, in_force

Item = Task | Measure
_EVERY_YEAR = (DeadlineKind.RECURRING, DeadlineKind.ONGOING)


@dataclass(frozen=True, slots=True)
class OwedRequest:
    """What is asked of the register: a period, its due date, and what the forms print beside the lines.

    ``dues`` are the due dates of kinds of agencies that have their own. ``priors`` are earlier answers by
    (agency, line).
    """

    period: Period
    due: date | None = None
    contact: str = ""
    issuer_name: str = ""
    sample: bool = False
    priors: Mapping[tuple[str, str], PriorAnswer] = field(default_factory=dict)
    dues: Mapping[AgencyKind, date] = field(default_factory=dict)
    weekend: Weekend = Weekend.KEEP

    @property
    def on(self) -> date:
        """The day on which agencies, groups and assignments are looked at."""
        return self.due or self.period.last_day


@dataclass(frozen=True, slots=True)
class OwedProblem:
    """A line that nobody, or not everybody, is asked for; ``text`` says why and what to enter."""

    kind: ProblemKind
    item: str
    assignee: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Owed:
    """The forms of a period, in order of the directory, and what a person must settle."""

    forms: tuple[FormContent, ...]
    problems: tuple[OwedProblem, ...]


@dataclass(frozen=True, slots=True)
class _Debt:
    """An item one agency owes: the assignments that led to it, and whether each was inherited."""

    agency: str
    item: Item
    ways: tuple[tuple[Assignment, bool], ...]


def owed(register: Register, request: OwedRequest) -> Owed:
    """Who owes what in a period; pure: the day that counts is the period's due date, never today.

    Asked are items ticked 'giao báo cáo' that are neither confirmed done before the first period nor closed
    or removed by a decision. Those who lead report; the same item is asked of an agency once.
    """
    debts, problems = _debts(register, request.on)
    lines = LineMaker(register, request.period, request.priors)
    by_agency: dict[str, list[_Debt]] = {}
    for debt in debts:
        by_agency.setdefault(debt.agency, []).append(debt)
    forms = []
    for agency in register.directory.agencies:
        tasks: list[TaskLine] = []
        measures: list[MeasureLine] = []
        for debt in by_agency.get(agency.code, ()):
            share = _share(register, debt, request)
            if isinstance(debt.item, Task):
                tasks.append(lines.task(debt.item, share))
            else:
                measures.append(lines.measure(debt.item, share))
        if tasks or measures:
            forms.append(_form(agency, request, tuple(tasks), tuple(measures)))
    return Owed(tuple(forms), tuple(problems))


def _form(
    agency: Agency, request: OwedRequest, tasks: tuple[TaskLine, ...], measures: tuple[MeasureLine, ...]
) -> FormContent:
    return FormContent(
        agency=agency.code,
        agency_name=agency.name,
        period=str(request.period),
        code=form_code(agency.code, request.period, tasks, measures),
        due=request.dues.get(agency.kind, request.due),
        tasks=tasks,
        measures=measures,
        contact=request.contact,
        issuer_name=request.issuer_name,
        sample=request.sample,
    )


def form_code(
    agency: str, period: Period, tasks: tuple[TaskLine, ...], measures: tuple[MeasureLine, ...]
) -> str:
    """The visible code of a form, such as 'BM-2026-STC-7F3A2C': the same lines always give the same code."""
    rows = [(line.key, line.title) for line in tasks] + [(line.key, line.name) for line in measures]
    content = "\x1e".join("\x1f".join(row) for row in [(agency, str(period)), *rows])
    return f"BM-{period}-{agency}-{hashlib.sha256(content.encode()).hexdigest()[:6].upper()}"


def _share(register: Register, debt: _Debt, request: OwedRequest) -> Share:
    item, assignments = debt.item, [assignment for assignment, _succeeded in debt.ways]
    own = min((a.due for a in assignments if a.due), default=None)
    planned = item.deadline.due if isinstance(item, Task) and item.deadline else None
    decided = (d for d in holding(register.decisions, request.period) if d.item == item.key)
    products = dict.fromkeys(a.product for a in assignments if a.product)
    return Share(
        agency=debt.agency,
        due=due_of(decided, debt.agency, own or planned, request.weekend).valid,
        product="; ".join(product for product in products if product) or None,
        predecessor=_predecessor(debt.ways),
    )


def _predecessor(ways: tuple[tuple[Assignment, bool], ...]) -> str | None:
    """The plan-time names an agency answers for; None when the plan names it (or its group) itself."""
    if any(not succeeded for _assignment, succeeded in ways):
        return None
    return "; ".join(dict.fromkeys(assignment.assignee for assignment, _succeeded in ways))


def _applies(decision: Decision, item: str, agency: str | None, on: date) -> bool:
    return decision.item == item and decision.agency in (None, agency) and decision.decided_on <= on


def _debts(register: Register, on: date) -> tuple[list[_Debt], list[OwedProblem]]:
    finder = OwnerFinder(register.directory, on)
    order = PrintOrder(register)
    links = LinkGroups(register)
    by_item: dict[str, list[Assignment]] = {}
    for assignment in register.assignments:
        by_item.setdefault(assignment.item, []).append(assignment)
    tasks: list[Item] = sorted(register.tasks, key=order.of)
    measures: list[Item] = sorted(register.measures, key=order.of)
    debts: list[_Debt] = []
    problems: list[OwedProblem] = []
    for item in (*tasks, *measures):
        if not item.asked or _settled_before(item) or _closed(register, item.key, None, on):
            continue
        leads = _leading(item, by_item.get(item.key, []), on) or _linked(links.others(item.key), by_item, on)
        found, wrong = _debts_of(finder, item, leads)
        debts.extend(debt for debt in found if not _closed(register, item.key, debt.agency, on))
        problems.extend(wrong)
    return debts, problems


def _leading(item: Item, assignments: list[Assignment], on: date) -> list[Assignment]:
    leads = [a for a in assignments if a.role is Role.LEAD and in_force(a.valid_from, a.valid_to, on)]
    named = item.named_reporter if isinstance(item, Task) and item.rollup is RollUp.NAMED_REPORTER else None
    if named and all(named != assignment.assignee for assignment in leads):
        leads.append(Assignment(item.key, named, Role.LEAD))
    return leads


def _linked(others: tuple[str, ...], by_item: Mapping[str, list[Assignment]], on: date) -> list[Assignment]:
    """Who leads the same duty in another plan: they report where this plan names nobody."""
    return [
        assignment
        for other in others
        for assignment in by_item.get(other, ())
        if assignment.role is Role.LEAD and in_force(assignment.valid_from, assignment.valid_to, on)
    ]


def _debts_of(
    finder: OwnerFinder, item: Item, leads: list[Assignment]
) -> tuple[list[_Debt], list[OwedProblem]]:
    if not leads:
        name = item.title if isinstance(item, Task) else item.name
        text = _("nobody leads “{title}”; enter an agency in the sheet “Phân công” or untick it").format(
            title=name
        )
        return [], [OwedProblem(ProblemKind.NO_OWNER, item.key, None, text)]
    of_agency: dict[str, list[tuple[Assignment, bool]]] = {}
    problems: list[OwedProblem] = []
    for assignment in leads:
        owners = finder.find(assignment.assignee, assignment.item)
        for reporter in owners.reporters:
            of_agency.setdefault(reporter.agency, []).append((assignment, reporter.succeeded))
        problems.extend(
            OwedProblem(problem.kind, item.key, assignment.assignee, problem.text)
            for problem in owners.problems
        )
    return [_Debt(agency, item, tuple(ways)) for agency, ways in of_agency.items()], problems


def _settled_before(item: Item) -> bool:
    """Whether a person confirmed, when the toolkit was set up, that a task was done already.

    A duty of every year is owed anew each year, whatever was done before.
    """
    if isinstance(item, Measure):
        return False
    if item.deadline is not None and item.deadline.kind in _EVERY_YEAR:
        return False
    return item.opening.status is OpeningStatus.DONE and bool(item.opening.confirmed_by)


def _closed(register: Register, item: str, agency: str | None, on: date) -> bool:
    """Whether a decision up to ``on`` closed or removed an item, for everybody or for one agency."""
    ends = (DecisionKind.CLOSE_TASK, DecisionKind.REMOVE_TASK)
    return any(
        decision.kind in ends and _applies(decision, item, agency, on) for decision in register.decisions
    )
