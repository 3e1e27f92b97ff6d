"""End targets with every component of the verdict; series and the same period of the year before."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.consolidation.tables import consolidated, contents, measure, register, sent
from toolkit.consolidation.averages import is_growth
from toolkit.consolidation.consolidate import ConsolidationRequest, consolidate
from toolkit.consolidation.counting import count
from toolkit.consolidation.end_targets import Base, Evidence, target_verdict
from toolkit.consolidation.explain import explain
from toolkit.consolidation.export import to_json, to_tables
from toolkit.consolidation.plain import plain_or_none
from toolkit.model.errors import WorkspaceError
from toolkit.model.period import Period, PeriodKind, WindowDays
from toolkit.model.plan import Comparator, Target
from toolkit.model.register import Direction, FigureKind, MeasureKind, PlanTarget, YearFigure
from toolkit.model.results import SeriesPoint
from toolkit.workflows.sealed_reader import sealed_figures

KEY = "74-2026/CT.I.1"
LEVELS = """
    way    target     span  base      period   value | verdict  lacking needed    required  actual    remaining
    higher >= 50      2030  2020:20   2026     38    | likely   -       38        3         3         3
    higher >= 50      2030  2020:20   2026     37.9  | hard     -       38        3         2.983333  3.025
    higher >= 50      2030  2020:20   2026-Q3  37.25 | likely   -       37.25     3         3         3
    higher >= 50      2030  2020:20   2026-H1  36.4  | hard     -       36.5      3         2.981818  3.022222
    higher >= 50      2030  2020:20   2030     49    | missed   -       50        3         2.9       -
    higher >= 50      2030  2020:20   2030-Q4  49    | hard     -       50        3         2.9       -
    higher >= 50      2030  2020:20   2031     51    | reached  -       50        3         2.818182  -
    higher >= 50      2030  2020:50   2026     49    | hard     -       50        0         -0.166667 0.25
    higher >= 50      2030  2020:50   2026     50    | reached  -       50        0         0         0
    higher >= 50      2030  2020:60   2026     49    | hard     -       54        -1        -1.833333 0.25
    higher >= 50      2030  -         2026     49    | no_basis base    -         -         -         -
    higher >= 50      -     2020:20   2026     49    | no_basis end     -         -         -         -
    higher >= 50      -     2020:20   2026     51    | reached  -       -         -         -         -
    higher >= 0       2030  2020:-10  2026     -4    | likely   -       -4        1         1         1
    higher >= 0       2030  2020:-10  2026     -4.1  | hard     -       -4        1         0.983333  1.025
    higher >= 0       2030  2020:-10  2026     0     | reached  -       -4        1         1.666667  0
    higher >= -5      2030  2020:-15  2026     -9    | likely   -       -9        1         1         1
    lower  = 0        2030  2020:30   2026     12    | likely   -       12        -3        -3        -3
    lower  = 0        2030  2020:30   2026     13    | hard     -       12        -3        -2.833333 -3.25
    lower  = 0        2030  2020:30   2026     0     | reached  -       12        -3        -5        0
    higher < 20       2030  2020:40   2026     28    | likely   -       28        -2        -2        -2
    higher < 20       2030  2020:40   2026     19.9  | reached  -       28        -2        -3.35     0.025
    higher < 20       2030  2020:40   2030     20    | missed   -       20        -2        -2        -
    range  3..4       2030  2020:0    2026     2     | likely   -       1.8       0.3       0.333333  0.25
    range  3..4       2030  2020:0    2026     1.7   | hard     -       1.8       0.3       0.283333  0.325
    range  3..4       2030  2020:9    2026     6     | likely   -       6         -0.5      -0.5      -0.5
    range  3..4       2030  2020:9    2026     3.5   | reached  -       5.4       -0.6      -0.916667 -0.125
    range  3..4       2030  2020:9    2030     4.1   | missed   -       4         -0.5      -0.49     -
    sum    >= 840     2026-2030 -     2026     168   | likely   -       168       168       168       168
    sum    >= 840     2026-2030 2025:9 2026    167   | hard     -       168       168       167       168.25
    sum    >= 840     2026-2030 -     2027-Q2  252   | likely   -       252       168       168       168
