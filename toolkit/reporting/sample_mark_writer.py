"""The words that mark every page of a document made from sample returns."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

_GREY = RGBColor(0x80, 0x80, 0x80)


def mark_sample(document: Document, words: str) -> None:
    """Print the words at the foot of every page, the first one of each section too."""
    for section in document.sections:
        for footer in (section.footer, section.first_page_footer):
            footer.is_linked_to_previous = False
            paragraph = footer.paragraphs[0] if footer.paragraphs else footer.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(words)
            run.bold, run.font.size, run.font.color.rgb = True, Pt(11), _GREY
            run.font.name = "Times New Roman"
            fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
            for slot in ("w:eastAsia", "w:cs"):
                fonts.set(qn(slot), "Times New Roman")
