"""Groups of the body and sections of the annex: the same subjects, numbered each in its own way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from toolkit.messages import _
from toolkit.model.plan import Doubt, PlanTask, Section
from toolkit.plans.outline import Item
from toolkit.plans.part_words import duty_items
from toolkit.plans.similarity import alike

_RUN_IN = re.compile(r":\s+(?=\S)")
"""What follows on the line of a heading is its first paragraph."""
_SAME = 0.6
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Titled:
    """Sections with the titles that could be recovered, and the doubts about the others."""

    sections: tuple[Section, ...]
    doubts: tuple[Doubt, ...]


def body_groups(items: Iterable[Item]) -> tuple[Section, ...]:
    """The headings right below the part 'NHIỆM VỤ, GIẢI PHÁP', each once."""
    found: dict[str, Section] = {}
    for inside in duty_items(items):
        opens = inside.item.opens
        if opens is not None and not inside.below:
            title = _RUN_IN.split(opens.text)[0]
            found.setdefault(opens.numeral.text, Section(opens.numeral.text, title.rstrip(" :")))
    return tuple(found.values())


def counterparts(groups: tuple[Section, ...], sections: tuple[Section, ...]) -> dict[str, str]:
    """For each group of the body (by number) the annex section of the same title, or of the same number."""
    result: dict[str, str] = {}
    numbers = {section.no for section in sections}
    for group in groups:
        scored = [(alike(group.title or "", s.title), s.no) for s in sections if s.title]
        score, no = max(scored, default=(0.0, ""))
        if score >= _SAME:
            result[group.no] = no
        elif group.no in numbers:
            result[group.no] = group.no
    return result


def renumbered(duties: tuple[PlanTask, ...], numbers: dict[str, str]) -> tuple[PlanTask, ...]:
    """The duties under the section numbers of the annex."""
    return tuple(replace(duty, section=numbers.get(duty.section, duty.section)) for duty in duties)


def with_titles(
    sections: tuple[Section, ...],
    restarted: tuple[str, ...],
    groups: tuple[Section, ...],
    agreed: frozenset[str],
) -> Titled:
    """Give sections whose heading was lost the title of the body's group with the same number.

    A title is taken only when nothing speaks against it: as many groups as sections, all known titles agree,
    and ``agreed`` (sections whose tasks are told under that very group) has the section or a known title
    confirms the order. Otherwise the title stays None. Either way a person is asked to look.
    """
    titles = {group.no: group.title for group in groups}
    known = [section for section in sections if section.title]
    in_order = len(groups) == len(sections) and all(
        alike(section.title or "", titles.get(section.no) or "") >= _SAME for section in known
    )
    result: list[Section] = []
    doubts: list[Doubt] = []
    for section in sections:
        if section.no not in restarted or len(sections) == 1:
            result.append(section)
            continue
        title = titles.get(section.no) if in_order and (known or section.no in agreed) else None
        result.append(Section(section.no, title))
        doubts.append(_lost(section.no, title))
    return Titled(tuple(result), tuple(doubts))


def _lost(no: str, title: str | None) -> Doubt:
    if title is None:
        return Doubt(
            None,
            no,
            _("The heading of section {no} of the annex is lost; only its numbering shows it.").format(no=no),
            _("Take the heading from the original and type it in the column 'Tên nhóm'."),
            _("annex, section {no}").format(no=no),
        )
    return Doubt(
        None,
        title,
        _("The heading of section {no} of the annex is lost; this title was taken from the body.").format(
            no=no
        ),
        _("Compare it with the heading in the original of the annex."),
        _("annex, section {no}").format(no=no),
    )


def agreeing(duties: Iterable[PlanTask], tasks: Iterable[PlanTask]) -> frozenset[str]:
    """Sections most of whose tasks are told in the group of the body that has the same number."""
    section_of = {task.key: task.section for task in tasks}
    told: dict[str, list[bool]] = {}
    for duty in duties:
        for key in duty.same_as:
            told.setdefault(section_of[key], []).append(section_of[key] == duty.section)
    return frozenset(no for no, same in told.items() if sum(same) / len(same) > _MOST)
