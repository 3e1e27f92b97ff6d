"""Doubts about names of agencies."""

from __future__ import annotations

from toolkit.messages import _
from toolkit.model.plan import Doubt
from toolkit.plans.names import NameBook
from toolkit.plans.owners import Owners


def doubt_owners(key: str, owners: Owners, book: NameBook) -> list[Doubt]:
    """A doubt for each name that nobody is known by, with the nearest known name as a suggestion."""
    return [_doubt(key, name, book.nearest(name)) for name in owners.unknown]


def _doubt(key: str, name: str, nearest: str | None) -> Doubt:
    add = _("If the name is right, add it to master/agencies.xlsx (sheet 'Đơn vị' or 'Nhóm').")
    if nearest is None:
        return Doubt(key, name, _("No agency of this name is known."), add)
    return Doubt(
        key,
        name,
        _("No agency of this name is known; the nearest is '{nearest}'.").format(nearest=nearest),
        _("If that one is meant, add this spelling to its other names ('Tên gọi khác').") + " " + add,
    )
