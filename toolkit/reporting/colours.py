"""Colours of states, verdicts and ways of sending, the same in the workbook, on the page and in the report."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from toolkit.model.results import TaskState, Verdict
from toolkit.reporting.workbook_layout import DONE_UNDATED, STATE_LABELS, VERDICT_LABELS

STATE_COLOURS = {
    TaskState.DONE_ON_TIME: "#548235",
    TaskState.DONE_LATE: "#A9D18E",
    TaskState.UNDER_WAY: "#5B9BD5",
    TaskState.OVERDUE: "#C00000",
    TaskState.RECURRING: "#7F7F7F",
    TaskState.WAITING: "#BF9000",
    TaskState.REMOVED: "#D9D9D9",
    TaskState.NO_DATA: "#AFABAB",
}
RETURN_COLOURS = ("#548235", "#FFC000", "#C00000")
"""In time, late, missing."""
_DONE_UNDATED = "#C5E0B4"
_VERDICT_COLOURS = {Verdict.MET: "#548235", Verdict.NEAR: "#BDD7EE", Verdict.MISSED: "#C00000"}


@dataclass(frozen=True, slots=True)
class Scale:
    """Labels with their colours, in the order of a legend."""

    domain: tuple[str, ...]
    range: tuple[str, ...]


def used_of(scale: Scale, labels: Collection[str]) -> Scale:
    """The scale with the labels alone that occur, so that a legend names nothing that is not drawn."""
    pairs = [pair for pair in zip(scale.domain, scale.range, strict=True) if pair[0] in labels]
    return Scale(tuple(label for label, _colour in pairs), tuple(colour for _label, colour in pairs))


def state_scale() -> Scale:
    """States of tasks by the labels that are shown."""
    labels = [STATE_LABELS[state] for state in STATE_COLOURS]
    return Scale((*labels, DONE_UNDATED), (*STATE_COLOURS.values(), _DONE_UNDATED))


def verdict_scale() -> Scale:
    """Verdicts on a year by the labels that are shown."""
    labels = tuple(VERDICT_LABELS[verdict] for verdict in _VERDICT_COLOURS)
    return Scale(labels, tuple(_VERDICT_COLOURS.values()))


def return_scale(labels: tuple[str, ...]) -> Scale:
    """Ways of sending by the labels that are shown."""
    return Scale(labels, RETURN_COLOURS)
