"""Kinds of findings from rules: 3xx rows and kinds of values, 4xx what a status requires and rules out."""

from __future__ import annotations

from toolkit.messages import N_
from toolkit.messages.catalogue.kinds import FindingKind
from toolkit.model.findings import Severity

_E, _W = Severity.ERROR, Severity.WARNING

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
        N_("Under way"),
    ),
    FindingKind(
        "E303",
        _E,
        N_("Wrong kind of value"),
        N_("Sheet '{sheet}', cell {cell} says '{value}', which is not the kind of value this column takes."),
        N_("Type a date, number or text as the heading of the column asks."),
        N_("25/9/2026 in a column of dates, 45 in a column of numbers"),
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
    FindingKind(
        "E312",
        _E,
        N_("Code and text of a row do not belong together"),
        N_(
            "Sheet '{sheet}', cell {cell}: the row shows '{title}', whose code is {other}, but its code cell "
            "says '{value}'; the answers of this row cannot be assigned."
        ),
        N_(
            "If only some columns were sorted, undo the sorting or copy the answers into the form that was "
            "sent; if the code was changed, type {other} in cell {cell}."
        ),
        N_("74-2026/I.1"),
    ),
    FindingKind(
        "E313",
        _E,
        N_("Unit changed"),
        N_(
            "Sheet '{sheet}', cell {cell} says '{value}', but the unit of this row is '{printed}'; the figure "
            "was not taken over."
        ),
        N_(
            "Type the unit '{printed}' in cell {cell} again and the figure in that unit; if the unit is wrong, "
            "tell the secretariat."
        ),
    ),
    FindingKind(
        "W314",
        _W,
        N_("Typed over what the form prints"),
        N_(
            "Sheet '{sheet}', cell {cell}, column '{heading}': '{value}' stands where the form prints its own "
            "text; it was not read."
        ),
        N_("If it is an answer, type it into the answer cells of the same row."),
    ),
)

_REQUIRED = (
    FindingKind(
        "E401",
        _E,
        N_("Status missing"),
        N_("Sheet '{sheet}', cell {cell} is empty: the status of this task is needed."),
        N_("Choose a status in cell {cell}; choose 'no data yet' if there is nothing to report."),
        N_("Under way"),
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
        N_("10,1"),
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
        N_("Estimated"),
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
        N_("The plan above it was approved only in October"),
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
        N_("31/3/2027"),
    ),
    FindingKind(
        "W412",
        _W,
        N_("An answer is missing"),
        N_("Sheet '{sheet}', cell {cell} is empty, although the status of the row calls for an answer."),
        N_("Please fill in cell {cell}."),
        N_("Draft sent to 15 agencies for comment"),
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
        N_("Funds were only allotted in October"),
    ),
    FindingKind(
        "E420",
        _E,
        N_("Done at less than 100%"),
        N_("Sheet '{sheet}', cell {cell}: the task is reported as done, but the completion rate is {value}."),
        N_("Type 100 in cell {cell} if the task is done; otherwise choose 'under way'."),
        N_("100"),
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
        N_("95"),
    ),
    FindingKind(
        "E422",
        _E,
        N_("Not started, but something was done"),
        N_(
            "Sheet '{sheet}', cell {cell}: the task is reported as not started, but this cell says '{value}'."
        ),
        N_("Correct the status of the task, or clear cell {cell}."),
        N_("Under way"),
    ),
    FindingKind(
        "W423",
        _W,
        N_("Issued, but still under way"),
        N_("Sheet '{sheet}', cell {cell}: the task is reported as under way, but was issued on {value}."),
        N_("Choose 'done' if the product is complete; otherwise say in the result what remains."),
        N_("Done"),
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
        N_("Under way"),
    ),
    FindingKind(
        "E425",
        _E,
        N_("A figure and 'no figure' together"),
        N_("Sheet '{sheet}', cell {cell} says {value}, but the status says there is no figure."),
        N_("Choose 'estimated', 'preliminary' or 'official', or clear cell {cell}."),
        N_("Official"),
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
        N_("0 beside 'official'"),
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
        N_("Reported separately"),
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
        N_("Done"),
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
        N_("Done"),
    ),
    FindingKind(
        "W432",
        _W,
        N_("Completion rate fell"),
        N_(
            "Sheet '{sheet}', cell {cell}: the completion rate is {value}, less than was reported before "
            "({prior})."
        ),
        N_("Please check the rate in cell {cell}; say in the result what has changed."),
        N_("60"),
    ),
    FindingKind(
        "W433",
        _W,
        N_("Under way before, now nothing"),
        N_(
            "Sheet '{sheet}', cell {cell}: the task was reported as under way before ({prior}), but now "
            "nothing is reported as done on it."
        ),
        N_("Please check the status in cell {cell}; say in the result what has changed."),
        N_("'under way', with the completion rate reached"),
    ),
)

KINDS: tuple[FindingKind, ...] = (*_STRUCTURE, *_REQUIRED)
