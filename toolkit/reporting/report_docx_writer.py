"""Filling Word templates: what the report, its appendices and the letters have in common."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.files.store import stable_zip
from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.reporting.placeholders import placeholder_fault, told_fault
from toolkit.reporting.report_metrics import rule_indent

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from jinja2.sandbox import SandboxedEnvironment

SHORT_RULE_STYLE = "Dòng kẻ ngắn"
"""Name of the paragraph style whose rule is fitted to the text above it."""

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_TWIPS_PER_EMU = 635
_DEFAULT_SIZE = 14.0


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
        filled.patch_xml = _patched
        paragraphs = _paragraphs(filled.get_docx())
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
def _patched(xml: str) -> str:
    """The XML of a template with its placeholders whole; remembered, for it is the same for many letters."""
    from docxtpl import DocxTemplate

    patched: str = DocxTemplate(None).patch_xml(xml)
    return patched


def _unfillable(template: Path, fault: str) -> WorkspaceError:
    return WorkspaceError(
        _("{path} has a placeholder that cannot be filled: {reason}. Correct it in Word.").format(
            path=template, reason=fault
        )
    )


def _paragraphs(document: Document) -> tuple[str, ...]:
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
    fit_rules(document)
    properties = document.core_properties
    properties.title = title[:255]
    properties.author = author[:255]
    properties.last_modified_by = author[:255]
    properties.language = "vi-VN"
    if state:
        properties.comments = f"Mã số liệu: {state}"
    stream = io.BytesIO()
    document.save(stream)
    return stable_zip(stream.getvalue())


def text_width_of(document: Document) -> int:
    """Width in twips between the margins of the first section."""
    section = document.sections[0]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if page is None or left is None or right is None:
        return 9071
    return int(page - left - right) // _TWIPS_PER_EMU


def fit_rules(document: Document) -> None:
    """Give every short rule its length: a share of the line of text above it."""
    # By the name of the style within the file: asking each paragraph for its style takes as long as filling it.
    styles = {style.style_id for style in document.styles if style.name == SHORT_RULE_STYLE}
    _fit(document.paragraphs, text_width_of(document), styles)
    for table in document.tables:
        for row in table.rows[:1]:
            for cell in row.cells:
                width = int(cell.width or 0) // _TWIPS_PER_EMU
                if width:
                    _fit(cell.paragraphs, width, styles)


def _fit(paragraphs: list[Paragraph], container: int, styles: set[str]) -> None:
    from docx.shared import Twips

    for above, rule in pairwise(paragraphs):
        if rule._p.style not in styles or not above.text.strip():
            continue
        left, right = _indents(above)
        indent = rule_indent(above.text.strip(), _size(above), container - left - right, container)
        rule.paragraph_format.left_indent = Twips(indent)
        rule.paragraph_format.right_indent = Twips(indent)


def _size(paragraph: Paragraph) -> float:
    for run in paragraph.runs:
        if run.font.size is not None:
            return float(run.font.size.pt)
    size = paragraph.style.font.size if paragraph.style is not None else None
    return float(size.pt) if size is not None else _DEFAULT_SIZE


def _indents(paragraph: Paragraph) -> tuple[int, int]:
    own = paragraph.paragraph_format
    style = paragraph.style.paragraph_format if paragraph.style is not None else own
    left = own.left_indent if own.left_indent is not None else style.left_indent
    right = own.right_indent if own.right_indent is not None else style.right_indent
    return int(left or 0) // _TWIPS_PER_EMU, int(right or 0) // _TWIPS_PER_EMU
