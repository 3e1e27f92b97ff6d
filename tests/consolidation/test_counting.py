"""What counts among the files of a period."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.consolidation.tables import Sent, sent, values
from toolkit.consolidation.counting import Question, count
from toolkit.consolidation.receipts import PeriodFile, Settlement
from toolkit.model.findings import Finding, Outcome, Place, Severity

L1, L2 = "74-2026/I.1", "74-2026/I.2"
FIRST = f"{L1} | status | under_way\n{L2} | status | done\n- | highlights | Tốt"
SECOND = f"{L1} | status | done\n{L1} | submitted_on | 2026-06-01\n{L2} | status | nothing"


def facts(files: list[PeriodFile]) -> list[tuple[str, bool, str | None]]:
    """Name, counts, note of every file in order of receipt."""
    return [(one.received.file, one.counts, one.note) for one in count(files).judged]


def test_the_latest_usable_return_counts_line_by_line() -> None:
    old, new = sent("A", FIRST, Sent("2026-11-20", "a")), sent("A", SECOND, Sent("2026-11-21", "b"))
    counting = count([new, old])
    assert values(counting) == [
        f"A {L1} status done",
        f"A {L1} submitted_on 2026-06-01",
        f"A {L2} status nothing",
        "A - highlights Tốt",
    ]
    assert next((p.line, p.source.file) for p in counting.dataset.points) == (L1, "b")
    # The text is kept from the first return, so it still counts, and the second is asked about it.
    assert facts([new, old]) == [("a", True, None), ("b", True, None)]
    assert counting.questions == (Question("A", "b", None, "highlights", "a"),)


def test_an_empty_line_does_not_erase_but_asks_until_it_is_filled_again() -> None:
    files = [
        sent("A", FIRST, Sent("2026-11-20", "a")),
        sent("A", f"{L1} | status | done\n- | highlights | Tốt", Sent("2026-11-21", "b")),
    ]
    counting = count(files)
    assert f"A {L2} status done" in values(counting)
    assert counting.questions == (Question("A", "b", L2, None, "a"),)
    filled = sent("A", FIRST, Sent("2026-11-22", "c"))
    assert count([*files, replace(filled, received=replace(filled.received, sha256="0"))]).questions == ()


def test_a_superseded_file_does_not_count() -> None:
    files = [sent("A", FIRST, Sent("2026-11-20", "a")), sent("A", FIRST + " hơn", Sent("2026-11-21", "b"))]
    assert facts(files) == [("a", False, None), ("b", True, None)]


ALL = [f"A {L1} status under_way", f"A {L2} status done", "A - highlights Tốt"]
SOUND = [f"A {L1} status under_way *", "A - highlights Tốt *"]


@pytest.mark.parametrize(
    ("outcome", "settlement", "expected"),
    [
        (Outcome.ACCEPTED, Settlement.NONE, ALL),
        (Outcome.RETURNED, Settlement.NONE, SOUND),
        (Outcome.RETURNED, Settlement.ACCEPTED, ALL),
        (Outcome.HELD, Settlement.NONE, []),
        (Outcome.HELD, Settlement.ACCEPTED, ALL),
        (Outcome.REJECTED, Settlement.NONE, []),
        (Outcome.REJECTED, Settlement.ACCEPTED, []),
        (Outcome.ACCEPTED, Settlement.WITHDRAWN, []),
        (Outcome.RETURNED, Settlement.WITHDRAWN, []),
    ],
)
def test_outcome_and_what_a_person_settled(
    outcome: Outcome, settlement: Settlement, expected: list[str]
) -> None:
    file = sent("A", FIRST, Sent(outcome=outcome, errors=((L2, "status"),), settlement=settlement))
    counting = count([file])
    assert values(counting) == expected
    assert [one.counts for one in counting.judged] == [bool(expected)]


def test_a_faulty_line_leaves_the_sound_one_of_before_standing() -> None:
    files = [
        sent("A", FIRST, Sent("2026-11-20", "a")),
        sent("A", f"{L1} | status | done\n{L2} | status | ?\n- | highlights | Hơn",
             Sent("2026-11-21", "b", Outcome.RETURNED, ((L2, "status"),))),
    ]  # fmt: skip
    counting = count(files)
    assert values(counting) == [f"A {L1} status done *", f"A {L2} status done", "A - highlights Hơn *"]
    assert counting.questions == ()


def test_an_error_known_only_by_its_cell_taints_its_line() -> None:
    file = sent("A", FIRST, Sent(outcome=Outcome.RETURNED))
    at_first_cell = Finding("E201", Severity.ERROR, Place("Nhiệm vụ", "H7"))
    whole_file = Finding("E202", Severity.ERROR, Place("Nhiệm vụ"))
    checked = replace(file.checked, findings=(at_first_cell, whole_file))
    assert values(count([replace(file, checked=checked)])) == [
        f"A {L2} status done *",
        "A - highlights Tốt *",
    ]


def test_a_decision_accepts_one_line_in_spite_of_its_fault() -> None:
    file = sent("A", FIRST, Sent(outcome=Outcome.RETURNED, errors=((L2, "status"),)))
    expected = [f"A {L1} status under_way *", f"A {L2} status done", "A - highlights Tốt *"]
    assert values(count([file], frozenset({("A", L2)}))) == expected
    assert values(count([file], frozenset({(None, L2)}))) == expected
    assert values(count([file], frozenset({("B", L2)}))) == [expected[0], expected[2]]


def test_an_identical_file_changes_nothing_and_says_so() -> None:
    old, new = sent("A", FIRST, Sent("2026-11-20", "a")), sent("A", SECOND, Sent("2026-11-21", "b"))
    again = sent("A", FIRST, Sent("2026-11-22", "c"))
    assert values(count([old, new, again])) == values(count([old, new]))
    assert facts([old, new, again])[2] == ("c", False, "identical to a")
    withdrawn = replace(old, settlement=Settlement.WITHDRAWN)
    assert values(count([withdrawn, again])) == []
    accepted = replace(again, settlement=Settlement.ACCEPTED)
    assert values(count([withdrawn, accepted])) == values(count([old]))


def test_equal_times_go_by_letter_date_then_name_and_say_so() -> None:
    late = sent("A", FIRST + "\n- | letter_date | 2026-11-19", Sent("2026-11-20", "a"))
    early = sent("A", SECOND + "\n- | letter_date | 2026-11-18", Sent("2026-11-20", "b"))
    undated = sent("A", f"{L1} | status | secret", Sent("2026-11-20", "c"))
    names = [one.received.file for one in count([late, early, undated]).judged]
    assert names == ["c", "b", "a"]
    notes = [one.note for one in count([late, early, undated]).judged]
    assert [note is not None and "same time" in note for note in notes] == [False, True, True]
    assert f"A {L1} status under_way" in values(count([late, early, undated]))
    other = sent("B", FIRST, Sent("2026-11-20", "d"))
    assert [one.note for one in count([undated, other]).judged] == [None, None]


def test_a_return_with_nothing_but_a_signature_does_not_count() -> None:
    table = f"{L1} | status | done\n- | letter_number | 12/BC-A"
    counting = count([sent("A", table, Sent(outcome=Outcome.RETURNED, errors=((L1, "status"),)))])
    assert values(counting) == ["A - letter_number 12/BC-A *"]
    assert [one.counts for one in counting.judged] == [False]


def test_the_sign_off_is_one_document() -> None:
    first = sent("A", FIRST + "\n- | letter_number | 1\n- | signer | Lê A", Sent("2026-11-20"))
    second = sent("A", FIRST + "\n- | letter_number | 2", Sent("2026-11-21"))
    assert [row for row in values(count([first, second])) if "letter" in row or "signer" in row] == [
        "A - letter_number 2"
    ]


def test_a_figure_beside_the_secret_choice_goes_nowhere() -> None:
    line = "74-2026/CT.1"
    table = f"{line} | value | 5\n{line} | value_status | secret\n{line} | explanation | riêng"
    assert values(count([sent("A", table)])) == [
        f"A {line} explanation riêng",
        f"A {line} value_status secret",
    ]


def test_two_different_answers_to_one_field_are_none() -> None:
    table = f"{L1} | status | done\n{L1} | status | under_way\n{L1} | result | xong\n{L1} | result | xong"
    assert values(count([sent("A", table)])) == [f"A {L1} result xong"]


def test_without_an_agency_nothing_counts() -> None:
    assert values(count([sent(None, FIRST, Sent(settlement=Settlement.ACCEPTED))])) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from("AB"),
            st.sampled_from([L1, L2, ""]),
            st.sampled_from(["done", "under_way"]),
            st.integers(1, 4),
            st.sampled_from([Outcome.ACCEPTED, Outcome.RETURNED, Outcome.HELD, Outcome.REJECTED]),
            st.sampled_from(list(Settlement)),
        ),
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_order_of_arrival_in_the_list_is_no_matter_and_the_last_word_wins(
    rows: list[tuple[str, str, str, int, Outcome, Settlement]], chance: random.Random
) -> None:
    files = []
    for number, (agency, line, status, at, outcome, settlement) in enumerate(rows):
        table = f"{line} | status | {status}\n{line} | result | {number}" if line else ""
        files.append(
            sent(agency, table + " " * number, Sent(f"2026-11-0{at}", f"f{number}", outcome, (), settlement))
        )
    shuffled = chance.sample(files, len(files))
    assert count(shuffled) == count(files)
    slow: dict[tuple[str, str], str] = {}
    for agency, line, status, at, outcome, settlement in [
        row for _key, row in sorted(enumerate(rows), key=lambda pair: (pair[1][3], f"f{pair[0]}"))
    ]:
        del at
        out = settlement is Settlement.WITHDRAWN or outcome is Outcome.REJECTED
        waits = outcome is Outcome.HELD and settlement is not Settlement.ACCEPTED
        if line and not out and not waits:
            slow[agency, line] = status
    found = {(p.agency, p.line): p.value for p in count(files).dataset.points if p.field == "status"}
    assert found == slow
