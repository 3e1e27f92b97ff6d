"""Checking a batch of returns: every rule over every answer, all findings at once, in order of the sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from toolkit.forms.layout import LAYOUT
from toolkit.forms.printed import PrintedTexts
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding, Place
from toolkit.model.form import FormContent
from toolkit.model.period import Period
from toolkit.validation.across import across_faults
from toolkit.validation.answers import SHEET_OF
from toolkit.validation.batch import Batch, ToCheck
from toolkit.validation.outcome import switched
from toolkit.validation.printed_rows import loose_findings
from toolkit.validation.structure import row_findings

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.validation.rule import Fault

_SHEETS = (LAYOUT.tasks.name, LAYOUT.measures.name, LAYOUT.general.name, LAYOUT.sign_off.name)
_NEVER_QUOTED = frozenset({"E427", "W428"})
"""What may be secret is not copied into findings, feedback or logs."""
_AT_ONCE = 500
"""Returns in one frame: enough that the fixed cost of a frame is nothing beside them."""
_CELL = re.compile(r"(?P<column>[A-Z]+)(?P<row>\d+)")


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with the order of its sheet; a renamed or moved sheet keeps its place."""

    sheet: int
    finding: Finding


Own = tuple[Placed, ...]
"""What is wrong in a return by itself, whatever others say; before rules are switched."""


def check(batch: Batch, own: Mapping[str, Own] | None = None) -> dict[str, tuple[Finding, ...]]:
    """Findings by file, ordered by sheet, row and code; an empty tuple where nothing is wrong.

    Findings of the reading are not repeated, and an answer already found faulty there is not called missing.
    Switched rules have the severity that holds on the closing day of the batch. ``own`` are the findings of
    every return by itself where they are known already (see ``own_findings``).
    """
    if not batch.returns:
        return {}
    alone = own_findings(batch) if own is None else own
    found = {item.file: list(alone[item.file]) for item in batch.returns}
    for fault in across_faults(batch):
        row = fault.row
        cell = row.answers.cell(row.line, row.field)
        finding = make(fault.code, Place(cell.sheet, cell.cell, row.line, row.field), cell.shown, fault.args)
        found[row.item.file].append(_placed(finding, SHEET_OF[row.field]))
    return {
        file: switched((entry.finding for entry in sorted(entries, key=_order)), batch.switches, batch.as_of)
        for file, entries in found.items()
    }


def own_findings(batch: Batch) -> dict[str, Own]:
    """What is wrong in every return of a batch by itself: it depends on nothing else in the batch.

    Thousands of returns are checked a part at a time, so that their frames do not fill the memory.
    """
    found: dict[str, Own] = {}
    for start in range(0, len(batch.returns), _AT_ONCE):
        found |= _own_findings(replace(batch, returns=batch.returns[start : start + _AT_ONCE]))
    return found


def load_rules() -> None:
    """Load and build all that the rules need, as the first batch would: they judge nothing here."""
    for _fault in _faults(Batch(Period(2000), date(2000, 1, 1), ())):
        raise AssertionError("no return has no fault")


def _own_findings(batch: Batch) -> dict[str, Own]:
    found: dict[str, list[Placed]] = {item.file: [] for item in batch.returns}
    for item in batch.returns:
        found[item.file].extend(
            _placed(finding, _sheet_of_line(item.content, finding)) for finding in _structure(item, batch)
        )
    for file, placed in _faults(batch):
        found[file].append(placed)
    # In their order, for that in which rules come upon faults depends on what else is in the frame.
    return {file: tuple(sorted(placed, key=_order)) for file, placed in found.items()}


def _structure(item: ToCheck, batch: Batch) -> Iterator[Finding]:
    yield from row_findings(item.content, item.read)
    if batch.wording is not None and item.read.loose:
        yield from loose_findings(item.read, PrintedTexts(batch.wording, item.content))


def _placed(finding: Finding, sheet: str) -> Placed:
    return Placed(_SHEETS.index(sheet), finding)


def _order(entry: Placed) -> tuple[int, int, str, int, str, str]:
    place = entry.finding.place
    match = _CELL.fullmatch(place.cell or "")
    row, column = (int(match["row"]), match["column"]) if match else (0, "")
    return entry.sheet, row, entry.finding.code, len(column), column, place.line or ""


def _sheet_of_line(content: FormContent, finding: Finding) -> str:
    measures = {measure.key for measure in content.measures}
    in_measures = finding.place.line in measures or finding.place.sheet == LAYOUT.measures.name
    return LAYOUT.measures.name if in_measures else LAYOUT.tasks.name


def _faults(batch: Batch) -> Iterator[tuple[str, Placed]]:
    # pandas and pandera take half a second to load: only when there is something to check.
    from toolkit.validation import documents, numbers, schema
    from toolkit.validation.frame import frames_of

    frames = frames_of(batch)
    yield from _report(frames.tasks, schema.TASKS.faults(frames.tasks))
    yield from _report(frames.measures, schema.MEASURES.faults(frames.measures))
    yield from _report(frames.front, schema.FRONT.faults(frames.front))
    yield from _report(frames.measures, numbers.figure_faults(frames.measures))
    yield from _report(frames.tasks, documents.document_faults(frames.tasks))


def _report(frame: pd.DataFrame, faults: Iterator[Fault]) -> Iterator[tuple[str, Placed]]:
    files, lines, answers = (frame[name].tolist() for name in ("file", "line", "answers"))
    for fault in faults:
        cell = answers[fault.row].cell(lines[fault.row], fault.field)
        place = Place(cell.sheet, cell.cell, lines[fault.row], fault.field)
        shown = None if fault.code in _NEVER_QUOTED else cell.shown
        finding = make(fault.code, place, shown, fault.args)
        yield files[fault.row], _placed(finding, SHEET_OF[fault.field])
