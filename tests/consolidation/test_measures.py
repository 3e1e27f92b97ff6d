"""Measures: which figure is printed, and how it stands."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.consolidation.tables import consolidated, day, decision, measure, register, sent
from toolkit.consolidation.answers import LineAnswers
from toolkit.consolidation.end_targets import Base, Evidence, compared, satisfies
from toolkit.consolidation.end_targets import target_verdict as judged
from toolkit.consolidation.measures import MeasureMaterial, assess_measure, report_measure
from toolkit.consolidation.rules import DEFAULT_RULES
from toolkit.consolidation.verdicts import share_of, year_verdict
from toolkit.model.period import Period
from toolkit.model.plan import Comparator, Target
from toolkit.model.register import (
    Decision,
    DecisionKind,
    Direction,
    FigureKind,
    Measure,
    MeasureKind,
    PlanTarget,
    YearFigure,
)
from toolkit.model.results import Conflict, LineReport, MeasureAssessment, Verdict

KEY = "74-2026/CT.I.1"
NEAR = Decimal("0.95")
H, L, R = Direction.HIGHER, Direction.LOWER, Direction.RANGE
YEAR = Period(2026)


def chosen(
    figure: str | None, agency: str | None = None, period: str | None = None, on: str = "2026-12-01"
) -> Decision:
    """A decision on the figure."""
    value = Decimal(figure) if figure else None
    made = decision(DecisionKind.FIGURE, KEY, agency)
    return replace(made, figure=value, period=period, decided_on=day(on))


def assessed(
    reports: dict[str, str], decisions: tuple[Decision, ...] = (), figures: str = "", period: Period = YEAR
) -> MeasureAssessment:
    """Reports as 'value' or 'value status' or a silent status; figures as 'kind year value' rows."""
    lines = []
    for agency, text in reports.items():
        first, _blank, status = text.partition(" ")
        number = first.replace(".", "").isdigit()
        answers = LineAnswers(
            {"value": Decimal(first), "value_status": status or "estimate"} if number else
            ({"value_status": first} if first else {})
        )  # fmt: skip
        lines.append(report_measure(agency, answers))
    rows = [row.split() for row in figures.strip().splitlines()]
    known = tuple(YearFigure(KEY, int(year), FigureKind(kind), Decimal(value)) for kind, year, value in rows)
    return assess_measure(MeasureMaterial(measure(KEY), (), known, decisions), lines, period, DEFAULT_RULES)


@pytest.mark.parametrize(
    ("reports", "decisions", "expected"),
    [
        ({"A": "5"}, (), "5 estimate A no_basis False"),
        ({"A": "5", "B": "5.0 official"}, (), "5 estimate A no_basis False"),
        ({"A": "5", "B": ""}, (), "5 estimate A no_basis False"),
        ({"A": "5", "B": "6 official"}, (), "None None None no_basis True"),
        ({"A": "5", "B": "6 official"}, (chosen("6"),), "6 official B no_basis False"),
        ({"A": "5", "B": "6"}, (chosen("5.5"),), "5.5 None None no_basis False"),
        ({"A": "5", "B": "6"}, (chosen(None, "B"),), "6 estimate B no_basis False"),
        ({"A": "5", "B": ""}, (chosen(None, "B"),), "5 estimate A no_basis False"),
        ({"A": "5", "B": "6"}, (chosen("5"), chosen("6", on="2026-12-02")), "6 estimate B no_basis False"),
        ({"A": "5", "B": "6"}, (chosen("6", on="2025-12-01"),), "None None None no_basis True"),
        ({"A": "5", "B": "6"}, (chosen("6", period="2025"),), "None None None no_basis True"),
        ({"A": "5", "B": "6"}, (chosen("6", period="2026", on="2028-01-01"),), "6 estimate B no_basis False"),
        ({"A": "0"}, (), "0 estimate A no_basis False"),
        ({"A": "secret", "B": ""}, (), "None None None secret False"),
        ({"A": "nothing", "B": ""}, (), "None None None nothing False"),
        ({"A": "no_data"}, (), "None None None no_basis False"),
        ({"A": "", "B": ""}, (), "None None None not_reported False"),
        ({}, (), "None None None not_reported False"),
    ],
)
def test_the_figure_printed(reports: dict[str, str], decisions: tuple[Decision, ...], expected: str) -> None:
    found = assessed(reports, decisions)
    assert f"{found.value} {found.status} {found.chosen_from} {found.assessment} {found.conflict}" == expected
    assert len(found.reports) == len(reports)


def test_zero_nothing_secret_and_missing_are_four_things() -> None:
    reports = assessed({"A": "0", "B": "nothing", "C": "secret", "D": "", "E": "no_data"}).reports
    assert [(one.report, one.value) for one in reports] == [
        (LineReport.REPORTED, Decimal(0)),
        (LineReport.NOTHING, None),
        (LineReport.SECRET, None),
        (LineReport.MISSING, None),
        (LineReport.NO_DATA, None),
    ]


def test_the_year_is_judged_against_its_own_plan_and_only_when_it_is_whole() -> None:
    figures = "plan 2026 8\nplan 2025 1\nbase 2020 2\nbase 2025 3\nbase 2026 9\nactual 2025 4"
    found = assessed({"A": "7.76"}, (), figures)
    assert (found.year_plan, found.year_share, found.base, found.previous) == (8, Decimal("97.0"), 3, 4)
    assert found.assessment is Verdict.NEAR
    quarter = assessed({"A": "7.76"}, (), figures, Period(2026, "Q3"))
    assert (quarter.year_share, quarter.assessment) == (Decimal("97.0"), Verdict.NO_BASIS)


@pytest.mark.parametrize(
    ("value", "plan", "direction", "expected"),
    [
        ("10", "10", H, "met"), ("9.5", "10", H, "near"), ("9.49", "10", H, "missed"), ("12", "10", H, "met"),
        ("10", "10", L, "met"), ("10.5", "10", L, "near"), ("10.51", "10", L, "missed"), ("3", "10", L, "met"),
        ("10", "10", R, "met"), ("10.5", "10", R, "near"), ("9.4", "10", R, "missed"),
        ("0", "0", H, "met"), ("-1", "0", H, "missed"), ("1", "0", L, "missed"), ("0", "0", L, "met"),
        ("-2", "-2", H, "met"), ("-2.1", "-2", H, "near"), ("-3", "-2", H, "missed"), ("-3", "-2", L, "met"),
    ],
)  # fmt: skip
def test_year_verdicts_in_every_direction(value: str, plan: str, direction: Direction, expected: str) -> None:
    assert year_verdict(Decimal(value), Decimal(plan), direction, NEAR) == expected


@pytest.mark.parametrize(
    ("value", "plan", "expected"),
    [("97", "100", "97.0"), ("1", "3", "33.3"), ("1.2345", "10", "12.3"), ("0.125", "100", "0.1"),
     ("8.45", "1000", "0.8"), ("0.05", "100", "0.1"), ("5", "0", "None"),
     ("5", "-1", "None"), ("-5", "10", "None"), ("0", "10", "0.0")],
)  # fmt: skip
def test_shares_are_points_rounded_half_up(value: str, plan: str, expected: str) -> None:
    assert str(share_of(Decimal(value), Decimal(plan))) == expected


@given(st.decimals(1, 1000, places=2), st.decimals(1, 1000, places=2))
def test_better_is_never_judged_worse(first: Decimal, plan: Decimal) -> None:
    order = [Verdict.MISSED, Verdict.NEAR, Verdict.MET]
    for direction, better in ((H, first + 1), (L, first - 1)):
        ranks = [order.index(year_verdict(value, plan, direction, NEAR)) for value in (first, better)]
        assert ranks == sorted(ranks)


def target_verdict(value: Decimal, one: Target, of: Measure, period: Period, base: Base | None) -> Verdict:
    """The verdict alone, where all the way that should lie behind must."""
    return judged(Evidence(value, period, base), one, of, Decimal(1)).verdict


def target(
    comparator: str, value: str, top: str | None = None, year: int | None = 2030, period: str | None = None
) -> Target:
    """A target of the plan."""
    return Target(
        None, Comparator(comparator), Decimal(value), Decimal(top) if top else None, "%", year, period
    )


@pytest.mark.parametrize(
    ("comparator", "top", "direction", "good", "bad"),
    [
        (">=", None, H, ["50", "51"], ["49.9"]),
        (">", None, H, ["50.1"], ["50"]),
        ("<=", None, H, ["50", "1"], ["50.1"]),
        ("<", None, H, ["49.9"], ["50"]),
        ("=", None, H, ["50", "60"], ["49"]),
        ("=", None, L, ["50", "40"], ["51"]),
        ("=", None, R, ["50"], ["49", "51"]),
        ("range", "60", R, ["50", "55", "60"], ["49", "61"]),
        ("range", "60", H, ["50", "70"], ["49"]),
        ("range", "60", L, ["60", "40"], ["61"]),
    ],
)
def test_what_fulfils_a_target(
    comparator: str, top: str | None, direction: Direction, good: list[str], bad: list[str]
) -> None:
    one = target(comparator, "50", top)
    assert [satisfies(compared(Decimal(value)), one, direction) for value in good + bad] == [True] * len(
        good
    ) + [False] * len(bad)


@pytest.mark.parametrize(
    ("value", "kind", "base", "period", "expected"),
    [
        ("60", MeasureKind.LEVEL, None, "2026", "reached"),
        ("40", MeasureKind.LEVEL, None, "2026", "no_basis"),
        ("40", MeasureKind.LEVEL, (2020, "20"), "2026", "likely"),
        ("37", MeasureKind.LEVEL, (2020, "20"), "2026", "hard"),
        ("38", MeasureKind.CUMULATIVE, (2020, "20"), "2026", "likely"),
        ("40", MeasureKind.LEVEL, (2026, "20"), "2026", "no_basis"),
        ("60", MeasureKind.ANNUAL_RATE, (2020, "20"), "2026", "no_basis"),
        ("60", MeasureKind.PERIOD_AVERAGE, (2020, "20"), "2026", "no_basis"),
        ("60", MeasureKind.PERIOD_AVERAGE, None, "2030", "reached"),
        ("40", MeasureKind.LEVEL, (2020, "20"), "2030", "missed"),
        ("40", MeasureKind.LEVEL, (2020, "20"), "2030-Q1", "hard"),
    ],
)
def test_end_targets(
    value: str, kind: MeasureKind, base: tuple[int, str] | None, period: str, expected: str
) -> None:
    one = replace(measure(KEY), kind=kind)
    from_ = Base(base[0], Decimal(base[1])) if base else None
    found = target_verdict(Decimal(value), target(">=", "50"), one, Period.parse(period), from_)
    assert found == expected


def test_lower_targets_spans_and_units() -> None:
    one = measure(KEY)
    from_ = Base(2020, Decimal(40))
    falling = target("<", "20")
    verdicts = [target_verdict(Decimal(v), falling, one, YEAR, from_) for v in ("19", "28", "29")]
    assert verdicts == [Verdict.REACHED, Verdict.LIKELY, Verdict.HARD]
    span = target(">=", "50", year=None, period="2021 - 2030")
    assert target_verdict(Decimal(49), span, one, Period(2030), None) is Verdict.MISSED
    assert (
        target_verdict(Decimal(49), span, replace(one, unit="nghìn tỉ đồng"), YEAR, from_) is Verdict.NO_BASIS
    )
    per_head = replace(target(">=", "7900"), unit="USD")
    assert (
        target_verdict(Decimal(8000), per_head, replace(one, unit="USD/người"), YEAR, None) is Verdict.REACHED
    )


def test_two_plans_set_two_targets_for_one_measure_and_agencies_stand_side_by_side() -> None:
    wanted = (("557-2023", "5"), ("74-2026", "8"))
    targets = tuple(
        PlanTarget(f"{plan}/1", plan, KEY, target(">=", value), f"{value} trở lên") for plan, value in wanted
    )
    known = replace(register((), [measure(KEY)], [chosen("6")]), targets=targets)
    files = [
        sent(code, f"{KEY} | value | {v}\n{KEY} | value_status | official")
        for code, v in (("A", "5"), ("B", "6.00"))
    ]
    result = consolidated(known, {"A": [KEY], "B": [KEY]}, files)
    (found,) = result.measures
    assert [(t.plan, t.verdict.value, str(t.share)) for t in found.targets] == [
        ("557-2023", "reached", "120.0"),
        ("74-2026", "no_basis", "75.0"),
    ]
    assert [(r.agency, str(r.value)) for r in found.reports] == [("A", "5"), ("B", "6.00")]
    assert result.conflicts == (
        Conflict(
            KEY, "value", (("A", "5"), ("B", "6")), "Công văn 1", found.reports, day("2026-12-01"), Decimal(6)
        ),
    )
    open_ = consolidated(replace(known, decisions=()), {"A": [KEY], "B": [KEY]}, files)
    assert [(one.settled_by, one.settled_on, one.chosen) for one in open_.conflicts] == [(None, None, None)]
    assert [t.verdict for t in open_.measures[0].targets] == [Verdict.NO_BASIS, Verdict.NO_BASIS]
