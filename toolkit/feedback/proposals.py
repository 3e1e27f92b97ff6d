"""Concrete repairs for findings: what to type instead, where the finding leaves one value or two to choose from.

A proposal is no guess: it changes nothing until the officer agrees, and then it is read like anything typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal

from toolkit.feedback.case import Case, Way
from toolkit.feedback.choices import meant_choice
from toolkit.forms.filling import Change, typed_text
from toolkit.forms.layout import LAYOUT, choice_label
from toolkit.model.form import TaskStatus, ValueStatus
from toolkit.model.returns import Value
from toolkit.vietnamese.amounts import read_amount
from toolkit.vietnamese.dates import read_date
from toolkit.vietnamese.numbers import read_number
from toolkit.vietnamese.text import match_key

_FULL, _TEN = Decimal(100), Decimal(10)
_OVERFULFILLED, _PERCENT_OF_PERCENT = Decimal(200), Decimal(1000)
_MOBILE_DIGITS = 9
_MOBILE_FIRST = frozenset("35789")


def ways_of(case: Case) -> tuple[Way, ...]:
    """The ways in which a finding may be repaired, the likeliest first; none where only the officer knows."""
    return _BY_CODE.get(case.finding.code, _nothing)(case)


def _nothing(_case: Case) -> tuple[Way, ...]:
    return ()


def _here(case: Case, value: Value) -> tuple[Way, ...]:
    return ((Change(case.asked.name, typed_text(case.asked, value)),),)


def _status_is(case: Case, code: str) -> tuple[Way, ...]:
    if case.status is None:
        return ()
    return ((Change(case.status.name, choice_label(case.status.name, code)),),)


def _emptied(case: Case) -> tuple[Way, ...]:
    return ((Change(case.asked.name, ""),),)


def _numbers(*names: str) -> Callable[[Case], tuple[Way, ...]]:
    """Figures that the finding itself spells out."""

    def ways(case: Case) -> tuple[Way, ...]:
        figures = (read_number(case.arg(name)).value for name in names)
        return tuple(way for figure in figures if figure is not None for way in _here(case, figure))

    return ways


def _days(*names: str) -> Callable[[Case], tuple[Way, ...]]:
    """Dates that the finding itself names."""

    def ways(case: Case) -> tuple[Way, ...]:
        days = (case.arg_day(name) for name in names)
        return tuple(way for day in days if day is not None for way in _here(case, day))

    return ways


def _choice(case: Case) -> tuple[Way, ...]:
    choice = meant_choice(case.shown, case.asked.choices)
    return _here(case, choice.code) if choice is not None else ()


def _sign(case: Case) -> tuple[Way, ...]:
    """A sign that stands for no figure goes, and the status says so; not against a status that was chosen."""
    if case.status is None:
        return ()
    label = case.arg("choice")
    code = next((choice.code for choice in case.status.choices if choice.label == label), None)
    chosen = case.others.get(case.status.name)
    if chosen is None and code is not None:
        return ((Change(case.asked.name, ""), Change(case.status.name, label)),)
    return _emptied(case) if chosen == code or case.status.name == LAYOUT.tasks.status else ()


def _converted(case: Case) -> tuple[Way, ...]:
    """A figure in another multiple of the unit asked for: 50.000 ha where thousands of hectares are asked."""
    given, asked = read_amount(case.shown), read_amount(f"1 {case.unit}") if case.unit else None
    if given is None or asked is None or match_key(given.unit or "") != match_key(asked.unit or ""):
        return ()
    figures = (given.value, given.alternative)
    return tuple(
        way
        for figure in figures
        if figure is not None
        for way in _here(case, figure * given.multiplier / asked.multiplier)
    )


def _with_year(case: Case) -> tuple[Way, ...]:
    text = case.shown.strip()
    for whole in (f"{text}/{case.year}", f"{text} năm {case.year}"):
        day = read_date(whole).value
        if day is not None:
            return _here(case, day)
    return ()


def _rate(case: Case) -> tuple[Way, ...]:
    """A rate of work done outside 0 to 100: a sign too many, more than was planned, or a slip of the comma."""
    rate = case.number
    if rate is None:
        return ()
    if rate < 0:
        return _here(case, -rate) if -rate <= _FULL else ()
    return _here(case, _FULL) if rate < _OVERFULFILLED else _share(case)


def _share(case: Case) -> tuple[Way, ...]:
    """4500 where a percent format turned 45 into 4500 %; 545 where the comma of 54,5 was lost."""
    share = case.number
    if share is None or share < _OVERFULFILLED:
        return ()
    share = share / (_FULL if share >= _PERCENT_OF_PERCENT else _TEN)
    return _here(case, share) if share <= _FULL else ()


def _factor(larger: bool) -> Callable[[Case], tuple[Way, ...]]:
    """A power of ten between the figure and one that is known."""

    def ways(case: Case) -> tuple[Way, ...]:
        factor = read_number(case.arg("factor")).value
        if case.number is None or not factor:
            return ()
        return _here(case, case.number / factor if larger else case.number * factor)

    return ways


def _positive(case: Case) -> tuple[Way, ...]:
    return _here(case, -case.number) if case.number is not None and case.number < 0 else ()


def _not_done_in_full(case: Case) -> tuple[Way, ...]:
    return (*_here(case, _FULL), *_status_is(case, TaskStatus.UNDER_WAY))


def _begun_after_all(case: Case) -> tuple[Way, ...]:
    return (*_status_is(case, TaskStatus.UNDER_WAY), *_emptied(case))


def _figure_or_none(case: Case) -> tuple[Way, ...]:
    return (*_status_is(case, ValueStatus.ESTIMATE), *_emptied(case))


def _exchanged(late: str, early: str) -> Callable[[Case], tuple[Way, ...]]:
    """Day and month exchanged, where that brings the date to the right side of the day it was held against."""

    def ways(case: Case) -> tuple[Way, ...]:
        day = case.day
        if day is None or day.day == day.month:
            return ()
        other = None
        with suppress(ValueError):
            other = date(day.year, day.day, day.month)
        last, first = case.arg_day(late), case.arg_day(early)
        if other is None or (last and other > last) or (first and other < first):
            return ()
        return _here(case, other)

    return ways


def _in_period(case: Case) -> tuple[Way, ...]:
    """The letter of a report is of the year it reports on; last year's number is typed in January."""
    day = case.day
    if day is None or day.year != case.year - 1:
        return ()
    with suppress(ValueError):
        return _here(case, day.replace(year=case.year))
    return ()


