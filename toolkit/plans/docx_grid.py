"""The columns of a Word table as a reader sees them: slivers that dragging a border leaves are no columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from toolkit.plans.layout import Box

_SLIVER = 85
"""Twips (1.5 mm) below which a grid column holds no text of its own."""


@dataclass(frozen=True, slots=True)
class Grid:
    """For each edge between grid columns (the outer ones included) the number of the column seen right of it."""

    seen: tuple[int, ...]

    @classmethod
    def of(cls, widths: Sequence[int]) -> Grid | None:
        """The grid of a table from the widths of its columns in twips; None where it has no slivers to mend."""
        if not any(0 < width < _SLIVER for width in widths) or any(width <= 0 for width in widths):
            return None
        wide = (1 if width >= _SLIVER else 0 for width in widths)
        return cls((0, *accumulate(wide)))

    def mended(self, row: Iterable[Box]) -> Iterator[Box]:
        """The cells of a row over the columns seen; a cell over a sliver alone goes when it is empty."""
        start = 0
        for box in row:
            end = start + box.span
            if end >= len(self.seen):
                yield box
            elif span := self.seen[end] - self.seen[start]:
                yield replace(box, span=span)
            elif box.blocks:
                yield replace(box, span=1)
            start = end
