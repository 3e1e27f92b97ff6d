"""Identity from hidden marks, visible code, name and key column together."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from toolkit.intake.events import IssueRecord
from toolkit.intake.identify import Expected, identify
from toolkit.model.form import FormContent, TaskLine
from toolkit.model.returns import Identity, ReadReturn

NAMES = {
    "STC": "Sở Tài chính",
    "SXD": "Sở Xây dựng",
    "SYT": "Sở Y tế",
    "14758": "UBND xã Đông",
    "14759": "UBND xã Đông Thành",
}


def content(agency: str, *keys: str) -> FormContent:
    lines = tuple(TaskLine(key, "p", "1", "I", None, None, "t", None, None, None) for key in keys)
    return FormContent(agency, NAMES[agency], "2026", f"{agency}-2026-new", None, lines)


def issue(agency: str, period: str, code: str, *lines: str) -> IssueRecord:
    return IssueRecord(agency, period, code, lines, datetime(2026, 1, 1, tzinfo=UTC))


RECORDS = (
    issue("STC", "2026", "STC-2026-old", "a", "b", "old"),
    issue("STC", "2025", "STC-2025-x", "a"),
    issue("SXD", "2026", "SXD-2026-new", "b", "c"),
)
EXPECTED = Expected(
    "2026",
    {
        "STC": content("STC", "a", "b"),
        "SXD": content("SXD", "b", "c"),
        "14758": content("14758", "z"),
        "14759": content("14759", "z"),
    },
    NAMES,
    {record.code: record for record in RECORDS},
    {"STC": ("Sở TC",)},
)

# hidden agency | period | hidden code | visible code | name | keys -> agency | period | outcome | codes
TABLE = """
STC | 2026 | STC-2026-new | STC-2026-new | Sở Tài chính | a b -> STC | 2026 | - | -
STC | 2026 | STC-2026-new | STC-2026-new | SỞ TÀI CHÍNH | b a -> STC | 2026 | - | -
STC | 2026 | STC-2026-new | STC-2026-new | UBND tỉnh - Sở Tài chính | a b -> STC | 2026 | - | -
STC | 2026 | STC-2026-new | STC-2026-new | sở tc | a b -> STC | 2026 | - | -
STC | 2026 | STC-2026-new | STC-2026-new | - | a b -> STC | 2026 | - | -
STC | 2026 | STC-2026-new | STC-2026-new | - | a -> STC | 2026 | - | -
STC | 2026 | STC-2026-new | STC-2026-new | - | a b nobody -> STC | 2026 | - | -
- | - | - | - | - | - -> - | - | rejected | E150
- | - | - | - | Sở Tài chính | - -> - | - | rejected | E150
- | - | - | - | Sở Tài chính | a b -> - | - | held | E153
STC | 2025 | STC-2025-x | STC-2025-x | Sở Tài chính | a -> STC | 2025 | rejected | E151
- | - | - | STC-2025-x | Sở Tài chính | a -> STC | 2025 | rejected | E151
SKH | 2026 | SKH-2026-1 | SKH-2026-1 | Sở KHĐT | a -> - | 2026 | rejected | E152
STC | 2026 | STC-2026-new | SXD-2026-new | Sở Tài chính | a b -> STC | 2026 | held | E154
STC | 2026 | STC-2026-new | SXD-2026-zzz | Sở Tài chính | a b -> STC | 2026 | held | E154
STC | 2026 | SXD-2026-new | SXD-2026-new | Sở Tài chính | a b -> STC | 2026 | held | E154
SXD | 2026 | SXD-2026-new | SXD-2026-new | Sở Tài chính | b c -> SXD | 2026 | held | E155
SXD | 2026 | SXD-2026-new | SXD-2026-new | Phòng Tổng hợp | b c -> SXD | 2026 | held | E155
14758 | 2026 | 14758-2026-new | 14758-2026-new | UBND xã Đông Thành | z -> 14758 | 2026 | held | E155
14759 | 2026 | 14759-2026-new | 14759-2026-new | Xã ta: UBND xã Đông Thành | z -> 14759 | 2026 | - | -
STC | 2026 | STC-2026-new | STC-2026-new | Sở Tài chính | b c -> STC | 2026 | held | E156
STC | 2026 | STC-2026-new | STC-2026-new | Sở Tài chính | x y -> STC | 2026 | held | E156
STC | 2026 | STC-2026-new | SXD-2026-new | Sở Xây dựng | b c -> STC | 2026 | held | E154 E155 E156
STC | 2026 | STC-2026-new | STC-2026-new | Sở Tài chính | - -> STC | 2026 | rejected | E159
STC | 2026 | STC-2026-old | STC-2026-old | Sở Tài chính | a b old -> STC | 2026 | - | I157
STC | 2026 | STC-2026-zzz | STC-2026-zzz | Sở Tài chính | a b -> STC | 2026 | - | W160
- | - | - | STC-2026-new | Sở Tài chính | a b -> STC | 2026 | - | I158
STC | 2026 | - | STC-2026-new | Sở Tài chính | a b -> STC | 2026 | - | I158
- | - | - | STC-2026-new | Sở Tài chính | b c -> STC | 2026 | held | E156
STC | 2026 | STC-2026-new | - | Sở Tài chính | a b -> STC | 2026 | - | I163
SYT | 2026 | SYT-2026-new | SYT-2026-new | Sở Y tế | a -> SYT | 2026 | held | E162
"""
ROWS = [line for line in TABLE.splitlines() if line.strip()]


def cells(text: str) -> list[str | None]:
    return [None if cell.strip() == "-" else cell.strip() for cell in text.split(" | ")]


@pytest.mark.parametrize("row", ROWS)
def test_marks_are_held_against_each_other(row: str) -> None:
    given, wanted = row.split(" -> ")
    agency, period, code, visible, name, keys = cells(given)
    marks = Identity(agency, period, code, "1", visible, name)
    found = identify(ReadReturn(marks, lines=tuple((keys or "").split())), EXPECTED)
    outcome = found.outcome.value if found.outcome else None
    codes = " ".join(finding.code for finding in found.findings) or None
    assert [found.agency, found.period, outcome, codes] == cells(wanted)


def test_another_period_is_named_beside_the_expected_one() -> None:
    found = identify(ReadReturn(Identity("STC", "2025", "STC-2025-x"), lines=("a",)), EXPECTED)
    assert dict(found.findings[0].args) == {"found": "2025", "expected": "2026"}


def test_a_sample_counts_in_a_demonstration_only() -> None:
    marks = Identity("STC", "2026", "STC-2026-new", "1", "STC-2026-new", "Sở Tài chính", sample=True)
    read = ReadReturn(marks, lines=("a", "b"))
    in_earnest = identify(read, EXPECTED)
    shown = identify(read, Expected("2026", EXPECTED.contents, NAMES, EXPECTED.issued_codes, sample=True))
    assert [finding.code for finding in in_earnest.findings] == ["E161"]
    assert (shown.agency, shown.outcome, shown.findings) == ("STC", None, ())
