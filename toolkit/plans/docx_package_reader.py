"""The parts of a Word package that hold text, opened without trusting anything the package says of itself."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from toolkit.messages import _
from toolkit.model.errors import PlanError
from toolkit.plans.kind_reader import ZIP_ERRORS
from toolkit.plans.refusals import locked

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAIN = "word/document.xml"
_MOST_ENTRIES = 20_000
_MOST_PART_BYTES = 64 << 20
_MOST_CHUNK_BYTES = 32 << 20
_ENCRYPTED_BIT = 0x1
_STRICT = b"http://purl.oclc.org/ooxml/"
# A strict document says the same under other namespaces; these are the ones whose elements hold text.
_STRICT_NAMES = (
    (_STRICT + b"wordprocessingml/main", W[1:-1].encode()),
    (
        _STRICT + b"officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (_STRICT + b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (_STRICT + b"drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        _STRICT + b"drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
)

Element = etree._Element


@dataclass(frozen=True, slots=True)
class WordParts:
    """The main part, its numbering and styles, and whole documents embedded in it by their relation id."""

    document: Element
    numbering: Element | None = None
    styles: Element | None = None
    chunks: Mapping[str, bytes] = field(default_factory=dict)


def read_parts(name: str, data: bytes) -> WordParts:
    """Open a Word package; PlanError when it is damaged, locked, swollen or no Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _parts(name, _Package(name, package))
    except (*ZIP_ERRORS, KeyError, etree.XMLSyntaxError, MemoryError) as error:
        raise PlanError(damaged(name)) from error


def damaged(name: str) -> str:
    """The sentence for a package that cannot be read."""
    return _(
        "{name} is damaged or no Word document. Open it in Word, save it as .docx again and read that."
    ).format(name=name)


class _Package:
    """Entries by their names in lower case, as Office compares them."""

    def __init__(self, name: str, package: zipfile.ZipFile) -> None:
        infos = package.infolist()
        if len(infos) > _MOST_ENTRIES:
            raise zipfile.BadZipFile(name)
        if any(info.flag_bits & _ENCRYPTED_BIT for info in infos):
            raise PlanError(locked(name))
        self._package = package
        self._infos = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in infos}

    def bytes_of(self, part: str, most: int = _MOST_PART_BYTES) -> bytes | None:
        """What a part holds, None where there is no such part; never more than ``most`` bytes are unpacked."""
        info = self._infos.get(part.lower())
        if info is None:
            return None
        with self._package.open(info) as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise zipfile.BadZipFile(part)
        return data

    def xml_of(self, part: str) -> Element | None:
        data = self.bytes_of(part)
        return None if data is None else _parsed(data)


def _parts(name: str, package: _Package) -> WordParts:
    main = next(iter(_targets(package, "", "/officeDocument").values()), _MAIN)
    document = package.xml_of(main)
    if document is None or document.tag != f"{W}document":
        raise PlanError(damaged(name))
    folder = posixpath.dirname(main)

    def part(kind: str) -> Element | None:
        named = _targets(package, main, f"/{kind}").values()
        return package.xml_of(next(iter(named), posixpath.join(folder, f"{kind}.xml")))

    chunks = {
        relation: data
        for relation, target in _targets(package, main, "/aFChunk").items()
        if (data := package.bytes_of(target, _MOST_CHUNK_BYTES)) is not None
    }
    return WordParts(document, part("numbering"), part("styles"), chunks)


def _targets(package: _Package, part: str, kind: str) -> dict[str, str]:
    """Parts that ``part`` ('' for the package) is related to by a relation whose type ends in ``kind``."""
    folder, base = posixpath.split(part)
    relations = package.xml_of(posixpath.join(folder, "_rels", f"{base}.rels"))
    found: dict[str, str] = {}
    for relation in () if relations is None else relations.iterchildren(tag=etree.Element):
        target = relation.get("Target", "")
        if not relation.get("Type", "").endswith(kind) or relation.get("TargetMode") == "External":
            continue
        path = target if target.startswith("/") else posixpath.join("/", folder, target)
        found[relation.get("Id", "")] = posixpath.normpath(path.replace("\\", "/")).lstrip("/")
    return found


def _parsed(data: bytes) -> Element:
    root = _root(data)
    if _STRICT in (root.tag.encode() if isinstance(root.tag, str) else b""):
        plain = etree.tostring(root, encoding="utf-8")
        for strict, usual in _STRICT_NAMES:
            plain = plain.replace(strict, usual)
        root = _root(plain)
    return root


def _root(data: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise zipfile.BadZipFile("document type declaration")
    return root
