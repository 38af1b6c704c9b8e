"""Patches with curves: PathPatch, Ellipse, Circle, Arc, Annulus; recorded as paths."""

from __future__ import annotations

from typing import Any

import numpy

from .limit_mark import unseen
from .patches import Patch, Polygon
from .paths import CLOSEPOLY, MOVETO, Path


class PathShape(Patch):
    """Knows its outline in its own coordinates."""

    def outline(self) -> Path:
        raise NotImplementedError

    get_path = outline

    def turns(self) -> Any:
        """Places that the limits take in."""
        return self.outline().turns()

    def extents(self) -> Any:
        places = self.turns()
        return (places[:, 0], places[:, 1]) if len(places) else None

    def has_own_limits(self) -> bool:
        """Whether matplotlib takes in something else than where the outline runs."""
        return False

    def record_many(self, recorder: Any, patches: list[Any]) -> list[dict[str, Any]]:
        fields = self._base("polygons", 1.0)
        record_paths(recorder, fields, [patch.outline() for patch in patches])
        fields["snap"] = True
        self._record_look(fields, patches)
        if self.in_limits and any(patch.has_own_limits() for patch in patches):
            fields["in_limits"] = False
            return [fields, limits_of(self, numpy.concatenate([patch.turns() for patch in patches]))]
        return [fields]


def record_paths(recorder: Any, fields: dict[str, Any], paths: list[Path]) -> None:
    paths = [path for path in paths if len(path)]
    places = numpy.concatenate([path.vertices for path in paths]) if paths else numpy.zeros((0, 2))
    codes = numpy.concatenate([path.wire_codes() for path in paths]) if paths else numpy.zeros(0)
    fields["x"], fields["y"] = recorder.numbers(places[:, 0].copy()), recorder.numbers(places[:, 1].copy())
    fields["codes"] = recorder.numbers(codes.astype(float))
    if len(paths) > 1:
        fields["counts"] = recorder.numbers(numpy.array([len(path) for path in paths], float))


def limits_of(artist: Any, places: Any) -> dict[str, Any]:
    """What only counts for the limits."""
    fields = unseen(places[:, 0], places[:, 1])
    if not (artist._coords.x == artist._coords.y == "data"):
        fields["coords"] = artist._coords.wire()
    return fields


class PathPatch(PathShape):
    EDGE_BY_DEFAULT = True

    def __init__(self, path: Path, **kwargs: Any) -> None:
        if not isinstance(path, Path):
            raise TypeError(f"a PathPatch is made of a Path, not of {type(path).__name__}")
        self._path = path
        super().__init__(**kwargs)

    def outline(self) -> Path:
        return self._path

    get_path = outline

    def set_path(self, path: Path) -> None:
        self._path = path


class Ellipse(PathShape):
    def __init__(self, xy: Any, width: float, height: float, angle: float = 0, **kwargs: Any) -> None:
        self._center, self._size, self._angle = tuple(map(float, xy)), (float(width), float(height)), float(angle)
        super().__init__(**kwargs)

    def _unit_path(self) -> Path:
        return Path.unit_circle()

    def _place(self, unit: Any) -> Any:
        across, up = unit[:, 0] * (self._size[0] / 2), unit[:, 1] * (self._size[1] / 2)
        cos, sin = numpy.cos(numpy.radians(self._angle)), numpy.sin(numpy.radians(self._angle))
        return self._center[0] + across * cos - up * sin, self._center[1] + across * sin + up * cos

    def outline(self) -> Path:
        unit = self._unit_path()
        return unit.moved(*self._place(unit.vertices))

    def turns(self) -> Any:
        """Of the ellipse before it is turned, as matplotlib's."""
        return numpy.column_stack(self._place(self._unit_path().turns()))

    def has_own_limits(self) -> bool:
        return self._angle % 90 != 0

    def get_center(self) -> Any:
        return self._center

    def set_center(self, xy: Any) -> None:
        self._center = tuple(map(float, xy))

    center = property(get_center, set_center)

    def get_width(self) -> float:
        return self._size[0]

    def set_width(self, width: float) -> None:
        self._size = (float(width), self._size[1])

    width = property(get_width, set_width)

    def get_height(self) -> float:
        return self._size[1]

    def set_height(self, height: float) -> None:
        self._size = (self._size[0], float(height))

    height = property(get_height, set_height)

    def get_angle(self) -> float:
        return self._angle

    def set_angle(self, angle: float) -> None:
        self._angle = float(angle)

    angle = property(get_angle, set_angle)


