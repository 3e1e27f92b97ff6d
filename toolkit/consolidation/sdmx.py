"""The measures as SDMX-CSV 2.0, the exchange format of statistical offices: one observation a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from toolkit.consolidation.dictionary import ExportColumn, ExportType
from toolkit.consolidation.export import Table
from toolkit.consolidation.plain import plain_number, plain_or_none
from toolkit.messages import N_
from toolkit.model.form import ValueStatus
from toolkit.model.period import Period
from toolkit.model.register import Measure
from toolkit.model.results import Consolidation, MeasureAssessment
from toolkit.vietnamese.text import nfc

DATAFLOW = "LOCAL:ACTION_PLAN_MEASURES(1.0.0)"
"""Identity of the structure; 'LOCAL' says that no maintenance agency of SDMX has registered it."""
ALL = "_T"
"""The code of SDMX for 'all together': the figure printed, whichever agency it came from."""
_K, _C, _T, _N, _D = (
    ExportType.KEY,
    ExportType.CODE,
    ExportType.TEXT,
    ExportType.NUMBER,
    ExportType.DATE,
)
COLUMNS = (
    ExportColumn("STRUCTURE", _C, N_("Kind of the structure."), ("dataflow",)),
    ExportColumn("STRUCTURE_ID", _C, N_("Identity of the structure."), (DATAFLOW,)),
    ExportColumn("ACTION", _C, N_("Action: for information."), ("I",)),
    ExportColumn(
        "FREQ", _C, N_("Dimension: year, half-year, quarter, or another period."), ("A", "S", "Q", "_O")
    ),
    ExportColumn("INDICATOR", _K, N_("Dimension: the measure.")),
    ExportColumn(
        "REPORTING_AGENCY", _K, N_("Dimension: the agency that reported; `_T` for the figure printed.")
    ),
    ExportColumn("FIGURE", _C, N_("Dimension: a result, or the plan of the year."), ("RESULT", "PLAN")),
    ExportColumn("TIME_PERIOD", _T, N_("Dimension: the period.")),
    ExportColumn("OBS_VALUE", _N, N_("The figure.")),
    ExportColumn("UNIT_MEASURE", _T, N_("Attribute: the unit as the plan writes it.")),
    ExportColumn(
        "OBS_STATUS",
        _C,
        N_("Attribute: official (A), preliminary (P), estimate (E); empty where nobody said so."),
        ("A", "P", "E"),
    ),
    ExportColumn("VALUE_DATE", _D, N_("Attribute: day the figure stands for.")),
    ExportColumn("KEY", _K, N_("Attribute: key of the measure as the other tables have it.")),
    ExportColumn("TITLE", _T, N_("Attribute: name of the measure.")),
)
"""The declaration of the file; the header and the data dictionary follow it."""

_STATUS = {ValueStatus.OFFICIAL: "A", ValueStatus.PRELIMINARY: "P", ValueStatus.ESTIMATE: "E"}
_FREQUENCY = {"Q": "Q", "H": "S", "9": "_O", "": "A"}
_PLAIN = re.compile(r"[A-Za-z0-9-]")


@dataclass(frozen=True, slots=True)
class _Observation:
    agency: str
    figure: str
    period: Period
    value: Decimal
    status: str | None = None
    value_date: str | None = None


def sdmx_table(consolidation: Consolidation, measures: Mapping[str, Measure]) -> Table:
    """All figures of the measures: printed, reported by each agency, planned, and of the year before.

    ``measures`` gives name and unit by key. A measure without any figure has no row: SDMX exchanges what is
    known. Observations are unique by their dimensions.
    """
    period = Period.parse(consolidation.period)
    rows = [
        _row(one, measures.get(assessment.key), assessment.key)
        for assessment in consolidation.measures
        for one in _observations(assessment, period)
    ]
    return Table("sdmx", tuple(column.name for column in COLUMNS), tuple(rows))


def _observations(measure: MeasureAssessment, period: Period) -> Iterator[_Observation]:
    if measure.previous is not None:
        yield _Observation(ALL, "RESULT", Period(period.year - 1), measure.previous)
    if measure.year_plan is not None:
        yield _Observation(ALL, "PLAN", Period(period.year), measure.year_plan)
    if measure.value is not None:
        yield _Observation(ALL, "RESULT", period, measure.value, measure.status)
    for report in measure.reports:
        if report.value is not None:
            day = plain_or_none(report.value_date)
            yield _Observation(report.agency, "RESULT", period, report.value, report.status, day)


def _row(one: _Observation, measure: Measure | None, key: str) -> tuple[str, ...]:
    known = one.status in set(_STATUS)
    return (
        "dataflow",
        DATAFLOW,
        "I",
        _FREQUENCY[one.period.part[:1]],
        identifier(key),
        one.agency if one.agency == ALL else identifier(one.agency),
        one.figure,
        time_period(one.period),
        plain_number(one.value),
        nfc(measure.unit or "") if measure else "",
        _STATUS[ValueStatus(one.status)] if known and one.status else "",
        one.value_date or "",
        key,
        nfc(measure.name) if measure else "",
    )


def time_period(period: Period) -> str:
    """A period as SDMX writes it: 2026, 2026-Q3, 2026-S1, and nine months as a start with its length."""
    if not period.part:
        return f"{period.year:04d}"
    if period.part == "9M":
        return f"{period.year:04d}-01-01/P9M"
    return f"{period.year:04d}-{period.part.replace('H', 'S')}"


def identifier(text: str) -> str:
    """A key as an identifier of SDMX; different keys stay different.

    '/' becomes '$' and '.' becomes '_'; any other character that is not a letter from A to Z, a digit or '-'
    becomes its number in hexadecimal between two '@'.
    """
    return "".join(_sign(sign) for sign in nfc(text))


def _sign(sign: str) -> str:
    if _PLAIN.match(sign):
        return sign
    return {"/": "$", ".": "_"}.get(sign) or f"@{ord(sign):X}@"
