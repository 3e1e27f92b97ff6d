"""Short rules under names: Nghị định 30/2020/NĐ-CP wants them as long as a share of the text above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.reporting.report_metrics import rule_indent

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.document import CT_Body
    from docx.text.paragraph import Paragraph

SHORT_RULE_STYLE = "Dòng kẻ ngắn"
"""Name of the paragraph style whose rule is fitted to the text above it."""

_TWIPS_PER_EMU = 635
_DEFAULT_SIZE = 14.0


def short_rules(document: Document) -> frozenset[str]:
    """The names within the file of the styles whose rules are fitted to the text above them."""
    return frozenset(style.style_id for style in document.styles if style.name == SHORT_RULE_STYLE)


def fit_rules(document: Document, styles: frozenset[str], width: int) -> None:
    """Give every short rule, a paragraph in one of these styles, a length: a share of the text above it.

    ``width`` is that between the margins, in twips; rules stand below a text of the body, or in the first row of
    a table of it.
    """
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    # Rules are few: from them to the text above, for a look at each paragraph takes as long as filling it.
    body = document.element.body
    marks: list[Any] = [one for one in body.iter(qn("w:pStyle")) if one.get(qn("w:val")) in styles]
    for mark in marks:
        rule = mark.getparent().getparent()
        above = next(rule.itersiblings(qn("w:p"), preceding=True), None)
        container = width if rule.getparent() is body else _cell_width(rule.getparent(), body)
        if above is not None and container:
            _fit(Paragraph(above, document), Paragraph(rule, document), container)


def _cell_width(cell: object, body: CT_Body) -> int:
    """Width in twips of a cell in the first row of a table of the body; 0 for anything else."""
    from docx.oxml.ns import qn
    from docx.oxml.table import CT_Tc

    if not isinstance(cell, CT_Tc):
        return 0
    row: Any = cell.getparent()
    first = next(row.itersiblings(qn("w:tr"), preceding=True), None) is None
    return int(cell.width or 0) // _TWIPS_PER_EMU if first and row.getparent().getparent() is body else 0


def _fit(above: Paragraph, rule: Paragraph, container: int) -> None:
    from docx.shared import Twips

    if not above.text.strip():
        return
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
    named = paragraph.style
    style = named.paragraph_format if named is not None else own
    left = own.left_indent if own.left_indent is not None else style.left_indent
    right = own.right_indent if own.right_indent is not None else style.right_indent
    return int(left or 0) // _TWIPS_PER_EMU, int(right or 0) // _TWIPS_PER_EMU
