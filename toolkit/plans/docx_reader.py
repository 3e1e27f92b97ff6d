"""Word files: body paragraphs and tables in reading order, as they look with all tracked changes accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from toolkit.model.errors import PlanError
from toolkit.plans.document import Block, Caution, CautionKind, Document, Paragraph
from toolkit.plans.docx_fields_reader import mark_fields
from toolkit.plans.docx_grid import Grid
from toolkit.plans.docx_numbering_reader import Labels, read_labels
from toolkit.plans.docx_package_reader import R_ID, W, WordParts, damaged, read_parts
from toolkit.plans.docx_styles_reader import Styles, hidden_by, read_styles, value_of, whole
from toolkit.plans.docx_text_reader import GONE, ParagraphReader
from toolkit.plans.layout import Box, blocks_of
from toolkit.plans.line_breaks import parted
from toolkit.plans.refusals import too_deep
from toolkit.vietnamese.legacy import encoding_of_font

_WRAPPERS = frozenset({f"{W}{n}" for n in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")})
_CHANGES = [f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "cellDel", "cellIns", "cellMerge")]
_MOST_COLUMNS = 63
_PLACE_LETTERS = 80
_MOST_PLACES = 5

Element = etree._Element
Chunk = Callable[[str, bytes], Document]


def parse_docx(name: str, data: bytes, chunk: Chunk | None = None) -> Document:
    """The blocks of a Word file; PlanError when the package is damaged, locked or no Word document.

    ``chunk`` reads documents that are embedded in it whole (as web page, text or Word file).
    """
    parts = read_parts(name, data)
    body = parts.document.find(f"{W}body")
    if body is None:
        raise PlanError(damaged(name))
    try:
        return _document(name, body, parts, chunk)
    except RecursionError as error:
        raise PlanError(too_deep(name)) from error


def _document(name: str, body: Element, parts: WordParts, chunk: Chunk | None) -> Document:
    mark_fields(body)
    styles = read_styles(parts.styles)
    texts = ParagraphReader(styles, _uses_legacy_fonts(body, styles))
    reader = _Reader(name, texts, read_labels(parts.numbering, styles), parts, chunk)
    blocks = tuple(replace(block, line=number) for number, block in enumerate(reader.blocks(body), start=1))
    changed = next(body.iter(*_CHANGES), None) is not None
    tracked = (Caution(CautionKind.TRACKED_CHANGES),) if changed else ()
    return Document(name, blocks, (*tracked, *_gathered(texts.cautions)))


def _gathered(cautions: Sequence[Caution]) -> Iterator[Caution]:
    """One caution for each kind, with the first places where it applies."""
    for kind in dict.fromkeys(caution.kind for caution in cautions):
        places = list(dict.fromkeys(c.place for c in cautions if c.kind is kind and c.place))
        more = ["…"] if len(places) > _MOST_PLACES else []
        yield Caution(kind, "; ".join([*places[:_MOST_PLACES], *more]))


def _uses_legacy_fonts(body: Element, styles: Styles) -> bool:
    own = (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") for fonts in body.iter(f"{W}rFonts"))
    named = (style.font for style in styles.by_id.values())
    used = {styles.default_font, *own, *named}
    return any(encoding_of_font(font) is not None for font in used)


def _flat(parent: Element) -> Iterator[Element]:
    """Children of a body, cell, table or row, seeing through content controls and accepted insertions."""
    for child in parent.iterchildren(tag=etree.Element):
        if child.tag in GONE:
            continue
        if child.tag not in _WRAPPERS:
            yield child
        elif not _is_placeholder(child):
            yield from _flat(child)


def _is_placeholder(control: Element) -> bool:
    """Whether a content control still shows its invitation to type; one that holds rows or cells stays."""
    if control.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
        return False
    content = control.find(f"{W}sdtContent")
    return content is not None and all(child.tag == f"{W}p" for child in content.iterchildren())


@dataclass(slots=True)
class _Held:
    """A paragraph whose end was deleted or hidden, so that it runs on into the next one."""

    text: str = ""
    boxes: tuple[Element, ...] = ()


@dataclass(slots=True)
class _Reader:
    """Walks one document; labels of lists are counted as it goes."""

    name: str
    texts: ParagraphReader
    labels: Labels
    parts: WordParts
    chunk: Chunk | None

    def blocks(self, parent: Element, bare: list[str] | None = None) -> Iterator[Block]:
        """What a body, cell or text box holds; for a cell ``bare`` collects numbers without a text."""
        held = _Held()
        for element in _flat(parent):
            if element.tag == f"{W}p":
                text, boxes = self.texts.read(element)
                held = _Held(held.text + text, (*held.boxes, *boxes))
                if not _runs_on(element):
                    yield from self._ended(held, self._label(element, held.text), bare)
                    held = _Held()
            elif element.tag in {f"{W}tbl", f"{W}altChunk"}:
                yield from self._ended(held, "", bare)
                held = _Held()
                yield from self._table(element) if element.tag == f"{W}tbl" else self._chunk(element)
        yield from self._ended(held, "", bare)

    def _label(self, paragraph: Element, text: str) -> str:
        hidden = not text and hidden_by(paragraph.find(f"{W}pPr/{W}rPr"))
        return "" if hidden else self.labels.next(paragraph)

    def _ended(self, held: _Held, label: str, bare: list[str] | None) -> Iterator[Block]:
        text = held.text.strip()
        if text:
            lines = parted(text) if bare is None else [text]
            lines[0] = f"{label} {lines[0]}".strip()
            self.texts.place = lines[-1][:_PLACE_LETTERS]
            yield from (Paragraph(line, 0) for line in lines)
        elif label and bare is not None:
            bare.append(label)
        for box in held.boxes:
            yield from self.blocks(box, bare)

    def _chunk(self, element: Element) -> Iterator[Block]:
        data = self.parts.chunks.get(element.get(R_ID, ""))
        if data is not None and self.chunk is not None:
            found = self.chunk(self.name, data)
            self.texts.cautions.extend(found.cautions)
            yield from found.blocks

    def _table(self, table: Element) -> Iterator[Block]:
        rows: list[list[Box]] = []
        above: dict[int, Box] = {}
        grid = Grid.of([whole(column.get(f"{W}w"), 0) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")])
        for row in _flat(table):
            if row.tag == f"{W}tr" and row.find(f"{W}trPr/{W}del") is None:
                boxes = self._boxes(row)
                rows.append(list(_hung(boxes if grid is None else grid.mended(boxes), above)))
        yield from blocks_of(rows)

    def _boxes(self, row: Element) -> Iterator[Box]:
        properties = row.find(f"{W}trPr")
        yield from _gap(properties, "gridBefore")
        waiting: Box | None = None
        for cell in _flat(row):
            own = cell.find(f"{W}tcPr")
            if cell.tag != f"{W}tc" or (own is not None and own.find(f"{W}cellDel") is not None):
                continue
            box = self._box(cell, own)
            if waiting is not None and _is_merged_left(own):
                waiting = replace(waiting, span=waiting.span + box.span)
                continue
            if waiting is not None:
                yield waiting
            waiting = box
        if waiting is not None:
            yield waiting
        yield from _gap(properties, "gridAfter")

    def _box(self, cell: Element, own: Element | None) -> Box:
        span = 1 if own is None else whole(value_of(own.find(f"{W}gridSpan")), 1)
        bare: list[str] = []
        # An empty paragraph with a number is how Word fills a 'Số TT' column; beside text it is a slip.
        blocks = tuple(self.blocks(cell, bare)) or tuple(Paragraph(label, 0) for label in bare[:1])
        return Box(blocks, min(max(1, span), _MOST_COLUMNS), _goes_on(own))


def _gap(properties: Element | None, name: str) -> Iterator[Box]:
    count = 0 if properties is None else whole(value_of(properties.find(f"{W}{name}")), 0)
    for _column in range(min(count, _MOST_COLUMNS)):
        yield Box((), 1)


def _goes_on(properties: Element | None) -> bool:
    """Whether a cell is merged with the one above it, also where that merging is a tracked change."""
    if properties is None:
        return False
    merge, change = properties.find(f"{W}vMerge"), properties.find(f"{W}cellMerge")
    if change is not None and change.get(f"{W}vMerge") is not None:
        return change.get(f"{W}vMerge") == "cont"
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _is_merged_left(properties: Element | None) -> bool:
    merge = None if properties is None else properties.find(f"{W}hMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _hung(row: Iterator[Box], above: dict[int, Box]) -> Iterator[Box]:
    """A row with what its cells repeat from above, by the grid column they begin in."""
    column = 0
    for box in row:
        if box.continued and column in above:
            box = Box(above[column].blocks, box.span, continued=True)
        else:
            box = Box(box.blocks, box.span)
        above[column] = box
        yield box
        column += box.span


def _runs_on(paragraph: Element) -> bool:
    """Whether the paragraph's end was deleted, moved away or hidden."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    if mark is None:
        return False
    return any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom", "specVanish"))
