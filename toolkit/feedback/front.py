"""The front sheet of a feedback workbook: a row per finding, with what may be agreed to."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.feedback.case import Case, Way
from toolkit.feedback.fresh import Fresh, status_beside
from toolkit.feedback.proposals import ways_of
from toolkit.feedback.settling import settled_by
from toolkit.forms.cell_reading import read_cell
from toolkit.forms.filling import Change, FrontRow, FrontSheet, Option, Slot
from toolkit.forms.front import LEFT_EMPTY, WAYS
from toolkit.forms.layout import FEEDBACK_SHEET, field_named
from toolkit.forms.line_texts import measure_number, period_words, task_number
from toolkit.model.findings import Finding, Severity
from toolkit.model.returns import CellKind, RawCell
from toolkit.vietnamese.text import squeeze

_TITLE_SHOWN = 64


def front_sheet(findings: Iterable[Finding], fresh: Fresh) -> FrontSheet:
    """The sheet that lists the findings, in the order given."""
    titles = {t.key: f"{task_number(t)}. {t.title}" for t in fresh.content.tasks}
    titles |= {m.key: f"{measure_number(m)}. {m.name}" for m in fresh.content.measures}
    rows = tuple(_row(finding, fresh, titles.get(finding.place.line or "", "")) for finding in findings)
    words = fresh.wording.feedback
    period = period_words(fresh.content.period)
    open_rows = any(row.severity is not Severity.INFO for row in rows)
    lines = (
        words.intro.format(agency=fresh.content.agency_name, period=period[:1].lower() + period[1:]),
        words.how if open_rows else words.clean,
    )
    return FrontSheet(FEEDBACK_SHEET, words.title, lines, rows)


def _row(finding: Finding, fresh: Fresh, title: str) -> FrontRow:
    slot = fresh.slot_of(finding)
    message, remedy = fresh.words(finding)
    return FrontRow(
        severity=finding.severity,
        slot=slot,
        sheet=finding.place.sheet or "",
        cell=finding.place.cell or "",
        subject=_subject(finding, slot, title),
        sent=_sent(finding, slot, fresh),
        message=message,
        remedy=remedy,
        read_as=fresh.read_as(slot) or dict(finding.args).get("text", ""),
        options=options_for(finding, fresh),
        settled_by=settled_by(finding, slot, fresh.places) if slot is not None else (),
    )


def _sent(finding: Finding, slot: Slot | None, fresh: Fresh) -> str:
    """What stood in the cell. A rule that does not quote it (it may be secret) is not overruled here."""
    answer = fresh.sent.get(slot) if slot is not None and finding.value is not None else None
    return answer.shown if answer else finding.value or ""


def _subject(finding: Finding, slot: Slot | None, title: str) -> str:
    """Which row and which column, in the words of the form."""
    if len(title) > _TITLE_SHOWN:
        title = f"{title[:_TITLE_SHOWN].rsplit(' ', 1)[0]}…"
    heading = field_named(slot[1]).heading if slot and finding.place.field is not None else ""
    return "\n".join(part for part in (heading, title) if part)


def options_for(finding: Finding, fresh: Fresh) -> tuple[Option, ...]:
    """The ways to repair a finding that make sense in the form: each is read without an error, and changes
    something. At most two are proposed."""
    slot = fresh.slot_of(finding)
    if slot is None or finding.place.field is None:
        return ()
    ways = dict.fromkeys(
        way for way in ways_of(_case(finding, slot, fresh)) if _is_sound(way, slot[0], fresh)
    )
    kept = tuple(ways)[: len(WAYS)]
    return tuple(Option(way, _shown(way, slot[1])) for way in kept)


def _case(finding: Finding, slot: Slot, fresh: Fresh) -> Case:
    line, name = slot
    answer, measure = fresh.sent.get(slot), fresh.measures.get(line or "")
    return Case(
        finding=finding,
        asked=field_named(name),
        shown=answer.shown if answer else "",
        value=answer.value if answer else None,
        others=fresh.read.get(line, {}),
        status=status_beside(name),
        unit=measure.unit if measure else None,
        year=int(fresh.content.period[:4]),
    )


def _is_sound(way: Way, line: str | None, fresh: Fresh) -> bool:
    cells = [(change, (line, change.field)) for change in way]
    return all(_is_read(change, at, fresh) for change, at in cells) and any(
        squeeze(fresh.text(at)) != change.text for change, at in cells
    )


def _is_read(change: Change, slot: Slot, fresh: Fresh) -> bool:
    if slot not in fresh.places or not change.text:
        return slot in fresh.places
    return read_cell(RawCell(1, 1, CellKind.TEXT, change.text), fresh.question(slot)).value is not None


def _shown(way: Way, here: str) -> str:
    """'100', '(để trống)', 'Tình trạng: Đã hoàn thành'."""
    return "; ".join(
        text if change.field == here else f"{field_named(change.field).heading}: {text}"
        for change in way
        for text in (change.text or LEFT_EMPTY,)
    )
