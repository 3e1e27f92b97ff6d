"""Items of different plans that are one and the same by confirmed links."""

from __future__ import annotations

from toolkit.model.register import LinkKind, Register


class LinkGroups:
    """The confirmed links of the kind SAME as groups: links that share an item belong together."""

    def __init__(self, register: Register) -> None:
        self._group: dict[str, str] = {}
        for link in register.links:
            if link.confirmed and link.kind is LinkKind.SAME:
                self._join(link.first, link.second)

    def _join(self, first: str, second: str) -> None:
        old, new = self._group.setdefault(first, first), self._group.setdefault(second, second)
        for key, group in self._group.items():
            if group == old:
                self._group[key] = new

    def of(self, item: str) -> str | None:
        """A name for the group an item belongs to; None where it stands alone."""
        return self._group.get(item)

    def others(self, item: str) -> tuple[str, ...]:
        """The other items of its group, in order of the links."""
        group = self._group.get(item)
        return tuple(key for key, own in self._group.items() if own == group and key != item)
