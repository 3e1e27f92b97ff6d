"""What the front sheet of a feedback workbook carries back: proposed repairs, and which the officer agreed to.

Each row of the list holds, in hidden columns, the line it is about and what each way of repair changes, so that
sorting rows, moving columns or saving in another program loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from toolkit.forms.arrange import cell_name, column_number
from toolkit.forms.filling import Change, Option, Slot
from toolkit.forms.layout import FEEDBACK_SHEET, GUIDE_SHEET, META_SHEET
from toolkit.forms.meta import NO_TEXT, text_sum
from toolkit.forms.signs import heading_key
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding, Place
from toolkit.model.returns import CellKind, FieldPlace, RawCell, RawSheet, RawWorkbook
from toolkit.vietnamese.text import match_key, squeeze

PROPOSAL_HEADING = "Đề nghị sửa thành"
ANSWER_HEADING = "Đồng ý"
YES = "Có"
WAYS = ("Cách 1", "Cách 2")
KEEP = "Giữ nguyên"
SETTLED = "Đã sửa"
LEFT_EMPTY = "(để trống)"
LINE_MARK = "_dòng"
WAY_MARKS = ("_cách 1", "_cách 2")
"""Headings of the hidden columns."""

_BETWEEN = "|"
_TOP_ROWS = 20
_SHOWN = 60
_NOT_AGREED = frozenset(map(match_key, ("", KEEP, SETTLED, "Không")))


@dataclass(frozen=True, slots=True)
class Agreed:
    """A change the officer agreed to: the cell, the sum of what stood there when it was proposed, the text."""

    slot: Slot
    before: str
    text: str


def answers_to(options: Sequence[Option]) -> tuple[str, ...]:
    """What may be chosen beside these ways of repair."""
    return _choices(len(options))


def written_way(changes: Iterable[Change], before: Mapping[str, str]) -> str:
    """The changes of one way of repair as its hidden cell holds them; ``before`` gives what stands by field."""
    return "\n".join(
        _BETWEEN.join((one.field, text_sum(before.get(one.field, "")), one.text)) for one in changes
    )


def _is_front(sheet: RawSheet, own: frozenset[str]) -> bool:
    """Whether a sheet is the list of findings of a feedback workbook, whatever its name; ``own`` are the keys
    of the names that other sheets of a form have, which spare them a closer look."""
    key = heading_key(sheet.name)
    if key == heading_key(FEEDBACK_SHEET):
        return True
    return key not in own and _marks_of(sheet) is not None


def front_sheets(workbook: RawWorkbook, names: Iterable[str]) -> tuple[RawSheet, ...]:
    """The lists of findings in a workbook whose sheets with answers have these names."""
    own = frozenset(map(heading_key, (*names, GUIDE_SHEET, META_SHEET)))
    return tuple(sheet for sheet in workbook.sheets if _is_front(sheet, own))


def agreements(sheets: Iterable[RawSheet]) -> tuple[tuple[Agreed, ...], tuple[Finding, ...]]:
    """What the officer agreed to, row by row, and the answers that cannot be understood."""
    agreed: list[Agreed] = []
    findings: list[Finding] = []
    for sheet in sheets:
        marks = _marks_of(sheet)
        for cells in _rows_below(sheet, marks[0]) if marks else ():
            assert marks is not None
            row = {name: cells[column].text for name, column in marks[1].items() if column in cells}
            way = _way(row)
            if way is None:
                cell = cells[marks[1][ANSWER_HEADING]]
                place = Place(sheet.name, cell_name(cell.row, cell.column))
                findings.append(
                    make("W262", place, squeeze(cell.text)[:_SHOWN], {"choices": _told_choices(row)})
                )
            elif way:
                agreed += _changes(row.get(LINE_MARK, ""), way)
    return tuple(agreed), tuple(findings)


def settle(
    place: FieldPlace, cell: RawCell | None, wanted: Sequence[Agreed]
) -> tuple[RawCell | None, Finding | None]:
    """What counts in a cell for which changes were agreed to, and the finding that tells of it.

    A cell the officer changed herself stays as it is; of two different agreed texts neither is taken.
    """
    text = cell.text if cell is not None else ""
    texts = tuple(dict.fromkeys(one.text for one in wanted))
    at = Place(place.sheet, place.cell, place.line, place.field)
    if squeeze(text) in texts:
        return cell, None
    if len(texts) > 1:
        return cell, make("W263", at, None, {"proposals": "; ".join(map(_told, texts))})
    if all(one.before != text_sum(text) for one in wanted):
        return cell, make("I261", at, squeeze(text)[:_SHOWN], {"proposal": _told(texts[0])})
    finding = make("I260", at, texts[0] or None, {"text": _told(texts[0])})
    if not texts[0]:
        return None, finding
    row, column = _position(place.cell)
    return RawCell(row, column, CellKind.TEXT, texts[0]), finding


def _told(text: str) -> str:
    return text or LEFT_EMPTY


def _position(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]), column_number(letters)


def _marks_of(sheet: RawSheet) -> tuple[int, Mapping[str, int]] | None:
    """The row of the headings, and the columns of the answers and of what is hidden; None where they are lost."""
    wanted = (LINE_MARK, *WAY_MARKS)
    for cell in takewhile(lambda one: one.row <= _TOP_ROWS, sheet.cells):
        if cell.text != LINE_MARK:
            continue
        heads = {c.text: c.column for c in sheet.cells if c.row == cell.row and c.text in wanted}
        for one in sheet.cells:
            if one.row == cell.row and heading_key(one.text) == heading_key(ANSWER_HEADING):
                heads[ANSWER_HEADING] = one.column
        if ANSWER_HEADING in heads:
            return cell.row, heads
    return None


def _rows_below(sheet: RawSheet, header: int) -> Iterator[Mapping[int, RawCell]]:
    rows: dict[int, dict[int, RawCell]] = {}
    for cell in sheet.cells:
        if cell.row > header:
            rows.setdefault(cell.row, {})[cell.column] = cell
    yield from rows.values()


def _way(row: Mapping[str, str]) -> str | None:
    """The changes agreed to in a row, '' for none; None where the answer is none of the choices."""
    answer = match_key(row.get(ANSWER_HEADING, ""))
    if answer in _NOT_AGREED:
        return ""
    ways = [row[mark] for mark in WAY_MARKS if row.get(mark)]
    pairs = zip(_choices(len(ways)), ways, strict=False)
    return next((way for choice, way in pairs if match_key(choice) == answer), None)


def _told_choices(row: Mapping[str, str]) -> str:
    choices = _choices(sum(bool(row.get(mark)) for mark in WAY_MARKS))
    return ", ".join(f"'{choice}'" for choice in choices or (KEEP,))


def _choices(ways: int) -> tuple[str, ...]:
    return WAYS[:ways] if ways > 1 else (YES,) * ways


def _changes(line: str, way: str) -> Iterator[Agreed]:
    """The changes of one way; what is not written as the form writes it is no change."""
    for written in way.splitlines():
        parts = written.split(_BETWEEN, 2)
        if len(parts) == 3 and (parts[1] == NO_TEXT or len(parts[1]) == 4):
            yield Agreed((line or None, parts[0]), parts[1], squeeze(parts[2]))
