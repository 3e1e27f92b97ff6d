"""Rules on documents named as evidence, and on texts that are there and say nothing."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from toolkit.forms.layout import LAYOUT
from toolkit.model.form import CellType, TaskStatus
from toolkit.validation.required import cause_needed, explanation_needed, result_needed
from toolkit.validation.rule import Mask, RowRule, chosen, text
from toolkit.validation.wording import (
    gives_no_reason,
    has_digit,
    looks_like_document,
    points_elsewhere,
    says_nothing,
)


def _done(frame: pd.DataFrame) -> Mask:
    return chosen(frame, "status", TaskStatus.DONE)


def _no_number(frame: pd.DataFrame) -> Mask:
    """Only where the document proves that the task is done; a draft under way has no number yet."""
    return text(frame, "document", lambda words: not has_digit(words), _done(frame))


def _odd_number(frame: pd.DataFrame) -> Mask:
    def odd(words: str) -> bool:
        return has_digit(words) and not looks_like_document(words)

    return text(frame, "document", odd, _done(frame))


def _empty_words(name: str, needed: Callable[[pd.DataFrame], Mask], test: Callable[[str], bool]) -> RowRule:
    return RowRule("E603", name, lambda frame: text(frame, name, test, needed(frame)))


def _extension(frame: pd.DataFrame) -> Mask:
    return frame["extension_to"].notna()


def _never(frame: pd.DataFrame) -> Mask:
    return pd.Series(False, index=frame.index, dtype=bool)


_NEEDED: dict[str, Callable[[pd.DataFrame], Mask]] = {
    "cause": cause_needed,
    "result": result_needed,
    "explanation": explanation_needed,
    "extension_reason": _extension,
    "document": _done,
}


def _elsewhere(name: str) -> RowRule:
    """'nt' in an answer that may stay empty; where it is needed the same words are an error already."""
    needed = _NEEDED.get(name, _never)
    return RowRule("W604", name, lambda frame: text(frame, name, points_elsewhere, ~needed(frame)))


TASK_RULES = (
    RowRule("E601", "document", _no_number),
    RowRule("W602", "document", _odd_number),
    _empty_words("cause", cause_needed, gives_no_reason),
    _empty_words("extension_reason", _extension, gives_no_reason),
    _empty_words("result", result_needed, says_nothing),
    *(_elsewhere(field.name) for field in LAYOUT.tasks.fields if field.kind is CellType.TEXT),
)
MEASURE_RULES = (
    _empty_words("explanation", explanation_needed, gives_no_reason),
    *(_elsewhere(field.name) for field in LAYOUT.measures.fields if field.kind is CellType.TEXT),
)
FRONT_RULES = tuple(_elsewhere(field.name) for field in LAYOUT.general.fields)
