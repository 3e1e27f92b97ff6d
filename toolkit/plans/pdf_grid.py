"""The cells that ruling lines enclose."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.plans.pdf_page import Rule

_NEAR = 3.5
"""Points within which two lines are one (a double border, a border drawn cell by cell)."""
_MOST_CELLS = 100_000
_MOST_LINES = 4_000
"""Lines on one page beyond which they draw a map or a plan."""

Stretch = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A cell: where it lies, and the first and last row and column of its grid that it covers."""

    left: float
    top: float
    right: float
    bottom: float
    rows: tuple[int, int]
    columns: tuple[int, int]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x < self.right and self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's lines: where its columns and rows are parted, and its cells row by row."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    areas: tuple[Area, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the table."""
        return self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]


def find_grids(rules: Iterable[Rule]) -> tuple[Grid, ...]:
    """The tables that these lines draw, from top to bottom; a frame round one text is none."""
    level = _merged((rule.top, rule.left, rule.right) for rule in rules if rule.horizontal)
    upright = _merged((rule.left, rule.top, rule.bottom) for rule in rules if not rule.horizontal)
    if len(level) + len(upright) > _MOST_LINES:
        return ()
    grids = [grid for lines in _joined(level, upright) if (grid := _grid(*lines)) is not None]
    return tuple(sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0])))


def _merged(lines: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Lines (place, begin, end) with those on one place that touch made one."""
    ordered = sorted(lines)
    places = _clusters([place for place, _begin, _end in ordered])
    grouped: dict[float, list[Stretch]] = defaultdict(list)
    for place, begin, end in ordered:
        grouped[_nearest(places, place)].append((begin, end))
    return [(place, *stretch) for place, stretches in grouped.items() for stretch in _united(stretches)]


def _united(stretches: list[Stretch]) -> Iterator[Stretch]:
    current: Stretch | None = None
    for begin, end in sorted(stretches):
        if current is not None and begin <= current[1] + _NEAR:
            current = (current[0], max(current[1], end))
            continue
        if current is not None:
            yield current
        current = (begin, end)
    if current is not None:
        yield current


def _clusters(values: Sequence[float]) -> list[float]:
    """The values with those that lie close together made one: their middle."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [(group[0] + group[-1]) / 2 for group in groups]


def _nearest(places: Sequence[float], value: float) -> float:
    at = bisect_left(places, value)
    return min(places[max(0, at - 1) : at + 1], key=lambda place: abs(place - value))


Lines = list[tuple[float, float, float]]


def _joined(level: Lines, upright: Lines) -> Iterator[tuple[Lines, Lines]]:
    """Lines that cross or touch each other, table by table."""
    rest = set(range(len(upright)))
    left = set(range(len(level)))
    while left:
        across, down = [left.pop()], []
        waiting: list[tuple[bool, int]] = [(True, across[0])]
        while waiting:
            is_level, index = waiting.pop()
            if is_level:
                met = [i for i in rest if _meet(level[index], upright[i])]
                rest.difference_update(met)
                down.extend(met)
            else:
                met = [i for i in left if _meet(level[i], upright[index])]
                left.difference_update(met)
                across.extend(met)
            waiting.extend((not is_level, i) for i in met)
        yield [level[i] for i in across], [upright[i] for i in down]


def _meet(level: tuple[float, float, float], upright: tuple[float, float, float]) -> bool:
    y, left, right = level
    x, top, bottom = upright
    return left - _NEAR <= x <= right + _NEAR and top - _NEAR <= y <= bottom + _NEAR


def _grid(level: Lines, upright: Lines) -> Grid | None:
    if not upright:
        return None
    # Tables without an outer border end where their lines end.
    ends = (
        [end for _place, *line in level for end in line],
        [end for _place, *line in upright for end in line],
    )
    xs = _clusters([x for x, _top, _bottom in upright] + [min(ends[0]), max(ends[0])])
    ys = _clusters([y for y, _left, _right in level] + [min(ends[1]), max(ends[1])])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > _MOST_CELLS or rows * columns == 1:
        return None
    areas = tuple(_areas(xs, ys, level, upright))
    return Grid(tuple(xs), tuple(ys), areas) if len(areas) > 1 else None


def _areas(xs: list[float], ys: list[float], level: Lines, upright: Lines) -> Iterator[Area]:
    walls: dict[float, list[Stretch]] = defaultdict(list)
    floors: dict[float, list[Stretch]] = defaultdict(list)
    for x, top, bottom in upright:
        walls[_nearest(xs, x)].append((top, bottom))
    for y, left, right in level:
        floors[_nearest(ys, y)].append((left, right))
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            right = column
            while (
                right + 2 < len(xs)
                and (row, right + 1) not in taken
                and not _covers(walls[xs[right + 1]], ys, row)
            ):
                right += 1
            last = row
            while (
                last + 2 < len(ys)
                and not any(_covers(floors[ys[last + 1]], xs, place) for place in range(column, right + 1))
                and _open(walls, xs, ys, (last + 1, column, right))
            ):
                last += 1
            taken.update((r, c) for r in range(row, last + 1) for c in range(column, right + 1))
            yield Area(xs[column], ys[row], xs[right + 1], ys[last + 1], (row, last), (column, right))


def _covers(stretches: Sequence[Stretch], places: Sequence[float], index: int) -> bool:
    """Whether a line runs along the whole side between two neighbouring places."""
    middle = (places[index] + places[index + 1]) / 2
    return any(begin <= middle <= end for begin, end in stretches)


def _open(
    walls: dict[float, list[Stretch]], xs: list[float], ys: list[float], place: tuple[int, int, int]
) -> bool:
    """Whether no line parts the columns ``first`` to ``last`` in this row."""
    row, first, last = place
    return not any(_covers(walls[xs[column]], ys, row) for column in range(first + 1, last + 1))
