"""Keys of reporting periods."""

from __future__ import annotations

import re

import pytest

from toolkit.model.period import Period, PeriodKind

GOOD = [
    ("2026", PeriodKind.YEAR),
    ("2026-Q3", PeriodKind.QUARTER),
    ("2026-H1", PeriodKind.HALF_YEAR),
    ("2026-9M", PeriodKind.NINE_MONTHS),
]


@pytest.mark.parametrize(("text", "kind"), GOOD)
def test_a_key_is_read_and_written(text: str, kind: PeriodKind) -> None:
    period = Period.parse(text)
    assert (str(period), period.kind) == (text, kind)


@pytest.mark.parametrize("text", ["", "26", "2026-Q5", "2026-H3", "2026 Q1", "20266", "năm 2026"])
def test_anything_else_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text) or "^$"):
        Period.parse(text)