def _phone(case: Case) -> tuple[Way, ...]:
    """A mobile number that has lost its zero to Excel."""
    digits = "".join(filter(str.isdigit, case.shown))
    lost = case.asked.name == "phone" and len(digits) == _MOBILE_DIGITS and digits[0] in _MOBILE_FIRST
    return ((Change(case.asked.name, f"0{digits}"),),) if lost else ()


_BY_CODE: Mapping[str, Callable[[Case], tuple[Way, ...]]] = {
    "E222": _choice,
    "E224": _numbers("first_typed", "second_typed"),
    "W225": _numbers("second_typed"),
    "W228": _numbers("second_typed"),
    "W235": _numbers("second_typed"),
    "E230": _sign,
    "E232": _converted,
    "E241": _days("read"),
    "E243": _days("read"),
    "E244": _days("first", "second"),
    "E245": _with_year,
    "W247": _days("second"),
    "W255": _phone,
    "E301": _rate,
    "E420": _not_done_in_full,
    "E421": lambda case: _status_is(case, TaskStatus.DONE),
    "E422": _begun_after_all,
    "W423": lambda case: _status_is(case, TaskStatus.DONE),
    "W424": _emptied,
    "E425": _figure_or_none,
    "W426": _figure_or_none,
    "E427": _emptied,
    "E501": _exchanged("as_of", ""),
    "W502": _exchanged("", "plan_issued_on"),
    "W503": _exchanged("", "submitted_on"),
    "W506": _emptied,
    "W702": _factor(larger=True),
    "W703": _factor(larger=False),
    "W704": _share,
    "E705": _positive,
    "E805": _exchanged("as_of", ""),
    "W807": _in_period,
}
