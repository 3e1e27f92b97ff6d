"""Statistics of rules and columns, and the advice that follows, as text tables."""

from __future__ import annotations

import hashlib
from datetime import datetime

import pytest

from toolkit.consolidation.advice_themes import THEMES, Counted, theme_of
from toolkit.consolidation.counting import count
from toolkit.consolidation.form_advice import advice_of, percent
from toolkit.consolidation.receipts import PeriodFile, Settlement
from toolkit.consolidation.rule_statistics import RuleStatistics, statistics_of
from toolkit.messages import use_language
from toolkit.messages.catalogue import CATALOGUE
from toolkit.model.findings import Finding, Outcome, Place
from toolkit.model.returns import CheckedReturn, FieldPlace, Identity, ReadReturn, Received

FIELDS = ("submitted_on", "percent", "letter_number")

# Agency, day, settlement, then findings as CODE:field:cell (field or cell '-' where there is none).
RETURNS = """
A  | 01 |           | E241:submitted_on:J7 E241:submitted_on:J8 E801:letter_number:B4
A  | 05 |           | E241:submitted_on:J7
B  | 01 |           | E241:submitted_on:J7 E244:submitted_on:J9 W228:percent:I7
B  | 05 | withdrawn | E401:status:H7
C  | 02 |           | I226:percent:I7 W228:percent:I8
D  | 03 |           | E241:submitted_on:J7 E202:-:-
D  | 03 |           | E241:submitted_on:J7 E202:-:-
E  | 04 |           |
-  | 04 |           | E106:-:-
"""
RULES = """
E241 error   A,B,D 3 cells 4 returns 3 ever
W228 warning B,C   2 cells 2 returns 2 ever
E244 error   B     1 cells 1 returns 1 ever
I226 info    C     1 cells 1 returns 1 ever
E202 error   D     0 cells 1 returns 1 ever
E106 error   -     0 cells 1 returns 0 ever
E401 error   -     0 cells 1 returns 1 ever
E801 error   -     0 cells 1 returns 1 ever
"""
COLUMNS = """
submitted_on  A,B,D of 5: 4 cells 4 returns E241 E244
percent       B,C   of 5: 2 cells 2 returns W228
letter_number -     of 5: 0 cells 1 returns
status        -     of 0: 0 cells 1 returns
"""


def returns(table: str) -> list[PeriodFile]:
    """Files of a period from a table of findings."""
    files = []
    for row in table.strip().splitlines():
        agency, day, settlement, found = (part.strip() for part in row.split("|"))
        findings = tuple(map(finding, found.split()))
        read = ReadReturn(
            Identity(agency, "2026"), places=tuple(FieldPlace(None, field, "x", "x") for field in FIELDS)
        )
        known = None if agency == "-" else agency
        outcome = Outcome.REJECTED if known is None else Outcome.RETURNED
        name = f"inbox/{agency}-{day}-{len(files)}.xlsx"
        checked = CheckedReturn(name, outcome, known, "2026", findings, read if known else None)
        sha256 = hashlib.sha256(row.encode()).hexdigest()
        received = Received(name, sha256, 1, datetime.fromisoformat(f"2026-11-{day}"), None, 0, "file")
        files.append(PeriodFile(received, checked, Settlement(settlement or "none")))
    return files


def finding(text: str) -> Finding:
    code, field, cell = text.split(":")
    place = Place("Nhiệm vụ", None if cell == "-" else cell, None, None if field == "-" else field)
    return Finding(code, CATALOGUE[code].severity, place)


def statistics(table: str) -> RuleStatistics:
    return statistics_of(count(returns(table)))


def squeezed(table: str) -> list[str]:
    return [" ".join(row.split()) for row in table.strip().splitlines()]


def test_the_return_that_stands_is_counted_and_all_that_ever_came_are_told() -> None:
    found = statistics(RETURNS)
    assert (found.agencies, found.returns, found.unusable) == (("A", "B", "C", "D", "E"), 8, 1)
    assert [
        f"{r.code} {r.severity.value} {','.join(r.agencies) or '-'} {r.cells} cells {r.returns} returns "
        f"{r.agencies_ever} ever"
        for r in found.rules
    ] == squeezed(RULES)
    assert [
        f"{c.field} {','.join(c.agencies) or '-'} of {c.asked}: {c.cells} cells {c.returns} returns "
        f"{' '.join(c.codes)}".strip()
        for c in found.columns
    ] == squeezed(COLUMNS)


