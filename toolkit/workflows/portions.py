"""The rules over many returns at once: a portion of them in each worker process.

What goes to a worker and what comes back is bytes, which costs a tenth of sending the objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from toolkit.intake.limits import Limits
from toolkit.intake.pool import Failed, is_ready, run_all, workers_for
from toolkit.intake.read_codec import encoded
from toolkit.model.form import FormContent
from toolkit.validation.batch import Batch, ToCheck
from toolkit.validation.checks import Own, own_findings
from toolkit.workflows.portion_worker import ENCODER, Item, Portion, own_of_portion
from toolkit.workflows.workers import RULES

_FEW, _FEW_UNREADY = 50, 1_000
"""So few returns are checked sooner here than by workers that have the rules, or must load them first."""
_MANY = 500
_ROUNDS = 4
_FOUND = msgspec.msgpack.Decoder(dict[str, Own])


def grounds_of(batch: Batch) -> bytes:
    """All that the findings of a return by itself depend on beside the return and its form."""
    return ENCODER.encode((str(batch.period), batch.as_of, batch.wording))


def form_of(content: FormContent) -> bytes:
    """A form as bytes."""
    return ENCODER.encode(content)


def found_in(batch: Batch, limits: Limits) -> dict[str, Own]:
    """The same as ``own_findings``, by several processes where that is sooner."""
    if len(batch.returns) < (_FEW if is_ready(RULES) else _FEW_UNREADY):
        return own_findings(batch)
    parts = list(_parts(batch, limits))
    at_once = _ROUNDS * workers_for(limits, len(parts))
    found: dict[str, Own] = {}
    # Not all at once: as bytes, thousands of returns would lie in the memory twice.
    for start in range(0, len(parts), at_once):
        found |= _found_in(parts[start : start + at_once], limits)
    return found


def _found_in(parts: Sequence[Batch], limits: Limits) -> dict[str, Own]:
    found: dict[str, Own] = {}
    outcomes = run_all(own_of_portion, [_portion(part) for part in parts], limits)
    for part, outcome in zip(parts, outcomes, strict=True):
        # A worker may have been too slow or too large with so many at once; here nothing bounds it.
        found |= own_findings(part) if isinstance(outcome, Failed) else _FOUND.decode(outcome)
    return found


def _parts(batch: Batch, limits: Limits) -> Iterator[Batch]:
    """The batch in as many parts as there are workers, in more where they would be large."""
    returns = batch.returns
    workers = workers_for(limits, len(returns))
    size = min(_MANY, -(-len(returns) // workers))
    for start in range(0, len(returns), size):
        yield replace(batch, returns=returns[start : start + size])


def _portion(batch: Batch) -> Portion:
    numbers: dict[int, int] = {}
    forms: list[bytes] = []
    for item in batch.returns:
        if id(item.content) not in numbers:
            numbers[id(item.content)] = len(forms)
            forms.append(form_of(item.content))
    return Portion(grounds_of(batch), tuple(forms), _items(batch.returns, numbers))


def _items(returns: Sequence[ToCheck], numbers: dict[int, int]) -> tuple[Item, ...]:
    return tuple(
        Item(item.file, item.agency, numbers[id(item.content)], encoded(item.read)) for item in returns
    )
