"""What is said of every broken rule, and what to do; {shown} is what was read, {asked} what it must be."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.messages import N_

LOOK = (N_("{name} is not written as it must be: {shown}."), N_("Write it {asked}."))
"""A component in a wrong look."""

MISSING = (N_("Missing: {name}."), N_("Add it at its place."))
"""A component that is not there."""

SENTENCES: Mapping[str, tuple[str, str]] = {
    "page_size": (N_("The paper is {shown} mm."), N_("Set the paper to A4, {asked} mm.")),
    "page_orientation": (
        N_("The page lies across, but holds no table."),
        N_("Turn the page upright; only pages with tables may lie across."),
    ),
    "page_margins": (N_("Margins outside the limits: {shown}."), N_("Set the margins to {asked}.")),
    "font_face": (N_("The font is {shown}."), N_("Set the font to {asked}.")),
    "font_slots": (
        N_("For other scripts the font {shown} is set; it shows where Word takes a letter for one of these."),
        N_("Set all fonts of the style to {asked}, also that for East Asian and complex scripts."),
    ),
    "text_colour": (N_("The text has the colour {shown}."), N_("Make the text black.")),
    "page_number_missing": (
        N_("The pages have no numbers."),
        N_("Insert the page number into the header, centred, from the second page on."),
    ),
    "page_number_position": (
        N_("The page number stands in the bottom margin."),
        N_("Move the page number into the top margin."),
    ),
    "page_number_first": (
        N_("The first page shows its number."),
        N_("Choose 'Different First Page' and leave the header of the first page empty."),
    ),
    "page_number_format": (
        N_("The page numbers are not in Arabic figures."),
        N_("Choose the number format 1, 2, 3."),
    ),
    "page_number_restart": (
        N_("The pages do not begin with number 1 here."),
        N_("Begin each appendix in a section of its own, and let the page numbers start at 1."),
    ),
    "country_text": (N_("The name of the country reads '{shown}'."), N_("Write '{asked}'.")),
    "motto_text": (N_("The motto reads '{shown}'."), N_("Write '{asked}', with a hyphen between blanks.")),
    "motto_line": (
        N_("The line below the motto is {shown}."),
        N_("Draw a solid line as long as the motto."),
    ),
    "issuer_line": (
        N_("The line below the issuing body is {shown}."),
        N_("Draw a solid line, a third to a half as long as the name, centred."),
    ),
    "number_form": (
        N_("Number and symbol read '{shown}'."),
        N_(
            "Write 'Số: 05/BC-STC': a 0 before numbers below 10, no blanks in the symbol, which is in "
            "capitals; or leave the number blank."
        ),
    ),
    "number_symbol": (
        N_("The symbol '{shown}' does not fit the kind of document."),
        N_("The symbol of this kind of document begins with '{asked}'."),
    ),
    "place_form": (
        N_("Place and date read '{shown}'."),
        N_(
            "Write 'Thanh Hóa, ngày 05 tháng 02 năm 2026': a comma after the place, a 0 before days "
            "below 10 and before the months 1 and 2 only; or leave the day blank."
        ),
    ),
    "place_row": (
        N_("Place and date do not stand on the line of the number."),
        N_("Put place and date into the same row as the number and symbol."),
    ),
    "subject_line": (
        N_("The line below the subject is {shown}."),
        N_("Draw a solid line, a third to a half as long as the subject, centred."),
    ),
    "letter_subject_form": (N_("The subject begins '{shown}'."), N_("Begin it with 'V/v '.")),
    "letter_subject_gap": (
        N_("The subject is {shown} pt below the number."),
        N_("Leave 6 pt between them."),
    ),
    "addressee_form": (
        N_("The addressees read '{shown}'."),
        N_(
            "Write 'Kính gửi:' with one addressee on the same line; several stand below each other, "
            "each with '- ', a ';' after each and a '.' after the last."
        ),
    ),
    "basis_end": (
        N_("The legal basis ends '{shown}'."),
        N_("End each legal basis with ';' and the last with '.'."),
    ),
    "heading_order": (
        N_("The number is '{shown}', but '{asked}' is next."),
        N_("Number in order, without gaps."),
    ),
    "heading_level": (
        N_("A point '{shown}' stands under a heading with a Roman number."),
        N_("Put a heading '1.' between them, or number it '1.'."),
    ),
    "body_align": (N_("The paragraph is not justified."), N_("Justify the text (Ctrl+J).")),
    "body_indent": (
        N_("The first line is indented by {shown} cm."),
        N_("Indent the first line by 1 cm or 1.27 cm."),
    ),
    "body_gap": (
        N_("The gap to the paragraph above is {shown} pt."),
        N_("Leave at least 6 pt between paragraphs."),
    ),
    "body_lines": (
        N_("The line spacing is {shown} lines."),
        N_("Set the line spacing between single and 1.5 lines."),
    ),
    "body_end": (N_("The text ends '{shown}'."), N_("End the text with '{asked}'.")),
    "signer_authority": (
        N_("The authority of the signer reads '{shown}'."),
        N_("Write {asked}, then a blank and the office or body."),
    ),
    "signer_office": (
        N_("Below '{shown}' the signer's own office is missing."),
        N_("Write the office of the person who signs on the next line, after KT. one that begins 'PHÓ'."),
    ),
    "signer_degree": (
        N_("A title stands before the name: '{shown}'."),
        N_("Leave out academic titles and honours, unless the rules of your sector allow them."),
    ),
    "recipients_label_text": (N_("The label reads '{shown}'."), N_("Write '{asked}'.")),
    "recipients_level": (
        N_("'Nơi nhận:' does not stand level with the signature."),
        N_("Put both into the same row of a table without borders."),
    ),
    "recipients_form": (
        N_("A recipient reads '{shown}'."),
        N_("Begin each line with '- ' and end it with ';', the last with '.'."),
    ),
    "recipients_same": (
        N_("The list of recipients does not begin with '- Như trên;'."),
        N_("Where there is 'Kính gửi', begin the list with '- Như trên;'."),
    ),
    "recipients_archive": (
        N_("The last recipient is '{shown}'."),
        N_("End the list with '- Lưu: VT, …' and the drafting unit."),
    ),
    "appendix_number": (
        N_("The appendix is called '{shown}', but must be '{asked}'."),
        N_("Number two or more appendices with Roman numbers in order; a single one has no number."),
    ),
    "appendix_bracket_form": (
        N_("The line below the title reads '{shown}'."),
        N_(
            "Write '(Kèm theo Báo cáo số …/BC-… ngày … tháng … năm … của …)'; number and date may stay blank."
        ),
    ),
    "appendix_referred": (
        N_("The text does not mention the appendix."),
        N_("Refer to each appendix in the text."),
    ),
    "table_head": (
        N_("The head of a table of {shown} rows is not repeated on the next page."),
        N_("Mark the first row and choose 'Repeat Header Rows'."),
    ),
    "table_rows": (
        N_("{shown} rows of the table may be torn by the end of a page."),
        N_("Take away 'Allow row to break across pages' in the properties of the table."),
    ),
}
"""Fault and remedy of every rule that is not about the look or lack of a component."""
