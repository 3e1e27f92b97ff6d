"""Moulds of letters: what all letters of one template have in common is made once for all of them.

A template is opened, and all that does not depend on values is taken from it as bytes; for each letter only the body,
headers and footers that have placeholders, and the properties are made anew. The documents are, byte for byte, those
that ``render`` and ``finish`` make, which also make whatever a mould is not meant for.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.files.store import with_parts
from toolkit.reporting.placeholders import placeholder_fault
from toolkit.reporting.report_docx_writer import (
    filled_xml,
    finish,
    paragraphs_of,
    patched,
    render,
    set_properties,
    text_width_of,
)
from toolkit.reporting.report_rules_writer import fit_rules, short_rules

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import XmlPart
    from docxtpl import DocxTemplate

_PLACEHOLDERS = ("{{", "{%", "{#")


@dataclass(frozen=True, slots=True)
class _Fixed:
    """A file in the package that is the same in all letters, or stands where one that changes will be."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Frame:
    """A header or footer with placeholders."""

    part: XmlPart
    xml: str


@dataclass(frozen=True, slots=True)
class _Mould:
    """A template made ready. ``document`` has an empty body; it is copied for each letter and never changed."""

    document: Document
    paragraphs: tuple[str, ...]
    body: str
    frames: tuple[_Frame, ...]
    rules: frozenset[str]
    fixed: tuple[_Fixed, ...]


def filled_bytes(template: Path, values: Mapping[str, object], title: str, author: str) -> bytes:
    """A template filled and finished, as .docx bytes; quicker from the second letter of a template on.

    Raises WorkspaceError as ``render`` does.
    """
    from docx.opc.exceptions import PackageNotFoundError
    from jinja2 import TemplateError

    # What a mould cannot do is done, or its fault told, in the way of all templates.
    with suppress(
        *(PackageNotFoundError, zipfile.BadZipFile, OSError, TemplateError),
        *(ArithmeticError, TypeError, ValueError, AttributeError, LookupError),
    ):
        mould = _mould(template.read_bytes())
        if mould is not None and placeholder_fault(mould.paragraphs, frozenset(values)) is None:
            return _cast(mould, values, title, author)
    return finish(render(template, values), title, author)


@lru_cache(maxsize=8)
def _mould(template: bytes) -> _Mould | None:
    """The mould of a template; None when it has something that moulds do not know."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docxtpl import DocxTemplate

    filled = DocxTemplate(io.BytesIO(template))
    document = filled.get_docx()
    package = document.part.package
    # Pictures are numbered by docxtpl, footnotes are filled by it in place, properties seldom have placeholders.
    if (
        next(document.element.body.iter(qn("wp:docPr")), None) is not None
        or any(part.content_type == CONTENT_TYPE.WML_FOOTNOTES for part in package.parts)
        or b"{" in package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).blob
    ):
        return None
    paragraphs, rules = paragraphs_of(document), short_rules(document)
    filled.render_properties({})
    kept, frames = _frames(filled)
    fixed = {**_files(document), **kept}
    body = patched(filled.get_xml())
    for child in list(document.element.body):
        document.element.body.remove(child)
    return _Mould(document, paragraphs, body, frames, rules, tuple(_Fixed(*one) for one in fixed.items()))


def _files(document: Document) -> dict[str, bytes]:
    """The files in the package of a document, in their order."""
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as package:
        return {name: package.read(name) for name in package.namelist()}


def _frames(filled: DocxTemplate) -> tuple[dict[str, bytes], tuple[_Frame, ...]]:
    """Headers and footers: those that are the same in all letters as they will be, and those to be filled."""
    kept: dict[str, bytes] = {}
    frames: list[_Frame] = []
    for kind in (filled.HEADER_URI, filled.FOOTER_URI):
        for _, part in filled.get_headers_footers(kind):
            frame = _Frame(part, patched(filled.get_part_xml(part)))
            if any(mark in frame.xml for mark in _PLACEHOLDERS):
                frames.append(frame)
            else:
                kept[part.partname.membername] = _framed(frame, {})
    return kept, tuple(frames)


def _framed(frame: _Frame, values: Mapping[str, object]) -> bytes:
    """A header or footer with the values in their places."""
    from docx.opc.part import XmlPart

    part, xml = frame.part, filled_xml(frame.xml, values).encode()
    data: bytes = XmlPart.load(part.partname, part.content_type, xml, part.package).blob
    return data


def _cast(mould: _Mould, values: Mapping[str, object], title: str, author: str) -> bytes:
    """A letter out of its mould."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    parts = {one.name: one.data for one in mould.fixed}
    part = mould.document.part
    parts[part.partname.membername] = _body(mould, values)
    for frame in mould.frames:
        parts[frame.part.partname.membername] = _framed(frame, values)
    properties = part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    parts[properties.partname.membername] = _properties(properties, title, author)
    return with_parts(b"", parts)


def _body(mould: _Mould, values: Mapping[str, object]) -> bytes:
    from docx.document import Document
    from docx.opc.oxml import serialize_part_xml
    from docxtpl import DocxTemplate

    element = copy.deepcopy(mould.document.element)
    element.replace(element.body, DocxTemplate(None).fix_tables(filled_xml(mould.body, values)))
    letter = Document(element, mould.document.part)
    fit_rules(letter, mould.rules, text_width_of(letter))
    return serialize_part_xml(element)


def _properties(part: XmlPart, title: str, author: str) -> bytes:
    from docx.opc.coreprops import CoreProperties
    from docx.opc.oxml import serialize_part_xml

    element = copy.deepcopy(part.element)
    set_properties(CoreProperties(element), title, author)
    return serialize_part_xml(element)
