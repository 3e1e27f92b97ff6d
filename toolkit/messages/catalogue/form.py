"""Kinds of findings from reading a form: its sheets, rows and columns (20x, 21x) and its values (22x-25x)."""

from __future__ import annotations

from toolkit.messages.catalogue.kinds import FindingKind
from toolkit.messages.translation import N_
from toolkit.model.findings import Severity

_STRUCTURE = (
    FindingKind(
        "E201",
        Severity.ERROR,
        N_("Not a form"),
        N_("This workbook has none of the sheets of a report form."),
        N_("Fill in the form that was sent to your agency and return that workbook."),
    ),
    FindingKind(
        "E202",
        Severity.ERROR,
        N_("Sheet missing"),
        N_("The sheet '{name}' of the form is missing, or its heading row is."),
        N_("Take the form that was sent to your agency, fill in this sheet and return the workbook."),
    ),
    FindingKind(
        "E203",
        Severity.ERROR,
        N_("Column missing"),
        N_("Sheet '{sheet}', cell {cell}: the column '{heading}' is missing, or its heading has been changed;"
           " its answers were not read."),
        N_("Type the heading '{heading}' above its column again, or copy the answers into the form"
           " that was sent."),
    ),
    FindingKind(
        "E204",
        Severity.ERROR,
        N_("Row found twice"),
        N_("Sheet '{sheet}', cell {cell}: the row with code {code} stands twice with different answers;"
           " the other one begins at {other}."),
        N_("Keep the row that is right and delete the other one."),
    ),
    FindingKind(
        "I205",
        Severity.INFO,
        N_("Row repeated"),
        N_("Sheet '{sheet}', cell {cell}: the row with code {code} is a copy and was not read;"
           " the answers at {other} were."),
        N_("Nothing need be done."),
    ),
    FindingKind(
        "W206",
        Severity.WARNING,
        N_("Row without code"),
        N_("Sheet '{sheet}', cell {cell}: this row has no valid code in the column '{heading}',"
           " so '{value}' was not read."),
        N_("Type the answer in the row of the task or measure it belongs to. What is not asked"
           " for in the form"
           " goes into the sheet '{general}'."),
    ),
    FindingKind(
        "I207",
        Severity.INFO,
        N_("Text outside the answer cells"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' stands outside the answer cells and was not read."),
        N_("If it belongs to the report, type it into an answer cell."),
    ),
    FindingKind(
        "I208",
        Severity.INFO,
        N_("Sheet not read"),
        N_("The sheet '{sheet}' is not part of the form and was not read."),
        N_("If it belongs to the report, send it as an attachment of the letter."),
    ),
    FindingKind(
        "W210",
        Severity.WARNING,
        N_("Comment not read"),
        N_("Sheet '{sheet}', cell {cell} has the comment '{value}'; comments are not read."),
        N_("If it is an answer, type it into the cell itself, or into the column for explanations."),
    ),
    FindingKind(
        "W211",
        Severity.WARNING,
        N_("Merged cells"),
        N_("Sheet '{sheet}': the cells {area} are merged; '{value}' was read as the answer of cell {first}"
           " alone, and cell {cell} is empty."),
        N_("Unmerge the cells {area} and type the answer of cell {cell} into it."),
    ),
    FindingKind(
        "E212",
        Severity.ERROR,
        N_("Box found twice"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' answers what is answered differently at {other}."),
        N_("Keep the sheet that is right and delete the other one."),
    ),
    FindingKind(
        "E213",
        Severity.ERROR,
        N_("Column of codes missing"),
        N_("Sheet '{sheet}': the table '{name}' of the form begins at cell {cell}, but its column '{heading}'"
           " with the codes of the rows is not there, so it cannot be said which answer belongs to which row."),
        N_("Copy the answers into the form that was sent, or copy the table together with its first column"
           " '{heading}', and send it again."),
    ),
    FindingKind(
        "W216",
        Severity.WARNING,
        N_("Words drawn over the sheet"),
        N_("On the sheet '{sheet}' a text box says '{value}'; text boxes are not read."),
        N_("If it is an answer, type it into an answer cell."),
    ),
    FindingKind(
        "I217",
        Severity.INFO,
        N_("Picture on the sheet"),
        N_("There is a picture on the sheet '{sheet}'; pictures are not read."),
        N_("If it belongs to the report, send it as an attachment of the letter."),
    ),
    FindingKind(
        "I218",
        Severity.INFO,
        N_("More texts outside the answer cells"),
        N_("Sheet '{sheet}': {count} more texts outside the answer cells were not read, the first of them in"
           " cell {cell}."),
        N_("If they belong to the report, type them into answer cells."),
    ),
    FindingKind(
        "I219",
        Severity.INFO,
        N_("Column of a later form"),
        N_("Sheet '{sheet}': the form is of an earlier version and does not ask for '{heading}'."),
        N_("Nothing need be done; use the form that was sent last next time."),
    ),
)  # fmt: skip

_NUMBERS = (
    FindingKind(
        "E220",
        Severity.ERROR,
        N_("Error in the cell"),
        N_("Sheet '{sheet}', cell {cell} shows the error {value} instead of an answer."),
        N_("Delete the content of the cell and type the answer."),
        N_("10,1"),
    ),
    FindingKind(
        "E221",
        Severity.ERROR,
        N_("Formula without a result"),
        N_("Sheet '{sheet}', cell {cell} holds a formula whose result is not in the file."),
        N_("Type the result itself instead of the formula."),
        N_("10,1"),
    ),
    FindingKind(
        "E222",
        Severity.ERROR,
        N_("Choice not in the list"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' is not one of the choices of '{heading}'."),
        N_("Choose one of: {choices}."),
    ),
    FindingKind(
        "E223",
        Severity.ERROR,
        N_("Not a number"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' cannot be read as one number."),
        N_("Type the number alone, with a comma before decimals, without words or unit."),
        N_("10,1"),
    ),
    FindingKind(
        "E224",
        Severity.ERROR,
        N_("Number with two readings"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' may mean {first} or {second}; it was not read."),
        N_("If you mean {first}, type {first_typed}; if you mean {second}, type {second_typed}."),
    ),
    FindingKind(
        "W225",
        Severity.WARNING,
        N_("Number with two readings, one likely"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' was read as {first}, which is near the"
           " figures known for this row."),
        N_("If that is right, nothing need be done. If you mean {second}, type {second_typed}."),
    ),
    FindingKind(
        "I226",
        Severity.INFO,
        N_("Number in another way of writing"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' was read as {first}."),
        N_("If that is right, nothing need be done. Use a comma before decimals and no sign for thousands."),
    ),
    FindingKind(
        "I227",
        Severity.INFO,
        N_("Percentage"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' was read as {first} percent."),
        N_("If that is right, nothing need be done."),
    ),
    FindingKind(
        "W228",
        Severity.WARNING,
        N_("Percentage below one"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' was read as {first} percent."),
        N_("If you mean {second} percent, type {second_typed}."),
    ),
    FindingKind(
        "E229",
        Severity.ERROR,
        N_("A date where a number belongs"),
        N_("Sheet '{sheet}', cell {cell} holds the date {value}; Excel may have made it of the"
           " number you typed."),
        N_("Type the number again, with a comma before decimals."),
        N_("5,2"),
    ),
    FindingKind(
        "E230",
        Severity.ERROR,
        N_("A sign instead of a number"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' is not a number and says too little."),
        N_("Leave the cell empty and choose '{choice}' in the column '{heading}' of the same row."),
    ),
    FindingKind(
        "E232",
        Severity.ERROR,
        N_("Another unit"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' is given in {unit}, but the row asks for {expected}."),
        N_("Convert the figure to {expected} and type the number alone."),
    ),
    FindingKind(
        "W233",
        Severity.WARNING,
        N_("Words beside the number"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' was read as {first}; the words '{words}' were left out."),
        N_("If the number is right, nothing need be done. Put remarks into the column for explanations."),
    ),
    FindingKind(
        "E234",
        Severity.ERROR,
        N_("A range instead of a number"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' is a range from {first} to {second}; one"
           " number is asked for."),
        N_("Type the one figure that was reached."),
        N_("10,1"),
    ),
    FindingKind(
        "W235",
        Severity.WARNING,
        N_("Thousands that may have become decimals"),
        N_("Sheet '{sheet}', cell {cell}: the number was read as {first}; a computer with American settings"
           " makes that of {second}, too, typed with a dot."),
        N_("If that is right, nothing need be done. If you mean {second}, type {second_typed}."),
    ),
)  # fmt: skip

_DATES_AND_TEXTS = (
    FindingKind(
        "E240",
        Severity.ERROR,
        N_("Not a date"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' cannot be read as a date."),
        N_("Type day/month/year."),
        N_("25/9/2026"),
    ),
    FindingKind(
        "E241",
        Severity.ERROR,
        N_("Month before day"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' has no such month; read with the month first"
           " it would be {read}."),
        N_("Type the day first: {read}."),
    ),
    FindingKind(
        "E242",
        Severity.ERROR,
        N_("A period instead of a day"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' is a period; a day is asked for."),
        N_("Type the day as day/month/year."),
        N_("25/9/2026"),
    ),
    FindingKind(
        "E243",
        Severity.ERROR,
        N_("A number where a date belongs"),
        N_("Sheet '{sheet}', cell {cell} holds the number {value}; as a date in Excel that would be {read}."),
        N_("Type the date as day/month/year."),
        N_("25/9/2026"),
    ),
    FindingKind(
        "E244",
        Severity.ERROR,
        N_("Day and month may be exchanged"),
        N_("Sheet '{sheet}', cell {cell}: the computer turned what was typed into a date that"
           " may be {first} or {second}."),
        N_("Type the date again as day/month/year; if Excel changes it, put an apostrophe (') before it."),
        N_("'05/9/2026"),
    ),
    FindingKind(
        "E245",
        Severity.ERROR,
        N_("Date without a year"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' lacks the year."),
        N_("Type day/month/year."),
        N_("25/9/2026"),
    ),
    FindingKind(
        "E246",
        Severity.ERROR,
        N_("No such day"),
        N_("Sheet '{sheet}', cell {cell}: there is no day '{value}'."),
        N_("Type the right day as day/month/year."),
        N_("25/9/2026"),
    ),
    FindingKind(
        "W247",
        Severity.WARNING,
        N_("Day and month of a true date"),
        N_("Sheet '{sheet}', cell {cell}: the date that the computer stored was read as {first}."),
        N_("If that is right, nothing need be done. If you mean {second}, type it again as day/month/year."),
    ),
    FindingKind(
        "I250",
        Severity.INFO,
        N_("Typing repaired"),
        N_("Sheet '{sheet}', cell {cell}: letters or blanks of another keyboard were replaced;"
           " it was read as '{text}'."),
        N_("Nothing need be done."),
    ),
    FindingKind(
        "I251",
        Severity.INFO,
        N_("Old font converted"),
        N_("Sheet '{sheet}', cell {cell} is typed in the old font {font}; it was read as '{text}'."),
        N_("Check that the text is right. Next time type in Unicode with the font Times New Roman."),
    ),
    FindingKind(
        "W252",
        Severity.WARNING,
        N_("A date where text belongs"),
        N_("Sheet '{sheet}', cell {cell} holds the date {value}; Excel may have made it of the"
           " text you typed."),
        N_("If you meant something else, type it again with an apostrophe (') before it."),
        N_("'3-4"),
    ),
    FindingKind(
        "W255",
        Severity.WARNING,
        N_("A number where text belongs"),
        N_("Sheet '{sheet}', cell {cell} holds the number {value}; Excel may have changed what you typed,"
           " such as a zero at the beginning."),
        N_("If it is right, nothing need be done. Else type it again with an apostrophe (') before it."),
        N_("'0123"),
    ),
    FindingKind(
        "W253",
        Severity.WARNING,
        N_("A sign instead of a date"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' was read as no date."),
        N_("Leave the cell empty when there is no date."),
    ),
    FindingKind(
        "W254",
        Severity.WARNING,
        N_("Text that looks like an old font"),
        N_("Sheet '{sheet}', cell {cell}: the letters are those of the old font {font};"
           " it was read as '{text}'."),
        N_("If that is right, nothing need be done now; next time type in Unicode with the font Times New"
           " Roman. If it is wrong, type the text again in Unicode."),
    ),
)  # fmt: skip

KINDS: tuple[FindingKind, ...] = (*_STRUCTURE, *_NUMBERS, *_DATES_AND_TEXTS)
