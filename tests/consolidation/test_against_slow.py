"""The arithmetic held against a second implementation that was written from the rules alone (``slow``)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.consolidation import slow
from tests.consolidation.tables import AS_OF, consolidated, day, decision, measure, register, sent, task
from toolkit.consolidation.averages import Average
from toolkit.consolidation.end_targets import Base, Evidence, target_verdict
from toolkit.consolidation.verdicts import share_of, year_verdict
from toolkit.model.period import Period
from toolkit.model.plan import Comparator, Target
from toolkit.model.register import DecisionKind, Direction, MeasureKind, RollUp
from toolkit.model.results import GroupedBy, TaskState, Verdict
from toolkit.register.dues import Weekend, due_of

bounded = settings(max_examples=150, deadline=None)
FIGURE = st.one_of(
    st.decimals(-60, 120, places=1),
    st.sampled_from([Decimal(0), Decimal("10.1"), Decimal("-5"), Decimal(50)]),
)
WAYS = st.sampled_from(list(Direction))
NOW = st.integers(2024, 2031)


@st.composite
def targets(draw: st.DrawFn, spans: bool = False) -> Target:
    """Targets of every comparator, some without a last year, ranges with both ends."""
    comparator = draw(st.sampled_from(list(Comparator)))
    low = draw(FIGURE)
    high = low + draw(st.decimals(0, 10, places=1)) if comparator is Comparator.RANGE else None
    year = None if spans else draw(st.sampled_from([2030, 2030, 2027, None]))
    return Target(None, comparator, low, high, "%", year, "2024 - 2030" if spans else None)


def demand(of: Target) -> slow.Demand:
    """The same target for the slow reading."""
    top = of.value if of.value_max is None else of.value_max
    first, last = (2024, 2030) if of.period else (None, of.year)
    return slow.Demand(of.comparator.value, Fraction(of.value), Fraction(top), first, last)


@bounded
@given(FIGURE, FIGURE, WAYS, st.sampled_from([Decimal("0.95"), Decimal(1), Decimal("0.9")]))
def test_verdicts_of_a_year(value: Decimal, plan: Decimal, way: Direction, near: Decimal) -> None:
    wanted = slow.of_a_year(Fraction(value), Fraction(plan), way.value, Fraction(near))
    assert year_verdict(value, plan, way, near) == wanted
    edge = plan - (1 - near) * abs(plan)
    assert year_verdict(edge, plan, Direction.HIGHER, near) == slow.of_a_year(
        Fraction(edge), Fraction(plan), "higher", Fraction(near)
    )


@bounded
@given(st.decimals(-10, 2000, places=2), st.decimals(-1, 300, places=2))
def test_shares_half_up(value: Decimal, plan: Decimal) -> None:
    assert str(share_of(value, plan)) == slow.percent(Fraction(value), Fraction(plan))


@bounded
@given(FIGURE, targets(), WAYS, st.one_of(st.none(), st.tuples(st.integers(2020, 2023), FIGURE)), NOW)
def test_levels_on_the_straight_way(
    value: Decimal, of: Target, way: Direction, base: tuple[int, Decimal] | None, now: int
) -> None:
    known = replace(measure("74-2026/CT.I.1"), direction=way)
    evidence = Evidence(value, Period(now), Base(*base) if base else None)
    found = target_verdict(evidence, of, known, Decimal(1))
    plain = (base[0], Fraction(base[1])) if base else None
    assert found.verdict == slow.of_a_level(Fraction(value), demand(of), way.value, plain, now)
    assert (found.lacking is not None) == (found.verdict is Verdict.NO_BASIS)


@bounded
@given(
    st.lists(
        st.sampled_from([Decimal("9"), Decimal("10.1"), Decimal("11.2"), Decimal("-3")]),
        min_size=1,
        max_size=8,
    ),
    targets(spans=True),
    WAYS,
    st.booleans(),
    st.booleans(),
)
def test_averages_of_a_span(
    figures: list[Decimal], of: Target, way: Direction, growth: bool, gap: bool
) -> None:
    now = 2023 + len(figures)
    known = dict(zip(range(2024, now + 1), figures, strict=True))
    value = known.pop(now)
    if gap:
        known.pop(2025, None)
    name = "Tốc độ tăng GRDP bình quân giai đoạn" if growth else "Tỉ lệ hộ nghèo giảm bình quân hằng năm"
    one = replace(measure("74-2026/CT.I.1"), name=name, kind=MeasureKind.PERIOD_AVERAGE, direction=way)
    found = target_verdict(Evidence(value, Period(now), None, known), of, one, Decimal(1))
    every = {year: Fraction(figure) for year, figure in {**known, now: value}.items()}
    assert found.verdict == slow.of_a_rate(every, demand(of), way.value, now, growth)


@bounded
@given(st.lists(st.decimals(-20, 30, places=1), min_size=1, max_size=6), st.integers(1, 5), st.booleans())
def test_what_remains_brings_the_average_to_the_aim(figures: list[Decimal], years: int, growth: bool) -> None:
    aim = Decimal("10.1")
    remaining = Average(tuple(figures), growth).remaining(aim, years)
    assert remaining is not None
    index, wanted, total = 1.0, 1.0, 0.0
    for rate in [*figures, *[remaining] * years]:
        index *= 1 + float(rate) / 100
        wanted *= 1 + float(aim) / 100
        total += float(rate - aim)
    assert abs(index / wanted - 1 if growth else total) < 1e-5


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
DECIDED = st.tuples(
    st.sampled_from([DecisionKind.EXTENSION, DecisionKind.CONDITION_MET]),
    st.sampled_from([None, "A", "B"]),
    DAYS,
    DAYS,
)


@bounded
@given(st.lists(DECIDED, max_size=6), st.one_of(st.none(), DAYS), st.sampled_from(list(Weekend)))
def test_due_dates_after_decisions(
    decided: list[tuple[DecisionKind, str | None, date, date]], planned: date | None, weekend: Weekend
) -> None:
    made = [
        replace(decision(kind, "74-2026/I.1", agency), new_date=new, decided_on=on)
        for kind, agency, on, new in decided
    ]
    wanted = planned
    for kind in (DecisionKind.CONDITION_MET, DecisionKind.EXTENSION):
        best: tuple[date, bool] | None = None
        for one, agency, on, new in decided:
            if one is kind and agency != "B" and (best is None or (on, agency == "A") >= best):
                best, wanted = (on, agency == "A"), new
    while wanted is not None and weekend is Weekend.NEXT_WORKING_DAY and wanted.isoweekday() > 5:
        wanted += timedelta(days=1)
    found = due_of(made, "A", planned, weekend)
    assert (found.valid, found.original) == (wanted, planned)


STATUS = st.sampled_from(["done", "under_way", "nothing", None])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(RollUp)),
            st.sampled_from(["2026-06-30", "2026-12-31"]),
            STATUS,
            STATUS,
            STATUS,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_groups_and_totals_count_what_the_tasks_say(
    made: list[tuple[RollUp, str, str | None, str | None, str | None]],
) -> None:
    tasks = [
        replace(task(f"74-2026/I.{n}", due, rollup=rule), named_reporter="Sở B")
        for n, (rule, due, *_said) in enumerate(made, start=1)
    ]
    files = []
    for position, agency in enumerate("ABC"):
        rows = [
            f"{one.key} | status | {row[2 + position]}\n{one.key} | submitted_on | 2026-07-01"
            for one, row in zip(tasks, made, strict=True)
            if row[2 + position]
        ]
        files += [sent(agency, "\n".join(rows))] if rows else []
    result = consolidated(register(tasks), {code: [one.key for one in tasks] for code in "ABC"}, files)
    counted = slow.tally(one.state.value for one in result.tasks)
    assert {s.value: getattr(result.totals, s.value) for s in TaskState} == {
        s.value: counted.get(s.value, 0) for s in TaskState
    }
    plan = next(group for group in result.groups if group.by is GroupedBy.PLAN)
    assert plan.totals == result.totals
    for code in "ABC":
        own = slow.tally(
            line.state.value for one in result.tasks for line in one.lines if line.agency == code
        )
        (group,) = [g for g in result.groups if g.by is GroupedBy.AGENCY and g.key == code]
        assert {s.value: getattr(group.totals, s.value) for s in TaskState} == {
            s.value: own.get(s.value, 0) for s in TaskState
        }
    for (rule, due, *said), found in zip(made, result.tasks, strict=True):
        if rule is RollUp.NAMED_REPORTER:
            expected = {
                "done": "done_late" if due < "2026-07-01" else "done_on_time",
                "nothing": "no_data",
                None: "no_data",
            }
            past = "overdue" if day(due) < AS_OF else "under_way"
            assert (found.state, found.expected) == (expected.get(said[1], past), 1)
