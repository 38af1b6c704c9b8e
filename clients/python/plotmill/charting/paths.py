"""Path: lines and curves through vertices, with matplotlib's codes."""

from __future__ import annotations

from typing import Any

import numpy

from .refuse import refuse

STOP, MOVETO, LINETO, CURVE3, CURVE4, CLOSEPOLY = 0, 1, 2, 3, 4, 79
_CORNERS = {MOVETO: 1, LINETO: 1, CURVE3: 2, CURVE4: 3, CLOSEPOLY: 1}


class Path:
    """Vertices (n, 2) and, for each, a code; without codes straight lines through all."""

    code_type = numpy.uint8
    STOP, MOVETO, LINETO, CURVE3, CURVE4, CLOSEPOLY = STOP, MOVETO, LINETO, CURVE3, CURVE4, CLOSEPOLY
    NUM_VERTICES_FOR_CODE = {STOP: 1, **_CORNERS}

    def __init__(self, vertices: Any, codes: Any = None, _interpolation_steps: int = 1, closed: bool = False, readonly: bool = False) -> None:
        self.vertices = numpy.array(vertices, float).reshape(-1, 2)
        self.codes: Any = None if codes is None else numpy.array(codes, self.code_type).reshape(-1)
        if self.codes is not None:
            if len(self.codes) != len(self.vertices):
                raise ValueError("'codes' must be a 1D list or array with the same length of 'vertices'. "
                                 f"Your vertices have shape {self.vertices.shape} but your codes have shape {self.codes.shape}")
            if len(self.codes) and self.codes[0] != MOVETO:
                raise ValueError(f"The first element of 'code' must be equal to 'MOVETO' ({MOVETO}).  Your first code is {self.codes[0]}")
        elif closed and len(self.vertices):
            self.codes = straight_codes(len(self.vertices))
            self.codes[-1] = CLOSEPOLY

    def __len__(self) -> int:
        return len(self.vertices)

    def wire_codes(self) -> Any:
        """Checked: curves have all their corners."""
        codes = straight_codes(len(self.vertices)) if self.codes is None else self.codes
        at = 0
        while at < len(codes):
            corners = _CORNERS.get(int(codes[at]))
            if corners is None:
                refuse(f"Path code {codes[at]}", "MOVETO, LINETO, CURVE3, CURVE4, CLOSEPOLY")
            if (codes[at:at + corners] != codes[at]).any() or at + corners > len(codes):
                raise ValueError("malformed path: a curve lacks some of its control points")
            at += corners
        return codes

    def moved(self, x: Any, y: Any) -> Path:
        """Of other places, with the same codes."""
        return Path(numpy.column_stack([x, y]), self.codes)

    def turns(self) -> Any:
        """Places between which all others lie along x and y: the ends of pieces, and where curves turn back."""
        places, codes, vertices, at = [], self.wire_codes(), self.vertices, 0
        while at < len(codes):
            code = int(codes[at])
            corners = _CORNERS[code]
            if code != CLOSEPOLY:
                places.append(vertices[at + corners - 1:at + corners])
            if code in (CURVE3, CURVE4):
                places.append(_extrema(vertices[at - 1:at + corners]))
            at += corners
        return numpy.concatenate(places) if places else numpy.zeros((0, 2))

    def copy(self) -> Path:
        return Path(self.vertices, self.codes)

    def get_extents(self, transform: Any = None, **_: Any) -> Any:
        from .boxes import Bbox
        if transform is not None:
            refuse("Path.get_extents(transform=…)", "get_extents() of data")
        places = self.turns()
        low, high = places.min(axis=0), places.max(axis=0)
        return Bbox.from_bounds(*low, *(high - low))

    @classmethod
    def make_compound_path(cls, *paths: Any) -> Path:
        if not paths:
            return cls(numpy.zeros((0, 2)))
        return cls(numpy.concatenate([path.vertices for path in paths]), numpy.concatenate([path.wire_codes() for path in paths]))

    @classmethod
    def unit_rectangle(cls) -> Path:
        return cls([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], closed=True)

    @classmethod
    def unit_regular_polygon(cls, numVertices: int) -> Path:
        turn = 2 * numpy.pi / numVertices * numpy.arange(numVertices + 1) + numpy.pi / 2
        return cls(numpy.column_stack([numpy.cos(turn), numpy.sin(turn)]), closed=True)

    @classmethod
    def unit_regular_star(cls, numVertices: int, innerCircle: float = 0.5) -> Path:
        turn = numpy.pi / numVertices * numpy.arange(2 * numVertices + 1) + numpy.pi / 2
        reach = numpy.ones(2 * numVertices + 1)
        reach[1::2] = innerCircle
        return cls(numpy.column_stack([reach * numpy.cos(turn), reach * numpy.sin(turn)]), closed=True)

    @classmethod
    def unit_circle(cls) -> Path:
        return cls.circle()

    @classmethod
    def circle(cls, center: Any = (0.0, 0.0), radius: float = 1.0, readonly: bool = False) -> Path:
        """Eight cubics (D. Lancaster, "Approximating a circle or an ellipse using four Bézier cubic splines")."""
        reach, half = 0.2652031, numpy.sqrt(0.5)
        side = half * reach
        quarter = [(reach, -1), (half - side, -half - side), (half, -half), (half + side, -half + side), (1, -reach), (1, 0)]
        places: list[tuple[float, float]] = [(0.0, -1.0)]
        right = (1.0, 0.0)  # where the turned x axis points to
        for _ in range(4):
            places += [(x * right[0] - y * right[1], x * right[1] + y * right[0]) for x, y in quarter]
            right = (-right[1], right[0])
        codes = [MOVETO, *[CURVE4] * 24, CLOSEPOLY]
        return cls(numpy.array([*places, (0.0, -1.0)]) * radius + numpy.asarray(center, float), codes)

    @classmethod
    def arc(cls, theta1: float, theta2: float, n: Any = None, is_wedge: bool = False) -> Path:
        """Cubics of equal angles (L. Maisonobe, "Drawing an elliptical arc using polylines, quadratic or cubic Bézier curves", 2003)."""
        end = theta2 - 360 * numpy.floor((theta2 - theta1) / 360)
        if theta2 != theta1 and end <= theta1:
            end += 360  # a whole turn is not an empty one
        start, end = numpy.radians([theta1, end])
        pieces = int(2 ** numpy.ceil((end - start) / (numpy.pi / 2))) if n is None else n
        if pieces < 1:
            raise ValueError("n must be >= 1 or None")
        step = (end - start) / pieces
        reach = numpy.sin(step) * (numpy.sqrt(4 + 3 * numpy.tan(step / 2) ** 2) - 1) / 3
        turn = numpy.linspace(start, end, pieces + 1)
        at = numpy.column_stack([numpy.cos(turn), numpy.sin(turn)])
        ahead = reach * numpy.column_stack([-at[:, 1], at[:, 0]])
        pieces_of = numpy.stack([at[:-1] + ahead[:-1], at[1:] - ahead[1:], at[1:]], axis=1).reshape(-1, 2)
        places, codes = numpy.concatenate([at[:1], pieces_of]), [MOVETO, *[CURVE4] * (3 * pieces)]
        if is_wedge:
            places, codes = numpy.concatenate([[[0, 0]], places, [[0, 0], [0, 0]]]), [MOVETO, LINETO, *codes[1:], LINETO, CLOSEPOLY]
        return cls(places, codes)

    @classmethod
    def wedge(cls, theta1: float, theta2: float, n: Any = None) -> Path:
        return cls.arc(theta1, theta2, n, True)

    def __getattr__(self, name: str) -> Any:
        if name in ("transformed", "contains_point", "contains_points", "contains_path", "intersects_path", "intersects_bbox", "interpolated", "to_polygons",
                    "cleaned", "clip_to_bbox", "iter_segments", "iter_bezier", "hatch"):
            refuse(f"Path.{name}()", "arithmetic with Path.vertices")
        raise AttributeError(f"'Path' object has no attribute {name!r}")


