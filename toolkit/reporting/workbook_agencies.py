"""Sheets about agencies: what each has done, what they wrote, who has returned, and every source cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from toolkit.model.findings import Outcome, Severity
from toolkit.model.results import AgencyStatus, DataPoint, LineReport, TaskState
from toolkit.model.returns import JudgedFile
from toolkit.reporting.workbook_input import Choice, Names, WorkbookInput
from toolkit.reporting.workbook_layout import (
    BY_AGENCY,
    CONTRIBUTION_LABELS,
    CONTRIBUTIONS,
    FIELD_LABELS,
    KIND_LABELS,
    OUTCOME_LABELS,
    RETURNS,
    SOURCES,
    STATUS_LABELS,
    TICK,
)
from toolkit.reporting.workbook_tables import Cell, Row, RowKind, Sheet, numbered, section
from toolkit.vietnamese.dates import format_date

_STATES = (
    TaskState.DONE_ON_TIME,
    TaskState.DONE_LATE,
    TaskState.UNDER_WAY,
    TaskState.OVERDUE,
    TaskState.RECURRING,
    TaskState.WAITING,
    TaskState.REMOVED,
    TaskState.NO_DATA,
)
OTHER_KIND = "Đơn vị khác"
_CODED_FIELDS = ("status", "value_status")


def kind_label(code: str, names: Names) -> str:
    """Cấp tỉnh, cấp xã, or other for a code that the directory does not know."""
    known = names.agencies.get(code)
    return KIND_LABELS[known.kind] if known else OTHER_KIND


def by_kind(statuses: Iterable[AgencyStatus], names: Names) -> list[tuple[str, list[AgencyStatus]]]:
    """Agencies grouped by kind in a fixed order; kinds without agencies are left out."""
    groups: dict[str, list[AgencyStatus]] = {label: [] for label in (*KIND_LABELS.values(), OTHER_KIND)}
    for status in statuses:
        groups[kind_label(status.code, names)].append(status)
    return [(label, found) for label, found in groups.items() if found]


def by_agency_sheet(given: WorkbookInput, names: Names) -> Sheet:
    """Counts of lines per agency, with a total of each column (a task of many agencies counts for each)."""
    states: dict[str, Counter[TaskState]] = {}
    silent: Counter[str] = Counter()
    for line in (line for task in given.consolidation.tasks for line in task.lines):
        states.setdefault(line.agency, Counter())[line.state] += 1
        silent[line.agency] += line.report is LineReport.MISSING
    reports = [report for measure in given.consolidation.measures for report in measure.reports]
    asked = Counter(report.agency for report in reports)
    answered = Counter(report.agency for report in reports if report.report is not LineReport.MISSING)
    rows: list[Row] = []
    columns: list[tuple[int, ...]] = []
    expected = [status for status in given.consolidation.agencies if status.expected]
    for label, group in by_kind(expected, names):
        rows.append(section(f"{label} ({len(group)} đơn vị)"))
        body: list[tuple[Cell, ...]] = []
        for status in group:
            code = status.code
            counts = states.get(code, Counter())
            numbers = (
                counts.total(),
                *(counts[state] for state in _STATES),
                silent[code],
                asked[code],
                answered[code],
            )
            columns.append(numbers)
            body.append((code, names.agency(code), *numbers))
        rows += numbered(body)
    if columns:
        totals = [sum(column) for column in zip(*columns, strict=True)]
        rows.append(Row((None, None, "Tổng cộng", *totals), RowKind.TOTAL))
    return Sheet(BY_AGENCY, tuple(rows))


def contributions_sheet(given: WorkbookInput, names: Names) -> Sheet:
    """Texts for the report by heading, with a cell to tick; ticks stand while the text is unchanged."""
    rows: list[Row] = []
    for field, label in CONTRIBUTION_LABELS.items():
        found = [one for one in given.consolidation.contributions if one.field == field]
        if found:
            rows.append(section(label))
        rows += numbered(
            [
                (
                    one.agency,
                    names.agency(one.agency),
                    label,
                    one.text,
                    TICK if Choice(one.agency, field, one.text) in given.choices else None,
                )
                for one in found
            ]
        )
    return Sheet(CONTRIBUTIONS, tuple(rows))


def returns_sheet(given: WorkbookInput, names: Names) -> Sheet:
    """Every agency asked or heard from, by kind; then files that belong to no agency."""
    files: dict[str | None, list[JudgedFile]] = {}
    for judged in given.judged:
        files.setdefault(judged.checked.agency, []).append(judged)
    rows: list[Row] = []
    for label, group in by_kind(given.consolidation.agencies, names):
        rows.append(section(f"{label} ({len(group)} đơn vị)"))
        for position, status in enumerate(group, start=1):
            late = status.expected and (status.received_on is None or status.on_time is False)
            cells = _return_cells(status, files.get(status.code, []), (names, given))
            rows.append(Row((position, *cells), RowKind.ALERT if late else RowKind.PLAIN))
    strangers = files.get(None, [])
    if strangers:
        rows.append(section("Tệp chưa xác định được đơn vị"))
    rows += numbered(
        (
            None,
            "Chưa xác định",
            one.received.received_at.date(),
            None,
            OUTCOME_LABELS[one.checked.outcome],
            None,
            None,
            None,
            _errors(one),
            None,
            f"Tệp: {one.received.file}",
        )
        for one in strangers
    )
    return Sheet(RETURNS, tuple(rows))


def timeliness(status: AgencyStatus, as_of: date, due: date | None) -> str:
    """'Đúng hạn', 'Muộn', 'Chưa gửi', or 'Chưa gửi, quá hạn' after the due date of the period."""
    if status.received_on is None:
        return "Chưa gửi, quá hạn" if due is not None and as_of > due else "Chưa gửi"
    if status.on_time is None:
        return "Đã gửi"
    return "Đúng hạn" if status.on_time else "Muộn"


def _return_cells(
    status: AgencyStatus, files: Sequence[JudgedFile], given: tuple[Names, WorkbookInput]
) -> tuple[Cell, ...]:
    names, whole = given
    counting = [one for one in files if one.counts]
    latest = next(reversed(counting or files), None)
    notes = [] if status.expected else ["Không giao báo cáo trong kỳ"]
    if len(files) > 1:
        notes.append(
            f"Đã gửi {len(files)} lần, lần cuối {format_date(files[-1].received.received_at.date())}"
        )
    notes += [f"Đang giữ lại: {one.received.file}" for one in files if _held(one)]
    return (
        status.code,
        names.agency(status.code),
        status.received_on,
        timeliness(status, whole.consolidation.as_of, status.due or whole.due) if status.expected else None,
        OUTCOME_LABELS[status.outcome] if status.outcome else None,
        status.lines_asked,
        status.lines_filled,
        _paper(status),
        _errors(latest) if latest else None,
        "\n".join(one.received.file for one in counting) or None,
        "; ".join(notes) or None,
    )


def _paper(status: AgencyStatus) -> str | None:
    """Whether the signed paper is there; its number alone is none."""
    if status.received_on is None:
        return "Có văn bản, chưa có số liệu" if status.paper else None
    return "Có" if status.paper else "Có số liệu, chưa có văn bản ký"


def _held(judged: JudgedFile) -> bool:
    return judged.checked.outcome is Outcome.HELD and not judged.counts


def _errors(judged: JudgedFile) -> int:
    return sum(finding.severity is Severity.ERROR for finding in judged.checked.findings)


def sources_sheet(given: WorkbookInput) -> Sheet:
    """Every value that counts with the cell it was typed in, in order of the dataset."""
    return Sheet(SOURCES, tuple(Row(_source_cells(point)) for point in given.consolidation.dataset.points))


def _source_cells(point: DataPoint) -> tuple[Cell, ...]:
    value: str | Decimal | date = point.value
    if isinstance(value, date):
        value = format_date(value)
    elif isinstance(value, str) and point.field in _CODED_FIELDS:
        value = STATUS_LABELS.get(value, value)
    source = point.source
    return (
        point.agency,
        point.line or "Phần chung",
        FIELD_LABELS.get(point.field, point.field),
        value,
        "Có" if point.provisional else None,
        source.file,
        source.sheet,
        source.cell,
        source.sha256,
    )
