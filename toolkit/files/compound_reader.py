"""Names of the streams in an OLE2 file, read without trusting any number in it."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_MAX_SECTORS = 1 << 16
_LAST_ORDINARY = 0xFFFFFFFA
_HEADER_DIFAT = 109
_STREAM = 2
_FILEPASS = 0x002F
_BOF = 0x0809
_MINI_CUTOFF = 4096
_WORD_FLAGS = 10
_WORD_ENCRYPTED = 0x0100


class CompoundError(Exception):
    """The file breaks off or its chains lead nowhere."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A stream or storage: where it starts and how long it says it is."""

    name: str
    kind: int
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Compound:
    """What an OLE2 file holds.

    ``locked_workbook``: an .xls in it is encrypted (record FILEPASS); ``locked_document``: so is a .doc.
    """

    streams: tuple[str, ...]
    locked_workbook: bool
    locked_document: bool = False


def read_compound(path: Path) -> Compound:
    """The directory of an OLE2 file; raise CompoundError when it cannot be followed to its end."""
    with path.open("rb") as stream:
        return compound_in(stream)


def compound_in(stream: BinaryIO) -> Compound:
    """The same for an OLE2 file that is open already."""
    try:
        sectors = _Sectors(stream)
        entries = tuple(_entries(sectors))
        names = tuple(entry.name for entry in entries)
        return Compound(names, _locked(sectors, entries), _locked_word(sectors, entries))
    except (struct.error, UnicodeDecodeError, IndexError) as error:
        raise CompoundError(str(error)) from error


class _Sectors:
    """Sectors by number and the chains that link them."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        header = stream.read(512)
        (shift,) = struct.unpack_from("<H", header, 30)
        if shift not in (9, 12):
            raise CompoundError("sector size")
        self._size = 1 << shift
        (self.directory,) = struct.unpack_from("<I", header, 48)
        difat = list(struct.unpack_from(f"<{_HEADER_DIFAT}I", header, 76))
        next_difat, count = struct.unpack_from("<II", header, 68)
        for _turn in range(min(count, _MAX_SECTORS)):
            if next_difat >= _LAST_ORDINARY:
                break
            numbers = self._numbers(next_difat)
            difat += numbers[:-1]
            next_difat = numbers[-1]
        self._fat = [number for number in difat if number < _LAST_ORDINARY]

    def read(self, number: int) -> bytes:
        """The bytes of one sector; the last one of a file may be short, but not missing."""
        self._stream.seek((number + 1) * self._size)
        data = self._stream.read(self._size)
        if not data:
            raise CompoundError("sector beyond the end")
        return data

    def _numbers(self, number: int) -> list[int]:
        return list(struct.unpack(f"<{self._size // 4}I", self.read(number)))

    def chain(self, start: int) -> list[int]:
        """The sector numbers of a chain, in order."""
        table: dict[int, list[int]] = {}
        chain: list[int] = []
        number = start
        while number < _LAST_ORDINARY:
            if len(chain) >= _MAX_SECTORS:
                raise CompoundError("endless chain")
            chain.append(number)
            block, index = divmod(number, self._size // 4)
            if block >= len(self._fat):
                raise CompoundError("chain beyond the table")
            if block not in table:
                table[block] = self._numbers(self._fat[block])
            number = table[block][index]
        return chain


def _entries(sectors: _Sectors) -> list[Entry]:
    entries = []
    for number in sectors.chain(sectors.directory):
        data = sectors.read(number)
        for offset in range(0, len(data) - 127, 128):
            length, kind = struct.unpack_from("<HB", data, offset + 64)
            if kind == 0 or not 2 <= length <= 64:
                continue
            name = data[offset : offset + length - 2].decode("utf-16-le")
            start, size = struct.unpack_from("<II", data, offset + 116)
            entries.append(Entry(name.lstrip("\x01\x02\x03\x05\x06\x09"), kind, start, size))
    return entries


def _locked(sectors: _Sectors, entries: tuple[Entry, ...]) -> bool:
    """Whether the workbook stream is encrypted: the record FILEPASS stands right behind its beginning."""
    for entry in entries:
        if (
            entry.kind == _STREAM
            and entry.name.lower() in ("workbook", "book")
            and entry.size >= _MINI_CUTOFF
        ):
            chain = sectors.chain(entry.start)
            sectors.read(chain[-1])
            return _has_filepass(sectors.read(chain[0]))
    return False


def _locked_word(sectors: _Sectors, entries: tuple[Entry, ...]) -> bool:
    """Whether a Word stream says in its first header that what follows is encrypted."""
    for entry in entries:
        if entry.kind == _STREAM and entry.name == "WordDocument" and entry.size >= _MINI_CUTOFF:
            try:
                (flags,) = struct.unpack_from("<H", sectors.read(entry.start), _WORD_FLAGS)
            except CompoundError:
                return False
            return bool(flags & _WORD_ENCRYPTED)
    return False


def _has_filepass(data: bytes) -> bool:
    position = 0
    for turn in range(4):
        if position + 4 > len(data):
            return False
        record, length = struct.unpack_from("<HH", data, position)
        if turn == 0 and record != _BOF:
            return False
        if record == _FILEPASS:
            return True
        position += 4 + length
    return False
