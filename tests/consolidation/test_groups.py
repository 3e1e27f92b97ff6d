"""Counts by plan, section, agency and leader; who has reported by kind and district; conflicts in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from tests.consolidation.tables import (
    AS_OF,
    Sent,
    consolidated,
    contents,
    day,
    decision,
    measure,
    register,
    sent,
    task,
)
from toolkit.consolidation.consolidate import ConsolidationRequest, consolidate
from toolkit.consolidation.counting import count
from toolkit.consolidation.export import to_json
from toolkit.consolidation.receipts import PeriodFile
from toolkit.model.findings import Outcome
from toolkit.model.form import FormContent
from toolkit.model.period import Period
from toolkit.model.plan import DeadlineKind, Leader, PlanHeader
from toolkit.model.register import Agency, AgencyKind, DecisionKind, Directory, Register
from toolkit.model.results import Consolidation, GroupedBy, ReturnsBy

CT, PCT = Leader("Chủ tịch", "Nguyễn Văn An"), Leader("Phó Chủ tịch", "Trần Thị Bình")
PROMOTED = Leader("Quyền Chủ tịch", "Trần Thị Bình")


def province() -> Register:
    """Two plans; leaders with one, two and no task of their own; one changes office between the plans."""
    tasks = [
        replace(task("74-2026/I.1"), leaders=(CT, PCT)),
        replace(task("74-2026/I.2"), leaders=(CT,)),
        replace(task("74-2026/II.1"), leaders=(PROMOTED,), section_title="Văn hóa"),
        replace(task("557-2023/I.1", None, DeadlineKind.RECURRING), plan="557-2023"),
    ]
    old = PlanHeader("557-2023", "557/QĐ-UBND", date(2023, 2, 17), "UBND tỉnh", "Kế hoạch")
    known = register(tasks)
    return replace(known, plans=(*known.plans, old))


ANSWERS = """
    74-2026/I.1 | A | done       | 2026-06-30
    74-2026/I.1 | B | done       | 2026-07-01
    74-2026/I.2 | A | under_way  |
    557-2023/I.1 | A | done      |
    557-2023/I.1 | B | under_way |
