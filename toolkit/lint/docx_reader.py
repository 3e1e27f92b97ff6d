"""Reading a Word document for the checks of its form."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.lint.document import (
    Document,
    Layout,
    Look,
    Margins,
    Paragraph,
    Region,
    Row,
    Run,
    Section,
    Spot,
    Table,
)
from toolkit.lint.shapes_reader import drawn_lines
from toolkit.lint.styles_reader import (
    Styles,
    W,
    has_border,
    layout_of,
    list_levels,
    list_place,
    number,
    read_styles,
)
from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.plans.docx_numbering_reader import Labels, read_labels
from toolkit.plans.docx_styles_reader import read_styles as read_numbered_styles

if TYPE_CHECKING:
    from docx.document import Document as Package
    from docx.opc.part import Part

Element = etree._Element
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_THEME, _NUMBERING, _SETTINGS = "/theme", "/numbering", "/settings"
_NOTES = ("/footnotes", "/endnotes")
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
_HIDDEN = {f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{_MC}Fallback"}
_PAGE = re.compile(r"(?<!\w)PAGE(?!\w)")
_TWIPS_PER_MM, _A4 = 1440 / 25.4, (11906, 16838)
_CELL_MARGIN = 108
_MOST_BYTES = 128 << 20
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_OFF = frozenset({"0", "false", "off"})


def read_document(path: Path) -> Document:
    """Read a .docx; WorkspaceError says what to do when it is missing, damaged or no Word document."""
    if not path.is_file():
        raise WorkspaceError(_("{path} is not there. Check the path and the file name.").format(path=path))
    return parse_document(path.name, path.read_bytes())


def parse_document(name: str, data: bytes) -> Document:
    """Read the bytes of a .docx; ``name`` is for the sentence of a WorkspaceError."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(info.file_size for info in package.infolist()) > _MOST_BYTES:
                raise ValueError(name)
        return _Reader(docx.Document(io.BytesIO(data))).document()
    except (
        PackageNotFoundError, zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, OSError,
        AttributeError, EOFError, RuntimeError, NotImplementedError,
    ) as error:  # fmt: skip
        raise WorkspaceError(
            _("{path} cannot be read as a Word document (.docx). Save it anew as .docx in Word.").format(
                path=name
            )
        ) from error


