"""Writing the first sheet: what needs a decision, the sentence of counts, three tables and their charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.forms.text_height import line_count
from toolkit.reporting.colours import RETURN_COLOURS, STATE_COLOURS
from toolkit.reporting.workbook_layout import OVERVIEW
from toolkit.reporting.workbook_overview import RETURN_LABELS, Count, Overview, ReturnCounts
from toolkit.reporting.workbook_sheet_writer import set_page, write_head, write_text
from toolkit.reporting.workbook_styles_writer import FONT, Styles

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (30, 10, 3, 18, 11, 11, 11, 3, 30, 10)
_LAST = len(_WIDTHS) - 1
_LINE_HEIGHT = 15.5
_WIDER_WHEN_BOLD = 1.08
_STATES, _RETURNS, _VERDICTS = 0, 3, 8
"""First columns of the three tables."""
_VERDICT_COLOUR = "#2E75B6"


def write_overview(
    book: Workbook, styles: Styles, overview: Overview, head: tuple[str, str], foot: tuple[str, bool]
) -> None:
    """Add the first sheet, one page; ``head`` is title and subtitle, ``foot`` code and sample flag."""
    code, sample = foot
    page = book.add_worksheet(OVERVIEW)
    for index, width in enumerate(_WIDTHS):
        page.set_column(index, index, width)
    row = write_head(page, styles, head, _LAST, sample)
    for text in overview.alerts:
        row = _paragraph(page, (row, text), styles.alert, _WIDER_WHEN_BOLD)
    for text in overview.sentences:
        row = _paragraph(page, (row, text), styles.sentence)
    top = row + 1
    ends = (
        _counts(page, styles, (top, _STATES), ("Tình trạng nhiệm vụ", overview.states)),
        _returns(page, styles, top, overview.returns),
        _counts(page, styles, (top, _VERDICTS), ("Chỉ tiêu so với kế hoạch năm", overview.verdicts)),
    )
    _charts(book, page, (top, max(ends) + 2), overview)
    write_text(page, (max(ends) + 21, 0), f"Mã số liệu: {code}", styles.small)
    set_page(page, OVERVIEW, fit_height=1)


def _paragraph(page: Worksheet, at: tuple[int, str], look: object, wider: float = 1.0) -> int:
    row, text = at
    page.merge_range(row, 0, row, _LAST, "", look)
    write_text(page, (row, 0), text, look)
    page.set_row(row, _LINE_HEIGHT * line_count(text, sum(_WIDTHS) / wider))
    return row + 1


def _counts(
    page: Worksheet, styles: Styles, at: tuple[int, int], table: tuple[str, tuple[Count, ...]]
) -> int:
    row, column = at
    title, counts = table
    page.write_string(row, column, title, styles.heading)
    page.write_string(row, column + 1, "Số lượng", styles.heading)
    for one in counts:
        row += 1
        page.write_string(row, column, one.label, styles.label)
        page.write_number(row, column + 1, one.count, styles.count)
    page.write_string(row + 1, column, "Tổng số", styles.total_label)
    page.write_number(row + 1, column + 1, sum(one.count for one in counts), styles.total_count)
    return row + 1


def _returns(page: Worksheet, styles: Styles, row: int, returns: tuple[ReturnCounts, ...]) -> int:
    for offset, heading in enumerate(("Tình hình gửi", *RETURN_LABELS)):
        page.write_string(row, _RETURNS + offset, heading, styles.heading)
    if not returns:
        page.write_string(row + 1, _RETURNS, "Không có đơn vị nào phải báo cáo.", styles.note)
        return row + 1
    for one in returns:
        row += 1
        page.write_string(row, _RETURNS, one.label, styles.label)
        for offset, number in enumerate((one.on_time, one.late, one.missing), start=1):
            page.write_number(row, _RETURNS + offset, number, styles.count)
    page.write_string(row + 1, _RETURNS, "Tổng số", styles.total_label)
    sums = (sum(o.on_time for o in returns), sum(o.late for o in returns), sum(o.missing for o in returns))
    for offset, number in enumerate(sums, start=1):
        page.write_number(row + 1, _RETURNS + offset, number, styles.total_count)
    return row + 1


def _charts(book: Workbook, page: Worksheet, rows: tuple[int, int], overview: Overview) -> None:
    """Charts of what there is to show; a chart of zeros alone would look broken and is left out."""
    top, below = rows
    if any(one.count for one in overview.states):
        chart = _states_chart(book, top, len(overview.states))
        _place(page, chart, (below, _STATES), (290, 340))
    if overview.returns:
        chart = _returns_chart(book, top, len(overview.returns))
        _place(page, chart, (below, _RETURNS), (375, 340))
    if any(one.count for one in overview.verdicts):
        chart = _verdicts_chart(book, top, len(overview.verdicts))
        _place(page, chart, (below, _VERDICTS), (290, 340))


def _states_chart(book: Workbook, top: int, count: int) -> Chart:
    chart = book.add_chart({"type": "doughnut"})
    chart.add_series(
        {
            "name": "Tình trạng nhiệm vụ",
            "categories": [OVERVIEW, top + 1, _STATES, top + count, _STATES],
            "values": [OVERVIEW, top + 1, _STATES + 1, top + count, _STATES + 1],
            "points": [{"fill": {"color": colour}} for colour in tuple(STATE_COLOURS.values())[:count]],
        }
    )
    chart.set_title(_title("Tình trạng nhiệm vụ"))
    chart.set_hole_size(55)
    chart.set_legend({"position": "bottom", "font": {"name": FONT, "size": 9}})
    return chart


def _returns_chart(book: Workbook, top: int, count: int) -> Chart:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for offset, (label, colour) in enumerate(zip(RETURN_LABELS, RETURN_COLOURS, strict=True), start=1):
        column = _RETURNS + offset
        chart.add_series(
            {
                "name": label,
                "categories": [OVERVIEW, top + 1, _RETURNS, top + count, _RETURNS],
                "values": [OVERVIEW, top + 1, column, top + count, column],
                "fill": {"color": colour},
                "data_labels": {"value": True, "num_format": "#,##0;;", "font": {"name": FONT, "size": 9}},
                "gap": 60,
            }
        )
    chart.set_title(_title("Tình hình gửi báo cáo (số đơn vị)"))
    chart.set_legend({"position": "bottom", "font": {"name": FONT, "size": 9}})
    _set_axes(chart)
    return chart


def _verdicts_chart(book: Workbook, top: int, count: int) -> Chart:
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "Số chỉ tiêu",
            "categories": [OVERVIEW, top + 1, _VERDICTS, top + count, _VERDICTS],
            "values": [OVERVIEW, top + 1, _VERDICTS + 1, top + count, _VERDICTS + 1],
            "fill": {"color": _VERDICT_COLOUR},
            "data_labels": {"value": True, "num_format": "#,##0;;", "font": {"name": FONT, "size": 9}},
            "gap": 40,
        }
    )
    chart.set_title(_title("Đánh giá chỉ tiêu (số chỉ tiêu)"))
    chart.set_legend({"none": True})
    _set_axes(chart)
    return chart


def _set_axes(chart: Chart) -> None:
    """Categories from top to bottom; the bars carry their numbers, so the axis of values is left out."""
    chart.set_y_axis({"reverse": True, "num_font": {"name": FONT, "size": 9}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})


def _title(text: str) -> dict[str, object]:
    return {"name": text, "name_font": {"name": FONT, "size": 11, "bold": True}, "overlay": False}


def _place(page: Worksheet, chart: Chart, at: tuple[int, int], size: tuple[int, int]) -> None:
    width, height = size
    chart.set_size({"width": width, "height": height})
    page.insert_chart(*at, chart, {"object_position": 2, "description": ""})
