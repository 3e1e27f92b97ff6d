"""Filling Word templates: what the report, its appendices and the letters have in common."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.files.store import stable_zip
from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.reporting.placeholders import placeholder_fault, told_fault
from toolkit.reporting.report_rules_writer import fit_rules, short_rules

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.coreprops import CoreProperties
    from jinja2.sandbox import SandboxedEnvironment

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("[\t\n\a\f]")
_TWIPS_PER_EMU = 635


def printable(value: object) -> object:
    """A value as a template may print it: control characters, which Word files cannot hold, become blanks."""
    return _UNPRINTABLE.sub(" ", value) if isinstance(value, str) else value


def render(template: Path, values: Mapping[str, object]) -> Document:
    """Fill a template. Values are data: markup in them is escaped, and nothing in them is executed.

    Raises WorkspaceError when the template is missing, is no Word document, or has a broken or unknown
    placeholder.
    """
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    environment = _environment()
    paragraphs: tuple[str, ...] = ()
    try:
        filled = DocxTemplate(io.BytesIO(template.read_bytes()))
        filled.patch_xml, filled.resolve_listing = patched, partial(_with_breaks, filled.resolve_listing)
        paragraphs = paragraphs_of(filled.get_docx())
        fault = placeholder_fault(paragraphs, frozenset(values))
        if fault is not None:
            raise _unfillable(template, fault)
        filled.render(dict(values), environment, autoescape=True)
    except FileNotFoundError as error:
        raise WorkspaceError(
            _("{path} is missing: it is the Word template of a document. Restore the templates.").format(
                path=template
            )
        ) from error
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, OSError) as error:
        raise WorkspaceError(
            _("{path} cannot be read as a Word document (.docx). Restore the templates.").format(
                path=template
            )
        ) from error
    except (TemplateError, ArithmeticError, TypeError, ValueError, AttributeError, IndexError) as error:
        # Whatever an expression in a template comes to, its author is told.
        message = (error.message if isinstance(error, TemplateError) else str(error)) or type(error).__name__
        raise _unfillable(template, told_fault(message, paragraphs)) from error
    document: Document = filled.docx
    return document


@cache
def _environment() -> SandboxedEnvironment:
    """The engine that fills templates. It remembers what it compiled: many letters have one template."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    engine = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=printable)
    engine.compile = lru_cache(maxsize=256)(engine.compile)  # type: ignore[method-assign, assignment]
    return engine


@lru_cache(maxsize=32)
def patched(xml: str) -> str:
    """The XML of a template with its placeholders whole; remembered, for it is the same for many letters."""
    from docxtpl import DocxTemplate

    whole: str = DocxTemplate(None).patch_xml(xml)
    return whole


def filled_xml(xml: str, values: Mapping[str, object]) -> str:
    """The XML of one part of a template, whose placeholders are whole, with the values in their places.

    Raises TemplateError, or what an expression in the template comes to, when it cannot be filled.
    """
    from docxtpl import DocxTemplate

    template = DocxTemplate(None)
    template.resolve_listing = partial(_with_breaks, template.resolve_listing)
    filled: str = template.render_xml_part(xml, None, values, _environment())
    return filled


def _with_breaks(resolve: Callable[[str], str], xml: str) -> str:
    """What docxtpl makes of tabs and line breaks in texts. Without any it is a long search for nothing."""
    return resolve(xml) if _BREAKS.search(xml) else xml


def _unfillable(template: Path, fault: str) -> WorkspaceError:
    return WorkspaceError(
        _("{path} has a placeholder that cannot be filled: {reason}. Correct it in Word.").format(
            path=template, reason=fault
        )
    )


def paragraphs_of(document: Document) -> tuple[str, ...]:
    """The texts of all paragraphs, in tables, headers and footers too, whatever runs they are made of."""
    from docx.oxml.ns import qn

    parts = [document.element.body]
    for section in document.sections:
        frames = (section.header, section.first_page_header, section.footer, section.first_page_footer)
        parts += [frame._element for frame in frames if not frame.is_linked_to_previous]
    return tuple(
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for part in parts
        for paragraph in part.iter(qn("w:p"))
    )


def finish(document: Document, title: str, author: str, state: str = "") -> bytes:
    """The document as a file with stable bytes; rules under names are fitted to the names.

    ``state`` is the hash of the figures it was made from; it stands among the properties of the document.
    """
    fit_rules(document, short_rules(document), text_width_of(document))
    set_properties(document.core_properties, title, author)
    if state:
        document.core_properties.comments = f"Mã số liệu: {state}"
    stream = io.BytesIO()
    document.save(stream)
    return stable_zip(stream.getvalue())


def set_properties(properties: CoreProperties, title: str, author: str) -> None:
    """Say among the properties of a document what it is and whose."""
    properties.title = str(printable(title))[:255]
    properties.author = properties.last_modified_by = str(printable(author))[:255]
    properties.language = "vi-VN"


def text_width_of(document: Document) -> int:
    """Width in twips between the margins of the first section."""
    section = document.sections[0]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if page is None or left is None or right is None:
        return 9071
    return int(page - left - right) // _TWIPS_PER_EMU
