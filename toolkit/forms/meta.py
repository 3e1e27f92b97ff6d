"""What a form carries for the machine, in the hidden sheet and in the document properties."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from zlib import crc32

from toolkit.forms.columns import ContextColumn, ContextRole, L, Layout, TableSheet
from toolkit.forms.layout import LAYOUT
from toolkit.model.form import FormContent, MeasureLine
from toolkit.model.returns import RawSheet
from toolkit.vietnamese.text import nfc

MARK = "toolkit-form"
LINE = "line"
PROPERTY_PREFIX = "toolkit_"
STATE_PROPERTY = "ma_so_lieu"
"""Document property with the hash of what a workbook was made of: the figures it shows, or the return it answers."""
SUMS, NO_TEXT = "sums", "-"
SUMS_BETWEEN, ROWS_BETWEEN = ".", ";"
"""Between the sums of a row, and between rows: '1f3a.-.90bc;…'."""


class LineKind(StrEnum):
    """Which table a line stands in."""

    TASK = "task"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class LineMeta:
    """A line as issued: table, unit, the figures near which its value may be expected, and short sums of the
    texts printed in its row, by which a changed or wrongly sorted row is known."""

    key: str
    kind: str
    unit: str = ""
    references: tuple[Decimal, ...] = ()
    sums: str = ""


@dataclass(frozen=True, slots=True)
class FormMeta:
    """Identity of a form and its lines; empty texts where a mark is missing."""

    agency: str = ""
    agency_name: str = ""
    period: str = ""
    code: str = ""
    version: str = ""
    sample: bool = False
    lines: tuple[LineMeta, ...] = field(default=())


def identity_rows(content: FormContent, layout: Layout) -> tuple[tuple[str, str], ...]:
    """Names and values of the identity, as written in the sheet and in the properties."""
    return (
        ("agency", content.agency),
        ("agency_name", content.agency_name),
        ("period", content.period),
        ("code", content.code),
        ("version", layout.version),
        ("sample", "1" if content.sample else "0"),
    )


def line_rows(content: FormContent, layout: Layout = LAYOUT) -> tuple[tuple[str, ...], ...]:
    """One row a line: mark, key, table, unit, reference figures; then the sums of the texts printed in the rows.

    The sums stand in one cell, for every cell costs its time when a return is read.
    """
    tasks = tuple((LINE, task.key, LineKind.TASK, "", "") for task in content.tasks)
    measures = tuple(
        (LINE, m.key, LineKind.MEASURE, m.unit or "", ";".join(str(r) for r in references(m)))
        for m in content.measures
    )
    printed = (
        *(locked_texts(layout.tasks, task) for task in content.tasks),
        *(locked_texts(layout.measures, measure) for measure in content.measures),
    )
    of_rows = (SUMS_BETWEEN.join(text_sum(text) for _heading, text in row) for row in printed)
    return (*tasks, *measures, (SUMS, ROWS_BETWEEN.join(of_rows)))


def locked_texts(sheet: TableSheet[L], line: L) -> tuple[tuple[str, str], ...]:
    """Heading and text of the locked columns of a line, but for its key, in the order of the sheet."""
    columns = (c for c in sheet.columns if isinstance(c, ContextColumn) and c.role is not ContextRole.KEY)
    return tuple((column.heading, column.text(line)) for column in columns)


@lru_cache(maxsize=8192)
def text_sum(text: str) -> str:
    """The short sum of one text, '-' for none; blanks make no difference. Forms of many agencies print the same."""
    words = " ".join(nfc(text).split())
    return f"{crc32(words.encode()) & 0xFFFF:04x}" if words else NO_TEXT


def references(measure: MeasureLine) -> tuple[Decimal, ...]:
    """Targets, plan of the year and last value: what an ambiguous figure is held against."""
    figures = [figure for target in measure.targets for figure in (target.value, target.value_max)]
    figures += [measure.year_plan, measure.prior.value if measure.prior else None]
    return tuple(dict.fromkeys(f for f in figures if f is not None and f != 0))


def is_meta(sheet: RawSheet) -> bool:
    """Whether a sheet is the hidden one, even shown and renamed."""
    return 1 in [cell.column for cell in sheet.cells if cell.text == MARK]


def read_meta(sheet: RawSheet) -> FormMeta:
    """The marks in a hidden sheet, wherever its rows have moved to."""
    rows: dict[int, dict[int, str]] = {}
    for cell in sheet.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.text
    named = {row[1]: row.get(2, "") for row in rows.values() if 1 in row and row[1] != LINE}
    sums = iter(named.get(SUMS, "").split(ROWS_BETWEEN))
    lines = tuple(
        LineMeta(row[2], row.get(3, ""), row.get(4, ""), _figures(row.get(5, "")), next(sums, ""))
        for _number, row in sorted(rows.items())
        if row.get(1) == LINE and row.get(2)
    )
    return _meta(named, lines)


def read_properties(properties: tuple[tuple[str, str], ...]) -> FormMeta:
    """The marks in the document properties; they carry no lines."""
    named = {
        name.removeprefix(PROPERTY_PREFIX): value
        for name, value in properties
        if name.startswith(PROPERTY_PREFIX)
    }
    return _meta(named, ())


def _meta(named: dict[str, str], lines: tuple[LineMeta, ...]) -> FormMeta:
    return FormMeta(
        agency=named.get("agency", ""),
        agency_name=named.get("agency_name", ""),
        period=named.get("period", ""),
        code=named.get("code", ""),
        version=named.get("version", ""),
        sample=named.get("sample") == "1",
        lines=lines,
    )


def _figures(text: str) -> tuple[Decimal, ...]:
    figures: list[Decimal] = []
    for part in filter(None, text.split(";")):
        try:
            figures.append(Decimal(part))
        except InvalidOperation:
            continue
    return tuple(figures)
