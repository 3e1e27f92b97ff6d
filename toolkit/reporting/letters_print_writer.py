"""All letters of a kind in one file for printing: each from a page of its own, its pages numbered from 1."""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.files.store import stable_zip

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement


def joined(letters: Sequence[bytes]) -> bytes:
    """One document of several that were made from the same template; the same letters give the same bytes.

    They share styles, headers and numbering, so only their bodies are put together: the section of a letter ends
    in its last paragraph, and no empty page comes between two letters. Pages are numbered within each letter, which
    is a document of its own.
    """
    import docx

    whole = docx.Document(io.BytesIO(letters[0]))
    _number_from_one(_section(whole))
    for letter in letters[1:]:
        following = docx.Document(io.BytesIO(letter))
        _end_section(whole)
        _append(whole, following)
    stream = io.BytesIO()
    whole.save(stream)
    return stable_zip(stream.getvalue())


def _section(document: Document) -> BaseOxmlElement:
    section: BaseOxmlElement = document.element.body.get_or_add_sectPr()
    return section


def _number_from_one(section: BaseOxmlElement) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    number = section.find(qn("w:pgNumType"))
    if number is None:
        number = OxmlElement("w:pgNumType")
        # After size and margins of the page, as the order of the schema has it.
        margins = section.find(qn("w:pgMar"))
        (margins if margins is not None else section[-1]).addnext(number)
    number.set(qn("w:start"), "1")


def _end_section(document: Document) -> None:
    """Let the section end with the last paragraph, so that what follows begins a page."""
    last = document.paragraphs[-1]._p
    section = copy.deepcopy(_section(document))
    properties = last.get_or_add_pPr()
    properties.append(section)


def _append(document: Document, following: Document) -> None:
    from docx.oxml.ns import qn

    end = _section(document)
    for element in list(following.element.body):
        if element.tag != qn("w:sectPr"):
            end.addprevious(element)
