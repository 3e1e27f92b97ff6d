"""What is exported, declared once: tables, their columns, what each means. Headings and the page follow it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from toolkit.messages import N_
from toolkit.model.findings import Outcome
from toolkit.model.form import ValueStatus
from toolkit.model.results import GroupedBy, Lacking, LineReport, ReturnsBy, TaskState, Verdict


class ExportType(StrEnum):
    """How a value is written: codes as they are listed, dates ISO, numbers with a point, percentages in points."""

    KEY = "key"
    CODE = "code"
    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    PERCENT = "percent"
    COUNT = "count"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column of a table, or key of an object: name, type, meaning, and its codes where it is a code."""

    name: str
    type: ExportType
    meaning: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportTable:
    """One table: its name is that of the CSV file; ``path`` tells where the same stands in the JSON."""

    name: str
    path: str
    meaning: str
    columns: tuple[ExportColumn, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns in their order."""
        return tuple(column.name for column in self.columns)


def _codes(values: Iterable[StrEnum]) -> tuple[str, ...]:
    return tuple(value.value for value in values)


_K, _C, _T, _D, _N, _P, _I, _Y = (
    ExportType.KEY,
    ExportType.CODE,
    ExportType.TEXT,
    ExportType.DATE,
    ExportType.NUMBER,
    ExportType.PERCENT,
    ExportType.COUNT,
    ExportType.YES_NO,
)
_STATES, _REPORTS, _VERDICTS = _codes(TaskState), _codes(LineReport), _codes(Verdict)
_AGENCY = ExportColumn("agency", _K, N_("Code of the agency."))
_KEY_OF_TASK = ExportColumn("key", _K, N_("Key of the task, never changed once given."))
_KEY_OF_MEASURE = ExportColumn("key", _K, N_("Key of the measure, never changed once given."))
_PROVISIONAL = ExportColumn(
    "provisional", _Y, N_("Taken from a return that was sent back to be corrected; it may still change.")
)
_DUE = ExportColumn("due", _D, N_("Last day in time, extensions by decision included."))
_ORIGINAL_DUE = ExportColumn("original_due", _D, N_("Last day in time as the plan has it."))

_PACE_COLUMNS = (
    ExportColumn("base_year", _I, N_("Year of the base.")),
    ExportColumn("base", _N, N_("Base the way to the target starts from.")),
    ExportColumn("end", _I, N_("Year of the target.")),
    ExportColumn("aim", _N, N_("The target as a number.")),
    ExportColumn("pace_value", _N, N_("The figure held against the target; for rates the average so far.")),
    ExportColumn("needed", _N, N_("What the straight way from base to target asks for by now.")),
    ExportColumn("required", _N, N_("Required pace, per year.")),
    ExportColumn("actual", _N, N_("Actual pace, per year.")),
    ExportColumn("remaining", _N, N_("What each year that is left must bring.")),
)
PACE = tuple(column.name for column in _PACE_COLUMNS)
"""Names of the components of a verdict against an end target."""
_COUNTS = (
    ("total", N_("All tasks.")),
    ("done_on_time", N_("Done in time.")),
    ("done_late", N_("Done late.")),
    ("under_way", N_("Not done, in time.")),
    ("overdue", N_("Not done, overdue.")),
    ("recurring", N_("Recurring and ongoing duties.")),
    ("waiting", N_("Waiting for a condition.")),
    ("removed", N_("Taken out of the plan.")),
    ("no_data", N_("Without data.")),
    ("recurring_done", N_("Recurring and ongoing duties whose instance of the year is done.")),
)

TABLES = (
    ExportTable(
        "values",
        "values[]",
        N_("Every answer that counts, one a row, with the cell it was typed in. Empty cells are absent."),
        (
            _AGENCY,
            ExportColumn(
                "line", _K, N_("Key of the task or measure; empty for contributions and the sign-off.")
            ),
            ExportColumn("field", _C, N_("Name of the field of the form; see the page of the form's cells.")),
            ExportColumn(
                "value",
                _T,
                N_("The answer: choices as codes, dates ISO, numbers with a point, percentages in points."),
            ),
            _PROVISIONAL,
            ExportColumn("file", _T, N_("The received file.")),
            ExportColumn("sha256", _T, N_("SHA-256 of that file; under this name it is in the archive.")),
            ExportColumn("sheet", _T, N_("Sheet the value was typed in.")),
            ExportColumn("cell", _T, N_("Cell the value was typed in.")),
        ),
    ),
    ExportTable(
        "tasks",
        "tasks[]",
        N_("Every task over all agencies that share it."),
        (
            _KEY_OF_TASK,
            ExportColumn("state", _C, N_("State computed from dates and decisions."), _STATES),
            _DUE,
            _ORIGINAL_DUE,
            ExportColumn(
                "due_before_plan", _Y, N_("The plan asks for it before the day the plan was signed.")
            ),
            ExportColumn("expected", _I, N_("Agencies that were asked.")),
            ExportColumn("done", _I, N_("Agencies that are done.")),
            ExportColumn("under_way", _I, N_("Agencies that are under way.")),
            ExportColumn("not_reported", _I, N_("Agencies that have not reported.")),
            ExportColumn("percent", _P, N_("Progress of the task where its roll-up rule gives one.")),
            ExportColumn("instance", _I, N_("Year for which a recurring or ongoing duty is owed.")),
        ),
    ),
    ExportTable(
        "task_lines",
        "tasks[].lines[]",
        N_("Every task for every agency that was asked."),
        (
            _KEY_OF_TASK,
            _AGENCY,
            ExportColumn("report", _C, N_("What the agency said of it."), _REPORTS),
            ExportColumn("state", _C, N_("State computed from dates and decisions."), _STATES),
            ExportColumn("done", _Y, N_("The agency reports it as done.")),
            _DUE,
            _ORIGINAL_DUE,
            ExportColumn("submitted_on", _D, N_("Day of submission.")),
            ExportColumn("issued_on", _D, N_("Day the document was issued.")),
            ExportColumn("days_late", _I, N_("Days after the last day in time.")),
            ExportColumn("percent", _P, N_("Progress as reported.")),
            ExportColumn("document", _T, N_("Number and symbol of the document.")),
            ExportColumn("result", _T, N_("Result in the agency's words.")),
            ExportColumn("reason", _T, N_("Difficulty and cause in the agency's words.")),
            ExportColumn("proposal", _T, N_("Proposal in the agency's words.")),
            ExportColumn("next_step", _T, N_("Next step in the agency's words.")),
            ExportColumn("extension_to", _D, N_("Day until which an extension is asked for.")),
            ExportColumn("extension_reason", _T, N_("Why an extension is asked for.")),
            _PROVISIONAL,
        ),
    ),
    ExportTable(
        "indicators",
        "indicators[]",
        N_("Every measure: the figure printed, and how it stands against the plan of the year."),
        (
            _KEY_OF_MEASURE,
            ExportColumn("assessment", _C, N_("Verdict against the plan of the year."), _VERDICTS),
            ExportColumn(
                "value", _N, N_("The figure printed; empty while agencies differ and nobody has chosen.")
            ),
            ExportColumn("status", _C, N_("How firm the figure is."), _codes(ValueStatus)),
            ExportColumn("chosen_from", _K, N_("Code of the agency whose figure is printed.")),
            ExportColumn("year_plan", _N, N_("Plan of the year.")),
            ExportColumn("year_share", _P, N_("The figure in per cent of the plan of the year.")),
            ExportColumn("base", _N, N_("Base the targets start from.")),
            ExportColumn("previous", _N, N_("Result of the year before.")),
            ExportColumn("conflict", _Y, N_("Agencies differ and no decision has chosen a figure.")),
            ExportColumn("year_gap", _N, N_("The figure less the plan of the year.")),
            ExportColumn("last_year", _N, N_("Figure of the same period of the year before.")),
            ExportColumn(
                "change", _N, N_("Difference to the same period of the year before (points for percentages).")
            ),
            ExportColumn(
                "growth", _P, N_("The same difference in per cent; empty for measures that are percentages.")
            ),
        ),
    ),
    ExportTable(
        "indicator_reports",
        "indicators[].reports[]",
        N_("What each agency reported of a measure, side by side."),
        (
            _KEY_OF_MEASURE,
            _AGENCY,
            ExportColumn("report", _C, N_("What the agency said of it."), _REPORTS),
            ExportColumn("value", _N, N_("The figure reported.")),
            ExportColumn("status", _C, N_("How firm the figure is."), _codes(ValueStatus)),
            ExportColumn("value_date", _D, N_("Day the figure stands for.")),
            ExportColumn("source", _T, N_("Source in the agency's words.")),
            ExportColumn("explanation", _T, N_("Explanation in the agency's words.")),
            _PROVISIONAL,
        ),
    ),
    ExportTable(
        "targets",
        "indicators[].targets[]",
        N_("Every target of every plan for a measure, and how the figure stands against it."),
        (
            _KEY_OF_MEASURE,
            ExportColumn("plan", _K, N_("Key of the plan.")),
            ExportColumn("text", _T, N_("The target as the plan writes it.")),
            ExportColumn("verdict", _C, N_("Verdict against this target."), _VERDICTS),
            ExportColumn("share", _P, N_("The figure in per cent of the target.")),
            ExportColumn("gap", _N, N_("The figure less the target.")),
            ExportColumn(
                "lacking", _C, N_("What was missing where no verdict is possible."), _codes(Lacking)
            ),
            *_PACE_COLUMNS,
        ),
    ),
    ExportTable(
        "indicator_series",
        "indicators[].series[]",
        N_("Figures of earlier periods of the same rhythm, the oldest first, this one last."),
        (
            _KEY_OF_MEASURE,
            ExportColumn("period", _K, N_("Period: 2026, 2026-Q3, 2026-H1 or 2026-9M.")),
            ExportColumn("value", _N, N_("The figure.")),
            ExportColumn("status", _C, N_("How firm the figure is."), _codes(ValueStatus)),
        ),
    ),
    ExportTable(
        "agencies",
        "agencies[]",
        N_("Every agency asked or heard from."),
        (
            ExportColumn("code", _K, N_("Code of the agency.")),
            ExportColumn("expected", _Y, N_("The agency was asked in this period.")),
            ExportColumn("received_on", _D, N_("Day of the first usable return.")),
            ExportColumn("outcome", _C, N_("What became of its latest return."), _codes(Outcome)),
            ExportColumn("on_time", _Y, N_("The first usable return came in time.")),
            ExportColumn("lines_asked", _I, N_("Lines asked.")),
            ExportColumn("lines_filled", _I, N_("Lines answered.")),
            ExportColumn("signed", _Y, N_("Number or paper of the signed letter is there.")),
            ExportColumn("paper", _Y, N_("The signed paper itself is there.")),
            ExportColumn("due", _D, N_("Last day in time for this agency.")),
            ExportColumn("lines_provisional", _I, N_("Answered lines that are provisional.")),
        ),
    ),
    ExportTable(
        "conflicts",
        "conflicts[].values[]",
        N_("Figures of agencies that differ, one a row."),
        (
            ExportColumn("line", _K, N_("Key of the measure, never changed once given.")),
            ExportColumn("field", _C, N_("Name of the field of the form; see the page of the form's cells.")),
            _AGENCY,
            ExportColumn("value", _T, N_("The figure reported.")),
            ExportColumn("status", _C, N_("How firm the figure is."), _codes(ValueStatus)),
            ExportColumn("value_date", _D, N_("Day the figure stands for.")),
            ExportColumn("source", _T, N_("Source in the agency's words.")),
            _PROVISIONAL,
            ExportColumn("settled_by", _T, N_("The decision that chose a figure; empty while open.")),
            ExportColumn("settled_on", _D, N_("Day of that decision.")),
            ExportColumn("chosen", _N, N_("The figure it chose.")),
        ),
    ),
    ExportTable(
        "totals",
        "totals",
        N_("How many tasks there are in all and in each state."),
        (
            ExportColumn("state", _C, N_("'total', or a state."), tuple(name for name, _meaning in _COUNTS)),
            ExportColumn("count", _I, N_("Tasks counted.")),
        ),
    ),
    ExportTable(
        "task_groups",
        "task_groups[]",
        N_("Counts of tasks of each plan, section, agency and directing leader."),
        (
            ExportColumn("by", _C, N_("What is counted by."), _codes(GroupedBy)),
            ExportColumn("key", _K, N_("Key of the plan, section, agency or leader; empty for no leader.")),
            ExportColumn("label", _T, N_("Its name.")),
            *(ExportColumn(name, _I, meaning) for name, meaning in _COUNTS),
        ),
    ),
    ExportTable(
        "return_groups",
        "return_groups[]",
        N_("Who has reported, by kind of agency and by former district."),
        (
            ExportColumn("by", _C, N_("What is counted by."), _codes(ReturnsBy)),
            ExportColumn("key", _K, N_("Kind of agency, or name of the district; empty for none.")),
            ExportColumn("expected", _I, N_("Agencies that were asked.")),
            ExportColumn("received", _I, N_("Agencies that sent something.")),
            ExportColumn("usable", _I, N_("Agencies that sent something usable.")),
            ExportColumn("on_time", _I, N_("Agencies whose first usable return came in time.")),
            ExportColumn("late", _I, N_("Agencies whose first usable return came late.")),
            ExportColumn("lines_asked", _I, N_("Lines asked.")),
            ExportColumn("lines_filled", _I, N_("Lines answered.")),
            ExportColumn("lines_provisional", _I, N_("Answered lines that are provisional.")),
            ExportColumn("members", _T, N_("Codes of the agencies.")),
        ),
    ),
)
"""In the order in which the CSV files are written."""


def table_named(name: str) -> ExportTable:
    """The declaration of one table; KeyError for a name that is none."""
    return {table.name: table for table in TABLES}[name]
