"""The first sheet of the consolidated workbook: key figures and charts on one page."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.model.findings import Outcome
from toolkit.model.register import AgencyKind
from toolkit.model.results import TaskState, Verdict
from toolkit.reporting.workbook_input import WorkbookInput
from toolkit.reporting.workbook_layout import (
    KIND_LABELS,
    OVERVIEW,
    SAMPLE_BANNER,
    STATE_LABELS,
    VERDICT_LABELS,
)
from toolkit.reporting.workbook_styles_writer import FONT, Look, Styles
from toolkit.vietnamese.dates import format_date

Figures = Sequence[tuple[str, Sequence[int]]]
_WIDTHS = (34.0, 11.0, 11.0, 11.0, 3.0, 34.0, 11.0, 11.0, 11.0)
_RIGHT = 5
_COLOURS = {
    TaskState.DONE_ON_TIME: "#548235",
    TaskState.DONE_LATE: "#A9D18E",
    TaskState.UNDER_WAY: "#5B9BD5",
    TaskState.OVERDUE: "#C00000",
    TaskState.RECURRING: "#BDD7EE",
    TaskState.WAITING: "#FFD966",
    TaskState.REMOVED: "#7F7F7F",
    TaskState.NO_DATA: "#D9D9D9",
}
_RETURN_HEADS = ("Đúng hạn", "Quá hạn", "Chưa gửi")
_RETURN_COLOURS = ("#548235", "#F4B183", "#D9D9D9")


def write_overview(book: Workbook, styles: Styles, given: WorkbookInput) -> None:
    """Write the sheet: conflicts first, figures beside each other, three charts below."""
    sheet = book.add_worksheet(OVERVIEW)
    for position, width in enumerate(_WIDTHS):
        sheet.set_column(position, position, width)
    last = len(_WIDTHS) - 1
    sheet.write_string(0, 0, "TỔNG HỢP TÌNH HÌNH THỰC HIỆN CÁC KẾ HOẠCH HÀNH ĐỘNG", styles[Look.TITLE])
    sheet.write_string(1, 0, _subtitle(given), styles[Look.SUBTITLE])
    row = 3
    if given.consolidation.sample:
        sheet.merge_range(row, 0, row, last, SAMPLE_BANNER, styles[Look.WARNING])
        row += 1
    for warning in _warnings(given):
        sheet.merge_range(row, 0, row, last, warning, styles[Look.WARNING])
        row += 1
    sheet.merge_range(row, 0, row, last, totals_sentence(given), styles[Look.NOTE])
    sheet.set_row(row, 48)
    row += 2
    tasks, returns, measures = _task_figures(given), _return_figures(given), _measure_figures(given)
    _table(sheet, styles, (row, 0, ("Tình trạng nhiệm vụ", "Số nhiệm vụ"), tasks))
    _table(sheet, styles, (row, _RIGHT, ("Gửi báo cáo", *_RETURN_HEADS), returns))
    below = row + len(returns) + 2
    _table(sheet, styles, (below, _RIGHT, ("Đánh giá chỉ tiêu", "Số chỉ tiêu"), measures))
    top = max(row + len(tasks), below + len(measures)) + 2
    _charts(book, sheet, (row, below, top), (tasks, returns, measures))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 1)
    sheet.hide_gridlines(2)
    sheet.activate()


def totals_sentence(given: WorkbookInput) -> str:
    """The usual sentence of totals; what is not there is not spoken of."""
    totals = given.consolidation.totals
    done, still = totals.done_on_time + totals.done_late, totals.under_way + totals.overdue
    parts = [
        f"Tổng số {totals.total} nhiệm vụ",
        f"đã hoàn thành {done} (đúng hạn {totals.done_on_time}, quá hạn {totals.done_late})",
        f"chưa hoàn thành {still} (trong hạn {totals.under_way}, quá hạn {totals.overdue})",
    ]
    others = (
        (totals.recurring, "thực hiện thường xuyên"),
        (totals.waiting, "chờ điều kiện"),
        (totals.removed, "đưa ra khỏi kế hoạch"),
        (totals.no_data, "chưa có số liệu"),
    )
    parts += [f"{count} nhiệm vụ {words}" for count, words in others if count]
    return "; ".join(parts) + "."


def _subtitle(given: WorkbookInput) -> str:
    text = f"Kỳ báo cáo {given.consolidation.period}; tính đến ngày {format_date(given.consolidation.as_of)}"
    return text + (f"; hạn gửi báo cáo {format_date(given.due)}" if given.due else "")


def _warnings(given: WorkbookInput) -> list[str]:
    """What a person must settle before the figures are final."""
    open_conflicts = sum(conflict.settled_by is None for conflict in given.consolidation.conflicts)
    held = sum(file.checked.outcome is Outcome.HELD and not file.counts for file in given.judged)
    found = (
        (open_conflicts, "số liệu chưa thống nhất giữa các đơn vị, chưa có quyết định chọn (trang Mâu thuẫn)"),
        (held, "tệp đang tạm giữ, chờ xác nhận của đơn vị nào (trang Tình hình gửi)"),
        (len(given.questions), "nội dung bản sau để trống so với bản trước, cần hỏi lại (trang Mâu thuẫn)"),
    )
    return [f"Cần xử lý: {count} {words}." for count, words in found if count]


def _task_figures(given: WorkbookInput) -> Figures:
    totals = given.consolidation.totals
    return [(STATE_LABELS[state], (int(getattr(totals, state.value)),)) for state in TaskState]


def _return_figures(given: WorkbookInput) -> Figures:
    figures = []
    for kind in AgencyKind:
        own = [
            status
            for status in given.consolidation.agencies
            if status.expected and status.code in given.agencies and given.agencies[status.code].kind is kind
        ]
        on_time = sum(status.on_time is True for status in own)
        late = sum(status.on_time is False for status in own)
        figures.append((KIND_LABELS[kind], (on_time, late, len(own) - on_time - late)))
    return figures


def _measure_figures(given: WorkbookInput) -> Figures:
    found = [measure.assessment for measure in given.consolidation.measures]
    return [(VERDICT_LABELS[verdict], (found.count(verdict),)) for verdict in Verdict if verdict in found] or [
        ("Không có chỉ tiêu", (0,))
    ]


def _table(sheet: Worksheet, styles: Styles, table: tuple[int, int, Sequence[str], Figures]) -> None:
    row, column, heads, figures = table
    for offset, head in enumerate(heads):
        sheet.write_string(row, column + offset, head, styles[Look.HEADER])
    for number, (label, counts) in enumerate(figures, start=row + 1):
        sheet.write_string(number, column, label, styles[Look.LABEL])
        for offset, count in enumerate(counts, start=1):
            sheet.write_number(number, column + offset, count, styles[Look.FIGURE])


def _charts(
    book: Workbook, sheet: Worksheet, rows: tuple[int, int, int], figures: tuple[Figures, Figures, Figures]
) -> None:
    row, below, top = rows
    tasks, returns, measures = figures
    states = book.add_chart({"type": "bar"})
    states.add_series(
        {
            "name": "Số nhiệm vụ",
            "categories": [OVERVIEW, row + 1, 0, row + len(tasks), 0],
            "values": [OVERVIEW, row + 1, 1, row + len(tasks), 1],
            "points": [{"fill": {"color": colour}} for colour in _COLOURS.values()],
            "data_labels": {"value": True},
            "gap": 50,
        }
    )
    states.set_y_axis({"reverse": True, "num_font": {"name": FONT}})
    _finish(states, "Nhiệm vụ theo tình trạng", legend=False)
    sheet.insert_chart(top, 0, states, _size("Biểu đồ số nhiệm vụ theo tình trạng", 500))
    sent = book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for offset, (head, colour) in enumerate(zip(_RETURN_HEADS, _RETURN_COLOURS, strict=True), start=1):
        sent.add_series(
            {
                "name": head,
                "categories": [OVERVIEW, row + 1, _RIGHT, row + len(returns), _RIGHT],
                "values": [OVERVIEW, row + 1, _RIGHT + offset, row + len(returns), _RIGHT + offset],
                "fill": {"color": colour},
                "data_labels": {"value": True},
                "gap": 50,
            }
        )
    _finish(sent, "Gửi báo cáo theo cấp", legend=True)
    sheet.insert_chart(top, 4, sent, _size("Biểu đồ tình hình gửi báo cáo theo cấp", 290))
    verdicts = book.add_chart({"type": "doughnut"})
    verdicts.add_series(
        {
            "name": "Số chỉ tiêu",
            "categories": [OVERVIEW, below + 1, _RIGHT, below + len(measures), _RIGHT],
            "values": [OVERVIEW, below + 1, _RIGHT + 1, below + len(measures), _RIGHT + 1],
            "data_labels": {"value": True},
        }
    )
    _finish(verdicts, "Chỉ tiêu theo đánh giá", legend=True)
    place = _size("Biểu đồ số chỉ tiêu theo đánh giá", 290)
    sheet.insert_chart(top, 6, verdicts, {**place, "x_offset": 60})


def _finish(chart: object, title: str, legend: bool) -> None:
    chart.set_title({"name": title, "name_font": {"name": FONT, "size": 12}})  # type: ignore[attr-defined]
    position = {"position": "bottom", "font": {"name": FONT}} if legend else {"none": True}
    chart.set_legend(position)  # type: ignore[attr-defined]


def _size(description: str, width: int) -> dict[str, object]:
    return {"x_scale": width / 480, "y_scale": 1.0, "description": description}
