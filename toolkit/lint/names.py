"""The names of the parts of a document, in words a reader knows; looked up with ``_`` where they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.lint.document import Region
from toolkit.messages import N_

COMPONENTS: Mapping[str, str] = {
    "country": N_("the name of the country (Quốc hiệu)"),
    "motto": N_("the motto (Tiêu ngữ)"),
    "superior": N_("the name of the superior body"),
    "issuer": N_("the name of the issuing body"),
    "number": N_("number and symbol"),
    "place": N_("place and date"),
    "type_name": N_("the kind of document"),
    "subject": N_("the subject (trích yếu)"),
    "letter_subject": N_("the subject 'V/v …' of the letter"),
    "addressee": N_("'Kính gửi'"),
    "basis": N_("a legal basis (căn cứ)"),
    "chapter": N_("the heading 'Phần', 'Chương' or 'Mục'"),
    "article": N_("the heading 'Điều'"),
    "roman": N_("the heading with a Roman number"),
    "clause": N_("the heading '1.'"),
    "point": N_("the point 'a)'"),
    "body": N_("the text"),
    "signer_title": N_("authority and office of the signer"),
    "signer_name": N_("the name of the signer"),
    "recipients_label": N_("'Nơi nhận:'"),
    "recipients": N_("the list of recipients"),
    "appendix_label": N_("the label 'Phụ lục'"),
    "appendix_title": N_("the title of the appendix"),
    "appendix_bracket": N_("the line '(Kèm theo …)' of the appendix"),
    "page_number": N_("the page number"),
}
"""Components of the declaration."""

REGIONS: Mapping[Region, str] = {
    Region.BODY: N_("body of the document"),
    Region.TABLE: N_("table"),
    Region.HEADER: N_("top margin"),
    Region.FOOTER: N_("bottom margin"),
    Region.BOX: N_("text box"),
    Region.NOTE: N_("footnote"),
}
"""Parts of a page."""

SIDES: Mapping[str, str] = {
    "top": N_("top"),
    "bottom": N_("bottom"),
    "left": N_("left"),
    "right": N_("right"),
}
"""Margins of a page."""
