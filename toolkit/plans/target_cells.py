"""Targets in the cells of an annex: what stands for a whole sentence in a cell of a few signs."""

from __future__ import annotations

import re
from dataclasses import replace

from toolkit.model.plan import Target
from toolkit.plans.targets import When, read_cell
from toolkit.vietnamese.numbers import read_number
from toolkit.vietnamese.text import squeeze

_RANKED = re.compile(r"^(?:(?:nằm )?(?:trong|vào|thuộc)\s+)?(?:top|tốp|nhóm)\s+(\d+)\b.*", re.IGNORECASE)
_RANKS = re.compile(r"(?:thứ |xếp |vị )?(?:hạng|bậc|thứ tự|vị trí|trí)", re.IGNORECASE)
_RANK = "thứ hạng"
_A_YEAR = re.compile(r"(?<=%)\s*/\s*năm\b", re.IGNORECASE)
_POINTS = re.compile(r"\bđiểm\s*%", re.IGNORECASE)
_NEGATIVE = re.compile(r"[-–−]\d[\d.,]*\s*%?")
_FIGURE = re.compile(r"(?<![^\W\d_])\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")


def read_target_cell(text: str, unit: str | None, when: When) -> tuple[Target, ...]:
    """The targets of a cell; ``unit`` is that of its column, ``when`` what heading and name say.

    A rank ('Top 10', a figure in a column of ranks) is better the lower it is; '-1,2' is below zero.
    """
    cell = squeeze(text).rstrip(".")
    found = read_cell(_A_YEAR.sub("", _RANKED.sub(r"thuộc nhóm \1", cell)), unit, when)
    return tuple(_as_in_cell(target, cell, unit) for target in found)


def _as_in_cell(target: Target, cell: str, unit: str | None) -> Target:
    if target.unit == "điểm" and _POINTS.search(cell):
        return replace(target, unit="điểm %")
    if _NEGATIVE.fullmatch(cell):
        target = replace(target, value=-target.value)
    ranks = unit is not None and _RANKS.fullmatch(unit) is not None
    if ranks and unit is not None and target.unit in {_RANK, unit[:1].lower() + unit[1:]}:
        return replace(target, unit=unit[:1].lower() + unit[1:], lower_is_better=True)
    return target


def left_out(text: str, targets: tuple[Target, ...]) -> tuple[str, ...]:
    """The figures of a cell that none of its targets holds; years are none."""
    held = {abs(value) for t in targets for value in (t.value, t.value_max) if value is not None}
    found = (figure[0] for figure in _FIGURE.finditer(text))
    return tuple(
        figure for figure in found if not _YEAR.fullmatch(figure) and read_number(figure).value not in held
    )
