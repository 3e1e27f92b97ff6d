"""Where in the document a doubt stands, in the words by which its reader finds the place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from toolkit.messages import _
from toolkit.model.plan import Doubt, Origin, PlanIndicator, PlanTask

Entry = PlanTask | PlanIndicator


def placed(doubts: Iterable[Doubt], entries: Iterable[Entry]) -> tuple[Doubt, ...]:
    """The doubts, each with the place of the task or indicator it is about where it names none itself."""
    places = {entry.key: _place(entry) for entry in entries}
    return tuple(
        doubt if doubt.place else replace(doubt, place=places.get(doubt.key or "", "")) for doubt in doubts
    )


def _place(entry: Entry) -> str:
    if entry.source is None:
        return ""
    part = entry.source.part
    if entry.origin is Origin.ANNEX:
        if entry.no is None:
            return _("{part}, section {no}").format(part=part, no=entry.section)
        return _("{part}, row {no} of section {section}").format(
            part=part, no=entry.no, section=entry.section
        )
    if isinstance(entry, PlanIndicator):
        return _("body of the plan, targets of part {no}").format(no=entry.section)
    return _("body of the plan, part {part}").format(part=part)
