"""Finding an agency or group by code, official name or alias, however it is spelt."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from toolkit.model.register import Agency, Directory, Group
from toolkit.vietnamese.text import match_key

Owner = Agency | Group

_PEOPLES_COMMITTEE = re.compile(r"\bủy ban nhân dân\b")
_SUGGESTIONS = 3
_SIMILAR = 70.0


class Lookup:
    """An index of a directory. Official names win over aliases, and bodies that report over former ones."""

    def __init__(self, directory: Directory) -> None:
        owners: tuple[Owner, ...] = (*directory.agencies, *directory.groups)
        self._by_code = {owner.code: owner for owner in owners}
        self._by_name: dict[str, Owner] = {}
        first = sorted(owners, key=lambda owner: isinstance(owner, Agency) and not owner.reports)
        self._add((owner.name, owner) for owner in first)
        self._add((alias, owner) for owner in first for alias in owner.aliases)

    def _add(self, names: Iterable[tuple[str, Owner]]) -> None:
        for name, owner in names:
            self._by_name.setdefault(name_key(name), owner)

    def find(self, name: str) -> Owner | None:
        """The agency or group of this code, name or alias; None when there is none (never a near one)."""
        return self._by_code.get(name.strip()) or self._by_name.get(name_key(name))

    def suggest(self, name: str) -> tuple[str, ...]:
        """Official names that look like this one, best first; for a person to choose from, never to use."""
        hits = process.extract(
            name_key(name), self._by_name.keys(), scorer=fuzz.ratio, limit=12, score_cutoff=_SIMILAR
        )
        names = dict.fromkeys(self._by_name[key].name for key, _score, _index in hits)
        return tuple(names)[:_SUGGESTIONS]


def name_key(name: str) -> str:
    """The key under which two spellings of one body are equal: 'Ủy ban nhân dân' is 'UBND'."""
    return _PEOPLES_COMMITTEE.sub("ubnd", match_key(name))
