"""Kinds of findings from rules: 8xx the sign-off, 9xx across plans and the returns of several agencies."""

from __future__ import annotations

from toolkit.messages import N_
from toolkit.messages.catalogue.kinds import FindingKind
from toolkit.model.findings import Severity

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

_SIGN_OFF = (
    FindingKind(
        "E801",
        _E,
        N_("Number of the report missing"),
        N_("Sheet '{sheet}', cell {cell}: the number and symbol of the agency's report are missing."),
        N_("Type them in cell {cell}."),
        N_("12/BC-STC"),
    ),
    FindingKind(
        "E802",
        _E,
        N_("Date of the report missing"),
        N_("Sheet '{sheet}', cell {cell}: the date of the agency's report is missing."),
        N_("Type it in cell {cell}."),
        N_("20/11/2026"),
    ),
    FindingKind(
        "E803",
        _E,
        N_("Signer missing"),
        N_("Sheet '{sheet}', cell {cell}: the name of the leader who signs the report is missing."),
        N_("Type the full name in cell {cell}."),
        N_("Nguyễn Văn An"),
    ),
    FindingKind(
        "E804",
        _E,
        N_("Preparer missing"),
        N_("Sheet '{sheet}', cell {cell}: the name of the officer who prepared the report is missing."),
        N_("Type the full name in cell {cell}."),
        N_("Nguyễn Văn An"),
    ),
    FindingKind(
        "E805",
        _E,
        N_("Report dated in the future"),
        N_(
            "Sheet '{sheet}', cell {cell}: the report is dated {value}, which is after the closing "
            "day {as_of}."
        ),
        N_("Type the day on which the report was signed in cell {cell}."),
        N_("20/11/2026"),
    ),
    FindingKind(
        "W806",
        _W,
        N_("Unusual telephone number"),
        N_("Sheet '{sheet}', cell {cell} says '{value}', which does not look like a telephone number."),
        N_("Please type the number with its area code in cell {cell}."),
        N_("0912 345 678"),
    ),
    FindingKind(
        "W807",
        _W,
        N_("Report dated before the period"),
        N_("Sheet '{sheet}', cell {cell}: the report is dated {value}, which is before the period {period}."),
        N_("Please check the day and the year in cell {cell}."),
        N_("20/11/2026"),
    ),
    FindingKind(
        "E808",
        _E,
        N_("Report without a number"),
        N_("Sheet '{sheet}', cell {cell} says '{value}', which holds no number."),
        N_("Type the number given by the clerk and the symbol in cell {cell}."),
        N_("12/BC-STC"),
    ),
    FindingKind(
        "E809",
        _E,
        N_("Name not filled in"),
        N_("Sheet '{sheet}', cell {cell} says '{value}', which is not a name."),
        N_("Type the full name in cell {cell}."),
        N_("Nguyễn Văn An"),
    ),
    FindingKind(
        "W810",
        _W,
        N_("Sign-off incomplete"),
        N_("Sheet '{sheet}', cell {cell} is empty."),
        N_("Please fill in cell {cell}, so that the secretariat knows whom to ask."),
        N_("0912 345 678"),
    ),
    FindingKind(
        "W811",
        _W,
        N_("Report dated before what it reports"),
        N_(
            "Sheet '{sheet}', cell {cell}: the report is dated {value}, but says that something was "
            "submitted or issued on {latest_on}."
        ),
        N_("Please check the date in cell {cell} and the dates of the tasks."),
        N_("20/11/2026"),
    ),
)

_ACROSS = (
    FindingKind(
        "W901",
        _W,
        N_("Another agency reports another figure"),
        N_("Sheet '{sheet}', cell {cell} says {value}; for the same measure others report: {others}."),
        N_("Please agree on the figure with the other agency, or explain the difference."),
        N_("Official figure of the statistics office, see the yearbook"),
    ),
    FindingKind(
        "I902",
        _I,
        N_("Another agency reports another status"),
        N_(
            "Sheet '{sheet}', cell {cell}: here the status is '{value}'; for the same task others "
            "report: {others}."
        ),
        N_("Please compare with the other agency; both answers are kept."),
        N_("Under way"),
    ),
    FindingKind(
        "W903",
        _W,
        N_("One duty of two plans answered differently"),
        N_(
            "Sheet '{sheet}', cell {cell} says '{value}'; row {other_line}, where another plan asks for the "
            "same, says in cell {other_cell}: {other}."
        ),
        N_(
            "Please give the same answer in cell {cell} and cell {other_cell}; if the plans mean different "
            "things, say so in the row."
        ),
        N_("the same figure, or 'done', in both rows"),
    ),
)

KINDS: tuple[FindingKind, ...] = (*_SIGN_OFF, *_ACROSS)
