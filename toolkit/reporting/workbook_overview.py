"""The first sheet as values: the page a leader reads."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from toolkit.model.findings import Outcome
from toolkit.model.results import ReportTotals, TaskState, Verdict
from toolkit.reporting.workbook_agencies import by_kind
from toolkit.reporting.workbook_input import Names, WorkbookInput
from toolkit.reporting.workbook_layout import STATE_LABELS, VERDICT_LABELS
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.numbers import format_number

_SHOWN_CONFLICTS = 5
_YEAR_VERDICTS = (
    Verdict.MET,
    Verdict.NEAR,
    Verdict.MISSED,
    Verdict.NO_BASIS,
    Verdict.NOT_REPORTED,
    Verdict.SECRET,
    Verdict.NOTHING,
)
CONFLICT_LABEL = "Số liệu chưa thống nhất"
RETURN_LABELS = ("Đúng hạn", "Muộn", "Chưa gửi")


@dataclass(frozen=True, slots=True)
class Count:
    """A label with its count."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ReturnCounts:
    """Returns of one kind of agency: in time, late, missing."""

    label: str
    on_time: int
    late: int
    missing: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on the first sheet; ``alerts`` are sentences that call for a decision, most urgent first."""

    alerts: tuple[str, ...]
    sentences: tuple[str, ...]
    states: tuple[Count, ...]
    returns: tuple[ReturnCounts, ...]
    verdicts: tuple[Count, ...]


def overview_of(given: WorkbookInput, names: Names) -> Overview:
    """Compute the page from the consolidation."""
    returns = _returns(given, names)
    return Overview(
        alerts=(*_conflict_alerts(given, names), *_other_alerts(given)),
        sentences=(totals_sentence(given.consolidation.totals), *_more_sentences(given, returns)),
        states=tuple(Count(STATE_LABELS[state], _of_state(given, state)) for state in TaskState),
        returns=returns,
        verdicts=_verdicts(given),
    )


def totals_sentence(totals: ReportTotals) -> str:
    """The sentence of counts: done (in time, late), not done (in time, overdue), and the rest by kind."""
    if not totals.total:
        return "Không có nhiệm vụ nào được giao báo cáo trong kỳ."
    done = totals.done_on_time + totals.done_late
    open_ = totals.under_way + totals.overdue
    sentence = (
        f"Tổng số {totals.total} nhiệm vụ; đã hoàn thành {done} (đúng hạn {totals.done_on_time}, "
        f"quá hạn {totals.done_late}); chưa hoàn thành {open_} "
        f"(trong hạn {totals.under_way}, quá hạn {totals.overdue})"
    )
    others = (
        (totals.recurring, "thường xuyên"),
        (totals.waiting, "chờ điều kiện"),
        (totals.removed, "đưa ra khỏi kế hoạch"),
        (totals.no_data, "chưa có số liệu"),
    )
    rest = "; ".join(f"{label} {count}" for count, label in others if count)
    return f"{sentence}; {rest}." if rest else f"{sentence}."


def _of_state(given: WorkbookInput, state: TaskState) -> int:
    return sum(task.state is state for task in given.consolidation.tasks)


def _returns(given: WorkbookInput, names: Names) -> tuple[ReturnCounts, ...]:
    expected = [status for status in given.consolidation.agencies if status.expected]
    rows = []
    for label, group in by_kind(expected, names):
        late = sum(s.received_on is not None and s.on_time is False for s in group)
        missing = sum(s.received_on is None for s in group)
        rows.append(ReturnCounts(label, len(group) - late - missing, late, missing))
    return tuple(rows)


def _verdicts(given: WorkbookInput) -> tuple[Count, ...]:
    measures = given.consolidation.measures
    counts = Counter(measure.assessment for measure in measures if not measure.conflict)
    conflicts = sum(measure.conflict for measure in measures)
    return (
        *(Count(VERDICT_LABELS[verdict], counts[verdict]) for verdict in _YEAR_VERDICTS),
        Count(CONFLICT_LABEL, conflicts),
    )


def _conflict_alerts(given: WorkbookInput, names: Names) -> tuple[str, ...]:
    open_ = [conflict for conflict in given.consolidation.conflicts if conflict.settled_by is None]
    values = {
        measure.key: [
            f"{report.agency} {format_number(report.value)}"
            for report in measure.reports
            if report.value is not None
        ]
        for measure in given.consolidation.measures
    }
    shown = [
        f"Cần chọn số liệu: {names.item(conflict.line)} - {_few(values[conflict.line])}."
        for conflict in open_[:_SHOWN_CONFLICTS]
    ]
    if len(open_) > _SHOWN_CONFLICTS:
        shown.append(f"Còn {len(open_) - _SHOWN_CONFLICTS} chỉ tiêu khác, xem trang 'Mâu thuẫn'.")
    return tuple(shown)


def _few(parts: list[str], limit: int = 4) -> str:
    rest = len(parts) - limit
    return "; ".join(parts[:limit]) + (f"; và {rest} đơn vị khác" if rest > 0 else "")


def _other_alerts(given: WorkbookInput) -> tuple[str, ...]:
    held = sum(one.checked.outcome is Outcome.HELD and not one.counts for one in given.judged)
    alerts = []
    if held:
        alerts.append(f"Đang giữ lại {held} tệp chờ xác nhận đơn vị gửi, xem trang 'Tình hình gửi'.")
    if given.questions:
        alerts.append(
            f"Có {len(given.questions)} nội dung báo cáo gửi sau để trống, cần hỏi lại, "
            "xem trang 'Mâu thuẫn'."
        )
    return (*alerts, *given.problems)


def _more_sentences(given: WorkbookInput, returns: tuple[ReturnCounts, ...]) -> tuple[str, ...]:
    consolidation = given.consolidation
    expected = sum(one.on_time + one.late + one.missing for one in returns)
    missing = sum(one.missing for one in returns)
    late = sum(one.late for one in returns)
    sentences = ["Không có đơn vị nào phải báo cáo trong kỳ."]
    if expected:
        until = f" (hạn gửi: hết ngày {format_date(given.due)})" if given.due else ""
        sentences = [
            f"Đã có {expected - missing}/{expected} đơn vị gửi báo cáo{until}; gửi muộn {late}; "
            f"chưa gửi {missing}."
        ]
    past = sum(
        task.state is TaskState.NO_DATA and task.due is not None and task.due < consolidation.as_of
        for task in consolidation.tasks
    )
    early = sum(task.due_before_plan for task in consolidation.tasks)
    if past:
        sentences.append(f"Đã qua thời hạn nhưng chưa có số liệu: {past} nhiệm vụ (không tính là quá hạn).")
    if early:
        sentences.append(f"Có thời hạn trước ngày ban hành kế hoạch: {early} nhiệm vụ.")
    if any(point.provisional for point in consolidation.dataset.points):
        sentences.append("Một phần số liệu là tạm tính, lấy từ báo cáo đã trả lại để sửa.")
    return tuple(sentences)
