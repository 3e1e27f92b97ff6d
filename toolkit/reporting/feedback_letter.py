"""What a letter says of a return with faults: kinds of faults, not a list of cells; and by when to correct them.

The feedback workbook lists every cell. The letter stays on one page however many there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.forms.arrange import places
from toolkit.forms.layout import FEEDBACK_SHEET, field_named
from toolkit.messages.catalogue import describe
from toolkit.model.findings import Finding, Severity
from toolkit.model.form import FormContent
from toolkit.model.returns import CheckedReturn
from toolkit.register.settings import Settings
from toolkit.reporting.letters_writer import Gaps
from toolkit.reporting.report_wording import Letters

_FAULT_LINES, _DOUBT_LINES = 5, 2
"""Lines of print that the lists may take, so that the letter stays on one page whatever the agency is called."""

_LETTERS_IN_LINE = 84
_MOST_CELLS, _MOST_COLUMNS = 3, 4
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class _At:
    """A finding, its title, and the cell of the feedback workbook it leads to (None: no single cell)."""

    finding: Finding
    title: str
    sheet: str
    cell: str | None
    empty: str | None
    """The field, where the cell is one that must be filled and is not."""


def correction_day(settings: Settings, period: str, as_of: date) -> date:
    """The day by which a return must be corrected: that of the period, or so many working days from ``as_of``."""
    found = settings.periods.get(period)
    if found is not None and found.correct_by is not None and found.correct_by >= as_of:
        return found.correct_by
    day, left = as_of, settings.feedback.working_days
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY
    return day


def faults_of(checked: CheckedReturn, content: FormContent, words: Letters) -> tuple[Gaps, ...]:
    """What must be corrected and what should be looked at again, the gravest first, in the language in force."""
    found = _located(checked, content)
    errors = [one for one in found if one.finding.severity is Severity.ERROR]
    doubts = [one for one in found if one.finding.severity is Severity.WARNING]
    parts = (
        (words.must_correct, errors, _FAULT_LINES),
        (words.to_check, doubts, _DOUBT_LINES),
    )
    return tuple(
        Gaps(title.format(count=len(items)), _shortened(_lines(items, words), most, words))
        for title, items, most in parts
        if items
    )


def _located(checked: CheckedReturn, content: FormContent) -> list[_At]:
    at = {(place.line, place.field): place for place in places(content)}
    answered = {(a.line, a.field) for a in checked.read.answers} if checked.read else set()
    found = []
    for finding in checked.findings:
        slot = (finding.place.line, finding.place.field or "")
        place = at.get(slot)
        title = describe(finding).title
        if place is None:
            found.append(_At(finding, title, finding.place.sheet or "", finding.place.cell, None))
        else:
            must = finding.severity is Severity.ERROR and slot not in answered and finding.value is None
            empty = slot[1] if must else None
            found.append(_At(finding, title, place.sheet, place.cell, empty))
    return found


def _empty_line(errors: Iterable[_At], words: Letters) -> list[tuple[str, int]]:
    """'12 ô bắt buộc chưa điền: Tình trạng (5), …': the line, and how many findings it tells of."""
    columns = Counter(one.empty for one in errors if one.empty is not None)
    total = sum(columns.values())
    if not total:
        return []
    shown = [
        words.empty_column.format(heading=field_named(field).heading, count=count)
        for field, count in columns.most_common(_MOST_COLUMNS)
    ]
    text = ", ".join(shown) + (", …" if len(columns) > _MOST_COLUMNS else "")
    return [(words.empty_cells.format(count=total, columns=text), total)]


def _lines(items: Sequence[_At], words: Letters) -> list[tuple[str, int]]:
    """A line for each kind of fault and how many findings it tells of: those of the whole file first, then the
    empty cells, then the most frequent."""
    whole = [one for one in items if one.cell is None]
    filled = [one for one in items if one.cell is not None and one.empty is None]
    return [*_kinds(whole, words), *_empty_line(items, words), *_kinds(filled, words)]


def _kinds(items: Iterable[_At], words: Letters) -> list[tuple[str, int]]:
    by_code: dict[str, list[_At]] = {}
    for one in items:
        by_code.setdefault(one.finding.code, []).append(one)
    ranked = sorted(by_code.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        (words.fault.format(title=group[0].title, cells=_cells(group, words)), len(group))
        for _code, group in ranked
    ]


def _cells(group: Sequence[_At], words: Letters) -> str:
    by_sheet: dict[str, list[str]] = {}
    for one in group:
        if one.cell is not None:
            by_sheet.setdefault(one.sheet, []).append(one.cell)
    if not by_sheet:
        return words.whole_file
    return "; ".join(
        words.cells_of_sheet.format(sheet=sheet, cells=_first_cells(tuple(dict.fromkeys(cells)), words))
        for sheet, cells in by_sheet.items()
    )


def _first_cells(cells: Sequence[str], words: Letters) -> str:
    shown = ", ".join(cells[:_MOST_CELLS])
    if len(cells) <= _MOST_CELLS:
        return shown
    return words.cells_more.format(cells=shown, count=len(cells) - _MOST_CELLS)


def _shortened(lines: Sequence[tuple[str, int]], most: int, words: Letters) -> tuple[str, ...]:
    """As many items as the page bears, then how many findings stand on the front sheet besides."""
    shown: list[str] = []
    left = most
    for text, _count in lines:
        left -= 1 + len(text) // _LETTERS_IN_LINE
        if shown and left < 0:
            break
        shown.append(f"{text};")
    rest = sum(count for _text, count in lines[len(shown) :])
    if rest:
        return (*shown, words.more_faults.format(count=rest, sheet=FEEDBACK_SHEET))
    return (*shown[:-1], f"{shown[-1][:-1]}.")
