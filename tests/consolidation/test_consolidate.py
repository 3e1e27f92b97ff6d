"""The whole: agencies, texts, the hash of the state, export and tracing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from tests.consolidation.tables import AS_OF, Sent, consolidated, contents, day, measure, register, sent, task
from toolkit.consolidation.consolidate import ConsolidationRequest, accepted_lines, consolidate
from toolkit.consolidation.counting import count
from toolkit.consolidation.explain import TraceKind, explain
from toolkit.consolidation.export import to_json, to_tables
from toolkit.consolidation.receipts import Settlement
from toolkit.model.findings import Outcome
from toolkit.model.period import Period
from toolkit.model.register import Decision, DecisionKind
from toolkit.model.results import AgencyStatus, Consolidation

T, M = "74-2026/I.1", "74-2026/CT.I.1"
REGISTER = register([task(T)], [measure(M)])
ASKED = {"A": [T, M], "B": [T], "C": [T]}
FULL = (
    f"{T} | status | done\n{T} | submitted_on | 2026-06-01\n{T} | percent | 45.50\n{M} | value | 8.360\n"
    f"{M} | value_status | estimate\n- | proposals | Bổ sung vốn\n- | highlights | Tốt\n- | letter_number | 12/BC"
)


def whole() -> Consolidation:
    """A sends in time, B late and to be corrected, C nothing."""
    return consolidated(
        REGISTER,
        ASKED,
        [
            sent("A", FULL),
            sent(
                "B",
                f"{T} | status | under_way\n- | highlights | Khá",
                Sent("2026-11-30", outcome=Outcome.RETURNED),
            ),
        ],
    )


def test_agencies_stand_by_their_first_usable_return() -> None:
    due = day("2026-11-29")
    assert whole().agencies == (
        AgencyStatus("A", True, day("2026-11-20"), Outcome.ACCEPTED, True, 2, 2, True, due=due),
        AgencyStatus(
            "B", True, day("2026-11-30"), Outcome.RETURNED, False, 1, 1, False, due=due, lines_provisional=1
        ),
        AgencyStatus("C", True, None, None, None, 1, 0, False, due=due),
    )


def test_a_late_correction_does_not_make_a_timely_agency_late() -> None:
    table = f"{T} | status | under_way"
    files = [
        sent("A", table, Sent("2026-11-10", outcome=Outcome.HELD)),
        sent("A", table + " ", Sent("2026-11-29", outcome=Outcome.RETURNED, errors=((T, "status"),))),
        sent("A", table + "  ", Sent("2026-12-15")),
        sent("A", table + "   ", Sent("2026-12-16", outcome=Outcome.REJECTED)),
    ]
    (status,) = consolidated(REGISTER, {"A": [T]}, files).agencies
    assert (status.received_on, status.on_time, status.outcome) == (day("2026-11-29"), True, Outcome.ACCEPTED)


def test_unusable_returns_leave_an_agency_unreceived_but_say_what_came() -> None:
    held = sent("A", FULL, Sent(outcome=Outcome.HELD))
    stranger = sent("Z", f"{T} | status | done")
    known = {one.code: one for one in consolidated(REGISTER, {"A": [T]}, [held, stranger]).agencies}
    assert (known["A"].received_on, known["A"].outcome, known["A"].on_time) == (None, Outcome.HELD, None)
    assert (known["Z"].expected, known["Z"].outcome) == (False, Outcome.ACCEPTED)
    accepted = replace(held, settlement=Settlement.ACCEPTED)
    assert consolidated(REGISTER, {"A": [T]}, [accepted]).agencies[0].outcome is Outcome.ACCEPTED


def test_an_attachment_counts_as_a_signature() -> None:
    request = ConsolidationRequest(
        REGISTER, contents(REGISTER, ASKED), count([]), Period(2026), AS_OF, attached=frozenset({"C"})
    )
    assert [one.signed for one in consolidate(request).agencies] == [False, False, True]


def test_texts_come_by_heading_then_agency() -> None:
    found = [(one.field, one.agency, one.text, one.source.cell) for one in whole().contributions]
    assert found == [
        ("highlights", "A", "Tốt", "H13"),
        ("highlights", "B", "Khá", "H8"),
        ("proposals", "A", "Bổ sung vốn", "H12"),
    ]


def test_the_hash_knows_figures_but_no_calendar() -> None:
    one = whole()
    later = consolidated(REGISTER, ASKED, [sent("A", FULL), sent("B", f"{T} | status | under_way\n- | highlights | Khá",
                         Sent("2026-11-30", outcome=Outcome.RETURNED))], as_of=date(2026, 11, 30))  # fmt: skip
    assert one == later
    assert len(one.state_hash) == 64
    changed = consolidated(REGISTER, ASKED, [sent("A", FULL.replace("8.360", "8.27"))])
    extended = consolidated(
        replace(
            REGISTER, decisions=(Decision(DecisionKind.REMOVE_TASK, T, None, None, None, "x", "y", AS_OF),)
        ),
        ASKED,
        [sent("A", FULL)],
    )
    assert len({one.state_hash, changed.state_hash, extended.state_hash}) == 3


def test_export_has_the_agreed_shape() -> None:
    exported = to_json(whole())
    assert json.loads(json.dumps(exported)) == exported
    values = exported["values"]
    assert isinstance(values, list)
    assert values[0] == {
        "agency": "A",
        "line": M,
        "field": "value",
        "value": "8.36",
        "provisional": False,
        "source": {
            "file": "inbox/A-2026-11-20.xlsx",
            "sha256": sent("A", FULL).received.sha256,
            "sheet": "Nhiệm vụ",
            "cell": "H10",
        },
    }
    shown = [(v["agency"], v["line"], v["field"], v["value"], v["provisional"]) for v in values]
    assert ("A", T, "percent", "45.5", False) in shown
    assert ("A", T, "submitted_on", "2026-06-01", False) in shown
    assert ("B", None, "highlights", "Khá", True) in shown
    tasks, indicators = exported["tasks"], exported["indicators"]
    assert isinstance(tasks, list)
    assert isinstance(indicators, list)
    assert [(t["key"], t["state"], t["done"], t["expected"]) for t in tasks] == [(T, "overdue", 1, 3)]
    assert [(m["key"], m["assessment"], m["value"]) for m in indicators] == [(M, "no_basis", "8.36")]
    agencies = exported["agencies"]
    assert isinstance(agencies, list)
    assert agencies[1] == {
        "code": "B",
        "expected": True,
        "received_on": "2026-11-30",
        "outcome": "returned",
        "on_time": False,
        "lines_asked": 1,
        "lines_filled": 1,
        "signed": False,
        "paper": False,
        "due": "2026-11-29",
        "lines_provisional": 1,
    }


def test_tables_hold_the_same_values_in_rows_of_one_width() -> None:
    tables = {table.name: table for table in to_tables(whole())}
    assert list(tables) == [
        "values", "tasks", "task_lines", "indicators", "indicator_reports", "targets", "indicator_series",
        "agencies", "conflicts", "totals", "task_groups", "return_groups",
    ]  # fmt: skip
    assert {len(row) - len(table.header) for table in tables.values() for row in table.rows} == {0}
    assert len(tables["values"].rows) == len(whole().dataset.points)
    assert [row[:4] for row in tables["task_lines"].rows] == [
        (T, "A", "reported", "done_on_time"),
        (T, "B", "reported", "overdue"),
        (T, "C", "missing", "no_data"),
    ]


def test_every_figure_is_traced_to_its_cells() -> None:
    result = whole()
    typed = [(t.agency, t.field, t.value, t.source.cell) for t in explain(result, T) if t.source]
    assert typed == [
        ("A", "percent", "45.5", "H9"),
        ("A", "status", "done", "H7"),
        ("A", "submitted_on", "2026-06-01", "H8"),
        ("B", "status", "under_way", "H7"),
    ]
    computed = {(t.agency, t.field): t.value for t in explain(result, T) if t.kind is TraceKind.COMPUTED}
    assert computed[None, "state"] == "overdue"
    assert (computed["B", "days_late"], computed["C", "report"]) == ("153", "missing")
    assert [t.value for t in explain(result, f"{T} B status")] == ["under_way"]
    assert [(t.item, t.value) for t in explain(result, "overdue")] == [("overdue", "1"), (T, "overdue")]
    assert {t.agency for t in explain(result, "A")} == {"A"}
    assert [t.value for t in explain(result, f"{M}  A value")] == ["8.36"]
    assert explain(result, "9999") == explain(result, "") == explain(result, f"{T} B status more") == ()


def test_every_value_of_the_dataset_can_be_reached_by_its_key() -> None:
    result = whole()
    for point in result.dataset.points:
        key = f"{point.line} {point.agency} {point.field}" if point.line else point.agency
        assert point.source in [trace.source for trace in explain(result, key)]


def test_lines_accepted_by_decision_are_of_the_period() -> None:
    def made(period: str | None) -> Decision:
        return Decision(DecisionKind.ACCEPT_LINE, T, "A", None, None, "x", "y", AS_OF, period=period)

    assert accepted_lines([made(None), made("2026")], Period(2026)) == {("A", T)}
    assert accepted_lines([made("2025")], Period(2026)) == frozenset()


def test_nothing_at_all_is_a_consolidation_too() -> None:
    empty = consolidated(register(), {}, [])
    assert (empty.tasks, empty.measures, empty.agencies, empty.totals.total) == ((), (), (), 0)
