"""Kinds of findings of the intake: what kind of file came, whether it can be read, whose it is.

101-129 are those of ``intake_files``, 130-139 the inbox, 140-149 reading, 150-169 identity.
"""

from __future__ import annotations

from toolkit.messages.catalogue import intake_files
from toolkit.messages.catalogue.intake_files import SEND_XLSX
from toolkit.messages.catalogue.kinds import FindingKind
from toolkit.messages.translation import N_
from toolkit.model.findings import Severity

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

_INBOX = (
    FindingKind(
        "E130",
        _ERROR,
        N_("A link, not a file"),
        N_("This is a link to somewhere else; it was not followed."),
        N_("Copy the file itself into the inbox and remove the link."),
    ),
    FindingKind(
        "E131",
        _ERROR,
        N_("Not a file"),
        N_("This is a device or pipe, not a file; it was not opened."),
        N_("Remove it from the inbox."),
    ),
    FindingKind(
        "E132",
        _ERROR,
        N_("Cannot be opened"),
        N_("The file or folder cannot be opened ({reason}); it stays in the inbox."),
        N_("Close it in Excel or ask for the right to read it, then run again."),
    ),
    FindingKind(
        "W133",
        _WARNING,
        N_("Stays in the inbox"),
        N_("The file was taken in but cannot be moved to inbox/processed ({reason})."),
        N_("Close it in Excel; the next run moves it and does not count it twice."),
    ),
)

_READING = (
    FindingKind(
        "E140",
        _ERROR,
        N_("Cannot be read"),
        N_("The workbook cannot be read ({reason}); it is probably damaged."),
        N_("Open it in Excel, save it under a new name as .xlsx and send it again."),
    ),
    FindingKind(
        "E141",
        _ERROR,
        N_("Takes too long to read"),
        N_("Reading the workbook was stopped after {seconds} seconds."),
        N_("Copy the answers into a form as it was issued, without additions, and send it again."),
    ),
    FindingKind(
        "E142",
        _ERROR,
        N_("Takes too much memory to read"),
        N_("Reading the workbook was stopped because it took more than {limit} MiB of memory."),
        N_("Copy the answers into a form as it was issued, without additions, and send it again."),
    ),
    FindingKind(
        "E143",
        _ERROR,
        N_("Reading broke off"),
        N_("Reading the workbook broke off; it is probably damaged."),
        N_("Open it in Excel, save it under a new name as .xlsx and send it again."),
    ),
)

_IDENTITY = (
    FindingKind(
        "E150",
        _ERROR,
        N_("Not one of our forms"),
        N_("The workbook carries no mark and no line of a form that was issued."),
        SEND_XLSX,
    ),
    FindingKind(
        "E151",
        _ERROR,
        N_("Form of another period"),
        N_("The form is of period {found}; what is collected now is period {expected}."),
        N_("Fill in the form of period {expected} and send it."),
    ),
    FindingKind(
        "E152",
        _ERROR,
        N_("Unknown agency"),
        N_("The form names the agency '{agency}', which is not in the directory."),
        N_("Fill in the form that was issued to your own agency and send it."),
    ),
    FindingKind(
        "E153",
        _ERROR,
        N_("Whose form this is cannot be established"),
        N_("The marks of the form are lost, and what is left does not say for certain whose it is."),
        N_("Copy the answers into the form that was issued to your agency and send it again."),
    ),
    FindingKind(
        "E154",
        _ERROR,
        N_("Two marks name two agencies"),
        N_("The form was issued to {agency}, but its form code '{code}' belongs to {other}."),
        N_("Fill in the form that was issued to your own agency; do not use another agency's form."),
    ),
    FindingKind(
        "E155",
        _ERROR,
        N_("The name on the form is another agency's"),
        N_("The form was issued to {agency}, but the name on it reads '{name}'."),
        N_("Fill in the form that was issued to your own agency; do not use another agency's form."),
    ),
    FindingKind(
        "E156",
        _ERROR,
        N_("Lines of another agency"),
        N_("The form is marked as that of {agency}, but {count} of its lines were not asked of it: {lines}."),
        N_("Fill in the form that was issued to your own agency; do not use another agency's form."),
    ),
    FindingKind(
        "I157",
        _INFO,
        N_("Form of an earlier issue"),
        N_(
            "The form is of an earlier issue (code {code}); its lines are taken over as far "
            "as they still stand."
        ),
        N_("Use the latest form next time."),
    ),
    FindingKind(
        "I158",
        _INFO,
        N_("Hidden marks lost"),
        N_("The hidden marks of the form are lost; form code and lines show that it is that of {agency}."),
        N_("Nothing needs to be done."),
    ),
    FindingKind(
        "E159",
        _ERROR,
        N_("No line can be found"),
        N_("The form is that of {agency}, but the column with the keys of its lines is gone or empty."),
        N_("Copy the answers into the form that was issued to your agency and send it again."),
    ),
    FindingKind(
        "W160",
        _WARNING,
        N_("Form code not on record"),
        N_("The form code '{code}' is not on record for this period; the other marks name {agency}."),
        N_("Use the form that was issued; the secretariat should look at this return."),
    ),
    FindingKind(
        "E161",
        _ERROR,
        N_("A sample, not a return"),
        N_("The form comes from a demonstration; its figures are samples."),
        N_("Fill in the form that was issued to your agency and send it."),
    ),
    FindingKind(
        "E162",
        _ERROR,
        N_("Nothing was asked of this agency"),
        N_("The form names {agency}, of which nothing is asked in period {period}."),
        N_("The secretariat decides whether this return is to be accepted."),
    ),
    FindingKind(
        "I163",
        _INFO,
        N_("Visible form code changed"),
        N_("The form code to be seen on the form was removed or changed; the other marks name {agency}."),
        N_("Leave the form code as it is printed."),
    ),
    FindingKind(
        "E164",
        _ERROR,
        N_("The letter is another agency's"),
        N_(
            "The form was issued to {agency}, but the symbol of its letter in sheet '{sheet}', cell {cell}, "
            "'{value}', is that of {other}."
        ),
        N_(
            "Type the number and symbol of your own agency's letter in cell {cell}; if the letter is right, "
            "tell the secretariat."
        ),
    ),
    FindingKind(
        "E165",
        _ERROR,
        N_("The signer is another agency's"),
        N_(
            "The form was issued to {agency}, but the title of the signer in sheet '{sheet}', cell {cell}, "
            "'{value}', names {other}."
        ),
        N_(
            "Type the title of the leader of your own agency in cell {cell}; if it is right, tell the "
            "secretariat."
        ),
    ),
    FindingKind(
        "E166",
        _ERROR,
        N_("Sent by another agency"),
        N_("The form was issued to {agency}, but the message came from {value}, an address of {other}."),
        N_(
            "Send the return from your own agency; if {other} sends it for {agency}, the secretariat "
            "confirms that by telephone."
        ),
    ),
    FindingKind(
        "E167",
        _ERROR,
        N_("In the folder of another agency"),
        N_("The form was issued to {agency}, but it lies in the folder '{value}', which is that of {other}."),
        N_("Put the file into the right folder; the secretariat confirms whose return it is."),
    ),
)

KINDS: tuple[FindingKind, ...] = (*intake_files.KINDS, *_INBOX, *_READING, *_IDENTITY)
