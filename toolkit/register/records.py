"""From rows of the masters to values of the model; rows have been checked, so nothing here can fail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from toolkit.model.plan import (
    Comparator,
    Deadline,
    DeadlineKind,
    Doubt,
    Leader,
    Origin,
    PlanHeader,
    Target,
)
from toolkit.model.register import (
    Agency,
    AgencyKind,
    Amendment,
    Assignment,
    Decision,
    DecisionKind,
    Direction,
    Directory,
    FigureKind,
    Group,
    Imported,
    Link,
    LinkKind,
    Measure,
    MeasureKind,
    Membership,
    OpeningState,
    OpeningStatus,
    PlanTarget,
    Register,
    RegisterDoubt,
    Role,
    RollUp,
    Succession,
    Task,
    YearFigure,
)
from toolkit.register.tables import Row
from toolkit.vietnamese.deadlines import read_deadline

_NO_DATE = date(1, 1, 1)


def register_of(rows: Mapping[str, Sequence[Row]]) -> Register:
    """The register from the rows of each table; a table left out is empty."""

    def of(table: str) -> Sequence[Row]:
        return rows.get(table, ())

    return Register(
        directory=Directory(
            agencies=tuple(map(agency_of, of("agencies"))),
            groups=_groups_of(of("groups"), of("members")),
            successions=tuple(map(succession_of, of("successions"))),
        ),
        plans=tuple(map(plan_of, of("plans"))),
        tasks=tuple(map(task_of, of("tasks"))),
        measures=tuple(map(measure_of, of("measures"))),
        targets=tuple(map(target_of, of("targets"))),
        figures=tuple(map(figure_of, of("figures"))),
        assignments=tuple(map(assignment_of, of("assignments"))),
        decisions=tuple(map(decision_of, of("decisions"))),
        doubts=tuple(map(doubt_of, of("doubts"))),
        links=tuple(map(link_of, of("links"))),
        amendments=tuple(map(amendment_of, of("amendments"))),
        imported=tuple(map(imported_of, of("imported"))),
    )


def agency_of(row: Row) -> Agency:
    """An agency from its row."""
    return Agency(
        code=row.text("code"),
        name=row.text("name"),
        kind=AgencyKind(row.text("kind")),
        aliases=row.items("aliases"),
        reports=row.yes("reports"),
        contact=row.maybe("contact"),
        phone=row.maybe("phone"),
        email=row.maybe("email"),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        former_district=row.maybe("former_district"),
        note=row.maybe("note"),
    )


def _groups_of(groups: Sequence[Row], members: Sequence[Row]) -> tuple[Group, ...]:
    of_group: dict[str, list[Membership]] = {}
    for row in members:
        membership = Membership(row.text("agency"), row.day("valid_from"), row.day("valid_to"))
        of_group.setdefault(row.text("group"), []).append(membership)
    return tuple(
        Group(
            row.text("code"),
            row.text("name"),
            row.items("aliases"),
            tuple(of_group.get(row.text("code"), ())),
            row.maybe("note"),
        )
        for row in groups
    )


def succession_of(row: Row) -> Succession:
    """A succession from its row."""
    return Succession(
        predecessor=row.text("predecessor"),
        successor=row.maybe("successor"),
        items=row.items("items"),
        effective=row.day("effective"),
        evidence=row.text("evidence"),
        confirmed=row.yes("confirmed"),
        confirmed_by=row.maybe("confirmed_by"),
    )


def plan_of(row: Row) -> PlanHeader:
    """A plan from its row."""
    return PlanHeader(
        row.text("key"),
        row.text("number"),
        row.day("issued_on") or _NO_DATE,
        row.text("issuer"),
        row.text("title"),
    )


def task_of(row: Row) -> Task:
    """A task from its row."""
    return Task(
        key=row.text("key"),
        plan=row.text("plan"),
        section=row.text("section"),
        section_title=row.maybe("section_title"),
        no=row.maybe("no"),
        title=row.text("title"),
        origin=Origin(row.text("origin")),
        asked=row.yes("asked"),
        leads=row.items("leads"),
        cooperating=row.items("cooperating"),
        product=row.maybe("product"),
        leaders=tuple(map(_leader_of, row.items("leaders"))),
        deadline=_deadline_of(row),
        rollup=RollUp(row.text("rollup")),
        named_reporter=row.maybe("named_reporter"),
        opening=OpeningState(
            OpeningStatus(row.text("opening")),
            row.maybe("opening_document"),
            row.day("opening_on"),
            row.maybe("opening_by"),
        ),
        same_as=row.items("same_as"),
    )


def _leader_of(text: str) -> Leader:
    role, _colon, name = text.partition(":")
    return Leader(role.strip(), name.strip())


def _deadline_of(row: Row) -> Deadline | None:
    raw, kind, due = row.text("deadline_raw"), row.text("deadline_kind"), row.day("deadline_due")
    if not (raw or kind or due):
        return None
    if not (kind or due):
        return read_deadline(raw)
    return Deadline(
        raw,
        DeadlineKind(kind) if kind else DeadlineKind.DATE,
        row.day("deadline_start"),
        due,
        row.maybe("deadline_condition"),
    )


def measure_of(row: Row) -> Measure:
    """A measure from its row."""
    return Measure(
        key=row.text("key"),
        plan=row.text("plan"),
        section=row.text("section"),
        section_title=row.maybe("section_title"),
        no=row.maybe("no"),
        name=row.text("name"),
        unit=row.maybe("unit"),
        kind=MeasureKind(row.text("kind")),
        direction=Direction(row.text("direction")),
        parent=row.maybe("parent"),
        low=row.number("low"),
        high=row.number("high"),
        asked=row.yes("asked"),
    )


def target_of(row: Row) -> PlanTarget:
    """A target from its row."""
    return PlanTarget(
        key=row.text("key"),
        plan=row.text("plan"),
        measure=row.text("measure"),
        target=Target(
            label=row.maybe("label"),
            comparator=Comparator(row.text("comparator")),
            value=row.number("value") or Decimal(0),
            value_max=row.number("value_max"),
            unit=row.maybe("unit"),
            year=row.year("year"),
            period=row.maybe("period"),
            approximate=row.yes("approximate"),
            lower_is_better=row.yes("lower_is_better"),
        ),
        text=row.text("text"),
    )


def figure_of(row: Row) -> YearFigure:
    """A figure from its row."""
    return YearFigure(
        row.text("measure"),
        row.year("year") or 0,
        FigureKind(row.text("kind")),
        row.number("value") or Decimal(0),
        row.maybe("source"),
    )


def assignment_of(row: Row) -> Assignment:
    """An assignment from its row."""
    return Assignment(
        item=row.text("item"),
        assignee=row.text("assignee"),
        role=Role(row.text("role")),
        product=row.maybe("product"),
        due=row.day("due"),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        basis=row.maybe("basis"),
    )


def decision_of(row: Row) -> Decision:
    """A decision from its row."""
    return Decision(
        kind=DecisionKind(row.text("kind")),
        item=row.text("item"),
        agency=row.maybe("agency"),
        new_date=row.day("new_date"),
        figure=row.number("figure"),
        basis=row.text("basis"),
        decided_by=row.text("decided_by"),
        decided_on=row.day("decided_on") or _NO_DATE,
        note=row.maybe("note"),
        period=row.maybe("period"),
    )


def doubt_of(row: Row) -> RegisterDoubt:
    """A doubt from its row."""
    doubt = Doubt(row.maybe("key"), row.text("text"), row.text("why"), row.text("check"), row.text("place"))
    return RegisterDoubt(row.text("plan"), doubt, row.yes("settled"))


def link_of(row: Row) -> Link:
    """A link between two plans from its row."""
    return Link(
        first=row.text("first"),
        second=row.text("second"),
        kind=LinkKind(row.text("kind")),
        reason=row.text("reason"),
        differences=row.items("differences"),
        confirmed=row.yes("confirmed"),
        confirmed_by=row.maybe("confirmed_by"),
        note=row.maybe("note"),
    )


def amendment_of(row: Row) -> Amendment:
    """A change of a document from its row."""
    return Amendment(
        on=row.day("on") or _NO_DATE,
        plan=row.text("plan"),
        item=row.text("item"),
        what=row.text("what"),
        old=row.maybe("old"),
        new=row.maybe("new"),
        followed=row.yes("followed"),
    )


def imported_of(row: Row) -> Imported:
    """A remembered cell from its row."""
    return Imported(row.text("table"), row.text("item"), row.text("field"), row.text("value"))
