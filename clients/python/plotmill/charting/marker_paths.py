"""Outlines of matplotlib's filled markers, whole and in halves, as (vertices, codes) in marker sizes: what no marker's name can say."""

from __future__ import annotations

from typing import Any

import numpy

MOVE, LINE, CUBIC, CLOSE = 1, 2, 4, 79
NEVER = "never"  # goes to whole pixels
_TURN = {"top": 0, "left": 90, "bottom": 180, "right": 270}


class Outline:
    """Vertices with matplotlib's Path codes."""

    __slots__ = ("vertices", "codes")

    def __init__(self, vertices: Any, codes: Any = None, is_closed: bool = False) -> None:
        self.vertices = numpy.array(vertices, float).reshape(-1, 2)
        if is_closed:
            self.vertices = numpy.concatenate([self.vertices, self.vertices[:1]])
        count = len(self.vertices)
        self.codes = [MOVE, *[LINE] * (count - 1)] if codes is None else [int(code) for code in codes]
        if is_closed:
            self.codes[-1] = CLOSE

    def moved(self, x: float, y: float) -> Outline:
        return Outline(self.vertices + (x, y), self.codes)

    def scaled(self, x: float, y: float | None = None) -> Outline:
        return Outline(self.vertices * (x, x if y is None else y), self.codes)

    def turned(self, degrees: float) -> Outline:
        cos, sin = numpy.cos(numpy.radians(degrees)), numpy.sin(numpy.radians(degrees))
        return Outline(self.vertices @ numpy.array([[cos, sin], [-sin, cos]]), self.codes)


def _closed(corners: Any) -> Outline:
    return Outline(corners, is_closed=True)


def _around(count: int, inner: float = 1.0) -> Any:
    """Corners on the unit circle from the top on, the first one at the end again; every second one at `inner`."""
    turn = 2 * numpy.pi / count * numpy.arange(count + 1) + numpy.pi / 2
    radius = numpy.where(numpy.arange(count + 1) % 2, inner, 1.0)
    return numpy.column_stack([radius * numpy.cos(turn), radius * numpy.sin(turn)])


def _half_circle() -> Outline:
    """The right half, of four cubics (as Lancaster's circle of eight)."""
    reach, half = 0.2652031, numpy.sqrt(0.5)
    side = half * reach
    up = [(half + side, -half + side), (1, -reach), (1, 0)]
    corners = [(0, -1), (reach, -1), (half - side, -half - side), (half, -half), *up,
               (1, reach), (half + side, half - side), (half, half), (half - side, half + side), (reach, 1), (0, 1), (0, -1)]
    return Outline(corners, [MOVE, *[CUBIC] * 12, CLOSE])


def _whole_circle() -> Outline:
    right = _half_circle()
    left = right.turned(180)
    return Outline(numpy.concatenate([right.vertices[:-1], left.vertices[1:]]), [MOVE, *[CUBIC] * 24, CLOSE])


_SQUARE = [(0, 0), (1, 0), (1, 1), (0, 1)]
_TRIANGLES = {"top": _closed([(0, 1), (-3 / 5, -1 / 5), (3 / 5, -1 / 5)]), "left": _closed([(0, 1), (0, -1), (-1, -1)]),
              "bottom": _closed([(-3 / 5, -1 / 5), (3 / 5, -1 / 5), (1, -1), (-1, -1)]), "right": _closed([(0, 1), (0, -1), (1, -1)])}
_SIDES = ("top", "left", "bottom", "right")
_OPPOSITE = {"top": "bottom", "bottom": "top", "left": "right", "right": "left"}
_PLUS = [(-1, -3), (1, -3), (1, -1), (3, -1), (3, 1), (1, 1), (1, 3), (-1, 3), (-1, 1), (-3, 1), (-3, -1), (-1, -1)]
_CROSS = [(-1, -2), (0, -1), (1, -2), (2, -1), (1, 0), (2, 1), (1, 2), (0, 1), (-1, 2), (-2, 1), (-1, 0), (-2, -1)]
_HALF_PLUS = [(3, 0), (3, 1), (1, 1), (1, 3), (-1, 3), (-1, 1), (-3, 1), (-3, 0)]
_HALF_CROSS = [(1, 0), (2, 1), (1, 2), (0, 1), (-1, 2), (-2, 1), (-1, 0)]


def _circle(size: float) -> Any:
    def paths(side: str | None) -> Any:
        if side is None:
            return _whole_circle().scaled(size / 2), None
        first = _half_circle().scaled(size / 2).turned({"right": 0, "top": 90, "left": 180, "bottom": 270}[side])
        return first, first.turned(180)
    return paths


def _triangle(degrees: float, skip: int) -> Any:
    def paths(side: str | None) -> Any:
        def placed(outline: Outline) -> Outline:
            return outline.scaled(0.5).turned(degrees)
        if side is None:
            return placed(_closed([(0, 1), (-1, -1), (1, -1)])), None
        return tuple(placed(_TRIANGLES[_SIDES[(_SIDES.index(one) + skip) % 4]]) for one in (side, _OPPOSITE[side]))
    return paths


