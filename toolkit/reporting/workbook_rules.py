"""The sheet on faults: which columns and rules trouble how many agencies, and what the next form should do."""

from __future__ import annotations

from toolkit.consolidation.form_advice import COLUMN_NAMES, Advice, advice_of, percent
from toolkit.consolidation.rule_statistics import ColumnHits, RuleHits, RuleStatistics
from toolkit.messages import _, use_language
from toolkit.messages.catalogue import CATALOGUE
from toolkit.messages.words import SEVERITY_WORDS
from toolkit.reporting.workbook_layout import RULES
from toolkit.reporting.workbook_tables import Cell, Row, Sheet, joined, numbered, section


def rules_sheet(statistics: RuleStatistics) -> Sheet:
    """Columns first, the most confusing on top, then rules; each with its advice, always in Vietnamese."""
    rows: list[Row] = []
    with use_language("vi"):
        advice = advice_of(statistics)
        if statistics.columns:
            rows.append(section("A. Cột, ô của biểu mẫu dễ điền nhầm nhất (lỗi và cảnh báo)"))
            rows += numbered([_column_cells(one, advice) for one in statistics.columns])
        if statistics.rules:
            sent, files = len(statistics.agencies), statistics.returns
            rows.append(section(f"B. Từng quy tắc kiểm tra ({sent} đơn vị đã gửi, {files} báo cáo)"))
            rows += numbered([_rule_cells(one, sent, advice) for one in statistics.rules])
    return Sheet(RULES, tuple(rows))


def _column_cells(one: ColumnHits, advice: tuple[Advice, ...]) -> tuple[Cell, ...]:
    name = COLUMN_NAMES.get(one.field)
    label = f"{'Ô' if name.box else 'Cột'} “{name.heading}” (trang {name.sheet})" if name else one.field
    own = [found.text for found in advice if found.field == one.field]
    hit = len(one.agencies)
    return (
        ", ".join(one.codes) or None,
        label,
        None,
        hit,
        percent(hit, max(one.asked, hit)),
        one.cells,
        one.returns,
        joined(own),
    )


def _rule_cells(one: RuleHits, agencies: int, advice: tuple[Advice, ...]) -> tuple[Cell, ...]:
    own = [found.text for found in advice if found.field is None and one.code in found.codes]
    hit = len(one.agencies)
    return (
        one.code,
        _(CATALOGUE[one.code].title),
        _(SEVERITY_WORDS[one.severity]).capitalize(),
        hit,
        percent(hit, agencies),
        one.cells,
        one.returns,
        joined(own),
    )
