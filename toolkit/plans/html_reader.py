"""Web pages, as saved from legal portals or by Word: paragraphs and tables, without the page round them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import lxml.html
from lxml import etree

from toolkit.messages import _
from toolkit.model.errors import PlanError
from toolkit.plans import html_styles
from toolkit.plans.document import Block, Document, Paragraph
from toolkit.plans.encoding import decode
from toolkit.plans.html_lists import OpenList, opened
from toolkit.plans.html_table_reader import Span, grid, rows_of
from toolkit.plans.layout import blocks_of
from toolkit.plans.line_breaks import begins_item
from toolkit.plans.refusals import not_unicode, too_deep
from toolkit.plans.text_reader import text_blocks
from toolkit.vietnamese.legacy import LegacyEncoding, convert, encoding_of_font

_SKIPPED = frozenset(
    {
        "script", "style", "nav", "footer", "aside", "noscript", "head", "template", "button", "select", "option",
        "datalist", "svg", "textarea", "object", "embed", "iframe", "audio", "video", "canvas", "dialog", "del",
    }
)  # fmt: skip
_LANDMARKS = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "menu", "menubar"})
_BREAKING = frozenset(
    {
        "p", "div", "section", "article", "main", "body", "html", "ul", "ol", "li", "dl", "dt", "dd", "blockquote",
        "center", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br", "address", "figure", "figcaption", "fieldset",
        "legend", "header", "form", "details", "summary", "caption",
    }
)  # fmt: skip
_CONTENTS = re.compile(r"\bMsoToc\d", re.IGNORECASE)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_DATA_URI = re.compile(r"data:[\w.+/-]+(?:;[\w=-]+)*;base64,[A-Za-z0-9+/=%\s]{200,}")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NOTE_MARK = re.compile(r"\[?(\d{1,3}|\*{1,3})\]?")
_HEAD = 4096

Element: TypeAlias = lxml.html.HtmlElement
Frames = Mapping[str, bytes]


def parse_html(name: str, data: bytes, charset: str | None = None, frames: Frames | None = None) -> Document:
    """The blocks of an HTML page; PlanError when it cannot be parsed or its letters cannot be told.

    ``charset`` is what the envelope of the page says; ``frames`` are pages shown inside this one, by address.
    """
    page = _Page(name, dict(frames or {}))
    try:
        blocks = tuple(page.blocks(data, charset))
    except RecursionError as error:
        raise PlanError(too_deep(name)) from error
    document = Document(name, tuple(replace(b, line=number) for number, b in enumerate(blocks, start=1)))
    if any("\ufffd" in text for text in document.texts()):
        raise PlanError(not_unicode(name))
    return document


@dataclass(slots=True)
class _Page:
    """One page with the pages framed in it."""

    name: str
    frames: dict[str, bytes]

    def blocks(self, data: bytes, charset: str | None) -> Iterator[Block]:
        declared = _CHARSET.search(data[:_HEAD])
        text = decode(self.name, data, charset or (declared[1].decode("ascii") if declared else None))
        text = _DATA_URI.sub("", _XML_DECLARATION.sub("", text))
        parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True)
        try:
            root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
            raise PlanError(
                _("{name} is no web page. Save the page again, or save it as .docx.").format(name=self.name)
            ) from error
        sheets = "\n".join(sheet.text or "" for sheet in root.iter("style"))
        walker = _Walker(self._framed, html_styles.legacy_classes(sheets))
        walker.visit(root, None)
        walker.flush()
        return iter(walker.blocks)

    def _framed(self, address: str) -> list[Block]:
        """A framed page, each only once."""
        data = self.frames.pop(address, None)
        return [] if data is None else list(self.blocks(data, None))


@dataclass(slots=True)
class _Walker:
    """Collects blocks; text gathers until something breaks the line."""

    framed: Callable[[str], list[Block]]
    legacy: html_styles.LegacyClasses
    blocks: list[Block] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _label: str = ""
    _lists: list[OpenList] = field(default_factory=list)

    def flush(self) -> None:
        """End the paragraph; a list label waits for the first text after it."""
        text = _squeezed("".join(self._text))
        self._text = []
        if not text:
            return
        if self._label and not begins_item(text):
            text = f"{self._label} {text}"
        self._label = ""
        self.blocks.append(Paragraph(text, 0))

    def visit(self, element: Element, encoding: LegacyEncoding | None) -> None:
        if element.tag in {"iframe", "frame"}:
            self.flush()
            self.blocks.extend(self.framed(element.get("src", "")))
        if not isinstance(element.tag, str) or _is_skipped(element):
            return
        style = element.get("style", "")
        encoding = self._encoding(element, style) or encoding
        breaks = element.tag in _BREAKING or html_styles.is_block(style)
        if breaks:
            self.flush()
        if element.tag == "table":
            self._table(element, encoding)
        elif element.tag == "pre":
            self.flush()
            self.blocks.extend(text_blocks(element.text_content()))
        elif element.tag == "a" and (mark := _note_mark(element)) is not None:
            self._text.append(mark)
        elif html_styles.is_list_label(style):
            spans = (*element.iterancestors("span"), *element.iterdescendants("span"))
            fonts = style + "".join(span.get("style", "") for span in spans)
            self._text.append(f"{html_styles.bullet_or_number(element.text_content(), fonts)} ")
        else:
            self._inside(element, encoding)
        if breaks:
            self.flush()

    def _inside(self, element: Element, encoding: LegacyEncoding | None) -> None:
        if element.tag in {"ol", "ul"}:
            styled = html_styles.list_kind(element.get("style", ""))
            self._lists.append(opened(element.tag == "ol", element.get("type"), element.get("start"), styled))
        elif element.tag == "li":
            own = self._lists[-1] if self._lists else OpenList("disc")
            self._label = own.label(element.get("value"), html_styles.list_kind(element.get("style", "")))
        self._say(element.text, encoding)
        for child in element.iterchildren():
            self.visit(child, encoding)
            self._say(child.tail, encoding)
        if element.tag in {"ol", "ul"}:
            self.flush()
            self._lists.pop()
        elif element.tag == "li":
            self.flush()
            self._label = ""

    def _say(self, text: str | None, encoding: LegacyEncoding | None) -> None:
        if text:
            self._text.append(text if encoding is None else convert(text, encoding))

    def _encoding(self, element: Element, style: str) -> LegacyEncoding | None:
        own = encoding_of_font(html_styles.font_in(style) or element.get("face"))
        return own or self.legacy.of(element.get("class", ""))

    def _table(self, table: Element, encoding: LegacyEncoding | None) -> None:
        self.flush()
        self._label = ""

        def inside(cell: Element) -> tuple[Block, ...]:
            walker = _Walker(self.framed, self.legacy)
            walker.visit(cell, encoding)
            walker.flush()
            return tuple(walker.blocks)

        for caption in table.iterchildren("caption"):
            self.visit(caption, encoding)
        groups = [
            [[Span(inside(cell), cell.get("colspan"), cell.get("rowspan")) for cell in row] for row in group]
            for group in rows_of(table, _is_skipped)
        ]
        self.blocks.extend(blocks_of([row for group in groups for row in grid(group)]))


def _is_skipped(element: Element) -> bool:
    """Whether an element is no part of the text: tools of the page, hidden parts, deletions, tables of contents."""
    if element.tag in _SKIPPED or element.get("hidden") is not None:
        return True
    if element.tag == "header":
        # The header of an article holds its title, that of a page its banner.
        return next(element.iterancestors("article", "main"), None) is None
    if element.get("role", "").lower() in _LANDMARKS or _CONTENTS.search(element.get("class", "")):
        return True
    return html_styles.hides(element.get("style", ""))


def _note_mark(link: Element) -> str | None:
    """What is read for a link between a footnote and its mark: nothing for the mark, '[1]' before the note."""
    address = link.get("href", "").rpartition("#")[2].lower()
    found = _NOTE_MARK.fullmatch(_squeezed(link.text_content()))
    if found is None or not address.startswith(("_ftn", "_edn", "cite_note", "cite_ref", "fn")):
        return None
    return f"[{found[1]}] " if address.startswith(("_ftnref", "_ednref", "cite_ref", "fnref")) else ""


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
