"""PDF files with a text layer: words and ruling lines made paragraphs and tables again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from toolkit.messages import _
from toolkit.model.errors import PlanError
from toolkit.plans.document import Caution, CautionKind, Document
from toolkit.plans.pdf_flow import flow
from toolkit.plans.pdf_page import Page
from toolkit.plans.pdf_page_reader import read_page
from toolkit.plans.refusals import locked, scanned

_MOST_PAGES = 1_000
_FEW_LETTERS = 20
"""Letters up to which a page under a picture counts as a scan: a stamp, a page number."""
_PICTURED = 0.5
_MOSTLY_PICTURED = 0.8
_UNREADABLE = 0.2


def parse_pdf(name: str, data: bytes) -> Document:
    """The blocks of a PDF; PlanError when it is damaged, locked, scanned, or its letters cannot be told."""
    pages = _pages(name, data)
    scans = [page.number for page in pages if _is_scan(page)]
    if scans and not any(page.words for page in pages if page.number not in scans):
        raise PlanError(scanned(name))
    _check_letters(name, pages)
    made = flow([page for page in pages if page.number not in scans])
    blocks = tuple(replace(block, line=number) for number, block in enumerate(made.blocks, start=1))
    return Document(name, blocks, tuple(_cautions(pages, scans, made.table_pages)))


def _pages(name: str, data: bytes) -> list[Page]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise PlanError(locked(name) if _is_password(error) else _damaged(name)) from error
    try:
        if len(document) > _MOST_PAGES:
            raise PlanError(
                _(
                    "{name} has {pages} pages, more than the {most} that are read. Give the plan alone."
                ).format(name=name, pages=len(document), most=_MOST_PAGES)
            )
        return [read_page(document, index) for index in range(len(document))]
    except (pdfium.PdfiumError, ValueError, OverflowError) as error:
        raise PlanError(_damaged(name)) from error
    finally:
        document.close()


def _is_password(error: pdfium.PdfiumError) -> bool:
    return getattr(error, "err_code", None) in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}


def _is_scan(page: Page) -> bool:
    letters = sum(len(word.text) for word in page.words)
    return page.pictured >= _PICTURED and letters <= _FEW_LETTERS


def _check_letters(name: str, pages: Sequence[Page]) -> None:
    """Refuse texts whose fonts do not say which letters they draw."""
    text = "".join(word.text for page in pages for word in page.words)
    strange = sum(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" or sign < " " for sign in text)
    if strange > _UNREADABLE * len(text):
        raise PlanError(
            _(
                "The letters of {name} cannot be read: its fonts do not say which letters they draw. Ask the issuer "
                "for the Word file (.docx)."
            ).format(name=name)
        )


def _cautions(
    pages: Sequence[Page], scans: Sequence[int], tables: Iterable[tuple[int, int]]
) -> Iterable[Caution]:
    on = sorted({page for first, last in tables for page in range(first, last + 1)})
    if on:
        yield Caution(CautionKind.PDF_TABLES, _ranges(on))
    if scans:
        yield Caution(CautionKind.SCANNED_PAGES, _ranges(scans))
    recognised = [
        p.number for p in pages if p.unseen and p.pictured >= _MOSTLY_PICTURED and p.number not in scans
    ]
    if recognised:
        yield Caution(CautionKind.RECOGNISED_TEXT, _ranges(recognised))


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers in order as '3-5, 9'."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(str(g[0]) if len(g) == 1 else f"{g[0]}-{g[-1]}" for g in groups)


def _damaged(name: str) -> str:
    return _(
        "{name} is damaged or no PDF. Get it again, or ask the issuer for the Word file (.docx)."
    ).format(name=name)