def straight_codes(count: int) -> Any:
    codes = numpy.full(count, LINETO, Path.code_type)
    codes[:1] = MOVETO
    return codes


def _extrema(corners: Any) -> Any:
    """Of a curve of three or four corners: where it turns back along x or along y."""
    last = len(corners) - 1
    steps = numpy.diff(corners, axis=0)
    slopes = steps if last == 2 else None
    found = []
    for axis in (0, 1):
        a, b, c = (0.0, *(slopes[1, axis] - slopes[0, axis], slopes[0, axis])) if slopes is not None else \
            (steps[2, axis] - 2 * steps[1, axis] + steps[0, axis], 2 * (steps[1, axis] - steps[0, axis]), steps[0, axis])
        roots = numpy.roots([a, b, c]) if a or b else numpy.zeros(0)
        found += [root.real for root in roots if abs(root.imag) < 1e-12 and 0 < root.real < 1]
    shares = numpy.array(found)[:, None]
    weights = [_binomial(last, k) * shares ** k * (1 - shares) ** (last - k) for k in range(last + 1)]
    return sum(weight * corner for weight, corner in zip(weights, corners)) if found else numpy.zeros((0, 2))


def _binomial(n: int, k: int) -> int:
    return (1, 2, 1)[k] if n == 2 else (1, 3, 3, 1)[k]
