"""Targets in the body of a plan: the 'Mục tiêu' paragraphs, one indicator for each thing they measure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.model.plan import Origin, PlanIndicator, Section, Source
from toolkit.plans.numerals import NumeralKind
from toolkit.plans.outline import Heading, Item
from toolkit.plans.part_words import gives_duties, gives_goals, is_overall
from toolkit.plans.targets import NEVER, When, read_sentence, read_when, sentences
from toolkit.vietnamese.text import match_key

_GOAL = re.compile(
    r"(?:Mục tiêu|Chỉ tiêu)(?:,? (?:chỉ tiêu|cụ thể|chủ yếu|phấn đấu))*[^:.]{0,40}:\s*(?P<text>.+)", re.DOTALL
)
_OTHER_HEADING = re.compile(r"(?:mục đích|yêu cầu|quan điểm|tổ chức)\b")


@dataclass(frozen=True, slots=True)
class Goal:
    """A paragraph that states targets: the section and group it stands in, and the time they name."""

    section: str
    group: str
    text: str
    line: int
    when: When = NEVER


def find_goals(items: Iterable[Item]) -> tuple[Goal, ...]:
    """The paragraphs of the body that state targets."""
    return tuple(_goals(items))


def goal_sections(items: Iterable[Item]) -> tuple[Section, ...]:
    """The parts of the body that state targets, with their titles, each once."""
    found: dict[str, Section] = {}
    for item in items:
        heading = _part(item)
        if heading is not None and (_stated(item) or _among_goals(item)):
            found.setdefault(heading.numeral.text, Section(heading.numeral.text, heading.text.rstrip(" :")))
    return tuple(found.values())


def _goals(items: Iterable[Item]) -> Iterator[Goal]:
    line_above: tuple[int, When] = (0, NEVER)
    for item in items:
        if item.rank <= line_above[0]:
            line_above = (0, NEVER)
        above = line_above[1].otherwise(_time_above(item))
        stated = _stated(item)
        if stated is not None:
            when = read_when(item.text[: stated.start("text")]).otherwise(above)
            yield Goal(_section(item), _group(item), stated["text"], item.line, when)
        elif _among_goals(item):
            if item.text.endswith(":") and item.opens is None:
                line_above = (item.rank, read_when(item.text))
            yield Goal(_section(item), _group(item), item.text, item.line, above)


def _stated(item: Item) -> re.Match[str] | None:
    return None if is_overall(item.text[:40]) else _GOAL.fullmatch(item.text)


def _among_goals(item: Item) -> bool:
    """Whether the innermost heading above that says what its items are says targets."""
    for heading in reversed(item.path):
        if (
            gives_duties(heading.text)
            or is_overall(heading.text)
            or _OTHER_HEADING.match(match_key(heading.text))
        ):
            return False
        if gives_goals(heading.text):
            return True
    return False


def _time_above(item: Item) -> When:
    """The year or period the innermost heading names that names one."""
    times = (read_when(heading.text) for heading in reversed(item.path))
    return next((when for when in times if when != NEVER), NEVER)


def _part(item: Item) -> Heading | None:
    romans = [heading for heading in item.path if heading.numeral.kind is NumeralKind.ROMAN]
    return romans[-1] if romans else next(iter(item.path), None)


def _section(item: Item) -> str:
    heading = _part(item)
    return "I" if heading is None else heading.numeral.text


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
            for measured in read_sentence(sentence, goal.when):
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
