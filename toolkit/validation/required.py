"""Rules on what a status requires and what it rules out.

Which answers are required is declared with the form (``forms.requirements``). Here stands what a gap means:
an error where nothing can be reported without the answer, a warning where the report is but the poorer.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pandas as pd

from toolkit.forms.columns import Required
from toolkit.forms.layout import LAYOUT
from toolkit.model.form import TaskStatus, ValueStatus
from toolkit.validation.rule import Mask, RowRule, chosen, days, filled, missing, number, numbers, text, typed
from toolkit.validation.wording import says_reported_separately

_FULL = Decimal(100)
_NARRATIVE = ("difficulty", "cause", "proposal", "next_step")
_NO_FIGURE = (ValueStatus.NOTHING, ValueStatus.NO_DATA, ValueStatus.SECRET)


def _status(*codes: TaskStatus) -> Callable[[pd.DataFrame], Mask]:
    return lambda frame: chosen(frame, "status", *codes)


_done = _status(TaskStatus.DONE)
_under_way = _status(TaskStatus.UNDER_WAY)
_not_started = _status(TaskStatus.NOT_STARTED)
_nothing_to_report = _status(TaskStatus.NOTHING, TaskStatus.NO_DATA)


def _overdue(frame: pd.DataFrame) -> Mask:
    return days(frame, "due", "as_of", lambda due, as_of: due < as_of)


def cause_needed(frame: pd.DataFrame) -> Mask:
    """Rows that must say why: overdue and not done."""
    return (_under_way(frame) | _not_started(frame)) & _overdue(frame)


def result_needed(frame: pd.DataFrame) -> Mask:
    """Rows under way without a rate: the result is all there is on progress."""
    return _under_way(frame) & ~filled(frame, "percent")


def explanation_needed(frame: pd.DataFrame) -> Mask:
    """Measures without data: the reader must learn why."""
    return chosen(frame, "value_status", ValueStatus.NO_DATA)


def _figure_missing(frame: pd.DataFrame) -> Mask:
    """Neither a figure nor one of the three statuses that stand for none; zero is a figure."""
    answered = chosen(frame, "value_status", *_NO_FIGURE) | filled(frame, "value")
    unreadable = filled(frame, "value_status") & frame["value_status"].isna()
    return ~answered & ~unreadable


_ERRORS_ON_TASKS = (
    RowRule("E401", "status", lambda frame: missing(frame, "status")),
    RowRule(
        "E402",
        "submitted_on",
        lambda frame: _done(frame) & ~filled(frame, "submitted_on") & ~filled(frame, "issued_on"),
    ),
    RowRule("E403", "document", lambda frame: _done(frame) & ~filled(frame, "document")),
    RowRule("E404", "percent", lambda frame: result_needed(frame) & ~filled(frame, "result")),
    RowRule(
        "E405",
        "cause",
        lambda frame: _under_way(frame) & cause_needed(frame) & ~filled(frame, "cause"),
        ("due",),
    ),
    RowRule(
        "E406", "cause", lambda frame: _not_started(frame) & cause_needed(frame) & ~filled(frame, "cause")
    ),
    RowRule(
        "W413",
        "cause",
        lambda frame: (
            _not_started(frame) & ~_overdue(frame) & ~filled(frame, "cause") & ~filled(frame, "next_step")
        ),
    ),
    RowRule(
        "E410",
        "extension_reason",
        lambda frame: typed(frame, "extension_to") & ~filled(frame, "extension_reason"),
    ),
    RowRule(
        "W411",
        "extension_to",
        lambda frame: typed(frame, "extension_reason") & ~filled(frame, "extension_to"),
    ),
)
_ERRORS_ON_MEASURES = (
    RowRule("E407", "value", _figure_missing),
    RowRule("E408", "value_status", lambda frame: typed(frame, "value") & missing(frame, "value_status")),
    RowRule("E409", "explanation", lambda frame: explanation_needed(frame) & ~filled(frame, "explanation")),
)
_HANDLED = frozenset({"result", *(rule.field for rule in (*_ERRORS_ON_TASKS, *_ERRORS_ON_MEASURES))})
"""Fields whose gaps have a rule of their own, which may accept another answer in their place."""


def _poorer(name: str) -> RowRule:
    return RowRule("W412", name, lambda frame: missing(frame, name))


def _result_poorer(frame: pd.DataFrame) -> Mask:
    """One finding a gap: without a rate, a missing result is the error E404."""
    return missing(frame, "result") & ~result_needed(frame)


def _poorer_figure(name: str) -> RowRule:
    """Only beside a figure: without one, that is what is missing."""
    return RowRule("W412", name, lambda frame: missing(frame, name) & typed(frame, "value"))


_POORER_ON_TASKS = (
    RowRule("W412", "result", _result_poorer),
    *(
        _poorer(field.name)
        for field in LAYOUT.tasks.fields
        if field.required is not Required.NEVER and field.name not in _HANDLED
    ),
)
_POORER_ON_MEASURES = tuple(
    _poorer_figure(field.name)
    for field in LAYOUT.measures.fields
    if field.required is not Required.NEVER and field.name not in _HANDLED
)


def _contradiction(name: str, rows: Callable[[pd.DataFrame], Mask]) -> RowRule:
    return RowRule("E422", name, lambda frame: _not_started(frame) & rows(frame))


_CONTRADICTIONS = (
    RowRule(
        "E420",
        "percent",
        lambda frame: _done(frame) & number(frame, "percent", lambda rate: 0 <= rate < _FULL),
    ),
    RowRule(
        "E421",
        "percent",
        lambda frame: (
            (_under_way(frame) | _not_started(frame)) & number(frame, "percent", lambda rate: rate == _FULL)
        ),
    ),
    _contradiction("percent", lambda frame: number(frame, "percent", lambda rate: 0 < rate < _FULL)),
    _contradiction("submitted_on", lambda frame: frame["submitted_on"].notna()),
    _contradiction("issued_on", lambda frame: frame["issued_on"].notna()),
    RowRule("W423", "issued_on", lambda frame: _under_way(frame) & frame["issued_on"].notna()),
    RowRule(
        "W424",
        "percent",
        lambda frame: _nothing_to_report(frame) & number(frame, "percent", lambda rate: rate > 0),
    ),
    RowRule("W424", "submitted_on", lambda frame: _nothing_to_report(frame) & frame["submitted_on"].notna()),
    RowRule("W424", "issued_on", lambda frame: _nothing_to_report(frame) & frame["issued_on"].notna()),
)


def _was_under_way(frame: pd.DataFrame) -> Mask:
    return chosen(frame, "prior_status", TaskStatus.UNDER_WAY) & frame["due"].notna()


def _rate_fell(frame: pd.DataFrame) -> Mask:
    return (
        _was_under_way(frame)
        & _under_way(frame)
        & numbers(frame, "percent", "prior_value", lambda rate, before: 0 <= rate < before)
    )


def _under_way_no_more(frame: pd.DataFrame) -> Mask:
    """What was begun is not 'not started', and there was something to say of it."""
    return _was_under_way(frame) & (_not_started(frame) | _nothing_to_report(frame))


_SINCE_LAST_TIME = (
    RowRule(
        "E430",
        "status",
        lambda frame: (
            _not_started(frame) & chosen(frame, "prior_status", TaskStatus.DONE) & frame["due"].notna()
        ),
        ("prior",),
    ),
    RowRule(
        "W431",
        "status",
        lambda frame: (
            _under_way(frame) & chosen(frame, "prior_status", TaskStatus.DONE) & frame["due"].notna()
        ),
        ("prior",),
    ),
    RowRule("W432", "percent", _rate_fell, ("prior",)),
    RowRule("W433", "status", _under_way_no_more, ("prior",)),
)
"""Only duties with a due date are done once for all; recurring ones start anew every year."""


def _gives_away(frame: pd.DataFrame, name: str, secret: Mask) -> Mask:
    return text(frame, name, lambda words: not says_reported_separately(words), secret)


def _secret_text(code: str, name: str) -> RowRule:
    return RowRule(
        code, name, lambda frame: _gives_away(frame, name, chosen(frame, "status", TaskStatus.SECRET))
    )


_SECRET_FIGURE = RowRule(
    "E427",
    "value",
    lambda frame: chosen(frame, "value_status", ValueStatus.SECRET) & typed(frame, "value"),
)
_SECRET_EXPLANATION = RowRule(
    "W428",
    "explanation",
    lambda frame: _gives_away(frame, "explanation", chosen(frame, "value_status", ValueStatus.SECRET)),
)


def _no_figure(frame: pd.DataFrame, test: Callable[[Decimal], bool]) -> Mask:
    return chosen(frame, "value_status", ValueStatus.NOTHING, ValueStatus.NO_DATA) & number(
        frame, "value", test
    )


_FIGURE_AND_NONE = (
    RowRule("E425", "value", lambda frame: _no_figure(frame, lambda value: value != 0)),
    RowRule("W426", "value", lambda frame: _no_figure(frame, lambda value: value == 0)),
)

TASK_RULES = (
    *_ERRORS_ON_TASKS,
    *_POORER_ON_TASKS,
    *_CONTRADICTIONS,
    *_SINCE_LAST_TIME,
    _secret_text("E427", "result"),
    *(_secret_text("W428", name) for name in _NARRATIVE),
)
MEASURE_RULES = (
    *_ERRORS_ON_MEASURES,
    *_POORER_ON_MEASURES,
    *_FIGURE_AND_NONE,
    _SECRET_FIGURE,
    _SECRET_EXPLANATION,
)
