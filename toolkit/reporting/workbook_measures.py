"""Sheets about measures: how each stands, and figures that do not agree."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from toolkit.consolidation.plain import plain_number
from toolkit.model.results import (
    LineReport,
    MeasureAssessment,
    MeasureReport,
    Pace,
    TargetAssessment,
    Verdict,
)
from toolkit.reporting.workbook_input import Names, WorkbookInput
from toolkit.reporting.workbook_layout import (
    CONFLICTS,
    FIELD_LABELS,
    LACKING_LABELS,
    MEASURES,
    REPORT_LABELS,
    STATUS_LABELS,
    VERDICT_LABELS,
)
from toolkit.reporting.workbook_tables import Cell, Row, RowKind, Sheet, joined, section
from toolkit.vietnamese.numbers import format_number


def measures_sheet(given: WorkbookInput, names: Names) -> Sheet:
    """All measures in order of the master, under a heading per plan and section."""
    rows: list[Row] = []
    heading = ""
    for assessment in given.consolidation.measures:
        measure = names.measures[assessment.key]
        if names.section(measure) != heading:
            heading = names.section(measure)
            rows.append(section(heading))
        rows.append(Row(_cells(assessment, names), RowKind.ALERT if assessment.conflict else RowKind.PLAIN))
    return Sheet(MEASURES, tuple(rows))


def verdict_text(assessment: MeasureAssessment) -> str:
    """The verdict of the year in words; agencies that differ are said to differ."""
    return "Số liệu chưa thống nhất" if assessment.conflict else VERDICT_LABELS[assessment.assessment]


def _cells(assessment: MeasureAssessment, names: Names) -> tuple[Cell, ...]:
    measure = names.measures[assessment.key]
    shown = _shown_report(assessment)
    several = len(assessment.targets) > 1
    return (
        measure.no or "",
        measure.name,
        measure.unit,
        joined(
            f"{names.plans.get(t.plan, t.plan)}: {t.text}" if several else t.text for t in assessment.targets
        ),
        assessment.previous,
        assessment.year_plan,
        assessment.value,
        STATUS_LABELS.get(assessment.status or "", assessment.status),
        assessment.year_share,
        verdict_text(assessment),
        joined(format_number(t.share) if t.share is not None else None for t in assessment.targets),
        joined(dict.fromkeys(_target_verdict(t.verdict, several, names.plans.get(t.plan, t.plan))
                             for t in assessment.targets)),
        joined((names.agency(r.agency) for r in assessment.reports), "; "),
        shown.value_date if shown else None,
        joined((shown.source_text, shown.explanation)) if shown else None,
        assessment.last_year,
        assessment.change,
        joined(dict.fromkeys(
            basis_text(t, names.plans.get(t.plan, t.plan) if several else "") for t in assessment.targets
        )),
        measure.key,
    )  # fmt: skip


def basis_text(target: TargetAssessment, plan: str = "") -> str:
    """What the verdict rests on: base, target, required and actual pace; or what was missing."""
    if target.lacking is not None:
        text = f"thiếu {LACKING_LABELS[target.lacking]}"
    elif target.pace is None:
        return ""
    else:
        text = _pace_text(target.pace)
    return f"{plan}: {text}" if plan else text[:1].upper() + text[1:]


def _pace_text(pace: Pace) -> str:
    parts = [
        f"số gốc {_rounded(pace.base)} (năm {pace.base_year})"
        if pace.base is not None
        else "bình quân đến nay",
        f"mục tiêu {_rounded(pace.aim)} (năm {pace.end})",
        f"đến nay cần {_rounded(pace.needed)}, đạt {_rounded(pace.value)}",
        f"mỗi năm cần {_rounded(pace.required)}, thực tế {_rounded(pace.actual)}",
    ]
    if pace.remaining is not None:
        parts.append(f"mỗi năm còn lại cần {_rounded(pace.remaining)}")
    return "; ".join(parts)


def _rounded(value: Decimal) -> str:
    """Two decimals, half up, as a reader writes it."""
    return format_number(value.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize() + 0)


def _target_verdict(verdict: Verdict, several: bool, plan: str) -> str:
    return f"{plan}: {VERDICT_LABELS[verdict]}" if several else VERDICT_LABELS[verdict]


def _shown_report(assessment: MeasureAssessment) -> MeasureReport | None:
    """The report the printed figure comes from, or the only one."""
    for report in assessment.reports:
        if report.agency == assessment.chosen_from:
            return report
    return assessment.reports[0] if len(assessment.reports) == 1 else None


def conflicts_sheet(given: WorkbookInput, names: Names) -> Sheet:
    """Figures of agencies that differ, side by side; unsettled ones first; then what must be asked again."""
    found = sorted(given.consolidation.conflicts, key=lambda conflict: conflict.settled_by is not None)
    assessments = {measure.key: measure for measure in given.consolidation.measures}
    rows: list[Row] = []
    for position, conflict in enumerate(found, start=1):
        kind = RowKind.ALERT if conflict.settled_by is None else RowKind.PLAIN
        assessment = assessments[conflict.line]
        first = True
        for report in assessment.reports:
            if report.report is LineReport.MISSING:
                continue
            rows.append(
                Row(
                    _conflict_cells(
                        position if first else None, assessment, (report, conflict.settled_by), names
                    ),
                    kind,
                )
            )
            first = False
    if given.questions:
        rows.append(section("Cần hỏi lại: báo cáo gửi sau để trống nội dung mà báo cáo trước đã điền"))
    for position, question in enumerate(given.questions, start=1):
        what = names.item(question.line) if question.line else FIELD_LABELS.get(question.field or "", "")
        said = f"Giữ nội dung đã điền tại tệp {question.earlier_file}; tệp gửi sau để trống: {question.file}"
        cells = (
            position,
            what,
            None,
            names.agency(question.agency),
            None,
            None,
            None,
            said,
            "Hỏi lại đơn vị",
        )
        rows.append(Row((*cells, question.line)))
    return Sheet(CONFLICTS, tuple(rows))


def _conflict_cells(
    position: int | None,
    assessment: MeasureAssessment,
    about: tuple[MeasureReport, str | None],
    names: Names,
) -> tuple[Cell, ...]:
    report, settled_by = about
    measure = names.measures[assessment.key]
    chosen = assessment.value is not None and report.value == assessment.value
    handling = "Chưa có quyết định chọn số liệu"
    if settled_by is not None:
        handling = f"Số liệu được chọn ({settled_by})" if chosen else f"Không chọn ({settled_by})"
        if assessment.value is not None and assessment.chosen_from is None:
            handling = f"Quyết định dùng {plain_number(assessment.value).replace('.', ',')} ({settled_by})"
    return (
        position,
        measure.name,
        measure.unit,
        names.agency(report.agency),
        report.value if report.value is not None else REPORT_LABELS[report.report],
        STATUS_LABELS.get(report.status or "", report.status),
        report.value_date,
        joined((report.source_text, report.explanation)),
        handling,
        measure.key,
    )
