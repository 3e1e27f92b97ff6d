"""Word packages written part by part, for what no library writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.plans.document import Document
from toolkit.plans.reader import read_document

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"


@dataclass(frozen=True)
class Package:
    """The XML of the parts of a Word file."""

    body: str
    numbering: str = ""
    styles: str = ""
    content_type: str = _MAIN_TYPE
    main: str = "word/document.xml"
    parts: Mapping[str, bytes] = field(default_factory=dict)
    relations: str = ""
    prolog: str = ""

    def bytes(self) -> bytes:
        """The package."""
        target = io.BytesIO()
        folder, _slash, base = self.main.rpartition("/")
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(
                "[Content_Types].xml",
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                f'<Override PartName="/{self.main}" ContentType="{self.content_type}"/></Types>',
            )
            package.writestr(
                "_rels/.rels",
                _relations(f'<Relationship Id="r" Type="{_R}/officeDocument" Target="{self.main}"/>'),
            )
            package.writestr(
                self.main, f"{self.prolog}<w:document {_SPACES}><w:body>{self.body}</w:body></w:document>"
            )
            if self.numbering:
                package.writestr(
                    f"{folder}/numbering.xml", f"<w:numbering {_SPACES}>{self.numbering}</w:numbering>"
                )
            if self.styles:
                package.writestr(f"{folder}/styles.xml", f"<w:styles {_SPACES}>{self.styles}</w:styles>")
            package.writestr(f"{folder}/_rels/{base}.rels", _relations(self.relations))
            for name, data in self.parts.items():
                package.writestr(name, data)
        return target.getvalue()


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def p(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def cell(content: str, properties: str = "") -> str:
    """A table cell; plain text is put into a paragraph."""
    inside = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row of cells, or of their texts."""
    inside = "".join(
        one if one.startswith("<w:tc>") or one.startswith("<w:sdt>") else cell(one) for one in cells
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def opened(package: Package, folder: Path, name: str = "a.docx") -> Document:
    """The package as the toolkit reads it from a file."""
    path = folder / name
    path.write_bytes(package.bytes())
    return read_document(path)


def texts(document: Document) -> list[str]:
    """The paragraphs outside tables."""
    return [paragraph.text for paragraph in document.paragraphs]


def grid(document: Document, index: int = 0) -> list[list[tuple[str, int, bool]]]:
    """A table's cells: text, span, whether it goes on with the one above."""
    return [[(c.text, c.span, c.continued) for c in row.cells] for row in document.tables[index].rows]


def words(document: Document, index: int = 0) -> list[list[str]]:
    """A table's texts."""
    return [[c.text for c in row.cells] for row in document.tables[index].rows]