def test_order_of_files_is_no_matter() -> None:
    files = returns(RETURNS)
    assert statistics_of(count(reversed(files))) == statistics_of(count(files))


# Returns by number, each with the findings named; then the advice as (field, hit/asked, codes).
ADVICE = [
    ("3 of 60 reach the share", 60, 3, "E241:submitted_on:J7", ["submitted_on 3/60 E241"]),
    ("3 of 61 do not", 61, 3, "E241:submitted_on:J7", []),
    ("2 of 5 are too few", 5, 2, "E241:submitted_on:J7", []),
    ("two codes of a theme are one advice", 9, 9, "E241:submitted_on:J7 E244:submitted_on:J8",
     ["submitted_on 9/9 E241,E244"]),
    ("two columns are two", 9, 9, "E223:percent:I7 E240:submitted_on:J8",
     ["submitted_on 9/9 E240", "percent 9/9 E223"]),
    ("the sign-off is one matter", 9, 4, "E801:letter_number:B4 E803:signer:B6", ["- 4/9 E801,E803"]),
    ("a sheet has no column", 9, 4, "E202:-:-", ["- 4/9 E202"]),
    ("what is no fault", 9, 9, "I260:percent:I7 I157:-:-", []),
    ("repairs of typing alone", 9, 9, "I251:document:L7", ["- 9/9 I251"]),
]  # fmt: skip


@pytest.mark.parametrize("row", ADVICE, ids=[row[0] for row in ADVICE])
def test_advice_follows_from_share_and_number(row: tuple[str, int, int, str, list[str]]) -> None:
    _name, agencies, hit, findings, expected = row
    table = "\n".join(f"{number} | 01 | | {findings if number < hit else ''}" for number in range(agencies))
    advice = advice_of(statistics(table))
    assert [f"{a.field or '-'} {a.hit}/{a.asked} {','.join(a.codes)}" for a in advice] == expected


def test_files_that_are_no_form_are_counted_as_files() -> None:
    table = "\n".join([f"- | 0{n} | | E106:-:-" for n in range(1, 5)] + ["A | 01 | |"])
    (advice,) = advice_of(statistics(table))
    assert (advice.field, advice.hit, advice.asked, advice.codes) == (None, 4, 5, ("E106",))


def test_the_sentence_names_column_figures_and_remedy() -> None:
    table = "\n".join(f"{n} | 01 | | {'E241:submitted_on:J7' if n < 23 else ''}" for n in range(190))
    with use_language("vi"):
        (advice,) = advice_of(statistics(table))
    assert advice.text == (
        "Cột “Ngày trình” (trang Nhiệm vụ): 23/190 đơn vị (12%) gõ tháng trước ngày hoặc ngày có hai cách đọc; "
        "kỳ sau đề nghị in “ngày/tháng/năm” dưới tiêu đề và có dòng mẫu đã điền, ví dụ 25/9/2026."
    )


@pytest.mark.parametrize(("hit", "asked", "expected"), [(0, 0, 0), (1, 8, 13), (1, 3, 33), (9, 9, 100)])
def test_shares_are_rounded_half_up(hit: int, asked: int, expected: int) -> None:
    assert percent(hit, asked) == expected


def test_every_finding_has_a_theme_and_every_theme_names_findings() -> None:
    by_theme = {theme_of(code).name for code in CATALOGUE}
    assert by_theme <= {theme.name for theme in THEMES}
    named = [code for theme in THEMES for code in theme.codes if not code.isdigit()]
    assert len(named) == len(set(named))
    assert set(named) <= set(CATALOGUE)
    assert theme_of("E105").counted is Counted.FILE
    assert [theme_of(code).name for code in ("E166", "E310", "W427", "E299")] == [
        "whose form", "changed form", "contradictions", "other",
    ]  # fmt: skip


def test_nothing_received_is_nothing_found() -> None:
    assert statistics_of(count([])) == RuleStatistics()
    assert advice_of(RuleStatistics()) == ()
