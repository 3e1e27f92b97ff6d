"""The formulas of the front sheet: what of its rows is still open. Excel 2010 and LibreOffice know them all."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.model.returns import FieldPlace

_LONGEST_TEXT = 200
"""Excel takes texts up to 255 characters into a formula."""


def quoted_sheet(name: str) -> str:
    """The name of a sheet as formulas and links write it."""
    return "'" + name.replace("'", "''") + "'"


def quoted_text(text: str) -> str:
    """A text as formulas write it."""
    return '"' + text.replace('"', '""') + '"'


def fits_formula(text: str) -> bool:
    """Whether a text can stand in a formula."""
    return len(text) <= _LONGEST_TEXT and "\n" not in text


def link_to(place: FieldPlace) -> str:
    """A link to a cell."""
    return f"{quoted_sheet(place.sheet)}!{place.cell}"


def changed(place: FieldPlace, before: str) -> str:
    """Whether a cell holds another text than ``before`` (a quoted text or the name of a cell). The cell is named
    for good, so that the rows of the list can be sorted."""
    letters = place.cell.rstrip("0123456789")
    fixed = f"{quoted_sheet(place.sheet)}!${letters}${place.cell[len(letters) :]}"
    return f'NOT(EXACT({fixed}&"",{before}&""))'


def answered(cell: str, choices: Iterable[str]) -> tuple[str, ...]:
    """Whether one of the choices was made in a cell."""
    return tuple(f"{cell}={quoted_text(choice)}" for choice in choices)


def state(conditions: Iterable[str], done: str, still_open: str) -> str:
    """'đã sửa' where one of the conditions holds, else 'còn'."""
    return f"=IF(OR({','.join(conditions)}),{quoted_text(done)},{quoted_text(still_open)})"


def count_of(words: str, pairs: tuple[tuple[str, str], tuple[str, str]]) -> str:
    """``words`` with {open} replaced by the number of rows in which both ranges hold their texts."""
    before, _gap, after = words.partition("{open}")
    ranges = ",".join(f"{area},{quoted_text(text)}" for area, text in pairs)
    return f"={quoted_text(before)}&COUNTIFS({ranges})&{quoted_text(after)}"
