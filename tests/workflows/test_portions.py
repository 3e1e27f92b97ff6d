"""Rules over many returns in worker processes: the very findings that this process comes to alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.forms.form_samples import wording
from tests.validation.build import MEASURE, TASK, a_return, batch, content
from toolkit.intake.limits import Limits, Where
from toolkit.intake.pool import Failed, Failure
from toolkit.validation.batch import Batch, ToCheck
from toolkit.validation.checks import own_findings
from toolkit.workflows import portions
from toolkit.workflows.portions import found_in

ANSWERS = (
    {TASK.key: "status: done; percent: 40", MEASURE.key: "value: -1; value_status: official"},
    {
        TASK.key: "status: under_way; percent: 120",
        MEASURE.key: "value: 41.5; value_status: estimate; source: Cục",
    },
    {TASK.key: "status: done; document: 1/QĐ-UBND; issued_on: 2030-01-01; result: xong"},
    {},
)


def returns(number: int) -> Batch:
    """Returns of as many agencies, half of them asked the very same form."""
    same = content([TASK], [MEASURE])
    items = []
    for n in range(number):
        form = same if n % 2 else content([TASK], [MEASURE], f"A{n}")
        items.append(ToCheck(f"{n}.xlsx", form.agency, form, a_return(form, ANSWERS[n % len(ANSWERS)])))
    return replace(batch(*items), wording=wording())


@pytest.fixture(autouse=True)
def _always_by_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "_FEW_UNREADY", 1)
    monkeypatch.setattr(portions, "_FEW", 1)


@pytest.mark.parametrize("limits", [Limits(seconds=120, workers=2), Limits(where=Where.HERE)])
def test_workers_find_what_this_process_finds(limits: Limits) -> None:
    whole = returns(7)
    alone = own_findings(whole)
    assert sum(map(bool, alone.values())) >= 5
    assert found_in(whole, limits) == alone


def test_in_rounds_too(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = returns(7)
    monkeypatch.setattr(portions, "_MANY", 1)
    monkeypatch.setattr(portions, "_ROUNDS", 1)
    assert found_in(whole, Limits(where=Where.HERE, workers=2)) == own_findings(whole)


def test_what_a_worker_fails_at_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = returns(5)

    def failing(_function: object, arguments: list[object], _limits: Limits) -> tuple[Failed, ...]:
        return tuple(Failed(Failure.SLOW) for _one in arguments)

    monkeypatch.setattr(portions, "run_all", failing)
    assert found_in(whole, Limits()) == own_findings(whole)
