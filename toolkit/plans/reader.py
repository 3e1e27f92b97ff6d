"""Reading a decision document of any supported type into blocks."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

from toolkit.messages import _
from toolkit.model.errors import PlanError
from toolkit.plans.document import Caution, CautionKind, Document
from toolkit.plans.file_kinds import FileKind
from toolkit.plans.kind_reader import read_kind
from toolkit.plans.refusals import misnamed_text, of_kind, scanned

SUPPORTED = (
    ".docx", ".docm", ".dotx", ".dotm", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".txt", ".pdf",
    ".doc", ".dot", ".rtf", ".odt", ".ott", ".fodt", ".wps",
)  # fmt: skip
"""Endings of the files that plans come in; what a file is, is told by its content."""

_MAX_BYTES = 64 << 20
_MOST_LETTERS = 5_000_000
"""2,000 pages of 2,500 letters."""

_OFTEN_TEXT = frozenset({".txt", ".doc", ".dot", ".rtf", ".wps"})
"""Endings under which plain text is a text: Word opens it. Under the others it is something gone wrong."""

_THROUGH_OFFICE = {
    FileKind.OLD_WORD: ".doc",
    FileKind.WORD_XML: ".xml",
    FileKind.RTF: ".rtf",
    FileKind.OPEN_TEXT: ".odt",
    FileKind.FLAT_OPEN_TEXT: ".fodt",
    FileKind.WORKS: ".wps",
}

Parser = Callable[[str, bytes], Document]


def read_document(path: Path) -> Document:
    """Read ``path``, whatever its type; raise PlanError with what is wrong and what to do about it."""
    data = _bytes(path)
    kind = read_kind(path.name, data)
    parse = _parser(kind)
    if kind is FileKind.TEXT and path.suffix.lower() not in _OFTEN_TEXT:
        promised = path.suffix.lower() in SUPPORTED
        raise PlanError(misnamed_text(str(path)) if promised else of_kind(str(path), FileKind.UNKNOWN))
    if parse is None:
        raise PlanError(of_kind(str(path), kind))
    document = parse(path.name, data)
    letters = sum(map(len, document.texts()))
    if letters > _MOST_LETTERS:
        raise PlanError(
            _(
                "{path} holds more text than 2,000 pages, so it is no single plan. Give the plan alone."
            ).format(path=path)
        )
    if not letters:
        if any(caution.kind is CautionKind.PICTURE for caution in document.cautions):
            raise PlanError(scanned(str(path)))
        raise PlanError(_("{path} holds no text. Check that it is the right file.").format(path=path))
    return document


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise PlanError(_("{path} is a folder. Give the document in it.").format(path=path))
        if not stat.S_ISREG(status.st_mode):
            raise PlanError(_("{path} is no file. Give the document itself.").format(path=path))
        if status.st_size > _MAX_BYTES:
            raise PlanError(
                _("{path} is too large for a plan ({size} MB). Check that it is the right file.").format(
                    path=path, size=status.st_size >> 20
                )
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise PlanError(
            _("{path} does not exist. Check the name and the folder.").format(path=path)
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise PlanError(
            _("{path} cannot be opened: {reason}. Close it in Word or check your rights to it.").format(
                path=path, reason=reason
            )
        ) from error
    if not data.strip(b" \t\r\n\x00"):
        raise PlanError(_("{path} is empty. Check that it is the right file.").format(path=path))
    return data


def _parser(kind: FileKind) -> Parser | None:
    """What reads this kind; libraries are loaded only for the kind at hand."""
    if kind is FileKind.WORD:
        return _word
    if kind is FileKind.TEXT:
        from toolkit.plans.text_reader import parse_text

        return parse_text
    if kind is FileKind.HTML:
        from toolkit.plans.html_reader import parse_html

        return parse_html
    if kind is FileKind.WEB_ARCHIVE:
        from toolkit.plans.web_archive_reader import parse_web_archive

        return parse_web_archive
    if kind is FileKind.PDF:
        from toolkit.plans.pdf_reader import parse_pdf

        return parse_pdf
    suffix = _THROUGH_OFFICE.get(kind)
    return None if suffix is None else lambda name, data: _through_office(name, data, suffix)


def _word(name: str, data: bytes) -> Document:
    from toolkit.plans.docx_reader import parse_docx

    return parse_docx(name, data, _chunk)


def _through_office(name: str, data: bytes, suffix: str) -> Document:
    from toolkit.plans.office_reader import to_docx

    return _word(name, to_docx(name, data, suffix))


def _chunk(name: str, data: bytes) -> Document:
    """A document embedded in a Word file; one that cannot be read is looked at by a person."""
    from toolkit.plans.docx_reader import parse_docx

    kind = read_kind("", data)
    parse = parse_docx if kind is FileKind.WORD else _parser(kind)
    try:
        if parse is not None:
            return parse(name, data)
    except PlanError:
        pass
    return Document(name, (), (Caution(CautionKind.EMBEDDED_OBJECT),))