def _square(side: str | None) -> Any:
    def placed(outline: Outline, degrees: float = 0) -> Outline:
        return outline.moved(-0.5, -0.5).turned(degrees)
    if side is None:
        return placed(_closed(_SQUARE)), None
    turn = {"bottom": 0, "right": 90, "top": 180, "left": 270}[side]
    return (placed(Outline([(0, 0), (1, 0), (1, 0.5), (0, 0.5), (0, 0)]), turn), placed(Outline([(0, 0.5), (1, 0.5), (1, 1), (0, 1), (0, 0.5)]), turn))


def _diamond(width: float) -> Any:
    def paths(side: str | None) -> Any:
        def placed(outline: Outline, degrees: float = 0) -> Outline:
            return outline.moved(-0.5, -0.5).turned(45).turned(degrees).scaled(width, 1)
        if side is None:
            return placed(_closed(_SQUARE)), None
        turn = {"right": 0, "top": 90, "left": 180, "bottom": 270}[side]
        return placed(Outline([(0, 0), (1, 0), (1, 1), (0, 0)]), turn), placed(Outline([(0, 0), (0, 1), (1, 1), (0, 0)]), turn)
    return paths


def _parts(corners: Any, sides: Any, degrees: float = 0) -> Any:
    """Polygons whose halves are named corners; `sides` gives those of each side."""
    def paths(side: str | None) -> Any:
        if side is None:
            return _closed(corners[:-1]).scaled(0.5).turned(degrees), None
        return tuple(Outline(sides(corners)[one]).scaled(0.5).turned(degrees) for one in (side, _OPPOSITE[side]))
    return paths


def _pentagon_sides(v: Any) -> dict[str, Any]:
    low = (0, -(1 + numpy.sqrt(5)) / 4)
    return {"top": v[[0, 1, 4, 0]], "bottom": v[[1, 2, 3, 4, 1]], "left": [v[0], v[1], v[2], low, v[0]], "right": [v[0], v[4], v[3], low, v[0]]}


def _star_sides(v: Any) -> dict[str, Any]:
    return {"top": v[[0, 1, 2, 3, 7, 8, 9, 0]], "bottom": v[[3, 4, 5, 6, 7, 3]], "left": v[[0, 1, 2, 3, 4, 5, 0]], "right": v[[0, 5, 6, 7, 8, 9, 0]]}


def _hexagon_sides(v: Any) -> dict[str, Any]:
    x = abs(numpy.cos(5 * numpy.pi / 6))
    return {"top": [(-x, 0), *v[[1, 0, 5]], (x, 0)], "bottom": [(-x, 0), *v[2:5], (x, 0)], "left": v[0:4], "right": v[[0, 5, 4, 3]]}


def _turned_hexagon_sides(v: Any) -> dict[str, Any]:
    x, y = numpy.sqrt(3) / 4, 3 / 4
    return {"top": v[[1, 0, 5, 4, 1]], "bottom": v[1:5], "left": [(x, y), *v[:3], (-x, -y), (x, y)], "right": [(x, y), *v[5:2:-1], (-x, -y)]}


def _octagon(side: str | None) -> Any:
    if side is None:
        return _closed(_around(8)[:-1]).scaled(0.5).turned(22.5), None
    x = numpy.sqrt(2) / 4
    half = Outline([(0, -1), (0, 1), (-x, 1), (-1, x), (-1, -x), (-x, -1), (0, -1)]).scaled(0.5)
    first = half.turned({"left": 0, "bottom": 90, "right": 180, "top": 270}[side])
    return first, first.turned(180)


def _folded(whole: Any, half: Any, unit: float) -> Any:
    def paths(side: str | None) -> Any:
        if side is None:
            return _closed(whole).scaled(1 / unit), None
        first = _closed(half).scaled(1 / unit).turned(_TURN[side])
        return first, first.turned(180)
    return paths


# (paths of a side, join, size from which on corners go to whole pixels)
FILLED: dict[Any, tuple[Any, str, Any]] = {
    "o": (_circle(1), "round", NEVER), ".": (_circle(0.5), "round", NEVER), "s": (_square, "miter", 2), "^": (_triangle(0, 0), "miter", 5),
    "v": (_triangle(180, 2), "miter", 5), "<": (_triangle(90, 3), "miter", 5), ">": (_triangle(270, 1), "miter", 5), "D": (_diamond(1), "miter", 5),
    "d": (_diamond(0.6), "miter", 5), "p": (_parts(_around(5), _pentagon_sides), "miter", 5),
    "*": (_parts(_around(10, 0.381966), _star_sides), "bevel", 5), "h": (_parts(_around(6), _hexagon_sides), "miter", None),
    "H": (_parts(_around(6), _turned_hexagon_sides, 30), "miter", None), "8": (_octagon, "miter", 5),
    "P": (_folded(_PLUS, _HALF_PLUS, 6), "miter", 5), "X": (_folded(_CROSS, _HALF_CROSS, 4), "miter", 5)}
