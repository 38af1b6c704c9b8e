"""Bbox: a rectangle by its corners, as get_position() returns it."""

from __future__ import annotations

from typing import Any

import numpy

from .not_covered import Named


class Bbox(Named):
    def __init__(self, points: Any) -> None:
        (self.x0, self.y0), (self.x1, self.y1) = ((float(x), float(y)) for x, y in points)

    @classmethod
    def from_bounds(cls, x0: float, y0: float, width: float, height: float) -> Bbox:
        return cls([[x0, y0], [x0 + width, y0 + height]])

    @classmethod
    def from_extents(cls, *args: Any) -> Bbox:
        return cls([args[:2], args[2:]])

    width = property(lambda self: self.x1 - self.x0)
    height = property(lambda self: self.y1 - self.y0)
    bounds = property(lambda self: (self.x0, self.y0, self.width, self.height))
    extents = property(lambda self: numpy.array([self.x0, self.y0, self.x1, self.y1]))
    p0 = property(lambda self: numpy.array([self.x0, self.y0]))
    p1 = property(lambda self: numpy.array([self.x1, self.y1]))
    xmin = property(lambda self: min(self.x0, self.x1))
    xmax = property(lambda self: max(self.x0, self.x1))
    ymin = property(lambda self: min(self.y0, self.y1))
    ymax = property(lambda self: max(self.y0, self.y1))

    def get_points(self) -> Any:
        return numpy.array([[self.x0, self.y0], [self.x1, self.y1]])

    def __iter__(self) -> Any:
        return iter(self.get_points())

    def __str__(self) -> str:
        return f"Bbox(x0={self.x0}, y0={self.y0}, x1={self.x1}, y1={self.y1})"

    def __repr__(self) -> str:
        return f"Bbox([[{self.x0}, {self.y0}], [{self.x1}, {self.y1}]])"
