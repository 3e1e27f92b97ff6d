"""What a worker does with a portion of returns: the rules on each by itself.

It stands apart from what makes portions, so that a worker loads no more than it needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from toolkit.forms.wording_reader import FormWording
from toolkit.intake.read_codec import Decoding, Encoded
from toolkit.model.form import FormContent
from toolkit.model.period import Period
from toolkit.validation.batch import Batch, ToCheck
from toolkit.validation.checks import own_findings

ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_GROUNDS = msgspec.msgpack.Decoder(tuple[str, date, FormWording | None])
_ASKED = msgspec.msgpack.Decoder(FormContent)


@dataclass(frozen=True, slots=True)
class Item:
    """A return: its name in the batch, its agency, which of the forms it answers, and what was read in it."""

    file: str
    agency: str
    form: int
    read: Encoded


@dataclass(frozen=True, slots=True)
class Portion:
    """Returns with the forms they answer (each once) and the grounds they are judged on, all as bytes."""

    grounds: bytes
    forms: tuple[bytes, ...]
    items: tuple[Item, ...]


def own_of_portion(portion: Portion) -> bytes:
    """What is wrong in every return of a portion by itself; runs in a worker."""
    period, as_of, wording = _GROUNDS.decode(portion.grounds)
    forms = tuple(_ASKED.decode(form) for form in portion.forms)
    decoding = Decoding()
    returns = []
    for item in portion.items:
        read = decoding.read(item.read)
        assert read is not None, "it was encoded for this portion"
        returns.append(ToCheck(item.file, item.agency, forms[item.form], read))
    return ENCODER.encode(own_findings(Batch(Period.parse(period), as_of, tuple(returns), wording=wording)))
