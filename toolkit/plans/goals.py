"""Targets in the body of a plan: the 'Mục tiêu' paragraphs, one indicator for each thing they measure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.model.plan import Origin, PlanIndicator, Source
from toolkit.plans.numerals import NumeralKind
from toolkit.plans.outline import Item
from toolkit.plans.targets import read_sentence, sentences
from toolkit.vietnamese.text import match_key

_GOAL = re.compile(
    r"(?:Mục tiêu|Chỉ tiêu)(?:,? (?:chỉ tiêu|cụ thể|chủ yếu|phấn đấu))*[^:.]{0,40}:\s*(?P<text>.+)", re.DOTALL
)
_GOAL_HEADING = re.compile(r"(?:các )?(?:mục tiêu|chỉ tiêu)\b(?!.*tổng quát)")
_OTHER_HEADING = re.compile(
    r"(?:các )?(?:nhiệm vụ|giải pháp|nội dung|mục đích|yêu cầu|quan điểm|tổ chức)\b|.*tổng quát"
)


@dataclass(frozen=True, slots=True)
class Goal:
    """A paragraph that states targets: the section and group it stands in."""

    section: str
    group: str
    text: str
    line: int


def find_goals(items: Iterable[Item]) -> tuple[Goal, ...]:
    """The paragraphs of the body that state targets."""
    return tuple(_goals(items))


def _goals(items: Iterable[Item]) -> Iterator[Goal]:
    for item in items:
        stated = _GOAL.fullmatch(item.text)
        if stated is not None and "tổng quát" not in match_key(item.text[:40]):
            yield Goal(_section(item), _group(item), stated["text"], item.line)
        elif _among_goals(item):
            yield Goal(_section(item), _group(item), item.text, item.line)


def _among_goals(item: Item) -> bool:
    """Whether the innermost heading above that says what its items are says targets."""
    for heading in reversed(item.path):
        key = match_key(heading.text)
        if _OTHER_HEADING.match(key):
            return False
        if _GOAL_HEADING.match(key):
            return True
    return False


def _section(item: Item) -> str:
    romans = [heading.numeral.text for heading in item.path if heading.numeral.kind is NumeralKind.ROMAN]
    if romans:
        return romans[-1]
    return item.path[0].numeral.text if item.path else "I"


def _group(item: Item) -> str:
    """'1' for the paragraph '1.1. Mục tiêu: …'; else the number of the heading above."""
    if item.numeral is not None and item.numeral.kind in {NumeralKind.ARABIC, NumeralKind.DECIMAL}:
        head, point, _rest = item.numeral.text.rpartition(".")
        return head if point else item.numeral.text
    numbers = [
        h.numeral.text for h in item.path if h.numeral.kind in {NumeralKind.ARABIC, NumeralKind.DECIMAL}
    ]
    return numbers[-1] if numbers else "0"


def read_goals(goals: Iterable[Goal], plan: str, prefix: str) -> tuple[PlanIndicator, ...]:
    """The indicators of the goal paragraphs; keys are '74-2026/CT.I.1.3' (section, group, number in it)."""
    counts: dict[tuple[str, str], int] = {}
    found: list[PlanIndicator] = []
    for goal in goals:
        place = (goal.section, goal.group)
        for sentence in sentences(goal.text):
            for measured in read_sentence(sentence):
                counts[place] = counts.get(place, 0) + 1
                found.append(
                    PlanIndicator(
                        key=f"{plan}/{prefix}.{goal.section}.{goal.group}.{counts[place]}",
                        origin=Origin.NARRATIVE,
                        section=goal.section,
                        no=f"{goal.group}.{counts[place]}",
                        parent=None,
                        name=measured.name,
                        unit=measured.unit,
                        targets=measured.targets,
                        source=Source("Mục tiêu", goal.line),
                    )
                )
    return tuple(found)
