"""The parts of an .xlsx package, unpacked and brought to plain text without detours."""

from __future__ import annotations

import codecs
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

_XML = etree.XMLParser(resolve_entities=False, no_network=True)
_ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]+)|#x([0-9a-fA-F]+));|&")
_SIGNS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_DECLARATION = 100
_ENCRYPTED = 1
_LOCAL_HEADER = 30
_ROOM = 1 << 20


class NotPlainError(Exception):
    """The file may be sound, but it is one for the library."""


def need(plain: bool) -> None:
    """Raise NotPlainError unless what we rely on holds."""
    if not plain:
        raise NotPlainError


class Parts:
    """The parts of a package by their names. A part that is missing raises KeyError."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self._entries = package.NameToInfo

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def tree(self, name: str) -> etree._Element:
        """A part as a tree; one that defines entities of its own is not plain."""
        data = self._unpacked(name)
        need(b"<!DOCTYPE" not in data)
        return etree.fromstring(data, _XML)

    def text(self, name: str) -> str:
        """A part as text, with line ends as XML has them."""
        data = self._unpacked(name)
        declaration = data[:_DECLARATION].lower()
        need(b"encoding=" not in declaration or b"utf-8" in declaration)
        text = data.removeprefix(codecs.BOM_UTF8).decode()
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

    def _unpacked(self, name: str) -> bytes:
        """The bytes of a part. ``zipfile`` reads in small steps, which takes twice as long for small parts."""
        entry = self._entries[name]
        need(entry.compress_type == zipfile.ZIP_DEFLATED and not entry.flag_bits & _ENCRYPTED)
        name_length, extra_length = struct.unpack_from("<HH", self._data, entry.header_offset + 26)
        start = entry.header_offset + _LOCAL_HEADER + name_length + extra_length
        packed = self._data[start : start + entry.compress_size]
        data = zlib.decompress(packed, -zlib.MAX_WBITS, min(entry.file_size, _ROOM))
        need(zlib.crc32(data) == entry.CRC)
        return data


def unescaped(text: str) -> str:
    """The text that stands between tags or in an attribute, with its entities resolved."""
    return _ENTITY.sub(_sign, text) if "&" in text else text


def _sign(entity: re.Match[str]) -> str:
    name, decimal, hexadecimal = entity.groups()
    if name:
        return _SIGNS[name]
    need(bool(decimal or hexadecimal))
    return chr(int(decimal) if decimal else int(hexadecimal, 16))
