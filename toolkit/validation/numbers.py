"""Rules on figures: plausible by themselves, parts within their whole, parts of one whole adding up, and the
growth of a whole between the growth of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from toolkit.validation.figures import Figure, doubt_about
from toolkit.validation.rule import Fault
from toolkit.validation.wording import says_nothing
from toolkit.vietnamese.numbers import format_number
from toolkit.vietnamese.text import match_key

_PART_KEY = re.compile(r"(?P<whole>.+)\.[a-z]")
_FULL = Decimal(100)
_TOLERANCE = Decimal("0.5")
_ROUNDING = Decimal("0.05")
"""Growth rates are given with one or two decimals."""
_GROWTH = re.compile(r"\b(?:tốc độ tăng|tăng trưởng)\b")
_SECTORS = (re.compile(r"\bnông\b"), re.compile(r"\bcông nghiệp\b"), re.compile(r"\bdịch vụ\b"))
_OF_GDP = re.compile(r"\b(?:tổng sản phẩm|grdp|gdp)\b")
_CARRIED_ON = ("-", ":", ",", " (")
_TAXES = re.compile(r"\bthuế\b")


@dataclass(frozen=True, slots=True)
class _Reported:
    """A figure in its row of the frame."""

    row: int
    file: str
    line: str
    cell: str
    parent: str | None
    figure: Figure


def figure_faults(frame: pd.DataFrame) -> Iterator[Fault]:
    """All faults of figures in a frame of measures."""
    reported = tuple(_reported(frame))
    for item in reported:
        doubt = doubt_about(item.figure)
        if doubt is not None:
            yield Fault(item.row, doubt.code, "value", dict(doubt.args))
    composites = tuple(_composites(reported))
    yield from _parts_above_whole(reported, composites)
    yield from _sums(composites)
    yield from _growth(composites)


@dataclass(frozen=True, slots=True)
class _Composite:
    """The figures of one composite target ('….a', '….b') in one return, and the one that holds all the others:
    the one whose name the others carry on ('Tốc độ tăng GRDP', 'Tốc độ tăng GRDP - dịch vụ')."""

    members: tuple[_Reported, ...]

    @property
    def whole(self) -> _Reported | None:
        shortest = min(self.members, key=lambda item: len(item.figure.name))
        begins = tuple(f"{match_key(shortest.figure.name)}{sign}" for sign in _CARRIED_ON)
        others = (item for item in self.members if item is not shortest)
        held = all(match_key(item.figure.name).startswith(begins) for item in others)
        return shortest if held and len(self.members) > 1 else None

    @property
    def parts(self) -> tuple[_Reported, ...]:
        whole = self.whole
        return tuple(item for item in self.members if item is not whole)


def _composites(reported: tuple[_Reported, ...]) -> Iterator[_Composite]:
    groups: dict[tuple[str, str], list[_Reported]] = {}
    for item in reported:
        match = _PART_KEY.fullmatch(item.line)
        if match is not None:
            groups.setdefault((item.file, match["whole"]), []).append(item)
    return (_Composite(tuple(members)) for members in groups.values())


def _reported(frame: pd.DataFrame) -> Iterator[_Reported]:
    columns = (
        "value",
        "file",
        "line",
        "answers",
        "parent",
        "name",
        "unit",
        "low",
        "high",
        "targets",
        "references",
        "prior_value",
    )
    known = zip(*(frame[column] for column in columns), frame["explanation"].map(_explains), strict=True)
    for row, (value, file, line, answers, parent, *of_figure) in enumerate(known):
        if isinstance(value, Decimal) and value.is_finite():
            cell = answers.cell(line, "value").cell or ""
            yield _Reported(row, file, line, cell, parent, Figure(value, *of_figure))


def _explains(explanation: object) -> bool:
    return isinstance(explanation, str) and not says_nothing(explanation)


def _parts_above_whole(
    reported: tuple[_Reported, ...], composites: tuple[_Composite, ...]
) -> Iterator[Fault]:
    """'Trong đó': the part is contained in the whole. A warning where two rates may have different bases, or
    where only the names tell that one holds the other; rates of change are not contained in one another."""
    by_line = {(item.file, item.line): item for item in reported}
    for part in reported:
        whole = by_line.get((part.file, part.parent)) if part.parent else None
        if whole is not None:
            yield from _above(part, whole, "W707" if part.figure.is_percent else "E706")
    for composite in composites:
        if composite.whole is not None:
            for part in composite.parts:
                yield from _above(part, composite.whole, "W707")


def _above(part: _Reported, whole: _Reported, code: str) -> Iterator[Fault]:
    same_unit = match_key(part.figure.unit or "") == match_key(whole.figure.unit or "")
    change = part.figure.is_percent and part.figure.is_rate_of_change
    if same_unit and not change and part.figure.value > whole.figure.value:
        args = {"whole": format_number(whole.figure.value), "whole_cell": whole.cell}
        yield Fault(part.row, code, "value", args)


def _sums(composites: tuple[_Composite, ...]) -> Iterator[Fault]:
    """Parts of a composite target whose targets make up 100% must make it up, too."""
    for composite in composites:
        parts = [one for one in composite.members if one.figure.is_percent and one.figure.targets]
        aimed = sum((part.figure.targets[0].value for part in parts), Decimal(0))
        total = sum((part.figure.value for part in parts), Decimal(0))
        if len(parts) > 1 and aimed == _FULL and abs(total - _FULL) > _TOLERANCE:
            cells = ", ".join(part.cell for part in parts)
            yield Fault(parts[0].row, "W708", "value", {"cells": cells, "total": format_number(total)})


def _growth(composites: tuple[_Composite, ...]) -> Iterator[Fault]:
    """A whole grows no faster than its fastest part and no slower than its slowest one, all parts known."""
    for composite in composites:
        whole, rates = composite.whole, [part.figure.value for part in composite.parts]
        if whole is None or not _all_sectors(whole, composite.parts):
            continue
        if not min(rates) - _ROUNDING <= whole.figure.value <= max(rates) + _ROUNDING:
            args = {
                "low": format_number(min(rates)),
                "high": format_number(max(rates)),
                "cells": ", ".join(part.cell for part in composite.parts),
            }
            yield Fault(whole.row, "W709", "value", args)


def _all_sectors(whole: _Reported, parts: tuple[_Reported, ...]) -> bool:
    """Growth of the economy by its three sectors; the regional product has taxes on products as a part, too."""
    name = match_key(whole.figure.name)
    if not _GROWTH.search(name) or not all(one.figure.is_percent for one in (whole, *parts)):
        return False
    own = [match_key(part.figure.name)[len(name) :] for part in parts]
    asked = (*_SECTORS, *((_TAXES,) if _OF_GDP.search(name) else ()))
    return all(any(sector.search(words) for words in own) for sector in asked)