class _Reader:
    """Reads one document; it counts sections and tables as it goes."""

    def __init__(self, package: Package) -> None:
        self.package = package
        parts = {rel.reltype: rel.target_part for rel in package.part.rels.values() if not rel.is_external}
        styles = package.styles.element
        self.styles: Styles = read_styles(styles, _root(parts, _THEME))
        numbering = _root(parts, _NUMBERING)
        self.labels: Labels = read_labels(numbering, read_numbered_styles(styles))
        self.list_levels = list_levels(numbering)
        settings = _root(parts, _SETTINGS)
        self.even_pages = settings is not None and settings.find(f"{W}evenAndOddHeaders") is not None
        self.notes = [root for kind in _NOTES if (root := _root(parts, kind)) is not None]
        self.section, self.tables = 1, 0
        self.widths: list[float] = []
        self.boxes: list[Paragraph] = []
        self.looks: dict[tuple[str, bytes, bytes], Look] = {}
        self.layouts: dict[tuple[str, bytes, float], tuple[Layout, bool]] = {}

    def document(self) -> Document:
        """The whole document."""
        body = self.package.element.body
        properties = list(body.iter(f"{W}sectPr"))
        self.widths = [_text_width(one) for one in properties] or [_A4[0] - 2835]
        blocks: list[Paragraph | Table] = []
        for element in _flat(body):
            if element.tag == f"{W}tbl":
                blocks.append(self._table(element))
            elif element.tag == f"{W}p":
                spot = Spot(Region.BODY, self.section)
                blocks.append(self._paragraph(element, spot, self._page_width()))
                self.section += element.find(f"{W}pPr/{W}sectPr") is not None
        shown: dict[tuple[str, str], Part] = {}
        sections = tuple(self._section(one, no, shown) for no, one in enumerate(properties, 1))
        at = Spot(Region.NOTE, 1)
        notes = [self._paragraph(p, at, self.widths[0]) for root in self.notes for p in root.iter(f"{W}p")]
        return Document(tuple(blocks), sections, tuple(self.boxes), tuple(notes))

    def _page_width(self) -> float:
        return self.widths[min(self.section, len(self.widths)) - 1]

    def _table(self, element: Element) -> Table:
        self.tables += 1
        number_of = self.tables
        margins = _cell_margins(element)
        style = element.find(f"{W}tblPr/{W}tblStyle")
        identity = self.styles.table_default if style is None else str(style.get(f"{W}val"))
        grid = [number(column.get(f"{W}w"), 0) for column in element.iterfind(f"{W}tblGrid/{W}gridCol")]
        rows = []
        for no, row in enumerate((one for one in _flat(element) if one.tag == f"{W}tr"), 1):
            spot = Spot(Region.TABLE, self.section, number_of, no)
            properties = row.find(f"{W}trPr")
            cells = []
            for column, cell in enumerate(one for one in _flat(row) if one.tag == f"{W}tc"):
                width = number(_attribute(cell, f"{W}tcPr/{W}tcW", "w"), 0)
                if not width and column < len(grid):
                    width = grid[column]
                own = [p for p in cell.iter(f"{W}p") if not _is_hidden(p, cell)]
                cells.append(tuple(self._paragraph(p, spot, width - margins, identity) for p in own))
            rows.append(Row(tuple(cells), _flag(properties, "tblHeader"), _flag(properties, "cantSplit")))
        return Table(tuple(rows), Spot(Region.TABLE, self.section, number_of))

    def _paragraph(self, element: Element, spot: Spot, container: float, table_style: str = "") -> Paragraph:
        own = element.find(f"{W}pPr")
        runs = tuple(
            Run(_run_text(run), self._look(element, own, run, table_style))
            for run in element.iter(f"{W}r")
            if not _is_hidden(run, element)
        )
        size = next((run.look.size for run in runs if run.text.strip()), 0.0)
        layout, bordered = self._layout(element, own, table_style, size)
        for box in element.iter(f"{W}txbxContent"):
            if not any(parent.tag == f"{_MC}Fallback" for parent in box.iterancestors()):
                at = Spot(Region.BOX, spot.section)
                self.boxes += [self._paragraph(p, at, container) for p in box.iterfind(f"{W}p")]
        return Paragraph(
            runs=runs,
            layout=layout,
            spot=spot,
            container=container,
            label=self.labels.next(element),
            style="" if own is None else _attribute(own, f"{W}pStyle", "val") or "",
            borders=(container - layout.left - layout.right,) if bordered else (),
            drawn=tuple(drawn_lines(element)),
            has_page_number=_has_page_number(element),
        )

    def _look(self, paragraph: Element, own: Element | None, run: Element, table_style: str) -> Look:
        """The look of a run; one for all runs with the same styles and format, of which a table has thousands."""
        style = None if own is None else own.find(f"{W}pStyle")
        key = (table_style, _bytes(style), _bytes(run.find(f"{W}rPr")))
        if key not in self.looks:
            levels = self.styles.paragraph_levels(paragraph, table_style, "rPr")
            self.looks[key] = self.styles.look(levels, run)
        return self.looks[key]

    def _layout(
        self, paragraph: Element, own: Element | None, table_style: str, size: float
    ) -> tuple[Layout, bool]:
        """The measures of a paragraph and whether it draws a line; kept as the looks are."""
        key = (table_style, _bytes(own), size)
        if key not in self.layouts:
            levels = self.styles.paragraph_levels(paragraph, table_style, "pPr")
            in_list = self.list_levels.get(list_place([*levels, *([] if own is None else [own])]))
            levels += [level for level in (in_list, own) if level is not None]
            self.layouts[key] = layout_of(levels, size), has_border(levels)
        return self.layouts[key]

    def _section(self, properties: Element, no: int, shown: dict[tuple[str, str], Part]) -> Section:
        for kind in ("header", "footer"):
            for reference in properties.iterfind(f"{W}{kind}Reference"):
                part = self.package.part.related_parts[str(reference.get(_R_ID))]
                shown[kind, str(reference.get(f"{W}type", "default"))] = part
        first = _flag(properties, "titlePg")
        start = _attribute(properties, f"{W}pgNumType", "start")
        width, height = (
            number(_attribute(properties, f"{W}pgSz", name), default)
            for name, default in zip("wh", _A4, strict=True)
        )
        sides = [
            number(_attribute(properties, f"{W}pgMar", name), 1440) / _TWIPS_PER_MM
            for name in ("top", "bottom", "left", "right")
        ]
        gutter = number(_attribute(properties, f"{W}pgMar", "gutter"), 0) / _TWIPS_PER_MM
        later = ("default", "even") if self.even_pages else ("default",)
        return Section(
            width=width / _TWIPS_PER_MM,
            height=height / _TWIPS_PER_MM,
            margins=Margins(abs(sides[0]), abs(sides[1]), sides[2] + gutter, sides[3]),
            headers=tuple(tuple(self._edges(shown, Region.HEADER, (kind,), no)) for kind in later),
            footers=tuple(self._edges(shown, Region.FOOTER, later, no)),
            first_headers=tuple(self._edges(shown, Region.HEADER, ("first",), no)) if first else None,
            first_footers=tuple(self._edges(shown, Region.FOOTER, ("first",), no)) if first else None,
            starts_at=None if start is None else int(number(start, 0)),
            number_format=_attribute(properties, f"{W}pgNumType", "fmt") or "decimal",
        )

    def _edges(
        self, shown: dict[tuple[str, str], Part], region: Region, kinds: tuple[str, ...], no: int
    ) -> Iterator[Paragraph]:
        for kind in kinds:
            part = shown.get((region.value, kind))
            root = None if part is None else getattr(part, "element", None)
            if root is not None:
                width = self.widths[no - 1]
                yield from (self._paragraph(p, Spot(region, no), width) for p in root.iter(f"{W}p"))