"""
ASKED = {
    "A": ["74-2026/I.1", "74-2026/I.2", "557-2023/I.1"],
    "B": ["74-2026/I.1", "557-2023/I.1"],
    "C": ["74-2026/II.1"],
}


def answered(table: str) -> list[PeriodFile]:
    """Returns of agencies from rows 'task | agency | status | submitted on'."""
    rows = [[part.strip() for part in row.split("|")] for row in table.strip().splitlines()]
    files = []
    for agency in sorted({row[1] for row in rows}):
        lines = [f"{row[0]} | status | {row[2]}" for row in rows if row[1] == agency]
        lines += [f"{row[0]} | submitted_on | {row[3]}" for row in rows if row[1] == agency and row[3]]
        files.append(sent(agency, "\n".join(lines)))
    return files


def shown(result: Consolidation, by: GroupedBy) -> list[str]:
    """'key total: on time, late, under way, overdue, recurring (done), no data' of the groups of one kind."""
    return [
        f"{g.key} {t.total}: {t.done_on_time} {t.done_late} {t.under_way} {t.overdue} "
        f"{t.recurring}({t.recurring_done}) {t.no_data}"
        for g in result.groups
        if g.by is by
        for t in [g.totals]
    ]


def test_tasks_are_counted_by_plan_section_agency_and_leader() -> None:
    result = consolidated(province(), ASKED, answered(ANSWERS))
    assert shown(result, GroupedBy.PLAN) == ["74-2026 3: 0 1 0 1 0(0) 1", "557-2023 1: 0 0 0 0 1(0) 0"]
    assert shown(result, GroupedBy.SECTION) == [
        "74-2026/I 2: 0 1 0 1 0(0) 0",
        "74-2026/II 1: 0 0 0 0 0(0) 1",
        "557-2023/I 1: 0 0 0 0 1(0) 0",
    ]
    assert shown(result, GroupedBy.AGENCY) == [
        "A 3: 1 0 0 1 1(1) 0",
        "B 2: 0 1 0 0 1(0) 0",
        "C 1: 0 0 0 0 0(0) 1",
    ]
    assert shown(result, GroupedBy.LEADER) == [
        "nguyễn văn an 2: 0 1 0 1 0(0) 0",
        "trần thị bình 2: 0 1 0 0 0(0) 1",
        " 1: 0 0 0 0 1(0) 0",
    ]
    labels = {group.key: group.label for group in result.groups}
    assert (labels["74-2026"], labels["74-2026/II"], labels["A"]) == ("74/QĐ-UBND", "Văn hóa", "Sở A")


def test_a_recurring_duty_is_one_instance_a_year_and_done_when_all_have_done_it() -> None:
    both = ANSWERS.replace("557-2023/I.1 | B | under_way", "557-2023/I.1 | B | done")
    half, whole = (consolidated(province(), ASKED, answered(table)) for table in (ANSWERS, both))
    assert (half.totals.recurring, half.totals.recurring_done) == (1, 0)
    assert (whole.totals.recurring, whole.totals.recurring_done) == (1, 1)
    instances = {one.key: one.instance for one in whole.tasks}
    assert instances == {
        "74-2026/I.1": None, "74-2026/I.2": None, "74-2026/II.1": None, "557-2023/I.1": 2026,
    }  # fmt: skip


def communes() -> Directory:
    """Three communes of two former districts, a department, and a commune without a known district."""
    made = [("A", None), ("X1", "Hà Trung"), ("X2", "Nga Sơn"), ("X3", "Hà Trung"), ("X4", None)]
    return Directory(
        tuple(
            Agency(
                code,
                code,
                AgencyKind.COMMUNE if code[0] == "X" else AgencyKind.PROVINCIAL,
                former_district=place,
            )
            for code, place in made
        )
    )


def reporting(files: Iterable[PeriodFile], dues: dict[str, date] | None = None) -> Consolidation:
    """Everybody is asked one line; ``dues`` are due dates of single agencies."""
    known = replace(register([task("74-2026/I.1")]), directory=communes())
    forms: dict[str, FormContent] = contents(
        known, {code: ["74-2026/I.1"] for code in ("A", "X1", "X2", "X3", "X4")}
    )
    forms = {code: replace(form, due=(dues or {}).get(code, form.due)) for code, form in forms.items()}
    return consolidate(ConsolidationRequest(known, forms, count(files), Period(2026), AS_OF))


LINE = "74-2026/I.1 | status | under_way"
RECEIVED = [
    sent("A", LINE, Sent("2026-11-29")),
    sent("X1", LINE, Sent("2026-11-30")),
    sent("X2", LINE, Sent("2026-11-01", outcome=Outcome.HELD)),
    sent("X3", LINE, Sent("2026-11-28", outcome=Outcome.RETURNED)),
]


def test_who_has_reported_by_kind_of_agency_and_former_district() -> None:
    found = [
        f"{g.by} {g.key}: {g.expected} {g.received} {g.usable} {g.on_time} {g.late} "
        f"{g.lines_filled}/{g.lines_asked} {g.lines_provisional} {' '.join(g.members)}"
        for g in reporting(RECEIVED).returns
    ]
    assert found == [
        "kind provincial: 1 1 1 1 0 1/1 0 A",
        "kind commune: 4 3 2 1 1 2/4 1 X1 X2 X3 X4",
        "district Hà Trung: 2 2 2 1 1 2/2 1 X1 X3",
        "district Nga Sơn: 1 1 0 0 0 0/1 0 X2",
        "district : 1 0 0 0 0 0/1 0 X4",
    ]


def test_without_a_due_date_nobody_is_in_time_or_late() -> None:
    known = replace(register([task("74-2026/I.1")]), directory=communes())
    forms = {code: replace(form, due=None) for code, form in contents(known, {"A": ["74-2026/I.1"]}).items()}
    request = ConsolidationRequest(known, forms, count(RECEIVED[:1]), Period(2026), AS_OF)
    (group,) = consolidate(request).returns
    assert (group.usable, group.on_time, group.late) == (1, 0, 0)


def test_districts_and_kinds_both_add_up_to_those_expected() -> None:
    result = reporting(RECEIVED)
    by = {
        kind: sum(g.expected for g in result.returns if g.by is kind and g.key != AgencyKind.PROVINCIAL)
        for kind in ReturnsBy
    }
    assert by == {ReturnsBy.KIND: 4, ReturnsBy.DISTRICT: 4}


def test_each_kind_of_agency_is_held_to_its_own_due_date() -> None:
    result = reporting(RECEIVED, {code: day("2026-11-27") for code in ("X1", "X2", "X3", "X4")})
    assert [(s.code, s.due, s.on_time) for s in result.agencies if s.received_on] == [
        ("A", day("2026-11-29"), True),
        ("X1", day("2026-11-27"), False),
        ("X3", day("2026-11-27"), False),
    ]


def test_conflicts_that_wait_for_a_decision_come_first_with_source_and_status() -> None:
    keys = ["74-2026/CT.I.1", "74-2026/CT.I.2"]
    chosen = replace(decision(DecisionKind.FIGURE, keys[0], "B"), period="2026")
    known = register((), [measure(key) for key in keys], [chosen])
    files = [
        sent(
            code,
            "\n".join(f"{key} | value | {value}\n{key} | value_status | {status}" for key in keys)
            + f"\n{keys[1]} | source | {source}\n{keys[1]} | value_date | 2026-11-20",
        )
        for code, value, status, source in (
            ("A", "5", "estimate", "Cục A"),
            ("B", "6", "official", "Thống kê"),
        )
    ]
    result = consolidated(known, {"A": keys, "B": keys}, files)
    assert [(c.line, c.settled_by) for c in result.conflicts] == [(keys[1], None), (keys[0], "Công văn 1")]
    exported = to_json(result)["conflicts"]
    assert isinstance(exported, list)
    assert [
        f"{v['agency']} {v['value']} {v['status']} {v['value_date']} {v['source']}"
        for v in exported[0]["values"]
    ] == ["A 5 estimate 2026-11-20 Cục A", "B 6 official 2026-11-20 Thống kê"]
    assert (exported[0]["chosen"], exported[1]["chosen"], exported[1]["settled_on"]) == (
        None,
        "6",
        "2026-12-01",
    )


@pytest.mark.parametrize(
    ("decided_on", "state"),
    [
        ("2026-06-01", "under_way"),
        ("2026-12-15", "under_way"),
        ("2027-06-29", "under_way"),
        ("2027-06-30", "overdue"),
    ],
)
def test_a_decision_holds_for_reports_written_within_half_a_year(decided_on: str, state: str) -> None:
    moved = replace(
        decision(DecisionKind.EXTENSION, "74-2026/I.1", None, "2027-12-31"), decided_on=day(decided_on)
    )
    known = register([task("74-2026/I.1")], (), [moved])
    (found,) = consolidated(known, {"A": ["74-2026/I.1"]}, [sent("A", LINE)]).tasks
    assert (found.state.value, found.original_due) == (state, day("2026-06-30"))
