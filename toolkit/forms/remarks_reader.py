"""What lies over the cells of an .xlsx sheet: comments, and words and pictures drawn on it."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from defusedxml import ElementTree
from openpyxl.utils.cell import coordinate_to_tuple

from toolkit.model.returns import RawComment

_ADDRESS = re.compile(r"[A-Z]{1,3}[0-9]{1,7}")
_LEGACY_FONT = re.compile(rb'<(?:\w+:)?rFont val="(?:\.vn|vni-)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remarks:
    """Comments by cell, and the words of each shape ('' for a picture)."""

    comments: tuple[RawComment, ...] = ()
    shapes: tuple[str, ...] = ()


def read_remarks(package: zipfile.ZipFile, part: str) -> Remarks:
    """The remarks of the sheet in ``part``; of a thread of replies all of them, instead of Excel's notice."""
    notes: dict[str, str] = {}
    threads: dict[str, list[str]] = {}
    shapes: list[str] = []
    for kind, target in _related(package, part):
        if kind == "comments":
            notes |= dict(_notes(package.read(target)))
        elif kind == "threadedComment":
            for ref, text in _thread(package.read(target)):
                threads.setdefault(ref, []).append(text)
        elif kind == "drawing":
            shapes += _shapes(package.read(target))
    notes |= {ref: "\n".join(texts) for ref, texts in threads.items()}
    comments = (
        RawComment(*coordinate_to_tuple(ref), text.strip())
        for ref, text in notes.items()
        if _ADDRESS.fullmatch(ref) and text.strip()
    )
    return Remarks(tuple(sorted(comments, key=lambda c: (c.row, c.column))), tuple(shapes))


def has_legacy_runs(data: bytes) -> bool:
    """Whether a part holds texts of which a piece is in a font of before Unicode."""
    return _LEGACY_FONT.search(data) is not None


def _related(package: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """Kind and name of the parts a sheet refers to, as far as they are there."""
    path = PurePosixPath(part)
    relations = f"{path.parent}/_rels/{path.name}.rels"
    names = set(package.namelist())
    if relations not in names:
        return
    for relation in ElementTree.fromstring(package.read(relations)):
        target = relation.get("Target", "")
        absolute = target.lstrip("/") if target.startswith("/") else f"{path.parent}/{target}"
        name = posixpath.normpath(absolute)
        if name in names:
            yield relation.get("Type", "").rpartition("/")[2], name


def _notes(data: bytes) -> Iterator[tuple[str, str]]:
    for comment in ElementTree.fromstring(data).iter():
        if comment.tag.endswith("}comment"):
            yield (
                comment.get("ref", ""),
                "".join(t.text or "" for t in comment.iter() if t.tag.endswith("}t")),
            )


def _thread(data: bytes) -> Iterator[tuple[str, str]]:
    for comment in ElementTree.fromstring(data):
        text = "".join(t.text or "" for t in comment if t.tag.endswith("}text"))
        if text.strip():
            yield comment.get("ref", ""), text


def _shapes(data: bytes) -> Iterator[str]:
    for shape in ElementTree.fromstring(data).iter():
        if shape.tag.endswith("}pic"):
            yield ""
        elif shape.tag.endswith("}sp"):
            words = " ".join((t.text or "").strip() for t in shape.iter() if t.tag.endswith("}t")).strip()
            if words:
                yield words
