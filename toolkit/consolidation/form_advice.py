"""What the faults of a period say about next year's form: one sentence per column or rule, with its figures."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from toolkit.consolidation.advice_themes import LEAST_AGENCIES, LEAST_SHARE, THEMES, Counted, Theme, theme_of
from toolkit.consolidation.rule_statistics import RuleStatistics
from toolkit.forms.columns import BoxSheet
from toolkit.forms.layout import LAYOUT
from toolkit.messages import _


@dataclass(frozen=True, slots=True)
class Advice:
    """One change to make: the theme, the column (field) if it is about one, the rules, and the sentence.

    ``hit`` of ``asked`` agencies (files, for what is no form) show the fault.
    """

    theme: str
    field: str | None
    codes: tuple[str, ...]
    hit: int
    asked: int
    text: str


@dataclass(frozen=True, slots=True)
class ColumnName:
    """What an officer calls a field: heading, sheet, and whether it is a box and no column."""

    heading: str
    sheet: str
    box: bool


COLUMN_NAMES = {
    field.name: ColumnName(field.heading, sheet.name, isinstance(sheet, BoxSheet))
    for sheet in LAYOUT.sheets
    for field in sheet.fields
}
"""Columns and boxes of the form by field."""


def advice_of(statistics: RuleStatistics) -> tuple[Advice, ...]:
    """Advice for what is frequent enough, what hits the largest share first; in the language in force."""
    found: list[Advice] = []
    for theme in THEMES:
        if theme.counted is Counted.NOTHING:
            continue
        if theme.counted is Counted.FILE:
            found += _of_files(theme, statistics)
        elif theme.counted is Counted.FORM:
            found += _of_agencies(theme, None, statistics)
        else:
            met = {one.field for one in statistics.meetings if theme_of(one.code) is theme}
            for field in (field for field in COLUMN_NAMES if field in met):
                found += _of_agencies(theme, field, statistics)
    return tuple(sorted(found, key=lambda one: (-Fraction(one.hit, one.asked), one.theme, one.field or "")))


def percent(hit: int, asked: int) -> int:
    """The share in whole per cent, half rounded up."""
    return (200 * hit + asked) // (2 * asked) if asked else 0


def _of_agencies(theme: Theme, field: str | None, statistics: RuleStatistics) -> list[Advice]:
    met = [
        one
        for one in statistics.meetings
        if theme_of(one.code) is theme and (theme.counted is Counted.FORM or one.field == field)
    ]
    hit = len({agency for one in met for agency in one.agencies})
    asked = len(statistics.agencies)
    if field is not None:
        # A return that could be read has the column, but a form of an older layout may lack it.
        asked = max(dict(statistics.columns_asked).get(field, 0), hit)
    return _advice(theme, field, tuple(sorted({one.code for one in met})), (hit, asked))


def _of_files(theme: Theme, statistics: RuleStatistics) -> list[Advice]:
    """A file of no use often tells no agency, so files are counted; one with two such faults counts once."""
    codes = tuple(sorted(rule.code for rule in statistics.rules if theme_of(rule.code) is theme))
    return _advice(theme, None, codes, (statistics.unusable, statistics.returns))


def _advice(theme: Theme, field: str | None, codes: tuple[str, ...], counts: tuple[int, int]) -> list[Advice]:
    hit, asked = counts
    if hit < LEAST_AGENCIES or Fraction(hit, max(asked, 1)) < LEAST_SHARE:
        return []
    return [Advice(theme.name, field, codes, hit, asked, _sentence(theme, field, counts))]


def _sentence(theme: Theme, field: str | None, counts: tuple[int, int]) -> str:
    hit, asked = counts
    if field is not None:
        name = COLUMN_NAMES[field]
        text = (
            _(
                "Box “{column}” (sheet {sheet}): {hit}/{asked} agencies ({share}%) {fault}; next time {remedy}."
            )
            if name.box
            else _(
                "Column “{column}” (sheet {sheet}): {hit}/{asked} agencies ({share}%) {fault}; "
                "next time {remedy}."
            )
        )
        heading, sheet = name.heading, name.sheet
    else:
        heading = sheet = ""
        text = (
            _("{hit}/{asked} files ({share}%) {fault}; next time {remedy}.")
            if theme.counted is Counted.FILE
            else _("{hit}/{asked} agencies ({share}%) {fault}; next time {remedy}.")
        )
    return text.format(
        column=heading,
        sheet=sheet,
        hit=hit,
        asked=asked,
        share=percent(hit, asked),
        fault=_(theme.fault),
        remedy=_(theme.remedy),
    )
