"""What templates/overview.toml may say: every text of the page for leaders that is not a heading of a table."""

from __future__ import annotations

from typing import Annotated

from toolkit.reporting.report_wording import Strict, takes


class PageSections(Strict, frozen=True):
    """Headings of the parts of the page."""

    overview: str
    conflicts: str
    tasks: str
    overdue: str
    measures: str
    series: str
    returns: str
    districts: str
    extensions: str
    contributions: str


class PageFilters(Strict, frozen=True):
    """Words of the filters above the list of tasks; 'shown' is filled again at every choice."""

    legend: str
    plan: str
    section: str
    state: str
    leader: str
    agency: str
    search: str
    all: str
    clear: str
    shown: Annotated[str, takes("shown total")]
    nothing: str


class PageCharts(Strict, frozen=True):
    """Headings of charts and their axes; '…_told' is what a person hears who does not see the chart."""

    states: str
    states_told: Annotated[str, takes("sentence")]
    measures: str
    measures_counted: str
    measures_told: Annotated[str, takes("count")]
    reach: str
    returns: str
    returns_told: Annotated[str, takes("sentence")]
    districts: str
    districts_told: Annotated[str, takes("count")]
    series: str
    series_choice: str
    series_told: str
    count: str
    agencies: str
    year: str
    actual: str
    base: str
    plan: str


class PageWording(Strict, frozen=True):
    """All of it."""

    title: str
    skip: str
    contents: str
    code: Annotated[str, takes("code")]
    explain: str
    no_script: str
    continued: str
    sections: PageSections
    filters: PageFilters
    charts: PageCharts
