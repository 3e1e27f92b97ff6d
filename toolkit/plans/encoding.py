"""Bytes of a text file to text, or a clear refusal."""

from __future__ import annotations

import codecs

from toolkit.messages import _
from toolkit.model.errors import PlanError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(name: str, data: bytes) -> str:
    """The text of UTF-8 or UTF-16 bytes, with or without a byte order mark; PlanError for anything else.

    Legacy code pages (TCVN3, VNI, windows-1258) are never guessed: the same bytes mean different letters.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(name, data[len(bom) :], encoding)
    if b"\x00" in data[:4096]:
        even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
        return _strict(name, data, "utf-16-be" if even > odd else "utf-16-le")
    return _strict(name, data, "utf-8")


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise PlanError(_refusal(name)) from error
    if "\x00" in text:
        raise PlanError(_refusal(name))
    return text


def _refusal(name: str) -> str:
    return _(
        "{name} is not Unicode text (UTF-8 or UTF-16), so its Vietnamese letters cannot be read with "
        "certainty. Save it as UTF-8, or as .docx with a Unicode font."
    ).format(name=name)