def _bytes(element: Element | None) -> bytes:
    return b"" if element is None else etree.tostring(element, with_tail=False)


def _root(parts: dict[str, Part], suffix: str) -> Element | None:
    part = next((part for kind, part in parts.items() if kind.endswith(suffix)), None)
    return None if part is None else etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))


def _flat(parent: Element) -> Iterator[Element]:
    """The children, with what is wrapped in controls or marked as inserted."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _flat(child)
        else:
            yield child


def _is_hidden(element: Element, within: Element) -> bool:
    """Whether an element is deleted text, or belongs to a text box or a copy for older programs."""
    for parent in element.iterancestors():
        if parent is within:
            return False
        if parent.tag in _HIDDEN:
            return True
    return False


def _run_text(run: Element) -> str:
    return "".join(
        (child.text or "") if child.tag == f"{W}t" else _SIGNS.get(str(child.tag), "") for child in run
    )


def _has_page_number(paragraph: Element) -> bool:
    codes = "".join(code.text or "" for code in paragraph.iter(f"{W}instrText"))
    simple = (str(field.get(f"{W}instr", "")) for field in paragraph.iter(f"{W}fldSimple"))
    return any(_PAGE.search(text) for text in (codes, *simple))


def _attribute(element: Element, path: str, name: str) -> str | None:
    found = element.find(path)
    value = None if found is None else found.get(f"{W}{name}")
    return None if value is None else str(value)


def _flag(properties: Element | None, name: str) -> bool:
    found = None if properties is None else properties.find(f"{W}{name}")
    return found is not None and str(found.get(f"{W}val", "1")) not in _OFF


def _cell_margins(table: Element) -> float:
    sides = (_attribute(table, f"{W}tblPr/{W}tblCellMar/{W}{side}", "w") for side in ("left", "right"))
    return sum(number(side, _CELL_MARGIN) for side in sides)


def _text_width(properties: Element) -> float:
    page = number(_attribute(properties, f"{W}pgSz", "w"), _A4[0])
    return page - sum(number(_attribute(properties, f"{W}pgMar", side), 1440) for side in ("left", "right"))
