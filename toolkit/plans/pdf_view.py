"""From the coordinates a PDF page is drawn in to those of a reader in front of it."""

from __future__ import annotations

from dataclasses import dataclass

Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class View:
    """A page with its bounds (left, bottom, right, top; y upwards), turned clockwise by quarter turns."""

    bounds: tuple[float, float, float, float]
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen."""
        left, bottom, right, top = self.bounds
        across, down = abs(right - left), abs(top - bottom)
        return (down, across) if self.turns % 2 else (across, down)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as seen: from the top left corner, y downwards."""
        left, bottom, right, top = self.bounds
        places = (
            (x - left, top - y),
            (y - bottom, x - left),
            (right - x, y - bottom),
            (top - y, right - x),
        )
        return places[self.turns]


def moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """A point after the transformation."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def after(inner: Matrix, outer: Matrix) -> Matrix:
    """The transformation that does ``inner`` first and then ``outer``."""
    a, b, c, d, e, f = inner
    p, q, r, s, _e, _f = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, *moved(e, f, outer)
