"""Ruling lines and pictures of a PDF page, from the page's own drawing instructions."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as raw

from toolkit.plans.pdf_page import Rule
from toolkit.plans.pdf_view import PLAIN, Matrix, View, after, moved

_THIN = 3.0
_SHORTEST = 4.0
_SLANT = 0.6
_MOST_OBJECTS = 200_000
_MOST_DEPTH = 8
_INVISIBLE = 3

# The library hands out its own objects as pointers without a type.
Handle = Any
Point = tuple[float, float]


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page beside letters: lines along it, and the area under pictures (square points).

    ``unseen``: letters on it are drawn invisibly, as over a scan.
    """

    view: View
    rules: list[Rule] = field(default_factory=list)
    pictures: float = 0.0
    unseen: bool = False
    _seen: int = 0

    def read(self, page: Handle) -> None:
        """Take in all objects of the page."""
        self._objects(page, (raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject), PLAIN, 0)

    def _objects(
        self,
        parent: Handle,
        access: tuple[Callable[..., int], Callable[..., Handle]],
        outer: Matrix,
        depth: int,
    ) -> None:
        count, item = access
        for index in range(count(parent)):
            self._seen += 1
            if self._seen > _MOST_OBJECTS:
                return
            thing = item(parent, index)
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(thing, after(_matrix(thing), outer))
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self._picture(after(_matrix(thing), outer))
            elif kind == raw.FPDF_PAGEOBJ_TEXT:
                self.unseen = self.unseen or raw.FPDFTextObj_GetTextRenderMode(thing) == _INVISIBLE
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MOST_DEPTH:
                inner = (raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
                self._objects(thing, inner, after(_matrix(thing), outer), depth + 1)

    def _picture(self, matrix: Matrix) -> None:
        (left, top), (right, bottom) = self.view.at(*moved(0, 0, matrix)), self.view.at(*moved(1, 1, matrix))
        width, height = self.view.size
        across = min(max(left, right), width) - max(min(left, right), 0)
        down = min(max(top, bottom), height) - max(min(top, bottom), 0)
        self.pictures += max(across, 0) * max(down, 0)

    def _path(self, path: Handle, matrix: Matrix) -> None:
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, filled, stroked)
        if not (filled.value or stroked.value):
            return
        for points in _stretches(path):
            placed = [self.view.at(*moved(x, y, matrix)) for x, y in points]
            if not all(math.isfinite(number) for point in placed for number in point):
                continue
            if stroked.value:
                for begin, end in pairwise(placed):
                    self._rule(begin, end)
            else:
                self._bar(placed)

    def _bar(self, points: list[Point]) -> None:
        """A filled shape so thin that it draws a line."""
        xs, ys = [x for x, _y in points], [y for _x, y in points]
        left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
        if bottom - top <= _THIN and right - left > bottom - top:
            self._rule((left, (top + bottom) / 2), (right, (top + bottom) / 2))
        elif right - left <= _THIN:
            self._rule(((left + right) / 2, top), ((left + right) / 2, bottom))

    def _rule(self, begin: Point, end: Point) -> None:
        (x0, y0), (x1, y1) = begin, end
        if abs(y1 - y0) <= _SLANT and abs(x1 - x0) >= _SHORTEST:
            self.rules.append(Rule(min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2))
        elif abs(x1 - x0) <= _SLANT and abs(y1 - y0) >= _SHORTEST:
            self.rules.append(Rule((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1)))


def _stretches(path: Handle) -> Iterator[list[Point]]:
    """The stretches of straight lines in a path; curves interrupt them."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if raw.FPDFPathSegment_GetType(segment) != raw.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = []
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _matrix(thing: Handle) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, matrix):
        return PLAIN
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
