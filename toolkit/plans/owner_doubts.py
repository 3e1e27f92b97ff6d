"""Doubts about names of agencies."""

from __future__ import annotations

from toolkit.messages import _
from toolkit.model.plan import Doubt
from toolkit.plans.names import NameBook
from toolkit.plans.owners import Owners


def doubt_owners(key: str, owners: Owners, book: NameBook) -> list[Doubt]:
    """A doubt for each name that nobody is known by, with the nearest known name as a suggestion."""
    return [Doubt(key, name, _why(book.nearest(name))) for name in owners.unknown]


def _why(nearest: str | None) -> str:
    if nearest is None:
        return _("No agency of this name is known. Add it to the list of agencies, or correct the name.")
    return _("No agency of this name is known; the nearest is '{nearest}'.").format(nearest=nearest)
