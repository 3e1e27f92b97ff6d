"""Kinds of findings that the rules make: 3xx to 9xx.

3 structure, types and ranges; 4 what a status requires and contradicts; 5 dates; 6 documents and wording;
7 plausibility of figures; 8 sign-off; 9 across the returns of several agencies.
"""

from __future__ import annotations

from toolkit.messages import N_
from toolkit.messages.catalogue.kinds import FindingKind
from toolkit.model.findings import Severity

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

_STRUCTURE = (
    FindingKind(
        "E301",
        _E,
        N_("Percentage outside 0 to 100"),
        N_("Sheet '{sheet}', cell {cell} says {value}; a completion rate lies between 0 and 100."),
        N_("Type the completion rate in points, from 0 to 100."),
        N_("45 for 45%"),
    ),
    FindingKind(
        "E302",
        _E,
        N_("Not one of the choices"),
        N_("Sheet '{sheet}', cell {cell} says '{value}', which is not one of the choices of this column."),
        N_("Choose one of the values in the drop-down list of cell {cell}."),
    ),
    FindingKind(
        "E303",
        _E,
        N_("Wrong kind of value"),
        N_("Sheet '{sheet}', cell {cell} says '{value}', which is not the kind of value this column takes."),
        N_("Type a date, number or text as the heading of the column asks."),
    ),
    FindingKind(
        "E310",
        _E,
        N_("A row is missing"),
        N_("Sheet '{sheet}': the row '{title}' ({line}) is no longer in the form."),
        N_("Please fill in this row on the form that was issued, and keep all its rows."),
    ),
    FindingKind(
        "W311",
        _W,
        N_("A row that was not asked for"),
        N_(
            "Sheet '{sheet}': the row {line} is not among those this agency was asked for; it does not count."
        ),
        N_("Please check that the form is the one issued to your agency for this period."),
    ),
)

