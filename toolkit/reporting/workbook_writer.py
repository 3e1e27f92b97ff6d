"""The consolidated workbook: one file with everything a secretariat and a leader look up."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from toolkit.forms.meta import STATE_PROPERTY
from toolkit.forms.styles_writer import book_options
from toolkit.model.period import Period
from toolkit.reporting.workbook_agencies import (
    by_agency_sheet,
    contributions_sheet,
    returns_sheet,
    sources_sheet,
)
from toolkit.reporting.workbook_groups import districts_sheet, groups_sheet
from toolkit.reporting.workbook_input import Names, WorkbookInput
from toolkit.reporting.workbook_measures import conflicts_sheet, measures_sheet
from toolkit.reporting.workbook_overview import overview_of
from toolkit.reporting.workbook_overview_writer import write_overview
from toolkit.reporting.workbook_rows_writer import with_rows
from toolkit.reporting.workbook_rules import rules_sheet
from toolkit.reporting.workbook_series import series_sheet
from toolkit.reporting.workbook_sheet_writer import write_sheet
from toolkit.reporting.workbook_styles_writer import Styles
from toolkit.reporting.workbook_tables import Sheet
from toolkit.reporting.workbook_tasks import extensions_sheet, overdue_sheet, tasks_sheet
from toolkit.vietnamese.dates import format_date

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_TITLE = "TỔNG HỢP TÌNH HÌNH THỰC HIỆN KẾ HOẠCH HÀNH ĐỘNG"
_ROMAN = ("I", "II", "III", "IV")


def consolidated_bytes(given: WorkbookInput) -> bytes:
    """The workbook (.xlsx): overview with native charts, then lists; the same input gives the same bytes.

    Texts of agencies are written as texts, never as formulas or links. An empty list says that it is empty.
    """
    import xlsxwriter

    names = Names(given.register)
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, book_options()) as book:
        _set_properties(book, given)
        styles = Styles(book)
        consolidation = given.consolidation
        subtitle = subtitle_of(given)
        overview = overview_of(given, names)
        code = (consolidation.state_hash, consolidation.sample)
        write_overview(book, styles, overview, (_TITLE, subtitle), code)
        sheets = sheets_of(given, names)
        written = [write_sheet(book, styles, sheet, subtitle, consolidation.sample) for sheet in sheets]
    return with_rows(stream.getvalue(), [one for one in written if one is not None])


def sheets_of(given: WorkbookInput, names: Names) -> tuple[Sheet, ...]:
    """The list sheets in their order."""
    return (
        tasks_sheet(given, names),
        groups_sheet(given, names),
        by_agency_sheet(given, names),
        measures_sheet(given, names),
        series_sheet(given, names),
        overdue_sheet(given, names),
        extensions_sheet(given, names),
        contributions_sheet(given, names),
        conflicts_sheet(given, names),
        returns_sheet(given, names),
        districts_sheet(given, names),
        rules_sheet(given.statistics),
        sources_sheet(given),
    )


def subtitle_of(given: WorkbookInput) -> str:
    """'Tỉnh Thanh Hóa - Kỳ báo cáo: năm 2026 - Số liệu tính đến hết ngày 30/11/2026'."""
    consolidation = given.consolidation
    parts = [f"Tỉnh {given.province}"] if given.province else []
    parts.append(f"Kỳ báo cáo: {_period_name(Period.parse(consolidation.period))}")
    parts.append(f"Số liệu tính đến hết ngày {format_date(consolidation.as_of)}")
    return " - ".join(parts)


def _period_name(period: Period) -> str:
    if period.part.startswith("Q"):
        return f"quý {_ROMAN[int(period.part[1]) - 1]} năm {period.year}"
    spans = {"H1": "6 tháng đầu năm", "H2": "6 tháng cuối năm", "9M": "9 tháng đầu năm"}
    return f"{spans.get(period.part, 'năm')} {period.year}"


def _set_properties(book: Workbook, given: WorkbookInput) -> None:
    consolidation = given.consolidation
    day = consolidation.as_of
    book.set_properties(
        {
            "title": f"Tổng hợp báo cáo kỳ {consolidation.period}",
            "subject": "Kế hoạch hành động của UBND tỉnh",
            "author": "",
            "created": datetime(day.year, day.month, day.day),
        }
    )
    book.set_custom_property(STATE_PROPERTY, consolidation.state_hash or "-", "text")
