"""What is wrong in returns by themselves, kept from one run to the next.

The rules on a return depend on what was read in it, on what its agency was asked, on the day figures close, on the
wording of the forms and on the program. All of that is in the key, so a finding is never older than its grounds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

import msgspec

from toolkit.intake.known_store import Known
from toolkit.intake.limits import Limits
from toolkit.model.form import FormContent
from toolkit.validation.batch import Batch, ToCheck
from toolkit.validation.checks import Own, Placed
from toolkit.workflows.portions import form_of, found_in, grounds_of

_DECODER = msgspec.msgpack.Decoder(tuple[Placed, ...])
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


@dataclass(frozen=True, slots=True)
class KnownFindings:
    """The findings of a batch, of which those known are not looked for again; ``limits`` bound the processes
    that look for the others."""

    known: Known
    batch: Batch
    limits: Limits

    def of(self, hashes: Mapping[str, str]) -> dict[str, Own]:
        """Findings by file; ``hashes`` tells what is in a file that may be known, by its name in the batch."""
        keys = self._keys(hashes)
        found: dict[str, Own] = {}
        for file, key in keys.items():
            own = self._kept(key)
            if own is not None:
                found[file] = own
        new = tuple(item for item in self.batch.returns if item.file not in found)
        if new:
            fresh = found_in(replace(self.batch, returns=new), self.limits)
            for file in fresh.keys() & keys.keys():
                self.known.put(keys[file], _ENCODER.encode(fresh[file]))
            found |= fresh
        return found

    def _keys(self, hashes: Mapping[str, str]) -> dict[str, str]:
        grounds = grounds_of(self.batch)
        asked: dict[int, bytes] = {}
        return {
            item.file: _key(hashes[item.file], grounds, self._asked(item, asked))
            for item in self.batch.returns
            if item.file in hashes
        }

    def _asked(self, item: ToCheck, asked: dict[int, bytes]) -> bytes:
        """What the agency was asked, as bytes; made once for all returns of an agency."""
        content: FormContent = item.content
        if id(content) not in asked:
            asked[id(content)] = form_of(content)
        return asked[id(content)]

    def _kept(self, key: str) -> Own | None:
        data = self.known.get(key)
        try:
            return None if data is None else _DECODER.decode(data)
        except msgspec.DecodeError:
            return None


def _key(content_hash: str, grounds: bytes, asked: bytes) -> str:
    digest = hashlib.sha256(f"{len(grounds)} {len(asked)} ".encode() + grounds + asked).hexdigest()
    return f"own {content_hash} {digest}"
