"""Report and appendices in one file, which is then signed once (NĐ 30/2020/NĐ-CP, Phụ lục I, III)."""

from __future__ import annotations

import copy
import io
from typing import TYPE_CHECKING

from toolkit.files.store import stable_zip

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_REFERENCES = ("w:headerReference", "w:footerReference")


def with_appendices(report: bytes, appendices: bytes) -> bytes:
    """The report followed by its appendices, each on pages of its own shape and numbered anew.

    Heads and feet of the pages are those of the report; styles that only the appendices have come along.
    """
    import docx

    whole, attached = docx.Document(io.BytesIO(report)), docx.Document(io.BytesIO(appendices))
    section = whole.element.body.get_or_add_sectPr()
    frames = [copy.deepcopy(one) for name in _REFERENCES for one in section.findall(_qn(name))]
    last = whole.paragraphs[-1]._p
    last.get_or_add_pPr().append(copy.deepcopy(section))
    _add_styles(whole, attached)
    for element in list(attached.element.body):
        for inner in [element, *element.iter(_qn("w:sectPr"))]:
            if inner.tag == _qn("w:sectPr"):
                _frame(inner, frames)
        section.addprevious(element)
    section.getparent().remove(section)
    stream = io.BytesIO()
    whole.save(stream)
    return stable_zip(stream.getvalue())


def _frame(section: BaseOxmlElement, frames: list[BaseOxmlElement]) -> None:
    for name in _REFERENCES:
        for old in section.findall(_qn(name)):
            section.remove(old)
    for place, frame in enumerate(frames):
        section.insert(place, copy.deepcopy(frame))


def _add_styles(whole: Document, attached: Document) -> None:
    known = {style.style_id for style in whole.styles}
    for style in attached.styles:
        if style.style_id not in known:
            whole.styles.element.append(copy.deepcopy(style.element))


def _qn(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(name)