"""
RATES = """
    name            target  span       earlier                   period  value | verdict lacking value     remaining
    tốc độ tăng     >= 10   2024-2026  2024:21                   2025    0     | likely  -       10        10
    tốc độ tăng     >= 10   2024-2026  2024:20                   2025    0     | hard    -       9.544512  10.916667
    tốc độ tăng     >= 10   2024-2026  2024:10,2025:10           2026    10    | reached -       10        -
    tốc độ tăng     >= 10   2024-2026  2024:20,2025:0            2026    10    | missed  -       9.696131  -
    tốc độ tăng     >= 10   2024-2026  -                         2025    99    | no_basis years  -         -
    tốc độ tăng     >= 10   2024-2026  2024:21                   2025-Q2 0     | no_basis whole_year -     -
    hộ nghèo giảm   >= 10   2024-2026  2024:20                   2025    0     | likely  -       10        10
    hộ nghèo giảm   >= 10   2024-2026  2024:19                   2025    0     | hard    -       9.5       11
    hộ nghèo giảm   <= 10   2024-2026  2024:20                   2025    0     | likely  -       10        10
    tốc độ tăng     > 10    2024-2026  2024:21                   2025    0     | hard    -       10        10
    hộ nghèo giảm   > 10    2024-2026  2024:20                   2025    0     | hard    -       10        10
    tốc độ tăng     >= 7    -          -                         2026    7     | reached -       -         -
    tốc độ tăng     >= 7    -          -                         2026    6.9   | missed  -       -         -
    tốc độ tăng     >= 7    2030       -                         2026    9     | no_basis years  -         -
    tốc độ tăng     >= 7    2030       -                         2030    9     | reached -       -         -
    tốc độ tăng     >= 10   2024-2026  2024:-100                 2025    0     | no_basis years  -         -