_REQUIRED = (
    FindingKind(
        "E401",
        _E,
        N_("Status missing"),
        N_("Sheet '{sheet}', cell {cell} is empty: the status of this task is needed."),
        N_("Choose a status in cell {cell}; choose 'no data yet' if there is nothing to report."),
    ),
    FindingKind(
        "E402",
        _E,
        N_("Done, but no date"),
        N_(
            "Sheet '{sheet}', cell {cell}: the task is reported as done, but neither the date "
            "submitted nor the date issued is given."
        ),
        N_("Type the day on which the product was submitted in cell {cell}, or the day it was issued."),
        N_("15/9/2026"),
    ),
    FindingKind(
        "E403",
        _E,
        N_("Done, but no document"),
        N_(
            "Sheet '{sheet}', cell {cell}: the task is reported as done, but the document that shows "
            "it is not named."
        ),
        N_("Type the number and symbol of the document in cell {cell}."),
        N_("123/QĐ-UBND"),
    ),
    FindingKind(
        "E404",
        _E,
        N_("Under way, but nothing on progress"),
        N_(
            "Sheet '{sheet}', cell {cell}: the task is reported as under way, but neither a "
            "completion rate nor a result is given."
        ),
        N_("Type the completion rate (0 to 100) in cell {cell}, or the result so far."),
        N_("60"),
    ),
    FindingKind(
        "E405",
        _E,
        N_("Overdue, but no cause"),
        N_(
            "Sheet '{sheet}', cell {cell}: the task was due on {due} and is not done; the cause of "
            "the delay is missing."
        ),
        N_("Type the cause of the delay in cell {cell}, in a short sentence."),
        N_("Waiting for the ministry's guidance on land prices"),
    ),
    FindingKind(
        "E406",
        _E,
        N_("Not started, but no cause"),
        N_("Sheet '{sheet}', cell {cell}: the task is reported as not started, but the cause is missing."),
        N_("Type in cell {cell} why the task has not been started, in a short sentence."),
        N_("Funds were only allotted in October"),
    ),
    FindingKind(
        "E407",
        _E,
        N_("Figure missing"),
        N_("Sheet '{sheet}', cell {cell} is empty: a figure is needed. A zero counts as a figure."),
        N_("Type the figure in cell {cell}, or choose 'nothing arose' or 'no data yet' as its status."),
    ),
    FindingKind(
        "E408",
        _E,
        N_("Status of the figure missing"),
        N_(
            "Sheet '{sheet}', cell {cell}: a figure is given, but not whether it is estimated, "
            "preliminary or official."
        ),
        N_("Choose the status of the figure in cell {cell}."),
    ),
    FindingKind(
        "E409",
        _E,
        N_("No data, but no explanation"),
        N_(
            "Sheet '{sheet}', cell {cell}: the figure is reported as not yet available, but the "
            "explanation is missing."
        ),
        N_("Type in cell {cell} why there is no figure yet and when it is expected."),
        N_("The statistics office publishes it in March 2027"),
    ),
    FindingKind(
        "E410",
        _E,
        N_("Extension without a reason"),
        N_("Sheet '{sheet}', cell {cell}: an extension is requested, but the reason is missing."),
        N_("Type the reason for the extension in cell {cell}."),
    ),
    FindingKind(
        "W411",
        _W,
        N_("Reason for an extension without a date"),
        N_(
            "Sheet '{sheet}', cell {cell}: a reason for an extension is given, but not the date that "
            "is requested."
        ),
        N_("Type the date that is requested in cell {cell}, or clear the reason."),
    ),
    FindingKind(
        "W412",
        _W,
        N_("An answer is missing"),
        N_("Sheet '{sheet}', cell {cell} is empty, although the status of the row calls for an answer."),
        N_("Please fill in cell {cell}."),
    ),
    FindingKind(
        "W413",
        _W,
        N_("Not started, and nothing said about it"),
        N_(
            "Sheet '{sheet}', cell {cell}: the task is reported as not started; neither a cause nor "
            "a next step is given."
        ),
        N_("Please say in cell {cell} why it has not been started, or when it will be."),
    ),
    FindingKind(
        "E420",
        _E,
        N_("Done at less than 100%"),
        N_("Sheet '{sheet}', cell {cell}: the task is reported as done, but the completion rate is {value}."),
        N_("Type 100 in cell {cell} if the task is done; otherwise choose 'under way'."),
    ),
    FindingKind(
        "E421",
        _E,
        N_("100% but not done"),
        N_(
            "Sheet '{sheet}', cell {cell}: the completion rate is {value}, but the task is not "
            "reported as done."
        ),
        N_("Choose 'done' as the status; if work remains, type a rate below 100 in cell {cell}."),
    ),
    FindingKind(
        "E422",
        _E,
        N_("Not started, but something was done"),
        N_(
            "Sheet '{sheet}', cell {cell}: the task is reported as not started, but this cell says '{value}'."
        ),
        N_("Correct the status of the task, or clear cell {cell}."),
    ),
    FindingKind(
        "W423",
        _W,
        N_("Issued, but still under way"),
        N_("Sheet '{sheet}', cell {cell}: the task is reported as under way, but was issued on {value}."),
        N_("Choose 'done' if the product is complete; otherwise say in the result what remains."),
    ),
    FindingKind(
        "W424",
        _W,
        N_("Nothing to report, but something is typed"),
        N_(
            "Sheet '{sheet}', cell {cell}: the status says there is nothing to report, but this cell "
            "says '{value}'."
        ),
        N_("Correct the status of the task, or clear cell {cell}."),
    ),
    FindingKind(
        "E425",
        _E,
        N_("A figure and 'no figure' together"),
        N_("Sheet '{sheet}', cell {cell} says {value}, but the status says there is no figure."),
        N_("Choose 'estimated', 'preliminary' or 'official', or clear cell {cell}."),
    ),
    FindingKind(
        "W426",
        _W,
        N_("Zero and 'nothing arose' together"),
        N_(
            "Sheet '{sheet}', cell {cell} says 0, but the status says that nothing arose; these are "
            "two different things."
        ),
        N_("If the figure is 0, choose 'estimated', 'preliminary' or 'official'; else clear cell {cell}."),
    ),
    FindingKind(
        "E427",
        _E,
        N_("Content beside 'reported separately as secret'"),
        N_(
            "Sheet '{sheet}', cell {cell}: the row is reported separately under the rules on "
            "secrecy, but this cell is filled."
        ),
        N_("Clear cell {cell}: no secret content in this form. If it is not secret, correct the status."),
    ),
    FindingKind(
        "W428",
        _W,
        N_("Text beside 'reported separately as secret'"),
        N_(
            "Sheet '{sheet}', cell {cell}: the row is reported separately under the rules on "
            "secrecy, but this cell holds text."
        ),
        N_("Please make sure cell {cell} holds nothing secret; clear it if in doubt."),
    ),
    FindingKind(
        "E430",
        _E,
        N_("Done before, not started now"),
        N_(
            "Sheet '{sheet}', cell {cell}: the task was reported as done before ({prior}), but is "
            "now reported as not started."
        ),
        N_("Correct the status in cell {cell}, or tell the secretariat why the earlier report was wrong."),
    ),
    FindingKind(
        "W431",
        _W,
        N_("Done before, not done now"),
        N_(
            "Sheet '{sheet}', cell {cell}: the task was reported as done before ({prior}), but is "
            "not done now."
        ),
        N_("Please check the status in cell {cell}; say in the result what has changed."),
    ),
)

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

KINDS: tuple[FindingKind, ...] = (
    *_STRUCTURE,
    *_REQUIRED,
    *_DATES,
    *_WORDING,
    *_FIGURES,
    *_SIGN_OFF,
    *_ACROSS,
)