class Circle(Ellipse):
    def __init__(self, xy: Any, radius: float = 5, **kwargs: Any) -> None:
        super().__init__(xy, radius * 2, radius * 2, **kwargs)

    def get_radius(self) -> float:
        return self._size[0] / 2

    def set_radius(self, radius: float) -> None:
        self._size = (float(radius) * 2,) * 2

    radius = property(get_radius, set_radius)


class Arc(Ellipse):
    """A piece of an ellipse's line; its angles are those of the ellipse as it is drawn."""

    EDGE_BY_DEFAULT = True

    def __init__(self, xy: Any, width: float, height: float, angle: float = 0.0, theta1: float = 0.0, theta2: float = 360.0, **kwargs: Any) -> None:
        if kwargs.setdefault("fill", False):
            raise ValueError("Arc objects can not be filled")
        self.theta1, self.theta2 = theta1, theta2
        super().__init__(xy, width, height, angle, **kwargs)

    def _unit_path(self) -> Path:
        width, height = self._size
        is_whole = self.theta1 != self.theta2 and self.theta1 % 360 == self.theta2 % 360
        if width == height or is_whole:
            return Path.arc(self.theta1, self.theta2)
        return Path.arc(_stretched(self.theta1, width / height), _stretched(self.theta2, width / height))


def _stretched(degrees: float, scale: float) -> float:
    """The angle on the circle that an ellipse is stretched from."""
    angle = numpy.radians(degrees)
    turned = numpy.degrees(numpy.arctan2(numpy.sin(angle) * scale, numpy.cos(angle)))
    return float((turned + 360) % 360)


class Annulus(PathShape):
    """An elliptical ring."""

    def __init__(self, xy: Any, r: Any, width: float, angle: float = 0.0, **kwargs: Any) -> None:
        self._center, self._angle = tuple(map(float, xy)), float(angle)
        self._radii = (float(r), float(r)) if numpy.ndim(r) == 0 else (float(r[0]), float(r[1]))
        if min(self._radii) <= width:
            raise ValueError("Width of annulus must be less than or equal to semi-minor axis")
        super().__init__(**kwargs)
        self._ring = float(width)

    def outline(self) -> Path:
        arc = Path.arc(0, 360)
        outer, inner = Ellipse(self._center, *(2 * r for r in self._radii), self._angle), Ellipse(self._center, *(2 * (r - self._ring) for r in self._radii), self._angle)
        outside, inside = numpy.column_stack(outer._place(arc.vertices)), numpy.column_stack(inner._place(arc.vertices[::-1]))
        return Path(numpy.concatenate([outside, inside, outside[:1], [[0, 0]]]), [*arc.codes, MOVETO, *arc.codes[1:], MOVETO, CLOSEPOLY])


class RegularPolygon(Polygon):
    def __init__(self, xy: Any, numVertices: int, radius: float = 5, orientation: float = 0, **kwargs: Any) -> None:
        turn = 2 * numpy.pi / numVertices * numpy.arange(numVertices) + numpy.pi / 2 + orientation
        super().__init__(numpy.column_stack([xy[0] + radius * numpy.cos(turn), xy[1] + radius * numpy.sin(turn)]), **kwargs)


class CirclePolygon(RegularPolygon):
    def __init__(self, xy: Any, radius: float = 5, resolution: int = 20, **kwargs: Any) -> None:
        super().__init__(xy, resolution, radius=radius, orientation=0, **kwargs)