"""


def rows(table: str) -> list[list[str]]:
    """Rows of a table without its heading; blanks of two and more, or a bar, part the cells."""
    lines = [line for line in table.strip().splitlines() if line.strip()][1:]
    return [" ".join(line.replace("|", " ").split()).split(" ") for line in lines]


def target_of(words: list[str], span: str) -> Target:
    """'>= 50' or '3..4' with '2030', '2026-2030' or '-'."""
    if ".." in words[0]:
        low, high = map(Decimal, words[0].split(".."))
        demand = (Comparator.RANGE, low, high)
    else:
        demand = (Comparator(words[0]), Decimal(words[1]), None)
    year = int(span) if span.isdigit() else None
    return Target(None, *demand, "%", year, span if len(span) == 9 else None)


@pytest.mark.parametrize("row", rows(LEVELS), ids=" ".join)
def test_levels_and_sums_with_their_pace(row: list[str]) -> None:
    way, *rest = row
    words = rest[: 1 if ".." in rest[0] else 2]
    span, base, period, value, *expected = rest[len(words) :]
    known = replace(
        measure(KEY),
        kind=MeasureKind.CUMULATIVE if way == "sum" else MeasureKind.LEVEL,
        direction=Direction.HIGHER if way == "sum" else Direction(way),
    )
    year, _colon, figure = base.partition(":")
    evidence = Evidence(
        Decimal(value), Period.parse(period), Base(int(year), Decimal(figure)) if figure else None
    )
    found = target_verdict(evidence, target_of(words, span), known, Decimal(1))
    pace = found.pace
    shown = [pace.needed, pace.required, pace.actual, pace.remaining] if pace else [None] * 4
    assert [found.verdict, found.lacking or "-", *(plain_or_none(one) or "-" for one in shown)] == expected


@pytest.mark.parametrize("row", rows(RATES), ids=" ".join)
def test_rates_by_the_average_of_their_span(row: list[str]) -> None:
    name, words, (span, earlier, period, value, *expected) = " ".join(row[:3]), row[3:5], row[5:]
    years = [pair.split(":") for pair in earlier.split(",") if pair != "-"]
    known = replace(measure(KEY), name=name, kind=MeasureKind.ANNUAL_RATE)
    evidence = Evidence(
        Decimal(value), Period.parse(period), None, {int(year): Decimal(figure) for year, figure in years}
    )
    found = target_verdict(evidence, target_of(words, span), known, Decimal(1))
    shown = [found.pace.value, found.pace.remaining] if found.pace else [None, None]
    assert [found.verdict, found.lacking or "-", *(plain_or_none(one) or "-" for one in shown)] == expected


@pytest.mark.parametrize(
    ("value", "likely", "expected"),
    [("38", "1", "likely"), ("36.2", "0.9", "likely"), ("36.19", "0.9", "hard"), ("36.2", "1", "hard")],
)
def test_an_office_sets_how_much_of_the_way_makes_a_target_likely(
    value: str, likely: str, expected: str
) -> None:
    evidence = Evidence(Decimal(value), Period(2026), Base(2020, Decimal(20)))
    assert (
        target_verdict(evidence, target_of([">=", "50"], "2030"), measure(KEY), Decimal(likely)).verdict
        == expected
    )


@pytest.mark.parametrize(
    ("name", "unit", "growth"),
    [
        ("Tốc độ tăng trưởng GRDP bình quân giai đoạn 2026 - 2030", "%", True),
        ("Tốc độ tăng năng suất lao động xã hội bình quân hằng năm", "%/năm", True),
        ("Tỉ lệ hộ nghèo giảm bình quân hằng năm", "%", False),
        ("Đóng góp của TFP vào tăng trưởng kinh tế", "lần", False),
        ("Tổng sản lượng lương thực bình quân hằng năm", "triệu tấn", False),
    ],
)
def test_growth_is_compounded_and_points_are_added(name: str, unit: str, growth: bool) -> None:
    assert is_growth(replace(measure(KEY), name=name, unit=unit)) is growth


def assessed(
    figures: str, earlier: dict[str, str], value: str = "110", period: str = "2026", unit: str = "USD"
) -> ConsolidationRequest:
    """One measure with figures 'kind year value' of the master and printed figures of earlier reports."""
    known = replace(measure(KEY), unit=unit)
    typed = [row.split() for row in figures.splitlines() if row.strip()]
    target = replace(target_of([">=", "200"], "2030"), unit=unit)
    whole = replace(
        register((), [known]),
        targets=(PlanTarget("T1", "74-2026", KEY, target, "200 trở lên"),),
        figures=tuple(YearFigure(KEY, int(y), FigureKind(kind), Decimal(v)) for kind, y, v in typed),
    )
    return ConsolidationRequest(
        whole,
        contents(whole, {"A": [KEY]}),
        count([sent("A", f"{KEY} | value | {value}\n{KEY} | value_status | estimate")]),
        Period.parse(period),
        Period.parse(period).last_day,
        earlier={KEY: {key: SeriesPoint(key, Decimal(v), "official") for key, v in earlier.items()}},
    )


@pytest.mark.parametrize(
    ("figures", "earlier", "period", "unit", "expected"),
    [
        ("actual 2025 100", {}, "2026", "USD", "100 100 10 10 2025 2026"),
        ("", {"2025": "88", "2024": "80", "2025-Q3": "7"}, "2026", "USD", "88 88 22 25 2024 2025 2026"),
        ("actual 2025 100", {"2025": "88"}, "2026", "%", "100 100 10 None 2025 2026"),
        (
            "actual 2025 100",
            {"2025-Q3": "120", "2025-H1": "9"},
            "2026-Q3",
            "USD",
            "100 120 -10 -8.3 2025-Q3 2026-Q3",
        ),
        ("actual 2025 0", {}, "2026", "USD", "0 0 110 None 2025 2026"),
        ("", {"2026-Q1": "5"}, "2026-Q2", "USD", "None None None None 2026-Q2"),
        ("", {"2027": "5"}, "2026", "USD", "None None None None 2026"),
    ],
)
def test_the_same_period_of_the_year_before_and_the_series(
    figures: str, earlier: dict[str, str], period: str, unit: str, expected: str
) -> None:
    (found,) = consolidate(assessed(figures, earlier, period=period, unit=unit)).measures
    numbers = (plain_or_none(one) for one in (found.previous, found.last_year, found.change, found.growth))
    assert " ".join([*map(str, numbers), *(point.period for point in found.series)]) == expected


def test_every_component_is_exported_and_explained() -> None:
    result = consolidate(assessed("base 2020 20\nplan 2026 120", {}))
    (exported,) = to_json(result)["indicators"]  # type: ignore[misc]
    (target,) = exported["targets"]
    assert target == {
        "plan": "74-2026", "text": "200 trở lên", "verdict": "hard", "share": "55", "gap": "-90",
        "lacking": None, "base_year": 2020, "base": "20", "end": 2030, "aim": "200", "pace_value": "110",
        "needed": "128", "required": "18", "actual": "15", "remaining": "22.5",
    }  # fmt: skip
    assert (exported["year_gap"], exported["year_share"], exported["assessment"]) == ("-10", "91.7", "missed")
    told = {trace.field: trace.value for trace in explain(result, KEY)}
    assert (told["74-2026:required"], told["74-2026:actual"], told["year_gap"]) == ("18", "15", "-10")
    (table,) = [one for one in to_tables(result) if one.name == "targets"]
    assert dict(zip(table.header, table.rows[0], strict=True))["remaining"] == "22.5"


def test_shares_of_a_whole_stay_as_reported_and_sums_are_of_unrounded_figures() -> None:
    keys = [f"74-2026/CT.I.2.{part}" for part in "abc"]
    known = register((), [measure(key) for key in keys])
    known = replace(known, figures=tuple(YearFigure(key, 2026, FigureKind.PLAN, Decimal(3)) for key in keys))
    files = [sent("A", "\n".join(f"{key} | value | 33.3" for key in keys))]
    result = consolidated(known, {"A": keys}, files)
    assert [str(one.value) for one in result.measures] == ["33.3"] * 3
    assert sum(one.year_gap for one in result.measures if one.year_gap is not None) == Decimal("90.9")


def test_figures_of_earlier_reports_come_from_what_was_sealed(tmp_path: Path) -> None:
    said = {
        "2025": [
            {"key": "K", "value": "8.36", "status": "estimate"},
            {"key": "L", "value": None, "status": None},
        ],
        "2026": [{"key": "K", "value": "9", "status": "official"}],
    }
    for period, indicators in said.items():
        (tmp_path / period / "final").mkdir(parents=True)
        text = json.dumps({"indicators": indicators})
        (tmp_path / period / "final" / "export.json").write_text(text, "utf-8")
    (tmp_path / "2024").mkdir()
    assert sealed_figures(tmp_path, Period(2026)) == {
        "K": {"2025": SeriesPoint("2025", Decimal("8.36"), "estimate")}
    }
    (tmp_path / "2025" / "final" / "export.json").write_text("{}", "utf-8")
    with pytest.raises(WorkspaceError, match="sealed export"):
        sealed_figures(tmp_path, Period(2026))


@pytest.mark.parametrize(
    ("period", "kind", "first", "last"),
    [
        ("2026", PeriodKind.YEAR, "2025-12-15", "2026-12-14"),
        ("2026-H1", PeriodKind.HALF_YEAR, "2025-12-15", "2026-06-14"),
        ("2026-H2", PeriodKind.HALF_YEAR, "2026-06-15", "2026-12-14"),
        ("2026-9M", PeriodKind.NINE_MONTHS, "2025-12-15", "2026-09-14"),
        ("2026-Q1", PeriodKind.QUARTER, "2025-12-15", "2026-03-14"),
        ("2026-Q4", PeriodKind.QUARTER, "2026-09-15", "2026-12-14"),
    ],
)
def test_windows_are_those_of_the_decree(period: str, kind: PeriodKind, first: str, last: str) -> None:
    known = Period.parse(period)
    window = known.window()
    assert (known.kind, window.first.isoformat(), window.last.isoformat()) == (kind, first, last)
    calendar = known.window(WindowDays(calendar=True))
    assert (calendar.first, calendar.last) == (known.first_day, known.last_day)
    exported = to_json(consolidate(assessed("", {}, period=period)))["window"]
    assert exported == {"first": first, "last": last}
