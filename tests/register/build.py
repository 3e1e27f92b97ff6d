"""Small registers and readings as text tables, for the tests of this stage."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from toolkit.model.plan import (
    Comparator,
    Leader,
    Origin,
    PlanHeader,
    PlanIndicator,
    PlanReading,
    PlanTask,
    Section,
    Target,
)
from toolkit.model.register import Agency, AgencyKind, Directory, Group, Membership, Register, Succession
from toolkit.register.merge import Merge, merge_plan
from toolkit.vietnamese.deadlines import read_deadline

PLAN = PlanHeader("9-2024", "9/QĐ-UBND", date(2024, 3, 1), "UBND tỉnh", "Kế hoạch thử")
DUE = date(2026, 11, 29)
ON = date(2026, 6, 1)

AGENCIES = """
A    | Sở An        | yes |            |            | Sở A
B    | Sở Bình      | yes |            |            |
C    | Sở Cũ        | no  |            | 2025-02-28 | Sở C; Sở Cũ kỹ
D    | Sở Mới       | yes | 2027-01-01 |            |
00001| UBND xã Một  | yes | 2025-07-01 |            | xã Một
00002| UBND xã Hai  | yes | 2025-07-01 |            | xã Hai
H1   | UBND huyện X | no  |            | 2025-06-30 | huyện X
"""
GROUPS = """
G-XA   | UBND các xã, phường | 00001 00002
G-HUYEN| UBND các huyện      | H1
G-X    | UBND các xã thuộc huyện X (cũ) | 00001
G-TINH | Các sở, ngành       | A B D
G-KHONG| UBND các xã ven biển|
"""
SUCCESSIONS = """
Sở Cũ          | A       | 9-2024/II.1 | yes
Sở Cũ          | B       | 9-2024/CT.I | yes
Sở Cũ          | B       |             | no
UBND huyện X   | G-X     |             | yes
UBND các huyện | G-XA    |             | yes
"""


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def directory() -> Directory:
    """Seven bodies, five groups, five successions, one of them unconfirmed."""
    agencies = tuple(
        Agency(
            code=code,
            name=name,
            kind=AgencyKind.COMMUNE if code.isdigit() else AgencyKind.PROVINCIAL,
            aliases=tuple(alias.strip() for alias in aliases.split(";") if alias.strip()),
            reports=reports == "yes",
            valid_from=_day(first),
            valid_to=_day(last),
        )
        for code, name, reports, first, last, aliases in _rows(AGENCIES)
    )
    groups = tuple(
        Group(code, name, members=tuple(Membership(member) for member in members.split()))
        for code, name, members in _rows(GROUPS)
    )
    successions = tuple(
        Succession(name, code, tuple(items.split()), date(2025, 3, 1), "QĐ thử", confirmed == "yes")
        for name, code, items, confirmed in _rows(SUCCESSIONS)
    )
    return Directory(agencies, groups, successions)


def tasks(table: str) -> tuple[PlanTask, ...]:
    """Tasks from lines 'II | 1 | title | leads; … | deadline | product'; no number: the section itself."""
    made = []
    for section, no, title, leads, deadline, *rest in _rows(table):
        made.append(
            PlanTask(
                key=f"{PLAN.key}/{section}.{no}" if no else f"{PLAN.key}/{section}",
                origin=Origin.NARRATIVE if section.startswith("TM") else Origin.ANNEX,
                section=section,
                no=no or None,
                title=title,
                leads=tuple(lead.strip() for lead in leads.split(";") if lead.strip()),
                cooperating=("Các đơn vị liên quan",),
                product=rest[0] if rest else "Báo cáo",
                leaders=(Leader("Chủ tịch UBND tỉnh", "Nguyễn Văn A"),),
                deadline=read_deadline(deadline) if deadline else None,
            )
        )
    return tuple(made)


def target(value: str, label: str | None = None, comparator: Comparator = Comparator.AT_LEAST) -> Target:
    """A target for 2030."""
    return Target(label, comparator, Decimal(value), unit="%", year=2030)


def indicator(
    no: str, name: str, targets: tuple[Target, ...], leads: tuple[str, ...] = ("Sở An",)
) -> PlanIndicator:
    """An indicator of section I."""
    return PlanIndicator(
        key=f"{PLAN.key}/CT.I.{no}",
        origin=Origin.ANNEX,
        section="I",
        no=no,
        parent=None,
        name=name,
        unit="%",
        leads=leads,
        targets=targets,
    )


def reading(table: str, indicators: tuple[PlanIndicator, ...] = ()) -> PlanReading:
    """A document with the tasks of a table and some indicators."""
    sections = (Section("I", "Nhóm một"), Section("II", "Nhóm hai"))
    return PlanReading(PLAN, sections, tasks(table), indicators)


def merged(before: Register, document: PlanReading) -> Merge:
    """The document merged into the register on 01/6/2026."""
    return merge_plan(before, document, ON)


def register() -> Register:
    """A register with the directory alone."""
    return Register(directory())
