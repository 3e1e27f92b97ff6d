"""Rules on figures: plausible by themselves, parts within their whole, parts of one whole adding up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from toolkit.validation.figures import Figure, doubt_about
from toolkit.validation.rule import Fault
from toolkit.vietnamese.numbers import format_number
from toolkit.vietnamese.text import match_key

_PART_KEY = re.compile(r"(?P<whole>.+)\.[a-z]")
_FULL = Decimal(100)
_TOLERANCE = Decimal("0.5")


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
    yield from _parts_above_whole(reported)
    yield from _sums(reported)


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
    )
    for row, (value, file, line, answers, parent, *known) in enumerate(
        zip(*(frame[column] for column in columns), strict=True)
    ):
        if isinstance(value, Decimal) and value.is_finite():
            yield _Reported(
                row, file, line, answers.cell(line, "value").cell or "", parent, Figure(value, *known)
            )


def _parts_above_whole(reported: tuple[_Reported, ...]) -> Iterator[Fault]:
    """'Trong đó': the part is contained in the whole; two rates may have different bases: a warning."""
    by_line = {(item.file, item.line): item for item in reported}
    for part in reported:
        whole = by_line.get((part.file, part.parent)) if part.parent else None
        if whole is None or part.figure.value <= whole.figure.value:
            continue
        if match_key(part.figure.unit or "") == match_key(whole.figure.unit or ""):
            args = {"whole": format_number(whole.figure.value), "whole_cell": whole.cell}
            yield Fault(part.row, "W707" if part.figure.is_percent else "E706", "value", args)


def _sums(reported: tuple[_Reported, ...]) -> Iterator[Fault]:
    """Parts of a composite target ('….a', '….b') whose targets make up 100% must make it up, too."""
    groups: dict[tuple[str, str], list[_Reported]] = {}
    for item in reported:
        match = _PART_KEY.fullmatch(item.line)
        if match is not None and item.figure.is_percent and item.figure.targets:
            groups.setdefault((item.file, match["whole"]), []).append(item)
    for parts in groups.values():
        aimed = sum((part.figure.targets[0].value for part in parts), Decimal(0))
        total = sum((part.figure.value for part in parts), Decimal(0))
        if len(parts) > 1 and aimed == _FULL and abs(total - _FULL) > _TOLERANCE:
            cells = ", ".join(part.cell for part in parts)
            yield Fault(parts[0].row, "W708", "value", {"cells": cells, "total": format_number(total)})
