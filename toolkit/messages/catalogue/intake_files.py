"""Kinds of findings on the file as it came: 101 to 119 what kind of file it is, 120 to 129 containers."""

from __future__ import annotations

from toolkit.messages.catalogue.kinds import FindingKind
from toolkit.messages.translation import N_
from toolkit.model.findings import Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

SEND_XLSX = N_("Open the form that was issued, fill it in, save it as .xlsx and send it again.")

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
        SEND_XLSX,
    ),
    FindingKind(
        "E104",
        _ERROR,
        N_("A text table, not a workbook"),
        N_("The file is a text table (CSV), whatever its name ends with; the form was lost on the way."),
        SEND_XLSX,
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
        SEND_XLSX,
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
        SEND_XLSX,
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
    FindingKind(
        "E124",
        _ERROR,
        N_("Cannot be taken apart"),
        N_("Taking the message or package apart broke off ({reason}); nothing was taken out of it."),
        N_(
            "Ask the sender for the form itself, or open the message and save its attachments into the inbox."
        ),
    ),
)

KINDS: tuple[FindingKind, ...] = (*_FILE_TYPES, *_CONTAINERS)
