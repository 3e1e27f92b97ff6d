"""Each case of a second return has one rule and one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.consolidation.tables import Sent, sent
from toolkit.consolidation.counting import count
from toolkit.consolidation.differences import differences
from toolkit.consolidation.receipts import PeriodFile
from toolkit.model.findings import Outcome

L1, L2 = "74-2026/I.1", "74-2026/I.2"

# Agency, content, received, taken in, outcome; then what counts and what is said, in order of receipt.
CASES = {
    "the first return": ("A 1 20T09 20T10 accepted", ["counts"]),
    "identical file": (
        "A 1 20T09 20T10 accepted\nA 1 21T09 21T10 accepted",
        ["counts", "identical to 0"],
    ),
    "later file": (
        "A 1 20T09 20T10 accepted\nA 2 21T09 21T10 accepted",
        ["", "counts; replaces 0 line by line"],
    ),
    "later file that is returned": (
        "A 1 20T09 20T10 accepted\nA 2 21T09 21T10 returned",
        ["", "counts; replaces 0 line by line"],
    ),
    "later file that is no return": (
        "A 1 20T09 20T10 accepted\nA 2 21T09 21T10 rejected",
        ["counts", ""],
    ),
    "later file that blanks a line": (
        "A 2 20T09 20T10 accepted\nA 3 21T09 21T10 accepted",
        ["counts", "counts; replaces 0 line by line; asks for 74-2026/I.2"],
    ),
    "earlier version taken in later": (
        "A 1 20T09 22T10 accepted\nA 2 21T09 21T10 accepted",
        ["taken in after 1, but received before it; 1 stands", "counts; replaces 0 line by line"],
    ),
    "two of one day": (
        "A 1 20T09 20T17 accepted\nA 2 20T15 20T17 accepted",
        ["", "counts; second return of the day after 0; replaces it line by line"],
    ),
    "two of one moment": (
        "A 1 20T09 20T10 accepted\nA 2 20T09 20T10 accepted",
        [
            "",
            "counts; received at the same time as 0; taken as the later one by letter date, then name; "
            "second return of the day after 0; replaces it line by line",
        ],
    ),
    "after the seal": (
        "A 1 20T09 20T10 accepted\nA 2 28T09 28T10 accepted",
        [
            "",
            "counts; replaces 0 line by line; came after the period was sealed on 25/11/2026: the sealed report "
            "stays as it is",
        ],
    ),
    "received before the seal, found after it": (
        "A 1 20T09 28T10 accepted",
        ["counts; came after the period was sealed on 25/11/2026: the sealed report stays as it is"],
    ),
    "other agencies are no matter": (
        "A 1 20T09 20T10 accepted\nB 2 20T09 20T10 accepted",
        ["counts", "counts"],
    ),
}
CONTENTS = {
    "1": f"{L1} | status | under_way\n{L2} | status | done",
    "2": f"{L1} | status | done\n{L2} | status | nothing",
    "3": f"{L1} | status | done",
}
SEALED = datetime(2026, 11, 25, 8)


def files(table: str) -> list[PeriodFile]:
    """Files named by their number in the table."""
    made = []
    for number, row in enumerate(table.splitlines()):
        agency, content, received, taken, outcome = row.split()
        at, taken_at = (f"2026-11-{moment}:00:00" for moment in (received, taken))
        file = sent(agency, CONTENTS[content], Sent(at, str(number), Outcome(outcome)))
        moment = datetime.fromisoformat(taken_at)
        made.append(replace(file, received=replace(file.received, taken_in_at=moment)))
    return made


@pytest.mark.parametrize("name", CASES)
def test_each_case_has_its_rule_and_its_sentence(name: str) -> None:
    table, expected = CASES[name]
    given = files(table)
    for order in (given, given[::-1]):
        counting = count(order, sealed_at=SEALED)
        asked = {question.file: question.line for question in counting.questions}
        told = [
            "; ".join(
                part
                for part in (
                    "counts" if one.counts else "",
                    one.note,
                    one.resubmission,
                    f"asks for {asked[one.received.file]}" if one.received.file in asked else "",
                )
                if part
            )
            for one in counting.judged
        ]
        assert told == expected


def test_a_message_dated_ahead_of_its_receipt_is_to_be_checked() -> None:
    (file,) = files("A 1 24T09 20T10 accepted")
    (mail, other) = (
        replace(file, received=replace(file.received, time_source=source)) for source in ("mail", "file")
    )
    said = [one.resubmission for given in (mail, other) for one in count([given]).judged]
    assert said == [
        "the date of its message lies ahead of its receipt: check it, toolkit redate corrects it",
        None,
    ]


BEFORE = f"{L1} | status | under_way\n{L1} | percent | 45\n{L2} | status | done\n- | highlights | Tốt"
AFTER = f"{L1} | status | done\n{L1} | percent | 45.0\n{L2} | document | 12/TTr\n- | highlights | Tốt"


def test_differences_line_by_line() -> None:
    before, after = (sent("A", table).checked.read for table in (BEFORE, AFTER))
    assert before is not None
    assert after is not None
    found = [(one.line, one.field, one.before, one.after) for one in differences(before, after)]
    assert found == [
        (L1, "status", "under_way", "done"),
        (L2, "document", None, "12/TTr"),
        (L2, "status", "done", None),
    ]
    assert differences(before, before) == ()
