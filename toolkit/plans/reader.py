"""Reading a decision document of any supported type into blocks."""

from __future__ import annotations

from pathlib import Path

from toolkit.messages import _
from toolkit.model.errors import PlanError
from toolkit.plans.document import Document

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_MAX_BYTES = 64 << 20
SUPPORTED = (".docx", ".txt", ".html", ".htm")


def read_document(path: Path) -> Document:
    """Read ``path`` (.docx, .txt, .html); raise PlanError with what is wrong and what to do about it."""
    suffix = path.suffix.lower()
    if suffix not in SUPPORTED:
        raise PlanError(_refusal(path))
    document = _parse(path.name, suffix, _bytes(path))
    if not any(text.strip() for text in document.texts()):
        raise PlanError(_("{path} holds no text. Check that it is the right file.").format(path=path))
    return document


def _parse(name: str, suffix: str, data: bytes) -> Document:
    if suffix == ".docx":
        from toolkit.plans.docx_reader import parse_docx

        return parse_docx(name, data)
    if suffix == ".txt":
        from toolkit.plans.text_reader import parse_text

        return parse_text(name, data)
    from toolkit.plans.html_reader import parse_html

    return parse_html(name, data)


def _refusal(path: Path) -> str:
    if path.suffix.lower() in {".doc", ".rtf", ".odt", ".wps"}:
        return _("{path} is not a .docx file. Open it in Word, save it as .docx and read that.").format(
            path=path
        )
    if path.suffix.lower() == ".pdf":
        return _(
            "{path} is a PDF; its tables cannot be read with certainty. Ask for the Word file (.docx)."
        ).format(path=path)
    return _("{path} is of a type that cannot be read as a plan. Give a .docx, .txt or .html file.").format(
        path=path
    )


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > _MAX_BYTES:
            raise PlanError(
                _("{path} is too large for a plan ({size} MB). Check that it is the right file.").format(
                    path=path, size=size >> 20
                )
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise PlanError(
            _("{path} does not exist. Check the name and the folder.").format(path=path)
        ) from error
    except OSError as error:
        raise PlanError(
            _("{path} cannot be opened: {reason}. Close it in Word or check your rights to it.").format(
                path=path, reason=error.strerror or error
            )
        ) from error
    if not data.strip():
        raise PlanError(_("{path} is empty. Check that it is the right file.").format(path=path))
    _check_content(path, data)
    return data


def _check_content(path: Path, data: bytes) -> None:
    if data.startswith(_OLE):
        raise PlanError(
            _(
                "{path} is an old Word file or is locked with a password. Open it in Word, remove the "
                "password, save it as .docx and read that."
            ).format(path=path)
        )
    is_docx = path.suffix.lower() == ".docx"
    if is_docx and not data.startswith(_ZIP):
        raise PlanError(
            _("{path} is called .docx but is no Word file. Open it in Word and save it as .docx.").format(
                path=path
            )
        )
    if not is_docx and data.startswith((_ZIP, b"%PDF")):
        raise PlanError(
            _("{path} is not the type its name says. Give it its right name, or save it as .docx.").format(
                path=path
            )
        )
