"""Kinds of findings from rules: 5xx dates, 6xx documents and wording, 7xx figures."""

from __future__ import annotations

from toolkit.messages import N_
from toolkit.messages.catalogue.kinds import FindingKind
from toolkit.model.findings import Severity

_E, _W = Severity.ERROR, Severity.WARNING

_DATES = (
    FindingKind(
        "E501",
        _E,
        N_("Date in the future"),
        N_("Sheet '{sheet}', cell {cell} says {value}, which is after the closing day {as_of}."),
        N_("Type the day on which it happened; leave cell {cell} empty if it has not happened yet."),
        N_("15/9/2026"),
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
        N_("15/9/2026"),
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
        N_("15/9/2026 submitted, 25/9/2026 issued"),
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
        N_("31/3/2027"),
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
        N_("31/3/2027"),
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
        N_("31/3/2027"),
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
        N_("31/10/2026"),
    ),
    FindingKind(
        "W509",
        _W,
        N_("Figure of another period"),
        N_("Sheet '{sheet}', cell {cell}: the figure is dated {value}, well outside the period {period}."),
        N_("Please check the date in cell {cell}, or type the figure of this period."),
        N_("31/10/2026"),
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
        N_("Waiting for the ministry's guidance on land prices"),
    ),
    FindingKind(
        "W605",
        _W,
        N_("Document of another kind than the product"),
        N_(
            "Sheet '{sheet}', cell {cell} says '{value}', a document of the kind {kind}, but the product asked "
            "for is: {product}."
        ),
        N_(
            "Please type in cell {cell} the document that shows the product or submits it; if it is the right "
            "one, say so in the result."
        ),
        N_("123/TTr-STC for what was submitted, 456/QĐ-UBND for what was decided"),
    ),
    FindingKind(
        "W606",
        _W,
        N_("Document dated in the future"),
        N_("Sheet '{sheet}', cell {cell} says '{value}': the day {day} is after the closing day {as_of}."),
        N_("Please check the day of the document in cell {cell}."),
        N_("123/QĐ-UBND, 15/9/2026"),
    ),
    FindingKind(
        "W607",
        _W,
        N_("Document dated before the plan"),
        N_(
            "Sheet '{sheet}', cell {cell} says '{value}': the day {day} is before the plan was issued "
            "({plan_issued_on})."
        ),
        N_("Please type in cell {cell} the document made for this task, and check its day and year."),
        N_("123/QĐ-UBND, 15/9/2026"),
    ),
    FindingKind(
        "W608",
        _W,
        N_("Document and date issued differ"),
        N_("Sheet '{sheet}', cell {cell} says '{value}': the day {day} is not the date issued, {issued_on}."),
        N_("Please correct the day in cell {cell}, or the date issued in the same row."),
        N_("123/QĐ-UBND, 15/9/2026"),
    ),
)

_FIGURES = (
    FindingKind(
        "W701",
        _W,
        N_("Outside the plausible range"),
        N_("Sheet '{sheet}', cell {cell} says {value}; figures between {low} and {high} are expected."),
        N_("Please check the figure and its unit; if it is right, say why in the explanation."),
        N_("54,5"),
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
        N_("54,5, not 545"),
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
        N_("54,5, not 0,545"),
    ),
    FindingKind(
        "W704",
        _W,
        N_("Share above 100%"),
        N_("Sheet '{sheet}', cell {cell} says {value}; a share does not exceed 100%."),
        N_("Please check the decimal comma and the unit of the figure in cell {cell}."),
        N_("54,5"),
    ),
    FindingKind(
        "E705",
        _E,
        N_("Negative figure"),
        N_("Sheet '{sheet}', cell {cell} says {value}; this figure cannot be negative."),
        N_("Type the figure without the minus sign in cell {cell}."),
        N_("1,2"),
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
        N_("80 of 100"),
    ),
    FindingKind(
        "W707",
        _W,
        N_("A part above what seems to be its whole"),
        N_(
            "Sheet '{sheet}', cell {cell}: the part is {value}, what seems to be its whole is {whole} in "
            "cell {whole_cell}."
        ),
        N_("Please check cell {cell} and cell {whole_cell}."),
        N_("35 of 80"),
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
        N_("12,5 + 50,2 + 37,3"),
    ),
    FindingKind(
        "W709",
        _W,
        N_("Growth outside that of its parts"),
        N_(
            "Sheet '{sheet}', cell {cell}: the whole grew by {value}%, but its parts in cells {cells} grew by "
            "{low}% to {high}%; the whole lies between them."
        ),
        N_("Please check the figures in cell {cell} and cells {cells}."),
        N_("9,2 where the parts grew by 3,1 to 14,5"),
    ),
    FindingKind(
        "W710",
        _W,
        N_("Further from the target than last time"),
        N_(
            "Sheet '{sheet}', cell {cell} says {value}, last time it was {prior}: further from the target "
            "({target}), and the row does not explain it."
        ),
        N_("Please check the figure in cell {cell}; if it is right, say why in the explanation."),
        N_("Fewer orders from abroad since the second quarter"),
    ),
)

KINDS: tuple[FindingKind, ...] = (*_DATES, *_WORDING, *_FIGURES)
