"""What was read in a return as bytes, and back: the same return, to the last digit."""

from __future__ import annotations

import sys
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

import msgspec

from toolkit.model.findings import Finding
from toolkit.model.returns import Answer, FieldPlace, Identity, LooseText, ReadReturn, RowTexts, Value


class _Kind(IntEnum):
    """The type of a value, which its text alone does not tell."""

    NOTHING = 0
    TEXT = 1
    NUMBER = 2
    DAY = 3
    MOMENT = 4


class _Answer(msgspec.Struct, array_like=True):
    line: str | None
    field: str
    sheet: str
    cell: str
    shown: str
    kind: _Kind
    value: str | None


class _Read(msgspec.Struct, array_like=True):
    identity: Identity
    answers: list[_Answer]
    findings: tuple[Finding, ...]
    rows: tuple[RowTexts, ...]
    loose: tuple[LooseText, ...]


class _Shape(msgspec.Struct, array_like=True):
    """What the returns of many agencies have in common: the lines, and where their fields are."""

    lines: tuple[str, ...]
    places: tuple[FieldPlace, ...]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Read)
_SHAPE_DECODER = msgspec.msgpack.Decoder(_Shape)


class Encoded(NamedTuple):
    """A return in two parts; the second is the same for all communes that were asked the same."""

    own: bytes
    shape: bytes


class Shape(NamedTuple):
    """The keys of the lines of a return, and the places of its fields."""

    lines: tuple[str, ...]
    places: tuple[FieldPlace, ...]


def encoded(read: ReadReturn) -> Encoded:
    """The bytes that ``Decoding`` makes the same return of."""
    answers = [_Answer(*answer[:5], *_stated(answer)) for answer in read.answers]
    own = _Read(read.identity, answers, read.findings, read.rows, read.loose)
    return Encoded(_ENCODER.encode(own), _ENCODER.encode(_Shape(read.lines, read.places)))


class Decoding:
    """Makes returns of their bytes. What several have in common, each return made here holds only once.

    Thousands of returns would otherwise fill the memory with copies of places, names and printed texts.
    """

    def __init__(self) -> None:
        self._shapes: dict[bytes, Shape | None] = {}
        self._loose: dict[tuple[LooseText, ...], tuple[LooseText, ...]] = {}

    def read(self, parts: Encoded) -> ReadReturn | None:
        """The return; None when the bytes are not those of one."""
        shape = self._shape(parts.shape)
        return None if shape is None else self._read(parts.own, shape)

    def _shape(self, data: bytes) -> Shape | None:
        if data not in self._shapes:
            self._shapes[data] = _decoded_shape(data)
        return self._shapes[data]

    def _read(self, own: bytes, shape: Shape) -> ReadReturn | None:
        try:
            read = _DECODER.decode(own)
            answers = tuple(_answer(one) for one in read.answers)
        except (msgspec.DecodeError, ValueError, ArithmeticError):
            return None
        loose = self._loose.setdefault(read.loose, read.loose)
        return ReadReturn(read.identity, answers, shape.lines, shape.places, read.findings, read.rows, loose)


def _decoded_shape(data: bytes) -> Shape | None:
    """The second part; None when the bytes are not those of one."""
    try:
        shape = _SHAPE_DECODER.decode(data)
    except msgspec.DecodeError:
        return None
    return Shape(shape.lines, shape.places)


def _answer(one: _Answer) -> Answer:
    intern = sys.intern
    line = one.line if one.line is None else intern(one.line)
    return Answer(line, intern(one.field), intern(one.sheet), intern(one.cell), one.shown, _value(one))


def _stated(answer: Answer) -> tuple[_Kind, str | None]:
    value = answer.value
    match value:
        case None:
            return _Kind.NOTHING, None
        case str():
            # Most texts are what is shown, and then they are written once.
            return _Kind.TEXT, None if value == answer.shown else value
        case Decimal():
            return _Kind.NUMBER, str(value)
        case datetime():
            return _Kind.MOMENT, value.isoformat()
        case _:
            return _Kind.DAY, value.isoformat()


def _value(one: _Answer) -> Value | None:
    if one.kind is _Kind.TEXT:
        return one.shown if one.value is None else one.value
    if one.kind is _Kind.NOTHING or one.value is None:
        return None
    if one.kind is _Kind.NUMBER:
        return Decimal(one.value)
    return (datetime if one.kind is _Kind.MOMENT else date).fromisoformat(one.value)
