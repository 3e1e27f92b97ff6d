"""Proposals as a table: what the finding is, what stands in the row, and what is proposed for it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from toolkit.feedback.case import Case
from toolkit.feedback.choices import meant_choice
from toolkit.feedback.proposals import _BY_CODE, ways_of
from toolkit.feedback.settling import _OTHERS, settled_by
from toolkit.forms.layout import LAYOUT, TASK_STATUSES, VALUE_STATUSES, field_named
from toolkit.messages.catalogue import CATALOGUE
from toolkit.model.findings import Finding, Severity
from toolkit.model.returns import Value
from toolkit.vietnamese.dates import read_date

# code | field | typed | arguments of the finding | status of the row | proposed ('/' between ways)
TABLE = """
E222 | status | xong | | | status=Đã hoàn thành
E222 | status | chưa hoàn thành | | |
E222 | value_status | ước | | | value_status=Ước thực hiện
E224 | value | 1.500 | first_typed=1500; second_typed=1,5 | | value=1500 / value=1,5
W225 | value | 7.900 | second_typed=7,9 | | value=7,9
W228 | value | 0,45 | second_typed=45 | | value=45
W235 | value | 1.5 | second_typed=1500 | | value=1500
E230 | value | - | choice=Không phát sinh | | value=, value_status=Không phát sinh
E230 | value | - | choice=Không phát sinh | estimate |
E230 | value | - | choice=Không phát sinh | nothing | value=
E230 | percent | - | choice=Không phát sinh | under_way | percent=
E232 | value | 50 nghìn tỷ đồng | | | value=50000
E232 | value | 50.000 triệu đồng | | | value=50 / value=0,05
E232 | value | 50 ha | | |
E241 | submitted_on | 9/25/2026 | read=25/9/2026 | | submitted_on=25/09/2026
E243 | submitted_on | 46290 | read=25/9/2026 | | submitted_on=25/09/2026
E244 | value_date | 03/04/2026 | first=04/3/2026; second=03/4/2026 | | value_date=04/03/2026 / value_date=03/04/2026
E245 | submitted_on | 25/9 | | | submitted_on=25/09/2026
E245 | submitted_on | ngày 25 tháng 9 | | | submitted_on=25/09/2026
W247 | submitted_on | 2026-03-04 | second=03/4/2026 | | submitted_on=03/04/2026
W255 | phone | 912345678 | | | phone=0912345678
W255 | document | 912345678 | | |
E301 | percent | 4500 | | | percent=45
E301 | percent | 545 | | | percent=54,5
E301 | percent | 105 | | | percent=100
E301 | percent | -45 | | | percent=45
E301 | percent | 45000 | | |
E420 | percent | 80 | | done | percent=100 / status=Đang thực hiện
E421 | percent | 100 | | under_way | status=Đã hoàn thành
E422 | percent | 30 | | not_started | status=Đang thực hiện / percent=
W423 | issued_on | 25/9/2026 | | under_way | status=Đã hoàn thành
W424 | percent | 30 | | nothing | percent=
E425 | value | 5 | | nothing | value_status=Ước thực hiện / value=
W426 | value | 0 | | nothing | value_status=Ước thực hiện / value=
E427 | result | mật | | secret | result=
E501 | submitted_on | 03/12/2026 | as_of=30/11/2026 | | submitted_on=12/03/2026
E501 | submitted_on | 13/12/2026 | as_of=30/11/2026 | |
E501 | submitted_on | 12/12/2026 | as_of=30/11/2026 | |
W502 | submitted_on | 06/01/2026 | plan_issued_on=07/01/2026 | | submitted_on=01/06/2026
W503 | issued_on | 09/3/2026 | submitted_on=01/6/2026 | | issued_on=03/09/2026
W506 | extension_to | 25/9/2026 | | done | extension_to=
W702 | value | 7850000 | factor=1.000 | | value=7850
W703 | value | 7,85 | factor=1.000 | | value=7850
W704 | value | 545 | | | value=54,5
W704 | value | 120 | | |
E705 | value | -3 | | | value=3
E805 | letter_date | 11/12/2026 | as_of=30/11/2026 | | letter_date=12/11/2026
W807 | letter_date | 20/11/2025 | period=2026 | | letter_date=20/11/2026
W807 | letter_date | 20/11/2015 | period=2026 | |
E401 | status | | | |
"""
NUMBERS = {"value", "percent"}
ROWS = [[part.strip() for part in line.split("|")] for line in TABLE.strip().splitlines()]


def _read(field: str, typed: str) -> Value | None:
    if field in NUMBERS:
        digits = typed.replace(",", ".")
        try:
            return Decimal(digits)
        except ArithmeticError:
            return None
    return read_date(typed).value


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:3]))
def test_what_is_proposed(row: list[str]) -> None:
    code, name, typed, args, status, expected = row
    field = field_named(name)
    table = LAYOUT.measures if field in LAYOUT.measures.fields else LAYOUT.tasks
    in_table = field in table.fields
    pairs = tuple((k, v) for k, _sign, v in (arg.strip().partition("=") for arg in args.split(";")) if k)
    case = Case(
        finding=Finding(code, Severity.ERROR, args=pairs),
        asked=field,
        shown=typed,
        value=_read(name, typed),
        others={table.status: status} if status else {},
        status=field_named(table.status) if in_table else None,
        unit="tỷ đồng" if name == "value" else None,
        year=2026,
    )
    ways = (", ".join(f"{one.field}={one.text}" for one in way) for way in ways_of(case))
    assert " / ".join(ways) == expected


# typed | choice meant ('' for none)
CHOICES = """
Đang thực hiên | Đang thực hiện
đang thuc hiện | Đang thực hiện
ĐÃ HOÀN THÀNH | Đã hoàn thành
đã hoàn thành đúng hạn | Đã hoàn thành
hoàn thành | Đã hoàn thành
Chưa thưc hiện | Chưa thực hiện
chưa hoàn thành |
chưa triển khai | Chưa thực hiện
không phát sinhh | Không phát sinh
phát sinh |
60% |
 |
"""


@pytest.mark.parametrize("line", CHOICES.strip("\n").splitlines())
def test_which_choice_was_meant(line: str) -> None:
    typed, _bar, expected = (part.strip() for part in line.partition("|"))
    choice = meant_choice(typed, TASK_STATUSES)
    assert (choice.label if choice else "") == expected


def test_choices_of_figures() -> None:
    texts = ("số liệu sơ bộ", "chính thưc", "ươc thực hiện", "dự kiến")
    meant = [meant_choice(text, VALUE_STATUSES) for text in texts]
    assert [one.label if one else None for one in meant] == ["Sơ bộ", "Chính thức", "Ước thực hiện", None]


def test_proposals_are_for_findings_that_exist() -> None:
    assert _BY_CODE.keys() <= CATALOGUE.keys()
    assert _OTHERS.keys() <= CATALOGUE.keys()


def test_cells_that_settle_a_finding_as_well() -> None:
    places = {("a", name): None for name in ("status", "submitted_on", "issued_on", "percent")}
    rate = settled_by(Finding("E402", Severity.ERROR), ("a", "submitted_on"), places)
    assert rate == (("a", "issued_on"), ("a", "status"))
    assert settled_by(Finding("E401", Severity.ERROR), ("a", "status"), places) == ()
    assert settled_by(Finding("E241", Severity.ERROR), ("a", "submitted_on"), places) == ()
