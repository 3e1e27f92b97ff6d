"""Kinds of findings from rules: 5xx dates, 6xx wording, 7xx figures, 8xx sign-off, 9xx across returns."""

from __future__ import annotations

from toolkit.messages import N_
from toolkit.messages.catalogue.kinds import FindingKind
from toolkit.model.findings import Severity

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

_DATES = (
    FindingKind(
        "E501",
        _E,
        N_("Date in the future"),
        N_("Sheet '{sheet}', cell {cell} says {value}, which is after the closing day {as_of}."),
        N_("Type the day on which it happened; leave cell {cell} empty if it has not happened yet."),
    ),
    FindingKind(
        "W502",
        _W,
        N_("Date before the plan"),
        N_(
            "Sheet '{sheet}', cell {cell} says {value}, which is before the plan was issued "
            "({plan_issued_on})."
        ),
        N_("Please check the day and the year in cell {cell}."),
    ),
    FindingKind(
        "W503",
        _W,
        N_("Issued before it was submitted"),
        N_(
            "Sheet '{sheet}', cell {cell}: the date issued ({value}) is before the date submitted "
            "({submitted_on})."
        ),
        N_("Please check both dates; day first, then month."),
    ),
    FindingKind(
        "E504",
        _E,
        N_("Implausible year"),
        N_("Sheet '{sheet}', cell {cell} says {value}; such a year cannot be meant."),
        N_("Type the date with its year in four digits in cell {cell}."),
        N_("05/9/2026"),
    ),
    FindingKind(
        "E505",
        _E,
        N_("Extension not after the due date"),
        N_(
            "Sheet '{sheet}', cell {cell}: the extension requested, {value}, is not after the due date {due}."
        ),
        N_("Type a date after {due} in cell {cell}, or clear it if no extension is needed."),
    ),
    FindingKind(
        "W506",
        _W,
        N_("Extension for a task that is done"),
        N_(
            "Sheet '{sheet}', cell {cell}: the task is reported as done, but an extension until "
            "{value} is requested."
        ),
        N_("Clear cell {cell} if no extension is needed; otherwise correct the status."),
    ),
    FindingKind(
        "W507",
        _W,
        N_("Extension to a day already past"),
        N_(
            "Sheet '{sheet}', cell {cell}: the extension requested, {value}, is not after the "
            "closing day {as_of}."
        ),
        N_("Please type the day by which the task will be done in cell {cell}."),
    ),
    FindingKind(
        "W508",
        _W,
        N_("A firm figure for a day to come"),
        N_(
            "Sheet '{sheet}', cell {cell}: the figure is not an estimate, but its date {value} is "
            "after the closing day {as_of}."
        ),
        N_("Please check the date in cell {cell}, or choose 'estimated' as the status."),
    ),
    FindingKind(
        "W509",
        _W,
        N_("Figure of another period"),
        N_("Sheet '{sheet}', cell {cell}: the figure is dated {value}, well outside the period {period}."),
        N_("Please check the date in cell {cell}, or type the figure of this period."),
    ),
)

_WORDING = (
    FindingKind(
        "E601",
        _E,
        N_("Document without a number"),
        N_("Sheet '{sheet}', cell {cell} says '{value}', which holds no document number."),
        N_("Type the number and symbol of the document in cell {cell}."),
        N_("12/BC-STC"),
    ),
    FindingKind(
        "W602",
        _W,
        N_("Unusual document number"),
        N_(
            "Sheet '{sheet}', cell {cell} says '{value}', which does not look like a number and "
            "symbol of a document."
        ),
        N_("Please check the number and symbol in cell {cell}."),
        N_("123/QĐ-UBND, 05-NQ/TU"),
    ),
    FindingKind(
        "E603",
        _E,
        N_("Text that says nothing"),
        N_("Sheet '{sheet}', cell {cell} says '{value}'; that is not enough here."),
        N_("Write a short sentence in cell {cell} that can be understood by itself."),
        N_("Waiting for the ministry's guidance on land prices"),
    ),
    FindingKind(
        "W604",
        _W,
        N_("Text that points elsewhere"),
        N_("Sheet '{sheet}', cell {cell} says '{value}'; rows are read one by one, so this is lost."),
        N_("Please write the text out in cell {cell}."),
    ),
)

_FIGURES = (
    FindingKind(
        "W701",
        _W,
        N_("Outside the plausible range"),
        N_("Sheet '{sheet}', cell {cell} says {value}; figures between {low} and {high} are expected."),
        N_("Please check the figure and its unit; if it is right, say why in the explanation."),
    ),
    FindingKind(
        "W702",
        _W,
        N_("Figure many times too large"),
        N_(
            "Sheet '{sheet}', cell {cell} says {value}, about {factor} times {reference} (target, "
            "plan or earlier figure)."
        ),
        N_("Please check the decimal comma, the zeros and the unit in cell {cell}."),
    ),
    FindingKind(
        "W703",
        _W,
        N_("Figure many times too small"),
        N_(
            "Sheet '{sheet}', cell {cell} says {value}; {reference} (target, plan or earlier figure) "
            "is {factor} times that."
        ),
        N_("Please check the decimal comma, the zeros and the unit in cell {cell}."),
    ),
    FindingKind(
        "W704",
        _W,
        N_("Share above 100%"),
        N_("Sheet '{sheet}', cell {cell} says {value}; a share does not exceed 100%."),
        N_("Please check the decimal comma and the unit of the figure in cell {cell}."),
    ),
    FindingKind(
        "E705",
        _E,
        N_("Negative figure"),
        N_("Sheet '{sheet}', cell {cell} says {value}; this figure cannot be negative."),
        N_("Type the figure without the minus sign in cell {cell}."),
    ),
    FindingKind(
        "E706",
        _E,
        N_("A part above its whole"),
        N_(
            "Sheet '{sheet}', cell {cell}: the part is {value}, more than its whole: {whole} in cell "
            "{whole_cell}."
        ),
        N_("Correct cell {cell} or cell {whole_cell}: the part is contained in the whole."),
    ),
    FindingKind(
        "W707",
        _W,
        N_("A part's rate above that of its whole"),
        N_(
            "Sheet '{sheet}', cell {cell}: the rate of the part is {value}, that of its whole is "
            "{whole} in cell {whole_cell}."
        ),
        N_("Please check cell {cell} and cell {whole_cell}."),
    ),
    FindingKind(
        "W708",
        _W,
        N_("Parts do not add up to 100%"),
        N_(
            "Sheet '{sheet}', cell {cell}: the parts in cells {cells} add up to {total}%; together "
            "they should make 100%."
        ),
        N_("Please check the figures in cells {cells}."),
    ),
)

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
    ),
    FindingKind(
        "E804",
        _E,
        N_("Preparer missing"),
        N_("Sheet '{sheet}', cell {cell}: the name of the officer who prepared the report is missing."),
        N_("Type the full name in cell {cell}."),
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
    ),
    FindingKind(
        "W810",
        _W,
        N_("Sign-off incomplete"),
        N_("Sheet '{sheet}', cell {cell} is empty."),
        N_("Please fill in cell {cell}, so that the secretariat knows whom to ask."),
    ),
)

_ACROSS = (
    FindingKind(
        "W901",
        _W,
        N_("Another agency reports another figure"),
        N_("Sheet '{sheet}', cell {cell} says {value}; for the same measure others report: {others}."),
        N_("Please agree on the figure with the other agency, or explain the difference."),
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
    ),
)

KINDS: tuple[FindingKind, ...] = (*_DATES, *_WORDING, *_FIGURES, *_SIGN_OFF, *_ACROSS)
