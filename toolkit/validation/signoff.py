"""Rules on the sign-off: the letter the report came with, who signed it and who can be asked."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from toolkit.forms.columns import Required
from toolkit.forms.layout import LAYOUT
from toolkit.validation.dates import after_closing, plausible
from toolkit.validation.rule import Mask, RowRule, days, missing, text
from toolkit.validation.wording import has_digit, looks_like_phone, says_nothing

_MISSING = {"letter_number": "E801", "letter_date": "E802", "signer": "E803", "preparer": "E804"}
"""Without these a report is no report of the agency; any other gap only makes it harder to ask back."""


def _gap(name: str) -> RowRule:
    return RowRule(_MISSING.get(name, "W810"), name, lambda frame: missing(frame, name))


def _text(code: str, name: str, test: Callable[[str], bool]) -> RowRule:
    return RowRule(code, name, lambda frame: text(frame, name, test))


def _before_its_content(frame: pd.DataFrame) -> Mask:
    """A letter cannot report what happened after it was signed; told once, not in every row."""
    within = days(
        frame, "letter_date", "period_start", lambda value, start: plausible(value) and value >= start
    )
    return within & days(frame, "letter_date", "latest_on", lambda value, latest: value < latest)


FRONT_RULES = (
    *(_gap(field.name) for field in LAYOUT.sign_off.fields if field.required is not Required.NEVER),
    RowRule("E805", "letter_date", lambda frame: after_closing(frame, "letter_date"), ("as_of",)),
    RowRule(
        "W807",
        "letter_date",
        lambda frame: days(
            frame, "letter_date", "period_start", lambda value, start: plausible(value) and value < start
        ),
        ("period",),
    ),
    RowRule("W811", "letter_date", _before_its_content, ("latest_on",)),
    _text("E808", "letter_number", lambda words: not has_digit(words)),
    _text("E809", "signer", says_nothing),
    _text("E809", "preparer", says_nothing),
    _text("W806", "phone", lambda words: not looks_like_phone(words)),
)
