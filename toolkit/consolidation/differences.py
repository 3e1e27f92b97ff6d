"""What differs between two returns of one agency, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.returns import ReadReturn


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer that differs; None where a return has nothing. ``line`` None for texts and sign-off."""

    line: str | None
    field: str
    before: str | None
    after: str | None


def differences(earlier: ReadReturn, later: ReadReturn) -> tuple[Difference, ...]:
    """Answers that were added, changed or left out, in order of the form; spellings of one value are equal."""
    old, new = _answers(earlier), _answers(later)
    slots = dict.fromkeys((*new, *old))
    found = [
        Difference(*slot, _shown(old.get(slot)), _shown(new.get(slot)))
        for slot in slots
        if _values(old.get(slot)) != _values(new.get(slot))
    ]
    return tuple(sorted(found, key=lambda one: (one.line is None, one.line or "")))


_Answer = tuple[tuple[object, str], ...]
"""Value and text of each cell that answers a field; more than one where a row stands twice."""


def _answers(read: ReadReturn) -> dict[tuple[str | None, str], _Answer]:
    answers: dict[tuple[str | None, str], _Answer] = {}
    for answer in read.answers:
        if answer.shown.strip():
            slot = (answer.line, answer.field)
            answers[slot] = (*answers.get(slot, ()), (answer.value, answer.shown))
    return answers


def _values(answer: _Answer | None) -> tuple[object, ...]:
    return tuple(shown.strip() if value is None else value for value, shown in answer or ())


def _shown(answer: _Answer | None) -> str | None:
    return " | ".join(" ".join(shown.split()) for _value, shown in answer) if answer else None
