"""Rows of the sheets about texts, conflicts, returns and sources. Pure."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from toolkit.model.findings import Outcome, Severity
from toolkit.model.results import AgencyStatus, MeasureAssessment
from toolkit.model.returns import JudgedFile
from toolkit.reporting.workbook_input import WorkbookInput
from toolkit.reporting.workbook_layout import (
    CONTRIBUTION_LABELS,
    FIELD_LABELS,
    OUTCOME_LABELS,
    STATUS_LABELS,
    TICK,
)
from toolkit.reporting.workbook_rows import CellValue, SheetRow, section_row
from toolkit.vietnamese.numbers import format_number
from toolkit.vietnamese.text import match_key


def contribution_rows(given: WorkbookInput) -> tuple[SheetRow, ...]:
    """Texts of agencies with the column to tick; earlier ticks stand."""
    rows: list[SheetRow] = []
    field = None
    for number, one in enumerate(given.consolidation.contributions, start=1):
        if one.field != field:
            field = one.field
            rows.append(section_row(CONTRIBUTION_LABELS[field]))
        tick = TICK if (one.agency, match_key(one.text)) in given.ticked else None
        name = given.agency_name(one.agency)
        rows.append(SheetRow((number, one.agency, name, CONTRIBUTION_LABELS[one.field], one.text, tick)))
    return tuple(rows)


def conflict_rows(given: WorkbookInput) -> tuple[SheetRow, ...]:
    """Figures of several agencies side by side, then what must be asked again."""
    measures = {measure.key: measure for measure in given.consolidation.measures}
    rows: list[SheetRow] = []
    for number, conflict in enumerate(given.consolidation.conflicts, start=1):
        settled = conflict.settled_by or "Chưa xử lý: ghi quyết định vào master/decisions.xlsx"
        for agency, value in conflict.values:
            rows.append(
                SheetRow(
                    _conflict_cells(given, measures.get(conflict.line), (number, agency, value, settled))
                )
            )
    if given.questions:
        rows.append(section_row("Báo cáo sau để trống nội dung đã báo cáo trước đó: hỏi lại đơn vị"))
    for number, question in enumerate(given.questions, start=1):
        item = question.line or FIELD_LABELS.get(question.field or "", "")
        title = _title(given, item)
        asked = f"Bản trước: {question.earlier_file}; bản sau: {question.file}"
        name = given.agency_name(question.agency)
        rows.append(SheetRow((number, title, None, name, None, None, None, None, asked, item)))
    return tuple(rows)


def _conflict_cells(
    given: WorkbookInput, measure: MeasureAssessment | None, told: tuple[int, str, str, str]
) -> tuple[CellValue, ...]:
    number, agency, value, settled = told
    report = next((r for r in measure.reports if r.agency == agency), None) if measure else None
    known = given.measures.get(measure.key) if measure else None
    return (
        number,
        known.name if known else "",
        known.unit if known else None,
        given.agency_name(agency),
        _number(value),
        STATUS_LABELS.get(report.status or "") if report else None,
        report.value_date if report else None,
        report.source_text if report else None,
        settled,
        measure.key if measure else "",
    )


def _title(given: WorkbookInput, key: str) -> str:
    if key in given.tasks:
        return given.tasks[key].title
    return given.measures[key].name if key in given.measures else key


def _number(text: str) -> CellValue:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def return_rows(given: WorkbookInput) -> tuple[SheetRow, ...]:
    """Every expected agency, then files that belong to nobody."""
    files: dict[str | None, list[JudgedFile]] = {}
    for file in given.judged:
        files.setdefault(file.checked.agency, []).append(file)
    rows = [
        SheetRow(_return_cells(given, number, status, files.get(status.code, [])))
        for number, status in enumerate((s for s in given.consolidation.agencies if s.expected), start=1)
    ]
    expected = {status.code for status in given.consolidation.agencies if status.expected}
    strange = [file for agency, own in files.items() if agency not in expected for file in own]
    if strange:
        rows.append(section_row("Tệp nhận được nhưng không tính cho đơn vị nào"))
    for number, file in enumerate(strange, start=1):
        outcome = OUTCOME_LABELS[file.checked.outcome]
        day = file.received.received_at.date()
        cells = (
            number,
            None,
            None,
            day,
            None,
            outcome,
            None,
            None,
            None,
            _errors(file),
            file.received.file,
            file.note,
        )
        rows.append(SheetRow(cells))
    return tuple(rows)


def _return_cells(
    given: WorkbookInput, number: int, status: AgencyStatus, files: list[JudgedFile]
) -> tuple[CellValue, ...]:
    counting = [file for file in files if file.counts]
    latest = files[-1] if files else None
    timely = {True: "Đúng hạn", False: "Quá hạn", None: "Chưa gửi" if not files else "-"}[status.on_time]
    held = [file for file in files if file.checked.outcome is Outcome.HELD and not file.counts]
    notes = [file.note for file in files if file.note]
    if held:
        notes.append("Có tệp đang tạm giữ")
    return (
        number,
        status.code,
        given.agency_name(status.code),
        status.received_on,
        timely,
        OUTCOME_LABELS[status.outcome] if status.outcome else "Chưa báo cáo",
        status.lines_asked,
        status.lines_filled,
        "Có" if status.signed else "Chưa có",
        _errors(latest) if latest else None,
        "\n".join(file.received.file for file in counting) or None,
        "\n".join(notes) or None,
    )


def _errors(file: JudgedFile) -> int:
    return sum(finding.severity is Severity.ERROR for finding in file.checked.findings)


def source_rows(given: WorkbookInput) -> tuple[SheetRow, ...]:
    """Every value that counts, with the cell it was typed in."""
    return tuple(
        SheetRow(
            (
                point.agency,
                point.line or "-",
                FIELD_LABELS.get(point.field, point.field),
                _shown(point.field, point.value),
                "Có" if point.provisional else None,
                point.source.file,
                point.source.sheet,
                point.source.cell,
                point.source.sha256,
            )
        )
        for point in given.consolidation.dataset.points
    )


def _shown(field: str, value: CellValue) -> CellValue:
    if isinstance(value, Decimal):
        return format_number(value)
    if field in ("status", "value_status") and isinstance(value, str):
        return STATUS_LABELS.get(value, value)
    return value
