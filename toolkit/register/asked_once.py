"""One duty of two plans is asked once: which line of a form answers for which other ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TypeVar

from toolkit.model.form import AlsoAnswered, FormContent, MeasureLine, TargetBrief, TaskLine
from toolkit.model.register import Register
from toolkit.register.link_groups import LinkGroups

_Line = TypeVar("_Line", bound=TaskLine | MeasureLine)


class AskedOnce:
    """The confirmed links of a register, as groups of items that share one answer."""

    def __init__(self, register: Register) -> None:
        self._groups = LinkGroups(register)

    def of(self, form: FormContent, issued: frozenset[str] | None = None) -> FormContent:
        """The form with linked lines asked once; ``issued`` are the lines a form already sent out asked for.

        The line of the latest plan stands for the others. Once a form is sent, its lines stay as they were
        asked; only lines it did not ask for are answered by a linked one that it did.
        """
        return replace(form, tasks=self._once(form.tasks, issued), measures=self._once(form.measures, issued))

    def _once(self, lines: tuple[_Line, ...], issued: frozenset[str] | None) -> tuple[_Line, ...]:
        speakers = self._speakers(lines, issued)
        answered: dict[str, list[_Line]] = {}
        result: list[_Line] = []
        for line in lines:
            speaker = speakers.get(self._groups.of(line.key) or "")
            asked = issued is None or line.key in issued
            if speaker is not None and speaker != line.key and not (issued is not None and asked):
                answered.setdefault(speaker, []).append(line)
            elif asked:
                result.append(line)
        return tuple(_speaking(line, answered) for line in result)

    def _speakers(self, lines: tuple[_Line, ...], issued: frozenset[str] | None) -> Mapping[str, str]:
        """For each group with lines here the line that is asked: of the latest plan, then the first printed."""
        found: dict[str, _Line] = {}
        for line in lines:
            group = self._groups.of(line.key)
            if group is None or (issued is not None and line.key not in issued):
                continue
            if group not in found or _issued_on(line) > _issued_on(found[group]):
                found[group] = line
        return {group: line.key for group, line in found.items()}


def _issued_on(line: TaskLine | MeasureLine) -> date:
    return line.plan_issued_on or date.min


def _speaking(line: _Line, answered: Mapping[str, list[_Line]]) -> _Line:
    """The line with what it answers besides."""
    others = answered.get(line.key, [])
    if not others:
        return line
    prior = next((one.prior for one in (line, *others) if one.prior and one.prior.known), line.prior)
    spoken = replace(line, also=tuple(_also(other) for other in others), prior=prior)
    if isinstance(spoken, MeasureLine):
        return replace(spoken, targets=(*spoken.targets, *chain.from_iterable(map(_targets, others))))
    return spoken


def _also(line: TaskLine | MeasureLine) -> AlsoAnswered:
    number = f"{line.section}.{line.no}" if line.no else line.section
    deadline = line.deadline if isinstance(line, TaskLine) else None
    return AlsoAnswered(line.key, line.plan_number, number, deadline, line.plan_issued_on)


def _targets(line: TaskLine | MeasureLine) -> tuple[TargetBrief, ...]:
    """What the other plan demands, with its number beside it."""
    if not isinstance(line, MeasureLine):
        return ()
    return tuple(replace(one, text=f"{one.text} ({line.plan_number})") for one in line.targets)
