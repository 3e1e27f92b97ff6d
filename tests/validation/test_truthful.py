"""No false alarm on careful returns; and the speed of a whole province."""

from __future__ import annotations

import time
from dataclasses import replace
from random import Random

import pytest

from tests.validation.build import SIGNED, TASK, a_return, batch, content, told
from tests.validation.truthful import same_duties, truthful
from toolkit.model.findings import Severity
from toolkit.validation.batch import ToCheck
from toolkit.validation.checks import check
from toolkit.validation.outcome import outcome_of

RETURNS = 1000


@pytest.mark.parametrize("seed", range(3))
def test_a_thousand_careful_returns_have_no_error_and_hardly_a_warning(seed: int) -> None:
    random = Random(seed)
    returns = [truthful(random, number) for number in range(RETURNS)]
    found = check(replace(batch(*returns), same=same_duties(returns)))
    every = [(file, finding) for file, some in found.items() for finding in some]
    errors = [(file, *told([finding])) for file, finding in every if finding.severity is Severity.ERROR]
    lines = sum(len(item.content.line_keys) for item in returns)
    doubted = {(file, f.place.line) for file, f in every if f.severity is Severity.WARNING}
    assert errors == []
    assert len(doubted) < lines / 100
    assert len({file for file, _line in doubted}) < RETURNS / 20


def test_one_slip_in_a_careful_return_returns_it() -> None:
    random = Random(7)
    careful = [truthful(random, number) for number in range(50)]
    form = content([TASK], agency="SXD")
    slip = ToCheck("slip.xlsx", "SXD", form, a_return(form, {TASK.key: "status: done"}, SIGNED))
    found = check(batch(*careful, slip))
    assert {file for file, some in found.items() if outcome_of(some).value == "returned"} == {"slip.xlsx"}


def test_checking_is_the_same_alone_and_together() -> None:
    """Only the rules across returns look beyond one return; these agencies share no line with a figure."""
    random = Random(11)
    careful = [truthful(random, number) for number in range(20)]
    together = check(batch(*careful))
    alone = {item.file: check(batch(item))[item.file] for item in careful}
    across = {"W901", "I902"}
    assert {file: [f for f in some if f.code not in across] for file, some in together.items()} == {
        file: list(some) for file, some in alone.items()
    }


def test_a_whole_province_in_half_a_second() -> None:
    from toolkit.validation import schema  # noqa: F401 - the import is not what is measured

    random = Random(3)
    pool = [truthful(random, number) for number in range(900)]
    lines, returns = 0, []
    for item in pool:
        if lines < 193 * 40:
            returns.append(item)
            lines += len(item.content.line_keys)
    check(batch(*returns[:2]))
    started = time.process_time()
    check(batch(*returns))
    assert time.process_time() - started < 3  # half a second on a quiet machine
