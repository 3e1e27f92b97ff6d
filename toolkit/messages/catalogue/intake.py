"""Kinds of findings of the intake: what kind of file came, whether it can be read, whose it is.

101-119 the file as it came, 120-129 containers, 130-139 the inbox, 140-149 reading, 150-169 identity.
"""

from __future__ import annotations

from toolkit.messages.catalogue.kinds import FindingKind
from toolkit.messages.translation import N_
from toolkit.model.findings import Severity

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

_SEND_XLSX = N_("Open the form that was issued, fill it in, save it as .xlsx and send it again.")

_FILE_TYPES = (
    FindingKind(
        "E101",
        _ERROR,
        N_("Empty file"),
        N_("The file is empty (0 bytes)."),
        N_("Save the form again and send it again; the e-mail or the copy was probably cut off."),
    ),
    FindingKind(
        "E102",
        _ERROR,
        N_("Protected by a password"),
        N_("The file is protected by a password and cannot be opened."),
        N_(
            "In Excel choose File > Info > Protect Workbook > Encrypt with Password, "
            "clear the password, save and send again."
        ),
    ),
    FindingKind(
        "E103",
        _ERROR,
        N_("A web page, not a workbook"),
        N_("The file is a web page (HTML), whatever its name ends with; its cells cannot be relied on."),
        _SEND_XLSX,
    ),
    FindingKind(
        "E104",
        _ERROR,
        N_("A text table, not a workbook"),
        N_("The file is a text table (CSV), whatever its name ends with; the form was lost on the way."),
        _SEND_XLSX,
    ),
    FindingKind(
        "E105",
        _ERROR,
        N_("A Word document, not the form"),
        N_("The file is a Word document; it is kept as an attachment, its figures are not taken over."),
        N_("Fill in the Excel form that was issued and send it together with this document."),
    ),
    FindingKind(
        "E106",
        _ERROR,
        N_("A PDF, not the form"),
        N_("The file is a PDF; it is kept as an attachment, its figures are not taken over."),
        N_("Send the Excel form as well; the signed PDF alone is not enough."),
    ),
    FindingKind(
        "E107",
        _ERROR,
        N_("A picture, not the form"),
        N_("The file is a picture; it is kept as an attachment, its figures are not taken over."),
        N_("Fill in the Excel form that was issued and send it together with this picture."),
    ),
    FindingKind(
        "E108",
        _ERROR,
        N_("Damaged or cut off"),
        N_("The file is damaged or was cut off on the way ({reason})."),
        N_("Check that the file opens on your own computer, save it again and send it again."),
    ),
    FindingKind(
        "E109",
        _ERROR,
        N_("Too large"),
        N_("The file has {size} MiB; a return may have {limit} MiB at most."),
        N_("Remove pictures and foreign sheets from the form and send large documents separately as PDF."),
    ),
    FindingKind(
        "E110",
        _ERROR,
        N_("Unknown kind of file"),
        N_("The file is of a kind that cannot be read as a return."),
        _SEND_XLSX,
    ),
    FindingKind(
        "E111",
        _ERROR,
        N_("An Outlook message"),
        N_("The file is a message saved in Outlook's own format; its attachments cannot be taken out."),
        N_("Save the attached form itself into the inbox, or save the message as .eml."),
    ),
    FindingKind(
        "E112",
        _ERROR,
        N_("A packed archive that cannot be opened"),
        N_("The file is a packed archive of the kind {kind}; only .zip can be opened."),
        N_("Unpack it and put the form itself into the inbox, or send it packed as .zip."),
    ),
    FindingKind(
        "E113",
        _ERROR,
        N_("An XML file, not a workbook"),
        N_("The file is an XML table, whatever its name ends with; it cannot be read as a return."),
        _SEND_XLSX,
    ),
    FindingKind(
        "E114",
        _ERROR,
        N_("Another office document, not the form"),
        N_("The file is an office document but no workbook; it is kept as an attachment."),
        N_("Fill in the Excel form that was issued and send it together with this document."),
    ),
    FindingKind(
        "E115",
        _ERROR,
        N_("Swells beyond measure when unpacked"),
        N_(
            "The file claims {entries} parts and {size} MiB unpacked, more than a return or package may have."
        ),
        N_(
            "Send the original form without additions; if this is what Excel saved, copy the "
            "answers to a new form."
        ),
    ),
    FindingKind(
        "E116",
        _ERROR,
        N_("The same part twice"),
        N_(
            "The file holds the part '{part}' twice or laid over another, so that what it "
            "says is not certain."
        ),
        N_("Open the file in Excel, save it under a new name and send it again; pack a .zip anew."),
    ),
    FindingKind(
        "E117",
        _ERROR,
        N_("A part with a forbidden name"),
        N_("The file holds a part named '{part}', which points outside the package."),
        N_("Pack the files again without folders above them, or send them one by one."),
    ),
    FindingKind(
        "E118",
        _ERROR,
        N_("A part with declarations of its own"),
        N_("The part '{part}' declares entities (DTD), which no office programme writes."),
        N_("Open the file in Excel, save it under a new name and send it again."),
    ),
)

_CONTAINERS = (
    FindingKind(
        "E120",
        _ERROR,
        N_("A package protected by a password"),
        N_("The package is protected by a password, so the files in it cannot be taken out."),
        N_("Pack the files again without a password, or send them one by one."),
    ),
    FindingKind(
        "E121",
        _ERROR,
        N_("Packed too deep"),
        N_(
            "The package holds packages within packages, deeper or more than is opened; not "
            "all was taken out."
        ),
        N_("Unpack it and send the form itself."),
    ),
    FindingKind(
        "E122",
        _ERROR,
        N_("A part that cannot be taken out"),
        N_("'{part}' cannot be taken out of the package ({reason})."),
        N_("Send this file again by itself, or pack it again as .zip."),
    ),
    FindingKind(
        "W123",
        _WARNING,
        N_("Nothing attached"),
        N_("The message or package holds no files."),
        N_("Ask the sender for the form, if one was meant to be attached."),
    ),
)

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
        _SEND_XLSX,
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

KINDS: tuple[FindingKind, ...] = (*_FILE_TYPES, *_CONTAINERS, *_INBOX, *_READING, *_IDENTITY)
