"""The report and its appendices as Word documents, filled into templates that an office may restyle."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from docx.document import Document
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined, TemplateError

from toolkit.files.store import stable_zip
from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.reporting.report_parts import Block, Letterhead, ReportText, Table
from toolkit.reporting.report_table_writer import put_tables
from toolkit.reporting.sample_mark_writer import mark_sample

_FIXED = datetime(2020, 1, 1, tzinfo=UTC)
# XML knows no control characters; agencies' texts may hold some all the same.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def report_bytes(text: ReportText, template: Path) -> bytes:
    """The body of the report; WorkspaceError names a missing template or a broken placeholder."""
    context = {
        **head_context(text.head),
        "document": text.document,
        "subject": text.subject,
        "opening": [_block(block) for block in (*text.opening,)],
        "sections": [
            {"no": section.no, "title": section.title, "blocks": [_block(block) for block in section.blocks]}
            for section in text.sections
        ],
        "closing": " ".join(part for part in (text.attached, text.closing) if part).removesuffix("."),
    }
    return render(template, context, text.sample_mark, text.document)


def appendices_bytes(text: ReportText, template: Path) -> bytes:
    """The appendices, each on its own landscape pages numbered from 1 (NĐ 30/2020, Phụ lục I, III)."""
    tables: list[Table] = []
    appendices = []
    for appendix in text.appendices:
        blocks = []
        for part in appendix.parts:
            if isinstance(part, Table):
                blocks.append({"kind": "table", "text": f"[[{len(tables)}]]"})
                tables.append(part)
            else:
                blocks.append(_block(part))
        appendices.append(
            {
                "label": appendix.label,
                "title": clean(appendix.title),
                "bracket": clean(appendix.bracket),
                "blocks": blocks,
            }
        )
    return render(template, {"appendices": appendices}, text.sample_mark, text.document, tables)


def render(
    template: Path,
    context: Mapping[str, object],
    sample_mark: str,
    title: str,
    tables: list[Table] | None = None,
) -> bytes:
    """Fill a template; the same template and context give the same bytes."""
    if not template.is_file():
        raise WorkspaceError(
            _(
                "The template {path} is missing. Copy it back from the templates of the installation "
                "(toolkit init DIR makes a fresh set)."
            ).format(path=template)
        )
    document = DocxTemplate(template)
    # Undefined names must not print as nothing: a misspelt placeholder would swallow a sentence.
    environment = Environment(undefined=StrictUndefined, autoescape=True)
    try:
        document.render(dict(context), environment, autoescape=True)
    except TemplateError as error:
        raise WorkspaceError(
            _("The template {path} has a placeholder that cannot be filled: {reason}").format(
                path=template, reason=error.message or error
            )
        ) from error
    return _saved(document.docx, sample_mark, title, tables or [])


def _saved(document: Document, sample_mark: str, title: str, tables: list[Table]) -> bytes:
    put_tables(document, tables)
    if sample_mark:
        mark_sample(document, sample_mark)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "", ""
    properties.created = properties.modified = _FIXED
    properties.revision = 1
    target = io.BytesIO()
    document.save(target)
    return stable_zip(target.getvalue())


def head_context(head: Letterhead) -> dict[str, object]:
    """What stands at the head and the foot of every document."""
    return {
        "superior": head.superior,
        "issuer_upper": head.issuer_upper,
        "issuer": head.issuer,
        "symbol": head.symbol,
        "place": head.place,
        "month": head.month,
        "year": head.year,
        "recipient": head.recipient,
        "signer_lines": list(head.signer_lines),
        "signer": head.signer,
        "drafted_by": head.drafted_by,
    }


def clean(text: str) -> str:
    """Text that XML can hold."""
    return _CONTROL.sub("", text)


def _block(block: Block) -> dict[str, str]:
    return {"kind": block.kind.value, "text": clean(block.text)}
