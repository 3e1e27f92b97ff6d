"""Bytes of a text file to text, or a clear refusal."""

from __future__ import annotations

import codecs

from toolkit.model.errors import PlanError
from toolkit.plans.refusals import not_unicode
from toolkit.vietnamese.text import nfc

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096
# What a file may declare, and what is meant by it: browsers take Latin-1 for its Windows variant too.
_DECLARED = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "windows-1258": "cp1258",
    "cp1258": "cp1258",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}


def decode(name: str, data: bytes, declared: str | None = None) -> str:
    """The text of UTF-8 or UTF-16 bytes, or of the code page that the file declares; else PlanError.

    A legacy code page (TCVN3, VNI, windows-1258) that is not declared is never guessed: the same bytes mean
    different letters. Where UTF-8 is declared, a broken letter becomes U+FFFD, for the caller to judge.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(name, data[len(bom) :], encoding)
    if b"\x00" in data[:_HEAD]:
        even, odd = data[:_HEAD:2].count(0), data[1:_HEAD:2].count(0)
        return _strict(name, data, "utf-16-be" if even > odd else "utf-16-le")
    known = _DECLARED.get((declared or "").strip().lower())
    try:
        # Valid UTF-8 beyond ASCII is no accident, whatever is declared: browsers convert without saying so.
        return _sound(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if known is None:
            raise PlanError(not_unicode(name)) from error
    if known == "utf-8":
        return _sound(name, data.decode("utf-8", "replace"))
    return nfc(_strict(name, data, known))


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return _sound(name, data.decode(encoding))
    except UnicodeDecodeError as error:
        raise PlanError(not_unicode(name)) from error


def _sound(name: str, text: str) -> str:
    if "\x00" in text:
        raise PlanError(not_unicode(name))
    return text
